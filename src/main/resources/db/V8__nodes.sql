-- The processes that work on this ledger. Each counts its beats; whether one lives is judged by whether its count moves.
CREATE TABLE node (
    id     TEXT PRIMARY KEY,
    name   TEXT NOT NULL,
    since  BIGINT NOT NULL,
    beats  BIGINT NOT NULL,
    at     BIGINT NOT NULL,
    polls  BOOLEAN NOT NULL,
    routes TEXT NOT NULL
);
-- What a node is busy with.
CREATE INDEX waybill_by_owner ON waybill (owner) WHERE state = 'SENDING';
