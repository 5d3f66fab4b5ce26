//! Who published and who saved what, with the differences.

use domain::{
    Text,
    catalogue::{Save, Version, diff},
    format,
    service::Service,
};
use leptos::prelude::*;

use super::{samples, words};
use crate::{
    components::{
        StatusTag, TagKind,
        console::{Backbar, EditForm, Fold, LinkLines, Nested, NestedList, PageHead, PressButton, Section},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::ServicePart,
};

/// The history of a service.
#[derive(Debug, Clone)]
pub struct VersionsPage {
    /// Slug of the service.
    pub slug: String,
    /// Its title.
    pub title: Text,
    /// Number of the last save.
    pub revision: i32,
    /// Versions, newest first.
    pub versions: Vec<Version>,
    /// The last saves of the working copy, newest first.
    pub saves: Vec<Save>,
}

impl Page for VersionsPage {
    fn title(&self, t: Translator) -> String {
        format!("{} · {}", t.get("console-services-versions"), t.text(&self.title))
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let back = words::href(&self.slug, ServicePart::Page);
        let versions: Vec<AnyView> = self
            .versions
            .iter()
            .enumerate()
            .map(|(place, published)| version(t, published, self.versions.get(place + 1)))
            .collect();
        let none = versions.is_empty().then(|| view! { <p>{t.get("console-versions-none")}</p> });
        view! {
            <Backbar href=back text=t.text(&self.title)/>
            <PageHead title=t.get("console-services-versions") sub=t.get("console-versions-lead")/>
            <EditForm action=words::href(&self.slug, ServicePart::Versions) version=self.revision>
                <Section id="pubblicate" title=t.get("console-versions-published")>
                    {none}
                    <NestedList>{versions}</NestedList>
                </Section>
                {self.saves(t)}
            </EditForm>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::histories()
    }
}

impl VersionsPage {
    fn saves(&self, t: Translator) -> Option<AnyView> {
        if self.saves.is_empty() {
            return None;
        }
        let saves: Vec<AnyView> = self
            .saves
            .iter()
            .enumerate()
            .map(|(place, save)| {
                let before = self.saves.get(place + 1).map(|save| &save.service);
                // Before the first save there is what was published then: the oldest version.
                let first = || self.versions.last().map(|version| &version.service);
                let before = before.or_else(|| if save.revision == 1 { first() } else { None });
                self.save(t, save, before)
            })
            .collect();
        Some(
            view! {
                <Section id="salvataggi" title=t.get("console-versions-saves")>
                    <NestedList>{saves}</NestedList>
                </Section>
            }
            .into_any(),
        )
    }

    fn save(&self, t: Translator, save: &Save, before: Option<&Service>) -> AnyView {
        let values = [("date", format::date_time(save.at).into()), ("name", save.by.name.clone().into())];
        let words = t.with("console-versions-saved", &values);
        let head = view! { <p>{words.clone()}</p> }.into_any();
        let restore = (save.revision != self.revision)
            .then(|| {
                view! {
                    <PressButton
                        value=format!("salvataggio:{}", save.revision) icon="it-refresh"
                        text=t.get("console-versions-restore") of=words
                    />
                }
            })
            .into_any();
        let within = before.map(|before| differences(t, before, &save.service));
        view! { <Nested head=head buttons=restore within=within/> }.into_any()
    }
}

fn version(t: Translator, version: &Version, before: Option<&Version>) -> AnyView {
    let number = t.with("console-version", &[("number", version.version.into())]);
    let by = version.by.clone().unwrap_or_else(|| t.get("console-versions-program"));
    let from = [("date", format::date_time(version.from).into()), ("name", by.into())];
    let withdrawn = version.withdrawn.as_ref().map(|withdrawn| {
        let values =
            [("date", format::date_time(withdrawn.at).into()), ("name", withdrawn.by.clone().into())];
        let words = t.with("console-versions-withdrawn", &values);
        view! {
            <p><StatusTag kind=TagKind::No icon="sp-no" text=words/></p>
            <p>{withdrawn.reason.clone()}</p>
        }
    });
    let head = view! {
        <p><b>{number.clone()}</b>" "{t.with("console-versions-from", &from)}</p>
        <p>{version.reason.clone()}</p>
        {withdrawn}
    }
    .into_any();
    let within = before.map(|before| differences(t, &before.service, &version.service));
    let restore = view! {
        <PressButton
            value=format!("versione:{}", version.version) icon="it-refresh"
            text=t.get("console-versions-restore") of=number
        />
    }
    .into_any();
    view! { <Nested head=head buttons=restore within=within/> }.into_any()
}

fn differences(t: Translator, before: &Service, after: &Service) -> AnyView {
    let changes = diff(before, after);
    if changes.is_empty() {
        return view! { <p>{t.get("console-versions-same")}</p> }.into_any();
    }
    let lines = changes.iter().map(|change| (None, words::change(t, change))).collect();
    let count = t.with("console-versions-changes", &[("n", changes.len().into())]);
    view! { <Fold summary=count><LinkLines lines=lines/></Fold> }.into_any()
}
