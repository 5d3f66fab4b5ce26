-- Cards handed to another zone of the installation; documents that go with a card handed to another desk, chosen one by
-- one as those that go outside are; and what is told of cards that bodies without access let wait.

-- Another zone sees of it the referral, its history and its package, and nothing of the zone it comes from: whom it is
-- about is told once, and becomes a record of its own there.
ALTER TABLE referral
    ADD COLUMN to_zone_id uuid REFERENCES zone,
    ADD COLUMN told jsonb,
    ADD CONSTRAINT referral_far CHECK (to_zone_id <> zone_id AND (to_zone_id IS NULL) = (told IS NULL));
COMMENT ON COLUMN referral.zone_id IS 'Zone of the desk that sends';
COMMENT ON COLUMN referral.to_zone_id IS 'Zone of the desk that receives, where it is another one';
COMMENT ON COLUMN referral.told IS 'Whom it is about, for a zone that has no record of them (domain::referral::Told); never changed';
CREATE POLICY referral_read_far ON referral FOR SELECT
    USING (to_zone_id = actor_zone() AND to_desk_id = actor_desk());
CREATE POLICY referral_act_far ON referral FOR UPDATE
    USING (to_zone_id = actor_zone() AND to_desk_id = actor_desk());
CREATE POLICY referral_send_far ON referral FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND from_desk_id = actor_desk() AND to_zone_id IS NOT NULL AND NOT actor_is_outside()
        AND EXISTS (SELECT FROM card WHERE card.id = card_id AND card.person_id = referral.person_id)
    );
-- Whatever the row says of the zone that receives is so.
CREATE POLICY referral_zones ON referral AS RESTRICTIVE FOR INSERT
    WITH CHECK (EXISTS (
        SELECT FROM desk
        WHERE desk.id = referral.to_desk_id AND desk.zone_id = coalesce(referral.to_zone_id, referral.zone_id)
    ));

CREATE TABLE referral_document (
    referral_id uuid NOT NULL REFERENCES referral,
    document_id uuid NOT NULL REFERENCES desk_document,
    zone_id uuid NOT NULL REFERENCES zone,
    PRIMARY KEY (referral_id, document_id)
);
COMMENT ON TABLE referral_document IS 'A document of the card that goes with a referral and stays with what was sent; rows are only added';
COMMENT ON COLUMN referral_document.referral_id IS 'Referral';
COMMENT ON COLUMN referral_document.document_id IS 'Document; one that is marked as removed later is opened by nobody';
COMMENT ON COLUMN referral_document.zone_id IS 'Zone';
CREATE INDEX referral_document_of_document ON referral_document (document_id);

ALTER TABLE referral_document ENABLE ROW LEVEL SECURITY;
ALTER TABLE referral_document FORCE ROW LEVEL SECURITY;
CREATE POLICY referral_document_read ON referral_document FOR SELECT
    USING (EXISTS (
        SELECT FROM referral
        WHERE referral.id = referral_id AND actor_desk() IN (referral.from_desk_id, referral.to_desk_id)
    ));
-- Of the same card only, only once the scanner took them, and to no other zone.
CREATE POLICY referral_document_send ON referral_document FOR INSERT
    WITH CHECK (zone_id = actor_zone() AND EXISTS (
        SELECT FROM referral
        JOIN service_request ON service_request.card_id = referral.card_id
        JOIN desk_document ON desk_document.service_request_id = service_request.id
        WHERE referral.id = referral_document.referral_id
            AND referral.from_desk_id = actor_desk()
            AND referral.state = 'sent'
            AND referral.to_zone_id IS NULL
            AND desk_document.id = referral_document.document_id
            AND desk_document.verification = 'accepted'
    ));
GRANT SELECT, INSERT ON referral_document TO sportello_app;

-- A function, as actor_sees_papers_of is: a policy that asks a table whose own policy asks back would never end.
CREATE FUNCTION actor_was_sent_paper(which uuid) RETURNS boolean LANGUAGE sql STABLE
    RETURN EXISTS (
        SELECT FROM referral_document
        JOIN referral ON referral.id = referral_document.referral_id
        WHERE referral_document.document_id = which
            AND referral.to_desk_id = actor_desk()
            AND referral.state NOT IN ('refused', 'cancelled')
    );
COMMENT ON FUNCTION actor_was_sent_paper(uuid) IS 'Whether a document was sent to one''s own desk with a referral that was neither given back nor taken back';
CREATE POLICY desk_document_sent ON desk_document FOR SELECT USING (actor_was_sent_paper(id));

-- What bodies without access let wait is told as what desks let wait: first to whoever sent it, then to whoever
-- coordinates the zone.
ALTER TABLE outside_referral ADD COLUMN late_at timestamptz;
COMMENT ON COLUMN outside_referral.late_at IS 'When the portal noted that it waits for too long';
CREATE INDEX outside_referral_waiting ON outside_referral (sent_at) WHERE state IN ('sent', 'seen');
GRANT UPDATE (late_at) ON outside_referral TO sportello_app;
ALTER TABLE outside_step
    DROP CONSTRAINT outside_step_event_check,
    ADD CONSTRAINT outside_step_event_check CHECK (event IN
        ('sent', 'seen', 'received', 'refused', 'cancelled', 'reported', 'relinked', 'locked', 'undelivered', 'late'));
ALTER TABLE alert
    DROP CONSTRAINT alert_kind_check,
    ADD CONSTRAINT alert_kind_check CHECK (kind IN
        ('new_intake', 'integration', 'message', 'term_near', 'permit_expiring', 'proposal', 'referral',
         'referral_unseen', 'referral_late', 'outside_referral', 'outside_unseen', 'outside_late', 'break_glass',
         'new_device'));
ALTER TABLE alert_wish
    DROP CONSTRAINT alert_wish_kind_check,
    ADD CONSTRAINT alert_wish_kind_check CHECK (kind IN
        ('new_intake', 'integration', 'message', 'term_near', 'permit_expiring', 'proposal', 'referral',
         'referral_unseen', 'referral_late', 'outside_referral', 'outside_unseen', 'outside_late', 'break_glass',
         'new_device'));
COMMENT ON COLUMN alert.label IS 'Register number of the request; name of the desk where a referral waits for too long, or that sent one outside; empty for everything else';
