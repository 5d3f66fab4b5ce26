//! Every address of the portal, built in one place. [`pattern`] holds the same addresses as the
//! server's router wants them; a test keeps the two together.

mod api;
pub mod booking;
mod codes_part;
mod door;
mod lists;
mod masks;
mod merging;
mod outside;
mod parts;
pub mod pattern;
mod personal;
mod privacy;
mod search;
mod service_part;
pub mod staff;
mod tasks;
#[cfg(test)]
mod tests;

use std::fmt;

use chrono::NaiveDate;
use domain::{
    Id, Lang, Protocollo,
    actor::Desk,
    appointment::Code,
    card::Card,
    codes::Table,
    deadline,
    document::Document,
    file_access::FileAccess,
    finding::{Audience, Topic},
    intake::Intake,
    person::Person,
    referral::Referral,
};

pub use api::Api;
pub use codes_part::CodesPart;
pub use lists::ListOf;
pub use masks::Masks;
pub use merging::Merging;
pub use outside::Outside;
pub use parts::{AppointmentPart, CardPart, FamilyPart, IntakePart, RequestPart};
pub use personal::PersonalPart;
pub use privacy::PrivacyPart;
pub use service_part::{NodeAt, ServicePart};
pub use staff::StaffPart;
pub use tasks::Tasks;

/// An address of the portal. Its text form is the path with its query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// First page.
    Home,
    /// The catalogue.
    Services,
    /// The catalogue, searched and filtered.
    ServicesSearch {
        /// What was typed; may be empty.
        query: String,
        /// What they must be about.
        topic: Option<Topic>,
        /// Whom they must be for.
        audience: Option<Audience>,
    },
    /// A service.
    Service {
        /// Its slug.
        slug: String,
    },
    /// A step of a service's form.
    Step {
        /// Slug of the service.
        service: String,
        /// Slug of the step.
        step: String,
    },
    /// The page before sending.
    Summary {
        /// Slug of the service.
        service: String,
    },
    /// From the form that a draft was begun with to the one that is published now.
    NewForm {
        /// Slug of the service.
        service: String,
    },
    /// The page after sending.
    Confirmation {
        /// Slug of the service.
        service: String,
    },
    /// Desks, their places and hours.
    Desks,
    /// Books an appointment (GET and POST), with what was chosen so far.
    Appointments(booking::Chosen),
    /// The citizen's own appointments.
    MyAppointments,
    /// One of them, or something below it.
    MyAppointment {
        /// Its code.
        code: Code,
        /// What of it.
        part: AppointmentPart,
    },
    /// Where the citizen chooses how to sign in.
    Access {
        /// Local path to come back to.
        next: Option<String>,
    },
    /// Begins a SPID login.
    SpidLogin {
        /// Entity id of the identity provider.
        idp: String,
        /// Assurance level.
        level: u8,
        /// Local path to come back to.
        next: Option<String>,
    },
    /// Begins a login with CIE.
    CieLogin {
        /// Assurance level.
        level: u8,
        /// Local path to come back to.
        next: Option<String>,
        /// Municipality for which somebody signs in, where the portal serves several.
        municipality: Option<String>,
    },
    /// Signs out (POST).
    Logout,
    /// Information on data protection.
    Privacy,
    /// Declaration of accessibility.
    Accessibility,
    /// Questions that are often asked, with their answers.
    Faq,
    /// Who publishes the portal, and under which terms.
    LegalNotes,
    /// How to report that something does not work.
    Report,
    /// The pages that search engines may list, for them.
    Sitemap,
    /// Takes the rating of a page (POST).
    Rating,
    /// The citizen's own pages.
    PersonalArea,
    /// Messages of all requests of the citizen.
    AreaMessages,
    /// Everything that is due.
    AreaDeadlines,
    /// Everything that is due, as a calendar file.
    AreaCalendar,
    /// One thing that is due, as a calendar file.
    AreaDeadline {
        /// Which.
        key: deadline::Key,
    },
    /// A request of the citizen, or something below it.
    Request {
        /// Its register number.
        protocollo: Protocollo,
        /// What of it.
        part: RequestPart,
    },
    /// What the citizen keeps: profile, privacy, sessions.
    Personal(PersonalPart),
    /// Everything that the citizen has handed in.
    OwnDocuments,
    /// One of these documents.
    OwnDocument {
        /// Which.
        id: Id<Document>,
    },
    /// Begins an operator's sign-in.
    OperatorLogin,
    /// Begins an operator's sign-in with SPID.
    OperatorSpid,
    /// Where an operator confirms who they are.
    OperatorConfirm {
        /// Local path to come back to.
        next: String,
        /// Whether to set out at once, without the page that explains.
        start: bool,
    },
    /// The queue.
    Console,
    /// The operator's own open sessions.
    ConsoleSessions,
    /// Closes one of them (POST).
    ConsoleSessionClose,
    /// Closes all but this one (POST).
    ConsoleSessionsCloseOthers,
    /// Gives back what was being sent when the session ended (GET and POST).
    ConsoleKept,
    /// Changes the desk in use (POST).
    ConsoleDesk,
    /// An intake at the desk, or something below it.
    ConsoleIntake {
        /// Which.
        id: Id<Intake>,
        /// What of it.
        part: IntakePart,
    },
    /// Requests for access to the file that wait for this desk.
    ConsoleAccesses,
    /// A request for access to the file, and its answer (GET and POST).
    ConsoleAccess {
        /// Which.
        id: Id<FileAccess>,
    },
    /// The cards of the desk.
    ConsoleCards,
    /// A list that leaves the portal (GET and POST).
    ConsoleExport(ListOf),
    /// A card that begins at the counter.
    ConsoleCardNew {
        /// Whose, once the person is found.
        person: Option<Id<Person>>,
    },
    /// A card, or something below it.
    ConsoleCard {
        /// Which.
        id: Id<Card>,
        /// What of it.
        part: CardPart,
    },
    /// Cards handed to and from other desks, or one of them (GET and POST).
    ConsoleReferrals(Option<Id<Referral>>),
    /// Cards handed to bodies without access.
    Outside(Outside),
    /// The appointments of the desk on a day; today's without one.
    ConsoleAppointments {
        /// Which day.
        on: Option<NaiveDate>,
    },
    /// Books for somebody at the desk (GET and POST), with what was chosen so far.
    ConsoleBook(booking::Chosen),
    /// Closes a desk for a day, or opens it again (GET and POST).
    ConsoleClosures,
    /// Writes down what became of an appointment (POST).
    ConsoleOutcome {
        /// Its code.
        code: Code,
    },
    /// What the desk did, counted.
    ConsoleNumbers,
    /// Search of people.
    ConsolePeople,
    /// A person of the registry.
    ConsolePerson {
        /// Which.
        id: Id<Person>,
    },
    /// A person's signatures under notices on data protection, or something below them.
    ConsolePrivacy {
        /// Whose.
        person: Id<Person>,
        /// What of them.
        part: PrivacyPart,
    },
    /// The notices on data protection of the desks (GET and POST); with the form for one of them.
    ConsoleNotices {
        /// Which.
        desk: Option<Id<Desk>>,
    },
    /// What the desk wants in a card, and who reads private notes (GET and POST).
    ConsoleRules,
    /// Who a person is: alias, name given later.
    ConsolePersonIdentity {
        /// The person.
        id: Id<Person>,
    },
    /// Proposals of presa in carico, and alerts.
    ConsoleTasks(Tasks),
    /// Two records that may be of one person.
    ConsoleMerging(Merging),
    /// What profiles may not see, and seeing through it for a reason.
    ConsoleMasks(Masks),
    /// What is known of a person beyond the record (GET and POST).
    ConsolePersonFacts {
        /// The person.
        id: Id<Person>,
    },
    /// The households of a person, or something about them.
    ConsoleFamily(Id<Person>, FamilyPart),
    /// A person beside the municipal registry (GET and POST).
    ConsolePersonRegistry {
        /// The person.
        id: Id<Person>,
    },
    /// The services, for those who keep the catalogue.
    ConsoleServices,
    /// A new service.
    ConsoleServiceNew,
    /// A service out of a file (GET and POST).
    ConsoleServiceImport,
    /// A service that is being written, or something below it.
    ConsoleService {
        /// Its slug.
        slug: String,
        /// What of it.
        part: ServicePart,
    },
    /// The code tables.
    ConsoleCodes,
    /// The municipalities of today and of the past.
    ConsoleMunicipalities,
    /// A code table, or something of it.
    ConsoleCodeTable {
        /// Which.
        table: Table,
        /// What of it.
        part: CodesPart,
    },
    /// The administration: operators, desks, search of the audit.
    ConsoleStaff(StaffPart),
    /// What scripts ask for.
    Api(Api),
}

impl Route {
    /// A service of the catalogue.
    pub fn service(slug: &str) -> Self {
        Self::Service { slug: slug.to_owned() }
    }

    /// A step of a service's form.
    pub fn step(service: &str, step: &str) -> Self {
        Self::Step { service: service.to_owned(), step: step.to_owned() }
    }

    /// A request of the citizen.
    pub const fn request(protocollo: Protocollo) -> Self {
        Self::Request { protocollo, part: RequestPart::Page }
    }

    /// Where somebody begins to book an appointment.
    pub fn appointments() -> Self {
        Self::Appointments(booking::Chosen::default())
    }

    /// An appointment of the citizen.
    pub const fn appointment(code: Code) -> Self {
        Self::MyAppointment { code, part: AppointmentPart::Page }
    }

    /// An intake at the desk.
    pub const fn intake(id: Id<Intake>) -> Self {
        Self::ConsoleIntake { id, part: IntakePart::Page }
    }

    /// A card.
    pub const fn card(id: Id<Card>) -> Self {
        Self::ConsoleCard { id, part: CardPart::Page }
    }

    /// The text for `href` and `action`.
    pub fn href(&self) -> String {
        self.to_string()
    }

    /// The same address with a fragment.
    pub fn anchor(&self, id: &str) -> String {
        format!("{self}#{id}")
    }
}

/// The address that shows the same page in another language.
pub fn in_language(address: &str, lang: Lang) -> String {
    let mark = if address.contains('?') { '&' } else { '?' };
    format!("{address}{mark}lang={lang}")
}

/// Percent-encodes everything but unreserved characters.
pub fn encode(text: &str) -> String {
    use fmt::Write as _;
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => f.write_str(pattern::HOME),
            Self::Services => f.write_str(pattern::SERVICES),
            Self::ServicesSearch { query, topic, audience } => search::services(f, query, *topic, *audience),
            Self::Service { slug } => write!(f, "/servizi/{}", encode(slug)),
            Self::Step { service, step } => {
                write!(f, "/servizi/{}/domanda/{}", encode(service), encode(step))
            }
            Self::Summary { service } => write!(f, "/servizi/{}/domanda/riepilogo", encode(service)),
            Self::NewForm { service } => write!(f, "/servizi/{}/modulo-nuovo", encode(service)),
            Self::Confirmation { service } => write!(f, "/servizi/{}/domanda/conferma", encode(service)),
            Self::Desks => f.write_str(pattern::DESKS),
            Self::Appointments(chosen) => write!(f, "{}{chosen}", pattern::APPOINTMENTS),
            Self::MyAppointments => f.write_str(pattern::MY_APPOINTMENTS),
            Self::MyAppointment { code, part } => write!(f, "/area-personale/appuntamenti/{code}{part}"),
            Self::Access { next } => with(f, pattern::ACCESS, "next", next.as_deref().map(encode)),
            Self::SpidLogin { idp, level, next } => {
                write!(f, "{}?idp={}&level={level}", pattern::SPID_LOGIN, encode(idp))?;
                next.iter().try_for_each(|next| write!(f, "&next={}", encode(next)))
            }
            Self::CieLogin { level, next, municipality } => {
                write!(f, "{}?level={level}", pattern::CIE_LOGIN)?;
                next.iter().try_for_each(|next| write!(f, "&next={}", encode(next)))?;
                municipality.iter().try_for_each(|key| write!(f, "&comune={}", encode(key)))
            }
            Self::Logout => f.write_str(pattern::LOGOUT),
            Self::Privacy => f.write_str(pattern::PRIVACY),
            Self::Accessibility => f.write_str(pattern::ACCESSIBILITY),
            Self::Faq => f.write_str(pattern::FAQ),
            Self::LegalNotes => f.write_str(pattern::LEGAL_NOTES),
            Self::Report => f.write_str(pattern::REPORT),
            Self::Sitemap => f.write_str(pattern::SITEMAP),
            Self::Rating => f.write_str(pattern::RATING),
            Self::PersonalArea => f.write_str(pattern::PERSONAL_AREA),
            Self::AreaMessages => f.write_str(pattern::AREA_MESSAGES),
            Self::AreaDeadlines => f.write_str(pattern::AREA_DEADLINES),
            Self::AreaCalendar => f.write_str(pattern::AREA_CALENDAR),
            Self::AreaDeadline { key } => write!(f, "{}/{key}.ics", pattern::AREA_DEADLINES),
            Self::Request { protocollo, part } => {
                write!(f, "/area-personale/istanze/{}{part}", protocollo.slug())
            }
            Self::Personal(part) => part.fmt(f),
            Self::OwnDocuments => f.write_str(pattern::OWN_DOCUMENTS),
            Self::OwnDocument { id } => write!(f, "{}/{id}", pattern::OWN_DOCUMENTS),
            Self::OperatorLogin => f.write_str(pattern::OPERATOR_LOGIN),
            Self::OperatorSpid => f.write_str(pattern::OPERATOR_SPID),
            Self::OperatorConfirm { next, start } => {
                let start = if *start { "&entra=si" } else { "" };
                write!(f, "{}?next={}{start}", pattern::OPERATOR_CONFIRM, encode(next))
            }
            Self::Console => f.write_str(pattern::CONSOLE),
            Self::ConsoleSessions => f.write_str(pattern::CONSOLE_SESSIONS),
            Self::ConsoleSessionClose => f.write_str(pattern::CONSOLE_SESSION_CLOSE),
            Self::ConsoleSessionsCloseOthers => f.write_str(pattern::CONSOLE_SESSIONS_CLOSE_OTHERS),
            Self::ConsoleKept => f.write_str(pattern::CONSOLE_KEPT),
            Self::ConsoleDesk => f.write_str(pattern::CONSOLE_DESK),
            Self::ConsoleIntake { id, part } => write!(f, "/console/istanze/{id}{part}"),
            Self::ConsoleAccesses => f.write_str(pattern::CONSOLE_ACCESSES),
            Self::ConsoleAccess { id } => write!(f, "{}/{id}", pattern::CONSOLE_ACCESSES),
            Self::ConsoleCards => f.write_str(pattern::CONSOLE_CARDS),
            Self::ConsoleExport(of) => f.write_str(of.pattern()),
            Self::ConsoleCardNew { person } => with(f, pattern::CONSOLE_CARD_NEW, "persona", *person),
            Self::ConsoleCard { id, part } => write!(f, "/console/schede/{id}{part}"),
            Self::ConsoleReferrals(id) => parts::referrals(f, *id),
            Self::Outside(part) => part.fmt(f),
            Self::ConsoleAppointments { on } => with(f, pattern::CONSOLE_APPOINTMENTS, "giorno", *on),
            Self::ConsoleBook(chosen) => write!(f, "{}{chosen}", pattern::CONSOLE_BOOK),
            Self::ConsoleClosures => f.write_str(pattern::CONSOLE_CLOSURES),
            Self::ConsoleOutcome { code } => write!(f, "/console/appuntamenti/{code}/esito"),
            Self::ConsoleNumbers => f.write_str(pattern::CONSOLE_NUMBERS),
            Self::ConsolePeople => f.write_str(pattern::CONSOLE_PEOPLE),
            Self::ConsolePerson { id } => write!(f, "/console/persone/{id}"),
            Self::ConsolePrivacy { person, part } => write!(f, "/console/persone/{person}/informative{part}"),
            Self::ConsoleNotices { desk } => privacy::notices(f, *desk),
            Self::ConsoleRules => f.write_str(pattern::CONSOLE_RULES),
            Self::ConsolePersonIdentity { id } => write!(f, "/console/persone/{id}/identita"),
            Self::ConsoleTasks(part) => part.fmt(f),
            Self::ConsoleMerging(part) => part.fmt(f),
            Self::ConsoleMasks(part) => part.fmt(f),
            Self::ConsolePersonFacts { id } => write!(f, "/console/persone/{id}/dati"),
            Self::ConsoleFamily(id, part) => write!(f, "/console/persone/{id}/famiglia{part}"),
            Self::ConsolePersonRegistry { id } => write!(f, "/console/persone/{id}/anagrafe"),
            Self::ConsoleServices => f.write_str(pattern::CONSOLE_SERVICES),
            Self::ConsoleServiceNew => f.write_str(pattern::CONSOLE_SERVICE_NEW),
            Self::ConsoleServiceImport => f.write_str(pattern::CONSOLE_SERVICE_IMPORT),
            Self::ConsoleService { slug, part } => write!(f, "/console/servizi/{}{part}", encode(slug)),
            Self::ConsoleCodes => f.write_str(pattern::CONSOLE_CODES),
            Self::ConsoleMunicipalities => f.write_str(pattern::CONSOLE_MUNICIPALITIES),
            Self::ConsoleCodeTable { table, part } => {
                write!(f, "{}/{}{part}", pattern::CONSOLE_CODES, table.slug())
            }
            Self::ConsoleStaff(part) => part.fmt(f),
            Self::Api(what) => what.fmt(f),
        }
    }
}

/// A path with one parameter, where it has a value.
fn with(f: &mut fmt::Formatter<'_>, path: &str, name: &str, value: Option<impl fmt::Display>) -> fmt::Result {
    f.write_str(path)?;
    value.iter().try_for_each(|value| write!(f, "?{name}={value}"))
}
