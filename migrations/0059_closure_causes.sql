-- Why a desk is closed, where it is for one of the usual causes: those are told in every language, what the desk
-- writes beside them stays as it is written.

ALTER TABLE closure
    ADD COLUMN cause text CHECK (
        cause IN ('feast', 'meeting', 'training', 'works', 'breakdown', 'weather', 'strike', 'staff')
    );
COMMENT ON COLUMN closure.cause IS 'One of the usual causes (domain::hours::Cause); none where only the reason tells';
