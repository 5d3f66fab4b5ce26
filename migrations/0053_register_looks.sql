-- Looks into the register of transactions are commands at the machine: their audit rows have neither zone nor desk. Those
-- who administer the body that leads a zone read them, and what was removed from the register at the end of its term.
CREATE POLICY audit_event_of_register ON audit_event FOR SELECT
    USING (
        actor = 'system' AND subject = 'transaction'
        AND (SELECT actor_is_at_desk_as(ARRAY['administrator']))
        AND (
            SELECT EXISTS (
                SELECT FROM desk
                WHERE desk.id = actor_desk() AND desk.zone_id = actor_zone()
                    AND body_leads(desk.organisation_id, day_in_rome())
            )
        )
    );
CREATE INDEX audit_event_of_register ON audit_event (id) WHERE subject = 'transaction';
