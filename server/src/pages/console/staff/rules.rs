//! What desks accept and pass on, and the agreements of their bodies.

use app::{
    console::{
        catalogue::Typed,
        staff::{RuleAct, RuleWrong, RulesPage, Slip, Wrong, rule_form::EXCLUDED},
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
    staff::{self, Why},
};
use domain::{
    Id,
    actor::{Desk, Operator},
    permission::ManageDesks,
    staff::Refusal,
};

use super::{super::may, Pairs, Proof, proved, to};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// The rules of a desk.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
    Path(id): Path<Id<Desk>>,
) -> Result<Response, Fault> {
    let grant = may::<ManageDesks>(&operator)?;
    let desk = staff::rules(&portal.platform.pool, around.ctx(), grant, id).await?;
    Ok(around.page(RulesPage::shown(desk, proof.is_ok())))
}

/// What became of what was posted: done, or what must be corrected.
enum Became {
    Done,
    Wrong(StatusCode, Vec<Slip>),
}

/// Writes the rules, adds an agreement or ends one.
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
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let typed = Typed::from_pairs(pairs);
    let desk = staff::rules(pool, ctx, grant, id).await?;
    let became = match RuleAct::read(&typed, &desk).ok_or(Fault::BAD_REQUEST)? {
        Err(slips) => Became::Wrong(StatusCode::UNPROCESSABLE_ENTITY, slips),
        Ok((act, reason)) => {
            let why = Why { seen: typed.version(), reason: &reason };
            do_it(&portal, &around, &operator, id, act, why).await?
        }
    };
    match became {
        Became::Done => Ok(to(&Route::ConsoleStaff(StaffPart::Rules(id)))),
        Became::Wrong(status, slips) => {
            let page = RulesPage::shown(staff::rules(pool, ctx, grant, id).await?, true);
            let conflict = status == StatusCode::CONFLICT;
            Ok(around.page_with(status, RulesPage { typed, slips, conflict, ..page }))
        }
    }
}

async fn do_it(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<Desk>,
    act: RuleAct,
    why: Why<'_>,
) -> Result<Became, Fault> {
    let grant = may::<ManageDesks>(operator)?;
    let (pool, ctx, place) = (&portal.platform.pool, around.ctx(), act.place());
    let unknown = unknown(portal, &act).await?;
    if !unknown.is_empty() {
        return Ok(Became::Wrong(StatusCode::UNPROCESSABLE_ENTITY, unknown));
    }
    let done = match act {
        RuleAct::Rules(settings) => staff::set_rules(pool, ctx, grant, id, settings, why).await,
        RuleAct::Agree(dates, act) => staff::agree(pool, ctx, grant, id, (dates, &act), why).await,
        RuleAct::Unhide(groups) => staff::ask_to_unhide(pool, ctx, grant, id, groups, why).await,
        RuleAct::Confirm => staff::unhide(pool, ctx, grant, id, why).await,
        RuleAct::Keep => staff::leave_hidden(pool, ctx, grant, id, why).await,
        RuleAct::End(agreement) => staff::end_agreement(pool, ctx, grant, id, agreement, why).await,
    };
    match done {
        Ok(()) => Ok(Became::Done),
        Err(Error::Stale) => Ok(Became::Wrong(StatusCode::CONFLICT, Vec::new())),
        Err(Error::Staff(refusal)) => {
            let place = if refusal == Refusal::Unhides { EXCLUDED } else { place };
            let slip = Slip::new(place, RuleWrong::Staff(Wrong::Refused(refusal)));
            Ok(Became::Wrong(StatusCode::UNPROCESSABLE_ENTITY, vec![slip]))
        }
        Err(error) => Err(error.into()),
    }
}

/// The municipalities that do not exist, each at the control where it was typed.
async fn unknown(portal: &Portal, act: &RuleAct) -> Result<Vec<Slip>, Fault> {
    let named = act.municipalities();
    let typed: Vec<String> = named.iter().map(|(_, name)| name.clone()).collect();
    let unknown = staff::unknown_municipalities(&portal.platform.pool, &typed).await?;
    let wrong = named.into_iter().filter(|(_, name)| unknown.contains(name));
    Ok(wrong.map(|(at, name)| Slip::new(at, RuleWrong::NoPlace(name))).collect())
}
