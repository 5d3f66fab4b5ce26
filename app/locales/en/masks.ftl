# Masks of profiles, and break-glass.
console-masks-title = Masks of profiles
console-masks-lead = What each profile does not see, on every page, in every search, count and document.
console-masks-profile = Profile
console-masks-group = Group of data
console-masks-groups = Hidden groups
console-masks-desks = Desks
console-masks-operators = Operators
console-masks-waiting = Waiting proposals
console-masks-no-group = none
console-masks-of = Mask of the profile { $name }
console-masks-counted = { $n ->
    [0] Today no operator works with this profile. Desks: { $desks }.
    [one] Today one operator works with this profile. Desks: { $desks }.
   *[other] Today { $n } operators work with this profile. Desks: { $desks }.
 }
console-masks-hidden = hidden
console-masks-absent = absent
console-masks-both = { $hidden }; absent: { $absent }
console-masks-nothing = not there
console-masks-shown = visible
console-masks-proposals = Waiting proposals
console-masks-proposals-none = No proposal waits for a confirmation.
console-masks-edit = Propose a change
console-masks-edit-lead = The mask changes only when another administrator confirms the proposal: from then on, also for whoever is working.
console-masks-choices = Visible: the profile sees it. Hidden: it sees that there is something, without its content, and may ask for an exceptional access. Absent: for the profile it does not exist, neither by name nor as a number.
console-masks-why = Reason for the change
console-masks-why-hint = Whoever has to confirm reads it, and it stays in the history.
console-masks-propose = Propose the change
console-masks-preview = Show the preview
console-masks-preview-title = What this profile sees of this card
console-masks-preview-lead = The card is invented: no real person. Choose for each group and ask for the preview; nothing changes.
console-masks-preview-fact = Datum
console-masks-preview-now = Today
console-masks-preview-then = With your choice
console-masks-of-none = no group
console-masks-history = History
console-masks-history-none = The mask was never changed from here.
console-masks-hides = Hides: { $groups }.
console-masks-omits = Makes absent: { $groups }.
console-masks-tells = From absent to hidden: { $groups }.
console-masks-shows = Makes visible: { $groups }.
console-masks-before-after = Hidden before: { $before }. After: { $after }.
console-masks-confirmed = Confirmed by { $name }, { $date }.
console-masks-refused = Refused by { $name }, { $date }.
console-masks-withdrawn = Withdrawn by { $name }, { $date }.
console-masks-overtaken = The mask was changed after this proposal: it can no longer be confirmed.
console-masks-confirm = Confirm
console-masks-refuse = Refuse
console-masks-withdraw = Withdraw
console-masks-note = Note
console-masks-note-hint = Required if you refuse.
console-masks-changed-title = The mask has changed in the meantime
console-masks-changed = Hidden now: { $groups }. What you had chosen is still below: compare and, if needed, propose again.
console-masks-error-groups = Choose groups from the list
console-masks-error-same = The mask is like this already: change at least one group
console-masks-error-why = Write the reason, in 500 characters at most
console-masks-error-changed = A colleague changed the mask: compare and propose again
console-masks-error-note = Write why you refuse it, in 500 characters at most
console-masks-error-own = Whoever proposes does not confirm: another administrator decides, who did not enable the author and was not enabled by them; only the author withdraws
console-masks-error-late = This proposal was decided already, or the mask changed afterwards
console-masks-matrix = Matrix of all profiles
console-masks-matrix-title = Matrix of the masks
console-masks-matrix-lead = For the data protection officer: every group of data and every profile, and the groups excluded for a desk. Print it with the browser’s command.
console-masks-legend = Shown: the profile sees it. Hidden: the profile knows that there is something, and does not read it. Absent: for the profile there is no such thing. Excluded: a desk never sees it, even if its profile shows it.
console-masks-excluded = Groups excluded for a desk
console-masks-excluded-lead = Whoever works at these desks does not see the excluded groups, whatever their profile.
console-masks-excluded-none = No desk excludes other groups than those of its profile.
console-masks-excluded-groups = Excluded groups
console-masks-desk = Desk
console-masks-body = Body
console-masks-at-desk = { $desk } (desk, profile { $profile })
console-masks-never = excluded
console-masks-matrix-at = As of { $date }
console-masks-matrix-csv = Download for spreadsheets
console-exceptional-title = Exceptional access
console-exceptional-lead = To see one hidden group of data of this card only, for a reason and a short time. Every reading stays in the log and is reviewed.
console-exceptional-ask = Ask for an exceptional access
console-exceptional-back = Card
console-exceptional-new = New access
console-exceptional-none = Nothing to open
console-exceptional-none-why = Nothing in this card is hidden from your profile, or it is open already.
console-exceptional-group = What you need to see
console-exceptional-how-long = For how long
console-exceptional-minutes = { $n } minutes
console-exceptional-why = Why you need to see it
console-exceptional-why-hint = Whoever reviews accesses reads it. Do not write names or data of the person.
console-exceptional-do = Open the access
console-exceptional-open = Exceptional access open: { $group }, until { $time }.
console-exceptional-close = Close now
console-exceptional-error-group = Choose one of the hidden groups
console-exceptional-error-minutes = Choose for how long
console-exceptional-error-why = Write why, in 500 characters at most
console-exceptional-error-there = It is open already, or it is not hidden in this card: go back to the card
console-exceptional-count = { $n ->
    [one] access to review
   *[other] accesses to review
 }
console-exceptional-list = Exceptional accesses
console-exceptional-list-lead = Who saw data hidden from their profile, and why. People’s names do not appear.
console-exceptional-list-all = Accesses to review and already reviewed
console-exceptional-list-none = Nobody asked for an exceptional access.
console-exceptional-line = { $group }, { $n } minutes: { $desk }, profile { $profile }
console-exceptional-still = Open until { $time }.
console-exceptional-closed = Closed at { $time }.
console-exceptional-over = Ended at { $time }.
console-exceptional-looks = { $n ->
    [0] No hidden data was read.
    [one] The card was read once.
   *[other] The card was read { $n } times.
 }
console-exceptional-reviewed = Reviewed by { $name }, { $date }: { $text }
console-exceptional-own = It is yours: somebody else reviews it.
console-exceptional-note = What you checked
console-exceptional-review = Mark as reviewed
console-exceptional-error-note = Write what you checked, in 500 characters at most
console-exceptional-error-own = Nobody reviews their own accesses, nor those of whoever enabled them
console-exceptional-error-late = It was reviewed already, or is not over yet
console-trail-of-profile = Profile and mask
console-trail-of-exceptional = Exceptional access
console-trail-did-break-glass = Exceptional access opened or closed
