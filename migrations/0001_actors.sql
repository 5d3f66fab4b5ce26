-- Who acts, and the row-level lock that every later table builds on.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- The role the server runs as. It owns nothing and cannot pass the policies below.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sportello_app') THEN
        CREATE ROLE sportello_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
    END IF;
EXCEPTION
    -- Another database of the same cluster was migrated at the same moment.
    WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;

GRANT USAGE ON SCHEMA public TO sportello_app;

-- The first statement of every transaction sets these; a missing one is NULL and matches no row.
CREATE FUNCTION actor_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('sportello.account', true), '')::uuid;
CREATE FUNCTION actor_operator() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('sportello.operator', true), '')::uuid;
CREATE FUNCTION actor_desk() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('sportello.desk', true), '')::uuid;
CREATE FUNCTION actor_zone() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('sportello.zone', true), '')::uuid;
-- The portal itself: sign-in, jobs, the public catalogue.
CREATE FUNCTION actor_is_system() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(current_setting('sportello.system', true), '') = 'on';

COMMENT ON FUNCTION actor_account() IS 'Citizen account of this transaction, or NULL';
COMMENT ON FUNCTION actor_operator() IS 'Operator of this transaction, or NULL';
COMMENT ON FUNCTION actor_desk() IS 'Desk of this transaction''s operator, or NULL';
COMMENT ON FUNCTION actor_zone() IS 'Zone of this transaction''s operator, or NULL';
COMMENT ON FUNCTION actor_is_system() IS 'Whether the portal itself acts in this transaction';

-- Names as they are compared: lower case, no accents, one space instead of anything that is no letter or digit.
CREATE FUNCTION searchable(words text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN trim(regexp_replace(lower(unaccent(words)), '[^a-z0-9]+', ' ', 'g'));
COMMENT ON FUNCTION searchable(text) IS 'Form in which names are compared';

CREATE TABLE zone (
    id uuid PRIMARY KEY,
    name text NOT NULL CHECK (name <> '')
);
COMMENT ON TABLE zone IS 'Group of organisations that plan together (zona sociale, ambito); distribution key of every table with people or work';
COMMENT ON COLUMN zone.id IS 'Identifier';
COMMENT ON COLUMN zone.name IS 'Name, as shown';

CREATE TABLE organisation (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    name text NOT NULL CHECK (name <> ''),
    belfiore text CHECK (belfiore ~ '^[A-Z][0-9]{3}$')
);
COMMENT ON TABLE organisation IS 'Municipality or other body';
COMMENT ON COLUMN organisation.id IS 'Identifier';
COMMENT ON COLUMN organisation.zone_id IS 'Zone it plans with';
COMMENT ON COLUMN organisation.name IS 'Name, as shown';
COMMENT ON COLUMN organisation.belfiore IS 'Cadastral code, for municipalities';

CREATE TABLE profile (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    name text NOT NULL CHECK (name <> ''),
    mask text[] NOT NULL DEFAULT '{}'
        CHECK (mask <@ ARRAY['identity', 'contacts', 'residence', 'health', 'judicial', 'permit', 'income', 'family', 'protected_address'])
);
COMMENT ON TABLE profile IS 'What a kind of desk may do and may not see';
COMMENT ON COLUMN profile.id IS 'Identifier';
COMMENT ON COLUMN profile.zone_id IS 'Zone that uses it';
COMMENT ON COLUMN profile.name IS 'Name, as shown';
COMMENT ON COLUMN profile.mask IS 'Groups of fields that are hidden (domain::mask::Group codes)';

CREATE TABLE desk (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    organisation_id uuid NOT NULL REFERENCES organisation,
    profile_id uuid NOT NULL REFERENCES profile,
    name text NOT NULL CHECK (name <> '')
);
COMMENT ON TABLE desk IS 'Where people are received (sportello)';
COMMENT ON COLUMN desk.id IS 'Identifier';
COMMENT ON COLUMN desk.zone_id IS 'Zone';
COMMENT ON COLUMN desk.organisation_id IS 'Body it belongs to';
COMMENT ON COLUMN desk.profile_id IS 'Profile, and with it the mask';
COMMENT ON COLUMN desk.name IS 'Name, as shown';

CREATE TABLE operator (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    issuer text NOT NULL CHECK (issuer <> ''),
    subject text NOT NULL CHECK (subject <> ''),
    name text NOT NULL CHECK (name <> ''),
    enabled boolean NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (issuer, subject)
);
COMMENT ON TABLE operator IS 'Member of the staff; exists only if an administrator enabled them, has no password here';
COMMENT ON COLUMN operator.id IS 'Identifier';
COMMENT ON COLUMN operator.zone_id IS 'Zone';
COMMENT ON COLUMN operator.issuer IS 'OpenID provider that vouches for them';
COMMENT ON COLUMN operator.subject IS 'Their identifier at that provider';
COMMENT ON COLUMN operator.name IS 'Name, as shown to colleagues';
COMMENT ON COLUMN operator.enabled IS 'Whether they may sign in';
COMMENT ON COLUMN operator.created_at IS 'When they were enabled first';

CREATE TABLE operator_desk (
    operator_id uuid NOT NULL REFERENCES operator,
    desk_id uuid NOT NULL REFERENCES desk,
    zone_id uuid NOT NULL REFERENCES zone,
    role text NOT NULL CHECK (role IN ('front_desk', 'social_worker', 'coordinator', 'administrator')),
    PRIMARY KEY (operator_id, desk_id)
);
COMMENT ON TABLE operator_desk IS 'At which desks an operator works, and as what';
COMMENT ON COLUMN operator_desk.operator_id IS 'Who';
COMMENT ON COLUMN operator_desk.desk_id IS 'Where';
COMMENT ON COLUMN operator_desk.zone_id IS 'Zone';
COMMENT ON COLUMN operator_desk.role IS 'As what (domain::actor::Role code)';
CREATE INDEX operator_desk_by_desk ON operator_desk (desk_id);

CREATE TABLE account (
    id uuid PRIMARY KEY,
    fiscal_code text UNIQUE,
    eidas_id text UNIQUE,
    certified jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    signed_in_at timestamptz NOT NULL,
    CHECK (num_nonnulls(fiscal_code, eidas_id) = 1)
);
COMMENT ON TABLE account IS 'A citizen''s account: keyed by codice fiscale, or by the eIDAS identifier where there is none';
COMMENT ON COLUMN account.id IS 'Identifier';
COMMENT ON COLUMN account.fiscal_code IS 'Codice fiscale, canonical form';
COMMENT ON COLUMN account.eidas_id IS 'Identifier given by the eIDAS node';
COMMENT ON COLUMN account.certified IS 'What the identity provider certified at the last sign-in (domain::form::Certified)';
COMMENT ON COLUMN account.created_at IS 'First sign-in';
COMMENT ON COLUMN account.signed_in_at IS 'Last sign-in';

ALTER TABLE operator ENABLE ROW LEVEL SECURITY;
ALTER TABLE operator FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_zone ON operator FOR SELECT USING (zone_id = actor_zone());
CREATE POLICY operator_system ON operator USING (actor_is_system());
ALTER TABLE operator_desk ENABLE ROW LEVEL SECURITY;
ALTER TABLE operator_desk FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_desk_zone ON operator_desk FOR SELECT USING (zone_id = actor_zone());
CREATE POLICY operator_desk_system ON operator_desk USING (actor_is_system());
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
ALTER TABLE account FORCE ROW LEVEL SECURITY;
CREATE POLICY account_own ON account USING (actor_is_system() OR id = actor_account());

GRANT SELECT ON zone, organisation, profile, desk, operator, operator_desk TO sportello_app;
GRANT SELECT, INSERT, UPDATE ON account TO sportello_app;
