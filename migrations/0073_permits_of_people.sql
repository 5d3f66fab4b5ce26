-- A permit of residence that is known of the person is told before it expires, as one in a card is: once for each expiry,
-- whichever of both says it, and to nobody who may not see permits.

-- The portal looks for what expires, in no zone. Facts of records that were merged are about who they were merged into.
CREATE POLICY person_fact_told ON person_fact FOR SELECT
    USING (actor_is_system() AND actor_zone() IS NULL AND kind = 'permesso');
CREATE POLICY person_merged_told ON person FOR SELECT
    USING (actor_is_system() AND actor_zone() IS NULL AND merged_into IS NOT NULL);

CREATE FUNCTION permit_readers(at_desk uuid) RETURNS TABLE (operator_id uuid) LANGUAGE sql STABLE AS $$
    SELECT reader.operator_id
    FROM alert_readers(at_desk, 'permit_expiring', NULL) reader
    JOIN desk ON desk.id = at_desk
    JOIN operator_desk member ON member.desk_id = desk.id AND member.operator_id = reader.operator_id
    JOIN profile of_desk ON of_desk.id = desk.profile_id
    JOIN profile ON profile.id = coalesce(member.profile_id, desk.profile_id)
    WHERE NOT ('permit' = ANY (profile.mask || of_desk.mask || desk.excluded))
$$;
COMMENT ON FUNCTION permit_readers(uuid) IS 'Who is told at a desk of permits that expire: whoever may see permits';

CREATE FUNCTION permit_was_told(reader uuid, at_desk uuid, whose uuid, moment timestamptz) RETURNS boolean
    LANGUAGE sql STABLE
    RETURN EXISTS (
        SELECT FROM alert
        JOIN card ON card.id = alert.subject_id
        WHERE alert.operator_id = reader AND alert.desk_id = at_desk AND alert.kind = 'permit_expiring'
            AND alert.at = moment AND card.person_id = whose
    );
COMMENT ON FUNCTION permit_was_told(uuid, uuid, uuid, timestamptz) IS 'Whether somebody was told already that the permit of a person expires then, by whichever card';

-- The last expiry counts: whoever has the next permit already is not reminded of the one before.
CREATE FUNCTION permit_expires_on(whose uuid, today date) RETURNS date LANGUAGE sql STABLE
    RETURN (
        SELECT max(to_date(fact.content -> 'titolo-scadenza' ->> 0, 'DD/MM/YYYY'))
        FROM person_fact fact
        WHERE fact.person_id IN (SELECT person_records(whose)) AND fact.kind = 'permesso' AND NOT fact.withdrawn
            AND coalesce(fact.valid_to >= today, true)
            AND fact.content -> 'titolo-scadenza' ->> 0 ~ '^\d{2}/\d{2}/\d{4}$'
            AND NOT EXISTS (SELECT FROM person_fact later WHERE later.replaces = fact.id)
    );
COMMENT ON FUNCTION permit_expires_on(uuid, date) IS 'Day on which the permit of residence expires that is known of a person beyond their cards; none where none is known';
