-- What visitors think is read: by the desk whose service it is about; about the page of the desks, by every desk of the
-- bodies that the portal is of. What the page was is told by its path, once and for all: ratings from before count, too.

ALTER TABLE rating
    ADD COLUMN kind text GENERATED ALWAYS AS (
        CASE
            WHEN page = '/sportelli' THEN 'desks'
            WHEN page ~ '^/servizi/[a-z0-9-]+$' THEN 'service'
            WHEN page ~ '^/servizi/[a-z0-9-]+/domanda/conferma$' THEN 'sent'
        END
    ) STORED,
    ADD COLUMN slug text GENERATED ALWAYS AS (
        substring(page FROM '^/servizi/([a-z0-9-]+)(?:/domanda/conferma)?$')
    ) STORED;
COMMENT ON COLUMN rating.kind IS 'Which question was answered (domain::rating::Kind); none for pages that ask none';
COMMENT ON COLUMN rating.slug IS 'Last part of the address of the service, of those about a service';
COMMENT ON COLUMN rating.reason IS 'Which of the fixed reasons (domain::rating::Aspect), a good one for 4 stars and more; above 4, from before it was checked, it means nothing';
CREATE INDEX rating_by_instant ON rating (at);

-- Anybody writes one; nobody but an operator reads any.
ALTER TABLE rating ENABLE ROW LEVEL SECURITY;
ALTER TABLE rating FORCE ROW LEVEL SECURITY;
CREATE POLICY rating_written ON rating FOR INSERT WITH CHECK (true);
CREATE POLICY rating_of_service ON rating FOR SELECT
    USING (
        EXISTS (
            SELECT FROM service
            WHERE service.slug = rating.slug AND service.desk_id = actor_desk() AND service.zone_id = actor_zone()
        )
    );
CREATE POLICY rating_of_portal ON rating FOR SELECT
    USING (
        kind = 'desks' AND (SELECT EXISTS (SELECT FROM desk WHERE desk.id = actor_desk() AND desk.zone_id = actor_zone()))
        AND NOT (SELECT actor_is_outside())
    );
