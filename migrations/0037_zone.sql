-- Kinds of bodies, agreements with those of the third sector, desks with dates, and where new requests go.

ALTER TABLE organisation
    ADD COLUMN kind text NOT NULL DEFAULT 'municipality'
        CHECK (kind IN ('municipality', 'zone_office', 'third_sector', 'health'));
COMMENT ON COLUMN organisation.kind IS 'What kind of body it is (domain::zone::BodyKind code)';

ALTER TABLE desk
    ADD COLUMN open_from date,
    ADD COLUMN open_until date,
    ADD COLUMN receives boolean NOT NULL DEFAULT true,
    ADD COLUMN excluded text[] NOT NULL DEFAULT '{}'
        CHECK (excluded <@ ARRAY['identity', 'contacts', 'residence', 'health', 'judicial', 'permit', 'income', 'family', 'protected_address']),
    ADD CONSTRAINT desk_forwards CHECK (open_until >= open_from);
COMMENT ON COLUMN desk.open_from IS 'First day, of an initiative; always so far, where there is none';
COMMENT ON COLUMN desk.open_until IS 'Last day, of an initiative; for ever, where there is none';
COMMENT ON COLUMN desk.receives IS 'Whether other desks may hand cards to it';
COMMENT ON COLUMN desk.excluded IS 'Groups of fields that it never sees, besides those that the profile hides (domain::mask::Group codes)';
GRANT UPDATE (kind, open_from, open_until, receives, excluded) ON desk TO sportello_app;

CREATE TABLE agreement (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    organisation_id uuid NOT NULL REFERENCES organisation,
    valid_from date NOT NULL,
    valid_until date NOT NULL,
    act text NOT NULL CHECK (act <> ''),
    ended_on date,
    CHECK (valid_until >= valid_from)
);
COMMENT ON TABLE agreement IS 'Agreement with a body of the third sector (D.Lgs. 117/2017 art. 55-56): without one that counts, its desks do not';
COMMENT ON COLUMN agreement.id IS 'Identifier';
COMMENT ON COLUMN agreement.zone_id IS 'Zone';
COMMENT ON COLUMN agreement.organisation_id IS 'With which body';
COMMENT ON COLUMN agreement.valid_from IS 'First day';
COMMENT ON COLUMN agreement.valid_until IS 'Last day';
COMMENT ON COLUMN agreement.act IS 'Act that made it: kind, number, date';
COMMENT ON COLUMN agreement.ended_on IS 'Day on which it was ended early: from then on it does not count';
CREATE INDEX agreement_of_body ON agreement (organisation_id, valid_until);
ALTER TABLE agreement ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreement FORCE ROW LEVEL SECURITY;
-- That a body works for the zone is public, as its acts are; sending a request asks for it too.
CREATE POLICY agreement_read ON agreement FOR SELECT USING (true);
CREATE POLICY agreement_system ON agreement USING (actor_is_system());
CREATE POLICY agreement_made ON agreement FOR INSERT
    WITH CHECK (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator']));
CREATE POLICY agreement_ended ON agreement FOR UPDATE
    USING (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator']));
GRANT SELECT, INSERT ON agreement TO sportello_app;
GRANT UPDATE (ended_on) ON agreement TO sportello_app;

-- Whether a desk counts on a day: within its own days, and, of the third sector, within an agreement.
CREATE FUNCTION desk_counts_on(which uuid, day date) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN EXISTS (
        SELECT FROM desk
        JOIN organisation ON organisation.id = desk.organisation_id
        WHERE desk.id = which
            AND (desk.open_from IS NULL OR desk.open_from <= day)
            AND (desk.open_until IS NULL OR desk.open_until >= day)
            AND (
                organisation.kind <> 'third_sector'
                OR EXISTS (
                    SELECT FROM agreement
                    WHERE agreement.organisation_id = organisation.id
                        AND agreement.valid_from <= day AND agreement.valid_until >= day
                        AND (agreement.ended_on IS NULL OR agreement.ended_on > day)
                )
            )
    );
COMMENT ON FUNCTION desk_counts_on(uuid, date) IS 'Whether a desk works on a day: it is open, and its body has an agreement where it needs one';

CREATE TABLE desk_routing (
    desk_id uuid PRIMARY KEY REFERENCES desk,
    zone_id uuid NOT NULL REFERENCES zone,
    content jsonb NOT NULL
);
COMMENT ON TABLE desk_routing IS 'What a desk accepts, and to which desks it passes new requests; what was changed is in administration_change';
COMMENT ON COLUMN desk_routing.desk_id IS 'Desk';
COMMENT ON COLUMN desk_routing.zone_id IS 'Zone';
COMMENT ON COLUMN desk_routing.content IS 'Services, municipalities and rules in order (domain::zone::Routing)';
ALTER TABLE desk_routing ENABLE ROW LEVEL SECURITY;
ALTER TABLE desk_routing FORCE ROW LEVEL SECURITY;
-- Nothing about anybody; whoever sends a request has it routed by it.
CREATE POLICY desk_routing_read ON desk_routing FOR SELECT USING (true);
CREATE POLICY desk_routing_system ON desk_routing USING (actor_is_system());
CREATE POLICY desk_routing_added ON desk_routing FOR INSERT
    WITH CHECK (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator']));
CREATE POLICY desk_routing_changed ON desk_routing FOR UPDATE
    USING (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator']));
GRANT SELECT, INSERT ON desk_routing TO sportello_app;
GRANT UPDATE (content) ON desk_routing TO sportello_app;

ALTER TABLE intake ADD COLUMN routed jsonb;
COMMENT ON COLUMN intake.routed IS 'How its desk was chosen when it was sent, with the rules that were passed over (domain::zone::Routed); none before there were rules';

-- Bodies of the third sector see the people who were sent to them or came to them, and nobody else.
CREATE FUNCTION actor_is_outside() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN EXISTS (
        SELECT FROM desk
        JOIN organisation ON organisation.id = desk.organisation_id
        WHERE desk.id = actor_desk() AND organisation.kind = 'third_sector'
    );
COMMENT ON FUNCTION actor_is_outside() IS 'Whether this transaction''s operator sits at a desk of a body of the third sector';
ALTER TABLE person ADD COLUMN created_desk_id uuid REFERENCES desk;
COMMENT ON COLUMN person.created_desk_id IS 'Desk at which they were written down; none before there were bodies of the third sector';
-- Whoever leads or administers reads the log, the masks and the exceptional accesses of the whole zone: nobody does
-- from outside, whatever membership they were given.
CREATE OR REPLACE FUNCTION actor_is_at_desk_as(roles text[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN EXISTS (
        SELECT FROM operator_desk
        WHERE operator_id = actor_operator() AND desk_id = actor_desk() AND ended_at IS NULL AND role = ANY(roles)
            AND (role IN ('front_desk', 'social_worker') OR NOT actor_is_outside())
    );
CREATE FUNCTION actor_deals_with(which uuid, entered_at uuid) RETURNS boolean LANGUAGE sql STABLE
    RETURN coalesce(entered_at = actor_desk(), false)
        OR EXISTS (SELECT FROM card WHERE card.person_id = which AND card.desk_id = actor_desk())
        OR EXISTS (
            SELECT FROM referral
            WHERE referral.person_id = which AND referral.to_desk_id = actor_desk()
                AND referral.state NOT IN ('refused', 'cancelled')
        );
COMMENT ON FUNCTION actor_deals_with(uuid, uuid) IS 'Whether a person has a card at one''s own desk, was sent to it, or was written down there';

CREATE POLICY person_outside ON person AS RESTRICTIVE FOR SELECT
    USING ((SELECT NOT actor_is_outside()) OR actor_deals_with(id, created_desk_id));
CREATE POLICY person_key_outside ON person_key AS RESTRICTIVE FOR SELECT
    USING ((SELECT NOT actor_is_outside()) OR EXISTS (SELECT FROM person WHERE person.id = person_id));
CREATE POLICY person_fact_outside ON person_fact AS RESTRICTIVE FOR SELECT
    USING ((SELECT NOT actor_is_outside()) OR EXISTS (SELECT FROM person WHERE person.id = person_id));
CREATE POLICY identity_change_outside ON identity_change AS RESTRICTIVE FOR SELECT
    USING ((SELECT NOT actor_is_outside()) OR EXISTS (SELECT FROM person WHERE person.id = person_id));
CREATE POLICY household_member_outside ON household_member AS RESTRICTIVE FOR SELECT
    USING ((SELECT NOT actor_is_outside()) OR EXISTS (SELECT FROM person WHERE person.id = person_id));
CREATE POLICY registry_taken_outside ON registry_taken AS RESTRICTIVE FOR SELECT
    USING ((SELECT NOT actor_is_outside()) OR EXISTS (SELECT FROM person WHERE person.id = person_id));
CREATE POLICY registry_person_outside ON registry_person AS RESTRICTIVE FOR SELECT
    USING ((SELECT NOT actor_is_outside()));
CREATE POLICY duplicate_suggestion_outside ON duplicate_suggestion AS RESTRICTIVE FOR SELECT
    USING ((SELECT NOT actor_is_outside()));

-- A code is of one person in the whole zone: who does not see that person is told that somebody has it, and not who.
CREATE FUNCTION code_is_taken(asked text) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    before text := current_setting('sportello.desk', true);
    taken boolean;
BEGIN
    PERFORM set_config('sportello.desk', '', true);
    taken := EXISTS (
        SELECT FROM person WHERE person.zone_id = actor_zone() AND person.fiscal_code_canonical = asked
    );
    PERFORM set_config('sportello.desk', coalesce(before, ''), true);
    RETURN taken;
END
$$;
COMMENT ON FUNCTION code_is_taken(text) IS 'Whether anybody of the zone has this codice fiscale, also whom the desk does not see';
CREATE FUNCTION identifier_is_taken(asked text, whose uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    before text := current_setting('sportello.desk', true);
    taken boolean;
BEGIN
    PERFORM set_config('sportello.desk', '', true);
    taken := EXISTS (
        SELECT FROM person_fact fact
        WHERE fact.zone_id = actor_zone() AND fact.identifier = asked
            AND fact.person_id NOT IN (SELECT person_records(whose))
            AND NOT EXISTS (SELECT FROM person_fact later WHERE later.replaces = fact.id)
    );
    PERFORM set_config('sportello.desk', coalesce(before, ''), true);
    RETURN taken;
END
$$;
COMMENT ON FUNCTION identifier_is_taken(text, uuid) IS 'Whether somebody else of the zone has this identifier, also whom the desk does not see';

-- Nothing is handed to a desk that does not receive.
CREATE POLICY referral_receives ON referral AS RESTRICTIVE FOR INSERT
    WITH CHECK (EXISTS (SELECT FROM desk WHERE desk.id = to_desk_id AND desk.receives));
