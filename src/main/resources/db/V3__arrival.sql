-- Where in the watched folder a file was: the folders above it, with slashes; empty at the top.
ALTER TABLE waybill ADD COLUMN folder TEXT NOT NULL DEFAULT '';

-- When each source of arrivals was last looked at by its schedule.
CREATE TABLE arrival (
  source TEXT PRIMARY KEY,
  looked BIGINT NOT NULL
);

-- The files that were taken and left where they were.
CREATE TABLE taken (
  id TEXT PRIMARY KEY,
  at BIGINT NOT NULL
);
