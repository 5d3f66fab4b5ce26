//! Giving a draft up: what goes, and one button.

use domain::Text;
use leptos::prelude::*;

use super::words::crumbs;
use crate::{
    components::{
        Breadcrumb, Button, ButtonKind, HelpBlock, LinkButton,
        layout::Container,
        request::PostForm,
        stepper::{FlowColumns, FlowHeading, FlowService},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{PersonalPart, Route},
};

/// The question before a draft goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DropDraftPage {
    /// Slug of the service.
    pub service: String,
    /// Name of the service.
    pub service_title: Text,
}

impl Page for DropDraftPage {
    fn title(&self, t: Translator) -> String {
        t.get("citizen-drop-draft")
    }

    fn layout(&self) -> Layout {
        Layout::Flow
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let crumbs = crumbs(t, &self.service, &self.service_title, t.get("citizen-drop-draft"));
        let (service, side) = (t.text(&self.service_title), view! { <HelpBlock/> }.into_any());
        let action = Route::Personal(PersonalPart::DropDraft { service: self.service }).href();
        view! {
            <Container>
                <Breadcrumb crumbs=crumbs/>
                <FlowService service=service/>
                <FlowColumns side=side>
                    <FlowHeading
                        title=t.get("citizen-drop-draft") lead=Some(t.get("citizen-drop-draft-lead").into())
                    />
                    <PostForm action=action>
                        <p>
                            <Button kind=ButtonKind::Danger text=t.get("citizen-drop-draft")/>
                            " "
                            <LinkButton
                                href=Route::PersonalArea.href() kind=ButtonKind::Link
                                text=t.get("citizen-drop-draft-keep")
                            />
                        </p>
                    </PostForm>
                </FlowColumns>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let service_title = Text::italian("Pasti a domicilio").with(domain::Lang::En, "Meals at home");
        vec![("draft", Self { service: "pasti-a-domicilio".into(), service_title })]
    }
}
