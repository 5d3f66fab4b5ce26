-- For how long a break-glass may be opened: a setting of the zone, changed by four eyes as masks are.

ALTER TABLE zone
    ADD COLUMN break_glass_minutes smallint[] NOT NULL DEFAULT '{15,30,60}'
        CHECK (
            cardinality(break_glass_minutes) BETWEEN 1 AND 6
            AND 5 <= ALL (break_glass_minutes) AND 1440 >= ALL (break_glass_minutes)
        ),
    ADD COLUMN break_glass_version integer NOT NULL DEFAULT 1 CHECK (break_glass_version > 0);
COMMENT ON COLUMN zone.break_glass_minutes IS 'For how many minutes a break-glass may be opened, shortest first; the last is the longest';
COMMENT ON COLUMN zone.break_glass_version IS 'Counts those choices from 1: a proposal is about what its author saw';

CREATE TABLE break_glass_proposal (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    version integer NOT NULL CHECK (version > 0),
    before smallint[] NOT NULL,
    minutes smallint[] NOT NULL
        CHECK (cardinality(minutes) BETWEEN 1 AND 6 AND 5 <= ALL (minutes) AND 1440 >= ALL (minutes)),
    reason text NOT NULL CHECK (reason <> '' AND length(reason) <= 500),
    operator_id uuid NOT NULL REFERENCES operator,
    operator_name text NOT NULL,
    at timestamptz NOT NULL
);
COMMENT ON TABLE break_glass_proposal IS 'Other durations of a break-glass, as an administrator proposed them; append-only';
COMMENT ON COLUMN break_glass_proposal.id IS 'Identifier';
COMMENT ON COLUMN break_glass_proposal.zone_id IS 'Zone';
COMMENT ON COLUMN break_glass_proposal.version IS 'Number of the choices that it would follow (zone.break_glass_version)';
COMMENT ON COLUMN break_glass_proposal.before IS 'Those choices';
COMMENT ON COLUMN break_glass_proposal.minutes IS 'What the choices would be, shortest first';
COMMENT ON COLUMN break_glass_proposal.reason IS 'Why, in the words of its author';
COMMENT ON COLUMN break_glass_proposal.operator_id IS 'Its author';
COMMENT ON COLUMN break_glass_proposal.operator_name IS 'What the author was called';
COMMENT ON COLUMN break_glass_proposal.at IS 'When';
CREATE INDEX break_glass_proposal_of_zone ON break_glass_proposal (zone_id, at);

CREATE TABLE break_glass_decision (
    proposal_id uuid CONSTRAINT break_glass_decision_once PRIMARY KEY REFERENCES break_glass_proposal,
    zone_id uuid NOT NULL REFERENCES zone,
    decision text NOT NULL CHECK (decision IN ('confirmed', 'refused', 'withdrawn')),
    note text NOT NULL CHECK (length(note) <= 500),
    operator_id uuid NOT NULL REFERENCES operator,
    operator_name text NOT NULL,
    at timestamptz NOT NULL
);
COMMENT ON TABLE break_glass_decision IS 'What became of a proposal of durations: confirmed or refused by another administrator, withdrawn by its author; append-only';
COMMENT ON COLUMN break_glass_decision.proposal_id IS 'Of which proposal';
COMMENT ON COLUMN break_glass_decision.zone_id IS 'Zone';
COMMENT ON COLUMN break_glass_decision.decision IS 'What (domain::profile::Decision code)';
COMMENT ON COLUMN break_glass_decision.note IS 'In their words; may be empty';
COMMENT ON COLUMN break_glass_decision.operator_id IS 'Who decided';
COMMENT ON COLUMN break_glass_decision.operator_name IS 'What they were called';
COMMENT ON COLUMN break_glass_decision.at IS 'When';

-- The server's role cannot write the setting: what another administrator confirms is written here, once, and only
-- upon the choices that its author saw.
CREATE FUNCTION apply_break_glass_decision() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    proposal break_glass_proposal;
BEGIN
    SELECT * INTO STRICT proposal FROM break_glass_proposal WHERE id = NEW.proposal_id;
    IF (NEW.decision = 'withdrawn') <> (NEW.operator_id = proposal.operator_id) THEN
        RAISE EXCEPTION 'a proposal is decided by another administrator'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'break_glass_decision_four_eyes';
    END IF;
    IF NEW.decision <> 'withdrawn' AND (
        operator_was_made_by(NEW.operator_id, proposal.operator_id)
        OR operator_was_made_by(proposal.operator_id, NEW.operator_id)
    ) THEN
        RAISE EXCEPTION 'a proposal is not decided by whom its author enabled, nor by who enabled its author'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'break_glass_decision_four_eyes';
    END IF;
    IF NEW.decision = 'confirmed' THEN
        UPDATE zone SET break_glass_minutes = proposal.minutes, break_glass_version = break_glass_version + 1
            WHERE id = proposal.zone_id AND break_glass_version = proposal.version;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'the durations were changed since'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'break_glass_decision_in_time';
        END IF;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION apply_break_glass_decision() IS 'Four eyes: writes durations that somebody else than their author confirmed';
REVOKE ALL ON FUNCTION apply_break_glass_decision() FROM PUBLIC;
CREATE TRIGGER break_glass_decision_applies AFTER INSERT ON break_glass_decision
    FOR EACH ROW EXECUTE FUNCTION apply_break_glass_decision();
CREATE TRIGGER break_glass_proposal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON break_glass_proposal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER break_glass_decision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON break_glass_decision
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE break_glass_proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE break_glass_proposal FORCE ROW LEVEL SECURITY;
CREATE POLICY break_glass_proposal_read ON break_glass_proposal FOR SELECT
    USING (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator']));
CREATE POLICY break_glass_proposal_write ON break_glass_proposal FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND operator_id = actor_operator()
        AND actor_is_at_desk_as(ARRAY['administrator'])
        AND EXISTS (
            SELECT FROM zone
            WHERE zone.id = actor_zone() AND zone.break_glass_minutes = before
                AND zone.break_glass_version = version
        )
    );
ALTER TABLE break_glass_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE break_glass_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY break_glass_decision_read ON break_glass_decision FOR SELECT
    USING (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator']));
CREATE POLICY break_glass_decision_write ON break_glass_decision FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND operator_id = actor_operator()
        AND actor_is_at_desk_as(ARRAY['administrator'])
        AND EXISTS (SELECT FROM break_glass_proposal WHERE break_glass_proposal.id = proposal_id)
    );
GRANT SELECT, INSERT ON break_glass_proposal, break_glass_decision TO sportello_app;

-- What was opened stays as it was; what is opened from now on lasts as long as the zone allows.
ALTER TABLE exceptional_access
    DROP CONSTRAINT exceptional_access_minutes_check,
    ADD CONSTRAINT exceptional_access_minutes_check CHECK (minutes BETWEEN 5 AND 1440);
DROP POLICY exceptional_access_open ON exceptional_access;
CREATE POLICY exceptional_access_open ON exceptional_access FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND desk_id = actor_desk() AND operator_id = actor_operator()
        AND actor_is_at_desk_as(ARRAY['front_desk', 'social_worker'])
        AND EXISTS (SELECT FROM card WHERE card.id = card_id AND card.desk_id = actor_desk())
        AND EXISTS (
            SELECT FROM zone WHERE zone.id = actor_zone() AND minutes = ANY (zone.break_glass_minutes)
        )
        AND NOT EXISTS (
            SELECT FROM desk
            JOIN profile seen ON seen.id = desk.profile_id
            WHERE desk.id = actor_desk() AND group_code = ANY (seen.absent)
        )
    );
