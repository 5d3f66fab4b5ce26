//! The households of a person: who is in them, who was, and the forms that say so; and everybody's cards.

mod cards;
mod find;
mod form;
mod household;
mod samples;
mod write;

use chrono::NaiveDate;
use domain::{
    Id,
    codes::Book,
    household::{Family, Household, Member, Membership, standing, successor},
    mask::{Field, Group, Lost},
    permission::Permission,
    person::Person,
};
use leptos::prelude::*;

pub use cards::FamilyCardsPage;
pub use find::Finding;
pub use form::{ADD, MemberError, MemberForm, OPEN, WHO};

use crate::{
    components::{
        ErrorSummary, FieldProblem,
        console::{
            Backbar, Columns, Fact, Facts, MaskBar, PageHead, Section, SmallLink, hidden_by, hidden_groups,
            may_do, problems,
        },
    },
    console::{address, carried, people},
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{FamilyPart, Route},
};

/// What is being done on the page.
#[derive(Debug, Clone, Default)]
enum Act {
    /// Nothing: it is looked at.
    #[default]
    Look,
    /// Somebody is looked for who comes into a household.
    Find(Box<Finding>),
    /// Somebody is written down.
    Write(Box<Writing>),
}

/// Somebody who is written down.
#[derive(Debug, Clone)]
struct Writing {
    form: MemberForm,
    who: Field<String>,
}

/// The households of a person.
#[derive(Debug, Clone)]
pub struct FamilyPage {
    /// Who, and what is known.
    pub known: Family,
    /// The table of relations.
    pub kinship: Book,
    /// The day it is.
    pub today: NaiveDate,
    act: Act,
    errors: Vec<MemberError>,
    /// Something that was on the form and was not saved because it is hidden by now, and where that is said.
    lost: Option<(String, Lost)>,
}

impl FamilyPage {
    /// Households that are only looked at.
    pub fn new(known: Family, kinship: Book, today: NaiveDate) -> Self {
        Self { known, kinship, today, act: Act::Look, errors: Vec::new(), lost: None }
    }

    /// The same with the form that opens a household, where one may be opened.
    #[must_use]
    pub fn opening(mut self) -> Self {
        if self.may_write() {
            let form = MemberForm::opening(self.known.person.id, self.known.households().len());
            let who = self.known.person.identity.called();
            self.act = Act::Write(Box::new(Writing { form, who }));
        }
        self
    }

    /// The same with the search for who comes into a household, where it is one of these.
    #[must_use]
    pub fn finding(mut self, finding: Finding) -> Self {
        if self.has(finding.household) {
            self.act = Act::Find(Box::new(finding));
        }
        self
    }

    /// The same with the form for this person in a household, where it is one of these.
    #[must_use]
    pub fn joining(mut self, household: Id<Household>, person: &Person) -> Self {
        if self.has(household) {
            let (form, who) = (MemberForm::joining(household, person.id), person.identity.called());
            self.act = Act::Write(Box::new(Writing { form, who }));
        }
        self
    }

    /// The same with the form that corrects this row, where it may be corrected.
    #[must_use]
    pub fn correcting(mut self, id: Id<Membership>) -> Self {
        let rows = self.known.rows();
        let found = standing(rows).find(|member| member.id == id && member.may_be_corrected());
        if let Some(member) = found {
            let (form, who) = (MemberForm::of(member), member.called.clone());
            self.act = Act::Write(Box::new(Writing { form, who }));
        }
        self
    }

    /// The same with what was typed about somebody, and what must be corrected in it.
    #[must_use]
    pub fn wrong(mut self, form: MemberForm, who: Field<String>, errors: Vec<MemberError>) -> Self {
        let form = form.filled(self.known.rows());
        self.act = Act::Write(Box::new(Writing { form, who }));
        self.errors = errors;
        self
    }

    /// The same with what was typed into the form about a row that a colleague corrected meanwhile. Saving it once more,
    /// after the colleague's words were read, corrects theirs.
    #[must_use]
    pub fn overtaken(self, form: MemberForm, who: Field<String>) -> Self {
        let mut last = form.member;
        while let Some(next) = last.and_then(|last| successor(self.known.rows(), last)) {
            // Who was never there, as a colleague said, can only be written anew.
            last = (!next.withdrawn).then_some(next.id);
        }
        self.wrong(MemberForm { member: last, ..form }, who, vec![MemberError::Overtaken])
    }

    /// The same with what was typed into the form that opens a household, where a colleague opened one meanwhile. Saving
    /// it once more opens another.
    #[must_use]
    pub fn opened(self, form: MemberForm, who: Field<String>) -> Self {
        let shown = self.known.households().len();
        self.wrong(MemberForm { shown, ..form }, who, vec![MemberError::Opened])
    }

    /// The same with what was typed for a record that was merged into this person's meanwhile.
    #[must_use]
    pub fn merged(self, form: MemberForm, who: Field<String>) -> Self {
        let shown = self.known.households().len();
        self.wrong(MemberForm { shown, ..form }, who, vec![MemberError::Merged])
    }

    /// The same, where something that was typed is hidden by now: the rest of somebody new can still be saved, while
    /// nobody corrects a row that they do not see whole.
    #[must_use]
    pub fn losing(mut self, lost: Lost) -> Self {
        let corrected = match &self.act {
            Act::Write(writing) if writing.form.member.is_some() => writing.form.household,
            _ => None,
        };
        if corrected.is_some() {
            self.act = Act::Look;
        }
        let place = || MemberError::Relation.place().0.to_owned();
        self.lost = Some((corrected.map_or_else(place, household::anchor), lost));
        self
    }

    /// What is written of this row, where it is one of these.
    pub fn member(&self, id: Id<Membership>) -> Option<&Member> {
        self.known.rows().iter().find(|member| member.id == id)
    }

    /// Whether this is one of the households.
    pub fn has(&self, household: Id<Household>) -> bool {
        self.known.rows().iter().any(|member| member.household == household)
    }

    /// Whether the profile may see households.
    pub const fn may_write(&self) -> bool {
        self.known.members.shown().is_some()
    }

    fn hides(&self, group: Group) -> bool {
        self.known.hidden.contains(&group)
    }

    fn action(&self) -> String {
        Route::ConsoleFamily(self.known.person.id, FamilyPart::Page).href()
    }

    /// The address of the page with a parameter, at a household.
    fn link(&self, name: &'static str, value: String, at: &str) -> String {
        format!("{}#{at}", address::with_query(&self.action(), &[(name, value)]))
    }

    fn problems(&self, t: Translator) -> Vec<FieldProblem> {
        let rest = matches!(self.act, Act::Write(_));
        let lost = self.lost.iter().map(|(place, lost)| carried::problem(place, lost, rest, t));
        let written = lost.chain(self.errors.iter().map(|error| FieldProblem::at(error.place(), t)));
        let Act::Find(finding) = &self.act else { return written.collect() };
        let stop = finding.stop.as_ref().map(|stop| stop.problem(t));
        written.chain(stop).chain(problems(&finding.errors, t)).collect()
    }

    /// The groups of which something is hidden on the page.
    fn hidden(&self) -> Vec<Group> {
        let rows = self.known.rows().iter();
        let names = rows.clone().map(|member| hidden_by(&member.called));
        let courts = rows.map(|member| hidden_by(&member.protection));
        let own = [hidden_by(&self.known.person.identity.called()), hidden_by(&self.known.members)];
        hidden_groups(own.into_iter().chain(names).chain(courts))
    }

    fn opener(&self, t: Translator) -> AnyView {
        if !self.may_write() {
            return ().into_any();
        }
        let none = self.known.rows().is_empty();
        let lead = none.then(|| view! { <p>{t.get("console-family-none")}</p> });
        if !may_do(Permission::EditCards) {
            return lead.into_any();
        }
        let content = match &self.act {
            Act::Write(writing) if writing.form.household.is_none() => self.writing(writing, t),
            _ => {
                let href = self.link(OPEN, form::YES.to_owned(), "apri");
                view! { <p><SmallLink href=href text=t.get("console-family-open")/></p> }.into_any()
            }
        };
        let title = if none { "console-family-first" } else { "console-family-another" };
        view! { <Section id="apri" title=t.get(title)>{lead}{content}</Section> }.into_any()
    }
}

/// What somebody is called, or that it may not be seen.
fn shown_name(called: &Field<String>, t: Translator) -> String {
    called.shown().cloned().unwrap_or_else(|| t.get("console-person-masked"))
}

/// What is hidden on a page about a household, each group once, with the way to ask for it.
fn hidden_facts(groups: &[Group], t: Translator) -> Option<AnyView> {
    let facts: Vec<Fact> = groups
        .iter()
        .map(|group| {
            let key = match group {
                Group::Identity => "console-family-hidden-names",
                Group::Judicial => "console-family-hidden-courts",
                _ => "console-family-title",
            };
            Fact::masked(t.get(key), *group)
        })
        .collect();
    (!facts.is_empty())
        .then(|| view! { <Facts id="nascosto" columns=Columns::Three facts=facts/> }.into_any())
}

impl Page for FamilyPage {
    /// Tabs are seen by whoever passes by: without the person's name.
    fn title(&self, t: Translator) -> String {
        t.get("console-family-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        let stopped = matches!(&self.act, Act::Find(finding) if finding.is_stopped());
        stopped || self.lost.is_some() || !self.errors.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let id = self.known.person.id;
        let back = Route::ConsolePerson { id }.href();
        let cards = Route::ConsoleFamily(id, FamilyPart::Cards).href();
        let name = shown_name(&self.known.person.identity.called(), t);
        let hidden = self.hidden();
        let households = self.known.households();
        let sections = households
            .iter()
            .enumerate()
            .map(|(place, household)| self.household(place, *household, t))
            .collect_view();
        // Households of who was merged are those of who is kept: they are written there.
        let content = match people::merged(&self.known.person, t) {
            Some(merged) => merged,
            None => view! { {sections}{self.opener(t)} }.into_any(),
        };
        view! {
            <ErrorSummary problems=self.problems(t)/>
            <Backbar href=back text=t.get("console-card-person")/>
            <PageHead title=name sub=t.get("console-family-title")>
                <SmallLink href=cards text=t.get("console-family-cards")/>
            </PageHead>
            <MaskBar groups=hidden.clone()/>
            {hidden_facts(&hidden, t)}
            <p>{t.get("console-family-lead")}</p>
            {content}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::pages()
    }
}
