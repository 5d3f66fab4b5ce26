-- What was proposed out of a card is about whom the card is about. When two records of a person are merged it goes along,
-- and it comes back with the card when that is undone: also what was proposed or accepted in between.

-- The portal itself moves them, as it moves referrals: no desk may say that they are about another.
CREATE POLICY presa_in_carico_follows ON presa_in_carico FOR UPDATE USING (actor_is_system());
CREATE POLICY case_file_system ON case_file FOR SELECT USING (actor_is_system());
CREATE POLICY case_file_follows ON case_file FOR UPDATE USING (actor_is_system());

CREATE FUNCTION proposal_follows_card() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    -- In this order: whoever accepts holds the proposal until the case file is there.
    UPDATE presa_in_carico SET person_id = NEW.person_id WHERE card_id = NEW.id;
    UPDATE case_file SET person_id = NEW.person_id WHERE card_id = NEW.id;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION proposal_follows_card() IS 'Moves what was proposed out of a card, and the case file that it opened, to the person of the card';
CREATE TRIGGER proposal_follows_card AFTER UPDATE OF person_id ON card
    FOR EACH ROW EXECUTE FUNCTION proposal_follows_card();

-- Those whose cards moved before. The owner is held by the policies too, but for these two statements.
ALTER TABLE card NO FORCE ROW LEVEL SECURITY;
ALTER TABLE presa_in_carico NO FORCE ROW LEVEL SECURITY;
ALTER TABLE case_file NO FORCE ROW LEVEL SECURITY;
UPDATE presa_in_carico SET person_id = card.person_id
FROM card
WHERE card.id = presa_in_carico.card_id AND card.person_id <> presa_in_carico.person_id;
UPDATE case_file SET person_id = card.person_id
FROM card
WHERE card.id = case_file.card_id AND card.person_id <> case_file.person_id;
ALTER TABLE case_file FORCE ROW LEVEL SECURITY;
ALTER TABLE presa_in_carico FORCE ROW LEVEL SECURITY;
ALTER TABLE card FORCE ROW LEVEL SECURITY;
