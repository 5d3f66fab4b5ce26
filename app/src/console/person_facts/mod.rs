//! What is known of a person beyond the record: for each kind of fact what holds today, what was known before, and
//! the form that adds or corrects one.

mod form;
mod samples;
mod section;

use chrono::NaiveDate;
use domain::{
    Id,
    mask::{Field, Group, Lost},
    person::{
        Person,
        facts::{Fact, FactKind, FactRecord, PersonFacts, standing, successor},
    },
};
use leptos::prelude::*;

pub use form::{FACT_ACTION, FIX, FactError, FactForm, Wrongs};
pub(in crate::console) use form::{day, reason};
pub(in crate::console) use section::{period, struck, why, with_why};

use super::{carried, fields, people};
use crate::{
    components::{
        ErrorSummary, FieldProblem,
        console::{Backbar, CaseNotice, MaskBar, Masked, PageHead, SmallLink, hidden_by, hidden_groups},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Merging, Route},
};

/// What is known of a person beyond the record.
#[derive(Debug, Clone)]
pub struct PersonFactsPage {
    /// Who, and what is known.
    pub known: PersonFacts,
    /// The day it is.
    pub today: NaiveDate,
    /// The fact that is being written.
    pub form: Option<FactForm>,
    /// What must be corrected in it.
    pub wrongs: Wrongs,
    /// Who has the identifier that was typed already.
    pub owner: Option<Id<Person>>,
    /// What was on the form about this kind and was not saved because it is hidden by now.
    pub lost: Option<(FactKind, Lost)>,
}

impl PersonFactsPage {
    /// Facts that are only looked at.
    pub fn new(known: PersonFacts, today: NaiveDate) -> Self {
        Self { known, today, form: None, wrongs: Wrongs::default(), owner: None, lost: None }
    }

    /// The same with the form for a new fact of this kind, where one may be added.
    #[must_use]
    pub fn adding(mut self, kind: FactKind) -> Self {
        self.form = self.may_add(kind).then(|| FactForm::new(kind));
        self
    }

    /// The same with the form that corrects this fact, where it may be corrected.
    #[must_use]
    pub fn correcting(mut self, id: Id<FactRecord>) -> Self {
        let found = standing(&self.known.facts).find(|fact| fact.id == id && fact.may_be_corrected());
        self.form = found.filter(|_| !self.is_merged()).map(FactForm::of);
        self
    }

    /// The same with what was typed, and what must be corrected in it.
    #[must_use]
    pub fn wrong(mut self, form: FactForm, wrongs: Wrongs) -> Self {
        self.form = Some(form.filled(&self.known.facts));
        self.wrongs = wrongs;
        self
    }

    /// The same with what was typed, of which something is hidden by now: the rest can still be saved, but for a fact that
    /// may not be corrected any more.
    #[must_use]
    pub fn hidden_meanwhile(mut self, form: FactForm, lost: Lost) -> Self {
        self.lost = Some((form.kind, lost));
        let may_correct = |which: Id<FactRecord>| {
            let mut facts = self.known.facts.iter();
            !self.is_merged() && facts.any(|fact| fact.id == which && fact.may_be_corrected())
        };
        let may_save = form.fact.map_or_else(|| self.may_add(form.kind), may_correct);
        self.form = may_save.then_some(form);
        self
    }

    /// The same with an identifier that was typed, and who has it already.
    #[must_use]
    pub fn elsewhere(self, form: FactForm, owner: Id<Person>) -> Self {
        Self { owner: Some(owner), ..self.wrong(form, Wrongs::only(FactError::Elsewhere)) }
    }

    /// The same with what was typed into the form about a fact that a colleague corrected meanwhile. Saving it once
    /// more, after the colleague's words were read, corrects theirs.
    #[must_use]
    pub fn overtaken(self, form: FactForm) -> Self {
        let mut last = form.fact;
        while let Some(next) = last.and_then(|last| successor(&self.known.facts, last)) {
            // What a colleague said was never true can only be written anew.
            last = (!next.withdrawn).then_some(next.id);
        }
        let form = FactForm { fact: last, ..form };
        self.wrong(form, Wrongs::only(FactError::Corrected))
    }

    fn action(&self) -> String {
        Route::ConsolePersonFacts { id: self.known.person.id }.href()
    }

    /// The group that hides facts of this kind, where one does.
    pub fn hiding(&self, kind: FactKind) -> Option<Group> {
        kind.main().map(|main| main.group).filter(|group| self.known.hidden.contains(group))
    }

    fn is_forbidden(&self, kind: FactKind) -> bool {
        kind.is_identifying() && self.known.person.identity.is_anonymous()
    }

    /// Whether the record was merged into another one: then it is only read, and written there.
    const fn is_merged(&self) -> bool {
        self.known.person.merged_into.is_some()
    }

    fn may_add(&self, kind: FactKind) -> bool {
        self.hiding(kind).is_none() && !self.is_forbidden(kind) && !self.is_merged()
    }

    /// What holds today, and what is known to come; what ends before it begins stays to be corrected.
    fn holding(&self, kind: FactKind) -> Vec<&Fact> {
        let lasts = |fact: &Fact| fact.to.is_none_or(|to| to >= self.today) || fact.is_backwards();
        let is_there = |fact: &&Fact| fact.kind == kind && lasts(fact);
        standing(&self.known.facts).filter(is_there).collect()
    }

    /// What ended, or was corrected.
    fn earlier(&self, kind: FactKind) -> Vec<&Fact> {
        let holding = self.holding(kind);
        let is_earlier = |fact: &&Fact| fact.kind == kind && !fact.withdrawn && !holding.contains(fact);
        self.known.facts.iter().filter(is_earlier).collect()
    }

    /// The groups of which something is hidden on the page.
    fn hidden(&self) -> Vec<Group> {
        let of_name = hidden_by(&self.known.person.identity.called());
        let of_kinds = FactKind::ALL.into_iter().flat_map(move |kind| {
            let shown: Vec<&Fact> = if self.hiding(kind).is_some() {
                self.known.facts.iter().filter(|fact| fact.kind == kind).collect()
            } else {
                self.holding(kind)
            };
            shown.into_iter().flat_map(|fact| &fact.fields).map(|(_, field)| hidden_by(field))
        });
        hidden_groups(std::iter::once(of_name).chain(of_kinds))
    }

    fn problems(&self, t: Translator) -> Vec<FieldProblem> {
        let rest = self.form.is_some();
        let lost = self.lost.iter().map(|(kind, lost)| carried::problem(kind.code(), lost, rest, t));
        let Some(form) = &self.form else { return lost.collect() };
        let of_fields = self.wrongs.problems.iter().map(|problem| fields::problem(problem, t));
        let others = self.wrongs.errors.iter().map(|error| FieldProblem::at(error.place(form.kind), t));
        lost.chain(of_fields).chain(others).collect()
    }
}

impl Page for PersonFactsPage {
    /// Tabs are seen by whoever passes by: without the person's name.
    fn title(&self, t: Translator) -> String {
        t.get("console-facts-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_islands(&self) -> bool {
        self.form.as_ref().is_some_and(|form| fields::has_place(form.kind.fields(), &self.known.hidden))
    }

    fn has_errors(&self) -> bool {
        self.lost.is_some() || (self.form.is_some() && !self.wrongs.is_empty())
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let person = &self.known.person;
        let back = Route::ConsolePerson { id: person.id }.href();
        let (name, masked) = match person.identity.called() {
            Field::Shown(name) => (name, None),
            Field::Masked(group) => {
                let what = t.get("console-name");
                let asked = view! { <p><Masked group=group id="nome" what=what/></p> };
                (t.get("console-person-masked"), Some(asked.into_any()))
            }
            Field::Absent => (t.get("console-person-masked"), None),
        };
        let owner = self.owner.map(|other| twin(person.id, other, t));
        let is_there =
            |kind: &FactKind| kind.main().is_none_or(|main| !self.known.absent.contains(&main.group));
        let sections =
            FactKind::ALL.into_iter().filter(is_there).map(|kind| self.section(kind, t)).collect_view();
        view! {
            <ErrorSummary problems=self.problems(t)/>
            <Backbar href=back text=t.get("console-card-person")/>
            <PageHead title=name sub=t.get("console-facts-title")/>
            <MaskBar groups=self.hidden()/>
            {masked}
            {people::merged(person, t)}
            {owner}
            <p>{t.get("console-facts-why-here")}</p>
            {sections}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::pages()
    }
}

/// That somebody else has an identifier, with the ways to look at them and to merge both.
fn twin(kept: Id<Person>, other: Id<Person>, t: Translator) -> AnyView {
    let merge = Route::ConsoleMerging(Merging::Into { kept, other: Some(other) }).href();
    let page = Route::ConsolePerson { id: other }.href();
    view! {
        <CaseNotice title=t.get("console-merge-owner") text=t.get("console-merge-owner-why")/>
        <p>
            <SmallLink href=merge text=t.get("console-doubles-merge")/>
            " "
            <SmallLink href=page text=t.get("console-merge-page-other")/>
        </p>
    }
    .into_any()
}
