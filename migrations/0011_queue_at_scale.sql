-- The queue of a desk stays quick with a million requests: every filter has an index in the order of the queue, and
-- what is counted is read from an index alone.
--
-- Row-level security lets an index answer only comparisons that betray nothing of hidden rows (equal, less, greater).
-- LIKE and trigrams are not among them, so a name is found by the beginnings of its words.

-- Below, the portal itself acts: the owner is held by the policies too.
SELECT set_config('sportello.system', 'on', true);

-- Pending ones. The included columns are those that the policies look at: counting needs no row.
DROP INDEX intake_queue;
CREATE INDEX intake_queue ON intake (desk_id, latest_on, id)
    INCLUDE (state, suspended, zone_id, account_id)
    WHERE state IN ('submitted', 'taken_up', 'awaiting_integration', 'notice_given');
CREATE INDEX intake_queue_of_service ON intake (desk_id, service, latest_on, id)
    WHERE state IN ('submitted', 'taken_up', 'awaiting_integration', 'notice_given');
CREATE INDEX intake_queue_of_assignee ON intake (desk_id, assignee_id, latest_on, id)
    INCLUDE (state, zone_id, account_id)
    WHERE state IN ('submitted', 'taken_up', 'awaiting_integration', 'notice_given');
-- "Nobody" is no value that an index keeps in order: an index of its own.
CREATE INDEX intake_queue_of_nobody ON intake (desk_id, latest_on, id)
    INCLUDE (state, zone_id, account_id)
    WHERE state IN ('submitted', 'taken_up', 'awaiting_integration', 'notice_given') AND assignee_id IS NULL;

-- One state, the closed ones of years among them.
DROP INDEX intake_by_state;
CREATE INDEX intake_by_state ON intake (desk_id, state, latest_on, id) INCLUDE (zone_id, account_id);
CREATE INDEX intake_by_service ON intake (desk_id, service, state, latest_on, id);
CREATE INDEX intake_by_assignee ON intake (desk_id, assignee_id, state, latest_on, id);
CREATE INDEX intake_by_nobody ON intake (desk_id, state, latest_on, id) WHERE assignee_id IS NULL;

-- Names of applicants, word by word.
CREATE TABLE intake_name (
    intake_id uuid NOT NULL REFERENCES intake ON DELETE CASCADE,
    zone_id uuid NOT NULL REFERENCES zone,
    desk_id uuid NOT NULL REFERENCES desk,
    word text COLLATE "C" NOT NULL CHECK (word ~ '^[a-z0-9]+$'),
    PRIMARY KEY (intake_id, word)
);
COMMENT ON TABLE intake_name IS 'Words of the applicant''s name, by whose beginnings a sent request is found';
COMMENT ON COLUMN intake_name.intake_id IS 'Request';
COMMENT ON COLUMN intake_name.zone_id IS 'Zone of the request';
COMMENT ON COLUMN intake_name.desk_id IS 'Desk of the request';
COMMENT ON COLUMN intake_name.word IS 'A word as names are compared (searchable)';
INSERT INTO intake_name (intake_id, zone_id, desk_id, word)
SELECT DISTINCT intake.id, intake.zone_id, intake.desk_id, word
FROM intake, regexp_split_to_table(searchable(intake.applicant), ' ') AS word
WHERE word <> '';
CREATE INDEX intake_name_of_desk ON intake_name (desk_id, word, intake_id) INCLUDE (zone_id);
ALTER TABLE intake_name ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_name FORCE ROW LEVEL SECURITY;
-- Drafts have no words here: they are written when the request is sent.
CREATE POLICY intake_name_desk ON intake_name FOR SELECT
    USING (desk_id = actor_desk() AND zone_id = actor_zone());
CREATE POLICY intake_name_sent ON intake_name FOR INSERT
    WITH CHECK (EXISTS (
        SELECT FROM intake
        WHERE intake.id = intake_id AND intake.desk_id = intake_name.desk_id AND intake.zone_id = intake_name.zone_id
            AND intake.account_id = actor_account() AND intake.state = 'submitted'
    ));
GRANT SELECT, INSERT ON intake_name TO sportello_app;

-- The words took the place of this column, its index and the rule that counted it.
ALTER TABLE intake DROP COLUMN applicant_search;
ALTER TABLE intake ADD CONSTRAINT intake_sent_whole
    CHECK (num_nonnulls(protocol_year, protocol_number, submitted_at, latest_on, certified, applicant) IN (0, 6));

-- News of a desk, without looking at everybody's.
ALTER TABLE intake_event ADD COLUMN desk_id uuid REFERENCES desk;
COMMENT ON COLUMN intake_event.desk_id IS 'Desk of the request at that time';
UPDATE intake_event SET desk_id = intake.desk_id FROM intake WHERE intake.id = intake_event.intake_id;
ALTER TABLE intake_event ALTER COLUMN desk_id SET NOT NULL;
CREATE INDEX intake_event_of_desk ON intake_event (desk_id, at);

-- A list needs the title, not the whole form that it would be unpacked from.
ALTER TABLE service_version ADD COLUMN title jsonb NOT NULL GENERATED ALWAYS AS (content -> 'title') STORED;
COMMENT ON COLUMN service_version.title IS 'Title, in every language (domain::Text); out of the content';
