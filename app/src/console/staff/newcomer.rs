//! A new operator.

use domain::staff::{MAX_NAME, MAX_REASON};
use leptos::prelude::*;

pub use super::form::NewcomerForm as Newcomer;
use super::{
    Mistake, control,
    form::{ACCOUNT, NAME, REASON, SPID, WAY_IN},
    problems, prove_first, samples,
};
use crate::{
    components::{
        Choices, ErrorSummary, Pick, TextArea, TextField,
        console::{Backbar, PageHead, PartForm, SmallButton, SmallKind},
    },
    console::catalogue::Typed,
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Route, StaffPart},
};

/// Writing somebody down who may then be given memberships.
#[derive(Debug, Clone)]
pub struct NewcomerPage {
    /// Issuers of the bodies' providers, with their names.
    pub providers: Vec<(String, String)>,
    /// Whether operators may come in with SPID or CIE.
    pub spid: bool,
    /// Whether the administrator proved a moment ago who they are.
    pub fresh: bool,
    /// What was typed.
    pub typed: Typed,
    /// What must be corrected.
    pub mistakes: Vec<Mistake>,
}

impl Page for NewcomerPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-staff-new")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.mistakes.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let back = Route::ConsoleStaff(StaffPart::members()).href();
        let action = Route::ConsoleStaff(StaffPart::New).href();
        let fields = self.fields(t);
        view! {
            <ErrorSummary problems=problems(&self.mistakes, t)/>
            <Backbar href=back text=t.get("console-staff-title")/>
            <PageHead title=t.get("console-staff-new") sub=t.get("console-staff-new-lead")/>
            {prove_first(self.fresh, t)}
            <PartForm action=action version=None>
                {fields}
                <p><SmallButton kind=SmallKind::Primary text=t.get("console-staff-new-button")/></p>
            </PartForm>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::newcomers()
    }
}

impl NewcomerPage {
    fn fields(&self, t: Translator) -> AnyView {
        let of = |id, key: &str| control(id, id, t.get(key), &self.mistakes, t);
        let most = |max: usize| u16::try_from(max).unwrap_or(u16::MAX);
        let mut ways: Vec<Pick> =
            self.providers.iter().map(|(issuer, name)| Pick::new(issuer.clone(), name.clone())).collect();
        if self.spid {
            ways.push(Pick::new(SPID, t.get("console-staff-way-spid")));
        }
        let account = of(ACCOUNT, "console-staff-account").hint(t.get("console-staff-account-hint"));
        view! {
            <TextField control=of(NAME, "console-staff-name") value=self.typed.get(NAME) max=most(MAX_NAME)/>
            <Choices control=of(WAY_IN, "console-staff-way-in") options=ways value=self.typed.get(WAY_IN)/>
            <TextField control=account value=self.typed.get(ACCOUNT) max=most(MAX_NAME)/>
            <TextArea
                control=of(REASON, "console-staff-reason") value=self.typed.get(REASON) rows=2
                max=most(MAX_REASON)
            />
        }
        .into_any()
    }
}
