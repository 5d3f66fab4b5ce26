-- The recognised percentage of civil invalidity is a dated fact like all others.

ALTER TABLE person_fact DROP CONSTRAINT person_fact_kind_check;
ALTER TABLE person_fact ADD CONSTRAINT person_fact_kind_check CHECK (kind IN
    ('nomi', 'cittadinanza', 'identificativi', 'residenza', 'recapiti', 'salute', 'invalidita',
     'stato-civile', 'istruzione', 'lavoro', 'permesso', 'decesso'));
