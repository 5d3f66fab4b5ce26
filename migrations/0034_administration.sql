-- Memberships with dates, what administrators change with its history, and the search of the audit.

ALTER TABLE operator_desk
    ADD COLUMN valid_from date,
    ADD COLUMN valid_until date,
    ADD COLUMN profile_id uuid REFERENCES profile,
    ADD COLUMN absent_id uuid REFERENCES operator,
    ADD COLUMN ended_at timestamptz,
    ADD CONSTRAINT operator_desk_forwards CHECK (valid_until >= valid_from),
    -- A delegation has an end, and nobody stands in for themselves.
    ADD CONSTRAINT operator_desk_delegation
        CHECK (absent_id IS NULL OR (valid_until IS NOT NULL AND absent_id <> operator_id));
COMMENT ON TABLE operator_desk IS 'Membership: at which desks an operator works, as what, from when until when; the last one of each operator at each desk';
COMMENT ON COLUMN operator_desk.valid_from IS 'First day; always so far, where there is none';
COMMENT ON COLUMN operator_desk.valid_until IS 'Last day; for ever, where there is none';
COMMENT ON COLUMN operator_desk.profile_id IS 'Profile that counts instead of the desk''s; hides at least as much';
COMMENT ON COLUMN operator_desk.absent_id IS 'Whom they stand in for (delegation for absence)';
COMMENT ON COLUMN operator_desk.ended_at IS 'When somebody ended it before its last day';
CREATE INDEX operator_by_name ON operator (zone_id, name, id);

ALTER TABLE desk
    ADD COLUMN kind text NOT NULL DEFAULT 'general'
        CHECK (kind IN ('general', 'foreigners', 'thematic', 'centralised', 'third_sector')),
    ADD COLUMN description text NOT NULL DEFAULT '' CHECK (length(description) <= 2000);
COMMENT ON COLUMN desk.kind IS 'What kind of desk it is (domain::staff::DeskKind code)';
COMMENT ON COLUMN desk.description IS 'What it is for, in the words of its administrators; may be empty';

-- Whether an operator acts as what they say they are: read from the memberships, not from the session.
CREATE FUNCTION actor_is_at_desk_as(roles text[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN EXISTS (
        SELECT FROM operator_desk
        WHERE operator_id = actor_operator() AND desk_id = actor_desk() AND ended_at IS NULL AND role = ANY(roles)
    );
COMMENT ON FUNCTION actor_is_at_desk_as(text[]) IS 'Whether this transaction''s operator has a membership at their desk, not ended, in one of these roles';

CREATE POLICY operator_added ON operator FOR INSERT
    WITH CHECK (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator']));
CREATE POLICY operator_changed ON operator FOR UPDATE
    USING (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator']))
    WITH CHECK (zone_id = actor_zone());
CREATE POLICY operator_desk_given ON operator_desk FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND operator_id <> actor_operator()
        AND actor_is_at_desk_as(ARRAY['administrator'])
        AND EXISTS (SELECT FROM operator WHERE operator.id = operator_id)
        AND EXISTS (SELECT FROM desk WHERE desk.id = desk_id AND desk.zone_id = actor_zone())
    );
-- Nobody changes their own. This takes the place of the policy for who reads private notes, and of its question.
DROP POLICY operator_desk_readers ON operator_desk;
CREATE POLICY operator_desk_changed ON operator_desk FOR UPDATE
    USING (
        zone_id = actor_zone() AND operator_id <> actor_operator()
        AND actor_is_at_desk_as(ARRAY['administrator'])
    )
    WITH CHECK (zone_id = actor_zone());
CREATE OR REPLACE FUNCTION actor_administers_desk() RETURNS boolean LANGUAGE sql STABLE
    RETURN actor_is_at_desk_as(ARRAY['administrator']);
GRANT INSERT ON operator, operator_desk TO sportello_app;
GRANT UPDATE (enabled) ON operator TO sportello_app;
GRANT UPDATE (role, private_notes, valid_from, valid_until, profile_id, absent_id, ended_at)
    ON operator_desk TO sportello_app;

-- Everybody may read where people are received; administrators of the zone write what it is called.
ALTER TABLE desk ENABLE ROW LEVEL SECURITY;
ALTER TABLE desk FORCE ROW LEVEL SECURITY;
CREATE POLICY desk_read ON desk FOR SELECT USING (true);
CREATE POLICY desk_system ON desk USING (actor_is_system());
CREATE POLICY desk_changed ON desk FOR UPDATE
    USING (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator']))
    WITH CHECK (zone_id = actor_zone());
GRANT UPDATE (name, description) ON desk TO sportello_app;

CREATE TABLE administration_change (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    subject text NOT NULL CHECK (subject IN ('operator', 'desk')),
    subject_id uuid NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    change jsonb NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    operator_id uuid REFERENCES operator,
    at timestamptz NOT NULL,
    CONSTRAINT administration_change_once UNIQUE (subject_id, version)
);
COMMENT ON TABLE administration_change IS 'What administrators changed of operators and desks, before and after; append-only';
COMMENT ON COLUMN administration_change.id IS 'Identifier';
COMMENT ON COLUMN administration_change.zone_id IS 'Zone';
COMMENT ON COLUMN administration_change.subject IS 'Kind of record';
COMMENT ON COLUMN administration_change.subject_id IS 'Which operator or desk';
COMMENT ON COLUMN administration_change.version IS 'Counts the changes of this record from 1: two cannot change the same state';
COMMENT ON COLUMN administration_change.change IS 'What was before and is after (domain::staff::Change)';
COMMENT ON COLUMN administration_change.reason IS 'Why, in the words of who changed it';
COMMENT ON COLUMN administration_change.operator_id IS 'Who; nobody where it was a command on the server';
COMMENT ON COLUMN administration_change.at IS 'When';

ALTER TABLE administration_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE administration_change FORCE ROW LEVEL SECURITY;
CREATE POLICY administration_change_read ON administration_change FOR SELECT
    USING (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator']));
CREATE POLICY administration_change_write ON administration_change FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND operator_id = actor_operator()
        AND actor_is_at_desk_as(ARRAY['administrator'])
    );
CREATE POLICY administration_change_system ON administration_change USING (actor_is_system());
GRANT SELECT, INSERT ON administration_change TO sportello_app;
CREATE TRIGGER administration_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON administration_change
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who answers for a zone reads what its operators did, and which of them were refused at the door.
CREATE POLICY audit_event_of_zone ON audit_event FOR SELECT
    USING (
        (SELECT actor_is_at_desk_as(ARRAY['administrator', 'coordinator']))
        AND (
            zone_id = actor_zone()
            OR (
                actor = 'system' AND action = 'sign_in_refused'
                AND EXISTS (SELECT FROM operator WHERE operator.id = subject_id AND operator.zone_id = actor_zone())
            )
        )
    );
CREATE INDEX audit_event_of_zone ON audit_event (zone_id, id);
CREATE INDEX audit_event_of_operator ON audit_event (actor_id, id) WHERE actor = 'operator';
