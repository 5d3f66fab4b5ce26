-- Who a person is, corrected: what was written before stays, with who changed it, when and why.

CREATE TABLE person_correction (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    person_id uuid NOT NULL REFERENCES person,
    detail text NOT NULL CHECK (detail IN
        ('cognome', 'nome', 'nascita', 'luogo', 'sesso', 'codice-fiscale', 'telefono', 'email')),
    before text,
    after text,
    why text NOT NULL CHECK (why <> ''),
    at timestamptz NOT NULL,
    operator_id uuid NOT NULL REFERENCES operator,
    operator_name text NOT NULL,
    CHECK (before IS DISTINCT FROM after)
);
COMMENT ON TABLE person_correction IS 'What of a person''s record was corrected at a desk: the value before and the new one; nothing is changed or removed';
COMMENT ON COLUMN person_correction.id IS 'Identifier, ordered by time';
COMMENT ON COLUMN person_correction.zone_id IS 'Zone';
COMMENT ON COLUMN person_correction.person_id IS 'Person';
COMMENT ON COLUMN person_correction.detail IS 'What (domain::person::correction::Detail)';
COMMENT ON COLUMN person_correction.before IS 'The value before, where there was one';
COMMENT ON COLUMN person_correction.after IS 'The new value, where there is one';
COMMENT ON COLUMN person_correction.why IS 'Why, in the operator''s words';
COMMENT ON COLUMN person_correction.at IS 'When';
COMMENT ON COLUMN person_correction.operator_id IS 'By whom';
COMMENT ON COLUMN person_correction.operator_name IS 'Their name at that time';
CREATE INDEX person_correction_of_person ON person_correction (person_id, at);

ALTER TABLE person_correction ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_correction FORCE ROW LEVEL SECURITY;
CREATE POLICY person_correction_read ON person_correction FOR SELECT USING (zone_id = actor_zone());
CREATE POLICY person_correction_write ON person_correction FOR INSERT
    WITH CHECK (zone_id = actor_zone() AND operator_id = actor_operator());
CREATE POLICY person_correction_outside ON person_correction AS RESTRICTIVE FOR SELECT
    USING ((SELECT NOT actor_is_outside()) OR EXISTS (SELECT FROM person WHERE person.id = person_id));
GRANT SELECT, INSERT ON person_correction TO sportello_app;
