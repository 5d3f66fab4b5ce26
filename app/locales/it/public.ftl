# Pages that anybody may read.

# First page
public-home-title = Servizi sociali online
public-home-description = Fai domanda ai servizi sociali con SPID e segui la risposta passo per passo.
public-home-heading = Chiedi un aiuto ai servizi sociali
public-home-lead = Fai domanda da qui, anche dal telefono. Ricevi subito un numero di protocollo e sai sempre a che punto è la tua domanda.
public-home-known = Hai già fatto domanda?
public-home-known-link = Guarda a che punto è
public-search-label = Di cosa hai bisogno?
public-search-example = Per esempio: affitto, nido, badante
public-search-button = Cerca
public-urgent = Serve aiuto adesso?
public-urgent-112 = se qualcuno è in pericolo
public-urgent-1522 = contro la violenza, giorno e notte, anche in altre lingue
public-needs-title = Parti dal tuo bisogno
public-all-services = { $count ->
    [one] Vedi il servizio
   *[other] Tutti i { $count } servizi
}
public-most-asked = I più richiesti in questo periodo
public-how-enter = Entri
public-how-enter-text = Con SPID, CIE o eIDAS. Puoi fare domanda anche per una persona che assisti.
public-how-answer = Rispondi alle domande
public-how-answer-text = Molti dati li abbiamo già. Salviamo a ogni passo: puoi fermarti e riprendere da un altro dispositivo.
public-how-send = Invii
public-how-send-text = Ricevi il protocollo e la ricevuta, qui e per e-mail. Dopo l’invio la domanda non cambia più.
public-how-reply = Ti rispondiamo
public-how-reply-text = Entro 30 giorni, se il servizio non dice altro. Se manca qualcosa ti scriviamo noi, e tu rispondi da qui.
public-desks-title = Preferisci parlare con una persona?
public-desks-call = Prenota: { $phone }
public-desks-write = Scrivici
public-desks-write-text = Rispondiamo di solito entro due giorni lavorativi. Non mandare documenti per e-mail: allegali alla domanda.
public-desks-languages = Parliamo la tua lingua
public-desks-languages-text = Con le mediatrici, su appuntamento: inglese, francese, spagnolo, arabo, ucraino.
public-desks-lis = Anche lingua dei segni italiana (LIS)

# Catalogue
public-services-title = Tutti i servizi
public-services-found-title = Servizi per «{ $query }»
public-services-lead = Scegli il servizio e leggi che cosa serve: per leggere non devi entrare.
public-services-all = Dalla A alla Z
public-services-found = { $count ->
    [0] Nessun servizio per «{ $query }»
    [one] Un servizio per «{ $query }»
   *[other] { $count } servizi per «{ $query }»
}
public-services-none = Prova con un’altra parola, per esempio «affitto» o «nido». Oppure chiamaci: troviamo insieme il servizio giusto.
public-services-show-all = Vedi tutti i servizi
public-always-open = Sempre aperto
public-open-until = Aperto fino al { $date }
public-opens-on = Apre il { $date }
public-closed-since = Chiuso dal { $date }
public-about-minutes = { $minutes ->
    [one] Circa un minuto
   *[other] Circa { $minutes } minuti
}
public-about-minutes-save = { $minutes ->
    [one] Circa un minuto
   *[other] Circa { $minutes } minuti, puoi salvare e riprendere
}
public-answer-within = { $days ->
    [one] Risposta entro un giorno
   *[other] Risposta entro { $days } giorni
}

# Service
public-service-active = Servizio attivo
public-service-paused = Servizio non attivo in questo periodo
public-service-start = Fai domanda online
public-service-continue = Continua la domanda
public-or-appointment = Oppure prenota un appuntamento
public-page-index = Indice della pagina
public-service-who = A chi è rivolto
public-service-how = Come fare
public-service-needed = Cosa serve
public-service-not-asked = Nome, codice fiscale e data di nascita arrivano da SPID: non li devi scrivere.
public-service-get = Cosa si ottiene
public-service-times = Tempi e scadenze
public-service-term = { $days ->
    [one] Il termine è di un giorno. Si ferma una volta sola, al massimo per 30 giorni, se dobbiamo chiederti qualcosa (L. 241/1990, articolo 2).
   *[other] Il termine è di { $days } giorni. Si ferma una volta sola, al massimo per 30 giorni, se dobbiamo chiederti qualcosa (L. 241/1990, articolo 2).
}
public-calendar-opens = Apertura delle domande
public-calendar-closes = Ultimo giorno per inviare
public-calendar-answer = Ultima risposta possibile, per chi invia l’ultimo giorno
public-month = { $month ->
    [1] gen
    [2] feb
    [3] mar
    [4] apr
    [5] mag
    [6] giu
    [7] lug
    [8] ago
    [9] set
    [10] ott
    [11] nov
   *[12] dic
}
public-service-cost = Quanto costa
public-service-access = Accedi al servizio
public-service-online = Online, con la tua identità digitale:
public-service-desk = Oppure allo sportello, con qualcuno che compila insieme a te:
public-service-conditions = Condizioni di servizio
public-service-conditions-text = Chi invia una domanda dichiara che ciò che scrive è vero; il Comune controlla. I dati servono solo per questa domanda.
public-service-topic = Argomento
public-service-topic-social = Servizi sociali

# Access
public-access-title = Entra
public-access-heading = Entra con la tua identità digitale
public-access-lead = Dopo l’accesso arrivi alla tua area personale.
public-access-lead-service = Stai chiedendo: { $service }. Dopo l’accesso arrivi subito alla domanda.
public-access-inside = Sei già dentro come { $name }.
public-access-inside-go = Vai avanti senza entrare di nuovo
public-access-expired = Non sei più dentro: è passato troppo tempo, o la sessione è stata chiusa da un altro dispositivo. Quello che hai salvato c’è ancora; quello che avevi scritto dopo può mancare. Entra di nuovo per continuare.
public-access-kept = Non sei più dentro: è passato troppo tempo. Quello che stavi mandando non è partito, ma quello che hai scritto è al sicuro per tre giorni: entra di nuovo con la tua identità e lo ritrovi. I file vanno scelti di nuovo.
public-access-lost = Non sei più dentro: è passato troppo tempo, o la sessione è stata chiusa. Quello che stavi mandando non è partito, e noi non l’abbiamo conservato: se la pagina ti ha detto che resta nella tua scheda, lo ritrovi quando ci torni. Quello che avevi salvato prima c’è ancora. Entra di nuovo per continuare.
public-access-unanswered = Hai iniziato un accesso con { $provider }, ma la risposta non è arrivata. Se il suo sito non funziona, aspetta qualche minuto o scegli un altro modo. Le tue domande sono al sicuro.
public-access-stronger = { $service } chiede un’identità di livello { $level }. Entra di nuovo con quel livello: quello che hai salvato resta.
public-access-stronger-area = Nell’area personale si entra con un’identità di livello { $level }. Entra di nuovo con quel livello: quello che hai salvato resta.
public-access-person = { $service } è per i cittadini, e tu sei dentro con un’identità professionale o di un’organizzazione. Entra con la tua identità personale.
public-access-professional = { $service } è per chi fa domanda per il suo lavoro, in proprio o per un’impresa o un ente. Entra con SPID, con la tua identità professionale.
public-access-company = { $service } è per chi agisce per un’impresa o un ente. Entra con SPID, con la tua identità professionale o con quella dell’organizzazione.
public-access-municipality = Di quale Comune è il servizio
public-access-municipality-chosen = scelto
public-access-municipality-is = Il servizio è di: { $name }.
public-access-spid = L’identità digitale pubblica. Serve il livello { $level } o superiore.
public-access-spid-highest = L’identità digitale pubblica. Serve il livello { $level }.
public-access-spid-button = Entra con SPID
public-access-choose = Scegli chi ti ha dato SPID
public-access-no-provider = Nessun gestore è configurato in questo portale. Riprova più tardi o chiamaci.
public-access-what-is-spid = Maggiori informazioni
public-access-no-spid = Non hai SPID?
public-access-spid-help = Serve aiuto?
public-access-cie = Carta d’identità elettronica
public-access-cie-text = Con l’app CieID sul telefono, oppure con un lettore di carte.
public-access-cie-button = Entra con CIE
public-access-eidas-text = Per chi ha un’identità digitale di un altro Paese dell’Unione europea. Non serve il codice fiscale.
public-access-inactive = Non ancora attivo in questo portale.
public-access-after = Che cosa succede dopo
public-access-after-1 = Il tuo gestore ti chiede il permesso di darci nome, codice fiscale, data e luogo di nascita, sesso, domicilio e contatti.
public-access-after-2 = Torni qui, dove eri.
public-access-after-3 = Usiamo questi dati solo per la tua domanda.
public-access-other = Fai domanda per un’altra persona?
public-access-other-text = Entra con la tua identità. Nella domanda ti chiediamo per chi la fai e con quale titolo.
public-access-none = Non hai nessuna di queste identità
public-access-none-text = Puoi fare domanda allo sportello: compiliamo insieme, non serve altro che un documento. Se non hai documenti vieni lo stesso.

# Login that did not succeed
public-spid-safe = Non è successo niente di grave: nessun dato è arrivato a noi e le tue domande non sono cambiate.
public-spid-safe-drafts = Non hai perso niente: le tue domande e le bozze sono al sicuro.
public-spid-safe-desk = Il tuo lavoro non è cambiato: non sei ancora dentro, e quello che avevi salvato c’è.
public-spid-desk-do = Riprova dalla porta degli operatori. Se non riesci, entra con l’account dell’ente o avvisa chi amministra il portale.
public-spid-code = Errore { $way } { $code }, { $date }
public-spid-no-code = Accesso non riuscito, { $date }
public-spid-retry = Riprova
public-spid-retry-consent = Riprova e dai il consenso
public-spid-choose-again = Scegli come entrare
public-spid-go-on = Vai avanti
public-spid-back = Torna al servizio
public-spid-12 = Il gestore non offre questo livello
public-spid-12-what = Il servizio chiede un livello di sicurezza che il tuo gestore non ti può dare adesso.
public-spid-12-do = Chiedi al tuo gestore il livello { $level }, oppure entra con un’altra identità.
public-spid-19 = Nome utente o password non vanno bene
public-spid-19-what = Il tuo gestore ha ricevuto più volte dati di accesso sbagliati, quindi non sei dentro.
public-spid-19-do = Riprova con i dati giusti. Se non li ricordi, recuperali sul sito del gestore.
public-spid-20 = Serve un’identità di livello più alto
public-spid-20-what = La tua identità non ha il livello che questo servizio chiede.
public-spid-20-do = Chiedi al tuo gestore di attivare il livello { $level }: sul suo sito è spiegato come si fa.
public-spid-21 = È passato troppo tempo
public-spid-21-what = L’accesso va finito entro pochi minuti, e il tempo è scaduto.
public-spid-21-do = Tieni vicino il telefono e riprova.
public-spid-22 = Non hai dato il consenso, quindi non sei dentro
public-spid-22-what = SPID ti ha chiesto se poteva darci i tuoi dati, e hai scelto di no.
public-cie-22-what = CIE ti ha chiesto se poteva darci nome, codice fiscale e data di nascita, e hai scelto di no.
public-eidas-22-what = Il tuo Paese ti ha chiesto se poteva darci nome, data di nascita e altri dati su di te, e hai scelto di no.
public-spid-22-do = Per fare domanda online quei dati ci servono, e li usiamo solo per questo. Se preferisci non darli, puoi venire allo sportello con un documento.
public-spid-23 = La tua identità digitale è bloccata
public-spid-23-what = Il tuo gestore dice che la tua identità è sospesa o revocata, oppure che l’accesso è bloccato.
public-spid-23-do = Scrivi o telefona al tuo gestore: solo lui può sbloccarla. Intanto puoi venire allo sportello.
public-cie-23 = La tua carta non è più valida
public-cie-23-what = Il Ministero dell’Interno dice che la tua carta d’identità elettronica è scaduta o revocata.
public-cie-23-do = Chiedi una carta nuova al tuo Comune. Se pensi che sia un errore scrivi a cie.cittadini@interno.it. Intanto puoi entrare con un’altra identità, o venire allo sportello.
public-spid-25 = Hai annullato l’accesso
public-spid-25-what = Hai interrotto l’accesso sul sito del gestore, quindi non sei dentro.
public-spid-25-do = Se è stato per sbaglio, riprova.
public-spid-30 = Serve un’identità personale
public-spid-30-what = Hai usato un’identità professionale o di un’organizzazione. Qui si entra con quella personale.
public-spid-30-do = Riprova e scegli la tua identità personale.
public-spid-30-work = Serve un’identità professionale
public-spid-30-professional-what = Questo servizio è per chi fa domanda per il suo lavoro, in proprio o per un’impresa o un ente.
public-spid-30-company-what = Questo servizio è per chi agisce per un’impresa o un ente.
public-spid-30-work-do = Riprova e scegli quell’identità sul sito del gestore. Se non ce l’hai, chiedila al tuo gestore.
public-spid-other = Il gestore non ti ha fatto entrare
public-spid-other-what = Il tuo gestore ha rifiutato l’accesso, senza dirci perché.
public-spid-other-do = Riprova tra qualche minuto. Se succede ancora, telefona al gestore e digli il numero qui sotto.
public-spid-ours = Qualcosa non ha funzionato da parte nostra
public-spid-08-what = Il gestore dice che la richiesta di questo portale non è scritta secondo le regole. L’errore è nostro, non tuo.
public-spid-09-what = Il gestore dice che la richiesta di questo portale usa una versione sbagliata. L’errore è nostro, non tuo.
public-spid-11-what = Il gestore dice che alla richiesta di questo portale manca il suo numero. L’errore è nostro, non tuo.
public-spid-13-what = Il gestore dice che l’orologio di questo portale non è giusto. L’errore è nostro, non tuo.
public-spid-14-what = Il gestore dice che la richiesta di questo portale era indirizzata a qualcun altro. L’errore è nostro, non tuo.
public-spid-15-what = Il gestore dice che questo portale ha chiesto un accesso senza di te, e non si può. L’errore è nostro, non tuo.
public-spid-16-what = Il gestore non riconosce l’indirizzo a cui doveva risponderci. L’errore è nostro, non tuo.
public-spid-17-what = Il gestore dice che questo portale ha chiesto il tuo identificativo nel modo sbagliato. L’errore è nostro, non tuo.
public-spid-18-what = Il gestore non riconosce l’elenco di dati che questo portale ha chiesto. L’errore è nostro, non tuo.
public-spid-ours-do = Chi gestisce il portale è stato avvisato. Riprova più tardi, oppure chiamaci.
public-spid-unsure = Non siamo sicuri che sia tu
public-spid-unsure-what = La risposta del gestore non ha superato i nostri controlli, quindi non ti abbiamo fatto entrare.
public-spid-unsure-do = Riprova dall’inizio. Se succede ancora, chiamaci.
public-spid-weaker = Serve un’identità di livello più alto
public-spid-weaker-what = Il gestore ti ha fatto entrare con un livello più basso di quello che il servizio chiede.
public-spid-weaker-do = Riprova e scegli il livello { $level } sul sito del gestore.
public-spid-clocks = Gli orologi non vanno d’accordo
public-spid-clocks-what = La risposta del gestore porta un’ora troppo diversa dalla nostra, quindi non ti abbiamo fatto entrare.
public-spid-clocks-do = Non dipende da te: chi gestisce il portale è stato avvisato. Riprova tra qualche minuto.
public-spid-elsewhere = Questo accesso è iniziato altrove
public-spid-elsewhere-what = La risposta del gestore vale solo nel browser da cui sei partito, e questo è un altro.
public-spid-elsewhere-do = Ricomincia da qui. Se il browser blocca i cookie, permetti quelli di questo sito.
public-spid-used = Questo accesso è già stato usato
public-spid-used-what = La risposta del gestore vale una volta sola, e l’abbiamo già ricevuta.
public-spid-used-do = Se sei già dentro vai avanti, altrimenti ti chiediamo di entrare di nuovo.
public-spid-loose = Non troviamo l’accesso che avevi iniziato
public-spid-loose-what = È arrivata una risposta che non corrisponde a nessun accesso iniziato da questo portale.
public-spid-loose-do = Ricomincia da qui, senza usare il tasto Indietro.
public-spid-late = È passato troppo tempo
public-spid-late-what = La risposta del gestore è arrivata troppo tardi e non vale più.
public-spid-late-do = Riprova: di solito basta un minuto.
public-spid-missing = Manca un dato per riconoscerti
public-spid-missing-what = Il tuo gestore non ci ha mandato tutti i dati che servono, per esempio il codice fiscale.
public-spid-missing-do = Riprova. Se succede ancora, telefona al gestore o vieni allo sportello.
public-spid-impossible = Un tuo dato non torna
public-spid-impossible-what = Il gestore ci ha mandato un dato scritto male, per esempio il codice fiscale.
public-spid-impossible-do = Controlla i tuoi dati sul sito del gestore. Se sono giusti chiamaci, oppure vieni allo sportello.
public-spid-unknown = Questo gestore non è nell’elenco
public-spid-unknown-what = L’indirizzo indica un gestore che questo portale non conosce.
public-spid-unknown-do = Torna all’elenco e scegli il tuo gestore.
public-spid-start = Adesso non possiamo iniziare l’accesso
public-spid-start-what = Il portale non riesce a preparare la richiesta per il tuo gestore. L’errore è nostro, non tuo e non del gestore.
public-spid-busy = C’è molta gente
public-spid-busy-what = In questo momento entrano tante persone, e non abbiamo ancora controllato la tua risposta.
public-spid-busy-do = Aspetta qualche secondo e premi Riprova: non devi rifare l’accesso.
public-spid-away = Siamo fermi per qualche minuto
public-spid-away-what = Il gestore ti ha riconosciuto, ma il portale adesso non riesce a leggere i suoi archivi.
public-spid-away-do = Premi Riprova tra un minuto: la risposta del gestore vale ancora per pochi minuti. Dopo, basta entrare di nuovo.
public-spid-halfway = Ci siamo fermati a metà
public-spid-halfway-what = Il gestore ti ha riconosciuto, ma il portale si è fermato mentre ti faceva entrare.
public-spid-halfway-do = Tra qualche minuto entra di nuovo dall’inizio: la risposta di prima non vale più.
public-cie-denied = Non hai completato l’accesso con CIE
public-cie-denied-what = Hai interrotto l’accesso, oppure non hai dato il consenso. Quindi non sei dentro.
public-cie-denied-do = Per fare domanda online ci servono nome, codice fiscale e data di nascita. Li usiamo solo per questo. Puoi riprovare o venire allo sportello.
public-cie-ours-what = Il servizio CIE non ha capito la richiesta di questo portale. L’errore è nostro, non tuo.
public-cie-start-what = Il portale non riesce a preparare la richiesta per il servizio CIE. L’errore è nostro, non tuo e non del servizio CIE.
public-cie-unsure-what = La risposta del servizio CIE non ha superato i nostri controlli, quindi non ti abbiamo fatto entrare.
public-cie-elsewhere-what = La risposta del servizio CIE vale una volta sola, e solo nella finestra da cui sei partito.
public-cie-late-what = La risposta del servizio CIE è arrivata troppo tardi e non vale più.
public-cie-missing-what = Il servizio CIE non ci ha mandato tutti i dati che servono, per esempio il codice fiscale.
public-cie-missing-do = Riprova. Se succede ancora, chiamaci o vieni allo sportello.
public-cie-down = Il servizio CIE non risponde
public-cie-down-what = In questo momento non possiamo entrare in contatto con il servizio CIE in modo sicuro.
public-cie-down-do = Riprova tra qualche minuto, oppure entra con SPID. La colpa non è tua.
public-cie-slow = Il servizio CIE è troppo lento
public-cie-slow-what = Il servizio CIE non ci ha risposto in tempo, quindi non sei dentro.
public-login-gone = Qui non c’è più niente da leggere
public-login-gone-what = Questa pagina raccontava com’è finito un accesso. Si può leggere per un’ora, e solo nel browser da cui sei partito.
public-login-gone-do = Se vuoi entrare, ricomincia da qui. Se il browser blocca i cookie, permetti quelli di questo sito.
public-spid-post-title = Vai al gestore
public-spid-post-heading = Ti portiamo dal tuo gestore
public-spid-post-lead = Se la pagina non cambia da sola, premi il pulsante.
public-spid-post-button = Continua

# Signing out
public-logged-out-title = Sei fuori
public-logged-out-heading = Sei fuori dal portale
public-logged-out-lead = Nessuno può più vedere le tue domande da questo dispositivo.
public-logged-out-provider = Il tuo gestore potrebbe ricordarsi ancora di te: se il dispositivo non è tuo, chiudi il browser.
public-logged-out-nothing = Presso il tuo gestore non c’è niente da chiudere.
public-logged-out-closed = Anche l’accesso presso il tuo gestore è chiuso.
public-logged-out-partly = Il tuo gestore ha chiuso il suo accesso, ma dice che su un altro sito sei forse ancora dentro. Se il dispositivo non è tuo, chiudi il browser.
public-leaving-text = Adesso chiudiamo anche l’accesso presso il tuo gestore. Se la pagina non cambia da sola, premi il pulsante.
public-leaving-button = Chiudi anche dal gestore
public-logged-out-home = Torna alla home
public-logged-out-again = Entra di nuovo

# Errors
public-error-code = Errore { $code }, { $date }
public-error-code-reference = Errore { $code }, { $date }, numero { $reference }
public-error-retry = Riprova adesso
public-error-mine = Le mie domande
public-error-services = Tutti i servizi
public-error-404 = Questa pagina non c’è
public-error-404-what = L’indirizzo è scritto male, la pagina è stata spostata, il servizio non si chiede più da qui, oppure non puoi vederla con l’identità con cui sei dentro.
public-error-404-do = Puoi cercare il servizio qui sotto, oppure ripartire dalle tue domande.
public-error-404-search = Che cosa cercavi?
public-error-403 = Non possiamo accettare questo invio
public-error-403-what = La pagina era aperta da troppo tempo, oppure nel frattempo in questo browser è entrato qualcun altro o sei entrato di nuovo. Non abbiamo salvato niente.
public-error-403-do = Quello che avevi salvato prima è al sicuro. Torna alla pagina e riprova; quello che hai scritto dopo va riscritto.
public-error-back = Torna alla pagina
public-error-422 = Non abbiamo capito la richiesta
public-error-422-what = Il browser ci ha mandato qualcosa che nessuna pagina di questo portale manda.
public-error-422-do = Quello che avevi salvato è al sicuro. Riparti dalle tue domande.
public-error-409 = Nel frattempo qualcosa è cambiato
public-error-409-what = Questa operazione non si può più fare: la domanda è andata avanti, oppure qualcuno è arrivato prima.
public-error-409-do = Riapri la domanda per vedere a che punto è adesso.
public-error-joined = Questa persona è stata unita a un’altra
public-error-joined-what = Un altro ufficio ha riconosciuto che la persona registrata dal tuo sportello era già nella sua anagrafe, e ha unito le due registrazioni. Il tuo sportello non vede l’altra.
public-error-joined-do = Di quello che avevi scritto non è andato perso nulla. Se segui ancora la persona, o se ti sembra un errore, scrivi all’ente con cui hai la convenzione: può inviarti la sua scheda, oppure annullare l’unione.
public-error-413 = È troppo grande
public-error-413-what = Quello che hai inviato supera il limite di questa pagina.
public-error-413-do = Quello che avevi salvato è al sicuro. Torna indietro e prova con un file più piccolo, per esempio una foto a risoluzione più bassa.
public-error-429 = Troppe richieste in poco tempo
public-error-429-what = Da questo collegamento arrivano molte richieste, e per qualche minuto le fermiamo.
public-error-429-do = Aspetta un minuto e riprova. Quello che avevi salvato è al sicuro.
public-error-500 = Qualcosa non ha funzionato da parte nostra
public-error-500-what = È un nostro errore, non tuo. L’abbiamo registrato.
public-error-500-do = Quello che hai scritto è al sicuro fino all’ultimo passo salvato. Se avevi già il numero di protocollo, la domanda è arrivata.
public-error-503 = Siamo fermi per qualche minuto
public-error-503-what = Il portale non riesce a leggere i suoi archivi. Di solito torna da solo in pochi minuti.
public-error-503-do = Quello che hai scritto è al sicuro fino all’ultimo passo salvato. Se avevi già il numero di protocollo, la domanda è arrivata. Se stavi inviando qualcosa, tra qualche minuto ricarica questa pagina e conferma l’invio: non devi riscriverlo.
public-error-busy = Un attimo: c’è chi sta salvando
public-error-busy-what = Qualcun altro stava salvando le stesse cose nello stesso momento. Per non mescolarle, di quello che hai inviato non è stato salvato nulla.
public-error-busy-do = Riprova: ricarica questa pagina e conferma l’invio. Non devi riscrivere niente.

# Privacy
public-privacy-lead = Che cosa facciamo dei tuoi dati, in parole semplici (GDPR, articoli 13 e 14).
public-privacy-who = Chi li tratta
public-privacy-who-text = Titolare del trattamento: { $name }, { $address }. Per ogni domanda sui tuoi dati scrivi a { $email }: risponde anche il responsabile della protezione dei dati.
public-privacy-why = Perché li usiamo
public-privacy-why-text = Per esaminare la tua domanda e darti il servizio che chiedi. È un compito di interesse pubblico previsto dalla legge (L. 328/2000): non serve il tuo consenso, e senza i dati necessari non possiamo rispondere.
public-privacy-what = Quali dati
public-privacy-what-text = Quelli che arrivano dalla tua identità digitale, quelli che scrivi nella domanda e i documenti che alleghi. Prima di iniziare, ogni servizio dice quali gruppi di dati legge lo sportello.
public-privacy-seen = Chi li vede
public-privacy-seen-text = Solo le persone dello sportello che segue la tua domanda, e solo i gruppi di dati che servono al loro lavoro. Ogni lettura viene registrata.
public-privacy-long = Per quanto tempo
public-privacy-long-text = Le bozze non inviate si cancellano dopo 30 giorni senza modifiche; se intanto il servizio è chiuso, dopo 180 giorni, e quando riapre hai almeno 30 giorni per inviarle. Le domande inviate restano per il tempo che la legge chiede agli archivi pubblici. Le prove dell’accesso con SPID restano 24 mesi.
public-privacy-cookies = Cookie
public-privacy-cookies-text = Usiamo solo cookie tecnici. Uno ti tiene dentro, finché esci o la sessione finisce. Uno, che si chiama «lingua», ricorda per un anno la lingua che scegli. Uno, che si chiama «spid», arriva quando apri la pagina di accesso: serve a essere sicuri che la risposta del gestore di identità torni allo stesso browser che l’ha chiesta, e dura 60 minuti. Uno, che si chiama «persona», dura finché esci o chiudi il browser: se dopo di te entra un’altra persona, fa cancellare da questo dispositivo quello che avevi scritto e non era ancora salvato. Chi lavora negli uffici ne ha un altro, che si chiama «dispositivo» e dura 400 giorni: serve ad avvisare se qualcuno entra al suo posto da un altro browser. Nessun cookie di altri, nessuna statistica su di te. Per questo non ti chiediamo il consenso e non vedi nessun avviso.
public-privacy-rights = I tuoi diritti
public-privacy-rights-text = Puoi chiedere di vedere i tuoi dati, correggerli, limitarne l’uso o opporti. Scrivi a { $email } o vieni allo sportello: rispondiamo entro un mese.
public-privacy-complaint = Reclami
public-privacy-complaint-text = Se pensi che qualcosa non vada puoi rivolgerti al Garante per la protezione dei dati personali, garanteprivacy.it.

# Accessibility
public-a11y-lead = Vogliamo che chiunque possa usare questo portale, con qualunque strumento.
public-a11y-draft = Bozza: prima della pubblicazione l’ente la compila sul modello di AgID e la rivede ogni anno entro il 23 settembre.
public-a11y-state = Stato di conformità
public-a11y-state-text = Il portale è progettato per rispettare le WCAG 2.2, livello AA, e la norma EN 301 549. Funziona senza JavaScript, con la sola tastiera, con un lettore di schermo e su schermi di 320 pixel.
public-a11y-limits = Contenuti non accessibili
public-a11y-limits-text = I documenti allegati dalle persone possono non essere accessibili. Le ricevute che produciamo sono PDF con struttura.
public-a11y-tests = Come lo controlliamo
public-a11y-tests-text = Prove automatiche a ogni modifica (validità dell’HTML, axe, tastiera, senza JavaScript). Le prove con persone spettano all’ente, prima dell’apertura.
public-a11y-report = Segnala un problema
public-a11y-report-text = Scrivi a { $email } o telefona al { $phone }: dicci la pagina e che cosa non riesci a fare. { $name } risponde entro 30 giorni.
public-a11y-defender = Se non rispondiamo
public-a11y-defender-text = Puoi rivolgerti al Difensore civico per il digitale, presso AgID.

public-rating-title = Il tuo giudizio
public-rating-error-stars = Scegli da 1 a 5 stelle
public-rating-error-reason = Scegli una delle risposte proposte, oppure nessuna
public-rating-error-words = Altri dettagli: scrivi al massimo 200 caratteri
public-rated-title = Grazie della tua opinione
public-rated-lead = L’abbiamo ricevuta senza il tuo nome. Ci aiuta a migliorare questa pagina.
public-rated-before = Dopo questa domanda avevi già dato la tua opinione: resta valida quella.
public-rated-back = Torna alla pagina
public-privacy-desk = Informativa dello sportello: { $desk }
public-privacy-desk-version = Versione { $n }, valida dal { $date }
public-privacy-desk-older = { $name } (versione { $n })
public-privacy-desk-replaced = Questa non è la versione di oggi.
public-privacy-desk-newer = Leggi la versione { $n }
public-privacy-desk-versions = Versioni di questa informativa
public-privacy-desk-versions-text = Ogni versione ha il suo indirizzo: se ne hai firmata una, qui la ritrovi com’era.
public-privacy-desk-own = Pagina dell’informativa, con le versioni di prima: { $desk }
