-- Which notice on data protection counted when a request was sent: whoever declared to have read it finds that text
-- again, at an address of its own.

ALTER TABLE intake ADD COLUMN notice_id uuid REFERENCES privacy_notice;
COMMENT ON COLUMN intake.notice_id IS 'The notice of the desk that the form showed, as it counted when the request was sent; none where the desk had published none, and in drafts and requests from before this was written down';
