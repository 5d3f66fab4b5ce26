-- Where desks are found, when they are open, and appointments with them.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Places and hours. Public facts: no row-level lock for reading.

CREATE TABLE contact_point (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    organisation_id uuid NOT NULL REFERENCES organisation,
    name text NOT NULL CHECK (name <> ''),
    address text NOT NULL CHECK (address <> ''),
    town text NOT NULL CHECK (town <> ''),
    latitude integer CHECK (latitude BETWEEN -90000000 AND 90000000),
    longitude integer CHECK (longitude BETWEEN -180000000 AND 180000000),
    directions jsonb NOT NULL,
    accessibility jsonb NOT NULL,
    CHECK ((latitude IS NULL) = (longitude IS NULL))
);
COMMENT ON TABLE contact_point IS 'Building where people are received (punto di contatto)';
COMMENT ON COLUMN contact_point.id IS 'Identifier';
COMMENT ON COLUMN contact_point.zone_id IS 'Zone';
COMMENT ON COLUMN contact_point.organisation_id IS 'Body it belongs to';
COMMENT ON COLUMN contact_point.name IS 'Name, as shown';
COMMENT ON COLUMN contact_point.address IS 'Street and number';
COMMENT ON COLUMN contact_point.town IS 'Postal code and municipality';
COMMENT ON COLUMN contact_point.latitude IS 'Degrees north, in millionths, if somebody measured it';
COMMENT ON COLUMN contact_point.longitude IS 'Degrees east, in millionths, if somebody measured it';
COMMENT ON COLUMN contact_point.directions IS 'How to get there (domain::Text)';
COMMENT ON COLUMN contact_point.accessibility IS 'Steps, lift, toilets, hearing loop (domain::Text)';

CREATE TABLE desk_point (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    desk_id uuid NOT NULL REFERENCES desk,
    contact_point_id uuid NOT NULL REFERENCES contact_point,
    position smallint NOT NULL,
    phone text NOT NULL CHECK (phone <> ''),
    email text NOT NULL CHECK (email <> ''),
    languages text[] NOT NULL CHECK (languages <@ ARRAY['it', 'en', 'fr', 'es', 'ar', 'uk']),
    sign_language boolean NOT NULL,
    UNIQUE (desk_id, contact_point_id)
);
COMMENT ON TABLE desk_point IS 'A desk at a contact point: where people meet it';
COMMENT ON COLUMN desk_point.id IS 'Identifier';
COMMENT ON COLUMN desk_point.zone_id IS 'Zone';
COMMENT ON COLUMN desk_point.desk_id IS 'Desk';
COMMENT ON COLUMN desk_point.contact_point_id IS 'Building';
COMMENT ON COLUMN desk_point.position IS 'Order in the list';
COMMENT ON COLUMN desk_point.phone IS 'Telephone, as people write it';
COMMENT ON COLUMN desk_point.email IS 'E-mail address';
COMMENT ON COLUMN desk_point.languages IS 'Languages that somebody speaks there (domain::Lang tags)';
COMMENT ON COLUMN desk_point.sign_language IS 'Whether somebody speaks Italian sign language there';

CREATE TABLE opening_hours (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    desk_point_id uuid NOT NULL REFERENCES desk_point,
    weekday smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens smallint NOT NULL CHECK (opens >= 0),
    closes smallint NOT NULL CHECK (closes <= 1440),
    valid_from date,
    valid_until date,
    CHECK (opens < closes),
    CHECK (valid_from <= valid_until)
);
COMMENT ON TABLE opening_hours IS 'When a desk is open, week after week';
COMMENT ON COLUMN opening_hours.id IS 'Identifier';
COMMENT ON COLUMN opening_hours.zone_id IS 'Zone';
COMMENT ON COLUMN opening_hours.desk_point_id IS 'Desk at a contact point';
COMMENT ON COLUMN opening_hours.weekday IS 'Day of the week, from 1 (Monday) to 7 (Sunday)';
COMMENT ON COLUMN opening_hours.opens IS 'Minutes after midnight in Rome';
COMMENT ON COLUMN opening_hours.closes IS 'Minutes after midnight in Rome; 1440 is the midnight at the end';
COMMENT ON COLUMN opening_hours.valid_from IS 'First day it holds, if it has one';
COMMENT ON COLUMN opening_hours.valid_until IS 'Last day it holds, if it has one';
CREATE INDEX opening_hours_of_point ON opening_hours (desk_point_id);

CREATE TABLE closure (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    desk_point_id uuid NOT NULL REFERENCES desk_point,
    closed_on date NOT NULL,
    begins smallint CHECK (begins >= 0),
    ends smallint CHECK (ends <= 1440),
    reason text NOT NULL CHECK (length(reason) <= 200),
    created_by uuid REFERENCES operator,
    created_at timestamptz NOT NULL,
    CHECK ((begins IS NULL) = (ends IS NULL)),
    CHECK (begins < ends)
);
COMMENT ON TABLE closure IS 'A day, or a part of one, on which a desk is closed although its hours say otherwise';
COMMENT ON COLUMN closure.id IS 'Identifier';
COMMENT ON COLUMN closure.zone_id IS 'Zone';
COMMENT ON COLUMN closure.desk_point_id IS 'Desk at a contact point';
COMMENT ON COLUMN closure.closed_on IS 'The day';
COMMENT ON COLUMN closure.begins IS 'Minutes after midnight in Rome; the whole day without';
COMMENT ON COLUMN closure.ends IS 'Minutes after midnight in Rome; the whole day without';
COMMENT ON COLUMN closure.reason IS 'Why, for everybody to read; may be empty';
COMMENT ON COLUMN closure.created_by IS 'Who closed it; nobody for what came with the configuration';
COMMENT ON COLUMN closure.created_at IS 'When it was written down';
CREATE INDEX closure_of_point ON closure (desk_point_id, closed_on);

ALTER TABLE closure ENABLE ROW LEVEL SECURITY;
ALTER TABLE closure FORCE ROW LEVEL SECURITY;
-- Everybody may know; only the desk itself closes and opens again.
CREATE POLICY closure_read ON closure FOR SELECT USING (true);
CREATE POLICY closure_close ON closure FOR INSERT
    WITH CHECK (
        zone_id = actor_zone()
        AND created_by = actor_operator()
        AND EXISTS (SELECT FROM desk_point WHERE desk_point.id = desk_point_id AND desk_point.desk_id = actor_desk())
    );
CREATE POLICY closure_open ON closure FOR DELETE
    USING (
        zone_id = actor_zone()
        AND EXISTS (SELECT FROM desk_point WHERE desk_point.id = desk_point_id AND desk_point.desk_id = actor_desk())
    );
CREATE POLICY closure_system ON closure USING (actor_is_system());

CREATE TABLE appointment_kind (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    desk_point_id uuid NOT NULL REFERENCES desk_point,
    reason text NOT NULL CHECK (reason IN ('first_talk', 'form_help', 'sent_request')),
    modes text[] NOT NULL CHECK (modes <> '{}' AND modes <@ ARRAY['in_person', 'phone']),
    minutes smallint NOT NULL CHECK (minutes BETWEEN 5 AND 240),
    seats smallint NOT NULL CHECK (seats BETWEEN 1 AND 50),
    UNIQUE (desk_point_id, reason)
);
COMMENT ON TABLE appointment_kind IS 'What a desk gives appointments for';
COMMENT ON COLUMN appointment_kind.id IS 'Identifier';
COMMENT ON COLUMN appointment_kind.zone_id IS 'Zone';
COMMENT ON COLUMN appointment_kind.desk_point_id IS 'Desk at a contact point';
COMMENT ON COLUMN appointment_kind.reason IS 'What for (domain::appointment::Reason code)';
COMMENT ON COLUMN appointment_kind.modes IS 'How the two talk (domain::appointment::Mode codes)';
COMMENT ON COLUMN appointment_kind.minutes IS 'How long it takes';
COMMENT ON COLUMN appointment_kind.seats IS 'How many can be received at the same time';

GRANT SELECT ON contact_point, desk_point, opening_hours, appointment_kind TO sportello_app;
GRANT SELECT, INSERT, DELETE ON closure TO sportello_app;

-- Appointments.

CREATE TABLE appointment (
    id uuid PRIMARY KEY,
    number integer GENERATED ALWAYS AS IDENTITY UNIQUE,
    zone_id uuid NOT NULL REFERENCES zone,
    desk_id uuid NOT NULL REFERENCES desk,
    desk_point_id uuid NOT NULL REFERENCES desk_point,
    kind_id uuid NOT NULL REFERENCES appointment_kind,
    account_id uuid REFERENCES account,
    name text NOT NULL CHECK (name <> ''),
    phone text,
    email text,
    reason text NOT NULL CHECK (reason IN ('first_talk', 'form_help', 'sent_request')),
    mode text NOT NULL CHECK (mode IN ('in_person', 'phone')),
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    state text NOT NULL CHECK (state IN ('booked', 'came', 'missed', 'cancelled')),
    facts jsonb NOT NULL,
    moved smallint NOT NULL DEFAULT 0,
    booked_at timestamptz NOT NULL,
    settled_at timestamptz NOT NULL,
    reminded_at timestamptz,
    CHECK (starts_at < ends_at),
    CHECK (facts ->> 'state' = state),
    CHECK (mode <> 'phone' OR phone IS NOT NULL),
    CONSTRAINT appointment_one_at_a_time EXCLUDE USING gist (account_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
        WHERE (account_id IS NOT NULL AND state = 'booked')
);
COMMENT ON TABLE appointment IS 'A talk that somebody booked with a desk';
COMMENT ON COLUMN appointment.id IS 'Identifier';
COMMENT ON COLUMN appointment.number IS 'Number in its code; there may be gaps';
COMMENT ON COLUMN appointment.zone_id IS 'Zone';
COMMENT ON COLUMN appointment.desk_id IS 'Desk';
COMMENT ON COLUMN appointment.desk_point_id IS 'Desk at a contact point';
COMMENT ON COLUMN appointment.kind_id IS 'Kind of talk';
COMMENT ON COLUMN appointment.account_id IS 'Who booked it through the portal; nobody when the desk booked it';
COMMENT ON COLUMN appointment.name IS 'Name and surname of who comes';
COMMENT ON COLUMN appointment.phone IS 'Telephone, always there when the desk is to call';
COMMENT ON COLUMN appointment.email IS 'Where letters about it go, if anywhere';
COMMENT ON COLUMN appointment.reason IS 'What for (domain::appointment::Reason code)';
COMMENT ON COLUMN appointment.mode IS 'How the two talk (domain::appointment::Mode code)';
COMMENT ON COLUMN appointment.starts_at IS 'When it begins';
COMMENT ON COLUMN appointment.ends_at IS 'When it ends';
COMMENT ON COLUMN appointment.state IS 'Name of the state (domain::appointment::Tag code)';
COMMENT ON COLUMN appointment.facts IS 'The state with its facts (domain::appointment::State)';
COMMENT ON COLUMN appointment.moved IS 'How often it was moved';
COMMENT ON COLUMN appointment.booked_at IS 'When it was booked';
COMMENT ON COLUMN appointment.settled_at IS 'When its time was agreed last: booked or moved';
COMMENT ON COLUMN appointment.reminded_at IS 'When the reminder for this time was asked for';
CREATE INDEX appointment_of_desk ON appointment (desk_id, starts_at);
CREATE INDEX appointment_of_account ON appointment (account_id, starts_at);
CREATE INDEX appointment_to_remind ON appointment (starts_at) WHERE state = 'booked' AND reminded_at IS NULL;

ALTER TABLE appointment ENABLE ROW LEVEL SECURITY;
ALTER TABLE appointment FORCE ROW LEVEL SECURITY;
CREATE POLICY appointment_own ON appointment USING (actor_is_system() OR account_id = actor_account());
CREATE POLICY appointment_desk ON appointment USING (desk_id = actor_desk() AND zone_id = actor_zone());

-- Seats hold nobody's name, so that everybody may see what is free; the constraint lets one win.
CREATE TABLE appointment_seat (
    appointment_id uuid PRIMARY KEY REFERENCES appointment,
    zone_id uuid NOT NULL REFERENCES zone,
    kind_id uuid NOT NULL REFERENCES appointment_kind,
    seat smallint NOT NULL CHECK (seat > 0),
    during tstzrange NOT NULL CHECK (NOT isempty(during)),
    CONSTRAINT appointment_seat_taken EXCLUDE USING gist (kind_id WITH =, seat WITH =, during WITH &&)
);
COMMENT ON TABLE appointment_seat IS 'The seat that an appointment takes while it stands; a cancelled one takes none';
COMMENT ON COLUMN appointment_seat.appointment_id IS 'Appointment';
COMMENT ON COLUMN appointment_seat.zone_id IS 'Zone';
COMMENT ON COLUMN appointment_seat.kind_id IS 'Kind of talk whose seats are counted';
COMMENT ON COLUMN appointment_seat.seat IS 'Which of the seats, from 1';
COMMENT ON COLUMN appointment_seat.during IS 'From when to when';

ALTER TABLE appointment_seat ENABLE ROW LEVEL SECURITY;
ALTER TABLE appointment_seat FORCE ROW LEVEL SECURITY;
CREATE POLICY appointment_seat_read ON appointment_seat FOR SELECT USING (true);
CREATE POLICY appointment_seat_take ON appointment_seat FOR INSERT
    WITH CHECK (EXISTS (SELECT FROM appointment WHERE appointment.id = appointment_id));
CREATE POLICY appointment_seat_free ON appointment_seat FOR DELETE
    USING (EXISTS (SELECT FROM appointment WHERE appointment.id = appointment_id));

GRANT SELECT, INSERT ON appointment TO sportello_app;
GRANT UPDATE (starts_at, ends_at, state, facts, moved, settled_at, reminded_at) ON appointment TO sportello_app;
GRANT SELECT, INSERT, DELETE ON appointment_seat TO sportello_app;
