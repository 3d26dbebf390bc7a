-- One row a waybill. Times are epoch milliseconds, sizes and offsets bytes.
CREATE TABLE waybill (
  id TEXT PRIMARY KEY,
  destination TEXT NOT NULL,
  source TEXT NOT NULL,
  name TEXT NOT NULL,
  size BIGINT NOT NULL,
  spooled TEXT NOT NULL,
  modified BIGINT NOT NULL,
  file_key TEXT NOT NULL,
  state TEXT NOT NULL,
  since BIGINT NOT NULL,
  reason TEXT,
  generation BIGINT NOT NULL DEFAULT 0,
  epoch BIGINT NOT NULL DEFAULT 0,
  lane TEXT UNIQUE,
  begun BOOLEAN NOT NULL DEFAULT FALSE,
  acknowledged BIGINT NOT NULL DEFAULT 0,
  highest BIGINT NOT NULL DEFAULT 0,
  sent BIGINT NOT NULL DEFAULT 0,
  checked BIGINT NOT NULL DEFAULT 0,
  crc BIGINT NOT NULL DEFAULT 0,
  committing BIGINT NOT NULL DEFAULT 0,
  attempts BIGINT NOT NULL DEFAULT 0,
  starts BIGINT NOT NULL DEFAULT 0,
  next_attempt BIGINT NOT NULL DEFAULT 0,
  owner TEXT,
  beat BIGINT NOT NULL DEFAULT 0,
  receipt TEXT,
  accepted BIGINT NOT NULL
);
CREATE INDEX waybill_by_state ON waybill (state, destination, accepted);

-- What happened to each waybill, in order.
CREATE TABLE event (
  waybill TEXT NOT NULL,
  number BIGINT NOT NULL,
  at BIGINT NOT NULL,
  what TEXT NOT NULL,
  detail TEXT,
  PRIMARY KEY (waybill, number)
);

CREATE INDEX event_accepted ON event (waybill) WHERE what = 'accepted';

-- Whether a destination takes files, and what was learned about it.
CREATE TABLE destination (
  name TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  since BIGINT NOT NULL,
  reason TEXT,
  probe_at BIGINT NOT NULL DEFAULT 0,
  probes BIGINT NOT NULL DEFAULT 0,
  chunk_size BIGINT NOT NULL DEFAULT 0
);
