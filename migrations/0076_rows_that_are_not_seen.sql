-- What somebody may not see they do not change or take away either, also by a statement without a condition: for one with
-- a condition the lock of reading counts anyway, for one without it does not.

CREATE POLICY person_outside_changed ON person AS RESTRICTIVE FOR UPDATE
    USING ((SELECT NOT actor_is_outside()) OR actor_deals_with(id, created_desk_id));
CREATE POLICY person_key_outside_removed ON person_key AS RESTRICTIVE FOR DELETE
    USING ((SELECT NOT actor_is_outside()) OR EXISTS (SELECT FROM person WHERE person.id = person_id));
CREATE POLICY duplicate_suggestion_outside_changed ON duplicate_suggestion AS RESTRICTIVE FOR UPDATE
    USING ((SELECT NOT actor_is_outside()));
CREATE POLICY duplicate_suggestion_outside_removed ON duplicate_suggestion AS RESTRICTIVE FOR DELETE
    USING ((SELECT NOT actor_is_outside()));
CREATE POLICY identity_change_outside_undone ON identity_change AS RESTRICTIVE FOR UPDATE
    USING ((SELECT NOT actor_is_outside()) OR EXISTS (SELECT FROM person WHERE person.id = person_id));
CREATE POLICY identity_change_protected_undone ON identity_change AS RESTRICTIVE FOR UPDATE
    USING (
        (SELECT actor_sees_protected())
        OR NOT EXISTS (
            SELECT FROM person WHERE person.id IN (person_id, into_person_id) AND person.kind = 'protected'
        )
    );
CREATE POLICY protected_identity_outside_removed ON protected_identity AS RESTRICTIVE FOR DELETE
    USING ((SELECT NOT actor_is_outside()) OR EXISTS (SELECT FROM person WHERE person.id = person_id));
CREATE POLICY person_protection_outside_ended ON person_protection AS RESTRICTIVE FOR UPDATE
    USING ((SELECT NOT actor_is_outside()) OR EXISTS (SELECT FROM person WHERE person.id = person_id));
CREATE POLICY document_when_sent_changed ON document AS RESTRICTIVE FOR UPDATE
    USING (
        NOT attached OR message_id IS NOT NULL OR actor_is_system() OR operator_id = actor_operator()
        OR (operator_id IS NULL AND actor_account() IS NOT NULL)
    );
CREATE POLICY document_when_sent_removed ON document AS RESTRICTIVE FOR DELETE
    USING (
        NOT attached OR message_id IS NOT NULL OR actor_is_system() OR operator_id = actor_operator()
        OR (operator_id IS NULL AND actor_account() IS NOT NULL)
    );

-- Nor does whoever is outside write down anything about people they do not see. (Records and what they are found by come
-- into being before they are seen, and a merge is written down when they may not be seen any more.)
CREATE POLICY person_fact_outside_written ON person_fact AS RESTRICTIVE FOR INSERT
    WITH CHECK ((SELECT NOT actor_is_outside()) OR EXISTS (SELECT FROM person WHERE person.id = person_id));
CREATE POLICY person_correction_outside_written ON person_correction AS RESTRICTIVE FOR INSERT
    WITH CHECK ((SELECT NOT actor_is_outside()) OR EXISTS (SELECT FROM person WHERE person.id = person_id));
CREATE POLICY person_protection_outside_written ON person_protection AS RESTRICTIVE FOR INSERT
    WITH CHECK ((SELECT NOT actor_is_outside()) OR EXISTS (SELECT FROM person WHERE person.id = person_id));
CREATE POLICY protected_identity_outside_written ON protected_identity AS RESTRICTIVE FOR INSERT
    WITH CHECK ((SELECT NOT actor_is_outside()) OR EXISTS (SELECT FROM person WHERE person.id = person_id));
CREATE POLICY household_member_outside_written ON household_member AS RESTRICTIVE FOR INSERT
    WITH CHECK ((SELECT NOT actor_is_outside()) OR EXISTS (SELECT FROM person WHERE person.id = person_id));
CREATE POLICY registry_taken_outside_written ON registry_taken AS RESTRICTIVE FOR INSERT
    WITH CHECK ((SELECT NOT actor_is_outside()) OR EXISTS (SELECT FROM person WHERE person.id = person_id));

-- A membership that ended gives no role, for services and codes as for everything else, and no notes of colleagues.
CREATE OR REPLACE FUNCTION actor_administers(organisation uuid) RETURNS boolean LANGUAGE sql STABLE
    RETURN actor_is_at_desk_as(ARRAY['administrator'])
        AND EXISTS (SELECT FROM desk WHERE desk.id = actor_desk() AND desk.organisation_id = organisation);
CREATE OR REPLACE FUNCTION actor_administers_zone(zone uuid) RETURNS boolean LANGUAGE sql STABLE
    RETURN zone = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator'])
        AND EXISTS (SELECT FROM desk WHERE desk.id = actor_desk() AND desk.zone_id = zone);
CREATE OR REPLACE FUNCTION actor_reads_private_notes() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN EXISTS (
        SELECT FROM operator_desk
        WHERE operator_id = actor_operator() AND desk_id = actor_desk() AND private_notes IS NOT NULL
            AND ended_at IS NULL
    );
