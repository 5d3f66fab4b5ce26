//! Words for mistakes, differences and states of services.

use domain::{
    catalogue::{Aspect, Change, Of, Standing, What},
    form::{
        Definition, DefinitionError, Flaw,
        edit::{Node, Place},
    },
    format,
};

use super::facts;
use crate::{
    components::TagKind,
    i18n::Translator,
    routes::{NodeAt, Route, ServicePart},
};

/// What is wrong with a service or a form, and what to do.
pub fn flaw(t: Translator, flaw: &Flaw) -> String {
    let named = |key: &str, name: &str| t.with(key, &[("name", name.into())]);
    match flaw {
        Flaw::Empty(_) => t.get("console-flaw-empty"),
        Flaw::Limit(_) => t.get("console-flaw-limit"),
        Flaw::Duplicate(name) => named("console-flaw-duplicate", name),
        Flaw::Reserved(name) => named("console-flaw-reserved", name),
        Flaw::Name(name) => named("console-flaw-name", name),
        Flaw::NoText(_) => t.get("console-flaw-no-text"),
        Flaw::UnknownQuestion(name) => named("console-flaw-unknown-question", name),
        Flaw::Repeated(name) => named("console-flaw-repeated", name),
        Flaw::UnknownValue(name, value) => {
            t.with("console-flaw-unknown-value", &[("name", name.into()), ("what", value.into())])
        }
        Flaw::Prefill => t.get("console-flaw-prefill"),
        Flaw::InRepeat => t.get("console-flaw-in-repeat"),
        Flaw::Blank(_, lang) => named("console-flaw-blank", lang.tag()),
        Flaw::Meaning(name) => named("console-flaw-meaning", name),
        Flaw::NotAsked(name) => named("console-flaw-not-asked", name),
    }
}

/// The page of a service.
pub fn href(slug: &str, part: ServicePart) -> String {
    Route::ConsoleService { slug: slug.to_owned(), part }.href()
}

/// What a place is called: "Passo 2 «Casa», parte «Affitto», domanda «Quanto paghi?»".
pub fn place(t: Translator, form: &Definition, at: Place) -> String {
    let own = match form.node(at) {
        None => String::new(),
        Some(Node::Step(step)) => t.with(
            "console-place-step",
            &[("number", (at.step() + 1).into()), ("name", t.text(&step.name).into())],
        ),
        Some(Node::Section(section)) => {
            t.with("console-place-section", &[("name", t.text(&section.title).into())])
        }
        Some(Node::Question(question)) => {
            t.with("console-place-question", &[("name", t.text(&question.label).into())])
        }
    };
    match at.parent() {
        None => own,
        Some(parent) => format!("{}, {own}", place(t, form, parent)),
    }
}

/// A mistake of the check: where it is put right, and the words.
pub fn error(t: Translator, slug: &str, form: &Definition, error: &DefinitionError) -> (String, String) {
    let words = flaw(t, &error.flaw);
    match Place::of_check(&error.place) {
        Some(at) => {
            let empty = matches!(&error.flaw, Flaw::Empty(what) if what == "sections" || what == "questions");
            let to = if empty { ServicePart::Form } else { ServicePart::Node(NodeAt::At(at)) };
            (href(slug, to), format!("{}: {words}", place(t, form, at)))
        }
        None if error.place == "steps" => {
            (href(slug, ServicePart::Form), format!("{}: {words}", t.get("console-services-form")))
        }
        None => (href(slug, ServicePart::Facts), format!("{}: {words}", t.get(facts::label(&error.place)))),
    }
}

/// The look of a state, its symbol, its words.
pub fn standing(t: Translator, standing: &Standing) -> (TagKind, &'static str, String) {
    let with = |key: &str, at| t.with(key, &[("date", format::date_time(at).into())]);
    match standing {
        Standing::Draft => (TagKind::Mute, "sp-draft", t.get("console-standing-draft")),
        Standing::Waiting { from } => (TagKind::Info, "sp-wait", with("console-standing-waiting", *from)),
        Standing::Published { since, .. } => {
            (TagKind::Ok, "sp-ok", with("console-standing-published", *since))
        }
        Standing::Withdrawn { since } => (TagKind::No, "sp-no", with("console-standing-withdrawn", *since)),
    }
}

/// A difference in words.
pub fn change(t: Translator, change: &Change) -> String {
    let of = match &change.of {
        Of::Service => t.get("console-diff-service"),
        Of::Step(name) => t.with("console-diff-step", &[("name", t.text(name).into())]),
        Of::Section(name) => t.with("console-diff-section", &[("name", t.text(name).into())]),
        Of::Question(name) => t.with("console-diff-question", &[("name", t.text(name).into())]),
    };
    let what = match &change.what {
        What::Added => t.get("console-diff-added"),
        What::Removed => t.get("console-diff-removed"),
        What::Moved => t.get("console-diff-moved"),
        What::Reworded { aspect: side, before, after } => {
            let quoted = |text: &str| if text.is_empty() { "—".to_owned() } else { format!("«{text}»") };
            t.with(
                "console-diff-reworded",
                &[
                    ("what", t.get(aspect(*side)).into()),
                    ("since", quoted(before).into()),
                    ("text", quoted(after).into()),
                ],
            )
        }
        What::Changed(side) => t.with("console-diff-changed", &[("what", t.get(aspect(*side)).into())]),
    };
    format!("{of}: {what}")
}

const fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Title => "console-aspect-title",
        Aspect::Name => "console-aspect-name",
        Aspect::Slug => "console-aspect-slug",
        Aspect::Lead => "console-aspect-lead",
        Aspect::Hint => "console-aspect-hint",
        Aspect::Label => "console-aspect-label",
        Aspect::Translations => "console-aspect-translations",
        Aspect::Kind => "console-aspect-kind",
        Aspect::Required => "console-aspect-required",
        Aspect::Condition => "console-aspect-condition",
        Aspect::Prefill => "console-aspect-prefill",
        Aspect::Group => "console-aspect-group",
        Aspect::Meaning => "console-aspect-meaning",
        Aspect::Repeat => "console-aspect-repeat",
        Aspect::Link => "console-aspect-link",
        Aspect::Who => "console-aspect-who",
        Aspect::Needed => "console-aspect-needed",
        Aspect::Outcome => "console-aspect-outcome",
        Aspect::How => "console-aspect-how",
        Aspect::Term => "console-aspect-term",
        Aspect::Period => "console-aspect-period",
        Aspect::Office => "console-aspect-office",
        Aspect::Level => "console-aspect-level",
        Aspect::Catalogue => "console-aspect-catalogue",
        Aspect::Data => "console-aspect-data",
    }
}
