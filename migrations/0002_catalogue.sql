-- What can be applied for, and the municipalities of Italy. Public facts: no row-level lock.

CREATE TABLE municipality (
    belfiore text PRIMARY KEY CHECK (belfiore ~ '^[A-Z][0-9]{3}$'),
    name text NOT NULL,
    province text NOT NULL,
    search text NOT NULL
);
COMMENT ON TABLE municipality IS 'Municipalities of today. Fonte: Istat (CC-BY)';
COMMENT ON COLUMN municipality.belfiore IS 'Cadastral code';
COMMENT ON COLUMN municipality.name IS 'Official name';
COMMENT ON COLUMN municipality.province IS 'Two letters';
COMMENT ON COLUMN municipality.search IS 'Name in lower case without accents, for completion while typing';
CREATE INDEX municipality_prefix ON municipality (search text_pattern_ops);
CREATE INDEX municipality_similar ON municipality USING gin (search gin_trgm_ops);

CREATE TABLE service (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    organisation_id uuid NOT NULL REFERENCES organisation,
    desk_id uuid NOT NULL REFERENCES desk,
    slug text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    position smallint NOT NULL,
    UNIQUE (organisation_id, slug)
);
COMMENT ON TABLE service IS 'A service of the catalogue of an organisation';
COMMENT ON COLUMN service.id IS 'Identifier';
COMMENT ON COLUMN service.zone_id IS 'Zone';
COMMENT ON COLUMN service.organisation_id IS 'Body that offers it';
COMMENT ON COLUMN service.desk_id IS 'Desk that receives the requests';
COMMENT ON COLUMN service.slug IS 'Last part of its address';
COMMENT ON COLUMN service.position IS 'Order in the catalogue';

CREATE TABLE service_version (
    id uuid PRIMARY KEY,
    service_id uuid NOT NULL REFERENCES service,
    version integer NOT NULL CHECK (version > 0),
    content jsonb NOT NULL,
    published_at timestamptz NOT NULL,
    UNIQUE (service_id, version)
);
COMMENT ON TABLE service_version IS 'Description and form of a service; never changed, only followed by a newer one: a draft keeps the version it began with';
COMMENT ON COLUMN service_version.id IS 'Identifier';
COMMENT ON COLUMN service_version.service_id IS 'Service';
COMMENT ON COLUMN service_version.version IS 'Counts from 1';
COMMENT ON COLUMN service_version.content IS 'domain::service::Service';
COMMENT ON COLUMN service_version.published_at IS 'From when it is the current one';

GRANT SELECT ON municipality, service, service_version TO sportello_app;

CREATE TABLE rating (
    id uuid PRIMARY KEY,
    at timestamptz NOT NULL,
    page text NOT NULL CHECK (length(page) <= 200),
    stars smallint NOT NULL CHECK (stars BETWEEN 1 AND 5),
    reason smallint CHECK (reason BETWEEN 0 AND 9),
    words text NOT NULL CHECK (length(words) <= 200)
);
COMMENT ON TABLE rating IS 'What visitors think of a page (Modello Comuni C.SE.1.7); nobody is named';
COMMENT ON COLUMN rating.id IS 'Identifier';
COMMENT ON COLUMN rating.at IS 'When';
COMMENT ON COLUMN rating.page IS 'Path of the page';
COMMENT ON COLUMN rating.stars IS 'One to five';
COMMENT ON COLUMN rating.reason IS 'Which of the fixed reasons, counted from 0, good ones for 4 stars and more';
COMMENT ON COLUMN rating.words IS 'Details, may be empty';

GRANT SELECT, INSERT ON rating TO sportello_app;
