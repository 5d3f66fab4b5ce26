//! Information on data protection (GDPR articles 13 and 14), and legal notes.

use leptos::prelude::*;

use crate::{
    components::{
        Breadcrumb, Crumb,
        layout::{Chapter, Container, Title},
        service::Indexed,
    },
    i18n::{Translator, use_translator},
    page::{Page, use_frame},
};

/// The information on data protection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrivacyPage;

/// Anchor, heading, text.
const CHAPTERS: [(&str, &str, &str); 9] = [
    ("titolare", "public-privacy-who", "public-privacy-who-text"),
    ("perche", "public-privacy-why", "public-privacy-why-text"),
    ("quali-dati", "public-privacy-what", "public-privacy-what-text"),
    ("chi-li-vede", "public-privacy-seen", "public-privacy-seen-text"),
    ("quanto-tempo", "public-privacy-long", "public-privacy-long-text"),
    ("cookie", "public-privacy-cookies", "public-privacy-cookies-text"),
    ("diritti", "public-privacy-rights", "public-privacy-rights-text"),
    ("reclami", "public-privacy-complaint", "public-privacy-complaint-text"),
    ("note-legali", "common-legal", "public-legal-text"),
];

impl Page for PrivacyPage {
    fn title(&self, t: Translator) -> String {
        t.get("common-privacy")
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let organisation = use_frame().organisation.clone();
        let index = CHAPTERS.map(|(id, title, _)| (id, t.get(title))).to_vec();
        let chapters = CHAPTERS
            .map(|(id, title, text)| {
                let values = [
                    ("name", organisation.name.clone().into()),
                    ("address", organisation.address.clone().into()),
                    ("email", organisation.email.clone().into()),
                ];
                view! { <Chapter id=id title=t.get(title)><p>{t.with(text, &values)}</p></Chapter> }
            })
            .collect_view();
        view! {
            <Container>
                <Breadcrumb crumbs=vec![Crumb::here(t.get("common-privacy"))]/>
                <Title text=t.get("common-privacy") lead=t.get("public-privacy-lead")/>
                <Indexed index=index>{chapters}</Indexed>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("page", Self)]
    }
}
