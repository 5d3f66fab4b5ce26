//! What a desk wants before a card is completed, and who reads private notes there. Rules are those of any desk that the
//! administrator answers for; private notes are a matter of the own one.

use app::{
    console::{
        RulesPage,
        rules::{RULE_ACTION, RULE_DESK, RuleError, RuleForm, desk_rules},
    },
    routes::Route,
};
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{Error, cards};
use domain::{
    Id,
    actor::{Desk, Operator},
    diary::ReadsNotes,
    permission::ManageRules,
};
use serde::Deserialize;

use super::{
    may,
    staff::{Proof, proved},
};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

type Posted = Vec<(String, String)>;

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(rename = "sportello")]
    desk: Option<String>,
}

/// The desk that is asked for; the own one where none is.
fn desk_of(operator: &Operator, asked: Option<&str>) -> Result<Id<Desk>, Fault> {
    match asked {
        None | Some("") => Ok(operator.desk.id),
        Some(id) => id.parse().map_err(|_| Fault::NOT_FOUND),
    }
}

/// The rules of a desk with their history.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    may::<ManageRules>(&operator)?;
    let desk = desk_of(&operator, asked.desk.as_deref())?;
    Ok(around.page(shown(&portal, &around, &operator, desk).await?))
}

async fn shown(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    desk: Id<Desk>,
) -> Result<RulesPage, Fault> {
    let (pool, ctx, grant) = (&portal.platform.pool, around.ctx(), may::<ManageRules>(operator)?);
    let readers =
        if desk == operator.desk.id { Some(cards::notes_readers(pool, ctx, grant).await?) } else { None };
    Ok(RulesPage {
        desk,
        desks: cards::rule_desks(pool, ctx, grant).await?,
        rules: cards::kept_rules(pool, ctx, grant, desk).await?,
        readers,
        form: RuleForm::default(),
        errors: Vec::new(),
    })
}

fn one<'a>(posted: &'a Posted, name: &str) -> Option<&'a str> {
    posted.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str())
}

/// Back to the rules of the desk.
fn saved(operator: &Operator, desk: Id<Desk>, place: &str) -> Response {
    let to = if desk == operator.desk.id {
        Route::ConsoleRules.anchor(place)
    } else {
        format!("{}#{place}", desk_rules(desk))
    };
    Redirect::to(&to).into_response()
}

/// What became of what was posted: done, or what must be corrected.
enum Became {
    Done(&'static str),
    Wrong(StatusCode, Vec<RuleError>),
}

/// Adds or ends a rule, or says who reads private notes: this one needs a fresh proof of identity.
pub(super) async fn act(
    State(portal): State<Portal>,
    Here(operator): Here,
    proof: Proof,
    around: Around,
    CsrfForm(posted): CsrfForm<Posted>,
) -> Result<Response, Fault> {
    may::<ManageRules>(&operator)?;
    if one(&posted, RULE_ACTION) == Some("lettore")
        && let Some(asked) = proved(&portal, &around, &operator, proof.is_ok(), &posted).await?
    {
        return Ok(asked);
    }
    let (form, desk) = (RuleForm::posted(&posted), desk_of(&operator, one(&posted, RULE_DESK))?);
    let became = match one(&posted, RULE_ACTION) {
        Some("aggiungi") => add(&portal, &around, &operator, (desk, &form)).await?,
        Some("termina") => end(&portal, &around, &operator, (&posted, &form)).await?,
        Some("lettore") => reader(&portal, &around, &operator, &posted).await?,
        _ => return Err(Fault::BAD_REQUEST),
    };
    match became {
        Became::Done(place) => Ok(saved(&operator, desk, place)),
        Became::Wrong(status, errors) => {
            let page = shown(&portal, &around, &operator, desk).await?;
            Ok(around.page_with(status, RulesPage { form, errors, ..page }))
        }
    }
}

async fn add(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    (desk, form): (Id<Desk>, &RuleForm),
) -> Result<Became, Fault> {
    let grant = may::<ManageRules>(operator)?;
    let (rule, why) = match form.check() {
        Ok(checked) => checked,
        Err(errors) => return Ok(Became::Wrong(StatusCode::UNPROCESSABLE_ENTITY, errors)),
    };
    match cards::add_rule(&portal.platform.pool, around.ctx(), grant, desk, &rule, &why).await {
        Ok(()) => Ok(Became::Done("regole-sportello")),
        Err(Error::Stale) => Ok(Became::Wrong(StatusCode::CONFLICT, vec![RuleError::There])),
        Err(error) => Err(error.into()),
    }
}

async fn end(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    (posted, form): (&Posted, &RuleForm),
) -> Result<Became, Fault> {
    let grant = may::<ManageRules>(operator)?;
    let id = one(posted, "regola").and_then(|id| id.parse().ok()).ok_or(Fault::NOT_FOUND)?;
    let why = match form.reason(id) {
        Ok(why) => why,
        Err(error) => return Ok(Became::Wrong(StatusCode::UNPROCESSABLE_ENTITY, vec![error])),
    };
    match cards::end_rule(&portal.platform.pool, around.ctx(), grant, id, &why).await {
        Ok(()) => Ok(Became::Done("regole-sportello")),
        Err(Error::Stale) => Ok(Became::Wrong(StatusCode::CONFLICT, vec![RuleError::Ended(id)])),
        Err(error) => Err(error.into()),
    }
}

async fn reader(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    posted: &Posted,
) -> Result<Became, Fault> {
    let grant = may::<ManageRules>(operator)?;
    let who = one(posted, "operatore").and_then(|id| id.parse().ok()).ok_or(Fault::NOT_FOUND)?;
    let reads = match one(posted, "legge").unwrap_or_default() {
        "" => None,
        code => Some(ReadsNotes::from_code(code).ok_or(Fault::BAD_REQUEST)?),
    };
    cards::set_notes_reader(&portal.platform.pool, around.ctx(), grant, who, reads).await?;
    Ok(Became::Done("note-riservate"))
}
