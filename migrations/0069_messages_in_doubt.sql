-- Codes that nobody sends any more do not count against whoever asked: those that may have left do, and are sent once
-- more at most.

ALTER TABLE contact_code ADD COLUMN unsure boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN contact_code.unsure IS 'Whether the gateway took the message without an answer: it may have left all the same';
