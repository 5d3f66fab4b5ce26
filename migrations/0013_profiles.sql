-- What citizens keep for themselves: contacts, language, wishes about mails; the codes that prove an address; the
-- copies of their data that they took; and what could not be told to them outside the portal.

-- As an account, a personal profile belongs to no zone: the citizen is the same person for every organisation.
CREATE TABLE personal_profile (
    account_id uuid PRIMARY KEY REFERENCES account,
    lang text CHECK (lang IN ('it', 'en', 'fr', 'es', 'ar', 'uk')),
    lang_chosen boolean NOT NULL DEFAULT false,
    email text CHECK (email <> ''),
    email_proved_at timestamptz,
    phone text CHECK (phone <> ''),
    mail_receipt boolean NOT NULL DEFAULT true,
    mail_news boolean NOT NULL DEFAULT true,
    saved_at timestamptz NOT NULL,
    CHECK (email IS NOT NULL OR email_proved_at IS NULL),
    CHECK (lang IS NOT NULL OR NOT lang_chosen)
);
COMMENT ON TABLE personal_profile IS 'What a citizen keeps for the next request; no profile of a desk';
COMMENT ON COLUMN personal_profile.account_id IS 'Whose';
COMMENT ON COLUMN personal_profile.lang IS 'Language of mails and receipts (domain::Lang tag)';
COMMENT ON COLUMN personal_profile.lang_chosen IS 'Whether the citizen chose it; otherwise it is the one in which a request was sent last';
COMMENT ON COLUMN personal_profile.email IS 'E-mail address';
COMMENT ON COLUMN personal_profile.email_proved_at IS 'When a code that was sent there came back';
COMMENT ON COLUMN personal_profile.phone IS 'Telephone, digits with + where it is written with the country';
COMMENT ON COLUMN personal_profile.mail_receipt IS 'Whether the receipt is wanted by mail';
COMMENT ON COLUMN personal_profile.mail_news IS 'Whether hints that there is something new are wanted by mail';
COMMENT ON COLUMN personal_profile.saved_at IS 'Last change';

CREATE TABLE email_code (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account,
    email text NOT NULL CHECK (email <> ''),
    lang text NOT NULL CHECK (lang IN ('it', 'en', 'fr', 'es', 'ar', 'uk')),
    digest bytea NOT NULL CHECK (octet_length(digest) = 32),
    asked_at timestamptz NOT NULL,
    tries smallint NOT NULL DEFAULT 0 CHECK (tries >= 0),
    used_at timestamptz
);
COMMENT ON TABLE email_code IS 'Codes that prove that somebody reads an e-mail address; kept for a day, to count how many were asked for';
COMMENT ON COLUMN email_code.id IS 'Identifier, from which and a key the code is made';
COMMENT ON COLUMN email_code.account_id IS 'Who asked';
COMMENT ON COLUMN email_code.email IS 'The address to be proved';
COMMENT ON COLUMN email_code.lang IS 'Language of the mail';
COMMENT ON COLUMN email_code.digest IS 'Keyed digest of the code, which itself is nowhere';
COMMENT ON COLUMN email_code.asked_at IS 'When it was asked for; it counts for a quarter of an hour';
COMMENT ON COLUMN email_code.tries IS 'How often a wrong one was typed';
COMMENT ON COLUMN email_code.used_at IS 'When it was typed right; it serves once';
CREATE INDEX email_code_of_account ON email_code (account_id, asked_at DESC);
CREATE INDEX email_code_age ON email_code (asked_at);

CREATE TABLE data_export (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account,
    at timestamptz NOT NULL
);
COMMENT ON TABLE data_export IS 'Copies of all their data that citizens took; kept for a day, to count them';
COMMENT ON COLUMN data_export.id IS 'Identifier';
COMMENT ON COLUMN data_export.account_id IS 'Whose data, and who took them';
COMMENT ON COLUMN data_export.at IS 'When';
CREATE INDEX data_export_of_account ON data_export (account_id, at);
CREATE INDEX data_export_age ON data_export (at);

CREATE TABLE delivery (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    intake_id uuid NOT NULL REFERENCES intake,
    notice text NOT NULL CHECK (notice IN ('receipt', 'news')),
    channel text NOT NULL CHECK (channel IN ('email')),
    obstacle text CHECK (obstacle IN ('address', 'refused', 'put_off', 'unreachable', 'unprotected', 'content')),
    given_up boolean NOT NULL,
    at timestamptz NOT NULL,
    repeated_at timestamptz,
    CHECK (obstacle IS NOT NULL OR NOT given_up)
);
COMMENT ON TABLE delivery IS 'Attempts to tell an applicant something outside the portal, and why they failed';
COMMENT ON COLUMN delivery.id IS 'Identifier: that of the job';
COMMENT ON COLUMN delivery.zone_id IS 'Zone of the request';
COMMENT ON COLUMN delivery.intake_id IS 'Request';
COMMENT ON COLUMN delivery.notice IS 'What was to be told (backend::jobs::Notice)';
COMMENT ON COLUMN delivery.channel IS 'How (domain::delivery::ChannelKind code)';
COMMENT ON COLUMN delivery.obstacle IS 'Why the last attempt failed (domain::delivery::Obstacle code); none when it arrived';
COMMENT ON COLUMN delivery.given_up IS 'Whether nobody tries any more by themselves';
COMMENT ON COLUMN delivery.at IS 'Last attempt';
COMMENT ON COLUMN delivery.repeated_at IS 'When the desk had it sent once more, by another job';
CREATE INDEX delivery_of_intake ON delivery (intake_id, at) WHERE obstacle IS NOT NULL AND repeated_at IS NULL;

ALTER TABLE personal_profile ENABLE ROW LEVEL SECURITY;
ALTER TABLE personal_profile FORCE ROW LEVEL SECURITY;
CREATE POLICY personal_profile_own ON personal_profile USING (actor_is_system() OR account_id = actor_account());
ALTER TABLE email_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE email_code FORCE ROW LEVEL SECURITY;
CREATE POLICY email_code_own ON email_code USING (actor_is_system() OR account_id = actor_account());
ALTER TABLE data_export ENABLE ROW LEVEL SECURITY;
ALTER TABLE data_export FORCE ROW LEVEL SECURITY;
CREATE POLICY data_export_own ON data_export USING (actor_is_system() OR account_id = actor_account());
ALTER TABLE delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery FORCE ROW LEVEL SECURITY;
CREATE POLICY delivery_with_intake ON delivery USING (EXISTS (SELECT FROM intake WHERE intake.id = intake_id));

-- Whoever asks who looked at their records is told of their cards too: the portal itself must know which
-- they are. It reads no more than their numbers.
CREATE POLICY card_known ON card FOR SELECT USING (actor_is_system());

GRANT SELECT, INSERT, UPDATE ON personal_profile, delivery TO sportello_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON email_code TO sportello_app;
GRANT SELECT, INSERT, DELETE ON data_export TO sportello_app;
