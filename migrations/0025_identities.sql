-- People without a name.
--
-- Who gives no name is known by an alias, so that distinct people can be counted. A record whose person turned
-- out to be somebody of the registry stays and says so.

ALTER TABLE person ALTER COLUMN given_name DROP NOT NULL;
ALTER TABLE person ALTER COLUMN family_name DROP NOT NULL;
ALTER TABLE person ADD COLUMN kind text NOT NULL DEFAULT 'known' CHECK (kind IN ('known', 'anonymous'));
ALTER TABLE person ADD COLUMN alias text CHECK (alias <> '');
ALTER TABLE person ADD COLUMN merged_into uuid REFERENCES person;
COMMENT ON COLUMN person.kind IS 'Known by name, or without one (domain::person::Identity)';
COMMENT ON COLUMN person.alias IS 'What whoever has no name is called; one person, one alias';
COMMENT ON COLUMN person.merged_into IS 'Person whom this record turned out to be about, where it did';
-- A name can be stored nowhere where it could be printed by mistake.
ALTER TABLE person ADD CONSTRAINT person_identity CHECK (
    CASE kind
        WHEN 'known' THEN alias IS NULL AND num_nulls(given_name, family_name) = 0
        ELSE alias IS NOT NULL
            AND num_nonnulls(given_name, family_name, fiscal_code, birth_date, birth_place, email, phone, residence) = 0
    END
);
ALTER TABLE person ADD CONSTRAINT person_merged CHECK (merged_into IS NULL OR (kind = 'anonymous' AND merged_into <> id));
CREATE UNIQUE INDEX person_alias ON person (zone_id, alias);

CREATE TABLE identity_change (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    person_id uuid NOT NULL REFERENCES person,
    kind text NOT NULL CHECK (kind IN ('named', 'merged')),
    alias text NOT NULL CHECK (alias <> ''),
    into_person_id uuid REFERENCES person,
    cards uuid[] NOT NULL,
    at timestamptz NOT NULL,
    operator_id uuid NOT NULL REFERENCES operator,
    operator_name text NOT NULL,
    undone_at timestamptz,
    undone_by text,
    CHECK ((kind = 'merged') = (into_person_id IS NOT NULL)),
    CHECK (kind = 'merged' OR cardinality(cards) = 0),
    CHECK (num_nonnulls(undone_at, undone_by) IN (0, 2)),
    CHECK (kind = 'merged' OR undone_at IS NULL)
);
COMMENT ON TABLE identity_change IS 'When a person got a name, or turned out to be another one';
COMMENT ON COLUMN identity_change.id IS 'Identifier';
COMMENT ON COLUMN identity_change.zone_id IS 'Zone';
COMMENT ON COLUMN identity_change.person_id IS 'Person';
COMMENT ON COLUMN identity_change.kind IS 'What happened (domain::person::ChangeKind)';
COMMENT ON COLUMN identity_change.alias IS 'The alias before';
COMMENT ON COLUMN identity_change.into_person_id IS 'Of a merge: whom the cards went to';
COMMENT ON COLUMN identity_change.cards IS 'Of a merge: the cards that moved, so that it can be undone';
COMMENT ON COLUMN identity_change.at IS 'When';
COMMENT ON COLUMN identity_change.operator_id IS 'Who did it';
COMMENT ON COLUMN identity_change.operator_name IS 'Name of the operator at that time';
COMMENT ON COLUMN identity_change.undone_at IS 'When a merge was undone';
COMMENT ON COLUMN identity_change.undone_by IS 'Name of the operator who undid it';
CREATE INDEX identity_change_of_person ON identity_change (person_id, at);
CREATE INDEX identity_change_into_person ON identity_change (into_person_id, at);
CREATE UNIQUE INDEX identity_change_merged_once ON identity_change (person_id) WHERE kind = 'merged' AND undone_at IS NULL;

ALTER TABLE identity_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity_change FORCE ROW LEVEL SECURITY;
CREATE POLICY identity_change_zone ON identity_change USING (zone_id = actor_zone());
GRANT SELECT, INSERT ON identity_change TO sportello_app;
GRANT UPDATE (undone_at, undone_by) ON identity_change TO sportello_app;

-- A person's cards move together, also those of desks whose cards this operator cannot see.
CREATE POLICY card_moved ON card FOR UPDATE USING (actor_is_system() AND zone_id = actor_zone());
CREATE FUNCTION move_cards(source uuid, target uuid, chosen uuid[]) RETURNS uuid[] LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    before text := current_setting('sportello.system', true);
    moved uuid[];
BEGIN
    PERFORM set_config('sportello.system', 'on', true);
    WITH done AS (
        UPDATE card SET person_id = target
        WHERE person_id = source AND zone_id = actor_zone() AND (chosen IS NULL OR id = ANY (chosen))
        RETURNING id
    )
    SELECT coalesce(array_agg(id ORDER BY id), '{}') INTO moved FROM done;
    PERFORM set_config('sportello.system', coalesce(before, ''), true);
    RETURN moved;
END
$$;
COMMENT ON FUNCTION move_cards(uuid, uuid, uuid[]) IS 'Moves all cards of a person of the zone, or the chosen ones, to another, and says which';
