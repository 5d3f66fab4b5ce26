-- Alerts that go by mail, too: where to, how, and what was sent; referrals that nobody looks at; browsers that are known.

CREATE TABLE operator_email (
    operator_id uuid PRIMARY KEY REFERENCES operator,
    zone_id uuid NOT NULL REFERENCES zone,
    email text NOT NULL CHECK (email <> ''),
    saved_at timestamptz NOT NULL
);
COMMENT ON TABLE operator_email IS 'Where an operator is written to: the address that the provider of their body vouched for at their last sign-in; nobody else sets it';
COMMENT ON COLUMN operator_email.operator_id IS 'Who';
COMMENT ON COLUMN operator_email.zone_id IS 'Zone';
COMMENT ON COLUMN operator_email.email IS 'Address (claim email, only with email_verified)';
COMMENT ON COLUMN operator_email.saved_at IS 'Sign-in at which it was first told so';

CREATE TABLE alert_mail (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    operator_id uuid NOT NULL REFERENCES operator,
    wish text NOT NULL CHECK (wish IN ('at_once', 'digest')),
    kind text,
    made_at timestamptz NOT NULL,
    CHECK ((kind IS NULL) = (wish = 'digest'))
);
COMMENT ON TABLE alert_mail IS 'A mail that tells an operator of alerts: how many of which kind, and never about whom';
COMMENT ON COLUMN alert_mail.id IS 'Identifier';
COMMENT ON COLUMN alert_mail.zone_id IS 'Zone';
COMMENT ON COLUMN alert_mail.operator_id IS 'To whom';
COMMENT ON COLUMN alert_mail.wish IS 'Whether it went at once or as the digest of the day (domain::alert::Wish code)';
COMMENT ON COLUMN alert_mail.kind IS 'Of which kind (domain::alert::Kind code); of several, where it is a digest';
COMMENT ON COLUMN alert_mail.made_at IS 'When it was asked for';
CREATE INDEX alert_mail_last ON alert_mail (operator_id, wish, made_at);
CREATE INDEX alert_mail_age ON alert_mail (made_at);

-- What was told before there were mails goes by none: a default fills the rows that are there, past their locks.
ALTER TABLE alert
    ADD COLUMN mail_settled_at timestamptz DEFAULT now(),
    ADD COLUMN mail_id uuid REFERENCES alert_mail;
ALTER TABLE alert ALTER COLUMN mail_settled_at DROP DEFAULT;
COMMENT ON COLUMN alert.label IS 'Register number of the request; name of the desk where a referral waits for too long; empty for everything else';
COMMENT ON COLUMN alert.mail_settled_at IS 'When it was decided whether it goes by mail';
COMMENT ON COLUMN alert.mail_id IS 'Mail that it went with; none where it was not wanted, was read before, or could reach nobody';
CREATE INDEX alert_unsettled ON alert (operator_id, kind) WHERE mail_settled_at IS NULL;
CREATE INDEX alert_of_mail ON alert (mail_id) WHERE mail_id IS NOT NULL;

ALTER TABLE alert
    DROP CONSTRAINT alert_kind_check,
    ADD CONSTRAINT alert_kind_check CHECK (kind IN
        ('new_intake', 'integration', 'message', 'term_near', 'permit_expiring', 'proposal', 'referral',
         'referral_unseen', 'referral_late', 'outside_referral', 'break_glass', 'new_device'));
ALTER TABLE alert_wish
    DROP CONSTRAINT alert_wish_kind_check,
    DROP CONSTRAINT alert_wish_wish_check,
    ADD CONSTRAINT alert_wish_kind_check CHECK (kind IN
        ('new_intake', 'integration', 'message', 'term_near', 'permit_expiring', 'proposal', 'referral',
         'referral_unseen', 'referral_late', 'outside_referral', 'break_glass', 'new_device')),
    ADD CONSTRAINT alert_wish_wish_check CHECK (wish IN ('nothing', 'console', 'at_once', 'digest')),
    -- What is of security is told in the console whatever is wanted.
    ADD CONSTRAINT alert_wish_security CHECK (wish <> 'nothing' OR kind NOT IN ('break_glass', 'new_device'));
COMMENT ON TABLE alert_wish IS 'Which alerts an operator wants, and whether by mail, too; without a row, in the console. A break-glass and a session from a new device are always told there';

-- The kind of a browser tells few of them apart: whoever took an account mostly has the same one.
DROP TABLE operator_device;
CREATE TABLE operator_browser (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    operator_id uuid NOT NULL REFERENCES operator,
    mark text NOT NULL CHECK (mark ~ '^[0-9a-f]{64}$'),
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    CONSTRAINT operator_browser_once UNIQUE (operator_id, mark)
);
COMMENT ON TABLE operator_browser IS 'Browsers that an operator signed in with: another one is told to them';
COMMENT ON COLUMN operator_browser.id IS 'Identifier';
COMMENT ON COLUMN operator_browser.zone_id IS 'Zone';
COMMENT ON COLUMN operator_browser.operator_id IS 'Who';
COMMENT ON COLUMN operator_browser.mark IS 'Digest of what the browser keeps in its cookie';
COMMENT ON COLUMN operator_browser.first_at IS 'First sign-in with it';
COMMENT ON COLUMN operator_browser.last_at IS 'Last sign-in with it; after 400 days it is forgotten, as its cookie is';
CREATE INDEX operator_browser_first ON operator_browser (first_at);
COMMENT ON COLUMN alert.subject_id IS 'Which request, card, proposal, referral, break-glass or browser';
ALTER TABLE operator_browser ENABLE ROW LEVEL SECURITY;
ALTER TABLE operator_browser FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_browser_system ON operator_browser USING (actor_is_system());
GRANT SELECT, INSERT, UPDATE, DELETE ON operator_browser TO sportello_app;

ALTER TABLE operator_email ENABLE ROW LEVEL SECURITY;
ALTER TABLE operator_email FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_email_own ON operator_email FOR SELECT
    USING (operator_id = actor_operator() AND zone_id = actor_zone());
-- The door writes it, in the name of the portal.
CREATE POLICY operator_email_system ON operator_email USING (actor_is_system());
ALTER TABLE alert_mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE alert_mail FORCE ROW LEVEL SECURITY;
CREATE POLICY alert_mail_system ON alert_mail USING (actor_is_system());

GRANT SELECT, INSERT, UPDATE, DELETE ON operator_email TO sportello_app;
GRANT SELECT, INSERT, DELETE ON alert_mail TO sportello_app;
GRANT UPDATE (mail_settled_at, mail_id) ON alert TO sportello_app;

-- Whoever left, is disabled or away gets no mail: of nothing that is told at a desk where they are not today, and of
-- nothing that is told everywhere where they are at no desk.
CREATE FUNCTION alert_mail_reaches(who uuid, at_desk uuid, today date) RETURNS boolean LANGUAGE sql STABLE
    RETURN EXISTS (
        SELECT FROM operator
        JOIN operator_desk member ON member.operator_id = operator.id
        WHERE operator.id = who AND operator.enabled
            AND (at_desk IS NULL OR member.desk_id = at_desk)
            AND member.ended_at IS NULL
            AND (member.valid_from IS NULL OR member.valid_from <= today)
            AND (member.valid_until IS NULL OR member.valid_until >= today)
            AND desk_counts_on(member.desk_id, today)
            AND NOT EXISTS (
                SELECT FROM operator_desk stand_in
                WHERE stand_in.absent_id = who AND stand_in.desk_id = member.desk_id
                    AND stand_in.ended_at IS NULL
                    AND (stand_in.valid_from IS NULL OR stand_in.valid_from <= today)
                    AND stand_in.valid_until >= today
            )
    );
COMMENT ON FUNCTION alert_mail_reaches(uuid, uuid, date) IS 'Whether an operator is written to on a day of what is told at a desk; of what is told everywhere, where there is no desk';

CREATE INDEX operator_desk_absent ON operator_desk (absent_id) WHERE absent_id IS NOT NULL;
CREATE INDEX referral_late ON referral (late_at) WHERE late_at IS NOT NULL;
