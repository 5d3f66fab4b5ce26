# Messages that an act of the desk leaves for the citizen, and e-mails.

letters-taken-up = Abbiamo preso in carico la tua domanda. Ti scriviamo qui se serve qualcosa.
letters-handed-over = La tua domanda è passata a un altro sportello, che può seguirla meglio: { $desk }. Il numero di protocollo e i giorni per la risposta restano gli stessi. Non devi fare niente.
letters-integration-asked =
    Per continuare ci serve qualcosa da te, entro il { $date }:

    { $text }
letters-notice-given =
    Stiamo per respingere la tua domanda. Il motivo:

    { $reason }

    Puoi rispondere entro il { $date }, anche con altri documenti (L. 241/1990, art. 10-bis).
letters-refused =
    La tua domanda è stata respinta. Il motivo:

    { $reason }

    Puoi fare ricorso al TAR entro 60 giorni, o al Presidente della Repubblica entro 120 giorni.
letters-accepted = Abbiamo accettato la tua domanda. Lo sportello ti contatta per i prossimi passi.

letters-receipt-subject = Domanda ricevuta, protocollo { $protocollo }
letters-receipt-body =
    Ciao,

    abbiamo ricevuto la tua domanda. Il numero di protocollo è { $protocollo }.
    La ricevuta è allegata a questo messaggio.

    Segui la domanda nella tua area personale:
    { $url }

    { $name }
letters-news-subject = C’è una novità sulla tua domanda { $protocollo }
letters-news-body =
    Ciao,

    c’è una novità sulla tua domanda, protocollo { $protocollo }.
    Per proteggere i tuoi dati non la scriviamo in questo messaggio: la leggi nella tua area personale.
    { $url }

    { $name }

# Where somebody must not come to know of the request: neither number, nor what it is about.
letters-neutral-subject = Un messaggio per te
letters-neutral-body =
    Ciao,

    c’è qualcosa da leggere nella tua area personale:
    { $url }

    { $name }

# A service for which a draft was written is open again: never which.
letters-opening-subject = Ora puoi inviare la tua domanda
letters-opening-body =
    Ciao,

    il servizio per cui hai scritto una domanda, e che era chiuso, adesso è aperto: puoi inviarla.
    Quello che hai scritto è ancora nella bozza, nella tua area personale:
    { $url }

    { $name }

# About an appointment: where and when, never what for.
letters-appointment-booked-subject = Appuntamento prenotato: { $date }
letters-appointment-booked-body =
    Ciao,

    abbiamo prenotato il tuo appuntamento, codice { $code }.

    { $date }
    { $address }

    Per vederlo, spostarlo o disdirlo entra nella tua area personale:
    { $url }

    { $name }
letters-appointment-moved-subject = Appuntamento spostato: { $date }
letters-appointment-moved-body =
    Ciao,

    il tuo appuntamento, codice { $code }, ha un nuovo orario.

    { $date }
    { $address }

    Per vederlo, spostarlo o disdirlo entra nella tua area personale:
    { $url }

    { $name }
letters-appointment-cancelled-subject = Appuntamento annullato: { $date }
letters-appointment-cancelled-body =
    Ciao,

    questo appuntamento, codice { $code }, è annullato.

    { $date }
    { $address }

    Per vederlo, spostarlo o disdirlo entra nella tua area personale:
    { $url }

    { $name }
letters-appointment-reminder-subject = Promemoria: appuntamento { $date }
letters-appointment-reminder-body =
    Ciao,

    ti ricordiamo il tuo appuntamento, codice { $code }.

    { $date }
    { $address }

    Per vederlo, spostarlo o disdirlo entra nella tua area personale:
    { $url }

    { $name }

letters-receipt-note-term = Rispondiamo entro { $days } giorni (L. 241/1990, art. 2). Se ti chiediamo altri documenti, i giorni si fermano una volta sola e per 30 giorni al massimo.
letters-receipt-note-silence = Se non rispondiamo entro la data scritta sopra, puoi chiedere l’intervento di chi ha il potere sostitutivo (L. 241/1990, art. 2, comma 9-bis).
letters-receipt-verification = L’impronta SHA-256 di ogni documento permette di verificare che è proprio quello che hai inviato.
letters-receipt-title = Ricevuta della domanda
letters-receipt-request = La domanda
letters-receipt-service = Servizio
letters-receipt-applicant = Chi ha inviato
letters-receipt-for = Per conto di
letters-receipt-office = Chi segue la domanda
letters-receipt-documents = Documenti consegnati
letters-receipt-no-documents = Nessun documento.
letters-receipt-digest = Impronta SHA-256
letters-receipt-check = Come si controlla questa ricevuta
letters-receipt-page = Pagina { $page } di { $pages }

letters-code-message = { $name }: il codice per confermare il tuo numero è { $code }. Vale { $minutes } minuti. Non darlo a nessuno.
letters-code-subject = Il codice per confermare il tuo indirizzo
letters-code-body =
    Ciao,

    il codice per confermare questo indirizzo è: { $code }
    Vale per { $minutes } minuti. Scrivilo nella pagina del tuo profilo.

    Non l’hai chiesto tu? Non devi fare niente: senza il codice non cambia nulla.

    { $name }

letters-text-missing = Scrivi la tua risposta, oppure allega un documento.
letters-text-too-long = Hai scritto { $found } caratteri, possono essere al massimo { $max }.

letters-alarm-subject = Sportello: accessi non riusciti per motivi tecnici
letters-alarm-line = - { $count } × { $code }, { $about }, ultima volta { $last }
letters-alarm-body =
    Su { $url } alcuni accessi non sono riusciti per motivi tecnici:

    { $lines }

    Il codice è lo stesso dei registri del programma. I codici «idp-nr» sono errori che il gestore ha dato alla nostra richiesta; gli altri sono risposte che non abbiamo accettato.
    Comincia da: sportello doctor.

    Il prossimo messaggio arriva tra { $minutes } minuti al più presto, con tutto quello che succede intanto.

letters-access-granted =
    Ti diamo i documenti che hai chiesto con la richiesta di accesso { $number }: li trovi allegati a questo messaggio.

    { $text }
letters-access-refused =
    Non possiamo darti i documenti che hai chiesto con la richiesta di accesso { $number }. Il motivo:

    { $reason }

    Entro 30 giorni puoi rivolgerti al difensore civico o fare ricorso al TAR (L. 241/1990, art. 25).
letters-access-deferred =
    Rinviamo al { $date } la risposta alla tua richiesta di accesso { $number }. Il motivo:

    { $reason }

    Entro 30 giorni puoi rivolgerti al difensore civico o fare ricorso al TAR (L. 241/1990, art. 25).
letters-notice-title = Informativa sul trattamento dei dati personali
letters-notice-signature = Firma
letters-notice-statement = Ho letto l’informativa.
letters-notice-person = Nome e cognome
letters-notice-day = Data
