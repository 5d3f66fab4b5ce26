-- A known person under a protective alias: everybody reads the alias, the real identity is a group of fields of its own.
--
-- The name is not masked where it is shown: it is not there. It moves out of the record into a table of its own, whose
-- rows only those transactions see whose operator was given the group. Lists, searches, exports and mails read the record,
-- and so can betray nothing; what was written beside the record (other names and codes, corrections, merges) has the same
-- lock.

-- The group, wherever groups are named.
DO $$
DECLARE
    rule record;
BEGIN
    FOR rule IN
        SELECT conrelid::regclass AS holder, conname, pg_get_constraintdef(oid) AS said
        FROM pg_constraint
        WHERE contype = 'c'
            AND pg_get_constraintdef(oid) LIKE '%''protected_address''::text%'
            AND pg_get_constraintdef(oid) NOT LIKE '%''protected_identity''::text%'
    LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', rule.holder, rule.conname);
        EXECUTE format(
            'ALTER TABLE %s ADD CONSTRAINT %I %s',
            rule.holder,
            rule.conname,
            replace(rule.said, '''protected_address''::text', '''protected_address''::text, ''protected_identity''::text')
        );
    END LOOP;
END
$$;

-- Nobody was given it yet. Masks that were proposed before are about masks without it: they are overtaken.
ALTER TABLE profile ALTER COLUMN mask SET DEFAULT '{protected_identity}';
UPDATE profile SET mask = mask || '{protected_identity}'::text[], mask_version = mask_version + 1
WHERE NOT 'protected_identity' = ANY (mask);

CREATE FUNCTION actor_sees_protected() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN actor_is_system() OR coalesce(current_setting('sportello.protected', true), '') = 'on';
COMMENT ON FUNCTION actor_sees_protected() IS 'Whether the operator of this transaction was given the identities behind protective aliases, by profile or by break-glass';

-- The record has the alias, and nothing by which somebody is recognised.
ALTER TABLE person DROP CONSTRAINT person_kind_check;
ALTER TABLE person ADD CONSTRAINT person_kind_check CHECK (kind IN ('known', 'anonymous', 'protected'));
ALTER TABLE person DROP CONSTRAINT person_identity;
ALTER TABLE person ADD CONSTRAINT person_identity CHECK (
    CASE kind
        WHEN 'known' THEN alias IS NULL AND num_nulls(given_name, family_name) = 0
        WHEN 'protected' THEN alias IS NOT NULL
            AND num_nonnulls(given_name, family_name, fiscal_code, birth_date, birth_place, email) = 0
        ELSE alias IS NOT NULL
            AND num_nonnulls(given_name, family_name, fiscal_code, birth_date, birth_place, email, phone, residence) = 0
    END
);
COMMENT ON COLUMN person.kind IS 'Known by name, without one, or by name under a protective alias (domain::person::Identity)';
COMMENT ON COLUMN person.alias IS 'What whoever has no name, or must not be named, is called; one person, one alias';

CREATE TABLE protected_identity (
    person_id uuid PRIMARY KEY REFERENCES person,
    zone_id uuid NOT NULL REFERENCES zone,
    given_name text NOT NULL CHECK (given_name <> ''),
    family_name text NOT NULL CHECK (family_name <> ''),
    fiscal_code text,
    fiscal_code_canonical text,
    birth_date date,
    birth_place text,
    email text,
    CHECK (num_nonnulls(fiscal_code, fiscal_code_canonical) IN (0, 2)),
    UNIQUE (zone_id, fiscal_code_canonical)
);
COMMENT ON TABLE protected_identity IS 'Who people under a protective alias are; given back to the record when the protection ends';
COMMENT ON COLUMN protected_identity.person_id IS 'Person';
COMMENT ON COLUMN protected_identity.zone_id IS 'Zone';
COMMENT ON COLUMN protected_identity.given_name IS 'Name';
COMMENT ON COLUMN protected_identity.family_name IS 'Surname';
COMMENT ON COLUMN protected_identity.fiscal_code IS 'Codice fiscale as issued';
COMMENT ON COLUMN protected_identity.fiscal_code_canonical IS 'The same with omocodia undone';
COMMENT ON COLUMN protected_identity.birth_date IS 'Date of birth';
COMMENT ON COLUMN protected_identity.birth_place IS 'Place of birth';
COMMENT ON COLUMN protected_identity.email IS 'E-mail address: it mostly says the name';

ALTER TABLE protected_identity ENABLE ROW LEVEL SECURITY;
ALTER TABLE protected_identity FORCE ROW LEVEL SECURITY;
CREATE POLICY protected_identity_read ON protected_identity FOR SELECT
    USING (actor_is_system() OR (zone_id = actor_zone() AND actor_sees_protected()));
-- Whoever protects somebody need not see who it is afterwards.
CREATE POLICY protected_identity_write ON protected_identity FOR INSERT
    WITH CHECK (zone_id = actor_zone() AND actor_operator() IS NOT NULL);
CREATE POLICY protected_identity_end ON protected_identity FOR DELETE
    USING (zone_id = actor_zone() AND actor_sees_protected());
CREATE POLICY protected_identity_outside ON protected_identity AS RESTRICTIVE FOR SELECT
    USING ((SELECT NOT actor_is_outside()) OR EXISTS (SELECT FROM person WHERE person.id = person_id));
GRANT SELECT, INSERT, DELETE ON protected_identity TO sportello_app;

CREATE TABLE person_protection (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    person_id uuid NOT NULL REFERENCES person,
    alias text NOT NULL CHECK (alias <> ''),
    ground text NOT NULL CHECK (ground IN ('violence', 'witness', 'trafficking', 'minor', 'other')),
    reason text NOT NULL CHECK (reason <> '' AND length(reason) <= 500),
    at timestamptz NOT NULL,
    operator_id uuid NOT NULL REFERENCES operator,
    operator_name text NOT NULL,
    ended_at timestamptz,
    ended_by uuid REFERENCES operator,
    ended_by_name text,
    ended_why text CHECK (ended_why <> '' AND length(ended_why) <= 500),
    CHECK (num_nonnulls(ended_at, ended_by, ended_by_name, ended_why) IN (0, 4))
);
COMMENT ON TABLE person_protection IS 'That somebody was put under a protective alias, why and by whom, and how it ended; nothing is removed';
COMMENT ON COLUMN person_protection.id IS 'Identifier';
COMMENT ON COLUMN person_protection.zone_id IS 'Zone';
COMMENT ON COLUMN person_protection.person_id IS 'Person';
COMMENT ON COLUMN person_protection.alias IS 'The alias; nobody else of the zone ever gets it';
COMMENT ON COLUMN person_protection.ground IS 'Why (domain::person::Ground code)';
COMMENT ON COLUMN person_protection.reason IS 'Why, in the words of the operator';
COMMENT ON COLUMN person_protection.at IS 'From when on';
COMMENT ON COLUMN person_protection.operator_id IS 'Who did it';
COMMENT ON COLUMN person_protection.operator_name IS 'Their name at that time';
COMMENT ON COLUMN person_protection.ended_at IS 'When it was ended';
COMMENT ON COLUMN person_protection.ended_by IS 'Who ended it';
COMMENT ON COLUMN person_protection.ended_by_name IS 'Their name at that time';
COMMENT ON COLUMN person_protection.ended_why IS 'Why it was ended, in the words of the operator';
CREATE UNIQUE INDEX person_protection_once ON person_protection (person_id) WHERE ended_at IS NULL;
CREATE INDEX person_protection_of_person ON person_protection (person_id, at);
CREATE INDEX person_protection_alias ON person_protection (zone_id, alias);

ALTER TABLE person_protection ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_protection FORCE ROW LEVEL SECURITY;
CREATE POLICY person_protection_read ON person_protection FOR SELECT USING (zone_id = actor_zone());
CREATE POLICY person_protection_write ON person_protection FOR INSERT
    WITH CHECK (zone_id = actor_zone() AND operator_id = actor_operator());
CREATE POLICY person_protection_end ON person_protection FOR UPDATE
    USING (zone_id = actor_zone() AND actor_sees_protected());
CREATE POLICY person_protection_outside ON person_protection AS RESTRICTIVE FOR SELECT
    USING ((SELECT NOT actor_is_outside()) OR EXISTS (SELECT FROM person WHERE person.id = person_id));
GRANT SELECT, INSERT ON person_protection TO sportello_app;
GRANT UPDATE (ended_at, ended_by, ended_by_name, ended_why) ON person_protection TO sportello_app;

-- Whoever is protected can be taken charge of, and is proposed by the alias.
DROP POLICY presa_in_carico_propose ON presa_in_carico;
CREATE POLICY presa_in_carico_propose ON presa_in_carico FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND from_desk_id = actor_desk() AND state = 'created'
        AND EXISTS (
            SELECT FROM card
            JOIN person ON person.id = card.person_id
            WHERE card.id = card_id AND card.person_id = presa_in_carico.person_id AND person.kind <> 'anonymous'
        )
        AND EXISTS (
            SELECT FROM organisation
            WHERE organisation.id = to_organisation_id AND organisation.zone_id = actor_zone()
        )
    );

-- Few are: whoever asks about anybody else reads an index that is nearly empty.
CREATE INDEX person_protected ON person (id) WHERE kind = 'protected';

CREATE FUNCTION person_is_concealed(which uuid) RETURNS boolean LANGUAGE sql STABLE
    RETURN NOT actor_sees_protected()
        AND EXISTS (
            SELECT FROM person
            WHERE person.id = coalesce(person_kept(which), which) AND person.kind = 'protected'
        );
COMMENT ON FUNCTION person_is_concealed(uuid) IS 'Whether this transaction''s operator may read no more than the alias of a person';

-- Other names and codes, what was corrected, merged, or taken from a registry: all of it says who it is.
CREATE POLICY person_fact_protected ON person_fact AS RESTRICTIVE FOR SELECT
    USING (
        kind NOT IN ('nomi', 'identificativi')
        OR (SELECT actor_sees_protected())
        OR NOT EXISTS (SELECT FROM person WHERE person.id = person_id AND person.kind = 'protected')
    );
CREATE POLICY person_correction_protected ON person_correction AS RESTRICTIVE FOR SELECT
    USING (
        (SELECT actor_sees_protected())
        OR NOT EXISTS (SELECT FROM person WHERE person.id = person_id AND person.kind = 'protected')
    );
CREATE POLICY identity_change_protected ON identity_change AS RESTRICTIVE FOR SELECT
    USING (
        (SELECT actor_sees_protected())
        OR NOT EXISTS (
            SELECT FROM person WHERE person.id IN (person_id, into_person_id) AND person.kind = 'protected'
        )
    );
CREATE POLICY registry_taken_protected ON registry_taken AS RESTRICTIVE FOR SELECT
    USING (
        (SELECT actor_sees_protected())
        OR NOT EXISTS (SELECT FROM person WHERE person.id = person_id AND person.kind = 'protected')
    );

-- A code is of one person, protected or not: whoever types it again is told that it is taken, and not by whom. A second
-- record would be worse: the family, the violent part of it too, would be found beside a person who is hidden elsewhere.
CREATE FUNCTION code_is_protected(asked text, in_zone uuid, whose uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    before text := current_setting('sportello.system', true);
    held boolean;
BEGIN
    PERFORM set_config('sportello.system', 'on', true);
    held := EXISTS (
        SELECT FROM protected_identity
        WHERE protected_identity.zone_id = in_zone
            AND protected_identity.fiscal_code_canonical = asked
            AND protected_identity.person_id IS DISTINCT FROM whose
    );
    PERFORM set_config('sportello.system', coalesce(before, ''), true);
    RETURN held;
END
$$;
COMMENT ON FUNCTION code_is_protected(text, uuid, uuid) IS 'Whether somebody else of a zone who is under a protective alias has this codice fiscale';
CREATE FUNCTION refuse_protected_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF code_is_protected(NEW.fiscal_code_canonical, NEW.zone_id, NEW.id) THEN
        RAISE EXCEPTION 'the codice fiscale is taken'
            USING ERRCODE = 'unique_violation', CONSTRAINT = 'person_zone_id_fiscal_code_canonical_key';
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION refuse_protected_code() IS 'One codice fiscale, one person: also where that person is under a protective alias';
CREATE TRIGGER person_protected_code BEFORE UPDATE OF fiscal_code_canonical ON person
    FOR EACH ROW WHEN (NEW.fiscal_code_canonical IS NOT NULL) EXECUTE FUNCTION refuse_protected_code();
CREATE TRIGGER person_protected_code_new BEFORE INSERT ON person
    FOR EACH ROW WHEN (NEW.fiscal_code_canonical IS NOT NULL) EXECUTE FUNCTION refuse_protected_code();

CREATE OR REPLACE FUNCTION code_is_taken(asked text, whose uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    before text := current_setting('sportello.desk', true);
    seen text := current_setting('sportello.protected', true);
    taken boolean;
BEGIN
    PERFORM set_config('sportello.desk', '', true);
    PERFORM set_config('sportello.protected', 'on', true);
    taken := EXISTS (
        SELECT FROM person
        WHERE person.zone_id = actor_zone() AND person.fiscal_code_canonical = asked
            AND person.id NOT IN (SELECT person_records(whose) WHERE whose IS NOT NULL)
    ) OR EXISTS (
        SELECT FROM protected_identity
        WHERE protected_identity.zone_id = actor_zone() AND protected_identity.fiscal_code_canonical = asked
            AND protected_identity.person_id NOT IN (SELECT person_records(whose) WHERE whose IS NOT NULL)
    ) OR EXISTS (
        SELECT FROM person_fact fact
        WHERE fact.zone_id = actor_zone() AND fact.fiscal_code_key = code_key(asked)
            AND fact.person_id NOT IN (SELECT person_records(whose) WHERE whose IS NOT NULL)
            AND NOT EXISTS (SELECT FROM person_fact later WHERE later.replaces = fact.id)
    );
    PERFORM set_config('sportello.desk', coalesce(before, ''), true);
    PERFORM set_config('sportello.protected', coalesce(seen, ''), true);
    RETURN taken;
END
$$;
CREATE OR REPLACE FUNCTION identifier_is_taken(asked text, whose uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    before text := current_setting('sportello.desk', true);
    seen text := current_setting('sportello.protected', true);
    taken boolean;
BEGIN
    PERFORM set_config('sportello.desk', '', true);
    PERFORM set_config('sportello.protected', 'on', true);
    taken := EXISTS (
        SELECT FROM person_fact fact
        WHERE fact.zone_id = actor_zone() AND fact.identifier = asked
            AND fact.person_id NOT IN (SELECT person_records(whose))
            AND NOT EXISTS (SELECT FROM person_fact later WHERE later.replaces = fact.id)
    );
    PERFORM set_config('sportello.desk', coalesce(before, ''), true);
    PERFORM set_config('sportello.protected', coalesce(seen, ''), true);
    RETURN taken;
END
$$;

-- Who is protected of those with these codes: the record that counts, and its alias, which hides nothing.
CREATE FUNCTION protected_people(codes text[], in_zone uuid)
    RETURNS TABLE (code text, person_id uuid, alias text) LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    before text := current_setting('sportello.system', true);
    zone_before text := current_setting('sportello.zone', true);
    desk_before text := current_setting('sportello.desk', true);
BEGIN
    PERFORM set_config('sportello.system', 'on', true);
    PERFORM set_config('sportello.zone', in_zone::text, true);
    PERFORM set_config('sportello.desk', '', true);
    RETURN QUERY
        SELECT held.fiscal_code_canonical, person.id, person.alias
        FROM protected_identity held
        JOIN person ON person.id = coalesce(person_kept(held.person_id), held.person_id)
        WHERE held.zone_id = in_zone AND held.fiscal_code_canonical = ANY (codes) AND person.kind = 'protected';
    PERFORM set_config('sportello.system', coalesce(before, ''), true);
    PERFORM set_config('sportello.zone', coalesce(zone_before, ''), true);
    PERFORM set_config('sportello.desk', coalesce(desk_before, ''), true);
END
$$;
COMMENT ON FUNCTION protected_people(text[], uuid) IS 'The aliases of those people of a zone who have these codici fiscali and are protected';

-- What a citizen with this account is called at the desks of a zone, where that is an alias. Citizens do not see other
-- people's accounts, nor operators any: the portal itself looks.
CREATE FUNCTION alias_of_account(which uuid, in_zone uuid) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    before text := current_setting('sportello.system', true);
    held text;
BEGIN
    PERFORM set_config('sportello.system', 'on', true);
    SELECT account.fiscal_code INTO held FROM account WHERE account.id = which;
    PERFORM set_config('sportello.system', coalesce(before, ''), true);
    RETURN (SELECT found.alias || ' (nome protetto)' FROM protected_people(ARRAY[held], in_zone) AS found LIMIT 1);
END
$$;
COMMENT ON FUNCTION alias_of_account(uuid, uuid) IS 'The protective alias of a citizen in a zone, as desks read it; none of everybody else';

-- A request of somebody protected arrives under the alias: also what is searched for in the queue.
CREATE FUNCTION conceal_applicant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.applicant := coalesce(alias_of_account(NEW.account_id, NEW.zone_id), NEW.applicant);
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION conceal_applicant() IS 'Writes the protective alias instead of the name of an applicant who has one';
CREATE TRIGGER intake_conceal_applicant BEFORE UPDATE OF applicant ON intake
    FOR EACH ROW WHEN (NEW.applicant IS NOT NULL) EXECUTE FUNCTION conceal_applicant();
COMMENT ON COLUMN intake.applicant IS 'Name and surname of the applicant; of somebody protected the alias';

-- The words of another desk's requests are found to be written anew.
CREATE POLICY intake_name_renamed ON intake_name FOR SELECT USING (actor_is_system() AND zone_id = actor_zone());

-- The requests that somebody sent before, at whichever desk of the zone: called as the person is called from now on.
-- The name that was certified stays in the request.
CREATE FUNCTION rename_requests(code text) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    before text := current_setting('sportello.system', true);
    sent uuid[];
BEGIN
    PERFORM set_config('sportello.system', 'on', true);
    SELECT coalesce(array_agg(intake.id), '{}') INTO sent
    FROM intake
    JOIN account ON account.id = intake.account_id
    WHERE account.fiscal_code = code AND intake.zone_id = actor_zone() AND intake.applicant IS NOT NULL;
    UPDATE intake
    SET applicant = concat_ws(' ', intake.certified ->> 'given_name', intake.certified ->> 'family_name')
    WHERE intake.id = ANY (sent);
    DELETE FROM intake_name WHERE intake_id = ANY (sent);
    INSERT INTO intake_name (intake_id, zone_id, desk_id, word)
    SELECT DISTINCT intake.id, intake.zone_id, intake.desk_id, said.word
    FROM intake, regexp_split_to_table(searchable(intake.applicant), ' ') AS said (word)
    WHERE intake.id = ANY (sent) AND said.word <> '';
    PERFORM set_config('sportello.system', coalesce(before, ''), true);
END
$$;
COMMENT ON FUNCTION rename_requests(text) IS 'Calls the applicant of requests as the person with this codice fiscale is called now: by the alias, or by name again';
