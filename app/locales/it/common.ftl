# What all pages share.

common-home = Home
common-breadcrumb = Percorso
common-skip-content = Vai al contenuto
common-skip-footer = Vai al piè di pagina
common-title-error = Errore: { $title }
common-error-prefix = Errore:
common-errors-title = { $count ->
    [one] C’è una risposta da correggere
   *[other] Ci sono { $count } risposte da correggere
}
common-optional = facoltativo

# Header
common-language = Lingua:
common-language-code = ITA
common-access = Accedi all’area personale
common-personal-area = Area personale
common-console = Console
common-logout = Esci
common-search-service = Cerca un servizio
common-menu = Menu
common-main-menu = Principale
common-close = Chiudi
common-services = Servizi
common-how-it-works = Come funziona
common-desks = Sedi e orari

# Footer
common-demo = Portale dimostrativo: persone, pratiche e documenti sono inventati.
common-contacts = Contatti
common-telephone = Telefono
common-write-email = Scrivi una e-mail
common-pec = PEC
common-tax-code = Codice fiscale / P. IVA
common-help = Aiuto
common-faq = Domande frequenti
common-appointment = Prenota un appuntamento
common-report = Segnala un disservizio
common-rules = Regole e diritti
common-privacy = Informativa privacy
common-legal = Note legali
common-accessibility = Dichiarazione di accessibilità

# Help beside a form
common-help-title = Ti serve una mano?
common-appointment-text = Compiliamo la domanda insieme

# Certified data
common-certified-locked = Qui non si possono cambiare.
common-certified-wrong = Un dato non è giusto?
common-certified-wrong-text = Puoi inviare lo stesso la domanda e scriverci che cosa va corretto. Per nome e codice fiscale rivolgiti a chi ti ha dato l’identità digitale; per la residenza all’ufficio Anagrafe.

# States of a request
common-state-draft = Bozza
common-state-submitted = Inviata
common-state-taken-up = In lavorazione
common-state-awaiting-integration = Da integrare
common-state-notice-given = Preavviso di rifiuto
common-state-accepted = Accettata
common-state-refused = Rifiutata
common-state-withdrawn = Ritirata
common-state-expired = Scaduta

# Rating (fixed wording of the Modello Comuni)
common-rating-page = Quanto sono chiare le informazioni su questa pagina?
common-rating-service = Quanto è stato facile usare questo servizio?
common-rating-stars = Valuta da 1 a 5 stelle
common-rating-star = { $stars ->
    [one] Valuta 1 stella su 5
   *[other] Valuta { $stars } stelle su 5
}
common-rating-liked = Quali sono stati gli aspetti che hai preferito?
common-rating-disliked = Dove hai incontrato le maggiori difficoltà?
common-rating-clear = Le indicazioni erano chiare
common-rating-complete = Le indicazioni erano complete
common-rating-sure = Capivo sempre che stavo procedendo correttamente
common-rating-no-faults = Non ho avuto problemi tecnici
common-rating-unclear = A volte le indicazioni non erano chiare
common-rating-incomplete = A volte le indicazioni non erano complete
common-rating-unsure = A volte non capivo se stavo procedendo correttamente
common-rating-faults = Ho avuto problemi tecnici
common-rating-other = Altro
common-rating-details = Vuoi aggiungere altri dettagli?
common-rating-details-hint = Al massimo 200 caratteri
common-rating-send = Invia il giudizio

# Answers
common-yes = Sì
common-no = No
common-declared = Dichiarato
common-no-answer = Nessuna risposta
common-iban-end = IBAN che finisce con …{ $end }
common-required = obbligatorio

# Prima che la sessione finisca
common-ending-title = Sei ancora qui?
common-ending-soon = Tra due minuti esci, per sicurezza. Se resti, non perdi niente.
common-ending-last = Tra due minuti la sessione finisce e non si può allungare. Salva adesso quello che stai scrivendo.
common-ending-over = Quello che era salvato è al sicuro: entra di nuovo e vai avanti da lì.
common-ending-ended = La sessione è finita
common-ending-failed = Non riusciamo a parlare con il portale. Controlla la connessione e premi di nuovo Resta.
common-ending-again = Entra di nuovo
common-ending-stay = Resta
common-ending-close = Ho capito
common-place-unknown = luogo non riconosciuto (codice { $code })

# Fields of an answer that has several
common-part-nome = Nome
common-part-cognome = Cognome
common-part-data-nascita = Data di nascita
common-part-luogo-nascita = Luogo di nascita
common-part-codice-fiscale = Codice fiscale
common-part-email = E-mail
common-part-telefono = Telefono
common-part-via = Via e numero
common-part-cap = CAP
common-part-comune = Comune
common-part-paese = Paese
common-part-importo = Importo
common-part-ogni = Ogni quanto
common-every-mese = Ogni mese
common-every-anno = Ogni anno
common-every-una-volta = Una volta sola
common-new-tab = (si apre in una nuova scheda)
