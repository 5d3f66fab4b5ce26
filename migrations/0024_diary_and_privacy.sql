-- The diary of a card: kind, day, place, who was there, corrections that hide nothing. And notices on data
-- protection, by desk and version, with the signatures of them.

ALTER TABLE operator_desk
    ADD COLUMN private_notes text CHECK (private_notes IN ('responsible', 'granted'));
COMMENT ON COLUMN operator_desk.private_notes IS 'Why they read colleagues'' private notes there: responsible for the desk, or given the permission; otherwise they do not';

CREATE FUNCTION actor_reads_private_notes() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN EXISTS (
        SELECT FROM operator_desk
        WHERE operator_id = actor_operator() AND desk_id = actor_desk() AND private_notes IS NOT NULL
    );
COMMENT ON FUNCTION actor_reads_private_notes() IS 'Whether this transaction''s operator reads the private notes of colleagues at this desk';

ALTER TABLE diary_entry
    ADD COLUMN kind text NOT NULL DEFAULT 'note'
        CHECK (kind IN ('note', 'interview', 'phone', 'home_visit', 'meeting', 'message', 'report')),
    ADD COLUMN happened_on date,
    ADD COLUMN place text NOT NULL DEFAULT '',
    ADD COLUMN present text NOT NULL DEFAULT '',
    ADD COLUMN first_id uuid,
    ADD COLUMN revision integer NOT NULL DEFAULT 1 CHECK (revision > 0),
    ADD COLUMN why text CHECK (why <> '');
-- Earlier notes are of the day on which they were written.
ALTER TABLE diary_entry ALTER COLUMN happened_on TYPE date USING (at AT TIME ZONE 'Europe/Rome')::date;
ALTER TABLE diary_entry ALTER COLUMN happened_on SET NOT NULL;
ALTER TABLE diary_entry ALTER COLUMN kind DROP DEFAULT;
-- A correction has the author, the card and the readers of what it corrects: nobody changes another's words,
-- and nothing that was private becomes public or the other way round.
ALTER TABLE diary_entry
    ADD UNIQUE (id, card_id, operator_id, private),
    ADD CONSTRAINT diary_entry_once UNIQUE (first_id, revision),
    ADD FOREIGN KEY (first_id, card_id, operator_id, private)
        REFERENCES diary_entry (id, card_id, operator_id, private),
    ADD CHECK ((first_id IS NULL) = (revision = 1)),
    ADD CHECK ((first_id IS NULL) = (why IS NULL));
COMMENT ON TABLE diary_entry IS 'Dated note of a card, or a correction of one; rows are only added. A private note is read by its author, by whoever opened the card, by the responsible of the desk and by holders of the permission';
COMMENT ON COLUMN diary_entry.at IS 'When it was written';
COMMENT ON COLUMN diary_entry.private IS 'Whether only the few who may read private notes read it';
COMMENT ON COLUMN diary_entry.kind IS 'What kind of contact it tells of (domain::diary::Kind code)';
COMMENT ON COLUMN diary_entry.happened_on IS 'Day that it tells of';
COMMENT ON COLUMN diary_entry.place IS 'Where; may be empty';
COMMENT ON COLUMN diary_entry.present IS 'Who was there; may be empty';
COMMENT ON COLUMN diary_entry.first_id IS 'The note that this row corrects';
COMMENT ON COLUMN diary_entry.revision IS '1 for the note as it was written first, then one more with each correction';
COMMENT ON COLUMN diary_entry.why IS 'Why it was corrected';

DROP POLICY diary_entry_read ON diary_entry;
CREATE POLICY diary_entry_read ON diary_entry FOR SELECT
    USING (EXISTS (
        SELECT FROM card
        WHERE card.id = card_id
          AND (NOT private
            OR operator_id = actor_operator()
            OR card.opened #>> '{by,id}' = actor_operator()::text
            OR actor_reads_private_notes())
    ));

-- How many notes of colleagues are hidden: their number may be known, their words may not.
CREATE OR REPLACE FUNCTION private_notes_of_others(of_card uuid) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    before text := current_setting('sportello.system', true);
    others bigint;
BEGIN
    IF actor_reads_private_notes() OR NOT EXISTS (
        SELECT FROM card WHERE card.id = of_card AND card.opened #>> '{by,id}' <> actor_operator()::text
    ) THEN
        RETURN 0;
    END IF;
    PERFORM set_config('sportello.system', 'on', true);
    SELECT count(*) INTO others
    FROM diary_entry
    WHERE card_id = of_card AND private AND first_id IS NULL AND operator_id <> actor_operator();
    PERFORM set_config('sportello.system', coalesce(before, ''), true);
    RETURN others;
END
$$;
COMMENT ON FUNCTION private_notes_of_others(uuid) IS 'Number of private notes of colleagues, in a card of one''s own desk, that one may not read';

CREATE TABLE privacy_notice (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    desk_id uuid NOT NULL REFERENCES desk,
    version integer NOT NULL CHECK (version > 0),
    content jsonb NOT NULL,
    valid_from date NOT NULL,
    published jsonb NOT NULL,
    CONSTRAINT privacy_notice_once UNIQUE (desk_id, version),
    UNIQUE (id, desk_id)
);
COMMENT ON TABLE privacy_notice IS 'Notice on data protection of a desk; never changed, only followed by a newer one';
COMMENT ON COLUMN privacy_notice.id IS 'Identifier';
COMMENT ON COLUMN privacy_notice.zone_id IS 'Zone';
COMMENT ON COLUMN privacy_notice.desk_id IS 'Desk';
COMMENT ON COLUMN privacy_notice.version IS 'Counts from 1';
COMMENT ON COLUMN privacy_notice.content IS 'The text in its languages (domain::Text)';
COMMENT ON COLUMN privacy_notice.valid_from IS 'First day on which it is the current one';
COMMENT ON COLUMN privacy_notice.published IS 'Who published it and when (domain::intake::Moment)';

CREATE TABLE privacy_signature (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    person_id uuid NOT NULL REFERENCES person,
    desk_id uuid NOT NULL REFERENCES desk,
    notice_id uuid NOT NULL,
    way jsonb NOT NULL,
    purposes text[] NOT NULL
        CHECK (purposes <@ ARRAY['health_services', 'employment_centre', 'school', 'third_sector']),
    signed_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    account_id uuid REFERENCES account,
    withdrawn jsonb,
    withdrawn_at timestamptz,
    FOREIGN KEY (notice_id, desk_id) REFERENCES privacy_notice (id, desk_id),
    CHECK ((way ->> 'way' = 'spid') = (account_id IS NOT NULL)),
    CHECK (num_nonnulls(withdrawn, withdrawn_at) IN (0, 2))
);
COMMENT ON TABLE privacy_signature IS 'Signature of a person under the notice of a desk';
COMMENT ON COLUMN privacy_signature.id IS 'Identifier, ordered by time';
COMMENT ON COLUMN privacy_signature.zone_id IS 'Zone';
COMMENT ON COLUMN privacy_signature.person_id IS 'Who signed';
COMMENT ON COLUMN privacy_signature.desk_id IS 'Desk whose notice it is';
COMMENT ON COLUMN privacy_signature.notice_id IS 'The version that was signed';
COMMENT ON COLUMN privacy_signature.way IS 'How it was signed, with what that way leaves (domain::privacy::Way)';
COMMENT ON COLUMN privacy_signature.purposes IS 'To what the person consented beside the notice (domain::privacy::Purpose codes)';
COMMENT ON COLUMN privacy_signature.signed_on IS 'Day of the signature';
COMMENT ON COLUMN privacy_signature.recorded_at IS 'When it was recorded';
COMMENT ON COLUMN privacy_signature.account_id IS 'Citizen who signed while signed in';
COMMENT ON COLUMN privacy_signature.withdrawn IS 'How and on which day it was withdrawn (domain::privacy::Withdrawal)';
COMMENT ON COLUMN privacy_signature.withdrawn_at IS 'When the withdrawal was recorded';
CREATE INDEX privacy_signature_of_person ON privacy_signature (person_id, desk_id, id DESC);

ALTER TABLE privacy_notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE privacy_notice FORCE ROW LEVEL SECURITY;
-- Notices are for everybody to read (Regulation (EU) 2016/679, article 12).
CREATE POLICY privacy_notice_read ON privacy_notice FOR SELECT USING (true);
CREATE POLICY privacy_notice_publish ON privacy_notice FOR INSERT
    WITH CHECK (actor_is_system() OR (zone_id = actor_zone() AND published #>> '{by,id}' = actor_operator()::text));
ALTER TABLE privacy_signature ENABLE ROW LEVEL SECURITY;
ALTER TABLE privacy_signature FORCE ROW LEVEL SECURITY;
CREATE POLICY privacy_signature_desk ON privacy_signature
    USING (desk_id = actor_desk() AND zone_id = actor_zone());
-- Citizens see and give their own by way of the portal, which alone knows who they are in the registry.
CREATE POLICY privacy_signature_system ON privacy_signature USING (actor_is_system());

GRANT SELECT, INSERT ON privacy_notice TO sportello_app;
GRANT SELECT, INSERT, UPDATE (withdrawn, withdrawn_at) ON privacy_signature TO sportello_app;
