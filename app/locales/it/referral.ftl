# Cards handed to other desks, and requests that change desk.
console-referral-title = Invii
console-referral-nav-count = { $n ->
    [one] invio da ricevere
   *[other] invii da ricevere
  }
console-referral-lead = Schede passate fra sportelli e organizzazioni. La scheda di partenza resta com’è; l’esito torna a chi l’ha inviata.
console-referral-received = Ricevuti
console-referral-received-none = Nessuno sportello ti ha inviato schede.
console-referral-sent = Inviati
console-referral-sent-none = Questo sportello non ha inviato schede.
console-referral-handed-over = Istanze passate ad altri sportelli
console-referral-handed-over-line = { $protocollo }: a { $desk }, { $date }, da { $name }.
console-done-handed-over = L’istanza è passata all’altro sportello, che la segue da adesso. Resta qui sotto, fra le istanze passate.
console-referral-came = Arrivata da { $desk } il { $date }, inviata da { $name }
console-referral-col-desk = Sportello
console-referral-age = { $n ->
    [0] oggi
    [one] da 1 giorno
   *[other] da { $n } giorni
  }
console-referral-late = In ritardo
console-referral-state-sent = Inviata, non ancora vista
console-referral-state-seen = Vista, non ancora ricevuta
console-referral-state-received = Ricevuta, in lavorazione
console-referral-state-concluded = Conclusa
console-referral-state-refused = Rimandata
console-referral-state-cancelled = Annullata
console-referral-new = Invia a un altro sportello
console-referral-to-whom = A chi
console-referral-to = Sportello che riceve
console-referral-to-hint = Da qui dipende che cosa puoi inviare
console-referral-to-choose = Continua
console-referral-had = { $desk } (l’ha già avuta)
console-referral-far = Altra zona, { $name } · { $desk }
console-referral-far-lead = Lo sportello è di un’altra zona: riceve una copia di ciò che scegli, con il nome, e apre una scheda e una persona sue. I documenti non partono.
console-referral-whom = Viene da un’altra zona, che non vede le tue persone: scegli tu di chi si tratta.
console-referral-error-whom = Scegli di chi si tratta: una delle persone proposte, o una persona nuova
console-referral-error-same-code = Qui c’è già una persona con questo codice fiscale: scegli lei, o chiedi a chi può vederla
console-referral-what = Che cosa vedrà { $desk }
console-referral-pieces = Parti da inviare
console-referral-piece-person = Anagrafica
console-referral-piece-contacts = Recapiti e residenza
console-referral-piece-notes = Note pubbliche del diario
console-referral-facts = { $n ->
    [one] 1 dato
   *[other] { $n } dati
  }
console-referral-answers = { $text } (anagrafica, recapiti e residenza solo se scegli anche quelle parti)
console-referral-hidden = Nascosto dalla maschera di quello sportello, e quindi mai inviato: { $groups }
console-referral-why = Perché la invii
console-referral-why-said = Perché è stata inviata
console-referral-why-hint = Lo legge chi vede i bisogni, anche se non vede i dati di salute: non scriverli qui
console-referral-informed = La persona sa di questo invio
console-referral-comes-back = Uno sportello può ricevere di nuovo ciò che ha già avuto, solo se è quello che vuoi.
console-referral-again = So che questo sportello l’ha già avuta
console-referral-until-received = Puoi annullare finché non la ricevono. L’esito torna qui da solo.
console-referral-send = Invia
console-referral-preview = Tutto ciò che puoi inviare
console-referral-hand-over-lead = L’istanza passa all’altro sportello com’è, con il suo protocollo; i giorni per la risposta continuano. Chi l’ha presentata riceve un messaggio e vede chi la segue.
console-referral-one = Invio del { $date }
console-referral-facts-title = L’invio
console-referral-from = Da
console-referral-sent-on = Inviata
console-referral-outcome = Esito
console-referral-outcome-accepted = Accolta
console-referral-outcome-accepted-hint = La seguiamo noi
console-referral-outcome-sent-on = Inviata oltre
console-referral-outcome-sent-on-hint = L’abbiamo passata a un altro servizio
console-referral-outcome-closed = Chiusa
console-referral-outcome-closed-hint = È finita: scrivi come
console-referral-text = L’esito in parole
console-referral-text-hint = Lo legge chi l’ha inviata. Se è chiusa, scrivi com’è finita
console-referral-reason = Motivo
console-referral-reason-hint = Lo legge chi l’ha inviata
console-referral-note = Perché si riapre
console-referral-note-hint = Resta nella storia, la leggono tutti e due gli sportelli
console-referral-receive = Ricevi e apri la scheda
console-referral-receive-lead = Si apre una scheda nuova di questo sportello. Ciò che è stato inviato resta qui, in sola lettura.
console-referral-refuse = Rimanda con un motivo
console-referral-cancel = Annulla l’invio
console-referral-cancel-ask = Vuoi davvero annullare?
console-referral-cancel-lead = Chi doveva riceverla non può più farlo, né leggere ciò che è stato inviato. Ciò che ha già letto resta letto.
console-referral-cancel-do = Sì, annulla l’invio
console-referral-report = Comunica l’esito
console-referral-reopen = Riapri
console-referral-moved-title = Nel frattempo l’invio è cambiato
console-referral-moved = Qualcuno ha fatto un altro passo intanto: qui sotto l’invio è com’è adesso. Quello che hai scritto è rimasto, dove serve ancora.
console-referral-package = Che cosa è stato inviato
console-referral-empty = Niente di leggibile
console-referral-empty-why = Non è stato inviato niente che il tuo profilo possa vedere. Chiedi a chi ha inviato.
console-referral-over = Non più leggibile
console-referral-over-why = L’invio è stato rimandato o annullato: da qui non si legge più di chi si trattava e che cosa è stato inviato. Se chi l’ha inviato lo riapre, si legge di nuovo.
console-referral-over-name = Non più indicata
console-referral-may-name = Dopo l’invio questa persona ha avuto un nome protetto: qui si legge l’alias. I testi liberi e i documenti sono rimasti com’erano e possono dire chi è: non scriverlo altrove.
console-referral-history-none = Nessun passo.
console-referral-chain = Tutta la catena
console-referral-hop = { $date }: da { $desk } a { $name } · { $state }
console-referral-card-sent = Apri la scheda inviata
console-referral-card-opened = Apri la scheda di questo sportello
console-referral-of-card-sent = Inviata a { $desk } il { $date }: { $state }
console-referral-of-card-received = Ricevuta da { $desk }, inviata il { $date }: che cosa è arrivato
console-referral-step-sent = Inviata
console-referral-step-seen = Vista per la prima volta
console-referral-step-received = Ricevuta
console-referral-step-refused = Rimandata
console-referral-step-cancelled = Annullata
console-referral-step-reported = Esito comunicato
console-referral-step-reopened = Riaperta
console-referral-step-late = In ritardo: nessuno l’ha ricevuta
console-referral-error-to = Scegli lo sportello che riceve
console-referral-error-pieces = Scegli almeno una parte da inviare
console-referral-error-why = Scrivi perché la invii, in 4000 caratteri al massimo
console-referral-error-again = Questo sportello l’ha già avuta: conferma che è quello che vuoi, o scegline un altro
console-referral-error-already-sent = Questa scheda aspetta già a quello sportello, o è in lavorazione lì
console-referral-error-reason = Scrivi perché la rimandi, in 4000 caratteri al massimo
console-referral-error-outcome = Scegli l’esito
console-referral-error-text = Scrivi com’è finita, in 4000 caratteri al massimo
console-referral-error-note = Scrivi perché si riapre, in 4000 caratteri al massimo
# Cards handed to bodies without access.
console-outside-title = Inviati a enti esterni
console-outside-line = { $date }: { $name } a { $office } · { $state } · { $how }
console-outside-more = Si vedono i primi { $n }: prima quelli ancora aperti, dal più recente. Gli altri si trovano nelle schede da cui sono partiti.
console-outside-of-card = Inviata all’ente esterno { $office } il { $date } · { $state } · { $how }
console-outside-one = Invio a un ente esterno del { $date }
console-outside-new = Invia a un ente senza accesso
console-outside-lead = L’ente riceve per e-mail un link che vale 7 giorni. Per aprirlo serve un codice: lo vedi una volta sola, dopo l’invio, e lo dici tu al telefono.
console-outside-what = A chi e che cosa
console-outside-body = Ente
console-outside-email = E-mail di chi riceve
console-outside-email-hint = Di una persona dell’ente, non una casella letta da più persone
console-outside-email-other = Un’altra e-mail
console-outside-email-other-hint = Lascia vuoto per usare la stessa di prima
console-outside-pieces-hint = Solo ciò che serve a chi riceve. Non partono mai gli indirizzi protetti, i dati giudiziari e ciò che il tuo profilo non vede
console-outside-papers = Documenti
console-outside-papers-hint = Quelli allegati ai servizi della scheda e già controllati: partono solo quelli che scegli
console-outside-why-hint = Lo legge l’ente insieme alla scheda. Niente dati di salute
console-outside-send = Invia il link
console-outside-code-title = Il codice da dire al telefono
console-outside-code-lead = Il link parte per e-mail. Telefona a chi riceve e di’ il codice: senza, il link non apre niente.
console-outside-code-once = Il codice si vede solo adesso. Annotalo, e non mandarlo per e-mail: se va perso, fai un nuovo link.
console-outside-code = Codice
console-outside-code-on = Ho detto il codice: vai all’invio
console-outside-until = Il link vale fino al
console-outside-tries = Codici sbagliati
console-outside-link = Link
console-outside-link-waits = In attesa del codice
console-outside-link-undelivered = E-mail non consegnata: controlla l’indirizzo e fai un nuovo link
console-outside-link-opened = Aperto, in un solo browser
console-outside-link-expired = Scaduto
console-outside-link-over = Concluso: da lì non si legge più niente
console-outside-link-wrong-codes = Chiuso: troppi codici sbagliati
console-outside-link-replaced = Sostituito da un altro
console-outside-link-cancelled = Chiuso con l’annullamento
console-outside-relink = Fai un nuovo link
console-outside-relink-lead = Il link di prima smette di valere, anche per chi l’ha già aperto. Il nuovo ha un nuovo codice e vale 7 giorni.
console-outside-cancel-lead = Puoi annullare finché l’ente non risponde: il link smette di valere subito. Ciò che è stato letto resta letto.
console-outside-moved = L’ente ha risposto intanto, o l’invio è stato annullato: qui sotto è com’è adesso.
console-outside-taken = Se ne occupa
console-outside-step-sent = Inviata, link spedito
console-outside-step-seen = Aperta con il codice giusto
console-outside-step-received = Ricevuta dall’ente
console-outside-step-refused = Rimandata dall’ente
console-outside-step-cancelled = Annullata
console-outside-step-reported = Esito comunicato dall’ente
console-outside-step-relinked = Nuovo link, quello di prima non vale più
console-outside-step-locked = Link chiuso: cinque codici sbagliati
console-outside-step-undelivered = E-mail non consegnata
console-outside-step-late = In ritardo: l’ente non ha risposto
console-outside-error-body = Scrivi il nome dell’ente, in 200 caratteri al massimo
console-outside-error-email = Scrivi un indirizzo e-mail completo, come nome@ente.it
console-outside-error-too-many = In un’ora puoi fare al massimo { $n } link: riprova più tardi
console-outside-error-code-shape = Scrivi il codice: otto lettere e cifre, come ti è stato detto al telefono
console-outside-error-code = { $n ->
    [one] Il codice non è questo: ti resta 1 tentativo, poi il link si chiude
   *[other] Il codice non è questo: ti restano { $n } tentativi, poi il link si chiude
  }
console-outside-error-who = Scrivi chi se ne occupa, in 200 caratteri al massimo
console-outside-page = Documentazione riservata
console-outside-question = Scrivi il codice che ti è stato detto al telefono.
console-outside-code-typed = Codice
console-outside-code-hint = Otto lettere e cifre; maiuscole e trattino non contano
console-outside-binds = Con il codice giusto il link si lega a questo browser: nessun altro potrà aprirlo. Puoi leggere per 4 ore.
console-outside-open = Apri
console-outside-elsewhere = Il link è già stato aperto
console-outside-elsewhere-lead = Si apre solo nel browser in cui è stato scritto il codice.
console-outside-elsewhere-again = Il browser è questo: continua
console-outside-elsewhere-not = Non è questo: apri il link nel browser dove hai scritto il codice, o chiedi un nuovo link.
console-outside-ask-desk = Se ti serve ancora, chiedi un nuovo link a chi te l’ha mandato: { $desk }.
console-outside-ask-phone = Se ti serve ancora, chiedi un nuovo link a chi te l’ha mandato: { $desk }, telefono { $phone }.
console-outside-gone = Il link non vale più
console-outside-gone-expired = I giorni per aprirlo sono passati.
console-outside-gone-codes = Sono stati scritti troppi codici sbagliati.
console-outside-gone-back = Chi l’ha mandato l’ha annullato o sostituito.
console-outside-from = Da { $desk }, { $office }
console-outside-answer-until = Puoi rispondere da qui fino al { $date }.
console-outside-reading-until = Puoi leggere fino al { $date }, solo in questo browser. Per una copia su carta usa la stampa del browser, e custodiscila: sono dati personali.
console-outside-reading-over = Le ore per leggere sono passate. Puoi ancora rispondere; per rileggere chiedi un nuovo link a chi te l’ha mandato.
console-outside-who = Chi se ne occupa
console-outside-who-hint = Nome e cognome di chi segue la persona nel tuo ente
console-outside-receive = Riceviamo la scheda
console-outside-refuse = Rimandiamo con un motivo
console-outside-said-received = Ricevuta da { $name }. Chi l’ha mandata lo vede già.
console-outside-said-concluded = Hai comunicato l’esito: non c’è altro da fare.
console-outside-said-refused = L’hai rimandata: non c’è altro da fare.
console-outside-mail-subject = Documentazione riservata da { $desk }
console-outside-mail-body =
    { $desk } ({ $name }) ti ha mandato documentazione riservata.

    Si apre qui, fino al { $date }:
    { $url }

    Serve un codice, che ti viene detto al telefono. Il link si apre in un solo browser: aprilo su quello che usi per lavorare.

    Se non aspetti niente da { $desk }, non aprirlo e cancella questo messaggio.
