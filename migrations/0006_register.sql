-- The register of transactions with its index, and the registry of identity providers.

-- Rows from before this file, if any, were sealed otherwise: they are shown as unreadable, never lost.
ALTER TABLE saml_transaction
    ADD COLUMN key_id text NOT NULL DEFAULT '',
    ADD COLUMN trace uuid,
    ADD COLUMN request_issued_at timestamptz,
    ADD COLUMN response_issued_at timestamptz,
    ADD COLUMN response_issuer text,
    ADD COLUMN name_digest bytea,
    ADD COLUMN name_qualifier text;
ALTER TABLE saml_transaction ALTER COLUMN key_id DROP DEFAULT;
COMMENT ON TABLE saml_transaction IS 'Register of request and response pairs, kept 24 months (DPCM 24/10/2014 art. 13 c. 2); rejected ones too. What names a person is inside the encryption or a keyed digest; what is in the clear is bound to it (AES-GCM additional data)';
COMMENT ON COLUMN saml_transaction.subject_digest IS 'Keyed digest of the codice fiscale without omocodia, or of the eIDAS identifier, to find a person''s sign-ins';
COMMENT ON COLUMN saml_transaction.key_id IS 'Name of the register key that sealed the row and made its digests';
COMMENT ON COLUMN saml_transaction.trace IS 'Number of the HTTP request, as in the logs and the audit: leads to the sign-in row and so to the account';
COMMENT ON COLUMN saml_transaction.request_issued_at IS 'Instant of the AuthnRequest (AuthnReq_IssueInstant)';
COMMENT ON COLUMN saml_transaction.response_issued_at IS 'Instant of the Response (Resp_IssueInstant), where it could be read';
COMMENT ON COLUMN saml_transaction.response_issuer IS 'Issuer of the Response (Resp_Issuer), where it could be read; not verified in a rejected one';
COMMENT ON COLUMN saml_transaction.name_digest IS 'Keyed digest of the NameID (Assertion_subject), where it was verified';
COMMENT ON COLUMN saml_transaction.name_qualifier IS 'Who gave that NameID (Assertion_subject_NameQualifier), where it was verified';
CREATE INDEX saml_transaction_response ON saml_transaction (response_id) WHERE response_id IS NOT NULL;
CREATE INDEX saml_transaction_assertion ON saml_transaction (assertion_id) WHERE assertion_id IS NOT NULL;
CREATE INDEX saml_transaction_idp ON saml_transaction (idp, at);
CREATE INDEX saml_transaction_name ON saml_transaction (name_digest) WHERE name_digest IS NOT NULL;

-- From a transaction to its sign-in, and on to what the account did afterwards.
CREATE INDEX audit_event_sign_in ON audit_event (request_id) WHERE action = 'sign_in';
CREATE INDEX audit_event_of_citizen ON audit_event (actor_id, id) WHERE actor = 'citizen';

CREATE FUNCTION end_of_term(now timestamptz) RETURNS timestamptz
    LANGUAGE sql IMMUTABLE
    RETURN (now AT TIME ZONE 'UTC' - interval '24 months') AT TIME ZONE 'UTC';
COMMENT ON FUNCTION end_of_term(timestamptz) IS 'What is older than this instant has been kept for 24 months, by the calendar of UTC';

CREATE FUNCTION keep_for_term() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.at >= end_of_term(now()) THEN
        RAISE EXCEPTION '% is kept for 24 months', TG_TABLE_NAME;
    END IF;
    RETURN OLD;
END
$$;
COMMENT ON FUNCTION keep_for_term() IS 'Nothing younger than 24 months can be deleted, by its owner neither; the database''s own clock counts';
CREATE TRIGGER saml_transaction_append_only BEFORE UPDATE OR TRUNCATE ON saml_transaction
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER saml_transaction_term BEFORE DELETE ON saml_transaction
    FOR EACH ROW EXECUTE FUNCTION keep_for_term();
-- The server writes rows; it cannot read the register. Whoever looks into it does so at the machine,
-- with the owner's role.
ALTER TABLE saml_transaction ENABLE ROW LEVEL SECURITY;
ALTER TABLE saml_transaction FORCE ROW LEVEL SECURITY;
CREATE POLICY saml_transaction_append ON saml_transaction FOR INSERT WITH CHECK (true);
CREATE POLICY saml_transaction_read ON saml_transaction FOR SELECT USING (true);
CREATE POLICY saml_transaction_term ON saml_transaction FOR DELETE USING (at < end_of_term(now()));
REVOKE SELECT ON saml_transaction FROM sportello_app;

CREATE FUNCTION purge_register(clock timestamptz, most bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    gone bigint;
BEGIN
    DELETE FROM saml_transaction WHERE id IN (
        SELECT id FROM saml_transaction WHERE at < end_of_term(least(clock, now())) ORDER BY at LIMIT most
    );
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END
$$;
COMMENT ON FUNCTION purge_register(timestamptz, bigint) IS 'The only way out of the register: removes at most so many transactions older than 24 months, says how many. The caller''s clock can put it off, never hurry it';
REVOKE ALL ON FUNCTION purge_register(timestamptz, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purge_register(timestamptz, bigint) TO sportello_app;

CREATE TABLE idp_registry_copy (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source text NOT NULL,
    digest bytea NOT NULL CHECK (octet_length(digest) = 32),
    published_at timestamptz,
    valid_until timestamptz,
    document text NOT NULL,
    accepted_at timestamptz NOT NULL,
    checked_at timestamptz NOT NULL
);
COMMENT ON TABLE idp_registry_copy IS 'Copies of the federation registry that were verified, the last one in use by every server; older ones tell a replay';
COMMENT ON COLUMN idp_registry_copy.id IS 'Order of acceptance';
COMMENT ON COLUMN idp_registry_copy.source IS 'Address of the registry';
COMMENT ON COLUMN idp_registry_copy.digest IS 'SHA-256 of the document';
COMMENT ON COLUMN idp_registry_copy.published_at IS 'When the registry says it made it, where it says so';
COMMENT ON COLUMN idp_registry_copy.valid_until IS 'Until when it may be believed, where it says so';
COMMENT ON COLUMN idp_registry_copy.document IS 'The signed document; its signature is verified again by whoever reads it';
COMMENT ON COLUMN idp_registry_copy.accepted_at IS 'When it was accepted';
COMMENT ON COLUMN idp_registry_copy.checked_at IS 'When the registry last gave this very copy';
CREATE INDEX idp_registry_copy_digest ON idp_registry_copy (source, digest);

CREATE TABLE idp_key_event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    entity_id text NOT NULL,
    fingerprint bytea NOT NULL CHECK (octet_length(fingerprint) = 32),
    not_after timestamptz,
    event text NOT NULL CHECK (event IN ('first', 'added', 'removed'))
);
COMMENT ON TABLE idp_key_event IS 'What became of the signing certificates of the identity providers; append-only';
COMMENT ON COLUMN idp_key_event.id IS 'Order of writing';
COMMENT ON COLUMN idp_key_event.at IS 'When it was noticed';
COMMENT ON COLUMN idp_key_event.entity_id IS 'The provider';
COMMENT ON COLUMN idp_key_event.fingerprint IS 'SHA-256 of the certificate';
COMMENT ON COLUMN idp_key_event.not_after IS 'End of the certificate';
COMMENT ON COLUMN idp_key_event.event IS 'first: with a provider that was not known; added: to a known one; removed: not in its metadata any more';
CREATE INDEX idp_key_event_of_key ON idp_key_event (entity_id, fingerprint, id);
CREATE TRIGGER idp_key_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON idp_key_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT, UPDATE (checked_at) ON idp_registry_copy TO sportello_app;
GRANT SELECT, INSERT ON idp_key_event TO sportello_app;
