//! What is known of a person beyond the record.

use app::{
    console::{
        PersonFactsPage,
        card::EDIT,
        done::Done,
        person_facts::{FACT_ACTION, FIX, FactError, FactForm, Wrongs},
    },
    routes::Route,
};
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{Error, people};
use domain::{
    Id,
    actor::Operator,
    fields::groups,
    mask::{Carried, Group},
    permission::{EditCards, ReadCards},
    person::{
        Person,
        facts::{FactKind, PersonFacts},
    },
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

/// What is asked or posted: the fields of a fact have names of their own.
type Posted = Vec<(String, String)>;

fn one<'a>(posted: &'a Posted, name: &str) -> Option<&'a str> {
    posted.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str())
}

async fn shown(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<Person>,
) -> Result<PersonFactsPage, Fault> {
    let grant = may::<ReadCards>(operator)?;
    let known = people::facts(&portal.platform.pool, around.ctx(), grant, id).await?;
    Ok(PersonFactsPage::new(known, around.ctx().today()))
}

/// Of a record that was merged meanwhile, the page of who is kept in the end: what was typed is looked at and saved there.
async fn of_kept(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    into: Id<Person>,
) -> Result<PersonFactsPage, Fault> {
    let mut page = shown(portal, around, operator, into).await?;
    while let Some(into) = page.known.person.merged_into {
        page = shown(portal, around, operator, into).await?;
    }
    Ok(page)
}

/// Everything that is known; `?modifica=` opens the form for a new fact, `?correggi=` the one for a fact that is there.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Person>>,
    Query(query): Query<Posted>,
) -> Result<Response, Fault> {
    let page = shown(&portal, &around, &operator, id).await?;
    let kind = one(&query, EDIT).and_then(FactKind::from_code);
    let fact = one(&query, FIX).and_then(|fact| fact.parse().ok());
    Ok(around.page(match (kind, fact) {
        (Some(kind), _) => page.adding(kind),
        (None, Some(fact)) => page.correcting(fact),
        (None, None) => page,
    }))
}

/// The operator as the form that corrects a fact saw that they sent. What was not on it was absent when it was made, and is
/// so until it is saved.
fn as_absent(operator: &Operator, carried: &Carried) -> Operator {
    let sent = as_sent(operator, carried);
    let not_held: Vec<Group> = sent.mask.groups().filter(|group| !operator.mask.hides(*group)).collect();
    Operator { mask: sent.mask.omitting(not_held), ..sent }
}

/// What became of what was posted.
enum Became {
    Done,
    Wrong(Wrongs),
    Refused,
    /// Somebody else has this identifier.
    Elsewhere(Id<Person>),
    /// Somebody has it whom the desk does not see.
    Unseen,
    Overtaken,
}

/// Writes a fact down, corrects it, says that it ended, or that it was never true.
pub(super) async fn act(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Person>>,
    CsrfForm(posted): CsrfForm<Posted>,
) -> Result<Response, Fault> {
    let form = FactForm::posted(&posted).ok_or(Fault::BAD_REQUEST)?;
    let action = one(&posted, FACT_ACTION).ok_or(Fault::BAD_REQUEST)?;
    let carried = Carried::said(groups(form.kind.fields()), one(&posted, Carried::NAME));
    let as_it_was = if form.fact.is_some() { as_absent } else { as_sent };
    let operator = as_it_was(&operator, &carried);
    let page = shown(&portal, &around, &operator, id).await?;
    if let Some(lost) = carried.lost(&mask_of(&operator, &page.known.hidden)) {
        return Ok(around.page_with(StatusCode::CONFLICT, page.hidden_meanwhile(form, lost)));
    }
    if page.hiding(form.kind).is_some() {
        return Err(Fault::NOT_FOUND);
    }
    if let Some(into) = page.known.person.merged_into {
        let page = of_kept(&portal, &around, &operator, into).await?;
        return Ok(around.page_with(StatusCode::CONFLICT, page.wrong(form, Wrongs::only(FactError::Merged))));
    }
    let became = match action {
        "aggiungi" => add(&portal, &around, &operator, &page.known, &form).await?,
        "correggi" | "termina" | "mai" => {
            change(&portal, &around, &operator, (&page.known, action), &form).await?
        }
        _ => return Err(Fault::BAD_REQUEST),
    };
    let (status, page) = match became {
        Became::Done => {
            let page = Done::Saved.at(&Route::ConsolePersonFacts { id }.href());
            let to = format!("{page}#{}", form.kind.code());
            return Ok(Redirect::to(&to).into_response());
        }
        Became::Wrong(wrongs) => (StatusCode::UNPROCESSABLE_ENTITY, page.wrong(form, wrongs)),
        Became::Refused => (StatusCode::CONFLICT, page.wrong(form, Wrongs::only(FactError::Anonymous))),
        Became::Unseen => (StatusCode::CONFLICT, page.wrong(form, Wrongs::only(FactError::Unseen))),
        Became::Elsewhere(other) => (StatusCode::CONFLICT, page.elsewhere(form, other)),
        Became::Overtaken => {
            let page = shown(&portal, &around, &operator, id).await?;
            (StatusCode::CONFLICT, page.overtaken(form))
        }
    };
    Ok(around.page_with(status, page))
}

async fn add(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    known: &PersonFacts,
    form: &FactForm,
) -> Result<Became, Fault> {
    let grant = may::<EditCards>(operator)?;
    let fact = match form.read(known) {
        Ok(fact) => fact,
        Err(wrongs) => return Ok(Became::Wrong(wrongs)),
    };
    became(people::add_fact(&portal.platform.pool, around.ctx(), grant, known.person.id, fact).await)
}

async fn change(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    (known, action): (&PersonFacts, &str),
    form: &FactForm,
) -> Result<Became, Fault> {
    let grant = may::<EditCards>(operator)?;
    let which = (known.person.id, form.fact.ok_or(Fault::NOT_FOUND)?);
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let done = match action {
        "termina" => match form.ended() {
            Ok((to, why)) => people::end_fact(pool, ctx, grant, which, to, &why).await,
            Err(wrongs) => return Ok(Became::Wrong(wrongs)),
        },
        "mai" => match form.never() {
            Ok(why) => people::withdraw_fact(pool, ctx, grant, which, &why).await,
            Err(wrongs) => return Ok(Became::Wrong(wrongs)),
        },
        _ => match form.correction(known) {
            Ok((fact, why)) => people::correct_fact(pool, ctx, grant, which, fact, &why).await,
            Err(wrongs) => return Ok(Became::Wrong(wrongs)),
        },
    };
    became(done)
}

fn became<T>(done: Result<T, Error>) -> Result<Became, Fault> {
    match done {
        Ok(_) => Ok(Became::Done),
        Err(Error::Anonymous) => Ok(Became::Refused),
        Err(Error::IdentifierOf(other)) => Ok(Became::Elsewhere(other)),
        Err(Error::IdentifierUnseen) => Ok(Became::Unseen),
        Err(Error::Stale) => Ok(Became::Overtaken),
        Err(error) => Err(error.into()),
    }
}
