-- How far administrators and coordinators reach: their own body, and, from the body that leads the zone, those that
-- nobody administers. What was done elsewhere they neither read nor review.

ALTER TABLE zone ADD COLUMN led_by uuid REFERENCES organisation;
COMMENT ON COLUMN zone.led_by IS 'Body whose administrator was enabled first, by a command: it leads the zone where no zone office has administrators';

SELECT set_config('sportello.system', 'on', true);
UPDATE zone SET led_by = (
    SELECT desk.organisation_id
    FROM operator_desk
    JOIN operator ON operator.id = operator_desk.operator_id
    JOIN desk ON desk.id = operator_desk.desk_id
    JOIN organisation ON organisation.id = desk.organisation_id
    WHERE operator_desk.zone_id = zone.id
        AND operator_desk.role = 'administrator'
        AND operator_desk.ended_at IS NULL
        AND organisation.kind <> 'third_sector'
    ORDER BY
        -- Whom another administrator gave something to was not the first.
        EXISTS (
            SELECT FROM administration_change
            WHERE administration_change.subject = 'operator'
                AND administration_change.subject_id = operator.id
                AND administration_change.operator_id IS NOT NULL
        ),
        operator.created_at,
        operator.id
    LIMIT 1
);
SELECT set_config('sportello.system', '', true);

CREATE FUNCTION body_is_governed(body uuid, day date) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN EXISTS (
        SELECT FROM operator_desk
        JOIN operator ON operator.id = operator_desk.operator_id
        JOIN desk ON desk.id = operator_desk.desk_id
        JOIN organisation ON organisation.id = desk.organisation_id
        WHERE desk.organisation_id = body
            AND organisation.kind <> 'third_sector'
            AND operator_desk.role = 'administrator'
            AND operator.enabled
            AND operator_desk.ended_at IS NULL
            AND (operator_desk.valid_from IS NULL OR operator_desk.valid_from <= day)
            AND (operator_desk.valid_until IS NULL OR operator_desk.valid_until >= day)
            AND desk_counts_on(desk.id, day)
    );
COMMENT ON FUNCTION body_is_governed(uuid, date) IS 'Whether a body has an administrator on a day; from a desk of the third sector nobody administers';

CREATE FUNCTION body_leads(body uuid, day date) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN EXISTS (
        SELECT FROM organisation
        JOIN zone ON zone.id = organisation.zone_id
        WHERE organisation.id = body
            AND CASE
                WHEN EXISTS (
                    SELECT FROM organisation office
                    WHERE office.zone_id = zone.id AND office.kind = 'zone_office' AND body_is_governed(office.id, day)
                ) THEN organisation.kind = 'zone_office' AND body_is_governed(organisation.id, day)
                ELSE zone.led_by = organisation.id
            END
    );
COMMENT ON FUNCTION body_leads(uuid, date) IS 'Whether a body leads its zone on a day: a zone office with administrators, or else the body whose administrator was the first';

-- The desks whose doings the actor answers for. Which role they answer in, each policy says.
CREATE FUNCTION reached_desks(day date) RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT desk.id
    FROM desk own
    JOIN desk ON desk.zone_id = own.zone_id
    WHERE own.id = actor_desk()
        AND own.zone_id = actor_zone()
        AND (
            desk.organisation_id = own.organisation_id
            OR (NOT body_is_governed(desk.organisation_id, day) AND body_leads(own.organisation_id, day))
        );
END;
COMMENT ON FUNCTION reached_desks(date) IS 'Desks of the body of this transaction''s desk; for the body that leads the zone also those of bodies without administrators';

CREATE FUNCTION day_in_rome() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (now() AT TIME ZONE 'Europe/Rome')::date;
COMMENT ON FUNCTION day_in_rome() IS 'Today, for policies';

DROP POLICY audit_event_of_zone ON audit_event;
CREATE POLICY audit_event_of_reach ON audit_event FOR SELECT
    USING (
        (SELECT actor_is_at_desk_as(ARRAY['administrator', 'coordinator']))
        AND (
            -- What has no desk is of the portal itself, and names nobody: a link to a referral that was opened outside.
            (
                zone_id = actor_zone()
                AND (desk_id IN (SELECT reached_desks(day_in_rome())) OR (desk_id IS NULL AND actor = 'system'))
            )
            OR (
                actor = 'system' AND action = 'sign_in_refused'
                AND EXISTS (SELECT FROM operator WHERE operator.id = subject_id AND operator.zone_id = actor_zone())
                -- Of whoever has no desk yet, all who may give them one.
                AND (
                    NOT EXISTS (SELECT FROM operator_desk WHERE operator_desk.operator_id = subject_id)
                    OR EXISTS (
                        SELECT FROM operator_desk
                        WHERE operator_desk.operator_id = subject_id
                            AND operator_desk.desk_id IN (SELECT reached_desks(day_in_rome()))
                    )
                )
            )
        )
    );

-- The reason is free text about a person: it is read where somebody answers for the desk. Reviews follow, because
-- their own policies ask whether the access is seen.
DROP POLICY exceptional_access_of_zone ON exceptional_access;
CREATE POLICY exceptional_access_of_reach ON exceptional_access FOR SELECT
    USING (
        zone_id = actor_zone()
        AND (SELECT actor_is_at_desk_as(ARRAY['administrator', 'coordinator']))
        AND desk_id IN (SELECT reached_desks(day_in_rome()))
    );

DROP POLICY privacy_notice_publish ON privacy_notice;
CREATE POLICY privacy_notice_publish ON privacy_notice FOR INSERT
    WITH CHECK (
        actor_is_system()
        OR (
            zone_id = actor_zone() AND published #>> '{by,id}' = actor_operator()::text
            AND actor_is_at_desk_as(ARRAY['administrator', 'coordinator'])
            AND desk_id IN (SELECT reached_desks(day_in_rome()))
        )
    );

-- Whoever signed has to sign again: why another version was published is written down, for those who answer for the desk.
ALTER TABLE privacy_notice ADD COLUMN reason text CHECK (reason <> '' AND length(reason) <= 500);
COMMENT ON COLUMN privacy_notice.reason IS 'Why it was published, in the words of who did; not shown to the public, and not there in versions before it was asked for';
