//! Everything the portal holds about a citizen, for the citizen (Regulation (EU) 2016/679, articles 15
//! and 20). The desk appears in it, never the name of an operator.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::{AcceptedNotice, Access, DossierRecord, PersonalProfile};
use crate::{
    Protocollo, Text,
    appointment::{self, Appointment, Mode, Reason},
    document::{Kind, Sha256},
    form::{Certified, Summary},
    intake::{EventKind, Tag},
    message::Message,
    privacy::{PrivacySignature, Purpose},
};

/// A copy of all data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dossier {
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// What the identity provider certified.
    pub certified: Certified,
    /// What the citizen keeps for the next time.
    pub profile: PersonalProfile,
    /// Requests and drafts, last sent first.
    pub requests: Vec<DossierRequest>,
    /// What desks keep, one for each zone that keeps something.
    pub records: Vec<DossierRecord>,
    /// Appointments, the last one first.
    pub appointments: Vec<DossierAppointment>,
    /// The notices that were read.
    pub notices: Vec<AcceptedNotice>,
    /// Notices of desks that were signed, last first.
    pub signatures: Vec<DossierSignature>,
    /// Which desks looked, last first.
    pub accesses: Vec<Access>,
}

/// A request or a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DossierRequest {
    /// Register number; a draft has none.
    pub protocollo: Option<Protocollo>,
    /// Slug of the service.
    pub service: String,
    /// Name of the service.
    pub service_title: Text,
    /// The desk it was sent to.
    pub desk: String,
    /// Where it stands.
    pub state: Tag,
    /// When it was sent.
    pub sent_at: Option<DateTime<Utc>>,
    /// The answers, read back.
    pub answers: Summary,
    /// Documents that were handed in, with the form or later; then what came with messages.
    pub documents: Vec<DossierDocument>,
    /// Where the receipt is within the archive.
    pub receipt: Option<String>,
    /// Messages, oldest first.
    pub messages: Vec<Message>,
    /// What happened, oldest first.
    pub events: Vec<DossierEvent>,
}

impl DossierRequest {
    /// The folder of its files within the archive: the register number, or the service of a draft.
    pub fn folder(&self) -> String {
        self.protocollo.map_or_else(|| format!("bozza-{}", self.service), Protocollo::slug)
    }
}

/// A document, without its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DossierDocument {
    /// Its name as it was handed in.
    pub name: String,
    /// Kind, by content.
    pub kind: Kind,
    /// Bytes.
    pub size: u64,
    /// Digest of the content.
    pub sha256: Sha256,
    /// When it was handed in.
    pub uploaded_at: DateTime<Utc>,
    /// Where its content is within the archive; none for one that the virus check refused.
    pub file: Option<String>,
}

impl DossierDocument {
    /// The path of a document within the archive, under a name that every system can unpack: Windows takes
    /// none of `<>:"/\|?*`, nor a name that ends with a dot or a space.
    pub fn path(folder: &str, place: usize, name: &str) -> String {
        let portable: String =
            name.chars().map(|c| if c.is_control() || "<>:\"/\\|?*".contains(c) { '_' } else { c }).collect();
        format!("{folder}/{place:02}-{}", portable.trim_end_matches(['.', ' ']))
    }
}

/// Something that happened to a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DossierEvent {
    /// What.
    pub kind: EventKind,
    /// When.
    pub at: DateTime<Utc>,
}

/// An appointment at a desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DossierAppointment {
    /// What people call it by.
    pub code: String,
    /// The desk.
    pub desk: String,
    /// Its address.
    pub place: String,
    /// What for.
    pub reason: Reason,
    /// How.
    pub mode: Mode,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// When it ends.
    pub ends_at: DateTime<Utc>,
    /// What became of it.
    pub state: appointment::Tag,
    /// Telephone that was given for it.
    pub phone: Option<String>,
    /// E-mail address that was given for it.
    pub email: Option<String>,
}

impl From<Appointment> for DossierAppointment {
    fn from(one: Appointment) -> Self {
        Self {
            code: one.code.to_string(),
            place: one.at.whole_address(),
            desk: one.at.desk.name,
            reason: one.reason,
            mode: one.mode,
            starts_at: one.period.start,
            ends_at: one.period.end,
            state: one.state.tag(),
            phone: one.contact.phone,
            email: one.contact.email,
        }
    }
}

/// A signature under the notice of a desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DossierSignature {
    /// The desk.
    pub desk: String,
    /// Version of the notice.
    pub version: i32,
    /// Day.
    pub on: NaiveDate,
    /// To what the person consented beside the notice.
    pub purposes: Vec<Purpose>,
    /// Day on which it was withdrawn.
    pub withdrawn: Option<NaiveDate>,
}

impl From<&PrivacySignature> for DossierSignature {
    fn from(one: &PrivacySignature) -> Self {
        Self {
            desk: one.desk.name.clone(),
            version: one.version,
            on: one.on,
            purposes: one.purposes.clone(),
            withdrawn: one.withdrawn.as_ref().map(|end| end.on),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_can_unpack_a_document() {
        let path = |name| DossierDocument::path("2026-0000001/documenti", 3, name);
        assert_eq!(path("busta paga è.pdf"), "2026-0000001/documenti/03-busta paga è.pdf");
        assert_eq!(
            path("a>b<c:d\"e|f?g*h\\i/l\u{7}.pdf"),
            "2026-0000001/documenti/03-a_b_c_d_e_f_g_h_i_l_.pdf"
        );
        assert_eq!(path("con. . "), "2026-0000001/documenti/03-con");
    }
}
