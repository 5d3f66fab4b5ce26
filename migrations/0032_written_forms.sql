-- What an operator is writing in a part of a card is kept while it is written, beside what was sent after
-- the session had ended.

ALTER TABLE kept_form
    ADD COLUMN written boolean NOT NULL DEFAULT false,
    DROP CONSTRAINT kept_form_pkey,
    ADD PRIMARY KEY (operator_id, written, action);
CREATE UNIQUE INDEX kept_form_sent ON kept_form (operator_id) WHERE NOT written;
COMMENT ON TABLE kept_form IS 'What an operator did not get to save: the last form that was sent after the session had ended, given back once, and each form of a card that was being written';
COMMENT ON COLUMN kept_form.written IS 'Whether it was being written, and was not sent; one for each form';
COMMENT ON COLUMN kept_form.action IS 'Where it was sent, or is to be sent';
COMMENT ON COLUMN kept_form.kept_at IS 'When it was sent, or kept last';
