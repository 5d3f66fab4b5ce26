//! A new desk, and the end of one.

use app::{
    console::{
        catalogue::Typed,
        staff::{
            ClosingPage, OpeningPage, RuleWrong, Slip,
            body_form::{BODY, CLOSED_FROM, read_closing, read_desk},
            form::{NAME, PROFILE},
            rule_form::OPEN_UNTIL,
        },
    },
    routes::{Route, StaffPart},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use backend::{
    Error,
    staff::{self, Opened, Why},
};
use domain::{Id, actor::Desk, permission::ManageDesks, staff::Refusal};

use super::{super::may, Pairs, Proof, proved, refused, to};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// The form of a new desk.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
) -> Result<Response, Fault> {
    let grant = may::<ManageDesks>(&operator)?;
    let choices = staff::desk_choices(&portal.platform.pool, around.ctx(), grant).await?;
    let (fresh, typed) = (proof.is_ok(), Typed::default());
    Ok(around.page(OpeningPage { choices, fresh, typed, slips: Vec::new() }))
}

/// Opens a desk.
pub(super) async fn open(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
    CsrfForm(pairs): CsrfForm<Pairs>,
) -> Result<Response, Fault> {
    let grant = may::<ManageDesks>(&operator)?;
    if let Some(asked) = proved(&portal, &around, &operator, proof.is_ok(), &pairs).await? {
        return Ok(asked);
    }
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let typed = Typed::from_pairs(pairs);
    let choices = staff::desk_choices(pool, ctx, grant).await?;
    let slips = match read_desk(&typed, &choices) {
        Err(slips) => slips,
        Ok((new, reason)) => {
            let opened = Opened {
                body: new.body,
                profile: new.profile,
                kind: new.kind,
                open: new.open,
                text: new.text,
            };
            match staff::open_desk(pool, ctx, grant, opened, &reason).await {
                Ok(id) => return Ok(to(&Route::ConsoleStaff(StaffPart::Desk(id)))),
                Err(Error::Staff(Refusal::Unmasks)) => vec![Slip::new(PROFILE, RuleWrong::Shows)],
                Err(Error::Staff(refusal)) => refused(place_of(refusal), refusal),
                Err(error) => return Err(error.into()),
            }
        }
    };
    let page = OpeningPage { choices, fresh: true, typed, slips };
    Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page))
}

/// The control that a refusal is about.
const fn place_of(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Elsewhere => BODY,
        Refusal::NotGiven => PROFILE,
        Refusal::Backwards | Refusal::Past => OPEN_UNTIL,
        _ => NAME,
    }
}

/// What is open at a desk that somebody would close.
pub(super) async fn closing(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
    Path(id): Path<Id<Desk>>,
) -> Result<Response, Fault> {
    let grant = may::<ManageDesks>(&operator)?;
    let ctx = around.ctx();
    let closing = staff::closing(&portal.platform.pool, ctx, grant, id, ctx.today()).await?;
    Ok(around.page(ClosingPage::shown(closing, proof.is_ok())))
}

/// Closes a desk from a day on.
pub(super) async fn close(
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
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let typed = Typed::from_pairs(pairs);
    let mut from = ctx.today();
    let (status, slips) = match read_closing(&typed) {
        Err(slips) => (StatusCode::UNPROCESSABLE_ENTITY, slips),
        Ok((day, reason)) => {
            from = day;
            let why = Why { seen: typed.version(), reason: &reason };
            match staff::close_desk(pool, ctx, grant, id, day, why).await {
                Ok(()) => return Ok(to(&Route::ConsoleStaff(StaffPart::Desk(id)))),
                Err(Error::Stale) => (StatusCode::CONFLICT, Vec::new()),
                Err(Error::Staff(refusal)) => {
                    (StatusCode::UNPROCESSABLE_ENTITY, refused(CLOSED_FROM, refusal))
                }
                Err(error) => return Err(error.into()),
            }
        }
    };
    let page = ClosingPage::shown(staff::closing(pool, ctx, grant, id, from).await?, true);
    let conflict = status == StatusCode::CONFLICT;
    Ok(around.page_with(status, ClosingPage { typed, slips, conflict, ..page }))
}
