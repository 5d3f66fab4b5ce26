//! The households of a person, and everybody's cards.

use app::{
    console::{
        FamilyCardsPage, FamilyPage,
        address::AFTER,
        done::Done,
        family::{ADD, Finding, MemberError, MemberForm, OPEN, WHO},
        form::{COUNTER_ACTION, PersonForm},
        person_facts::FIX,
    },
    routes::{FamilyPart, Route},
};
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error, codes,
    people::{self, Joined},
};
use domain::{
    Id,
    actor::Operator,
    codes::{Code, Table},
    household::Household,
    mask::Field,
    permission::{EditCards, ReadCards},
    person::Person,
};

use super::{counter::stopped, mask_of, may};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// What is asked or posted: the page has several forms.
type Posted = Vec<(String, String)>;

fn one<'a>(posted: &'a Posted, name: &str) -> Option<&'a str> {
    posted.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str())
}

/// The page of one person, for one operator.
struct Desk<'a> {
    portal: &'a Portal,
    around: &'a Around,
    operator: &'a Operator,
    id: Id<Person>,
}

impl Desk<'_> {
    async fn shown(&self) -> Result<FamilyPage, Fault> {
        let (pool, ctx) = (&self.portal.platform.pool, self.around.ctx());
        let grant = may::<ReadCards>(self.operator)?;
        let known = people::households(pool, ctx, grant, self.id).await?;
        let kinship = codes::open(pool, self.operator, &[Table::Kinship]).await?.book(Table::Kinship);
        Ok(FamilyPage::new(known, kinship, ctx.today()))
    }

    /// A person who is going to be written into a household.
    async fn person(&self, id: Id<Person>) -> Result<Person, Fault> {
        let grant = may::<ReadCards>(self.operator)?;
        Ok(people::open(&self.portal.platform.pool, self.around.ctx(), grant, id).await?.person)
    }

    /// Looks for who comes into a household.
    async fn find(&self, household: Id<Household>, typed: &str) -> Result<Finding, Fault> {
        let query: String = typed.trim().chars().take(100).collect();
        let found = if query.is_empty() {
            None
        } else {
            let grant = may::<ReadCards>(self.operator)?;
            Some(people::find(&self.portal.platform.pool, self.around.ctx(), grant, &query).await?)
        };
        Ok(Finding { query, found, ..Finding::new(household) })
    }
}

/// Who is in the households; `?apri=` opens the form for another one, `?aggiungi=` the search for somebody who comes into
/// one, with `&persona=` their form, `?correggi=` the form about somebody who is there.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Person>>,
    Query(query): Query<Posted>,
) -> Result<Response, Fault> {
    let desk = Desk { portal: &portal, around: &around, operator: &operator, id };
    let page = desk.shown().await?;
    let household = one(&query, ADD).and_then(|asked| asked.parse().ok()).filter(|asked| page.has(*asked));
    let person = one(&query, WHO).and_then(|asked| asked.parse().ok());
    let row = one(&query, FIX).and_then(|asked| asked.parse().ok());
    Ok(around.page(match (household, person, row) {
        (Some(household), Some(person), _) => page.joining(household, &desk.person(person).await?),
        (Some(household), None, _) => {
            page.finding(desk.find(household, one(&query, "q").unwrap_or_default()).await?)
        }
        (None, _, Some(row)) => page.correcting(row),
        (None, _, None) if one(&query, OPEN).is_some() => page.opening(),
        (None, _, None) => page,
    }))
}

/// What became of what was posted.
enum Became {
    Done,
    Wrong(Vec<MemberError>),
    /// The person is there already.
    Already,
    Overtaken,
}

/// Opens a household; writes somebody into one, corrects it, says that they left, or were never there; enters somebody
/// new who comes into one.
pub(super) async fn act(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Person>>,
    CsrfForm(posted): CsrfForm<Posted>,
) -> Result<Response, Fault> {
    may::<EditCards>(&operator)?;
    let action = one(&posted, COUNTER_ACTION).ok_or(Fault::BAD_REQUEST)?;
    let mut desk = Desk { portal: &portal, around: &around, operator: &operator, id };
    let mut page = desk.shown().await?;
    // Of a record that was merged meanwhile, what was typed is looked at and saved with who is kept.
    let is_merged = page.known.person.merged_into.is_some();
    while let Some(into) = page.known.person.merged_into {
        desk.id = into;
        page = desk.shown().await?;
    }
    if !page.may_write() {
        return Err(Fault::NOT_FOUND);
    }
    let form = MemberForm::posted(&posted);
    if form.household.is_some_and(|household| !page.has(household)) {
        return Err(Fault::NOT_FOUND);
    }
    if action == "nuova" {
        let household = form.household.ok_or(Fault::BAD_REQUEST)?;
        return desk.enter(page, Finding::new(household).typed(&posted)).await;
    }
    let (form, who) = desk.about(&page, action, form).await?;
    if let Some(lost) = form.carried().lost(&mask_of(&operator, &page.known.hidden)) {
        let page = if is_merged { page.merged(form, who) } else { page.wrong(form, who, Vec::new()) };
        return Ok(around.page_with(StatusCode::CONFLICT, page.losing(lost)));
    }
    if is_merged {
        return Ok(around.page_with(StatusCode::CONFLICT, page.merged(form, who)));
    }
    let became = desk.write(&page, action, &form).await?;
    desk.answer(page, became, form, who).await
}

impl Desk<'_> {
    /// Whom the form is about, with what belongs to it by what it wants.
    async fn about(
        &self,
        page: &FamilyPage,
        action: &str,
        form: MemberForm,
    ) -> Result<(MemberForm, Field<String>), Fault> {
        match action {
            "apri" => {
                let form = MemberForm { person: Some(self.id), household: None, member: None, ..form };
                Ok((form, page.known.person.identity.called()))
            }
            "aggiungi" => {
                form.household.ok_or(Fault::BAD_REQUEST)?;
                let person = form.person.ok_or(Fault::BAD_REQUEST)?;
                let who = self.person(person).await?.identity.called();
                Ok((MemberForm { member: None, ..form }, who))
            }
            "correggi" | "termina" | "mai" => {
                let row = form.member.and_then(|id| page.member(id)).ok_or(Fault::NOT_FOUND)?;
                let (household, person) = (Some(row.household), Some(row.person));
                let form = MemberForm { household, person, ..form };
                Ok((form, row.called.clone()))
            }
            _ => Err(Fault::BAD_REQUEST),
        }
    }

    async fn write(&self, page: &FamilyPage, action: &str, form: &MemberForm) -> Result<Became, Fault> {
        match (form.member, form.household) {
            (Some(_), _) => self.change(page, action, form).await,
            (None, household) => self.add(page, household, form).await,
        }
    }

    async fn add(
        &self,
        page: &FamilyPage,
        household: Option<Id<Household>>,
        form: &MemberForm,
    ) -> Result<Became, Fault> {
        let grant = may::<EditCards>(self.operator)?;
        let (pool, ctx) = (&self.portal.platform.pool, self.around.ctx());
        let person = form.person.ok_or(Fault::BAD_REQUEST)?;
        let member = match form.read(&page.kinship, page.today, &[]) {
            Ok(member) => member,
            Err(errors) => return Ok(Became::Wrong(errors)),
        };
        became(match household {
            Some(household) => people::join_household(pool, ctx, grant, household, person, member).await,
            None => {
                people::open_household(pool, ctx, grant, person, member, form.shown).await.map(Joined::Done)
            }
        })
    }

    async fn change(&self, page: &FamilyPage, action: &str, form: &MemberForm) -> Result<Became, Fault> {
        let grant = may::<EditCards>(self.operator)?;
        let (pool, ctx) = (&self.portal.platform.pool, self.around.ctx());
        let which = form.member.ok_or(Fault::NOT_FOUND)?;
        let done = match action {
            "termina" => match form.ended() {
                Ok((to, why)) => people::end_member(pool, ctx, grant, which, to, &why).await,
                Err(errors) => return Ok(Became::Wrong(errors)),
            },
            "mai" => match form.never() {
                Ok(why) => people::withdraw_member(pool, ctx, grant, which, &why).await,
                Err(errors) => return Ok(Became::Wrong(errors)),
            },
            _ => {
                let kept: Vec<Code> =
                    page.member(which).map(|row| row.relation.clone()).into_iter().collect();
                match form.correction(&page.kinship, page.today, &kept) {
                    Ok((member, why)) => people::correct_member(pool, ctx, grant, which, member, &why).await,
                    Err(errors) => return Ok(Became::Wrong(errors)),
                }
            }
        };
        became(done)
    }

    /// The page again, with what was typed, or the way on.
    async fn answer(
        &self,
        page: FamilyPage,
        became: Became,
        form: MemberForm,
        who: Field<String>,
    ) -> Result<Response, Fault> {
        let (status, page) = match became {
            Became::Done => {
                let to = Done::Saved.at(&Route::ConsoleFamily(self.id, FamilyPart::Page).href());
                return Ok(Redirect::to(&to).into_response());
            }
            Became::Wrong(errors) => (StatusCode::UNPROCESSABLE_ENTITY, page.wrong(form, who, errors)),
            Became::Already => {
                let page = self.shown().await?.wrong(form, who, vec![MemberError::Already]);
                (StatusCode::CONFLICT, page)
            }
            Became::Overtaken => {
                let page = self.shown().await?;
                let page = match form.household {
                    Some(_) => page.overtaken(form, who),
                    None => page.opened(form, who),
                };
                (StatusCode::CONFLICT, page)
            }
        };
        Ok(self.around.page_with(status, page))
    }

    /// Enters somebody new, as at the counter; the form of the household comes next.
    async fn enter(&self, page: FamilyPage, finding: Finding) -> Result<Response, Fault> {
        let grant = may::<EditCards>(self.operator)?;
        let (pool, ctx) = (&self.portal.platform.pool, self.around.ctx());
        let form = &finding.form;
        let (status, errors, stop) = match form.check(ctx.today()) {
            Err(errors) => (StatusCode::UNPROCESSABLE_ENTITY, errors, None),
            Ok(who) => {
                let doubts = if form.is_new { Vec::new() } else { PersonForm::doubts(&who, ctx.today()) };
                let entered = if doubts.is_empty() {
                    people::enter(pool, ctx, grant, &who, form.is_new).await?
                } else {
                    people::compare(pool, ctx, grant, &who).await?
                };
                match stopped(entered, doubts) {
                    Ok(person) => return Ok(self.go_on(finding.household, person)),
                    Err((status, stop)) => (status, Vec::new(), Some(stop)),
                }
            }
        };
        let page = page.finding(Finding { errors, stop, ..finding });
        Ok(self.around.page_with(status, page))
    }

    fn go_on(&self, household: Id<Household>, person: Id<Person>) -> Response {
        let page = Route::ConsoleFamily(self.id, FamilyPart::Page).href();
        Redirect::to(&format!("{page}?{ADD}={household}&{WHO}={person}")).into_response()
    }
}

fn became(done: Result<Joined, Error>) -> Result<Became, Fault> {
    match done {
        Ok(Joined::Done(_)) => Ok(Became::Done),
        Ok(Joined::Already(_)) => Ok(Became::Already),
        Err(Error::Stale) => Ok(Became::Overtaken),
        Err(error) => Err(error.into()),
    }
}

/// The cards of everybody in the households, newest first; `?dopo=` the key of an earlier page.
pub(super) async fn cards(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Person>>,
    Query(query): Query<Posted>,
) -> Result<Response, Fault> {
    let grant = may::<ReadCards>(&operator)?;
    let after = one(&query, AFTER);
    let known = people::family_cards(&portal.platform.pool, around.ctx(), grant, id, after).await?;
    Ok(around.page(FamilyCardsPage { known }))
}
