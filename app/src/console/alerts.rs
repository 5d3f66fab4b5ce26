//! What an operator is told of.

use chrono::{DateTime, SecondsFormat, Utc};
use domain::{
    alert::{About, Alert, Kind},
    intake::Page as Rows,
};
use leptos::prelude::*;

use super::samples;
use crate::{
    components::{
        booking::Hidden,
        console::{Line, Lines, PageHead, Pager, PartForm, Section, SmallButton, SmallLink},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Masks, Outside, Route, Tasks},
};

/// The field that says up to when everything was read.
pub const UNTIL: &str = "_fino";

/// One's own alerts at this desk.
#[derive(Debug, Clone)]
pub struct AlertsPage {
    /// Newest first.
    pub alerts: Rows<Alert>,
    /// Opaque key of the page before this one.
    pub after: Option<String>,
}

/// Where an alert leads.
pub fn place(about: About) -> Route {
    match about {
        About::Intake(id) => Route::intake(id),
        About::Card(id) => Route::card(id),
        About::Proposal(id) => Route::ConsoleTasks(Tasks::Proposal(id)),
        About::Referral(id) => Route::ConsoleReferrals(Some(id)),
        About::Outside(id) => Route::Outside(Outside::One(id)),
        About::Numbers => Route::ConsoleNumbers,
        About::Exception(_) => Route::ConsoleMasks(Masks::Exceptions),
        About::Sessions => Route::ConsoleSessions,
    }
}

/// Key of what happened; mails say it, too.
pub const fn words(kind: Kind) -> &'static str {
    match kind {
        Kind::NewIntake => "console-alert-new-intake",
        Kind::Integration => "console-alert-integration",
        Kind::Message => "console-alert-message",
        Kind::TermNear => "console-alert-term-near",
        Kind::PermitExpiring => "console-alert-permit-expiring",
        Kind::Proposal => "console-alert-proposal",
        Kind::Referral => "console-alert-referral",
        Kind::ReferralUnseen => "console-alert-referral-unseen",
        Kind::ReferralLate => "console-alert-referral-late",
        Kind::OutsideReferral => "console-alert-outside",
        Kind::OutsideUnseen => "console-alert-outside-unseen",
        Kind::OutsideLate => "console-alert-outside-late",
        Kind::BreakGlass => "console-alert-break-glass",
        Kind::NewDevice => "console-alert-new-device",
    }
}

impl Page for AlertsPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-alert-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let of = |after: Option<String>| Route::ConsoleTasks(Tasks::Alerts { after }).href();
        let (next, previous) =
            (self.alerts.next.clone().map(|key| of(Some(key))), self.after.as_ref().map(|_| of(None)));
        let unread = self.alerts.rows.iter().find(|alert| alert.read.is_none()).map(|alert| alert.at);
        let all = unread.map(|newest| read_all(of(None), newest, t));
        let lines = self.alerts.rows.into_iter().map(|alert| line(alert, t)).collect();
        view! {
            <PageHead title=t.get("console-alert-title") sub=t.get("console-alert-lead")>
                <SmallLink
                    href=Route::ConsoleTasks(Tasks::Wishes).href() text=t.get("console-alert-wishes")
                />
            </PageHead>
            {all}
            <Section id="avvisi" title=t.get("console-alert-list")>
                <Lines lines=lines none=t.get("console-alert-none")/>
            </Section>
            <Pager label=t.get("console-pages") previous=previous next=next/>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let alert = |number, kind, read| Alert {
            id: samples::id(number),
            kind,
            about: About::of(kind, samples::id::<Alert>(900 + number).uuid()),
            label: match kind {
                Kind::NewIntake => "2026/0001847".to_owned(),
                Kind::ReferralLate | Kind::OutsideLate => "Sportello immigrazione".to_owned(),
                _ => String::new(),
            },
            at: samples::now(),
            read,
        };
        let some = (740..)
            .zip(Kind::ALL)
            .map(|(number, kind)| alert(number, kind, (kind == Kind::Message).then(samples::now)));
        let page = |rows: Vec<Alert>, next| Self { alerts: Rows { rows, previous: None, next }, after: None };
        let read = vec![alert(760, Kind::Referral, Some(samples::now()))];
        vec![
            ("some", page(some.collect(), Some("1.x".to_owned()))),
            ("read", Self { after: Some("2.y".to_owned()), ..page(read, None) }),
            ("none", page(Vec::new(), None)),
        ]
    }
}

/// The button that marks everything as read up to what is shown.
fn read_all(action: String, newest: DateTime<Utc>, t: Translator) -> AnyView {
    let until = newest.to_rfc3339_opts(SecondsFormat::Micros, true);
    view! {
        <PartForm action=action version=None>
            <Hidden pairs=vec![(UNTIL, until)]/>
            <p><SmallButton text=t.get("console-alert-read-all")/></p>
        </PartForm>
    }
    .into_any()
}

fn line(alert: Alert, t: Translator) -> Line {
    let words = t.get(words(alert.kind));
    let head = if alert.label.is_empty() { words } else { format!("{words} · {}", alert.label) };
    let state = t.get(if alert.read.is_some() { "console-alert-read" } else { "console-alert-unread" });
    let action = Route::ConsoleTasks(Tasks::Alert(alert.id)).href();
    let more = format!(": {head}");
    let open = view! {
        <PartForm action=action version=None>
            <p><SmallButton text=t.get("console-alert-open") more=more/></p>
        </PartForm>
    };
    Line { head, by: state, at: alert.at, text: String::new(), struck: None, act: Some(open.into_any()) }
}
