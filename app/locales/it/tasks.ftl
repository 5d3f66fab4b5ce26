# Proposals of presa in carico, and what operators are told of.
console-presa-title = Prese in carico
console-presa-lead = Proposte al servizio sociale professionale. La scheda resta allo sportello; chi riceve la legge e risponde.
console-presa-received = Ricevute
console-presa-received-none = Nessuno ha proposto una presa in carico al tuo ente.
console-presa-sent = Proposte da questo sportello
console-presa-sent-none = Questo sportello non ha proposto prese in carico.
console-presa-col-from = Sportello
console-presa-age = { $n ->
    [0] oggi
    [one] da 1 giorno
   *[other] da { $n } giorni
  }
console-presa-changed = Scheda cambiata
console-presa-state-created = Non ancora vista
console-presa-state-seen = Vista, senza risposta
console-presa-state-rejected = Respinta
console-presa-state-accepted = Accettata
console-presa-new = Proponi la presa in carico
console-presa-to-whom = La proposta
console-presa-to = Ente che prende in carico
console-presa-to-hint = Il tuo, o l’ente capofila della zona
console-presa-leads = { $name } (ente capofila)
console-presa-category = Categoria sociale
console-presa-category-hint = Se la scheda la dice già, è quella
console-presa-urgency = Urgenza
console-presa-urgency-emergency = Emergenza
console-presa-urgency-emergency-hint = Pronto intervento: serve qualcuno subito
console-presa-urgency-urgent = Urgente
console-presa-urgency-urgent-hint = Prima delle altre
console-presa-urgency-ordinary = Ordinaria
console-presa-urgency-ordinary-hint = Quando tocca
console-presa-why = Perché la proponi
console-presa-why-said = Perché è stata proposta
console-presa-why-hint = Lo legge chi vede i bisogni, anche se non vede i dati di salute: non scriverli qui
console-presa-what-they-see = Gli assistenti sociali dell’ente leggono questa scheda attraverso la loro maschera, anche se cambia dopo. Le note private restano tue.
console-presa-propose = Proponi
console-presa-barred-title = Questa scheda non si può proporre
console-presa-barred-anonymous = La persona è anonima: per la presa in carico serve sapere chi è. Prima dalle un nome nella sua pagina.
console-presa-barred-outcome = L’accesso si è concluso in un altro modo: apri una scheda nuova se adesso serve una presa in carico.
console-presa-barred-already = È già stata proposta. La proposta è fra le prese in carico, con la sua risposta quando arriva.
console-presa-barred-nobody = Nel tuo ente, e nell’ente capofila, nessuno può ricevere proposte: chiedi a chi amministra di dare a qualcuno il ruolo di assistente sociale.
console-presa-typed = Quello che avevi scritto
console-presa-of-card = Proposta di presa in carico a { $name } del { $date }: { $state }
console-presa-one = Proposta di presa in carico del { $date }
console-presa-facts-title = La proposta
console-presa-from = Da
console-presa-proposed = Proposta
console-presa-seen = Vista per la prima volta
console-presa-rejected = Respinta
console-presa-accepted = Accettata: cartella aperta
console-presa-reason = Motivo
console-presa-reason-hint = Lo legge chi l’ha proposta
console-presa-accept = Accetta e apri la cartella
console-presa-accept-lead = Il servizio prende in carico la persona: si apre la sua cartella presso il tuo ente.
console-presa-reject = Respingi con un motivo
console-presa-card = La scheda, in sola lettura
console-presa-card-open = Apri la scheda
console-presa-changes = Che cosa è cambiato dopo la proposta
console-presa-changes-none = La scheda è come quando è stata proposta.
console-presa-changed-since = La scheda è cambiata da quando il servizio l’ha vista: in fondo alla pagina c’è che cosa. Qui sotto è com’è adesso.
console-presa-changed-hidden = Niente di ciò che vedi
console-presa-moved-title = Nel frattempo qualcuno ha risposto
console-presa-moved = Una proposta ha una risposta sola: qui sotto c’è quella data.
console-presa-error-to = Scegli l’ente che prende in carico
console-presa-error-category = Scegli la categoria sociale
console-presa-error-urgency = Scegli l’urgenza
console-presa-error-why = Scrivi perché la proponi, in 4000 caratteri al massimo
console-presa-error-reason = Scrivi perché la respingi, in 4000 caratteri al massimo

console-alert-title = Avvisi
console-alert-nav-count = { $n ->
    [one] avviso da leggere
   *[other] avvisi da leggere
  }
console-alert-lead = Che cosa c’è di nuovo per te a questo sportello. Un avviso dice dove guardare, mai di chi si tratta.
console-alert-list = I tuoi avvisi
console-alert-none = Nessun avviso.
console-alert-read = Letto
console-alert-unread = Da leggere
console-alert-open = Apri
console-alert-read-all = Segna tutti come letti
console-alert-new-intake = Nuova istanza
console-alert-integration = Integrazione arrivata
console-alert-message = Messaggio di un cittadino
console-alert-term-near = Termine vicino
console-alert-permit-expiring = Permesso di soggiorno in scadenza
console-alert-proposal = Proposta di presa in carico
console-alert-referral = Invio fra sportelli
console-alert-referral-unseen = Invio che nessuno ha ancora aperto
console-alert-referral-late = Invio che aspetta da troppo tempo
console-alert-outside = Novità su un invio a un ente esterno
console-alert-outside-unseen = Invio a un ente esterno non ancora aperto
console-alert-outside-late = Invio a un ente esterno che aspetta da troppo tempo
console-alert-break-glass = Accesso eccezionale da rivedere
console-alert-new-device = Accesso da un nuovo dispositivo
console-alert-wishes = Preferenze degli avvisi
console-alert-wishes-lead = Gli avvisi arrivano nella pagina Avvisi, a ogni sportello in cui lavori. Puoi averli anche per e-mail.
console-alert-wanted-hint = Gli accessi eccezionali da rivedere e gli accessi da un nuovo dispositivo ti vengono sempre detti in console. Un’e-mail dice quanti avvisi ci sono e di che tipo, mai di chi si tratta; durante le tue assenze non ne parte nessuna.
console-alert-wish-console = Solo in console
console-alert-wish-at-once = In console e subito per e-mail
console-alert-wish-at-once-not = Subito per e-mail (non si può: manca il tuo indirizzo)
console-alert-wish-digest = In console e nell’e-mail del mattino, nei giorni lavorativi
console-alert-wish-digest-not = Nell’e-mail del mattino (non si può: manca il tuo indirizzo)
console-alert-wish-nothing = Niente
console-alert-mail-to = Le e-mail vanno a { $address }, che arriva dal tuo ente.
console-alert-mail-nowhere = Non puoi avere e-mail: al tuo ultimo accesso il tuo ente non ha comunicato un tuo indirizzo confermato. Chiedilo a chi gestisce gli account, poi esci ed entra di nuovo.
console-alert-mail-refused = { $what }: manca un indirizzo a cui scriverti. Scegli «Solo in console».
console-alert-mail-subject = Sportello: ci sono nuovi avvisi per te
console-alert-mail-subject-digest = Sportello: il riepilogo dei tuoi avvisi
console-alert-mail-line = - { $what }: { $count } ({ $desk })
console-alert-mail-everywhere = tutti gli sportelli
console-alert-mail-body =
    Ciao,

    nella console ci sono avvisi da leggere:

    { $lines }

    Li trovi qui: { $url }
    Chi riguardano lo dice solo la console, dopo l’accesso.

    Non vuoi più queste e-mail, o le vuoi in un altro modo? Scegli qui: { $way }

    { $name }
console-absence-title = Assenze
console-absence-lead = Quando non ci sei, un collega dello stesso sportello, con lo stesso ruolo e profilo, segue le domande assegnate a te e riceve i tuoi avvisi. Finisce da solo con l’ultimo giorno.
console-absence-name = Indica chi ti sostituisce
console-absence-colleague = Collega
console-absence-choose = Scegli
console-absence-none = A questo sportello non c’è nessun altro con il tuo ruolo e il tuo profilo.
console-absence-from = Primo giorno
console-absence-until = Ultimo giorno
console-absence-save = Salva
console-absence-mine = Le tue assenze
console-absence-of-others = Chi sostituisci
console-absence-line = { $name }, dal { $since } al { $last }
console-absence-line-gone = { $name }, dal { $since } al { $last }: non lavora più a questo sportello, e ora non ti sostituisce nessuno. Termina questa assenza e indica un altro collega.
console-absence-end = Termina
console-absence-head-mine = Ti sostituisce { $name } fino al { $last }.
console-absence-head-gone = Non ti sostituisce più nessuno: { $name } non lavora più a questo sportello.
console-absence-head-again = Indica chi ti sostituisce
console-absence-head-other = Sostituisci { $name } fino al { $last }.
console-absence-head-work = Domande assegnate a { $name }
console-absence-wrong-colleague = Scegli un collega che sia a questo sportello fino all’ultimo giorno, con il tuo ruolo e il tuo profilo
console-absence-wrong-backwards = L’ultimo giorno viene prima del primo
console-absence-wrong-past = L’ultimo giorno è già passato
console-absence-wrong-long = L’assenza dura più di un anno
console-absence-wrong-overlaps = In questi giorni ti sostituisce già qualcuno: termina prima quell’assenza
console-absence-wrong-day = Scrivi un giorno come 01/12/2026
