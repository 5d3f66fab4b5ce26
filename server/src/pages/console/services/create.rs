//! A new service.

use std::collections::BTreeSet;

use app::{
    console::catalogue::{Mistake, NewServicePage, Typed, Wrong, facts, typed::short_name},
    routes::{Route, ServicePart},
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    catalogue::editing::{self, Created},
};
use domain::{
    Id, Lang, Text,
    actor::Desk,
    catalogue::Listed,
    finding::Finding,
    form::Definition,
    permission::{Grant, ManageServices},
    service::{ADULT_AGE, Applicant, Service},
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

/// The form that begins a service.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
) -> Result<Response, Fault> {
    let grant = may::<ManageServices>(&operator)?;
    let page = empty(&portal, &around, grant, Typed::default(), Vec::new()).await?;
    Ok(around.page(page))
}

async fn empty(
    portal: &Portal,
    around: &Around,
    grant: Grant<'_, ManageServices>,
    typed: Typed,
    mistakes: Vec<Mistake>,
) -> Result<NewServicePage, Fault> {
    let pool = &portal.platform.pool;
    let models = editing::list(pool, around.ctx(), grant).await?;
    let models = models.into_iter().map(|Listed { slug, title, .. }| (slug, title)).collect();
    Ok(NewServicePage { desks: editing::desks(pool, grant).await?, models, typed, mistakes })
}

/// Begins a service: from nothing, or as a copy of another one.
pub(super) async fn create(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    CsrfForm(pairs): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let grant = may::<ManageServices>(&operator)?;
    let typed = Typed::from_pairs(pairs);
    let pool = &portal.platform.pool;
    let mistakes = match begun(&portal, &around, grant, &typed).await? {
        Ok((service, desk)) => match editing::create(pool, around.ctx(), grant, &service, desk).await {
            Ok(Created::Done) => {
                let route = Route::ConsoleService { slug: service.slug, part: ServicePart::Page };
                return Ok(Redirect::to(&route.href()).into_response());
            }
            Ok(Created::SlugTaken) => vec![Mistake::new("slug", "console-services-slug", Wrong::Taken)],
            Err(Error::NotFound) => vec![no_such_desk()],
            Err(error) => return Err(error.into()),
        },
        Err(mistakes) => mistakes,
    };
    let page = empty(&portal, &around, grant, typed, mistakes).await?;
    Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page))
}

/// No such desk in the organisation.
pub(super) fn no_such_desk() -> Mistake {
    Mistake::new("sportello", "console-services-desk", Wrong::NoDesk)
}

/// The service as it begins, and its desk; or every mistake.
async fn begun(
    portal: &Portal,
    around: &Around,
    grant: Grant<'_, ManageServices>,
    typed: &Typed,
) -> Result<Result<(Service, Id<Desk>), Vec<Mistake>>, Fault> {
    let mut mistakes = Vec::new();
    let title = typed.text("title");
    let italian = title.get(Lang::It).to_owned();
    if italian.is_empty() {
        mistakes.push(Mistake::new("title.it", "console-services-title", Wrong::Empty));
    }
    let slug = if typed.get("slug").trim().is_empty() && !italian.is_empty() {
        Some(short_name(&italian, &BTreeSet::new()))
    } else {
        facts::slug(typed).map_err(|mistake| mistakes.push(mistake)).ok()
    };
    let desk = typed.get("sportello").parse::<Id<Desk>>().map_err(|_| mistakes.push(no_such_desk())).ok();
    let model = match typed.get("modello") {
        "" => blank(),
        slug => editing::open(&portal.platform.pool, around.ctx(), grant, slug).await?.service,
    };
    Ok(match (slug, desk) {
        (Some(slug), Some(desk)) if mistakes.is_empty() => Ok((Service { slug, title, ..model }, desk)),
        _ => Err(mistakes),
    })
}

/// A service about which nothing is written yet.
fn blank() -> Service {
    let nothing = || Text::italian("");
    Service {
        slug: String::new(),
        siuss: None,
        title: nothing(),
        summary: nothing(),
        needs: Vec::new(),
        who: nothing(),
        requirements: Vec::new(),
        what_is_needed: Vec::new(),
        what_you_get: Vec::new(),
        how: nothing(),
        cost: nothing(),
        minutes: 10,
        term_days: 30,
        what_happens_next: Vec::new(),
        office: nothing(),
        level: 2,
        applicant: Applicant::Person,
        from_age: ADULT_AGE,
        data_read: Vec::new(),
        opens: None,
        closes: None,
        finding: Finding::default(),
        form: Definition { steps: Vec::new() }.into(),
    }
}
