# Pages that anybody may read.

# First page
public-home-title = Social services online
public-home-description = Apply to the social services with SPID and follow the answer step by step.
public-home-heading = Ask the social services for help
public-home-lead = Apply from here, also from your phone. You get a register number at once and always know where your application stands.
public-home-known = Have you already applied?
public-home-known-link = See where it stands
public-search-label = What do you need?
public-search-example = For example: rent, nursery, carer
public-search-button = Search
public-urgent = Do you need help now?
public-urgent-112 = if somebody is in danger
public-urgent-1522 = against violence, day and night, in other languages too
public-needs-title = Start from your need
public-all-services = { $count ->
    [one] See the service
   *[other] All { $count } services
}
public-most-asked = Most asked for at the moment
public-how-enter = You sign in
public-how-enter-text = With SPID, CIE or eIDAS. You can also apply for somebody you care for.
public-how-answer = You answer the questions
public-how-answer-text = Much of it we know already. We save at each step: you can stop and go on from another device.
public-how-send = You send it
public-how-send-text = You get the register number and the receipt, here and by e-mail. After sending the application does not change any more.
public-how-reply = We answer
public-how-reply-text = Within 30 days, unless the service says otherwise. If something is missing we write to you, and you answer from here.
public-desks-title = Do you prefer to talk to a person?
public-desks-call = Book: { $phone }
public-desks-write = Write to us
public-desks-write-text = We usually answer within two working days. Do not send documents by e-mail: attach them to the application.
public-desks-languages = We speak your language
public-desks-languages-text = With our mediators, by appointment: English, French, Spanish, Arabic, Ukrainian.
public-desks-lis = Italian sign language (LIS) too

# Catalogue
public-services-title = All services
public-services-found-title = Services for “{ $query }”
public-services-lead = Choose a service and read what is needed: you need not sign in to read.
public-services-all = From A to Z
public-services-found = { $count ->
    [0] No service for “{ $query }”
    [one] One service for “{ $query }”
   *[other] { $count } services for “{ $query }”
}
public-services-none = Try another word, for example “rent” or “nursery”. Or call us: we find the right service together.
public-services-show-all = See all services
public-always-open = Always open
public-open-until = Open until { $date }
public-opens-on = Opens on { $date }
public-closed-since = Closed since { $date }
public-about-minutes = { $minutes ->
    [one] About one minute
   *[other] About { $minutes } minutes
}
public-about-minutes-save = { $minutes ->
    [one] About one minute
   *[other] About { $minutes } minutes, you can save and go on later
}
public-answer-within = { $days ->
    [one] Answer within one day
   *[other] Answer within { $days } days
}

# Service
public-service-active = Service active
public-service-paused = Service not active at the moment
public-service-start = Apply online
public-service-continue = Go on with the application
public-or-appointment = Or book an appointment
public-page-index = On this page
public-service-who = Who it is for
public-service-how = How to apply
public-service-needed = What is needed
public-service-not-asked = Name, tax code and date of birth come from SPID: you need not write them.
public-service-get = What you get
public-service-times = Times and terms
public-service-term = { $days ->
    [one] The term is one day. It stops once only, for 30 days at most, if we have to ask you something (Law 241/1990, article 2).
   *[other] The term is { $days } days. It stops once only, for 30 days at most, if we have to ask you something (Law 241/1990, article 2).
}
public-calendar-opens = Applications open
public-calendar-closes = Last day for sending
public-calendar-answer = Last possible answer, for who sends on the last day
public-month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
public-service-cost = What it costs
public-service-access = Go to the service
public-service-online = Online, with your digital identity:
public-service-desk = Or at the desk, where an operator fills it in with you:
public-service-conditions = Conditions
public-service-conditions-text = Who sends an application declares that what it says is true; the municipality checks. The data are used for this application only.
public-service-topic = Topic
public-service-topic-social = Social services

# Access
public-access-title = Sign in
public-access-heading = Sign in with your digital identity
public-access-lead = After signing in you reach your personal area.
public-access-lead-service = You are applying for: { $service }. After signing in you go straight to the application.
public-access-inside = You are already signed in as { $name }.
public-access-inside-go = Go on without signing in again
public-access-expired = You are no longer signed in: too much time has passed, or the session was closed from another device. What you saved is still there; what you wrote afterwards may be missing. Sign in again to go on.
public-access-kept = You are no longer signed in: too much time has passed. What you were sending was not sent, but what you wrote is safe for three days: sign in again with your identity and you will find it. Files must be chosen again.
public-access-lost = You are no longer signed in: too much time has passed, or the session was closed. What you were sending was not sent, and we did not keep it: if the page told you that it stays in your tab, you find it when you go back there. What you had saved before is still there. Sign in again to go on.
public-access-unanswered = You began to sign in with { $provider }, but no answer came. If its site does not work, wait a few minutes or choose another way. Your applications are safe.
public-access-stronger = { $service } asks for an identity of level { $level }. Sign in again with that level: what you saved is still there.
public-access-stronger-area = The personal area asks for an identity of level { $level }. Sign in again with that level: what you saved is still there.
public-access-person = { $service } is for citizens, and you are signed in with a professional identity or one of an organisation. Sign in with your personal identity.
public-access-professional = { $service } is for people who apply for their work, for themselves or for a company or body. Sign in with SPID, with your professional identity.
public-access-company = { $service } is for people who act for a company or body. Sign in with SPID, with your professional identity or that of the organisation.
public-access-municipality = Which municipality the service is of
public-access-municipality-chosen = chosen
public-access-municipality-is = The service is offered by: { $name }.
public-access-spid = The public digital identity. Level { $level } or higher is needed.
public-access-spid-highest = The public digital identity. Level { $level } is needed.
public-access-spid-button = Sign in with SPID
public-access-choose = Choose who gave you SPID
public-access-no-provider = No provider is set up in this portal. Try later or call us.
public-access-what-is-spid = More information
public-access-no-spid = No SPID yet?
public-access-spid-help = Need help?
public-access-cie = Electronic identity card
public-access-cie-text = With the CieID app on your phone, or with a card reader.
public-access-cie-button = Sign in with CIE
public-access-eidas-text = For citizens of other EU countries: use your national digital identity. No Italian tax code needed.
public-access-inactive = Not yet active in this portal.
public-access-after = What happens next
public-access-after-1 = Your provider asks your permission to give us name, tax code, date and place of birth, sex, domicile and contacts.
public-access-after-2 = You come back here, where you were.
public-access-after-3 = We use these data for your application only.
public-access-other = Are you applying for somebody else?
public-access-other-text = Sign in with your own identity. In the application we ask for whom it is and with which title.
public-access-none = You have none of these identities
public-access-none-text = You can apply at the desk: we fill it in together, you only need a document. If you have no document, come all the same.

# Login that did not succeed
public-spid-safe = Nothing serious has happened: no data have reached us and your applications have not changed.
public-spid-safe-drafts = You have lost nothing: your applications and drafts are safe.
public-spid-safe-desk = Your work has not changed: you are not in yet, and what you had saved is there.
public-spid-desk-do = Try again from the operators’ door. If it does not work, enter with the account of your body, or tell whoever administers the portal.
public-spid-code = { $way } error { $code }, { $date }
public-spid-no-code = Sign-in failed, { $date }
public-spid-retry = Try again
public-spid-retry-consent = Try again and give consent
public-spid-choose-again = Choose how to sign in
public-spid-go-on = Go on
public-spid-back = Back to the service
public-spid-12 = The provider does not offer this level
public-spid-12-what = The service asks for a level of security that your provider cannot give you now.
public-spid-12-do = Ask your provider for level { $level }, or sign in with another identity.
public-spid-19 = Wrong user name or password
public-spid-19-what = Your provider got wrong credentials several times, so you are not in.
public-spid-19-do = Try again with the right ones. If you have forgotten them, recover them on the provider’s site.
public-spid-20 = An identity of a higher level is needed
public-spid-20-what = Your identity does not have the level that this service asks for.
public-spid-20-do = Ask your provider to activate level { $level }: its site explains how.
public-spid-21 = Too much time has passed
public-spid-21-what = Signing in has to be finished within a few minutes, and time ran out.
public-spid-21-do = Keep your phone at hand and try again.
public-spid-22 = You did not give consent, so you are not in
public-spid-22-what = SPID asked you whether it may give us your data, and you said no.
public-cie-22-what = CIE asked you whether it may give us name, tax code and date of birth, and you said no.
public-eidas-22-what = Your country asked you whether it may give us name, date of birth and other data about you, and you said no.
public-spid-22-do = To apply online we need these data, and use them for this only. If you prefer not to give them, you can come to the desk with a document.
public-spid-23 = Your digital identity is blocked
public-spid-23-what = Your provider says that your identity is suspended or revoked, or that access is blocked.
public-spid-23-do = Write to or call your provider: only they can unblock it. In the meantime you can come to the desk.
public-cie-23 = Your card is no longer valid
public-cie-23-what = The Italian Ministry of the Interior says that your electronic identity card has expired or was revoked.
public-cie-23-do = Ask your municipality for a new card. If you think this is a mistake write to cie.cittadini@interno.it. In the meantime you can sign in with another identity, or come to the desk.
public-spid-25 = You cancelled the sign-in
public-spid-25-what = You stopped the sign-in on the provider’s site, so you are not in.
public-spid-25-do = If it was by mistake, try again.
public-spid-30 = A personal identity is needed
public-spid-30-what = You used a professional identity or one of an organisation. Here you sign in with your personal one.
public-spid-30-do = Try again and choose your personal identity.
public-spid-30-work = A professional identity is needed
public-spid-30-professional-what = This service is for people who apply for their work, for themselves or for a company or body.
public-spid-30-company-what = This service is for people who act for a company or body.
public-spid-30-work-do = Try again and choose that identity on the provider’s site. If you have none, ask your provider for it.
public-spid-other = The provider did not let you in
public-spid-other-what = Your provider refused the sign-in, without telling us why.
public-spid-other-do = Try again in a few minutes. If it happens again, call the provider and tell them the number below.
public-spid-ours = Something went wrong on our side
public-spid-08-what = The provider says that the request of this portal does not follow the rules. The mistake is ours, not yours.
public-spid-09-what = The provider says that the request of this portal uses a wrong version. The mistake is ours, not yours.
public-spid-11-what = The provider says that the request of this portal lacks its number. The mistake is ours, not yours.
public-spid-13-what = The provider says that the clock of this portal is wrong. The mistake is ours, not yours.
public-spid-14-what = The provider says that the request of this portal was addressed to somebody else. The mistake is ours, not yours.
public-spid-15-what = The provider says that this portal asked for a sign-in without you, which is not allowed. The mistake is ours, not yours.
public-spid-16-what = The provider does not recognise the address where it should have answered us. The mistake is ours, not yours.
public-spid-17-what = The provider says that this portal asked for your identifier in the wrong way. The mistake is ours, not yours.
public-spid-18-what = The provider does not recognise the list of data that this portal asked for. The mistake is ours, not yours.
public-spid-ours-do = Whoever runs the portal has been told. Try later, or call us.
public-spid-unsure = We are not sure that it is you
public-spid-unsure-what = The provider’s answer did not pass our checks, so we did not let you in.
public-spid-unsure-do = Try again from the start. If it happens again, call us.
public-spid-weaker = An identity of a higher level is needed
public-spid-weaker-what = The provider signed you in with a lower level than the service asks for.
public-spid-weaker-do = Try again and choose level { $level } on the provider’s site.
public-spid-clocks = The clocks do not agree
public-spid-clocks-what = The provider’s answer bears a time too different from ours, so we did not let you in.
public-spid-clocks-do = It is not up to you: who runs the portal has been told. Try again in a few minutes.
public-spid-elsewhere = This sign-in began elsewhere
public-spid-elsewhere-what = The provider’s answer holds only in the browser you started from, and this is another one.
public-spid-elsewhere-do = Start again from here. If the browser blocks cookies, allow those of this site.
public-spid-used = This sign-in has already been used
public-spid-used-what = The provider’s answer holds once only, and we have had it already.
public-spid-used-do = If you are in already, go on; otherwise we ask you to sign in again.
public-spid-loose = We cannot find the sign-in that you began
public-spid-loose-what = An answer came that belongs to no sign-in begun from this portal.
public-spid-loose-do = Start again from here, without the Back button.
public-spid-late = Too much time has passed
public-spid-late-what = The provider’s answer came too late and holds no more.
public-spid-late-do = Try again: usually a minute is enough.
public-spid-missing = Something is missing to recognise you
public-spid-missing-what = Your provider did not send us all the data we need, for example the tax code.
public-spid-missing-do = Try again. If it happens again, call the provider or come to the desk.
public-spid-impossible = Something about you does not add up
public-spid-impossible-what = The provider sent us something that is written wrongly, for example the tax code.
public-spid-impossible-do = Check your data on the provider’s site. If they are right call us, or come to the desk.
public-spid-unknown = This provider is not in the list
public-spid-unknown-what = The address names a provider that this portal does not know.
public-spid-unknown-do = Go back to the list and choose your provider.
public-spid-start = We cannot start signing you in just now
public-spid-start-what = The portal is not able to prepare the request for your provider. The mistake is ours, not yours and not the provider’s.
public-spid-busy = There are many people
public-spid-busy-what = Many people are signing in at the moment, and we have not checked your answer yet.
public-spid-busy-do = Wait a few seconds and press Try again: you need not sign in again.
public-spid-away = We stand still for a few minutes
public-spid-away-what = The provider has recognised you, but the portal cannot read its archives now.
public-spid-away-do = Press Try again in a minute: the provider’s answer holds for a few minutes more. Afterwards simply sign in again.
public-spid-halfway = We stopped halfway
public-spid-halfway-what = The provider has recognised you, but the portal stopped while it was letting you in.
public-spid-halfway-do = Sign in again from the start in a few minutes: the answer of before holds no more.
public-cie-denied = You did not finish signing in with CIE
public-cie-denied-what = You stopped the sign-in, or you did not give your consent. So you are not signed in.
public-cie-denied-do = To apply online we need your name, tax code and date of birth. We use them only for this. You can try again or come to our desk.
public-cie-ours-what = The CIE service did not understand the request of this portal. It is our mistake, not yours.
public-cie-start-what = The portal is not able to prepare the request for the CIE service. The mistake is ours, not yours and not that of the CIE service.
public-cie-unsure-what = The answer of the CIE service did not pass our checks, so we did not let you in.
public-cie-elsewhere-what = The answer of the CIE service works only once, and only in the window where you started.
public-cie-late-what = The answer of the CIE service came too late and is no longer valid.
public-cie-missing-what = The CIE service did not send us everything we need, such as the tax code.
public-cie-missing-do = Try again. If it happens again, call us or come to our desk.
public-cie-down = The CIE service does not answer
public-cie-down-what = Right now we cannot reach the CIE service in a safe way.
public-cie-down-do = Try again in a few minutes, or sign in with SPID. It is not your fault.
public-cie-slow = The CIE service is too slow
public-cie-slow-what = The CIE service did not answer us in time, so you are not in.
public-login-gone = There is nothing left to read here
public-login-gone-what = This page told how a sign-in ended. It can be read for one hour, and only in the browser where you started.
public-login-gone-do = If you want to sign in, start again from here. If the browser blocks cookies, allow those of this site.
public-spid-post-title = Go to the provider
public-spid-post-heading = We take you to your provider
public-spid-post-lead = If the page does not change by itself, press the button.
public-spid-post-button = Continue

# Signing out
public-logged-out-title = You are out
public-logged-out-heading = You are signed out
public-logged-out-lead = Nobody can see your applications from this device any more.
public-logged-out-provider = Your provider may still remember you: if the device is not yours, close the browser.
public-logged-out-nothing = There is nothing to close at your provider.
public-logged-out-closed = The sign-in at your provider is closed too.
public-logged-out-partly = Your provider has closed its sign-in, but says that you may still be in on another site. If the device is not yours, close the browser.
public-leaving-text = Now we close the sign-in at your provider too. If the page does not change by itself, press the button.
public-leaving-button = Close it at the provider too
public-logged-out-home = Back to home
public-logged-out-again = Sign in again

# Errors
public-error-code = Error { $code }, { $date }
public-error-code-reference = Error { $code }, { $date }, number { $reference }
public-error-retry = Try again now
public-error-mine = My applications
public-error-services = All services
public-error-404 = This page is not there
public-error-404-what = The address is misspelt, the page was moved, the service is no longer offered here, or you cannot see it with the identity you signed in with.
public-error-404-do = You can search for the service below, or start again from your applications.
public-error-404-search = What were you looking for?
public-error-403 = We cannot accept this
public-error-403-what = The page was open for too long, or meanwhile somebody else has signed in in this browser, or you have signed in again. We have saved nothing.
public-error-403-do = What you had saved before is safe. Go back to the page and try again; what you wrote afterwards has to be written again.
public-error-back = Back to the page
public-error-422 = We did not understand the request
public-error-422-what = The browser sent us something that no page of this portal sends.
public-error-422-do = What you had saved is safe. Start again from your applications.
public-error-409 = Something has changed in the meantime
public-error-409-what = This can no longer be done: the application has moved on, or somebody was faster.
public-error-409-do = Open the application again to see where it stands now.
public-error-joined = This person was joined with another one
public-error-joined-what = Another office recognised that the person whom your desk wrote down was in its registry already, and joined the two records. Your desk does not see the other one.
public-error-joined-do = Nothing of what you wrote is lost. If you still follow the person, or if it seems a mistake to you, write to the body that you have the agreement with: it can send you the card, or undo the joining.
public-error-413 = It is too large
public-error-413-what = What you sent is above the limit of this page.
public-error-413-do = What you had saved is safe. Go back and try with a smaller file, for example a photo of lower resolution.
public-error-429 = Too many requests in a short time
public-error-429-what = Many requests come from this connection, and we stop them for a few minutes.
public-error-429-do = Wait a minute and try again. What you had saved is safe.
public-error-500 = Something went wrong on our side
public-error-500-what = The mistake is ours, not yours. We have recorded it.
public-error-500-do = What you wrote is safe up to the last step saved. If you already had the register number, the application has arrived.
public-error-503 = We are out of service for a few minutes
public-error-503-what = The portal cannot read its archives. Usually it comes back by itself in a few minutes.
public-error-503-do = What you wrote is safe up to the last step saved. If you already had the register number, the application has arrived. If you were sending something, reload this page in a few minutes and confirm that it is sent again: you need not write it anew.
public-error-busy = One moment: somebody is saving
public-error-busy-what = Somebody else was saving the same things at the same moment. So that they are not mixed up, nothing of what you sent was saved.
public-error-busy-do = Try again: reload this page and confirm that it is sent. You need not write anything anew.

# Privacy
public-privacy-lead = What we do with your data, in plain words (GDPR, articles 13 and 14).
public-privacy-who = Who processes them
public-privacy-who-text = The controller is { $name }, { $address }. For any question about your data write to { $email }: the data protection officer answers too.
public-privacy-why = Why we use them
public-privacy-why-text = To examine your application and give you the service you ask for. It is a task of public interest set by law (Law 328/2000): your consent is not needed, and without the necessary data we cannot answer.
public-privacy-what = Which data
public-privacy-what-text = Those that come from your digital identity, those you write in the application and the documents you attach. Before you begin, each service says which groups of data the desk reads.
public-privacy-seen = Who sees them
public-privacy-seen-text = Only the people of the desk that follows your application, and only the groups of data that their work needs. Every reading is recorded.
public-privacy-long = For how long
public-privacy-long-text = Drafts that are not sent are deleted after 30 days without changes; if the service is closed meanwhile, after 180 days, and when it opens again you have at least 30 days to send them. Applications that were sent stay for as long as the law asks of public archives. The proofs of sign-in with SPID stay 24 months.
public-privacy-cookies = Cookies
public-privacy-cookies-text = We use technical cookies only. One keeps you signed in, until you leave or the session ends. One, called “lingua”, remembers for a year the language you choose. One, called “spid”, comes when you open the sign-in page: it makes sure that the answer of the identity provider comes back to the same browser that asked for it, and lasts 60 minutes. One, called “persona”, lasts until you leave or close the browser: if somebody else signs in after you, it has what you wrote and was not saved yet deleted from this device. Whoever works in the offices has another one, called “dispositivo”, which lasts 400 days: it serves to warn them when somebody signs in in their place from another browser. No cookies of others, no statistics about you. That is why we do not ask for consent and you see no banner.
public-privacy-rights = Your rights
public-privacy-rights-text = You can ask to see your data, correct them, limit their use or object. Write to { $email } or come to the desk: we answer within a month.
public-privacy-complaint = Complaints
public-privacy-complaint-text = If you think that something is wrong you can turn to the Italian data protection authority, garanteprivacy.it.

# Accessibility
public-a11y-lead = We want everybody to be able to use this portal, with any tool.
public-a11y-draft = Draft: before publication the organisation fills it in on the form of AgID and reviews it every year by 23 September.
public-a11y-state = State of conformity
public-a11y-state-text = The portal is designed to comply with WCAG 2.2, level AA, and with EN 301 549. It works without JavaScript, with the keyboard only, with a screen reader and on screens of 320 pixels.
public-a11y-limits = Content that is not accessible
public-a11y-limits-text = Documents attached by people may not be accessible. The receipts we produce are structured PDF files.
public-a11y-tests = How we check it
public-a11y-tests-text = Automatic tests at each change (validity of the HTML, axe, keyboard, without JavaScript). Tests with people are up to the organisation, before opening.
public-a11y-report = Report a problem
public-a11y-report-text = Write to { $email } or call { $phone }: tell us the page and what you cannot do. { $name } answers within 30 days.
public-a11y-defender = If we do not answer
public-a11y-defender-text = You can turn to the Digital Ombudsman at AgID.

public-rating-title = Your rating
public-rating-error-stars = Choose from 1 to 5 stars
public-rating-error-reason = Choose one of the answers offered, or none
public-rating-error-words = Details: write 200 characters at most
public-rated-title = Thank you for your opinion
public-rated-lead = We received it without your name. It helps us improve this page.
public-rated-before = You had already given your opinion after this application: that one stays.
public-rated-back = Back to the page
public-privacy-desk = Notice of the desk: { $desk }
public-privacy-desk-version = Version { $n }, valid from { $date }
public-privacy-desk-older = { $name } (version { $n })
public-privacy-desk-replaced = This is not today’s version.
public-privacy-desk-newer = Read version { $n }
public-privacy-desk-versions = Versions of this notice
public-privacy-desk-versions-text = Each version has its own address: if you signed one, you find it here as it was.
public-privacy-desk-own = Page of the notice, with earlier versions: { $desk }
