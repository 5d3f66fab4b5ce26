-- A code proves a mobile number as it proves an e-mail address: one table for both, and the same rules.

ALTER TABLE email_code RENAME TO contact_code;
ALTER TABLE contact_code RENAME COLUMN email TO contact;
ALTER INDEX email_code_of_account RENAME TO contact_code_of_account;
ALTER INDEX email_code_age RENAME TO contact_code_age;
ALTER POLICY email_code_own ON contact_code RENAME TO contact_code_own;
-- Every code that is there went by mail: a default fills the rows, past their locks.
ALTER TABLE contact_code
    ADD COLUMN channel text NOT NULL DEFAULT 'email' CHECK (channel IN ('email', 'sms')),
    ADD COLUMN hitch text CHECK (hitch IN ('late', 'refused', 'given_up'));
ALTER TABLE contact_code ALTER COLUMN channel DROP DEFAULT;
COMMENT ON TABLE contact_code IS 'Codes that prove that somebody reads an e-mail address or holds a mobile number; kept for a day, to count how many were asked for';
COMMENT ON COLUMN contact_code.contact IS 'What is to be proved: the address, or the number in the form of E.164';
COMMENT ON COLUMN contact_code.lang IS 'Language of the message';
COMMENT ON COLUMN contact_code.channel IS 'How the code goes there (domain::personal::CodeChannel code)';
COMMENT ON COLUMN contact_code.hitch IS 'Why the message has not left (domain::personal::Hitch code); none while it is on its way and when it was handed over';
-- Messages cost money: those to one number are counted, whoever asks for them.
CREATE INDEX contact_code_to_number ON contact_code (contact, asked_at) WHERE channel = 'sms';

ALTER TABLE personal_profile
    ADD COLUMN phone_proved_at timestamptz,
    ADD CONSTRAINT personal_profile_phone_proved CHECK (phone IS NOT NULL OR phone_proved_at IS NULL);
COMMENT ON COLUMN personal_profile.phone_proved_at IS 'When a code that was sent there came back';

-- One kind of job sends both.
UPDATE job SET queue = 'send_code' WHERE queue = 'send_email_code';
