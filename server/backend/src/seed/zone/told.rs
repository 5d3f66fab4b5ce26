//! Situations of house, money and work.

use domain::diary::Kind::{HomeVisit, Interview, Meeting, Message, Note, Phone, Report};

use super::situations::{About, Situation, Who};

pub(super) static SITUATIONS: [Situation; 23] = [
    Situation {
        about: About::House,
        who: Who::Grown,
        told: &[
            "Il contratto d’affitto scade fra {mesi} e il proprietario non lo rinnova.",
            "Ha ricevuto la disdetta: deve lasciare la casa entro {mesi}.",
        ],
        more: &[
            "Le agenzie chiedono due garanti.",
            "Può pagare al massimo {euro} euro al mese.",
            "A {comune} non trova nulla.",
        ],
        needs: &["sfratto", "alloggio"],
        category: "3",
        service: "emergenza-abitativa",
        notes: &[
            (
                Interview,
                "Letto insieme il contratto: la disdetta è nei termini. Iscrizione alle agenzie sociali.",
            ),
            (Phone, "Ha visto due appartamenti, uno è ancora libero. Richiama {giorno}."),
        ],
    },
    Situation {
        about: About::House,
        who: Who::Parent,
        told: &[
            "Vive con {figli} in una stanza e mezza: i letti non bastano.",
            "La casa è troppo piccola: con {figli} dormono tutti nella stessa stanza.",
        ],
        more: &["C’è muffa sulle pareti della camera.", "È in graduatoria per la casa popolare da anni."],
        needs: &["casa-inadatta", "alloggio"],
        category: "1",
        service: "emergenza-abitativa",
        notes: &[
            (HomeVisit, "Due locali umidi al piano terra, puliti e in ordine. Fotografata la muffa."),
            (Message, "Chiesta all’ufficio casa la posizione in graduatoria."),
        ],
    },
    Situation {
        about: About::House,
        who: Who::Old,
        told: &[
            "Abita al terzo piano senza ascensore e non scende più da {mesi}.",
            "Le scale di casa sono diventate un ostacolo: esce solo per le visite.",
        ],
        more: &["Chiede un montascale.", "{Chi} porta la spesa due volte la settimana."],
        needs: &["barriere", "trasporto"],
        category: "4",
        service: "trasporto-disabili",
        notes: &[(
            HomeVisit,
            "Cinquantadue gradini, corrimano da un solo lato. Spiegato il contributo per le barriere.",
        )],
    },
    Situation {
        about: About::House,
        who: Who::Working,
        told: &[
            "Lo sfratto è esecutivo: l’ufficiale giudiziario è già passato una volta.",
            "Fra {mesi} c’è il secondo accesso dell’ufficiale giudiziario.",
        ],
        more: &[
            "I mobili sono da {chi}.",
            "Gli arretrati sono {euro} euro al mese da quando ha perso il lavoro.",
        ],
        needs: &["sfratto", "debiti"],
        category: "3",
        service: "emergenza-abitativa",
        notes: &[
            (Meeting, "Con l’ufficio casa: si chiede un rinvio di sessanta giorni in attesa dell’alloggio."),
            (Phone, "L’avvocato conferma il rinvio. Cercare intanto una sistemazione."),
        ],
    },
    Situation {
        about: About::House,
        who: Who::Grown,
        told: &[
            "{Gli} hanno staccato il gas e da {giorno} si scalda con una stufetta.",
            "In casa il riscaldamento è chiuso per le bollette non pagate.",
        ],
        more: &[
            "L’ultima bolletta è di {euro} euro.",
            "Il fornitore accetta un piano a rate, se qualcuno garantisce.",
        ],
        needs: &["utenze", "debiti"],
        category: "3",
        service: "contributo-economico",
        notes: &[(Phone, "Sentito il fornitore: riattivazione in tre giorni dopo la prima rata.")],
    },
    Situation {
        about: About::House,
        who: Who::Young,
        told: &[
            "È ospite su un divano da {chi} e non può restare.",
            "È uscit{o} di casa dopo un litigio e dorme da amici.",
        ],
        more: &["Cerca una stanza entro {mesi}.", "Ha un lavoro a chiamata."],
        needs: &["alloggio", "autonomia"],
        category: "3",
        service: "",
        notes: &[(Interview, "Dati i riferimenti dei posti in coabitazione. Ne parla con chi l{o} ospita.")],
    },
    Situation {
        about: About::Street,
        who: Who::Alone,
        told: &[
            "Da {mesi} dorme in auto nel parcheggio della palestra.",
            "Da qualche notte dorme in stazione.",
        ],
        more: &["Ha con sé una borsa e i documenti.", "Chiede anche una doccia e un pasto caldo."],
        needs: &["senza-tetto", "igiene"],
        category: "3",
        service: "emergenza-abitativa",
        notes: &[
            (
                Interview,
                "Accettato il posto in dormitorio per quindici notti. Consegnato il buono per la mensa.",
            ),
            (Report, "L’unità di strada l’ha vist{o} di nuovo in piazza: è uscit{o} prima del tempo."),
        ],
    },
    Situation {
        about: About::Street,
        who: Who::Alone,
        told: &[
            "Il dormitorio l{o} fa uscire alle sette e di giorno non sa dove stare.",
            "È in dormitorio da {mesi}: chiede un posto dove stare di giorno.",
        ],
        more: &["Ha una tosse che non passa.", "Vorrebbe la residenza anagrafica fittizia."],
        needs: &["senza-tetto", "documenti", "cure"],
        category: "3",
        service: "",
        notes: &[(Note, "Domanda di residenza per senza dimora preparata: manca la firma.")],
    },
    Situation {
        about: About::Street,
        who: Who::Working,
        told: &[
            "Vive in un capannone senz’acqua con altre quattro persone.",
            "Occupa da {mesi} un locale senza luce alla periferia di {comune}.",
        ],
        more: &["Il proprietario vuole murare l’ingresso.", "Fa lavori a giornata nei campi."],
        needs: &["senza-tetto", "lavoro-irregolare"],
        category: "3",
        service: "emergenza-abitativa",
        notes: &[(HomeVisit, "Locale senza servizi: segnalato all’ufficio casa e all’unità di strada.")],
    },
    Situation {
        about: About::Street,
        who: Who::Grown,
        told: &[
            "In casa non c’è riscaldamento e le notti sono fredde: chiede coperte e una stufa.",
            "La caldaia è rotta e le notti sono sotto zero: chiede aiuto per l’emergenza.",
        ],
        more: &["{Chi} ha prestato due coperte.", "Ripararla costa {euro} euro."],
        needs: &["casa-inadatta", "vestiario"],
        category: "3",
        service: "",
        notes: &[(
            Note,
            "Consegnati due coperte e un termoventilatore. Preventivo dell’idraulico atteso {giorno}.",
        )],
    },
    Situation {
        about: About::Money,
        who: Who::Working,
        told: &[
            "Lo stipendio è stato ridotto e le bollette sono arretrate.",
            "Con la cassa integrazione entrano {euro} euro in meno al mese.",
        ],
        more: &["Il mutuo è fermo da {mesi}.", "Chiede che cosa può avere prima dell’inverno."],
        needs: &["reddito-basso", "utenze"],
        category: "3",
        service: "contributo-economico",
        notes: &[
            (
                Interview,
                "Guardato l’ISEE: può chiedere il contributo e i bonus. Torna con l’ultima busta paga.",
            ),
            (Phone, "Ha portato i documenti al CAF, l’attestazione arriva {giorno}."),
        ],
    },
    Situation {
        about: About::Money,
        who: Who::LoneParent,
        told: &[
            "Vive sol{o} con {figli} e l’assegno di mantenimento non arriva da {mesi}.",
            "Da {mesi} cresce da sol{o} {figli} con il solo assegno unico.",
        ],
        more: &["La mensa di scuola è arretrata.", "Chiede un pacco alimentare fino alla fine del mese."],
        needs: &["reddito-basso", "cibo", "assistenza-legale"],
        category: "1",
        service: "contributo-economico",
        notes: &[
            (Interview, "Data la lista dei documenti. Prenotato l’avvocato dello sportello legale {giorno}."),
            (Message, "Scritto alla scuola: la mensa sospende il sollecito."),
        ],
    },
    Situation {
        about: About::Money,
        who: Who::OldAlone,
        told: &[
            "Con la pensione minima non arriva alla fine del mese.",
            "La pensione è di {euro} euro e metà se ne va in medicine.",
        ],
        more: &["Non ha mai chiesto nulla e si vergogna.", "Non sa se ha diritto alla maggiorazione."],
        needs: &["reddito-basso", "misure-sostegno"],
        category: "4",
        service: "contributo-economico",
        notes: &[(Phone, "Il patronato controlla la pensione: appuntamento {giorno}, l’accompagna {chi}.")],
    },
    Situation {
        about: About::Money,
        who: Who::Grown,
        told: &[
            "Ha tre prestiti insieme e non riesce più a pagare le rate.",
            "Le rate sono {euro} euro al mese e le finanziarie telefonano ogni giorno.",
        ],
        more: &["Ha cominciato con il gioco, ora ha smesso.", "In famiglia nessuno lo sa."],
        needs: &["debiti", "gestione-denaro"],
        category: "3",
        service: "",
        notes: &[
            (
                Interview,
                "Messi in fila i debiti. Accetta di parlare con lo sportello per il sovraindebitamento.",
            ),
            (Note, "Al prossimo incontro bilancio del mese, con gli scontrini."),
        ],
    },
    Situation {
        about: About::Money,
        who: Who::Grown,
        told: &[
            "Deve pagare una spesa di {euro} euro che non aveva previsto.",
            "Il funerale di un familiare ha finito i risparmi.",
        ],
        more: &["Chiede se si può rateizzare.", "Ha già venduto l’auto."],
        needs: &["spesa-imprevista", "reddito-basso"],
        category: "3",
        service: "contributo-economico",
        notes: &[(Phone, "La commissione si riunisce {giorno}: mancano due ricevute.")],
    },
    Situation {
        about: About::Money,
        who: Who::Parent,
        told: &[
            "Chiede la riduzione della retta del nido: la seconda rata è scaduta.",
            "Il nido costa {euro} euro e con un solo stipendio non ce la fa.",
        ],
        more: &["L’ISEE è dell’anno passato.", "Il posto è confermato, teme di perderlo."],
        needs: &["nido", "reddito-basso"],
        category: "1",
        service: "riduzione-retta-nido",
        notes: &[(Message, "Inviato il modulo al CAF per l’ISEE minorenni.")],
    },
    Situation {
        about: About::Money,
        who: Who::Working,
        told: &[
            "Chiede informazioni sull’Assegno di inclusione: la domanda è sospesa.",
            "La carta di inclusione è ferma da {mesi} e non sa perché.",
        ],
        more: &[
            "All’INPS hanno detto di sentire i servizi sociali.",
            "Deve firmare il patto entro {giorno}.",
        ],
        needs: &["misure-sostegno", "orientamento"],
        category: "3",
        service: "primo-appuntamento",
        notes: &[(Note, "Manca la convocazione per il patto di inclusione: chiesta all’ufficio di piano.")],
    },
    Situation {
        about: About::Work,
        who: Who::Working,
        told: &[
            "Ha perso il lavoro {mesi} fa, da un giorno all’altro.",
            "La ditta ha chiuso e la disoccupazione finisce fra {mesi}.",
        ],
        more: &["Ha la patente B e un’auto.", "Accetterebbe anche i turni di notte."],
        needs: &["lavoro-perso", "lavoro-ricerca"],
        category: "3",
        service: "",
        notes: &[
            (Interview, "Scritto il curriculum insieme. Iscritt{o} al centro per l’impiego."),
            (Phone, "Colloquio in magazzino andato bene: risposta {giorno}."),
        ],
    },
    Situation {
        about: About::Work,
        who: Who::Young,
        told: &[
            "Ha finito la scuola e non trova un primo lavoro.",
            "Ha lasciato l’università e cerca un tirocinio.",
        ],
        more: &["{Gli} piacerebbe lavorare in cucina.", "Non ha mai fatto un colloquio."],
        needs: &["lavoro-ricerca", "formazione"],
        category: "3",
        service: "",
        notes: &[(Meeting, "Con il tutor del tirocinio: comincia fra due settimane in una mensa.")],
    },
    Situation {
        about: About::Work,
        who: Who::Parent,
        told: &[
            "Vorrebbe lavorare ma non sa a chi lasciare i bambini il pomeriggio.",
            "Ha rifiutato due lavori perché l’orario non va con la scuola.",
        ],
        more: &["I nonni stanno lontano.", "Il doposcuola costa {euro} euro."],
        needs: &["lavoro-conciliazione", "nido"],
        category: "1",
        service: "sostegno-famiglie-minori",
        notes: &[(Phone, "Il doposcuola della parrocchia ha un posto da {giorno}.")],
    },
    Situation {
        about: About::Work,
        who: Who::Foreign,
        told: &[
            "Lavora nei campi senza contratto: le paghe arretrate sono di {euro} euro.",
            "Fa la badante senza contratto e la famiglia non paga i contributi.",
        ],
        more: &["Ha paura di perdere anche il permesso.", "Ha conservato i messaggi del datore."],
        needs: &["lavoro-irregolare", "assistenza-legale"],
        category: "6",
        service: "",
        notes: &[(Meeting, "Con il sindacato: si prova prima con una lettera al datore.")],
    },
    Situation {
        about: About::Work,
        who: Who::Working,
        told: &[
            "Dopo un incidente non può più fare il suo mestiere.",
            "Il medico del lavoro l’ha dichiarat{o} non idone{o} alla mansione.",
        ],
        more: &["Chiede il collocamento mirato.", "La visita per l’invalidità è fra {mesi}."],
        needs: &["disabilita", "lavoro-ricerca"],
        category: "2",
        service: "",
        notes: &[(Note, "Spiegato il collocamento mirato: serve prima il verbale.")],
    },
    Situation {
        about: About::Work,
        who: Who::Young,
        told: &[
            "È uscit{o} dalla comunità a diciotto anni e cerca casa e lavoro insieme.",
            "Ha finito il percorso in comunità e non ha una famiglia alle spalle.",
        ],
        more: &["Ha un corso da idraulico.", "Ha risparmiato {euro} euro."],
        needs: &["autonomia", "alloggio", "lavoro-ricerca"],
        category: "3",
        service: "primo-appuntamento",
        notes: &[(Meeting, "Con la comunità: restano altri due mesi nell’appartamento di sgancio.")],
    },
];
