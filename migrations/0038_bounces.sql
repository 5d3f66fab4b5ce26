-- What mail servers say afterwards of a mail that they had taken.

ALTER TABLE delivery
    ADD COLUMN reported text CHECK (reported IN ('delayed', 'failed')),
    ADD COLUMN reported_at timestamptz,
    ADD CONSTRAINT delivery_reported CHECK ((reported IS NULL) = (reported_at IS NULL));
COMMENT ON COLUMN delivery.reported IS 'What the other side said of it after it had taken it (domain::delivery::Report code)';
COMMENT ON COLUMN delivery.reported_at IS 'When that came';
