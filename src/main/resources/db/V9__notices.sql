-- Files that came together, by one push or in one run of an arrival, until all of them have ended and that is to be told.
CREATE TABLE consignment (
    id     TEXT PRIMARY KEY,
    kind   TEXT NOT NULL,
    source TEXT NOT NULL,
    begun  BIGINT NOT NULL,
    closes BIGINT NOT NULL,
    late   BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE TABLE consigned (
    waybill     TEXT PRIMARY KEY,
    consignment TEXT NOT NULL
);
CREATE INDEX consigned_by_consignment ON consigned (consignment);
-- What was told last of a thing, so that it is told once.
CREATE TABLE told (
    topic TEXT NOT NULL,
    about TEXT NOT NULL,
    what  TEXT NOT NULL,
    at    BIGINT NOT NULL,
    PRIMARY KEY (topic, about)
);
-- What is to be told and has not been yet, a row for each channel.
CREATE TABLE notice (
    id           TEXT NOT NULL,
    channel      TEXT NOT NULL,
    content      TEXT NOT NULL,
    made         BIGINT NOT NULL,
    attempts     BIGINT NOT NULL DEFAULT 0,
    next_attempt BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (id, channel)
);
CREATE INDEX notice_by_channel ON notice (channel, made);
