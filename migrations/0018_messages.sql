-- Messages both ways with attachments, what was read, and requests for access to the file.

-- Below, the portal itself acts: the owner is held by the policies too.
SELECT set_config('sportello.system', 'on', true);

-- What was read, and which mask a text was written under.
ALTER TABLE message
    ADD COLUMN read_at timestamptz,
    ADD COLUMN hidden text[] NOT NULL DEFAULT '{}'
        CHECK (hidden <@ ARRAY['identity', 'contacts', 'residence', 'health', 'judicial', 'permit', 'income', 'family', 'protected_address']);
COMMENT ON COLUMN message.read_at IS 'When the other side saw it first';
COMMENT ON COLUMN message.hidden IS 'Groups that the desk did not see when it was written: who sees fewer does not read it';
UPDATE message SET hidden = profile.mask
FROM intake
JOIN desk ON desk.id = intake.desk_id
JOIN profile ON profile.id = desk.profile_id
WHERE intake.id = message.intake_id;
-- What is there already is not announced as new.
UPDATE message SET read_at = at;
CREATE INDEX message_unread ON message (intake_id, author) WHERE read_at IS NULL;
GRANT UPDATE (read_at) ON message TO sportello_app;

-- Requests with a message that the desk has not read: a view of the queue, in its order.
ALTER TABLE intake ADD COLUMN unread boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN intake.unread IS 'Whether the citizen wrote a message that the desk has not read';
CREATE INDEX intake_queue_unread ON intake (desk_id, latest_on, id)
    INCLUDE (state, zone_id, account_id)
    WHERE unread;

-- Documents that come with a message.
ALTER TABLE document
    ADD COLUMN attached boolean NOT NULL DEFAULT false,
    ADD COLUMN message_id uuid REFERENCES message,
    ADD COLUMN operator_id uuid REFERENCES operator,
    ADD CONSTRAINT document_of_message CHECK (attached OR num_nonnulls(message_id, operator_id) = 0);
COMMENT ON COLUMN document.attached IS 'Whether it belongs to a message and not to the form or to an integration';
COMMENT ON COLUMN document.message_id IS 'Message that it was sent with; absent while that is being written';
COMMENT ON COLUMN document.operator_id IS 'Operator who attached it; absent where the citizen did';
CREATE INDEX document_of_message ON document (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX document_unsent ON document (uploaded_at) WHERE attached AND message_id IS NULL;
DROP INDEX document_of_intake;
-- The included columns are those that the policy below looks at: counting needs no row.
CREATE INDEX document_of_intake ON document (intake_id, question) INCLUDE (attached, message_id, operator_id);
-- What somebody attached and has not sent is seen by nobody else.
CREATE POLICY document_when_sent ON document AS RESTRICTIVE FOR SELECT
    USING (
        NOT attached
        OR message_id IS NOT NULL
        OR actor_is_system()
        OR operator_id = actor_operator()
        OR (operator_id IS NULL AND actor_account() IS NOT NULL)
    );
GRANT UPDATE (message_id) ON document TO sportello_app;

CREATE TABLE file_access (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    organisation_id uuid NOT NULL REFERENCES organisation,
    intake_id uuid NOT NULL REFERENCES intake,
    protocol_year smallint NOT NULL,
    protocol_number integer NOT NULL,
    asked_at timestamptz NOT NULL,
    wanted text NOT NULL CHECK (wanted <> ''),
    interest text NOT NULL CHECK (interest <> ''),
    hidden text[] NOT NULL
        CHECK (hidden <@ ARRAY['identity', 'contacts', 'residence', 'health', 'judicial', 'permit', 'income', 'family', 'protected_address']),
    state text NOT NULL CHECK (state IN ('asked', 'deferred', 'granted', 'refused')),
    facts jsonb NOT NULL,
    due_on date,
    CHECK (facts ->> 'state' = state),
    CHECK ((due_on IS NOT NULL) = (state IN ('asked', 'deferred'))),
    UNIQUE (organisation_id, protocol_year, protocol_number)
);
COMMENT ON TABLE file_access IS 'Request for access to the documents of a procedure (L. 241/1990 artt. 22-25)';
COMMENT ON COLUMN file_access.id IS 'Identifier';
COMMENT ON COLUMN file_access.zone_id IS 'Zone';
COMMENT ON COLUMN file_access.organisation_id IS 'Body that keeps the file, and whose register counts the request';
COMMENT ON COLUMN file_access.intake_id IS 'Request whose file it is about';
COMMENT ON COLUMN file_access.protocol_year IS 'Register year';
COMMENT ON COLUMN file_access.protocol_number IS 'Register number';
COMMENT ON COLUMN file_access.asked_at IS 'When it was made';
COMMENT ON COLUMN file_access.wanted IS 'Which documents are asked for, in plain text';
COMMENT ON COLUMN file_access.interest IS 'Why they are asked for, in plain text';
COMMENT ON COLUMN file_access.hidden IS 'As message.hidden';
COMMENT ON COLUMN file_access.state IS 'Name of the state (domain::file_access::Tag code)';
COMMENT ON COLUMN file_access.facts IS 'The state with its facts (domain::file_access::State)';
COMMENT ON COLUMN file_access.due_on IS 'Day by which the desk has to do something, while it has to';
CREATE INDEX file_access_of_intake ON file_access (intake_id, asked_at);
CREATE UNIQUE INDEX file_access_one_open ON file_access (intake_id) WHERE state IN ('asked', 'deferred');
CREATE INDEX file_access_due ON file_access (due_on, id) WHERE state IN ('asked', 'deferred');
ALTER TABLE file_access ENABLE ROW LEVEL SECURITY;
ALTER TABLE file_access FORCE ROW LEVEL SECURITY;
-- Seen by whoever sees the request.
CREATE POLICY file_access_with_intake ON file_access USING (EXISTS (SELECT FROM intake WHERE intake.id = intake_id));
GRANT SELECT, INSERT ON file_access TO sportello_app;
GRANT UPDATE (state, facts, due_on) ON file_access TO sportello_app;
