# Legal notes, and how to report that something does not work.

# Legal notes
notes-legal-lead = Chi pubblica questo portale, che cosa puoi riusare e che valore hanno i testi.
notes-legal-who = Chi pubblica il portale
notes-legal-who-text = Lo pubblica questo ente: { $name }, { $address }. Per qualsiasi domanda scrivi a { $email } o telefona al { $phone }.
notes-legal-value = Che valore hanno i testi
notes-legal-value-text = I testi spiegano i servizi in parole semplici. In caso di dubbio valgono le leggi, i regolamenti e gli atti ufficiali. I testi in altre lingue sono di aiuto: vale quello italiano.
notes-legal-texts = Che cosa puoi riusare
notes-legal-texts-text = I testi appartengono a questo ente: { $name }. Puoi citarli e riusarli se indichi da dove vengono. Stemmi e loghi non si possono riusare senza permesso.
notes-legal-software = Il programma
notes-legal-software-text = Il programma è libero (licenza EUPL 1.2): chiunque può leggerlo e riusarlo. Le pubbliche amministrazioni lo possono prendere in riuso (D.Lgs. 82/2005, articolo 69).
notes-legal-links = Siti di altri
notes-legal-links-text = Alcuni collegamenti portano a siti di altri, per esempio ai gestori dell’identità digitale. Di quei siti non rispondiamo noi.

# Reporting a fault
notes-report-lead = Se una pagina non funziona o dice una cosa sbagliata, avvisaci: non serve entrare.
notes-report-what = Che cosa ci serve sapere
notes-report-where = In quale pagina eri?
notes-report-doing = Che cosa volevi fare?
notes-report-seen = Che cosa è successo? Se c’era un numero di errore, scrivilo.
notes-report-device = Usavi un telefono o un computer? Con quale browser?
notes-report-private = Non scrivere dati sulla salute o sulla famiglia e non mandare documenti. Per la tua domanda scrivi dall’area personale.
notes-report-how = Come avvisarci
notes-report-call = Oppure telefona al { $phone }. { $time }.
notes-report-answer = Se scrivi il tuo indirizzo ti diciamo che cosa abbiamo fatto.
notes-report-other = Se si tratta d’altro
notes-report-access = Non riesci a usare una pagina con il tuo strumento o la tua disabilità? Leggi come fare qui:
notes-report-urgent = Se qualcuno è in pericolo chiama subito il 112. Contro la violenza chiama il 1522.
notes-report-subject = Segnalazione di un disservizio del portale
