//! Writing the facts of a service.

use domain::{Text, catalogue::Change, mask::Group};
use leptos::prelude::*;

use super::{Mistake, Typed, conflict, control, facts, in_langs, problems, samples, words};
use crate::{
    components::{
        Choices, ErrorSummary, Input, Pick, SeveralField, TextField,
        console::{
            Backbar, EditForm, FormFoot, LangFields, PageHead, Room, SmallButton, SmallKind, SmallLink,
            Together,
        },
    },
    console::words::group,
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::ServicePart,
};

/// The facts of a service, to be changed.
#[derive(Debug, Clone)]
pub struct FactsPage {
    /// Its slug.
    pub slug: String,
    /// Its title, as it is saved.
    pub title: Text,
    /// What was typed.
    pub typed: Typed,
    /// What must be corrected.
    pub mistakes: Vec<Mistake>,
    /// Number of the last save.
    pub version: i32,
    /// What somebody else changed meanwhile.
    pub conflict: Option<Vec<Change>>,
}

impl Page for FactsPage {
    fn title(&self, t: Translator) -> String {
        format!("{} · {}", t.get("console-services-edit-facts"), t.text(&self.title))
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.mistakes.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let back = words::href(&self.slug, ServicePart::Page);
        view! {
            {conflict(self.conflict.as_ref(), t)}
            <ErrorSummary problems=problems(&self.mistakes, t)/>
            <Backbar href=back.clone() text=t.text(&self.title)/>
            <PageHead title=t.get("console-services-edit-facts") sub=t.get("console-services-facts-lead")/>
            <EditForm action=words::href(&self.slug, ServicePart::Facts) version=self.version>
                {self.texts(t)}
                {self.lists(t)}
                {self.limits(t)}
                {self.who(t)}
                <FormFoot>
                    <SmallButton kind=SmallKind::Primary text=t.get("console-save")/>
                    <SmallLink kind=SmallKind::Link href=back text=t.get("console-cancel")/>
                </FormFoot>
            </EditForm>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::facts()
    }
}

impl FactsPage {
    fn texts(&self, t: Translator) -> Vec<AnyView> {
        facts::TEXTS
            .into_iter()
            .map(|(name, label, hint)| {
                let values = in_langs(&self.typed, name, &self.mistakes, t);
                let room = if name == "title" || name == "office" { Room::Line } else { Room::Lines(2) };
                view! {
                    <LangFields name=name label=t.get(label) hint=Some(t.get(hint)) values=values room=room/>
                }
                .into_any()
            })
            .collect()
    }

    fn lists(&self, t: Translator) -> Vec<AnyView> {
        facts::LISTS
            .into_iter()
            .map(|(name, label)| {
                let values = in_langs(&self.typed, name, &self.mistakes, t);
                let hint = Some(t.get("console-services-lines-hint"));
                view! {
                    <LangFields name=name label=t.get(label) hint=hint values=values room=Room::Lines(5)/>
                }
                .into_any()
            })
            .collect()
    }

    fn number(&self, name: &str, hint: Option<&str>, t: Translator) -> AnyView {
        let control = control(name, facts::label(name), &self.mistakes, t)
            .hint_if(hint.map(|key| t.get(key).into()))
            .half();
        view! { <TextField control=control value=self.typed.get(name) input=Input::Integer/> }.into_any()
    }

    fn day(&self, name: &str, t: Translator) -> AnyView {
        let control = control(name, facts::label(name), &self.mistakes, t)
            .hint(t.get("console-services-day-hint"))
            .optional(true)
            .half();
        view! { <TextField control=control value=self.typed.get(name) input=Input::Date max=10/> }.into_any()
    }

    fn limits(&self, t: Translator) -> AnyView {
        let fields = [
            self.number("term_days", Some("console-services-term-hint"), t),
            self.number("minutes", None, t),
            self.day("opens", t),
            self.day("closes", t),
        ];
        view! {
            <Together id="tempi" legend=t.get("console-services-times")>{fields.into_iter().collect_view()}</Together>
        }
        .into_any()
    }

    fn who(&self, t: Translator) -> AnyView {
        let applicants = facts::APPLICANTS
            .into_iter()
            .map(|(who, key)| Pick::new(facts::applicant_code(who), t.get(key)))
            .collect();
        let applicant = control("applicant", "console-services-applicant", &self.mistakes, t);
        let groups = Group::ALL.map(|one| Pick::new(one.code(), t.get(group(one)))).to_vec();
        let read = control("data_read", "console-services-data", &self.mistakes, t)
            .hint(t.get("console-services-data-hint"))
            .optional(true);
        let siuss = control("siuss", "console-services-siuss", &self.mistakes, t).optional(true);
        let level = self.number("level", Some("console-services-level-hint"), t);
        let age = self.number("from_age", Some("console-services-age-hint"), t);
        let (who, code) = (self.typed.get("applicant").to_owned(), self.typed.get("siuss").to_owned());
        let chosen = self.typed.all("data_read").to_vec();
        view! {
            <Together id="accesso" legend=t.get("console-services-access")>
                {level}
                {age}
                <Choices control=applicant options=applicants value=who/>
                <SeveralField control=read options=groups values=chosen/>
                <TextField control=siuss value=code input=Input::Code max=20/>
            </Together>
        }
        .into_any()
    }
}
