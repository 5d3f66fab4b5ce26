# What all pages share.

common-home = Home
common-breadcrumb = Breadcrumb
common-skip-content = Skip to content
common-skip-footer = Skip to footer
common-title-error = Error: { $title }
common-error-prefix = Error:
common-errors-title = { $count ->
    [one] There is one answer to correct
   *[other] There are { $count } answers to correct
}
common-optional = optional

# Header
common-language = Language:
common-language-code = ENG
common-access = Go to your personal area
common-personal-area = Personal area
common-console = Console
common-logout = Sign out
common-search-service = Search for a service
common-menu = Menu
common-main-menu = Main
common-close = Close
common-services = Services
common-how-it-works = How it works
common-desks = Offices and hours

# Footer
common-demo = Demonstration portal: people, requests and documents are invented.
common-contacts = Contacts
common-telephone = Telephone
common-write-email = Write an e-mail
common-pec = Certified e-mail (PEC)
common-tax-code = Tax code / VAT number
common-help = Help
common-faq = Frequent questions
common-appointment = Book an appointment
common-report = Report a problem with the site
common-rules = Rules and rights
common-privacy = Privacy notice
common-legal = Legal notes
common-accessibility = Accessibility statement

# Help beside a form
common-help-title = Need a hand?
common-appointment-text = We fill in the application together

# Certified data
common-certified-locked = They cannot be changed here.
common-certified-wrong = Is something wrong?
common-certified-wrong-text = You can send the application all the same and write to us what has to be corrected. For name and tax code ask whoever gave you your digital identity; for the residence ask the registry office.

# States of a request
common-state-draft = Draft
common-state-submitted = Sent
common-state-taken-up = In progress
common-state-awaiting-integration = Something is missing
common-state-notice-given = Notice of refusal
common-state-accepted = Accepted
common-state-refused = Refused
common-state-withdrawn = Withdrawn
common-state-expired = Expired

# Rating (fixed wording of the Modello Comuni)
common-rating-page = How clear is the information on this page?
common-rating-service = How easy was it to use this service?
common-rating-stars = Rate from 1 to 5 stars
common-rating-star = { $stars ->
    [one] Rate 1 star out of 5
   *[other] Rate { $stars } stars out of 5
}
common-rating-liked = What did you like most?
common-rating-disliked = Where did you find the greatest difficulties?
common-rating-clear = The instructions were clear
common-rating-complete = The instructions were complete
common-rating-sure = I always knew that I was going on correctly
common-rating-no-faults = I had no technical problems
common-rating-unclear = Sometimes the instructions were not clear
common-rating-incomplete = Sometimes the instructions were not complete
common-rating-unsure = Sometimes I did not know whether I was going on correctly
common-rating-faults = I had technical problems
common-rating-other = Other
common-rating-details = Do you want to add details?
common-rating-details-hint = 200 characters at most
common-rating-send = Send the rating

# Answers
common-yes = Yes
common-no = No
common-declared = Declared
common-no-answer = No answer
common-iban-end = IBAN ending in …{ $end }
common-required = required

# Before the session ends
common-ending-title = Are you still here?
common-ending-soon = In two minutes you will be out, for safety. If you stay, you lose nothing.
common-ending-last = In two minutes the session ends and cannot be made longer. Save now what you are writing.
common-ending-over = What was saved is safe: enter again and go on from there.
common-ending-ended = The session has ended
common-ending-failed = We cannot reach the portal. Check your connection and press Stay again.
common-ending-again = Enter again
common-ending-stay = Stay
common-ending-close = I understand
common-place-unknown = place not recognised (code { $code })

# Fields of an answer that has several
common-part-nome = Name
common-part-cognome = Surname
common-part-data-nascita = Date of birth
common-part-luogo-nascita = Place of birth
common-part-codice-fiscale = Tax code (codice fiscale)
common-part-email = E-mail
common-part-telefono = Telephone
common-part-via = Street and number
common-part-cap = Postal code
common-part-comune = Municipality
common-part-paese = Country
common-part-importo = Amount
common-part-ogni = How often
common-every-mese = Every month
common-every-anno = Every year
common-every-una-volta = Only once
common-new-tab = (opens in a new tab)
