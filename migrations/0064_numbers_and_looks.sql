-- Whoever may read numbers and not the cards is told those of a quarter as they were counted once: who looked before and
-- after a card was closed would know, by subtracting, what one person did. What is kept is what was told, with what is
-- suppressed left out.
CREATE TABLE numbers_release (
    desk_id uuid NOT NULL REFERENCES desk,
    begins_on date NOT NULL,
    zone_id uuid NOT NULL REFERENCES zone,
    threshold integer NOT NULL CHECK (threshold >= 3),
    numbers jsonb NOT NULL,
    released_at timestamptz NOT NULL,
    PRIMARY KEY (desk_id, begins_on)
);
COMMENT ON TABLE numbers_release IS 'The numbers of a desk and a quarter, as they were told first; nothing is changed or removed';
COMMENT ON COLUMN numbers_release.desk_id IS 'Desk';
COMMENT ON COLUMN numbers_release.begins_on IS 'First day of the quarter';
COMMENT ON COLUMN numbers_release.zone_id IS 'Zone';
COMMENT ON COLUMN numbers_release.threshold IS 'Numbers of fewer people were left out';
COMMENT ON COLUMN numbers_release.numbers IS 'What was told (domain::counting::Numbers)';
COMMENT ON COLUMN numbers_release.released_at IS 'When they were told first: what was written later does not count';

ALTER TABLE numbers_release ENABLE ROW LEVEL SECURITY;
ALTER TABLE numbers_release FORCE ROW LEVEL SECURITY;
CREATE POLICY numbers_release_of_desk ON numbers_release
    USING (desk_id = actor_desk() AND zone_id = actor_zone());
GRANT SELECT, INSERT ON numbers_release TO sportello_app;

-- Looks into the register of transactions are commands at the machine: nobody's desk or zone makes them. The register
-- itself knows no zone either. Where the installation has one zone, its leading body answers for them; where it has
-- several, each zone's leading body reads what is of that zone, and the rest is left to whoever runs the installation.
CREATE FUNCTION zone_is_alone(which uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN EXISTS (SELECT FROM zone WHERE zone.id = which) AND NOT EXISTS (SELECT FROM zone WHERE zone.id <> which);
COMMENT ON FUNCTION zone_is_alone(uuid) IS 'Whether the installation has this zone and no other';

DROP POLICY audit_event_of_register ON audit_event;
CREATE POLICY audit_event_of_register ON audit_event FOR SELECT
    USING (
        subject = 'transaction'
        AND (SELECT actor_is_at_desk_as(ARRAY['administrator']))
        AND (
            zone_id = actor_zone()
            OR (zone_id IS NULL AND actor = 'system' AND (SELECT zone_is_alone(actor_zone())))
        )
        AND (
            SELECT EXISTS (
                SELECT FROM desk
                WHERE desk.id = actor_desk() AND desk.zone_id = actor_zone()
                    AND body_leads(desk.organisation_id, day_in_rome())
            )
        )
    );
