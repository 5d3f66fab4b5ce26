-- Countries, for addresses, provenance and places of birth. Public facts: no row-level lock.

CREATE TABLE country (
    code text PRIMARY KEY CHECK (code ~ '^(Z[0-9]{3}|IT)$'),
    iso2 text CHECK (iso2 ~ '^[A-Z]{2}$'),
    name text NOT NULL CHECK (name <> ''),
    ended date,
    search text NOT NULL,
    also text NOT NULL
);
COMMENT ON TABLE country IS 'Countries of today, and those that are no more: people were born there. Fonte: Istat (CC-BY)';
COMMENT ON COLUMN country.code IS 'Code of the Agenzia delle Entrate, as in a codice fiscale; IT for Italy, which has none';
COMMENT ON COLUMN country.iso2 IS 'ISO 3166-1, two letters; countries that are no more have none';
COMMENT ON COLUMN country.name IS 'Name in Italian';
COMMENT ON COLUMN country.ended IS 'Last day, of a country that is no more';
COMMENT ON COLUMN country.search IS 'Name in lower case without accents, for completion while typing';
COMMENT ON COLUMN country.also IS 'Another name that is used, in the same form; empty where there is none';

GRANT SELECT ON country TO sportello_app;

-- A draft that was moved to a newer form.

ALTER TABLE intake ADD COLUMN earlier jsonb;
COMMENT ON COLUMN intake.earlier IS 'Answers to an earlier form that the present one does not ask for (list of domain::form::SummaryLine): read by who writes the draft, never sent';
ALTER TABLE intake ADD CONSTRAINT intake_earlier_in_drafts CHECK (earlier IS NULL OR state = 'draft');
