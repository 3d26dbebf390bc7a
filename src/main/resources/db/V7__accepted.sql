-- What was accepted when, and what is to be known of it where many are looked through: this index alone is read then.
CREATE INDEX waybill_by_accepted ON waybill (accepted, destination, state, size, name, id);
-- With as many columns as waybill_by_state, or SQLite takes that one, and reads every waybill that was delivered.
DROP INDEX waybill_with_reservations;
CREATE INDEX waybill_with_reservations ON waybill (state, destination, since, id)
  WHERE state = 'DELIVERED' AND reason IS NOT NULL;
DROP INDEX waybill_not_followed;
CREATE INDEX waybill_not_followed ON waybill (state, destination, id) WHERE NOT followed;
