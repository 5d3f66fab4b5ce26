-- People are found however their names are written, among 500,000 of a zone.
--
-- Row-level security lets an index answer only comparisons that betray nothing of hidden rows: equality and order,
-- never LIKE or trigrams. So what a person is found by is written down word by word, and so is how each word sounds.
-- The rules are in one place, domain::person::search; `sportello migrate` applies them to whoever was there before.

-- Below, the portal itself acts: the owner is held by the policies too.
SELECT set_config('sportello.system', 'on', true);

CREATE TABLE person_key (
    zone_id uuid NOT NULL REFERENCES zone,
    key text COLLATE "C" NOT NULL CHECK (key <> ''),
    other text COLLATE "C" NOT NULL,
    person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    PRIMARY KEY (zone_id, key, other, person_id)
);
COMMENT ON TABLE person_key IS 'What a person is found by: two words of the name, a word and the year of birth, a number';
COMMENT ON COLUMN person_key.zone_id IS 'Zone of the person';
COMMENT ON COLUMN person_key.key IS 'A word of the name in the letters a to z; or codice fiscale, telephone, e-mail address behind a mark (domain::person::search::Key)';
COMMENT ON COLUMN person_key.other IS 'Another word of the name; or the year of birth, empty where it is unknown';
COMMENT ON COLUMN person_key.person_id IS 'Person';
CREATE INDEX person_key_of_person ON person_key (person_id);

-- Kept when the last person of that name goes: a word of a name says nothing of anybody by itself.
CREATE TABLE name_sound (
    zone_id uuid NOT NULL REFERENCES zone,
    sound text COLLATE "C" NOT NULL CHECK (sound <> ''),
    word text COLLATE "C" NOT NULL CHECK (word <> ''),
    PRIMARY KEY (zone_id, sound, word)
);
COMMENT ON TABLE name_sound IS 'Vocabulary of the names of a zone, by sound: reads a word with typing errors as words that exist';
COMMENT ON COLUMN name_sound.zone_id IS 'Zone';
COMMENT ON COLUMN name_sound.sound IS 'A sound of the word, also with one letter left out (domain::person::search::sounds_of)';
COMMENT ON COLUMN name_sound.word IS 'A word of a name, as person_key.key has it';

ALTER TABLE person_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_key FORCE ROW LEVEL SECURITY;
CREATE POLICY person_key_zone ON person_key USING (zone_id = actor_zone());
ALTER TABLE name_sound ENABLE ROW LEVEL SECURITY;
ALTER TABLE name_sound FORCE ROW LEVEL SECURITY;
CREATE POLICY name_sound_zone ON name_sound USING (zone_id = actor_zone());
GRANT SELECT, INSERT, DELETE ON person_key TO sportello_app;
GRANT SELECT, INSERT ON name_sound TO sportello_app;

-- Whose keys were made by older rules, or not yet.
ALTER TABLE person ADD COLUMN rules smallint NOT NULL DEFAULT 0 CHECK (rules >= 0);
COMMENT ON COLUMN person.rules IS 'Rules that made the keys of this person (domain::person::search::RULES); 0 before there are any';
CREATE INDEX person_by_rules ON person (zone_id, rules, id);
CREATE INDEX person_newest ON person (zone_id, created_at DESC, id DESC);

-- The keys took the place of this column and its indexes.
ALTER TABLE person DROP COLUMN search;
