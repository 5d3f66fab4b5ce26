# Two records of one person: merging, undoing, doubles.
console-merge-title = Merge with another person
console-merge-choose = Who is the same person
console-merge-twins = People who may be the same
console-merge-no-twins = We find nobody. If you know who it is, search below.
console-merge-search = Search for the other person
console-merge-error-other = Choose the other person first
console-merge-other-person = Choose another person
console-merge-swap = Keep the other one instead
console-merge-lead = Look closely: are they the same person? After the merge one remains.
console-merge-compare = The two people
console-merge-of-kept = { $field }: the one kept
console-merge-of-other = { $field }: the other
console-merge-page-kept = Page of the one kept
console-merge-page-other = Page of the other
console-merge-keep = What is kept
console-merge-value-kept = { $text } (the one kept)
console-merge-value-other = { $text } (the other)
console-merge-happens = What happens
console-merge-moves-cards = { $n ->
    [0] This desk sees no cards of the other; if other desks have some, they move too
    [one] One card of this desk moves, with diary, services and documents; those of other desks move too
   *[other] { $n } cards of this desk move, with diary, services and documents; those of other desks move too
}
console-merge-moves-facts = Dated facts (residences, contacts, codes, work…) that are read from the person kept: { $n }
console-merge-moves-signatures = Signatures of this desk’s notice that move: { $n }
console-merge-moves-code = The codice fiscale goes to the person kept
console-merge-hidden-stay = Of what your profile does not see, the value of the one kept remains; the other stays in the history
console-merge-can-be-undone = Nothing is deleted: the other stays written and leads here, and the merge can be undone
console-merge-why = Why they are the same person
console-merge-why-hint = For example: showed an identity card. At most 200 characters.
console-merge-go = Merge the two people
console-merge-error-why = Write why, in 200 characters at most
console-merge-error-covered = Another merge was made after this one and lies on top: undo that one first
console-merge-error-decided = A colleague has already decided about these two
console-merge-overtaken = Something changed meanwhile
console-merge-overtaken-why = One of the two was changed after you opened the page. Below is how they are now; what you chose and wrote is still there. Check and send again.
console-merge-cannot = These two cannot be merged
console-merge-obstacle-same = It is the same record: choose another person.
console-merge-obstacle-merged = One of them was merged into another person already: open that page and start from there.
console-merge-obstacle-other-code = They have two different codici fiscali: either they are two people, or one code is wrong. If it is wrong, correct it first; then merge.
console-merge-obstacle-nameless = The one kept gave no name. Keep the other one instead, or write the name first.
console-merge-obstacle-hidden = Your profile does not see who they are: whoever merges two people must be able to recognise them. Ask a colleague who sees the identity.
console-merge-happened = Another record was merged: cards moved { $n }
console-merge-because = Why: { $why }
console-merge-undo-why = Why you undo the merge
console-merge-undo-hint = Cards opened and data written after the merge stay with the person who is kept. 200 characters at most.
console-doubles-title = Possible doubles
console-doubles-lead = People who may be in the registry twice. We look every night; you decide.
console-doubles-none = No double to look at
console-doubles-none-why = We look every night among those who are new or changed. What was judged does not come back.
console-doubles-pair = { $first } and { $last }
console-doubles-merge = Compare and merge
console-doubles-why = Why they are two people
console-doubles-different = They are not the same person
console-merge-owner = Another person has this code
console-merge-owner-why = One person alone has such a code: either the two are the same person, and are merged, or one of the codes is wrong.
