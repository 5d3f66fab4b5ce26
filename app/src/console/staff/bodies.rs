//! The bodies of the zone, one of them, and a new one.

use domain::{
    staff::MAX_NAME,
    zone::{BodyFile, BodyKind, BodyLine},
};
use leptos::prelude::*;

use super::{
    Slip, bodies_samples,
    body_form::{
        BELFIORE, EMAIL, IPA, KIND, MAX_EMAIL, PHONE, SECTOR, SECTOR_FROM, SECTOR_UNTIL, typed_body,
    },
    form::NAME,
    history, prove_first,
    rule_form::rule_id,
    saved, slip_control, slip_problems, why, words,
};
use crate::{
    components::{
        ErrorSummary, Input, Pick, SelectField, TextField,
        console::{Backbar, LinkLines, PageHead, PartForm, Rows, Section, SmallButton, SmallKind, SmallLink},
        stepper::Alert,
    },
    console::catalogue::Typed,
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Route, StaffPart},
};

/// The bodies of the zone, by name.
#[derive(Debug, Clone)]
pub struct BodiesPage {
    /// In the order shown.
    pub bodies: Vec<BodyLine>,
}

impl Page for BodiesPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-bodies-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let heads = ["console-bodies-body", "console-staff-kind", "console-staff-desks"];
        let heads = heads.map(|key| t.get(key)).to_vec();
        let new = Route::ConsoleStaff(StaffPart::BodyNew).href();
        let rows = self.bodies.into_iter().map(|body| row(body, t)).collect();
        view! {
            <PageHead title=t.get("console-bodies-title") sub=t.get("console-bodies-lead")>
                <SmallLink href=new text=t.get("console-bodies-new")/>
            </PageHead>
            <Rows caption=t.get("console-bodies-title") heads=heads rows=rows/>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        bodies_samples::lists()
    }
}

fn row(body: BodyLine, t: Translator) -> Vec<AnyView> {
    let href = Route::ConsoleStaff(StaffPart::Body(body.id)).href();
    vec![
        view! { <a href=href>{body.name}</a> }.into_any(),
        words::body(body.kind, t).into_any(),
        body.desks.to_string().into_any(),
    ]
}

/// A body with its form, or the form of a new one.
#[derive(Debug, Clone)]
pub struct BodyPage {
    /// Its facts and what was changed; none of a new one.
    pub file: Option<BodyFile>,
    /// Whether the administrator proved a moment ago who they are.
    pub fresh: bool,
    /// What was typed, or what is there.
    pub typed: Typed,
    /// What must be corrected.
    pub slips: Vec<Slip>,
    /// Whether somebody changed it since the page was shown.
    pub conflict: bool,
    /// Whether it was saved just now.
    pub saved: bool,
}

impl BodyPage {
    /// The page of what is there.
    pub fn shown(file: BodyFile, fresh: bool) -> Self {
        let typed = typed_body(&file.text);
        Self { file: Some(file), fresh, typed, slips: Vec::new(), conflict: false, saved: false }
    }

    /// The form of a new one.
    pub fn new(fresh: bool) -> Self {
        Self { file: None, fresh, typed: Typed::default(), slips: Vec::new(), conflict: false, saved: false }
    }
}

impl Page for BodyPage {
    fn title(&self, t: Translator) -> String {
        match &self.file {
            Some(file) => format!("{} · {}", file.text.name, t.get("console-bodies-title")),
            None => t.get("console-bodies-new"),
        }
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.slips.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let back = Route::ConsoleStaff(StaffPart::Bodies).href();
        let (title, sub) = match &self.file {
            Some(file) => (file.text.name.clone(), words::body(file.text.kind, t)),
            None => (t.get("console-bodies-new"), t.get("console-bodies-new-lead")),
        };
        let now = self.file.as_ref().filter(|_| self.conflict).map(|file| words::body_text(&file.text, t));
        let conflict = now.map(|now| {
            let text = t.with("console-staff-desk-conflict", &[("text", now.into())]);
            view! { <Alert title=t.get("console-staff-conflict") text=text/> }
        });
        let facts = self.file.as_ref().map(|file| facts(file, t));
        let changes = self.file.as_ref().map(|file| history(file.history.clone(), t));
        view! {
            <ErrorSummary problems=slip_problems(&self.slips, t)/>
            {conflict}
            <Backbar href=back text=t.get("console-bodies-title")/>
            <PageHead title=title sub=sub/>
            {saved(self.saved, t)}
            {facts}
            {self.writing(t)}
            {changes}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        bodies_samples::bodies()
    }
}

/// Desks and agreements, which are written on the pages of the desks.
fn facts(file: &BodyFile, t: Translator) -> AnyView {
    let desk = |desk: &domain::actor::DeskRef| {
        (Some(Route::ConsoleStaff(StaffPart::Desk(desk.id)).href()), desk.name.clone())
    };
    let desks: Vec<_> = file.desks.iter().map(desk).collect();
    let none = desks.is_empty().then(|| view! { <p>{t.get("console-bodies-no-desks")}</p> });
    let desks = (!desks.is_empty()).then(|| view! { <LinkLines lines=desks/> });
    view! {
        <Section id="sportelli" title=t.get("console-staff-desks")>{none}{desks}</Section>
        {agreements(file, t)}
    }
    .into_any()
}

/// Agreements of a body that needs one, with the page of the desk where they are written.
fn agreements(file: &BodyFile, t: Translator) -> Option<AnyView> {
    if !file.text.kind.is_outside() {
        return None;
    }
    let days = |agreement: &domain::zone::Agreement| {
        let (from, until) = (Some(agreement.dates.from), Some(agreement.dates.until));
        let days = words::days(domain::codes::Validity { from, until }, t);
        (None, format!("{}, {days}", agreement.act))
    };
    let lines: Vec<_> = file.agreements.iter().map(days).collect();
    let none = lines.is_empty().then(|| view! { <p>{t.get("console-zone-agreements-none")}</p> });
    let lines = (!lines.is_empty()).then(|| view! { <LinkLines lines=lines/> });
    let write = file.desks.first().map(|desk| {
        let href = format!("{}#convenzioni", Route::ConsoleStaff(StaffPart::Rules(desk.id)).href());
        view! { <p><SmallLink href=href text=t.get("console-bodies-agreements-write")/></p> }
    });
    let view = view! {
        <Section id="convenzioni" title=t.get("console-zone-agreements")>
            <p>{t.get("console-zone-agreements-lead")}</p>
            {none}{lines}{write}
        </Section>
    };
    Some(view.into_any())
}

impl BodyPage {
    /// The form, for who administers the body.
    fn writing(&self, t: Translator) -> AnyView {
        let title = t.get("console-bodies-write");
        if self.file.as_ref().is_some_and(|file| !file.writable) {
            return view! {
                <Section id="scrivi" title=title><p>{t.get("console-staff-refused-elsewhere")}</p></Section>
            }
            .into_any();
        }
        let part = self.file.as_ref().map_or(StaffPart::BodyNew, |file| StaffPart::Body(file.id));
        let action = Route::ConsoleStaff(part).href();
        let version = self.file.as_ref().map(|file| i64::from(file.version));
        let (fields, sectors) = (self.fields(t), self.sectors(t));
        let (prove, reason) = (prove_first(self.fresh, t), why(&self.typed, &self.slips, t));
        view! {
            <Section id="scrivi" title=title>
                {prove}
                <PartForm action=action version=version>
                    {fields}
                    {sectors}
                    {reason}
                    <p><SmallButton kind=SmallKind::Primary text=t.get("console-save")/></p>
                </PartForm>
            </Section>
        }
        .into_any()
    }

    fn fields(&self, t: Translator) -> AnyView {
        let of = |id: &str, key: &str| slip_control(id, id, t.get(key), &self.slips, t);
        let value = |name: &str| self.typed.get(name).to_owned();
        let most = |max: usize| u16::try_from(max).unwrap_or(u16::MAX);
        let kinds = BodyKind::ALL.map(|kind| Pick::new(kind.code(), words::body(kind, t))).to_vec();
        let kind = of(KIND, "console-bodies-kind").hint(t.get("console-bodies-kind-hint"));
        let belfiore = of(BELFIORE, "console-bodies-cadastral").hint(t.get("console-bodies-cadastral-hint"));
        let ipa = of(IPA, "console-bodies-ipa").hint(t.get("console-bodies-ipa-hint"));
        let phone = of(PHONE, "console-bodies-phone").optional(true);
        let email = of(EMAIL, "console-bodies-email").optional(true);
        view! {
            <TextField control=of(NAME, "console-bodies-name") value=value(NAME) max=most(MAX_NAME)/>
            <SelectField control=kind options=kinds value=value(KIND) empty=t.get("console-choose")/>
            <TextField control=belfiore.optional(true) value=value(BELFIORE) input=Input::Code max=4/>
            <TextField control=ipa.optional(true) value=value(IPA) max=20/>
            <TextField control=phone value=value(PHONE) input=Input::Phone max=most(MAX_NAME)/>
            <TextField control=email value=value(EMAIL) input=Input::Email max=most(MAX_EMAIL)/>
        }
        .into_any()
    }

    /// The sectors in order, with an empty line for one more.
    fn sectors(&self, t: Translator) -> AnyView {
        let lines = self.typed.all(SECTOR).len().max(1);
        let sectors: Vec<AnyView> = (0..lines).map(|place| self.sector(place, t)).collect();
        view! {
            <p>{t.get("console-bodies-sectors-lead")}</p>
            {sectors}
        }
        .into_any()
    }

    fn sector(&self, place: usize, t: Translator) -> AnyView {
        let value = |name: &str| self.typed.all(name).get(place).cloned().unwrap_or_default();
        let number = t.with("console-bodies-sector", &[("number", (place + 1).into())]);
        let of = |name: &str, key: &str| {
            let label = format!("{number}: {}", t.get(key));
            slip_control(&rule_id(place, name), name, label, &self.slips, t).optional(true)
        };
        let date = |name: &str, key: &str| of(name, key).hint(t.get("console-access-on-hint")).half();
        let most = u16::try_from(MAX_NAME).unwrap_or(u16::MAX);
        view! {
            <TextField control=of(SECTOR, "console-bodies-sector-name") value=value(SECTOR) max=most/>
            <TextField
                control=date(SECTOR_FROM, "console-bodies-sector-from") value=value(SECTOR_FROM)
                input=Input::Date max=10
            />
            <TextField
                control=date(SECTOR_UNTIL, "console-bodies-sector-until") value=value(SECTOR_UNTIL)
                input=Input::Date max=10
            />
        }
        .into_any()
    }
}
