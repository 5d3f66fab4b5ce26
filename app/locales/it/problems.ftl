# What can be wrong with an answer or a file: what was found, and what to do.

problem-missing-write = Scrivi la risposta
problem-missing-choose = Scegli una risposta
problem-missing-choose-some = Scegli almeno una risposta
problem-missing-tick = Metti la spunta per continuare
problem-missing-attach = Allega almeno un documento
problem-too-long = Hai scritto { $found } caratteri, possono essere al massimo { $max }
problem-not-a-number = Scrivi un numero intero, per esempio 3
problem-out-of-range = Hai scritto { $found }, il numero deve stare tra { $min } e { $max }
problem-not-money = Scrivi l’importo in cifre, per esempio 1.234,50
problem-too-much-money = Hai scritto { $found }, l’importo può essere al massimo { $max }
problem-date-shape = Scrivi giorno, mese e anno, per esempio 14/03/1988
problem-date-short-year = Scrivi l’anno con quattro cifre, per esempio 1988
problem-date-no-such-day = Il giorno { $date } non esiste: controlla giorno e mese
problem-date-year = Hai scritto l’anno { $found }, deve stare tra { $first } e { $last }
problem-date-to-come = Scrivi giorno, mese e anno, per esempio { $date }
problem-date-in-future = Hai scritto { $found }, che deve ancora venire: controlla la data
problem-date-in-past = Hai scritto { $found }, che è già passato: scrivi oggi o un giorno che deve venire
problem-too-old = { $months ->
    [one] Chi è nato il { $found } aveva più di un mese il { $start }: controlla la data. Se è giusta, chiedi allo sportello quale servizio fa per te
   *[other] Chi è nato il { $found } aveva più di { $months } mesi il { $start }: controlla la data. Se è giusta, chiedi allo sportello quale servizio fa per te
}
problem-not-a-time = Scrivi ore (da 0 a 23) e minuti (da 0 a 59), per esempio 8:15
problem-phone-symbol = Nel numero c’è «{ $found }»: scrivi solo cifre, spazi e il + iniziale
problem-phone-too-short = { $found ->
    [one] Hai scritto una cifra, ne servono almeno 6
   *[other] Hai scritto { $found } cifre, ne servono almeno 6
}
problem-phone-too-long = Hai scritto { $found } cifre, possono essere al massimo 15
problem-email-no-at = Manca la chiocciola (@)
problem-email-several-at = C’è più di una chiocciola (@): lasciane una
problem-email-space = C’è uno spazio: toglilo
problem-email-name = Controlla la parte prima della chiocciola (@)
problem-email-domain = Controlla la parte dopo la chiocciola (@), per esempio posta.it
problem-fiscal-code-length = { $found ->
    [one] Hai scritto un carattere, devono essere { $expected }
   *[other] Hai scritto { $found } caratteri, devono essere { $expected }
}
problem-fiscal-code-symbol = Al posto { $position } c’è «{ $found }»: vanno bene solo lettere e cifre
problem-fiscal-code-letter-expected = Al posto { $position } c’è «{ $found }», ma lì va una lettera
problem-fiscal-code-digit-expected = Al posto { $position } c’è «{ $found }», ma lì va una cifra
problem-fiscal-code-birth-date = I caratteri della data di nascita non indicano un giorno: controlla quelli dal 7 all’11
problem-fiscal-code-check = L’ultima lettera non corrisponde: un carattere è sbagliato, ricontrolla sulla tessera sanitaria
problem-iban-country = L’IBAN comincia con «{ $found }»: i primi due caratteri sono il Paese, per l’Italia IT
problem-iban-length = { $found ->
    [one] Hai scritto un carattere, devono essere { $expected }
   *[other] Hai scritto { $found } caratteri, devono essere { $expected }
}
problem-iban-symbol = C’è «{ $found }»: vanno bene solo lettere e cifre
problem-iban-check = Due caratteri sono scambiati, o uno è sbagliato: ricontrolla l’IBAN
problem-unknown-option = Scegli una voce dell’elenco
problem-unknown-municipality = Non troviamo questo Comune: scrivilo come sulla carta d’identità, per esempio Pontassieve
problem-unknown-country = Non troviamo questo Paese: scrivi il nome per intero, per esempio Marocco
problem-not-a-postal-code = Il CAP italiano ha 5 cifre, per esempio 50065
problem-ends-before-start = La fine viene prima dell’inizio, che è il { $date }: correggi una delle due date
problem-nothing-and-more = Hai scelto una risposta che dice «niente» o «nessuno» insieme ad altre: lascia quella sola, oppure toglila
problem-code-of-another = Questo codice è di chi è nato in un’altra data: controlla il codice e la data di nascita
problem-yourself = Hai scritto il tuo codice fiscale: qui va quello dell’altra persona
problem-same-person-twice = Questa persona c’è già, al numero { $first }: togli una delle due
problem-not-a-minor = Chi è nato il { $found } è maggiorenne: scegli un’altra risposta a «Per chi fai domanda»
problem-a-minor = Chi è nato il { $found } è minorenne: per questa persona chiede il genitore o chi ha la tutela
problem-answered-twice = { $found ->
    [one] Hai scelto di non allegare niente, ma c’è un documento: toglilo o cambia scelta
   *[other] Hai scelto di non allegare niente, ma ci sono { $found } documenti: toglili o cambia scelta
}
problem-same-file-twice = «{ $name }» c’è due volte: togline una
problem-too-many-files = { $max ->
    [one] Ci sono { $found } documenti, può essercene uno: togli gli altri
   *[other] Ci sono { $found } documenti, possono essere al massimo { $max }: togline qualcuno
}
problem-rejected-file = In «{ $name }» c’è un virus: toglilo e allega il documento da un altro dispositivo

# Files
problem-file-no-file = Prima scegli un file, poi premi Carica
problem-file-empty = Il file è vuoto: aprilo sul tuo dispositivo, controlla che si legga e caricalo di nuovo
problem-file-too-large = Il file è troppo grande, può arrivare a { $max }: fai una foto a risoluzione più bassa
problem-file-cut-off = Il file è troppo grande, e quello che hai scritto più sotto non è arrivato: scegli un file più piccolo e ricontrolla il resto della pagina
problem-file-wrong-kind = Non è un PDF, una foto JPG o PNG, né un file firmato P7M, comunque si chiami. Rifai la foto o salva il documento come PDF
problem-file-too-many = { $max ->
    [one] Può esserci un solo documento: togli quello che c’è per metterne un altro
   *[other] Possono esserci al massimo { $max } documenti: togline uno per metterne un altro
}
problem-file-virus = Dentro c’è un virus: non l’abbiamo tenuto. Prova da un altro dispositivo
problem-file-interrupted = Il collegamento si è interrotto: caricalo di nuovo
problem-file-no-room = In questo momento non riusciamo a conservare il file: riprova tra poco, il resto della domanda è salvo
