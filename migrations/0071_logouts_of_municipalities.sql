-- A provider that closes a login is answered by the service provider that had asked for it, also when the message comes
-- through a browser without the session: each municipality that the portal serves has a name and a key of its own.
ALTER TABLE saml_session ADD COLUMN asked_by text CHECK (asked_by <> '');
COMMENT ON COLUMN saml_session.asked_by IS 'entityID under which the login was asked for; absent where an earlier version did not note it';

-- Those that are open now: the session itself knows it.
UPDATE saml_session
SET asked_by = nullif(session.data -> 'saml' ->> 'sp', '')
FROM session
WHERE session.id = saml_session.session_id;
