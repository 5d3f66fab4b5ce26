-- What is known of a person beyond the record: dated facts, of which nothing is ever changed or removed.
--
-- Two times: from when to when something was true, and when we came to know it. A fact that turned out to be wrong
-- stays; the one that replaces it names it and says why.

CREATE TABLE person_fact (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    person_id uuid NOT NULL REFERENCES person,
    kind text NOT NULL CHECK (kind IN
        ('nomi', 'cittadinanza', 'identificativi', 'residenza', 'recapiti', 'salute',
         'stato-civile', 'istruzione', 'lavoro', 'permesso')),
    content jsonb NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamptz NOT NULL,
    recorded_by uuid NOT NULL REFERENCES operator,
    recorded_by_name text NOT NULL,
    replaces uuid,
    why text CHECK (why <> ''),
    withdrawn boolean NOT NULL DEFAULT false,
    UNIQUE (id, person_id, kind),
    -- A correction is about the same person and the same thing.
    CONSTRAINT person_fact_replaces FOREIGN KEY (replaces, person_id, kind) REFERENCES person_fact (id, person_id, kind),
    -- Two who correct the same fact at once: the second is told.
    CONSTRAINT person_fact_replaced_once UNIQUE (replaces),
    CHECK ((replaces IS NULL) = (why IS NULL)),
    CHECK (replaces IS NOT NULL OR NOT withdrawn)
);
COMMENT ON TABLE person_fact IS 'What is known of a person beyond the record, with from when to when it was true and when it became known; nothing is ever changed or removed';
COMMENT ON COLUMN person_fact.id IS 'Identifier, ordered by time';
COMMENT ON COLUMN person_fact.zone_id IS 'Zone';
COMMENT ON COLUMN person_fact.person_id IS 'Person';
COMMENT ON COLUMN person_fact.kind IS 'What it is about (domain::person::facts::FactKind)';
COMMENT ON COLUMN person_fact.content IS 'Values by code of the field (domain::fields::Values)';
COMMENT ON COLUMN person_fact.valid_from IS 'First day on which it was true, where it is known';
COMMENT ON COLUMN person_fact.valid_to IS 'Last day on which it was true, where it ended and the day is known';
COMMENT ON COLUMN person_fact.recorded_at IS 'When it was written down';
COMMENT ON COLUMN person_fact.recorded_by IS 'Operator who wrote it down';
COMMENT ON COLUMN person_fact.recorded_by_name IS 'Their name at that time';
COMMENT ON COLUMN person_fact.replaces IS 'Of a correction: the fact that does not count any more';
COMMENT ON COLUMN person_fact.why IS 'Of a correction: why, in the operator''s words';
COMMENT ON COLUMN person_fact.withdrawn IS 'A correction that says only that the other was never true';
CREATE INDEX person_fact_of_person ON person_fact (person_id, recorded_at);

ALTER TABLE person_fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_fact FORCE ROW LEVEL SECURITY;
CREATE POLICY person_fact_read ON person_fact FOR SELECT USING (zone_id = actor_zone());
CREATE POLICY person_fact_write ON person_fact FOR INSERT
    WITH CHECK (zone_id = actor_zone() AND recorded_by = actor_operator());
GRANT SELECT, INSERT ON person_fact TO sportello_app;
