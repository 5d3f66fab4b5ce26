//! The parts of a card that the desk fills in: which fields each has, and how they are judged.

mod place;
mod proposed;
mod rules;
mod saved;
#[cfg(test)]
mod tests;
mod unmet;

use serde::{Deserialize, Serialize};

use crate::{
    codes::Table,
    fields::{
        Def,
        Kind::{self, Count, Day, FiscalCode, Line, Long, Needs, One, OneOf, Several, Year},
        Values, def,
        lists::{
            ABILITY, ARRIVAL, ITALIAN, LIVES_WITH, OLD_CATEGORY, OLD_HOME, OLD_HOUSEHOLD, OLD_PERMIT,
            OLD_RELATION, OLD_STATUS, OLD_TENURE, OLD_VULNERABLE, PROTECTION, REGION, SEX, SPEAKER, UNMET,
            YES_NO,
        },
    },
    mask::Group,
};

pub use place::{Known, Place, Written, written};
pub use proposed::{Proposed, proposed};
pub use rules::{About, KeptRule, Missing, Reasoned, Rule, Told, When, missing, told, wanted};
pub use saved::{Parts, Saved};
pub use unmet::{Unmet, WhyUnmet};

/// A part of a card that is saved on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Who speaks with the desk.
    Speaker,
    /// Foreigners: condition, permit, arrival, language.
    Migration,
    /// Household and vulnerable groups.
    Family,
    /// Where the person lives.
    Home,
    /// Persons to turn to.
    References,
    /// Needs, and those that are not met.
    Needs,
    /// Social category.
    Category,
}

const SPEAKER_FIELDS: &[Def] = &[
    def("chi", "Chi si rivolge al servizio", One(SPEAKER), Group::Family),
    def("interlocutore-cognome", "Cognome", Line, Group::Identity),
    def("interlocutore-nome", "Nome", Line, Group::Identity),
    def("interlocutore-ente", "Ente o settore", Line, Group::Family),
    def("interlocutore-ruolo", "Ruolo", Line, Group::Family),
    def(
        "interlocutore-relazione",
        "Relazione con la persona",
        OneOf(Table::Kinship, OLD_RELATION),
        Group::Family,
    ),
    def("interlocutore-affidatario", "È affidatario della persona", One(YES_NO), Group::Family),
    def("interlocutore-nascita", "Data di nascita", Day, Group::Identity),
    def("interlocutore-nascita-comune", "Comune di nascita", Kind::Place, Group::Identity),
    def(
        "interlocutore-nascita-paese",
        "Paese di nascita, se non è l’Italia",
        OneOf(Table::Country, &[]),
        Group::Identity,
    ),
    def("interlocutore-sesso", "Sesso", One(SEX), Group::Identity),
    def("interlocutore-codice-fiscale", "Codice fiscale, anche provvisorio", FiscalCode, Group::Identity),
    def("interlocutore-stato-civile", "Stato civile", OneOf(Table::CivilStatus, &[]), Group::Family),
    def("interlocutore-indirizzo", "Via e numero", Line, Group::Residence),
    def("interlocutore-comune", "Comune", Kind::Place, Group::Residence),
    def("interlocutore-telefono", "Telefono", Line, Group::Contacts),
    def("interlocutore-cellulare", "Cellulare", Line, Group::Contacts),
    def("interlocutore-email", "E-mail", Line, Group::Contacts),
    def("accompagnata", "La persona è accompagnata", One(YES_NO), Group::Family),
    def("accompagnatore", "Da chi è accompagnata", Line, Group::Family),
    def("presente", "La persona è presente", One(YES_NO), Group::Family),
    def("informata", "La persona è informata dell’accesso", One(YES_NO), Group::Family),
];
const MIGRATION_FIELDS: &[Def] = &[
    def("condizione", "Condizione giuridica", OneOf(Table::ForeignerStatus, OLD_STATUS), Group::Permit),
    def("oltre-tre-mesi", "Cittadino UE presente da oltre 3 mesi", One(YES_NO), Group::Permit),
    def("permesso-stato", "Stato del permesso", OneOf(Table::PermitState, OLD_PERMIT), Group::Permit),
    def("permesso-tipo", "Tipo di titolo", OneOf(Table::PermitType, &[]), Group::Permit),
    def("permesso-motivo", "Motivo del permesso", OneOf(Table::PermitReason, &[]), Group::Permit),
    def("senza-titolo", "Motivo dell’assenza del titolo", Line, Group::Permit),
    def("permesso-numero", "Numero del permesso", Line, Group::Permit),
    def("permesso-rilascio", "Rilasciato il", Day, Group::Permit),
    def("permesso-scadenza", "Scade il", Day, Group::Permit),
    def("arrivo", "Arrivo in Italia", One(ARRIVAL), Group::Origin),
    def("arrivo-anno", "Anno del primo arrivo", Year, Group::Origin),
    def("arrivo-solo", "Arrivato da solo", One(YES_NO), Group::Origin),
    def("primo-permesso-anno", "Anno del primo permesso", Year, Group::Permit),
    def("valico", "Valico di frontiera", Line, Group::Origin),
    def("ultimo-paese", "Ultimo paese", OneOf(Table::Country, &[]), Group::Origin),
    def("nucleo-origine", "Paese di origine del nucleo", OneOf(Table::Country, &[]), Group::Origin),
    def("regione", "Arrivo in regione", One(REGION), Group::Origin),
    def("regione-anno", "Anno di arrivo in regione", Year, Group::Origin),
    def("protezione", "Protezione internazionale", One(PROTECTION), Group::Permit),
    def("protezione-comune", "Comune titolare dell’accoglienza", Kind::Place, Group::Permit),
    def("accoglienza", "Struttura di accoglienza", Line, Group::ProtectedAddress),
    def("accoglienza-indirizzo", "Indirizzo della struttura", Line, Group::ProtectedAddress),
    def("minore-solo", "Minore straniero non accompagnato", One(YES_NO), Group::Permit),
    def("eta-prescolare", "Bambino in età non scolastica", One(YES_NO), Group::Permit),
    def("italiano-attestato", "Ha un attestato di italiano", One(YES_NO), Group::Origin),
    def("italiano-livello", "Livello dell’attestato", One(ITALIAN), Group::Origin),
    def("italiano-ente", "Rilasciato da", Line, Group::Origin),
    def("italiano-comune", "Comune del rilascio", Kind::Place, Group::Origin),
    def("comprensione", "Italiano: comprensione", One(ABILITY), Group::Origin),
    def("parlato", "Italiano: parlato", One(ABILITY), Group::Origin),
    def("lettura", "Italiano: lettura", One(ABILITY), Group::Origin),
    def("scrittura", "Italiano: scrittura", One(ABILITY), Group::Origin),
    def("altre-lingue", "Altre lingue", Line, Group::Origin),
];
const FAMILY_FIELDS: &[Def] = &[
    def("tipologia", "Tipologia del nucleo", OneOf(Table::HouseholdKind, OLD_HOUSEHOLD), Group::Family),
    def(
        "vulnerabile",
        "Gruppo vulnerabile principale",
        OneOf(Table::VulnerableGroup, OLD_VULNERABLE),
        Group::Family,
    ),
    def(
        "vulnerabile-2",
        "Secondo gruppo vulnerabile",
        OneOf(Table::VulnerableGroup, OLD_VULNERABLE),
        Group::Family,
    ),
    def(
        "vulnerabile-3",
        "Terzo gruppo vulnerabile",
        OneOf(Table::VulnerableGroup, OLD_VULNERABLE),
        Group::Family,
    ),
    def("minori", "Numero di minori", Count, Group::Family),
    def("conviventi", "Vive con", Several(LIVES_WITH), Group::Family),
    def("italia-minori-m", "Figli minori in Italia, maschi", Count, Group::Family),
    def("italia-minori-f", "Figli minori in Italia, femmine", Count, Group::Family),
    def("italia-adulti-m", "Figli adulti in Italia, maschi", Count, Group::Family),
    def("italia-adulti-f", "Figli adulti in Italia, femmine", Count, Group::Family),
    def("estero-minori-m", "Figli minori all’estero, maschi", Count, Group::Family),
    def("estero-minori-f", "Figli minori all’estero, femmine", Count, Group::Family),
    def("estero-adulti-m", "Figli adulti all’estero, maschi", Count, Group::Family),
    def("estero-adulti-f", "Figli adulti all’estero, femmine", Count, Group::Family),
];
const HOME_FIELDS: &[Def] = &[
    def("alloggio-tipo", "Tipo di alloggio", OneOf(Table::HousingKind, OLD_HOME), Group::Residence),
    def("vani", "Numero di vani", Count, Group::Residence),
    def("godimento", "Titolo di godimento", OneOf(Table::Tenure, OLD_TENURE), Group::Residence),
    def("proprietario", "Proprietario o gestore", Line, Group::Residence),
    def("villaggio", "Villaggio, area, unità", Line, Group::Residence),
    def("alloggio-note", "Note sull’abitazione", Long, Group::Residence),
];
const REFERENCE_FIELDS: &[Def] = &[
    def("riferimento-1", "Primo riferimento: nome e cognome", Line, Group::Family),
    def("relazione-1", "Primo riferimento: relazione", OneOf(Table::Kinship, OLD_RELATION), Group::Family),
    def("affidatario-1", "Primo riferimento: è affidatario", One(YES_NO), Group::Family),
    def("contatti-1", "Primo riferimento: contatti", Line, Group::Contacts),
    def("problemi-1", "Primo riferimento: eventuali problemi", Long, Group::Family),
    def("riferimento-2", "Secondo riferimento: nome e cognome", Line, Group::Family),
    def("relazione-2", "Secondo riferimento: relazione", OneOf(Table::Kinship, OLD_RELATION), Group::Family),
    def("affidatario-2", "Secondo riferimento: è affidatario", One(YES_NO), Group::Family),
    def("contatti-2", "Secondo riferimento: contatti", Line, Group::Contacts),
    def("problemi-2", "Secondo riferimento: eventuali problemi", Long, Group::Family),
    def("riferimento-3", "Terzo riferimento: nome e cognome", Line, Group::Family),
    def("relazione-3", "Terzo riferimento: relazione", OneOf(Table::Kinship, OLD_RELATION), Group::Family),
    def("affidatario-3", "Terzo riferimento: è affidatario", One(YES_NO), Group::Family),
    def("contatti-3", "Terzo riferimento: contatti", Line, Group::Contacts),
    def("problemi-3", "Terzo riferimento: eventuali problemi", Long, Group::Family),
];
// Single needs may tell of more: see `fields::told_besides`.
const NEEDS_FIELDS: &[Def] = &[
    def("bisogni", "Bisogni", Needs, Group::Needs),
    def("specifica", "Specificare meglio", Long, Group::Needs),
    def("violenza", "Violenza, maltrattamenti o tratta: che cosa serve sapere", Long, Group::Violence),
    def("non-soddisfatto", "Bisogno non soddisfatto", Kind::Need, Group::Needs),
    def("non-soddisfatto-motivo", "Perché non è soddisfatto", One(UNMET), Group::Needs),
];
const CATEGORY_FIELDS: &[Def] = &[
    def("categoria", "Categoria sociale", OneOf(Table::SocialCategory, OLD_CATEGORY), Group::Family),
    def("capofila", "Riguarda l’ente capofila", One(YES_NO), Group::Family),
    def("conosciuta", "La persona è già conosciuta", One(YES_NO), Group::Family),
    def("altri-servizi", "In carico ad altri servizi", Line, Group::Family),
];

impl Part {
    /// Every part, in the order of the card.
    pub const ALL: [Self; 7] = [
        Self::Speaker,
        Self::Migration,
        Self::Family,
        Self::Home,
        Self::References,
        Self::Needs,
        Self::Category,
    ];

    /// Name in the database, in addresses and as `id` in the page.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Speaker => "interlocutore",
            Self::Migration => "stranieri",
            Self::Family => "famiglia",
            Self::Home => "abitazione",
            Self::References => "riferimenti",
            Self::Needs => "bisogni",
            Self::Category => "categoria",
        }
    }

    /// Words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Speaker => "Interlocutore",
            Self::Migration => "Stranieri",
            Self::Family => "Famiglia",
            Self::Home => "Abitazione",
            Self::References => "Persone di riferimento",
            Self::Needs => "Bisogni",
            Self::Category => "Categoria sociale",
        }
    }

    /// The part with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }

    /// Its fields, in order.
    pub const fn fields(self) -> &'static [Def] {
        match self {
            Self::Speaker => SPEAKER_FIELDS,
            Self::Migration => MIGRATION_FIELDS,
            Self::Family => FAMILY_FIELDS,
            Self::Home => HOME_FIELDS,
            Self::References => REFERENCE_FIELDS,
            Self::Needs => NEEDS_FIELDS,
            Self::Category => CATEGORY_FIELDS,
        }
    }

    /// Codes of the fields without which what was typed is not saved: a need that is not met has a reason.
    pub fn needed(self, typed: &Values) -> &'static [&'static str] {
        match self {
            Self::Needs if !typed.all("non-soddisfatto").is_empty() => &["non-soddisfatto-motivo"],
            _ => &[],
        }
    }

    /// The field with this code.
    pub fn field(self, code: &str) -> Option<&'static Def> {
        self.fields().iter().find(|def| def.code == code)
    }
}
