//! Before something dangerous: the operator confirms who they are.

use leptos::prelude::*;

use crate::{
    components::{ButtonKind, LinkButton, console::AccessCard},
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::Route,
};

/// Signing in again, and back to the same page.
#[derive(Debug, Clone)]
pub struct ConfirmPage {
    /// Local path to come back to.
    pub next: String,
}

impl Page for ConfirmPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-confirm-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let start = Route::OperatorConfirm { next: self.next.clone(), start: true }.href();
        view! {
            <AccessCard title=t.get("console-confirm-title") lead=t.get("console-confirm-lead")>
                <p>{t.get("console-confirm-after")}</p>
                <p>
                    <LinkButton href=start text=t.get("console-confirm-button")/>
                    " "
                    <LinkButton kind=ButtonKind::Link href=self.next text=t.get("console-confirm-back")/>
                </p>
            </AccessCard>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("sessions", Self { next: "/console/sessioni".to_owned() })]
    }
}
