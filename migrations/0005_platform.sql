-- Sessions, sign-ins under way, jobs, audit.

CREATE TABLE session (
    id text PRIMARY KEY,
    data jsonb NOT NULL,
    subject text,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
COMMENT ON TABLE session IS 'Sessions of citizens and operators; the cookie holds only the identifier';
COMMENT ON COLUMN session.id IS 'Digest of the identifier in the cookie';
COMMENT ON COLUMN session.data IS 'What the session remembers';
COMMENT ON COLUMN session.subject IS 'Account or operator, to close all sessions of one person';
COMMENT ON COLUMN session.created_at IS 'Start, for the absolute limit';
COMMENT ON COLUMN session.expires_at IS 'End, unless it is used before';
CREATE INDEX session_expiry ON session (expires_at);
CREATE INDEX session_of_subject ON session (subject) WHERE subject IS NOT NULL;

CREATE TABLE saml_request (
    id text PRIMARY KEY,
    relay_state text NOT NULL UNIQUE,
    pending jsonb NOT NULL,
    expires_at timestamptz NOT NULL
);
COMMENT ON TABLE saml_request IS 'SAML requests sent and not yet answered; taken out by the first answer';
COMMENT ON COLUMN saml_request.id IS 'ID of the AuthnRequest';
COMMENT ON COLUMN saml_request.relay_state IS 'Opaque value that travels with it';
COMMENT ON COLUMN saml_request.pending IS 'identity::saml::PendingRequest';
COMMENT ON COLUMN saml_request.expires_at IS 'When it is given up';
CREATE INDEX saml_request_expiry ON saml_request (expires_at);

CREATE TABLE saml_seen (
    id text PRIMARY KEY,
    expires_at timestamptz NOT NULL
);
COMMENT ON TABLE saml_seen IS 'Responses and assertions already used, until they are stale: no replay, on any server';
COMMENT ON COLUMN saml_seen.id IS 'ID of a response or assertion, with its issuer';
COMMENT ON COLUMN saml_seen.expires_at IS 'When the message is stale anyway';
CREATE INDEX saml_seen_expiry ON saml_seen (expires_at);

CREATE TABLE saml_transaction (
    id uuid PRIMARY KEY,
    at timestamptz NOT NULL,
    idp text NOT NULL,
    request_id text,
    response_id text,
    assertion_id text,
    subject_digest bytea,
    outcome text NOT NULL,
    sealed bytea NOT NULL
);
COMMENT ON TABLE saml_transaction IS 'Register of request and response pairs, kept 24 months (DPCM 24/10/2014 art. 13 c. 2); rejected ones too';
COMMENT ON COLUMN saml_transaction.id IS 'Identifier';
COMMENT ON COLUMN saml_transaction.at IS 'When the response came';
COMMENT ON COLUMN saml_transaction.idp IS 'entityID the request was sent to';
COMMENT ON COLUMN saml_transaction.request_id IS 'ID of the AuthnRequest';
COMMENT ON COLUMN saml_transaction.response_id IS 'ID of the Response, where it could be read';
COMMENT ON COLUMN saml_transaction.assertion_id IS 'ID of the Assertion, where it was verified';
COMMENT ON COLUMN saml_transaction.subject_digest IS 'Keyed digest of the fiscal number, to find a person''s sign-ins';
COMMENT ON COLUMN saml_transaction.outcome IS 'accepted, or the stable code of the refusal';
COMMENT ON COLUMN saml_transaction.sealed IS 'Both messages, encrypted';
CREATE INDEX saml_transaction_time ON saml_transaction (at);
CREATE INDEX saml_transaction_request ON saml_transaction (request_id);
CREATE INDEX saml_transaction_subject ON saml_transaction (subject_digest);

CREATE TABLE job (
    id uuid PRIMARY KEY,
    queue text NOT NULL,
    payload jsonb NOT NULL,
    run_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    max_attempts integer NOT NULL,
    locked_until timestamptz,
    last_error text,
    done_at timestamptz,
    failed_at timestamptz,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE job IS 'Work that happens later; written in the transaction that causes it';
COMMENT ON COLUMN job.id IS 'Identifier';
COMMENT ON COLUMN job.queue IS 'Kind of work';
COMMENT ON COLUMN job.payload IS 'Identifiers of what it is about; no personal data';
COMMENT ON COLUMN job.run_at IS 'Not before';
COMMENT ON COLUMN job.attempts IS 'How often it was begun';
COMMENT ON COLUMN job.max_attempts IS 'When it is given up';
COMMENT ON COLUMN job.locked_until IS 'Until when a runner holds it';
COMMENT ON COLUMN job.last_error IS 'Why the last attempt failed; no personal data';
COMMENT ON COLUMN job.done_at IS 'When it was done';
COMMENT ON COLUMN job.failed_at IS 'When it was given up';
COMMENT ON COLUMN job.created_at IS 'When it was asked for';
CREATE INDEX job_waiting ON job (run_at) WHERE done_at IS NULL AND failed_at IS NULL;

CREATE TABLE audit_event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    actor text NOT NULL CHECK (actor IN ('citizen', 'operator', 'system')),
    actor_id uuid,
    zone_id uuid,
    desk_id uuid,
    profile text,
    action text NOT NULL,
    subject text NOT NULL,
    subject_id uuid,
    shown text[] NOT NULL,
    masked text[] NOT NULL,
    reason text,
    request_id uuid NOT NULL
);
COMMENT ON TABLE audit_event IS 'Every sign-in, read, change, print and refusal; append-only';
COMMENT ON COLUMN audit_event.id IS 'Order of writing';
COMMENT ON COLUMN audit_event.at IS 'When';
COMMENT ON COLUMN audit_event.actor IS 'What kind of actor';
COMMENT ON COLUMN audit_event.actor_id IS 'Account or operator';
COMMENT ON COLUMN audit_event.zone_id IS 'Zone of the operator';
COMMENT ON COLUMN audit_event.desk_id IS 'Desk of the operator';
COMMENT ON COLUMN audit_event.profile IS 'Profile of the desk at that time';
COMMENT ON COLUMN audit_event.action IS 'What was done (backend::audit::Action code)';
COMMENT ON COLUMN audit_event.subject IS 'Kind of record';
COMMENT ON COLUMN audit_event.subject_id IS 'Which record';
COMMENT ON COLUMN audit_event.shown IS 'Groups of fields that were shown';
COMMENT ON COLUMN audit_event.masked IS 'Groups of fields that were hidden';
COMMENT ON COLUMN audit_event.reason IS 'Reason given, where one is asked';
COMMENT ON COLUMN audit_event.request_id IS 'Request id, as in the logs';
CREATE INDEX audit_event_of_subject ON audit_event (subject_id, at);

CREATE TABLE audit_seal (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    first_event bigint NOT NULL,
    last_event bigint NOT NULL,
    events bigint NOT NULL CHECK (events > 0),
    root bytea NOT NULL CHECK (octet_length(root) = 32),
    chain bytea NOT NULL CHECK (octet_length(chain) = 32),
    at timestamptz NOT NULL
);
COMMENT ON TABLE audit_seal IS 'Merkle roots of the audit rows, each chained to the one before';
COMMENT ON COLUMN audit_seal.id IS 'Order of the seals';
COMMENT ON COLUMN audit_seal.first_event IS 'First row sealed';
COMMENT ON COLUMN audit_seal.last_event IS 'Last row sealed';
COMMENT ON COLUMN audit_seal.events IS 'How many rows';
COMMENT ON COLUMN audit_seal.root IS 'Merkle root of the rows';
COMMENT ON COLUMN audit_seal.chain IS 'SHA-256 of the previous chain value and this root';
COMMENT ON COLUMN audit_seal.at IS 'When it was sealed';

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
COMMENT ON FUNCTION refuse_change() IS 'Makes a table append-only, for its owner as well';
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Writers share this lock and the sealer takes it alone: when the sealer runs, every number given
-- out so far is committed or gone, and no row can appear later among those it sealed.
CREATE FUNCTION wait_for_sealer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(7402);
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION wait_for_sealer() IS 'Keeps the numbers of audit rows in the order of their commits, as far as sealing is concerned';
CREATE TRIGGER audit_event_sealing BEFORE INSERT ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION wait_for_sealer();

ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_event FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_event_append ON audit_event FOR INSERT WITH CHECK (true);
CREATE POLICY audit_event_read ON audit_event FOR SELECT USING (actor_is_system());

GRANT SELECT, INSERT, UPDATE, DELETE ON session, saml_request, saml_seen TO sportello_app;
GRANT SELECT, INSERT ON saml_transaction TO sportello_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON job TO sportello_app;
GRANT SELECT, INSERT ON audit_event, audit_seal TO sportello_app;

-- The server's role cannot read the migration table itself: this tells it how far the schema is.
CREATE FUNCTION newest_migration() RETURNS bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
BEGIN
    IF to_regclass('public._sqlx_migrations') IS NULL THEN
        RETURN NULL;
    END IF;
    RETURN (SELECT max(version) FROM _sqlx_migrations WHERE success);
END
$$;
COMMENT ON FUNCTION newest_migration() IS 'Number of the last migration applied';
