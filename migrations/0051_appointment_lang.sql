-- Letters about an appointment speak the language in which it was booked, unless its citizen chose another for mails.
-- What was booked before, and what a desk books, is written about in Italian.

ALTER TABLE appointment
    ADD COLUMN lang text NOT NULL DEFAULT 'it' CHECK (lang IN ('it', 'en', 'fr', 'es', 'ar', 'uk'));
COMMENT ON COLUMN appointment.lang IS 'Language in which it was booked (domain::Lang tag)';
