//! Services asked for within a card.

use app::{
    console::{
        NewRequest, RequestPage,
        card::EDIT,
        papers::PaperForm,
        requests::{AskForm, OpenSheet, REQUEST_ACTION, RequestError, RequestForm},
    },
    routes::{CardPart, Route},
};
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    cards::{self, Asked, SheetEdit},
};
use domain::{
    Id,
    actor::Operator,
    card::{
        Card, State as Stands,
        requests::{ServiceRequest, Sheet},
    },
    codes::Table,
    fields::{Problem, Values, Version, groups, missing, read},
    mask::{Carried, Mask},
    permission::{EditCards, ReadCards},
};

use super::{as_sent, mask_of, may};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

type Which = (Id<Card>, Id<ServiceRequest>);
/// What is posted: fields of a sheet have names of their own.
type Posted = Vec<(String, String)>;

/// The form that adds a service to an open card.
pub(super) async fn new_page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(card): Path<Id<Card>>,
) -> Result<Response, Fault> {
    let page = new_request(&portal, &around, &operator, card).await?;
    let status = if page.errors.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
    Ok(around.page_with(status, page))
}

/// The form; where the card is completed, it says that it takes no new service.
async fn new_request(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    card: Id<Card>,
) -> Result<NewRequest, Fault> {
    may::<EditCards>(operator)?;
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let found = cards::open(pool, ctx, may::<ReadCards>(operator)?, card).await?;
    let closed = (found.state != Stands::Open).then_some(RequestError::Closed);
    let offer = found.parts.lists.leaves(Table::Service, &[]);
    Ok(NewRequest { card, offer, form: AskForm::new(ctx.today()), errors: closed.into_iter().collect() })
}

/// Adds a service to an open card.
pub(super) async fn add(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(card): Path<Id<Card>>,
    CsrfForm(form): CsrfForm<AskForm>,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(&operator)?;
    let page = new_request(&portal, &around, &operator, card).await?;
    if !page.errors.is_empty() {
        return Ok(around.page_with(StatusCode::CONFLICT, NewRequest { form, ..page }));
    }
    let offered = page.offer.iter().find(|leaf| leaf.code.as_str() == form.service);
    let service = offered.map(|leaf| leaf.code.clone()).ok_or(RequestError::Service);
    match (service, form.check(around.ctx().today())) {
        (Ok(service), Ok((on, asked_by))) => {
            let asked = Asked { service, on, asked_by };
            let id = cards::add_request(&portal.platform.pool, around.ctx(), grant, card, &asked).await?;
            Ok(to((card, id), None))
        }
        (service, checked) => {
            let errors = service.err().into_iter().chain(checked.err().into_iter().flatten()).collect();
            Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, NewRequest { form, errors, ..page }))
        }
    }
}

fn to((id, request): Which, place: Option<&str>) -> Response {
    let route = Route::ConsoleCard { id, part: CardPart::Request(request) };
    Redirect::to(&place.map_or_else(|| route.href(), |place| route.anchor(place))).into_response()
}

/// A service asked for; `?modifica=` opens a sheet for writing.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(which): Path<Which>,
    Query(query): Query<Posted>,
) -> Result<Response, Fault> {
    let page = shown(&portal, &around, &operator, which).await?;
    let sheet = one(&query, EDIT).and_then(Sheet::from_code);
    Ok(around.page(match sheet {
        Some(sheet) => page.writing(sheet),
        None => page,
    }))
}

fn one<'a>(posted: &'a Posted, name: &str) -> Option<&'a str> {
    posted.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str())
}

/// The page of a request as it stands.
pub(super) async fn shown(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    which: Which,
) -> Result<RequestPage, Fault> {
    let grant = may::<ReadCards>(operator)?;
    let followed = cards::follow(&portal.platform.pool, around.ctx(), grant, which).await?;
    let form = RequestForm::new(around.ctx().today());
    Ok(RequestPage {
        followed,
        form,
        open: None,
        errors: Vec::new(),
        paper: PaperForm::default(),
        paper_errors: Vec::new(),
    })
}

/// What became of what was posted: done, or what must be corrected.
enum Became {
    Done(&'static str),
    Wrong(Vec<RequestError>),
    Conflict(RequestError),
}

/// Moves a request on, saves a sheet, writes down work, or strikes out a line of it.
pub(super) async fn act(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(which): Path<Which>,
    CsrfForm(posted): CsrfForm<Posted>,
) -> Result<Response, Fault> {
    let page = shown(&portal, &around, &operator, which).await?;
    let form = RequestForm::posted(&posted);
    let became = match one(&posted, REQUEST_ACTION) {
        Some("avanza") => advance(&portal, &around, &operator, &page, &form).await?,
        Some("lavoro") => record(&portal, &around, &operator, which, &form).await?,
        Some("annulla") => strike(&portal, &around, &operator, (which, &posted), &form).await?,
        Some("foglio") => return sheet(&portal, &around, &operator, page, &posted).await,
        _ => return Err(Fault::BAD_REQUEST),
    };
    let (status, errors, page) = match became {
        Became::Done(place) => return Ok(to(which, Some(place))),
        Became::Wrong(errors) => (StatusCode::UNPROCESSABLE_ENTITY, errors, page),
        // A colleague changed it since it was read.
        Became::Conflict(error) => {
            (StatusCode::CONFLICT, vec![error], shown(&portal, &around, &operator, which).await?)
        }
    };
    Ok(around.page_with(status, RequestPage { form, errors, ..page }))
}

async fn advance(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    page: &RequestPage,
    form: &RequestForm,
) -> Result<Became, Fault> {
    let (grant, request) = (may::<EditCards>(operator)?, &page.followed.request);
    // Whoever saw an older state is told so before the step is judged.
    if request.version != form.version && form.version != 0 {
        return Ok(Became::Conflict(RequestError::Moved));
    }
    let (to, note) = match form.step(request.advancement) {
        Ok(step) => step,
        Err(errors) => return Ok(Became::Wrong(errors)),
    };
    let which = (page.followed.card, request.id);
    let pool = &portal.platform.pool;
    match cards::advance(pool, around.ctx(), grant, which, (form.version, to), &note).await {
        Ok(()) => Ok(Became::Done("avanzamento")),
        Err(Error::Stale | Error::WrongStep(_)) => Ok(Became::Conflict(RequestError::Moved)),
        Err(error) => Err(error.into()),
    }
}

async fn record(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    which: Which,
    form: &RequestForm,
) -> Result<Became, Fault> {
    let grant = may::<EditCards>(operator)?;
    match form.worked(around.ctx().today()) {
        Ok(worked) => {
            cards::record_work(&portal.platform.pool, around.ctx(), grant, which, &worked).await?;
            Ok(Became::Done("lavoro-svolto"))
        }
        Err(errors) => Ok(Became::Wrong(errors)),
    }
}

async fn strike(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    (which, posted): (Which, &Posted),
    form: &RequestForm,
) -> Result<Became, Fault> {
    let grant = may::<EditCards>(operator)?;
    let line = one(posted, "riga").and_then(|line| line.parse().ok()).ok_or(Fault::NOT_FOUND)?;
    let why = match form.reason() {
        Ok(why) => why,
        Err(error) => return Ok(Became::Wrong(vec![error])),
    };
    match cards::strike_work(&portal.platform.pool, around.ctx(), grant, which, line, &why).await {
        Ok(()) => Ok(Became::Done("lavoro-svolto")),
        Err(Error::Stale) => Ok(Became::Conflict(RequestError::Struck)),
        Err(error) => Err(error.into()),
    }
}

/// What stands in a sheet, as far as it may be seen.
fn stands(page: &RequestPage, sheet: Sheet) -> Values {
    page.followed.sheet(sheet).map(Version::visible).unwrap_or_default()
}

/// What was posted, in the sheet that it came from.
fn typed(page: &RequestPage, sheet: Sheet, posted: &Posted, held: (&Carried, &Mask)) -> OpenSheet {
    let fields = sheet.fields();
    let values = Values::typed(fields, posted).beside(fields, held, &stands(page, sheet));
    let version = one(posted, "_version").and_then(|text| text.parse().ok()).unwrap_or_default();
    let reason = one(posted, "correzione").unwrap_or_default().trim();
    let reason: String = reason.chars().take(200).collect();
    let no_reason = page.followed.closed && reason.is_empty();
    OpenSheet { sheet, values, version, problems: Vec::new(), reason, no_reason, lost: None }
}

/// What was typed, where it will do: nobody leaves out what they must fill in by saying that it was not on the form.
fn judged(page: &RequestPage, open: &OpenSheet) -> Result<Values, Vec<Problem>> {
    let (sheet, followed) = (open.sheet, &page.followed);
    let missing = missing(sheet.fields(), sheet.needed(), &open.values, &followed.hidden);
    match read(sheet.fields(), &open.values, &followed.lists, &stands(page, sheet)) {
        Ok(values) if missing.is_empty() => Ok(values),
        read => Err([read.err().unwrap_or_default(), missing].concat()),
    }
}

/// Saves a sheet. What was not on the form stays as it is; where it may be seen by now, it stands on the form that comes
/// back.
async fn sheet(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    page: RequestPage,
    posted: &Posted,
) -> Result<Response, Fault> {
    let sheet = one(posted, "_foglio").and_then(Sheet::from_code).ok_or(Fault::NOT_FOUND)?;
    let which = (page.followed.card, page.followed.request.id);
    let carried = Carried::said(groups(sheet.fields()), one(posted, Carried::NAME));
    let sent = as_sent(operator, &carried);
    let grant = may::<EditCards>(&sent)?;
    let mask = mask_of(operator, &page.followed.hidden);
    let mut open = typed(&page, sheet, posted, (&carried, &mask));
    if let Some(lost) = carried.lost(&mask) {
        let open = OpenSheet { lost: Some(lost), no_reason: false, ..open };
        return Ok(around.page_with(StatusCode::CONFLICT, RequestPage { open: Some(open), ..page }));
    }
    let (status, page) = match judged(&page, &open) {
        Ok(values) if !open.no_reason => {
            let reason = page.followed.closed.then(|| open.reason.clone());
            let edit = SheetEdit { sheet, values, version: open.version, reason };
            match cards::save_sheet(&portal.platform.pool, around.ctx(), grant, which, &edit).await {
                Ok(()) => return Ok(to(which, Some("scheda"))),
                Err(Error::Stale) => {
                    // Saving once more, after the colleague's save was shown, means one's own words.
                    let page = shown(portal, around, operator, which).await?;
                    let version = page.followed.sheet(sheet).map_or(0, |last| last.number);
                    open = OpenSheet { version, ..typed(&page, sheet, posted, (&carried, &mask)) };
                    (StatusCode::CONFLICT, RequestPage { errors: vec![RequestError::Sheet], ..page })
                }
                Err(error) => return Err(error.into()),
            }
        }
        judged => {
            open.problems = judged.err().unwrap_or_default();
            (StatusCode::UNPROCESSABLE_ENTITY, page)
        }
    };
    Ok(around.page_with(status, RequestPage { open: Some(open), ..page }))
}
