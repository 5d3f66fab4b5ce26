-- Administrators write services and their forms, publish them from a day, and withdraw them.

CREATE FUNCTION actor_administers(organisation uuid) RETURNS boolean LANGUAGE sql STABLE
    RETURN EXISTS (
        SELECT FROM operator_desk
        JOIN desk ON desk.id = operator_desk.desk_id
        WHERE operator_desk.operator_id = actor_operator()
            AND operator_desk.desk_id = actor_desk()
            AND operator_desk.role = 'administrator'
            AND desk.organisation_id = organisation
    );
COMMENT ON FUNCTION actor_administers(uuid) IS 'Whether this transaction''s operator is an administrator of that organisation';

ALTER TABLE service_version ADD COLUMN operator_id uuid REFERENCES operator;
ALTER TABLE service_version ADD COLUMN reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 4000);
COMMENT ON COLUMN service_version.operator_id IS 'Who published it; NULL for what came with the program';
COMMENT ON COLUMN service_version.reason IS 'Why, in the words of who published it';

CREATE TABLE service_withdrawal (
    version_id uuid PRIMARY KEY REFERENCES service_version,
    at timestamptz NOT NULL,
    operator_id uuid NOT NULL REFERENCES operator,
    reason text NOT NULL CHECK (reason <> '' AND length(reason) <= 4000)
);
COMMENT ON TABLE service_withdrawal IS 'Versions taken back: before their day they never count, afterwards the service is out of the catalogue until a newer one';
COMMENT ON COLUMN service_withdrawal.version_id IS 'Which version';
COMMENT ON COLUMN service_withdrawal.at IS 'When';
COMMENT ON COLUMN service_withdrawal.operator_id IS 'By whom';
COMMENT ON COLUMN service_withdrawal.reason IS 'Why';

CREATE TABLE service_edit (
    service_id uuid NOT NULL REFERENCES service,
    revision integer NOT NULL CHECK (revision > 0),
    zone_id uuid NOT NULL REFERENCES zone,
    content jsonb NOT NULL,
    at timestamptz NOT NULL,
    operator_id uuid NOT NULL REFERENCES operator,
    PRIMARY KEY (service_id, revision)
);
COMMENT ON TABLE service_edit IS 'Saves of the working copy of a service; the newest is what will be published next';
COMMENT ON COLUMN service_edit.service_id IS 'Service';
COMMENT ON COLUMN service_edit.revision IS 'Counts from 1; two who save the same number at once: the second is told';
COMMENT ON COLUMN service_edit.zone_id IS 'Zone of the service';
COMMENT ON COLUMN service_edit.content IS 'domain::service::Service, perhaps not whole yet';
COMMENT ON COLUMN service_edit.at IS 'When';
COMMENT ON COLUMN service_edit.operator_id IS 'By whom';
ALTER TABLE service_edit ENABLE ROW LEVEL SECURITY;
ALTER TABLE service_edit FORCE ROW LEVEL SECURITY;
CREATE POLICY service_edit_administrator ON service_edit
    USING (actor_is_system() OR zone_id = actor_zone() AND EXISTS (
        SELECT FROM service WHERE service.id = service_id AND actor_administers(service.organisation_id)
    ));
GRANT SELECT, INSERT ON service_edit TO sportello_app;

-- The catalogue is public to read. Of those who connect in the server's role, only an administrator of
-- the organisation writes in it; nobody changes or removes a version. The owner seeds it without an actor.
ALTER TABLE service ENABLE ROW LEVEL SECURITY;
CREATE POLICY service_public ON service FOR SELECT USING (true);
CREATE POLICY service_added ON service FOR INSERT
    WITH CHECK (zone_id = actor_zone() AND actor_administers(organisation_id));
CREATE POLICY service_moved ON service FOR UPDATE
    USING (zone_id = actor_zone() AND actor_administers(organisation_id));
GRANT INSERT, UPDATE (desk_id) ON service TO sportello_app;

ALTER TABLE service_version ENABLE ROW LEVEL SECURITY;
CREATE POLICY service_version_public ON service_version FOR SELECT USING (true);
CREATE POLICY service_version_published ON service_version FOR INSERT
    WITH CHECK (operator_id = actor_operator() AND EXISTS (
        SELECT FROM service WHERE service.id = service_id AND actor_administers(service.organisation_id)
    ));
GRANT INSERT ON service_version TO sportello_app;

ALTER TABLE service_withdrawal ENABLE ROW LEVEL SECURITY;
CREATE POLICY service_withdrawal_public ON service_withdrawal FOR SELECT USING (true);
CREATE POLICY service_withdrawal_written ON service_withdrawal FOR INSERT
    WITH CHECK (operator_id = actor_operator() AND EXISTS (
        SELECT FROM service_version
        JOIN service ON service.id = service_version.service_id
        WHERE service_version.id = version_id AND actor_administers(service.organisation_id)
    ));
GRANT SELECT, INSERT ON service_withdrawal TO sportello_app;
