//! A posted step: answers, files, and which button was pressed.

use app::{
    components::{documents::RefusedFile, upload::CAMERA},
    problems::FileProblem,
};
use axum::{
    extract::{
        FromRequest, Multipart, Request,
        multipart::{Field, MultipartError},
    },
    http::{HeaderValue, StatusCode, header},
};
use backend::catalogue;
use documents::FileName;
use domain::{
    actor::Citizen,
    form::{
        AnswerError, Answers, MAX_PAIRS, MAX_VALUE_CHARS, RepeatIndex, asked, code_of_another, typed_places,
        validate_step,
    },
    intake::Intake,
};

use crate::{
    middleware::csrf::{CsrfForm, CsrfMultipart},
    pages::{
        Portal,
        around::Around,
        fault::Fault,
        upload::{NotTaken, Place, Purpose, receive},
    },
};

/// No field holds more bytes.
const LONGEST: usize = MAX_VALUE_CHARS * 4;

/// Which button was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::pages) enum Button {
    /// On to the next step.
    Next,
    /// Save and leave.
    SaveAndLeave,
    /// One entry more in this group.
    Add(String),
    /// One entry less.
    Remove(String, RepeatIndex),
    /// Take a document back.
    RemoveFile(String),
    /// Only hand in the chosen files.
    Upload,
    /// Give a document of an earlier request for this question.
    Reuse(String, String),
    /// Put the photos of this question together as one PDF.
    Join(String),
    /// Keep what is written here, whatever was saved elsewhere, and stay.
    Keep,
}

impl Button {
    fn parse(value: &str) -> Self {
        let mut parts = value.splitn(3, ':');
        match (parts.next(), parts.next(), parts.next()) {
            (Some("salva"), None, None) => Self::SaveAndLeave,
            (Some("aggiungi"), Some(group), None) => Self::Add(group.to_owned()),
            (Some("togli"), Some(group), Some(index)) => match index.parse() {
                Ok(index) => Self::Remove(group.to_owned(), RepeatIndex(index)),
                Err(_) => Self::Next,
            },
            (Some("togli-file"), Some(id), None) => Self::RemoveFile(id.to_owned()),
            (Some("carica"), Some(_), None) => Self::Upload,
            (Some("riusa"), Some(question), Some(id)) => Self::Reuse(question.to_owned(), id.to_owned()),
            (Some("unisci"), Some(question), None) => Self::Join(question.to_owned()),
            (Some("tieni"), None, None) => Self::Keep,
            _ => Self::Next,
        }
    }

    /// Whether other documents are there once it was done what the button says.
    pub(super) const fn moves_files(&self) -> bool {
        matches!(self, Self::RemoveFile(_) | Self::Reuse(..) | Self::Join(_))
    }
}

/// What came in.
#[derive(Debug, Default)]
pub(in crate::pages) struct Posted {
    pub pairs: Vec<(String, String)>,
    pub refused: Vec<RefusedFile>,
    /// The question whose file was larger than a whole form may be: what comes after it was not read.
    pub cut_at: Option<String>,
}

impl Posted {
    /// The first value of a field.
    pub(in crate::pages) fn get(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// The button that was pressed. The hidden first one, which Enter presses, is the main one. Of a form that was
    /// not read to its end nothing is done but to keep what arrived.
    pub(in crate::pages) fn button(&self) -> Button {
        if self.cut_at.is_some() {
            return Button::Upload;
        }
        Button::parse(self.get("azione").unwrap_or_default())
    }

    /// Number of the save that the page showed.
    pub(super) fn version(&self) -> Result<i64, Fault> {
        let missing = if self.cut_at.is_some() { Fault::TOO_LARGE } else { Fault::BAD_REQUEST };
        self.get("_version").and_then(|version| version.parse().ok()).ok_or(missing)
    }

    /// The status of the page that says which files were not taken.
    pub(super) const fn status(&self) -> StatusCode {
        if self.cut_at.is_some() { StatusCode::PAYLOAD_TOO_LARGE } else { StatusCode::UNPROCESSABLE_ENTITY }
    }
}

/// Reads a posted form. Files go to the store while they arrive; those that are not taken are named
/// with the reason, and everything else of the form stays.
pub(in crate::pages) async fn read(
    portal: &Portal,
    around: &Around,
    purpose: Purpose<'_>,
    questions: &[String],
    request: Request,
) -> Result<Posted, axum::response::Response> {
    use axum::response::IntoResponse;

    if is_multipart(&request) {
        let CsrfMultipart(parts) = CsrfMultipart::from_request(request, portal).await?;
        return read_parts(portal, around, purpose, questions, parts)
            .await
            .map_err(IntoResponse::into_response);
    }
    let CsrfForm(pairs) = CsrfForm::<Vec<(String, String)>>::from_request(request, portal).await?;
    Ok(Posted { pairs, ..Posted::default() })
}

/// Whether files may come with it.
pub(in crate::pages) fn is_multipart(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    kind.is_some_and(|kind| kind.starts_with(b"multipart/form-data"))
}

async fn read_parts(
    portal: &Portal,
    around: &Around,
    purpose: Purpose<'_>,
    questions: &[String],
    mut parts: Multipart,
) -> Result<Posted, Fault> {
    let mut posted = Posted::default();
    while let Some(field) = parts.next_field().await.map_err(cut)? {
        let name = field.name().unwrap_or_default().to_owned();
        match field.file_name().map(str::to_owned) {
            // A file input that was left alone comes as a file without a name.
            Some(file) if file.is_empty() => {}
            Some(file) => {
                if let Some(purpose) = of_field(purpose, &name, questions) {
                    take(portal, around, purpose, &file, field, &mut posted).await?;
                }
                if posted.cut_at.is_some() {
                    break;
                }
            }
            None => {
                let value = text(field).await?;
                let is_too_long = value.len() > LONGEST;
                posted.pairs.push((name, value));
                if is_too_long || posted.pairs.len() > MAX_PAIRS {
                    return Err(Fault::TOO_LARGE);
                }
            }
        }
    }
    Ok(posted)
}

/// What a file of this field is for: a step names each file input by its question, and the one that opens the
/// camera with an ending more; an answer to the desk and a message have one place for all.
fn of_field<'n>(purpose: Purpose<'n>, name: &'n str, questions: &[String]) -> Option<Purpose<'n>> {
    let place = match purpose {
        Purpose::Answer(place) => place,
        Purpose::Message(..) => return Some(purpose),
        Purpose::Nothing => return None,
    };
    let question =
        if place.question.is_empty() { name.strip_suffix(CAMERA).unwrap_or(name) } else { place.question };
    questions.iter().any(|known| known == question).then_some(Purpose::Answer(Place { question, ..place }))
}

async fn take(
    portal: &Portal,
    around: &Around,
    purpose: Purpose<'_>,
    file: &str,
    mut field: Field<'_>,
    posted: &mut Posted,
) -> Result<(), Fault> {
    let name = FileName::clean(file);
    let taken = receive(portal, around, purpose, &name, &mut field).await;
    match taken {
        Ok(_) => Ok(()),
        Err(NotTaken::Fault(fault)) => Err(fault),
        Err(NotTaken::Problem(problem)) => {
            let question = purpose.question().to_owned();
            let is_whole = pass_over(&mut field).await?;
            let problem = if is_whole { problem } else { FileProblem::CutOff };
            posted.cut_at = (!is_whole).then(|| question.clone());
            posted.refused.push(RefusedFile { question, name: name.as_str().to_owned(), problem });
            Ok(())
        }
    }
}

/// Reads what is left of a file and drops it, for the rest of the form comes after it. Says whether the file ended
/// before the form was too large.
pub(in crate::pages) async fn pass_over(field: &mut Field<'_>) -> Result<bool, Fault> {
    loop {
        match field.chunk().await.map_err(cut) {
            Ok(Some(_)) => {}
            Ok(None) => return Ok(true),
            Err(Fault::TOO_LARGE) => return Ok(false),
            Err(fault) => return Err(fault),
        }
    }
}

/// The multipart reader says only that it stopped; past its limit that is a form too large.
#[expect(clippy::needless_pass_by_value, reason = "`map_err` hands the error over")]
pub(in crate::pages) fn cut(error: MultipartError) -> Fault {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Fault::TOO_LARGE } else { Fault::BAD_REQUEST }
}

/// The text of a field. Of one that is longer than any may be, the beginning is kept, which is too long as well: a page
/// can say so, beside everything else that was typed.
pub(in crate::pages) async fn text(mut field: Field<'_>) -> Result<String, Fault> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(cut)? {
        let room = (LONGEST + 1).saturating_sub(bytes.len());
        bytes.extend_from_slice(piece.get(..room).unwrap_or(&piece));
    }
    Ok(String::from_utf8_lossy(&bytes).replace('\0', ""))
}

/// The answers after this post: everything of the step is what was posted, as far as it was read, and the rest as it
/// was.
pub(super) fn answers(draft: &Intake, step: usize, posted: &Posted) -> Result<Answers, Fault> {
    let mut new = Answers::from_pairs(posted.pairs.iter().cloned()).map_err(|_| Fault::TOO_LARGE)?;
    new.retain_known(&draft.form);
    let mut answers = draft.answers.clone();
    if let Some(step) = draft.form.steps.get(step) {
        match &posted.cut_at {
            Some(question) => answers.replace_step(&step.until(question), new),
            None => answers.replace_step(step, new),
        }
    }
    Ok(answers)
}

/// Every error of a step, in the order of the page; also those that only the tables of municipalities and
/// countries know, and what does not fit with who signed in.
pub(super) async fn validate(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    draft: &Intake,
    step: usize,
) -> Result<Vec<AnswerError>, Fault> {
    let mut errors = validate_step(&draft.form, step, &draft.answers, &draft.documents, around.ctx().today());
    let Some(definition) = draft.form.steps.get(step) else {
        return Ok(errors);
    };
    let typed = typed_places(&draft.form, definition, &draft.answers);
    if !typed.is_empty() {
        let mut connection = portal.platform.pool.acquire().await.map_err(backend::Error::from)?;
        errors.extend(catalogue::unknown_places(&mut connection, typed).await?);
    }
    let code = code_of_another(&draft.form, &citizen.certified, &draft.answers);
    errors.extend(code.filter(|(place, _)| *place == step).map(|(_, error)| error));
    let places = asked(&draft.form, definition, &draft.answers);
    errors.sort_by_key(|error| places.iter().position(|asked| asked.path == error.path));
    Ok(errors)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_button_is_understood_and_nonsense_goes_on() {
        assert_eq!(Button::parse("avanti"), Button::Next);
        assert_eq!(Button::parse("salva"), Button::SaveAndLeave);
        assert_eq!(Button::parse("aggiungi:nucleo"), Button::Add("nucleo".to_owned()));
        assert_eq!(Button::parse("togli:nucleo:2"), Button::Remove("nucleo".to_owned(), RepeatIndex(2)));
        assert_eq!(Button::parse("togli:nucleo:x"), Button::Next);
        assert_eq!(Button::parse("carica:isee"), Button::Upload);
        assert_eq!(Button::parse("riusa:isee:x"), Button::Reuse("isee".to_owned(), "x".to_owned()));
        assert_eq!(Button::parse("unisci:isee"), Button::Join("isee".to_owned()));
        assert_eq!(Button::parse("tieni"), Button::Keep);
        assert_eq!(Button::parse(""), Button::Next);
    }
}
