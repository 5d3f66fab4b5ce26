//! What facts there are of a person, and what each says.

use serde::{Deserialize, Serialize};

use crate::{
    codes::Table,
    fields::{
        self, Def,
        Kind::{Day, Line, One, OneOf, Percentage, Place, Year},
        Lists, Problem, Values, Wrong, def,
        lists::{Choice, YES_NO},
    },
    mask::{Group, Mask},
};

/// Why somebody has another name.
const NAMES: &[Choice] = &[
    ("nascita", "Nome alla nascita"),
    ("coniuge", "Cognome da coniugato"),
    ("precedente", "Nome portato prima"),
    ("grafia", "Altra grafia o trascrizione"),
    ("scelto", "Nome scelto"),
    ("soprannome", "Soprannome"),
];
/// Citizenships, as far as rights differ; the country is a field of its own.
const CITIZENSHIPS: &[Choice] = &[
    ("italiana", "Italiana"),
    ("ue", "Di un altro paese UE"),
    ("extra-ue", "Di un paese fuori dalla UE"),
    ("apolide", "Nessuna: apolide"),
];
/// How a citizenship came about.
const ACQUIRED: &[Choice] = &[
    ("nascita", "Per nascita"),
    ("adozione", "Per adozione"),
    ("matrimonio", "Per matrimonio o unione civile"),
    ("residenza", "Per residenza"),
    ("altro", "In altro modo"),
];
/// Codes and documents that say who somebody is (DOMAIN §12).
const IDENTIFIERS: &[Choice] = &[
    ("codice-fiscale", "Codice fiscale precedente"),
    ("provvisorio", "Codice fiscale provvisorio, 11 cifre"),
    ("stp", "Codice STP"),
    ("eni", "Codice ENI"),
    ("ue", "Identificativo europeo"),
    ("team", "Tessera TEAM"),
    ("carta-identita", "Carta d’identità"),
    ("passaporto", "Passaporto"),
    ("documento", "Altro documento di identità"),
    ("interno", "Numero interno"),
];
/// Where somebody lives, and by which title.
const PLACES: &[Choice] = &[
    ("residenza", "Residenza anagrafica"),
    ("domicilio", "Domicilio"),
    ("senza-dimora", "Senza fissa dimora"),
    ("struttura", "In una struttura di accoglienza"),
];
/// How somebody is reached.
const CONTACTS: &[Choice] = &[
    ("telefono", "Telefono"),
    ("cellulare", "Cellulare"),
    ("email", "E-mail"),
    ("pec", "PEC"),
    ("altro", "Altro"),
];
/// Whose a number or an address is.
const WHOSE: &[Choice] = &[
    ("proprio", "Della persona"),
    ("familiare", "Di un familiare"),
    ("vicino", "Di un vicino"),
    ("servizio", "Di un servizio"),
    ("altro", "Di qualcun altro"),
];
/// References of the health service.
const HEALTH: &[Choice] = &[
    ("medico", "Medico di base o pediatra"),
    ("tessera", "Tessera sanitaria"),
    ("esenzione", "Esenzione dal ticket"),
];
/// Civil status, before the code table was asked; so are the lists `OLD_` below.
const OLD_CIVIL: &[Choice] = &[
    ("celibe", "Celibe o nubile"),
    ("coniugato", "Coniugato"),
    ("unito", "Unito civilmente"),
    ("convivente", "Convivente di fatto"),
    ("separato", "Separato"),
    ("divorziato", "Divorziato"),
    ("vedovo", "Vedovo"),
];
/// Levels of education.
const OLD_LEVELS: &[Choice] = &[
    ("nessuno", "Nessun titolo"),
    ("primaria", "Licenza elementare"),
    ("media", "Licenza media"),
    ("qualifica", "Qualifica professionale"),
    ("diploma", "Diploma"),
    ("laurea", "Laurea"),
    ("oltre", "Titolo dopo la laurea"),
];
/// Conditions of work.
const OLD_WORK: &[Choice] = &[
    ("dipendente", "Lavoratore dipendente"),
    ("autonomo", "Lavoratore autonomo"),
    ("saltuario", "Lavoro saltuario o irregolare"),
    ("disoccupato", "Disoccupato"),
    ("prima-occupazione", "In cerca di prima occupazione"),
    ("studente", "Studente"),
    ("casa", "Si occupa della casa e della famiglia"),
    ("pensionato", "Pensionato"),
    ("inabile", "Inabile al lavoro"),
    ("altro", "Altra condizione"),
];
/// Titles of stay (DOMAIN §13).
const OLD_PERMITS: &[Choice] = &[
    ("permesso", "Permesso di soggiorno"),
    ("lungo-periodo", "Permesso UE per soggiornanti di lungo periodo"),
    ("familiare-ue", "Carta di familiare di cittadino UE"),
    ("richiesta", "Ricevuta della richiesta o del rinnovo"),
    ("visto", "Visto"),
    ("altro", "Altro titolo"),
];

const NAME_FIELDS: &[Def] = &[
    def("nome-tipo", "Che nome è", One(NAMES), Group::Identity),
    def("nome-intero", "Nome e cognome, come sono scritti", Line, Group::Identity),
    def("nome-fonte", "Dove è scritto così", Line, Group::Identity),
];
const CITIZENSHIP_FIELDS: &[Def] = &[
    def("cittadinanza-tipo", "Cittadinanza", One(CITIZENSHIPS), Group::Origin),
    def("cittadinanza-paese", "Paese", OneOf(Table::Country, &[]), Group::Origin),
    def("cittadinanza-acquisita", "Come è stata acquisita", One(ACQUIRED), Group::Origin),
];
const IDENTIFIER_FIELDS: &[Def] = &[
    def("codice-tipo", "Tipo", One(IDENTIFIERS), Group::Identity),
    def("codice-documento", "Che documento è", OneOf(Table::IdentityDocument, &[]), Group::Identity),
    def("codice-numero", "Codice o numero", Line, Group::Identity),
    def("codice-ente", "Rilasciato da", Line, Group::Identity),
    def("codice-rilascio", "Rilasciato il", Day, Group::Identity),
    def("codice-scadenza", "Scade il", Day, Group::Identity),
];
const RESIDENCE_FIELDS: &[Def] = &[
    def("residenza-tipo", "Dove vive", One(PLACES), Group::Residence),
    def("residenza-via", "Via e numero", Line, Group::Residence),
    def("residenza-comune", "Comune", Place, Group::Residence),
    def("residenza-paese", "Paese, se non è l’Italia", OneOf(Table::Country, &[]), Group::Residence),
    def("residenza-struttura", "Struttura di accoglienza", Line, Group::ProtectedAddress),
    def("residenza-struttura-via", "Indirizzo della struttura", Line, Group::ProtectedAddress),
    def("residenza-note", "Note sul domicilio", Line, Group::Residence),
];
const CONTACT_FIELDS: &[Def] = &[
    def("recapito-tipo", "Tipo", One(CONTACTS), Group::Contacts),
    def("recapito-valore", "Numero o indirizzo", Line, Group::Contacts),
    def("recapito-chi", "Di chi è", One(WHOSE), Group::Contacts),
    def("recapito-nome", "Nome di chi risponde", Line, Group::Contacts),
    def("recapito-note", "Quando e come chiamare", Line, Group::Contacts),
];
const HEALTH_FIELDS: &[Def] = &[
    def("salute-tipo", "Tipo", One(HEALTH), Group::Health),
    def("salute-valore", "Nome, numero o codice", Line, Group::Health),
    def("salute-ente", "Azienda sanitaria", Line, Group::Health),
    def("salute-scadenza", "Scade il", Day, Group::Health),
];
const INVALIDITY_FIELDS: &[Def] = &[
    def("invalidita-percentuale", "Percentuale riconosciuta", Percentage, Group::Disability),
    def("invalidita-ente", "Riconosciuta da", Line, Group::Disability),
];
const CIVIL_STATUS_FIELDS: &[Def] = &[
    def("stato-civile", "Stato civile", OneOf(Table::CivilStatus, OLD_CIVIL), Group::Family),
    def("stato-civile-atto", "Da quale atto risulta", Line, Group::Family),
];
const EDUCATION_FIELDS: &[Def] = &[
    def("istruzione-livello", "Titolo più alto", OneOf(Table::Education, OLD_LEVELS), Group::WorkEducation),
    def("istruzione-titolo", "Quale titolo o corso", Line, Group::WorkEducation),
    def("istruzione-scuola", "Scuola o università", Line, Group::WorkEducation),
    def("istruzione-anno", "Anno", Year, Group::WorkEducation),
    def("istruzione-riconosciuto", "Vale in Italia", One(YES_NO), Group::WorkEducation),
];
const WORK_FIELDS: &[Def] = &[
    def("lavoro-condizione", "Condizione", OneOf(Table::WorkCondition, OLD_WORK), Group::WorkEducation),
    def("lavoro-settore", "Settore", OneOf(Table::WorkSector, &[]), Group::WorkEducation),
    def("lavoro-mestiere", "Mestiere", Line, Group::WorkEducation),
    def("lavoro-datore", "Datore di lavoro", Line, Group::WorkEducation),
];
const PERMIT_FIELDS: &[Def] = &[
    def("titolo-tipo", "Tipo", OneOf(Table::PermitType, OLD_PERMITS), Group::Permit),
    def("titolo-motivo", "Motivo", OneOf(Table::PermitReason, &[]), Group::Permit),
    def("titolo-numero", "Numero", Line, Group::Permit),
    def("titolo-ente", "Rilasciato da", Line, Group::Permit),
    def("titolo-rilascio", "Rilasciato il", Day, Group::Permit),
    def("titolo-scadenza", "Scade il", Day, Group::Permit),
];

const DEATH_FIELDS: &[Def] = &[
    def("decesso-giorno", "Data del decesso", Day, Group::Identity),
    def("decesso-atto", "Da quale atto risulta", Line, Group::Identity),
];

/// What a fact of a person is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// Another name, or another spelling.
    Name,
    /// A citizenship.
    Citizenship,
    /// A code or a document that says who somebody is.
    Identifier,
    /// Residence, domicile, no fixed abode.
    Residence,
    /// A way to reach the person.
    Contact,
    /// Doctor, health card, exemption.
    Health,
    /// Civil invalidity.
    Invalidity,
    /// Civil status.
    CivilStatus,
    /// Education.
    Education,
    /// Condition of work.
    Work,
    /// Permit of residence.
    Permit,
    /// Death.
    Death,
}

impl FactKind {
    /// Every kind, in the order of the page.
    pub const ALL: [Self; 12] = [
        Self::Name,
        Self::Citizenship,
        Self::Identifier,
        Self::Residence,
        Self::Contact,
        Self::Health,
        Self::Invalidity,
        Self::CivilStatus,
        Self::Education,
        Self::Work,
        Self::Permit,
        Self::Death,
    ];

    /// Name in the database, in addresses and as `id` in the page.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "nomi",
            Self::Citizenship => "cittadinanza",
            Self::Identifier => "identificativi",
            Self::Residence => "residenza",
            Self::Contact => "recapiti",
            Self::Health => "salute",
            Self::Invalidity => "invalidita",
            Self::CivilStatus => "stato-civile",
            Self::Education => "istruzione",
            Self::Work => "lavoro",
            Self::Permit => "permesso",
            Self::Death => "decesso",
        }
    }

    /// Words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Name => "Altri nomi e grafie",
            Self::Citizenship => "Cittadinanza",
            Self::Identifier => "Codici e documenti",
            Self::Residence => "Residenza e domicilio",
            Self::Contact => "Recapiti",
            Self::Health => "Riferimenti sanitari",
            Self::Invalidity => "Invalidità civile",
            Self::CivilStatus => "Stato civile",
            Self::Education => "Istruzione",
            Self::Work => "Lavoro",
            Self::Permit => "Titolo di soggiorno",
            Self::Death => "Decesso",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Its fields, in order; the first says what the fact is.
    pub const fn fields(self) -> &'static [Def] {
        match self {
            Self::Name => NAME_FIELDS,
            Self::Citizenship => CITIZENSHIP_FIELDS,
            Self::Identifier => IDENTIFIER_FIELDS,
            Self::Residence => RESIDENCE_FIELDS,
            Self::Contact => CONTACT_FIELDS,
            Self::Health => HEALTH_FIELDS,
            Self::Invalidity => INVALIDITY_FIELDS,
            Self::CivilStatus => CIVIL_STATUS_FIELDS,
            Self::Education => EDUCATION_FIELDS,
            Self::Work => WORK_FIELDS,
            Self::Permit => PERMIT_FIELDS,
            Self::Death => DEATH_FIELDS,
        }
    }

    /// Codes of the fields without which it says nothing.
    pub const fn needed(self) -> &'static [&'static str] {
        match self {
            Self::Name => &["nome-tipo", "nome-intero"],
            Self::Citizenship => &["cittadinanza-tipo"],
            Self::Identifier => &["codice-tipo", "codice-numero"],
            Self::Residence => &["residenza-tipo"],
            Self::Contact => &["recapito-tipo", "recapito-valore", "recapito-chi"],
            Self::Health => &["salute-tipo", "salute-valore"],
            Self::Invalidity => &["invalidita-percentuale"],
            Self::CivilStatus => &["stato-civile"],
            Self::Education => &["istruzione-livello"],
            Self::Work => &["lavoro-condizione"],
            Self::Permit => &["titolo-tipo"],
            Self::Death => &["decesso-giorno"],
        }
    }

    /// The field that says what the fact is.
    pub const fn main(self) -> Option<&'static Def> {
        self.fields().first()
    }

    /// Whether it tells, or nearly tells, who somebody is: it is not written of a person without a name, as none of
    /// it may stand in their record.
    pub const fn is_identifying(self) -> bool {
        !matches!(
            self,
            Self::Citizenship | Self::Invalidity | Self::CivilStatus | Self::Education | Self::Work
        )
    }

    /// The group that hides all of it, where one does: what such a fact is about is told, what it says never.
    pub fn hidden_by(self, mask: &Mask) -> Option<Group> {
        self.main().map(|main| main.group).filter(|group| mask.hides(*group))
    }

    /// The first group that hides something of it, where one does.
    pub fn covered_by(self, mask: &Mask) -> Option<Group> {
        self.fields().iter().map(|def| def.group).find(|group| mask.hides(*group))
    }

    /// Whether a profile may correct such a fact: it reads all of it that for it is there at all.
    pub fn may_be_corrected(self, mask: &Mask) -> bool {
        let is_masked = |def: &Def| mask.hides(def.group) && !mask.omits(def.group);
        self.hidden_by(mask).is_none() && !self.fields().iter().any(is_masked)
    }

    /// Reads what was typed. What a table does not offer any more may stay where it is `kept`: it was saved already.
    ///
    /// # Errors
    /// Every field that will not do, in order.
    pub fn read(self, typed: &Values, lists: &Lists, kept: &Values) -> Result<Values, Vec<Problem>> {
        let fields = self.fields();
        let is_missing = |def: &&Def| self.needed().contains(&def.code) && typed.all(def.code).is_empty();
        let mut problems: Vec<Problem> =
            fields.iter().filter(is_missing).map(|field| Problem { field, wrong: Wrong::Missing }).collect();
        let read = fields::read(fields, typed, lists, kept);
        problems.extend(read.clone().err().unwrap_or_default());
        problems.sort_by_key(|problem| fields.iter().position(|def| def.code == problem.field.code));
        if problems.is_empty() { read } else { Err(problems) }
    }
}
