-- By which protocol a begun upload was opened, and where it is where the file's name alone does not say it.
ALTER TABLE waybill ADD COLUMN protocol TEXT;
ALTER TABLE waybill ADD COLUMN upload TEXT;
UPDATE waybill SET protocol = 'three-phase' WHERE begun OR committing <> 0;
UPDATE waybill SET receipt = replace(receipt, '"name":', '"protocol":"three-phase","name":') WHERE receipt IS NOT NULL;
