# Pages of a citizen who signed in.

# Form
citizen-application = Domanda
citizen-flow-service = Domanda: { $service }
citizen-steps = Passi della domanda
citizen-step-of = Passo { $number } di { $count }
citizen-step-done = completato
citizen-step-title = { $step }, passo { $number } di { $count }
citizen-summary = Riepilogo
citizen-back = Indietro
citizen-next = Avanti
citizen-save-and-leave = Salva ed esci
citizen-send = Invia la domanda
citizen-choose = Scegli
citizen-municipalities = Comuni trovati
citizen-read-privacy = Leggi l’informativa sulla privacy
citizen-read-privacy-desk = Leggi l’informativa sulla privacy di «{ $desk }»
citizen-hint-date = Giorno, mese e anno, per esempio 14/03/1988
citizen-hint-date-to-come = Giorno, mese e anno, per esempio { $date }
citizen-hint-time = Ore e minuti, per esempio 8:15
citizen-hint-money = In euro, per esempio 1.234,50
citizen-hint-fiscal-code = 16 lettere e numeri, sul retro della tessera sanitaria
citizen-hint-iban = 27 lettere e numeri, comincia con IT
citizen-remove-entry = Togli { $entry }
citizen-certified-source = Dati certi, ricevuti dalla tua identità digitale.
citizen-conflict = Questa domanda è aperta in un’altra finestra
citizen-conflict-text = Lì hai salvato dopo aver aperto questa pagina. Quello che hai scritto qui è ancora qui: se vai avanti, prende il posto dell’altro. Altrimenti chiudi questa finestra.
citizen-draft-new = Bozza non ancora salvata
citizen-draft-saved = Bozza salvata alle { $time }
citizen-draft-saved-on = Bozza salvata il { $date }
citizen-draft-kept = La ritrovi nell’area personale fino al { $date }, da ogni dispositivo.
citizen-draft-missing = { $count ->
    [one] Manca la risposta segnata.
   *[other] Mancano le { $count } risposte segnate.
}
citizen-draft-failed = Non salvato, riproviamo
citizen-draft-failed-text = Quello che hai scritto resta su questo dispositivo, non cifrato, finché torna la linea. Si cancella quando esci o invii la domanda.
citizen-draft-expired = La sessione è finita
citizen-draft-expired-text = Quello che hai scritto resta in questa scheda del browser. Entra di nuovo: lo ritrovi qui.
citizen-countries = Paesi trovati
citizen-hint-country = Lascia vuoto per l’Italia; scrivi il nome, anche in un’altra lingua del portale, per esempio Marocco
citizen-hint-most = Al massimo { $max } caratteri.
citizen-left = { $count ->
    [0] Hai usato tutti i caratteri
    [one] Puoi scrivere ancora un carattere
   *[other] Puoi scrivere ancora { $count } caratteri
}
citizen-hint-birth-place = Il Comune, oppure il Paese se è all’estero
citizen-upload-way = Come vuoi fare

# The form changed, the service closed
citizen-new-form-notice = Il modulo di questo servizio è cambiato
citizen-new-form-notice-text = Puoi finire con quello che hai iniziato. Oppure passa al nuovo: le risposte che vanno ancora bene restano.
citizen-new-form-see = Guarda che cosa cambia
citizen-new-form-title = Passa al modulo nuovo
citizen-new-form-lead = Leggi che cosa cambia, poi scegli. Finché non scegli, niente si muove.
citizen-new-form-changes = Che cosa cambia
citizen-new-form-words = Le domande sono le stesse. Cambiano solo alcune spiegazioni.
citizen-new-form-added = Domanda nuova, nel passo: { $step }
citizen-new-form-removed = Non si chiede più
citizen-new-form-label = Prima era: { $name }
citizen-new-form-kind = Si risponde in un altro modo
citizen-new-form-choices = Cambiano le parole delle scelte
citizen-new-form-choices-more = Scelte nuove: { $name }.
citizen-new-form-choices-fewer = Scelte tolte: { $name }.
citizen-new-form-limits = Cambiano i limiti della risposta
citizen-new-form-required = Adesso serve una risposta
citizen-new-form-optional = Adesso puoi lasciarla vuota
citizen-new-form-condition = Si chiede in altri casi
citizen-new-form-step = Adesso è nel passo: { $step }
citizen-new-form-move = Passa al modulo nuovo
citizen-new-form-stay = Resta con quello di prima
citizen-earlier-title = Risposte del modulo di prima
citizen-earlier-text = Restano qui finché non invii la domanda, così puoi rileggerle. Non le inviamo.
citizen-closed-until = Puoi inviare la domanda dal { $date }
citizen-closed-since = Il servizio si è chiuso il { $date }
citizen-closed-text = Quello che hai scritto resta nella bozza. Oggi non si può inviare: se hai bisogno subito, chiama lo sportello. Se possiamo, ti scriviamo un’e-mail quando si potrà inviare.
citizen-withdrawn-title = Il servizio non riceve più domande
citizen-withdrawn-safe = Quello che hai scritto è ancora qui
citizen-withdrawn-text = Puoi rileggerlo fino al { $date }. Non possiamo riceverlo online: chiama lo sportello, oppure cerca un altro servizio.
citizen-withdrawn-services = Cerca un altro servizio

# Documents
citizen-upload-rule = { $files ->
    [one] { $kinds }, fino a { $size }. Puoi toglierlo finché non invii la domanda.
   *[other] { $kinds }, fino a { $size } ciascuno. Puoi toglierli finché non invii la domanda.
}
citizen-upload-rule-sent = { $files ->
    [one] { $kinds }, fino a { $size }.
   *[other] { $kinds }, fino a { $size } ciascuno.
}
citizen-upload-add = Aggiungi un file
citizen-upload-send = Carica il file scelto
citizen-file-remove = Togli
citizen-file-state-up = Caricamento
citizen-file-state-waiting = In verifica
citizen-file-state-accepted = Accettato
citizen-file-state-rejected = Rifiutato
citizen-file-waiting = Cerchiamo virus e leggiamo il file: puoi continuare
citizen-file-accepted = Ricevuto alle { $time }
citizen-file-accepted-now = Ricevuto adesso

# Before sending
citizen-summary-title = Rileggi prima di inviare
citizen-summary-lead = Dopo l’invio le risposte non si cambiano più. Potrai scriverci, aggiungere ciò che ti chiediamo o ritirare la domanda.
citizen-change = Modifica
citizen-step-missing = { $count ->
    [one] { $step }: una risposta da correggere
   *[other] { $step }: { $count } risposte da correggere
}
citizen-truth = Dichiaro che quello che ho scritto è vero
citizen-truth-text = Vale come dichiarazione sostitutiva. Il Comune controlla; chi dichiara il falso perde ciò che ha ottenuto e risponde davanti alla legge (D.P.R. 445/2000, articoli 46, 47 e 76).
citizen-truth-missing = Metti la spunta alla dichiarazione per inviare la domanda
citizen-after-title = Appena invii
citizen-after-receipt = Ricevi il numero di protocollo e la ricevuta in PDF.
citizen-after-receipt-email = Ricevi il numero di protocollo e la ricevuta in PDF, qui e a { $email }.
citizen-after-arrives = La domanda arriva a: { $office }.
citizen-after-answer = Hai una risposta entro il { $date }.

# After sending
citizen-sent-title = Domanda inviata
citizen-sent-lead = Grazie { $name }, abbiamo ricevuto la tua domanda: { $service }.
citizen-protocollo = Protocollo
citizen-received-on = Ricevuta il
citizen-answer-by = Risposta entro il
citizen-receipt-download = Scarica la ricevuta (PDF)
citizen-receipt-sent = La mandiamo anche a { $email }. La ritrovi sempre nell’area personale.
citizen-receipt-soon-email = Stiamo preparando la ricevuta: tra poco la trovi nell’area personale e a { $email }.
citizen-receipt-here = La ritrovi sempre nell’area personale.
citizen-receipt-soon = Stiamo preparando la ricevuta: tra poco la trovi nell’area personale.
citizen-what-next = Che cosa succede adesso
citizen-next-arrived = La domanda è arrivata
citizen-next-arrived-text = { $documents ->
    [0] È nella coda di: { $office }.
    [one] È nella coda di: { $office }, con il tuo documento.
   *[other] È nella coda di: { $office }, con i tuoi { $documents } documenti.
}
citizen-next-soon = Nei prossimi giorni
citizen-next-if = Solo se serve
citizen-next-taken = Lo sportello la prende in carico
citizen-next-taken-text = Ti avvisiamo. Da quel momento sai quale ufficio la segue.
citizen-next-asked = Ti chiediamo qualcosa in più
citizen-next-asked-text = Rispondi da qui. Nel frattempo i giorni si fermano: una volta sola, al massimo 30.
citizen-next-answer = Ricevi la risposta
citizen-next-answer-text = Se fosse negativa, prima ti spieghiamo perché e hai 10 giorni per rispondere.
citizen-by = Entro il { $date }
citizen-meanwhile = Intanto puoi
citizen-see-request = Guarda la tua domanda
citizen-write-desk = Scrivi allo sportello
citizen-late = E se non rispondete in tempo
citizen-late-text = Puoi rivolgerti a chi sostituisce l’ufficio (L. 241/1990, articolo 2): scrivi a { $email }. Deve decidere entro la metà del termine.
citizen-who-follows = Chi segue la domanda

# Area personale
citizen-hello = Ciao { $name }
citizen-new = Nuova domanda
citizen-my-requests = Le mie domande
citizen-empty = Non hai ancora fatto domande. Scegli un servizio: puoi fermarti quando vuoi, salviamo a ogni passo.
citizen-todo = { $count ->
    [one] Da fare: una cosa
   *[other] Da fare: { $count } cose
}
citizen-todo-integration = { $days ->
    [0] { $service }: ci serve qualcosa in più. Mandalo oggi, { $date }.
    [one] { $service }: ci serve qualcosa in più. Mandalo entro il { $date }: manca un giorno.
   *[other] { $service }: ci serve qualcosa in più. Mandalo entro il { $date }: mancano { $days } giorni.
}
citizen-todo-notice = { $days ->
    [0] { $service }: stiamo per rifiutarla. Puoi rispondere fino a oggi, { $date }.
    [one] { $service }: stiamo per rifiutarla. Puoi rispondere entro il { $date }: manca un giorno.
   *[other] { $service }: stiamo per rifiutarla. Puoi rispondere entro il { $date }: mancano { $days } giorni.
}
citizen-reply-now = Rispondi adesso
citizen-reply = Rispondi
citizen-continue = Continua
citizen-draft-until = Non l’hai ancora inviata. La bozza resta fino al { $date }.
citizen-drop-draft = Elimina la bozza
citizen-drop-draft-lead = Si cancellano tutte le risposte e i documenti che hai caricato per questa domanda. Non si può tornare indietro.
citizen-drop-draft-keep = Tieni la bozza
citizen-saved-on = Salvata il { $date }
citizen-progress = Tappa { $number } di { $count }: { $state }
citizen-number-sent = Protocollo { $number }, inviata il { $date }
citizen-now-submitted = È arrivata allo sportello. Risposta entro il { $date }.
citizen-now-taken = Ci stiamo lavorando. Risposta entro il { $date }.
citizen-now-waiting = Aspettiamo la tua risposta fino al { $date }.
citizen-now-notice = Stiamo per rifiutarla: puoi rispondere fino al { $date }.
citizen-now-accepted = Accettata il { $date }.
citizen-now-refused = Rifiutata il { $date }. Dentro trovi il motivo.
citizen-now-withdrawn = L’hai ritirata il { $date }.

# Request
citizen-where = A che punto è
citizen-you = Tu
citizen-sent-integration = Risposta inviata. I giorni ricominciano a contare da oggi.
citizen-sent-observations = Osservazioni inviate. Le leggiamo prima di decidere.
citizen-sent-message = Messaggio inviato.
citizen-sent-withdrawal = Domanda ritirata. Non la esaminiamo più.
citizen-read-again = Rileggi le tue risposte
citizen-facts = In breve
citizen-office = Ufficio responsabile
citizen-answer-latest = Risposta al più tardi il
citizen-days = Giorni
citizen-days-passed = { $passed ->
    [one] Uno passato su { $days }
   *[other] { $passed } passati su { $days }
}
citizen-stopped-since = Fermi dal { $date }
citizen-documents = Documenti
citizen-receipt-of = Ricevuta { $number }
citizen-ask-by = Rispondi entro il { $date }
citizen-ask-left = { $days ->
    [0] È l’ultimo giorno. Se non rispondi decidiamo con i documenti che abbiamo.
    [one] Manca un giorno. Se non rispondi decidiamo con i documenti che abbiamo.
   *[other] Mancano { $days } giorni. Se non rispondi decidiamo con i documenti che abbiamo.
}
citizen-notice = Stiamo per rifiutare la tua domanda
citizen-notice-text = Prima di decidere ti diciamo perché. Puoi rispondere entro il { $date }: leggiamo tutto quello che scrivi (L. 241/1990, articolo 10-bis).
citizen-refused = La tua domanda è stata rifiutata
citizen-refused-text = Qui trovi il motivo. Puoi chiedere spiegazioni allo sportello, o fare ricorso al TAR entro 60 giorni.
citizen-your-answer = La tua risposta
citizen-answer-documents = Documenti
citizen-send-answer = Invia la risposta
citizen-messages = Messaggi
citizen-no-messages = Nessun messaggio. Se hai un dubbio scrivici da qui.
citizen-write-hint = Rispondiamo di solito entro 2 giorni lavorativi
citizen-send-message = Invia il messaggio
citizen-other = Altro
citizen-withdraw = Ritira la domanda
citizen-withdraw-text = Se la ritiri non la esaminiamo più. Puoi farne una nuova quando vuoi.
citizen-withdraw-yes = Sì, ritira la domanda
citizen-latest = Al più tardi il { $date }
citizen-mile-sent = Inviata
citizen-mile-taken = Presa in carico
citizen-mile-taken-text = La segue: { $office }.
citizen-mile-handed-over = Passata a un altro sportello
citizen-mile-handed-over-text = Ora la segue: { $desk }.
citizen-mile-asked = Integrazione richiesta
citizen-mile-stopped = I giorni sono fermi da qui: ne erano passati { $passed }, ne restano { $left }.
citizen-mile-integrated = Hai risposto
citizen-mile-integrated-text = I giorni hanno ricominciato a contare.
citizen-mile-notice = Preavviso di rifiuto
citizen-mile-replied = Hai inviato le tue osservazioni
citizen-mile-replied-text = Le esaminiamo prima di decidere.
citizen-mile-answer = Risposta
citizen-mile-if-today = Se rispondi oggi, la data diventa il { $date }.
citizen-mile-accepted-text = Lo sportello ti contatta per i prossimi passi.
citizen-young-title = Serve una persona maggiorenne
citizen-young-alone = { $service } si può chiedere da soli a partire da { $age } anni.
citizen-young-for-others = Per fare domanda per un’altra persona servono { $age } anni.
citizen-young-guardian = Può fare domanda un genitore, il tutore o chi ti rappresenta, con la sua identità.
citizen-young-desk = Hai bisogno di aiuto adesso? Vieni allo sportello: ti ascoltiamo anche senza una persona adulta.
citizen-young-code = Domanda non iniziata, { $date }
citizen-young-service = Leggi che cosa serve

# Messages, deadlines, access to the file
citizen-area-nav = Sezioni dell’area personale
citizen-unread-count = { $count ->
    [one] Un messaggio da leggere
   *[other] { $count } messaggi da leggere
}
citizen-unread = Da leggere
citizen-shelf-filter = Filtra le domande
citizen-shelf-all = Tutte
citizen-shelf-drafts = In bozza
citizen-shelf-to-answer = Da integrare
citizen-shelf-sent = Inviate
citizen-shelf-closed = Concluse
citizen-shelf-empty = Qui non c’è nessuna domanda. Prova con un altro filtro.
citizen-turn-you = Tocca a te
citizen-turn-office = Tocca all’ufficio
citizen-older = Più vecchie
citizen-newest = Torna alle più recenti
citizen-pages = Pagine
citizen-number = Protocollo { $number }
citizen-threads = Le tue conversazioni
citizen-threads-lead = C’è una conversazione per ogni domanda. Per scrivere, apri la domanda.
citizen-threads-empty = Non ci sono ancora messaggi. Li trovi qui quando l’ufficio ti scrive, o quando scrivi tu da una domanda.
citizen-thread-desk = L’ultimo messaggio è dello sportello, { $date }
citizen-thread-you = L’ultimo messaggio è tuo, { $date }
citizen-thread-reply = Leggi e rispondi
citizen-thread-read = Rileggi
citizen-attach = Allega documenti
citizen-attached = Pronti da inviare con il messaggio
citizen-message-missing = Scrivi il messaggio prima di inviarlo.
citizen-messages-closed = Questa domanda è conclusa: qui puoi solo rileggere. Per altro chiama lo sportello: { $phone }.
citizen-messages-too-many = Hai già scritto { $max } messaggi nelle ultime 24 ore. Aspetta la nostra risposta, o chiama lo sportello: { $phone }.
citizen-deadlines = Scadenze
citizen-deadlines-next = Che cosa scade, e quando
citizen-deadlines-lead = La data più vicina è la prima. Ogni voce dice a chi tocca.
citizen-deadlines-empty = Non hai scadenze. Le trovi qui quando cominci una domanda.
citizen-deadlines-file = Metti tutto nel calendario
citizen-deadline-file = Metti nel calendario
citizen-due-integration = Mandaci quello che ti abbiamo chiesto
citizen-due-observations = Inviaci le tue osservazioni
citizen-due-draft = Invia la domanda: dopo questo giorno la bozza si cancella
citizen-due-answer = Ti rispondiamo entro questo giorno
citizen-due-access = Rispondiamo alla tua richiesta di accesso agli atti
citizen-deadline-left = { $days ->
    [0] Oggi, { $date }
    [one] { $date }: manca un giorno
   *[other] { $date }: mancano { $days } giorni
}
citizen-deadline-past = { $days ->
    [one] { $date }: passata da un giorno
   *[other] { $date }: passata da { $days } giorni
}
citizen-deadline-calendar = I dettagli sono nella tua area personale: { $url }
citizen-access = Accesso agli atti
citizen-access-title = Chiedi l’accesso agli atti
citizen-access-lead = Puoi vedere i documenti con cui l’ufficio decide sulla tua domanda. Rispondiamo entro { $days } giorni (L. 241/1990, articoli 22–25).
citizen-access-wanted = Quali documenti vuoi vedere?
citizen-access-wanted-hint = Per esempio: la relazione della visita a casa, o il calcolo del punteggio
citizen-access-interest = Perché ti servono?
citizen-access-interest-hint = Basta una frase: la legge ci chiede di sapere il motivo
citizen-access-silence = Se non rispondiamo in tempo, il silenzio vale come un no. Puoi rivolgerti al difensore civico o al TAR entro 30 giorni.
citizen-access-send = Invia la richiesta
citizen-access-wanted-missing = Scrivi quali documenti vuoi vedere.
citizen-access-interest-missing = Scrivi perché ti servono, anche in una frase.
citizen-access-asked = Rispondiamo entro il { $date }
citizen-access-deferred = Rinviato al { $date }: il motivo è nei messaggi
citizen-access-granted = Concesso il { $date }: trovi i documenti nei messaggi
citizen-access-refused = Rifiutato il { $date }: il motivo è nei messaggi
citizen-sent-access = Richiesta di accesso inviata. La risposta arriva nei messaggi.
citizen-mile-access-asked = Hai chiesto l’accesso agli atti
citizen-mile-access-asked-text = Rispondiamo entro il { $date }.
citizen-mile-access-deferred = Accesso agli atti rinviato
citizen-mile-access-deferred-text = Rispondiamo dal { $date }. Il motivo è nei messaggi.
citizen-mile-access-granted = Accesso agli atti concesso
citizen-mile-access-refused = Accesso agli atti rifiutato
citizen-mile-access-answer-text = La risposta è nei messaggi.
