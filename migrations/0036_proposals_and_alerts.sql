-- Proposals of presa in carico, the case files that they open, and what operators are told of.

ALTER TABLE zone ADD COLUMN lead_organisation_id uuid REFERENCES organisation;
COMMENT ON COLUMN zone.lead_organisation_id IS 'Lead body (ente capofila): proposals can go to it from every desk of the zone';

-- The service that takes charge is whoever is a social worker at a desk of the body. Read from the memberships.
CREATE FUNCTION actor_takes_charge(of_organisation uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN actor_is_at_desk_as(ARRAY['social_worker'])
        AND EXISTS (SELECT FROM desk WHERE desk.id = actor_desk() AND desk.organisation_id = of_organisation);
COMMENT ON FUNCTION actor_takes_charge(uuid) IS 'Whether this transaction''s operator is a social worker at their desk, and the desk is of this body';

CREATE TABLE case_file (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    organisation_id uuid NOT NULL REFERENCES organisation,
    person_id uuid NOT NULL REFERENCES person,
    card_id uuid NOT NULL UNIQUE REFERENCES card,
    opened_at timestamptz NOT NULL,
    opened_by uuid NOT NULL REFERENCES operator,
    opened_by_name text NOT NULL
);
COMMENT ON TABLE case_file IS 'Case file (cartella sociale) of somebody of whom the professional service took charge';
COMMENT ON COLUMN case_file.id IS 'Identifier';
COMMENT ON COLUMN case_file.zone_id IS 'Zone';
COMMENT ON COLUMN case_file.organisation_id IS 'Body whose service took charge';
COMMENT ON COLUMN case_file.person_id IS 'Whom it is about';
COMMENT ON COLUMN case_file.card_id IS 'Card that was proposed';
COMMENT ON COLUMN case_file.opened_at IS 'When it was opened';
COMMENT ON COLUMN case_file.opened_by IS 'Operator who accepted the proposal';
COMMENT ON COLUMN case_file.opened_by_name IS 'Their name at that time';
CREATE INDEX case_file_of_person ON case_file (person_id);

CREATE TABLE presa_in_carico (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    from_desk_id uuid NOT NULL REFERENCES desk,
    to_organisation_id uuid NOT NULL REFERENCES organisation,
    card_id uuid NOT NULL REFERENCES card,
    person_id uuid NOT NULL REFERENCES person,
    state text NOT NULL CHECK (state IN ('created', 'seen', 'rejected', 'accepted')),
    facts jsonb NOT NULL,
    category text NOT NULL CHECK (category <> ''),
    category_words text NOT NULL CHECK (category_words <> ''),
    urgency text NOT NULL CHECK (urgency IN ('emergency', 'urgent', 'ordinary')),
    why text NOT NULL CHECK (why <> ''),
    proposed_at timestamptz NOT NULL,
    answered_at timestamptz,
    seen_version integer NOT NULL DEFAULT 1 CHECK (seen_version > 0),
    case_file_id uuid UNIQUE REFERENCES case_file,
    CHECK (facts ->> 'state' = state),
    CHECK ((state = 'accepted') = (case_file_id IS NOT NULL)),
    CHECK ((state IN ('rejected', 'accepted')) = (answered_at IS NOT NULL))
);
COMMENT ON TABLE presa_in_carico IS 'Proposal that the professional service takes charge of somebody; seen by the desk that makes it and by the social workers of the body that it goes to';
COMMENT ON COLUMN presa_in_carico.id IS 'Identifier';
COMMENT ON COLUMN presa_in_carico.zone_id IS 'Zone';
COMMENT ON COLUMN presa_in_carico.from_desk_id IS 'Desk that proposes';
COMMENT ON COLUMN presa_in_carico.to_organisation_id IS 'Body whose service is asked: that of the desk, or the lead body of the zone';
COMMENT ON COLUMN presa_in_carico.card_id IS 'Card of the desk; the service sees what the package holds';
COMMENT ON COLUMN presa_in_carico.person_id IS 'Whom it is about';
COMMENT ON COLUMN presa_in_carico.state IS 'Name of the state (domain::presa_in_carico::Tag code)';
COMMENT ON COLUMN presa_in_carico.facts IS 'The state with its facts (domain::presa_in_carico::State)';
COMMENT ON COLUMN presa_in_carico.category IS 'Social category: value of the code table';
COMMENT ON COLUMN presa_in_carico.category_words IS 'Its words when it was proposed';
COMMENT ON COLUMN presa_in_carico.urgency IS 'How soon (domain::presa_in_carico::Urgency code)';
COMMENT ON COLUMN presa_in_carico.why IS 'Why, in the words of who proposes';
COMMENT ON COLUMN presa_in_carico.proposed_at IS 'When it was made';
COMMENT ON COLUMN presa_in_carico.answered_at IS 'When it was rejected or accepted';
COMMENT ON COLUMN presa_in_carico.seen_version IS 'Version of the card that the service looked at last';
COMMENT ON COLUMN presa_in_carico.case_file_id IS 'Case file that it opened';
-- Two answers to one card would be two case files.
CREATE UNIQUE INDEX presa_in_carico_once ON presa_in_carico (card_id) WHERE state <> 'rejected';
CREATE INDEX presa_in_carico_to ON presa_in_carico (to_organisation_id, proposed_at, id);
CREATE INDEX presa_in_carico_from ON presa_in_carico (from_desk_id, proposed_at, id);
CREATE INDEX presa_in_carico_of_card ON presa_in_carico (card_id);
CREATE INDEX presa_in_carico_answered ON presa_in_carico (answered_at) WHERE answered_at IS NOT NULL;

CREATE TABLE presa_in_carico_package (
    proposal_id uuid NOT NULL REFERENCES presa_in_carico,
    version integer NOT NULL CHECK (version > 0),
    zone_id uuid NOT NULL REFERENCES zone,
    content jsonb NOT NULL,
    saved_at timestamptz NOT NULL,
    saved_by uuid NOT NULL REFERENCES operator,
    saved_by_name text NOT NULL,
    PRIMARY KEY (proposal_id, version)
);
COMMENT ON TABLE presa_in_carico_package IS 'What the service may read of a proposed card: as it was proposed, and after each change since; rows are only added';
COMMENT ON COLUMN presa_in_carico_package.proposal_id IS 'Proposal';
COMMENT ON COLUMN presa_in_carico_package.version IS 'Counts from one: the card as it was proposed';
COMMENT ON COLUMN presa_in_carico_package.zone_id IS 'Zone';
COMMENT ON COLUMN presa_in_carico_package.content IS 'The card without what its desk does not see; the reader''s mask is applied at reading (domain::referral::Package)';
COMMENT ON COLUMN presa_in_carico_package.saved_at IS 'When';
COMMENT ON COLUMN presa_in_carico_package.saved_by IS 'Operator of the desk who proposed or changed it';
COMMENT ON COLUMN presa_in_carico_package.saved_by_name IS 'Their name at that time';
CREATE INDEX presa_in_carico_package_age ON presa_in_carico_package (saved_at);

ALTER TABLE presa_in_carico ENABLE ROW LEVEL SECURITY;
ALTER TABLE presa_in_carico FORCE ROW LEVEL SECURITY;
CREATE POLICY presa_in_carico_read ON presa_in_carico FOR SELECT
    USING (zone_id = actor_zone() AND (from_desk_id = actor_desk() OR actor_takes_charge(to_organisation_id)));
-- Whoever gave no name cannot be proposed.
CREATE POLICY presa_in_carico_propose ON presa_in_carico FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND from_desk_id = actor_desk() AND state = 'created'
        AND EXISTS (
            SELECT FROM card
            JOIN person ON person.id = card.person_id
            WHERE card.id = card_id AND card.person_id = presa_in_carico.person_id AND person.kind = 'known'
        )
        AND EXISTS (
            SELECT FROM organisation
            WHERE organisation.id = to_organisation_id AND organisation.zone_id = actor_zone()
        )
    );
-- Only the service answers.
CREATE POLICY presa_in_carico_answer ON presa_in_carico FOR UPDATE
    USING (zone_id = actor_zone() AND actor_takes_charge(to_organisation_id));
-- The portal tells whom it concerns.
CREATE POLICY presa_in_carico_system ON presa_in_carico FOR SELECT USING (actor_is_system());

ALTER TABLE presa_in_carico_package ENABLE ROW LEVEL SECURITY;
ALTER TABLE presa_in_carico_package FORCE ROW LEVEL SECURITY;
CREATE POLICY presa_in_carico_package_read ON presa_in_carico_package FOR SELECT
    USING (EXISTS (SELECT FROM presa_in_carico WHERE presa_in_carico.id = proposal_id));
CREATE POLICY presa_in_carico_package_write ON presa_in_carico_package FOR INSERT
    WITH CHECK (
        saved_by = actor_operator()
        AND EXISTS (
            SELECT FROM presa_in_carico
            WHERE presa_in_carico.id = proposal_id AND presa_in_carico.from_desk_id = actor_desk()
        )
    );

ALTER TABLE case_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_file FORCE ROW LEVEL SECURITY;
CREATE POLICY case_file_read ON case_file FOR SELECT
    USING (zone_id = actor_zone() AND actor_takes_charge(organisation_id));
CREATE POLICY case_file_open ON case_file FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND opened_by = actor_operator() AND actor_takes_charge(organisation_id)
        AND EXISTS (
            SELECT FROM presa_in_carico
            WHERE presa_in_carico.card_id = case_file.card_id
                AND presa_in_carico.to_organisation_id = case_file.organisation_id
                AND presa_in_carico.state IN ('created', 'seen')
        )
    );

GRANT SELECT, INSERT ON presa_in_carico, presa_in_carico_package, case_file TO sportello_app;
GRANT UPDATE (state, facts, answered_at, seen_version, case_file_id) ON presa_in_carico TO sportello_app;

-- What operators are told of. No alert says about whom: it leads to where that may be read, or not.
CREATE TABLE alert (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    zone_id uuid NOT NULL REFERENCES zone,
    operator_id uuid NOT NULL REFERENCES operator,
    desk_id uuid REFERENCES desk,
    kind text NOT NULL CHECK (kind IN
        ('new_intake', 'integration', 'message', 'term_near', 'permit_expiring', 'proposal', 'referral',
         'break_glass', 'new_device')),
    subject_id uuid NOT NULL,
    label text NOT NULL DEFAULT '',
    at timestamptz NOT NULL,
    read_at timestamptz,
    CONSTRAINT alert_once UNIQUE NULLS NOT DISTINCT (operator_id, desk_id, kind, subject_id, at)
);
COMMENT ON TABLE alert IS 'What an operator is told of in the console (avviso)';
COMMENT ON COLUMN alert.id IS 'Identifier';
COMMENT ON COLUMN alert.zone_id IS 'Zone';
COMMENT ON COLUMN alert.operator_id IS 'Who is told; nobody else sees it';
COMMENT ON COLUMN alert.desk_id IS 'At which desk; everywhere where there is none';
COMMENT ON COLUMN alert.kind IS 'What (domain::alert::Kind code)';
COMMENT ON COLUMN alert.subject_id IS 'Which request, card, proposal, referral, break-glass or session';
COMMENT ON COLUMN alert.label IS 'Register number of the request; empty for everything else';
COMMENT ON COLUMN alert.at IS 'When it happened';
COMMENT ON COLUMN alert.read_at IS 'When it was marked as read';
CREATE INDEX alert_of_operator ON alert (operator_id, at, id);
CREATE INDEX alert_unread ON alert (operator_id, desk_id) WHERE read_at IS NULL;
CREATE INDEX alert_age ON alert (at);

CREATE TABLE alert_wish (
    operator_id uuid NOT NULL REFERENCES operator,
    kind text NOT NULL CHECK (kind IN
        ('new_intake', 'integration', 'message', 'term_near', 'permit_expiring', 'proposal', 'referral')),
    zone_id uuid NOT NULL REFERENCES zone,
    wish text NOT NULL CHECK (wish IN ('nothing', 'console')),
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (operator_id, kind)
);
COMMENT ON TABLE alert_wish IS 'Which alerts an operator wants; without a row, in the console. A break-glass and a session from a new device are always told';
COMMENT ON COLUMN alert_wish.operator_id IS 'Who';
COMMENT ON COLUMN alert_wish.kind IS 'Of what (domain::alert::Kind code)';
COMMENT ON COLUMN alert_wish.zone_id IS 'Zone';
COMMENT ON COLUMN alert_wish.wish IS 'How (domain::alert::Wish code)';
COMMENT ON COLUMN alert_wish.saved_at IS 'Last change';

CREATE TABLE operator_device (
    operator_id uuid NOT NULL REFERENCES operator,
    browser text NOT NULL,
    system text NOT NULL,
    zone_id uuid NOT NULL REFERENCES zone,
    first_at timestamptz NOT NULL,
    PRIMARY KEY (operator_id, browser, system)
);
COMMENT ON TABLE operator_device IS 'Kinds of device that an operator entered with: another one is told to them';
COMMENT ON COLUMN operator_device.operator_id IS 'Who';
COMMENT ON COLUMN operator_device.browser IS 'Family of the browser (domain::session::Browser code)';
COMMENT ON COLUMN operator_device.system IS 'Family of the system (domain::session::System code)';
COMMENT ON COLUMN operator_device.zone_id IS 'Zone';
COMMENT ON COLUMN operator_device.first_at IS 'First session with it';

CREATE TABLE alert_mark (
    name text PRIMARY KEY CHECK (name IN ('events', 'days')),
    until timestamptz NOT NULL
);
COMMENT ON TABLE alert_mark IS 'Up to when the portal looked for what is to be told';
COMMENT ON COLUMN alert_mark.name IS 'What happened just now (events), or what comes near with the days (days)';
COMMENT ON COLUMN alert_mark.until IS 'Up to when';

ALTER TABLE alert ENABLE ROW LEVEL SECURITY;
ALTER TABLE alert FORCE ROW LEVEL SECURITY;
CREATE POLICY alert_read ON alert FOR SELECT
    USING (operator_id = actor_operator() AND (desk_id IS NULL OR desk_id = actor_desk()));
CREATE POLICY alert_mark_read ON alert FOR UPDATE
    USING (operator_id = actor_operator() AND (desk_id IS NULL OR desk_id = actor_desk()));
CREATE POLICY alert_system ON alert USING (actor_is_system());
ALTER TABLE alert_wish ENABLE ROW LEVEL SECURITY;
ALTER TABLE alert_wish FORCE ROW LEVEL SECURITY;
CREATE POLICY alert_wish_own ON alert_wish USING (operator_id = actor_operator() AND zone_id = actor_zone());
CREATE POLICY alert_wish_system ON alert_wish FOR SELECT USING (actor_is_system());
ALTER TABLE operator_device ENABLE ROW LEVEL SECURITY;
ALTER TABLE operator_device FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_device_system ON operator_device USING (actor_is_system());

-- That there was a break-glass is told to whoever reviews it.
CREATE POLICY exceptional_access_told ON exceptional_access FOR SELECT USING (actor_is_system());

GRANT SELECT, INSERT, DELETE ON alert TO sportello_app;
GRANT UPDATE (read_at) ON alert TO sportello_app;
GRANT SELECT, INSERT, UPDATE ON alert_wish, alert_mark TO sportello_app;
GRANT SELECT, INSERT ON operator_device TO sportello_app;

-- Who is told at a desk: of a kind, unless they do not want it; only one of them where there is one who works on it and
-- is still there.
CREATE FUNCTION alert_readers(at_desk uuid, of_kind text, worker uuid)
    RETURNS TABLE (operator_id uuid) LANGUAGE sql STABLE AS $$
    SELECT operator.id
    FROM operator_desk
    JOIN operator ON operator.id = operator_desk.operator_id AND operator.enabled
    WHERE operator_desk.desk_id = at_desk AND operator_desk.role IN ('front_desk', 'social_worker')
        AND operator_desk.ended_at IS NULL
        AND (
            operator.id = worker
            OR NOT EXISTS (
                SELECT FROM operator_desk there
                WHERE there.operator_id = worker AND there.desk_id = at_desk AND there.ended_at IS NULL
            )
        )
        AND NOT EXISTS (
            SELECT FROM alert_wish
            WHERE alert_wish.operator_id = operator.id AND alert_wish.kind = of_kind AND alert_wish.wish = 'nothing'
        )
$$;
COMMENT ON FUNCTION alert_readers(uuid, text, uuid) IS 'Operators of a desk who are told of something: whoever works on it, or all';
-- What happened since the portal looked last.
CREATE INDEX intake_event_at ON intake_event (at);
CREATE INDEX message_at ON message (at) WHERE author = 'citizen';
