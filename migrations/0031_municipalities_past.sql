-- Municipalities that are no more, and names and provinces that those of today had before: people were born there, and
-- papers name them. Public facts that come with the program: everybody may read them, only the owner writes them.

CREATE TABLE municipality_past (
    belfiore text NOT NULL CHECK (belfiore ~ '^[A-Z][0-9]{3}$'),
    name text NOT NULL CHECK (name <> ''),
    province text NOT NULL CHECK (province ~ '^[A-Z]{2}$'),
    since date NOT NULL,
    until date NOT NULL CHECK (until >= since),
    search text NOT NULL,
    PRIMARY KEY (belfiore, until, name)
);
COMMENT ON TABLE municipality_past IS 'Municipalities as they were: a name in a province, with its days';
COMMENT ON COLUMN municipality_past.belfiore IS 'Cadastral code';
COMMENT ON COLUMN municipality_past.name IS 'Name that it had';
COMMENT ON COLUMN municipality_past.province IS 'Two letters of the province that it was in';
COMMENT ON COLUMN municipality_past.since IS 'First day';
COMMENT ON COLUMN municipality_past.until IS 'Last day';
COMMENT ON COLUMN municipality_past.search IS 'Name in lower case without accents, for search';
GRANT SELECT ON municipality_past TO sportello_app;

-- The key tells two rows apart and is in the order of names.
CREATE VIEW municipality_era WITH (security_invoker = true) AS
    SELECT (search || ' ' || belfiore || ' 9999-12-31') COLLATE "C" AS key, belfiore, name, province, search,
        NULL::date AS since, NULL::date AS until
    FROM municipality
    UNION ALL
    SELECT (search || ' ' || belfiore || ' ' || to_char(until, 'YYYY-MM-DD')) COLLATE "C" AS key, belfiore, name,
        province, search, since, until
    FROM municipality_past;
COMMENT ON VIEW municipality_era IS 'Municipalities of today, without days, and those of the past';
GRANT SELECT ON municipality_era TO sportello_app;
