-- Households: who belongs to one, as what, and since when. As with the facts of a person, a row is written once: what
-- ended, or was wrong, is replaced by another row that names it and says why.
--
-- A person may belong to several households, also at one time: the child of parents who separated belongs to both. That
-- somebody lives in two of them at once is told to whoever reads it, and forbidden nowhere: it can be true.

CREATE FUNCTION person_kept(record uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
    WITH RECURSIVE upwards (id, merged_into) AS (
        SELECT id, merged_into FROM person WHERE id = record
        UNION ALL
        SELECT person.id, person.merged_into FROM person JOIN upwards ON person.id = upwards.merged_into
    )
    SELECT id FROM upwards WHERE merged_into IS NULL
$$;
COMMENT ON FUNCTION person_kept(uuid) IS 'The record that counts for a person of whom this is one';

CREATE TABLE household (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    opened_at timestamptz NOT NULL,
    opened_by uuid NOT NULL REFERENCES operator,
    opened_by_name text NOT NULL
);
COMMENT ON TABLE household IS 'People who belong together; what is known of it are its members';
COMMENT ON COLUMN household.id IS 'Identifier, ordered by time';
COMMENT ON COLUMN household.zone_id IS 'Zone';
COMMENT ON COLUMN household.opened_at IS 'When it was written down first';
COMMENT ON COLUMN household.opened_by IS 'Operator who wrote it down';
COMMENT ON COLUMN household.opened_by_name IS 'Their name at that time';

CREATE TABLE household_member (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    household_id uuid NOT NULL REFERENCES household,
    person_id uuid NOT NULL REFERENCES person,
    relation text NOT NULL CHECK (relation <> ''),
    cohabiting boolean NOT NULL,
    authority boolean NOT NULL DEFAULT false,
    guardianship text CHECK (guardianship IN ('tutela', 'curatela', 'sostegno')),
    guardian_id uuid REFERENCES person,
    guardian_name text CHECK (guardian_name <> ''),
    valid_from date,
    valid_to date,
    recorded_at timestamptz NOT NULL,
    recorded_by uuid NOT NULL REFERENCES operator,
    recorded_by_name text NOT NULL,
    replaces uuid,
    why text CHECK (why <> ''),
    withdrawn boolean NOT NULL DEFAULT false,
    UNIQUE (id, household_id, person_id),
    -- A correction is about the same person in the same household.
    CONSTRAINT household_member_replaces FOREIGN KEY (replaces, household_id, person_id)
        REFERENCES household_member (id, household_id, person_id),
    -- Two who correct the same thing at once: the second is told.
    CONSTRAINT household_member_replaced_once UNIQUE (replaces),
    CHECK ((replaces IS NULL) = (why IS NULL)),
    CHECK (replaces IS NOT NULL OR NOT withdrawn),
    CHECK (guardianship IS NOT NULL OR (guardian_id IS NULL AND guardian_name IS NULL)),
    CHECK (guardian_id IS NULL OR guardian_name IS NULL)
);
COMMENT ON TABLE household_member IS 'Somebody in a household, with from when to when it was so and when it became known; nothing is ever changed or removed';
COMMENT ON COLUMN household_member.id IS 'Identifier, ordered by time';
COMMENT ON COLUMN household_member.zone_id IS 'Zone';
COMMENT ON COLUMN household_member.household_id IS 'Household';
COMMENT ON COLUMN household_member.person_id IS 'Person';
COMMENT ON COLUMN household_member.relation IS 'Relation to the person in whose name the household is: a code of the table of kinship';
COMMENT ON COLUMN household_member.cohabiting IS 'Whether the person lives there';
COMMENT ON COLUMN household_member.authority IS 'Whether the person has parental authority over the minors of the household';
COMMENT ON COLUMN household_member.guardianship IS 'How the person is protected by law, where they are (domain::household::Guardianship)';
COMMENT ON COLUMN household_member.guardian_id IS 'Who protects them, where it is somebody of the registry';
COMMENT ON COLUMN household_member.guardian_name IS 'Who protects them, where it is somebody else, in words';
COMMENT ON COLUMN household_member.valid_from IS 'First day on which it was so, where it is known';
COMMENT ON COLUMN household_member.valid_to IS 'Last day on which it was so, where it ended and the day is known';
COMMENT ON COLUMN household_member.recorded_at IS 'When it was written down';
COMMENT ON COLUMN household_member.recorded_by IS 'Operator who wrote it down';
COMMENT ON COLUMN household_member.recorded_by_name IS 'Their name at that time';
COMMENT ON COLUMN household_member.replaces IS 'Of a correction: the row that does not count any more';
COMMENT ON COLUMN household_member.why IS 'Of a correction: why, in the operator''s words';
COMMENT ON COLUMN household_member.withdrawn IS 'A correction that says only that the other was never so';
CREATE INDEX household_member_of_person ON household_member (person_id);
CREATE INDEX household_member_of_household ON household_member (household_id, recorded_at);

ALTER TABLE household ENABLE ROW LEVEL SECURITY;
ALTER TABLE household FORCE ROW LEVEL SECURITY;
CREATE POLICY household_read ON household FOR SELECT USING (zone_id = actor_zone());
CREATE POLICY household_write ON household FOR INSERT
    WITH CHECK (zone_id = actor_zone() AND opened_by = actor_operator());
GRANT SELECT, INSERT ON household TO sportello_app;

ALTER TABLE household_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE household_member FORCE ROW LEVEL SECURITY;
CREATE POLICY household_member_read ON household_member FOR SELECT USING (zone_id = actor_zone());
CREATE POLICY household_member_write ON household_member FOR INSERT
    WITH CHECK (zone_id = actor_zone() AND recorded_by = actor_operator());
GRANT SELECT, INSERT ON household_member TO sportello_app;
