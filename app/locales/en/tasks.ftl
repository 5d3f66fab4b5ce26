# Proposals of presa in carico, and what operators are told of.
console-presa-title = Proposals to take charge
console-presa-lead = Proposals to the professional social service. The card stays at its desk; whoever receives it reads it and answers.
console-presa-received = Received
console-presa-received-none = Nobody has proposed anybody to your organisation.
console-presa-sent = Proposed by this desk
console-presa-sent-none = This desk has not proposed anybody.
console-presa-col-from = Desk
console-presa-age = { $n ->
    [0] today
    [one] for 1 day
   *[other] for { $n } days
  }
console-presa-changed = Card changed
console-presa-state-created = Not seen yet
console-presa-state-seen = Seen, not answered
console-presa-state-rejected = Rejected
console-presa-state-accepted = Accepted
console-presa-new = Propose to take charge
console-presa-to-whom = The proposal
console-presa-to = Organisation that takes charge
console-presa-to-hint = Your own, or the lead organisation of the zone
console-presa-leads = { $name } (lead organisation)
console-presa-category = Social category
console-presa-category-hint = If the card says it already, it is that one
console-presa-urgency = Urgency
console-presa-urgency-emergency = Emergency
console-presa-urgency-emergency-hint = Somebody is needed at once
console-presa-urgency-urgent = Urgent
console-presa-urgency-urgent-hint = Before the others
console-presa-urgency-ordinary = Ordinary
console-presa-urgency-ordinary-hint = In turn
console-presa-why = Why you propose it
console-presa-why-hint = Whoever sees the needs reads this, also those who do not see health data: do not write any here
console-presa-what-they-see = The social workers of the organisation read this card through their own mask, also when it changes later. Private notes stay yours.
console-presa-propose = Propose
console-presa-barred-title = This card cannot be proposed
console-presa-barred-anonymous = The person is anonymous: to take charge, the service must know who it is. First give them a name on their page.
console-presa-barred-outcome = The access ended in another way: open a new card if the service is needed now.
console-presa-barred-already = It was proposed already. The proposal is in the list, with its answer when it comes.
console-presa-barred-nobody = Neither in your organisation nor in the lead one can anybody receive proposals: ask an administrator to give somebody the role of social worker.
console-presa-typed = What you had written
console-presa-of-card = Proposed to { $name } on { $date }: { $state }
console-presa-one = Proposal of { $date }
console-presa-facts-title = The proposal
console-presa-from = From
console-presa-proposed = Proposed
console-presa-seen = Seen first
console-presa-rejected = Rejected
console-presa-accepted = Accepted: case file opened
console-presa-reason = Reason
console-presa-reason-hint = Read by whoever proposed it
console-presa-accept = Accept and open the case file
console-presa-accept-lead = The service takes charge of the person: their case file is opened at your organisation.
console-presa-reject = Reject with a reason
console-presa-card = The card, read-only
console-presa-card-open = Open the card
console-presa-changes = What changed after the proposal
console-presa-changes-none = The card is as it was when it was proposed.
console-presa-changed-since = The card changed since the service saw it: what changed is at the end of the page. Below it is as it is now.
console-presa-changed-hidden = Nothing that you see
console-presa-moved-title = Somebody answered meanwhile
console-presa-moved = A proposal has one answer: below is the one that was given.
console-presa-error-to = Choose the organisation that takes charge
console-presa-error-category = Choose the social category
console-presa-error-urgency = Choose the urgency
console-presa-error-why = Write why you propose it, in at most 4000 characters
console-presa-error-reason = Write why you reject it, in at most 4000 characters

console-alert-title = Alerts
console-alert-nav-count = { $n ->
    [one] alert to read
   *[other] alerts to read
  }
console-alert-lead = What is new for you at this desk. An alert says where to look, never whom it is about.
console-alert-list = Your alerts
console-alert-none = No alerts.
console-alert-read = Read
console-alert-unread = To read
console-alert-open = Open
console-alert-read-all = Mark all as read
console-alert-new-intake = New application
console-alert-integration = Answer to an integration
console-alert-message = Message of a citizen
console-alert-term-near = Deadline near
console-alert-permit-expiring = Residence permit expiring
console-alert-proposal = Proposal to take charge
console-alert-referral = Referral between desks
console-alert-referral-unseen = Referral that nobody has opened yet
console-alert-referral-late = Referral that has waited for too long
console-alert-outside = News of a referral to an outside body
console-alert-outside-unseen = Referral to an outside body not opened yet
console-alert-outside-late = Referral to an outside body that has waited for too long
console-alert-break-glass = Exceptional access to review
console-alert-new-device = Sign-in from a new device
console-alert-wishes = Alert preferences
console-alert-wishes-lead = Alerts come in the console, at every desk where you work. You can have them by mail, too.
console-alert-wanted-hint = Exceptional accesses to review and sign-ins from a new device are always told in the console. A mail says how many alerts there are and of which kind, never whom they are about; while you are absent none is sent.
console-alert-wish-console = In the console only
console-alert-wish-at-once = In the console and by mail at once
console-alert-wish-at-once-not = By mail at once (not possible: you have no address)
console-alert-wish-digest = In the console and in the mail of the morning, on working days
console-alert-wish-digest-not = In the mail of the morning (not possible: you have no address)
console-alert-wish-nothing = Nothing
console-alert-mail-to = Mails go to { $address }, which comes from your organisation.
console-alert-mail-nowhere = Mails cannot be used: at your last sign-in your organisation gave no confirmed e-mail address of yours. Ask whoever keeps the accounts of your organisation, then sign out and in again.
console-alert-mail-refused = { $what }: there is no address to write to. Choose “In the console only”.
console-alert-mail-subject = Sportello: there are new alerts for you
console-alert-mail-subject-digest = Sportello: your alerts in short
console-alert-mail-line = - { $what }: { $count } ({ $desk })
console-alert-mail-everywhere = all desks
console-alert-mail-body =
    Hello,

    there are alerts to read in the console:

    { $lines }

    You find them here: { $url }
    Whom they are about only the console says, after you sign in.

    You do not want these mails any more, or in another way? Choose here: { $way }

    { $name }
console-presa-why-said = Why it was proposed
console-absence-title = Absences
console-absence-lead = While you are away, a colleague of the same desk, with the same role and profile, works on the requests assigned to you and gets your alerts. It ends by itself with the last day.
console-absence-name = Say who stands in for you
console-absence-colleague = Colleague
console-absence-choose = Choose
console-absence-none = Nobody else at this desk has your role and your profile.
console-absence-from = First day
console-absence-until = Last day
console-absence-save = Save
console-absence-mine = Your absences
console-absence-of-others = Whom you stand in for
console-absence-line = { $name }, from { $since } to { $last }
console-absence-line-gone = { $name }, from { $since } to { $last }: no longer works at this desk, and nobody stands in for you now. End this absence and name another colleague.
console-absence-end = End
console-absence-head-mine = { $name } stands in for you until { $last }.
console-absence-head-gone = Nobody stands in for you any more: { $name } no longer works at this desk.
console-absence-head-again = Say who stands in for you
console-absence-head-other = You stand in for { $name } until { $last }.
console-absence-head-work = Requests assigned to { $name }
console-absence-wrong-colleague = Choose a colleague who is at this desk until the last day, with your role and your profile
console-absence-wrong-backwards = The last day is before the first
console-absence-wrong-past = The last day has passed
console-absence-wrong-long = The absence is longer than a year
console-absence-wrong-overlaps = Somebody stands in for you on these days already: end that absence first
console-absence-wrong-day = Write a day like 01/12/2026
