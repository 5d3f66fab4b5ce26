-- Fills a demo database with many people: for measurements and for the test of the plans, never for work.
-- Run by the owner of the cluster, after `sportello migrate` and `sportello seed demo`; `sportello migrate` once more
-- makes what they are found by. The setting `fill.people` says how many (default 500,000). The same settings give the
-- same rows.

BEGIN;
-- Neither foreign keys nor triggers: the rows below keep the rules by themselves.
SET LOCAL session_replication_role = replica;
SET LOCAL synchronous_commit = off;
SELECT setseed(0.5);

-- Names as in life: few that many bear, many that few bear.
INSERT INTO person
    (id, zone_id, given_name, family_name, birth_date, sex, phone, email, residence, created_at, created_by)
SELECT
    ('01900005-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
    desk.zone_id,
    CASE WHEN n % 50000 = 11 THEN 'Quirino' ELSE
        given[1 + floor(power(chance[1], 2) * 60)::integer]
        || CASE WHEN n % 10 = 3 THEN ' ' || given[1 + floor(chance[2] * 60)::integer] ELSE '' END
    END,
    CASE WHEN n % 50000 = 11 THEN 'Zwingli' ELSE
        CASE WHEN n % 20 = 5 THEN 'De ' ELSE '' END
        || initcap(first[1 + family % 20] || second[1 + family / 20 % 10] || third[1 + family / 200 % 10]
            || last[1 + family / 2000 % 10])
    END,
    date '1930-01-01' + floor(chance[3] * 32800)::integer,
    CASE WHEN n % 2 = 0 THEN 'F' ELSE 'M' END,
    CASE WHEN n % 2 = 1 THEN '340 ' || lpad(n::text, 7, '0') END,
    CASE WHEN n % 5 = 1 THEN 'persona' || n || '@posta.example' END,
    'Via di prova ' || n || ', Pontelaro',
    timestamptz '2015-01-01 00:00:00Z' + n * interval '10 minutes',
    (SELECT operator.id FROM operator WHERE operator.subject = 'chiara.moretti' ORDER BY operator.id LIMIT 1)
FROM
    (SELECT zone_id FROM desk WHERE id = (SELECT desk_id FROM service WHERE slug = 'contributo-economico')) AS desk,
    LATERAL (
        SELECT n, ARRAY[random(), random(), random()] AS chance, floor(power(random(), 3) * 20000)::integer AS family
        FROM generate_series(1, coalesce(nullif(current_setting('fill.people', true), ''), '500000')::integer) AS n
    ) AS drawn,
    (SELECT
        ARRAY['Maria', 'Anna', 'Giuseppe', 'Antonio', 'Giovanni', 'Rosa', 'Angela', 'Luigi', 'Francesco', 'Paolo',
            'Lucia', 'Carlo', 'Elena', 'Marco', 'Sofia', 'Ahmed', 'Olena', 'Fatima', 'Mihai', 'Wei',
            'Mario', 'Giulia', 'Chiara', 'Andrea', 'Luca', 'Stefano', 'Roberto', 'Laura', 'Francesca', 'Paola',
            'Teresa', 'Caterina', 'Vincenzo', 'Salvatore', 'Mohammed', 'Youssef', 'Khadija', 'Irina', 'Oksana', 'Andriy',
            'Elisabetta', 'Filippo', 'Michele', 'Nicolò', 'Davide', 'Simone', 'Valentina', 'Silvia', 'Martina', 'Giorgio',
            'Jürgen', 'José', 'Blessing', 'Gurpreet', 'Rosaria', 'Concetta', 'Gaia', 'Ginevra', 'Leonardo', 'Tommaso']
            AS given,
        ARRAY['ros', 'bian', 'fer', 'rus', 'espo', 'colom', 'ric', 'mari', 'gre', 'bru', 'gal', 'con', 'del', 'cos',
            'man', 'lom', 'bar', 'mor', 'fon', 'san'] AS first,
        ARRAY['a', 'sa', 'ta', 'ra', 'chi', 'ni', 'lo', 'te', 'vo', 'du'] AS second,
        ARRAY['', 'na', 'vi', 'co', 'pe', 'di', 'lu', 'ma', 'ti', 'bo'] AS third,
        ARRAY['ri', 'ni', 'tti', 'lli', 'no', 'rdi', 'na', 'ro', 'sti', 'ga'] AS last) AS syllables;

-- Something more is known of every tenth.
INSERT INTO person_fact (id, zone_id, person_id, kind, content, recorded_at, recorded_by, recorded_by_name)
SELECT
    ('01900006-0000-7000-8000-' || right(id::text, 12))::uuid,
    zone_id,
    id,
    'lavoro',
    '{"lavoro-condizione": ["determinato"]}',
    created_at,
    created_by,
    'Chiara Moretti'
FROM person
WHERE id::text LIKE '01900005-%' AND right(id::text, 1) = '0';
COMMIT;
