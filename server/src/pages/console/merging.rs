//! Two records of one person: whom, the preview, and the merge.

use app::{
    console::{MergeChoice, MergeDecision, done::Done, form::MergeForm},
    routes::Route,
};
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    people::{self, Merging},
};
use domain::{
    Id,
    actor::Operator,
    permission::{EditCards, ReadCards},
    person::Person,
};
use serde::Deserialize;

use super::may;
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
    /// What is looked for.
    #[serde(default)]
    q: String,
    /// Who was chosen.
    con: Option<Id<Person>>,
}

/// Whom to merge into this person; once chosen, both side by side.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(kept): Path<Id<Person>>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    may::<EditCards>(&operator)?;
    match asked.con {
        Some(other) => Ok(around.page(decision(&portal, &around, &operator, (kept, other)).await?)),
        None => Ok(around.page(choice(&portal, &around, &operator, kept, &asked.q).await?)),
    }
}

async fn choice(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<Person>,
    typed: &str,
) -> Result<MergeChoice, Fault> {
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let grant = may::<ReadCards>(operator)?;
    let kept = people::open(pool, ctx, grant, id).await?.person;
    let twins = people::twins(pool, ctx, grant, id).await?;
    let query: String = typed.trim().chars().take(100).collect();
    let found = if query.is_empty() {
        None
    } else {
        let mut found = people::find(pool, ctx, grant, &query).await?;
        found.people.retain(|found| found.person.id != id);
        Some(found)
    };
    Ok(MergeChoice { kept, twins, query, found, missing: false })
}

async fn decision(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    pair: (Id<Person>, Id<Person>),
) -> Result<MergeDecision, Fault> {
    let grant = may::<ReadCards>(operator)?;
    Ok(MergeDecision::new(people::preview(&portal.platform.pool, around.ctx(), grant, pair).await?))
}

/// Merges, as the preview was decided upon. Where something changed since, there is a new preview.
pub(super) async fn merge(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(kept): Path<Id<Person>>,
    CsrfForm(posted): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(&operator)?;
    let form = MergeForm::posted(&posted);
    let Some(other) = form.other else {
        let page = choice(&portal, &around, &operator, kept, "").await?;
        let page = MergeChoice { missing: true, ..page };
        return Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
    };
    let why = match form.check() {
        Ok(why) => why,
        Err(wrong) => {
            let page = decision(&portal, &around, &operator, (kept, other)).await?;
            let page = MergeDecision { form, wrong: Some(wrong), ..page };
            return Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
        }
    };
    let merging = Merging { from: other, into: kept, seen: form.seen.clone(), take: form.take.clone(), why };
    match people::merge(&portal.platform.pool, around.ctx(), grant, &merging).await {
        Ok(()) => {
            let page = Done::Merged.at(&Route::ConsolePerson { id: kept }.href());
            Ok(Redirect::to(&page).into_response())
        }
        Err(Error::Stale) => {
            let page = decision(&portal, &around, &operator, (kept, other)).await?;
            let page = MergeDecision { form, overtaken: true, ..page };
            Ok(around.page_with(StatusCode::CONFLICT, page))
        }
        Err(error) => Err(error.into()),
    }
}
