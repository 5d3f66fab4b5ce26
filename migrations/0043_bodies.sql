-- Bodies with their sectors, desks, and the places where desks receive people: written on screen by administrators.

ALTER TABLE organisation
    ADD COLUMN ipa text CHECK (ipa ~ '^[a-z0-9_-]{2,20}$'),
    ADD COLUMN phone text NOT NULL DEFAULT '' CHECK (length(phone) <= 120),
    ADD COLUMN email text NOT NULL DEFAULT '' CHECK (length(email) <= 320);
COMMENT ON COLUMN organisation.ipa IS 'Code in the index of public administrations (IPA), of bodies that are in it';
COMMENT ON COLUMN organisation.phone IS 'Telephone, as people write it; may be empty';
COMMENT ON COLUMN organisation.email IS 'E-mail address; may be empty';

-- Everybody may read which bodies there are; administrators of the zone write them.
ALTER TABLE organisation ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation_read ON organisation FOR SELECT USING (true);
CREATE POLICY organisation_system ON organisation USING (actor_is_system());
CREATE POLICY organisation_added ON organisation FOR INSERT
    WITH CHECK (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator']));
CREATE POLICY organisation_changed ON organisation FOR UPDATE
    USING (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator']))
    WITH CHECK (zone_id = actor_zone());
GRANT INSERT ON organisation TO sportello_app;
GRANT UPDATE (name, kind, belfiore, ipa, phone, email) ON organisation TO sportello_app;

CREATE TABLE sector (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    organisation_id uuid NOT NULL REFERENCES organisation,
    position smallint NOT NULL,
    name text NOT NULL CHECK (name <> '' AND length(name) <= 120),
    valid_from date,
    valid_until date,
    CHECK (valid_until >= valid_from),
    UNIQUE (organisation_id, name)
);
COMMENT ON TABLE sector IS 'Part of a body (settore); what was changed is in administration_change';
COMMENT ON COLUMN sector.id IS 'Identifier';
COMMENT ON COLUMN sector.zone_id IS 'Zone';
COMMENT ON COLUMN sector.organisation_id IS 'Body that it is a part of';
COMMENT ON COLUMN sector.position IS 'Order in the list';
COMMENT ON COLUMN sector.name IS 'Name, as shown';
COMMENT ON COLUMN sector.valid_from IS 'First day; always so far, where there is none';
COMMENT ON COLUMN sector.valid_until IS 'Last day; for ever, where there is none';
ALTER TABLE sector ENABLE ROW LEVEL SECURITY;
ALTER TABLE sector FORCE ROW LEVEL SECURITY;
CREATE POLICY sector_read ON sector FOR SELECT USING (zone_id = actor_zone());
CREATE POLICY sector_system ON sector USING (actor_is_system());
CREATE POLICY sector_added ON sector FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator'])
        AND EXISTS (SELECT FROM organisation WHERE organisation.id = organisation_id AND organisation.zone_id = actor_zone())
    );
CREATE POLICY sector_changed ON sector FOR UPDATE
    USING (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator']));
CREATE POLICY sector_removed ON sector FOR DELETE
    USING (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator']));
GRANT SELECT, INSERT, DELETE ON sector TO sportello_app;
GRANT UPDATE (position, valid_from, valid_until) ON sector TO sportello_app;

-- One administrator alone opens no desk that sees more than is seen already: a mask takes two. A new desk is measured
-- against those of the administrator's own body, or, of the third sector, against those that its body has. The first one
-- of such a body hides health and judicial data besides (domain::zone::may_have).
CREATE FUNCTION desk_shows_no_more(body uuid, chosen uuid) RETURNS boolean LANGUAGE sql STABLE
    RETURN (
        WITH measure AS (
            SELECT
                organisation.kind = 'third_sector' AS outside,
                organisation.kind = 'third_sector'
                    AND EXISTS (SELECT FROM desk sister WHERE sister.organisation_id = organisation.id) AS by_own
            FROM organisation
            WHERE organisation.id = body AND organisation.zone_id = actor_zone()
        )
        SELECT (NOT measure.outside OR measure.by_own OR profile.mask @> ARRAY['health', 'judicial'])
            AND EXISTS (
                SELECT FROM desk other
                JOIN profile seen ON seen.id = other.profile_id
                WHERE other.organisation_id = CASE
                        WHEN measure.by_own THEN body
                        ELSE (SELECT mine.organisation_id FROM desk mine WHERE mine.id = actor_desk())
                    END
                    AND (seen.mask || other.excluded) <@ profile.mask
            )
        FROM measure, profile
        WHERE profile.id = chosen AND profile.zone_id = actor_zone()
    );
COMMENT ON FUNCTION desk_shows_no_more(uuid, uuid) IS 'Whether a new desk of a body of the zone, with this profile, hides what a desk hides that it is measured against; none for another zone';

-- A new desk gives nobody a membership.
CREATE POLICY desk_added ON desk FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator'])
        AND desk_shows_no_more(organisation_id, profile_id)
    );
GRANT INSERT ON desk TO sportello_app;

-- Nor do they get there by another way: what a desk never sees stays so, unless the last that was written down of the
-- desk is that another administrator asked for it; and so does the kind of a body with desks.
CREATE FUNCTION keep_hidden() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    asked administration_change;
BEGIN
    IF actor_operator() IS NULL OR OLD.excluded <@ NEW.excluded THEN
        RETURN NEW;
    END IF;
    SELECT * INTO asked FROM administration_change latest
        WHERE latest.subject = 'desk' AND latest.subject_id = OLD.id
        ORDER BY latest.version DESC
        LIMIT 1;
    IF asked.change ->> 'kind' IS DISTINCT FROM 'unhide_asked'
        OR asked.operator_id IS NOT DISTINCT FROM actor_operator()
        OR NOT OLD.excluded <@ (NEW.excluded || ARRAY(SELECT jsonb_array_elements_text(asked.change -> 'groups')))
    THEN
        RAISE EXCEPTION 'one administrator shows a desk nothing'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'desk_keeps_hidden';
    END IF;
    IF operator_was_made_by(actor_operator(), asked.operator_id)
        OR operator_was_made_by(asked.operator_id, actor_operator())
    THEN
        RAISE EXCEPTION 'what is asked for is not confirmed by whom its author enabled, nor by who enabled its author'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'desk_keeps_hidden';
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION keep_hidden() IS 'Lets operators add to what a desk never sees; they take away what another administrator asked for';
CREATE TRIGGER desk_keeps_hidden BEFORE UPDATE OF excluded ON desk
    FOR EACH ROW EXECUTE FUNCTION keep_hidden();
CREATE FUNCTION keep_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF actor_operator() IS NOT NULL AND OLD.kind <> NEW.kind
        AND EXISTS (SELECT FROM desk WHERE desk.organisation_id = NEW.id)
    THEN
        RAISE EXCEPTION 'the kind of a body with desks decides what their operators see'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'organisation_keeps_kind';
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION keep_kind() IS 'Lets operators change the kind of a body only while it has no desk';
CREATE TRIGGER organisation_keeps_kind BEFORE UPDATE OF kind ON organisation
    FOR EACH ROW EXECUTE FUNCTION keep_kind();

ALTER TABLE contact_point ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_point FORCE ROW LEVEL SECURITY;
CREATE POLICY contact_point_read ON contact_point FOR SELECT USING (true);
CREATE POLICY contact_point_system ON contact_point USING (actor_is_system());
CREATE POLICY contact_point_added ON contact_point FOR INSERT
    WITH CHECK (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator']));
CREATE POLICY contact_point_changed ON contact_point FOR UPDATE
    USING (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator']))
    WITH CHECK (zone_id = actor_zone());
GRANT INSERT ON contact_point TO sportello_app;
GRANT UPDATE (name, names, address, town, latitude, longitude, directions, accessibility) ON contact_point TO sportello_app;

ALTER TABLE desk_point ENABLE ROW LEVEL SECURITY;
ALTER TABLE desk_point FORCE ROW LEVEL SECURITY;
CREATE POLICY desk_point_read ON desk_point FOR SELECT USING (true);
CREATE POLICY desk_point_system ON desk_point USING (actor_is_system());
CREATE POLICY desk_point_added ON desk_point FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator'])
        AND EXISTS (SELECT FROM desk WHERE desk.id = desk_id AND desk.zone_id = actor_zone())
    );
CREATE POLICY desk_point_changed ON desk_point FOR UPDATE
    USING (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator']))
    WITH CHECK (zone_id = actor_zone());
GRANT INSERT ON desk_point TO sportello_app;
GRANT UPDATE (phone, email, languages, sign_language) ON desk_point TO sportello_app;

ALTER TABLE opening_hours ENABLE ROW LEVEL SECURITY;
ALTER TABLE opening_hours FORCE ROW LEVEL SECURITY;
CREATE POLICY opening_hours_read ON opening_hours FOR SELECT USING (true);
CREATE POLICY opening_hours_system ON opening_hours USING (actor_is_system());
CREATE POLICY opening_hours_added ON opening_hours FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator'])
        AND EXISTS (SELECT FROM desk_point WHERE desk_point.id = desk_point_id AND desk_point.zone_id = actor_zone())
    );
CREATE POLICY opening_hours_removed ON opening_hours FOR DELETE
    USING (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator']));
GRANT INSERT, DELETE ON opening_hours TO sportello_app;

ALTER TABLE administration_change
    DROP CONSTRAINT administration_change_subject_check,
    ADD CONSTRAINT administration_change_subject_check CHECK (subject IN ('operator', 'desk', 'organisation'));
COMMENT ON TABLE administration_change IS 'What administrators changed of operators, desks and bodies, before and after; append-only';
COMMENT ON COLUMN administration_change.subject_id IS 'Which operator, desk or body';

-- How much is open at a desk, for the administrator who would close it: numbers, of work that they do not see.
CREATE FUNCTION desk_open_work(
    which uuid, closed_from date,
    OUT intakes bigint, OUT cards bigint, OUT referrals bigint, OUT outside bigint, OUT proposals bigint,
    OUT appointments bigint
) LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    before text := current_setting('sportello.desk', true);
BEGIN
    IF NOT actor_is_at_desk_as(ARRAY['administrator'])
        OR NOT EXISTS (SELECT FROM desk WHERE desk.id = which AND desk.zone_id = actor_zone())
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'only administrators of the zone count the work of a desk';
    END IF;
    PERFORM set_config('sportello.desk', which::text, true);
    intakes := (
        SELECT count(*) FROM intake
        WHERE intake.desk_id = which
            AND intake.state IN ('submitted', 'taken_up', 'awaiting_integration', 'notice_given')
    );
    cards := (SELECT count(*) FROM card WHERE card.desk_id = which AND card.state = 'open');
    referrals := (
        SELECT count(*) FROM referral WHERE referral.to_desk_id = which AND referral.state IN ('sent', 'seen')
    );
    outside := (
        SELECT count(*) FROM outside_referral
        WHERE outside_referral.from_desk_id = which AND outside_referral.state IN ('sent', 'seen', 'received')
    );
    proposals := (
        SELECT count(*) FROM presa_in_carico
        WHERE presa_in_carico.from_desk_id = which AND presa_in_carico.state IN ('created', 'seen')
    );
    appointments := (
        SELECT count(*) FROM appointment
        WHERE appointment.desk_id = which AND appointment.state = 'booked'
            AND (appointment.starts_at AT TIME ZONE 'Europe/Rome')::date >= closed_from
    );
    PERFORM set_config('sportello.desk', coalesce(before, ''), true);
END
$$;
COMMENT ON FUNCTION desk_open_work(uuid, date) IS 'Open requests, open cards, referrals that wait, what went to bodies without access, proposals that wait, and appointments from a day on, of a desk of the administrator''s zone';

-- Mails in the words of a desk; where there are none, those of the portal.
CREATE TABLE mail_text (
    desk_id uuid NOT NULL REFERENCES desk,
    zone_id uuid NOT NULL REFERENCES zone,
    kind text NOT NULL CHECK (kind IN ('receipt', 'news')),
    lang text NOT NULL CHECK (lang IN ('it', 'en', 'fr', 'es', 'ar', 'uk')),
    subject text NOT NULL CHECK (subject <> ''),
    body text NOT NULL CHECK (body <> ''),
    PRIMARY KEY (desk_id, kind, lang)
);
COMMENT ON TABLE mail_text IS 'What a desk writes in mails to applicants instead of the portal''s own words; what was changed is in administration_change';
COMMENT ON COLUMN mail_text.desk_id IS 'Desk that follows the request';
COMMENT ON COLUMN mail_text.zone_id IS 'Zone';
COMMENT ON COLUMN mail_text.kind IS 'Which mail (domain::zone::MailKind code)';
COMMENT ON COLUMN mail_text.lang IS 'Language of the applicant (domain::Lang tag)';
COMMENT ON COLUMN mail_text.subject IS 'Subject with tags (domain::zone::MailTag); never anything about a person';
COMMENT ON COLUMN mail_text.body IS 'Text with tags';
ALTER TABLE mail_text ENABLE ROW LEVEL SECURITY;
ALTER TABLE mail_text FORCE ROW LEVEL SECURITY;
CREATE POLICY mail_text_system ON mail_text USING (actor_is_system());
CREATE POLICY mail_text_of_zone ON mail_text
    USING (zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator']))
    WITH CHECK (
        zone_id = actor_zone() AND actor_is_at_desk_as(ARRAY['administrator'])
        AND EXISTS (SELECT FROM desk WHERE desk.id = desk_id AND desk.zone_id = actor_zone())
    );
GRANT SELECT, INSERT, DELETE ON mail_text TO sportello_app;
GRANT UPDATE (subject, body) ON mail_text TO sportello_app;
