-- Cards handed to another desk, and requests that change desk before anybody took them up.

CREATE TABLE referral (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    chain_id uuid NOT NULL,
    from_desk_id uuid NOT NULL REFERENCES desk,
    to_desk_id uuid NOT NULL REFERENCES desk,
    card_id uuid NOT NULL REFERENCES card,
    person_id uuid NOT NULL REFERENCES person,
    state text NOT NULL CHECK (state IN ('sent', 'seen', 'received', 'concluded', 'refused', 'cancelled')),
    facts jsonb NOT NULL,
    why text NOT NULL CHECK (why <> ''),
    informed boolean NOT NULL,
    sent_at timestamptz NOT NULL,
    received_card_id uuid UNIQUE REFERENCES card,
    late_at timestamptz,
    answered_at timestamptz,
    CHECK (facts ->> 'state' = state),
    CHECK (from_desk_id <> to_desk_id),
    CHECK ((state IN ('received', 'concluded')) = (received_card_id IS NOT NULL)),
    CHECK ((state IN ('concluded', 'refused')) = (answered_at IS NOT NULL))
);
COMMENT ON TABLE referral IS 'A card handed to another desk (invio); seen by the desk that sends and by the one that receives, and by nobody else';
COMMENT ON COLUMN referral.id IS 'Identifier';
COMMENT ON COLUMN referral.zone_id IS 'Zone of both desks';
COMMENT ON COLUMN referral.chain_id IS 'What referrals of one story have in common: each was sent out of a card that another one opened, or out of the same card';
COMMENT ON COLUMN referral.from_desk_id IS 'Desk that sends';
COMMENT ON COLUMN referral.to_desk_id IS 'Desk that receives';
COMMENT ON COLUMN referral.card_id IS 'Card of the sender; the receiver never sees it';
COMMENT ON COLUMN referral.person_id IS 'Whom it is about';
COMMENT ON COLUMN referral.state IS 'Name of the state (domain::referral::Tag code)';
COMMENT ON COLUMN referral.facts IS 'The state with its facts (domain::referral::State)';
COMMENT ON COLUMN referral.why IS 'Why it is sent, in the sender''s words';
COMMENT ON COLUMN referral.informed IS 'Whether the person knows of it';
COMMENT ON COLUMN referral.sent_at IS 'When it was sent; when it was sent again, of one that was given back';
COMMENT ON COLUMN referral.received_card_id IS 'Card that the receiver opened for it';
COMMENT ON COLUMN referral.late_at IS 'When the portal noted that it waits for too long';
COMMENT ON COLUMN referral.answered_at IS 'When the receiver told how it ended, or gave it back; none where it goes on after all';
-- Sent twice to the same desk, it would be worked twice.
CREATE UNIQUE INDEX referral_open_once ON referral (card_id, to_desk_id) WHERE state IN ('sent', 'seen', 'received');
CREATE INDEX referral_to ON referral (to_desk_id, sent_at, id);
CREATE INDEX referral_from ON referral (from_desk_id, sent_at, id);
CREATE INDEX referral_of_card ON referral (card_id);
-- By which a body of the third sector sees a person.
CREATE INDEX referral_to_person ON referral (to_desk_id, person_id);
CREATE INDEX referral_answered ON referral (answered_at) WHERE answered_at IS NOT NULL;
CREATE INDEX referral_of_chain ON referral (chain_id, sent_at);
CREATE INDEX referral_waiting ON referral (to_desk_id, sent_at) WHERE state IN ('sent', 'seen');

CREATE TABLE referral_package (
    referral_id uuid PRIMARY KEY REFERENCES referral,
    zone_id uuid NOT NULL REFERENCES zone,
    content jsonb NOT NULL
);
COMMENT ON TABLE referral_package IS 'What was sent with a referral, as it was then; never changed';
COMMENT ON COLUMN referral_package.referral_id IS 'Referral';
COMMENT ON COLUMN referral_package.zone_id IS 'Zone';
COMMENT ON COLUMN referral_package.content IS 'The chosen parts, without what the sender or the receiving profile may not see (domain::referral::Package)';

CREATE TABLE referral_step (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    referral_id uuid NOT NULL REFERENCES referral,
    act text NOT NULL CHECK (act IN
        ('sent', 'seen', 'received', 'refused', 'cancelled', 'reported', 'reopened', 'late')),
    at timestamptz NOT NULL,
    operator_id uuid REFERENCES operator,
    operator_name text,
    desk_id uuid REFERENCES desk,
    note text NOT NULL,
    CHECK ((act = 'late') = (operator_id IS NULL)),
    CHECK (num_nonnulls(operator_id, operator_name, desk_id) IN (0, 3))
);
COMMENT ON TABLE referral_step IS 'What was done with a referral, in order; rows are only added';
COMMENT ON COLUMN referral_step.id IS 'Identifier, ordered by time';
COMMENT ON COLUMN referral_step.zone_id IS 'Zone';
COMMENT ON COLUMN referral_step.referral_id IS 'Referral';
COMMENT ON COLUMN referral_step.act IS 'What (domain::referral::ActKind code), or late where the portal noted that it waits for too long';
COMMENT ON COLUMN referral_step.at IS 'When';
COMMENT ON COLUMN referral_step.operator_id IS 'Who; nobody where the portal did it';
COMMENT ON COLUMN referral_step.operator_name IS 'Their name at that time';
COMMENT ON COLUMN referral_step.desk_id IS 'Their desk';
COMMENT ON COLUMN referral_step.note IS 'In their words; may be empty';
CREATE INDEX referral_step_of_referral ON referral_step (referral_id, at, id);

ALTER TABLE referral ENABLE ROW LEVEL SECURITY;
ALTER TABLE referral FORCE ROW LEVEL SECURITY;
CREATE POLICY referral_read ON referral FOR SELECT
    USING (zone_id = actor_zone() AND actor_desk() IN (from_desk_id, to_desk_id));
CREATE POLICY referral_send ON referral FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND from_desk_id = actor_desk()
        AND EXISTS (SELECT FROM card WHERE card.id = card_id AND card.person_id = referral.person_id)
        AND EXISTS (SELECT FROM desk WHERE desk.id = to_desk_id AND desk.zone_id = actor_zone())
    );
CREATE POLICY referral_act ON referral FOR UPDATE
    USING (zone_id = actor_zone() AND actor_desk() IN (from_desk_id, to_desk_id));
-- The portal notes which wait for too long, and follows chains.
CREATE POLICY referral_system ON referral FOR SELECT USING (actor_is_system());
CREATE POLICY referral_late ON referral FOR UPDATE USING (actor_is_system());

ALTER TABLE referral_package ENABLE ROW LEVEL SECURITY;
ALTER TABLE referral_package FORCE ROW LEVEL SECURITY;
CREATE POLICY referral_package_read ON referral_package FOR SELECT
    USING (EXISTS (
        SELECT FROM referral
        WHERE referral.id = referral_id AND actor_desk() IN (referral.from_desk_id, referral.to_desk_id)
    ));
CREATE POLICY referral_package_send ON referral_package FOR INSERT
    WITH CHECK (EXISTS (
        SELECT FROM referral WHERE referral.id = referral_id AND referral.from_desk_id = actor_desk()
    ));

ALTER TABLE referral_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE referral_step FORCE ROW LEVEL SECURITY;
CREATE POLICY referral_step_read ON referral_step FOR SELECT
    USING (EXISTS (
        SELECT FROM referral
        WHERE referral.id = referral_id AND actor_desk() IN (referral.from_desk_id, referral.to_desk_id)
    ));
CREATE POLICY referral_step_write ON referral_step FOR INSERT
    WITH CHECK (
        (actor_is_system() AND act = 'late')
        OR (
            operator_id = actor_operator() AND desk_id = actor_desk()
            AND EXISTS (SELECT FROM referral WHERE referral.id = referral_id)
        )
    );

GRANT SELECT, INSERT ON referral, referral_package, referral_step TO sportello_app;
GRANT UPDATE (state, facts, sent_at, received_card_id, late_at, answered_at) ON referral TO sportello_app;

-- Whom a card is about may turn out to be somebody else, and back (move_cards): what was sent out of it goes along, so
-- that the receiver sees whom it is about. The owner does it: no desk may say of a referral that it is about another.
CREATE FUNCTION referral_follows_card() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE referral SET person_id = NEW.person_id WHERE card_id = NEW.id;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION referral_follows_card() IS 'Moves what was sent out of a card to the person of the card';
CREATE TRIGGER referral_follows_card AFTER UPDATE OF person_id ON card
    FOR EACH ROW EXECUTE FUNCTION referral_follows_card();

-- Who handed to whom, for whoever is part of the story: names of desks, nothing about the person.
CREATE FUNCTION referral_chain(of_chain uuid)
    RETURNS TABLE (from_id uuid, from_name text, to_id uuid, to_name text, handed_at timestamptz, stands text)
    LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    before text := current_setting('sportello.system', true);
BEGIN
    IF NOT EXISTS (SELECT FROM referral WHERE referral.chain_id = of_chain) THEN
        RETURN;
    END IF;
    PERFORM set_config('sportello.system', 'on', true);
    RETURN QUERY
        SELECT sender.id, sender.name, receiver.id, receiver.name, referral.sent_at, referral.state
        FROM referral
        JOIN desk sender ON sender.id = referral.from_desk_id
        JOIN desk receiver ON receiver.id = referral.to_desk_id
        WHERE referral.chain_id = of_chain
        ORDER BY referral.sent_at, referral.id;
    PERFORM set_config('sportello.system', coalesce(before, ''), true);
END
$$;
COMMENT ON FUNCTION referral_chain(uuid) IS 'The hops of a chain of referrals that one''s desk is part of';

-- Requests that change desk before they are taken up.
CREATE TABLE hand_over (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    intake_id uuid NOT NULL REFERENCES intake,
    protocollo text NOT NULL CHECK (protocollo <> ''),
    from_desk_id uuid NOT NULL REFERENCES desk,
    to_desk_id uuid NOT NULL REFERENCES desk,
    made jsonb NOT NULL,
    at timestamptz NOT NULL,
    why text NOT NULL CHECK (why <> ''),
    CHECK (from_desk_id <> to_desk_id)
);
COMMENT ON TABLE hand_over IS 'A request that was handed to another desk before anybody took it up; rows are only added';
COMMENT ON COLUMN hand_over.id IS 'Identifier, ordered by time';
COMMENT ON COLUMN hand_over.zone_id IS 'Zone of both desks';
COMMENT ON COLUMN hand_over.intake_id IS 'Request';
COMMENT ON COLUMN hand_over.protocollo IS 'Its register number, for the desk that does not see it any more';
COMMENT ON COLUMN hand_over.from_desk_id IS 'Desk that had it';
COMMENT ON COLUMN hand_over.to_desk_id IS 'Desk that has it from then on';
COMMENT ON COLUMN hand_over.made IS 'Who and when (domain::intake::Moment)';
COMMENT ON COLUMN hand_over.at IS 'When, for ordering';
COMMENT ON COLUMN hand_over.why IS 'Why, in the sender''s words; for colleagues, not for the citizen';
CREATE INDEX hand_over_of_intake ON hand_over (intake_id, at);
CREATE INDEX hand_over_from ON hand_over (from_desk_id, at);

ALTER TABLE hand_over ENABLE ROW LEVEL SECURITY;
ALTER TABLE hand_over FORCE ROW LEVEL SECURITY;
-- The desks of the move, and whoever has the request now.
CREATE POLICY hand_over_read ON hand_over FOR SELECT
    USING (
        zone_id = actor_zone()
        AND (
            actor_desk() IN (from_desk_id, to_desk_id)
            OR EXISTS (SELECT FROM intake WHERE intake.id = intake_id AND intake.desk_id = actor_desk())
        )
    );
CREATE POLICY hand_over_write ON hand_over FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND from_desk_id = actor_desk()
        AND EXISTS (SELECT FROM intake WHERE intake.id = intake_id AND intake.desk_id = actor_desk())
    );
GRANT SELECT, INSERT ON hand_over TO sportello_app;

ALTER TABLE intake ADD COLUMN handed_over boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN intake.handed_over IS 'Whether it changed desk: from then on that desk answers for it, not the office that the service names';

ALTER TABLE intake_event DROP CONSTRAINT intake_event_kind_check;
ALTER TABLE intake_event ADD CONSTRAINT intake_event_kind_check CHECK (kind IN
    ('submitted', 'taken_up', 'handed_over', 'integration_asked', 'integrated', 'notice_given', 'notice_replied',
     'accepted', 'refused', 'withdrawn'));

-- The words by which a request is found move with it.
CREATE POLICY intake_name_moves_away ON intake_name FOR DELETE USING (actor_is_system());
CREATE POLICY intake_name_moves_in ON intake_name FOR INSERT WITH CHECK (actor_is_system());
GRANT DELETE ON intake_name TO sportello_app;

-- A desk may not write what it will not see: this moves a request that is waiting at the desk of this transaction's
-- operator, and nothing else. Whether it did.
CREATE FUNCTION hand_intake_over(which uuid, to_desk uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    before text := current_setting('sportello.system', true);
    words text[];
BEGIN
    IF NOT EXISTS (
        SELECT FROM intake
        JOIN desk ON desk.id = to_desk AND desk.zone_id = intake.zone_id
        WHERE intake.id = which AND intake.state = 'submitted' AND intake.desk_id = actor_desk()
            AND intake.desk_id <> to_desk
    ) THEN
        RETURN false;
    END IF;
    PERFORM set_config('sportello.system', 'on', true);
    WITH gone AS (DELETE FROM intake_name WHERE intake_id = which RETURNING word)
    SELECT array_agg(gone.word) INTO words FROM gone;
    INSERT INTO intake_name (intake_id, zone_id, desk_id, word)
    SELECT intake.id, intake.zone_id, to_desk, moved.word
    FROM intake, unnest(words) AS moved (word)
    WHERE intake.id = which;
    UPDATE intake SET desk_id = to_desk, handed_over = true WHERE id = which;
    PERFORM set_config('sportello.system', coalesce(before, ''), true);
    RETURN true;
END
$$;
COMMENT ON FUNCTION hand_intake_over(uuid, uuid) IS 'Moves a request that nobody took up from one''s own desk to another of the zone';
