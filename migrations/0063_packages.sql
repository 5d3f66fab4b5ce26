-- What was given back or taken back is no longer the receiver's to read, and a package that was sent before its person
-- was put under a protective alias names nobody any more.

-- What is said about somebody stands beside the package, behind the same lock; the referral itself says that there was
-- one, between which desks, when, and how it stands.
-- The owner is held by the policies too, but for this statement.
ALTER TABLE referral_package ADD COLUMN why text, ADD COLUMN told jsonb;
ALTER TABLE referral NO FORCE ROW LEVEL SECURITY;
ALTER TABLE referral_package NO FORCE ROW LEVEL SECURITY;
UPDATE referral_package
SET why = referral.why, told = referral.told
FROM referral
WHERE referral.id = referral_package.referral_id;
ALTER TABLE referral_package FORCE ROW LEVEL SECURITY;
ALTER TABLE referral FORCE ROW LEVEL SECURITY;
ALTER TABLE referral_package
    ALTER COLUMN why SET NOT NULL,
    ADD CONSTRAINT referral_package_why CHECK (why <> '');
ALTER TABLE referral
    DROP CONSTRAINT referral_far,
    DROP COLUMN why,
    DROP COLUMN told,
    ADD CONSTRAINT referral_far CHECK (to_zone_id <> zone_id);
COMMENT ON TABLE referral_package IS 'What was sent with a referral, as it was then; never changed. The receiver reads it unless it was given back or taken back';
COMMENT ON COLUMN referral_package.why IS 'Why it is sent, in the sender''s words';
COMMENT ON COLUMN referral_package.told IS 'Whom it is about, for a zone that has no record of them (domain::referral::Told)';
-- Another zone is told whom it is about, and no other desk is.
CREATE POLICY referral_package_told ON referral_package AS RESTRICTIVE FOR INSERT
    WITH CHECK (EXISTS (
        SELECT FROM referral
        WHERE referral.id = referral_id AND (referral.to_zone_id IS NULL) = (told IS NULL)
    ));

-- As domain::referral::State::is_read_by says it.
CREATE FUNCTION actor_reads_package(which uuid) RETURNS boolean LANGUAGE sql STABLE
    RETURN EXISTS (
        SELECT FROM referral
        WHERE referral.id = which
            AND (
                referral.from_desk_id = actor_desk()
                OR (referral.to_desk_id = actor_desk() AND referral.state NOT IN ('refused', 'cancelled'))
            )
    );
COMMENT ON FUNCTION actor_reads_package(uuid) IS 'Whether one''s own desk sent a referral, or received one that was neither given back nor taken back';

DROP POLICY referral_package_read ON referral_package;
CREATE POLICY referral_package_read ON referral_package FOR SELECT USING (actor_reads_package(referral_id));
DROP POLICY referral_document_read ON referral_document;
CREATE POLICY referral_document_read ON referral_document FOR SELECT USING (actor_reads_package(referral_id));
-- Of what it reads no more the receiver keeps what it did itself, and that something was done.
DROP POLICY referral_step_read ON referral_step;
CREATE POLICY referral_step_read ON referral_step FOR SELECT
    USING (
        actor_reads_package(referral_id)
        OR (
            (desk_id = actor_desk() OR note = '')
            AND EXISTS (SELECT FROM referral WHERE referral.id = referral_id AND referral.to_desk_id = actor_desk())
        )
    );
-- The portal tells the receiver what was reopened: until now it saw no step of it.
CREATE POLICY referral_step_system ON referral_step FOR SELECT USING (actor_is_system());

CREATE OR REPLACE FUNCTION referral_chain(of_chain uuid)
    RETURNS TABLE (from_id uuid, from_name text, to_id uuid, to_name text, handed_at timestamptz, stands text)
    LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    before text := current_setting('sportello.system', true);
BEGIN
    IF NOT EXISTS (
        SELECT FROM referral WHERE referral.chain_id = of_chain AND actor_reads_package(referral.id)
    ) THEN
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

-- Whoever reads what was sent may see nobody of the zone that it comes from: the portal itself looks, and tells the
-- alias, which hides nothing.
CREATE FUNCTION alias_of_record(which uuid, in_zone uuid) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    before text := current_setting('sportello.system', true);
    zone_before text := current_setting('sportello.zone', true);
    desk_before text := current_setting('sportello.desk', true);
    held text;
BEGIN
    PERFORM set_config('sportello.system', 'on', true);
    PERFORM set_config('sportello.zone', in_zone::text, true);
    PERFORM set_config('sportello.desk', '', true);
    SELECT person.alias INTO held
    FROM person
    WHERE person.id = coalesce(person_kept(which), which) AND person.kind = 'protected';
    PERFORM set_config('sportello.system', coalesce(before, ''), true);
    PERFORM set_config('sportello.zone', coalesce(zone_before, ''), true);
    PERFORM set_config('sportello.desk', coalesce(desk_before, ''), true);
    RETURN held;
END
$$;
COMMENT ON FUNCTION alias_of_record(uuid, uuid) IS 'The alias of somebody of a zone who is protected now; none of everybody else';

CREATE FUNCTION referral_alias(which uuid) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    sent referral;
BEGIN
    SELECT * INTO sent FROM referral
    WHERE referral.id = which AND referral.to_zone_id IS NOT NULL AND referral.to_desk_id = actor_desk();
    IF sent.id IS NULL OR actor_sees_protected() THEN
        RETURN NULL;
    END IF;
    RETURN alias_of_record(sent.person_id, sent.zone_id);
END
$$;
COMMENT ON FUNCTION referral_alias(uuid) IS 'What whom a referral from another zone is about is called there, where that is a protective alias and this transaction''s operator was not given who is behind one';
