-- The citizens' door on bad days: answers used once, sessions that a provider may close, alarms.

ALTER TABLE saml_request
    ADD COLUMN browser text NOT NULL DEFAULT '',
    ADD COLUMN used_at timestamptz,
    ADD COLUMN refused integer NOT NULL DEFAULT 0 CHECK (refused >= 0);
COMMENT ON TABLE saml_request IS 'SAML requests sent; marked as used by the first answer that counts, kept a little longer to tell people what happened';
COMMENT ON COLUMN saml_request.browser IS 'Digest of the secret of the browser that began it, to find a login that got no answer';
COMMENT ON COLUMN saml_request.used_at IS 'When an answer counted, or too many were refused; no other counts afterwards';
COMMENT ON COLUMN saml_request.refused IS 'How many answers were refused';
CREATE INDEX saml_request_browser ON saml_request (browser) WHERE used_at IS NULL;

CREATE TABLE saml_session (
    session_id text PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE ON UPDATE CASCADE,
    name_digest bytea NOT NULL CHECK (octet_length(name_digest) = 32),
    index_digest bytea CHECK (octet_length(index_digest) = 32)
);
COMMENT ON TABLE saml_session IS 'Which session came from which login, so that its provider can close it on every server';
COMMENT ON COLUMN saml_session.session_id IS 'The session';
COMMENT ON COLUMN saml_session.name_digest IS 'Keyed digest of provider and NameID';
COMMENT ON COLUMN saml_session.index_digest IS 'Keyed digest of provider, NameID and SessionIndex; absent above level 1';
CREATE INDEX saml_session_name ON saml_session (name_digest);

CREATE TABLE saml_logout (
    id text PRIMARY KEY,
    pending jsonb NOT NULL,
    expires_at timestamptz NOT NULL
);
COMMENT ON TABLE saml_logout IS 'Logouts asked of a provider and not yet answered; taken out by the answer';
COMMENT ON COLUMN saml_logout.id IS 'ID of the LogoutRequest';
COMMENT ON COLUMN saml_logout.pending IS 'identity::saml::PendingLogout';
COMMENT ON COLUMN saml_logout.expires_at IS 'When it is given up';
CREATE INDEX saml_logout_expiry ON saml_logout (expires_at);

CREATE TABLE alarm (
    code text NOT NULL,
    about text NOT NULL,
    times bigint NOT NULL CHECK (times > 0),
    told bigint NOT NULL DEFAULT 0 CHECK (told >= 0),
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    told_at timestamptz,
    PRIMARY KEY (code, about)
);
COMMENT ON TABLE alarm IS 'Technical faults that an administrator must look at, counted; told by e-mail now and then';
COMMENT ON COLUMN alarm.code IS 'Stable code of the fault, as in the log';
COMMENT ON COLUMN alarm.about IS 'What it is about, such as the entityID of a provider; never a person';
COMMENT ON COLUMN alarm.times IS 'How often it happened';
COMMENT ON COLUMN alarm.told IS 'How many of these the administrator has been told';
COMMENT ON COLUMN alarm.first_at IS 'First time';
COMMENT ON COLUMN alarm.last_at IS 'Last time';
COMMENT ON COLUMN alarm.told_at IS 'When the last e-mail about it left';

GRANT SELECT, INSERT, DELETE ON saml_session TO sportello_app;
GRANT SELECT, INSERT, DELETE ON saml_logout TO sportello_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON alarm TO sportello_app;
