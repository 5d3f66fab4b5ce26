//! What citizens keep for themselves: profile, privacy, sessions, and the copy of all their data.

mod copy;
mod privacy;
mod profile;
mod records;
mod samples;
mod sessions;

pub use copy::{CopyPart, DataCopy, data_copy};
pub use privacy::OwnPrivacyPage;
pub(in crate::citizen) use profile::mail_back;
pub use profile::{CodeFault, Done, ProfileFault, ProfilePage, Served, TypedContacts};
pub use sessions::OwnSessionsPage;

use leptos::prelude::*;

use crate::{
    components::{
        Breadcrumb, Crumb, ErrorSummary, FieldProblem, HelpBlock,
        layout::{Columns, Container, Side, Stack, Title},
        own::OwnLinks,
    },
    i18n::use_translator,
    routes::Route,
};

/// The frame of these pages: path, errors, heading, and the links to one another.
#[component]
fn OwnPage(
    /// `<h1>`.
    title: String,
    /// One sentence under it.
    lead: String,
    /// What must be corrected.
    #[prop(optional)]
    problems: Vec<FieldProblem>,
    /// Content.
    children: Children,
) -> impl IntoView {
    let t = use_translator();
    let crumbs =
        vec![Crumb::to(t.get("common-personal-area"), &Route::PersonalArea), Crumb::here(title.clone())];
    let side = view! { <Side><OwnLinks/><HelpBlock/></Side> }.into_any();
    view! {
        <Container>
            <Breadcrumb crumbs=crumbs/>
            <ErrorSummary problems=problems/>
            <Title text=title lead=lead/>
            <Columns side=side><Stack>{children()}</Stack></Columns>
        </Container>
    }
}
