//! A place where a desk receives people: building, telephone, languages, hours of every week.

use domain::{
    Lang,
    appointment::Reason,
    staff::{MAX_DESCRIPTION, MAX_NAME},
    zone::PointFile,
};
use leptos::prelude::*;

use super::{
    Slip, bodies_samples,
    body_form::{
        ACCESSIBILITY, ADDRESS, DIRECTIONS, EMAIL, GIVING, HOURS, LANGUAGES, MAX_EMAIL, PHONE, SEASONS,
        SIGNS, TOWN, typed_point,
    },
    form::NAME,
    prove_first, slip_control, slip_problems, why, words,
};
use crate::{
    appointments::words as appointments,
    components::{
        CheckField, ErrorSummary, Input, Pick, SeveralField, TextArea, TextField,
        console::{Backbar, Banner, PageHead, PartForm, Section, SmallButton, SmallKind},
        stepper::Alert,
    },
    console::catalogue::Typed,
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Route, StaffPart},
};

/// A place with its form, or the form of a new one.
#[derive(Debug, Clone)]
pub struct PointPage {
    /// The desk, and the place if it is there.
    pub place: PointFile,
    /// Whether the administrator proved a moment ago who they are.
    pub fresh: bool,
    /// What was typed, or what is there.
    pub typed: Typed,
    /// What must be corrected.
    pub slips: Vec<Slip>,
    /// Whether somebody changed the desk since the page was shown.
    pub conflict: bool,
}

impl PointPage {
    /// The page of what is there.
    pub fn shown(place: PointFile, fresh: bool) -> Self {
        let typed = place.point.as_ref().map(|(_, text)| typed_point(text)).unwrap_or_default();
        Self { place, fresh, typed, slips: Vec::new(), conflict: false }
    }
}

impl Page for PointPage {
    fn title(&self, t: Translator) -> String {
        let name = self.place.point.as_ref().map(|(_, text)| text.name.clone());
        let name = name.unwrap_or_else(|| t.get("console-bodies-point-new"));
        format!("{name} · {}", self.place.file.desk.desk.name)
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.slips.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let desk = self.place.file.desk.desk.clone();
        let back = Route::ConsoleStaff(StaffPart::Desk(desk.id)).href();
        let written = self.place.point.as_ref().map(|(_, text)| text.clone());
        let conflict = self.conflict.then(|| {
            let now = written.as_ref().map(|text| words::point_text(text, t)).unwrap_or_default();
            let text = t.with("console-staff-desk-conflict", &[("text", now.into())]);
            view! { <Alert title=t.get("console-staff-conflict") text=text/> }
        });
        let title = written.map_or_else(|| t.get("console-bodies-point-new"), |text| text.name);
        view! {
            <ErrorSummary problems=slip_problems(&self.slips, t)/>
            {conflict}
            <Backbar href=back text=desk.name.clone()/>
            <PageHead title=title sub=desk.name/>
            {self.shared(t)}
            {self.writing(t)}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        bodies_samples::points()
    }
}

impl PointPage {
    /// Which other desks a change of the building is seen at.
    fn shared(&self, t: Translator) -> Option<AnyView> {
        let names: Vec<&str> = self.place.shared.iter().map(|desk| desk.name.as_str()).collect();
        let text = t.with("console-bodies-shared", &[("desks", names.join(", ").into())]);
        (!names.is_empty()).then(|| view! { <Banner icon="it-pa" text=text/> }.into_any())
    }

    /// Openings between two days, a line for each day of the week.
    fn seasons(&self, t: Translator) -> AnyView {
        let control = slip_control(SEASONS, SEASONS, t.get("console-bodies-dated"), &self.slips, t)
            .hint(t.get("console-bodies-dated-lead"))
            .optional(true);
        let value = self.typed.get(SEASONS).to_owned();
        view! { <TextArea control=control value=value rows=3 max=4000/> }.into_any()
    }

    fn writing(&self, t: Translator) -> AnyView {
        let title = t.get("console-bodies-point-write");
        if !self.place.file.writable {
            return view! {
                <Section id="scrivi" title=title><p>{t.get("console-staff-refused-elsewhere")}</p></Section>
            }
            .into_any();
        }
        let desk = self.place.file.desk.desk.id;
        let part = match &self.place.point {
            Some((id, _)) => StaffPart::Point(desk, *id),
            None => StaffPart::PointNew(desk),
        };
        let action = Route::ConsoleStaff(part).href();
        let version = Some(i64::from(self.place.file.version));
        let (building, desk) = (self.building(t), self.desk(t));
        let (hours, seasons, giving) = (self.hours(t), self.seasons(t), self.giving(t));
        let (prove, reason) = (prove_first(self.fresh, t), why(&self.typed, &self.slips, t));
        view! {
            <Section id="scrivi" title=title>
                {prove}
                <PartForm action=action version=version>
                    {building}
                    {desk}
                    {hours}
                    {seasons}
                    {giving}
                    {reason}
                    <p><SmallButton kind=SmallKind::Primary text=t.get("console-save")/></p>
                </PartForm>
            </Section>
        }
        .into_any()
    }

    fn building(&self, t: Translator) -> AnyView {
        let of = |id: &str, key: &str| slip_control(id, id, t.get(key), &self.slips, t);
        let value = |name: &str| self.typed.get(name).to_owned();
        let name = u16::try_from(MAX_NAME).unwrap_or(u16::MAX);
        let long = u16::try_from(MAX_DESCRIPTION).unwrap_or(u16::MAX);
        let text = |id: &str, key: &str| of(id, key).hint(t.get("console-bodies-italian")).optional(true);
        view! {
            <TextField
                control=of(NAME, "console-bodies-building").hint(t.get("console-bodies-italian"))
                value=value(NAME) max=name
            />
            <TextField control=of(ADDRESS, "console-bodies-address") value=value(ADDRESS) max=name/>
            <TextField control=of(TOWN, "console-bodies-town") value=value(TOWN) max=name/>
            <TextArea
                control=text(DIRECTIONS, "console-bodies-directions") value=value(DIRECTIONS) rows=2 max=long
            />
            <TextArea
                control=text(ACCESSIBILITY, "console-bodies-accessibility") value=value(ACCESSIBILITY) rows=3
                max=long
            />
        }
        .into_any()
    }

    fn desk(&self, t: Translator) -> AnyView {
        let of = |id: &str, key: &str| slip_control(id, id, t.get(key), &self.slips, t);
        let value = |name: &str| self.typed.get(name).to_owned();
        let name = u16::try_from(MAX_NAME).unwrap_or(u16::MAX);
        let address = u16::try_from(MAX_EMAIL).unwrap_or(u16::MAX);
        let langs = Lang::ALL.map(|lang| Pick::new(lang.tag(), lang.own_name().to_owned())).to_vec();
        let languages = self.typed.all(LANGUAGES).to_vec();
        view! {
            <TextField
                control=of(PHONE, "console-bodies-phone") value=value(PHONE) input=Input::Phone max=name
            />
            <TextField
                control=of(EMAIL, "console-bodies-email") value=value(EMAIL) input=Input::Email max=address
            />
            <SeveralField
                control=of(LANGUAGES, "console-bodies-languages") options=langs values=languages
            />
            <CheckField
                control=of(SIGNS, "console-bodies-signs") value="si" checked=self.typed.is_ticked(SIGNS)
            />
        }
        .into_any()
    }

    /// What appointments are given for, a line for each reason.
    fn giving(&self, t: Translator) -> AnyView {
        let reasons: Vec<AnyView> = Reason::ALL
            .into_iter()
            .zip(GIVING)
            .map(|(reason, name)| {
                let control = slip_control(name, name, t.get(appointments::reason(reason)), &self.slips, t);
                let value = self.typed.get(name).to_owned();
                view! { <TextField control=control.optional(true) value=value max=80/> }.into_any()
            })
            .collect();
        view! {
            <p>{t.get("console-bodies-giving-lead")}</p>
            {reasons}
        }
        .into_any()
    }

    /// The hours of every week, a line for each day.
    fn hours(&self, t: Translator) -> AnyView {
        let days: Vec<AnyView> = (1..)
            .zip(HOURS)
            .map(|(weekday, name)| {
                let control = slip_control(name, name, words::weekday(weekday, t), &self.slips, t);
                let value = self.typed.get(name).to_owned();
                view! { <TextField control=control.optional(true) value=value max=60/> }.into_any()
            })
            .collect();
        view! {
            <p>{t.get("console-bodies-hours-lead")}</p>
            {days}
        }
        .into_any()
    }
}
