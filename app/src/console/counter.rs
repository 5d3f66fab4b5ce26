//! A card from zero: who came, then why.

use domain::{
    Id,
    card::{Access, AccessReason, Card, Mode},
    fields::Leaf,
    format,
    mask::Lost,
    person::{Alias, Found, Match, Person, registry::Source},
};
use leptos::prelude::*;

use super::{
    card, carried,
    form::{AccessForm, COUNTER_ACTION, FormError, FormField, PersonForm, messages},
    requests, samples, words,
};
use crate::{
    components::{
        CheckField, Choices, Control, ErrorSummary, FieldProblem, Input, Pick, SelectField, TextField,
        booking::{AskForm, Hidden},
        console::{
            Backbar, Banner, CaseNotice, Chosen, PageHead, PersonFields, PickPeople, Section, SmallButton,
            SmallKind, SmallLink, problems,
        },
        request::PostForm,
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::Route,
};

/// Why a person was not entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stop {
    /// Somebody with the same codice fiscale is there.
    Exists(Box<Match>),
    /// Somebody with the same codice fiscale is there whose identity is hidden.
    Hidden,
    /// This may be somebody who is there, or the codice fiscale does not fit.
    Look {
        /// Who is similar.
        people: Vec<Match>,
        /// Keys of what the codice fiscale says otherwise.
        doubts: Vec<&'static str>,
    },
}

/// The parameter that says how often another alias was asked for.
const REDRAWN: &str = "altro-alias";
/// Id of what is said about who is there already.
const TWINS: &str = "doppioni";

impl Stop {
    /// What the summary of errors says.
    pub(super) fn problem(&self, t: Translator) -> FieldProblem {
        let key = match self {
            Self::Exists(_) => "console-counter-exists",
            Self::Hidden => "console-counter-hidden",
            Self::Look { people, .. } if people.is_empty() => "console-counter-doubt",
            Self::Look { .. } => "console-counter-similar",
        };
        FieldProblem { id: TWINS.to_owned(), message: t.get(key) }
    }

    /// Who is there, with the evidence.
    pub(super) fn view(self, chosen: Chosen, t: Translator) -> AnyView {
        let said = self.problem(t).message;
        let (people, doubts) = match self {
            Self::Exists(found) => (vec![*found], Vec::new()),
            Self::Hidden => (Vec::new(), Vec::new()),
            Self::Look { people, doubts } => (people, doubts),
        };
        let people = (!people.is_empty()).then(|| view! { <PickPeople people=people chosen=chosen/> });
        view! {
            <Section id=TWINS title=t.get("console-match-title")>
                <p>{said}</p>
                {doubts.into_iter().map(|key| view! { <p>{t.get(key)}</p> }).collect_view()}
                {people}
            </Section>
        }
        .into_any()
    }

    /// The box that says that it is somebody else all the same.
    pub(super) fn confirm(&self, t: Translator) -> Option<AnyView> {
        matches!(self, Self::Look { .. }).then(|| {
            let control = Control::new("nuova", t.get("console-counter-is-new"));
            view! { <CheckField control=control value="si" checked=false/> }.into_any()
        })
    }
}

/// Who came: somebody known, somebody new, or somebody who gives no name.
#[derive(Debug, Clone)]
pub struct NewCard {
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
    /// The municipal registry that the new person's data come from, where they do.
    pub registry: Option<Source>,
    /// Whether the registry answers this desk.
    pub asks: bool,
    /// Proposed for who gives no name.
    pub alias: Alias,
    /// How often another alias was asked for: the address of the next one, which a browser would not ask for again.
    pub redrawn: u32,
}

impl Page for NewCard {
    fn title(&self, t: Translator) -> String {
        t.get("console-counter-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty() || self.stop.is_some()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let stop = self.stop.as_ref().map(|stop| stop.problem(t));
        let all = stop.into_iter().chain(problems(&self.errors, t)).collect();
        let twins = self.stop.clone().map(|stop| stop.view(Chosen::Card, t));
        view! {
            <ErrorSummary problems=all/>
            <Backbar href=Route::ConsoleCards.href() text=t.get("console-cards-title")/>
            <PageHead title=t.get("console-counter-title") sub=t.get("console-counter-sub")/>
            {twins}
            {find(&self.query, self.found.clone(), t)}
            {self.enter(t)}
            {nameless(&self.alias, self.redrawn, t)}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::new_cards()
    }
}

/// The search, and who was found.
fn find(query: &str, found: Option<Found>, t: Translator) -> AnyView {
    let control = Control::new("q", t.get("console-people-search")).hint(t.get("console-people-hint"));
    let query = query.to_owned();
    let found = found.map(|found| {
        if found.people.is_empty() {
            view! { <p>{t.get("console-people-empty")}</p> }.into_any()
        } else {
            view! { <PickPeople people=found.people chosen=Chosen::Card/> }.into_any()
        }
    });
    view! {
        <Section id="nota" title=t.get("console-counter-known")>
            <AskForm action=Route::ConsoleCardNew { person: None }.href()>
                <TextField control=control value=query input=Input::Search max=100/>
                <SmallButton kind=SmallKind::Primary text=t.get("console-search-button")/>
            </AskForm>
            {found}
        </Section>
    }
    .into_any()
}

impl NewCard {
    fn enter(&self, t: Translator) -> AnyView {
        let pairs = vec![(COUNTER_ACTION, "persona".to_owned())];
        let confirm = self.stop.as_ref().and_then(|stop| stop.confirm(t));
        let (form, errors) = (self.form.clone(), self.errors.clone());
        let hint = match &self.registry {
            None => self.asks.then(|| view! { <p>{t.get("console-anagrafe-prefill-hint")}</p> }).into_any(),
            Some(source) => {
                let date = format::date_time(source.as_of);
                let values = [("name", source.municipality.as_str().into()), ("date", date.into())];
                let text = t.with("console-anagrafe-prefilled", &values);
                view! { <Banner icon="sp-ok" text=text/> }.into_any()
            }
        };
        view! {
            <Section id="nuova-persona" title=t.get("console-counter-new")>
                {hint}
                <PostForm action=Route::ConsoleCardNew { person: None }.href()>
                    <Hidden pairs=pairs/>
                    <PersonFields form=form errors=errors/>
                    {confirm}
                    <SmallButton kind=SmallKind::Primary text=t.get("console-counter-enter")/>
                </PostForm>
            </Section>
        }
        .into_any()
    }
}

/// Who gives no name.
fn nameless(alias: &Alias, redrawn: u32, t: Translator) -> AnyView {
    let pairs = vec![(COUNTER_ACTION, "anonima".to_owned()), ("alias", alias.to_string())];
    let alias = alias.to_string();
    let page = Route::ConsoleCardNew { person: None }.href();
    // An address that differs by its anchor alone is not asked for: the browser would only scroll.
    let another = format!("{page}?{REDRAWN}={}#anonima", redrawn.wrapping_add(1));
    view! {
        <Section id="anonima" title=t.get("console-counter-nameless")>
            <p>{t.get("console-counter-nameless-why")}</p>
            <PostForm action=Route::ConsoleCardNew { person: None }.href()>
                <Hidden pairs=pairs/>
                <p>{t.get("console-identity-alias")}": "<b>{alias}</b></p>
                <p>
                    <SmallButton text=t.get("console-counter-nameless-go")/>
                    " "
                    <SmallLink kind=SmallKind::Link href=another text=t.get("console-counter-another-alias")/>
                </p>
            </PostForm>
        </Section>
    }
    .into_any()
}

/// The access of somebody who is found.
#[derive(Debug, Clone)]
pub struct OpenCard {
    /// Who came.
    pub person: Person,
    /// Whether another record was asked for, which was merged into this one.
    pub merged: bool,
    /// Drawn for this form, so that sending it twice opens one card.
    pub card: Id<Card>,
    /// The access.
    pub form: AccessForm,
    /// Whether the desk may read the free words of an access, and so write them.
    pub may_read: bool,
    /// Code of the service asked for.
    pub service: String,
    /// What the table of services offers.
    pub services: Vec<Leaf>,
    /// What must be corrected.
    pub errors: Vec<FormError>,
    /// What was on the form and was not saved because it is hidden by now.
    pub lost: Option<Lost>,
}

impl Page for OpenCard {
    fn title(&self, t: Translator) -> String {
        t.get("console-counter-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        self.lost.is_some() || !self.errors.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let name = self.person.identity.called().shown().cloned();
        let name = name.unwrap_or_else(|| t.get("console-person-masked"));
        let warn = self.person.identity.is_anonymous().then(|| {
            let text = t.get("console-counter-nameless-care");
            view! { <CaseNotice title=t.get("console-counter-nameless") text=text/> }
        });
        let merged =
            self.merged.then(|| view! { <Banner icon="sp-alert" text=t.get("console-counter-merged")/> });
        let back = Route::ConsoleCardNew { person: None }.href();
        let place = FormField::Day.id();
        let lost = self.lost.iter().map(|lost| carried::problem(&place, lost, true, t));
        let all = lost.chain(problems(&self.errors, t)).collect();
        view! {
            <ErrorSummary problems=all/>
            <Backbar href=back text=t.get("console-counter-other-person")/>
            <PageHead title=name sub=t.get("console-counter-title")/>
            {merged}
            {warn}
            {self.dead(t)}
            {self.fields(t)}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::open_cards()
    }
}

impl OpenCard {
    /// That whoever came is dead as far as is known: it may be somebody else.
    fn dead(&self, t: Translator) -> Option<AnyView> {
        let died = self.person.death_date.shown().copied().flatten()?;
        let text = t.with("console-person-dead", &[("date", format::date(died).into())]);
        Some(view! { <Banner icon="sp-alert" text=text/> }.into_any())
    }

    fn fields(self, t: Translator) -> AnyView {
        let control = |field: FormField| {
            Control::new(field.name(), t.get(field.label()))
                .id(field.id())
                .error(messages(&self.errors, field, t).into_iter().next())
        };
        let pairs = vec![
            (COUNTER_ACTION, "apri".to_owned()),
            ("persona", self.person.id.to_string()),
            ("_scheda", self.card.to_string()),
        ];
        // Nobody comes to the counter through the portal.
        let modes = Mode::ALL.into_iter().filter(|mode| *mode != Mode::Online);
        let modes = modes.map(|mode| Pick::new(mode.code(), t.get(words::mode(mode)))).collect();
        let reasons = AccessReason::ALL
            .map(|reason| Pick::new(reason.code(), t.get(words::access_reason(reason))))
            .to_vec();
        let services = requests::services(&self.services);
        let on = control(FormField::Day).hint(t.get("console-access-on-hint")).half();
        let mode = control(FormField::Mode).half();
        let reason = control(FormField::Why);
        let service = control(FormField::Service).optional(true);
        let words = self.may_read.then(|| card::sent::fields(&self.form, control, t));
        let held = carried::field([Access::GROUP], |_| !self.may_read);
        let form = self.form;
        view! {
            <PostForm action=Route::ConsoleCardNew { person: None }.href()>
                <Hidden pairs=pairs/>
                {held}
                <TextField control=on value=form.on input=Input::Date max=10/>
                <SelectField control=mode options=modes value=form.mode empty=t.get("console-choose")/>
                <Choices control=reason options=reasons value=form.reason/>
                {words}
                <SelectField
                    control=service options=services value=self.service empty=t.get("console-counter-no-service")
                />
                <SmallButton kind=SmallKind::Primary text=t.get("console-counter-open")/>
            </PostForm>
        }
        .into_any()
    }
}
