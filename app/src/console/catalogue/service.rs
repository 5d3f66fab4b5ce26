//! A service that is being written: where it stands, what is missing, what to do.

use domain::{
    Lang,
    actor::DeskRef,
    catalogue::{Standing, Working, check, gaps},
    form::DefinitionError,
    format,
};
use leptos::prelude::*;

use super::{samples, words};
use crate::{
    components::{
        Control, Pick, SelectField, StatusTag, TagKind,
        console::{
            Backbar, Columns, Fact, Facts, FormFoot, LinkLines, PageHead, PartForm, Section, SmallButton,
            SmallKind, SmallLink,
        },
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Route, ServicePart},
};

/// A service with everything that can be done with it.
#[derive(Debug, Clone)]
pub struct ServiceEditPage {
    /// The working copy.
    pub working: Working,
    /// Desks that may receive the requests.
    pub desks: Vec<DeskRef>,
}

impl Page for ServiceEditPage {
    fn title(&self, t: Translator) -> String {
        t.text(&self.working.service.title)
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let (title, lead) = (t.text(&self.working.service.title), t.text(&self.working.service.summary));
        view! {
            <Backbar href=Route::ConsoleServices.href() text=t.get("console-services-list")/>
            <PageHead title=title sub=lead/>
            {self.standing(t)}
            {self.actions(t)}
            {self.mistakes(t)}
            {self.translations(t)}
            {self.desk(t)}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::workings()
            .into_iter()
            .map(|(name, working)| (name, Self { working, desks: samples::desks() }))
            .collect()
    }
}

impl ServiceEditPage {
    fn href(&self, part: ServicePart) -> String {
        words::href(&self.working.service.slug, part)
    }

    fn standing(&self, t: Translator) -> AnyView {
        let (kind, icon, state) = words::standing(t, &self.working.standing);
        let next = self.working.next.map(|(_, from)| {
            let words = t.with("console-services-next", &[("date", format::date_time(from).into())]);
            view! { " " <StatusTag kind=TagKind::Info icon="sp-wait" text=words/> }
        });
        let changed = self.working.is_changed().then(|| {
            view! { " " <StatusTag kind=TagKind::Hand icon="it-pencil" text=t.get("console-services-changed")/> }
        });
        let facts = vec![
            Fact::code(t.get("console-services-slug"), format!("/servizi/{}", self.working.service.slug)),
            Fact::text(t.get("console-services-desk"), self.working.desk.name.clone()),
        ];
        view! {
            <p><StatusTag kind=kind icon=icon text=state/>{next}{changed}</p>
            <Facts id="servizio" columns=Columns::Two facts=facts/>
        }
        .into_any()
    }

    fn actions(&self, t: Translator) -> AnyView {
        let first = self.working.service.form.steps.first().map(|step| step.slug.clone());
        let link = |part: ServicePart, key: &str| {
            view! { <SmallLink href=self.href(part) text=t.get(key)/> }.into_any()
        };
        let preview = first.map(|step| link(ServicePart::Preview(step), "console-services-preview"));
        let withdraw = self.withdrawable().map(|(version, key)| link(ServicePart::Withdraw(version), key));
        let write = [
            link(ServicePart::Facts, "console-services-edit-facts"),
            link(ServicePart::Form, "console-services-edit-form"),
        ];
        let history = link(ServicePart::Versions, "console-services-versions");
        let export = link(ServicePart::Export, "console-services-export");
        let publish = self.href(ServicePart::Publish);
        view! {
            <FormFoot>
                <SmallLink kind=SmallKind::Primary href=publish text=t.get("console-services-publish")/>
                {write.into_iter().collect_view()}
                {preview}
                {history}
                {withdraw}
                {export}
            </FormFoot>
        }
        .into_any()
    }

    /// The version that may be taken back, one that waits first, and the key of the words.
    fn withdrawable(&self) -> Option<(i32, &'static str)> {
        match (self.working.next, &self.working.standing) {
            (Some((version, _)), _) => Some((version, "console-services-cancel")),
            (None, Standing::Published { version, .. }) => Some((*version, "console-services-withdraw")),
            (None, Standing::Draft | Standing::Waiting { .. } | Standing::Withdrawn { .. }) => None,
        }
    }

    fn mistakes(&self, t: Translator) -> AnyView {
        let service = &self.working.service;
        let errors: Vec<DefinitionError> = check(service).err().unwrap_or_default();
        if errors.is_empty() {
            return ().into_any();
        }
        let lines = errors
            .iter()
            .map(|error| words::error(t, &service.slug, &service.form, error))
            .map(|(href, words)| (Some(href), words))
            .collect();
        view! {
            <Section id="mancano" title=t.get("console-services-mistakes")><LinkLines lines=lines/></Section>
        }
        .into_any()
    }

    fn translations(&self, t: Translator) -> AnyView {
        let lines: Vec<(Option<String>, String)> = Lang::ALL
            .into_iter()
            .filter(|lang| *lang != Lang::It)
            .map(|lang| (lang, gaps(&self.working.service, lang).len()))
            .filter(|(_, missing)| *missing > 0)
            .map(|(lang, missing)| {
                let values = [("name", lang.own_name().into()), ("n", missing.into())];
                (None, t.with("console-services-gaps", &values))
            })
            .collect();
        if lines.is_empty() {
            return ().into_any();
        }
        view! {
            <Section id="traduzioni" title=t.get("console-services-translations")>
                <p>{t.get("console-services-translations-text")}</p>
                <LinkLines lines=lines/>
            </Section>
        }
        .into_any()
    }

    fn desk(&self, t: Translator) -> AnyView {
        let picks = self.desks.iter().map(|desk| Pick::new(desk.id.to_string(), desk.name.clone())).collect();
        let control = Control::new("sportello", t.get("console-services-desk"))
            .hint(t.get("console-services-desk-hint"));
        let (action, chosen) = (self.href(ServicePart::Desk), self.working.desk.id.to_string());
        view! {
            <Section id="riceve" title=t.get("console-services-desk-title")>
                <PartForm action=action version=None>
                    <SelectField
                        control=control options=picks value=chosen
                        empty=t.get("console-choose")
                    />
                    <p><SmallButton text=t.get("console-services-desk-move")/></p>
                </PartForm>
            </Section>
        }
        .into_any()
    }
}
