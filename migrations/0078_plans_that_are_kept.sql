-- A function in SQL that looks into tables is planned anew by every statement that calls it, policies of rows and all:
-- for one person that took longer than the looking (person_is_concealed: 1.9 ms of the 36 ms of a card). In PL/pgSQL
-- each connection plans it once. The bodies are those of 0028, 0037, 0054 and 0056.

CREATE OR REPLACE FUNCTION person_kept(record uuid) RETURNS uuid LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        WITH RECURSIVE upwards (id, merged_into) AS (
            SELECT person.id, person.merged_into FROM person WHERE person.id = record
            UNION ALL
            SELECT person.id, person.merged_into FROM person JOIN upwards ON person.id = upwards.merged_into
        )
        SELECT upwards.id FROM upwards WHERE upwards.merged_into IS NULL
    );
END
$$;

CREATE OR REPLACE FUNCTION person_is_concealed(which uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN NOT actor_sees_protected() AND EXISTS (
        SELECT FROM person
        WHERE person.id = coalesce(person_kept(which), which) AND person.kind = 'protected'
    );
END
$$;

CREATE OR REPLACE FUNCTION actor_deals_with(which uuid, entered_at uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN coalesce(entered_at = actor_desk(), false)
        OR EXISTS (SELECT FROM card WHERE card.person_id = which AND card.desk_id = actor_desk())
        OR EXISTS (
            SELECT FROM referral
            WHERE referral.person_id = which AND referral.to_desk_id = actor_desk()
                AND referral.state NOT IN ('refused', 'cancelled')
        );
END
$$;

CREATE OR REPLACE FUNCTION person_withheld(which uuid, entered_at uuid) RETURNS text[] LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF NOT actor_is_outside() OR coalesce(entered_at = actor_desk(), false) OR EXISTS (
        SELECT FROM card
        WHERE card.person_id = which AND card.desk_id = actor_desk()
            AND NOT EXISTS (
                SELECT FROM referral
                JOIN referral_step step ON step.referral_id = referral.id
                WHERE referral.to_desk_id = actor_desk()
                    AND (
                        referral.received_card_id = card.id
                        OR (referral.person_id IN (SELECT person_records(which)) AND step.at <= card.opened_at)
                    )
            )
    ) THEN
        RETURN '{}'::text[];
    END IF;
    RETURN ARRAY(
        SELECT hidden.code
        FROM unnest(mask_groups()) AS hidden (code)
        WHERE NOT EXISTS (
            SELECT FROM card
            JOIN referral ON referral.received_card_id = card.id
            JOIN referral_package package ON package.referral_id = referral.id
            CROSS JOIN LATERAL jsonb_path_query(
                package.content,
                '$.sections[*] ? (@.piece == "person" || @.piece == "contacts").lines[*].group'
            ) AS received (code)
            WHERE card.person_id = which AND card.desk_id = actor_desk()
                AND referral.to_desk_id = actor_desk()
                AND received.code #>> '{}' = hidden.code
        )
    );
END
$$;
