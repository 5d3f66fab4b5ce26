//! The citizen asks for documents of a procedure.

use domain::{
    Protocollo, Text,
    file_access::{ANSWER_DAYS, MAX_CHARS},
};
use leptos::prelude::*;

use crate::{
    components::{
        Breadcrumb, Button, Control, Crumb, ErrorSummary, FieldProblem, HelpBlock, TextArea,
        count::CountScript,
        layout::{Columns, Container, Side, Title},
        request::PostForm,
    },
    i18n::{Translator, use_translator},
    page::Page,
    routes::{RequestPart, Route},
};

/// What was typed, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    /// As it was typed.
    pub text: String,
    /// What must be corrected.
    pub error: Option<String>,
}

/// The form that asks for access to the file of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileAccessPage {
    /// The request.
    pub protocollo: Protocollo,
    /// Name of its service.
    pub service_title: Text,
    /// Which documents.
    pub wanted: Typed,
    /// Why.
    pub interest: Typed,
}

impl Page for FileAccessPage {
    fn title(&self, t: Translator) -> String {
        t.get("citizen-access-title")
    }

    fn has_errors(&self) -> bool {
        self.wanted.error.is_some() || self.interest.error.is_some()
    }

    fn is_written_in(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let request = Route::request(self.protocollo);
        let crumbs = vec![
            Crumb::to(t.get("common-personal-area"), &Route::PersonalArea),
            Crumb::to(t.wording(&self.service_title), &request),
            Crumb::here(t.get("citizen-access-title")),
        ];
        let problems = [("documenti-chiesti", &self.wanted), ("interesse", &self.interest)]
            .into_iter()
            .filter_map(|(id, typed)| Some(FieldProblem { id: id.to_owned(), message: typed.error.clone()? }))
            .collect();
        let wanted = Control::new("documenti", t.get("citizen-access-wanted"))
            .id("documenti-chiesti")
            .hint(t.get("citizen-access-wanted-hint"))
            .error(self.wanted.error);
        let interest = Control::new("interesse", t.get("citizen-access-interest"))
            .hint(t.get("citizen-access-interest-hint"))
            .error(self.interest.error);
        let action = Route::Request { protocollo: self.protocollo, part: RequestPart::Access }.href();
        let lead = t.with("citizen-access-lead", &[("days", ANSWER_DAYS.into())]);
        let side = view! { <Side><HelpBlock/></Side> }.into_any();
        let (wanted_text, interest_text) = (self.wanted.text, self.interest.text);
        view! {
            <Container>
                <Breadcrumb crumbs=crumbs/>
                <ErrorSummary problems=problems/>
                <Title text=t.get("citizen-access-title") lead=lead/>
                <Columns side=side>
                    <PostForm action=action>
                        <TextArea control=wanted value=wanted_text max=MAX_CHARS rows=4 counted=true/>
                        <TextArea control=interest value=interest_text max=MAX_CHARS rows=4 counted=true/>
                        <p>{t.get("citizen-access-silence")}</p>
                        <p><Button icon="sp-sent" text=t.get("citizen-access-send")/></p>
                    </PostForm>
                    <CountScript/>
                </Columns>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        super::samples::file_accesses()
    }
}
