-- What there is to say of a row of a waybill's table: why it was refused, what the destination warned of, or what it was
-- sent as while its answer is not known. Rows of which there is nothing to say have none.
CREATE TABLE row_note (
    waybill TEXT NOT NULL REFERENCES waybill (id),
    number  BIGINT NOT NULL,
    verdict TEXT NOT NULL,
    words   TEXT NOT NULL,
    PRIMARY KEY (waybill, number)
);
-- What was delivered with a reason was delivered with reservations.
CREATE INDEX waybill_with_reservations ON waybill (destination) WHERE state = 'DELIVERED' AND reason IS NOT NULL;
