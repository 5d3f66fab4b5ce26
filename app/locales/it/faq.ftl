# Questions that are often asked, with their answers.

faq-lead = Risposte brevi alle domande che ci fate di più.
faq-search = Cerca tra le domande
faq-search-example = Per esempio: SPID, ISEE, documenti
faq-found-title = Domande su «{ $query }»
faq-found = { $count ->
    [0] Nessuna risposta per «{ $query }»
    [one] Una risposta per «{ $query }»
   *[other] { $count } risposte per «{ $query }»
}
faq-none = Prova con un’altra parola, per esempio «SPID» o «documenti». Oppure chiamaci: ti rispondiamo noi.
faq-all = Vedi tutte le domande

# Who may apply
faq-who = Chi può fare domanda
faq-may = Chi può fare domanda?
faq-may-text = Dipende dal servizio. La pagina di ogni servizio dice a chi è rivolto e che cosa serve. Per leggerla non devi entrare.
faq-others = Posso fare domanda per un’altra persona?
faq-others-text = Sì. Entra con la tua identità e nella domanda scegli per chi la fai. Ti chiediamo il titolo: genitore, tutore, amministratore di sostegno o delega. Se il titolo ha un documento, allegalo.
faq-residence = Non ho la residenza o una casa. Posso fare domanda?
faq-residence-text = Per molti servizi sì. Se non hai un indirizzo vieni allo sportello, { $address }, o telefona al { $phone }: troviamo insieme la strada.
faq-permit = Il mio permesso di soggiorno è scaduto o non è ancora arrivato
faq-permit-text = Se hai chiesto il rilascio o il rinnovo, tieni la ricevuta e allegala. Se non hai documenti puoi venire lo stesso allo sportello: il colloquio è riservato.

# Signing in
faq-enter = Entrare
faq-identity = Con quale identità si entra?
faq-identity-text = Con SPID di livello 2. Dove sono attive, anche con la Carta d’identità elettronica o con l’identità di un altro Paese europeo. La pagina di accesso dice quali puoi usare.
faq-no-spid = Non ho SPID. Come faccio?
faq-no-spid-text = Puoi chiedere SPID a uno dei gestori, anche gratis. Oppure vieni allo sportello, { $address }: compiliamo insieme e basta un documento.
faq-mobile = Posso fare tutto dal telefono?
faq-mobile-text = Sì. Il portale funziona su ogni telefono, anche vecchio. I documenti li puoi fotografare mentre compili.
faq-language = Non parlo bene italiano
faq-language-text = Scegli la lingua in alto nella pagina. Allo sportello ci sono le mediatrici, su appuntamento: telefona al { $phone }.

# Filling in
faq-fill = Compilare la domanda
faq-pause = Posso fermarmi e continuare dopo?
faq-pause-text = Sì. Salviamo a ogni passo e puoi riprendere da un altro dispositivo. La bozza resta per 30 giorni dall’ultima modifica, o per 180 se il servizio è chiuso.
faq-documents = Come mando i documenti?
faq-documents-text = Li alleghi nella domanda: va bene una foto nitida fatta con il telefono, oppure un PDF. Ogni richiesta dice quali file accetta. Non mandare documenti per e-mail.
faq-isee = Che cos’è l’ISEE e a che cosa serve?
faq-isee-text = L’ISEE misura la situazione economica della famiglia. Serve per sapere se hai diritto al servizio e quanto paghi. Si chiede gratis all’INPS o a un CAF.
faq-cost = Fare domanda costa?
faq-cost-text = No, fare domanda è gratis. Alcuni servizi hanno un costo, secondo l’ISEE: lo trovi nella pagina del servizio.

# After sending
faq-after = Dopo l’invio
faq-arrived = Come so che la domanda è arrivata?
faq-arrived-text = Appena invii ricevi il numero di protocollo e la ricevuta in PDF. Li trovi nell’area personale e nella tua e-mail.
faq-when = Quanto tempo serve per la risposta?
faq-when-text = Di solito entro 30 giorni: il termine è nella pagina del servizio e nella ricevuta. Se ti chiediamo qualcosa, il termine si ferma una volta sola, al massimo per 30 giorni.
faq-mistake = Ho inviato la domanda con un errore
faq-mistake-text = Dopo l’invio la domanda non si cambia. Aprila nell’area personale e scrivici un messaggio con la correzione: la leggiamo insieme alla domanda.
faq-missing = Mi avete chiesto un documento che manca
faq-missing-text = Apri la domanda nell’area personale: c’è scritto che cosa manca ed entro quando. Allega il documento lì e invia la risposta.
faq-withdraw = Posso ritirare la domanda?
faq-withdraw-text = Sì, finché non abbiamo deciso. Apri la domanda nell’area personale e scegli di ritirarla. Poi puoi farne un’altra.
faq-refused = E se la risposta è no?
faq-refused-text = Prima ti scriviamo i motivi e hai 10 giorni per rispondere (L. 241/1990, articolo 10-bis). Contro il rifiuto puoi fare ricorso al TAR entro 60 giorni.

# Data
faq-data = I tuoi dati e il portale
faq-seen = Chi vede i miei dati?
faq-seen-text = Solo le persone dello sportello che segue la tua domanda, e solo i dati che servono. Ogni lettura viene registrata.
faq-cookies = Perché non mi chiedete il consenso ai cookie?
faq-cookies-text = Perché usiamo solo cookie tecnici, che non chiedono consenso: uno mentre entri, due finché resti dentro e uno se scegli la lingua. Niente cookie di altri.
faq-broken = Il portale non funziona. A chi lo dico?
faq-broken-text = Scrivi a { $email } o telefona al { $phone }. Dicci la pagina e che cosa è successo.
