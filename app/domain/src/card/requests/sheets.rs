//! The sheets about a request: what every one may say, and the special forms of the trade (housing mediation, work,
//! cultural mediation, education, referral). Fields are data, read and merged as those of a card.

use serde::{Deserialize, Serialize};

use crate::{
    codes::{Code, Table},
    fields::{
        Def,
        Kind::{Count, Day, Line, Long, Money, One, OneOf, Place, Several},
        def,
        lists::{Choice, YES_NO},
    },
    mask::Group,
};

/// A sheet about a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sheet {
    /// What may be said of every request.
    Details,
    /// Mediation to find a home, or in a dispute about one.
    Housing,
    /// Orientation and placement at work.
    Work,
    /// A cultural or linguistic mediator.
    Mediation,
    /// Orientation to education.
    Education,
    /// To another office or body.
    Referral,
}

const OUTSIDE: &[Choice] = &[
    ("lavoro", "Lavoro"),
    ("comodita", "Comodità"),
    ("orario", "Orario"),
    ("consigliato", "Consigliato"),
    ("domicilio", "Domicilio"),
    ("altro", "Altro"),
];
const DETAILS: &[Def] = &[
    def("in-accoglienza", "Si può dare durante l’accoglienza", One(YES_NO), Group::Family),
    def("erogatore", "Chi eroga il servizio", Line, Group::Family),
    def("fuori-area", "Perché viene da fuori territorio", One(OUTSIDE), Group::Residence),
    def("note", "Note sulla richiesta", Long, Group::Family),
];

const HOUSING_WHY: &[Choice] =
    &[("ricerca", "Ricerca di un’abitazione"), ("controversia", "Controversia"), ("altro", "Altro")];
const HOUSING_HOW: &[Choice] =
    &[("locazione", "In affitto"), ("acquisto", "In acquisto"), ("temporaneo", "Alloggio temporaneo")];
const HOUSING_BECAUSE: &[Choice] = &[
    ("senza", "Non ha un alloggio"),
    ("canone", "Canone elevato"),
    ("piccolo", "Alloggio piccolo"),
    ("degradato", "Alloggio degradato"),
    ("conviventi", "Problemi con i conviventi"),
    ("vicini", "Problemi con i vicini"),
    ("distante", "Distante dal lavoro"),
    ("altro", "Altro"),
];
const CHANNELS: &[Choice] = &[
    ("nessuno", "Nessuno"),
    ("annunci", "Annunci"),
    ("conoscenti", "Amici o conoscenti"),
    ("agenzia", "Agenzia"),
    ("altro", "Altro"),
];
const HOUSING: &[Def] = &[
    def("abitazione-motivo", "Motivo", One(HOUSING_WHY), Group::Residence),
    def("abitazione-come", "Cerca", One(HOUSING_HOW), Group::Residence),
    def("abitazione-perche", "Perché cerca casa", Several(HOUSING_BECAUSE), Group::Residence),
    def("abitazione-perche-altro", "Quale altro motivo", Line, Group::Residence),
    def("canone", "Canone attuale, in euro al mese", Money, Group::Income),
    def("canali", "Canali già provati", Several(CHANNELS), Group::Residence),
    def("conoscenti-stranieri", "Gli amici o conoscenti sono stranieri", One(YES_NO), Group::Residence),
    def("agenzia", "Quale agenzia", Line, Group::Residence),
    def("canali-altro", "Quale altro canale", Line, Group::Residence),
    def("comune-preferito", "Comune preferito", Place, Group::Residence),
    def("zona-preferita", "Zona preferita", Line, Group::Residence),
    def("vani-minimi", "Numero minimo di vani", Count, Group::Residence),
    def("occupanti", "Numero di occupanti", Count, Group::Family),
    def("arredato", "Arredato", One(YES_NO), Group::Residence),
    def("canone-massimo", "Canone massimo, in euro al mese", Money, Group::Income),
    def("controversia", "In che cosa consiste la controversia", Long, Group::Judicial),
];

const WORK_WHY: &[Choice] =
    &[("ricerca", "Ricerca di lavoro"), ("controversia", "Controversia"), ("autonomo", "Lavoro autonomo")];
const AVAILABLE: &[Choice] = &[
    ("part-time", "Tempo parziale"),
    ("full-time", "Tempo pieno"),
    ("fine-settimana", "Fine settimana"),
    ("notti", "Notti"),
    ("giorno-notte", "Giorno e notte"),
];
const WHERE: &[Choice] = &[
    ("provincia", "Provincia"),
    ("regione", "Regione"),
    ("altre-regioni", "Altre regioni"),
    ("estero", "Estero"),
];
const LICENCES: &[Choice] = &[
    ("nessuna", "Nessuna"),
    ("am", "AM"),
    ("a", "A"),
    ("b", "B"),
    ("c", "C"),
    ("d", "D"),
    ("e", "E"),
    ("cqc", "CQC"),
    ("adr", "ADR"),
    ("muletto", "Abilitazione al muletto"),
];
const WORK_CHANNELS: &[Choice] = &[
    ("nessuno", "A nessuno"),
    ("cpi", "Centro per l’impiego"),
    ("conoscenti", "Amici o conoscenti"),
    ("informali", "Intermediari informali"),
    ("autorizzati", "Intermediari privati autorizzati"),
    ("agenzie", "Agenzie specializzate"),
    ("altro", "Altro"),
];
const WORK: &[Def] = &[
    def("lavoro-motivo", "Motivo", One(WORK_WHY), Group::WorkEducation),
    def("lavoro-richiesta", "Che cosa chiede", Long, Group::WorkEducation),
    def("lavoro-situazione", "Condizione lavorativa", OneOf(Table::WorkCondition, &[]), Group::WorkEducation),
    def("professione-attuale", "Professione attuale", Line, Group::WorkEducation),
    def("professione", "Professione svolta finora", Line, Group::WorkEducation),
    def("professione-estero", "Professione svolta all’estero", Line, Group::WorkEducation),
    def("professione-altre", "Altre professioni", Line, Group::WorkEducation),
    def("mansioni", "Mansioni svolte", Long, Group::WorkEducation),
    def("esperienze", "Esperienze di lavoro", Long, Group::WorkEducation),
    def("disoccupato-dal", "Senza lavoro dal", Day, Group::WorkEducation),
    def("iscritto-cpi", "Iscritto al Centro per l’impiego", One(YES_NO), Group::WorkEducation),
    def("lavoro-canali", "A chi si è già rivolta", Several(WORK_CHANNELS), Group::WorkEducation),
    def(
        "lavoro-conoscenti-stranieri",
        "Gli amici o conoscenti sono stranieri",
        One(YES_NO),
        Group::WorkEducation,
    ),
    def(
        "lavoro-informali-stranieri",
        "Gli intermediari informali sono stranieri",
        One(YES_NO),
        Group::WorkEducation,
    ),
    def("lavoro-canali-altro", "A chi altro si è rivolta", Line, Group::WorkEducation),
    def("lavoro-cercato", "Lavoro cercato", Line, Group::WorkEducation),
    def("disponibilita", "Disponibilità", Several(AVAILABLE), Group::WorkEducation),
    def("dove", "Dove può lavorare", Several(WHERE), Group::WorkEducation),
    def("patenti", "Patenti", Several(LICENCES), Group::WorkEducation),
    def("automunito", "Ha un mezzo proprio", One(YES_NO), Group::WorkEducation),
    def("limitazioni", "Limitazioni di cui tenere conto", Long, Group::Disability),
    def("curriculum", "Ha un curriculum", One(YES_NO), Group::WorkEducation),
    def("controversia-lavoro", "In che cosa consiste la controversia", Long, Group::Judicial),
    def("attivita-autonoma", "Attività autonoma che vuole avviare", Long, Group::WorkEducation),
];

const BODY: &[Choice] =
    &[("comune", "Comune"), ("scuola", "Scuola"), ("asl", "Azienda sanitaria"), ("altro", "Altro")];
const MEDIATION: &[Def] = &[
    def("mediazione-descrizione", "Che cosa serve", Long, Group::Family),
    def("mediazione-ore", "Ore previste", Count, Group::Family),
    def("mediazione-inizio", "Inizio proposto", Day, Group::Family),
    def("mediazione-lingua", "Lingua", Line, Group::Origin),
    def("mediazione-altra-lingua", "Altra lingua", Line, Group::Origin),
    def("mediazione-chi", "Chi la chiede", One(BODY), Group::Family),
    def("mediazione-ente", "Ente che la chiede", Line, Group::Family),
    def("mediazione-referente", "Persona di contatto", Line, Group::Contacts),
    def("mediazione-ruolo", "Ruolo", Line, Group::Family),
    def("mediazione-recapito", "Telefono o e-mail", Line, Group::Contacts),
];

const COURSES: &[Choice] = &[
    ("lingua", "Lingua italiana"),
    ("altra-lingua", "Altra lingua"),
    ("professionale", "Professionale"),
    ("informatica", "Informatica"),
    ("altro", "Altro"),
];
const DAYS: &[Choice] = &[
    ("lunedi", "Lunedì"),
    ("martedi", "Martedì"),
    ("mercoledi", "Mercoledì"),
    ("giovedi", "Giovedì"),
    ("venerdi", "Venerdì"),
    ("sabato", "Sabato"),
];
const HOURS: &[Choice] = &[("mattina", "Mattina"), ("pomeriggio", "Pomeriggio"), ("sera", "Sera")];
const EDUCATION: &[Def] = &[
    def("titolo", "Titolo di studio", OneOf(Table::Education, &[]), Group::WorkEducation),
    def("informatica", "Conoscenze informatiche", Line, Group::WorkEducation),
    def(
        "corsi-seguiti",
        "Corsi già seguiti: tipo, dove, argomenti, ore, attestato",
        Long,
        Group::WorkEducation,
    ),
    def("corso-chiesto", "Corso richiesto", Several(COURSES), Group::WorkEducation),
    def("corso-lingua", "Quale lingua", Line, Group::WorkEducation),
    def("corso-altro", "Quale altro corso", Line, Group::WorkEducation),
    def("corso-motivo", "Perché lo chiede", Long, Group::WorkEducation),
    def("giorni", "Giorni disponibili", Several(DAYS), Group::WorkEducation),
    def("parte-giorno", "Parte del giorno", Several(HOURS), Group::WorkEducation),
    def("spostarsi", "Può spostarsi da solo", One(YES_NO), Group::WorkEducation),
];

const TO: &[Choice] = &[("ufficio", "Altro ufficio dell’ente"), ("esterno", "Organizzazione esterna")];
const REFERRAL: &[Def] = &[
    def("invio-verso", "Dove si invia", One(TO), Group::Family),
    def("invio-ente", "Ufficio o organizzazione", Line, Group::Family),
    def("invio-referente", "Persona di contatto", Line, Group::Contacts),
    def("invio-recapito", "Telefono o e-mail", Line, Group::Contacts),
    def("invio-motivo", "Perché si invia", Long, Group::Family),
    def("invio-consenso", "La persona è d’accordo", One(YES_NO), Group::Family),
    def("invio-appuntamento", "Appuntamento il", Day, Group::Family),
];

impl Sheet {
    /// Every sheet, in order.
    pub const ALL: [Self; 6] =
        [Self::Details, Self::Housing, Self::Work, Self::Mediation, Self::Education, Self::Referral];

    /// Name in the database, in addresses and as `id` in the page.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Details => "dettagli",
            Self::Housing => "abitazione",
            Self::Work => "lavoro",
            Self::Mediation => "mediazione",
            Self::Education => "istruzione",
            Self::Referral => "invio",
        }
    }

    /// Words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Details => "Dettagli della richiesta",
            Self::Housing => "Intermediazione abitativa",
            Self::Work => "Orientamento e inserimento al lavoro",
            Self::Mediation => "Mediazione culturale",
            Self::Education => "Orientamento all’istruzione",
            Self::Referral => "Invio ad altro ufficio o ente",
        }
    }

    /// The sheet with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sheet| sheet.code() == code)
    }

    /// The sheet that the trade wants for a row of the table of services (DOMAIN §4.5), by the code with which the row is
    /// shipped: its words may change, and a row that a zone adds wants none.
    pub fn suited(service: &Code) -> Option<Self> {
        match service.as_str() {
            "4.07" | "4.08" | "4.09" => Some(Self::Housing),
            "5.07" => Some(Self::Work),
            "1.06" => Some(Self::Mediation),
            "3.11" => Some(Self::Education),
            "1.13" | "1.14" => Some(Self::Referral),
            _ => None,
        }
    }

    /// Codes of the fields without which it is not saved (DOMAIN §4.5).
    pub const fn needed(self) -> &'static [&'static str] {
        match self {
            Self::Mediation => &[
                "mediazione-descrizione",
                "mediazione-ore",
                "mediazione-inizio",
                "mediazione-lingua",
                "mediazione-chi",
                "mediazione-ente",
                "mediazione-referente",
                "mediazione-recapito",
            ],
            Self::Education => &["titolo", "corso-chiesto"],
            Self::Details | Self::Housing | Self::Work | Self::Referral => &[],
        }
    }

    /// Its fields, in order.
    pub const fn fields(self) -> &'static [Def] {
        match self {
            Self::Details => DETAILS,
            Self::Housing => HOUSING,
            Self::Work => WORK,
            Self::Mediation => MEDIATION,
            Self::Education => EDUCATION,
            Self::Referral => REFERRAL,
        }
    }
}
