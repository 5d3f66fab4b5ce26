//! Every address of the portal, built in one place. [`pattern`] holds the same addresses as the
//! server's router wants them; a test keeps the two together.

mod api;
pub mod booking;
mod codes_part;
mod display;
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
    /// The notice of a desk: the current one, or a version of it.
    Notice(Id<Desk>, Option<i32>),
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
    /// The same with CIE.
    OperatorCie,
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
    /// The cards of the desk that were opened by mistake.
    ConsoleRemoved,
    /// The services asked for at the desk, whatever they came with.
    ConsoleAsked,
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
    /// What people think of the services of the desk.
    ConsoleRatings,
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
