//! Who a person is: a name given later, and what happened so far.

use domain::person::{Change, Found, Identity, Person};
use leptos::prelude::*;

use super::{
    counter::Stop,
    form::{COUNTER_ACTION, FormError, PersonForm, ReasonWrong, UndoForm},
    protection::Protecting,
    samples,
};
use crate::{
    components::{
        Control, ErrorSummary, FieldProblem, Input, TextField,
        booking::{AskForm, Hidden},
        console::{
            Backbar, Chosen, IdentityChanges, PageHead, PersonFields, PickPeople, Section, SmallButton,
            SmallKind, SmallLink, problems,
        },
        request::PostForm,
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Merging, Route},
};

/// Id of the heading of what happened so far.
const HISTORY: &str = "storia";

/// Who a person is, and what can be done about it.
#[derive(Debug, Clone)]
pub struct PersonIdentity {
    /// Who.
    pub person: Person,
    /// What happened so far, newest first.
    pub changes: Vec<Change>,
    /// What was typed into the search.
    pub query: String,
    /// Who was found, where somebody was looked for.
    pub found: Option<Found>,
    /// The name that is given.
    pub form: PersonForm,
    /// What must be corrected.
    pub errors: Vec<FormError>,
    /// Why the name was not written down.
    pub stop: Option<Stop>,
    /// What was typed to undo a merge, and will not do.
    pub undo: Option<UndoForm>,
    /// The protective alias.
    pub protecting: Protecting,
}

impl Page for PersonIdentity {
    fn title(&self, t: Translator) -> String {
        t.get("console-identity-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty() || self.stop.is_some() || self.undo.is_some() || self.protecting.has_errors()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let name = self.person.identity.called().shown().cloned();
        let name = name.unwrap_or_else(|| t.get("console-person-masked"));
        let stop = self.stop.as_ref().map(|stop| stop.problem(t));
        let undo = self.undo.as_ref().and_then(|undo| undo_problem(undo, t));
        let protecting = self.protecting.problems(t);
        let all = stop.into_iter().chain(problems(&self.errors, t)).chain(undo).chain(protecting).collect();
        let back = Route::ConsolePerson { id: self.person.id }.href();
        let (changes, action, undo) = (self.changes.clone(), self.action(), self.undo.clone());
        let protections = self.protecting.clone().history(t);
        view! {
            <ErrorSummary problems=all/>
            <Backbar href=back text=t.get("console-card-person")/>
            <PageHead title=name sub=t.get("console-identity-title")/>
            {self.acts(t)}
            {protections}
            <Section id=HISTORY title=t.get("console-identity-history")>
                <IdentityChanges changes=changes action=action undo=undo/>
            </Section>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::identities()
    }
}

impl PersonIdentity {
    fn action(&self) -> String {
        Route::ConsolePersonIdentity { id: self.person.id }.href()
    }

    /// What can be done, by who the person is now.
    fn acts(self, t: Translator) -> AnyView {
        if let Some(into) = self.person.merged_into {
            let href = Route::ConsolePerson { id: into }.href();
            let text = t.get("console-identity-into");
            return view! {
                <p>{t.get("console-identity-is-merged")}" "<SmallLink kind=SmallKind::Link href=href text=text/></p>
            }
            .into_any();
        }
        match self.person.identity {
            Identity::Anonymous { .. } => self.name_or_merge(t),
            Identity::Known { .. } if !self.person.whole => ().into_any(),
            Identity::Known { .. } => {
                let href = Route::ConsoleMerging(Merging::Into { kept: self.person.id, other: None }).href();
                let protect = self.protecting.start(self.action(), t);
                view! { <p><SmallLink href=href text=t.get("console-merge-title")/></p>{protect} }.into_any()
            }
            Identity::Protected { ref name, .. } => {
                let is_seen = name.shown().is_some();
                self.protecting.standing(self.action(), is_seen, t)
            }
        }
    }

    fn name_or_merge(self, t: Translator) -> AnyView {
        let (action, chosen) = (self.action(), Chosen::Into(self.person.id));
        let twins = self.stop.clone().map(|stop| stop.view(chosen.clone(), t));
        let confirm = self.stop.as_ref().and_then(|stop| stop.confirm(t));
        let control = Control::new("q", t.get("console-people-search")).hint(t.get("console-people-hint"));
        let found = self.found.map(|found| {
            if found.people.is_empty() {
                view! { <p>{t.get("console-people-empty")}</p> }.into_any()
            } else {
                view! { <PickPeople people=found.people chosen=chosen/> }.into_any()
            }
        });
        let pairs = vec![(COUNTER_ACTION, "identifica".to_owned())];
        let names = action.clone();
        view! {
            {twins}
            <Section id="nota" title=t.get("console-identity-known")>
                <p>{t.get("console-identity-known-why")}</p>
                <AskForm action=action.clone()>
                    <TextField control=control value=self.query input=Input::Search max=100/>
                    <SmallButton text=t.get("console-search-button")/>
                </AskForm>
                {found}
            </Section>
            <Section id="nome-titolo" title=t.get("console-identity-name")>
                <p>{t.get("console-identity-name-why")}</p>
                <PostForm action=names>
                    <Hidden pairs=pairs/>
                    <PersonFields form=self.form errors=self.errors/>
                    {confirm}
                    <SmallButton kind=SmallKind::Primary text=t.get("console-identity-name-go")/>
                </PostForm>
            </Section>
        }
        .into_any()
    }
}

fn undo_problem(undo: &UndoForm, t: Translator) -> Option<FieldProblem> {
    let (change, wrong) = undo.change.zip(undo.wrong)?;
    // Of a merge that was undone there is no form any more.
    let id = if wrong == ReasonWrong::Undone { HISTORY.to_owned() } else { UndoForm::id_of(change) };
    Some(FieldProblem { id, message: t.get(wrong.key()) })
}
