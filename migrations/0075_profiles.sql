-- Profiles that administrators make, name and retire; and what a profile withholds of what a role allows. A profile
-- never allows more than the role: the policies of the tables go on asking for the role.

ALTER TABLE profile
    ADD COLUMN withheld text[] NOT NULL DEFAULT '{}',
    ADD COLUMN only_at uuid[] CHECK (only_at <> '{}'),
    ADD COLUMN retired_at timestamptz;
COMMENT ON COLUMN profile.mask_version IS 'Counts what this profile hides and withholds from 1: a proposal is about what its author saw';
COMMENT ON COLUMN profile.withheld IS 'What nobody may do through it, whatever their role (domain::permission::Permission codes)';
COMMENT ON COLUMN profile.only_at IS 'The desks at which it is given to memberships; everywhere, where there is none';
COMMENT ON COLUMN profile.retired_at IS 'Since when it is given no more';

ALTER TABLE mask_proposal
    ADD COLUMN before_withheld text[] NOT NULL DEFAULT '{}',
    ADD COLUMN withheld text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN mask_proposal.before_withheld IS 'What the profile withheld (profile.withheld)';
COMMENT ON COLUMN mask_proposal.withheld IS 'What it would withhold (profile.withheld)';

DROP POLICY mask_proposal_write ON mask_proposal;
CREATE POLICY mask_proposal_write ON mask_proposal FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND operator_id = actor_operator()
        AND actor_is_at_desk_as(ARRAY['administrator'])
        AND EXISTS (
            SELECT FROM profile
            WHERE profile.id = profile_id AND profile.zone_id = actor_zone()
                AND profile.mask = before AND profile.absent = before_absent
                AND profile.withheld = before_withheld AND profile.mask_version = version
        )
    );
CREATE OR REPLACE FUNCTION apply_mask_decision() RETURNS trigger
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
        UPDATE profile
            SET mask = proposal.mask, absent = proposal.absent, withheld = proposal.withheld,
                mask_version = mask_version + 1
            WHERE id = proposal.profile_id AND mask_version = proposal.version;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'the mask was changed since'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'mask_decision_in_time';
        END IF;
    END IF;
    RETURN NULL;
END
$$;

-- Everybody may read which profiles there are; administrators of the zone make and name them. What one hides and
-- withholds is written by a decision alone: a new one begins as a copy, and shows and allows no more than that.
ALTER TABLE profile ENABLE ROW LEVEL SECURITY;
ALTER TABLE profile FORCE ROW LEVEL SECURITY;
CREATE POLICY profile_read ON profile FOR SELECT USING (true);
CREATE POLICY profile_system ON profile USING (actor_is_system());
CREATE POLICY profile_made ON profile FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND retired_at IS NULL AND mask_version = 1
        AND actor_is_at_desk_as(ARRAY['administrator'])
        AND EXISTS (
            SELECT FROM profile source
            WHERE source.zone_id = actor_zone()
                AND source.mask <@ profile.mask AND source.absent <@ profile.absent
                AND source.withheld <@ profile.withheld
        )
    );
CREATE POLICY profile_changed ON profile FOR UPDATE
    USING (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator']))
    WITH CHECK (zone_id = actor_zone());
GRANT INSERT (id, zone_id, name, mask, absent, withheld, only_at) ON profile TO sportello_app;
GRANT UPDATE (name, only_at, retired_at) ON profile TO sportello_app;

ALTER TABLE administration_change
    DROP CONSTRAINT administration_change_subject_check,
    ADD CONSTRAINT administration_change_subject_check
        CHECK (subject IN ('operator', 'desk', 'organisation', 'profile'));
COMMENT ON TABLE administration_change IS 'What administrators changed of operators, desks, bodies and profiles, before and after; append-only';
COMMENT ON COLUMN administration_change.subject_id IS 'Which operator, desk, body or profile';
DROP POLICY administration_change_write ON administration_change;
CREATE POLICY administration_change_write ON administration_change FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND operator_id = actor_operator()
        AND actor_is_at_desk_as(ARRAY['administrator'])
        AND CASE subject
            WHEN 'desk' THEN
                actor_answers_for_desk(subject_id)
                OR (change ->> 'kind' = 'placed' AND actor_answers_for_building_of(subject_id))
            WHEN 'organisation' THEN actor_answers_for(subject_id) OR body_is_being_added(subject_id)
            WHEN 'profile' THEN
                EXISTS (SELECT FROM profile WHERE profile.id = subject_id AND profile.zone_id = actor_zone())
            -- Whoever is new has no desk yet, and whom another body has at a desk may be given one more.
            ELSE EXISTS (SELECT FROM operator WHERE operator.id = subject_id AND operator.zone_id = actor_zone())
        END
    );
