-- What citizens send.

CREATE TABLE protocol_counter (
    organisation_id uuid NOT NULL REFERENCES organisation,
    year smallint NOT NULL,
    last integer NOT NULL CHECK (last > 0),
    PRIMARY KEY (organisation_id, year)
);
COMMENT ON TABLE protocol_counter IS 'Last number of the yearly register; its row lock makes the numbers gapless (D.P.R. 445/2000 art. 53)';
COMMENT ON COLUMN protocol_counter.organisation_id IS 'Whose register';
COMMENT ON COLUMN protocol_counter.year IS 'Year in Rome';
COMMENT ON COLUMN protocol_counter.last IS 'Last number given out';

CREATE TABLE intake (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    organisation_id uuid NOT NULL REFERENCES organisation,
    desk_id uuid NOT NULL REFERENCES desk,
    account_id uuid NOT NULL REFERENCES account,
    service_version_id uuid NOT NULL REFERENCES service_version,
    service text NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'submitted', 'taken_up', 'awaiting_integration', 'notice_given', 'accepted', 'refused', 'withdrawn', 'expired')),
    facts jsonb NOT NULL,
    answers jsonb NOT NULL,
    version bigint NOT NULL,
    created_at timestamptz NOT NULL,
    saved_at timestamptz NOT NULL,
    protocol_year smallint,
    protocol_number integer,
    submitted_at timestamptz,
    latest_on date,
    suspended boolean NOT NULL DEFAULT false,
    assignee_id uuid REFERENCES operator,
    certified jsonb,
    applicant text,
    applicant_search text,
    level smallint NOT NULL CHECK (level BETWEEN 1 AND 3),
    news boolean NOT NULL DEFAULT false,
    CHECK (facts ->> 'state' = state),
    CHECK ((state IN ('draft', 'expired')) = (protocol_number IS NULL)),
    CHECK (num_nonnulls(protocol_year, protocol_number, submitted_at, latest_on, certified, applicant, applicant_search) IN (0, 7)),
    UNIQUE (organisation_id, protocol_year, protocol_number)
);
COMMENT ON TABLE intake IS 'A citizen''s request (istanza): a draft, then a pending record until a desk accepts or refuses it';
COMMENT ON COLUMN intake.id IS 'Identifier';
COMMENT ON COLUMN intake.zone_id IS 'Zone';
COMMENT ON COLUMN intake.organisation_id IS 'Body it is sent to';
COMMENT ON COLUMN intake.desk_id IS 'Desk that works it';
COMMENT ON COLUMN intake.account_id IS 'Who writes it';
COMMENT ON COLUMN intake.service_version_id IS 'Form it was begun with';
COMMENT ON COLUMN intake.service IS 'Slug of the service, for filters';
COMMENT ON COLUMN intake.state IS 'Name of the state (domain::intake::Tag code)';
COMMENT ON COLUMN intake.facts IS 'The state with its facts (domain::intake::State)';
COMMENT ON COLUMN intake.answers IS 'What was typed, as it was typed (domain::form::Answers)';
COMMENT ON COLUMN intake.version IS 'Counts the saves; an older one is told so';
COMMENT ON COLUMN intake.created_at IS 'When it was begun';
COMMENT ON COLUMN intake.saved_at IS 'Last save';
COMMENT ON COLUMN intake.protocol_year IS 'Register year, once sent';
COMMENT ON COLUMN intake.protocol_number IS 'Register number, once sent';
COMMENT ON COLUMN intake.submitted_at IS 'When it was sent';
COMMENT ON COLUMN intake.latest_on IS 'Latest day for the answer (L. 241/1990 art. 2): order of the queue';
COMMENT ON COLUMN intake.suspended IS 'Whether the clock is stopped';
COMMENT ON COLUMN intake.assignee_id IS 'Who took it up';
COMMENT ON COLUMN intake.certified IS 'What the identity provider certified when it was sent (domain::form::Certified)';
COMMENT ON COLUMN intake.applicant IS 'Name and surname of the applicant';
COMMENT ON COLUMN intake.applicant_search IS 'The same in lower case without accents';
COMMENT ON COLUMN intake.level IS 'Assurance level of the login it was begun or sent with';
COMMENT ON COLUMN intake.news IS 'Whether the citizen wrote or answered since the desk last looked';
CREATE UNIQUE INDEX intake_one_draft ON intake (account_id, service) WHERE state = 'draft';
CREATE INDEX intake_of_account ON intake (account_id, submitted_at DESC);
CREATE INDEX intake_queue ON intake (desk_id, latest_on, id)
    WHERE state IN ('submitted', 'taken_up', 'awaiting_integration', 'notice_given');
CREATE INDEX intake_by_state ON intake (desk_id, state, latest_on, id);
CREATE INDEX intake_drafts_to_expire ON intake (saved_at) WHERE state = 'draft';
CREATE INDEX intake_applicant_similar ON intake USING gin (applicant_search gin_trgm_ops);

CREATE TABLE intake_event (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    intake_id uuid NOT NULL REFERENCES intake,
    kind text NOT NULL CHECK (kind IN ('submitted', 'taken_up', 'integration_asked', 'integrated', 'notice_given', 'notice_replied', 'accepted', 'refused', 'withdrawn')),
    at timestamptz NOT NULL,
    operator_id uuid REFERENCES operator,
    operator_name text
);
COMMENT ON TABLE intake_event IS 'What happened to a request, in order';
COMMENT ON COLUMN intake_event.id IS 'Identifier, ordered by time';
COMMENT ON COLUMN intake_event.zone_id IS 'Zone';
COMMENT ON COLUMN intake_event.intake_id IS 'Request';
COMMENT ON COLUMN intake_event.kind IS 'What (domain::intake::EventKind code)';
COMMENT ON COLUMN intake_event.at IS 'When';
COMMENT ON COLUMN intake_event.operator_id IS 'Who, if an operator';
COMMENT ON COLUMN intake_event.operator_name IS 'Their name at that time';
CREATE INDEX intake_event_of_intake ON intake_event (intake_id, at);

CREATE TABLE message (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    intake_id uuid NOT NULL REFERENCES intake,
    author text NOT NULL CHECK (author IN ('desk', 'citizen')),
    at timestamptz NOT NULL,
    text text NOT NULL CHECK (text <> ''),
    operator_id uuid REFERENCES operator,
    CHECK ((author = 'desk') = (operator_id IS NOT NULL))
);
COMMENT ON TABLE message IS 'What desk and applicant write to one another about a request';
COMMENT ON COLUMN message.id IS 'Identifier, ordered by time';
COMMENT ON COLUMN message.zone_id IS 'Zone';
COMMENT ON COLUMN message.intake_id IS 'Request';
COMMENT ON COLUMN message.author IS 'Side that wrote';
COMMENT ON COLUMN message.at IS 'When';
COMMENT ON COLUMN message.text IS 'Plain text';
COMMENT ON COLUMN message.operator_id IS 'Operator who wrote for the desk; never shown to the citizen';
CREATE INDEX message_of_intake ON message (intake_id, at);

CREATE TABLE document (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    intake_id uuid NOT NULL REFERENCES intake,
    question text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('pdf', 'jpeg', 'png', 'p7m')),
    size bigint NOT NULL CHECK (size > 0),
    sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
    stored jsonb NOT NULL,
    verification text NOT NULL CHECK (verification IN ('waiting', 'accepted', 'rejected')),
    uploaded_at timestamptz NOT NULL
);
COMMENT ON TABLE document IS 'A document handed in with a request; its content is encrypted in the object store';
COMMENT ON COLUMN document.id IS 'Identifier';
COMMENT ON COLUMN document.zone_id IS 'Zone';
COMMENT ON COLUMN document.intake_id IS 'Request';
COMMENT ON COLUMN document.question IS 'Question of the form that it answers, or "integrazione"';
COMMENT ON COLUMN document.name IS 'Cleaned name';
COMMENT ON COLUMN document.kind IS 'Kind by content (domain::document::Kind code)';
COMMENT ON COLUMN document.size IS 'Bytes';
COMMENT ON COLUMN document.sha256 IS 'Digest of the content as handed in';
COMMENT ON COLUMN document.stored IS 'Where and how it is kept (object key, wrapped data key)';
COMMENT ON COLUMN document.verification IS 'State of the virus check';
COMMENT ON COLUMN document.uploaded_at IS 'When it was handed in';
CREATE INDEX document_of_intake ON document (intake_id, question);

CREATE TABLE receipt (
    intake_id uuid PRIMARY KEY REFERENCES intake,
    zone_id uuid NOT NULL REFERENCES zone,
    stored jsonb NOT NULL,
    size bigint NOT NULL,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE receipt IS 'The PDF receipt of a sent request';
COMMENT ON COLUMN receipt.intake_id IS 'Request';
COMMENT ON COLUMN receipt.zone_id IS 'Zone';
COMMENT ON COLUMN receipt.stored IS 'Where and how it is kept';
COMMENT ON COLUMN receipt.size IS 'Bytes';
COMMENT ON COLUMN receipt.created_at IS 'When it was made';

ALTER TABLE intake ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake FORCE ROW LEVEL SECURITY;
CREATE POLICY intake_own ON intake
    USING (actor_is_system() OR account_id = actor_account());
-- A desk sees what was sent to it, never a draft.
CREATE POLICY intake_desk ON intake
    USING (desk_id = actor_desk() AND zone_id = actor_zone() AND state NOT IN ('draft', 'expired'));

-- What hangs on a request is seen by whoever sees the request.
ALTER TABLE intake_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_event FORCE ROW LEVEL SECURITY;
CREATE POLICY intake_event_with_intake ON intake_event USING (EXISTS (SELECT FROM intake WHERE intake.id = intake_id));
ALTER TABLE message ENABLE ROW LEVEL SECURITY;
ALTER TABLE message FORCE ROW LEVEL SECURITY;
CREATE POLICY message_with_intake ON message USING (EXISTS (SELECT FROM intake WHERE intake.id = intake_id));
ALTER TABLE document ENABLE ROW LEVEL SECURITY;
ALTER TABLE document FORCE ROW LEVEL SECURITY;
CREATE POLICY document_with_intake ON document USING (EXISTS (SELECT FROM intake WHERE intake.id = intake_id));
ALTER TABLE receipt ENABLE ROW LEVEL SECURITY;
ALTER TABLE receipt FORCE ROW LEVEL SECURITY;
CREATE POLICY receipt_with_intake ON receipt USING (EXISTS (SELECT FROM intake WHERE intake.id = intake_id));

GRANT SELECT, INSERT, UPDATE ON protocol_counter, intake TO sportello_app;
GRANT SELECT, INSERT ON intake_event, message, receipt TO sportello_app;
GRANT SELECT, INSERT, DELETE ON document TO sportello_app;
GRANT UPDATE (verification) ON document TO sportello_app;
