-- What desks and buildings are called in the languages of citizens, and places in words. The name of record of a desk
-- stays the Italian one.

ALTER TABLE desk
    ADD COLUMN names jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(names) = 'object' AND NOT names ? 'it');
COMMENT ON COLUMN desk.names IS 'Names for citizens in other languages, by tag (domain::Lang); where one is missing, the Italian name is shown';
GRANT UPDATE (names) ON desk TO sportello_app;

ALTER TABLE contact_point
    ADD COLUMN names jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(names) = 'object' AND NOT names ? 'it');
COMMENT ON COLUMN contact_point.names IS 'Names for citizens in other languages, by tag (domain::Lang); where one is missing, the Italian name is shown';

-- Identity providers and registries name places of birth by code; people read names.
CREATE FUNCTION place_name(place text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN place ~ '^[A-Z][0-9]{3}$' THEN coalesce(
        (SELECT municipality.name FROM municipality WHERE municipality.belfiore = place),
        (SELECT country.name FROM country WHERE country.code = place),
        (SELECT past.name FROM municipality_past past WHERE past.belfiore = place ORDER BY past.until DESC LIMIT 1)
    ) END;
COMMENT ON FUNCTION place_name(text) IS 'Name of a municipality or country, of today or of the past, by its code; none for anything else';
