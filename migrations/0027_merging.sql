-- Two records of one person become one, and two again if that was wrong.
--
-- Cards and signatures move; what is never changed (facts, earlier changes) stays written where it was and is read
-- through the merged record, so that undoing gives it back by itself.

ALTER TABLE person DROP CONSTRAINT person_merged;
ALTER TABLE person ADD CONSTRAINT person_merged CHECK (merged_into <> id);
CREATE INDEX person_merged_into ON person (merged_into) WHERE merged_into IS NOT NULL;

-- Whoever decides about what a page showed says which state it was.
ALTER TABLE person ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0);
ALTER TABLE person ADD COLUMN compared integer NOT NULL DEFAULT 0 CHECK (compared >= 0);
COMMENT ON COLUMN person.version IS 'Grows with every change of the record';
COMMENT ON COLUMN person.compared IS 'Version that was last compared with everybody else; 0 before';
CREATE FUNCTION person_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    beside text[] := ARRAY['rules', 'version', 'compared'];
BEGIN
    IF to_jsonb(NEW) - beside IS DISTINCT FROM to_jsonb(OLD) - beside THEN
        NEW.version := OLD.version + 1;
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION person_changed() IS 'Counts the changes of a person''s record';
CREATE TRIGGER person_changed BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION person_changed();
CREATE INDEX person_to_compare ON person (zone_id, id)
    WHERE compared < version AND merged_into IS NULL AND kind = 'known';

CREATE FUNCTION person_records(kept uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
    WITH RECURSIVE record (id) AS (
        SELECT kept
        UNION
        SELECT person.id FROM person JOIN record ON person.merged_into = record.id
    )
    SELECT id FROM record
$$;
COMMENT ON FUNCTION person_records(uuid) IS 'The record of a person, and those that were merged into it';

-- Of an identifier that one person alone has: a second record with it is stopped. The rule is that of
-- domain::person::facts::NewFact::identifier.
ALTER TABLE person_fact ADD COLUMN identifier text COLLATE "C" GENERATED ALWAYS AS (
    CASE
        WHEN kind = 'identificativi' AND NOT withdrawn
            AND content -> 'codice-tipo' ->> 0 IN ('provvisorio', 'stp', 'eni', 'ue')
            AND regexp_replace(content -> 'codice-numero' ->> 0, '[^A-Za-z0-9]', '', 'g') <> ''
        THEN (content -> 'codice-tipo' ->> 0) || ':'
            || upper(regexp_replace(content -> 'codice-numero' ->> 0, '[^A-Za-z0-9]', '', 'g'))
    END
) STORED;
COMMENT ON COLUMN person_fact.identifier IS 'Of an identifier that one person alone has: its kind and number, written in one way';
CREATE INDEX person_fact_identifier ON person_fact (zone_id, identifier) WHERE identifier IS NOT NULL;

ALTER TABLE identity_change ALTER COLUMN alias DROP NOT NULL;
ALTER TABLE identity_change ADD CONSTRAINT identity_change_alias CHECK (kind = 'merged' OR alias IS NOT NULL);
ALTER TABLE identity_change ADD COLUMN why text CHECK (why <> '');
ALTER TABLE identity_change ADD COLUMN signatures uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE identity_change ADD COLUMN before jsonb;
ALTER TABLE identity_change ADD COLUMN undone_why text CHECK (undone_why <> '');
ALTER TABLE identity_change ADD CONSTRAINT identity_change_why CHECK (kind = 'merged' OR num_nonnulls(why, before) = 0);
ALTER TABLE identity_change ADD CONSTRAINT identity_change_undone_why CHECK (undone_at IS NOT NULL OR undone_why IS NULL);
COMMENT ON COLUMN identity_change.alias IS 'The alias before; of a merge of somebody with a name, none';
COMMENT ON COLUMN identity_change.why IS 'Of a merge: why, in the operator''s words';
COMMENT ON COLUMN identity_change.signatures IS 'Of a merge: the signatures under notices that moved';
COMMENT ON COLUMN identity_change.before IS 'Of a merge: both records as they were, and which fields were taken over (backend::people::merge)';
COMMENT ON COLUMN identity_change.undone_why IS 'Why a merge was undone, in the operator''s words';
GRANT UPDATE (undone_why) ON identity_change TO sportello_app;

-- A citizen is told who looked at the records that were merged into theirs.
CREATE POLICY identity_change_known ON identity_change FOR SELECT USING (actor_is_system());

-- As the cards: also those of desks that this operator cannot see.
GRANT UPDATE (person_id) ON privacy_signature TO sportello_app;
CREATE FUNCTION move_signatures(source uuid, target uuid, chosen uuid[]) RETURNS uuid[] LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    before text := current_setting('sportello.system', true);
    moved uuid[];
BEGIN
    PERFORM set_config('sportello.system', 'on', true);
    WITH done AS (
        UPDATE privacy_signature SET person_id = target
        WHERE person_id = source AND zone_id = actor_zone() AND (chosen IS NULL OR id = ANY (chosen))
        RETURNING id
    )
    SELECT coalesce(array_agg(id ORDER BY id), '{}') INTO moved FROM done;
    PERFORM set_config('sportello.system', coalesce(before, ''), true);
    RETURN moved;
END
$$;
COMMENT ON FUNCTION move_signatures(uuid, uuid, uuid[]) IS 'Moves all signatures of a person of the zone, or the chosen ones, to another, and says which';

-- Two people who may be one: found at night, judged by an operator, never asked again.
CREATE TABLE duplicate_suggestion (
    zone_id uuid NOT NULL REFERENCES zone,
    one uuid NOT NULL REFERENCES person,
    other uuid NOT NULL REFERENCES person,
    evidence text[] NOT NULL CHECK (cardinality(evidence) > 0),
    groups text[] NOT NULL CHECK (cardinality(groups) > 0),
    points integer NOT NULL,
    found_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'different', 'merged')),
    decided_at timestamptz,
    decided_by uuid REFERENCES operator,
    decided_by_name text,
    why text CHECK (why <> ''),
    PRIMARY KEY (one, other),
    CHECK (one < other),
    CHECK (num_nonnulls(decided_at, decided_by, decided_by_name, why) = CASE state WHEN 'open' THEN 0 ELSE 4 END)
);
COMMENT ON TABLE duplicate_suggestion IS 'Two people of the registry who may be one, and what was decided about it';
COMMENT ON COLUMN duplicate_suggestion.zone_id IS 'Zone';
COMMENT ON COLUMN duplicate_suggestion.one IS 'The one with the smaller identifier';
COMMENT ON COLUMN duplicate_suggestion.other IS 'The other';
COMMENT ON COLUMN duplicate_suggestion.evidence IS 'Why they may be one (codes of domain::person::Reason)';
COMMENT ON COLUMN duplicate_suggestion.groups IS 'Groups of fields without which nobody would think so: whoever may not see one of them is not told';
COMMENT ON COLUMN duplicate_suggestion.points IS 'How likely; the greater the likelier';
COMMENT ON COLUMN duplicate_suggestion.found_at IS 'When they were compared';
COMMENT ON COLUMN duplicate_suggestion.state IS 'Not judged yet, not one person, or merged';
COMMENT ON COLUMN duplicate_suggestion.decided_at IS 'When it was judged';
COMMENT ON COLUMN duplicate_suggestion.decided_by IS 'Operator who judged';
COMMENT ON COLUMN duplicate_suggestion.decided_by_name IS 'Their name at that time';
COMMENT ON COLUMN duplicate_suggestion.why IS 'Why, in the operator''s words';
CREATE INDEX duplicate_suggestion_open ON duplicate_suggestion (zone_id, points DESC, one DESC, other DESC) WHERE state = 'open';
CREATE INDEX duplicate_suggestion_other ON duplicate_suggestion (other);

ALTER TABLE duplicate_suggestion ENABLE ROW LEVEL SECURITY;
ALTER TABLE duplicate_suggestion FORCE ROW LEVEL SECURITY;
CREATE POLICY duplicate_suggestion_zone ON duplicate_suggestion USING (zone_id = actor_zone());
GRANT SELECT, INSERT, UPDATE, DELETE ON duplicate_suggestion TO sportello_app;
