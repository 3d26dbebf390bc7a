-- How many bytes a second a person lets go to a destination, in place of what its route says; until 0 is for good.
CREATE TABLE bandwidth (
    destination TEXT PRIMARY KEY,
    timetable   TEXT NOT NULL,
    until       BIGINT NOT NULL,
    decided_by  TEXT NOT NULL
);
