-- Six groups of fields more: disability, work and education, needs, diary, origin and ethnicity, violence. Their fields
-- were of other groups until now, so whoever did not see those does not see these either.

-- Below, the portal itself acts: the owner is held by the policies too.
SELECT set_config('sportello.system', 'on', true);

CREATE FUNCTION mask_groups() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ARRAY[
        'identity', 'contacts', 'residence', 'health', 'disability', 'judicial', 'permit', 'income', 'work_education',
        'family', 'needs', 'diary', 'origin', 'violence', 'protected_address', 'protected_identity'
    ];
COMMENT ON FUNCTION mask_groups() IS 'Every group of fields that may be hidden (domain::mask::Group codes)';

ALTER TABLE profile
    DROP CONSTRAINT profile_mask_check,
    ADD CONSTRAINT profile_mask_check CHECK (mask <@ mask_groups());
ALTER TABLE message
    DROP CONSTRAINT message_hidden_check,
    ADD CONSTRAINT message_hidden_check CHECK (hidden <@ mask_groups());
ALTER TABLE file_access
    DROP CONSTRAINT file_access_hidden_check,
    ADD CONSTRAINT file_access_hidden_check CHECK (hidden <@ mask_groups());
ALTER TABLE mask_proposal
    DROP CONSTRAINT mask_proposal_mask_check,
    ADD CONSTRAINT mask_proposal_mask_check CHECK (mask <@ mask_groups());
ALTER TABLE exceptional_access
    DROP CONSTRAINT exceptional_access_group_code_check,
    ADD CONSTRAINT exceptional_access_group_code_check CHECK (group_code = ANY (mask_groups()));
ALTER TABLE desk
    DROP CONSTRAINT desk_excluded_check,
    ADD CONSTRAINT desk_excluded_check CHECK (excluded <@ mask_groups());
ALTER TABLE desk_document
    DROP CONSTRAINT desk_document_sort_check,
    ADD CONSTRAINT desk_document_sort_check CHECK (sort IN (
        'identity', 'permit', 'income', 'work', 'health', 'disability', 'court', 'violence', 'home', 'family', 'report',
        'signature', 'other'
    ));

-- What a set of hidden groups is now: with it go the groups that took fields over from one of it. Notes of the diary were
-- of no group; who saw nothing at all sees none of them.
CREATE FUNCTION pg_temp.hidden_now(before text[]) RETURNS text[] LANGUAGE sql IMMUTABLE
    RETURN ARRAY(
        SELECT code
        FROM unnest(mask_groups()) WITH ORDINALITY AS known (code, place)
        WHERE code = ANY (before)
            OR before && CASE code
                WHEN 'disability' THEN ARRAY['health']
                WHEN 'work_education' THEN ARRAY['family', 'income']
                WHEN 'needs' THEN ARRAY['health']
                WHEN 'origin' THEN ARRAY['identity', 'permit']
                WHEN 'violence' THEN ARRAY['health', 'judicial', 'protected_address']
                ELSE ARRAY[]::text[]
            END
            OR code = 'diary' AND before @> ARRAY[
                'identity', 'contacts', 'residence', 'health', 'judicial', 'permit', 'income', 'family', 'protected_address'
            ]
        ORDER BY place
    );

UPDATE profile SET mask = pg_temp.hidden_now(mask) WHERE mask <> '{}';
UPDATE desk SET excluded = pg_temp.hidden_now(excluded) WHERE excluded <> '{}';
-- What a text was written under: who did not see the old group when they wrote did not see the new one.
UPDATE message SET hidden = pg_temp.hidden_now(hidden) WHERE hidden <> '{}';
UPDATE file_access SET hidden = pg_temp.hidden_now(hidden) WHERE hidden <> '{}';
-- A mask that waits for its second pair of eyes means what it meant. What was decided stays as it was written.
ALTER TABLE mask_proposal NO FORCE ROW LEVEL SECURITY;
ALTER TABLE mask_decision NO FORCE ROW LEVEL SECURITY;
ALTER TABLE mask_proposal DISABLE TRIGGER mask_proposal_append_only;
UPDATE mask_proposal SET before = pg_temp.hidden_now(before), mask = pg_temp.hidden_now(mask)
WHERE NOT EXISTS (SELECT FROM mask_decision WHERE mask_decision.proposal_id = mask_proposal.id);
ALTER TABLE mask_proposal ENABLE TRIGGER mask_proposal_append_only;
ALTER TABLE mask_decision FORCE ROW LEVEL SECURITY;
ALTER TABLE mask_proposal FORCE ROW LEVEL SECURITY;
DROP FUNCTION pg_temp.hidden_now(text[]);
-- A break-glass opened one group and opens that one: nothing is added to it.

-- The first desk of a body of the third sector hides what health and judicial data were divided into
-- (domain::zone::may_have).
CREATE OR REPLACE FUNCTION desk_shows_no_more(body uuid, chosen uuid) RETURNS boolean LANGUAGE sql STABLE
    RETURN (
        WITH measure AS (
            SELECT
                organisation.kind = 'third_sector' AS outside,
                organisation.kind = 'third_sector'
                    AND EXISTS (SELECT FROM desk sister WHERE sister.organisation_id = organisation.id) AS by_own
            FROM organisation
            WHERE organisation.id = body AND organisation.zone_id = actor_zone()
        )
        SELECT (
                NOT measure.outside OR measure.by_own
                OR profile.mask @> ARRAY['health', 'disability', 'judicial', 'violence']
            )
            AND EXISTS (
                SELECT FROM desk other
                JOIN profile seen ON seen.id = other.profile_id
                WHERE other.organisation_id = CASE
                        WHEN measure.by_own THEN body
                        ELSE (SELECT mine.organisation_id FROM desk mine WHERE mine.id = actor_desk())
                    END
                    AND (seen.mask || other.excluded) <@ profile.mask
            )
        FROM measure, profile
        WHERE profile.id = chosen AND profile.zone_id = actor_zone()
    );

-- What a body of the third sector was not sent of a person is every group that there is.
CREATE OR REPLACE FUNCTION person_withheld(which uuid, entered_at uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN NOT actor_is_outside() OR coalesce(entered_at = actor_desk(), false) OR EXISTS (
            SELECT FROM card
            WHERE card.person_id = which AND card.desk_id = actor_desk()
                AND NOT EXISTS (
                    SELECT FROM referral
                    JOIN referral_step step ON step.referral_id = referral.id
                    WHERE referral.to_desk_id = actor_desk()
                        AND (
                            referral.received_card_id = card.id
                            OR (
                                referral.person_id IN (SELECT person_records(which))
                                AND step.at <= card.opened_at
                            )
                        )
                )
        ) THEN '{}'::text[]
        ELSE ARRAY(
            SELECT hidden.code
            FROM unnest(mask_groups()) AS hidden (code)
            WHERE NOT EXISTS (
                SELECT FROM card
                JOIN referral ON referral.received_card_id = card.id
                JOIN referral_package package ON package.referral_id = referral.id
                CROSS JOIN LATERAL jsonb_path_query(
                    package.content,
                    '$.sections[*] ? (@.piece == "person" || @.piece == "contacts").lines[*].group'
                ) AS received (code)
                WHERE card.person_id = which AND card.desk_id = actor_desk()
                    AND referral.to_desk_id = actor_desk()
                    AND received.code #>> '{}' = hidden.code
            )
        )
    END
$$;

-- The third state: of what is hidden, some is not there at all for whoever looks; the rest is masked, and told to be.
-- Whatever was hidden until now was told. Who somebody is may be masked and never absent.
ALTER TABLE profile
    ADD COLUMN absent text[] NOT NULL DEFAULT '{}',
    ADD CONSTRAINT profile_absent_is_hidden CHECK (absent <@ mask AND NOT 'identity' = ANY (absent));
COMMENT ON COLUMN profile.absent IS 'Those of the hidden groups that are not there at all: neither named nor counted, and no break-glass opens them';
ALTER TABLE mask_proposal
    ADD COLUMN before_absent text[] NOT NULL DEFAULT '{}',
    ADD COLUMN absent text[] NOT NULL DEFAULT '{}',
    ADD CONSTRAINT mask_proposal_absent_is_hidden CHECK (absent <@ mask AND NOT 'identity' = ANY (absent));
COMMENT ON COLUMN mask_proposal.before_absent IS 'What of that mask was absent (profile.absent)';
COMMENT ON COLUMN mask_proposal.absent IS 'What of it would be absent (profile.absent)';

DROP POLICY mask_proposal_write ON mask_proposal;
CREATE POLICY mask_proposal_write ON mask_proposal FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND operator_id = actor_operator()
        AND actor_is_at_desk_as(ARRAY['administrator'])
        AND EXISTS (
            SELECT FROM profile
            WHERE profile.id = profile_id AND profile.zone_id = actor_zone()
                AND profile.mask = before AND profile.absent = before_absent AND profile.mask_version = version
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
        UPDATE profile SET mask = proposal.mask, absent = proposal.absent, mask_version = mask_version + 1
            WHERE id = proposal.profile_id AND mask_version = proposal.version;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'the mask was changed since'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'mask_decision_in_time';
        END IF;
    END IF;
    RETURN NULL;
END
$$;

-- A break-glass opens what is masked: of what is absent there is nothing to ask for.
DROP POLICY exceptional_access_open ON exceptional_access;
CREATE POLICY exceptional_access_open ON exceptional_access FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND desk_id = actor_desk() AND operator_id = actor_operator()
        AND actor_is_at_desk_as(ARRAY['front_desk', 'social_worker'])
        AND EXISTS (SELECT FROM card WHERE card.id = card_id AND card.desk_id = actor_desk())
        AND NOT EXISTS (
            SELECT FROM desk
            JOIN profile seen ON seen.id = desk.profile_id
            WHERE desk.id = actor_desk() AND group_code = ANY (seen.absent)
        )
    );
