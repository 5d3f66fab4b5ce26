//! Two records of one person: whom, and what is kept field by field.

mod samples;

use domain::{
    mask::{Field, Group},
    person::{
        Found, Match, Person, Sex,
        merging::{MergeField, MergeObstacle, MergePreview},
    },
};
use leptos::prelude::*;

use super::{
    form::{MAX_REASON, MergeForm, ReasonWrong},
    people::{hidden, merged, whose},
    words,
};
use crate::{
    components::{
        Choices, Control, ErrorSummary, FieldProblem, Input, Pick, TextField,
        booking::{AskForm, Hidden},
        console::{
            Backbar, Banner, CaseNotice, Chosen, Columns, Fact, Facts, MaskBar, PageHead, PickPeople,
            Section, SmallButton, SmallKind, SmallLink, Steps, hidden_groups,
        },
        request::PostForm,
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    problems::place_words,
    routes::{Merging, Route},
};

/// Id of the search box.
const QUERY: &str = "q";
/// Id of the control of the reason.
const WHY: &str = "f-motivo";

/// Whom to merge into a person: who may be the same, or who is looked for.
#[derive(Debug, Clone)]
pub struct MergeChoice {
    /// Who is kept.
    pub kept: Person,
    /// Who may be the same, best first.
    pub twins: Vec<Match>,
    /// What was typed into the search.
    pub query: String,
    /// Who was found, where somebody was looked for.
    pub found: Option<Found>,
    /// Whether nobody was chosen although the form was sent.
    pub missing: bool,
}

impl Page for MergeChoice {
    fn title(&self, t: Translator) -> String {
        t.get("console-merge-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        self.missing
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let missing = FieldProblem { id: QUERY.to_owned(), message: t.get("console-merge-error-other") };
        let problems: Vec<FieldProblem> = self.missing.then_some(missing).into_iter().collect();
        let error = problems.first().map(|problem| problem.message.clone());
        let (name, masked) = whose(&self.kept.identity.called(), t);
        let chosen = Chosen::From(self.kept.id);
        let twins = if self.twins.is_empty() {
            view! { <p>{t.get("console-merge-no-twins")}</p> }.into_any()
        } else {
            view! { <PickPeople people=self.twins chosen=chosen.clone()/> }.into_any()
        };
        let found = self.found.map(|found| {
            if found.people.is_empty() {
                view! { <p>{t.get("console-people-empty")}</p> }.into_any()
            } else {
                view! { <PickPeople people=found.people chosen=chosen/> }.into_any()
            }
        });
        let control = Control::new(QUERY, t.get("console-people-search"))
            .hint(t.get("console-people-hint"))
            .error(error);
        let action = Route::ConsoleMerging(Merging::Into { kept: self.kept.id, other: None }).href();
        let merged = merged(&self.kept, t);
        let back = Route::ConsolePerson { id: self.kept.id }.href();
        view! {
            <ErrorSummary problems=problems/>
            <Backbar href=back text=t.get("console-card-person")/>
            <PageHead title=name sub=t.get("console-merge-choose")/>
            {masked}
            {merged}
            <Section id="simili" title=t.get("console-merge-twins")>{twins}</Section>
            <Section id="cerca" title=t.get("console-merge-search")>
                <AskForm action=action>
                    <TextField control=control value=self.query input=Input::Search max=100/>
                    <SmallButton text=t.get("console-search-button")/>
                </AskForm>
                {found}
            </Section>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::choices()
    }
}

/// Two records side by side, and the decision.
#[derive(Debug, Clone)]
pub struct MergeDecision {
    /// Both, and what moves.
    pub preview: MergePreview,
    /// What was chosen and typed.
    pub form: MergeForm,
    /// What is wrong with the reason.
    pub wrong: Option<ReasonWrong>,
    /// Whether something changed since the page that was sent.
    pub overtaken: bool,
}

impl MergeDecision {
    /// Nothing chosen yet.
    pub fn new(preview: MergePreview) -> Self {
        Self { preview, form: MergeForm::default(), wrong: None, overtaken: false }
    }
}

impl Page for MergeDecision {
    fn title(&self, t: Translator) -> String {
        t.get("console-merge-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        self.wrong.is_some()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let (kept, other) = (&self.preview.kept, &self.preview.other);
        let groups = hidden_groups(hidden(kept).into_iter().chain(hidden(other)).map(Some));
        let why = self.wrong.map(|wrong| FieldProblem { id: WHY.to_owned(), message: t.get(wrong.key()) });
        // Where it is forbidden now, that is what is said.
        let overtaken = (self.overtaken && self.preview.obstacle.is_none()).then(|| {
            let (title, text) = (t.get("console-merge-overtaken"), t.get("console-merge-overtaken-why"));
            view! { <CaseNotice title=title text=text/> }
        });
        let again = Route::ConsoleMerging(Merging::Into { kept: kept.id, other: None }).href();
        let swap = Route::ConsoleMerging(Merging::Into { kept: other.id, other: Some(kept.id) }).href();
        let pages = [(kept.id, "console-merge-page-kept"), (other.id, "console-merge-page-other")].map(
            |(id, key)| {
                let href = Route::ConsolePerson { id }.href();
                view! { <SmallLink kind=SmallKind::Link href=href text=t.get(key)/>" " }.into_any()
            },
        );
        let (facts, doubts) = (facts(&self.preview, t), doubts(&self.preview, t));
        view! {
            <ErrorSummary problems=why.into_iter().collect()/>
            <Backbar href=again text=t.get("console-merge-other-person")/>
            {overtaken}
            <PageHead title=t.get("console-merge-title") sub=t.get("console-merge-lead")>
                <SmallLink href=swap text=t.get("console-merge-swap")/>
            </PageHead>
            <MaskBar groups=groups/>
            <Section id="confronto" title=t.get("console-merge-compare")>
                {doubts}
                <Facts id="confronto-dati" columns=Columns::Pairs facts=facts/>
                <p>{pages.into_iter().collect_view()}</p>
            </Section>
            {self.decide(t)}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::decisions()
    }
}

/// What speaks against their being one person.
fn doubts(preview: &MergePreview, t: Translator) -> Option<AnyView> {
    let doubts: Vec<String> = preview.doubts().iter().map(|doubt| t.get(words::reason(doubt).key)).collect();
    (!doubts.is_empty()).then(|| {
        let text = t.with("console-merge-doubts", &[("what", doubts.join(", ").into())]);
        view! { <Banner icon="sp-alert" text=text/> }.into_any()
    })
}

/// Both values of each field beside each other.
fn facts(preview: &MergePreview, t: Translator) -> Vec<Fact> {
    let pair = |field: MergeField| {
        [("console-merge-of-kept", &preview.kept), ("console-merge-of-other", &preview.other)].map(
            |(key, person)| {
                let label = t.with(key, &[("field", t.get(label(field)).into())]);
                Fact::field(label, &value(field, person, t), |value| {
                    value.clone().unwrap_or_else(|| t.get("console-unknown"))
                })
            },
        )
    };
    MergeField::ALL.into_iter().flat_map(pair).collect()
}

/// A value as people read it: whoever gave no name is told by the alias.
fn value(field: MergeField, person: &Person, t: Translator) -> Field<Option<String>> {
    match field {
        MergeField::Name => person.identity.called().map(Some),
        MergeField::Sex => field
            .of(person)
            .map(|sex| sex.map(|code| Sex::from_code(&code).map_or(code, |sex| t.get(words::sex(sex))))),
        MergeField::BirthPlace => field.of(person).map(|place| place.map(|place| place_words(t, &place))),
        _ => field.of(person),
    }
}

const fn label(field: MergeField) -> &'static str {
    match field {
        MergeField::Name => "console-name",
        MergeField::FiscalCode => "console-fiscal-code",
        MergeField::BirthDate => "console-person-born-on",
        MergeField::BirthPlace => "console-person-born-at",
        MergeField::Sex => "console-person-sex",
        MergeField::Phone => "console-person-phone",
        MergeField::Email => "console-person-email",
        MergeField::Residence => "console-person-residence",
    }
}

/// Why it cannot be done, and what to do.
const fn obstacle(obstacle: MergeObstacle) -> &'static str {
    match obstacle {
        MergeObstacle::Same => "console-merge-obstacle-same",
        MergeObstacle::Merged => "console-merge-obstacle-merged",
        MergeObstacle::OtherCode => "console-merge-obstacle-other-code",
        MergeObstacle::Nameless => "console-merge-obstacle-nameless",
        MergeObstacle::Hidden => "console-merge-obstacle-hidden",
    }
}

impl MergeDecision {
    fn decide(self, t: Translator) -> AnyView {
        if let Some(why) = self.preview.obstacle {
            return view! { <CaseNotice title=t.get("console-merge-cannot") text=t.get(obstacle(why))/> }
                .into_any();
        }
        let action = Route::ConsoleMerging(Merging::Into {
            kept: self.preview.kept.id,
            other: Some(self.preview.other.id),
        });
        let pairs = vec![("con", self.preview.other.id.to_string()), ("_stato", self.preview.seen.clone())];
        let choices = self.preview.choices().into_iter().map(|field| self.choice(field, t)).collect_view();
        let why = Control::new("motivo", t.get("console-merge-why"))
            .id(WHY)
            .hint(t.get("console-merge-why-hint"))
            .error(self.wrong.map(|wrong| t.get(wrong.key())));
        let steps = steps(&self.preview, t);
        view! {
            <Section id="unione" title=t.get("console-merge-keep")>
                <PostForm action=action.href()>
                    <Hidden pairs=pairs/>
                    {choices}
                    <Steps title=t.get("console-merge-happens") steps=steps/>
                    <TextField control=why value=self.form.why max=MAX_REASON/>
                    <SmallButton kind=SmallKind::Primary text=t.get("console-merge-go")/>
                </PostForm>
            </Section>
        }
        .into_any()
    }

    /// Which of two values is kept; where the kept record says nothing, the other one is proposed.
    fn choice(&self, field: MergeField, t: Translator) -> AnyView {
        let option = |is_other: bool, key: &str, person: &Person| {
            let value = value(field, person, t).shown().cloned().flatten();
            let value = value.unwrap_or_else(|| t.get("console-unknown"));
            Pick::new(MergeForm::value_of(is_other), t.with(key, &[("text", value.into())]))
        };
        let options = vec![
            option(false, "console-merge-value-kept", &self.preview.kept),
            option(true, "console-merge-value-other", &self.preview.other),
        ];
        let is_other = if self.form.chosen.contains(&field) {
            self.form.take.contains(&field)
        } else {
            self.preview.is_gap(field)
        };
        let name = MergeForm::name_of(field);
        let control = Control::new(name.clone(), t.get(label(field))).id(format!("f-{name}"));
        view! { <Choices control=control options=options value=MergeForm::value_of(is_other)/> }.into_any()
    }
}

/// What is going to happen.
fn steps(preview: &MergePreview, t: Translator) -> Vec<String> {
    let moves = preview.moves;
    let hides = |group: Group| hidden(&preview.kept).contains(&group);
    let counts = [
        ("console-merge-moves-cards", moves.cards),
        ("console-merge-moves-facts", moves.facts),
        ("console-merge-moves-signatures", moves.signatures),
    ];
    let mut steps: Vec<String> =
        counts.into_iter().map(|(key, count)| t.with(key, &[("n", count.into())])).collect();
    if preview.follows(MergeField::FiscalCode) {
        steps.push(t.get("console-merge-moves-code"));
    }
    if MergeField::ALL.into_iter().any(|field| hides(field.group())) {
        steps.push(t.get("console-merge-hidden-stay"));
    }
    steps.push(t.get("console-merge-can-be-undone"));
    steps
}
