//! The form as citizens will see it, to be tried: nothing is stored.

use domain::{
    form::{Summary, SummaryLine},
    service::Service,
};
use leptos::prelude::*;

use super::{samples, words};
use crate::{
    citizen::StepPage,
    components::{
        Button, ButtonKind, ErrorSummary,
        console::{Backbar, Banner, FormFoot, PageHead, PreviewForm, Rows, Section, SmallLink},
        stepper::{StepLink, Stepper},
        summary::{SummaryBlock, entry},
    },
    console::words::group,
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::ServicePart,
};

/// Name of the hidden field with the answers of the other steps.
pub const ANSWERS: &str = "_risposte";
/// Name of the hidden field with the names of the files.
pub const FILES: &str = "_documenti";

/// A step, as the citizen's page shows it.
#[derive(Debug, Clone)]
pub struct PreviewPage {
    /// The step with its answers and its errors.
    pub step: StepPage,
    /// Hidden fields: what was answered so far.
    pub kept: Vec<(&'static str, String)>,
}

impl Page for PreviewPage {
    fn title(&self, t: Translator) -> String {
        format!("{} · {}", t.get("console-services-preview"), t.text(&self.step.service_title))
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.step.errors.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let Some(step) = self.step.form.steps.get(self.step.step).cloned() else {
            return ().into_any();
        };
        let steps =
            self.step.form.steps.iter().map(|step| StepLink { name: t.wording(&step.name), href: None });
        let steps: Vec<StepLink> = steps.collect();
        let (slug, place) = (self.step.service.clone(), self.step.step);
        let action = words::href(&slug, ServicePart::Preview(step.slug.clone()));
        let lead = step.lead.as_ref().map(|lead| t.text(lead)).unwrap_or_default();
        let back = (place > 0).then(|| {
            view! {
                <Button kind=ButtonKind::Secondary name="azione" value="indietro" text=t.get("citizen-back")/>
            }
        });
        view! {
            <ErrorSummary problems=crate::problems::summary(t, &self.step.errors)/>
            <Backbar href=words::href(&slug, ServicePart::Form) text=t.get("console-services-edit-form")/>
            <Banner icon="it-password-visible" text=t.get("console-preview-banner")/>
            <PageHead title=t.text(&step.title) sub=lead/>
            <Stepper steps=steps current=place/>
            <PreviewForm action=action kept=self.kept>
                {self.step.parts(&step)}
                <FormFoot>
                    {back}
                    <Button name="azione" value="avanti" text=t.get("citizen-next")/>
                </FormFoot>
            </PreviewForm>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::previews()
    }
}

/// Everything read back, and what of it the desk will see.
#[derive(Debug, Clone)]
pub struct PreviewSummaryPage {
    /// The service.
    pub service: Service,
    /// The answers.
    pub summary: Summary,
}

impl Page for PreviewSummaryPage {
    fn title(&self, t: Translator) -> String {
        format!("{} · {}", t.get("console-preview-summary"), t.text(&self.service.title))
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let slug = self.service.slug.clone();
        let first = self.service.form.steps.first().map(|step| {
            let again = words::href(&slug, ServicePart::Preview(step.slug.clone()));
            view! { <SmallLink href=again text=t.get("console-preview-again")/> }
        });
        let heads = ["console-preview-question", "console-preview-answer", "console-preview-hidden-by"];
        let rows = self.summary.sections.iter().flat_map(|section| &section.lines).map(|line| row(t, line));
        let rows: Vec<Vec<AnyView>> = rows.collect();
        let blocks = self
            .summary
            .sections
            .into_iter()
            .map(|section| view! { <SummaryBlock section=section edit=None/> })
            .collect_view();
        view! {
            <Backbar href=words::href(&slug, ServicePart::Form) text=t.get("console-services-edit-form")/>
            <Banner icon="it-password-visible" text=t.get("console-preview-banner")/>
            <PageHead title=t.get("console-preview-summary") sub=t.get("console-preview-summary-lead")/>
            <FormFoot>{first}</FormFoot>
            {blocks}
            <Section id="scheda" title=t.get("console-preview-card")>
                <p>{t.get("console-preview-card-text")}</p>
                <Rows
                    caption=t.get("console-preview-card") heads=heads.map(|head| t.get(head)).to_vec() rows=rows
                />
            </Section>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::preview_summaries()
    }
}

/// A question, its answer, and the group by which a desk's profile may hide it.
fn row(t: Translator, line: &SummaryLine) -> Vec<AnyView> {
    let entry = entry(t, line);
    let values: Vec<String> = entry.values.iter().map(|value| value.text().to_owned()).collect();
    let hidden = line.group.map_or_else(|| t.get("console-preview-nobody"), |hidden| t.get(group(hidden)));
    vec![
        entry.term.text().to_owned().into_any(),
        view! { <bdi>{values.join(", ")}</bdi> }.into_any(),
        hidden.into_any(),
    ]
}
