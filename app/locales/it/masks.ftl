# Le maschere dei profili e l'accesso eccezionale.
console-masks-title = Maschere dei profili
console-masks-lead = Che cosa ogni profilo non vede, in ogni pagina, ricerca, conteggio e documento.
console-masks-profile = Profilo
console-masks-group = Gruppo di dati
console-masks-groups = Gruppi nascosti
console-masks-desks = Sportelli
console-masks-operators = Operatori
console-masks-waiting = Proposte in attesa
console-masks-no-group = nessuno
console-masks-of = Maschera del profilo { $name }
console-masks-counted = { $n ->
    [0] Oggi nessun operatore lavora con questo profilo. Sportelli: { $desks }.
    [one] Oggi un operatore lavora con questo profilo. Sportelli: { $desks }.
   *[other] Oggi { $n } operatori lavorano con questo profilo. Sportelli: { $desks }.
 }
console-masks-hidden = nascosto
console-masks-absent = assente
console-masks-both = { $hidden }; assenti: { $absent }
console-masks-nothing = non c’è
console-masks-shown = visibile
console-masks-proposals = Proposte in attesa
console-masks-proposals-none = Nessuna proposta aspetta una conferma.
console-masks-edit = Proponi una modifica
console-masks-edit-lead = La maschera cambia solo quando un altro amministratore conferma la proposta: da quel momento, anche per chi sta lavorando.
console-masks-choices = Visibile: il profilo lo vede. Nascosto: vede che c’è un dato, senza il contenuto, e può chiedere un accesso eccezionale. Assente: per il profilo non esiste, né come voce né come numero.
console-masks-why = Motivo della modifica
console-masks-why-hint = Lo legge chi deve confermare, e resta nella storia.
console-masks-propose = Proponi la modifica
console-masks-preview = Mostra l’anteprima
console-masks-preview-title = Che cosa vede questo profilo di questa scheda
console-masks-preview-lead = La scheda è inventata: nessuna persona reale. Scegli per ogni gruppo e chiedi l’anteprima; non cambia niente.
console-masks-preview-fact = Dato
console-masks-preview-now = Oggi
console-masks-preview-then = Con la tua scelta
console-masks-of-none = nessun gruppo
console-masks-history = Storia
console-masks-history-none = La maschera non è mai stata cambiata da qui.
console-masks-hides = Nasconde: { $groups }.
console-masks-omits = Rende assente: { $groups }.
console-masks-tells = Da assente a nascosto: { $groups }.
console-masks-shows = Rende visibile: { $groups }.
console-masks-before-after = Prima nascosti: { $before }. Dopo: { $after }.
console-masks-confirmed = Confermata da { $name }, { $date }.
console-masks-refused = Respinta da { $name }, { $date }.
console-masks-withdrawn = Ritirata da { $name }, { $date }.
console-masks-overtaken = La maschera è cambiata dopo questa proposta: non si può più confermare.
console-masks-confirm = Conferma
console-masks-refuse = Respingi
console-masks-withdraw = Ritira
console-masks-note = Nota
console-masks-note-hint = Obbligatoria se respingi.
console-masks-changed-title = Nel frattempo la maschera è cambiata
console-masks-changed = Adesso sono nascosti: { $groups }. Quello che avevi scelto è ancora qui sotto: confronta e, se serve, proponi di nuovo.
console-masks-error-groups = Scegli i gruppi tra quelli dell’elenco
console-masks-error-same = La maschera è già così: cambia almeno un gruppo
console-masks-error-why = Scrivi il motivo, in 500 caratteri al massimo
console-masks-error-changed = Un collega ha cambiato la maschera: confronta e proponi di nuovo
console-masks-error-note = Scrivi perché la respingi, in 500 caratteri al massimo
console-masks-error-own = Chi propone non conferma: la decide un altro amministratore, che non ha abilitato chi propone e non è stato abilitato da lui; la ritira solo chi l’ha proposta
console-masks-error-late = Questa proposta è già stata decisa, o la maschera è cambiata dopo
console-masks-matrix = Matrice di tutti i profili
console-masks-matrix-title = Matrice delle maschere
console-masks-matrix-lead = Per il responsabile della protezione dei dati: ogni gruppo di dati e ogni profilo, e i gruppi esclusi per sportello. Si stampa con il comando del browser.
console-masks-legend = Visibile: il profilo lo vede. Nascosto: il profilo sa che c’è un dato, ma non lo legge. Assente: per il profilo non esiste. Escluso: uno sportello non lo vede mai, anche se il suo profilo lo mostra.
console-masks-excluded = Gruppi esclusi per sportello
console-masks-excluded-lead = Chi lavora in questi sportelli non vede i gruppi esclusi, qualunque sia il suo profilo.
console-masks-excluded-none = Nessuno sportello esclude altri gruppi oltre a quelli del suo profilo.
console-masks-excluded-groups = Gruppi esclusi
console-masks-desk = Sportello
console-masks-body = Ente
console-masks-at-desk = { $desk } (sportello, profilo { $profile })
console-masks-never = escluso
console-masks-matrix-at = Situazione del { $date }
console-masks-matrix-csv = Scarica per il foglio di calcolo
console-exceptional-title = Accesso eccezionale
console-exceptional-lead = Per vedere un gruppo di dati nascosto di questa sola scheda, per un motivo e per poco tempo. Ogni lettura resta nel registro e viene rivista.
console-exceptional-ask = Chiedi un accesso eccezionale
console-exceptional-back = Scheda
console-exceptional-new = Nuovo accesso
console-exceptional-none = Niente da aprire
console-exceptional-none-why = In questa scheda non c’è niente di nascosto al tuo profilo, oppure è già aperto.
console-exceptional-group = Che cosa devi vedere
console-exceptional-how-long = Per quanto tempo
console-exceptional-minutes = { $n } minuti
console-exceptional-why = Perché devi vederlo
console-exceptional-why-hint = Lo legge chi rivede gli accessi. Non scrivere nomi né dati della persona.
console-exceptional-do = Apri l’accesso
console-exceptional-open = Accesso eccezionale aperto: { $group }, fino alle { $time }.
console-exceptional-close = Chiudi ora
console-exceptional-error-group = Scegli uno dei gruppi nascosti
console-exceptional-error-minutes = Scegli per quanto tempo
console-exceptional-error-why = Scrivi perché, in 500 caratteri al massimo
console-exceptional-error-there = È già aperto, o in questa scheda non è nascosto: torna alla scheda
console-exceptional-count = { $n ->
    [one] accesso da rivedere
   *[other] accessi da rivedere
 }
console-exceptional-list = Accessi eccezionali
console-exceptional-list-lead = Chi ha visto dati nascosti al suo profilo, e perché. I nomi delle persone non compaiono.
console-exceptional-list-all = Accessi da rivedere e già rivisti
console-exceptional-list-none = Nessuno ha chiesto un accesso eccezionale.
console-exceptional-line = { $group }, { $n } minuti: { $desk }, profilo { $profile }
console-exceptional-still = Aperto fino alle { $time }.
console-exceptional-closed = Chiuso alle { $time }.
console-exceptional-over = Finito alle { $time }.
console-exceptional-looks = { $n ->
    [0] Nessun dato nascosto è stato letto.
    [one] La scheda è stata letta una volta.
   *[other] La scheda è stata letta { $n } volte.
 }
console-exceptional-reviewed = Rivisto da { $name }, { $date }: { $text }
console-exceptional-own = È tuo: lo rivede un’altra persona.
console-exceptional-note = Che cosa hai verificato
console-exceptional-review = Segna come rivisto
console-exceptional-error-note = Scrivi che cosa hai verificato, in 500 caratteri al massimo
console-exceptional-error-own = Nessuno rivede i propri accessi, né quelli di chi lo ha abilitato
console-exceptional-error-late = È già stato rivisto, o non è ancora finito
console-trail-of-profile = Profilo e maschera
console-trail-of-exceptional = Accesso eccezionale
console-trail-did-break-glass = Accesso eccezionale aperto o chiuso
