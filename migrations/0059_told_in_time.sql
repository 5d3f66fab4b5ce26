-- Why a desk is closed, where it is for one of the usual causes: those are told in every language, what the desk
-- writes beside them stays as it is written.

ALTER TABLE closure
    ADD COLUMN cause text CHECK (
        cause IN ('feast', 'meeting', 'training', 'works', 'breakdown', 'weather', 'strike', 'staff')
    );
COMMENT ON COLUMN closure.cause IS 'One of the usual causes (domain::hours::Cause); none where only the reason tells';

-- A draft whose service is closed is kept longer, and whoever wrote it is told when the service opens.

ALTER TABLE intake
    ADD COLUMN waits_since timestamptz,
    ADD COLUMN kept_until date;
COMMENT ON COLUMN intake.waits_since IS 'Of a draft: since when it is known that its service is closed; none while it can be sent';
COMMENT ON COLUMN intake.kept_until IS 'Of a draft that waits or waited for its service: the last day on which it is kept';
CREATE INDEX intake_drafts_that_wait ON intake (service) WHERE state = 'draft' AND waits_since IS NOT NULL;
