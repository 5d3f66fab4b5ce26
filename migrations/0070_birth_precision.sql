-- Of many people the year of birth alone is known, or the month: a first of January that nobody said is an invented fact.
-- Whatever is written already is a whole day.
ALTER TABLE person
    ADD COLUMN birth_precision text NOT NULL DEFAULT 'day' CHECK (birth_precision IN ('day', 'month', 'year')),
    -- A program that knows of days alone fails rather than making a year of a day. No part of it is ever unknown: that
    -- would pass.
    ADD CONSTRAINT person_birth_is_as_precise CHECK (
        birth_precision = 'day'
        OR (birth_date IS NOT NULL
            AND extract(day FROM birth_date) = 1
            AND (birth_precision = 'month' OR extract(month FROM birth_date) = 1))
    );
COMMENT ON COLUMN person.birth_precision IS 'How exactly birth_date is known (domain::person::facts::Precision); of a month or a year it is the first day';

ALTER TABLE protected_identity
    ADD COLUMN birth_precision text NOT NULL DEFAULT 'day' CHECK (birth_precision IN ('day', 'month', 'year')),
    ADD CONSTRAINT protected_identity_birth_is_as_precise CHECK (
        birth_precision = 'day'
        OR (birth_date IS NOT NULL
            AND extract(day FROM birth_date) = 1
            AND (birth_precision = 'month' OR extract(month FROM birth_date) = 1))
    );
COMMENT ON COLUMN protected_identity.birth_precision IS 'How exactly birth_date is known, as of person';
