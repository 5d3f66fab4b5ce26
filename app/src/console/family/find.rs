//! Who comes into a household: somebody of the registry, or somebody new who is entered first, as at the counter.

use domain::{Id, household::Household, person::Found};
use leptos::prelude::*;

use super::{
    ADD, FamilyPage,
    form::{WHERE, YES},
};
use crate::{
    components::{
        Control, Input, TextField,
        booking::{AskForm, Hidden},
        console::{Chosen, Fold, PersonFields, PickPeople, SmallButton, SmallKind, SmallLink},
        layout::Subtitle,
        request::PostForm,
    },
    console::{
        address,
        counter::Stop,
        form::{COUNTER_ACTION, FormError, PersonForm},
    },
    i18n::Translator,
};

/// A search for who comes into a household.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Into which.
    pub household: Id<Household>,
    /// What was typed into the search.
    pub query: String,
    /// Who was found, where somebody was looked for.
    pub found: Option<Found>,
    /// The new person.
    pub form: PersonForm,
    /// What must be corrected.
    pub errors: Vec<FormError>,
    /// Why the person was not entered.
    pub stop: Option<Stop>,
}

impl Finding {
    /// Nothing was typed yet.
    pub fn new(household: Id<Household>) -> Self {
        Self {
            household,
            query: String::new(),
            found: None,
            form: PersonForm::default(),
            errors: Vec::new(),
            stop: None,
        }
    }

    /// The same with what was typed of somebody new.
    #[must_use]
    pub fn typed(self, fields: &[(String, String)]) -> Self {
        let one = |name: &str| {
            let found = fields.iter().find(|(of, _)| of == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let form = PersonForm {
            given: one("nome"),
            family: one("cognome"),
            code: one("codice-fiscale"),
            born: one("nato-il"),
            phone: one("telefono"),
            is_new: one("nuova") == YES,
        };
        Self { form, ..self }
    }

    pub(super) const fn is_stopped(&self) -> bool {
        self.stop.is_some() || !self.errors.is_empty()
    }
}

impl FamilyPage {
    pub(super) fn find(&self, finding: &Finding, t: Translator) -> AnyView {
        let household = finding.household.to_string();
        let form = address::with_query(&self.action(), &[(ADD, household.clone())]);
        let twins = finding.stop.clone().map(|stop| stop.view(Chosen::Join(form.clone()), t));
        let control = Control::new("q", t.get("console-people-search")).hint(t.get("console-people-hint"));
        let found = finding.found.clone().map(|found| {
            if found.people.is_empty() {
                view! { <p>{t.get("console-people-empty")}</p> }.into_any()
            } else {
                view! { <PickPeople people=found.people chosen=Chosen::Join(form.clone())/> }.into_any()
            }
        });
        let pairs = vec![(ADD, household)];
        let (action, query) = (self.action(), finding.query.clone());
        view! {
            {twins}
            <Subtitle text=t.get("console-family-find")/>
            <AskForm action=action>
                <Hidden pairs=pairs/>
                <TextField control=control value=query input=Input::Search max=100/>
                <SmallButton text=t.get("console-search-button")/>
            </AskForm>
            {found}
            {self.enter(finding, t)}
            <p><SmallLink kind=SmallKind::Link href=self.action() text=t.get("console-cancel")/></p>
        }
        .into_any()
    }

    /// The form for somebody who is not in the registry.
    fn enter(&self, finding: &Finding, t: Translator) -> AnyView {
        let pairs = vec![(COUNTER_ACTION, "nuova".to_owned()), (WHERE, finding.household.to_string())];
        let confirm = finding.stop.as_ref().and_then(|stop| stop.confirm(t));
        let (action, form, errors) = (self.action(), finding.form.clone(), finding.errors.clone());
        view! {
            <Fold summary=t.get("console-family-new") open=finding.is_stopped()>
                <PostForm action=action>
                    <Hidden pairs=pairs/>
                    <PersonFields form=form errors=errors/>
                    {confirm}
                    <SmallButton text=t.get("console-family-new-go")/>
                </PostForm>
            </Fold>
        }
        .into_any()
    }
}
