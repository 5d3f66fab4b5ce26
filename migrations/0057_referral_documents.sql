-- Documents that go with a card handed to another desk, chosen one by one as those that go outside are.

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
-- Of the same card only, and only once the scanner took them.
CREATE POLICY referral_document_send ON referral_document FOR INSERT
    WITH CHECK (zone_id = actor_zone() AND EXISTS (
        SELECT FROM referral
        JOIN service_request ON service_request.card_id = referral.card_id
        JOIN desk_document ON desk_document.service_request_id = service_request.id
        WHERE referral.id = referral_document.referral_id
            AND referral.from_desk_id = actor_desk()
            AND referral.state = 'sent'
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
