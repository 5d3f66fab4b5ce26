-- The list of a desk's cards narrowed by what few of them have: without these the cards were read from the newest on until a
-- page was full, and a desk has hundreds of thousands. A column of its own, because what is taken out of JSON may not be
-- looked for in an index before the row lock has been asked.
ALTER TABLE card ADD COLUMN opened_by uuid GENERATED ALWAYS AS ((opened #>> '{by,id}')::uuid) STORED;
COMMENT ON COLUMN card.opened_by IS 'Who opened it; the name of then stands in opened';
CREATE INDEX card_of_opener ON card (desk_id, opened_by, opened_at DESC, id DESC);
CREATE INDEX card_of_state ON card (desk_id, state, opened_at DESC, id DESC);
CREATE INDEX card_of_day ON card (desk_id, access_on DESC, id DESC);
