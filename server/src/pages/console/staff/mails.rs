//! Mails in the words of a desk.

use app::{
    console::{
        catalogue::Typed,
        staff::{
            MailsPage, Slip,
            mails::{BODY, DEFAULT, PREVIEW, chosen, example_service, read_mail, read_reason},
        },
    },
    routes::{
        Route, StaffPart,
        staff::{INTO, LETTER},
    },
};
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use backend::{
    Error,
    staff::{self, Why},
};
use chrono::Days;
use domain::{
    Id, Lang,
    actor::{Desk, Operator},
    format,
    permission::ManageDesks,
    zone::{DeskMails, MailKind, MailTag, MailText, fill},
};
use serde::Deserialize;

use super::{super::may, Pairs, Proof, proved, refused, to};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(default, rename = "messaggio")]
    kind: String,
    #[serde(default, rename = "lingua")]
    lang: String,
}

/// The mails of a desk, and the form of one of them.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
    Path(id): Path<Id<Desk>>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let grant = may::<ManageDesks>(&operator)?;
    let mails = staff::mails(&portal.platform.pool, around.ctx(), grant, id).await?;
    Ok(around.page(MailsPage::shown(mails, chosen(&asked.kind, &asked.lang), proof.is_ok())))
}

/// What became of what was posted.
enum Became {
    Done,
    Shown(MailText),
    Wrong(StatusCode, Vec<Slip>),
}

/// Shows a mail as it would arrive, saves it, or brings the portal's words back.
pub(super) async fn act(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
    Path(id): Path<Id<Desk>>,
    CsrfForm(pairs): CsrfForm<Pairs>,
) -> Result<Response, Fault> {
    let grant = may::<ManageDesks>(&operator)?;
    if let Some(asked) = proved(&portal, &around, &operator, proof.is_ok(), &pairs).await? {
        return Ok(asked);
    }
    let typed = Typed::from_pairs(pairs);
    let letter = chosen(typed.get(LETTER), typed.get(INTO));
    let became = done(&portal, &around, &operator, id, letter, &typed).await?;
    let (status, preview, slips) = match became {
        Became::Done => return Ok(to(&Route::ConsoleStaff(StaffPart::Mails(id, Some(letter))))),
        Became::Shown(text) => (StatusCode::OK, Some(text), Vec::new()),
        Became::Wrong(status, slips) => (status, None, slips),
    };
    let mails = staff::mails(&portal.platform.pool, around.ctx(), grant, id).await?;
    let preview = preview.map(|text| filled(&portal, &around, &mails, letter, &text));
    let conflict = status == StatusCode::CONFLICT;
    let page = MailsPage::shown(mails, letter, true);
    Ok(around.page_with(status, MailsPage { typed, slips, conflict, preview, ..page }))
}

async fn done(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<Desk>,
    letter: (MailKind, Lang),
    typed: &Typed,
) -> Result<Became, Fault> {
    let wrong = |slips| Ok(Became::Wrong(StatusCode::UNPROCESSABLE_ENTITY, slips));
    let text = match typed.button() {
        DEFAULT => Ok(None),
        _ => read_mail(typed, letter.0).map(Some),
    };
    let text = match text {
        Ok(Some(text)) if typed.button() == PREVIEW => return Ok(Became::Shown(text)),
        Ok(text) => text,
        Err(slips) => return wrong(slips),
    };
    let reason = match read_reason(typed) {
        Ok(reason) => reason,
        Err(slips) => return wrong(slips),
    };
    let grant = may::<ManageDesks>(operator)?;
    let why = Why { seen: typed.version(), reason: &reason };
    match staff::set_mail(&portal.platform.pool, around.ctx(), grant, id, letter, text, why).await {
        Ok(()) => Ok(Became::Done),
        Err(Error::Stale) => Ok(Became::Wrong(StatusCode::CONFLICT, Vec::new())),
        Err(Error::Staff(refusal)) => wrong(refused(BODY, refusal)),
        Err(error) => Err(error.into()),
    }
}

/// A mail with invented values.
fn filled(
    portal: &Portal,
    around: &Around,
    mails: &DeskMails,
    (kind, lang): (MailKind, Lang),
    text: &MailText,
) -> MailText {
    let today = around.ctx().today();
    let config = &portal.platform.config;
    let value = |tag| match tag {
        MailTag::Protocollo => "2026/0000042".to_owned(),
        MailTag::Servizio => example_service(lang),
        MailTag::Sportello => mails.file.names.get(&lang).unwrap_or(&mails.file.desk.desk.name).clone(),
        MailTag::Scadenza => format::date(today.checked_add_days(Days::new(30)).unwrap_or(today)),
        MailTag::Collegamento => {
            let page = config.server.base_url.join(&Route::PersonalArea.href());
            page.map(|url| url.to_string()).unwrap_or_default()
        }
        MailTag::Ente => mails.file.desk.organisation.clone(),
    };
    MailText { subject: fill(kind, &text.subject, value), body: fill(kind, &text.body, value) }
}
