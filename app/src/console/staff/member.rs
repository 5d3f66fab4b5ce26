//! An operator: memberships, what can be done about them, and what was done.

use chrono::NaiveDate;
use domain::{
    actor::Role,
    format,
    staff::{Choices, MAX_REASON, MemberFile, Membership, Standing, WayIn},
};
use leptos::prelude::*;

use super::{
    Mistake, control,
    form::{ABSENT, ACT, DESK, DISABLE, ENABLE, END, FROM, GIVE, PROFILE, REASON, ROLE, UNTIL},
    history, problems, prove_first, samples, saved, words,
};
use crate::{
    components::{
        ErrorSummary, Input, Pick, SelectField, TextArea, TextField,
        booking::Hidden,
        console::{Backbar, PageHead, PartForm, Rows, Section, SmallButton, SmallKind, SmallLink},
        stepper::Alert,
    },
    console::catalogue::Typed,
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Route, StaffPart},
};

/// An operator, for those who administer them.
#[derive(Debug, Clone)]
pub struct MemberPage {
    /// Who, where, and what was changed.
    pub file: MemberFile,
    /// Issuers of the bodies' providers, with their names.
    pub providers: Vec<(String, String)>,
    /// What may be chosen.
    pub choices: Choices,
    /// Today.
    pub today: NaiveDate,
    /// Whether the administrator proved a moment ago who they are.
    pub fresh: bool,
    /// What was typed.
    pub typed: Typed,
    /// What must be corrected.
    pub mistakes: Vec<Mistake>,
    /// Whether somebody changed the operator since the page was shown.
    pub conflict: bool,
    /// Whether it was saved just now.
    pub saved: bool,
}

impl Page for MemberPage {
    fn title(&self, t: Translator) -> String {
        format!("{} · {}", self.file.member.me.name, t.get("console-staff-title"))
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
        let trail = domain::trail::Search {
            about: Some(domain::trail::About::Operator(self.file.member.me.id)),
            ..Default::default()
        };
        let trail = Route::ConsoleStaff(StaffPart::Trail(trail, None)).href();
        let conflict = self.conflict.then(|| {
            view! {
                <Alert title=t.get("console-staff-conflict") text=t.get("console-staff-conflict-text")/>
            }
        });
        view! {
            <ErrorSummary problems=problems(&self.mistakes, t)/>
            {conflict}
            <Backbar href=back text=t.get("console-staff-title")/>
            <PageHead title=self.file.member.me.name.clone() sub=self.sub(t)>
                <SmallLink href=trail text=t.get("console-staff-what-they-did")/>
            </PageHead>
            {saved(self.saved, t)}
            <p>{words::enabled(self.file.member.enabled, t)}</p>
            {self.memberships(t)}
            {prove_first(self.fresh, t)}
            {self.giving(t)}
            {self.ending(t)}
            {self.enabling(t)}
            {history(self.file.history.clone(), t)}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::members()
    }
}

impl MemberPage {
    fn sub(&self, t: Translator) -> String {
        let way = match &self.file.way_in {
            WayIn::FiscalCode => t.get("console-staff-enters-spid"),
            WayIn::Provider { issuer, subject } => {
                // Of a provider that is in use no more there is only the address.
                let known = self.providers.iter().find(|(known, _)| known == issuer);
                let provider = known.map_or(issuer, |(_, name)| name).as_str();
                let values = [("name", subject.as_str().into()), ("provider", provider.into())];
                t.with("console-staff-enters-provider", &values)
            }
        };
        let since = t.with("console-staff-since", &[("date", format::date_time(self.file.since).into())]);
        format!("{way} {since}")
    }

    fn memberships(&self, t: Translator) -> AnyView {
        let title = t.get("console-staff-memberships");
        let all = &self.file.member.memberships;
        if all.is_empty() {
            return view! {
                <Section id="abilitazioni" title=title><p>{t.get("console-staff-no-desk")}</p></Section>
            }
            .into_any();
        }
        let heads = [
            "console-staff-desk",
            "console-staff-role",
            "console-staff-profile",
            "console-staff-days",
            "console-staff-state",
        ];
        let heads = heads.map(|key| t.get(key)).to_vec();
        let rows = all.iter().map(|one| self.row(one, t)).collect();
        view! {
            <Section id="abilitazioni" title=title.clone()>
                <Rows caption=title heads=heads rows=rows/>
            </Section>
        }
        .into_any()
    }

    fn row(&self, one: &Membership, t: Translator) -> Vec<AnyView> {
        let absent = one.absent.as_ref().map(|absent| {
            let words = t.with("console-staff-instead-of", &[("name", absent.name.as_str().into())]);
            format!(", {words}")
        });
        vec![
            one.desk.name.clone().into_any(),
            words::role(one.role, t).into_any(),
            one.profile.clone().into_any(),
            format!("{}{}", words::days(one.valid, t), absent.unwrap_or_default()).into_any(),
            words::standing(one.standing(self.today), t),
        ]
    }

    /// What was typed into the form of this button; of another form nothing.
    fn typed(&self, button: &str, name: &str) -> String {
        if self.typed.button() == button { self.typed.get(name).to_owned() } else { String::new() }
    }

    fn reason(&self, id: &'static str, button: &str, t: Translator) -> AnyView {
        let control = control(id, REASON, t.get("console-staff-reason"), &self.mistakes, t);
        let most = u16::try_from(MAX_REASON).unwrap_or(u16::MAX);
        view! { <TextArea control=control value=self.typed(button, REASON) rows=2 max=most/> }.into_any()
    }

    fn giving(&self, t: Translator) -> AnyView {
        let title = t.get("console-staff-give");
        if self.choices.desks.is_empty() {
            return view! {
                <Section id="dai" title=title><p>{t.get("console-staff-give-nowhere")}</p></Section>
            }
            .into_any();
        }
        let of = |id, name: &str, key: &str| control(id, name, t.get(key), &self.mistakes, t);
        let value = |name: &str| self.typed(GIVE, name);
        let roles = Role::ALL.map(|role| Pick::new(role.code(), words::role(role, t))).to_vec();
        let desk = of("dai-sportello", DESK, "console-staff-desk");
        let role = of("dai-ruolo", ROLE, "console-staff-role");
        let profile = of("dai-profilo", PROFILE, "console-staff-profile")
            .hint(t.get("console-staff-profile-hint"))
            .optional(true);
        let from =
            of("dai-dal", FROM, "console-staff-from").hint(t.get("console-access-on-hint")).optional(true);
        let until =
            of("dai-al", UNTIL, "console-staff-until").hint(t.get("console-staff-until-hint")).optional(true);
        let absent = of("dai-assente", ABSENT, "console-staff-absent")
            .hint(t.get("console-staff-absent-hint"))
            .optional(true);
        let fields = view! {
            <SelectField control=desk options=self.desks() value=value(DESK) empty=t.get("console-choose")/>
            <SelectField control=role options=roles value=value(ROLE) empty=t.get("console-choose")/>
            <SelectField
                control=profile options=self.profiles(t) value=value(PROFILE)
                empty=t.get("console-staff-profile-of-desk")
            />
            <TextField control=from value=value(FROM) input=Input::Date max=10/>
            <TextField control=until value=value(UNTIL) input=Input::Date max=10/>
            <SelectField
                control=absent options=self.colleagues() value=value(ABSENT)
                empty=t.get("console-staff-absent-nobody")
            />
            {self.reason("dai-motivo", GIVE, t)}
        }
        .into_any();
        let form = self.form(fields, GIVE, (SmallKind::Primary, "console-staff-give-button"), t);
        view! {
            <Section id="dai" title=title><p>{t.get("console-staff-give-lead")}</p>{form}</Section>
        }
        .into_any()
    }

    /// A form of this page with its fields and its button.
    fn form(
        &self,
        fields: AnyView,
        act: &'static str,
        (kind, button): (SmallKind, &'static str),
        t: Translator,
    ) -> AnyView {
        let action = Route::ConsoleStaff(StaffPart::Member(self.file.member.me.id)).href();
        let version = Some(i64::from(self.file.version));
        view! {
            <PartForm action=action version=version>
                <Hidden pairs=vec![(ACT, act.to_owned())]/>
                {fields}
                <p><SmallButton kind=kind text=t.get(button)/></p>
            </PartForm>
        }
        .into_any()
    }

    fn desks(&self) -> Vec<Pick> {
        let pick = |choice: &domain::staff::DeskChoice| {
            Pick::new(choice.desk.id.to_string(), format!("{} · {}", choice.desk.name, choice.organisation))
        };
        self.choices.desks.iter().map(pick).collect()
    }

    /// What is given at certain desks only says at which of them.
    fn profiles(&self, t: Translator) -> Vec<Pick> {
        let pick = |profile: &domain::staff::ProfileRef| {
            let desks = self.choices.desks.iter().map(|choice| &choice.desk);
            let given = desks.filter(|desk| profile.only_at.contains(&desk.id));
            let given: Vec<&str> = given.map(|desk| desk.name.as_str()).collect();
            let name = if given.is_empty() {
                profile.name.clone()
            } else {
                let values = [("name", profile.name.as_str().into()), ("desks", given.join(", ").into())];
                t.with("console-staff-profile-only-at", &values)
            };
            Pick::new(profile.id.to_string(), name)
        };
        self.choices.profiles.iter().map(pick).collect()
    }

    fn colleagues(&self) -> Vec<Pick> {
        let pick = |one: &domain::actor::OperatorRef| Pick::new(one.id.to_string(), one.name.clone());
        self.choices.colleagues.iter().map(pick).collect()
    }

    /// Ending one of those that count or are to come, where there is any.
    fn ending(&self, t: Translator) -> Option<AnyView> {
        let all = self.file.member.memberships.iter();
        let open = all.filter(|one| one.standing(self.today) != Standing::Over);
        let options: Vec<Pick> =
            open.map(|one| Pick::new(one.desk.id.to_string(), one.desk.name.clone())).collect();
        if options.is_empty() {
            return None;
        }
        let desk = control("fine-sportello", DESK, t.get("console-staff-end-which"), &self.mistakes, t);
        let fields = view! {
            <SelectField
                control=desk options=options value=self.typed(END, DESK) empty=t.get("console-choose")
            />
            {self.reason("fine-motivo", END, t)}
        }
        .into_any();
        let form = self.form(fields, END, (SmallKind::Danger, "console-staff-end-button"), t);
        let view = view! {
            <Section id="fine" title=t.get("console-staff-end")>
                <p>{t.get("console-staff-end-lead")}</p>
                {form}
            </Section>
        };
        Some(view.into_any())
    }

    fn enabling(&self, t: Translator) -> AnyView {
        let (act, title, lead, button) = if self.file.member.enabled {
            let button = (SmallKind::Danger, "console-staff-disable-button");
            (DISABLE, "console-staff-disable", "console-staff-disable-lead", button)
        } else {
            let button = (SmallKind::Primary, "console-staff-enable-button");
            (ENABLE, "console-staff-enable", "console-staff-enable-lead", button)
        };
        let form = self.form(self.reason("stato-motivo", act, t), act, button, t);
        view! { <Section id="stato" title=t.get(title)><p>{t.get(lead)}</p>{form}</Section> }.into_any()
    }
}
