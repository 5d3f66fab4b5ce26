-- The details of a request of a completed card are changed with a reason, as the parts of the card are.

ALTER TABLE service_sheet ADD COLUMN reason text CHECK (reason <> '');
COMMENT ON COLUMN service_sheet.reason IS 'Why it was changed, where the card was completed before';
