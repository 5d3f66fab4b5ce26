-- The requests of services of a card: who asked, and how each goes on.

ALTER TABLE service_request
    ADD COLUMN asked_by text NOT NULL DEFAULT 'person' CHECK (asked_by IN ('person', 'family', 'guardian', 'other')),
    ADD COLUMN advancement text NOT NULL DEFAULT 'information' CHECK (advancement IN
        ('information', 'accepted', 'in_progress', 'checking', 'concluded',
         'external_started', 'external_checking', 'external_provided')),
    ADD COLUMN version bigint NOT NULL DEFAULT 1;
COMMENT ON COLUMN service_request.asked_by IS 'Who asked for it at the desk, in relation to the person';
COMMENT ON COLUMN service_request.advancement IS 'Where it stands (domain::advancement::Advancement); the last step, for reading at once';
COMMENT ON COLUMN service_request.version IS 'Counts the saves';

CREATE TABLE service_step (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    service_request_id uuid NOT NULL REFERENCES service_request,
    advancement text NOT NULL CHECK (advancement IN
        ('information', 'accepted', 'in_progress', 'checking', 'concluded',
         'external_started', 'external_checking', 'external_provided')),
    at timestamptz NOT NULL,
    operator_id uuid NOT NULL REFERENCES operator,
    operator_name text NOT NULL,
    note text NOT NULL
);
COMMENT ON TABLE service_step IS 'A step of a request of a service; never changed, never removed';
COMMENT ON COLUMN service_step.id IS 'Identifier, ordered by time';
COMMENT ON COLUMN service_step.zone_id IS 'Zone';
COMMENT ON COLUMN service_step.service_request_id IS 'Request of a service';
COMMENT ON COLUMN service_step.advancement IS 'Where it stood from then on';
COMMENT ON COLUMN service_step.at IS 'When';
COMMENT ON COLUMN service_step.operator_id IS 'Who';
COMMENT ON COLUMN service_step.operator_name IS 'Their name at that time';
COMMENT ON COLUMN service_step.note IS 'In the operator''s words; may be empty';
CREATE INDEX service_step_of_request ON service_step (service_request_id, at);

ALTER TABLE service_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE service_step FORCE ROW LEVEL SECURITY;
CREATE POLICY service_step_with_request ON service_step
    USING (EXISTS (SELECT FROM service_request WHERE service_request.id = service_request_id));

GRANT UPDATE (advancement, version) ON service_request TO sportello_app;
GRANT SELECT, INSERT ON service_step TO sportello_app;
