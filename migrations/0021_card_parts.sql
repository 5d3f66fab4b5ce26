-- The parts of a card, each saved on its own, and what a desk wants in them.

CREATE TABLE card_part (
    card_id uuid NOT NULL REFERENCES card,
    part text NOT NULL,
    version bigint NOT NULL CHECK (version > 0),
    zone_id uuid NOT NULL REFERENCES zone,
    content jsonb NOT NULL,
    saved_by uuid NOT NULL REFERENCES operator,
    saved_by_name text NOT NULL,
    saved_at timestamptz NOT NULL,
    reason text CHECK (reason <> ''),
    taken_from date,
    PRIMARY KEY (card_id, part, version)
);
COMMENT ON TABLE card_part IS 'Every save of every part of a card; the last version is what holds, none is changed or removed';
COMMENT ON COLUMN card_part.card_id IS 'Card';
COMMENT ON COLUMN card_part.part IS 'Which part (domain::card::parts::Part)';
COMMENT ON COLUMN card_part.version IS 'Counts the saves of this part, from one';
COMMENT ON COLUMN card_part.zone_id IS 'Zone';
COMMENT ON COLUMN card_part.content IS 'Values by code of the field (domain::card::parts::Values)';
COMMENT ON COLUMN card_part.saved_by IS 'Operator who saved it';
COMMENT ON COLUMN card_part.saved_by_name IS 'Their name at that time';
COMMENT ON COLUMN card_part.saved_at IS 'When';
COMMENT ON COLUMN card_part.reason IS 'Why it was corrected, where the card was completed before';
COMMENT ON COLUMN card_part.taken_from IS 'Day of the earlier card it was taken over from';

CREATE TABLE card_rule (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    desk_id uuid REFERENCES desk,
    part text NOT NULL,
    field text NOT NULL,
    or_field text,
    holds text NOT NULL CHECK (holds IN
        ('always', 'minor', 'spoken_for', 'organisation', 'own_voice', 'protection', 'migrant', 'presa_in_carico')),
    UNIQUE NULLS NOT DISTINCT (desk_id, part, field, holds)
);
COMMENT ON TABLE card_rule IS 'Field that must be filled in before a card is completed';
COMMENT ON COLUMN card_rule.id IS 'Identifier';
COMMENT ON COLUMN card_rule.desk_id IS 'Desk that wants it; none for every desk';
COMMENT ON COLUMN card_rule.part IS 'Part of the card';
COMMENT ON COLUMN card_rule.field IS 'Code of the field';
COMMENT ON COLUMN card_rule.or_field IS 'Code of another field of the part that does as well';
COMMENT ON COLUMN card_rule.holds IS 'When it must be there (domain::card::parts::When)';
-- What the trade's card wants everywhere; a desk adds rows of its own.
INSERT INTO card_rule (part, field, or_field, holds) VALUES
    ('interlocutore', 'interlocutore-cognome', 'interlocutore-ente', 'spoken_for'),
    ('interlocutore', 'interlocutore-nome', 'interlocutore-ente', 'spoken_for'),
    ('interlocutore', 'interlocutore-ente', NULL, 'organisation'),
    ('stranieri', 'comprensione', NULL, 'own_voice'),
    ('stranieri', 'parlato', NULL, 'own_voice'),
    ('stranieri', 'lettura', NULL, 'own_voice'),
    ('stranieri', 'scrittura', NULL, 'own_voice'),
    ('stranieri', 'protezione-comune', NULL, 'protection'),
    ('stranieri', 'ultimo-paese', NULL, 'migrant'),
    ('bisogni', 'bisogni', NULL, 'minor'),
    ('bisogni', 'specifica', NULL, 'minor'),
    ('categoria', 'categoria', NULL, 'presa_in_carico');

ALTER TABLE card_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE card_part FORCE ROW LEVEL SECURITY;
CREATE POLICY card_part_read ON card_part FOR SELECT USING (EXISTS (SELECT FROM card WHERE card.id = card_id));
CREATE POLICY card_part_write ON card_part FOR INSERT
    WITH CHECK (EXISTS (SELECT FROM card WHERE card.id = card_id) AND saved_by = actor_operator());
GRANT SELECT, INSERT ON card_part TO sportello_app;
ALTER TABLE card_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE card_rule FORCE ROW LEVEL SECURITY;
CREATE POLICY card_rule_read ON card_rule FOR SELECT
    USING (actor_desk() IS NOT NULL AND (desk_id IS NULL OR desk_id = actor_desk()));
GRANT SELECT ON card_rule TO sportello_app;
