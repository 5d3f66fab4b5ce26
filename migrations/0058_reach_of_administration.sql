-- Administrators write what their own body has, and, from the body that leads the zone, what bodies without
-- administrators have: the tables say what staff::reaches says. What there is, administrators of the zone read as before.

CREATE FUNCTION reached_bodies(day date) RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT organisation.id
    FROM desk own
    JOIN organisation ON organisation.zone_id = own.zone_id
    WHERE own.id = actor_desk()
        AND own.zone_id = actor_zone()
        AND (
            organisation.id = own.organisation_id
            OR (NOT body_is_governed(organisation.id, day) AND body_leads(own.organisation_id, day))
        );
END;
COMMENT ON FUNCTION reached_bodies(date) IS 'The body of this transaction''s desk; for the body that leads the zone also those without administrators';

CREATE FUNCTION actor_answers_for(body uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN actor_is_at_desk_as(ARRAY['administrator']) AND body IN (SELECT reached_bodies(day_in_rome()));
COMMENT ON FUNCTION actor_answers_for(uuid) IS 'Whether this transaction''s operator administers a body';

CREATE FUNCTION actor_answers_for_desk(which uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN actor_is_at_desk_as(ARRAY['administrator']) AND which IN (SELECT reached_desks(day_in_rome()));
COMMENT ON FUNCTION actor_answers_for_desk(uuid) IS 'Whether this transaction''s operator administers the body of a desk';

-- Every administrator of the zone may write a new body down, which is left to the one that leads the zone from then on.
CREATE FUNCTION body_is_being_added(body uuid) RETURNS boolean LANGUAGE sql STABLE
    RETURN EXISTS (
        SELECT FROM organisation WHERE organisation.id = body AND organisation.xmin = pg_current_xact_id()::xid
    );
COMMENT ON FUNCTION body_is_being_added(uuid) IS 'Whether this transaction itself wrote the body down';

DROP POLICY organisation_changed ON organisation;
CREATE POLICY organisation_changed ON organisation FOR UPDATE
    USING (zone_id = actor_zone() AND actor_answers_for(id))
    WITH CHECK (zone_id = actor_zone());

DROP POLICY sector_added ON sector;
CREATE POLICY sector_added ON sector FOR INSERT
    WITH CHECK (
        zone_id = actor_zone()
        AND (
            actor_answers_for(organisation_id)
            OR (actor_is_at_desk_as(ARRAY['administrator']) AND body_is_being_added(organisation_id))
        )
    );
DROP POLICY sector_changed ON sector;
CREATE POLICY sector_changed ON sector FOR UPDATE
    USING (zone_id = actor_zone() AND actor_answers_for(organisation_id));
DROP POLICY sector_removed ON sector;
CREATE POLICY sector_removed ON sector FOR DELETE
    USING (zone_id = actor_zone() AND actor_answers_for(organisation_id));

DROP POLICY agreement_made ON agreement;
CREATE POLICY agreement_made ON agreement FOR INSERT
    WITH CHECK (zone_id = actor_zone() AND actor_answers_for(organisation_id));
DROP POLICY agreement_ended ON agreement;
CREATE POLICY agreement_ended ON agreement FOR UPDATE
    USING (zone_id = actor_zone() AND actor_answers_for(organisation_id));

DROP POLICY desk_added ON desk;
CREATE POLICY desk_added ON desk FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND actor_answers_for(organisation_id)
        AND desk_shows_no_more(organisation_id, profile_id)
    );
DROP POLICY desk_changed ON desk;
CREATE POLICY desk_changed ON desk FOR UPDATE
    USING (zone_id = actor_zone() AND actor_answers_for(organisation_id))
    WITH CHECK (zone_id = actor_zone());

DROP POLICY desk_routing_added ON desk_routing;
CREATE POLICY desk_routing_added ON desk_routing FOR INSERT
    WITH CHECK (zone_id = actor_zone() AND actor_answers_for_desk(desk_id));
DROP POLICY desk_routing_changed ON desk_routing;
CREATE POLICY desk_routing_changed ON desk_routing FOR UPDATE
    USING (zone_id = actor_zone() AND actor_answers_for_desk(desk_id));

DROP POLICY mail_text_of_zone ON mail_text;
CREATE POLICY mail_text_read ON mail_text FOR SELECT
    USING (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator']));
CREATE POLICY mail_text_added ON mail_text FOR INSERT
    WITH CHECK (zone_id = actor_zone() AND actor_answers_for_desk(desk_id));
CREATE POLICY mail_text_changed ON mail_text FOR UPDATE
    USING (zone_id = actor_zone() AND actor_answers_for_desk(desk_id));
CREATE POLICY mail_text_removed ON mail_text FOR DELETE
    USING (zone_id = actor_zone() AND actor_answers_for_desk(desk_id));

DROP POLICY contact_point_added ON contact_point;
CREATE POLICY contact_point_added ON contact_point FOR INSERT
    WITH CHECK (zone_id = actor_zone() AND actor_answers_for(organisation_id));
DROP POLICY contact_point_changed ON contact_point;
CREATE POLICY contact_point_changed ON contact_point FOR UPDATE
    USING (zone_id = actor_zone() AND actor_answers_for(organisation_id))
    WITH CHECK (zone_id = actor_zone());
DROP POLICY desk_point_added ON desk_point;
CREATE POLICY desk_point_added ON desk_point FOR INSERT
    WITH CHECK (zone_id = actor_zone() AND actor_answers_for_desk(desk_id));
DROP POLICY desk_point_changed ON desk_point;
CREATE POLICY desk_point_changed ON desk_point FOR UPDATE
    USING (zone_id = actor_zone() AND actor_answers_for_desk(desk_id))
    WITH CHECK (zone_id = actor_zone());
DROP POLICY opening_hours_added ON opening_hours;
CREATE POLICY opening_hours_added ON opening_hours FOR INSERT
    WITH CHECK (
        zone_id = actor_zone()
        AND EXISTS (
            SELECT FROM desk_point
            WHERE desk_point.id = desk_point_id AND actor_answers_for_desk(desk_point.desk_id)
        )
    );
DROP POLICY opening_hours_removed ON opening_hours;
CREATE POLICY opening_hours_removed ON opening_hours FOR DELETE
    USING (
        zone_id = actor_zone()
        AND EXISTS (
            SELECT FROM desk_point
            WHERE desk_point.id = desk_point_id AND actor_answers_for_desk(desk_point.desk_id)
        )
    );

-- Nobody lets somebody in or keeps them out whom another body has at a desk, nor oneself.
DROP POLICY operator_changed ON operator;
CREATE POLICY operator_changed ON operator FOR UPDATE
    USING (
        zone_id = actor_zone() AND id <> actor_operator()
        AND actor_is_at_desk_as(ARRAY['administrator'])
        AND NOT EXISTS (
            SELECT FROM operator_desk
            WHERE operator_desk.operator_id = operator.id
                AND operator_desk.ended_at IS NULL
                AND (operator_desk.valid_until IS NULL OR operator_desk.valid_until >= day_in_rome())
                AND NOT actor_answers_for_desk(operator_desk.desk_id)
        )
    )
    WITH CHECK (zone_id = actor_zone());

DROP POLICY operator_desk_given ON operator_desk;
CREATE POLICY operator_desk_given ON operator_desk FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND operator_id <> actor_operator()
        AND actor_answers_for_desk(desk_id)
        AND EXISTS (SELECT FROM operator WHERE operator.id = operator_id)
    );
DROP POLICY operator_desk_changed ON operator_desk;
CREATE POLICY operator_desk_changed ON operator_desk FOR UPDATE
    USING (zone_id = actor_zone() AND operator_id <> actor_operator() AND actor_answers_for_desk(desk_id))
    WITH CHECK (zone_id = actor_zone());

-- Of a building that several desks share, what is changed is written down at each of them.
CREATE FUNCTION actor_answers_for_building_of(which uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN EXISTS (
        SELECT FROM desk_point
        JOIN contact_point ON contact_point.id = desk_point.contact_point_id
        WHERE desk_point.desk_id = which AND actor_answers_for(contact_point.organisation_id)
    );
COMMENT ON FUNCTION actor_answers_for_building_of(uuid) IS 'Whether this transaction''s operator administers the body of a building in which a desk receives';
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
            -- Whoever is new has no desk yet, and whom another body has at a desk may be given one more.
            ELSE EXISTS (SELECT FROM operator WHERE operator.id = subject_id AND operator.zone_id = actor_zone())
        END
    );

-- What appointments are given for at a place is written on screen, too. What is given no more stays for those booked.
ALTER TABLE appointment_kind ADD COLUMN given boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN appointment_kind.given IS 'Whether appointments are given for it; where they are not any more, those that were booked stay';
ALTER TABLE appointment_kind ENABLE ROW LEVEL SECURITY;
ALTER TABLE appointment_kind FORCE ROW LEVEL SECURITY;
CREATE POLICY appointment_kind_read ON appointment_kind FOR SELECT USING (true);
CREATE POLICY appointment_kind_system ON appointment_kind USING (actor_is_system());
CREATE POLICY appointment_kind_added ON appointment_kind FOR INSERT
    WITH CHECK (
        zone_id = actor_zone()
        AND EXISTS (
            SELECT FROM desk_point
            WHERE desk_point.id = desk_point_id AND actor_answers_for_desk(desk_point.desk_id)
        )
    );
CREATE POLICY appointment_kind_changed ON appointment_kind FOR UPDATE
    USING (
        zone_id = actor_zone()
        AND EXISTS (
            SELECT FROM desk_point
            WHERE desk_point.id = desk_point_id AND actor_answers_for_desk(desk_point.desk_id)
        )
    );
GRANT INSERT ON appointment_kind TO sportello_app;
GRANT UPDATE (modes, minutes, seats, given) ON appointment_kind TO sportello_app;
