-- What citizens were sending when their session had ended by itself: given back after the same person has
-- come in again, as operators get theirs back (kept_form).

CREATE TABLE unsent_form (
    account_id uuid NOT NULL REFERENCES account,
    action text NOT NULL CHECK (
        (action LIKE '/servizi/%' OR action LIKE '/area-personale/istanze/%') AND char_length(action) <= 300
    ),
    fields jsonb NOT NULL CHECK (octet_length(fields::text) <= 131072),
    ended_at timestamptz NOT NULL,
    kept_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, action)
);
COMMENT ON TABLE unsent_form IS 'What a citizen sent after the session had ended by itself, offered on its page after signing in again';
COMMENT ON COLUMN unsent_form.account_id IS 'Whose session had ended; nobody else gets it';
COMMENT ON COLUMN unsent_form.action IS 'Where it was sent';
COMMENT ON COLUMN unsent_form.fields IS 'Names and values, as typed; files are never kept';
COMMENT ON COLUMN unsent_form.ended_at IS 'When the session had ended; what was sent long after is offered, and saved by nobody but its writer';
COMMENT ON COLUMN unsent_form.kept_at IS 'When it was sent';
COMMENT ON COLUMN unsent_form.expires_at IS 'When it is forgotten';
CREATE INDEX unsent_form_expiry ON unsent_form (expires_at);

ALTER TABLE unsent_form ENABLE ROW LEVEL SECURITY;
ALTER TABLE unsent_form FORCE ROW LEVEL SECURITY;
CREATE POLICY unsent_form_own ON unsent_form USING (actor_is_system() OR account_id = actor_account());
GRANT SELECT, INSERT, UPDATE, DELETE ON unsent_form TO sportello_app;
