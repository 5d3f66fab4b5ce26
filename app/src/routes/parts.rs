//! What pages there are of one thing: of a citizen's request, an appointment, a pending intake, a card,
//! a household.

use std::fmt;

use domain::{
    Id,
    card::{parts::Part, requests::ServiceRequest},
    delivery::Delivery,
    diary,
    document::{DeskDocument, Document},
    referral::Referral,
};

use super::pattern;

/// What of a citizen's request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestPart {
    /// The request itself.
    Page,
    /// Answer to an integration (POST).
    Integration,
    /// Reply to a notice of refusal (POST).
    Observations,
    /// Messages (POST).
    Messages,
    /// Asking for access to its file (GET and POST).
    Access,
    /// Taking it back (POST).
    Withdraw,
    /// The receipt as PDF.
    Receipt,
    /// A document that was handed in.
    Document(Id<Document>),
}

/// What of a citizen's appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppointmentPart {
    /// The appointment itself.
    Page,
    /// Moving it (GET and POST).
    Move,
    /// Cancelling it (POST).
    Cancel,
    /// As a file for a calendar.
    Calendar,
}

/// What of the households of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FamilyPart {
    /// Who is in them (GET and POST).
    Page,
    /// The cards of everybody in them.
    Cards,
}

impl fmt::Display for FamilyPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Page => "",
            Self::Cards => "/schede",
        })
    }
}

/// What of an intake at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IntakePart {
    /// The intake itself.
    Page,
    /// Taking it up (POST).
    TakeUp,
    /// Handing it to another desk (GET and POST).
    HandOver,
    /// Asking for an integration (GET and POST).
    Integration,
    /// Accepting (GET and POST).
    Accept,
    /// Notice of refusal (GET and POST).
    Notice,
    /// Refusing (GET and POST).
    Refuse,
    /// Messages (POST).
    Messages,
    /// A document.
    Document(Id<Document>),
    /// Sends once more what did not arrive (POST).
    Delivery(Id<Delivery>),
}

/// What of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardPart {
    /// The card itself.
    Page,
    /// The part about the access (POST).
    Access,
    /// Another part that the desk fills in (POST).
    Part(Part),
    /// The same while it is written, for the script (POST).
    PartDraft(Part),
    /// Notes (POST).
    Notes,
    /// A note while it is written, for the script (POST).
    NotesDraft,
    /// The diary (GET and POST).
    Diary,
    /// A new note while it is written, for the script (POST).
    DiaryDraft,
    /// The correction of a note (GET and POST).
    DiaryEntry(Id<diary::DiaryEntry>),
    /// A service asked for, added (GET and POST).
    Requests,
    /// A service asked for (GET and POST).
    Request(Id<ServiceRequest>),
    /// A document kept with a service asked for, added (POST).
    Attachments(Id<ServiceRequest>),
    /// A document kept with it, opened (GET) and removed (POST).
    Attachment(Id<ServiceRequest>, Id<DeskDocument>),
    /// A copy on paper (GET and POST).
    Print,
    /// Sending it to another desk (GET and POST).
    Refer,
    /// Removing it, or bringing it back (GET and POST).
    Remove,
    /// Outcome and completion (POST).
    Conclusion,
}

/// The referrals of the desk, or one of them.
pub(super) fn referrals(f: &mut fmt::Formatter<'_>, id: Option<Id<Referral>>) -> fmt::Result {
    f.write_str(pattern::CONSOLE_REFERRALS)?;
    id.iter().try_for_each(|id| write!(f, "/{id}"))
}

impl fmt::Display for RequestPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page => Ok(()),
            Self::Integration => f.write_str("/integrazione"),
            Self::Observations => f.write_str("/osservazioni"),
            Self::Messages => f.write_str("/messaggi"),
            Self::Access => f.write_str("/accesso"),
            Self::Withdraw => f.write_str("/ritiro"),
            Self::Receipt => f.write_str("/ricevuta.pdf"),
            Self::Document(id) => write!(f, "/documenti/{id}"),
        }
    }
}

impl fmt::Display for AppointmentPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Page => "",
            Self::Move => "/sposta",
            Self::Cancel => "/disdici",
            Self::Calendar => "/calendario.ics",
        })
    }
}

impl fmt::Display for IntakePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page => Ok(()),
            Self::TakeUp => f.write_str("/prendi"),
            Self::HandOver => f.write_str("/invio"),
            Self::Integration => f.write_str("/integrazione"),
            Self::Accept => f.write_str("/accetta"),
            Self::Notice => f.write_str("/preavviso"),
            Self::Refuse => f.write_str("/rifiuta"),
            Self::Messages => f.write_str("/messaggi"),
            Self::Document(id) => write!(f, "/documenti/{id}"),
            Self::Delivery(id) => write!(f, "/avvisi/{id}"),
        }
    }
}

impl fmt::Display for CardPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page => Ok(()),
            Self::Access => f.write_str("/accesso"),
            Self::Part(part) => write!(f, "/parti/{}", part.code()),
            Self::PartDraft(part) => write!(f, "/parti/{}/bozza", part.code()),
            Self::Notes => f.write_str("/note"),
            Self::NotesDraft => f.write_str("/note/bozza"),
            Self::Diary => f.write_str("/diario"),
            Self::DiaryDraft => f.write_str("/diario/bozza"),
            Self::DiaryEntry(id) => write!(f, "/diario/{id}"),
            Self::Requests => f.write_str("/servizi"),
            Self::Request(id) => write!(f, "/servizi/{id}"),
            Self::Attachments(request) => write!(f, "/servizi/{request}/allegati"),
            Self::Attachment(request, id) => write!(f, "/servizi/{request}/allegati/{id}"),
            Self::Print => f.write_str("/stampa"),
            Self::Refer => f.write_str("/invii/nuovo"),
            Self::Remove => f.write_str("/elimina"),
            Self::Conclusion => f.write_str("/conclusione"),
        }
    }
}
