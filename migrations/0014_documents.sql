-- Files that come in piece by piece over a bad line, and documents that are given a second time.

CREATE TABLE partial_upload (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    account_id uuid NOT NULL REFERENCES account,
    intake_id uuid NOT NULL REFERENCES intake,
    question text NOT NULL,
    name text NOT NULL,
    size bigint NOT NULL CHECK (size > 0),
    received bigint NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND size),
    pieces jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(pieces) = 'array'),
    joining_at timestamptz,
    document_id uuid REFERENCES document ON DELETE CASCADE,
    begun_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    CHECK (document_id IS NULL OR received = size)
);
COMMENT ON TABLE partial_upload IS 'A file that is being handed in piece by piece; its pieces are encrypted in the object store and become a document when all are there';
COMMENT ON COLUMN partial_upload.id IS 'Identifier';
COMMENT ON COLUMN partial_upload.zone_id IS 'Zone';
COMMENT ON COLUMN partial_upload.account_id IS 'Whose file it is; nobody else goes on with it';
COMMENT ON COLUMN partial_upload.intake_id IS 'Request';
COMMENT ON COLUMN partial_upload.question IS 'Question of the form that it answers, or "integrazione"';
COMMENT ON COLUMN partial_upload.name IS 'Cleaned name';
COMMENT ON COLUMN partial_upload.size IS 'Bytes that were announced';
COMMENT ON COLUMN partial_upload.received IS 'Bytes that are here: where the next piece begins';
COMMENT ON COLUMN partial_upload.pieces IS 'Where and how each piece is kept, in their order';
COMMENT ON COLUMN partial_upload.joining_at IS 'Since when somebody puts the pieces together';
COMMENT ON COLUMN partial_upload.document_id IS 'What it became; kept for a while for whoever did not get the answer';
COMMENT ON COLUMN partial_upload.begun_at IS 'When it was announced';
COMMENT ON COLUMN partial_upload.expires_at IS 'When it is given up';
CREATE INDEX partial_upload_expiry ON partial_upload (expires_at);
CREATE INDEX partial_upload_of_account ON partial_upload (account_id, begun_at);
CREATE INDEX partial_upload_of_document ON partial_upload (document_id) WHERE document_id IS NOT NULL;

ALTER TABLE partial_upload ENABLE ROW LEVEL SECURITY;
ALTER TABLE partial_upload FORCE ROW LEVEL SECURITY;
CREATE POLICY partial_upload_own ON partial_upload
    USING (account_id = actor_account())
    WITH CHECK (account_id = actor_account() AND EXISTS (SELECT FROM intake WHERE intake.id = intake_id));
CREATE POLICY partial_upload_system ON partial_upload USING (actor_is_system());
GRANT SELECT, INSERT, DELETE ON partial_upload TO sportello_app;
GRANT UPDATE (received, pieces, joining_at, document_id, expires_at) ON partial_upload TO sportello_app;

-- One stored content may belong to several requests of the same person: it is removed with the last of them.
ALTER TABLE document ADD COLUMN given_at timestamptz;
COMMENT ON COLUMN document.given_at IS 'When the content was handed in for the first time, where that was with another request';
CREATE INDEX document_of_object ON document ((stored ->> 'object_key'));
