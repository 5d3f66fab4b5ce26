//! The kinds of job that more than one part of the portal knows: what each is about, by identifiers.

use domain::{Id, appointment::Appointment, document::Document, intake::Intake};
use serde::{Deserialize, Serialize};

use super::Job;

/// A mail to the citizen about a request. Who and where is looked up when it is sent.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SendMail {
    /// The request.
    pub intake: Id<Intake>,
    /// What the mail says.
    pub notice: Notice,
}

/// What a mail says; never more than that there is something to read in the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// The request has arrived; the receipt comes with it.
    Receipt,
    /// There is something new about it.
    News,
}

impl Job for SendMail {
    const QUEUE: &'static str = "send_mail";
}

/// A mail to whoever has an appointment. Who, where and when is looked up when it is sent.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SendAppointmentMail {
    /// The appointment.
    pub appointment: Id<Appointment>,
    /// What the mail says.
    pub notice: AppointmentNotice,
}

/// What a mail about an appointment says: where and when, never what for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppointmentNotice {
    /// It was booked.
    Booked,
    /// It is at another time now.
    Moved,
    /// It will not be.
    Cancelled,
    /// It is tomorrow.
    Reminder,
}

impl Job for SendAppointmentMail {
    const QUEUE: &'static str = "send_appointment_mail";
}

/// Reminds people of tomorrow's appointments. Runs for ever.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct RemindAppointments {}

impl Job for RemindAppointments {
    const QUEUE: &'static str = "remind_appointments";
    const MAX_ATTEMPTS: i32 = i32::MAX;
}

/// Notes the referrals that nobody receives. Runs for ever.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct NoteLateReferrals {}

impl Job for NoteLateReferrals {
    const QUEUE: &'static str = "note_late_referrals";
    const MAX_ATTEMPTS: i32 = i32::MAX;
}

/// Tells operators of what happened. Runs for ever.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct GatherAlerts {}

impl Job for GatherAlerts {
    const QUEUE: &'static str = "gather_alerts";
    const MAX_ATTEMPTS: i32 = i32::MAX;
}

/// A code that proves an e-mail address or a mobile number.
#[derive(Debug)]
pub enum ContactCode {}

/// The message with a code. Where it goes is looked up when it is sent; the code itself is made then.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SendCode {
    /// The code.
    pub code: Id<ContactCode>,
}

impl Job for SendCode {
    const QUEUE: &'static str = "send_code";
    /// The code counts for a quarter of an hour.
    const MAX_ATTEMPTS: i32 = 5;
}

/// The receipt of a request, printed and stored.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RenderReceipt {
    /// The request.
    pub intake: Id<Intake>,
}

impl Job for RenderReceipt {
    const QUEUE: &'static str = "render_receipt";
}

/// A look for viruses in a document.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ScanDocument {
    /// The document.
    pub document: Id<Document>,
}

impl Job for ScanDocument {
    const QUEUE: &'static str = "scan_document";
    /// A scanner may be away for days; the document waits.
    const MAX_ATTEMPTS: i32 = 40;
}

/// Seals the audit rows written since the last seal. Runs for ever.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct SealAudit {}

impl Job for SealAudit {
    const QUEUE: &'static str = "seal_audit";
    const MAX_ATTEMPTS: i32 = i32::MAX;
}

/// Tells of drafts that can be sent again, deletes those nobody went on with. Runs for ever.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct ExpireDrafts {}

impl Job for ExpireDrafts {
    const QUEUE: &'static str = "expire_drafts";
    const MAX_ATTEMPTS: i32 = i32::MAX;
}

/// Looks for people who are in the registry twice. Runs for ever.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct FindDoubles {}

impl Job for FindDoubles {
    const QUEUE: &'static str = "find_doubles";
    const MAX_ATTEMPTS: i32 = i32::MAX;
}

/// Removes sessions, sign-ins and jobs that are over. Runs for ever.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Sweep {}

impl Job for Sweep {
    const QUEUE: &'static str = "sweep";
    const MAX_ATTEMPTS: i32 = i32::MAX;
}

/// Removes transactions that are past their term. Runs for ever.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct PurgeRegister {}

impl Job for PurgeRegister {
    const QUEUE: &'static str = "purge_register";
    const MAX_ATTEMPTS: i32 = i32::MAX;
}

/// Removes what is left of uploads that were never finished. Runs for ever.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct RemoveUnfinished {}

impl Job for RemoveUnfinished {
    const QUEUE: &'static str = "remove_unfinished";
    const MAX_ATTEMPTS: i32 = i32::MAX;
}

/// Asks the registry of identity providers for its present copy. Runs for ever.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct RefreshProviders {}

impl Job for RefreshProviders {
    const QUEUE: &'static str = "refresh_providers";
    const MAX_ATTEMPTS: i32 = i32::MAX;
}

/// Tells the administrator of technical faults by e-mail. Runs for ever.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct TellAlarms {}

impl Job for TellAlarms {
    const QUEUE: &'static str = "tell_alarms";
    const MAX_ATTEMPTS: i32 = i32::MAX;
}
