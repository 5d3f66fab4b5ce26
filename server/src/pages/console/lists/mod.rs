//! Lists that leave the portal: cards and requests, with the filters of the screen.

mod files;
mod source;

use app::console::{
    ExportList,
    address::{self, TypedFilter},
    lists::{ExportError, ExportForm, Narrowed},
};
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
    response::Response,
};
use backend::{catalogue, codes, operators};
use domain::{
    actor::Operator,
    codes::Table,
    export::ExportFormat,
    fields::Lists,
    permission::{ReadCards, ReadIntakes},
};

use self::{files::Files, source::Source};
use super::{
    may,
    proof::{Proof, proved},
};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// What a form or an address says.
type Pairs = Vec<(String, String)>;

/// As what the list of cards leaves, and why.
pub(super) async fn cards_page(
    Here(operator): Here,
    around: Around,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    may::<ReadCards>(&operator)?;
    let narrowed = of_cards(&operator, &read(query));
    Ok(asked(&around, ExportList { errors: wrong(&narrowed), ..ExportList::new(narrowed) }))
}

/// The list of cards as a file.
pub(super) async fn cards(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
    CsrfForm(posted): CsrfForm<Pairs>,
) -> Result<Response, Fault> {
    may::<ReadCards>(&operator)?;
    let narrowed = of_cards(&operator, &posted);
    export(&portal, &around, operator, proof.is_ok(), narrowed, &posted).await
}

/// As what the queue leaves, and why.
pub(super) async fn requests_page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    may::<ReadIntakes>(&operator)?;
    let narrowed = of_requests(&portal, &around, &operator, &read(query)).await?;
    Ok(around.page(ExportList::new(narrowed)))
}

/// The queue as a file.
pub(super) async fn requests(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
    CsrfForm(posted): CsrfForm<Pairs>,
) -> Result<Response, Fault> {
    may::<ReadIntakes>(&operator)?;
    let narrowed = of_requests(&portal, &around, &operator, &posted).await?;
    export(&portal, &around, operator, proof.is_ok(), narrowed, &posted).await
}

/// As what the list of services asked for leaves, and why.
pub(super) async fn services_page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    may::<ReadCards>(&operator)?;
    let narrowed = of_services(&portal, &around, &operator, &read(query)).await?;
    Ok(around.page(ExportList::new(narrowed)))
}

/// The list of services asked for as a file.
pub(super) async fn services(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
    CsrfForm(posted): CsrfForm<Pairs>,
) -> Result<Response, Fault> {
    may::<ReadCards>(&operator)?;
    let narrowed = of_services(&portal, &around, &operator, &posted).await?;
    export(&portal, &around, operator, proof.is_ok(), narrowed, &posted).await
}

/// The parameters of an address.
pub(super) fn read(query: Option<String>) -> Pairs {
    url::form_urlencoded::parse(query.unwrap_or_default().as_bytes()).into_owned().collect()
}

/// The same, borrowed.
pub(super) fn borrowed(pairs: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
}

fn of_cards(operator: &Operator, pairs: &[(String, String)]) -> Narrowed {
    let (typed, _) = TypedFilter::read(borrowed(pairs));
    Narrowed::Cards(typed.through(&operator.mask))
}

async fn of_requests(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    pairs: &[(String, String)],
) -> Result<Narrowed, Fault> {
    let (filter, _) = address::read_queue(borrowed(pairs));
    let pool = &portal.platform.pool;
    Ok(Narrowed::Requests {
        filter,
        services: catalogue::titles(pool, &operator.desk, around.ctx().now).await?,
        colleagues: operators::colleagues(pool, operator).await?,
    })
}

async fn of_services(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    pairs: &[(String, String)],
) -> Result<Narrowed, Fault> {
    let (filter, _) = address::read_asked(borrowed(pairs), &operator.mask);
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let table = codes::open(pool, operator, &[Table::Service]).await?;
    Ok(Narrowed::Services {
        filter,
        offer: Lists::new(table, ctx.today()).leaves(Table::Service, &[]),
        catalogue: catalogue::titles(pool, &operator.desk, ctx.now).await?,
    })
}

fn wrong(narrowed: &Narrowed) -> Vec<ExportError> {
    if Source::of(narrowed).is_none() { vec![ExportError::Filter] } else { Vec::new() }
}

/// The form; with what must be corrected, if there is anything.
fn asked(around: &Around, page: ExportList) -> Response {
    let status = if page.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    around.page_with(status, page)
}

/// The file, for whoever proved who they are a few minutes ago at most; others are asked to first.
async fn export(
    portal: &Portal,
    around: &Around,
    operator: Operator,
    fresh: bool,
    narrowed: Narrowed,
    posted: &[(String, String)],
) -> Result<Response, Fault> {
    let form = ExportForm::posted(posted);
    let (source, (format, reason)) = match (Source::of(&narrowed), form.check()) {
        (Some(source), Ok(chosen)) => (source, chosen),
        (_, chosen) => {
            let mut errors = wrong(&narrowed);
            errors.extend(chosen.err().unwrap_or_default());
            return Ok(asked(around, ExportList { narrowed, form, errors }));
        }
    };
    let page = address::with_query(around.path(), &narrowed.pairs());
    if let Some(asked) = proved(portal, around, &operator, fresh, page, posted).await? {
        return Ok(asked);
    }
    let files = Files { portal, ctx: *around.ctx(), operator, source, reason };
    let file = match format {
        ExportFormat::Csv => Some(files.csv().await?),
        ExportFormat::Xlsx => Some(files.xlsx().await?),
        ExportFormat::Pdf => files.pdf(&narrowed).await?,
    };
    let too_long = || asked(around, ExportList { narrowed, form, errors: vec![ExportError::TooLong] });
    Ok(file.unwrap_or_else(too_long))
}
