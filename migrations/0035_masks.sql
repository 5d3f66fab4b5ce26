-- Masks changed by four eyes, and break-glass: seeing through a mask for a stated reason and a short time.

ALTER TABLE profile ADD COLUMN mask_version integer NOT NULL DEFAULT 1 CHECK (mask_version > 0);
COMMENT ON COLUMN profile.mask_version IS 'Counts the masks of this profile from 1: a proposal is about the mask that its author saw';

CREATE TABLE mask_proposal (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    profile_id uuid NOT NULL REFERENCES profile,
    version integer NOT NULL CHECK (version > 0),
    before text[] NOT NULL,
    mask text[] NOT NULL
        CHECK (mask <@ ARRAY['identity', 'contacts', 'residence', 'health', 'judicial', 'permit', 'income', 'family', 'protected_address']),
    reason text NOT NULL CHECK (reason <> '' AND length(reason) <= 500),
    operator_id uuid NOT NULL REFERENCES operator,
    operator_name text NOT NULL,
    at timestamptz NOT NULL
);
COMMENT ON TABLE mask_proposal IS 'Another mask for a profile, as an administrator proposed it; append-only';
COMMENT ON COLUMN mask_proposal.id IS 'Identifier';
COMMENT ON COLUMN mask_proposal.zone_id IS 'Zone';
COMMENT ON COLUMN mask_proposal.profile_id IS 'Whose mask';
COMMENT ON COLUMN mask_proposal.version IS 'Number of the mask that it would follow (profile.mask_version)';
COMMENT ON COLUMN mask_proposal.before IS 'That mask';
COMMENT ON COLUMN mask_proposal.mask IS 'Groups that would be hidden (domain::mask::Group codes)';
COMMENT ON COLUMN mask_proposal.reason IS 'Why, in the words of its author';
COMMENT ON COLUMN mask_proposal.operator_id IS 'Its author';
COMMENT ON COLUMN mask_proposal.operator_name IS 'What the author was called';
COMMENT ON COLUMN mask_proposal.at IS 'When';
CREATE INDEX mask_proposal_of_profile ON mask_proposal (profile_id, at);

CREATE TABLE mask_decision (
    proposal_id uuid CONSTRAINT mask_decision_once PRIMARY KEY REFERENCES mask_proposal,
    zone_id uuid NOT NULL REFERENCES zone,
    decision text NOT NULL CHECK (decision IN ('confirmed', 'refused', 'withdrawn')),
    note text NOT NULL CHECK (length(note) <= 500),
    operator_id uuid NOT NULL REFERENCES operator,
    operator_name text NOT NULL,
    at timestamptz NOT NULL
);
COMMENT ON TABLE mask_decision IS 'What became of a proposal of a mask: confirmed or refused by another administrator, withdrawn by its author; append-only';
COMMENT ON COLUMN mask_decision.proposal_id IS 'Of which proposal';
COMMENT ON COLUMN mask_decision.zone_id IS 'Zone';
COMMENT ON COLUMN mask_decision.decision IS 'What (domain::profile::Decision code)';
COMMENT ON COLUMN mask_decision.note IS 'In their words; may be empty';
COMMENT ON COLUMN mask_decision.operator_id IS 'Who decided';
COMMENT ON COLUMN mask_decision.operator_name IS 'What they were called';
COMMENT ON COLUMN mask_decision.at IS 'When';

-- Four eyes are of two people: whoever can make accounts could make the second one. Asked in the name of the portal,
-- because coordinators, who review, do not read what administrators changed.
CREATE FUNCTION operator_was_made_by(who uuid, maker uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    before text := current_setting('sportello.system', true);
    made boolean;
BEGIN
    PERFORM set_config('sportello.system', 'on', true);
    made := EXISTS (
        SELECT FROM administration_change done
        WHERE done.subject = 'operator' AND done.subject_id = who AND done.operator_id = maker
            AND done.change ->> 'kind' IN ('created', 'given')
    );
    PERFORM set_config('sportello.system', coalesce(before, ''), true);
    RETURN made;
END
$$;
COMMENT ON FUNCTION operator_was_made_by(uuid, uuid) IS 'Whether one operator wrote another down, or gave them a membership';

-- The server's role cannot write a mask. What another administrator confirms is written here, once, and only
-- upon the mask that its author saw.
CREATE FUNCTION apply_mask_decision() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    proposal mask_proposal;
BEGIN
    SELECT * INTO STRICT proposal FROM mask_proposal WHERE id = NEW.proposal_id;
    IF (NEW.decision = 'withdrawn') <> (NEW.operator_id = proposal.operator_id) THEN
        RAISE EXCEPTION 'a proposal is decided by another administrator'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'mask_decision_four_eyes';
    END IF;
    IF NEW.decision <> 'withdrawn' AND (
        operator_was_made_by(NEW.operator_id, proposal.operator_id)
        OR operator_was_made_by(proposal.operator_id, NEW.operator_id)
    ) THEN
        RAISE EXCEPTION 'a proposal is not decided by whom its author enabled, nor by who enabled its author'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'mask_decision_four_eyes';
    END IF;
    IF NEW.decision = 'confirmed' THEN
        UPDATE profile SET mask = proposal.mask, mask_version = mask_version + 1
            WHERE id = proposal.profile_id AND mask_version = proposal.version;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'the mask was changed since'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'mask_decision_in_time';
        END IF;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION apply_mask_decision() IS 'Four eyes: writes a mask that somebody else than its author confirmed';
REVOKE ALL ON FUNCTION apply_mask_decision() FROM PUBLIC;
CREATE TRIGGER mask_decision_applies AFTER INSERT ON mask_decision
    FOR EACH ROW EXECUTE FUNCTION apply_mask_decision();
CREATE TRIGGER mask_proposal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON mask_proposal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER mask_decision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON mask_decision
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE mask_proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE mask_proposal FORCE ROW LEVEL SECURITY;
CREATE POLICY mask_proposal_read ON mask_proposal FOR SELECT
    USING (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator', 'coordinator']));
CREATE POLICY mask_proposal_write ON mask_proposal FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND operator_id = actor_operator()
        AND actor_is_at_desk_as(ARRAY['administrator'])
        AND EXISTS (
            SELECT FROM profile
            WHERE profile.id = profile_id AND profile.zone_id = actor_zone()
                AND profile.mask = before AND profile.mask_version = version
        )
    );
ALTER TABLE mask_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE mask_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY mask_decision_read ON mask_decision FOR SELECT
    USING (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator', 'coordinator']));
CREATE POLICY mask_decision_write ON mask_decision FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND operator_id = actor_operator()
        AND actor_is_at_desk_as(ARRAY['administrator'])
        AND EXISTS (SELECT FROM mask_proposal WHERE mask_proposal.id = proposal_id)
    );
GRANT SELECT, INSERT ON mask_proposal, mask_decision TO sportello_app;

CREATE TABLE exceptional_access (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    desk_id uuid NOT NULL REFERENCES desk,
    card_id uuid NOT NULL REFERENCES card,
    group_code text NOT NULL
        CHECK (group_code IN ('identity', 'contacts', 'residence', 'health', 'judicial', 'permit', 'income', 'family', 'protected_address')),
    reason text NOT NULL CHECK (reason <> '' AND length(reason) <= 500),
    minutes smallint NOT NULL CHECK (minutes IN (15, 30, 60)),
    operator_id uuid NOT NULL REFERENCES operator,
    operator_name text NOT NULL,
    profile text NOT NULL,
    opened_at timestamptz NOT NULL
);
COMMENT ON TABLE exceptional_access IS 'Break-glass: an operator sees one masked group of one card, for a reason, for some minutes; append-only';
COMMENT ON COLUMN exceptional_access.id IS 'Identifier';
COMMENT ON COLUMN exceptional_access.zone_id IS 'Zone';
COMMENT ON COLUMN exceptional_access.desk_id IS 'Desk of card and operator';
COMMENT ON COLUMN exceptional_access.card_id IS 'The one card';
COMMENT ON COLUMN exceptional_access.group_code IS 'The one group (domain::mask::Group code)';
COMMENT ON COLUMN exceptional_access.reason IS 'Why, in the words of the operator';
COMMENT ON COLUMN exceptional_access.minutes IS 'For how long';
COMMENT ON COLUMN exceptional_access.operator_id IS 'Who';
COMMENT ON COLUMN exceptional_access.operator_name IS 'What they were called';
COMMENT ON COLUMN exceptional_access.profile IS 'Profile whose mask was lifted';
COMMENT ON COLUMN exceptional_access.opened_at IS 'From when on';
CREATE INDEX exceptional_access_of_card ON exceptional_access (card_id, operator_id, opened_at);
CREATE INDEX exceptional_access_of_zone ON exceptional_access (zone_id, opened_at);

CREATE TABLE exceptional_access_end (
    access_id uuid PRIMARY KEY REFERENCES exceptional_access,
    zone_id uuid NOT NULL REFERENCES zone,
    at timestamptz NOT NULL
);
COMMENT ON TABLE exceptional_access_end IS 'That its operator ended a break-glass before its time; append-only';
COMMENT ON COLUMN exceptional_access_end.access_id IS 'Which';
COMMENT ON COLUMN exceptional_access_end.zone_id IS 'Zone';
COMMENT ON COLUMN exceptional_access_end.at IS 'When';

CREATE TABLE exceptional_access_review (
    access_id uuid CONSTRAINT exceptional_access_review_once PRIMARY KEY REFERENCES exceptional_access,
    zone_id uuid NOT NULL REFERENCES zone,
    note text NOT NULL CHECK (note <> '' AND length(note) <= 500),
    operator_id uuid NOT NULL REFERENCES operator,
    operator_name text NOT NULL,
    at timestamptz NOT NULL
);
COMMENT ON TABLE exceptional_access_review IS 'That somebody who answers for the zone looked at a break-glass, never their own; append-only';
COMMENT ON COLUMN exceptional_access_review.access_id IS 'At which';
COMMENT ON COLUMN exceptional_access_review.zone_id IS 'Zone';
COMMENT ON COLUMN exceptional_access_review.note IS 'What they found';
COMMENT ON COLUMN exceptional_access_review.operator_id IS 'Who';
COMMENT ON COLUMN exceptional_access_review.operator_name IS 'What they were called';
COMMENT ON COLUMN exceptional_access_review.at IS 'When';

CREATE TRIGGER exceptional_access_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON exceptional_access
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER exceptional_access_end_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON exceptional_access_end
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER exceptional_access_review_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON exceptional_access_review
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE exceptional_access ENABLE ROW LEVEL SECURITY;
ALTER TABLE exceptional_access FORCE ROW LEVEL SECURITY;
CREATE POLICY exceptional_access_own ON exceptional_access FOR SELECT
    USING (operator_id = actor_operator() AND desk_id = actor_desk());
CREATE POLICY exceptional_access_of_zone ON exceptional_access FOR SELECT
    USING (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator', 'coordinator']));
-- Of a card that the desk sees: the lock of the cards says so.
CREATE POLICY exceptional_access_open ON exceptional_access FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND desk_id = actor_desk() AND operator_id = actor_operator()
        AND actor_is_at_desk_as(ARRAY['front_desk', 'social_worker'])
        AND EXISTS (SELECT FROM card WHERE card.id = card_id AND card.desk_id = actor_desk())
    );
ALTER TABLE exceptional_access_end ENABLE ROW LEVEL SECURITY;
ALTER TABLE exceptional_access_end FORCE ROW LEVEL SECURITY;
CREATE POLICY exceptional_access_end_read ON exceptional_access_end FOR SELECT
    USING (EXISTS (SELECT FROM exceptional_access WHERE exceptional_access.id = access_id));
CREATE POLICY exceptional_access_end_write ON exceptional_access_end FOR INSERT
    WITH CHECK (
        zone_id = actor_zone()
        AND EXISTS (
            SELECT FROM exceptional_access access
            WHERE access.id = access_id AND access.operator_id = actor_operator()
        )
    );
ALTER TABLE exceptional_access_review ENABLE ROW LEVEL SECURITY;
ALTER TABLE exceptional_access_review FORCE ROW LEVEL SECURITY;
CREATE POLICY exceptional_access_review_read ON exceptional_access_review FOR SELECT
    USING (EXISTS (SELECT FROM exceptional_access WHERE exceptional_access.id = access_id));
CREATE POLICY exceptional_access_review_write ON exceptional_access_review FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND operator_id = actor_operator()
        AND actor_is_at_desk_as(ARRAY['administrator', 'coordinator'])
        AND EXISTS (
            SELECT FROM exceptional_access access
            WHERE access.id = access_id AND access.zone_id = actor_zone() AND access.operator_id <> actor_operator()
        )
    );
GRANT SELECT, INSERT ON exceptional_access, exceptional_access_end, exceptional_access_review TO sportello_app;
