//! Everything that the citizen has handed in, whatever request it belongs to.

use domain::{document::OwnDocument, format};
use leptos::prelude::*;

use crate::{
    components::{
        Breadcrumb, Crumb, HelpBlock,
        layout::{Columns, Container, Side, Small, Stack, Title},
        reuse::own_item,
        upload::{FileLine, Files},
    },
    i18n::{Translator, use_translator},
    page::Page,
    routes::Route,
};

/// The documents of a citizen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnDocumentsPage {
    /// Newest first.
    pub documents: Vec<OwnDocument>,
}

impl Page for OwnDocumentsPage {
    fn title(&self, t: Translator) -> String {
        t.get("citizen-own-title")
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let crumbs = vec![
            Crumb::to(t.get("common-personal-area"), &Route::PersonalArea),
            Crumb::here(t.get("citizen-own-title")),
        ];
        let side = view! { <Side><HelpBlock/></Side> }.into_any();
        let list = if self.documents.is_empty() {
            view! { <p>{t.get("citizen-own-none")}</p> }.into_any()
        } else {
            let lines = self.documents.into_iter().map(|own| line(t, own)).collect_view();
            view! { <Files>{lines}</Files> }.into_any()
        };
        view! {
            <Container>
                <Breadcrumb crumbs=crumbs/>
                <Title text=t.get("citizen-own-title") lead=t.get("citizen-own-lead")/>
                <Columns side=side><Stack>{list}</Stack></Columns>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        super::samples::own_documents()
    }
}

/// A document: for which request, when, where it stands, and by which digest it is known to be the same.
fn line(t: Translator, own: OwnDocument) -> AnyView {
    let handed_in = format::date_time(own.document.uploaded_at);
    let request = match own.protocollo {
        Some(protocollo) => {
            let number = t.with("citizen-own-request", &[("number", protocollo.to_string().into())]);
            view! { <a href=Route::request(protocollo).href()>{number}</a> }.into_any()
        }
        None => {
            let href = Route::service(&own.service).href();
            view! { <a href=href>{t.get("citizen-own-draft")}</a> }.into_any()
        }
    };
    let more = view! {
        <Small>{request}" · "{t.with("citizen-own-handed-in", &[("date", handed_in.into())])}</Small>
    };
    view! { <FileLine file=own_item(t, own) more=more.into_any()/> }.into_any()
}
