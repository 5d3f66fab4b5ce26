# Due schede anagrafiche di una persona: unione, annullamento, doppioni.
console-merge-title = Unisci con un’altra persona
console-merge-choose = Chi è la stessa persona
console-merge-twins = Persone che possono essere la stessa
console-merge-no-twins = Non ne troviamo. Se sai chi è, cercala qui sotto.
console-merge-search = Cerca l’altra persona
console-merge-error-other = Scegli prima l’altra persona
console-merge-other-person = Scegli un’altra persona
console-merge-swap = Tieni invece l’altra
console-merge-lead = Guarda bene: sono la stessa persona? Dopo l’unione ne resta una.
console-merge-compare = Le due persone
console-merge-of-kept = { $field }: chi resta
console-merge-of-other = { $field }: l’altra
console-merge-page-kept = Pagina di chi resta
console-merge-page-other = Pagina dell’altra
console-merge-keep = Che cosa resta
console-merge-value-kept = { $text } (chi resta)
console-merge-value-other = { $text } (l’altra)
console-merge-happens = Che cosa succede
console-merge-moves-cards = { $n ->
    [0] Questo sportello non vede schede dell’altra; se altri sportelli ne hanno, passano anche quelle
    [one] Passa una scheda di questo sportello, con diario, servizi e documenti; passano anche quelle degli altri sportelli
   *[other] Passano { $n } schede di questo sportello, con diario, servizi e documenti; passano anche quelle degli altri sportelli
}
console-merge-moves-facts = Dati con periodo (residenze, recapiti, codici, lavoro…) che si leggono dalla persona che resta: { $n }
console-merge-moves-signatures = Firme dell’informativa di questo sportello che passano: { $n }
console-merge-moves-code = Il codice fiscale passa alla persona che resta
console-merge-hidden-stay = Dei dati che il tuo profilo non vede resta il valore di chi resta; l’altro rimane nella storia
console-merge-can-be-undone = Niente si cancella: l’altra resta scritta e rimanda a questa, e l’unione si può annullare
console-merge-why = Perché sono la stessa persona
console-merge-why-hint = Per esempio: ha mostrato la carta d’identità. Al massimo 200 caratteri.
console-merge-go = Unisci le due persone
console-merge-error-why = Scrivi perché, in 200 caratteri al massimo
console-merge-error-covered = Un’altra unione è stata fatta dopo questa e ci sta sopra: annulla prima quella
console-merge-error-decided = Un collega ha già deciso su queste due persone
console-merge-overtaken = Nel frattempo qualcosa è cambiato
console-merge-overtaken-why = Una delle due persone è stata modificata dopo che hai aperto la pagina. Sotto c’è come sono adesso; quello che hai scelto e scritto c’è ancora. Controlla e invia di nuovo.
console-merge-cannot = Queste due non si possono unire
console-merge-obstacle-same = È la stessa scheda anagrafica: scegli un’altra persona.
console-merge-obstacle-merged = Una delle due è già stata unita a un’altra persona: apri la sua pagina e parti da lì.
console-merge-obstacle-other-code = Hanno due codici fiscali diversi: o sono due persone, o un codice è sbagliato. Se è sbagliato, prima si corregge; poi si uniscono.
console-merge-obstacle-nameless = Chi resta non ha dato il nome. Tieni invece l’altra, o prima scrivi il nome.
console-merge-obstacle-hidden = Il tuo profilo non vede chi sono: chi unisce due persone deve poterle riconoscere. Chiedilo a un collega che vede l’identità.
console-merge-happened = Un’altra scheda anagrafica è stata unita: schede spostate { $n }
console-merge-because = Perché: { $why }
console-merge-undo-why = Perché annulli l’unione
console-merge-undo-hint = Schede aperte e dati scritti dopo l’unione restano alla persona che resta. Al massimo 200 caratteri.
console-doubles-title = Possibili doppioni
console-doubles-lead = Persone che possono essere in anagrafe due volte. Le cerchiamo ogni notte; decidi tu.
console-doubles-none = Nessun doppione da guardare
console-doubles-none-why = Li cerchiamo ogni notte fra chi è nuovo o è cambiato. Chi è già stato giudicato non torna.
console-doubles-pair = { $first } e { $last }
console-doubles-merge = Confronta e unisci
console-doubles-why = Perché sono due persone
console-doubles-different = Non sono la stessa persona
console-merge-owner = Un’altra persona ha questo codice
console-merge-owner-why = È un codice che ha una persona sola: o le due sono la stessa persona, e si uniscono, o uno dei due codici è sbagliato.
