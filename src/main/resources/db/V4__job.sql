-- What the destination said when it took the whole file and began to work on it: JSON; null where it works on none.
ALTER TABLE waybill ADD COLUMN job TEXT;
-- SHA-256 of the key in the address at which the destination may tell that it is done.
ALTER TABLE waybill ADD COLUMN callback TEXT;
-- How often it was waited for since the last progress, at no cost.
ALTER TABLE waybill ADD COLUMN waits BIGINT NOT NULL DEFAULT 0;
-- Whether the destination's work on the file was followed to its end.
ALTER TABLE waybill ADD COLUMN followed BOOLEAN NOT NULL DEFAULT TRUE;
CREATE INDEX waybill_not_followed ON waybill (destination) WHERE NOT followed;
