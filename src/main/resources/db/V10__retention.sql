-- What is kept of a waybill that was given up after its time: what it was, so that its file is known when it is handed over
-- again. Of each the ledger has either the waybill, or this.
CREATE TABLE purged (
    id          TEXT PRIMARY KEY,
    destination TEXT NOT NULL,
    source      TEXT NOT NULL,
    folder      TEXT NOT NULL,
    name        TEXT NOT NULL,
    size        BIGINT NOT NULL,
    state       TEXT NOT NULL,
    since       BIGINT NOT NULL,
    accepted    BIGINT NOT NULL,
    at          BIGINT NOT NULL
);
CREATE INDEX purged_by_at ON purged (at);

-- How many waybills of a destination were given up in a state, by the quarter of an hour in which they were accepted: the
-- days of all time zones begin with one. What is older than any history counts for the quarter that begins at 0.
CREATE TABLE past (
    at          BIGINT NOT NULL,
    destination TEXT NOT NULL,
    state       TEXT NOT NULL,
    waybills    BIGINT NOT NULL,
    bytes       BIGINT NOT NULL,
    accepted    BIGINT NOT NULL,
    PRIMARY KEY (at, destination, state)
);

-- The one purge: which node is at it, null for none; when it was begun and when it last came to its end.
CREATE TABLE purge (
    id      BIGINT PRIMARY KEY,
    node    TEXT,
    began   BIGINT NOT NULL,
    ended   BIGINT NOT NULL,
    purged  BIGINT NOT NULL,
    trouble TEXT
);
INSERT INTO purge (id, node, began, ended, purged, trouble) VALUES (1, NULL, 0, 0, 0, NULL);

-- Whose file it is that was taken and left where it was: the source that sees it there.
ALTER TABLE taken ADD COLUMN source TEXT;
