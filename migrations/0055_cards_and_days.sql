-- Who sent the person, and why exactly they came; and the access and the outcome of a completed card are corrected with
-- a reason, as its parts are.

ALTER TABLE card
    ADD COLUMN sender text NOT NULL DEFAULT '',
    ADD COLUMN specification text NOT NULL DEFAULT '';
COMMENT ON COLUMN card.sender IS 'Who sent the person, in the operator''s words; only where somebody did';
COMMENT ON COLUMN card.specification IS 'Why the person was called, which decree, or the like; may be empty';

-- What is asked for at a desk is a row of the table of services; what came online is a service of the catalogue, with the
-- row that it stands for where there is one.
ALTER TABLE service_request
    ALTER COLUMN service_version_id DROP NOT NULL,
    ADD COLUMN service_code text CHECK (service_code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$'),
    ADD CONSTRAINT service_request_of_something CHECK (num_nonnulls(service_version_id, service_code) > 0);
COMMENT ON COLUMN service_request.service_version_id IS 'Service of the catalogue, where it was asked for as one';
COMMENT ON COLUMN service_request.service_code IS 'Row of the table of services (domain::codes::Table::Service)';

-- As domain::codes::Book tells it: the edition that counts for the day and was written last; of a row that is younger
-- than the day, its first words.
CREATE FUNCTION code_words(of_table text, of_code text, on_day date) RETURNS jsonb LANGUAGE sql STABLE
    RETURN coalesce(
        (SELECT content -> 'label' FROM code_edition
         WHERE table_code = of_table AND code = of_code AND (since IS NULL OR since <= on_day)
         ORDER BY own DESC, version DESC LIMIT 1),
        (SELECT content -> 'label' FROM code_edition
         WHERE table_code = of_table AND code = of_code
         ORDER BY own, version LIMIT 1));
COMMENT ON FUNCTION code_words(text, text, date) IS 'Words of a row of a code table on a day, in every language that it has (domain::Text)';

CREATE FUNCTION request_title(of_version uuid, of_code text, on_day date) RETURNS jsonb LANGUAGE sql STABLE
    RETURN coalesce(
        (SELECT version.title FROM service_version version WHERE version.id = of_version),
        code_words('service', of_code, on_day),
        jsonb_build_object('it', of_code));
COMMENT ON FUNCTION request_title(uuid, text, date) IS 'What a request of a service is called: as the catalogue called it, else as the table of services did on that day';

-- The row that has its national code: of several the one with its title, else the first of the table.
CREATE FUNCTION service_row(of_version uuid, on_day date) RETURNS text LANGUAGE sql STABLE
    RETURN (
        SELECT edition.code
        FROM service_version version
        JOIN code_edition edition ON edition.table_code = 'service'
            AND edition.content -> 'national' ->> 'siuss' = version.content ->> 'siuss'
        WHERE version.id = of_version
            AND coalesce((edition.content #>> '{valid,from}')::date <= on_day, true)
            AND coalesce((edition.content #>> '{valid,until}')::date >= on_day, true)
            AND NOT EXISTS (
                SELECT FROM code_edition later
                WHERE later.table_code = edition.table_code AND later.code = edition.code
                    AND (later.own, later.version) > (edition.own, edition.version))
        ORDER BY lower(edition.content -> 'label' ->> 'it') = lower(version.title ->> 'it') DESC,
            (edition.content ->> 'order')::integer, edition.code
        LIMIT 1);
COMMENT ON FUNCTION service_row(uuid, date) IS 'Row of the table of services that a service of the catalogue stands for on a day; none where no row has its national code';
-- The owner is held by the policies too, but for this one statement.
ALTER TABLE service_request NO FORCE ROW LEVEL SECURITY;
UPDATE service_request SET service_code = service_row(service_version_id, requested_on);
ALTER TABLE service_request FORCE ROW LEVEL SECURITY;

CREATE TABLE card_correction (
    card_id uuid NOT NULL REFERENCES card,
    version bigint NOT NULL,
    zone_id uuid NOT NULL REFERENCES zone,
    before jsonb NOT NULL,
    corrected_by uuid NOT NULL REFERENCES operator,
    corrected_by_name text NOT NULL,
    corrected_at timestamptz NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    PRIMARY KEY (card_id, version)
);
COMMENT ON TABLE card_correction IS 'What the access or the outcome of a completed card was before it was corrected; nothing is changed or removed';
COMMENT ON COLUMN card_correction.card_id IS 'Card';
COMMENT ON COLUMN card_correction.version IS 'Number of the save of the card that was corrected';
COMMENT ON COLUMN card_correction.zone_id IS 'Zone';
COMMENT ON COLUMN card_correction.before IS 'What was replaced (domain::card::Replaced)';
COMMENT ON COLUMN card_correction.corrected_by IS 'Operator who corrected it';
COMMENT ON COLUMN card_correction.corrected_by_name IS 'Their name at that time';
COMMENT ON COLUMN card_correction.corrected_at IS 'When';
COMMENT ON COLUMN card_correction.reason IS 'Why, in the operator''s words';

ALTER TABLE card_correction ENABLE ROW LEVEL SECURITY;
ALTER TABLE card_correction FORCE ROW LEVEL SECURITY;
CREATE POLICY card_correction_read ON card_correction FOR SELECT
    USING (EXISTS (SELECT FROM card WHERE card.id = card_id));
CREATE POLICY card_correction_write ON card_correction FOR INSERT
    WITH CHECK (EXISTS (SELECT FROM card WHERE card.id = card_id) AND corrected_by = actor_operator());
GRANT SELECT, INSERT ON card_correction TO sportello_app;

-- Of the days of a fact the month or the year alone may be known: the column has the first day of it, or the last, and
-- says how exactly it is meant.
ALTER TABLE person_fact
    ADD COLUMN from_precision text NOT NULL DEFAULT 'day' CHECK (from_precision IN ('day', 'month', 'year')),
    ADD COLUMN to_precision text NOT NULL DEFAULT 'day' CHECK (to_precision IN ('day', 'month', 'year'));
COMMENT ON COLUMN person_fact.from_precision IS 'How exactly valid_from is known (domain::person::facts::Precision); of a month or a year it is the first day';
COMMENT ON COLUMN person_fact.to_precision IS 'How exactly valid_to is known (domain::person::facts::Precision); of a month or a year it is the last day';
