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

-- A codice fiscale is of one person wherever it is written: in the record, as a provisional one or as an earlier one.
-- What stays of it when omocodia is undone and the letter of control is left out; eleven digits stay as they are.
CREATE FUNCTION code_key(code text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN length(code) = 16 THEN
        substr(code, 1, 6) || translate(substr(code, 7, 2), 'LMNPQRSTUV', '0123456789')
        || substr(code, 9, 1) || translate(substr(code, 10, 2), 'LMNPQRSTUV', '0123456789')
        || substr(code, 12, 1) || translate(substr(code, 13, 3), 'LMNPQRSTUV', '0123456789')
    ELSE code END;
COMMENT ON FUNCTION code_key(text) IS 'A codice fiscale in capital letters as it is compared: without omocodia and letter of control';
ALTER TABLE person_fact ADD COLUMN fiscal_code_key text COLLATE "C" GENERATED ALWAYS AS (
    CASE
        WHEN kind = 'identificativi' AND NOT withdrawn
            AND content -> 'codice-tipo' ->> 0 IN ('codice-fiscale', 'provvisorio')
            AND regexp_replace(content -> 'codice-numero' ->> 0, '[^A-Za-z0-9]', '', 'g') <> ''
        THEN code_key(upper(regexp_replace(content -> 'codice-numero' ->> 0, '[^A-Za-z0-9]', '', 'g')))
    END
) STORED;
COMMENT ON COLUMN person_fact.fiscal_code_key IS 'Of an earlier or provisional codice fiscale: as it is compared (code_key)';
CREATE INDEX person_fact_fiscal_code ON person_fact (zone_id, fiscal_code_key) WHERE fiscal_code_key IS NOT NULL;

DROP FUNCTION code_is_taken(text);
CREATE FUNCTION code_is_taken(asked text, whose uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    before text := current_setting('sportello.desk', true);
    taken boolean;
BEGIN
    PERFORM set_config('sportello.desk', '', true);
    taken := EXISTS (
        SELECT FROM person
        WHERE person.zone_id = actor_zone() AND person.fiscal_code_canonical = asked
            AND person.id NOT IN (SELECT person_records(whose) WHERE whose IS NOT NULL)
    ) OR EXISTS (
        SELECT FROM person_fact fact
        WHERE fact.zone_id = actor_zone() AND fact.fiscal_code_key = code_key(asked)
            AND fact.person_id NOT IN (SELECT person_records(whose) WHERE whose IS NOT NULL)
            AND NOT EXISTS (SELECT FROM person_fact later WHERE later.replaces = fact.id)
    );
    PERFORM set_config('sportello.desk', coalesce(before, ''), true);
    RETURN taken;
END
$$;
COMMENT ON FUNCTION code_is_taken(text, uuid) IS 'Whether somebody else of the zone has or had this codice fiscale, also whom the desk does not see';
