//! The form of a draft has changed: what is different, what is taken along, what is kept to be read.

use domain::{
    Text,
    form::{Change, Difference, SummaryLine},
};
use leptos::prelude::*;

use super::words::crumbs;
use crate::{
    components::{
        Block, Breadcrumb, Button, ButtonKind, Dl, DlEntry, HelpBlock, LinkButton,
        layout::Container,
        request::PostForm,
        stepper::{FlowColumns, FlowHeading, FlowService},
        summary::entry,
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::Route,
};

/// The offer to go on with the form that is published now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFormPage {
    /// Slug of the service.
    pub service: String,
    /// Name of the service.
    pub service_title: Text,
    /// Slug of the step to go back to.
    pub step: String,
    /// What is different; nothing but words around the questions, where it is empty.
    pub changes: Vec<Change>,
    /// Answers that do not fit any more.
    pub earlier: Vec<SummaryLine>,
    /// Number of the last save.
    pub version: i64,
}

impl Page for NewFormPage {
    fn title(&self, t: Translator) -> String {
        t.get("citizen-new-form-title")
    }

    fn layout(&self) -> Layout {
        Layout::Flow
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let crumbs = crumbs(t, &self.service, &self.service_title, t.get("citizen-application"));
        let (service, side) = (t.text(&self.service_title), view! { <HelpBlock/> }.into_any());
        view! {
            <Container>
                <Breadcrumb crumbs=crumbs/>
                <FlowService service=service/>
                <FlowColumns side=side>{self.content(t)}</FlowColumns>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        super::samples::new_forms()
    }
}

impl NewFormPage {
    fn content(self, t: Translator) -> AnyView {
        let changes = if self.changes.is_empty() {
            view! { <p>{t.get("citizen-new-form-words")}</p> }.into_any()
        } else {
            let entries = self.changes.iter().map(|change| change_entry(t, change)).collect();
            view! { <Dl entries=entries/> }.into_any()
        };
        let earlier = (!self.earlier.is_empty()).then(|| {
            let entries = self.earlier.iter().map(|line| entry(t, line)).collect();
            let (title, hint) = (t.get("citizen-earlier-title"), Some(t.get("citizen-earlier-text").into()));
            view! { <Block id="prima" title=title hint=hint><Dl entries=entries two=true/></Block> }
        });
        let version = self.version.to_string();
        let stay = Route::step(&self.service, &self.step).href();
        let action = Route::NewForm { service: self.service }.href();
        view! {
            <FlowHeading title=t.get("citizen-new-form-title") lead=Some(t.get("citizen-new-form-lead").into())/>
            <Block id="cambia" title=t.get("citizen-new-form-changes")>{changes}</Block>
            {earlier}
            <PostForm action=action>
                <input type="hidden" name="_version" value=version/>
                <p>
                    <Button icon_after="it-chevron-right" text=t.get("citizen-new-form-move")/>
                    " "
                    <LinkButton href=stay kind=ButtonKind::Link text=t.get("citizen-new-form-stay")/>
                </p>
            </PostForm>
        }
        .into_any()
    }
}

/// A question, and what is different about it.
fn change_entry(t: Translator, change: &Change) -> DlEntry {
    match change {
        Change::Added { label, step } => {
            DlEntry::new(t.wording(label), t.with("citizen-new-form-added", &[("step", t.text(step).into())]))
        }
        Change::Removed { label, .. } => DlEntry::new(t.wording(label), t.get("citizen-new-form-removed")),
        Change::Changed { label, step, how } => {
            let how = how.iter().map(|how| difference(t, how, step)).collect::<Vec<String>>();
            DlEntry::several(t.wording(label), how)
        }
    }
}

fn difference(t: Translator, how: &Difference, step: &Text) -> String {
    match how {
        Difference::Label { before } => t.with("citizen-new-form-label", &[("name", t.text(before).into())]),
        Difference::Kind => t.get("citizen-new-form-kind"),
        Difference::Choices { more, fewer } => choices(t, more, fewer),
        Difference::Limits => t.get("citizen-new-form-limits"),
        Difference::Required => t.get("citizen-new-form-required"),
        Difference::Optional => t.get("citizen-new-form-optional"),
        Difference::Condition => t.get("citizen-new-form-condition"),
        Difference::Step => t.with("citizen-new-form-step", &[("step", t.text(step).into())]),
    }
}

/// The choices that came and went; where neither, their words changed.
fn choices(t: Translator, more: &[Text], fewer: &[Text]) -> String {
    let list = |texts: &[Text]| t.list(&texts.iter().map(|text| t.text(text)).collect::<Vec<_>>());
    let said =
        |key: &str, texts: &[Text]| (!texts.is_empty()).then(|| t.with(key, &[("name", list(texts).into())]));
    let parts: Vec<String> =
        [said("citizen-new-form-choices-more", more), said("citizen-new-form-choices-fewer", fewer)]
            .into_iter()
            .flatten()
            .collect();
    if parts.is_empty() { t.get("citizen-new-form-choices") } else { parts.join(" ") }
}
