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
console-referral-handed-over-line = { $protocollo }: a { $desk }, { $date }, da { $name }. Motivo: { $why }
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
console-referral-what = Che cosa vedrà { $desk }
console-referral-pieces = Parti da inviare
console-referral-piece-person = Anagrafica
console-referral-piece-contacts = Recapiti e residenza
console-referral-piece-notes = Note pubbliche del diario
console-referral-facts = { $n ->
    [one] 1 dato
   *[other] { $n } dati
  }
console-referral-hidden = Nascosto dalla maschera di quello sportello, e quindi mai inviato: { $groups }
console-referral-why = Perché la invii
console-referral-why-said = Perché è stata inviata
console-referral-why-hint = Lo legge chi riceve. Niente dati di salute
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
console-referral-report = Comunica l’esito
console-referral-reopen = Riapri
console-referral-moved-title = Nel frattempo l’invio è cambiato
console-referral-moved = Qualcuno ha fatto un altro passo intanto: qui sotto l’invio è com’è adesso. Quello che hai scritto è rimasto, dove serve ancora.
console-referral-package = Che cosa è stato inviato
console-referral-empty = Niente di leggibile
console-referral-empty-why = Non è stato inviato niente che il tuo profilo possa vedere. Chiedi a chi ha inviato.
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
