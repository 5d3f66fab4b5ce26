//! The whole form of a service: steps, sections, questions, in their order.

use domain::{
    Text,
    catalogue::Change,
    form::{
        Definition, DefinitionError, Question, Section, Step, check,
        edit::{EditProblem, Place},
    },
};
use leptos::prelude::*;

use super::{condition, conflict, kind, samples, words};
use crate::{
    components::{
        StatusTag, TagKind,
        console::{
            Backbar, Depth, EditForm, FormFoot, LinkLines, Nested, NestedList, NodeHead, PageHead,
            PressButton, Section as Part, SmallLink,
        },
        stepper::Alert,
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{NodeAt, ServicePart},
};

/// The form of a service, to be changed.
#[derive(Debug, Clone)]
pub struct FormPage {
    /// Slug of the service.
    pub slug: String,
    /// Its title.
    pub title: Text,
    /// The form.
    pub form: Definition,
    /// Number of the last save.
    pub version: i32,
    /// Why the last change was not made.
    pub problem: Option<EditProblem>,
    /// What somebody else changed meanwhile.
    pub conflict: Option<Vec<Change>>,
}

impl Page for FormPage {
    fn title(&self, t: Translator) -> String {
        format!("{} · {}", t.get("console-services-edit-form"), t.text(&self.title))
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let errors: Vec<DefinitionError> = check(&self.form).err().unwrap_or_default();
        let steps: Vec<AnyView> = self
            .form
            .steps
            .iter()
            .enumerate()
            .map(|(place, step)| self.step(t, place, step, &errors))
            .collect();
        let add = words::href(&self.slug, ServicePart::Node(NodeAt::Within(None)));
        view! {
            {conflict(self.conflict.as_ref(), t)}
            {self.problem(t)}
            <Backbar href=words::href(&self.slug, ServicePart::Page) text=t.text(&self.title)/>
            <PageHead title=t.get("console-services-edit-form") sub=t.get("console-services-form-lead")/>
            {self.mistakes(t, &errors)}
            <EditForm action=words::href(&self.slug, ServicePart::Form) version=self.version>
                <NestedList>{steps}</NestedList>
                <FormFoot>
                    <SmallLink href=add icon="it-plus" text=t.get("console-step-add")/>
                    {self.preview(t)}
                </FormFoot>
            </EditForm>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::forms()
    }
}

impl FormPage {
    fn problem(&self, t: Translator) -> AnyView {
        let text = match &self.problem {
            None => return ().into_any(),
            Some(EditProblem::Needed { name, by }) => {
                let label = self.form.questions().find(|(_, question)| question.name == *name);
                let label = label.map_or_else(|| name.clone(), |(_, question)| t.text(&question.label));
                let by = words::place(t, &self.form, *by);
                t.with("console-problem-needed", &[("name", label.into()), ("position", by.into())])
            }
            Some(EditProblem::AtTheEdge(_)) => t.get("console-problem-edge"),
            Some(EditProblem::NotThere(_) | EditProblem::Sort) => t.get("console-problem-not-there"),
        };
        view! { <Alert title=t.get("console-problem-title") text=text/> }.into_any()
    }

    fn mistakes(&self, t: Translator, errors: &[DefinitionError]) -> AnyView {
        if errors.is_empty() {
            return ().into_any();
        }
        let lines = errors
            .iter()
            .map(|error| words::error(t, &self.slug, &self.form, error))
            .map(|(href, words)| (Some(href), words))
            .collect();
        view! {
            <Part id="mancano" title=t.get("console-services-mistakes")><LinkLines lines=lines/></Part>
        }
        .into_any()
    }

    fn preview(&self, t: Translator) -> Option<AnyView> {
        let first = self.form.steps.first()?;
        let href = words::href(&self.slug, ServicePart::Preview(first.slug.clone()));
        Some(view! { <SmallLink href=href text=t.get("console-services-preview")/> }.into_any())
    }

    fn step(&self, t: Translator, place: usize, step: &Step, errors: &[DefinitionError]) -> AnyView {
        let at = Place::Step(place);
        let name = t.text(&step.name);
        let sections: Vec<AnyView> = step
            .sections
            .iter()
            .enumerate()
            .map(|(number, section)| self.section(t, Place::Section(place, number), section, errors))
            .collect();
        let title =
            t.with("console-place-step", &[("number", (place + 1).into()), ("name", name.clone().into())]);
        let add = self.add(t, at, "console-section-add", &name);
        let within = view! { <NestedList>{sections}</NestedList>{add} }.into_any();
        let flag = flag(t, at, errors);
        let head = view! { <NodeHead depth=Depth::Step title=title lines=Vec::new() flag=flag/> }.into_any();
        view! { <Nested head=head buttons=self.buttons(t, at, &name) within=Some(within)/> }.into_any()
    }

    fn section(&self, t: Translator, at: Place, section: &Section, errors: &[DefinitionError]) -> AnyView {
        let name = t.text(&section.title);
        let questions: Vec<AnyView> = section
            .questions
            .iter()
            .enumerate()
            .filter_map(|(number, question)| Some(self.question(t, at.child(number)?, question, errors)))
            .collect();
        let when = self.when(t, section.when.as_ref());
        let repeat = section.repeat.as_ref().map(|repeat| {
            let values = [("min", repeat.min.into()), ("max", repeat.max.into())];
            t.with("console-section-repeats", &values)
        });
        let (lines, flag) = (when.into_iter().chain(repeat).collect(), flag(t, at, errors));
        let head =
            view! { <NodeHead depth=Depth::Section title=name.clone() lines=lines flag=flag/> }.into_any();
        let add = self.add(t, at, "console-question-add", &name);
        let within = view! { <NestedList>{questions}</NestedList>{add} }.into_any();
        view! { <Nested head=head buttons=self.buttons(t, at, &name) within=Some(within)/> }.into_any()
    }

    fn question(&self, t: Translator, at: Place, question: &Question, errors: &[DefinitionError]) -> AnyView {
        let name = t.text(&question.label);
        let (kind, _) = kind::words(kind::code(&question.kind));
        let required = t.get(if question.required { "console-required" } else { "console-optional" });
        let facts = format!("{} · {required}", t.get(kind));
        let when = self.when(t, question.when.as_ref());
        let (lines, flag) = ([facts].into_iter().chain(when).collect(), flag(t, at, errors));
        let head =
            view! { <NodeHead depth=Depth::Question title=name.clone() lines=lines flag=flag/> }.into_any();
        view! { <Nested head=head buttons=self.buttons(t, at, &name) within=None/> }.into_any()
    }

    fn when(&self, t: Translator, when: Option<&domain::form::Condition>) -> Option<String> {
        let words = condition::words(&self.form, when?, t);
        Some(t.with("console-when-only", &[("text", words.into())]))
    }

    fn add(&self, t: Translator, within: Place, key: &str, of: &str) -> AnyView {
        let href = words::href(&self.slug, ServicePart::Node(NodeAt::Within(Some(within))));
        view! { <p><SmallLink href=href icon="it-plus" text=t.get(key) more=format!("({of})")/></p> }
            .into_any()
    }

    fn buttons(&self, t: Translator, at: Place, of: &str) -> AnyView {
        let edit = words::href(&self.slug, ServicePart::Node(NodeAt::At(at)));
        let press = |what: &str, icon: &'static str, key: &str| {
            view! { <PressButton value=format!("{what}:{at}") icon=icon text=t.get(key) of=of bare=true/> }
        };
        view! {
            <SmallLink href=edit text=t.get("console-edit") more=of.to_owned()/>
            {press("su", "it-arrow-up-triangle", "console-move-up")}
            {press("giu", "it-arrow-down-triangle", "console-move-down")}
            {press("togli", "it-delete", "console-remove")}
        }
        .into_any()
    }
}

/// A mark on what has a mistake of its own.
fn flag(t: Translator, at: Place, errors: &[DefinitionError]) -> Option<AnyView> {
    errors.iter().any(|error| Place::of_check(&error.place) == Some(at)).then(|| {
        let text = t.get("console-services-to-correct");
        view! { <StatusTag kind=TagKind::Hand icon="sp-alert" text=text/> }.into_any()
    })
}
