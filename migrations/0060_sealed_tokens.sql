-- What a provider granted to a citizen stands sealed in the session and, after the citizen left, in the row that waits
-- for its revocation: whoever reads the database or a copy of it can use nothing of it.
--
-- What stands there in plain text is dropped. Of sessions that are open now, and of citizens who have just left, the
-- tokens are not revoked at the provider: they end there by themselves.

DELETE FROM token_revocation;
ALTER TABLE token_revocation
    DROP COLUMN tokens,
    ADD COLUMN key_id text NOT NULL,
    ADD COLUMN sealed bytea NOT NULL;
COMMENT ON COLUMN token_revocation.key_id IS 'Name of the register key that sealed the tokens';
COMMENT ON COLUMN token_revocation.sealed IS 'identity::federation::Tokens, sealed under this row''s identifier';

UPDATE session SET data = data - 'cie' WHERE data -> 'cie' IS NOT NULL;
