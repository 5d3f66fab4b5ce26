# Desks, their hours, and appointments.

desks-lead = Where we are, when we are open, which languages we speak. To talk to us, book: no waiting.
desks-none = The list of offices is not here yet. Call us.
desks-all = All offices and hours
desks-where = Where
desks-today = Hours today
desks-languages = Languages
desks-sign-language = Italian sign language (LIS)
desks-directions = How to get there
desks-accessibility = Accessibility
desks-map = Open the map on OpenStreetMap, another site: { $name }
desks-sketch = Map of the desks: north is up, the numbers are those of the desks in the list below.
desks-sketch-number = On the map: number { $n }
desks-place = Place, hours and map
desks-place-link = See the place: hours, map and how to get there
desks-metres = { $n } m
desks-kilometres = { $n } km
desks-book-at = Book: { $name }
desks-week = Hours of the coming days: { $name }
desks-closed-day = closed
desks-cause-feast = local holiday
desks-cause-meeting = staff meeting
desks-cause-training = staff training
desks-cause-works = building works
desks-cause-breakdown = breakdown
desks-cause-weather = bad weather
desks-cause-strike = strike
desks-cause-staff = reduced staff
desks-open-until = Open now, closes at { $time }
desks-closed = Closed
desks-opens-today = Closed now, opens today at { $time }
desks-opens-on = Closed now, opens on { $date } at { $time }
desks-day = { $n ->
    [1] Monday { $date }
    [2] Tuesday { $date }
    [3] Wednesday { $date }
    [4] Thursday { $date }
    [5] Friday { $date }
    [6] Saturday { $date }
   *[other] Sunday { $date }
}
desks-when = { $date }, { $time }

# Kinds of talk
desks-reason-first-talk = First talk
desks-reason-form-help = Help with filling in a form
desks-reason-sent-request = An application already sent
desks-mode-in-person = in person
desks-mode-phone = by telephone
desks-choice = { $desk }: { $building }, { $address }
desks-reason-and-mode = { $title }, { $text }
desks-talk = { $title }, { $text } ({ $minutes } min)

# Booking
desks-choose-where = Where do you want to go?
desks-choose-why = What do you want to talk about?
desks-choose-why-hint = Choose what comes nearest: you tell us the rest in person.
desks-choose-when = When?
desks-none-online = For now appointments are made by telephone. The numbers are in the list of offices.
desks-compare = Compare offices, hours and languages
desks-chosen = What you have chosen
desks-change = Change
desks-what = About
desks-slot = Day and time
desks-name = Name and surname
desks-phone = Telephone
desks-email = E-mail
desks-phone-call = We call you at this number.
desks-phone-hint = We use it only if the appointment changes.
desks-email-hint = We send a confirmation and a reminder. They do not say what it is about.
desks-no-room = There is no room in the coming days. Try another office, or call us.
desks-later = Later days
desks-first-days = First free days
desks-confirm = Check and confirm
desks-confirm-button = Confirm the appointment
desks-error-nothing = You have not chosen anything. Choose one, then go on.
desks-error-taken = This time is no longer free. Choose another one: what you wrote is still here.
desks-error-same-time = You already have an appointment at that time. Choose another time.
desks-error-many = You already have five appointments. To make another one, cancel one first.

# States
desks-state-booked = Booked
desks-state-came = Done
desks-state-missed = Missed
desks-state-cancelled = Cancelled

# Own appointments
desks-coming = Coming appointments
desks-all-appointments = See all appointments
desks-my-appointments = My appointments
desks-nothing-coming = You have no appointments to come.
desks-past = Past and cancelled
desks-booked = Appointment booked
desks-booked-lead = We look forward to seeing you. Bring an identity document and any papers you want to talk about.
desks-booked-lead-phone = We call you. Keep any papers you want to talk about at hand.
desks-booked-mail = We are sending the confirmation to { $email }.
desks-booked-no-mail = Write down day and time: we have no e-mail address to write to.
desks-code = Code
desks-appointment-title = Appointment { $code }
desks-details = Details
desks-we-call = We call you at
desks-moved = Appointment moved. Here is the new time.
desks-cancelled = Appointment cancelled. The place is free again.
desks-cancelled-by-you = by you, on { $date }
desks-cancelled-by-desk = by the office, on { $date }
desks-calendar = Add to calendar
desks-calendar-summary = Appointment: { $name }
desks-changes = Do you want to change it?
desks-too-late = It is very soon now: to move or cancel it, call the office.
desks-change-until = You can move or cancel it until { $date }.
desks-move = Move
desks-cancel = Cancel
desks-cancel-text = The place becomes free for somebody else. You can book again whenever you want.
desks-cancel-yes = Yes, cancel the appointment
desks-book-another = Book another appointment
desks-move-title = When do you want to come?
desks-move-now = Your appointment is on { $date }. Until you choose, it stays so.
desks-move-again = After you move it, you can change it here again as long as it is more than { $hours } hours away. Later you can only call the office: { $phone }.
desks-move-button = Move the appointment
