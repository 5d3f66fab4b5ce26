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

CREATE TABLE service_sheet (
    service_request_id uuid NOT NULL REFERENCES service_request,
    sheet text NOT NULL,
    version bigint NOT NULL CHECK (version > 0),
    zone_id uuid NOT NULL REFERENCES zone,
    content jsonb NOT NULL,
    saved_by uuid NOT NULL REFERENCES operator,
    saved_by_name text NOT NULL,
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (service_request_id, sheet, version)
);
COMMENT ON TABLE service_sheet IS 'Every save of every sheet about a request of a service; the last version is what holds, none is changed or removed';
COMMENT ON COLUMN service_sheet.service_request_id IS 'Request of a service';
COMMENT ON COLUMN service_sheet.sheet IS 'Which sheet (domain::card::requests::Sheet)';
COMMENT ON COLUMN service_sheet.version IS 'Counts the saves of this sheet, from one';
COMMENT ON COLUMN service_sheet.zone_id IS 'Zone';
COMMENT ON COLUMN service_sheet.content IS 'Values by code of the field (domain::fields::Values)';
COMMENT ON COLUMN service_sheet.saved_by IS 'Operator who saved it';
COMMENT ON COLUMN service_sheet.saved_by_name IS 'Their name at that time';
COMMENT ON COLUMN service_sheet.saved_at IS 'When';

ALTER TABLE service_sheet ENABLE ROW LEVEL SECURITY;
ALTER TABLE service_sheet FORCE ROW LEVEL SECURITY;
CREATE POLICY service_sheet_read ON service_sheet FOR SELECT
    USING (EXISTS (SELECT FROM service_request WHERE service_request.id = service_request_id));
CREATE POLICY service_sheet_write ON service_sheet FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM service_request WHERE service_request.id = service_request_id)
    AND saved_by = actor_operator()
);
GRANT SELECT, INSERT ON service_sheet TO sportello_app;

CREATE TABLE service_work (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    service_request_id uuid NOT NULL REFERENCES service_request,
    worked_on date NOT NULL,
    activity text NOT NULL CHECK (activity IN ('talk', 'visit', 'paperwork', 'contacts', 'accompanying', 'other')),
    description text NOT NULL,
    people smallint NOT NULL CHECK (people BETWEEN 1 AND 99),
    minutes smallint NOT NULL CHECK (minutes > 0),
    written_by uuid NOT NULL REFERENCES operator,
    written_by_name text NOT NULL,
    written_at timestamptz NOT NULL,
    struck_by text,
    struck_at timestamptz,
    struck_why text CHECK (struck_why <> ''),
    CHECK (num_nonnulls(struck_by, struck_at, struck_why) IN (0, 3))
);
COMMENT ON TABLE service_work IS 'Work done for a request of a service; a wrong line is struck out with a reason and stays';
COMMENT ON COLUMN service_work.id IS 'Identifier, ordered by time';
COMMENT ON COLUMN service_work.zone_id IS 'Zone';
COMMENT ON COLUMN service_work.service_request_id IS 'Request of a service';
COMMENT ON COLUMN service_work.worked_on IS 'Day of the work';
COMMENT ON COLUMN service_work.activity IS 'Kind of work (domain::card::requests::Activity)';
COMMENT ON COLUMN service_work.description IS 'In the operator''s words; may be empty';
COMMENT ON COLUMN service_work.people IS 'How many people worked';
COMMENT ON COLUMN service_work.minutes IS 'Minutes of all of them together';
COMMENT ON COLUMN service_work.written_by IS 'Operator who wrote it down';
COMMENT ON COLUMN service_work.written_by_name IS 'Their name at that time';
COMMENT ON COLUMN service_work.written_at IS 'When';
COMMENT ON COLUMN service_work.struck_by IS 'Name of the operator who struck it out';
COMMENT ON COLUMN service_work.struck_at IS 'When it was struck out';
COMMENT ON COLUMN service_work.struck_why IS 'Why it was struck out';
CREATE INDEX service_work_of_request ON service_work (service_request_id, worked_on);

ALTER TABLE service_work ENABLE ROW LEVEL SECURITY;
ALTER TABLE service_work FORCE ROW LEVEL SECURITY;
CREATE POLICY service_work_with_request ON service_work
    USING (EXISTS (SELECT FROM service_request WHERE service_request.id = service_request_id));
GRANT SELECT, INSERT ON service_work TO sportello_app;
GRANT UPDATE (struck_by, struck_at, struck_why) ON service_work TO sportello_app;
