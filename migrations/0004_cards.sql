-- People and the segretariato.

CREATE TABLE person (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    given_name text NOT NULL CHECK (given_name <> ''),
    family_name text NOT NULL CHECK (family_name <> ''),
    fiscal_code text,
    fiscal_code_canonical text,
    birth_date date,
    birth_place text,
    sex text CHECK (sex IN ('F', 'M')),
    email text,
    phone text,
    residence text,
    search text NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL REFERENCES operator,
    CHECK (num_nonnulls(fiscal_code, fiscal_code_canonical) IN (0, 2)),
    UNIQUE (zone_id, fiscal_code_canonical)
);
COMMENT ON TABLE person IS 'A person known to the services of a zone';
COMMENT ON COLUMN person.id IS 'Identifier';
COMMENT ON COLUMN person.zone_id IS 'Zone whose registry it is';
COMMENT ON COLUMN person.given_name IS 'Name';
COMMENT ON COLUMN person.family_name IS 'Surname';
COMMENT ON COLUMN person.fiscal_code IS 'Codice fiscale as issued';
COMMENT ON COLUMN person.fiscal_code_canonical IS 'The same with omocodia undone: one person, one value';
COMMENT ON COLUMN person.birth_date IS 'Date of birth';
COMMENT ON COLUMN person.birth_place IS 'Place of birth';
COMMENT ON COLUMN person.sex IS 'Sex, as on the register of births';
COMMENT ON COLUMN person.email IS 'E-mail address';
COMMENT ON COLUMN person.phone IS 'Telephone';
COMMENT ON COLUMN person.residence IS 'Residence in one line';
COMMENT ON COLUMN person.search IS 'Surname and name in lower case without accents';
COMMENT ON COLUMN person.created_at IS 'First entry in the registry';
COMMENT ON COLUMN person.created_by IS 'Operator who entered it';
CREATE INDEX person_by_name ON person (zone_id, search text_pattern_ops, id);
CREATE INDEX person_by_birth ON person (zone_id, birth_date);
CREATE INDEX person_similar ON person USING gin (search gin_trgm_ops);

CREATE TABLE card (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    organisation_id uuid NOT NULL REFERENCES organisation,
    desk_id uuid NOT NULL REFERENCES desk,
    person_id uuid NOT NULL REFERENCES person,
    state text NOT NULL CHECK (state IN ('open', 'completed')),
    facts jsonb NOT NULL,
    opened jsonb NOT NULL,
    access_on date NOT NULL,
    mode text NOT NULL CHECK (mode IN ('online', 'in_person', 'phone', 'email', 'letter', 'home_visit')),
    reason text NOT NULL CHECK (reason IN ('spontaneous', 'sent', 'summoned', 'decree')),
    description text NOT NULL,
    version bigint NOT NULL,
    opened_at timestamptz NOT NULL,
    CHECK (facts ->> 'state' = state)
);
COMMENT ON TABLE card IS 'Segretariato card: one access of a person to a desk';
COMMENT ON COLUMN card.id IS 'Identifier';
COMMENT ON COLUMN card.zone_id IS 'Zone';
COMMENT ON COLUMN card.organisation_id IS 'Body';
COMMENT ON COLUMN card.desk_id IS 'Desk';
COMMENT ON COLUMN card.person_id IS 'Who came';
COMMENT ON COLUMN card.state IS 'Name of the state';
COMMENT ON COLUMN card.facts IS 'The state with its facts (domain::card::State)';
COMMENT ON COLUMN card.opened IS 'Who opened it and when (domain::intake::Moment)';
COMMENT ON COLUMN card.access_on IS 'Day of the access';
COMMENT ON COLUMN card.mode IS 'How the person reached the desk';
COMMENT ON COLUMN card.reason IS 'Why the person came';
COMMENT ON COLUMN card.description IS 'The access in the operator''s words';
COMMENT ON COLUMN card.version IS 'Counts the saves';
COMMENT ON COLUMN card.opened_at IS 'When it was opened, for ordering';
CREATE INDEX card_of_desk ON card (desk_id, opened_at DESC, id);
CREATE INDEX card_of_person ON card (person_id, access_on DESC);

CREATE TABLE service_request (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    card_id uuid NOT NULL REFERENCES card,
    service_version_id uuid NOT NULL REFERENCES service_version,
    requested_on date NOT NULL,
    intake_id uuid UNIQUE REFERENCES intake
);
COMMENT ON TABLE service_request IS 'A service asked for within a card';
COMMENT ON COLUMN service_request.id IS 'Identifier';
COMMENT ON COLUMN service_request.zone_id IS 'Zone';
COMMENT ON COLUMN service_request.card_id IS 'Card';
COMMENT ON COLUMN service_request.service_version_id IS 'Service';
COMMENT ON COLUMN service_request.requested_on IS 'Day on which it was asked';
COMMENT ON COLUMN service_request.intake_id IS 'Request it came with, if it came online; one card per request';
CREATE INDEX service_request_of_card ON service_request (card_id);

CREATE TABLE diary_entry (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    card_id uuid NOT NULL REFERENCES card,
    at timestamptz NOT NULL,
    operator_id uuid NOT NULL REFERENCES operator,
    operator_name text NOT NULL,
    private boolean NOT NULL,
    text text NOT NULL CHECK (text <> '')
);
COMMENT ON TABLE diary_entry IS 'Dated note of a card; a private one is read by its author only';
COMMENT ON COLUMN diary_entry.id IS 'Identifier, ordered by time';
COMMENT ON COLUMN diary_entry.zone_id IS 'Zone';
COMMENT ON COLUMN diary_entry.card_id IS 'Card';
COMMENT ON COLUMN diary_entry.at IS 'When';
COMMENT ON COLUMN diary_entry.operator_id IS 'Author';
COMMENT ON COLUMN diary_entry.operator_name IS 'Author''s name at that time';
COMMENT ON COLUMN diary_entry.private IS 'Whether only the author reads it';
COMMENT ON COLUMN diary_entry.text IS 'Plain text';
CREATE INDEX diary_entry_of_card ON diary_entry (card_id, at);

ALTER TABLE person ENABLE ROW LEVEL SECURITY;
ALTER TABLE person FORCE ROW LEVEL SECURITY;
CREATE POLICY person_zone ON person USING (zone_id = actor_zone());
ALTER TABLE card ENABLE ROW LEVEL SECURITY;
ALTER TABLE card FORCE ROW LEVEL SECURITY;
CREATE POLICY card_desk ON card USING (desk_id = actor_desk() AND zone_id = actor_zone());
ALTER TABLE service_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE service_request FORCE ROW LEVEL SECURITY;
CREATE POLICY service_request_with_card ON service_request USING (EXISTS (SELECT FROM card WHERE card.id = card_id));
ALTER TABLE diary_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE diary_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY diary_entry_read ON diary_entry FOR SELECT
    USING (EXISTS (SELECT FROM card WHERE card.id = card_id) AND (NOT private OR operator_id = actor_operator()));
CREATE POLICY diary_entry_write ON diary_entry FOR INSERT
    WITH CHECK (EXISTS (SELECT FROM card WHERE card.id = card_id) AND operator_id = actor_operator());

CREATE POLICY diary_entry_count ON diary_entry FOR SELECT
    USING (actor_is_system());

-- How many notes of colleagues are hidden: their number may be known, their words may not.
CREATE FUNCTION private_notes_of_others(of_card uuid) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    before text := current_setting('sportello.system', true);
    others bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM card WHERE card.id = of_card) THEN
        RETURN 0;
    END IF;
    PERFORM set_config('sportello.system', 'on', true);
    SELECT count(*) INTO others
    FROM diary_entry
    WHERE card_id = of_card AND private AND operator_id <> actor_operator();
    PERFORM set_config('sportello.system', coalesce(before, ''), true);
    RETURN others;
END
$$;
COMMENT ON FUNCTION private_notes_of_others(uuid) IS 'Number of private notes of colleagues in a card of one''s own desk';

GRANT SELECT, INSERT, UPDATE ON person, card TO sportello_app;
GRANT SELECT, INSERT ON service_request, diary_entry TO sportello_app;
