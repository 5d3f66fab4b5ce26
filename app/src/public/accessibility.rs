//! Declaration of accessibility.

use leptos::prelude::*;

use crate::{
    components::{
        Breadcrumb, Crumb, Note,
        layout::{Chapter, Container, Title},
        service::Indexed,
    },
    i18n::{Translator, use_translator},
    page::{Page, use_frame},
};

/// The declaration of accessibility, in draft until the organisation publishes its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccessibilityPage;

/// Anchor, heading, text.
const CHAPTERS: [(&str, &str, &str); 5] = [
    ("conformita", "public-a11y-state", "public-a11y-state-text"),
    ("limiti", "public-a11y-limits", "public-a11y-limits-text"),
    ("prove", "public-a11y-tests", "public-a11y-tests-text"),
    ("segnala", "public-a11y-report", "public-a11y-report-text"),
    ("difensore", "public-a11y-defender", "public-a11y-defender-text"),
];

impl Page for AccessibilityPage {
    fn title(&self, t: Translator) -> String {
        t.get("common-accessibility")
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let organisation = use_frame().organisation.clone();
        let index = CHAPTERS.map(|(id, title, _)| (id, t.get(title))).to_vec();
        let chapters = CHAPTERS
            .map(|(id, title, text)| {
                let values = [
                    ("name", organisation.name.clone().into()),
                    ("phone", organisation.phone.clone().into()),
                    ("email", organisation.email.clone().into()),
                ];
                view! { <Chapter id=id title=t.get(title)><p>{t.with(text, &values)}</p></Chapter> }
            })
            .collect_view();
        view! {
            <Container>
                <Breadcrumb crumbs=vec![Crumb::here(t.get("common-accessibility"))]/>
                <Title text=t.get("common-accessibility") lead=t.get("public-a11y-lead")/>
                <Note icon="sp-draft">{t.get("public-a11y-draft")}</Note>
                <Indexed index=index>{chapters}</Indexed>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("page", Self)]
    }
}
