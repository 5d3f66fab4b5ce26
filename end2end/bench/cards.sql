-- Fills a demo database that has many people (people.sql) with many cards: for measurements, never for work. Run by the
-- owner of the cluster. The setting `fill.cards` says how many (default 1,000,000); one in five is at the demo's first
-- desk, the rest at those of fill.sql, where there are some. The same settings give the same rows.

BEGIN;
-- Neither foreign keys nor triggers: the rows below keep the rules by themselves.
SET LOCAL session_replication_role = replica;
SET LOCAL synchronous_commit = off;
SELECT setseed(0.5);

CREATE TEMP TABLE fill ON COMMIT DROP AS
SELECT
    desk.id AS desk,
    desk.zone_id AS zone,
    desk.organisation_id AS organisation,
    (SELECT count(*) FROM person WHERE id::text LIKE '01900005-%')::integer AS people,
    ARRAY(SELECT other.id FROM desk other WHERE other.id::text LIKE '01900004-%' ORDER BY other.id) || desk.id AS others,
    (SELECT id FROM operator WHERE subject = 'chiara.moretti' ORDER BY id LIMIT 1) AS chiara,
    (SELECT id FROM operator WHERE subject = 'anna.bruni' ORDER BY id LIMIT 1) AS anna,
    ARRAY(
        SELECT version.id
        FROM service JOIN service_version version ON version.service_id = service.id AND version.version = 1
        WHERE service.desk_id = desk.id
        ORDER BY service.position
    ) AS versions
FROM desk
WHERE desk.id = (SELECT desk_id FROM service WHERE slug = 'contributo-economico');

CREATE TEMP TABLE fill_card ON COMMIT DROP AS
SELECT
    n,
    ('01900007-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid AS id,
    ('01900005-0000-7000-8000-' || lpad(to_hex(1 + n % fill.people), 12, '0'))::uuid AS person,
    CASE WHEN chance[1] < 0.2 THEN fill.desk ELSE fill.others[1 + n % cardinality(fill.others)] END AS desk,
    -- Few are open, and few are Chiara's.
    CASE WHEN chance[2] < 0.01 THEN 'open' ELSE 'completed' END AS state,
    CASE WHEN n % 500 = 3 THEN jsonb_build_object('id', fill.chiara, 'name', 'Chiara Moretti')
        ELSE jsonb_build_object('id', fill.anna, 'name', 'Anna Bruni') END AS operator,
    now() - floor(chance[3] * 1800 * 86400) * interval '1 second' AS opened_at
FROM fill,
    LATERAL (
        SELECT n, ARRAY[random(), random(), random()] AS chance
        FROM generate_series(1, coalesce(nullif(current_setting('fill.cards', true), ''), '1000000')::integer) AS n
    ) AS drawn;

INSERT INTO card
    (id, zone_id, organisation_id, desk_id, person_id, state, facts, opened, access_on, mode, reason, description,
     version, opened_at)
SELECT
    fill_card.id,
    zone,
    organisation,
    fill_card.desk,
    person,
    state,
    CASE WHEN state = 'open' THEN '{"state": "open"}' ELSE jsonb_build_object(
        'state', 'completed',
        'outcome', '{"code": "service_started", "ending": "simple"}'::jsonb,
        'completed', jsonb_build_object('at', to_char(opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'by', operator)
    ) END,
    jsonb_build_object('at', to_char(opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'by', operator),
    opened_at::date,
    'in_person',
    'spontaneous',
    'Chiede un aiuto per ' || md5(n::text),
    1,
    opened_at
FROM fill, fill_card;

INSERT INTO service_request (id, zone_id, card_id, service_version_id, requested_on)
SELECT ('01900008-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, zone, fill_card.id,
    versions[1 + n % cardinality(versions)], opened_at::date
FROM fill, fill_card;

-- Of one card in ten the needs are written down; of one in a hundred one is not met.
INSERT INTO card_part (card_id, part, version, zone_id, content, saved_by, saved_by_name, saved_at)
SELECT
    fill_card.id,
    'bisogni',
    1,
    zone,
    CASE WHEN n % 100 = 0
        THEN '{"bisogni": ["sfratto"], "non-soddisfatto": ["sfratto"], "non-soddisfatto-motivo": ["requisiti"]}'::jsonb
        ELSE '{"bisogni": ["sfratto"]}' END,
    fill.anna,
    'Anna Bruni',
    opened_at
FROM fill, fill_card
WHERE n % 10 = 0;
COMMIT;
