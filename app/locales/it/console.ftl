### La parte degli operatori.

## Cornice
console-skip-search = Vai alla ricerca
console-desk-in-use = Sportello in uso:
console-desk-switch = Cambia sportello
console-search-label = Cerca una persona
console-search-placeholder = Cognome, nome, codice fiscale…
console-search-button = Cerca
console-menu-main = Principale
console-menu-open = Menu
console-menu-close = Chiudi
console-leave = Esci
console-nav-queue = Coda
console-nav-cards = Schede
console-nav-people = Persone
console-nav-pending = { $n ->
    [one] domanda da lavorare
   *[other] domande da lavorare
  }
console-accessibility = Accessibilità
console-privacy = Privacy


## Termini
console-term-late = { $n ->
    [one] In ritardo di 1 giorno
   *[other] In ritardo di { $n } giorni
  }
console-term-late-sub = scadeva il { $date }
console-term-today = Scade oggi
console-term-today-sub = risposta
console-term-left = { $n ->
    [one] 1 giorno
   *[other] { $n } giorni
  }
console-term-left-sub = entro il { $date }
console-term-left-long = { $n ->
    [one] 1 giorno per rispondere
   *[other] { $n } giorni per rispondere
  }
console-term-stopped = Fermo
console-term-stopped-long = I giorni sono fermi
console-term-stopped-sub = aspettiamo la risposta
console-term-stopped-since = fermo dal { $date }
console-term-none = Conclusa

## Gruppi della maschera
console-group-identity = Identità
console-group-contacts = Contatti
console-group-residence = Residenza
console-group-health = Salute
console-group-disability = Disabilità
console-group-judicial = Giudiziario
console-group-permit = Permesso di soggiorno
console-group-income = Reddito
console-group-work-education = Lavoro e studi
console-group-family = Famiglia
console-group-needs = Bisogni
console-group-diary = Diario
console-group-origin = Origine ed etnia
console-group-violence = Violenza
console-group-protected-address = Indirizzo protetto
console-group-protected-identity = Identità protetta
console-masked = Nascosto, gruppo
console-masked-how = Come chiedere
console-masked-how-of = di vedere: { $what }
console-masked-explain = Il gruppo { $group } è nascosto al profilo «{ $profile }». Se ti serve per aiutare questa persona, chiedi a chi lo vede:
console-mask-bar = Alcune parti sono nascoste al tuo profilo «{ $profile }».
console-mask-bar-groups = { $n ->
    [one] È nascosto il gruppo { $groups }.
   *[other] Sono nascosti i gruppi { $groups }.
  } Il resto è completo.
console-and = e

## Coda
console-queue-title = Coda
console-queue-late = { $n ->
    [0] Nessuna in ritardo
    [one] 1 in ritardo, in cima
   *[other] { $shown } in ritardo, in cima
  }
console-queue-views = Viste della coda
console-view-pending = Da lavorare
console-view-unassigned = Da prendere
console-view-mine = Le mie
console-queue-stood-in = assente: la segui tu
console-view-awaiting = In attesa del cittadino
console-filter-title = Filtri
console-filter-state = Stato
console-filter-state-any = Tutti quelli aperti
console-filter-service = Servizio
console-filter-service-any = Tutti
console-filter-assignee = La segue
console-filter-assignee-any = Chiunque
console-filter-assignee-me = Io
console-filter-assignee-nobody = Nessuno
console-filter-text = Protocollo o nome
console-filter-apply = Applica
console-filter-clear = Togli i filtri
console-queue-caption = Domande, quelle con il termine più vicino per prime
console-col-person = Persona
console-col-service = Servizio
console-col-why = Perché è qui
console-col-term = Termine
console-col-arrived = Arrivata
console-col-assignee = La segue
console-col-actions = Azioni
console-nobody = Nessuno
console-why-new = Nuova domanda
console-why-news = Risposta o messaggio da leggere
console-why-working = In lavorazione
console-why-awaiting = Integrazione chiesta
console-why-notice = Preavviso di rifiuto inviato
console-why-documents = { $n ->
    [0] Nessun documento
    [one] 1 documento
   *[other] { $n } documenti
  }
console-age-today = Oggi
console-age-yesterday = ieri
console-age-days = { $n } giorni fa
console-take = Prendi
console-take-of = in carico la domanda { $protocollo }
console-queue-empty = Non c’è niente da lavorare
console-queue-empty-why = Quando un cittadino invia una domanda a questo sportello, la trovi qui.
console-queue-empty-filter = Nessuna domanda con questi filtri
console-queue-empty-filter-why = Prova a togliere un filtro o a cercare solo una parte del nome.
console-pages-queue = Pagine della coda
console-pages = Pagine dell’elenco
console-page-previous = Precedenti
console-page-next = Successive
console-live-one = 1 novità
console-live-many = { $n } novità
console-live-from = dalle { $time }
console-live-show = Mostra
console-live-show-what = le novità

## Scorciatoie
console-keys-title = Scorciatoie da tastiera
console-keys-all = Tutte le scorciatoie
console-keys-move = scorri
console-keys-open = apri
console-keys-take = prendi in carico
console-keys-search = cerca
console-keys-move-long = riga sotto, riga sopra
console-keys-open-long = apri la riga
console-keys-news-long = mostra le novità
console-keys-search-long = cerca una persona
console-keys-list-long = questo elenco
console-keys-enter = Invio
console-keys-switch = Usa le scorciatoie su questo dispositivo
console-keys-note = Non scattano mentre scrivi in un campo.
console-close = Chiudi

## Domanda
console-intake-title = Domanda { $protocollo }
console-intake-protocol = Protocollo
console-intake-arrived = Arrivata il
console-intake-level = Identità digitale di livello { $level }
console-intake-other-names = Codice fiscale da controllare
console-intake-other-names-why = Il codice fiscale scritto nella domanda non corrisponde al nome di: { $name }. Può dipendere da come l’anagrafe ha scritto il nome: chiedi un documento.
console-intake-from = Da
console-intake-me = La segui tu
console-intake-by = La segue { $name }
console-intake-nobody = Nessuno la segue
console-intake-decided-by = Decisa da { $name }
console-intake-actions = Azioni sulla domanda
console-act-take = Prendi in carico
console-act-ask = Chiedi integrazione
console-act-accept = Accetta
console-act-notice = Preavviso di rifiuto
console-act-refuse = Rifiuta
console-act-hint-submitted = Ogni azione prende in carico a tuo nome
console-act-hint-other = La segue una persona dello sportello: tu puoi leggere e scrivere messaggi
console-act-hint-awaiting = Aspettiamo l’integrazione fino al { $date }
console-act-hint-notice = Si può rifiutare dal { $date }, se non arrivano osservazioni
console-act-hint-notice-over = Il tempo per le osservazioni è finito il { $date }
console-act-hint-done = La domanda è conclusa: non si può più cambiare
console-open-card = Apri la scheda
console-taken-title = L’ha già presa in carico { $name } alle { $time }
console-taken-why = La trovi qui sotto com’è adesso. Se tocca a te, mettiti d’accordo con { $name }.
console-stale-title = Nel frattempo la domanda è cambiata
console-stale-why = Quello che volevi fare non è più possibile. Qui sotto la vedi com’è adesso.
console-asked-title = Che cosa abbiamo chiesto
console-asked-until = Da mandare entro il { $date }
console-noticed-title = Motivo del preavviso
console-noticed-until = Osservazioni fino al { $date }
console-refused-title = Motivo del rifiuto
console-answers = Risposte
console-applicant = Identità certificata
console-company = Agisce per
console-vat-number = Partita IVA
console-beneficiary = Chiede per
console-need = Bisogno indicato
console-clash-empty = (vuoto)
console-clash-field = { $field }: un collega ha scritto altro, scegli quale vale
console-clash-mine = La mia: { $text }
console-clash-theirs = La sua: { $text }
console-correction = Perché correggi la scheda completata
console-correction-empty = Scrivi perché correggi la scheda completata
console-field-not-a-count = Scrivi un numero intero da 0 a 99
console-field-not-a-percentage = Scrivi un numero intero da 0 a 100
console-field-not-an-amount = Scrivi un importo in euro, per esempio 480,00
console-field-not-a-fiscal-code = Scrivi un codice fiscale: 16 lettere e cifre, o le 11 cifre di quello provvisorio
console-field-withdrawn = { $text } (non si sceglie più)
console-field-of-no-list = Scelti prima
console-field-not-a-day = Scrivi un giorno del calendario, come 21/11/2026
console-field-not-a-year = Scrivi un anno di quattro cifre, come 2019
console-missing-field = { $part }: manca «{ $field }»
console-missing-need = Bisogni: scegli almeno un bisogno
console-missing-service = Servizi richiesti: aggiungi almeno un servizio
console-part-corrected = Corretta: { $reason }.
console-part-draft = Hai una modifica non salvata del { $date }.
console-part-draft-open = Riprendila
console-part-earlier = Versioni precedenti
console-part-empty = Non compilata
console-part-from-request = Dalla domanda { $protocollo }: controlla, cambia quello che serve e salva per confermare.
console-part-missing-fields = { $n ->
    [one] Manca 1 campo
   *[other] Mancano { $n } campi
}
console-part-proposed = Dalla domanda { $protocollo }, ancora da confermare: premi «Modifica», controlla e salva.
console-part-saved = Versione { $n }, salvata da { $name } il { $date }.
console-part-take = Riprendi dall’ultima scheda
console-part-take-online = Riprendi dalla domanda online
console-part-taken = Ripresa dalla scheda del { $date }.
console-draft-elsewhere = Hai aperto questa parte in un’altra scheda del browser alle { $time }
console-draft-expired = La sessione è finita
console-draft-failed = Quello che hai scritto resta su questo dispositivo, non cifrato, finché torna la linea. Si cancella quando esci o salvi.
console-draft-held = Per ora non si conserva niente: prima riprendi o scarta quello che abbiamo ritrovato
console-draft-kept = Se la pagina si chiude lo ritrovi qui per tre giorni, solo tu. Nella scheda entra quando premi il pulsante.
console-draft-none = Quello che scrivi si conserva da sé
console-unsaved = Abbiamo ritrovato quello che stavi scrivendo alle { $time }
console-unsaved-drop = Scarta
console-unsaved-on = Abbiamo ritrovato quello che stavi scrivendo il { $date }
console-unsaved-resume = Riprendi
console-unsaved-resumed = Qui sopra c’è quello che stavi scrivendo
console-unsaved-text = Non è nella scheda: non era stato salvato.
console-told = Da controllare:
console-told-fewer-minors = il numero di minori è più piccolo di quello dei figli minori in Italia.
console-told-minor-alone = la persona è minorenne e non è indicato nessun adulto.
console-told-not-alone = la tipologia è «Persona sola», ma con la persona ci sono minori o figli.
console-told-permit-backwards = il permesso risulta rilasciato dopo la scadenza.
console-told-permit-before-arrival = il primo permesso è di un anno prima dell’arrivo in Italia.
console-told-permit-expired = il permesso era già scaduto il giorno dell’accesso.
console-name = Nome e cognome
console-fiscal-code = Codice fiscale
console-none = Nessuno
console-no-answer = Nessuna risposta
console-yes = Sì
console-no = No
console-declared = Dichiarato
console-iban-end = finisce con …{ $end }
console-documents = Documenti
console-documents-none = Con questa domanda non sono arrivati documenti.
console-document-preview = Anteprima: { $name }
console-document-state-waiting = in verifica
console-document-state-accepted = controllato
console-document-state-rejected = fermato dall’antivirus
console-document-waiting-why = Si potrà aprire appena finisce il controllo antivirus.
console-document-rejected-why = Il controllo antivirus ha trovato un pericolo: il file non si apre e non si scarica.
console-document-p7m-why = È un file firmato (P7M): scaricalo e aprilo con il programma per le firme.
console-document-open = Apri in un’altra scheda
console-document-download = Scarica
console-document-arrived = Arrivato il { $date }
console-document-hash = Impronta SHA-256
console-history = Che cosa è successo
console-event-submitted = Domanda inviata
console-event-taken-up = Presa in carico
console-event-handed-over = Passata a un altro sportello
console-event-integration-asked = Integrazione chiesta
console-event-integrated = Integrazione arrivata
console-event-notice-given = Preavviso di rifiuto inviato
console-event-notice-replied = Osservazioni arrivate
console-event-accepted = Accettata
console-event-refused = Rifiutata
console-event-withdrawn = Ritirata
console-messages = Messaggi
console-messages-none = Ancora nessun messaggio.
console-message-desk = Lo sportello
console-message-citizen = Chi ha fatto la domanda
console-message-new = Scrivi un messaggio
console-message-new-hint = Arriva nell’area personale e un avviso per e-mail. Chi legge vede lo sportello, non il tuo nome.
console-message-send = Invia il messaggio

## Riconoscere la persona
console-match-title = La conosciamo già?
console-match-some = { $n ->
    [one] C’è 1 persona simile. Scegli prima di aprire la scheda: niente si unisce da solo.
   *[other] Ci sono { $n } persone simili. Scegli prima di aprire la scheda: niente si unisce da solo.
  }
console-match-later = { $n ->
    [one] C’è 1 persona simile. Potrai scegliere quando si apre la scheda: niente si unisce da solo.
   *[other] Ci sono { $n } persone simili. Potrai scegliere quando si apre la scheda: niente si unisce da solo.
  }
console-match-none = Non c’è nessuna persona simile: con la scheda nasce una persona nuova.
console-match-legend = Di quale persona si tratta
console-match-new = Nessuna di queste: è una persona nuova
console-match-new-only = È una persona nuova
console-match-cards = { $n ->
    [0] nessuna scheda qui
    [one] 1 scheda
   *[other] { $n } schede
  }
console-match-last = l’ultima del { $date }
console-match-go = Continua con questa scelta
console-level-high = Molto probabile
console-level-middle = Possibile
console-level-low = Lontana
console-reason-same-fiscal-code = Stesso codice fiscale
console-reason-other-fiscal-code = Codice fiscale diverso
console-reason-same-name = Stesso nome e cognome
console-reason-similar-name = Nome o cognome simile
console-reason-same-birth-date = Stessa data di nascita
console-reason-fiscal-code-begins = Il codice fiscale comincia così
console-reason-similar-fiscal-code = Codice fiscale simile
console-reason-same-family-name = Stesso cognome
console-reason-same-given-name = Stesso nome
console-reason-also-named = Nel nome: { $name }
console-reason-read = «{ $text }» letto come { $name }
console-reason-begins = «{ $text }» è l’inizio di { $name }
console-reason-missing = «{ $text }» non c’è
console-reason-birth-fits = Nascita: { $date }
console-reason-similar-birth-date = Data di nascita simile
console-reason-other-birth-date = Data di nascita diversa
console-reason-different-name = Nome o cognome diverso
console-reason-same-phone = Stesso telefono
console-reason-phone-begins = Il telefono comincia così
console-reason-other-name = Con un altro nome: { $name }
console-reason-same-email = Stessa e-mail
console-reason-same-identifier = Stesso codice o documento

## Le azioni, in finestra o in pagina
console-cancel = Annulla
console-ask-title = Chiedi un’integrazione
console-ask-text = Che cosa manca
console-ask-text-hint = Il messaggio arriva così, nell’area personale. Di’ che cosa serve e in che forma, una cosa per riga
console-ask-due = Da mandare entro il
console-ask-due-hint = gg/mm/aaaa, al massimo il { $latest }
console-ask-stops = I giorni per rispondere si fermano, questa volta sola.
console-ask-runs-on = I giorni per rispondere si sono già fermati una volta: questa volta continuano.
console-ask-send = Invia la richiesta
console-notice-title = Preavviso di rifiuto
console-notice-lead = Prima del rifiuto ci sono { $n } giorni per rispondere, fino al { $date } (L. 241/1990, articolo 10-bis).
console-notice-reason = Perché la domanda non si può accettare
console-notice-reason-hint = In parole semplici: quale requisito manca e come lo sappiamo. Arriva così a chi ha fatto la domanda
console-notice-send = Invia il preavviso
console-refuse-title = Rifiuta la domanda
console-refuse-lead = Il tempo per le osservazioni è finito il { $date } e non ne sono arrivate. Il rifiuto parte con il motivo già scritto nel preavviso:
console-refuse-final = Dopo il rifiuto la domanda non si può più cambiare.
console-refuse-send = Sì, rifiuta la domanda
console-accept-title = Accetta e apri la scheda
console-accept-happens = Che cosa succede
console-accept-card = Si apre una scheda nuova con le risposte e i documenti della domanda.
console-accept-person = La scheda si collega alla persona che scegli: niente si unisce da solo.
console-accept-message = Chi ha fatto la domanda riceve: «La tua domanda è stata accettata».
console-accept-send = Accetta

## Errori nelle pagine degli operatori
console-error-empty-testo = Scrivi che cosa serve: il campo è vuoto.
console-error-empty-entro = Scrivi la data entro cui mandare l’integrazione.
console-error-empty-motivo = Scrivi il motivo: senza, il preavviso non si può inviare.
console-error-empty-messaggio = Scrivi il messaggio: il campo è vuoto.
console-error-empty-persona = Scegli una persona, oppure «persona nuova».
console-error-empty-data = Scrivi il giorno dell’accesso.
console-error-empty-modalita = Scegli come è arrivata la persona.
console-error-empty-perche = Scegli perché è venuta.
console-error-empty-inviante = Scrivi chi l’ha inviata.
console-error-empty-precisazione = Scrivi perché è stata chiamata.
console-error-not-sent = Vale solo per chi viene su invio: scegli «Su invio di qualcuno», oppure svuota questa casella.
console-error-empty-descrizione = Scrivi la descrizione.
console-error-empty-nota = Scrivi la nota: il campo è vuoto.
console-error-empty-esito = Scegli un esito per completare la scheda.
console-error-too-long = Hai scritto { $found } caratteri, al massimo possono essere { $max }.
console-error-not-a-date = «{ $found }» non è una data del calendario. Scrivi giorno, mese e anno così: 05/12/2026.
console-error-not-a-birth = Scrivi la data di nascita come gg/mm/aaaa; se non la sai tutta, mm/aaaa o l’anno con quattro cifre.
console-error-too-early = Questa data viene prima della prima possibile, che è il { $date }.
console-error-too-late = Questa data è troppo lontana: al massimo il { $date }.
console-error-future = Questa data non è ancora arrivata: al massimo il { $date }.
console-error-unknown-choice = Questa voce non c’è più nell’elenco: scegline un’altra.
console-error-changed = Mentre scrivevi, qualcun altro ha salvato questa scheda. Quello che hai scritto è ancora qui: confrontalo con la scheda e salva di nuovo.
console-hidden-meanwhile = Mentre scrivevi è cambiato che cosa può vedere il tuo profilo. Questi dati restano come erano, e quello che avevi scritto lì non è stato salvato: { $what }.
console-hidden-meanwhile-some = Mentre scrivevi è cambiato che cosa può vedere il tuo profilo. Alcuni dati, che adesso non vedi, restano come erano, e quello che avevi scritto lì non è stato salvato.
console-hidden-meanwhile-rest = Il resto è ancora qui e non è ancora salvato: controllalo e salva di nuovo.

## Schede
console-cards-title = Schede
console-cards-caption = Schede di questo sportello, le più recenti per prime
console-cards-empty = Ancora nessuna scheda
console-cards-empty-why = Una scheda nasce quando accetti una domanda della coda, o quando la apri qui.
console-to-queue = Vai alla coda
console-col-opened-by = Aperta da
console-col-state = Stato
console-col-day = Giorno
console-card-title = Scheda del { $date }
console-card-open = Aperta
console-card-completed = Completata
console-card-opened = Aperta da { $name } il { $date }
console-card-completed-by = Completata da { $name } il { $date }. Accesso, parti ed esito si correggono scrivendo perché; quello che c’era prima resta leggibile.
console-card-corrected = Corretto da { $name } il { $date }.
console-card-before = Prima della correzione di { $name } del { $date }.
console-why = Perché: { $why }
console-card-person = Pagina della persona
console-parts = Parti della scheda
console-part-access = Accesso
console-part-person = Persona
console-part-services = Servizi richiesti
console-part-answers = Risposte online
console-part-notes = Note
console-part-outcome = Conclusione
console-part-complete = completa
console-part-missing-description = senza descrizione
console-part-missing-outcome = manca l’esito
console-part-hidden = { $n ->
    [one] completa, 1 gruppo nascosto
   *[other] completa, { $n } gruppi nascosti
  }
console-part-count-services = { $n ->
    [0] nessuno
    [one] 1 servizio
   *[other] { $n } servizi
  }
console-part-count-notes = { $n ->
    [0] nessuna nota
    [one] 1 nota
   *[other] { $n } note
  }
console-part-no-answers = nessuna
console-edit = Modifica
console-edit-what = { $part }
console-save = Salva
console-choose = Scegli
console-access-on = Giorno dell’accesso
console-access-on-hint = gg/mm/aaaa
console-access-operator = Chi l’ha aperta
console-access-mode = Come è arrivata
console-access-reason = Perché è venuta
console-access-sender = Chi l’ha inviata
console-access-sender-hint = Il servizio, l’ente o la persona. Solo se è venuta su invio di qualcuno
console-access-specification = Precisazione
console-access-specification-hint = Se è venuta su chiamata, perché è stata chiamata; se c’è un decreto, quale. Altrimenti si può lasciare vuota
console-access-description = Descrizione
console-access-description-hint = Con che bisogno arriva la persona, in poche righe. Niente che non serva a questo sportello
console-mode-online = Online, da questo portale
console-mode-in-person = Di persona
console-mode-phone = Per telefono
console-mode-email = Per e-mail
console-mode-letter = Per posta o fax
console-mode-home-visit = A domicilio
console-reason-access-spontaneous = Di sua volontà
console-reason-access-sent = Su invio di qualcuno
console-reason-access-summoned = Su chiamata del servizio
console-reason-access-decree = Per decreto di un giudice
console-services-none = Nessun servizio richiesto.
console-service-asked = Richiesto il { $date }
console-service-intake = Domanda { $protocollo }
console-answers-none = Questa scheda non viene da una domanda online.
console-note-new = Nuova nota
console-note-who = Chi la legge
console-note-public = Pubblica
console-note-private = Privata
console-note-private-hint = Una nota privata la leggete tu, chi ha aperto la scheda, il responsabile e chi ne ha il permesso.
console-note-add = Aggiungi la nota
console-notes-none = Ancora nessuna nota.
console-notes-private-others = { $n ->
    [one] 1 nota privata di una collega o di un collega: la leggono chi l’ha scritta, chi ha aperto la scheda, il responsabile e chi ne ha il permesso
   *[other] { $n } note private di altre persone: le leggono chi le ha scritte, chi ha aperto la scheda, il responsabile e chi ne ha il permesso
  }
console-outcome = Esito
console-outcome-legend = Com’è finito questo accesso
console-outcome-by = Completata da
console-outcome-at = Completata il
console-complete = Completa la scheda
console-complete-warning = Dopo, accesso, parti ed esito si correggono scrivendo perché.

## Persone
console-people-title = Persone
console-people-search = Cognome, nome, data o anno di nascita, codice fiscale, telefono
console-people-hint = Non importano accenti, spazi, ordine delle parole ed errori di battitura.
console-people-no-day = «{ $text }» non può essere una data di nascita: non ne abbiamo tenuto conto.
console-people-found = { $n ->
    [one] 1 persona trovata
   *[other] { $n } persone trovate
  }
console-people-order = La più probabile per prima.
console-people-many = Le { $n } persone più probabili
console-people-many-why = Ce ne sono altre: aggiungi una parola o l’anno di nascita.
console-people-left-out = Il tuo profilo non vede { $groups }: quello che hai scritto di questo non è stato cercato.
console-people-newest = Le ultime persone inserite
console-people-empty = Nessuna persona trovata
console-people-empty-why = Una persona nuova nasce quando accetti la sua domanda o apri una scheda per lei.
console-people-tip-less = Prova con meno parole, o con le prime lettere del cognome.
console-people-tip-date = Prova con la data di nascita, anche solo mese e anno: 03/1988.
console-people-tip-number = Prova con il telefono, l’e-mail o l’inizio del codice fiscale.
console-people-in-queue = Cercala fra le domande
console-person-title = Persona
console-person-masked = Persona con identità nascosta
console-person-in-part = Di questa persona vedi solo quello che è stato inviato al tuo sportello e quello che avete scritto voi. Il resto si chiede a chi l’ha inviata.
console-person-data = Dati
console-person-born-on = Data di nascita
console-person-died-on = Data del decesso
console-person-born-at = Luogo di nascita
console-person-sex = Sesso
console-person-email = E-mail
console-person-phone = Telefono
console-person-residence = Residenza
console-person-family-name = Cognome
console-person-given-name = Nome
console-person-since = In anagrafe dal { $date }
console-code-differs = Il codice fiscale non corrisponde ai dati scritti qui: { $what }. Confronta con un documento: può essere sbagliato il dato o il codice, oppure il nome è scritto in un altro modo.
console-code-differs-family-name = cognome (nel codice: { $code })
console-code-differs-given-name = nome (nel codice: { $code })
console-code-differs-birth = data di nascita (nel codice: { $code })
console-code-differs-sex = sesso (nel codice: { $code })
console-code-place-unknown = Nel codice fiscale il comune di nascita è { $code }: nessun comune ha o ha avuto questo codice. Confronta con un documento.
console-code-place-then = Nel codice fiscale il comune di nascita è { $name }, che c’è stato dal { $first } al { $last }: non c’era il giorno della nascita. Confronta con un documento.
console-out-of-life-unborn = La scheda è di un giorno prima della nascita ({ $date }): controlla la data del contatto e quella di nascita.
console-out-of-life-dead = La scheda è di un giorno dopo il decesso ({ $date }): controlla la data del contatto, e se la persona è quella giusta.
console-person-dead = La persona risulta deceduta il { $date }: controlla che sia quella giusta prima di aprire una scheda.
console-person-cards = Schede
console-person-no-cards = Nessuna scheda che questo sportello può vedere.
console-unknown = non indicato
console-sex-f = Femminile
console-sex-m = Maschile

# Appointments
console-nav-appointments = Appuntamenti
console-appointments-title = Appuntamenti
console-appointments-count = { $n ->
    [0] Nessun appuntamento
    [one] Un appuntamento
   *[other] { $n } appuntamenti
}
console-appointments-empty = In questo giorno non c’è nessun appuntamento
console-appointments-empty-why = Quelli presi online compaiono qui da soli. Per chi è allo sportello o al telefono prenota tu.
console-appointments-caption = Appuntamenti del giorno, in ordine di ora
console-appointments-book = Prenota per una persona
console-appointments-before = Giorno prima
console-appointments-today = Oggi
console-appointments-after = Giorno dopo
console-appointments-time = Ora
console-appointments-what = Motivo e modo
console-appointments-place = Sede
console-appointments-acts = Azioni
console-appointments-online = preso online
console-appointments-at-desk = preso dallo sportello
console-appointments-came = È venuto
console-appointments-missed = Non è venuto
console-appointments-cancelled-person = Disdetto dalla persona
console-appointments-cancelled-desk = Annullato dallo sportello
console-appointments-note-came = Segna: è venuto
console-appointments-note-missed = Segna: non è venuto
console-appointments-cancel = Annulla
console-appointments-booked = Appuntamento preso
console-appointments-noted = Scritto
console-appointments-not-possible = Non si può: l’appuntamento è cambiato, oppure il suo giorno non è ancora arrivato
console-appointments-nothing = Scegli che cosa segnare: è venuto, non è venuto o annullato
console-appointments-no-kinds = Questo sportello non prende appuntamenti
console-appointments-no-kinds-why = Chi amministra il portale stabilisce sedi, orari e motivi.
console-appointments-kind = Scegli motivo e modo
console-appointments-show = Mostra i posti liberi
console-appointments-who = Chi e quando
console-appointments-book-button = Prenota

# Closures
console-closures-title = Chiusure
console-closures-list = Chiusure da oggi in poi
console-closures-none = Nessuna chiusura
console-closures-none-why = Valgono gli orari di ogni settimana e le feste nazionali.
console-closures-new = Chiudi un giorno o una parte
console-closures-choose = Scegli la sede
console-closures-day = Giorno
console-closures-day-hint = Giorno, mese e anno, per esempio 24/12/2026
console-closures-from = Dalle
console-closures-to = Alle
console-closures-times-hint = Per esempio 8:30. Lascia vuoto per tutto il giorno.
console-closures-cause = Causa
console-closures-cause-hint = Chi legge la vede nella sua lingua. Il motivo resta in italiano.
console-closures-no-cause = Nessuna di queste
console-closures-reason = Motivo
console-closures-reason-hint = Lo legge chiunque guardi gli orari.
console-closures-button = Aggiungi la chiusura
console-closures-all-day = tutto il giorno
console-closures-remove = Togli la chiusura
console-closures-done = { $n ->
    [0] Chiuso. In quel giorno non c’è nessun appuntamento.
    [one] Chiuso. In quel giorno resta un appuntamento: avvisa la persona e annullalo.
   *[other] Chiuso. In quel giorno restano { $n } appuntamenti: avvisa le persone e annullali.
}
console-closures-error-point = Scegli la sede che chiude.
console-closures-error-day = Scrivi un giorno da oggi in poi, come 24/12/2026.
console-closures-error-times = Scrivi tutte e due le ore, come 8:30 e 13:00, oppure nessuna.
console-closures-error-cause = Scegli una causa dell’elenco, oppure nessuna.
console-closures-error-reason = Il motivo è troppo lungo: al massimo 200 caratteri.

## Entrare
console-access-title = Area operatori
console-access-lead = Per chi lavora agli sportelli. Si entra con l’account che usi ogni giorno in ufficio: questo portale non ha password sue.
console-access-button = Entra con l’account dell’ente
console-access-button-of = Entra con l’account dell’ente: { $name }
console-access-spid = Se chi amministra il portale lo ha previsto per te, puoi entrare con SPID di livello 2.
console-access-cie = Allo stesso modo puoi entrare con la Carta d’identità elettronica, di livello 2.
console-access-ended = È passato troppo tempo e sei uscito. Entra di nuovo: quello che stavi mandando è al sicuro.
console-access-lost = La sessione è finita, è stata chiusa da un altro dispositivo, o la tua abilitazione a questo sportello è terminata. Quello che stavi mandando non è partito: entra di nuovo e mandalo un’altra volta.
console-access-over = La sessione è finita, è stata chiusa da un altro dispositivo, o la tua abilitazione a questo sportello è terminata. Entra di nuovo.
console-access-silent = L’accesso che hai scelto non risponde. Riprova tra qualche minuto, o entra in un altro modo se puoi.
console-access-citizens = Sei qui per una domanda tua?
console-access-citizens-link = Entra come cittadino
console-refused-access-title = Questo account non può entrare qui
console-refused-unknown = L’account dell’ente è giusto, ma nessuno lo ha ancora abilitato al portale.
console-refused-unknown-spid = La tua identità digitale è giusta, ma nessuno ha abilitato il tuo codice fiscale a lavorare su questo portale.
console-refused-disabled = L’abilitazione di questo account è sospesa.
console-refused-no-desk = L’account è abilitato, ma non è assegnato a nessuno sportello.
console-refused-ask = Chiedi a chi amministra il portale:
console-refused-tell = Di’ con quale indirizzo e-mail dell’ente entri e in quale sportello lavori.
console-refused-tell-spid = Di’ come ti chiami, il tuo codice fiscale e in quale sportello lavori.
console-refused-safe = Non è successo niente: nessun dato è stato aperto.
console-refused-again = Prova con un altro account
console-refused-home = Vai alla pagina iniziale
console-desks-title = Da quale sportello lavori oggi?
console-desks-lead = Dallo sportello dipende che cosa vedi. Puoi cambiare quando vuoi dal nome in alto.

## Avvisi che non sono arrivati
console-undelivered = L’e-mail non è arrivata
console-undelivered-text = La persona non ha ricevuto questi avvisi. Li trova nell’area personale, ma non lo sa: telefona, o usa un altro suo recapito. Se l’indirizzo è sbagliato, chiedi quello giusto.
console-undelivered-receipt = Ricevuta
console-undelivered-news = Avviso di una novità
console-undelivered-line = { $what }, { $date }: { $reason }
console-undelivered-again = Riprova
console-undelivered-again-which = a mandare: { $what }, { $date }
console-undelivered-trying = Stiamo ancora provando da soli.
console-undelivered-on-its-way = Il servizio di posta della persona ci prova ancora per qualche giorno.
console-undelivered-came-back = è tornata indietro: la casella della persona non esiste, è piena o non accetta la nostra posta.
console-undelivered-tried-in-vain = è tornata indietro: il servizio di posta della persona non l’ha presa, dopo molti tentativi.
console-undelivered-delayed = è partita, ma il servizio di posta della persona non l’ha ancora presa.
console-undelivered-address = l’indirizzo scritto nella domanda non è un indirizzo e-mail.
console-undelivered-refused = la casella della persona l’ha rifiutata: non esiste o è piena.
console-undelivered-put-off = la casella della persona l’ha rimandata a più tardi.
console-undelivered-unreachable = il nostro servizio di posta non risponde.
console-undelivered-unprotected = il nostro servizio di posta non offre un collegamento protetto.
console-undelivered-content = il messaggio non si è potuto comporre.

## Le mie sessioni
console-sessions-title = Le mie sessioni
console-sessions-lead = I dispositivi su cui hai fatto accesso e non sei ancora uscito.
console-sessions-device = Dispositivo
console-sessions-since = Accesso
console-sessions-used = Ultimo uso
console-sessions-what = Che cosa puoi fare
console-sessions-unknown = Dispositivo non riconosciuto
console-sessions-here = Questa
console-sessions-close = Chiudi
console-sessions-close-which = la sessione di { $device }, aperta il { $since }
console-sessions-close-others = Chiudi tutte le altre
console-sessions-strange = Non riconosci qualcosa? Chiudi tutte le altre e avvisa chi amministra il portale. Prima ti chiediamo di confermare chi sei.
console-sessions-closed = Sessione chiusa.
console-sessions-closed-others = Le altre sessioni sono chiuse.
console-sessions-only = Non ci sono altre sessioni aperte.

## Conferma di chi si è
console-confirm-title = Conferma che sei tu
console-confirm-lead = Quello che stai per fare è delicato. Prima ti chiediamo di entrare un’altra volta.
console-confirm-after = Poi torni alla stessa pagina e hai cinque minuti per farlo.
console-confirm-button = Entra di nuovo
console-confirm-back = Torna indietro senza farlo
console-not-in-title = Non sei entrato
console-not-in-cancelled = L’accesso è stato annullato o è durato troppo.
console-not-in-cancelled-after = Nessun dato è stato aperto.
console-not-in-still = Non hai confermato chi sei
console-not-in-still-lead = La conferma è stata annullata o è durata troppo. Sei ancora dentro.
console-not-in-still-after = Quello che volevi fare non è stato fatto. Se lasci la scrivania, esci.
console-not-in-other = Ha confermato un’altra persona
console-not-in-other-lead = Chi ha confermato non è chi era già dentro: non è cambiato niente, e quello che volevi fare non è stato fatto.
console-not-in-other-after = Conferma chi era già dentro. Chi vuole entrare al suo posto esce prima da questa sessione.
console-not-in-out = Sei uscito
console-not-in-out-lead = Da questo browser nessuno può più vedere le schede e le istanze.
console-not-in-out-after = L’account con cui sei entrato può essere ancora aperto: se usano il computer anche altri, esci anche da lì.
console-not-in-back = Torna alla pagina
console-not-in-confirm = Conferma adesso
console-not-in-again = Entra

## Quello che si stava mandando
console-error-queue = Torna alla coda
console-error-404-what = L’indirizzo è scritto male, oppure ciò che cerchi è di un altro sportello o il tuo profilo non lo vede.
console-error-404-do = Cercalo dalla coda, dalle schede o dalle persone di questo sportello. Se lavori in più sportelli, controlla in quale sei adesso; se dovresti vederlo, chiedi a chi amministra il tuo ente.
console-error-409-what = Questa operazione non si può più fare: un collega è arrivato prima, oppure la pagina era aperta da tempo. Non è stato salvato nulla.
console-error-409-do = Riapri la pagina per vedere come stanno le cose adesso.
console-kept-title = Riprendi da dove eri
console-kept-lead = Non è ancora partito niente. Controlla a chi va e mandalo.
console-kept-lead-list = Il file non è ancora uscito. Controlla e scaricalo.
console-kept-lead-change = Non è ancora cambiato niente. Controlla e conferma.
console-kept-matter = Che cosa cambia
console-kept-masks = Maschere: che cosa vede un profilo
console-kept-staff = Operatori e abilitazioni
console-kept-desks = Uno sportello: dati, sedi, regole o messaggi
console-kept-bodies = Un ente
console-kept-card-rules = Regole della scheda
console-kept-configuration = Configurazione del portale
console-kept-reason = Motivo
console-kept-decision = Decisione
console-kept-confirmed = Conferma la proposta
console-kept-refused = Respinge la proposta
console-kept-withdrawn = Ritira la proposta
console-kept-take = Scarica il file
console-kept-do = Conferma adesso
console-kept-request = Istanza
console-kept-applicant = Di
console-kept-card = Scheda di
console-kept-list = Elenco che esce
console-kept-copy = Se torni alla pagina senza mandare, il campo è vuoto: copia prima quello che hai scritto. Qui resta per un’ora.
console-kept-send = Manda adesso
console-kept-leave = Non mandare, torna alla pagina
console-ending-over = Hai scritto qualcosa? Non chiudere questa pagina: mandalo. Ti chiediamo di entrare di nuovo e poi lo ritrovi. Se non hai scritto niente, entra di nuovo da qui.

## Messaggi e accesso agli atti
console-message-unread = Da leggere
console-message-masked = Questo messaggio è stato scritto per un ufficio che vede di più.
console-message-attach = Allega documenti
console-message-attached = Pronti da inviare
console-message-detach = Togli
console-messages-closed = La domanda è conclusa: nessuno può più scrivere.
console-file-access-title = Accesso agli atti
console-file-access-lead = Richieste a cui questo sportello deve rispondere. Dopo 30 giorni di silenzio valgono come rifiutate (L. 241/1990, art. 25).
console-file-access-empty = Nessuno aspetta una risposta
console-file-access-empty-why = Quando qualcuno chiede di vedere i documenti della sua pratica, lo trovi qui.
console-file-access-caption = Richieste di accesso agli atti, quelle con il termine più vicino per prime
console-file-access-number = Accesso agli atti { $number }
console-file-access-asked = Che cosa è stato chiesto
console-file-access-wanted = Documenti chiesti
console-file-access-interest = Motivo
console-file-access-of = Apri la domanda
console-file-access-answer = Rispondi
console-file-access-read = Leggi la richiesta
console-file-access-due = Da rispondere entro il { $date }
console-file-access-deferred = Rinviata al { $date }
console-file-access-granted = Concessa il { $date }
console-file-access-refused = Rifiutata il { $date }
console-file-access-decision = Che cosa rispondi
console-file-access-grant = Concedi
console-file-access-grant-hint = Allega i documenti: arrivano al cittadino con il messaggio.
console-file-access-refuse = Rifiuta
console-file-access-refuse-hint = Serve il motivo (L. 241/1990, art. 24 e 25).
console-file-access-defer = Rinvia
console-file-access-defer-hint = Una volta sola, fino a un giorno preciso e con il motivo (D.P.R. 184/2006, art. 9).
console-file-access-defer-reason = Perché è stata rinviata
console-file-access-until = Rinviata fino al
console-file-access-until-hint = Solo se rinvii, per esempio 15/01/2027
console-file-access-words = Parole della risposta, o motivo
console-file-access-words-hint = Arriva al cittadino come messaggio, con un avviso per e-mail
console-file-access-send = Invia la risposta
console-view-unread = Messaggi da leggere
console-error-empty-decisione = Scegli se concedere, rifiutare o rinviare
console-error-empty-risposta = Scrivi la risposta o il motivo
console-error-empty-fino-al = Scrivi fino a quale giorno rinvii, per esempio 15/01/2027

# Scheda allo sportello, alias
console-reason-same-alias = Stesso alias
console-reason-part-of-alias = Parte dell’alias
console-error-not-a-code = Non è un codice fiscale: controlla che ci siano tutti i 16 caratteri (o le 11 cifre).
console-error-not-a-phone = Non è un numero di telefono: scrivi solo cifre, spazi e il prefisso.
console-error-proposed = Questa scheda è stata proposta per la presa in carico e la proposta vale ancora: l’esito resta quello.
console-error-anonymous = Una persona senza nome non si può proporre per la presa in carico: prima identificala.
console-error-empty-nome = Scrivi il nome.
console-error-empty-cognome = Scrivi il cognome.
console-error-empty-codice-fiscale = Scrivi il codice fiscale.
console-error-empty-nato-il = Scrivi la data di nascita.
console-error-empty-telefono = Scrivi il telefono.
console-error-empty-servizio = Scegli il servizio.
console-counter-title = Nuova scheda
console-counter-sub = Prima chi è venuto, poi perché.
console-counter-open = Apri una scheda
console-counter-known = La persona è già in anagrafe
console-counter-new = Persona nuova
console-counter-enter = Inserisci e continua
console-counter-is-new = Ho controllato: è una persona nuova e i dati sono giusti
console-counter-exists = Questa persona è già in anagrafe: ha lo stesso codice fiscale. Continua con lei.
console-counter-hidden = Questo codice fiscale è già in una scheda che non puoi vedere: rivolgiti al responsabile dello sportello.
console-counter-similar = Forse è già in anagrafe: guarda queste persone. Se non è nessuna di loro, confermalo più sotto.
console-counter-doubt = Il codice fiscale e i dati non vanno d’accordo. Controlla; se sono giusti, confermalo più sotto.
console-counter-code-other-name = Nome o cognome non corrispondono alle lettere del codice fiscale.
console-counter-code-other-birth = La data di nascita non è quella scritta nel codice fiscale.
console-counter-nameless = Persona che non dice il nome
console-counter-nameless-why = Riceve un alias, con cui la ritrovi. Senza nome non ci sono firme né proposte di presa in carico; potrai identificarla più avanti.
console-counter-nameless-care = Nel testo libero non scrivere nomi, indirizzi, telefoni o codici fiscali.
console-counter-merged = Chi cercavi è stato unito a questa persona: la scheda si apre per lei.
console-counter-nameless-go = Continua con questo alias
console-counter-another-alias = Proponi un altro alias
console-counter-other-person = Scegli un’altra persona
console-counter-service = Servizio richiesto
console-counter-no-service = Nessuno per ora
console-identity-title = Identità e alias
console-identity-alias = Alias
console-identity-seen-title = Il testo può dire chi è questa persona
console-identity-seen = Abbiamo visto { $what }. Se identifica la persona, toglilo.
console-identity-known = È una persona dell’anagrafe
console-identity-known-why = Prima vedi che cosa passa a quella persona. Si può annullare.
console-identity-merge = È questa persona: unisci
console-identity-name = Adesso dice il nome
console-identity-name-why = Schede e note restano dove sono; nella storia rimane l’alias.
console-identity-name-go = Scrivi il nome
console-identity-is-merged = Questa persona è stata unita a un’altra: schede e dati sono nella sua pagina.
console-identity-history = Storia dell’identità
console-identity-no-changes = Finora non è cambiato niente.
console-identity-named = { $alias } ha detto il suo nome
console-identity-merged = { $alias } è stata riconosciuta: schede spostate { $n }
console-identity-by = { $name }, { $date }
console-identity-from = Pagina di chi è stata unita
console-identity-into = Pagina della persona che resta
console-identity-undone = Annullato da { $name }, { $date }
console-identity-undo = Annulla l’unione
