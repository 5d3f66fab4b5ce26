-- Who sent the person, and why exactly they came; and the access and the outcome of a completed card are corrected with
-- a reason, as its parts are.

ALTER TABLE card
    ADD COLUMN sender text NOT NULL DEFAULT '',
    ADD COLUMN specification text NOT NULL DEFAULT '';
COMMENT ON COLUMN card.sender IS 'Who sent the person, in the operator''s words; only where somebody did';
COMMENT ON COLUMN card.specification IS 'Why the person was called, which decree, or the like; may be empty';

CREATE TABLE card_correction (
    card_id uuid NOT NULL REFERENCES card,
    version bigint NOT NULL,
    zone_id uuid NOT NULL REFERENCES zone,
    before jsonb NOT NULL,
    corrected_by uuid NOT NULL REFERENCES operator,
    corrected_by_name text NOT NULL,
    corrected_at timestamptz NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    PRIMARY KEY (card_id, version)
);
COMMENT ON TABLE card_correction IS 'What the access or the outcome of a completed card was before it was corrected; nothing is changed or removed';
COMMENT ON COLUMN card_correction.card_id IS 'Card';
COMMENT ON COLUMN card_correction.version IS 'Number of the save of the card that was corrected';
COMMENT ON COLUMN card_correction.zone_id IS 'Zone';
COMMENT ON COLUMN card_correction.before IS 'What was replaced (domain::card::Replaced)';
COMMENT ON COLUMN card_correction.corrected_by IS 'Operator who corrected it';
COMMENT ON COLUMN card_correction.corrected_by_name IS 'Their name at that time';
COMMENT ON COLUMN card_correction.corrected_at IS 'When';
COMMENT ON COLUMN card_correction.reason IS 'Why, in the operator''s words';

ALTER TABLE card_correction ENABLE ROW LEVEL SECURITY;
ALTER TABLE card_correction FORCE ROW LEVEL SECURITY;
CREATE POLICY card_correction_read ON card_correction FOR SELECT
    USING (EXISTS (SELECT FROM card WHERE card.id = card_id));
CREATE POLICY card_correction_write ON card_correction FOR INSERT
    WITH CHECK (EXISTS (SELECT FROM card WHERE card.id = card_id) AND corrected_by = actor_operator());
GRANT SELECT, INSERT ON card_correction TO sportello_app;
