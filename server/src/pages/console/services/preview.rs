//! Trying a form: everything as for a citizen, and nothing stored. The answers travel in the page.

use app::{
    citizen::{Notices, StepPage},
    console::catalogue::{
        PreviewPage, PreviewSummaryPage,
        preview::{ANSWERS, FILES},
    },
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::{
    Id,
    document::{Document, Kind as FileKind, Sha256, Verification},
    form::{
        AnswerError, Answers, Certified, CertifiedCompany, Definition, Origins, RepeatIndex, prefill,
        summary, validate_step,
    },
    service::{Applicant, Service},
};
use uuid::Uuid;

use super::Desk;
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// A trial under way.
struct Trial {
    service: Service,
    certified: Certified,
    answers: Answers,
    /// Question and name of each file.
    files: Vec<(String, String)>,
}

/// A step, filled with what an invented person's identity certifies.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path((slug, step)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let working = Desk::new(&portal, &around, &operator, &slug)?.open().await?;
    let (place, _) = working.service.form.step(&step).ok_or(Fault::NOT_FOUND)?;
    let trial = Trial::new(working.service, Answers::new(), Vec::new());
    Ok(around.page(trial.page(&around, place, Vec::new())?))
}

/// On to the next step, back to the one before, or the same with what is wrong.
pub(super) async fn go_on(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path((slug, step)): Path<(String, String)>,
    CsrfForm(pairs): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let working = Desk::new(&portal, &around, &operator, &slug)?.open().await?;
    let (place, _) = working.service.form.step(&step).ok_or(Fault::NOT_FOUND)?;
    let button = pairs.iter().find(|(name, _)| name == "azione").map(|(_, value)| value.clone());
    let trial = Trial::read(working.service, place, pairs)?;
    trial.answer(&around, place, button.as_deref().unwrap_or_default())
}

impl Trial {
    fn new(service: Service, answers: Answers, files: Vec<(String, String)>) -> Self {
        let certified = invented(service.applicant);
        let mut trial = Self { service, certified, answers, files };
        prefill(&trial.service.form, &trial.certified, &mut trial.answers);
        trial
    }

    /// What travelled in the page, with what was answered at this step.
    fn read(service: Service, place: usize, pairs: Vec<(String, String)>) -> Result<Self, Fault> {
        let hidden =
            |name: &str| pairs.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str());
        let mut answers: Answers =
            hidden(ANSWERS).and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
        let mut files: Vec<(String, String)> =
            hidden(FILES).and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
        let named = pairs
            .iter()
            .filter(|(name, file)| !file.is_empty() && service.form.attachment_rule(name).is_some());
        files.extend(named.cloned());
        answers.retain_known(&service.form);
        let mut posted = Answers::from_pairs(pairs).map_err(|_| Fault::TOO_LARGE)?;
        posted.retain_known(&service.form);
        if let Some(step) = service.form.steps.get(place) {
            answers.replace_step(step, posted);
        }
        Ok(Self::new(service, answers, files))
    }

    fn answer(mut self, around: &Around, place: usize, button: &str) -> Result<Response, Fault> {
        let mut parts = button.splitn(3, ':');
        match (parts.next(), parts.next(), parts.next()) {
            (Some("indietro"), ..) => {
                Ok(around.page(self.page(around, place.saturating_sub(1), Vec::new())?))
            }
            (Some("aggiungi"), Some(group), _) => {
                add(&self.service.form, &mut self.answers, group);
                Ok(around.page(self.page(around, place, Vec::new())?))
            }
            (Some("togli"), Some(group), Some(index)) => {
                let index = index.parse().map_err(|_| Fault::BAD_REQUEST)?;
                self.answers.remove_repeat(group, RepeatIndex(index));
                Ok(around.page(self.page(around, place, Vec::new())?))
            }
            (Some("togli-file"), Some(id), _) => {
                self.forget(id);
                Ok(around.page(self.page(around, place, Vec::new())?))
            }
            (Some("carica"), ..) => Ok(around.page(self.page(around, place, Vec::new())?)),
            _ => self.next(around, place),
        }
    }

    fn next(self, around: &Around, place: usize) -> Result<Response, Fault> {
        let (form, documents) = (&self.service.form, self.documents(around));
        let errors = validate_step(form, place, &self.answers, &documents, around.ctx().today());
        if !errors.is_empty() {
            let page = self.page(around, place, errors)?;
            return Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
        }
        if place + 1 < form.steps.len() {
            return Ok(around.page(self.page(around, place + 1, Vec::new())?));
        }
        let summary = summary(form, &self.answers, &documents);
        Ok(around.page(PreviewSummaryPage { service: self.service, summary }))
    }

    /// The files as if they had been handed in and found clean; each is known by its place.
    fn documents(&self, around: &Around) -> Vec<Document> {
        let document = |(place, (question, name)): (u128, &(String, String))| Document {
            id: Id::new(Uuid::from_u128(place)),
            question: question.clone(),
            name: name.clone(),
            kind: FileKind::Pdf,
            size: 0,
            sha256: Sha256([0; 32]),
            verification: Verification::Accepted,
            uploaded_at: around.ctx().now,
        };
        (0..).zip(&self.files).map(document).collect()
    }

    /// Forgets the file that is known like this.
    fn forget(&mut self, id: &str) {
        let mut place = 0;
        self.files.retain(|_| {
            let stays = Uuid::from_u128(place).to_string() != id;
            place += 1;
            stays
        });
    }

    fn page(self, around: &Around, place: usize, errors: Vec<AnswerError>) -> Result<PreviewPage, Fault> {
        let json = |value: serde_json::Result<String>| value.map_err(|_| Fault::BROKEN);
        let kept = vec![
            (ANSWERS, json(serde_json::to_string(&self.answers))?),
            (FILES, json(serde_json::to_string(&self.files))?),
        ];
        let documents = self.documents(around);
        let step = StepPage {
            service: self.service.slug,
            service_title: self.service.title,
            intake: Id::new(Uuid::nil()),
            form: self.service.form,
            step: place,
            reached: place,
            answers: self.answers,
            documents,
            certified: self.certified,
            errors,
            refused: Vec::new(),
            saved_at: None,
            expires_on: around.ctx().today(),
            version: 0,
            conflict: None,
            origins: Origins::default(),
            reusable: Vec::new(),
            notices: Notices::default(),
        };
        Ok(PreviewPage { step, kept })
    }
}

fn add(form: &Definition, answers: &mut Answers, group: &str) {
    let sections = form.steps.iter().flat_map(|step| &step.sections);
    let mut repeats = sections.filter_map(|section| section.repeat.as_ref());
    if let Some(repeat) = repeats.find(|repeat| repeat.name == group) {
        answers.add_repeat(repeat);
    }
}

/// Somebody who does not exist, as an identity provider would certify them.
fn invented(applicant: Applicant) -> Certified {
    let company = (applicant != Applicant::Person).then(|| CertifiedCompany {
        name: "Impresa di prova".to_owned(),
        number: "00000000000".to_owned(),
        office: Some("Via dei Mulini 1, Pontelaro".to_owned()),
    });
    Certified {
        given_name: "Persona".to_owned(),
        family_name: "Di Prova".to_owned(),
        fiscal_code: "DPRPSN80A41M990H".parse().ok(),
        birth_date: "1980-01-01".parse().ok(),
        birth_place: Some("Pontelaro".to_owned()),
        email: Some("persona.di.prova@posta.example".to_owned()),
        phone: Some("055 010 0200".to_owned()),
        street: Some("Via dei Mulini 1".to_owned()),
        postal_code: Some("50000".to_owned()),
        municipality: Some("Pontelaro".to_owned()),
        company,
        vat_number: None,
    }
}
