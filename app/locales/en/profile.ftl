# What citizens keep for themselves: profile, privacy, sessions.

profile-yours = Your space

# Profile
profile-title = My profile
profile-lead = Here you decide how we write to you, and what you find already filled in next time.
profile-certified = What we know from your digital identity
profile-name = Name and surname
profile-birth = Date of birth
profile-birth-place = Place of birth
profile-home = Address
profile-postal-code = Postal code
profile-municipality = Municipality
profile-fiscal-code = Codice fiscale (tax code)
profile-company = Company or body
profile-vat-number = VAT number (partita IVA)
profile-email = E-mail
profile-email-new = E-mail address
profile-email-hint = For example name@mail.com. We send a code of 6 digits to check that the address is yours.
profile-email-send = Send me the code
profile-email-proved = Verified on { $date }
profile-email-typed = Not verified yet: we use it only to fill in applications.
profile-email-drop = Remove the address from the profile
profile-mail-back = Our e-mail came back
profile-mail-back-text = Check the address. Until you verify one that works, read here what is new about your applications.
profile-mail-back-act = Check the address
profile-code = Code
profile-code-hint = We sent it to { $email }. It is good until { $time }.
profile-code-confirm = Confirm the address
profile-code-shape = The code has { $expected } digits: you wrote { $found }.
profile-code-wrong = { $left ->
    [one] This is not the code that we sent you. You can try once more.
   *[other] This is not the code that we sent you. You can try { $left } more times.
}
profile-code-spent = The code is no longer good. Ask for another one here.
profile-code-limit = You have asked for { $count } codes within an hour. Wait for an hour and try again.
profile-code-late = The message to { $email } has not left yet: we try again by ourselves, there is no need to ask for another code. Nothing here is lost.
profile-code-refused = The message to { $email } was refused. Check whether it is right, then ask for another code.
profile-code-given-up = We could not send the message to { $email }. Nothing here is lost: ask for another code later.
profile-phone = Telephone
profile-phone-number = Telephone number
profile-phone-hint = We fill it in for you in your applications. If you delete it, we keep it no longer.
profile-phone-save = Save the telephone
profile-phone-proved = Verified on { $date }
profile-phone-typed = Not verified: we use it only to fill in applications.
profile-phone-no-mobile = Not verified: the code comes in a text message, so only to a mobile phone.
profile-phone-italian-only = Not verified: by text message we can verify only Italian mobile numbers.
profile-phone-elsewhere = Not verified: by text message we can verify only numbers that begin like this: { $prefixes }.
profile-phone-send = Send me the code in a text message
profile-phone-confirm = Confirm the number
profile-phone-limit = We send at most { $count } text messages a day, to you and to each number. Try again tomorrow.
profile-phone-none-left = We cannot send any more text messages today. Try again tomorrow.
profile-preferences = Language and notices
profile-language = In which language we write to you
profile-language-hint = For e-mails and for the receipt
profile-mails = Which e-mails you want
profile-mails-hint = If you leave one out, look in your personal area: deadlines count all the same.
profile-mails-receipt = The receipt of each application
profile-mails-news = A notice when there is news
profile-preferences-save = Save language and notices
profile-done-code = Code sent. If it does not arrive within some minutes, look among the junk mail.
profile-done-email = Address verified. From now on we write to you there.
profile-done-dropped = Address removed from the profile.
profile-done-phone = Telephone saved.
profile-done-message = We are sending you a text message with the code.
profile-done-proved = Number verified. We still write to you by e-mail only.
profile-done-preferences = Language and notices saved.

# In a form
profile-source-profile = From your profile
profile-source-sign-in = From your sign-in (SPID, CIE or eIDAS)
profile-source-request = From the application of { $date }
profile-keep = May we use e-mail and telephone for your next applications too?
profile-keep-hint = If you do not choose, they stay in this application only.
profile-keep-yes = Yes, save them in my profile
profile-keep-no = No, only for this application

# Privacy
profile-privacy-title = My data
profile-privacy-lead = Who looked at them, what you have read, and how to take a copy.
profile-looks = Who looked at your data
profile-looks-text = You see the desk, the day and what it did. The people who work there are not named.
profile-looks-none = No desk has opened your applications yet.
profile-looks-first = Back to the latest
profile-looks-more = Show earlier ones
profile-look-request-read = Read application { $number }.
profile-look-request-worked = Worked on application { $number }.
profile-look-request-copied = Printed or copied application { $number }.
profile-look-document = Opened a document of application { $number }.
profile-look-card-read = Read your card.
profile-look-card-worked = Wrote in your card.
profile-look-card-copied = Printed or copied your card.
profile-look-person-read = Read your data in the list of people.
profile-look-person-worked = Updated your data in the list of people.
profile-notices = Notices that you have read
profile-notices-none = You have not sent any application yet: there is no notice.
profile-notice-line = { $date }, application { $number } ({ $service }): “{ $text }”
profile-notice-text = Read that text (version { $n })
profile-data = Take a copy of everything
profile-data-text = A ZIP file with your applications, documents and receipts. The data are there as PDF, to read, and as JSON, for programs. It is your right (Regulation (EU) 2016/679, articles 15 and 20). Keep it in a safe place.
profile-data-download = Download my data (ZIP)
profile-data-limit = You have taken enough copies for today
profile-data-limit-text = You can take { $count } a day. Try again tomorrow.

# Sessions
profile-sessions-title = Where you are signed in
profile-sessions-lead = The devices on which you signed in and have not left yet.
profile-sessions-list = Open sign-ins
profile-sessions-unknown = Device not recognised
profile-sessions-since = Signed in on { $date }
profile-sessions-used = Last used on { $date }
profile-sessions-here = This is the one you are using
profile-sessions-close = Close
profile-sessions-close-which = the sign-in from { $device } of { $date }
profile-sessions-close-others = Close all other sign-ins
profile-sessions-strange = You do not recognise something? Close all other sign-ins, then change the password of your digital identity.
profile-sessions-closed = Access closed.
profile-sessions-closed-others = The other accesses are closed.
profile-sessions-only = There are no other open sign-ins.

# Copy of all data
profile-copy-title = Copy of my data
profile-copy-made = Made on { $date } by the portal of: { $name }.
profile-copy-json = The same data, for programs, are in the file dati.json.
profile-copy-state = Where it stands
profile-copy-desk = Desk
profile-copy-records = What the desks keep
profile-copy-records-lead = Notes of operators, what is about other people and protected addresses are not here: for the rest you can ask for access to the file.
profile-copy-from = From
profile-copy-to = Until
profile-copy-card = Record of { $date }, { $desk }
profile-copy-card-removed = This record was removed on { $date } because it was opened by mistake: it does not count any more, but it is still kept.
profile-signatures = Signatures at the desk
profile-signatures-none = You have signed no notice at a desk, and for now there is none to sign.
profile-signatures-read = Each signature leads to the text that you signed.
profile-signed-line = { $desk }: signed on { $date }, version { $n }
profile-signed-ended-line = { $desk }: signed on { $date }, version { $n }, withdrawn on { $end }
profile-signed-consents = { $text }. With consent to: { $what }
profile-consent-health = sharing data with health services
profile-consent-work = sharing data with the employment centre
profile-consent-school = sharing data with the school
profile-consent-third-sector = sharing data with associations that work with the desk
profile-to-sign = Notice to sign: { $desk }, version { $n }
profile-sign-read = Read the text
profile-sign = I have read the notice and sign it
