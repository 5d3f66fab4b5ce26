-- How logins ended that did not succeed, for the page about it; and what is still to be given back to a provider.

CREATE TABLE login_outcome (
    id text PRIMARY KEY CHECK (length(id) = 32),
    browser text NOT NULL,
    login text,
    told jsonb NOT NULL,
    at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > at)
);
COMMENT ON TABLE login_outcome IS 'How a login ended that did not succeed: what its page tells, for an hour, to the browser in which it ended. Names nobody';
COMMENT ON COLUMN login_outcome.id IS 'Random, stands in the address of the page; alone it opens nothing';
COMMENT ON COLUMN login_outcome.browser IS 'Digest of the secret of the browser in which it ended: only that one reads the page';
COMMENT ON COLUMN login_outcome.login IS 'Relay state of the login, as in saml_request, where it was one of ours';
COMMENT ON COLUMN login_outcome.told IS 'server::pages::ended::Ended: which trouble, where to go on, what was asked of the provider';
COMMENT ON COLUMN login_outcome.at IS 'When it ended';
COMMENT ON COLUMN login_outcome.expires_at IS 'From when on nobody is told any more';
CREATE INDEX login_outcome_login ON login_outcome (login) WHERE login IS NOT NULL;
CREATE INDEX login_outcome_expiry ON login_outcome (expires_at);

CREATE TABLE token_revocation (
    id uuid PRIMARY KEY,
    tokens jsonb NOT NULL,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE token_revocation IS 'Tokens of citizens who left, until their provider has revoked them, for a week at most; a job asks it, again while it is away';
COMMENT ON COLUMN token_revocation.id IS 'Identifier, the job has it';
COMMENT ON COLUMN token_revocation.tokens IS 'identity::federation::Tokens, as they stood in the session that ended';
COMMENT ON COLUMN token_revocation.created_at IS 'When the citizen left';

GRANT SELECT, INSERT, DELETE ON login_outcome, token_revocation TO sportello_app;
