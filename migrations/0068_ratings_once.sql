-- Only whoever sent a request tells how easy it was, and once for each: else a desk could add ratings that it knows, to
-- get past the threshold, and subtract them from what it is told.

-- Nothing but that it was rated: the instant would lead from the request to the rating. Of requests from before it is
-- not known; whoever sent one may rate it once more.
ALTER TABLE intake ADD COLUMN rated boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN intake.rated IS 'Whether the citizen gave a rating after sending it; which one is written nowhere';

-- The request is marked first, in the same transaction.
ALTER POLICY rating_written ON rating
    WITH CHECK (
        kind IS DISTINCT FROM 'sent'
        OR EXISTS (
            SELECT FROM intake
            WHERE intake.service = rating.slug AND intake.account_id = actor_account() AND intake.rated
        )
    );
