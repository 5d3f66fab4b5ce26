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

-- A card that was opened by mistake is removed: it stays as it is, with a reason and an author, and can be brought back;
-- no list, no number and no page has it but the list of those. All of what hangs on a card is seen through it, so that
-- one lock hides it all.
ALTER TABLE card ADD COLUMN removed boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN card.removed IS 'Whether it was opened by mistake: it does not count, and is seen in the list of those only';
CREATE INDEX card_removed ON card (desk_id, opened_at DESC, id DESC) WHERE removed;

CREATE TABLE card_removal (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    card_id uuid NOT NULL REFERENCES card,
    removed boolean NOT NULL,
    why text NOT NULL CHECK (why <> ''),
    operator_id uuid NOT NULL REFERENCES operator,
    operator_name text NOT NULL,
    at timestamptz NOT NULL
);
COMMENT ON TABLE card_removal IS 'That a card was removed, or brought back; nothing is changed or removed';
COMMENT ON COLUMN card_removal.id IS 'Identifier, ordered by time';
COMMENT ON COLUMN card_removal.zone_id IS 'Zone';
COMMENT ON COLUMN card_removal.card_id IS 'Card';
COMMENT ON COLUMN card_removal.removed IS 'Whether it was removed; otherwise it was brought back';
COMMENT ON COLUMN card_removal.why IS 'Why, in the operator''s words';
COMMENT ON COLUMN card_removal.operator_id IS 'Operator who did it';
COMMENT ON COLUMN card_removal.operator_name IS 'Their name at that time';
COMMENT ON COLUMN card_removal.at IS 'When';
CREATE INDEX card_removal_of_card ON card_removal (card_id, at);

CREATE FUNCTION actor_sees_removed() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(current_setting('sportello.removed', true), '') = 'on';
COMMENT ON FUNCTION actor_sees_removed() IS 'Whether this transaction is about cards that were removed';
CREATE POLICY card_not_removed ON card AS RESTRICTIVE FOR SELECT USING (NOT removed OR actor_sees_removed());
-- Nor is it changed, also by a statement without a condition.
CREATE POLICY card_removed_stays ON card AS RESTRICTIVE FOR UPDATE USING (NOT removed OR actor_sees_removed());

ALTER TABLE card_removal ENABLE ROW LEVEL SECURITY;
ALTER TABLE card_removal FORCE ROW LEVEL SECURITY;
CREATE POLICY card_removal_read ON card_removal FOR SELECT USING (EXISTS (SELECT FROM card WHERE card.id = card_id));
CREATE POLICY card_removal_write ON card_removal FOR INSERT
    WITH CHECK (EXISTS (SELECT FROM card WHERE card.id = card_id) AND operator_id = actor_operator());
GRANT SELECT, INSERT ON card_removal TO sportello_app;
