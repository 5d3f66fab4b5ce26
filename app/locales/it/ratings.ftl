# Giudizi sulle pagine e sui servizi.
console-ratings-title = Giudizi degli utenti
console-ratings-lead = Senza nomi. I giudizi sulle pagine contano subito, di chiunque sia passato. Quelli dopo l’invio di una richiesta contano solo a trimestri interi e finiti, e solo se nel trimestre sono almeno { $n }: con meno, si potrebbe capire di chi sono.
console-ratings-none = Nessun giudizio nel periodo
console-ratings-none-why = I cittadini danno un giudizio in fondo alle pagine dei servizi e degli sportelli, e dopo l’invio di una richiesta. Prova con altri giorni.
console-ratings-of-desks = Pagina degli sportelli
console-ratings-of-page = { $service }: la pagina
console-ratings-of-service = { $service }: usare il servizio
console-ratings-mean = { $n ->
    [one] Un giudizio, media { $level } su 5
   *[other] { $n } giudizi, media { $level } su 5
}
console-ratings-untold-why = Ci sono giudizi, ma nel periodo nessun trimestre intero e finito ne ha abbastanza
console-ratings-stars = Stelle
console-ratings-count = Giudizi
console-ratings-answers = { $name }: perché
console-ratings-answers-sub = Che cosa è piaciuto e che cosa è stato difficile; rispondere non è obbligatorio
console-ratings-answer = Risposta
console-ratings-liked = Bene: { $text }
console-ratings-disliked = Difficile: { $text }
console-ratings-words = { $name }: parole degli utenti
console-ratings-all-words = Parole degli utenti
console-ratings-words-sub = Dal più recente, al massimo { $n } per trimestre. Possono riguardare qualcuno: non copiarle altrove.
