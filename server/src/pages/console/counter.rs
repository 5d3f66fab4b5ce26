//! A card from zero: who came, then the access.

use app::{
    console::{
        NewCard, OpenCard, Stop,
        form::{AccessForm, CounterForm, FormError, FormField, PersonForm, Wrong},
    },
    routes::Route,
};
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    cards::{self, AtCounter},
    codes,
    people::{self, Entered},
};
use domain::{
    FiscalCode, Id,
    actor::Operator,
    card::{Access, Mode},
    codes::Table,
    fields::Lists,
    format,
    permission::{EditCards, ReadCards},
    person::{Person, registry::Prefill},
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
    #[serde(default)]
    q: String,
    #[serde(rename = "persona")]
    person: Option<Id<Person>>,
    /// How often another alias was asked for.
    #[serde(default, rename = "altro-alias")]
    redrawn: u32,
}

/// Looks for who came; with a person, the form of the access.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    may::<EditCards>(&operator)?;
    if let Some(person) = asked.person {
        let form = AccessForm {
            on: format::date(around.ctx().today()),
            mode: Mode::InPerson.code().to_owned(),
            ..AccessForm::default()
        };
        let card = Id::new(around.ctx().id());
        let page = OpenCard { card, form, ..access(&portal, &around, &operator, person).await? };
        return Ok(around.page(page));
    }
    let query: String = asked.q.trim().chars().take(100).collect();
    let found = if query.is_empty() {
        None
    } else {
        let grant = may::<ReadCards>(&operator)?;
        Some(people::find(&portal.platform.pool, around.ctx(), grant, &query).await?)
    };
    let page = new_card(&portal, &around, &operator).await?;
    Ok(around.page(NewCard { query, found, redrawn: asked.redrawn, ..page }))
}

async fn new_card(portal: &Portal, around: &Around, operator: &Operator) -> Result<NewCard, Fault> {
    let grant = may::<EditCards>(operator)?;
    let pool = &portal.platform.pool;
    let alias = people::propose_alias(pool, around.ctx(), grant).await?;
    Ok(NewCard {
        query: String::new(),
        found: None,
        form: PersonForm::default(),
        errors: Vec::new(),
        stop: None,
        registry: None,
        asks: people::registry::answers(pool, operator).await?,
        alias,
        redrawn: 0,
    })
}

/// The form of the access, still empty; of a merged record, for who is kept.
async fn access(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    person: Id<Person>,
) -> Result<OpenCard, Fault> {
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let grant = may::<ReadCards>(operator)?;
    let mut person = people::open(pool, ctx, grant, person).await?.person;
    let merged = person.merged_into.is_some();
    while let Some(into) = person.merged_into {
        person = people::open(pool, ctx, grant, into).await?.person;
    }
    let library = codes::open(pool, operator, &[Table::Service]).await?;
    let services = Lists::new(library, ctx.today()).leaves(Table::Service, &[]);
    Ok(OpenCard {
        person,
        merged,
        card: Id::new(ctx.id()),
        form: AccessForm::default(),
        may_read: !operator.mask.hides(Access::GROUP),
        service: String::new(),
        services,
        errors: Vec::new(),
        lost: None,
    })
}

/// Enters who came, or opens the card.
pub(super) async fn act(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    CsrfForm(form): CsrfForm<CounterForm>,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(&operator)?;
    match form.action.as_str() {
        "apri" => open(&portal, &around, &operator, &form).await,
        "anonima" => {
            let alias = form.alias.parse().map_err(|_| Fault::BAD_REQUEST)?;
            let id = people::enter_anonymous(&portal.platform.pool, around.ctx(), grant, alias).await?;
            Ok(go_on(id))
        }
        _ => enter(&portal, &around, &operator, &form).await,
    }
}

fn go_on(person: Id<Person>) -> Response {
    Redirect::to(&Route::ConsoleCardNew { person: Some(person) }.href()).into_response()
}

async fn enter(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    form: &CounterForm,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(operator)?;
    let (form, today) = (form.person(), around.ctx().today());
    if let Some(page) = prefilled(portal, around, operator, &form).await? {
        return Ok(page);
    }
    let (status, errors, stop) = match form.check(today) {
        Err(errors) => (StatusCode::UNPROCESSABLE_ENTITY, errors, None),
        Ok(who) => {
            let doubts = if form.is_new { Vec::new() } else { PersonForm::doubts(&who, today) };
            // What does not fit is asked about before anything is written.
            let entered = if doubts.is_empty() {
                people::enter(&portal.platform.pool, around.ctx(), grant, &who, form.is_new).await?
            } else {
                people::compare(&portal.platform.pool, around.ctx(), grant, &who).await?
            };
            match stopped(entered, doubts) {
                Ok(id) => return Ok(go_on(id)),
                Err((status, stop)) => (status, Vec::new(), Some(stop)),
            }
        }
    };
    let page = new_card(portal, around, operator).await?;
    Ok(around.page_with(status, NewCard { form, errors, stop, ..page }))
}

/// Of somebody of whom nothing but the codice fiscale was typed: what the municipal registry says, to be looked at before
/// anybody is entered.
async fn prefilled(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    form: &PersonForm,
) -> Result<Option<Response>, Fault> {
    let is_named = [&form.given, &form.family].iter().any(|name| !name.trim().is_empty());
    let Some(code) = form.code.trim().parse::<FiscalCode>().ok().filter(|_| !is_named) else {
        return Ok(None);
    };
    let (platform, grant) = (&portal.platform, may::<EditCards>(operator)?);
    let registry = (platform.registry.as_ref(), &platform.secrets.register);
    let told = people::registry::prefill(&platform.pool, around.ctx(), grant, registry, code).await?;
    let Some(Prefill { name, birth_date, source }) = told else { return Ok(None) };
    let (given, family, born) = (name.given, name.family, format::date(birth_date));
    let form = PersonForm { given, family, born, ..form.clone() };
    let page = new_card(portal, around, operator).await?;
    Ok(Some(around.page(NewCard { form, registry: Some(source), ..page })))
}

/// The person that was entered, or why none was and how that is answered.
pub(super) fn stopped(entered: Entered, doubts: Vec<&'static str>) -> Result<Id<Person>, (StatusCode, Stop)> {
    match entered {
        Entered::New(id) => Ok(id),
        Entered::Exists(found) => Err((StatusCode::CONFLICT, Stop::Exists(found))),
        Entered::Hidden => Err((StatusCode::CONFLICT, Stop::Hidden)),
        Entered::Similar(people) => Err((StatusCode::UNPROCESSABLE_ENTITY, Stop::Look { people, doubts })),
    }
}

async fn open(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    form: &CounterForm,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(operator)?;
    let person: Id<Person> = form.person.parse().map_err(|_| Fault::NOT_FOUND)?;
    let page = access(portal, around, operator, person).await?;
    let card = form.card.parse().unwrap_or(page.card);
    let typed = form.access();
    if let Some(lost) = typed.carried().lost(&operator.mask) {
        let page = OpenCard { card, form: typed, service: form.service.clone(), lost: Some(lost), ..page };
        return Ok(around.page_with(StatusCode::CONFLICT, page));
    }
    let service = page.services.iter().map(|leaf| &leaf.code).find(|code| code.as_str() == form.service);
    let is_offered = service.is_some() || form.service.is_empty();
    let service = service.cloned();
    let checked = typed.check(around.ctx().today(), &operator.mask).and_then(|access| {
        let wrong = || vec![FormError::new(FormField::Service, Wrong::UnknownChoice)];
        if is_offered { Ok(access) } else { Err(wrong()) }
    });
    match checked {
        Ok(access) => {
            let card = AtCounter { id: card, person, access, service };
            let id = cards::open_at_counter(&portal.platform.pool, around.ctx(), grant, &card).await?;
            Ok(Redirect::to(&Route::card(id).href()).into_response())
        }
        Err(errors) => {
            let page = OpenCard { card, form: typed, service: form.service.clone(), errors, ..page };
            Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
    }
}
