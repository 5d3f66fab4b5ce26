-- A body of the third sector sees of a person what was sent to it, and not what the rest of the zone knows.

-- The rows stay behind the policies of 0037; this says which groups of a row that is seen stay hidden, as by a mask.
-- Whoever was written down at the desk, or had a card there before anything was sent about them, hides nothing. A card
-- that the desk opens later does not widen what it was sent. The name is no secret: every referral names whom it is about.
CREATE FUNCTION person_withheld(which uuid, entered_at uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN NOT actor_is_outside() OR coalesce(entered_at = actor_desk(), false) OR EXISTS (
            SELECT FROM card
            WHERE card.person_id = which AND card.desk_id = actor_desk()
                AND NOT EXISTS (
                    SELECT FROM referral
                    JOIN referral_step step ON step.referral_id = referral.id
                    WHERE referral.to_desk_id = actor_desk()
                        AND (
                            referral.received_card_id = card.id
                            OR (
                                referral.person_id IN (SELECT person_records(which))
                                AND step.at <= card.opened_at
                            )
                        )
                )
        ) THEN '{}'::text[]
        ELSE ARRAY(
            SELECT hidden.code
            FROM unnest(ARRAY[
                'identity', 'contacts', 'residence', 'health', 'judicial', 'permit', 'income', 'family',
                'protected_address'
            ]) AS hidden (code)
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
        )
    END
$$;
COMMENT ON FUNCTION person_withheld(uuid, uuid) IS 'Groups of fields of a person that one''s own desk was not sent: of a body of the third sector only (domain::mask::Group codes)';
