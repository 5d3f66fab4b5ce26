//! A page of chapters with an index, such as a legal notice.

use leptos::prelude::*;

use crate::{
    components::{
        Breadcrumb, Crumb, Linked,
        layout::{Chapter, Container, Title},
        service::Indexed,
    },
    i18n::{Translator, use_translator},
    page::{OrganisationFacts, use_frame},
};

/// Anchor, and keys of heading and text. A text may name the organisation, its address, telephone and e-mail.
pub(super) type ChapterKeys = (&'static str, &'static str, &'static str);

/// The words of a chapter.
pub(super) fn chapter_text(t: Translator, text: &str, organisation: &OrganisationFacts) -> String {
    let values = [
        ("name", organisation.name.clone().into()),
        ("address", organisation.whole_address().into()),
        ("phone", organisation.phone.clone().into()),
        ("email", organisation.email.clone().into()),
    ];
    t.with(text, &values)
}

/// The whole page.
#[component]
pub(super) fn Chapters(
    /// Heading.
    heading: String,
    /// One sentence under it.
    lead: String,
    /// What there is to read.
    chapters: &'static [ChapterKeys],
    /// Something to say before.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let t = use_translator();
    let organisation = use_frame().organisation.clone();
    let index = chapters.iter().map(|(id, title, _)| (*id, t.get(title))).collect::<Vec<_>>();
    let texts = chapters
        .iter()
        .map(|(id, title, text)| {
            let words = chapter_text(t, text, &organisation);
            view! { <Chapter id=*id title=t.get(title)><p><Linked text=words/></p></Chapter> }
        })
        .collect_view();
    view! {
        <Container>
            <Breadcrumb crumbs=vec![Crumb::here(heading.clone())]/>
            <Title text=heading lead=lead/>
            {children.map(|children| children())}
            <Indexed index=index>{texts}</Indexed>
        </Container>
    }
}
