-- Rules of cards ask for what is known of the person, too, and for services; administrators write them for every desk
-- that they answer for.

ALTER TABLE card_rule
    DROP CONSTRAINT card_rule_holds_check,
    ADD CONSTRAINT card_rule_holds_check CHECK (holds IN
        ('always', 'minor', 'spoken_for', 'organisation', 'own_voice', 'protection', 'migrant', 'presa_in_carico',
         'third_country'));
COMMENT ON TABLE card_rule IS 'What must be there before a card is completed: a field of it, something known of the person, a service';
COMMENT ON COLUMN card_rule.part IS 'Where it stands: a part of the card, the person, the services (domain::card::parts::Place code)';
COMMENT ON COLUMN card_rule.or_field IS 'Code of another field of the same place that does as well';

CREATE POLICY card_rule_read_in_reach ON card_rule FOR SELECT
    USING (
        (SELECT actor_is_at_desk_as(ARRAY['administrator']))
        AND desk_id IN (SELECT reached_desks(day_in_rome()))
    );
DROP POLICY card_rule_add ON card_rule;
CREATE POLICY card_rule_add ON card_rule FOR INSERT
    WITH CHECK (desk_id IS NOT NULL AND added_by = actor_operator() AND actor_answers_for_desk(desk_id));
DROP POLICY card_rule_end ON card_rule;
CREATE POLICY card_rule_end ON card_rule FOR UPDATE USING (actor_answers_for_desk(desk_id));
-- Nothing asks it any more.
DROP FUNCTION actor_administers_desk();
