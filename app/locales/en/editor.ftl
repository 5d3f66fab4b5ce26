### The part of those who keep the catalogue: services, forms, versions.


## List of services
console-nav-services = Services
console-services-list = Services
console-services-lead = What citizens can apply for: write, try, publish.
console-services-one = Service
console-services-state = State
console-services-desk = Desk
console-services-empty = No service
console-services-empty-why = Create the first service, or import a file.
console-services-new = New service
console-services-import = Import from a file
console-services-next = New version from { $date }
console-services-changed = Changes not published
console-standing-draft = Draft
console-standing-waiting = Waiting, from { $date }
console-standing-published = Published since { $date }
console-standing-withdrawn = Withdrawn since { $date }

## A service
console-services-slug = Address
console-services-slug-hint = Lower-case letters, digits and hyphens. If you leave it empty we take it from the title. It never changes afterwards.
console-services-publish = Publish
console-services-edit-facts = Description
console-services-edit-form = Form
console-services-preview = Try the form
console-services-versions = Versions and differences
console-services-withdraw = Withdraw the service
console-services-cancel = Cancel the waiting version
console-services-export = Export to a file
console-services-mistakes = To correct before publishing
console-services-to-correct = To correct
console-services-translations = Missing translations
console-services-translations-text = Where a translation is missing the citizen reads Italian.
console-services-gaps = { $name }: { $n ->
    [one] one text is missing
   *[other] { $n } texts are missing
  }
console-services-desk-title = Who receives the requests
console-services-desk-hint = It counts at once, for the requests that begin from now on.
console-services-desk-move = Change desk
console-services-other-languages = Other languages
console-services-conflict = Somebody else saved while you were writing
console-services-conflict-text = We did not save what you wrote: it is below. Read what has changed. If you save again, what you wrote counts.

## Description
console-services-facts-lead = What the citizen reads before beginning.
console-services-title = Title
console-services-title-hint = As people who need it call it: “Pasti a domicilio”.
console-services-summary = In short
console-services-summary-hint = One sentence for the list of services.
console-services-who = Who it is for
console-services-who-hint = Who can apply, in plain words.
console-services-how = How to do it
console-services-how-hint = How to apply, online and at the desk.
console-services-cost = Costs
console-services-cost-hint = What it costs, or “Nothing”.
console-services-office = Responsible office
console-services-office-hint = The office that answers for the request.
console-services-needs = Needs, in the applicant’s words
console-services-requirements = Requirements
console-services-what-is-needed = What is needed
console-services-what-you-get = What you get
console-services-what-happens-next = What happens next
console-services-lines-hint = One line for each entry. The lines of the other languages follow the same order.
console-services-times = Times
console-services-minutes = Minutes to fill it in
console-services-term = Days to answer
console-services-term-hint = The legal term (law 241/1990, art. 2): usually 30, at most 180.
console-services-opens = First day
console-services-closes = Last day
console-services-day-hint = dd/mm/yyyy. Empty: always open.
console-services-access = Who enters, and how
console-services-level = Level of digital identity
console-services-level-hint = 1, 2 or 3. Usually 2.
console-services-age = Minimum age
console-services-age-hint = Younger people need a parent or guardian. Usually 18.
console-services-applicant = Who applies
console-services-applicant-person = A person
console-services-applicant-professional = A professional
console-services-applicant-company = Somebody who acts for a company or a body
console-services-data = Data that the desk reads
console-services-data-hint = We tell the citizen before beginning.
console-services-siuss = SIUSS code
console-services-form = Form

## New service
console-services-new-lead = Nobody sees it until you publish it.
console-services-model = Begin from
console-services-model-hint = Copies description and form of another service; then change what you need.
console-services-model-none = From nothing
console-services-create = Create the service
console-services-import-lead = A service exported from Sportello. If it is here already, the file becomes its working copy: citizens see nothing until you publish.
console-services-import-button = Import
console-services-file = File
console-services-file-hint = In JSON format, at most 2 MB.
console-services-in-file = To correct in the file

## Mistakes
console-services-wrong-empty = write or choose something.
console-services-wrong-number = write a whole number from { $min } to { $max }.
console-services-wrong-money = write an amount, for example 1.500,00.
console-services-wrong-past = this day has passed: choose today or a coming day.
console-services-wrong-day-of-year = write day and month, for example 1/9.
console-services-wrong-age-to-come = a day from today on is asked for here, and nobody can be born on it: remove the age, or untick “From today on only”.
console-services-wrong-lines = it has { $found ->
    [one] one line
   *[other] { $found } lines
  }, but in Italian there { $expected ->
    [one] is one: remove those in excess.
   *[other] are { $expected }: remove those in excess.
  }
console-services-wrong-taken = another service has this address already: choose another one.
console-services-wrong-file = this file is no service exported from Sportello.
console-flaw-empty = there is nothing in it: add at least one entry.
console-flaw-limit = it is outside the limits: check numbers and dates.
console-flaw-duplicate = the name “{ $name }” is there already: choose another one.
console-flaw-reserved = the portal needs the name “{ $name }”: choose another one.
console-flaw-name = “{ $name }” will not do: use lower-case letters, digits and hyphens, and begin with a letter.
console-flaw-no-text = the Italian text is missing: write it.
console-flaw-unknown-question = the condition looks at “{ $name }”, which does not come before: move it or change the condition.
console-flaw-repeated = the condition looks at “{ $name }”, which is asked several times: choose another question.
console-flaw-unknown-value = the condition waits for “{ $what }”, which is no answer to “{ $name }”.
console-flaw-prefill = the first answer does not suit this kind of question: choose another source.
console-flaw-in-repeat = documents and first answers cannot stand in a part that repeats.
console-flaw-blank = The translation in “{ $name }” is empty: write it or take it away.
console-flaw-meaning = “{ $name }” is nothing that this answer can stand for.
console-flaw-not-asked = A question about “{ $name }” is missing, on which others depend.

## Form
console-services-form-lead = Steps, parts and questions, in the order in which the citizen finds them.
console-place-step = Step { $number } “{ $name }”
console-place-section = part “{ $name }”
console-place-question = question “{ $name }”
console-move-up = Move up
console-move-down = Move down
console-remove = Remove
console-required = required
console-optional = optional
console-problem-title = We changed nothing
console-problem-needed = A condition waits for the answer to “{ $name }”: change it first. It is here: { $position }.
console-problem-edge = It is in the first or in the last place already.
console-problem-not-there = It is not there any more: perhaps somebody else removed it.
console-step-add = Add a step
console-step-new = New step
console-step-edit = Change the step
console-step-name = Short name
console-step-title = Heading of the page
console-step-lead = Sentence under the heading
console-step-slug = Name in the address
console-section-add = Add a part
console-section-new = New part
console-section-edit = Change the part
console-section-title = Heading of the part
console-section-hint = Sentence under the heading
console-section-privacy = Show the link to the privacy notice
console-section-repeat = Repeats
console-section-repeat-hint = To ask the same things several times: once for each person, vehicle, expense.
console-section-repeat-yes = This part is filled in several times
console-section-repeats = Repeats { $min } to { $max } times
console-section-item = What one entry is called
console-section-add-button = Words of the button that adds one
console-section-min = Fewest
console-section-max = Most
console-section-name = Technical name of the repeating part
console-question-add = Add a question
console-question-new = New question
console-question-edit = Change the question
console-question-choose-kind = What kind of answer is needed?
console-question-kind = Kind
console-question-kind-for = When to use it
console-question-is = Kind: { $name }
console-question-change-kind = Change kind
console-question-label = Question
console-question-hint = Help under the question
console-question-required = The answer is required
console-question-max-chars = Most characters
console-question-min = Smallest
console-question-max = Greatest
console-question-past = Past days only, today included
console-question-coming = From today on only
console-question-age-months = For a date of birth: greatest age in months
console-question-age-from = Age counted on day and month, for example 1/9
console-question-choices = Possible answers
console-question-choices-hint = In the order in which they are seen. A line without Italian text does not count.
console-question-choice = Answer { $number }
console-question-choice-add = Add an answer
console-question-formats = Accepted formats
console-question-size = Most megabytes for a file
console-question-files = Most files
console-question-source = First answer
console-question-source-hint = What the digital identity or an earlier application says already: we do not ask again.
console-question-source-none = None
console-question-group = Group of data
console-question-group-hint = The group decides which profiles do not see the answer.
console-question-group-none = None: every profile sees it
console-question-technical = Technical data
console-question-name = Technical name
console-question-name-hint = Lower-case letters, digits and hyphens. If you leave it empty we take it from the words.

## Kinds
console-kind-text = One line
console-kind-text-hint = A name, an address, a few words.
console-kind-long-text = Long text
console-kind-long-text-hint = A story, an explanation.
console-kind-yes-no = Yes or no
console-kind-yes-no-hint = A closed question; other questions may depend on it.
console-kind-one-of = One choice
console-kind-one-of-hint = One answer out of a list.
console-kind-several-of = Several choices
console-kind-several-of-hint = One or more answers out of a list.
console-kind-integer = Whole number
console-kind-integer-hint = How many people, how many days.
console-kind-money = Amount in euro
console-kind-money-hint = A rent, an expense, the ISEE.
console-kind-date = Date
console-kind-date-hint = A day, past or coming.
console-kind-time = Time of day
console-kind-time-hint = Hours and minutes.
console-kind-phone = Telephone
console-kind-phone-hint = A number, also from abroad.
console-kind-email = E-mail address
console-kind-email-hint = A mail address.
console-kind-fiscal-code = Codice fiscale (tax code)
console-kind-fiscal-code-hint = We check that it is well written.
console-kind-iban = IBAN (bank account)
console-kind-iban-hint = An account to pay into.
console-kind-municipality = Municipality
console-kind-municipality-hint = An Italian municipality of today.
console-kind-country = Country
console-kind-country-hint = A country of the table: with script it is completed while typing.
console-kind-address = Address
console-kind-address-hint = Street, postal code, municipality and country, in one frame.
console-kind-person = Person
console-kind-person-hint = Name, surname, date and place of birth, tax code.
console-kind-income = Income
console-kind-income-hint = An amount and how often it comes.
console-question-code = The tax code is required
console-kind-declaration = Declaration
console-kind-declaration-hint = A statement to tick (D.P.R. 445/2000).
console-kind-attachment = Documents
console-kind-attachment-hint = Files to attach: PDF, photos, P7M.

## Conditions
console-when = When it is asked
console-when-hint = You can look at the answers to the questions that come before.
console-when-always = Always
console-when-all = Only if all of these hold
console-when-any = Only if at least one holds
console-when-keep = As it is: a condition within another
console-when-answer = Answer { $number }
console-when-sense = Is or is not { $number }
console-when-is = is
console-when-is-not = is not
console-when-no-answer = no answer
console-when-row-empty = No condition
console-when-nothing = There are no questions before this.
console-when-only = Only if { $text }
console-or = or

## First answers
console-source-given-name = First name (certified)
console-source-family-name = Surname (certified)
console-source-fiscal-code = Codice fiscale (certified)
console-source-birth-date = Date of birth (certified)
console-source-birth-place = Place of birth (certified)
console-source-email = E-mail of the digital identity
console-source-phone = Telephone of the digital identity
console-source-street = Street and number of residence
console-source-postal-code = Postal code of residence
console-source-municipality = Municipality of residence
console-source-residence = Residence, the whole address
console-source-company-name = Name of the company (certified)
console-source-company-number = Code or VAT number of the company (certified)
console-source-company-office = Office of the company
console-source-isee = Ordinary ISEE of an application of the same year
console-source-isee-minors = ISEE for minors of an application of the same year
console-source-isee-residential = ISEE for residential care of an application of the same year
console-source-iban = IBAN of an earlier application

## Preview
console-preview-banner = Trial: this is what the citizen sees. We save and send nothing; of files we read the name only.
console-preview-summary = Summary of the trial
console-preview-summary-lead = All answers will do. This is what the citizen reads again before sending.
console-preview-again = Begin the trial again
console-preview-card = What reaches the desk
console-preview-card-text = When the operator accepts the request a card is opened, with the person, the requested service and these answers.
console-preview-question = Question
console-preview-answer = Answer
console-preview-hidden-by = Group that may hide it
console-preview-nobody = None

## Publishing
console-publish-lead = Whoever has begun a request finishes it with the version they began with.
console-publish-from = From the day
console-publish-from-hint = dd/mm/yyyy. Empty: at once.
console-publish-reason = What changes and why
console-publish-reason-hint = It stays in the history of the service.
console-publish-button = Publish this version
console-publish-blocked = Correct this before publishing
console-publish-no-notice = The form does not lead to the privacy notice. Whoever applies must be able to read it before writing (Regulation (EU) 2016/679 art. 13): add a part with the link to the notice.
console-publish-no-identity = The form does not show the data of the digital identity: whoever applies does not see under which name it is sent. Add the questions about name and surname.
console-publish-borrowed = Incomplete translation: { $text }. Where it is missing, the citizen reads Italian.
console-publish-waits = A version waits for { $date } already. Cancel it, or wait for that day.
console-publish-changes = Differences from the last version
console-withdraw-lead = The service leaves the list at once. Whoever has begun a request can finish it.
console-withdraw-lead-waiting = The waiting version will not come into force.
console-withdraw-reason = Why

## History
console-versions-lead = Who published and saved what, the latest first.
console-versions-published = Published versions
console-versions-none = None: the service has not been published yet.
console-version = Version { $number }
console-versions-from = from { $date } · { $name }
console-versions-program = came with the program
console-versions-withdrawn = Withdrawn on { $date } by { $name }
console-versions-saves = Saves of the working copy
console-versions-saved = On { $date } · { $name }
console-versions-restore = Go back to this text
console-versions-same = No difference.
console-versions-changes = { $n ->
    [one] One difference
   *[other] { $n } differences
  }
console-diff-service = The service
console-diff-step = Step “{ $name }”
console-diff-section = Part “{ $name }”
console-diff-question = Question “{ $name }”
console-diff-added = added
console-diff-removed = removed
console-diff-moved = moved
console-diff-reworded = { $what }, from { $since } to { $text }
console-diff-changed = { $what } changed
console-aspect-title = heading
console-aspect-name = short name
console-aspect-slug = address
console-aspect-lead = introductory sentence
console-aspect-hint = help
console-aspect-label = words of the question
console-aspect-translations = translation
console-aspect-kind = kind of answer or limits
console-aspect-required = whether it is required
console-aspect-condition = condition
console-aspect-prefill = first answer
console-aspect-group = group of data
console-aspect-meaning = what the answer stands for
console-aspect-repeat = repetition
console-aspect-link = link to the notice
console-aspect-who = who it is for
console-aspect-needed = what is needed
console-aspect-outcome = what you get and what happens next
console-aspect-how = how, cost, minutes
console-aspect-term = days to answer
console-aspect-period = period
console-aspect-office = responsible office
console-aspect-level = level of identity
console-aspect-catalogue = needs, filters of the catalogue or national code
console-aspect-data = data read
