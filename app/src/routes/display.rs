//! How an address is written: its path with its query.

use std::fmt;

use super::{Route, encode, parts, pattern, privacy, search};

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
            Self::Access { next } => search::with(f, pattern::ACCESS, "next", next.as_deref().map(encode)),
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
            Self::Notice(desk, version) => privacy::notice(f, *desk, *version),
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
            Self::OperatorCie => f.write_str(pattern::OPERATOR_CIE),
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
            Self::ConsoleRemoved => f.write_str(pattern::CONSOLE_REMOVED),
            Self::ConsoleAsked => f.write_str(pattern::CONSOLE_ASKED),
            Self::ConsoleExport(of) => f.write_str(of.pattern()),
            Self::ConsoleCardNew { person } => search::with(f, pattern::CONSOLE_CARD_NEW, "persona", *person),
            Self::ConsoleCard { id, part } => write!(f, "/console/schede/{id}{part}"),
            Self::ConsoleReferrals(id) => parts::referrals(f, *id),
            Self::Outside(part) => part.fmt(f),
            Self::ConsoleAppointments { on } => search::with(f, pattern::CONSOLE_APPOINTMENTS, "giorno", *on),
            Self::ConsoleBook(chosen) => write!(f, "{}{chosen}", pattern::CONSOLE_BOOK),
            Self::ConsoleClosures => f.write_str(pattern::CONSOLE_CLOSURES),
            Self::ConsoleOutcome { code } => write!(f, "/console/appuntamenti/{code}/esito"),
            Self::ConsoleNumbers => f.write_str(pattern::CONSOLE_NUMBERS),
            Self::ConsoleRatings => f.write_str(pattern::CONSOLE_RATINGS),
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
