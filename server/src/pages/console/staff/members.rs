//! Operators and their memberships.

use app::{
    console::{
        catalogue::Typed,
        staff::{Act, MemberPage, MembersPage, Mistake, Newcomer, NewcomerPage, Wrong, form},
    },
    routes::{Route, StaffPart},
};
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use backend::{
    Error,
    operators::FISCAL_CODE,
    staff::{self, Given, Why},
};
use domain::{
    Id,
    actor::OperatorRecord,
    permission::{Grant, ManageOperators},
};
use serde::Deserialize;

use super::{super::may, Pairs, Proof, proved, saved, to, was_saved};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
    session::Session,
};

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(default, rename = "q")]
    words: String,
    #[serde(rename = "dopo")]
    after: Option<String>,
}

/// The operators of the zone.
pub(super) async fn list(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let grant = may::<ManageOperators>(&operator)?;
    let words = asked.words.trim().to_owned();
    let pool = &portal.platform.pool;
    let page = staff::members(pool, around.ctx(), grant, &words, asked.after.as_deref()).await?;
    Ok(around.page(MembersPage { words, page, today: around.ctx().today() }))
}

/// The form of a new operator.
pub(super) async fn new_page(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
) -> Result<Response, Fault> {
    may::<ManageOperators>(&operator)?;
    Ok(around.page(newcomer(&portal, proof.is_ok(), Typed::default(), Vec::new())))
}

fn newcomer(portal: &Portal, fresh: bool, typed: Typed, mistakes: Vec<Mistake>) -> NewcomerPage {
    let spid = portal.platform.config.operators.spid;
    NewcomerPage { providers: providers(portal), spid, fresh, typed, mistakes }
}

/// Issuers of the bodies' providers, with their names.
fn providers(portal: &Portal) -> Vec<(String, String)> {
    let config = &portal.platform.config;
    let named = config.operators.providers.iter().map(|provider| {
        let name = provider.name.clone().unwrap_or_else(|| config.organisation.name.clone());
        (provider.issuer.clone(), name)
    });
    named.collect()
}

/// Writes a new operator down.
pub(super) async fn add(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
    CsrfForm(pairs): CsrfForm<Pairs>,
) -> Result<Response, Fault> {
    let grant = may::<ManageOperators>(&operator)?;
    if let Some(asked) = proved(&portal, &around, &operator, proof.is_ok(), &pairs).await? {
        return Ok(asked);
    }
    let typed = Typed::from_pairs(pairs);
    let again = |typed, mistakes| {
        let page = newcomer(&portal, true, typed, mistakes);
        around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
    };
    let config = &portal.platform.config.operators;
    let issuers: Vec<String> = config.providers.iter().map(|provider| provider.issuer.clone()).collect();
    let who = match Newcomer::read(&typed, &issuers, config.spid) {
        Ok(who) => who,
        Err(mistakes) => return Ok(again(typed, mistakes)),
    };
    let newcomer = staff::Newcomer {
        issuer: who.issuer.as_deref().unwrap_or(FISCAL_CODE),
        subject: &who.subject,
        name: &who.name,
        reason: &who.reason,
    };
    match staff::add(&portal.platform.pool, around.ctx(), grant, newcomer).await {
        Ok(id) => Ok(to(&Route::ConsoleStaff(StaffPart::Member(id)))),
        Err(Error::Staff(refusal)) => {
            Ok(again(typed, vec![Mistake::new(form::ACCOUNT, Wrong::Refused(refusal))]))
        }
        Err(error) => Err(error.into()),
    }
}

/// An operator with memberships and history.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    session: Session,
    around: Around,
    Path(id): Path<Id<OperatorRecord>>,
) -> Result<Response, Fault> {
    let grant = may::<ManageOperators>(&operator)?;
    let page = shown(&portal, &around, grant, id, proof.is_ok()).await?;
    Ok(around.page(MemberPage { saved: was_saved(&session).await?, ..page }))
}

async fn shown(
    portal: &Portal,
    around: &Around,
    grant: Grant<'_, ManageOperators>,
    id: Id<OperatorRecord>,
    fresh: bool,
) -> Result<MemberPage, Fault> {
    let pool = &portal.platform.pool;
    let file = staff::member(pool, around.ctx(), grant, id).await?;
    let choices = staff::choices(pool, around.ctx(), grant, id).await?;
    Ok(MemberPage {
        file,
        providers: providers(portal),
        choices,
        today: around.ctx().today(),
        fresh,
        typed: Typed::default(),
        mistakes: Vec::new(),
        conflict: false,
        saved: false,
    })
}

/// Gives or ends a membership, lets an operator sign in or not any more.
pub(super) async fn act(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    session: Session,
    around: Around,
    Path(id): Path<Id<OperatorRecord>>,
    CsrfForm(pairs): CsrfForm<Pairs>,
) -> Result<Response, Fault> {
    let grant = may::<ManageOperators>(&operator)?;
    if let Some(asked) = proved(&portal, &around, &operator, proof.is_ok(), &pairs).await? {
        return Ok(asked);
    }
    let typed = Typed::from_pairs(pairs);
    let (status, mistakes) = match Act::read(&typed).ok_or(Fault::BAD_REQUEST)? {
        Err(mistakes) => (StatusCode::UNPROCESSABLE_ENTITY, mistakes),
        Ok((act, reason)) => {
            let why = Why { seen: typed.version(), reason: &reason };
            match done(&portal, &around, grant, id, act, why).await {
                Ok(()) => return saved(&session, &Route::ConsoleStaff(StaffPart::Member(id))).await,
                Err(Error::Stale) => (StatusCode::CONFLICT, Vec::new()),
                Err(Error::Staff(refusal)) => {
                    let mistake = Mistake::new(act.place(refusal), Wrong::Refused(refusal));
                    (StatusCode::UNPROCESSABLE_ENTITY, vec![mistake])
                }
                Err(error) => return Err(error.into()),
            }
        }
    };
    let page = shown(&portal, &around, grant, id, true).await?;
    let conflict = status == StatusCode::CONFLICT;
    Ok(around.page_with(status, MemberPage { typed, mistakes, conflict, ..page }))
}

async fn done(
    portal: &Portal,
    around: &Around,
    grant: Grant<'_, ManageOperators>,
    id: Id<OperatorRecord>,
    act: Act,
    why: Why<'_>,
) -> Result<(), Error> {
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    match act {
        Act::Give(give) => {
            let given = Given {
                desk: give.desk,
                role: give.role,
                profile: give.profile,
                valid: give.valid,
                absent: give.absent,
            };
            staff::give(pool, ctx, grant, id, given, why).await
        }
        Act::End(desk) => staff::end(pool, ctx, grant, id, desk, why).await,
        Act::Enable(enabled) => staff::set_enabled(pool, ctx, grant, id, enabled, why).await,
    }
}
