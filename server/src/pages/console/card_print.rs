//! A card on paper.

use app::{
    console::{
        card::{PrintCard, PrintForm, printed},
        words,
    },
    i18n::Translator,
};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode},
    response::Response,
};
use backend::cards;
use documents::report::{Report, Section, render_report};
use domain::{
    Id, Lang,
    actor::Operator,
    card::{Card, requests::Followed},
    export::ExportReason,
    format,
    permission::ReadCards,
};

use super::{may, paper::paper};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// Which parts, and why.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Card>>,
) -> Result<Response, Fault> {
    let grant = may::<ReadCards>(&operator)?;
    let card = cards::open(&portal.platform.pool, around.ctx(), grant, id).await?;
    Ok(around.page(PrintCard::new(&card)))
}

/// The PDF.
pub(super) async fn print(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Card>>,
    CsrfForm(posted): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let grant = may::<ReadCards>(&operator)?;
    let form = PrintForm::posted(&posted);
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    match form.check() {
        Ok(reason) => {
            let (card, followed) = cards::export(pool, ctx, grant, id, reason).await?;
            let name = file_name(&card)?;
            let body = portal.platform.config.organisation.name.clone();
            let (report, now) = (
                report((card, &followed), &form, reason, (&operator, body), format::date_time(ctx.now)),
                ctx.now,
            );
            let pdf = portal.platform.printing.print(move |printer| render_report(printer, &report, now));
            Ok(paper(pdf.await.map_err(|_| Fault::BROKEN)?, name))
        }
        Err(errors) => {
            let card = cards::open(pool, ctx, grant, id).await?;
            let page = PrintCard { form, errors, ..PrintCard::new(&card) };
            Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
    }
}

/// Named after the day and the end of the card's identifier: never after a person.
fn file_name(card: &Card) -> Result<HeaderValue, Fault> {
    let id = card.id.to_string();
    let number = id.rsplit('-').next().unwrap_or(&id);
    let name = format!("attachment; filename=\"scheda-{}-{number}.pdf\"", card.access.on);
    HeaderValue::from_str(&name).map_err(|_| Fault::BROKEN)
}

/// In Italian, whatever the operator reads: paper goes to others.
fn report(
    (card, followed): (Card, &[Followed]),
    form: &PrintForm,
    reason: ExportReason,
    (operator, body): (&Operator, String),
    now: String,
) -> Report {
    let t = Translator::new(Lang::It);
    let name = card.person.identity.called().shown().cloned();
    let name = name.unwrap_or_else(|| t.get("console-print-masked-name"));
    let of = [("name", name.into()), ("date", format::date(card.access.on).into())];
    let by = [
        ("name", operator.me.name.as_str().into()),
        ("date", now.into()),
        ("why", t.get(words::export_reason(reason)).to_lowercase().into()),
    ];
    Report {
        language: Lang::It.tag().to_owned(),
        organisation: body,
        desk: card.desk.name.clone(),
        title: t.get("console-card-paper"),
        about: vec![t.with("console-print-of", &of), t.with("console-print-by", &by)],
        sections: printed(card, followed, &form.parts, t)
            .into_iter()
            .map(|part| Section {
                title: part.title.into(),
                facts: part
                    .facts
                    .into_iter()
                    .map(|(label, value)| (label.into(), vec![value.into()]))
                    .collect(),
                texts: part.texts.into_iter().map(Into::into).collect(),
                ..Section::default()
            })
            .collect(),
        page: t.with("letters-receipt-page", &[("page", "{page}".into()), ("pages", "{pages}".into())]),
        landscape: false,
    }
}
