-- Fills a demo database with a big office: for measurements and for the test of the plans, never for work.
-- Run by the owner of the cluster, after `sportello migrate` and `sportello seed demo`.
--
-- The setting `fill.intakes` says how many requests (default 1,000,000), `fill.today` what day it is (default today
-- in Rome), `fill.share` which part of them is at the demo's first desk (default 0.2); the rest is at twenty others.
-- One in ten is pending. The same settings give the same rows. VACUUM ANALYZE afterwards, as autovacuum would.

BEGIN;
-- Identifiers that grow with time, as the portal's do; the kind keeps the tables apart.
CREATE FUNCTION pg_temp.id(kind integer, n integer) RETURNS uuid LANGUAGE sql IMMUTABLE
    RETURN ('019000' || lpad(to_hex(kind), 2, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;
-- Neither foreign keys nor triggers: the rows below keep the rules by themselves.
SET LOCAL session_replication_role = replica;
SET LOCAL synchronous_commit = off;

CREATE TEMP TABLE fill ON COMMIT DROP AS
SELECT
    coalesce(nullif(current_setting('fill.intakes', true), ''), '1000000')::integer AS intakes,
    coalesce(nullif(current_setting('fill.share', true), '')::float, 0.2) AS share,
    desk.id AS desk,
    desk.zone_id AS zone,
    desk.organisation_id AS organisation,
    desk.profile_id AS profile,
    coalesce(nullif(current_setting('fill.today', true), '')::date, (now() AT TIME ZONE 'Europe/Rome')::date) AS today,
    ARRAY(
        SELECT operator.id
        FROM operator
        JOIN operator_desk ON operator_desk.operator_id = operator.id
        WHERE operator_desk.desk_id = desk.id AND operator_desk.role <> 'administrator' AND operator.enabled
        ORDER BY operator.subject
    ) AS operators,
    ARRAY(
        SELECT service.slug FROM service WHERE service.desk_id = desk.id ORDER BY service.position
    ) AS services,
    ARRAY(
        SELECT version.id
        FROM service
        JOIN service_version version ON version.service_id = service.id
        WHERE service.desk_id = desk.id AND version.version = 1
        ORDER BY service.position
    ) AS versions
FROM desk
WHERE desk.id = (SELECT desk_id FROM service WHERE slug = 'contributo-economico');

INSERT INTO desk (id, zone_id, organisation_id, profile_id, name)
SELECT pg_temp.id(4, n), zone, organisation, profile, 'Sportello di prova ' || n
FROM fill, generate_series(1, 20) AS n;

-- One account for four requests, known by the identifier of an eIDAS node: no invented codice fiscale.
INSERT INTO account (id, eidas_id, certified, created_at, signed_in_at)
SELECT pg_temp.id(1, n), 'XX/IT/' || n, '{"given_name": "P", "family_name": "P"}', now(), now()
FROM fill, generate_series(0, fill.intakes / 4) AS n;

SELECT setseed(0.5);
-- Names as in life: few that many bear, many that few bear.
CREATE TEMP TABLE fill_row ON COMMIT DROP AS
SELECT
    n,
    pg_temp.id(2, n) AS id,
    CASE WHEN chance[1] < fill.share THEN fill.desk ELSE pg_temp.id(4, 1 + n % 20) END AS desk,
    -- The last service is rare.
    CASE WHEN n % 1000 = 7 THEN 5 ELSE 1 + n % 4 END AS service,
    CASE
        WHEN chance[2] < 0.040 THEN 'submitted'
        WHEN chance[2] < 0.080 THEN 'taken_up'
        WHEN chance[2] < 0.095 THEN 'awaiting_integration'
        WHEN chance[2] < 0.100 THEN 'notice_given'
        WHEN chance[2] < 0.800 THEN 'accepted'
        WHEN chance[2] < 0.950 THEN 'refused'
        ELSE 'withdrawn'
    END AS state,
    -- Pending ones are due about now, the others were due at some time of the last five years.
    fill.today + CASE WHEN chance[2] < 0.1 THEN (chance[3] * 50)::integer - 20 ELSE -(chance[3] * 1800)::integer END
        AS latest_on,
    -- One in a hundred of the pending ones is Anna's, the others Chiara's.
    fill.operators[CASE WHEN n % 100 = 3 THEN 1 ELSE 2 END] AS operator,
    CASE
        WHEN n % 50000 = 11 THEN 'Quirino Zwingli'
        ELSE (ARRAY['Maria', 'Anna', 'Giuseppe', 'Antonio', 'Giovanni', 'Rosa', 'Angela', 'Luigi', 'Francesco',
            'Paolo', 'Lucia', 'Carlo', 'Elena', 'Marco', 'Sofia', 'Ahmed', 'Olena', 'Fatima', 'Mihai', 'Wei'])
                [1 + floor(power(chance[4], 2) * 20)::integer]
            || ' ' || initcap(beginnings[1 + family % 20] || middles[1 + family / 20 % 10] || ends[1 + family / 200 % 10])
    END AS applicant
FROM fill,
    LATERAL (
        SELECT
            n,
            ARRAY[random(), random(), random(), random()] AS chance,
            floor(power(random(), 3) * 2000)::integer AS family
        FROM generate_series(1, fill.intakes) AS n
    ) AS drawn,
    (SELECT
        ARRAY['ros', 'bian', 'fer', 'rus', 'espo', 'colom', 'ric', 'mari', 'gre', 'bru', 'gal', 'con', 'del', 'cos',
            'man', 'lom', 'bar', 'mor', 'fon', 'san'] AS beginnings,
        ARRAY['a', 'sa', 'ta', 'ra', 'chi', 'ni', 'lo', 'te', 'vo', 'du'] AS middles,
        ARRAY['ri', 'ni', 'tti', 'lli', 'no', 'rdi', 'na', 'ro', 'sti', 'ga'] AS ends) AS syllables;

INSERT INTO intake
    (id, zone_id, organisation_id, desk_id, account_id, service_version_id, service, state, facts, answers, version,
     created_at, saved_at, protocol_year, protocol_number, submitted_at, latest_on, suspended, assignee_id,
     certified, applicant, level, news)
SELECT
    fill_row.id,
    fill.zone,
    fill.organisation,
    fill_row.desk,
    pg_temp.id(1, n / 4),
    fill.versions[service],
    fill.services[service],
    state,
    jsonb_build_object('state', state, 'note', repeat('x', 150)),
    jsonb_build_object('motivo', repeat(md5(n::text), 6)),
    3,
    latest_on - 32,
    latest_on - 31,
    extract(year FROM latest_on - 31),
    -- Out of the way of the numbers that the portal gives.
    1000000 + n,
    latest_on - 31,
    latest_on,
    state IN ('awaiting_integration', 'notice_given'),
    CASE WHEN state NOT IN ('submitted', 'withdrawn') THEN operator END,
    '{"given_name": "P", "family_name": "P"}',
    applicant,
    2,
    n % 30 = 0
FROM fill, fill_row;

INSERT INTO intake_name (intake_id, zone_id, desk_id, word)
SELECT DISTINCT fill_row.id, zone, fill_row.desk, word
FROM fill, fill_row, regexp_split_to_table(searchable(applicant), ' ') AS word;

INSERT INTO intake_event (id, zone_id, desk_id, intake_id, kind, at, operator_id, operator_name)
SELECT pg_temp.id(days, n), zone, fill_row.desk, fill_row.id, kind, latest_on - days,
    CASE WHEN kind = 'taken_up' THEN operator END, CASE WHEN kind = 'taken_up' THEN 'Operatore' END
FROM fill, fill_row, (VALUES ('submitted', 31), ('taken_up', 30)) AS happened (kind, days)
WHERE kind = 'submitted' OR state NOT IN ('submitted', 'withdrawn');

INSERT INTO document (id, zone_id, intake_id, question, name, kind, size, sha256, stored, verification, uploaded_at)
SELECT pg_temp.id(3, n), zone, fill_row.id, 'allegato', 'documento.pdf', 'pdf', 1000,
    decode(repeat(md5(n::text), 2), 'hex'), '{}', 'accepted', latest_on - 31
FROM fill, fill_row
WHERE n % 2 = 0;
COMMIT;
