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
console-referral-handed-over-line = { $protocollo }: to { $desk }, { $date }, by { $name }. Reason: { $why }
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
console-referral-what = What { $desk } will see
console-referral-pieces = Parts to send
console-referral-piece-person = Personal data
console-referral-piece-contacts = Contacts and residence
console-referral-piece-notes = Public notes of the diary
console-referral-facts = { $n ->
    [one] 1 fact
   *[other] { $n } facts
  }
console-referral-hidden = Hidden by the mask of that desk, and so never sent: { $groups }
console-referral-why = Why you send it
console-referral-why-hint = The receiver reads it. No health data
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
console-referral-report = Tell the outcome
console-referral-reopen = Reopen
console-referral-moved-title = The referral has changed meanwhile
console-referral-moved = Somebody took another step meanwhile: below, the referral is as it stands now. What you wrote is still there, where it is still needed.
console-referral-package = What was sent
console-referral-empty = Nothing to read
console-referral-empty-why = Nothing was sent that your profile may see. Ask whoever sent it.
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
