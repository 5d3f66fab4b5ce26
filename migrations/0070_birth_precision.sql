-- Of many people the year of birth alone is known, or the month: a first of January that nobody said is an invented fact.
-- Whatever is written already is a whole day.
ALTER TABLE person
    ADD COLUMN birth_precision text NOT NULL DEFAULT 'day' CHECK (birth_precision IN ('day', 'month', 'year'));
COMMENT ON COLUMN person.birth_precision IS 'How exactly birth_date is known (domain::person::facts::Precision); of a month or a year it is the first day';

ALTER TABLE protected_identity
    ADD COLUMN birth_precision text NOT NULL DEFAULT 'day' CHECK (birth_precision IN ('day', 'month', 'year'));
COMMENT ON COLUMN protected_identity.birth_precision IS 'How exactly birth_date is known, as of person';
