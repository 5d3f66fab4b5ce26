-- Absences: a colleague of the same desk and role stands in between two days, without another membership.

CREATE TABLE absence (
    id uuid PRIMARY KEY,
    zone_id uuid NOT NULL REFERENCES zone,
    desk_id uuid NOT NULL REFERENCES desk,
    absent_id uuid NOT NULL REFERENCES operator,
    stand_in_id uuid NOT NULL REFERENCES operator,
    first_day date NOT NULL,
    last_day date NOT NULL,
    named_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT absence_forwards CHECK (last_day >= first_day AND last_day <= first_day + 366),
    CONSTRAINT absence_of_two CHECK (absent_id <> stand_in_id)
);
COMMENT ON TABLE absence IS 'Who is away from a desk, and which colleague there gets the assigned work and the alerts meanwhile';
COMMENT ON COLUMN absence.id IS 'Identifier';
COMMENT ON COLUMN absence.zone_id IS 'Zone';
COMMENT ON COLUMN absence.desk_id IS 'Desk at which both work';
COMMENT ON COLUMN absence.absent_id IS 'Who is away';
COMMENT ON COLUMN absence.stand_in_id IS 'Who stands in';
COMMENT ON COLUMN absence.first_day IS 'First day';
COMMENT ON COLUMN absence.last_day IS 'Last day';
COMMENT ON COLUMN absence.named_at IS 'When the colleague was named';
COMMENT ON COLUMN absence.ended_at IS 'When whoever was away ended it before its last day';
CREATE INDEX absence_of_absent ON absence (absent_id, desk_id, last_day);
CREATE INDEX absence_of_stand_in ON absence (stand_in_id, desk_id, last_day);

ALTER TABLE absence ENABLE ROW LEVEL SECURITY;
ALTER TABLE absence FORCE ROW LEVEL SECURITY;
CREATE POLICY absence_read ON absence FOR SELECT
    USING (
        zone_id = actor_zone() AND desk_id = actor_desk()
        AND (absent_id = actor_operator() OR stand_in_id = actor_operator())
    );
-- Only one's own absence, and only a colleague of this desk in the same role.
CREATE POLICY absence_named ON absence FOR INSERT
    WITH CHECK (
        zone_id = actor_zone() AND desk_id = actor_desk() AND absent_id = actor_operator()
        AND EXISTS (
            SELECT FROM operator_desk mine
            JOIN operator_desk theirs ON theirs.desk_id = mine.desk_id AND theirs.role = mine.role
            WHERE mine.operator_id = absence.absent_id AND mine.desk_id = actor_desk() AND mine.ended_at IS NULL
                AND theirs.operator_id = absence.stand_in_id AND theirs.ended_at IS NULL
                AND mine.role IN ('front_desk', 'social_worker')
        )
    );
CREATE POLICY absence_ended ON absence FOR UPDATE
    USING (zone_id = actor_zone() AND desk_id = actor_desk() AND absent_id = actor_operator())
    WITH CHECK (zone_id = actor_zone() AND desk_id = actor_desk() AND absent_id = actor_operator());
CREATE POLICY absence_system ON absence USING (actor_is_system());
GRANT SELECT, INSERT ON absence TO sportello_app;
GRANT UPDATE (ended_at) ON absence TO sportello_app;

-- Of the two ways to be away both keep mails back: the membership of somebody who stands in (given by an
-- administrator), and the absence that one names oneself.
CREATE OR REPLACE FUNCTION alert_mail_reaches(who uuid, at_desk uuid, today date) RETURNS boolean LANGUAGE sql STABLE
    RETURN EXISTS (
        SELECT FROM operator
        JOIN operator_desk member ON member.operator_id = operator.id
        WHERE operator.id = who AND operator.enabled
            AND (at_desk IS NULL OR member.desk_id = at_desk)
            AND member.ended_at IS NULL
            AND (member.valid_from IS NULL OR member.valid_from <= today)
            AND (member.valid_until IS NULL OR member.valid_until >= today)
            AND desk_counts_on(member.desk_id, today)
            AND NOT EXISTS (
                SELECT FROM operator_desk stand_in
                WHERE stand_in.absent_id = who AND stand_in.desk_id = member.desk_id
                    AND stand_in.ended_at IS NULL
                    AND (stand_in.valid_from IS NULL OR stand_in.valid_from <= today)
                    AND stand_in.valid_until >= today
            )
            AND NOT EXISTS (
                SELECT FROM absence
                WHERE absence.absent_id = who AND absence.desk_id = member.desk_id
                    AND absence.ended_at IS NULL
                    AND today BETWEEN absence.first_day AND absence.last_day
            )
    );
