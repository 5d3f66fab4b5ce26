//! The copy of all data, for reading, in words: it is put on paper that needs nothing of the portal.

use domain::{
    form::CertifiedCompany,
    format,
    hours::Period,
    message::{Author, Message},
    person::Born,
    personal::{Dossier, DossierAppointment, DossierRequest},
};

use super::{
    privacy::{look, notice, signed},
    records,
};
use crate::{
    appointments::words,
    components::{DlEntry, state_key, summary::entry},
    i18n::Translator,
    problems::place_words,
    wording::Wording,
};

/// The copy, already in the words and formats of its language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataCopy {
    /// Title of the document.
    pub title: String,
    /// Lines under the title: whose data, of which day, from whom, where else they are.
    pub about: Vec<String>,
    /// In order.
    pub parts: Vec<CopyPart>,
}

/// A part of the copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyPart {
    /// Of how many parts it is a part.
    pub depth: u8,
    /// Heading.
    pub title: Wording,
    /// Facts.
    pub facts: Vec<DlEntry>,
    /// Paragraphs.
    pub texts: Vec<Wording>,
}

impl CopyPart {
    /// A heading, with nothing under it.
    pub(super) fn new(depth: u8, title: impl Into<Wording>) -> Self {
        Self { depth, title: title.into(), facts: Vec::new(), texts: Vec::new() }
    }

    /// The same with these facts.
    pub(super) fn facts(self, facts: Vec<DlEntry>) -> Self {
        Self { facts, ..self }
    }

    /// The same with these paragraphs.
    pub(super) fn texts(self, texts: Vec<Wording>) -> Self {
        Self { texts, ..self }
    }

    /// The same where something is under the heading.
    fn if_any(self) -> Option<Self> {
        (!self.facts.is_empty() || !self.texts.is_empty()).then_some(self)
    }
}

/// What the portal of this organisation holds about a citizen.
pub fn data_copy(t: Translator, organisation: &str, dossier: &Dossier) -> DataCopy {
    let known = &dossier.certified;
    let made = [("date", format::date_time(dossier.made_at).into()), ("name", organisation.into())];
    DataCopy {
        title: t.get("profile-copy-title"),
        about: vec![
            format!("{} {}", known.given_name, known.family_name),
            t.with("profile-copy-made", &made),
            t.get("profile-copy-json"),
        ],
        parts: parts(t, dossier),
    }
}

fn parts(t: Translator, dossier: &Dossier) -> Vec<CopyPart> {
    let part = |key: &str| CopyPart::new(0, t.get(key));
    let mut all = vec![
        part("profile-certified").facts(person(t, dossier)),
        part("profile-title").facts(kept(t, dossier)),
    ];
    if !dossier.requests.is_empty() {
        all.push(part("citizen-my-requests"));
    }
    all.extend(dossier.requests.iter().flat_map(|one| request(t, one)));
    all.extend(records::parts(t, &dossier.records));
    let appointments = dossier.appointments.iter().map(|one| appointment(t, one)).collect();
    all.extend(part("desks-my-appointments").facts(appointments).if_any());
    let notices = dossier.notices.iter().map(|one| notice(t, one)).collect();
    all.push(part("profile-notices").texts(or_none(t, notices, "profile-notices-none")));
    let signatures = dossier.signatures.iter().map(|one| signed(t, one)).collect();
    all.extend(part("profile-signatures").texts(signatures).if_any());
    let looks = part("profile-looks");
    all.push(if dossier.accesses.is_empty() {
        looks.texts(vec![t.get("profile-looks-none").into()])
    } else {
        let line = |access| {
            let look = look(t, access);
            DlEntry::new(look.when, t.pair(&look.desk, &look.what))
        };
        looks.facts(dossier.accesses.iter().map(line).collect())
    });
    all
}

/// Sentences, or the one that says that there are none.
fn or_none(t: Translator, sentences: Vec<Wording>, none: &str) -> Vec<Wording> {
    if sentences.is_empty() { vec![t.get(none).into()] } else { sentences }
}

/// When; and where, what for, what became of it, and the contacts that were given.
fn appointment(t: Translator, one: &DossierAppointment) -> DlEntry {
    let (.., state) = words::state(one.state);
    let mut said =
        vec![one.desk.clone(), one.place.clone(), words::what(t, one.reason, one.mode), t.get(state)];
    said.extend([&one.phone, &one.email].into_iter().flatten().cloned());
    DlEntry::new(words::when(t, Period { start: one.starts_at, end: one.ends_at }), t.list(&said))
}

fn person(t: Translator, dossier: &Dossier) -> Vec<DlEntry> {
    let known = &dossier.certified;
    let name = format!("{} {}", known.given_name, known.family_name);
    let company = known.company.as_ref().map(CertifiedCompany::line);
    let facts = [
        ("profile-name", Some(name)),
        ("profile-fiscal-code", known.fiscal_code.as_ref().map(ToString::to_string)),
        ("profile-birth", known.birth_date.map(Born::words)),
        ("profile-birth-place", known.birth_place.as_deref().map(|place| place_words(t, place))),
        ("profile-home", known.street.clone()),
        ("profile-postal-code", known.postal_code.clone()),
        ("profile-municipality", known.municipality.clone()),
        ("profile-email", known.email.clone()),
        ("profile-phone", known.phone.clone()),
        ("profile-company", company),
        ("profile-vat-number", known.vat_number.clone()),
    ];
    facts.into_iter().filter_map(|(key, value)| Some(DlEntry::new(t.get(key), value?))).collect()
}

fn kept(t: Translator, dossier: &Dossier) -> Vec<DlEntry> {
    let kept = &dossier.profile;
    let yes_no = |wanted| t.get(if wanted { "common-yes" } else { "common-no" });
    let none = || t.get("common-no-answer");
    let email = kept.email.as_ref().map_or_else(none, |kept| kept.address.to_string());
    let phone = kept.phone.as_ref().map_or_else(none, |kept| kept.number.to_string());
    let lang = kept.lang.map_or_else(none, |lang| lang.own_name().to_owned());
    vec![
        DlEntry::new(t.get("profile-email"), email),
        DlEntry::new(t.get("profile-phone"), phone),
        DlEntry::new(t.get("profile-language"), lang),
        DlEntry::new(t.get("profile-mails-receipt"), yes_no(kept.mails.receipt)),
        DlEntry::new(t.get("profile-mails-news"), yes_no(kept.mails.news)),
    ]
}

/// A request, and within it its answers, files and messages.
fn request(t: Translator, one: &DossierRequest) -> Vec<CopyPart> {
    let mut facts = vec![DlEntry::new(t.get("profile-copy-state"), t.get(state_key(one.state)))];
    facts.extend(one.protocollo.map(|number| DlEntry::new(t.get("citizen-protocollo"), number.to_string())));
    facts.extend(one.sent_at.map(|at| DlEntry::new(t.get("citizen-received-on"), format::date_time(at))));
    facts.push(DlEntry::new(t.get("profile-copy-desk"), one.desk.clone()));
    let mut all = vec![CopyPart::new(1, t.wording(&one.service_title)).facts(facts)];
    all.extend(one.answers.sections.iter().map(|section| {
        let entries = section.lines.iter().map(|line| entry(t, line)).collect();
        CopyPart::new(2, t.wording(&section.title)).facts(entries)
    }));
    all.extend(CopyPart::new(2, t.get("citizen-documents")).texts(files(t, one)).if_any());
    let messages = one.messages.iter().map(|message| said(t, one, message)).collect();
    all.extend(CopyPart::new(2, t.get("citizen-messages")).facts(messages).if_any());
    all
}

/// The files of a request, by their place in the archive.
fn files(t: Translator, one: &DossierRequest) -> Vec<Wording> {
    let receipt = one.receipt.iter().cloned();
    let documents = one.documents.iter().map(|document| {
        let place = document.file.clone().unwrap_or_else(|| document.name.clone());
        format!("{place} ({}), SHA-256 {}", format::size_in(t.lang(), document.size), document.sha256)
    });
    receipt.chain(documents).map(Into::into).collect()
}

/// When and who, and what was written.
fn said(t: Translator, request: &DossierRequest, message: &Message) -> DlEntry {
    let who = match message.author {
        Author::Desk => request.desk.clone(),
        Author::Citizen => t.get("citizen-you"),
    };
    DlEntry::new(t.list(&[format::date_time(message.at), who]), message.text.clone())
}
