-- Sessions that their owner can see and close from elsewhere, sessions that a provider can close,
-- and forms that an operator was sending when the session ended.

ALTER TABLE session
    ADD COLUMN handle uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
    ADD COLUMN used_at timestamptz,
    ADD COLUMN browser text NOT NULL DEFAULT 'other'
        CHECK (browser IN ('chrome', 'edge', 'firefox', 'opera', 'safari', 'samsung', 'other')),
    ADD COLUMN system text NOT NULL DEFAULT 'other'
        CHECK (system IN ('android', 'ios', 'linux', 'mac_os', 'windows', 'other')),
    ADD COLUMN provider_session text;
UPDATE session SET used_at = created_at;
ALTER TABLE session ALTER COLUMN used_at SET NOT NULL;
COMMENT ON COLUMN session.handle IS 'Name under which its owner closes it from elsewhere; opens nothing';
COMMENT ON COLUMN session.used_at IS 'Last use, to the minute';
COMMENT ON COLUMN session.browser IS 'Family of the browser it was opened with (domain::session::Browser code)';
COMMENT ON COLUMN session.system IS 'Family of the system it was opened with (domain::session::System code)';
COMMENT ON COLUMN session.provider_session IS 'Digest of the session at the identity provider, which may close this one';
CREATE INDEX session_of_provider ON session (provider_session) WHERE provider_session IS NOT NULL;

-- Operators may also be known by their codice fiscale, whichever SPID or CIE provider vouches for it.
ALTER TABLE operator ADD CONSTRAINT operator_fiscal_code
    CHECK (issuer <> 'codice-fiscale' OR subject ~ '^[A-Z0-9]{16}$');
COMMENT ON COLUMN operator.issuer IS 'OpenID provider that vouches for them, or codice-fiscale for SPID and CIE';
COMMENT ON COLUMN operator.subject IS 'Their identifier at that provider, or the codice fiscale';

CREATE TABLE kept_form (
    operator_id uuid PRIMARY KEY REFERENCES operator,
    zone_id uuid NOT NULL REFERENCES zone,
    action text NOT NULL CHECK (action LIKE '/console/%'),
    page text NOT NULL CHECK (page LIKE '/console%'),
    fields jsonb NOT NULL CHECK (octet_length(fields::text) <= 131072),
    kept_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
COMMENT ON TABLE kept_form IS 'The last form an operator sent after the session had ended, given back once after signing in again';
COMMENT ON COLUMN kept_form.operator_id IS 'Whose session had ended; nobody else gets it';
COMMENT ON COLUMN kept_form.zone_id IS 'Zone';
COMMENT ON COLUMN kept_form.action IS 'Where it was sent';
COMMENT ON COLUMN kept_form.page IS 'The page it was on';
COMMENT ON COLUMN kept_form.fields IS 'Names and values, as typed';
COMMENT ON COLUMN kept_form.kept_at IS 'When it was sent';
COMMENT ON COLUMN kept_form.expires_at IS 'When it is forgotten';
CREATE INDEX kept_form_expiry ON kept_form (expires_at);

ALTER TABLE kept_form ENABLE ROW LEVEL SECURITY;
ALTER TABLE kept_form FORCE ROW LEVEL SECURITY;
CREATE POLICY kept_form_own ON kept_form USING (operator_id = actor_operator());
CREATE POLICY kept_form_system ON kept_form USING (actor_is_system());
GRANT SELECT, INSERT, UPDATE, DELETE ON kept_form TO sportello_app;
