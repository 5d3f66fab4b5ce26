-- Documents that operators keep with a request of a service or with a signature on paper; the rules of a desk
-- with their history; and who is given the private notes of colleagues.

CREATE TABLE desk_document (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    service_request_id uuid REFERENCES service_request,
    signature_id uuid REFERENCES privacy_signature,
    sort text NOT NULL CHECK (sort IN
        ('identity', 'permit', 'income', 'health', 'court', 'home', 'family', 'report', 'signature', 'other')),
    title text NOT NULL CHECK (title <> ''),
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('pdf', 'jpeg', 'png', 'p7m')),
    size bigint NOT NULL CHECK (size > 0),
    sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
    stored jsonb NOT NULL,
    verification text NOT NULL CHECK (verification IN ('waiting', 'accepted', 'rejected')),
    uploaded_by uuid NOT NULL REFERENCES operator,
    uploaded_by_name text NOT NULL,
    uploaded_at timestamptz NOT NULL,
    removed_by text,
    removed_at timestamptz,
    removed_why text CHECK (removed_why <> ''),
    CHECK (num_nonnulls(service_request_id, signature_id) = 1),
    CHECK ((sort = 'signature') = (signature_id IS NOT NULL)),
    CHECK (num_nonnulls(removed_by, removed_at, removed_why) IN (0, 3))
);
COMMENT ON TABLE desk_document IS 'A document that operators keep; its content is encrypted in the object store. A wrong one is marked as removed with a reason and stays';
COMMENT ON COLUMN desk_document.id IS 'Identifier, ordered by time';
COMMENT ON COLUMN desk_document.zone_id IS 'Zone';
COMMENT ON COLUMN desk_document.service_request_id IS 'Request of a service that it belongs to';
COMMENT ON COLUMN desk_document.signature_id IS 'Signature on paper that it is the scan of';
COMMENT ON COLUMN desk_document.sort IS 'What it is about (domain::document::Sort code); decides the group of the mask';
COMMENT ON COLUMN desk_document.title IS 'Title in the operator''s words';
COMMENT ON COLUMN desk_document.name IS 'Cleaned name of the file';
COMMENT ON COLUMN desk_document.kind IS 'Kind by content (domain::document::Kind code)';
COMMENT ON COLUMN desk_document.size IS 'Bytes';
COMMENT ON COLUMN desk_document.sha256 IS 'Digest of the content as handed in';
COMMENT ON COLUMN desk_document.stored IS 'Where and how it is kept (object key, wrapped data key)';
COMMENT ON COLUMN desk_document.verification IS 'State of the virus check';
COMMENT ON COLUMN desk_document.uploaded_by IS 'Operator who uploaded it';
COMMENT ON COLUMN desk_document.uploaded_by_name IS 'Their name at that time';
COMMENT ON COLUMN desk_document.uploaded_at IS 'When it was uploaded';
COMMENT ON COLUMN desk_document.removed_by IS 'Name of the operator who marked it as removed';
COMMENT ON COLUMN desk_document.removed_at IS 'When it was marked';
COMMENT ON COLUMN desk_document.removed_why IS 'Why it was marked';
CREATE INDEX desk_document_of_request ON desk_document (service_request_id, id) WHERE service_request_id IS NOT NULL;
CREATE INDEX desk_document_of_signature ON desk_document (signature_id, id) WHERE signature_id IS NOT NULL;

-- Whoever sees the request, or the signature, sees that there are documents; the mask decides which.
CREATE FUNCTION actor_sees_papers_of(request uuid, signature uuid) RETURNS boolean LANGUAGE sql STABLE
    RETURN EXISTS (SELECT FROM service_request WHERE service_request.id = request)
        OR EXISTS (SELECT FROM privacy_signature WHERE privacy_signature.id = signature);
COMMENT ON FUNCTION actor_sees_papers_of(uuid, uuid) IS 'Whether this transaction''s actor sees the request of a service or the signature that a document belongs to';

ALTER TABLE desk_document ENABLE ROW LEVEL SECURITY;
ALTER TABLE desk_document FORCE ROW LEVEL SECURITY;
CREATE POLICY desk_document_read ON desk_document FOR SELECT
    USING (actor_is_system() OR actor_sees_papers_of(service_request_id, signature_id));
CREATE POLICY desk_document_add ON desk_document FOR INSERT
    WITH CHECK (actor_sees_papers_of(service_request_id, signature_id) AND uploaded_by = actor_operator());
CREATE POLICY desk_document_mark ON desk_document FOR UPDATE
    USING (actor_is_system() OR actor_sees_papers_of(service_request_id, signature_id));
GRANT SELECT, INSERT ON desk_document TO sportello_app;
GRANT UPDATE (verification, removed_by, removed_at, removed_why) ON desk_document TO sportello_app;

-- Rules of a desk are added and ended by its administrators; what was ended stays to be read.
ALTER TABLE card_rule
    DROP CONSTRAINT card_rule_desk_id_part_field_holds_key,
    ADD COLUMN added_by uuid REFERENCES operator,
    ADD COLUMN added_by_name text,
    ADD COLUMN added_at timestamptz,
    ADD COLUMN added_why text CHECK (added_why <> ''),
    ADD COLUMN ended_by text,
    ADD COLUMN ended_at timestamptz,
    ADD COLUMN ended_why text CHECK (ended_why <> ''),
    ADD CHECK (num_nonnulls(added_by, added_by_name, added_at, added_why) IN (0, 4)),
    ADD CHECK (num_nonnulls(ended_by, ended_at, ended_why) IN (0, 3)),
    -- What holds everywhere is changed by a new release only.
    ADD CHECK (desk_id IS NOT NULL OR (added_by IS NULL AND ended_by IS NULL));
COMMENT ON COLUMN card_rule.added_by IS 'Operator who added it; none for what came with the program';
COMMENT ON COLUMN card_rule.added_by_name IS 'Their name at that time';
COMMENT ON COLUMN card_rule.added_at IS 'When it was added';
COMMENT ON COLUMN card_rule.added_why IS 'Why it was added';
COMMENT ON COLUMN card_rule.ended_by IS 'Name of the operator who ended it; none while it holds';
COMMENT ON COLUMN card_rule.ended_at IS 'When it was ended';
COMMENT ON COLUMN card_rule.ended_why IS 'Why it was ended';
CREATE UNIQUE INDEX card_rule_once ON card_rule (desk_id, part, field, holds) NULLS NOT DISTINCT
    WHERE ended_at IS NULL;

CREATE FUNCTION actor_administers_desk() RETURNS boolean LANGUAGE sql STABLE
    RETURN EXISTS (
        SELECT FROM operator_desk
        WHERE operator_id = actor_operator() AND desk_id = actor_desk() AND role = 'administrator'
    );
COMMENT ON FUNCTION actor_administers_desk() IS 'Whether this transaction''s operator administers the desk they sit at';

CREATE POLICY card_rule_add ON card_rule FOR INSERT
    WITH CHECK (desk_id = actor_desk() AND added_by = actor_operator() AND actor_administers_desk());
CREATE POLICY card_rule_end ON card_rule FOR UPDATE
    USING (desk_id = actor_desk() AND actor_administers_desk());
GRANT INSERT ON card_rule TO sportello_app;
GRANT UPDATE (ended_by, ended_at, ended_why) ON card_rule TO sportello_app;

-- Administrators of a desk say who reads the private notes of colleagues there; every change is in the audit.
CREATE POLICY operator_desk_readers ON operator_desk FOR UPDATE
    USING (desk_id = actor_desk() AND actor_administers_desk());
GRANT UPDATE (private_notes) ON operator_desk TO sportello_app;
