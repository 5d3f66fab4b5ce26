//! Publishing a service from a day, and taking a version back.

use domain::{
    Lang,
    catalogue::{Change, Working, check, diff, gaps},
    form::DefinitionError,
    format,
};
use leptos::prelude::*;

use super::{Mistake, Typed, conflict, control, problems, samples, words};
use crate::{
    components::{
        ErrorSummary, Input, TextArea, TextField,
        console::{
            Backbar, Banner, EditForm, FormFoot, LinkLines, PageHead, Section, SmallButton, SmallKind,
            SmallLink,
        },
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::ServicePart,
};

/// What will be published, and from when.
#[derive(Debug, Clone)]
pub struct PublishPage {
    /// The working copy.
    pub working: Working,
    /// What was typed.
    pub typed: Typed,
    /// What must be corrected.
    pub mistakes: Vec<Mistake>,
    /// What somebody else changed meanwhile.
    pub conflict: Option<Vec<Change>>,
}

impl Page for PublishPage {
    fn title(&self, t: Translator) -> String {
        format!("{} · {}", t.get("console-services-publish"), t.text(&self.working.service.title))
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.mistakes.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let service = &self.working.service;
        let errors: Vec<DefinitionError> = check(service).err().unwrap_or_default();
        let content = match self.working.next {
            Some((_, from)) => {
                let words = t.with("console-publish-waits", &[("date", format::date_time(from).into())]);
                view! { <Banner icon="sp-wait" text=words/> }.into_any()
            }
            None if !errors.is_empty() => self.blocked(t, &errors),
            None => self.form(t),
        };
        let back = words::href(&service.slug, ServicePart::Page);
        view! {
            {conflict(self.conflict.as_ref(), t)}
            <ErrorSummary problems=problems(&self.mistakes, t)/>
            <Backbar href=back text=t.text(&service.title)/>
            <PageHead title=t.get("console-services-publish") sub=t.get("console-publish-lead")/>
            {content}
            {self.changes(t)}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::publishings()
    }
}

impl PublishPage {
    fn blocked(&self, t: Translator, errors: &[DefinitionError]) -> AnyView {
        let service = &self.working.service;
        let lines = errors
            .iter()
            .map(|error| words::error(t, &service.slug, &service.form, error))
            .map(|(href, words)| (Some(href), words))
            .collect();
        view! {
            <Section id="mancano" title=t.get("console-publish-blocked")><LinkLines lines=lines/></Section>
        }
        .into_any()
    }

    fn form(&self, t: Translator) -> AnyView {
        let slug = &self.working.service.slug;
        let missing: Vec<String> = Lang::ALL
            .into_iter()
            .filter(|lang| *lang != Lang::It && !gaps(&self.working.service, *lang).is_empty())
            .map(|lang| lang.own_name().to_owned())
            .collect();
        let warning = (!missing.is_empty()).then(|| {
            let text = t.with("console-publish-borrowed", &[("text", missing.join(", ").into())]);
            view! { <Banner icon="sp-globe" text=text/> }
        });
        let form = &self.working.service.form;
        let notice = (!form.tells_privacy())
            .then(|| view! { <Banner icon="sp-alert" text=t.get("console-publish-no-notice")/> });
        let identity = (!form.shows_identity())
            .then(|| view! { <Banner icon="sp-alert" text=t.get("console-publish-no-identity")/> });
        let from = control("dal", "console-publish-from", &self.mistakes, t)
            .hint(t.get("console-publish-from-hint"))
            .optional(true);
        let reason = control("motivo", "console-publish-reason", &self.mistakes, t)
            .hint(t.get("console-publish-reason-hint"));
        let (day, why) = (self.typed.get("dal").to_owned(), self.typed.get("motivo").to_owned());
        let back = words::href(slug, ServicePart::Page);
        view! {
            {notice}
            {identity}
            {warning}
            <EditForm action=words::href(slug, ServicePart::Publish) version=self.working.revision>
                <TextField control=from value=day input=Input::Date max=10/>
                <TextArea control=reason value=why rows=3 max=super::typed::MAX_CHARS/>
                <FormFoot>
                    <SmallButton kind=SmallKind::Primary text=t.get("console-publish-button")/>
                    <SmallLink kind=SmallKind::Link href=back text=t.get("console-cancel")/>
                </FormFoot>
            </EditForm>
        }
        .into_any()
    }

    fn changes(&self, t: Translator) -> AnyView {
        let Some(newest) = &self.working.newest else {
            return ().into_any();
        };
        let changes = diff(newest, &self.working.service);
        let lines = changes.iter().map(|change| (None, words::change(t, change))).collect();
        let none = changes.is_empty().then(|| view! { <p>{t.get("console-versions-same")}</p> });
        view! {
            <Section id="differenze" title=t.get("console-publish-changes")>{none}<LinkLines lines=lines/></Section>
        }
        .into_any()
    }
}

/// Taking a version back, with its reason.
#[derive(Debug, Clone)]
pub struct WithdrawPage {
    /// The working copy.
    pub working: Working,
    /// Number of the version.
    pub version: i32,
    /// What was typed.
    pub typed: Typed,
    /// What must be corrected.
    pub mistakes: Vec<Mistake>,
}

impl Page for WithdrawPage {
    fn title(&self, t: Translator) -> String {
        format!("{} · {}", t.get(self.heading()), t.text(&self.working.service.title))
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.mistakes.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let slug = &self.working.service.slug;
        let back = words::href(slug, ServicePart::Page);
        let lead = if self.waits() { "console-withdraw-lead-waiting" } else { "console-withdraw-lead" };
        let reason = control("motivo", "console-withdraw-reason", &self.mistakes, t);
        view! {
            <ErrorSummary problems=problems(&self.mistakes, t)/>
            <Backbar href=back.clone() text=t.text(&self.working.service.title)/>
            <PageHead title=t.get(self.heading()) sub=t.get(lead)/>
            <EditForm
                action=words::href(slug, ServicePart::Withdraw(self.version)) version=self.working.revision
            >
                <TextArea control=reason value=self.typed.get("motivo") rows=3 max=super::typed::MAX_CHARS/>
                <FormFoot>
                    <SmallButton kind=SmallKind::Danger text=t.get(self.heading())/>
                    <SmallLink kind=SmallKind::Link href=back text=t.get("console-cancel")/>
                </FormFoot>
            </EditForm>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::withdrawals()
    }
}

impl WithdrawPage {
    /// Whether the version has not begun yet.
    fn waits(&self) -> bool {
        self.working.next.is_some_and(|(version, _)| version == self.version)
    }

    fn heading(&self) -> &'static str {
        if self.waits() { "console-services-cancel" } else { "console-services-withdraw" }
    }
}
