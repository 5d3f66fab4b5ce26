-- Cards handed to bodies that have no access: a link that is sent by mail, a code that is told apart.

CREATE TABLE outside_referral (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    from_desk_id uuid NOT NULL REFERENCES desk,
    card_id uuid NOT NULL REFERENCES card,
    body text NOT NULL CHECK (body <> ''),
    state text NOT NULL CHECK (state IN ('sent', 'seen', 'received', 'concluded', 'refused', 'cancelled')),
    facts jsonb NOT NULL,
    why text NOT NULL CHECK (why <> ''),
    informed boolean NOT NULL,
    sent_at timestamptz NOT NULL,
    content jsonb NOT NULL,
    CHECK (facts ->> 'state' = state)
);
COMMENT ON TABLE outside_referral IS 'A card handed to a body without access; seen by the desk that sends, and by whoever opens its link with the code';
COMMENT ON COLUMN outside_referral.id IS 'Identifier';
COMMENT ON COLUMN outside_referral.zone_id IS 'Zone of the desk';
COMMENT ON COLUMN outside_referral.from_desk_id IS 'Desk that sends';
COMMENT ON COLUMN outside_referral.card_id IS 'Card that it was sent out of; nobody outside sees it';
COMMENT ON COLUMN outside_referral.body IS 'Name of the body, as the sender wrote it';
COMMENT ON COLUMN outside_referral.state IS 'Name of the state (domain::referral::Tag code)';
COMMENT ON COLUMN outside_referral.facts IS 'The state with its facts (domain::referral::outside::State)';
COMMENT ON COLUMN outside_referral.why IS 'Why it is sent, in the sender''s words';
COMMENT ON COLUMN outside_referral.informed IS 'Whether the person knows of it';
COMMENT ON COLUMN outside_referral.sent_at IS 'When it was sent';
COMMENT ON COLUMN outside_referral.content IS 'The chosen parts as they were then, without what the sender may not see (domain::referral::Package); never changed';
CREATE INDEX outside_referral_from ON outside_referral (from_desk_id, sent_at, id);
CREATE INDEX outside_referral_of_card ON outside_referral (card_id);

CREATE TABLE outside_link (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    referral_id uuid NOT NULL REFERENCES outside_referral,
    address text NOT NULL CHECK (address <> ''),
    token_digest bytea NOT NULL UNIQUE CHECK (octet_length(token_digest) = 32),
    code_digest bytea NOT NULL CHECK (octet_length(code_digest) = 32),
    made_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > made_at),
    tries smallint NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
    browser_digest bytea CHECK (octet_length(browser_digest) = 32),
    opened_at timestamptz,
    reading_until timestamptz,
    ended text CHECK (ended IN ('wrong_codes', 'replaced', 'cancelled')),
    ended_at timestamptz,
    mailed_at timestamptz,
    undelivered_at timestamptz,
    CHECK ((ended IS NULL) = (ended_at IS NULL)),
    CHECK (num_nonnulls(browser_digest, opened_at, reading_until) IN (0, 3))
);
COMMENT ON TABLE outside_link IS 'The way by which a body without access opens what it was sent; one lives at a time';
COMMENT ON COLUMN outside_link.id IS 'Identifier; with the portal''s key it makes the token of the link';
COMMENT ON COLUMN outside_link.zone_id IS 'Zone';
COMMENT ON COLUMN outside_link.referral_id IS 'What it opens';
COMMENT ON COLUMN outside_link.address IS 'E-mail address of a person of the body';
COMMENT ON COLUMN outside_link.token_digest IS 'SHA-256 of the token; the token itself is only in the mail';
COMMENT ON COLUMN outside_link.code_digest IS 'Keyed digest of the code, which is told by phone; the code itself is nowhere';
COMMENT ON COLUMN outside_link.made_at IS 'When it was made';
COMMENT ON COLUMN outside_link.expires_at IS 'Until when it opens anything';
COMMENT ON COLUMN outside_link.tries IS 'Wrong codes so far';
COMMENT ON COLUMN outside_link.browser_digest IS 'SHA-256 of what the cookie of the one browser holds that opened it';
COMMENT ON COLUMN outside_link.opened_at IS 'When the right code was typed';
COMMENT ON COLUMN outside_link.reading_until IS 'Until when that browser reads what was sent; afterwards it may only answer';
COMMENT ON COLUMN outside_link.ended IS 'Why it opens nothing any more (domain::referral::outside::End code)';
COMMENT ON COLUMN outside_link.ended_at IS 'When it ended';
COMMENT ON COLUMN outside_link.mailed_at IS 'When the mail server took it';
COMMENT ON COLUMN outside_link.undelivered_at IS 'When the portal gave up sending it, or it came back';
CREATE INDEX outside_link_of_referral ON outside_link (referral_id, made_at, id);
-- The old one ends when a new one is made.
CREATE UNIQUE INDEX outside_link_once ON outside_link (referral_id) WHERE ended IS NULL;

CREATE TABLE outside_step (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    referral_id uuid NOT NULL REFERENCES outside_referral,
    event text NOT NULL CHECK (event IN
        ('sent', 'seen', 'received', 'refused', 'cancelled', 'reported', 'relinked', 'locked', 'undelivered')),
    at timestamptz NOT NULL,
    operator_id uuid REFERENCES operator,
    desk_id uuid REFERENCES desk,
    who text,
    note text NOT NULL,
    CHECK (num_nonnulls(operator_id, desk_id) IN (0, 2)),
    CHECK (operator_id IS NULL OR who IS NOT NULL)
);
COMMENT ON TABLE outside_step IS 'What was done with a card handed outside, in order; rows are only added';
COMMENT ON COLUMN outside_step.id IS 'Identifier, ordered by time';
COMMENT ON COLUMN outside_step.zone_id IS 'Zone';
COMMENT ON COLUMN outside_step.referral_id IS 'What was sent';
COMMENT ON COLUMN outside_step.event IS 'What (domain::referral::outside::Event code)';
COMMENT ON COLUMN outside_step.at IS 'When';
COMMENT ON COLUMN outside_step.operator_id IS 'Operator who did it; nobody where the body or the portal did';
COMMENT ON COLUMN outside_step.desk_id IS 'Their desk';
COMMENT ON COLUMN outside_step.who IS 'Name of the operator at that time, or of whoever takes charge in the body';
COMMENT ON COLUMN outside_step.note IS 'In their words; may be empty';
CREATE INDEX outside_step_of_referral ON outside_step (referral_id, at, id);
CREATE INDEX outside_step_of_operator ON outside_step (operator_id, at) WHERE operator_id IS NOT NULL;
CREATE INDEX outside_step_told ON outside_step (at) WHERE operator_id IS NULL;

CREATE TABLE outside_document (
    referral_id uuid NOT NULL REFERENCES outside_referral,
    document_id uuid NOT NULL REFERENCES desk_document,
    zone_id uuid NOT NULL REFERENCES zone,
    PRIMARY KEY (referral_id, document_id)
);
COMMENT ON TABLE outside_document IS 'A document of the card that goes with what was sent outside; rows are only added';
COMMENT ON COLUMN outside_document.referral_id IS 'What was sent';
COMMENT ON COLUMN outside_document.document_id IS 'Document; one that is marked as removed later is opened by nobody';
COMMENT ON COLUMN outside_document.zone_id IS 'Zone';
CREATE INDEX outside_document_of_document ON outside_document (document_id);

ALTER TABLE outside_referral ENABLE ROW LEVEL SECURITY;
ALTER TABLE outside_referral FORCE ROW LEVEL SECURITY;
CREATE POLICY outside_referral_read ON outside_referral FOR SELECT
    USING (zone_id = actor_zone() AND from_desk_id = actor_desk());
CREATE POLICY outside_referral_send ON outside_referral FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND from_desk_id = actor_desk() AND state = 'sent' AND NOT actor_is_outside()
        AND EXISTS (SELECT FROM card WHERE card.id = card_id AND card.desk_id = actor_desk())
    );
CREATE POLICY outside_referral_act ON outside_referral FOR UPDATE
    USING (zone_id = actor_zone() AND from_desk_id = actor_desk());
-- Whoever has the link and the code is nobody to the database: the portal opens it for them.
CREATE POLICY outside_referral_system ON outside_referral FOR SELECT USING (actor_is_system());
CREATE POLICY outside_referral_answer ON outside_referral FOR UPDATE USING (actor_is_system());

ALTER TABLE outside_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE outside_link FORCE ROW LEVEL SECURITY;
CREATE POLICY outside_link_read ON outside_link FOR SELECT
    USING (EXISTS (SELECT FROM outside_referral WHERE outside_referral.id = referral_id));
CREATE POLICY outside_link_make ON outside_link FOR INSERT
    WITH CHECK (NOT actor_is_outside() AND EXISTS (
        SELECT FROM outside_referral
        WHERE outside_referral.id = referral_id AND outside_referral.from_desk_id = actor_desk()
    ));
CREATE POLICY outside_link_change ON outside_link FOR UPDATE
    USING (EXISTS (SELECT FROM outside_referral WHERE outside_referral.id = referral_id));

ALTER TABLE outside_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE outside_step FORCE ROW LEVEL SECURITY;
CREATE POLICY outside_step_read ON outside_step FOR SELECT
    USING (EXISTS (SELECT FROM outside_referral WHERE outside_referral.id = referral_id));
CREATE POLICY outside_step_write ON outside_step FOR INSERT
    WITH CHECK (
        EXISTS (SELECT FROM outside_referral WHERE outside_referral.id = referral_id)
        AND CASE
            WHEN operator_id IS NULL THEN actor_is_system()
            ELSE operator_id = actor_operator() AND desk_id = actor_desk()
        END
    );

ALTER TABLE outside_document ENABLE ROW LEVEL SECURITY;
ALTER TABLE outside_document FORCE ROW LEVEL SECURITY;
CREATE POLICY outside_document_read ON outside_document FOR SELECT
    USING (EXISTS (SELECT FROM outside_referral WHERE outside_referral.id = referral_id));
-- Of the same card only.
CREATE POLICY outside_document_send ON outside_document FOR INSERT
    WITH CHECK (EXISTS (
        SELECT FROM outside_referral
        JOIN service_request ON service_request.card_id = outside_referral.card_id
        JOIN desk_document ON desk_document.service_request_id = service_request.id
        WHERE outside_referral.id = outside_document.referral_id
            AND outside_referral.from_desk_id = actor_desk()
            AND desk_document.id = outside_document.document_id
    ));

GRANT SELECT, INSERT ON outside_referral, outside_link, outside_step, outside_document TO sportello_app;
GRANT UPDATE (state, facts) ON outside_referral TO sportello_app;
GRANT UPDATE (tries, browser_digest, opened_at, reading_until, ended, ended_at, mailed_at, undelivered_at)
    ON outside_link TO sportello_app;
