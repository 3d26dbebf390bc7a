-- The batch in which a waybill goes: the id of the one that began it; null for one that goes alone.
ALTER TABLE waybill ADD COLUMN batch TEXT;
CREATE INDEX waybill_by_batch ON waybill (batch) WHERE batch IS NOT NULL;
CREATE INDEX waybill_by_name ON waybill (destination, folder, name);
