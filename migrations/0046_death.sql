-- The day of a death is a dated fact like all others: from the municipal registry, or from an act.

ALTER TABLE person_fact DROP CONSTRAINT person_fact_kind_check;
ALTER TABLE person_fact ADD CONSTRAINT person_fact_kind_check CHECK (kind IN
    ('nomi', 'cittadinanza', 'identificativi', 'residenza', 'recapiti', 'salute',
     'stato-civile', 'istruzione', 'lavoro', 'permesso', 'decesso'));

ALTER TABLE registry_taken DROP CONSTRAINT registry_taken_datum_check;
ALTER TABLE registry_taken ADD CONSTRAINT registry_taken_datum_check CHECK (datum IN
    ('cognome', 'nome', 'codice-fiscale', 'nascita', 'sesso', 'luogo', 'cittadinanza', 'residenza', 'stato-civile',
     'decesso'));
