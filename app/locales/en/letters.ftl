# Messages that an act of the desk leaves for the citizen, and e-mails.

letters-taken-up = We have taken up your application. We will write to you here if we need anything.
letters-handed-over = Your application has gone to another desk, which can follow it better: { $desk }. Its number and the days for the answer stay the same. You do not have to do anything.
letters-integration-asked =
    To go on we need something from you, by { $date }:

    { $text }
letters-notice-given =
    We are about to refuse your application. The reason:

    { $reason }

    You can reply by { $date }, also with other documents (Law 241/1990, art. 10-bis).
letters-refused =
    Your application has been refused. The reason:

    { $reason }

    You can appeal to the regional administrative court within 60 days, or to the President of the Republic within 120 days.
letters-accepted = We have accepted your application. The desk will contact you about the next steps.

letters-receipt-subject = Application received, number { $protocollo }
letters-receipt-body =
    Hello,

    we have received your application. Its register number is { $protocollo }.
    The receipt is attached to this message.

    Follow your application in your personal area:
    { $url }

    { $name }
letters-news-subject = There is news about your application { $protocollo }
letters-news-body =
    Hello,

    there is news about your application, number { $protocollo }.
    To protect your data it is not in this message: you can read it in your personal area.
    { $url }

    { $name }

# Where somebody must not come to know of the request: neither number, nor what it is about.
letters-neutral-subject = A message for you
letters-neutral-body =
    Hello,

    there is something to read in your personal area:
    { $url }

    { $name }

# A service for which a draft was written is open again: never which.
letters-opening-subject = You can send your application now
letters-opening-body =
    Hello,

    the service for which you wrote an application was closed and is open now: you can send it.
    What you wrote is still in the draft, in your personal area:
    { $url }

    { $name }

# About an appointment: where and when, never what for.
letters-appointment-booked-subject = Appointment booked: { $date }
letters-appointment-booked-body =
    Hello,

    we have booked your appointment, code { $code }.

    { $date }
    { $address }

    To see, move or cancel it, sign in to your personal area:
    { $url }

    { $name }
letters-appointment-moved-subject = Appointment moved: { $date }
letters-appointment-moved-body =
    Hello,

    your appointment, code { $code }, has a new time.

    { $date }
    { $address }

    To see, move or cancel it, sign in to your personal area:
    { $url }

    { $name }
letters-appointment-cancelled-subject = Appointment cancelled: { $date }
letters-appointment-cancelled-body =
    Hello,

    this appointment, code { $code }, is cancelled.

    { $date }
    { $address }

    To see, move or cancel it, sign in to your personal area:
    { $url }

    { $name }
letters-appointment-reminder-subject = Reminder: appointment on { $date }
letters-appointment-reminder-body =
    Hello,

    this is a reminder of your appointment, code { $code }.

    { $date }
    { $address }

    To see, move or cancel it, sign in to your personal area:
    { $url }

    { $name }

letters-receipt-note-term = We answer within { $days } days (Law 241/1990, art. 2). If we ask for more documents, the days stop once only, and for 30 days at most.
letters-receipt-note-silence = If we do not answer by the date above, you can ask for the intervention of the official with substitute powers (Law 241/1990, art. 2, par. 9-bis).
letters-receipt-verification = The SHA-256 digest of each document lets you check that it is the very one you sent.
letters-receipt-title = Receipt of your application
letters-receipt-request = Your application
letters-receipt-service = Service
letters-receipt-applicant = Sent by
letters-receipt-for = On behalf of
letters-receipt-office = Who handles it
letters-receipt-documents = Documents handed in
letters-receipt-no-documents = No documents.
letters-receipt-digest = SHA-256 digest
letters-receipt-check = How to check this receipt
letters-receipt-page = Page { $page } of { $pages }

letters-code-message = { $name }: the code to confirm your number is { $code }. It is good for { $minutes } minutes. Give it to nobody.
letters-code-subject = The code to confirm your address
letters-code-body =
    Hello,

    the code to confirm this address is: { $code }
    It is good for { $minutes } minutes. Write it in the page of your profile.

    You did not ask for it? There is nothing to do: without the code nothing changes.

    { $name }

letters-text-missing = Write your answer, or attach a document.
letters-text-too-long = You wrote { $found } characters; there can be { $max } at most.

letters-alarm-subject = Sportello: sign-ins failed for technical reasons
letters-alarm-line = - { $count } × { $code }, { $about }, last time { $last }
letters-alarm-body =
    On { $url } some sign-ins failed for technical reasons:

    { $lines }

    The code is the one in the logs of the program. Codes with «idp-nr» are errors that the provider gave to our request; the others are answers that we did not accept.
    Begin with: sportello doctor.

    The next message comes in { $minutes } minutes at the earliest, with everything that happens meanwhile.

letters-access-granted =
    We give you the documents that you asked for with request for access { $number }: you find them attached to this message.

    { $text }
letters-access-refused =
    We cannot give you the documents that you asked for with request for access { $number }. The reason:

    { $reason }

    Within 30 days you can turn to the ombudsman or appeal to the TAR (Law 241/1990, art. 25).
letters-access-deferred =
    We put off until { $date } the answer to your request for access { $number }. The reason:

    { $reason }

    Within 30 days you can turn to the ombudsman or appeal to the TAR (Law 241/1990, art. 25).
letters-notice-title = Notice on the processing of personal data
letters-notice-signature = Signature
letters-notice-statement = I have read the notice.
letters-notice-person = Name and surname
letters-notice-day = Date
