-- What desks and buildings are called in the languages of citizens. The name of record stays the Italian one.

ALTER TABLE desk
    ADD COLUMN names jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(names) = 'object' AND NOT names ? 'it');
COMMENT ON COLUMN desk.names IS 'Names for citizens in other languages, by tag (domain::Lang); where one is missing, the Italian name is shown';
GRANT UPDATE (names) ON desk TO sportello_app;

ALTER TABLE contact_point
    ADD COLUMN names jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(names) = 'object' AND NOT names ? 'it');
COMMENT ON COLUMN contact_point.names IS 'Names for citizens in other languages, by tag (domain::Lang); where one is missing, the Italian name is shown';
