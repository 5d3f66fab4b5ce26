# What citizens keep for themselves: profile, privacy, sessions.

profile-yours = Il tuo spazio

# Profile
profile-title = Il mio profilo
profile-lead = Qui decidi come ti scriviamo e che cosa ritrovi già scritto nella prossima domanda.
profile-certified = Che cosa sappiamo dalla tua identità digitale
profile-name = Nome e cognome
profile-birth = Data di nascita
profile-birth-place = Luogo di nascita
profile-home = Indirizzo
profile-postal-code = CAP
profile-municipality = Comune
profile-fiscal-code = Codice fiscale
profile-company = Azienda o ente
profile-vat-number = Partita IVA
profile-email = E-mail
profile-email-new = Indirizzo e-mail
profile-email-hint = Per esempio nome@posta.it. Ti mandiamo un codice di 6 cifre per controllare che l’indirizzo è tuo.
profile-email-send = Mandami il codice
profile-email-proved = Verificata il { $date }
profile-email-typed = Da verificare: la usiamo solo per riempire le domande.
profile-email-drop = Togli l’indirizzo dal profilo
profile-mail-back = La nostra e-mail è tornata indietro
profile-mail-back-text = Controlla l’indirizzo. Finché non ne verifichi uno giusto, leggi qui le novità delle tue domande.
profile-mail-back-act = Controlla l’indirizzo
profile-code = Codice
profile-code-hint = Lo abbiamo mandato a { $email }. Vale fino alle { $time }.
profile-code-confirm = Conferma l’indirizzo
profile-code-shape = Il codice ha { $expected } cifre: ne hai scritte { $found }.
profile-code-wrong = { $left ->
    [one] Non è il codice che ti abbiamo mandato. Puoi provare ancora una volta.
   *[other] Non è il codice che ti abbiamo mandato. Puoi provare ancora { $left } volte.
}
profile-code-spent = Il codice non vale più. Chiedine un altro da qui.
profile-code-limit = Hai già chiesto { $count } codici in un’ora. Aspetta un’ora e riprova.
profile-code-late = Il messaggio per { $email } non è ancora partito: riproviamo da soli, non serve chiedere un altro codice. Qui non hai perso niente.
profile-code-refused = Il messaggio per { $email } è stato rifiutato. Controlla se è giusto, poi chiedi un altro codice.
profile-code-given-up = Non siamo riusciti a mandare il messaggio a { $email }. Qui non hai perso niente: chiedi un altro codice più tardi.
profile-phone = Telefono
profile-phone-number = Numero di telefono
profile-phone-hint = Lo scriviamo già nelle tue domande. Se lo cancelli non lo conserviamo più.
profile-phone-save = Salva il telefono
profile-phone-proved = Verificato il { $date }
profile-phone-typed = Non verificato: lo usiamo solo per riempire le domande.
profile-phone-no-mobile = Non verificato: il codice arriva con un SMS, quindi solo su un cellulare.
profile-phone-italian-only = Non verificato: possiamo verificare con un SMS solo numeri di cellulare italiani.
profile-phone-elsewhere = Non verificato: possiamo verificare con un SMS solo numeri che cominciano così: { $prefixes }.
profile-phone-send = Mandami il codice con un SMS
profile-phone-confirm = Conferma il numero
profile-phone-limit = Mandiamo al massimo { $count } SMS al giorno, a te e a ogni numero. Riprova domani.
profile-phone-none-left = Per oggi non possiamo mandare altri SMS. Riprova domani.
profile-preferences = Lingua e avvisi
profile-language = In quale lingua ti scriviamo
profile-language-hint = Vale per le e-mail e per la ricevuta
profile-mails = Quali e-mail vuoi ricevere
profile-mails-hint = Se ne togli una, guarda tu nell’area personale: le scadenze valgono lo stesso.
profile-mails-receipt = La ricevuta di ogni domanda
profile-mails-news = Un avviso quando c’è una novità
profile-preferences-save = Salva lingua e avvisi
profile-done-code = Codice inviato. Se non arriva entro qualche minuto, guarda nella posta indesiderata.
profile-done-email = Indirizzo verificato. Da ora lo usiamo per scriverti.
profile-done-dropped = Indirizzo tolto dal profilo.
profile-done-phone = Telefono salvato.
profile-done-message = Ti mandiamo un SMS con il codice.
profile-done-proved = Numero verificato. Ti scriviamo comunque solo per e-mail.
profile-done-preferences = Lingua e avvisi salvati.

# In a form
profile-source-profile = Dal tuo profilo
profile-source-sign-in = Dal tuo accesso (SPID, CIE o eIDAS)
profile-source-request = Dalla domanda del { $date }
profile-keep = Usiamo e-mail e telefono anche per le prossime domande?
profile-keep-hint = Se non scegli, restano solo in questa domanda.
profile-keep-yes = Sì, salvali nel mio profilo
profile-keep-no = No, solo per questa domanda

# Privacy
profile-privacy-title = I miei dati
profile-privacy-lead = Chi li ha guardati, che cosa hai letto, e come prenderne una copia.
profile-looks = Chi ha guardato i tuoi dati
profile-looks-text = Vedi lo sportello, il giorno e che cosa ha fatto. Chi ci lavora resta riservato.
profile-looks-none = Nessuno sportello ha ancora aperto le tue domande.
profile-looks-first = Torna ai più recenti
profile-looks-more = Mostra i precedenti
profile-look-request-read = Ha letto la domanda { $number }.
profile-look-request-worked = Ha lavorato la domanda { $number }.
profile-look-request-copied = Ha stampato o copiato la domanda { $number }.
profile-look-document = Ha aperto un documento della domanda { $number }.
profile-look-card-read = Ha letto la tua scheda.
profile-look-card-worked = Ha scritto nella tua scheda.
profile-look-card-copied = Ha stampato o copiato la tua scheda.
profile-look-person-read = Ha letto i tuoi dati nell’elenco delle persone.
profile-look-person-worked = Ha aggiornato i tuoi dati nell’elenco delle persone.
profile-notices = Informative che hai letto
profile-notices-none = Non hai ancora inviato domande: non c’è nessuna informativa.
profile-notice-line = { $date }, domanda { $number } ({ $service }): «{ $text }»
profile-notice-text = Leggi quel testo (versione { $n })
profile-data = Prendi una copia di tutto
profile-data-text = Un file ZIP con le tue domande, i documenti e le ricevute. I dati ci sono in PDF, da leggere, e in JSON, per i programmi. È tuo diritto (Regolamento UE 2016/679, articoli 15 e 20). Tienilo in un posto sicuro.
profile-data-download = Scarica i miei dati (ZIP)
profile-data-limit = Per oggi hai già preso abbastanza copie
profile-data-limit-text = Puoi prenderne { $count } al giorno. Riprova domani.

# Sessions
profile-sessions-title = Dove hai fatto accesso
profile-sessions-lead = I dispositivi su cui il tuo accesso è ancora aperto.
profile-sessions-list = Accessi aperti
profile-sessions-unknown = Dispositivo non riconosciuto
profile-sessions-since = Accesso del { $date }
profile-sessions-used = Usato l’ultima volta il { $date }
profile-sessions-here = È quello che stai usando
profile-sessions-close = Chiudi
profile-sessions-close-which = l’accesso da { $device } del { $date }
profile-sessions-close-others = Chiudi tutti gli altri accessi
profile-sessions-strange = Non riconosci qualcosa? Chiudi tutti gli altri accessi, poi cambia la password della tua identità digitale.
profile-sessions-closed = Accesso chiuso.
profile-sessions-closed-others = Gli altri accessi sono chiusi.
profile-sessions-only = Non ci sono altri accessi aperti.

# Copy of all data
profile-copy-title = Copia dei miei dati
profile-copy-made = Fatta il { $date } dal portale di: { $name }.
profile-copy-json = Gli stessi dati, per i programmi, sono nel file dati.json.
profile-copy-state = A che punto è
profile-copy-desk = Sportello
profile-copy-records = Quello che tengono gli sportelli
profile-copy-records-lead = Qui non ci sono le note degli operatori, quello che riguarda altre persone e gli indirizzi protetti: per il resto puoi chiedere l’accesso agli atti.
profile-copy-from = Dal
profile-copy-to = Fino al
profile-copy-card = Scheda del { $date }, { $desk }
profile-copy-card-removed = Questa scheda è stata eliminata il { $date } perché aperta per sbaglio: non conta più, ma è ancora conservata.
profile-signatures = Firme allo sportello
profile-signatures-none = Non hai firmato nessuna informativa allo sportello, e per ora non ce n’è da firmare.
profile-signatures-read = Ogni firma porta al testo che hai firmato.
profile-signed-line = { $desk }: firmata il { $date }, versione { $n }
profile-signed-ended-line = { $desk }: firmata il { $date }, versione { $n }, revocata il { $end }
profile-signed-consents = { $text }. Con il consenso a: { $what }
profile-consent-health = condividere i dati con i servizi sanitari
profile-consent-work = condividere i dati con il centro per l’impiego
profile-consent-school = condividere i dati con la scuola
profile-consent-third-sector = condividere i dati con le associazioni che collaborano
profile-to-sign = Informativa da firmare: { $desk }, versione { $n }
profile-sign-read = Leggi il testo
profile-sign = Ho letto l’informativa e la firmo
