//! Cards handed to bodies without access, for the desk that sends them.

use app::{
    console::outside::{
        CodePage, NewOutside, OutsideActForm, OutsideError, OutsideForm, OutsidePage as DetailPage,
    },
    routes::{Outside as To, Route},
};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    referrals::outside::{self, LinkKey, NewLink, Sending},
};
use chrono::TimeDelta;
use domain::{
    Id,
    actor::Operator,
    card::Card,
    permission::{EditCards, ReadCards},
    referral::outside::{Code, LINK_DAYS, Outside},
};

use super::may;
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// What is posted: parts come several under one name.
type Posted = Vec<(String, String)>;

/// The key that links are made with.
pub(in crate::pages) fn key(portal: &Portal) -> LinkKey {
    LinkKey::new(portal.platform.secrets.session)
}

fn drawn_code(portal: &Portal) -> Code {
    Code::drawn(portal.platform.outside.random.bytes())
}

/// The form that sends a card outside.
pub(super) async fn new_page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(card): Path<Id<Card>>,
) -> Result<Response, Fault> {
    let form = OutsideForm { id: around.ctx().id().to_string(), ..OutsideForm::default() };
    Ok(around.page(new_outside(&portal, &around, &operator, card, form).await?))
}

async fn new_outside(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    card: Id<Card>,
    form: OutsideForm,
) -> Result<NewOutside, Fault> {
    let grant = may::<EditCards>(operator)?;
    let offer = outside::offer(&portal.platform.pool, around.ctx(), grant, card).await?;
    Ok(NewOutside { offer, form, errors: Vec::new() })
}

/// Sends a card outside. The answer tells the code, once: the same form sent again only leads to what it sent.
pub(super) async fn send(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(card): Path<Id<Card>>,
    CsrfForm(posted): CsrfForm<Posted>,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(&operator)?;
    let form = OutsideForm::posted(&posted);
    let meant = match form.check() {
        Ok(meant) => meant,
        Err(errors) => {
            let page = new_outside(&portal, &around, &operator, card, form).await?;
            return Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, NewOutside { errors, ..page }));
        }
    };
    let id = form.id.parse().map_err(|_| Fault::BAD_REQUEST)?;
    let (body, address) = (meant.body.clone(), meant.address.to_string());
    let sending = Sending {
        id,
        body: meant.body,
        address: meant.address,
        pieces: meant.pieces,
        papers: meant.papers,
        why: meant.why,
        informed: form.informed,
    };
    let (key, code) = (key(&portal), drawn_code(&portal));
    let link = NewLink { id: Id::new(around.ctx().id()), key: &key, code: &code };
    let done = outside::send(&portal.platform.pool, around.ctx(), grant, card, &sending, &link).await;
    if matches!(done, Err(Error::LimitReached)) {
        let page = new_outside(&portal, &around, &operator, card, form).await?;
        let page = NewOutside { errors: vec![OutsideError::TooMany], ..page };
        return Ok(around.page_with(StatusCode::TOO_MANY_REQUESTS, page));
    }
    let fresh = done?;
    Ok(if fresh { told(&around, id, (body, address), code) } else { to_referral(id) })
}

fn to_referral(id: Id<Outside>) -> Response {
    Redirect::to(&Route::Outside(To::One(id)).href()).into_response()
}

/// The page with the code. Nobody keeps it: not a cache, and not the portal.
fn told(around: &Around, id: Id<Outside>, (body, address): (String, String), code: Code) -> Response {
    let until = around.ctx().now + TimeDelta::days(LINK_DAYS);
    let mut response = around.page(CodePage { id, body, address, code, until });
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// One that the desk sent.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Outside>>,
) -> Result<Response, Fault> {
    Ok(around.page(shown(&portal, &around, &operator, id).await?))
}

async fn shown(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<Outside>,
) -> Result<DetailPage, Fault> {
    let grant = may::<ReadCards>(operator)?;
    let followed = outside::follow(&portal.platform.pool, around.ctx(), grant, id).await?;
    Ok(DetailPage {
        followed,
        now: around.ctx().now,
        link: around.ctx().id().to_string(),
        form: OutsideActForm::default(),
        errors: Vec::new(),
        moved: false,
    })
}

/// Makes a new link, or takes it back.
pub(super) async fn act(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Outside>>,
    CsrfForm(form): CsrfForm<OutsideActForm>,
) -> Result<Response, Fault> {
    // What may not be seen is not there, whatever was typed.
    let page = shown(&portal, &around, &operator, id).await?;
    let done = match form.action.as_str() {
        "annulla" => {
            let grant = may::<EditCards>(&operator)?;
            outside::cancel(&portal.platform.pool, around.ctx(), grant, id).await.map(|()| to_referral(id))
        }
        "link" => match relink(&portal, &around, &operator, (id, &form), &page).await? {
            Ok(done) => done,
            Err(errors) => {
                let page = DetailPage { form, errors, ..page };
                return Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
            }
        },
        _ => return Err(Fault::BAD_REQUEST),
    };
    match done {
        Ok(to) => Ok(to),
        Err(Error::WrongReferral(_)) => {
            let page = shown(&portal, &around, &operator, id).await?;
            Ok(around.page_with(StatusCode::CONFLICT, DetailPage { form, moved: true, ..page }))
        }
        Err(Error::LimitReached) => {
            let page = DetailPage { form, errors: vec![OutsideError::TooMany], ..page };
            Ok(around.page_with(StatusCode::TOO_MANY_REQUESTS, page))
        }
        Err(error) => Err(error.into()),
    }
}

/// What became of a new link: the page with its code or why it could not be made, or what must be corrected before.
type Relinked = Result<Result<Response, Error>, Vec<OutsideError>>;

async fn relink(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    (id, form): (Id<Outside>, &OutsideActForm),
    page: &DetailPage,
) -> Result<Relinked, Fault> {
    let grant = may::<EditCards>(operator)?;
    let address = match form.address() {
        Ok(address) => address,
        Err(errors) => return Ok(Err(errors)),
    };
    let link = form.link.parse().map_err(|_| Fault::BAD_REQUEST)?;
    let referral = &page.followed.referral;
    let goes_to = address.as_ref().unwrap_or(&referral.link.address).to_string();
    let (key, code) = (key(portal), drawn_code(portal));
    let link = NewLink { id: link, key: &key, code: &code };
    let done = outside::relink(&portal.platform.pool, around.ctx(), grant, id, address, &link).await;
    Ok(Ok(done.map(|fresh| {
        if fresh { told(around, id, (referral.body.clone(), goes_to), code.clone()) } else { to_referral(id) }
    })))
}
