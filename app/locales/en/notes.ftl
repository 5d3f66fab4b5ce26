# Legal notes, and how to report that something does not work.

# Legal notes
notes-legal-lead = Who publishes this portal, what you may reuse and what the texts are worth.
notes-legal-who = Who publishes the portal
notes-legal-who-text = The portal belongs to { $name }, { $address }. For any question write to { $email } or call { $phone }.
notes-legal-value = What the texts are worth
notes-legal-value-text = The texts explain the services in plain words. In case of doubt, laws, regulations and official acts count. Texts in other languages are a help: the Italian one counts.
notes-legal-texts = What you may reuse
notes-legal-texts-text = The texts belong to { $name }. You may quote and reuse them if you say where they come from. Coats of arms and logos need permission.
notes-legal-software = The software
notes-legal-software-text = The software is free (EUPL 1.2): anybody may read and reuse it. Public bodies may take it over for reuse (D.Lgs. 82/2005, article 69).
notes-legal-links = Sites of others
notes-legal-links-text = Some links lead to sites of others, for example to providers of digital identity. We do not answer for those sites.

# Reporting a fault
notes-report-lead = If a page does not work or says something wrong, tell us: you need not sign in.
notes-report-what = What we need to know
notes-report-where = Which page were you on?
notes-report-doing = What did you want to do?
notes-report-seen = What happened? If there was an error number, write it down.
notes-report-device = Did you use a phone or a computer? Which browser?
notes-report-private = Do not write about health or family and do not send documents. About your application write from your personal area.
notes-report-how = How to tell us
notes-report-call = Or call { $phone }. { $time }.
notes-report-answer = If you give your address we tell you what we did.
notes-report-other = If it is something else
notes-report-access = Can’t you use a page with your device or your disability? Read here what to do:
notes-report-urgent = If somebody is in danger call 112 at once. Against violence call 1522.
notes-report-subject = Report: something in the portal does not work
