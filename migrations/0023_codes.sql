-- Code tables: what is chosen from lists in cards. The program ships them filled; administrators of a zone
-- write editions of their own. Nothing is changed or removed: the words of an old day stay the old ones.

CREATE FUNCTION actor_administers_zone(zone uuid) RETURNS boolean LANGUAGE sql STABLE
    RETURN zone = actor_zone() AND EXISTS (
        SELECT FROM operator_desk
        JOIN desk ON desk.id = operator_desk.desk_id
        WHERE operator_desk.operator_id = actor_operator()
            AND operator_desk.desk_id = actor_desk()
            AND operator_desk.role = 'administrator'
            AND desk.zone_id = zone
    );
COMMENT ON FUNCTION actor_administers_zone(uuid) IS 'Whether this transaction''s operator is an administrator at a desk of that zone';

-- Facts that came with the program: everybody may know them, only the owner writes them.
CREATE TABLE code_shipped (
    table_code text NOT NULL CHECK (table_code ~ '^[a-z_]{1,40}$'),
    code text NOT NULL CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$'),
    version integer NOT NULL CHECK (version > 0),
    content jsonb NOT NULL,
    PRIMARY KEY (table_code, code, version)
);
COMMENT ON TABLE code_shipped IS 'Editions of the rows of code tables, as the program ships them';
COMMENT ON COLUMN code_shipped.table_code IS 'Which table (domain::codes::Table code)';
COMMENT ON COLUMN code_shipped.code IS 'Code of the row';
COMMENT ON COLUMN code_shipped.version IS 'Counts from 1; one more whenever a release ships the row with other words';
COMMENT ON COLUMN code_shipped.content IS 'domain::codes::Entry';
GRANT SELECT ON code_shipped TO sportello_app;

CREATE TABLE code_edit (
    zone_id uuid NOT NULL REFERENCES zone,
    table_code text NOT NULL CHECK (table_code ~ '^[a-z_]{1,40}$'),
    code text NOT NULL CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$'),
    version integer NOT NULL CHECK (version > 0),
    since date,
    content jsonb NOT NULL,
    at timestamptz NOT NULL,
    operator_id uuid NOT NULL REFERENCES operator,
    reason text NOT NULL CHECK (reason <> '' AND length(reason) <= 4000),
    PRIMARY KEY (zone_id, table_code, code, version)
);
COMMENT ON TABLE code_edit IS 'Editions of the rows of code tables that a zone wrote; they count more than the shipped ones';
COMMENT ON COLUMN code_edit.zone_id IS 'Zone in which it counts';
COMMENT ON COLUMN code_edit.table_code IS 'Which table (domain::codes::Table code)';
COMMENT ON COLUMN code_edit.code IS 'Code of the row: a shipped one, or a new one';
COMMENT ON COLUMN code_edit.version IS 'Counts from 1; two who save the same number at once: the second is told';
COMMENT ON COLUMN code_edit.since IS 'First day for which these words count; NULL for a correction that counts for every day';
COMMENT ON COLUMN code_edit.content IS 'domain::codes::Entry';
COMMENT ON COLUMN code_edit.at IS 'When it was written';
COMMENT ON COLUMN code_edit.operator_id IS 'By whom';
COMMENT ON COLUMN code_edit.reason IS 'Why, in the words of who wrote it';
ALTER TABLE code_edit ENABLE ROW LEVEL SECURITY;
ALTER TABLE code_edit FORCE ROW LEVEL SECURITY;
CREATE POLICY code_edit_read ON code_edit FOR SELECT USING (zone_id = actor_zone());
CREATE POLICY code_edit_written ON code_edit FOR INSERT
    WITH CHECK (operator_id = actor_operator() AND actor_administers_zone(zone_id));
GRANT SELECT, INSERT ON code_edit TO sportello_app;

-- Every edition that counts for the actor, whoever wrote it.
CREATE VIEW code_edition WITH (security_invoker = true) AS
    SELECT table_code, code, version, false AS own, NULL::date AS since, content, NULL::timestamptz AS at,
        NULL::uuid AS operator_id, '' AS reason
    FROM code_shipped
    UNION ALL
    SELECT table_code, code, version, true AS own, since, content, at, operator_id, reason
    FROM code_edit;
COMMENT ON VIEW code_edition IS 'Shipped editions of code tables and those of the actor''s zone, under the lock of each';
GRANT SELECT ON code_edition TO sportello_app;
