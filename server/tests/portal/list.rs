//! The list: every address by method, and what it says to everybody.

use std::sync::LazyLock;

use app::routes::pattern::{
    ACCESS, ACCESSIBILITY, API_COUNTRIES, API_DRAFT, API_DRAFT_DOCUMENT, API_DRAFT_DOCUMENTS, API_PLACES,
    API_QUEUE_EVENTS, API_QUEUE_NEWS, API_SESSION, API_UPLOAD, APPOINTMENTS, AREA_CALENDAR, AREA_DEADLINE,
    AREA_DEADLINES, AREA_MESSAGES, CIE_LOGIN, CIE_RETURN, CONSOLE, CONSOLE_ACCEPT, CONSOLE_ACCESS,
    CONSOLE_ACCESSES, CONSOLE_APPOINTMENTS, CONSOLE_ASKED, CONSOLE_ASKED_EXPORT, CONSOLE_ATTACHMENT,
    CONSOLE_ATTACHMENTS, CONSOLE_BOOK, CONSOLE_CARD, CONSOLE_CARD_ACCESS, CONSOLE_CARD_CONCLUSION,
    CONSOLE_CARD_NEW, CONSOLE_CARD_NOTES, CONSOLE_CARD_PART, CONSOLE_CARD_PART_DRAFT, CONSOLE_CARD_PRINT,
    CONSOLE_CARD_REMOVE, CONSOLE_CARDS, CONSOLE_CARDS_EXPORT, CONSOLE_CLOSURES, CONSOLE_CODE,
    CONSOLE_CODE_EXPORT, CONSOLE_CODE_IMPORT, CONSOLE_CODE_IMPORTED, CONSOLE_CODE_NEW, CONSOLE_CODE_TABLE,
    CONSOLE_CODES, CONSOLE_DELIVERY, CONSOLE_DESK, CONSOLE_DIARY, CONSOLE_DIARY_DRAFT, CONSOLE_DIARY_ENTRY,
    CONSOLE_DOCUMENT, CONSOLE_DOUBLES, CONSOLE_EXCEPTIONAL, CONSOLE_EXCEPTIONS, CONSOLE_FAMILY,
    CONSOLE_FAMILY_CARDS, CONSOLE_HAND_OVER, CONSOLE_INTAKE, CONSOLE_INTEGRATION, CONSOLE_KEPT, CONSOLE_MASK,
    CONSOLE_MASK_MATRIX, CONSOLE_MASK_MATRIX_CSV, CONSOLE_MASKS, CONSOLE_MERGE, CONSOLE_MESSAGES,
    CONSOLE_MUNICIPALITIES, CONSOLE_NOTICE, CONSOLE_NOTICES, CONSOLE_NUMBERS, CONSOLE_OUTCOME,
    CONSOLE_PEOPLE, CONSOLE_PERSON, CONSOLE_PERSON_FACTS, CONSOLE_PERSON_IDENTITY, CONSOLE_PERSON_REGISTRY,
    CONSOLE_PRIVACY, CONSOLE_PRIVACY_PRINT, CONSOLE_PRIVACY_WITHDRAW, CONSOLE_QUEUE_EXPORT, CONSOLE_REFERRAL,
    CONSOLE_REFERRAL_NEW, CONSOLE_REFERRALS, CONSOLE_REFUSE, CONSOLE_REMOVED, CONSOLE_REQUEST,
    CONSOLE_REQUESTS, CONSOLE_RULES, CONSOLE_SCAN, CONSOLE_SCANS, CONSOLE_SERVICE, CONSOLE_SERVICE_DESK,
    CONSOLE_SERVICE_EXPORT, CONSOLE_SERVICE_FACTS, CONSOLE_SERVICE_FORM, CONSOLE_SERVICE_IMPORT,
    CONSOLE_SERVICE_NEW, CONSOLE_SERVICE_NODE, CONSOLE_SERVICE_PREVIEW, CONSOLE_SERVICE_PUBLISH,
    CONSOLE_SERVICE_VERSIONS, CONSOLE_SERVICE_WITHDRAW, CONSOLE_SERVICES, CONSOLE_SESSION_CLOSE,
    CONSOLE_SESSIONS, CONSOLE_SESSIONS_CLOSE_OTHERS, CONSOLE_STAFF, CONSOLE_STAFF_DESK, CONSOLE_STAFF_DESKS,
    CONSOLE_STAFF_MEMBER, CONSOLE_STAFF_NEW, CONSOLE_STAFF_RULES, CONSOLE_TAKE_UP, CONSOLE_TRAIL,
    CONSOLE_WORK, DESKS, FAQ, FEDERATION, HOME, LEGAL_NOTES, LOGOUT, MY_APPOINTMENT, MY_APPOINTMENT_CALENDAR,
    MY_APPOINTMENT_CANCEL, MY_APPOINTMENT_MOVE, MY_APPOINTMENTS, NEW_FORM, OPERATOR_CIE, OPERATOR_CONFIRM,
    OPERATOR_LEFT, OPERATOR_LOGIN, OPERATOR_RETURN, OPERATOR_RETURN_OF, OPERATOR_SPID, OWN_DATA,
    OWN_DOCUMENT, OWN_DOCUMENTS, OWN_PRIVACY, OWN_SESSION_CLOSE, OWN_SESSIONS, OWN_SESSIONS_CLOSE_OTHERS,
    OWN_SIGN, PERSONAL_AREA, PRIVACY, PROFILE, PROFILE_CODE, PROFILE_DROP_EMAIL, PROFILE_EMAIL,
    PROFILE_PHONE, PROFILE_PHONE_CODE, PROFILE_PREFERENCES, PROFILE_PROVE_PHONE, RATING, REPORT, REQUEST,
    REQUEST_ACCESS, REQUEST_DOCUMENT, REQUEST_INTEGRATION, REQUEST_MESSAGES, REQUEST_OBSERVATIONS,
    REQUEST_RECEIPT, REQUEST_WITHDRAW, ROBOTS, SERVICE, SERVICES, SITEMAP, SPID_ACS, SPID_LOGIN,
    SPID_METADATA, SPID_METADATA_CIE, SPID_METADATA_OF, SPID_SLO, STEP,
};
use axum::http::Method;

/// What the portal says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// 303 to the citizens' door, which leads back afterwards.
    Door,
    /// 303 to the operators' door, which leads back afterwards.
    Desk,
    /// 303 to anywhere else.
    On,
    /// This status.
    Is(u16),
}

use Says::{Desk, Door, Is, On};

const OK: Says = Is(200);
/// It may not be seen, so it does not exist.
const GONE: Says = Is(404);
/// Something is wrong with the form, which comes back with what is wrong.
const WRONG: Says = Is(422);
/// A script is told that nobody signed in.
const OUT: Says = Is(401);

/// Whose it is, or who is there to do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    Giulia,
    Chiara,
}

use Right::{Chiara, Giulia};

pub struct Line {
    pub method: Method,
    pub pattern: &'static str,
    pub query: &'static str,
    pub form: &'static str,
    /// To nobody in particular, another citizen, an administrator, an operator of another desk, and
    /// to the right person.
    pub says: [Says; 5],
    pub right: Right,
}

pub fn get(pattern: &'static str, right: Right, says: [Says; 5]) -> Line {
    Line { method: Method::GET, pattern, query: "", form: "", says, right }
}

fn post(pattern: &'static str, form: &'static str, right: Right, says: [Says; 5]) -> Line {
    Line { method: Method::POST, pattern, query: "", form, says, right }
}

pub const ALL: [Says; 5] = [OK; 5];

/// In this order: what ends something comes after what needs it.
pub static LIST: LazyLock<Vec<Line>> = LazyLock::new(|| {
    vec![
        get("/health/live", Giulia, ALL),
        get("/health/ready", Giulia, ALL),
        get(HOME, Giulia, ALL),
        get(SERVICES, Giulia, ALL),
        get(SERVICE, Giulia, ALL),
        get(DESKS, Giulia, ALL),
        get(ACCESS, Giulia, ALL),
        get(PRIVACY, Giulia, ALL),
        get(app::routes::pattern::PRIVACY_NOTICE, Giulia, ALL),
        get(app::routes::pattern::PRIVACY_VERSION, Giulia, ALL),
        get(ACCESSIBILITY, Giulia, ALL),
        get(FAQ, Giulia, ALL),
        get(LEGAL_NOTES, Giulia, ALL),
        get(REPORT, Giulia, ALL),
        get(SITEMAP, Giulia, ALL),
        get(ROBOTS, Giulia, ALL),
        post(RATING, "pagina=%2Fsportelli&stelle=5", Giulia, ALL),
        get(SPID_METADATA, Giulia, ALL),
        // Without CIE by SAML, and for a municipality that the portal does not serve.
        get(SPID_METADATA_CIE, Giulia, [GONE; 5]),
        get(SPID_METADATA_OF, Giulia, [GONE; 5]),
        // Without a provider, an answer without a request: each has its page.
        get(SPID_LOGIN, Giulia, [Is(400); 5]),
        post(SPID_ACS, "", Giulia, [On; 5]),
        get(app::routes::pattern::LOGIN_ENDED, Giulia, [GONE; 5]),
        get(SPID_SLO, Giulia, [Is(400); 5]),
        post(SPID_SLO, "", Giulia, [Is(400); 5]),
        // CIE is not set up here; tests/portal/cie.rs has a portal where it is.
        get(FEDERATION, Giulia, [GONE; 5]),
        get(CIE_LOGIN, Giulia, [GONE; 5]),
        get(CIE_RETURN, Giulia, [GONE; 5]),
        get(OPERATOR_LOGIN, Chiara, ALL),
        get(OPERATOR_RETURN, Chiara, [On; 5]),
        get(OPERATOR_RETURN_OF, Chiara, [On; 5]),
        // Not where operators enter with their organisation's account only.
        get(OPERATOR_SPID, Chiara, [GONE; 5]),
        get(OPERATOR_CIE, Chiara, [GONE; 5]),
        get(OPERATOR_CONFIRM, Chiara, [Desk, Desk, OK, OK, OK]),
        // Without a logout token.
        post(OPERATOR_LEFT, "", Chiara, [Is(400); 5]),
        // A citizen's own pages.
        get(app::routes::pattern::FORM, Giulia, [On; 5]),
        get(STEP, Giulia, [Door, OK, Door, Door, OK]),
        post(STEP, "", Giulia, [Door, Is(400), Door, Door, Is(400)]),
        // Both have a draft by now, and its form did not change: back to it.
        get(NEW_FORM, Giulia, [Door, On, Door, Door, On]),
        post(NEW_FORM, "_version=1", Giulia, [Door, On, Door, Door, On]),
        get(PERSONAL_AREA, Giulia, [Door, OK, Door, Door, OK]),
        get(AREA_MESSAGES, Giulia, [Door, OK, Door, Door, OK]),
        get(AREA_DEADLINES, Giulia, [Door, OK, Door, Door, OK]),
        get(AREA_CALENDAR, Giulia, [Door, OK, Door, Door, OK]),
        get(AREA_DEADLINE, Giulia, [Door, GONE, Door, Door, OK]),
        get(OWN_DOCUMENTS, Giulia, [Door, OK, Door, Door, OK]),
        get(OWN_DOCUMENT, Giulia, [Door, GONE, Door, Door, OK]),
        get(REQUEST, Giulia, [Door, GONE, Door, Door, OK]),
        // One waits for its answer: back to the request.
        get(REQUEST_ACCESS, Giulia, [Door, GONE, Door, Door, On]),
        post(REQUEST_ACCESS, "", Giulia, [Door, GONE, Door, Door, WRONG]),
        get(REQUEST_RECEIPT, Giulia, [Door, GONE, Door, Door, OK]),
        get(REQUEST_DOCUMENT, Giulia, [Door, GONE, Door, Door, OK]),
        post(REQUEST_INTEGRATION, "", Giulia, [Door, GONE, Door, Door, WRONG]),
        post(REQUEST_OBSERVATIONS, "", Giulia, [Door, GONE, Door, Door, WRONG]),
        post(REQUEST_MESSAGES, "testo=Buongiorno", Giulia, [Door, GONE, Door, Door, On]),
        post(REQUEST_WITHDRAW, "", Giulia, [Door, GONE, Door, Door, On]),
        // Appointments; a form without a desk cannot come from a page of ours.
        get(APPOINTMENTS, Giulia, [Door, OK, Door, Door, OK]),
        post(APPOINTMENTS, "", Giulia, [Door, Is(400), Door, Door, Is(400)]),
        get(MY_APPOINTMENTS, Giulia, [Door, OK, Door, Door, OK]),
        get(MY_APPOINTMENT, Giulia, [Door, GONE, Door, Door, OK]),
        get(MY_APPOINTMENT_CALENDAR, Giulia, [Door, GONE, Door, Door, OK]),
        get(MY_APPOINTMENT_MOVE, Giulia, [Door, GONE, Door, Door, OK]),
        post(MY_APPOINTMENT_MOVE, "", Giulia, [Door, GONE, Door, Door, WRONG]),
        post(MY_APPOINTMENT_CANCEL, "", Giulia, [Door, GONE, Door, Door, On]),
        // What citizens keep: everybody has their own.
        get(PROFILE, Giulia, [Door, OK, Door, Door, OK]),
        post(PROFILE_EMAIL, "", Giulia, [Door, WRONG, Door, Door, WRONG]),
        post(PROFILE_CODE, "", Giulia, [Door, WRONG, Door, Door, WRONG]),
        post(PROFILE_DROP_EMAIL, "", Giulia, [Door, On, Door, Door, On]),
        post(PROFILE_PHONE, "", Giulia, [Door, On, Door, Door, On]),
        // No text messages are sent here; tests/portal/phone.rs has a portal that sends them.
        post(PROFILE_PROVE_PHONE, "", Giulia, [Door, GONE, Door, Door, GONE]),
        post(PROFILE_PHONE_CODE, "", Giulia, [Door, WRONG, Door, Door, WRONG]),
        post(PROFILE_PREFERENCES, "lingua=it", Giulia, [Door, On, Door, Door, On]),
        get(OWN_PRIVACY, Giulia, [Door, OK, Door, Door, OK]),
        post(OWN_SIGN, "", Giulia, [Door, On, Door, Door, On]),
        post(OWN_DATA, "", Giulia, [Door, OK, Door, Door, OK]),
        get(OWN_SESSIONS, Giulia, [Door, OK, Door, Door, OK]),
        post(OWN_SESSION_CLOSE, "sessione={person}", Giulia, [Door, On, Door, Door, On]),
        post(OWN_SESSIONS_CLOSE_OTHERS, "", Giulia, [Door, On, Door, Door, On]),
        // The islands of a citizen's draft.
        Line { query: "?q=pon", ..get(API_PLACES, Giulia, ALL) },
        Line { query: "?q=mar", ..get(API_COUNTRIES, Giulia, ALL) },
        post(API_DRAFT, "_version={version}", Giulia, [OUT, GONE, OUT, OUT, OK]),
        get(API_DRAFT_DOCUMENTS, Giulia, [OUT, GONE, OUT, OUT, OK]),
        post(API_DRAFT_DOCUMENTS, "%PDF-1.4 uno", Giulia, [OUT, GONE, OUT, OUT, OK]),
        get(API_UPLOAD, Giulia, [OUT, GONE, OUT, OUT, OK]),
        // Without the place where the piece begins.
        Line { method: Method::PATCH, ..get(API_UPLOAD, Giulia, [OUT, GONE, OUT, OUT, Is(400)]) },
        Line { method: Method::DELETE, ..get(API_UPLOAD, Giulia, [OUT, GONE, OUT, OUT, Is(204)]) },
        Line { method: Method::DELETE, ..get(API_DRAFT_DOCUMENT, Giulia, [OUT, GONE, OUT, OUT, Is(204)]) },
        // Whoever looked at the form has a draft by now.
        get(app::routes::pattern::DROP_DRAFT, Giulia, [Door, OK, Door, Door, OK]),
        post(app::routes::pattern::DROP_DRAFT, "", Giulia, [Door, On, Door, Door, On]),
        // The desk.
        get(CONSOLE, Chiara, [Desk, Desk, On, OK, OK]),
        Line { query: "?dopo=2026-11-20T00:00:00Z", ..get(API_QUEUE_NEWS, Chiara, [OUT, OUT, GONE, OK, OK]) },
        Line {
            query: "?dopo=2026-11-20T00:00:00Z",
            ..get(API_QUEUE_EVENTS, Chiara, [OUT, OUT, GONE, OK, OK])
        },
        get(CONSOLE_INTAKE, Chiara, [Desk, Desk, GONE, GONE, OK]),
        get(CONSOLE_DOCUMENT, Chiara, [Desk, Desk, GONE, GONE, OK]),
        get(CONSOLE_HAND_OVER, Chiara, [Desk, Desk, GONE, GONE, OK]),
        post(CONSOLE_HAND_OVER, "", Chiara, [Desk, Desk, GONE, GONE, WRONG]),
        post(CONSOLE_TAKE_UP, "", Chiara, [Desk, Desk, GONE, GONE, On]),
        post(CONSOLE_MESSAGES, "", Chiara, [Desk, Desk, GONE, GONE, WRONG]),
        post(CONSOLE_DELIVERY, "", Chiara, [Desk, Desk, GONE, GONE, On]),
        get(CONSOLE_INTEGRATION, Chiara, [Desk, Desk, GONE, GONE, OK]),
        post(CONSOLE_INTEGRATION, "", Chiara, [Desk, Desk, GONE, GONE, WRONG]),
        get(CONSOLE_ACCEPT, Chiara, [Desk, Desk, GONE, GONE, OK]),
        post(CONSOLE_ACCEPT, "", Chiara, [Desk, Desk, GONE, GONE, WRONG]),
        get(CONSOLE_NOTICE, Chiara, [Desk, Desk, GONE, GONE, OK]),
        post(CONSOLE_NOTICE, "", Chiara, [Desk, Desk, GONE, GONE, WRONG]),
        // Nothing can be refused before the notice: back to the request.
        get(CONSOLE_REFUSE, Chiara, [Desk, Desk, GONE, GONE, On]),
        post(CONSOLE_REFUSE, "", Chiara, [Desk, Desk, GONE, GONE, On]),
        get(CONSOLE_ACCESSES, Chiara, [Desk, Desk, GONE, OK, OK]),
        get(CONSOLE_ACCESS, Chiara, [Desk, Desk, GONE, GONE, OK]),
        post(CONSOLE_ACCESS, "", Chiara, [Desk, Desk, GONE, GONE, WRONG]),
        get(CONSOLE_CARDS, Chiara, [Desk, Desk, GONE, OK, OK]),
        Line { query: "?dal=domani", ..get(CONSOLE_CARDS, Chiara, [Desk, Desk, GONE, WRONG, WRONG]) },
        get(CONSOLE_REMOVED, Chiara, [Desk, Desk, GONE, OK, OK]),
        get(CONSOLE_CARD_REMOVE, Chiara, [Desk, Desk, GONE, GONE, OK]),
        post(CONSOLE_CARD_REMOVE, "", Chiara, [Desk, Desk, GONE, GONE, WRONG]),
        get(CONSOLE_ASKED, Chiara, [Desk, Desk, GONE, OK, OK]),
        // Each desk takes its own lists.
        get(CONSOLE_CARDS_EXPORT, Chiara, [Desk, Desk, GONE, OK, OK]),
        post(CONSOLE_CARDS_EXPORT, "", Chiara, [Desk, Desk, GONE, WRONG, WRONG]),
        post(CONSOLE_CARDS_EXPORT, "formato=csv&motivo=planning", Chiara, [Desk, Desk, GONE, OK, OK]),
        get(CONSOLE_ASKED_EXPORT, Chiara, [Desk, Desk, GONE, OK, OK]),
        post(CONSOLE_ASKED_EXPORT, "", Chiara, [Desk, Desk, GONE, WRONG, WRONG]),
        post(CONSOLE_ASKED_EXPORT, "formato=csv&motivo=planning", Chiara, [Desk, Desk, GONE, OK, OK]),
        get(CONSOLE_QUEUE_EXPORT, Chiara, [Desk, Desk, GONE, OK, OK]),
        post(CONSOLE_QUEUE_EXPORT, "", Chiara, [Desk, Desk, GONE, WRONG, WRONG]),
        post(CONSOLE_QUEUE_EXPORT, "formato=csv&motivo=planning", Chiara, [Desk, Desk, GONE, OK, OK]),
        get(CONSOLE_CARD_NEW, Chiara, [Desk, Desk, GONE, OK, OK]),
        post(CONSOLE_CARD_NEW, "", Chiara, [Desk, Desk, GONE, WRONG, WRONG]),
        get(CONSOLE_CARD, Chiara, [Desk, Desk, GONE, GONE, OK]),
        // What a browser asks for when it loads a form with errors anew: to the card, which says whose it is.
        get(CONSOLE_CARD_ACCESS, Chiara, [Desk, Desk, GONE, On, On]),
        get(CONSOLE_CARD_PART, Chiara, [Desk, Desk, GONE, On, On]),
        get(CONSOLE_CARD_CONCLUSION, Chiara, [Desk, Desk, GONE, On, On]),
        post(CONSOLE_CARD_ACCESS, "", Chiara, [Desk, Desk, GONE, GONE, WRONG]),
        post(CONSOLE_CARD_PART, "", Chiara, [Desk, Desk, GONE, GONE, On]),
        post(CONSOLE_CARD_PART_DRAFT, "", Chiara, [Desk, Desk, GONE, GONE, OK]),
        post(CONSOLE_CARD_NOTES, "", Chiara, [Desk, Desk, GONE, GONE, WRONG]),
        post(app::routes::pattern::CONSOLE_CARD_NOTES_DRAFT, "", Chiara, [Desk, Desk, GONE, GONE, OK]),
        post(CONSOLE_CARD_CONCLUSION, "", Chiara, [Desk, Desk, GONE, GONE, WRONG]),
        get(CONSOLE_DIARY, Chiara, [Desk, Desk, GONE, GONE, OK]),
        post(CONSOLE_DIARY_DRAFT, "", Chiara, [Desk, Desk, GONE, GONE, OK]),
        post(CONSOLE_DIARY, "", Chiara, [Desk, Desk, GONE, GONE, WRONG]),
        get(CONSOLE_CARD_PRINT, Chiara, [Desk, Desk, GONE, GONE, OK]),
        post(CONSOLE_CARD_PRINT, "", Chiara, [Desk, Desk, GONE, GONE, WRONG]),
        get(CONSOLE_REQUESTS, Chiara, [Desk, Desk, GONE, GONE, OK]),
        post(CONSOLE_REQUESTS, "", Chiara, [Desk, Desk, GONE, GONE, WRONG]),
        get(CONSOLE_REQUEST, Chiara, [Desk, Desk, GONE, GONE, OK]),
        post(CONSOLE_REQUEST, "azione=avanza", Chiara, [Desk, Desk, GONE, GONE, WRONG]),
        post(CONSOLE_ATTACHMENTS, "", Chiara, [Desk, Desk, GONE, GONE, WRONG]),
        get(CONSOLE_ATTACHMENT, Chiara, [Desk, Desk, GONE, GONE, OK]),
        post(CONSOLE_ATTACHMENT, "", Chiara, [Desk, Desk, GONE, GONE, WRONG]),
        get(CONSOLE_REFERRAL_NEW, Chiara, [Desk, Desk, GONE, GONE, OK]),
        post(CONSOLE_REFERRAL_NEW, "", Chiara, [Desk, Desk, GONE, GONE, WRONG]),
        get(CONSOLE_REFERRALS, Chiara, [Desk, Desk, GONE, OK, OK]),
        // The one of the list was sent to Karim's desk. Without a button.
        get(CONSOLE_REFERRAL, Chiara, [Desk, Desk, GONE, OK, OK]),
        post(CONSOLE_REFERRAL, "", Chiara, [Desk, Desk, GONE, Is(400), Is(400)]),
        get(app::routes::pattern::CONSOLE_REFERRAL_PAPER, Chiara, [Desk, Desk, GONE, OK, OK]),
        get(app::routes::pattern::CONSOLE_OUTSIDE_NEW, Chiara, [Desk, Desk, GONE, GONE, OK]),
        post(app::routes::pattern::CONSOLE_OUTSIDE_NEW, "", Chiara, [Desk, Desk, GONE, GONE, WRONG]),
        get(app::routes::pattern::CONSOLE_OUTSIDE, Chiara, [Desk, Desk, GONE, GONE, OK]),
        // Without a button.
        post(app::routes::pattern::CONSOLE_OUTSIDE, "", Chiara, [Desk, Desk, GONE, GONE, Is(400)]),
        // Whoever has the link is asked for the code, whoever they are.
        get(app::routes::pattern::OUTSIDE, Giulia, ALL),
        post(app::routes::pattern::OUTSIDE, "azione=codice", Giulia, [WRONG; 5]),
        // Before the code, nobody's browser opens a document.
        get(app::routes::pattern::OUTSIDE_DOCUMENT, Giulia, [GONE; 5]),
        // The card of the list was proposed already.
        get(app::routes::pattern::CONSOLE_PROPOSAL_NEW, Chiara, [Desk, Desk, GONE, GONE, OK]),
        post(app::routes::pattern::CONSOLE_PROPOSAL_NEW, "", Chiara, [Desk, Desk, GONE, GONE, Is(409)]),
        get(app::routes::pattern::CONSOLE_PROPOSALS, Chiara, [Desk, Desk, GONE, OK, OK]),
        get(app::routes::pattern::CONSOLE_PROPOSAL, Chiara, [Desk, Desk, GONE, GONE, OK]),
        // Whoever proposes does not answer: that is for the social workers of the body.
        post(
            app::routes::pattern::CONSOLE_PROPOSAL,
            "azione=accetta",
            Chiara,
            [Desk, Desk, GONE, GONE, GONE],
        ),
        get(CONSOLE_DIARY_ENTRY, Chiara, [Desk, Desk, GONE, GONE, OK]),
        post(CONSOLE_DIARY_ENTRY, "", Chiara, [Desk, Desk, GONE, GONE, WRONG]),
        get(CONSOLE_APPOINTMENTS, Chiara, [Desk, Desk, GONE, OK, OK]),
        get(CONSOLE_BOOK, Chiara, [Desk, Desk, GONE, OK, OK]),
        post(CONSOLE_BOOK, "", Chiara, [Desk, Desk, GONE, WRONG, WRONG]),
        get(CONSOLE_CLOSURES, Chiara, [Desk, Desk, GONE, OK, OK]),
        post(CONSOLE_CLOSURES, "", Chiara, [Desk, Desk, GONE, WRONG, WRONG]),
        post(CONSOLE_OUTCOME, "esito=annullato", Chiara, [Desk, Desk, GONE, GONE, On]),
        get(CONSOLE_NUMBERS, Chiara, [Desk, Desk, GONE, OK, OK]),
        get(app::routes::pattern::CONSOLE_RATINGS, Chiara, [Desk, Desk, GONE, OK, OK]),
        get(CONSOLE_PEOPLE, Chiara, [Desk, Desk, GONE, OK, OK]),
        // People are known to the whole zone, their cards to one desk.
        get(CONSOLE_PERSON, Chiara, [Desk, Desk, GONE, OK, OK]),
        get(CONSOLE_PRIVACY, Chiara, [Desk, Desk, GONE, OK, OK]),
        post(CONSOLE_PRIVACY, "", Chiara, [Desk, Desk, GONE, WRONG, WRONG]),
        post(CONSOLE_PRIVACY_WITHDRAW, "", Chiara, [Desk, Desk, GONE, GONE, WRONG]),
        get(CONSOLE_PRIVACY_PRINT, Chiara, [Desk, Desk, GONE, GONE, OK]),
        post(CONSOLE_SCANS, "", Chiara, [Desk, Desk, GONE, GONE, WRONG]),
        get(CONSOLE_SCAN, Chiara, [Desk, Desk, GONE, GONE, OK]),
        post(CONSOLE_SCAN, "", Chiara, [Desk, Desk, GONE, GONE, WRONG]),
        get(CONSOLE_RULES, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(CONSOLE_RULES, "azione=aggiungi", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        // Masks are for administrators; a break-glass for the desk of the card, where the mask hides something.
        get(CONSOLE_MASKS, Chiara, [Desk, Desk, OK, GONE, GONE]),
        get(CONSOLE_MASK_MATRIX, Chiara, [Desk, Desk, OK, GONE, GONE]),
        get(CONSOLE_MASK_MATRIX_CSV, Chiara, [Desk, Desk, OK, GONE, GONE]),
        get(CONSOLE_MASK, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(CONSOLE_MASK, "azione=proponi&_version=1", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        get(app::routes::pattern::CONSOLE_PROFILE_NEW, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(app::routes::pattern::CONSOLE_PROFILE_NEW, "", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        get(app::routes::pattern::CONSOLE_PROFILE, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(app::routes::pattern::CONSOLE_PROFILE, "", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        get(CONSOLE_EXCEPTIONAL, Chiara, [Desk, Desk, GONE, GONE, OK]),
        post(CONSOLE_EXCEPTIONAL, "azione=apri", Chiara, [Desk, Desk, GONE, GONE, Is(409)]),
        get(CONSOLE_EXCEPTIONS, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(CONSOLE_EXCEPTIONS, "", Chiara, [Desk, Desk, GONE, GONE, GONE]),
        get(app::routes::pattern::CONSOLE_DURATIONS, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(
            app::routes::pattern::CONSOLE_DURATIONS,
            "azione=proponi&_version=1",
            Chiara,
            [Desk, Desk, WRONG, GONE, GONE],
        ),
        get(CONSOLE_NOTICES, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(CONSOLE_NOTICES, "", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        get(CONSOLE_DOUBLES, Chiara, [Desk, Desk, GONE, OK, OK]),
        post(CONSOLE_DOUBLES, "", Chiara, [Desk, Desk, GONE, Is(400), Is(400)]),
        get(CONSOLE_MERGE, Chiara, [Desk, Desk, GONE, OK, OK]),
        post(CONSOLE_MERGE, "", Chiara, [Desk, Desk, GONE, WRONG, WRONG]),
        get(app::routes::pattern::CONSOLE_CORRECTION, Chiara, [Desk, Desk, GONE, OK, OK]),
        post(app::routes::pattern::CONSOLE_CORRECTION, "", Chiara, [Desk, Desk, GONE, Is(409), Is(409)]),
        get(CONSOLE_PERSON_IDENTITY, Chiara, [Desk, Desk, GONE, OK, OK]),
        post(CONSOLE_PERSON_IDENTITY, "", Chiara, [Desk, Desk, GONE, WRONG, WRONG]),
        get(CONSOLE_PERSON_FACTS, Chiara, [Desk, Desk, GONE, OK, OK]),
        post(CONSOLE_PERSON_FACTS, "azione=aggiungi&_tipo=lavoro", Chiara, [Desk, Desk, GONE, WRONG, WRONG]),
        get(CONSOLE_FAMILY, Chiara, [Desk, Desk, GONE, OK, OK]),
        post(CONSOLE_FAMILY, "azione=apri", Chiara, [Desk, Desk, GONE, WRONG, WRONG]),
        get(CONSOLE_FAMILY_CARDS, Chiara, [Desk, Desk, GONE, OK, OK]),
        get(CONSOLE_PERSON_REGISTRY, Chiara, [Desk, Desk, GONE, OK, OK]),
        post(CONSOLE_PERSON_REGISTRY, "", Chiara, [Desk, Desk, GONE, WRONG, WRONG]),
        // Who keeps the catalogue: neither those at a desk nor anybody else.
        get(CONSOLE_SERVICES, Chiara, [Desk, Desk, OK, GONE, GONE]),
        get(CONSOLE_SERVICE_NEW, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(CONSOLE_SERVICE_NEW, "", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        get(CONSOLE_SERVICE_IMPORT, Chiara, [Desk, Desk, OK, GONE, GONE]),
        // Without a file.
        post(CONSOLE_SERVICE_IMPORT, "", Chiara, [Desk, Desk, Is(400), GONE, GONE]),
        get(CONSOLE_SERVICE, Chiara, [Desk, Desk, OK, GONE, GONE]),
        get(CONSOLE_SERVICE_FACTS, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(CONSOLE_SERVICE_FACTS, "", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        post(CONSOLE_SERVICE_DESK, "sportello={desk}", Chiara, [Desk, Desk, On, GONE, GONE]),
        get(CONSOLE_SERVICE_FORM, Chiara, [Desk, Desk, OK, GONE, GONE]),
        // Without a button.
        post(CONSOLE_SERVICE_FORM, "", Chiara, [Desk, Desk, Is(400), GONE, GONE]),
        get(CONSOLE_SERVICE_NODE, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(CONSOLE_SERVICE_NODE, "", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        get(CONSOLE_SERVICE_PREVIEW, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(CONSOLE_SERVICE_PREVIEW, "", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        get(CONSOLE_SERVICE_PUBLISH, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(CONSOLE_SERVICE_PUBLISH, "", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        get(CONSOLE_SERVICE_WITHDRAW, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(CONSOLE_SERVICE_WITHDRAW, "", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        get(CONSOLE_SERVICE_VERSIONS, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(CONSOLE_SERVICE_VERSIONS, "", Chiara, [Desk, Desk, Is(400), GONE, GONE]),
        get(CONSOLE_SERVICE_EXPORT, Chiara, [Desk, Desk, OK, GONE, GONE]),
        // Who keeps the code tables.
        get(CONSOLE_CODES, Chiara, [Desk, Desk, OK, GONE, GONE]),
        get(CONSOLE_MUNICIPALITIES, Chiara, [Desk, Desk, OK, GONE, GONE]),
        get(CONSOLE_CODE_TABLE, Chiara, [Desk, Desk, OK, GONE, GONE]),
        get(CONSOLE_CODE_NEW, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(CONSOLE_CODE_NEW, "", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        get(CONSOLE_CODE, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(CONSOLE_CODE, "", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        get(CONSOLE_CODE_IMPORT, Chiara, [Desk, Desk, OK, GONE, GONE]),
        // Without a file.
        post(CONSOLE_CODE_IMPORT, "", Chiara, [Desk, Desk, Is(400), GONE, GONE]),
        post(CONSOLE_CODE_IMPORTED, "", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        get(CONSOLE_CODE_EXPORT, Chiara, [Desk, Desk, OK, GONE, GONE]),
        // Who administers operators and desks, and answers for the audit.
        get(CONSOLE_STAFF, Chiara, [Desk, Desk, OK, GONE, GONE]),
        get(CONSOLE_STAFF_NEW, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(CONSOLE_STAFF_NEW, "", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        get(CONSOLE_STAFF_MEMBER, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(CONSOLE_STAFF_MEMBER, "azione=dai", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        get(CONSOLE_STAFF_DESKS, Chiara, [Desk, Desk, OK, GONE, GONE]),
        get(CONSOLE_STAFF_DESK, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(CONSOLE_STAFF_DESK, "", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        get(CONSOLE_STAFF_RULES, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(CONSOLE_STAFF_RULES, "azione=regole", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        get(app::routes::pattern::CONSOLE_DESK_NEW, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(app::routes::pattern::CONSOLE_DESK_NEW, "", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        get(app::routes::pattern::CONSOLE_DESK_CLOSE, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(app::routes::pattern::CONSOLE_DESK_CLOSE, "", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        get(app::routes::pattern::CONSOLE_POINT_NEW, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(app::routes::pattern::CONSOLE_POINT_NEW, "", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        get(app::routes::pattern::CONSOLE_POINT, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(app::routes::pattern::CONSOLE_POINT, "", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        get(app::routes::pattern::CONSOLE_MAILS, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(app::routes::pattern::CONSOLE_MAILS, "", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        get(app::routes::pattern::CONSOLE_BODIES, Chiara, [Desk, Desk, OK, GONE, GONE]),
        get(app::routes::pattern::CONSOLE_BODY_NEW, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(app::routes::pattern::CONSOLE_BODY_NEW, "", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        get(app::routes::pattern::CONSOLE_BODY, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(app::routes::pattern::CONSOLE_BODY, "", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        get(app::routes::pattern::CONSOLE_ADMINISTRATION, Chiara, [Desk, Desk, On, GONE, GONE]),
        get(CONSOLE_TRAIL, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(CONSOLE_TRAIL, "", Chiara, [Desk, Desk, On, GONE, GONE]),
        get(CONSOLE_WORK, Chiara, [Desk, Desk, OK, GONE, GONE]),
        // Nothing was given up.
        post(CONSOLE_WORK, "lavoro={person}", Chiara, [Desk, Desk, GONE, GONE, GONE]),
        get(app::routes::pattern::CONSOLE_STAFF_IMPORT, Chiara, [Desk, Desk, OK, GONE, GONE]),
        // Without a file.
        post(app::routes::pattern::CONSOLE_STAFF_IMPORT, "", Chiara, [Desk, Desk, Is(400), GONE, GONE]),
        post(app::routes::pattern::CONSOLE_STAFF_IMPORTED, "", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        // The whole configuration as one file, for administrators.
        get(app::routes::pattern::CONSOLE_TRANSFER, Chiara, [Desk, Desk, OK, GONE, GONE]),
        // Without a file.
        post(app::routes::pattern::CONSOLE_TRANSFER, "", Chiara, [Desk, Desk, Is(400), GONE, GONE]),
        get(app::routes::pattern::CONSOLE_TRANSFER_FILE, Chiara, [Desk, Desk, OK, GONE, GONE]),
        post(app::routes::pattern::CONSOLE_TRANSFER_TAKEN, "", Chiara, [Desk, Desk, WRONG, GONE, GONE]),
        // Of who works on requests.
        get(app::routes::pattern::CONSOLE_ABSENCES, Chiara, [Desk, Desk, GONE, OK, OK]),
        post(app::routes::pattern::CONSOLE_ABSENCES, "", Chiara, [Desk, Desk, GONE, WRONG, WRONG]),
        // Everybody's own.
        get(app::routes::pattern::CONSOLE_ALERTS, Chiara, [Desk, Desk, OK, OK, OK]),
        // Without a moment; an alert of nobody.
        post(app::routes::pattern::CONSOLE_ALERTS, "", Chiara, [Desk, Desk, Is(400), Is(400), Is(400)]),
        post(app::routes::pattern::CONSOLE_ALERT, "", Chiara, [Desk, Desk, GONE, GONE, GONE]),
        get(app::routes::pattern::CONSOLE_ALERT_WISHES, Chiara, [Desk, Desk, OK, OK, OK]),
        post(app::routes::pattern::CONSOLE_ALERT_WISHES, "avviso-message=", Chiara, [Desk, Desk, On, On, On]),
        get(CONSOLE_SESSIONS, Chiara, [Desk, Desk, OK, OK, OK]),
        post(CONSOLE_SESSION_CLOSE, "sessione={person}", Chiara, [Desk, Desk, On, On, On]),
        post(CONSOLE_SESSIONS_CLOSE_OTHERS, "", Chiara, [Desk, Desk, On, On, On]),
        // Nothing was kept: back to the queue.
        get(CONSOLE_KEPT, Chiara, [Desk, Desk, On, On, On]),
        post(CONSOLE_KEPT, "", Chiara, [Desk, Desk, On, On, On]),
        post(API_SESSION, "", Chiara, [OUT, OK, OK, OK, OK]),
        // A form without a session has no token; a citizen is sent to the operators' door.
        post(CONSOLE_DESK, "sportello={desk}", Chiara, [Is(403), On, On, GONE, On]),
        get(LOGOUT, Giulia, ALL),
        post(LOGOUT, "", Giulia, [Is(403), On, On, On, On]),
    ]
});
