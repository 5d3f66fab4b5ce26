//! Notices on data protection, and signatures under them.

use app::{
    console::{
        NoticesPage, PersonPrivacyPage,
        papers::PaperForm,
        privacy::{NoticeError, NoticeForm, SignError, SignForm, WithdrawForm},
    },
    i18n::Translator,
    routes::{PrivacyPart, Route},
};
use axum::{
    extract::{Path, Query, Request, State},
    http::{HeaderValue, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    privacy::{self, OwnNotices, Signing},
    staff::Why,
};
use documents::notice::{Notice, render_notice};
use domain::{
    Id, Lang,
    actor::Operator,
    document::scan_rule,
    format,
    mask::Field,
    permission::{EditCards, Grant, PublishNotices, ReadCards},
    person::Person,
    privacy::{PrivacyNotice, PrivacySignature, Way},
};
use serde::{
    Deserialize,
    de::value::{Error as NotAForm, MapDeserializer},
};

use super::{
    may,
    one_file::{self, OneFile},
    paper::paper,
    scans,
};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// What a person signed at this desk.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(person): Path<Id<Person>>,
) -> Result<Response, Fault> {
    Ok(around.page(shown(&portal, &around, &operator, person).await?))
}

/// The page of a person's signatures as it stands.
pub(super) async fn shown(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    person: Id<Person>,
) -> Result<PersonPrivacyPage, Fault> {
    let grant = may::<ReadCards>(operator)?;
    let found = privacy::signatures(&portal.platform.pool, around.ctx(), grant, person).await?;
    Ok(PersonPrivacyPage {
        person,
        name: found.name,
        merged_into: found.merged_into,
        standing: found.standing,
        notice: found.notice,
        signatures: found.signatures,
        scans: found.scans,
        form: SignForm::new(around.ctx().today()),
        end: WithdrawForm::default(),
        errors: Vec::new(),
        scan: PaperForm::default(),
        scan_errors: Vec::new(),
    })
}

/// Of a record that was merged meanwhile, the page of who is kept in the end.
pub(super) async fn page_of_kept(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    mut merged_into: Option<Id<Person>>,
) -> Result<Option<PersonPrivacyPage>, Fault> {
    let mut found = None;
    while let Some(into) = merged_into {
        let page = shown(portal, around, operator, into).await?;
        merged_into = page.merged_into;
        found = Some(page);
    }
    Ok(found)
}

pub(super) fn saved(person: Id<Person>) -> Response {
    Redirect::to(&Route::ConsolePrivacy { person, part: PrivacyPart::Page }.anchor("firme")).into_response()
}

/// Records a signature, with the scan of the sheet where there is one.
pub(super) async fn sign(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(person): Path<Id<Person>>,
    request: Request,
) -> Result<Response, Response> {
    let sent = |fault: Fault| fault.into_response();
    let grant = may::<EditCards>(&operator).map_err(sent)?;
    let posted = one_file::read(&portal, &Ok(scan_rule()), request).await?;
    signed(&portal, &around, grant, person, posted).await.map_err(sent)
}

async fn signed(
    portal: &Portal,
    around: &Around,
    grant: Grant<'_, EditCards>,
    person: Id<Person>,
    mut posted: OneFile,
) -> Result<Response, Fault> {
    let operator = grant.operator();
    let mut form = sign_form(std::mem::take(&mut posted.pairs))?;
    let (status, errors) = match form.check(around.ctx().today(), &operator.me.name) {
        // What comes after the file was not read: nothing is said of it.
        _ if posted.is_cut() => (posted.status(), Vec::new()),
        // Nothing is recorded beside a file that will not do.
        Ok(_) if posted.refused().is_some() => (StatusCode::UNPROCESSABLE_ENTITY, Vec::new()),
        Ok((notice, way, purposes, on)) => {
            let on_paper = matches!(way, Way::Paper { .. });
            let signing = Signing { notice, way, purposes, on };
            match privacy::sign(&portal.platform.pool, around.ctx(), grant, person, &signing).await {
                Ok(signature) => {
                    let which = (person, signature);
                    return scans::with_signature((portal, around), grant, which, on_paper, posted).await;
                }
                Err(Error::Stale) => (StatusCode::CONFLICT, vec![SignError::Newer]),
                Err(error) => {
                    posted.leave(portal).await;
                    return Err(error.into());
                }
            }
        }
        Err(errors) => (StatusCode::UNPROCESSABLE_ENTITY, errors),
    };
    if errors.contains(&SignError::Long) {
        // It cannot be recorded, and may have been cut: the pad is empty again.
        form.drawing.clear();
    }
    let file = if posted.is_without() { None } else { posted.leave(portal).await };
    let scan_errors = file.into_iter().map(|error| (None, error)).collect();
    let page = shown(portal, around, operator, person).await?;
    // Nothing is written for a record that was merged: what was typed is offered with whoever is kept.
    let (page, status, errors) = match page_of_kept(portal, around, operator, page.merged_into).await? {
        Some(page) => (page, StatusCode::CONFLICT, vec![SignError::Merged]),
        None => (page, status, errors),
    };
    Ok(around.page_with(status, PersonPrivacyPage { form, errors, scan_errors, ..page }))
}

/// The fields of a signature, which come with a file or without.
fn sign_form(pairs: Vec<(String, String)>) -> Result<SignForm, Fault> {
    let fields = MapDeserializer::<_, NotAForm>::new(pairs.into_iter());
    SignForm::deserialize(fields).map_err(|_| Fault::BAD_REQUEST)
}

/// Records the withdrawal of a signature.
pub(super) async fn withdraw(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path((person, signature)): Path<(Id<Person>, Id<PrivacySignature>)>,
    CsrfForm(end): CsrfForm<WithdrawForm>,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(&operator)?;
    let page = shown(&portal, &around, &operator, person).await?;
    if let Some(page) = page_of_kept(&portal, &around, &operator, page.merged_into).await? {
        let page = PersonPrivacyPage { end, errors: vec![SignError::Moved], ..page };
        return Ok(around.page_with(StatusCode::CONFLICT, page));
    }
    let signed = page.signatures.iter().find(|one| one.id == signature).ok_or(Error::NotFound)?.on;
    let (status, errors) = match end.check(signed, around.ctx().today(), &operator.me.name) {
        Ok(withdrawal) => {
            let (pool, which) = (&portal.platform.pool, (person, signature));
            match privacy::withdraw(pool, around.ctx(), grant, which, &withdrawal).await {
                Ok(()) => return Ok(saved(person)),
                Err(Error::Stale) => (StatusCode::CONFLICT, vec![SignError::Ended]),
                Err(error) => return Err(error.into()),
            }
        }
        Err(errors) => (StatusCode::UNPROCESSABLE_ENTITY, errors),
    };
    let page = shown(&portal, &around, &operator, person).await?;
    Ok(around.page_with(status, PersonPrivacyPage { end, errors, ..page }))
}

#[derive(Debug, Deserialize)]
pub(super) struct InLanguage {
    #[serde(default, rename = "lingua")]
    lang: String,
}

/// The notice as PDF, in a language it has or else in Italian.
pub(super) async fn print(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path((person, notice)): Path<(Id<Person>, Id<PrivacyNotice>)>,
    Query(wanted): Query<InLanguage>,
) -> Result<Response, Fault> {
    let grant = may::<ReadCards>(&operator)?;
    let pool = &portal.platform.pool;
    let (notice, name) = privacy::print(pool, around.ctx(), grant, person, notice).await?;
    let lang = wanted.lang.parse().ok().filter(|lang| notice.text.has(*lang)).unwrap_or(Lang::It);
    let facts = printed(&notice, &name, lang, &portal.platform.config.organisation.name);
    let now = around.ctx().now;
    let printed = portal.platform.printing.print(move |printer| render_notice(printer, &facts, now));
    let pdf = printed.await.map_err(|_| Fault::BROKEN)?;
    Ok(paper(pdf, HeaderValue::from_static("inline; filename=\"informativa.pdf\"")))
}

fn printed(notice: &PrivacyNotice, name: &Field<String>, lang: Lang, organisation: &str) -> Notice {
    let t = Translator::new(lang);
    let about = [("n", notice.version.into()), ("date", format::date(notice.valid_from).into())];
    Notice {
        language: lang.tag().to_owned(),
        organisation: organisation.to_owned(),
        desk: notice.desk.name.clone(),
        title: t.get("letters-notice-title"),
        version: t.with("public-privacy-desk-version", &about),
        text: notice.text.get(lang).to_owned(),
        signature: t.get("letters-notice-signature"),
        statement: t.get("letters-notice-statement"),
        person_label: t.get("letters-notice-person"),
        person: name.shown().cloned().unwrap_or_default(),
        day_label: t.get("letters-notice-day"),
        signature_label: t.get("letters-notice-signature"),
        // The template counts the pages and puts the numbers in.
        page: t.with("letters-receipt-page", &[("page", "{page}".into()), ("pages", "{pages}".into())]),
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct ForDesk {
    #[serde(default, rename = "sportello")]
    desk: String,
}

/// The notices of the desks; with the form for one of them.
pub(super) async fn notices(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Query(chosen): Query<ForDesk>,
) -> Result<Response, Fault> {
    let page = all(&portal, &around, &operator).await?;
    Ok(around.page(match chosen.desk.parse() {
        Ok(desk) => page.choosing(desk),
        Err(_) => page,
    }))
}

async fn all(portal: &Portal, around: &Around, operator: &Operator) -> Result<NoticesPage, Fault> {
    let grant = may::<PublishNotices>(operator)?;
    let found = privacy::within_reach(&portal.platform.pool, around.ctx(), grant).await?;
    let OwnNotices { desks, notices, reasons } = found;
    let today = around.ctx().today();
    Ok(NoticesPage { desks, notices, reasons, form: None, typed: false, errors: Vec::new(), today })
}

/// Publishes the next version.
pub(super) async fn publish(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    CsrfForm(mut form): CsrfForm<NoticeForm>,
) -> Result<Response, Fault> {
    let grant = may::<PublishNotices>(&operator)?;
    let (status, errors) = match form.check(around.ctx().today()) {
        Ok((desk, text, from)) => {
            let (pool, why) = (&portal.platform.pool, Why { seen: form.seen, reason: form.reason.trim() });
            match privacy::publish(pool, around.ctx(), grant, desk, why, &text, from).await {
                Ok(()) => {
                    let list = Route::ConsoleNotices { desk: None }.anchor("sportelli");
                    return Ok(Redirect::to(&list).into_response());
                }
                Err(Error::Stale) => (StatusCode::CONFLICT, vec![NoticeError::Stale]),
                Err(error) => return Err(error.into()),
            }
        }
        Err(errors) => (StatusCode::UNPROCESSABLE_ENTITY, errors),
    };
    let page = all(&portal, &around, &operator).await?;
    let last = page.notices.iter().find(|notice| notice.desk.id.to_string() == form.desk);
    form.seen = last.map_or(0, |last| last.version);
    Ok(around.page_with(status, NoticesPage { form: Some(form), typed: true, errors, ..page }))
}
