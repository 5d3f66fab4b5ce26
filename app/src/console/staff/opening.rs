//! A new desk, and the end of one.

use domain::{
    format,
    staff::{DeskKind, MAX_DESCRIPTION, MAX_NAME},
    zone::{Closing, DeskChoices},
};
use leptos::prelude::*;

use super::{
    Slip, bodies_samples,
    body_form::{BODY, CLOSED_FROM, KIND},
    form::{DESCRIPTION, NAME, PROFILE},
    history, prove_first,
    rule_form::{OPEN_FROM, OPEN_UNTIL},
    slip_control, slip_problems, why, words,
};
use crate::{
    components::{
        Dl, DlEntry, ErrorSummary, Input, Pick, SelectField, TextArea, TextField,
        console::{Backbar, Banner, LinkLines, PageHead, PartForm, Section, SmallButton, SmallKind},
        stepper::Alert,
    },
    console::catalogue::Typed,
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Route, StaffPart},
};

/// The form of a new desk.
#[derive(Debug, Clone)]
pub struct OpeningPage {
    /// What may be chosen.
    pub choices: DeskChoices,
    /// Whether the administrator proved a moment ago who they are.
    pub fresh: bool,
    /// What was typed.
    pub typed: Typed,
    /// What must be corrected.
    pub slips: Vec<Slip>,
}

impl Page for OpeningPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-bodies-desk-new")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.slips.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let back = Route::ConsoleStaff(StaffPart::Desks).href();
        let action = Route::ConsoleStaff(StaffPart::DeskNew).href();
        let (fields, reason) = (self.fields(t), why(&self.typed, &self.slips, t));
        view! {
            <ErrorSummary problems=slip_problems(&self.slips, t)/>
            <Backbar href=back text=t.get("console-staff-desks")/>
            <PageHead title=t.get("console-bodies-desk-new") sub=t.get("console-bodies-desk-new-lead")/>
            {prove_first(self.fresh, t)}
            <PartForm action=action version=None>
                {fields}
                {reason}
                <p><SmallButton kind=SmallKind::Primary text=t.get("console-bodies-desk-new-button")/></p>
            </PartForm>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        bodies_samples::openings()
    }
}

impl OpeningPage {
    fn fields(&self, t: Translator) -> AnyView {
        let of = |id: &str, key: &str| slip_control(id, id, t.get(key), &self.slips, t);
        let value = |name: &str| self.typed.get(name).to_owned();
        let most = |max: usize| u16::try_from(max).unwrap_or(u16::MAX);
        let kinds = DeskKind::ALL.map(|kind| Pick::new(kind.code(), words::kind(kind, t))).to_vec();
        let bodies = self.choices.bodies.iter();
        let bodies: Vec<Pick> = bodies.map(|(id, name)| Pick::new(id.to_string(), name.clone())).collect();
        let profiles = self.choices.profiles.iter();
        let profiles: Vec<Pick> =
            profiles.map(|profile| Pick::new(profile.id.to_string(), profile.name.clone())).collect();
        let body = of(BODY, "console-bodies-body").hint(t.get("console-bodies-body-hint"));
        let profile = of(PROFILE, "console-staff-profile").hint(t.get("console-bodies-profile-hint"));
        let date = |id: &str, key: &str| of(id, key).hint(t.get("console-access-on-hint")).optional(true);
        let choose = || t.get("console-choose");
        view! {
            <TextField control=of(NAME, "console-staff-desk-name") value=value(NAME) max=most(MAX_NAME)/>
            <SelectField control=body options=bodies value=value(BODY) empty=choose()/>
            <SelectField
                control=of(KIND, "console-staff-kind") options=kinds value=value(KIND) empty=choose()
            />
            <SelectField control=profile options=profiles value=value(PROFILE) empty=choose()/>
            <TextField
                control=date(OPEN_FROM, "console-zone-open-from") value=value(OPEN_FROM) input=Input::Date
                max=10
            />
            <TextField
                control=date(OPEN_UNTIL, "console-zone-open-until") value=value(OPEN_UNTIL) input=Input::Date
                max=10
            />
            <TextArea
                control=of(DESCRIPTION, "console-staff-description").optional(true) value=value(DESCRIPTION)
                rows=4 max=most(MAX_DESCRIPTION)
            />
        }
        .into_any()
    }
}

/// The end of a desk: what is open there, and from which day on nobody works there.
#[derive(Debug, Clone)]
pub struct ClosingPage {
    /// The desk, with what is open there.
    pub closing: Closing,
    /// Whether the administrator proved a moment ago who they are.
    pub fresh: bool,
    /// What was typed.
    pub typed: Typed,
    /// What must be corrected.
    pub slips: Vec<Slip>,
    /// Whether somebody changed it since the page was shown.
    pub conflict: bool,
}

impl ClosingPage {
    /// The page of what is there.
    pub fn shown(closing: Closing, fresh: bool) -> Self {
        Self { closing, fresh, typed: Typed::default(), slips: Vec::new(), conflict: false }
    }
}

impl Page for ClosingPage {
    fn title(&self, t: Translator) -> String {
        format!("{} · {}", t.get("console-bodies-close"), self.closing.file.desk.desk.name)
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.slips.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let name = self.closing.file.desk.desk.name.clone();
        let back = Route::ConsoleStaff(StaffPart::Desk(self.closing.file.desk.desk.id)).href();
        let conflict = self.conflict.then(|| {
            let now = words::days(self.closing.open, t);
            let text = t.with("console-staff-desk-conflict", &[("text", now.into())]);
            view! { <Alert title=t.get("console-staff-conflict") text=text/> }
        });
        view! {
            <ErrorSummary problems=slip_problems(&self.slips, t)/>
            {conflict}
            <Backbar href=back text=name.clone()/>
            <PageHead title=t.get("console-bodies-close") sub=name/>
            <p>{words::days(self.closing.open, t)}</p>
            {self.work(t)}
            {self.services(t)}
            {self.writing(t)}
            {history(self.closing.file.history.clone(), t)}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        bodies_samples::closings()
    }
}

impl ClosingPage {
    /// What is open there, and where it may be handed over.
    fn work(&self, t: Translator) -> AnyView {
        let work = self.closing.work;
        let entry = |key: &str, count: u32| DlEntry::new(t.get(key), count.to_string());
        let entries = vec![
            entry("console-bodies-open-intakes", work.intakes),
            entry("console-bodies-open-cards", work.cards),
            entry("console-bodies-open-referrals", work.referrals),
            entry("console-bodies-open-outside", work.outside),
            entry("console-bodies-open-proposals", work.proposals),
            entry("console-bodies-open-appointments", work.appointments),
        ];
        let what = if work.is_none() {
            view! { <p>{t.get("console-bodies-open-none")}</p> }.into_any()
        } else {
            let lines: Vec<_> = self.closing.others.iter().map(|desk| (None, desk.name.clone())).collect();
            let to = (!lines.is_empty()).then(|| {
                view! {
                    <p>{t.get("console-bodies-open-to")}</p>
                    <LinkLines lines=lines/>
                }
            });
            view! {
                <Banner icon="sp-alert" text=t.get("console-bodies-open-some")/>
                {to}
            }
            .into_any()
        };
        view! {
            <Section id="aperto" title=t.get("console-bodies-open")>
                <Dl entries=entries/>
                {what}
            </Section>
        }
        .into_any()
    }

    /// Services whose requests arrive here: from that day on they go elsewhere.
    fn services(&self, t: Translator) -> Option<AnyView> {
        let lines: Vec<_> = self.closing.file.services.iter().map(|title| (None, title.clone())).collect();
        (!lines.is_empty()).then(|| {
            view! {
                <Section id="servizi" title=t.get("console-staff-services")>
                    <p>{t.get("console-bodies-close-services")}</p>
                    <LinkLines lines=lines/>
                </Section>
            }
            .into_any()
        })
    }

    fn writing(&self, t: Translator) -> AnyView {
        let title = t.get("console-bodies-close");
        if !self.closing.file.writable {
            return view! {
                <Section id="scrivi" title=title><p>{t.get("console-staff-refused-elsewhere")}</p></Section>
            }
            .into_any();
        }
        let label = t.get("console-bodies-closed-from");
        let control = slip_control(CLOSED_FROM, CLOSED_FROM, label, &self.slips, t)
            .hint(t.get("console-bodies-closed-from-hint"));
        let written = self.closing.open.until.and_then(|until| until.succ_opt()).map(format::date);
        let value = match self.typed.get(CLOSED_FROM) {
            "" => written.unwrap_or_default(),
            typed => typed.to_owned(),
        };
        let action = Route::ConsoleStaff(StaffPart::DeskClose(self.closing.file.desk.desk.id)).href();
        let version = Some(i64::from(self.closing.file.version));
        let (prove, reason) = (prove_first(self.fresh, t), why(&self.typed, &self.slips, t));
        view! {
            <Section id="scrivi" title=title>
                {prove}
                <p>{t.get("console-bodies-close-lead")}</p>
                <Banner icon="sp-alert" text=t.get("console-bodies-close-later")/>
                <PartForm action=action version=version>
                    <TextField control=control value=value input=Input::Date max=10/>
                    {reason}
                    <p><SmallButton kind=SmallKind::Danger text=t.get("console-bodies-close-button")/></p>
                </PartForm>
            </Section>
        }
        .into_any()
    }
}
