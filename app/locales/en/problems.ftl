# What can be wrong with an answer or a file: what was found, and what to do.

problem-missing-write = Write the answer
problem-missing-choose = Choose an answer
problem-missing-choose-some = Choose at least one answer
problem-missing-tick = Tick the box to go on
problem-missing-attach = Attach at least one document
problem-too-long = You wrote { $found } characters, { $max } are the most
problem-not-a-number = Write a whole number, for example 3
problem-out-of-range = You wrote { $found }, the number must be between { $min } and { $max }
problem-not-money = Write the amount in figures, for example 1.234,50
problem-too-much-money = You wrote { $found }, { $max } is the most
problem-date-shape = Write day, month and year, for example 14/03/1988
problem-date-short-year = Write the year with four figures, for example 1988
problem-date-no-such-day = There is no day { $date }: check day and month
problem-date-year = You wrote the year { $found }, it must be between { $first } and { $last }
problem-date-to-come = Write day, month and year, for example { $date }
problem-date-in-future = You wrote { $found }, which is still to come: check the date
problem-date-in-past = You wrote { $found }, which is over: write today or a day to come
problem-too-old = { $months ->
    [one] Someone born on { $found } was more than one month old on { $start }: check the date. If it is right, ask the desk which service suits you
   *[other] Someone born on { $found } was more than { $months } months old on { $start }: check the date. If it is right, ask the desk which service suits you
}
problem-not-a-time = Write hours (0 to 23) and minutes (0 to 59), for example 8:15
problem-phone-symbol = There is “{ $found }” in the number: write only figures, spaces and the + at the start
problem-phone-too-short = { $found ->
    [one] You wrote one figure, at least 6 are needed
   *[other] You wrote { $found } figures, at least 6 are needed
}
problem-phone-too-long = You wrote { $found } figures, 15 are the most
problem-email-no-at = The at sign (@) is missing
problem-email-several-at = There is more than one at sign (@): leave one
problem-email-space = There is a space: take it away
problem-email-name = Check the part before the at sign (@)
problem-email-domain = Check the part after the at sign (@), for example posta.it
problem-fiscal-code-length = { $found ->
    [one] You wrote one character, there must be { $expected }
   *[other] You wrote { $found } characters, there must be { $expected }
}
problem-fiscal-code-symbol = At place { $position } there is “{ $found }”: only letters and figures will do
problem-fiscal-code-letter-expected = At place { $position } there is “{ $found }”, but a letter belongs there
problem-fiscal-code-digit-expected = At place { $position } there is “{ $found }”, but a figure belongs there
problem-fiscal-code-birth-date = The characters of the date of birth name no day: check those from 7 to 11
problem-fiscal-code-check = The last letter does not fit: one character is wrong, check it on your health card
problem-iban-country = The IBAN begins with “{ $found }”: the first two characters are the country, IT for Italy
problem-iban-length = { $found ->
    [one] You wrote one character, there must be { $expected }
   *[other] You wrote { $found } characters, there must be { $expected }
}
problem-iban-symbol = There is “{ $found }”: only letters and figures will do
problem-iban-check = Two characters are swapped, or one is wrong: check the IBAN again
problem-unknown-option = Choose one from the list
problem-unknown-municipality = We cannot find this municipality: write it as on the identity card, for example Pontassieve
problem-unknown-country = We cannot find this country: write its whole name, for example Morocco
problem-not-a-postal-code = An Italian postal code has 5 figures, for example 50065
problem-ends-before-start = The end comes before the start, which is { $date }: correct one of the two dates
problem-nothing-and-more = You ticked an answer that says “none” or “nothing” together with others: leave only that one, or untick it
problem-code-of-another = This code belongs to someone born on another date: check the code and the date of birth
problem-yourself = You wrote your own tax code: here goes that of the other person
problem-same-person-twice = This person is there already, as number { $first }: remove one of the two
problem-not-a-minor = Someone born on { $found } is an adult: choose another answer about whom you apply for
problem-a-minor = Someone born on { $found } is a minor: a parent or guardian applies for them
problem-answered-twice = { $found ->
    [one] You chose to attach nothing, but there is a document: remove it or change your choice
   *[other] You chose to attach nothing, but there are { $found } documents: remove them or change your choice
}
problem-same-file-twice = “{ $name }” is there twice: remove one
problem-too-many-files = { $max ->
    [one] There are { $found } documents, there can be one: take the others away
   *[other] There are { $found } documents, { $max } are the most: take some away
}
problem-rejected-file = There is a virus in “{ $name }”: take it away and attach the document from another device

# Files
problem-file-no-file = Choose a file first, then press Upload
problem-file-empty = The file is empty: open it on your device, check that it can be read and upload it again
problem-file-too-large = The file is too large, { $max } is the most: take a photo of lower resolution
problem-file-cut-off = The file is too large, and what you wrote below it did not arrive: choose a smaller file and look over the rest of the page
problem-file-wrong-kind = It is not a PDF, a JPG or PNG photo, nor a signed P7M file, whatever its name. Take the photo again or save the document as PDF
problem-file-too-many = { $max ->
    [one] There can be one document only: take away the one that is there to put another
   *[other] There can be { $max } documents at most: take one away to put another
}
problem-file-virus = There is a virus in it: we did not keep it. Try from another device
problem-file-interrupted = The connection broke: upload it again
problem-file-no-room = We cannot keep the file at the moment: try again soon, the rest of the application is safe
