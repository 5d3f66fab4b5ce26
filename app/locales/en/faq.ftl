# Questions that are often asked, with their answers.

faq-lead = Short answers to the questions you ask us most.
faq-search = Search the questions
faq-search-example = For example: SPID, ISEE, documents
faq-found-title = Questions about “{ $query }”
faq-found = { $count ->
    [0] No answer for “{ $query }”
    [one] One answer for “{ $query }”
   *[other] { $count } answers for “{ $query }”
}
faq-none = Try another word, for example “SPID” or “documents”. Or call us: we answer you ourselves.
faq-all = See all questions

# Who may apply
faq-who = Who may apply
faq-may = Who may apply?
faq-may-text = It depends on the service. The page of each service says whom it is for and what is needed. You need not sign in to read it.
faq-others = May I apply for another person?
faq-others-text = Yes. Sign in with your own identity and choose in the application whom it is for. We ask for your title: parent, guardian, support administrator or delegation. If there is a document of it, attach it.
faq-residence = I have no registered residence or no home. May I apply?
faq-residence-text = For many services you may. If you have no address come to the desk, { $address }, or call { $phone }: we find a way together.
faq-permit = My residence permit has expired or has not arrived yet
faq-permit-text = If you have asked for it or for its renewal, keep the receipt and attach it. Without documents you may still come to the desk: the meeting is private.

# Signing in
faq-enter = Signing in
faq-identity = With which identity do I sign in?
faq-identity-text = With SPID level 2. Where they are active, also with the electronic identity card or with the identity of another European country. The sign-in page says which ones you can use.
faq-no-spid = I have no SPID. What can I do?
faq-no-spid-text = You can ask one of the providers for SPID, even free of charge. Or come to the desk, { $address }: we fill it in together, and a document is enough.
faq-mobile = Can I do everything on my phone?
faq-mobile-text = Yes. The portal works on every phone, even an old one. You can photograph the documents while you fill in the form.
faq-language = I do not speak Italian well
faq-language-text = Choose the language at the top of the page. At the desk there are mediators, by appointment: call { $phone }.

# Filling in
faq-fill = Filling in the application
faq-pause = Can I stop and go on later?
faq-pause-text = Yes. We save at every step and you can go on from another device. The draft stays for 30 days after the last change, or for 180 if the service is closed.
faq-documents = How do I send the documents?
faq-documents-text = You attach them to the application: a sharp photo taken with the phone is fine, or a PDF. Each request says which files it takes. Do not send documents by e-mail.
faq-isee = What is ISEE and what is it for?
faq-isee-text = ISEE measures the family’s financial situation. It shows whether you are entitled to the service and how much you pay. You ask INPS or a CAF for it, free of charge.
faq-cost = Does applying cost anything?
faq-cost-text = No, applying is free. Some services have a cost, depending on ISEE: you find it on the page of the service.

# After sending
faq-after = After sending
faq-arrived = How do I know that my application has arrived?
faq-arrived-text = As soon as you send it you get the register number and the receipt as PDF. You find them in your personal area and in your e-mail.
faq-when = When do I get the answer?
faq-when-text = Usually within 30 days: the term is on the page of the service and on the receipt. If we ask you for something, the term stops once only, for 30 days at most.
faq-mistake = I sent the application with a mistake
faq-mistake-text = After sending, the application does not change. Open it in your personal area and write us a message with the correction: we read it together with the application.
faq-missing = You asked me for a document that is missing
faq-missing-text = Open the application in your personal area: it says what is missing and by when. Attach the document there and send the answer.
faq-withdraw = Can I withdraw the application?
faq-withdraw-text = Yes, until we have decided. Open the application in your personal area and choose to withdraw it. Then you can make another one.
faq-refused = And if the answer is no?
faq-refused-text = First we write you the reasons, and you have 10 days to reply (L. 241/1990, article 10-bis). Against the refusal you may appeal to the TAR within 60 days.

# Data
faq-data = Your data and the portal
faq-seen = Who sees my data?
faq-seen-text = Only the people of the desk that deals with your application, and only the data they need. Every reading is recorded.
faq-cookies = Why don’t you ask me to consent to cookies?
faq-cookies-text = Because we use technical cookies only, which need no consent: one while you sign in, two for as long as you stay signed in and one if you choose the language. No cookies of others.
faq-broken = The portal does not work. Whom do I tell?
faq-broken-text = Write to { $email } or call { $phone }. Tell us the page and what happened.
