//! Writing a step, a section or a question.

use std::sync::Arc;

use domain::{
    Text,
    catalogue::Change,
    form::{Definition, edit::Place},
};
use leptos::prelude::*;

use super::{Mistake, Typed, conflict, kind, node, node_fields, problems, samples, words};
use crate::{
    components::{
        ErrorSummary,
        console::{Backbar, EditForm, FormFoot, PageHead, Rows, SmallButton, SmallKind, SmallLink},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{NodeAt, ServicePart},
};

/// Something of a form, to be changed or added.
#[derive(Debug, Clone)]
pub struct NodePage {
    /// Slug of the service.
    pub slug: String,
    /// Its title.
    pub title: Text,
    /// The form as it is saved.
    pub form: Definition,
    /// Where.
    pub at: NodeAt,
    /// What was typed.
    pub typed: Typed,
    /// What must be corrected.
    pub mistakes: Vec<Mistake>,
    /// Number of the last save.
    pub version: i32,
    /// What somebody else changed meanwhile.
    pub conflict: Option<Vec<Change>>,
}

impl Page for NodePage {
    fn title(&self, t: Translator) -> String {
        format!("{} · {}", self.heading(t), t.text(&self.title))
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.mistakes.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let back = words::href(&self.slug, ServicePart::Form);
        let action = words::href(&self.slug, ServicePart::Node(self.at));
        let fields = match self.place() {
            Place::Step(_) => node_fields::step(&self, t),
            Place::Section(..) => node_fields::section(&self, t),
            Place::Question(..) => node_fields::question(&self, t),
        };
        view! {
            {conflict(self.conflict.as_ref(), t)}
            <ErrorSummary problems=problems(&self.mistakes, t)/>
            <Backbar href=back.clone() text=t.get("console-services-edit-form")/>
            <PageHead title=self.heading(t) sub=self.where_it_is(t)/>
            <EditForm action=action version=self.version>
                {fields}
                <FormFoot>
                    <SmallButton kind=SmallKind::Primary text=t.get("console-save")/>
                    <SmallLink kind=SmallKind::Link href=back text=t.get("console-cancel")/>
                </FormFoot>
            </EditForm>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::nodes()
    }
}

impl NodePage {
    /// Where it is, or will be.
    pub fn place(&self) -> Place {
        node::place_of(&self.form, self.at)
    }

    fn heading(&self, t: Translator) -> String {
        let is_new = matches!(self.at, NodeAt::Within(_));
        t.get(match (self.place(), is_new) {
            (Place::Step(_), false) => "console-step-edit",
            (Place::Step(_), true) => "console-step-new",
            (Place::Section(..), false) => "console-section-edit",
            (Place::Section(..), true) => "console-section-new",
            (Place::Question(..), false) => "console-question-edit",
            (Place::Question(..), true) => "console-question-new",
        })
    }

    fn where_it_is(&self, t: Translator) -> String {
        match self.at {
            NodeAt::At(place) | NodeAt::Within(Some(place)) => words::place(t, &self.form, place),
            NodeAt::Within(None) => t.text(&self.title),
        }
    }
}

/// The kinds of questions, to choose one.
#[derive(Debug, Clone)]
pub struct KindPage {
    /// Slug of the service.
    pub slug: String,
    /// The form.
    pub form: Definition,
    /// The question, or where a new one goes.
    pub at: NodeAt,
}

impl Page for KindPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-question-choose-kind")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let href = words::href(&self.slug, ServicePart::Node(self.at));
        let of = match self.at {
            NodeAt::At(place) | NodeAt::Within(Some(place)) => words::place(t, &self.form, place),
            NodeAt::Within(None) => String::new(),
        };
        let rows = kind::CODES
            .into_iter()
            .map(|code| {
                let (name, hint) = kind::words(code);
                let to = format!("{href}?tipo={code}");
                vec![view! { <a href=to>{t.get(name)}</a> }.into_any(), t.get(hint).into_any()]
            })
            .collect();
        let heads = vec![t.get("console-question-kind"), t.get("console-question-kind-for")];
        view! {
            <Backbar
                href=words::href(&self.slug, ServicePart::Form) text=t.get("console-services-edit-form")
            />
            <PageHead title=t.get("console-question-choose-kind") sub=of/>
            <Rows caption=t.get("console-question-choose-kind") heads=heads rows=rows/>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let [service, ..] = samples::services();
        let at = NodeAt::Within(Some(Place::Section(0, 0)));
        vec![("a new question", Self { slug: service.slug, form: Arc::unwrap_or_clone(service.form), at })]
    }
}
