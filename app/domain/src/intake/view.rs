//! How an intake is shown: to the citizen whole, to the desk through its mask.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::state::{State, Tag};
use crate::{
    FiscalCode, Id, Protocollo, Text,
    actor::{DeskRef, OperatorRecord, OperatorRef},
    card::Card,
    document::Document,
    file_access::{DeskFileAccess, FileAccess},
    form::{Answers, Definition, SummaryLine},
    mask::{Field, Group},
    message::{Author, DeskMessage, Message},
    person::Match,
    referral::HandOver,
};

/// A request of a citizen, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intake {
    /// Its identifier.
    pub id: Id<Self>,
    /// Slug of the service.
    pub service: String,
    /// Name of the service.
    pub service_title: Text,
    /// Responsible office.
    pub office: Text,
    /// The desk it was sent to.
    pub desk: DeskRef,
    /// Where it stands.
    pub state: State,
    /// The form it was begun with.
    pub form: Arc<Definition>,
    /// What was typed.
    pub answers: Answers,
    /// What was handed in.
    pub documents: Vec<Document>,
    /// When anything was last saved.
    pub saved_at: DateTime<Utc>,
    /// Number of the last save; a second tab with an older one is told so.
    pub version: i64,
    /// Whether answers to an earlier form are kept to be read.
    pub has_earlier: bool,
}

/// A sent request, as its owner sees it in the area personale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citizen {
    /// The request.
    pub intake: Intake,
    /// Register number.
    pub protocollo: Protocollo,
    /// What happened so far and what comes next.
    pub milestones: Vec<Milestone>,
    /// Messages, oldest first.
    pub messages: Vec<Message>,
    /// What is attached to the message being written, and not sent yet.
    pub attached: Vec<Document>,
    /// Requests for access to the file, oldest first.
    pub accesses: Vec<FileAccess>,
    /// Whether the receipt can be downloaded already.
    pub receipt_ready: bool,
}

/// A line of "le mie domande".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitizenRow {
    /// Register number.
    pub protocollo: Protocollo,
    /// Name of the service.
    pub service_title: Text,
    /// Where it stands, with its facts.
    pub state: State,
    /// Responsible office.
    pub office: Text,
}

/// A conversation in the area personale: one for each request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreadRow {
    /// Register number of the request.
    pub protocollo: Protocollo,
    /// Name of the service.
    pub service_title: Text,
    /// Where the request stands.
    pub tag: Tag,
    /// Who wrote last.
    pub author: Author,
    /// When.
    pub at: DateTime<Utc>,
    /// Beginning of what was written last.
    pub beginning: String,
    /// Messages of the desk that were not read yet.
    pub unread: u32,
}

/// A draft in the area personale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftRow {
    /// Its identifier.
    pub id: Id<Intake>,
    /// Slug of the service.
    pub service: String,
    /// Name of the service.
    pub service_title: Text,
    /// Last save.
    pub saved_at: DateTime<Utc>,
    /// Day after which it expires.
    pub expires_on: NaiveDate,
    /// Slug of the step to go on with.
    pub next_step: String,
}

/// A point in the life of a request, in the citizen's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// What.
    pub kind: MilestoneKind,
    /// When it happened, if it did.
    pub at: Option<DateTime<Utc>>,
    /// The latest day, where it is still to come.
    pub by: Option<NaiveDate>,
}

/// What a milestone is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MilestoneKind {
    /// The request was sent.
    Sent,
    /// The office took it up.
    TakenUp,
    /// It was handed to another desk.
    HandedOver,
    /// The desk asked for something.
    IntegrationAsked,
    /// The citizen answered.
    Integrated,
    /// Notice of refusal.
    NoticeGiven,
    /// The citizen replied to the notice.
    NoticeReplied,
    /// The final answer.
    Answer,
    /// Accepted.
    Accepted,
    /// Refused.
    Refused,
    /// Taken back.
    Withdrawn,
    /// Access to the file was asked for.
    AccessAsked,
    /// Access was put off.
    AccessDeferred,
    /// Access was granted.
    AccessGranted,
    /// Access was refused.
    AccessRefused,
}

/// Something that happened to an intake, as the desk sees its history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// What.
    pub kind: EventKind,
    /// When.
    pub at: DateTime<Utc>,
    /// Who, if an operator.
    pub by: Option<String>,
}

/// Kinds of event; the database keeps the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// Sent by the citizen.
    Submitted,
    /// Taken up.
    TakenUp,
    /// Handed to another desk.
    HandedOver,
    /// Integration asked.
    IntegrationAsked,
    /// Citizen answered.
    Integrated,
    /// Notice of refusal given.
    NoticeGiven,
    /// Citizen replied to the notice.
    NoticeReplied,
    /// Accepted.
    Accepted,
    /// Refused.
    Refused,
    /// Taken back.
    Withdrawn,
}

impl EventKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Submitted,
        Self::TakenUp,
        Self::HandedOver,
        Self::IntegrationAsked,
        Self::Integrated,
        Self::NoticeGiven,
        Self::NoticeReplied,
        Self::Accepted,
        Self::Refused,
        Self::Withdrawn,
    ];

    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::TakenUp => "taken_up",
            Self::HandedOver => "handed_over",
            Self::IntegrationAsked => "integration_asked",
            Self::Integrated => "integrated",
            Self::NoticeGiven => "notice_given",
            Self::NoticeReplied => "notice_replied",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A line of the queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueRow {
    /// Its identifier.
    pub id: Id<Intake>,
    /// Register number.
    pub protocollo: Protocollo,
    /// Name and surname of the applicant, as the mask allows.
    pub applicant: Field<String>,
    /// Slug of the service.
    pub service: String,
    /// Name of the service.
    pub service_title: Text,
    /// Where it stands.
    pub tag: Tag,
    /// When it arrived.
    pub submitted_at: DateTime<Utc>,
    /// Latest day for the answer.
    pub latest_on: NaiveDate,
    /// Whether the clock is stopped.
    pub suspended: bool,
    /// Who works on it.
    pub assignee: Option<OperatorRef>,
    /// Whether they are away today, and the reader stands in for them.
    pub stood_in: bool,
    /// How many documents came with it.
    pub documents: u16,
    /// Whether the citizen wrote or answered since the desk last looked.
    pub news: bool,
}

/// What the queue is narrowed to; lives in the address.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Filter {
    /// Only this state; otherwise all pending ones.
    pub tag: Option<Tag>,
    /// Only this service.
    pub service: Option<String>,
    /// Only these assignees.
    pub assignee: Option<Assignee>,
    /// Protocol number, or beginnings of names and surnames, in any order (masked names are not searched).
    pub text: Option<String>,
    /// Only those with a message that the desk has not read.
    #[serde(default)]
    pub unread: bool,
}

/// Whose intakes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assignee {
    /// Nobody's.
    Nobody,
    /// Mine, and those of whoever I stand in for.
    Me,
    /// This colleague's.
    Operator(Id<OperatorRecord>),
}

/// Which way a page of the queue goes from its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Later terms.
    After,
    /// Earlier terms.
    Before,
}

/// One page of something long, with the keys of its neighbours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Opaque key of the page before, if there is one.
    pub previous: Option<String>,
    /// Opaque key of the page after, if there is one.
    pub next: Option<String>,
}

/// An answer as the desk sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Name of the step.
    pub title: Text,
    /// Lines of the step; a masked one keeps its label only.
    pub lines: Vec<(Text, Field<SummaryLine>)>,
}

/// An intake as the desk sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    /// Its identifier.
    pub id: Id<Intake>,
    /// Register number.
    pub protocollo: Protocollo,
    /// Slug of the service.
    pub service: String,
    /// Name of the service.
    pub service_title: Text,
    /// Name and surname of the applicant.
    pub applicant: Field<String>,
    /// Name and surname of the person it is for, where that is somebody else.
    pub beneficiary: Option<Field<String>>,
    /// Codice fiscale of the applicant.
    pub fiscal_code: Field<Option<FiscalCode>>,
    /// The company that the applicant acts for, as certified: name, number, office.
    pub company: Option<Field<String>>,
    /// VAT number of an applicant who works for themselves, as certified.
    pub vat_number: Option<Field<String>>,
    /// Names of people whose codice fiscale, typed and not certified, is not one of that name; none where the
    /// mask hides who they are.
    pub other_names: Vec<String>,
    /// Where it stands, with its facts.
    pub state: State,
    /// Assurance level of the login it was sent with.
    pub level: u8,
    /// Answers, step by step.
    pub answers: Vec<Answered>,
    /// Documents; one that belongs to a masked question is only counted.
    pub documents: Vec<(Text, Field<Document>)>,
    /// Groups of which something is hidden here.
    pub hidden: Vec<Group>,
    /// People of the registry who may be the applicant, best first.
    pub matches: Vec<Match>,
    /// Messages, oldest first, through the mask.
    pub messages: Vec<DeskMessage>,
    /// What this operator attached to the message being written, and did not send yet.
    pub attached: Vec<Document>,
    /// Requests for access to the file, oldest first.
    pub accesses: Vec<DeskFileAccess>,
    /// What happened, oldest first.
    pub history: Vec<Event>,
    /// How it came to this desk from others, oldest first.
    pub came: Vec<HandOver>,
    /// The card, once accepted.
    pub card: Option<Id<Card>>,
}
