//! The service of a draft takes no requests any more; what was written stays to be read.

use chrono::NaiveDate;
use domain::{Text, form::Summary, format};
use leptos::prelude::*;

use super::FoundStep;
use crate::{
    components::{
        HelpBlock,
        layout::Container,
        notices::FormNotice,
        stepper::{FlowColumns, FlowHeading, FlowService},
        summary::{Summaries, SummaryBlock},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::Route,
};

/// A draft of a service that was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawnPage {
    /// Name of the service.
    pub service_title: Text,
    /// The answers, step by step.
    pub summary: Summary,
    /// Day after which the draft expires.
    pub expires_on: NaiveDate,
    /// What was being sent of a step when the session ended, and came too late.
    pub found: Option<FoundStep>,
}

impl Page for WithdrawnPage {
    fn title(&self, t: Translator) -> String {
        t.get("citizen-withdrawn-title")
    }

    fn layout(&self) -> Layout {
        Layout::Flow
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let kept = t.with("citizen-withdrawn-text", &[("date", format::date(self.expires_on).into())]);
        let act = Some((t.get("citizen-withdrawn-services"), Route::Services.href()));
        let sections = self
            .summary
            .sections
            .into_iter()
            .map(|section| view! { <SummaryBlock section=section edit=None/> })
            .collect_view();
        let found = self.found.map(|found| found.notice(t));
        let (service, side) = (t.text(&self.service_title), view! { <HelpBlock/> }.into_any());
        view! {
            <Container>
                <FlowService service=service/>
                <FlowColumns side=side>
                    <FlowHeading title=t.get("citizen-withdrawn-title") lead=None/>
                    <FormNotice title=t.get("citizen-withdrawn-safe") text=kept act=act/>
                    {found}
                    <Summaries>{sections}</Summaries>
                </FlowColumns>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        super::samples::withdrawn()
    }
}
