//! The desks of the zone, and one of them.

use domain::staff::{DeskFile, MAX_DESCRIPTION, MAX_NAME, MAX_REASON, PointLine, StaffDesk};
use leptos::prelude::*;

use super::{
    Mistake, control,
    form::{DESCRIPTION, NAME, NAMES, REASON},
    history, problems, prove_first, samples, saved, words,
};
use crate::{
    components::{
        Dl, DlEntry, ErrorSummary, TextArea, TextField,
        console::{Backbar, LinkLines, PageHead, PartForm, Rows, Section, SmallButton, SmallKind, SmallLink},
        stepper::Alert,
    },
    console::{catalogue::Typed, rules::desk_rules},
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Route, StaffPart},
};

/// The desks of the zone, by body.
#[derive(Debug, Clone)]
pub struct DesksPage {
    /// In the order shown.
    pub desks: Vec<StaffDesk>,
}

impl Page for DesksPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-staff-desks")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let heads = [
            "console-staff-desk",
            "console-staff-kind",
            "console-staff-body",
            "console-staff-profile",
            "console-staff-operators",
            "console-staff-state",
        ];
        let heads = heads.map(|key| t.get(key)).to_vec();
        let rows = self.desks.into_iter().map(|desk| row(desk, t)).collect();
        let new = Route::ConsoleStaff(StaffPart::DeskNew).href();
        view! {
            <PageHead title=t.get("console-staff-desks") sub=t.get("console-staff-desks-lead")>
                <SmallLink href=new text=t.get("console-bodies-desk-new")/>
            </PageHead>
            <Rows caption=t.get("console-staff-desks") heads=heads rows=rows/>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::desk_lists()
    }
}

fn row(desk: StaffDesk, t: Translator) -> Vec<AnyView> {
    let href = Route::ConsoleStaff(StaffPart::Desk(desk.desk.id)).href();
    vec![
        view! { <a href=href>{desk.desk.name}</a> }.into_any(),
        words::kind(desk.kind, t).into_any(),
        desk.organisation.into_any(),
        desk.profile.into_any(),
        desk.operators.to_string().into_any(),
        words::counts(desk.counts, t),
    ]
}

/// A desk, with the form for what it is called.
#[derive(Debug, Clone)]
pub struct DeskPage {
    /// Its facts and what was changed.
    pub file: DeskFile,
    /// Whether the administrator proved a moment ago who they are.
    pub fresh: bool,
    /// What was typed, or what is there.
    pub typed: Typed,
    /// What must be corrected.
    pub mistakes: Vec<Mistake>,
    /// Whether somebody changed it since the page was shown.
    pub conflict: bool,
    /// Whether it was saved just now.
    pub saved: bool,
}

impl DeskPage {
    /// The page of what is there.
    pub fn shown(file: DeskFile, fresh: bool) -> Self {
        let mut typed = Typed::default();
        typed.set(NAME, file.desk.desk.name.clone());
        for (lang, field) in NAMES {
            typed.set(field, file.names.get(&lang).cloned().unwrap_or_default());
        }
        typed.set(DESCRIPTION, file.description.clone());
        Self { file, fresh, typed, mistakes: Vec::new(), conflict: false, saved: false }
    }
}

impl Page for DeskPage {
    fn title(&self, t: Translator) -> String {
        format!("{} · {}", self.file.desk.desk.name, t.get("console-staff-desks"))
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.mistakes.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let back = Route::ConsoleStaff(StaffPart::Desks).href();
        let rules = Route::ConsoleStaff(StaffPart::Rules(self.file.desk.desk.id)).href();
        let mails = Route::ConsoleStaff(StaffPart::Mails(self.file.desk.desk.id, None)).href();
        let of_cards = self.file.writable.then(|| {
            let href = desk_rules(self.file.desk.desk.id);
            view! { " "<SmallLink href=href text=t.get("console-rule-title")/> }
        });
        let close = self.file.writable.then(|| {
            let href = Route::ConsoleStaff(StaffPart::DeskClose(self.file.desk.desk.id)).href();
            view! { " "<SmallLink href=href text=t.get("console-bodies-close")/> }
        });
        let conflict = self.conflict.then(|| {
            let now = format!("{} — {}", self.file.desk.desk.name, self.file.description);
            let text = t.with("console-staff-desk-conflict", &[("text", now.into())]);
            view! { <Alert title=t.get("console-staff-conflict") text=text/> }
        });
        view! {
            <ErrorSummary problems=problems(&self.mistakes, t)/>
            {conflict}
            <Backbar href=back text=t.get("console-staff-desks")/>
            <PageHead title=self.file.desk.desk.name.clone() sub=self.file.desk.organisation.clone()>
                <SmallLink href=rules text=t.get("console-zone-rules")/>
                {of_cards}
                " "
                <SmallLink href=mails text=t.get("console-bodies-mails")/>
                {close}
            </PageHead>
            {saved(self.saved, t)}
            {self.facts(t)}
            {self.writing(t)}
            {history(self.file.history.clone(), t)}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::desks()
    }
}

impl DeskPage {
    fn facts(&self, t: Translator) -> AnyView {
        let desk = &self.file.desk;
        let entries = vec![
            DlEntry::new(t.get("console-staff-kind"), words::kind(desk.kind, t)),
            DlEntry::new(t.get("console-staff-profile"), desk.profile.clone()),
            DlEntry::new(t.get("console-staff-operators"), desk.operators.to_string()),
        ];
        let list = |id: &'static str, key: &str, lines: Vec<String>| {
            let none = lines.is_empty().then(|| view! { <p>{t.get("console-staff-nothing")}</p> });
            let lines: Vec<_> = lines.into_iter().map(|line| (None, line)).collect();
            let lines = (!lines.is_empty()).then(|| view! { <LinkLines lines=lines/> });
            view! { <Section id=id title=t.get(key)>{none}{lines}</Section> }.into_any()
        };
        view! {
            <p>{words::counts(desk.counts, t)}</p>
            <Dl entries=entries/>
            {self.points(t)}
            {list("servizi", "console-staff-services", self.file.services.clone())}
            {list("profili", "console-staff-other-profiles", self.file.profiles.clone())}
        }
        .into_any()
    }

    /// Where it receives people, and one place more.
    fn points(&self, t: Translator) -> AnyView {
        let (desk, writable) = (self.file.desk.desk.id, self.file.writable);
        let line = |point: &PointLine| {
            let href = Route::ConsoleStaff(StaffPart::Point(desk, point.id)).href();
            (writable.then_some(href), format!("{}, {}, {}", point.name, point.address, point.phone))
        };
        let lines: Vec<_> = self.file.points.iter().map(line).collect();
        let none = lines.is_empty().then(|| view! { <p>{t.get("console-staff-nothing")}</p> });
        let lines = (!lines.is_empty()).then(|| view! { <LinkLines lines=lines/> });
        let new = writable.then(|| {
            let href = Route::ConsoleStaff(StaffPart::PointNew(desk)).href();
            view! { <p><SmallLink href=href text=t.get("console-bodies-point-new")/></p> }
        });
        view! { <Section id="punti" title=t.get("console-staff-points")>{none}{lines}{new}</Section> }
            .into_any()
    }

    /// The form, for who administers the body of the desk.
    fn writing(&self, t: Translator) -> AnyView {
        let title = t.get("console-staff-describe");
        if !self.file.writable {
            return view! {
                <Section id="descrivi" title=title><p>{t.get("console-staff-refused-elsewhere")}</p></Section>
            }
            .into_any();
        }
        let of = |id, key: &str| control(id, id, t.get(key), &self.mistakes, t);
        let most = |max: usize| u16::try_from(max).unwrap_or(u16::MAX);
        let description = of(DESCRIPTION, "console-staff-description").optional(true);
        let action = Route::ConsoleStaff(StaffPart::Desk(self.file.desk.desk.id)).href();
        let version = Some(i64::from(self.file.version));
        let names = NAMES.map(|(lang, field)| {
            let label = t.with("console-staff-desk-name-in", &[("lang", lang.own_name().into())]);
            let control = control(field, field, label, &self.mistakes, t).optional(true);
            view! { <TextField control=control value=self.typed.get(field) max=most(MAX_NAME)/> }
        });
        let fields = view! {
            <TextField
                control=of(NAME, "console-staff-desk-name") value=self.typed.get(NAME) max=most(MAX_NAME)
            />
            {names.into_iter().collect_view()}
            <TextArea
                control=description value=self.typed.get(DESCRIPTION) rows=4 max=most(MAX_DESCRIPTION)
            />
            <TextArea
                control=of(REASON, "console-staff-reason") value=self.typed.get(REASON) rows=2
                max=most(MAX_REASON)
            />
        }
        .into_any();
        let prove = prove_first(self.fresh, t);
        view! {
            <Section id="descrivi" title=title>
                {prove}
                <PartForm action=action version=version>
                    {fields}
                    <p><SmallButton kind=SmallKind::Primary text=t.get("console-save")/></p>
                </PartForm>
            </Section>
        }
        .into_any()
    }
}
