# Cards handed to other desks, and requests that change desk.
console-referral-title = Referrals
console-referral-nav-count = { $n ->
    [one] referral to receive
   *[other] referrals to receive
  }
console-referral-lead = Cards handed between desks and organisations. The first card stays as it is; the outcome goes back to whoever sent it.
console-referral-received = Received
console-referral-received-none = No desk has sent you a card.
console-referral-sent = Sent
console-referral-sent-none = This desk has not sent any card.
console-referral-handed-over = Applications handed to other desks
console-referral-handed-over-line = { $protocollo }: to { $desk }, { $date }, by { $name }.
console-done-handed-over = The application went to the other desk, which follows it from now on. It stays below, among those handed over.
console-referral-came = Came from { $desk } on { $date }, sent by { $name }
console-referral-col-desk = Desk
console-referral-age = { $n ->
    [0] today
    [one] for 1 day
   *[other] for { $n } days
  }
console-referral-late = Late
console-referral-state-sent = Sent, not seen yet
console-referral-state-seen = Seen, not received yet
console-referral-state-received = Received, being worked on
console-referral-state-concluded = Concluded
console-referral-state-refused = Given back
console-referral-state-cancelled = Cancelled
console-referral-new = Send to another desk
console-referral-to-whom = To whom
console-referral-to = Receiving desk
console-referral-to-hint = What you can send depends on it
console-referral-to-choose = Continue
console-referral-had = { $desk } (had it already)
console-referral-far = Another zone, { $name } · { $desk }
console-referral-far-lead = The desk belongs to another zone: it gets a copy of what you choose, with the name, and opens a card and a person of its own. Documents do not go.
console-referral-whom = It comes from another zone, which does not see your people: you choose whom it is about.
console-referral-error-whom = Choose whom it is about: one of the people shown, or a new person
console-referral-error-same-code = Somebody here has this codice fiscale already: choose them, or ask whoever may see them
console-referral-what = What { $desk } will see
console-referral-pieces = Parts to send
console-referral-piece-person = Personal data
console-referral-piece-contacts = Contacts and residence
console-referral-piece-notes = Public notes of the diary
console-referral-facts = { $n ->
    [one] 1 fact
   *[other] { $n } facts
  }
console-referral-answers = { $text } (who the person is, contacts and residence only if you choose those parts too)
console-referral-hidden = Hidden by the mask of that desk, and so never sent: { $groups }
console-referral-why = Why you send it
console-referral-why-hint = Whoever sees the needs reads this, also those who do not see health data: do not write any here
console-referral-informed = The person knows of this referral
console-referral-comes-back = A desk can receive again what it had before, only if you mean it.
console-referral-again = I know that this desk had it already
console-referral-until-received = You can cancel until they receive it. The outcome comes back here by itself.
console-referral-send = Send
console-referral-preview = Everything that you can send
console-referral-hand-over-lead = The application goes to the other desk as it is, with its number; the days for the answer run on. The applicant gets a message and sees who follows it.
console-referral-one = Referral of { $date }
console-referral-facts-title = The referral
console-referral-from = From
console-referral-sent-on = Sent on
console-referral-outcome = Outcome
console-referral-outcome-accepted = Accepted
console-referral-outcome-accepted-hint = We take care of it
console-referral-outcome-sent-on = Sent further
console-referral-outcome-sent-on-hint = We handed it to another service
console-referral-outcome-closed = Closed
console-referral-outcome-closed-hint = It is over: write how
console-referral-text = The outcome in words
console-referral-text-hint = The sender reads it. Needed when it is closed
console-referral-reason = Reason
console-referral-reason-hint = The sender reads it
console-referral-note = Why it is reopened
console-referral-note-hint = It stays in the history, both desks read it
console-referral-receive = Receive and open the card
console-referral-receive-lead = A new card of this desk is opened. What was sent stays here, to be read only.
console-referral-refuse = Give back with a reason
console-referral-cancel = Cancel the referral
console-referral-cancel-ask = Do you really want to take it back?
console-referral-cancel-lead = Who was to receive it cannot any more, nor read what was sent. What was read already stays read.
console-referral-cancel-do = Yes, take it back
console-referral-report = Tell the outcome
console-referral-reopen = Reopen
console-referral-moved-title = The referral has changed meanwhile
console-referral-moved = Somebody took another step meanwhile: below, the referral is as it stands now. What you wrote is still there, where it is still needed.
console-referral-package = What was sent
console-referral-empty = Nothing to read
console-referral-empty-why = Nothing was sent that your profile may see. Ask whoever sent it.
console-referral-over = Not to be read any more
console-referral-over-why = The referral was given back or taken back: from here one reads no more whom it was about and what was sent. If whoever sent it reopens it, it can be read again.
console-referral-over-name = Not told any more
console-referral-may-name = After this was sent the person got a protected name: here one reads the alias. Free text and documents have stayed as they were and may say who it is: do not write it elsewhere.
console-referral-history-none = No step.
console-referral-chain = The whole chain
console-referral-hop = { $date }: from { $desk } to { $name } · { $state }
console-referral-card-sent = Open the card that was sent
console-referral-card-opened = Open the card of this desk
console-referral-of-card-sent = Sent to { $desk } on { $date }: { $state }
console-referral-of-card-received = Received from { $desk }, sent on { $date }: what arrived
console-referral-step-sent = Sent
console-referral-step-seen = Seen for the first time
console-referral-step-received = Received
console-referral-step-refused = Given back
console-referral-step-cancelled = Cancelled
console-referral-step-reported = Outcome told
console-referral-step-reopened = Reopened
console-referral-step-late = Late: nobody has received it
console-referral-error-to = Choose the receiving desk
console-referral-error-pieces = Choose at least one part to send
console-referral-error-why = Write why you send it, in 4000 characters at most
console-referral-error-again = This desk had it already: confirm that you mean it, or choose another one
console-referral-error-already-sent = This card waits at that desk already, or is being worked on there
console-referral-error-reason = Write why you give it back, in 4000 characters at most
console-referral-error-outcome = Choose the outcome
console-referral-error-text = Write how it ended, in 4000 characters at most
console-referral-error-note = Write why it is reopened, in 4000 characters at most
console-referral-why-said = Why it was sent
# Cards handed to bodies without access.
console-outside-title = Sent to outside bodies
console-outside-line = { $date }: { $name } to { $office } · { $state } · { $how }
console-outside-more = The first { $n } are shown: those still open first, newest first. The others are found in the cards that they were sent from.
console-outside-of-card = Sent to the outside body { $office } on { $date } · { $state } · { $how }
console-outside-one = Sent to an outside body on { $date }
console-outside-new = Send to a body without access
console-outside-lead = The body gets a link by e-mail that lives for 7 days. Opening it takes a code: you see it once, after sending, and tell it by phone.
console-outside-what = To whom and what
console-outside-body = Body
console-outside-email = E-mail of who receives
console-outside-email-hint = Of a person there, not a mailbox that several people read
console-outside-email-other = Another e-mail
console-outside-email-other-hint = Leave it empty to use the same as before
console-outside-pieces-hint = Only what the receiver needs. Protected addresses, judicial data and what your profile does not see never leave
console-outside-papers = Documents
console-outside-papers-hint = Those kept with the services of the card that are checked already: only the ones that you choose go
console-outside-why-hint = The body reads it with the card. No health data
console-outside-send = Send the link
console-outside-code-title = The code to tell by phone
console-outside-code-lead = The link goes by e-mail. Phone the receiver and tell the code: without it the link opens nothing.
console-outside-code-once = The code is shown only now. Write it down, and do not send it by e-mail: if it gets lost, make a new link.
console-outside-code = Code
console-outside-code-on = I told the code: go on
console-outside-until = The link lives until
console-outside-tries = Wrong codes
console-outside-link = Link
console-outside-link-waits = Waits for the code
console-outside-link-undelivered = E-mail not delivered: check the address and make a new link
console-outside-link-opened = Opened, in one browser only
console-outside-link-over = Over: nothing is read there any more
console-outside-link-expired = Expired
console-outside-link-wrong-codes = Closed: too many wrong codes
console-outside-link-replaced = Replaced by another
console-outside-link-cancelled = Closed when it was taken back
console-outside-relink = Make a new link
console-outside-relink-lead = The old link opens nothing any more, for whoever opened it too. The new one has a new code and lives for 7 days.
console-outside-cancel-lead = You can take it back until the body answers: the link ends at once. What was read stays read.
console-outside-moved = The body answered meanwhile, or it was taken back: below it is as it stands now.
console-outside-taken = Taken charge of by
console-outside-step-sent = Sent, link mailed
console-outside-step-seen = Opened with the right code
console-outside-step-received = Received by the body
console-outside-step-refused = Given back by the body
console-outside-step-cancelled = Taken back
console-outside-step-reported = Outcome told by the body
console-outside-step-relinked = New link, the old one ended
console-outside-step-locked = Link closed: five wrong codes
console-outside-step-undelivered = E-mail not delivered
console-outside-step-late = Late: the body has not answered
console-outside-error-body = Write the name of the body, in 200 characters at most
console-outside-error-email = Write a whole e-mail address, like name@body.it
console-outside-error-too-many = You can make { $n } links an hour at most: try again later
console-outside-error-code-shape = Write the code: eight letters and digits, as you were told by phone
console-outside-error-code = { $n ->
    [one] This is not the code: 1 try is left, then the link closes
   *[other] This is not the code: { $n } tries are left, then the link closes
  }
console-outside-error-who = Write who takes charge, in 200 characters at most
console-outside-page = Confidential documents
console-outside-question = Write the code that you were told by phone.
console-outside-code-typed = Code
console-outside-code-hint = Eight letters and digits; capitals and hyphen do not matter
console-outside-binds = With the right code the link binds itself to this browser: nobody else can open it. You can read for 4 hours.
console-outside-open = Open
console-outside-elsewhere = The link was opened already
console-outside-elsewhere-lead = It opens only in the browser in which the code was written.
console-outside-elsewhere-again = It is this browser: go on
console-outside-elsewhere-not = It is not this one: open the link in the browser where you typed the code, or ask for a new link.
console-outside-ask-desk = If you still need it, ask who sent it for a new link: { $desk }.
console-outside-ask-phone = If you still need it, ask who sent it for a new link: { $desk }, telephone { $phone }.
console-outside-gone = The link opens nothing any more
console-outside-gone-expired = The days for opening it are over.
console-outside-gone-codes = Too many wrong codes were written.
console-outside-gone-back = Whoever sent it took it back or replaced it.
console-outside-from = From { $desk }, { $office }
console-outside-answer-until = You can answer from here until { $date }.
console-outside-reading-until = You can read until { $date }, in this browser only. For a copy on paper print from the browser, and keep it safe: these are personal data.
console-outside-reading-over = The hours for reading are over. You can still answer; to read again ask whoever sent it for a new link.
console-outside-who = Who takes charge
console-outside-who-hint = Name and surname of who follows the person in your body
console-outside-receive = We receive the card
console-outside-refuse = We give it back with a reason
console-outside-said-received = Received by { $name }. Whoever sent it sees it already.
console-outside-said-concluded = You told the outcome: there is nothing else to do.
console-outside-said-refused = You gave it back: there is nothing else to do.
console-outside-mail-subject = Confidential documents from { $desk }
console-outside-mail-body =
    { $desk } ({ $name }) has sent you confidential documents.

    They open here, until { $date }:
    { $url }

    It takes a code that you are told by phone. The link opens in one browser only: open it in the one you work with.

    If you expect nothing from { $desk }, do not open it and delete this message.
