# Pages of a citizen who signed in.

# Form
citizen-application = Application
citizen-flow-service = Application: { $service }
citizen-steps = Steps of the application
citizen-step-of = Step { $number } of { $count }
citizen-step-done = done
citizen-step-title = { $step }, step { $number } of { $count }
citizen-summary = Summary
citizen-back = Back
citizen-next = Next
citizen-save-and-leave = Save and leave
citizen-send = Send the application
citizen-choose = Choose
citizen-municipalities = Municipalities found
citizen-read-privacy = Read the privacy notice
citizen-read-privacy-desk = Read the privacy notice of “{ $desk }”
citizen-hint-date = Day, month and year, for example 14/03/1988
citizen-hint-date-to-come = Day, month and year, for example { $date }
citizen-hint-time = Hours and minutes, for example 8:15
citizen-hint-money = In euro, for example 1.234,50
citizen-hint-fiscal-code = 16 letters and figures, on the back of the health card
citizen-hint-iban = 27 letters and figures, it begins with IT
citizen-remove-entry = Take away { $entry }
citizen-certified-source = Certain data, received from your digital identity.
citizen-conflict = This application is open in another window
citizen-conflict-text = You saved there after opening this page. What you wrote here is still here: if you go on, it takes the place of the other. Otherwise close this window.
citizen-draft-new = Draft not saved yet
citizen-draft-saved = Draft saved at { $time }
citizen-draft-saved-on = Draft saved on { $date }
citizen-draft-kept = You find it in your personal area until { $date }, from any device.
citizen-draft-missing = { $count ->
    [one] The marked answer is missing.
   *[other] The { $count } marked answers are missing.
}
citizen-draft-failed = Not saved, we try again
citizen-draft-failed-text = What you wrote stays on this device, not encrypted, until the line is back. It is deleted when you sign out or send the application.
citizen-draft-expired = You are signed out
citizen-draft-expired-text = What you wrote stays in this tab of the browser. Sign in again: you find it here.
citizen-countries = Countries found
citizen-hint-country = Leave empty for Italy; write the name, for example Morocco
citizen-hint-most = At most { $max } characters.
citizen-left = { $count ->
    [0] You have used all the characters
    [one] You can still write one character
   *[other] You can still write { $count } characters
}
citizen-hint-birth-place = The municipality, or the country if abroad
citizen-upload-way = How you want to do it

# The form changed, the service closed
citizen-new-form-notice = The form of this service has changed
citizen-new-form-notice-text = You can finish with the one you began. Or move to the new one: the answers that still fit stay.
citizen-new-form-see = See what changes
citizen-new-form-title = Move to the new form
citizen-new-form-lead = Read what changes, then choose. Until you choose, nothing moves.
citizen-new-form-changes = What changes
citizen-new-form-words = The questions are the same. Only some explanations change.
citizen-new-form-added = New question, in the step: { $step }
citizen-new-form-removed = It is not asked any more
citizen-new-form-label = Before it was: { $name }
citizen-new-form-kind = It is answered in another way
citizen-new-form-choices = The words of the choices change
citizen-new-form-choices-more = New choices: { $name }.
citizen-new-form-choices-fewer = Choices removed: { $name }.
citizen-new-form-limits = The limits of the answer change
citizen-new-form-required = An answer is needed now
citizen-new-form-optional = You may leave it empty now
citizen-new-form-condition = It is asked in other cases
citizen-new-form-step = It is now in the step: { $step }
citizen-new-form-move = Move to the new form
citizen-new-form-stay = Stay with the one before
citizen-earlier-title = Answers to the form before
citizen-earlier-text = They stay here until you send the application, so that you can read them again. We do not send them.
citizen-closed-until = You can send the application from { $date }
citizen-closed-since = The service closed on { $date }
citizen-closed-text = What you wrote stays in the draft. Today it cannot be sent: if you need help now, call the desk. If we can, we will e-mail you when it can be sent.
citizen-withdrawn-title = The service takes no more applications
citizen-withdrawn-safe = What you wrote is still here
citizen-withdrawn-text = You can read it until { $date }. We cannot take it online: call the desk, or look for another service.
citizen-withdrawn-services = Look for another service

# Documents
citizen-upload-rule = { $files ->
    [one] { $kinds }, up to { $size }. You can take it away until you send the application.
   *[other] { $kinds }, up to { $size } each. You can take them away until you send the application.
}
citizen-upload-rule-sent = { $files ->
    [one] { $kinds }, up to { $size }.
   *[other] { $kinds }, up to { $size } each.
}
citizen-upload-add = Add a file
citizen-upload-send = Upload the chosen file
citizen-file-remove = Take away
citizen-file-state-up = Uploading
citizen-file-state-waiting = Being checked
citizen-file-state-accepted = Accepted
citizen-file-state-rejected = Refused
citizen-file-waiting = We look for viruses and read the file: you can go on
citizen-file-accepted = Received at { $time }
citizen-file-accepted-now = Received now

# Before sending
citizen-summary-title = Read it again before sending
citizen-summary-lead = After sending the answers cannot be changed any more. You will be able to write to us, add what we ask for or withdraw the application.
citizen-change = Change
citizen-step-missing = { $count ->
    [one] { $step }: one answer to correct
   *[other] { $step }: { $count } answers to correct
}
citizen-truth = I declare that what I have written is true
citizen-truth-text = It counts as a declaration in lieu of certificates. The municipality checks; who declares what is false loses what was obtained and answers before the law (D.P.R. 445/2000, articles 46, 47 and 76).
citizen-truth-missing = Tick the declaration to send the application
citizen-after-title = As soon as you send it
citizen-after-receipt = You get the register number and the receipt as PDF.
citizen-after-receipt-email = You get the register number and the receipt as PDF, here and at { $email }.
citizen-after-arrives = The application arrives at: { $office }.
citizen-after-answer = You have an answer by { $date }.

# After sending
citizen-sent-title = Application sent
citizen-sent-lead = Thank you { $name }, we have received your application: { $service }.
citizen-protocollo = Register number
citizen-received-on = Received on
citizen-answer-by = Answer by
citizen-receipt-download = Download the receipt (PDF)
citizen-receipt-sent = We send it to { $email } too. You always find it in your personal area.
citizen-receipt-soon-email = We are preparing the receipt: soon you find it in your personal area and at { $email }.
citizen-receipt-here = You always find it in your personal area.
citizen-receipt-soon = We are preparing the receipt: soon you find it in your personal area.
citizen-what-next = What happens now
citizen-next-arrived = The application has arrived
citizen-next-arrived-text = { $documents ->
    [0] It is in the queue of: { $office }.
    [one] It is in the queue of: { $office }, with your document.
   *[other] It is in the queue of: { $office }, with your { $documents } documents.
}
citizen-next-soon = In the next days
citizen-next-if = Only if needed
citizen-next-taken = An operator takes it up
citizen-next-taken-text = We tell you. From then on you know which office follows it.
citizen-next-asked = We ask you for something more
citizen-next-asked-text = You answer from here. Meanwhile the days stop: once only, 30 at most.
citizen-next-answer = You get the answer
citizen-next-answer-text = If it should be negative, we first explain why and you have 10 days to reply.
citizen-by = By { $date }
citizen-meanwhile = Meanwhile you can
citizen-see-request = See your application
citizen-write-desk = Write to the desk
citizen-late = And if you do not answer in time
citizen-late-text = You can turn to who replaces the office (Law 241/1990, article 2): write to { $email }. They must decide within half of the term.
citizen-who-follows = Who follows the application

# Area personale
citizen-hello = Hello { $name }
citizen-new = New application
citizen-my-requests = My applications
citizen-empty = You have not applied for anything yet. Choose a service: you can stop when you want, we save at each step.
citizen-todo = { $count ->
    [one] To do: one thing
   *[other] To do: { $count } things
}
citizen-todo-integration = { $days ->
    [0] { $service }: we need something more. Send it today, { $date }.
    [one] { $service }: we need something more. Send it by { $date }: one day left.
   *[other] { $service }: we need something more. Send it by { $date }: { $days } days left.
}
citizen-todo-notice = { $days ->
    [0] { $service }: we are about to refuse it. You can reply until today, { $date }.
    [one] { $service }: we are about to refuse it. You can reply by { $date }: one day left.
   *[other] { $service }: we are about to refuse it. You can reply by { $date }: { $days } days left.
}
citizen-reply-now = Answer now
citizen-reply = Answer
citizen-continue = Continue
citizen-draft-until = You have not sent it yet. The draft stays until { $date }.
citizen-drop-draft = Delete the draft
citizen-drop-draft-lead = All answers and the documents that you uploaded for this request are deleted. This cannot be undone.
citizen-drop-draft-keep = Keep the draft
citizen-saved-on = Saved on { $date }
citizen-progress = Stage { $number } of { $count }: { $state }
citizen-number-sent = Register number { $number }, sent on { $date }
citizen-now-submitted = It has arrived at the desk. Answer by { $date }.
citizen-now-taken = We are working on it. Answer by { $date }.
citizen-now-waiting = We wait for your answer until { $date }.
citizen-now-notice = We are about to refuse it: you can reply until { $date }.
citizen-now-accepted = Accepted on { $date }.
citizen-now-refused = Refused on { $date }. Inside you find the reason.
citizen-now-withdrawn = You withdrew it on { $date }.

# Request
citizen-where = Where it stands
citizen-you = You
citizen-sent-integration = Answer sent. The days count again from today.
citizen-sent-observations = Observations sent. We read them before deciding.
citizen-sent-message = Message sent.
citizen-sent-withdrawal = Application withdrawn. We do not examine it any more.
citizen-read-again = Read your answers again
citizen-facts = In brief
citizen-office = Responsible office
citizen-answer-latest = Answer at the latest on
citizen-days = Days
citizen-days-passed = { $passed ->
    [one] One passed of { $days }
   *[other] { $passed } passed of { $days }
}
citizen-stopped-since = Stopped since { $date }
citizen-documents = Documents
citizen-receipt-of = Receipt { $number }
citizen-ask-by = Answer by { $date }
citizen-ask-left = { $days ->
    [0] It is the last day. If you do not answer we decide with the documents we have.
    [one] One day left. If you do not answer we decide with the documents we have.
   *[other] { $days } days left. If you do not answer we decide with the documents we have.
}
citizen-notice = We are about to refuse your application
citizen-notice-text = Before deciding we tell you why. You can reply by { $date }: we read everything you write (Law 241/1990, article 10-bis).
citizen-refused = Your application was refused
citizen-refused-text = Here you find the reason. You can ask the desk to explain, or appeal to the administrative court (TAR) within 60 days.
citizen-your-answer = Your answer
citizen-answer-documents = Documents
citizen-send-answer = Send the answer
citizen-messages = Messages
citizen-no-messages = No messages. If you have a doubt write to us from here.
citizen-write-hint = We usually answer within 2 working days
citizen-send-message = Send the message
citizen-other = Other
citizen-withdraw = Withdraw the application
citizen-withdraw-text = If you withdraw it we do not examine it any more. You can make a new one whenever you want.
citizen-withdraw-yes = Yes, withdraw the application
citizen-latest = At the latest on { $date }
citizen-mile-sent = Sent
citizen-mile-taken = Taken up
citizen-mile-taken-text = Followed by: { $office }.
citizen-mile-handed-over = Handed to another desk
citizen-mile-handed-over-text = Now with: { $desk }.
citizen-mile-asked = Something more was asked
citizen-mile-stopped = The days stop here: { $passed } had passed, { $left } are left.
citizen-mile-integrated = You answered
citizen-mile-integrated-text = The days count again.
citizen-mile-notice = Notice of refusal
citizen-mile-replied = You sent your observations
citizen-mile-replied-text = We examine them before deciding.
citizen-mile-answer = Answer
citizen-mile-if-today = If you answer today, the date becomes { $date }.
citizen-mile-accepted-text = The desk contacts you for the next steps.
citizen-young-title = An adult is needed
citizen-young-alone = You can apply for { $service } on your own from the age of { $age }.
citizen-young-for-others = To apply for somebody else you must be { $age }.
citizen-young-guardian = A parent, guardian or legal representative can apply, with their own identity.
citizen-young-desk = Do you need help now? Come to the desk: we also listen to you alone.
citizen-young-code = Request not begun, { $date }
citizen-young-service = Read what is needed

# Messages, deadlines, access to the file
citizen-area-nav = Sections of the personal area
citizen-unread-count = { $count ->
    [one] One message to read
   *[other] { $count } messages to read
}
citizen-unread = To read
citizen-shelf-filter = Filter the applications
citizen-shelf-all = All
citizen-shelf-drafts = Drafts
citizen-shelf-to-answer = To complete
citizen-shelf-sent = Sent
citizen-shelf-closed = Closed
citizen-shelf-empty = There is no application here. Try another filter.
citizen-turn-you = Your turn
citizen-turn-office = The office’s turn
citizen-older = Older
citizen-newest = Back to the newest
citizen-pages = Pages
citizen-number = Protocol number { $number }
citizen-threads = Your conversations
citizen-threads-lead = There is one conversation for each application. To write, open the application.
citizen-threads-empty = There are no messages yet. You find them here when the office writes to you, or when you write from an application.
citizen-thread-desk = The last message is from the desk, { $date }
citizen-thread-you = The last message is yours, { $date }
citizen-thread-reply = Read and reply
citizen-thread-read = Read again
citizen-attach = Attach documents
citizen-attached = Ready to be sent with the message
citizen-message-missing = Write the message before you send it.
citizen-messages-closed = This application is closed: here you can only read. For anything else call the desk: { $phone }.
citizen-messages-too-many = You have already written { $max } messages in the last 24 hours. Wait for our reply, or call the desk: { $phone }.
citizen-deadlines = Deadlines
citizen-deadlines-next = What is due, and when
citizen-deadlines-lead = The nearest date comes first. Each line says whose turn it is.
citizen-deadlines-empty = You have no deadlines. You find them here when you start an application.
citizen-deadlines-file = Put all in the calendar
citizen-deadline-file = Put in the calendar
citizen-due-integration = Send us what we asked you for
citizen-due-observations = Send us your observations
citizen-due-draft = Send the application: after this day the draft is deleted
citizen-due-answer = We answer you by this day
citizen-due-access = We answer your request for access to the file
citizen-deadline-left = { $days ->
    [0] Today, { $date }
    [one] { $date }: one day left
   *[other] { $date }: { $days } days left
}
citizen-deadline-past = { $days ->
    [one] { $date }: one day ago
   *[other] { $date }: { $days } days ago
}
citizen-deadline-calendar = The details are in your personal area: { $url }
citizen-access = Access to the file
citizen-access-title = Ask for access to the file
citizen-access-lead = You can see the documents on which the office decides about your application. We answer within { $days } days (Law 241/1990, articles 22–25).
citizen-access-wanted = Which documents do you want to see?
citizen-access-wanted-hint = For example: the report of the home visit, or how the score was calculated
citizen-access-interest = Why do you need them?
citizen-access-interest-hint = One sentence is enough: the law asks us to know the reason
citizen-access-silence = If we do not answer in time, silence counts as a no. You can turn to the ombudsman or to the TAR within 30 days.
citizen-access-send = Send the request
citizen-access-wanted-missing = Write which documents you want to see.
citizen-access-interest-missing = Write why you need them, even in one sentence.
citizen-access-asked = We answer by { $date }
citizen-access-deferred = Put off until { $date }: the reason is in the messages
citizen-access-granted = Granted on { $date }: you find the documents in the messages
citizen-access-refused = Refused on { $date }: the reason is in the messages
citizen-sent-access = Request for access sent. The answer arrives in the messages.
citizen-mile-access-asked = You asked for access to the file
citizen-mile-access-asked-text = We answer by { $date }.
citizen-mile-access-deferred = Access to the file put off
citizen-mile-access-deferred-text = We answer from { $date }. The reason is in the messages.
citizen-mile-access-granted = Access to the file granted
citizen-mile-access-refused = Access to the file refused
citizen-mile-access-answer-text = The answer is in the messages.
