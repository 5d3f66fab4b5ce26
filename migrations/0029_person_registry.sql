-- The municipal registry (anagrafe), as the municipalities of a zone hand it over in files: one file is the whole
-- registry of its municipality, and replaces the one before in one transaction or not at all.

CREATE TABLE registry_import (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    municipality text NOT NULL CHECK (municipality ~ '^[A-Z][0-9]{3}$'),
    as_of timestamptz NOT NULL,
    imported_at timestamptz NOT NULL,
    imported_by text NOT NULL CHECK (imported_by <> ''),
    people integer NOT NULL CHECK (people >= 0),
    refused integer NOT NULL CHECK (refused >= 0),
    -- The new one is written before the old one goes; only one is left when the transaction ends.
    CONSTRAINT registry_import_one UNIQUE (zone_id, municipality) DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE registry_import IS 'The file that is the registry of a municipality now';
COMMENT ON COLUMN registry_import.id IS 'Identifier';
COMMENT ON COLUMN registry_import.zone_id IS 'Zone whose desks may look into it';
COMMENT ON COLUMN registry_import.municipality IS 'Cadastral code of the municipality';
COMMENT ON COLUMN registry_import.as_of IS 'How things stood when: the time of the file';
COMMENT ON COLUMN registry_import.imported_at IS 'When it was imported';
COMMENT ON COLUMN registry_import.imported_by IS 'Name of who imported it';
COMMENT ON COLUMN registry_import.people IS 'How many people it has';
COMMENT ON COLUMN registry_import.refused IS 'How many of its lines could not be read';

CREATE TABLE registry_person (
    import_id uuid NOT NULL REFERENCES registry_import,
    line integer NOT NULL CHECK (line > 1),
    zone_id uuid NOT NULL REFERENCES zone,
    fiscal_code text,
    fiscal_code_canonical text,
    family_name text NOT NULL CHECK (family_name <> ''),
    given_name text NOT NULL CHECK (given_name <> ''),
    name_key text NOT NULL,
    sex text CHECK (sex IN ('F', 'M')),
    birth_date date NOT NULL,
    birth_place text,
    citizenship text,
    address text,
    municipality text,
    civil_status text,
    family text,
    relation text,
    resident_since date,
    standing text NOT NULL CHECK (standing IN ('residente', 'deceduto', 'emigrato')),
    standing_since date,
    PRIMARY KEY (import_id, line),
    CHECK (num_nonnulls(fiscal_code, fiscal_code_canonical) IN (0, 2))
);
COMMENT ON TABLE registry_person IS 'A person of the registry of a municipality: what another office says, never changed here';
COMMENT ON COLUMN registry_person.import_id IS 'The file it comes from';
COMMENT ON COLUMN registry_person.line IS 'Line of the file';
COMMENT ON COLUMN registry_person.zone_id IS 'Zone';
COMMENT ON COLUMN registry_person.fiscal_code IS 'Codice fiscale, where there is one';
COMMENT ON COLUMN registry_person.fiscal_code_canonical IS 'The same with omocodia undone';
COMMENT ON COLUMN registry_person.family_name IS 'Surname';
COMMENT ON COLUMN registry_person.given_name IS 'Name';
COMMENT ON COLUMN registry_person.name_key IS 'Surname and name as they are compared (domain::person::registry::name_key)';
COMMENT ON COLUMN registry_person.sex IS 'Sex';
COMMENT ON COLUMN registry_person.birth_date IS 'Date of birth';
COMMENT ON COLUMN registry_person.birth_place IS 'Cadastral code of the municipality, or code of the country';
COMMENT ON COLUMN registry_person.citizenship IS 'Code of the country, IT, or apolide';
COMMENT ON COLUMN registry_person.address IS 'Street and number';
COMMENT ON COLUMN registry_person.municipality IS 'Cadastral code of the municipality of residence';
COMMENT ON COLUMN registry_person.civil_status IS 'Civil status (list of domain::person::facts::FactKind::CivilStatus)';
COMMENT ON COLUMN registry_person.family IS 'Number of the household in the registry';
COMMENT ON COLUMN registry_person.relation IS 'What the person is in it';
COMMENT ON COLUMN registry_person.resident_since IS 'First day of this residence';
COMMENT ON COLUMN registry_person.standing IS 'Resident, dead or emigrated (domain::person::registry::Standing)';
COMMENT ON COLUMN registry_person.standing_since IS 'Since when, of who is dead or emigrated';
CREATE INDEX registry_person_by_code ON registry_person (zone_id, fiscal_code_canonical)
    WHERE fiscal_code_canonical IS NOT NULL;
CREATE INDEX registry_person_by_name ON registry_person (zone_id, birth_date, name_key);

CREATE TABLE registry_taken (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    person_id uuid NOT NULL REFERENCES person,
    datum text NOT NULL CHECK (datum IN
        ('cognome', 'nome', 'codice-fiscale', 'nascita', 'sesso', 'luogo', 'cittadinanza', 'residenza', 'stato-civile')),
    before text,
    after text NOT NULL,
    municipality text NOT NULL,
    as_of timestamptz NOT NULL,
    at timestamptz NOT NULL,
    operator_id uuid NOT NULL REFERENCES operator,
    operator_name text NOT NULL
);
COMMENT ON TABLE registry_taken IS 'What of a person was taken from the registry: the value before, and where the new one comes from; nothing is changed or removed';
COMMENT ON COLUMN registry_taken.id IS 'Identifier, ordered by time';
COMMENT ON COLUMN registry_taken.zone_id IS 'Zone';
COMMENT ON COLUMN registry_taken.person_id IS 'Person';
COMMENT ON COLUMN registry_taken.datum IS 'What (domain::person::registry::Datum)';
COMMENT ON COLUMN registry_taken.before IS 'The value before, in words, where there was one';
COMMENT ON COLUMN registry_taken.after IS 'The value of the registry, in words';
COMMENT ON COLUMN registry_taken.municipality IS 'Name of the municipality whose registry it was';
COMMENT ON COLUMN registry_taken.as_of IS 'How things stood in that registry when';
COMMENT ON COLUMN registry_taken.at IS 'When it was taken over';
COMMENT ON COLUMN registry_taken.operator_id IS 'By whom';
COMMENT ON COLUMN registry_taken.operator_name IS 'Their name at that time';
CREATE INDEX registry_taken_of_person ON registry_taken (person_id, at);

-- Desks of the zone look; only the owner's connection writes, in the name of the portal.
ALTER TABLE registry_import ENABLE ROW LEVEL SECURITY;
ALTER TABLE registry_import FORCE ROW LEVEL SECURITY;
CREATE POLICY registry_import_read ON registry_import FOR SELECT USING (zone_id = actor_zone());
CREATE POLICY registry_import_write ON registry_import
    USING (actor_is_system() AND zone_id = actor_zone()) WITH CHECK (actor_is_system() AND zone_id = actor_zone());
GRANT SELECT ON registry_import TO sportello_app;

ALTER TABLE registry_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE registry_person FORCE ROW LEVEL SECURITY;
CREATE POLICY registry_person_read ON registry_person FOR SELECT USING (zone_id = actor_zone());
CREATE POLICY registry_person_write ON registry_person
    USING (actor_is_system() AND zone_id = actor_zone()) WITH CHECK (actor_is_system() AND zone_id = actor_zone());
GRANT SELECT ON registry_person TO sportello_app;

ALTER TABLE registry_taken ENABLE ROW LEVEL SECURITY;
ALTER TABLE registry_taken FORCE ROW LEVEL SECURITY;
CREATE POLICY registry_taken_read ON registry_taken FOR SELECT USING (zone_id = actor_zone());
CREATE POLICY registry_taken_write ON registry_taken FOR INSERT
    WITH CHECK (zone_id = actor_zone() AND operator_id = actor_operator());
GRANT SELECT, INSERT ON registry_taken TO sportello_app;
