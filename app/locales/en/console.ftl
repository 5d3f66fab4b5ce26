### The operators' half.

## Frame
console-skip-search = Skip to search
console-desk-in-use = Desk in use:
console-desk-switch = Change desk
console-search-label = Search for a person
console-search-placeholder = Surname, name, codice fiscale…
console-search-button = Search
console-menu-main = Main
console-menu-open = Menu
console-menu-close = Close
console-leave = Sign out
console-nav-queue = Queue
console-nav-cards = Cards
console-nav-people = People
console-nav-pending = { $n ->
    [one] application to work on
   *[other] applications to work on
  }
console-accessibility = Accessibility
console-privacy = Privacy

## Terms
console-term-late = { $n ->
    [one] 1 day late
   *[other] { $n } days late
  }
console-term-late-sub = was due on { $date }
console-term-today = Due today
console-term-today-sub = answer
console-term-left = { $n ->
    [one] 1 day
   *[other] { $n } days
  }
console-term-left-sub = by { $date }
console-term-left-long = { $n ->
    [one] 1 day left to answer
   *[other] { $n } days left to answer
  }
console-term-stopped = Stopped
console-term-stopped-long = The days are stopped
console-term-stopped-sub = waiting for the reply
console-term-stopped-since = stopped since { $date }
console-term-none = Closed

## Groups of the mask
console-group-identity = Identity
console-group-contacts = Contacts
console-group-residence = Residence
console-group-health = Health
console-group-disability = Disability
console-group-judicial = Judicial
console-group-permit = Residence permit
console-group-income = Income
console-group-work-education = Work and education
console-group-family = Family
console-group-needs = Needs
console-group-diary = Diary
console-group-origin = Origin and ethnicity
console-group-violence = Violence
console-group-protected-address = Protected address
console-group-protected-identity = Protected identity
console-masked = Hidden, group
console-masked-how = How to ask
console-masked-how-of = to see: { $what }
console-masked-explain = The group { $group } is hidden from the profile “{ $profile }”. If you need it to help this person, ask those who can see it:
console-mask-bar = Some parts are hidden from your profile “{ $profile }”.
console-mask-bar-groups = { $n ->
    [one] The group { $groups } is hidden.
   *[other] The groups { $groups } are hidden.
  } The rest is complete.
console-and = and

## Queue
console-queue-title = Queue
console-queue-late = { $n ->
    [0] None is late
    [one] 1 is late, on top
   *[other] { $shown } are late, on top
  }
console-queue-views = Views of the queue
console-view-pending = To work on
console-view-unassigned = To take up
console-view-mine = Mine
console-queue-stood-in = away: you follow it
console-view-awaiting = Waiting for the citizen
console-filter-title = Filters
console-filter-state = State
console-filter-state-any = All open ones
console-filter-service = Service
console-filter-service-any = All
console-filter-assignee = Followed by
console-filter-assignee-any = Anyone
console-filter-assignee-me = Me
console-filter-assignee-nobody = Nobody
console-filter-text = Register number or name
console-filter-apply = Apply
console-filter-clear = Clear filters
console-queue-caption = Applications, the one due first on top
console-col-person = Person
console-col-service = Service
console-col-why = Why it is here
console-col-term = Term
console-col-arrived = Arrived
console-col-assignee = Followed by
console-col-actions = Actions
console-nobody = Nobody
console-why-new = New application
console-why-news = Reply or message to read
console-why-working = In progress
console-why-awaiting = Integration requested
console-why-notice = Notice of refusal sent
console-why-documents = { $n ->
    [0] No document
    [one] 1 document
   *[other] { $n } documents
  }
console-age-today = Today
console-age-yesterday = yesterday
console-age-days = { $n } days ago
console-take = Take up
console-take-of = application { $protocollo }
console-queue-empty = There is nothing to work on
console-queue-empty-why = When a citizen sends an application to this desk, you find it here.
console-queue-empty-filter = No application with these filters
console-queue-empty-filter-why = Try taking a filter away, or searching for part of the name only.
console-pages-queue = Pages of the queue
console-pages = Pages of the list
console-page-previous = Previous
console-page-next = Next
console-live-one = 1 change
console-live-many = { $n } changes
console-live-from = since { $time }
console-live-show = Show
console-live-show-what = the changes

## Keys
console-keys-title = Keyboard shortcuts
console-keys-all = All shortcuts
console-keys-move = move
console-keys-open = open
console-keys-take = take up
console-keys-search = search
console-keys-move-long = row below, row above
console-keys-open-long = open the row
console-keys-news-long = show the changes
console-keys-search-long = search for a person
console-keys-list-long = this list
console-keys-enter = Enter
console-keys-switch = Use the shortcuts on this device
console-keys-note = They are off while you type in a field.
console-close = Close

## Application
console-intake-title = Application { $protocollo }
console-intake-protocol = Register number
console-intake-arrived = Arrived on
console-intake-level = Digital identity, level { $level }
console-intake-other-names = Codice fiscale to be checked
console-intake-other-names-why = The codice fiscale written in the request does not fit the name of: { $name }. The registry may spell the name in its own way: ask for a document.
console-intake-from = From
console-intake-me = You follow it
console-intake-by = { $name } follows it
console-intake-nobody = Nobody follows it
console-intake-decided-by = Decided by { $name }
console-intake-actions = Actions on the application
console-act-take = Take up
console-act-ask = Ask for an integration
console-act-accept = Accept
console-act-notice = Notice of refusal
console-act-refuse = Refuse
console-act-hint-submitted = Every action takes it up in your name
console-act-hint-other = Somebody of the desk follows it: you can read it and write messages
console-act-hint-awaiting = Waiting for the integration until { $date }
console-act-hint-notice = It can be refused from { $date }, if no observations arrive
console-act-hint-notice-over = The time for observations ended on { $date }
console-act-hint-done = The application is closed: it cannot change any more
console-open-card = Open the card
console-taken-title = { $name } already took it up at { $time }
console-taken-why = Below you see it as it is now. If it should be yours, agree with { $name }.
console-stale-title = The application has changed meanwhile
console-stale-why = What you wanted to do is no longer possible. Below you see it as it is now.
console-asked-title = What we asked for
console-asked-until = To be sent by { $date }
console-noticed-title = Reason of the notice
console-noticed-until = Observations until { $date }
console-refused-title = Reason of the refusal
console-answers = Answers
console-applicant = Certified identity
console-company = Acts for
console-vat-number = VAT number
console-beneficiary = Applies for
console-need = Need named
console-clash-empty = (empty)
console-clash-field = { $field }: a colleague wrote something else, choose which one holds
console-clash-mine = Mine: { $text }
console-clash-theirs = Theirs: { $text }
console-correction = Why you correct the completed card
console-correction-empty = Write why you correct the completed card
console-field-not-a-count = Write a whole number from 0 to 99
console-field-not-a-percentage = Write a whole number from 0 to 100
console-field-not-an-amount = Write an amount in euro, for example 480,00
console-field-not-a-fiscal-code = Write a codice fiscale: 16 letters and digits, or the 11 digits of a provisional one
console-field-withdrawn = { $text } (no longer offered)
console-field-of-no-list = Chosen before
console-field-not-a-day = Write a day of the calendar, such as 21/11/2026
console-field-not-a-year = Write a year of four digits, such as 2019
console-missing-field = { $part }: “{ $field }” is missing
console-missing-need = Needs: choose at least one need
console-missing-service = Services asked for: add at least one service
console-part-corrected = Corrected: { $reason }.
console-part-draft = You have a change that was not saved, of { $date }.
console-part-draft-open = Take it up again
console-part-earlier = Earlier versions
console-part-empty = Not filled in
console-part-from-request = From the request { $protocollo }: check, change what is needed and save to confirm.
console-part-missing-fields = { $n ->
    [one] 1 field is missing
   *[other] { $n } fields are missing
}
console-part-proposed = From the request { $protocollo }, still to be confirmed: press “Edit”, check and save.
console-part-saved = Version { $n }, saved by { $name } on { $date }.
console-part-take = Take over from the last card
console-part-take-online = Take over from the online request
console-part-taken = Taken over from the card of { $date }.
console-draft-elsewhere = You opened this part in another tab at { $time }
console-draft-expired = The session has ended
console-draft-failed = What you wrote stays on this device, not encrypted, until the line is back. It is deleted when you leave or save.
console-draft-held = Nothing is kept for now: first take up or drop what we found
console-draft-kept = If the page closes you find it here for three days, only you. It enters the card when you press “Save”.
console-draft-none = What you write is kept by itself
console-unsaved = We found what you were writing at { $time }
console-unsaved-drop = Drop it
console-unsaved-on = We found what you were writing on { $date }
console-unsaved-resume = Take it up
console-unsaved-resumed = Above is what you were writing
console-unsaved-text = It is not in the card: it had not been saved.
console-told = To be checked:
console-told-fewer-minors = there are fewer minors than minor children in Italy.
console-told-minor-alone = the person is a minor and no adult is named.
console-told-not-alone = the household is of one person, but there are minors or children with them.
console-told-permit-backwards = the permit was issued after it expires.
console-told-permit-before-arrival = the first permit is of a year before the arrival in Italy.
console-told-permit-expired = the permit had expired on the day of the access.
console-name = Name and surname
console-fiscal-code = Codice fiscale
console-none = None
console-no-answer = No answer
console-yes = Yes
console-no = No
console-declared = Declared
console-iban-end = ends with …{ $end }
console-documents = Documents
console-documents-none = No document came with this application.
console-document-preview = Preview: { $name }
console-document-state-waiting = being checked
console-document-state-accepted = checked
console-document-state-rejected = stopped by the virus check
console-document-waiting-why = It can be opened as soon as the virus check ends.
console-document-rejected-why = The virus check found a danger: the file cannot be opened or downloaded.
console-document-p7m-why = It is a signed file (P7M): download it and open it with your signature software.
console-document-open = Open in another tab
console-document-download = Download
console-document-arrived = Arrived on { $date }
console-document-hash = SHA-256 fingerprint
console-history = What happened
console-event-submitted = Application sent
console-event-taken-up = Taken up
console-event-handed-over = Handed to another desk
console-event-integration-asked = Integration requested
console-event-integrated = Integration arrived
console-event-notice-given = Notice of refusal sent
console-event-notice-replied = Observations arrived
console-event-accepted = Accepted
console-event-refused = Refused
console-event-withdrawn = Withdrawn
console-messages = Messages
console-messages-none = No messages yet.
console-message-desk = The desk
console-message-citizen = The applicant
console-message-new = Write a message
console-message-new-hint = It arrives in the personal area, with a notice by e-mail. Whoever reads it sees the desk, not your name.
console-message-send = Send the message

## Recognising the person
console-match-title = Do we know this person?
console-match-some = { $n ->
    [one] There is 1 similar person. Choose before opening the card: nothing is joined by itself.
   *[other] There are { $n } similar people. Choose before opening the card: nothing is joined by itself.
  }
console-match-later = { $n ->
    [one] There is 1 similar person. You can choose when the card is opened: nothing is joined by itself.
   *[other] There are { $n } similar people. You can choose when the card is opened: nothing is joined by itself.
  }
console-match-none = There is nobody similar: with the card a new person is created.
console-match-legend = Whom it is about
console-match-new = None of these: it is a new person
console-match-new-only = It is a new person
console-match-cards = { $n ->
    [0] no card here
    [one] 1 card
   *[other] { $n } cards
  }
console-match-last = the last one of { $date }
console-match-go = Go on with this choice
console-level-high = Very likely
console-level-middle = Possible
console-level-low = Remote
console-reason-same-fiscal-code = Same codice fiscale
console-reason-other-fiscal-code = Different codice fiscale
console-reason-same-name = Same name and surname
console-reason-similar-name = Similar name or surname
console-reason-same-birth-date = Same date of birth
console-reason-fiscal-code-begins = The codice fiscale begins so
console-reason-similar-fiscal-code = Similar codice fiscale
console-reason-same-family-name = Same surname
console-reason-same-given-name = Same name
console-reason-also-named = In the name: { $name }
console-reason-read = “{ $text }” read as { $name }
console-reason-begins = “{ $text }” begins { $name }
console-reason-missing = “{ $text }” is not there
console-reason-birth-fits = Born: { $date }
console-reason-similar-birth-date = Similar date of birth
console-reason-other-birth-date = Different date of birth
console-reason-different-name = Different name or surname
console-reason-same-phone = Same telephone
console-reason-phone-begins = The telephone begins so
console-reason-other-name = Under another name: { $name }
console-reason-same-email = Same e-mail
console-reason-same-identifier = Same code or document

## Actions, as a dialog or as a page
console-cancel = Cancel
console-ask-title = Ask for an integration
console-ask-text = What is missing
console-ask-text-hint = The message arrives like this, in the personal area. Say what is needed and in which form, one thing per line
console-ask-due = To be sent by
console-ask-due-hint = dd/mm/yyyy, { $latest } at the latest
console-ask-stops = The days to answer stop, this time only.
console-ask-runs-on = The days to answer have already stopped once: this time they run on.
console-ask-send = Send the request
console-notice-title = Notice of refusal
console-notice-lead = Before the refusal there are { $n } days to reply, until { $date } (L. 241/1990, article 10-bis).
console-notice-reason = Why the application cannot be accepted
console-notice-reason-hint = In plain words: which requirement is missing and how we know. It arrives like this
console-notice-send = Send the notice
console-refuse-title = Refuse the application
console-refuse-lead = The time for observations ended on { $date } and none arrived. The refusal is sent with the reason already given in the notice:
console-refuse-final = After the refusal the application cannot change any more.
console-refuse-send = Yes, refuse the application
console-accept-title = Accept and open the card
console-accept-happens = What happens
console-accept-card = A new card is opened with the answers and documents of the application.
console-accept-person = The card is linked to the person you choose: nothing is joined by itself.
console-accept-message = The applicant receives: “Your application was accepted”.
console-accept-send = Accept

## Errors in the operators' pages
console-error-empty-testo = Write what is needed: the field is empty.
console-error-empty-entro = Write the date by which the integration must be sent.
console-error-empty-motivo = Write the reason: without it the notice cannot be sent.
console-error-empty-messaggio = Write the message: the field is empty.
console-error-empty-persona = Choose a person, or “new person”.
console-error-empty-data = Write the day of the access.
console-error-empty-modalita = Choose how the person reached the desk.
console-error-empty-perche = Choose why the person came.
console-error-empty-inviante = Write who sent the person.
console-error-empty-precisazione = Write what the person was called for.
console-error-not-sent = This is only for people who were sent: choose “Sent by somebody”, or empty this box.
console-error-empty-descrizione = Write the description.
console-error-empty-nota = Write the note: the field is empty.
console-error-empty-esito = Choose an outcome to complete the card.
console-error-too-long = You wrote { $found } characters, there can be { $max } at most.
console-error-not-a-date = “{ $found }” is no day of the calendar. Write day, month and year like this: 05/12/2026.
console-error-not-a-birth = Write the date of birth as dd/mm/yyyy; if you do not know all of it, mm/yyyy or the year in four digits.
console-error-too-early = This date comes before the first possible one, which is { $date }.
console-error-too-late = This date is too far away: { $date } at the latest.
console-error-future = This date has not come yet: { $date } at the latest.
console-error-unknown-choice = This choice is no longer in the list: choose another.
console-error-changed = While you were writing, somebody else saved this card. What you wrote is still here: compare it with the card and save again.
console-hidden-meanwhile = While you were writing, what your profile may see changed. These data stay as they were, and what you had written there was not saved: { $what }.
console-hidden-meanwhile-some = While you were writing, what your profile may see changed. Some data, which you do not see now, stay as they were, and what you had written there was not saved.
console-hidden-meanwhile-rest = The rest is still here and is not saved yet: check it and save again.

## Cards
console-cards-title = Cards
console-cards-caption = Cards of this desk, newest first
console-cards-empty = No card yet
console-cards-empty-why = A card is created when you accept an application of the queue.
console-to-queue = Go to the queue
console-col-opened-by = Opened by
console-col-state = State
console-col-day = Day
console-card-title = Card of { $date }
console-card-open = Open
console-card-completed = Completed
console-card-opened = Opened by { $name } on { $date }
console-card-completed-by = Completed by { $name } on { $date }. Access, parts and outcome are corrected with a reason; what was there before can still be read.
console-card-corrected = Corrected by { $name } on { $date }.
console-card-before = Before the correction by { $name } of { $date }.
console-why = Why: { $why }
console-card-person = The person’s page
console-parts = Parts of the card
console-part-access = Access
console-part-person = Person
console-part-services = Requested services
console-part-answers = Online answers
console-part-notes = Notes
console-part-outcome = Conclusion
console-part-complete = complete
console-part-missing-description = without a description
console-part-missing-outcome = the outcome is missing
console-part-hidden = { $n ->
    [one] complete, 1 group hidden
   *[other] complete, { $n } groups hidden
  }
console-part-count-services = { $n ->
    [0] none
    [one] 1 service
   *[other] { $n } services
  }
console-part-count-notes = { $n ->
    [0] no notes
    [one] 1 note
   *[other] { $n } notes
  }
console-part-no-answers = none
console-edit = Edit
console-edit-what = { $part }
console-save = Save
console-choose = Choose
console-access-on = Day of the access
console-access-on-hint = dd/mm/yyyy
console-access-operator = Opened by
console-access-mode = How the person came
console-access-reason = Why the person came
console-access-sender = Who sent the person
console-access-sender-hint = The service, body or person. Only if they came because somebody sent them
console-access-specification = More exactly
console-access-specification-hint = If they were called, what for; if there is a decree, which. Otherwise it can stay empty
console-access-description = Description
console-access-description-hint = With which need the person comes, in a few lines. Nothing that this desk does not need
console-mode-online = Online, through this portal
console-mode-in-person = In person
console-mode-phone = By telephone
console-mode-email = By e-mail
console-mode-letter = By post or fax
console-mode-home-visit = At home
console-reason-access-spontaneous = By their own will
console-reason-access-sent = Sent by somebody
console-reason-access-summoned = Called by the service
console-reason-access-decree = By decree of a court
console-services-none = No service requested.
console-service-asked = Requested on { $date }
console-service-intake = Application { $protocollo }
console-answers-none = This card does not come from an online application.
console-note-new = New note
console-note-who = Who reads it
console-note-public = Public
console-note-private = Private
console-note-private-hint = A private note is read by you, by whoever opened the card, by the person responsible and by those with the permission.
console-note-add = Add the note
console-notes-none = No notes yet.
console-notes-private-others = { $n ->
    [one] 1 private note of a colleague: its author, whoever opened the card, the manager and whoever has the permission read it
   *[other] { $n } private notes of other people: their authors, whoever opened the card, the manager and whoever has the permission read them
  }
console-outcome = Outcome
console-outcome-legend = How this access ended
console-outcome-by = Completed by
console-outcome-at = Completed on
console-complete = Complete the card
console-complete-warning = After that, access, parts and outcome are corrected with a reason.

## People
console-people-title = People
console-people-search = Surname, name, date or year of birth, codice fiscale, telephone
console-people-hint = Accents, spaces, the order of words and typing errors do not matter.
console-people-no-day = “{ $text }” cannot be a date of birth: we left it aside.
console-people-found = { $n ->
    [one] 1 person found
   *[other] { $n } people found
  }
console-people-order = The most likely first.
console-people-many = The { $n } most likely people
console-people-many-why = There are more: add a word or the year of birth.
console-people-left-out = Your profile does not see { $groups }: what you typed about this was not looked for.
console-people-newest = Latest people
console-people-empty = Nobody found
console-people-empty-why = A new person is created when you accept their application.
console-people-tip-less = Try with fewer words, or with the first letters of the surname.
console-people-tip-date = Try with the date of birth, even month and year only: 03/1988.
console-people-tip-number = Try with the telephone, the e-mail or the beginning of the codice fiscale.
console-people-in-queue = Look among the applications
console-person-title = Person
console-person-masked = Person with hidden identity
console-person-in-part = Of this person you see only what was sent to your desk and what you wrote yourselves. Ask whoever sent it for the rest.
console-person-data = Data
console-person-born-on = Date of birth
console-person-died-on = Date of death
console-person-born-at = Place of birth
console-person-sex = Sex
console-person-email = E-mail
console-person-phone = Telephone
console-person-residence = Residence
console-person-family-name = Surname
console-person-given-name = Name
console-person-since = In the registry since { $date }
console-code-differs = The tax code does not match the data written here: { $what }. Compare with a document: the data or the code may be wrong, or the name is spelt in another way.
console-code-differs-family-name = surname (in the code: { $code })
console-code-differs-given-name = name (in the code: { $code })
console-code-differs-birth = date of birth (in the code: { $code })
console-code-differs-sex = sex (in the code: { $code })
console-code-place-unknown = In the tax code the municipality of birth is { $code }: no municipality has or had this code. Compare with a document.
console-code-place-then = In the tax code the municipality of birth is { $name }, which was there from { $first } to { $last }: not on the day of birth. Compare with a document.
console-out-of-life-unborn = The record is of a day before the birth ({ $date }): check the day of the contact and the date of birth.
console-out-of-life-dead = The record is of a day after the death ({ $date }): check the day of the contact, and whether this is the right person.
console-person-dead = The person appears to have died on { $date }: check that this is the right person before opening a record.
console-person-cards = Cards
console-person-no-cards = No card that this desk may see.
console-unknown = not given
console-sex-f = Female
console-sex-m = Male

# Appointments
console-nav-appointments = Appointments
console-appointments-title = Appointments
console-appointments-count = { $n ->
    [0] No appointment
    [one] One appointment
   *[other] { $n } appointments
}
console-appointments-empty = There is no appointment on this day
console-appointments-empty-why = Those made online appear here by themselves. Book for people at the desk or on the telephone.
console-appointments-caption = Appointments of the day, by the clock
console-appointments-book = Book for somebody
console-appointments-before = Day before
console-appointments-today = Today
console-appointments-after = Day after
console-appointments-time = Time
console-appointments-what = About, and how
console-appointments-place = Place
console-appointments-acts = Actions
console-appointments-online = made online
console-appointments-at-desk = made by the desk
console-appointments-came = Came
console-appointments-missed = Did not come
console-appointments-cancelled-person = Cancelled by the person
console-appointments-cancelled-desk = Cancelled by the desk
console-appointments-note-came = Note: came
console-appointments-note-missed = Note: did not come
console-appointments-cancel = Cancel
console-appointments-booked = Appointment made
console-appointments-noted = Written down
console-appointments-not-possible = Not possible: the appointment has changed, or its day has not come
console-appointments-nothing = Choose what to note: came, did not come or cancelled
console-appointments-no-kinds = This desk gives no appointments
console-appointments-no-kinds-why = Whoever administers the portal sets places, hours and kinds.
console-appointments-kind = Choose what it is about, and how
console-appointments-show = Show what is free
console-appointments-who = Who and when
console-appointments-book-button = Book

# Closures
console-closures-title = Closures
console-closures-list = Closures from today on
console-closures-none = No closure
console-closures-none-why = The weekly hours and the national holidays hold.
console-closures-new = Close a day or a part of it
console-closures-choose = Choose the place
console-closures-day = Day
console-closures-day-hint = Day, month and year, for example 24/12/2026
console-closures-from = From
console-closures-to = To
console-closures-times-hint = For example 8:30. Leave empty for the whole day.
console-closures-cause = Cause
console-closures-cause-hint = Readers see it in their own language. The reason stays in Italian.
console-closures-no-cause = None of these
console-closures-reason = Reason
console-closures-reason-hint = Everybody who looks at the hours reads it.
console-closures-button = Add the closure
console-closures-all-day = all day
console-closures-remove = Take the closure back
console-closures-done = { $n ->
    [0] Closed. There is no appointment on that day.
    [one] Closed. One appointment is left on that day: tell the person and cancel it.
   *[other] Closed. { $n } appointments are left on that day: tell the people and cancel them.
}
console-closures-error-point = Choose the place that closes.
console-closures-error-day = Write a day from today on, like 24/12/2026.
console-closures-error-times = Write both times, like 8:30 and 13:00, or none.
console-closures-error-cause = Choose a cause of the list, or none.
console-closures-error-reason = The reason is too long: 200 characters at most.

## Coming in
console-access-title = Operators’ area
console-access-lead = For those who work at the desks. You come in with the account that you use every day at the office: this portal has no passwords of its own.
console-access-button = Enter with the organisation’s account
console-access-button-of = Enter with the organisation’s account: { $name }
console-access-spid = If those who administer the portal have provided for it, you can enter with SPID of level 2.
console-access-cie = In the same way you can enter with the electronic identity card (CIE), of level 2.
console-access-ended = Too much time has passed and you are out. Enter again: what you were sending is safe.
console-access-lost = The session has ended, was closed from another device, or you no longer have access to this desk. What you were sending has not been sent: enter again and send it once more.
console-access-over = The session has ended, was closed from another device, or you no longer have access to this desk. Enter again.
console-access-silent = The way in that you chose does not answer. Try again in a few minutes, or enter in another way if you can.
console-access-citizens = Are you here for an application of your own?
console-access-citizens-link = Enter as a citizen
console-refused-access-title = This account cannot enter here
console-refused-unknown = The organisation’s account is right, but nobody has enabled it at the portal yet.
console-refused-unknown-spid = Your digital identity is right, but nobody has enabled your codice fiscale to work on this portal.
console-refused-disabled = The enabling of this account is suspended.
console-refused-no-desk = The account is enabled, but it is not assigned to any desk.
console-refused-ask = Ask those who administer the portal:
console-refused-tell = Say with which e-mail address of the organisation you enter and at which desk you work.
console-refused-tell-spid = Say your name, your codice fiscale and at which desk you work.
console-refused-safe = Nothing happened: no data was opened.
console-refused-again = Try with another account
console-refused-home = Go to the first page
console-desks-title = At which desk do you work today?
console-desks-lead = What you see depends on the desk. You can change whenever you want from the name at the top.

## Notices that did not arrive
console-undelivered = The mail did not arrive
console-undelivered-text = The person did not get these notices. They are in the personal area, but nobody told them: call, or use another of their contacts. If the address is wrong, ask for the right one.
console-undelivered-receipt = Receipt
console-undelivered-news = Notice of news
console-undelivered-line = { $what }, { $date }: { $reason }
console-undelivered-again = Try again
console-undelivered-again-which = to send: { $what }, { $date }
console-undelivered-trying = We are still trying by ourselves.
console-undelivered-on-its-way = Their mail service goes on trying for some days.
console-undelivered-came-back = it came back: the mailbox of the person does not exist, is full or takes no mail of ours.
console-undelivered-tried-in-vain = it came back: the mail service of the person did not take it, after many attempts.
console-undelivered-delayed = it is on its way, but the mail service of the person has not taken it yet.
console-undelivered-address = the address in the application is no e-mail address.
console-undelivered-refused = the mailbox of the person refused it: it does not exist or is full.
console-undelivered-put-off = the mailbox of the person put it off.
console-undelivered-unreachable = our mail service does not answer.
console-undelivered-unprotected = our mail service offers no protected connection.
console-undelivered-content = the message could not be put together.

## My sessions
console-sessions-title = My sessions
console-sessions-lead = The devices on which you signed in and have not left yet.
console-sessions-device = Device
console-sessions-since = Signed in
console-sessions-used = Last use
console-sessions-what = What you can do
console-sessions-unknown = Device not recognised
console-sessions-here = This one
console-sessions-close = Close
console-sessions-close-which = the session of { $device }, opened on { $since }
console-sessions-close-others = Close all the others
console-sessions-strange = You do not recognise something? Close all the others and tell those who administer the portal. First we ask you to confirm who you are.
console-sessions-closed = Session closed.
console-sessions-closed-others = The other sessions are closed.
console-sessions-only = There are no other open sessions.

## Confirming who one is
console-confirm-title = Confirm that it is you
console-confirm-lead = What you are about to do is delicate. First we ask you to enter once more.
console-confirm-after = Then you come back to the same page and have five minutes to do it.
console-confirm-button = Enter again
console-confirm-back = Go back without doing it
console-not-in-title = You are not in
console-not-in-cancelled = The sign-in was cancelled or took too long.
console-not-in-cancelled-after = No data was opened.
console-not-in-still = You have not confirmed who you are
console-not-in-still-lead = The confirmation was cancelled or took too long. You are still in.
console-not-in-still-after = What you wanted to do has not been done. If you leave your desk, sign out.
console-not-in-other = Somebody else confirmed
console-not-in-other-lead = Who confirmed is not who was in already: nothing has changed, and what you wanted to do has not been done.
console-not-in-other-after = Who was in already has to confirm. Whoever wants to enter in their place first leaves this session.
console-not-in-out = You are out
console-not-in-out-lead = From this browser nobody can see cards and applications any more.
console-not-in-out-after = The account that you came in with may still be open: if others use the computer too, sign out there as well.
console-not-in-back = Back to the page
console-not-in-confirm = Confirm now
console-not-in-again = Enter

## What was being sent
console-error-queue = Back to the queue
console-error-404-what = The address is misspelt, or what you look for belongs to another desk or is not seen by your profile.
console-error-404-do = Look for it in the queue, the cards or the people of this desk. If you work at several desks, check at which one you are now; if you should see it, ask whoever administers your body.
console-error-409-what = This can no longer be done: a colleague was faster, or the page had been open for long. Nothing was saved.
console-error-409-do = Open the page again to see how things stand now.
console-kept-title = Go on from where you were
console-kept-lead = Nothing has been sent yet. Check to whom it goes and send it.
console-kept-lead-list = The file has not left yet. Check and download it.
console-kept-lead-change = Nothing has changed yet. Check and confirm.
console-kept-matter = What changes
console-kept-masks = Masks: what a profile sees
console-kept-staff = Operators and memberships
console-kept-desks = A desk: facts, places, rules or messages
console-kept-bodies = A body
console-kept-card-rules = Rules of the card
console-kept-configuration = Configuration of the portal
console-kept-reason = Reason
console-kept-decision = Decision
console-kept-confirmed = Confirms the proposal
console-kept-refused = Rejects the proposal
console-kept-withdrawn = Withdraws the proposal
console-kept-take = Download the file
console-kept-do = Confirm now
console-kept-request = Application
console-kept-applicant = From
console-kept-card = Card of
console-kept-list = List that leaves
console-kept-copy = If you go back to the page without sending, the field is empty: copy what you wrote first. Here it stays for an hour.
console-kept-send = Send it now
console-kept-leave = Do not send it, go back to the page
console-ending-over = Have you written something? Do not close this page: send it. We ask you to enter again and then you find it there. If you have written nothing, enter again from here.

## Messages and access to the file
console-message-unread = To read
console-message-masked = This message was written for an office that sees more.
console-message-attach = Attach documents
console-message-attached = Ready to be sent
console-message-detach = Remove
console-messages-closed = The application is closed: nobody can write any more.
console-file-access-title = Access to the file
console-file-access-lead = Requests that this desk has to answer. After 30 days of silence they count as refused (Law 241/1990, art. 25).
console-file-access-empty = Nobody waits for an answer
console-file-access-empty-why = When somebody asks to see the documents of their file, you find it here.
console-file-access-caption = Requests for access to the file, the one due first on top
console-file-access-number = Access to the file { $number }
console-file-access-asked = What was asked for
console-file-access-wanted = Documents asked for
console-file-access-interest = Reason
console-file-access-of = Open the application
console-file-access-answer = Answer
console-file-access-read = Read the request
console-file-access-due = To be answered by { $date }
console-file-access-deferred = Put off until { $date }
console-file-access-granted = Granted on { $date }
console-file-access-refused = Refused on { $date }
console-file-access-decision = What you answer
console-file-access-grant = Grant
console-file-access-grant-hint = Attach the documents: they reach the citizen with the message.
console-file-access-refuse = Refuse
console-file-access-refuse-hint = A reason is needed (Law 241/1990, art. 24 and 25).
console-file-access-defer = Put off
console-file-access-defer-hint = Once only, until a given day and with the reason (D.P.R. 184/2006, art. 9).
console-file-access-defer-reason = Why it was put off
console-file-access-until = Put off until
console-file-access-until-hint = Only if you put it off, for example 15/01/2027
console-file-access-words = Words of the answer, or reason
console-file-access-words-hint = It reaches the citizen as a message, with a notice by e-mail
console-file-access-send = Send the answer
console-view-unread = Messages to read
console-error-empty-decisione = Choose whether to grant, refuse or put off
console-error-empty-risposta = Write the answer or the reason
console-error-empty-fino-al = Write until which day you put it off, for example 15/01/2027

# Card at the counter, aliases
console-reason-same-alias = Same alias
console-reason-part-of-alias = Part of the alias
console-error-not-a-code = This is no codice fiscale: check that all 16 characters (or 11 digits) are there.
console-error-not-a-phone = This is no telephone number: write digits, spaces and the prefix only.
console-error-proposed = This card was proposed for taking charge and the proposal still stands: the outcome stays as it is.
console-error-anonymous = Somebody without a name cannot be proposed: identify the person first.
console-error-empty-nome = Write the name.
console-error-empty-cognome = Write the surname.
console-error-empty-codice-fiscale = Write the codice fiscale.
console-error-empty-nato-il = Write the date of birth.
console-error-empty-telefono = Write the telephone number.
console-error-empty-servizio = Choose the service.
console-counter-title = New card
console-counter-sub = First who came, then why.
console-counter-open = Open a card
console-counter-known = The person is in the registry
console-counter-new = New person
console-counter-enter = Enter and go on
console-counter-is-new = I have checked: it is a new person and the data are right
console-counter-exists = This person is in the registry: the codice fiscale is the same. Go on with this one.
console-counter-hidden = This codice fiscale is already in a record that you cannot see: ask the head of the desk.
console-counter-similar = Perhaps already in the registry: look at these people. If it is none of them, confirm it below.
console-counter-doubt = The codice fiscale and the data do not agree. Check them; if they are right, confirm it below.
console-counter-code-other-name = Name or surname do not fit the letters of the codice fiscale.
console-counter-code-other-birth = The date of birth is not the one in the codice fiscale.
console-counter-nameless = Somebody who gives no name
console-counter-nameless-why = Gets an alias, by which to be found again. Without a name there are no signatures and no proposals; the person can be identified later.
console-counter-nameless-care = In free text, write no names, addresses, telephone numbers or fiscal codes.
console-counter-merged = The record you asked for was merged into this person: the card is opened for them.
console-counter-nameless-go = Go on with this alias
console-counter-another-alias = Propose another alias
console-counter-other-person = Choose another person
console-counter-service = Service asked for
console-counter-no-service = None for now
console-identity-title = Identity and alias
console-identity-alias = Alias
console-identity-seen-title = The text may say who this person is
console-identity-seen = We saw { $what }. If it identifies the person, take it away.
console-identity-known = It is somebody of the registry
console-identity-known-why = First you see what goes to that person. This can be undone.
console-identity-merge = It is this person: merge
console-identity-name = Now gives a name
console-identity-name-why = Cards and notes stay where they are; the alias stays in the history.
console-identity-name-go = Write the name
console-identity-is-merged = This person was merged into another one: cards and data are on that page.
console-identity-history = History of the identity
console-identity-no-changes = Nothing has changed so far.
console-identity-named = { $alias } gave a name
console-identity-merged = { $alias } was recognised: cards moved { $n }
console-identity-by = { $name }, { $date }
console-identity-from = Page of the one merged
console-identity-into = Page of the person kept
console-identity-undone = Undone by { $name }, { $date }
console-identity-undo = Undo the merge
