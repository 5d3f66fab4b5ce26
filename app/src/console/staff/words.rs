//! Values and changes of the administration, in words.

use domain::{
    actor::Role,
    codes::Validity,
    format,
    staff::{Change, DeskKind, DeskText, Recorded, Refusal, Standing, Terms},
};
use leptos::prelude::*;

use crate::{
    components::{StatusTag, TagKind},
    i18n::Translator,
};

/// What a role is called.
pub fn role(role: Role, t: Translator) -> String {
    t.get(match role {
        Role::FrontDesk => "console-staff-role-front-desk",
        Role::SocialWorker => "console-staff-role-social-worker",
        Role::Coordinator => "console-staff-role-coordinator",
        Role::Administrator => "console-staff-role-administrator",
    })
}

/// What a kind of desk is called.
pub fn kind(kind: DeskKind, t: Translator) -> String {
    t.get(match kind {
        DeskKind::General => "console-staff-kind-general",
        DeskKind::Foreigners => "console-staff-kind-foreigners",
        DeskKind::Thematic => "console-staff-kind-thematic",
        DeskKind::Centralised => "console-staff-kind-centralised",
        DeskKind::ThirdSector => "console-staff-kind-third-sector",
    })
}

/// From when until when.
pub fn days(valid: Validity, t: Translator) -> String {
    let from = valid.from.map(format::date).unwrap_or_default();
    let until = valid.until.map(format::date).unwrap_or_default();
    match (valid.from.is_some(), valid.until.is_some()) {
        (false, false) => t.get("console-staff-days-always"),
        (true, false) => t.with("console-staff-days-from", &[("first", from.into())]),
        (false, true) => t.with("console-staff-days-until", &[("last", until.into())]),
        (true, true) => {
            t.with("console-staff-days-between", &[("first", from.into()), ("last", until.into())])
        }
    }
}

/// Where a membership stands: shape and word.
pub fn standing(standing: Standing, t: Translator) -> AnyView {
    let (kind, icon, key) = match standing {
        Standing::Coming => (TagKind::Info, "it-calendar", "console-staff-standing-coming"),
        Standing::InForce => (TagKind::Ok, "sp-ok", "console-staff-standing-in-force"),
        Standing::Over => (TagKind::Mute, "it-minus-circle", "console-staff-standing-over"),
    };
    view! { <StatusTag kind=kind icon=icon text=t.get(key)/> }.into_any()
}

/// Whether somebody may sign in: shape and word.
pub fn enabled(enabled: bool, t: Translator) -> AnyView {
    if enabled {
        view! { <StatusTag kind=TagKind::Ok icon="sp-ok" text=t.get("console-staff-enabled")/> }.into_any()
    } else {
        view! { <StatusTag kind=TagKind::No icon="it-minus-circle" text=t.get("console-staff-disabled")/> }
            .into_any()
    }
}

/// Why something may not be done, and what to do.
pub fn refusal(refusal: Refusal, t: Translator) -> String {
    t.get(match refusal {
        Refusal::Oneself => "console-staff-refused-oneself",
        Refusal::Elsewhere => "console-staff-refused-elsewhere",
        Refusal::Beyond(_) => "console-staff-refused-beyond",
        Refusal::Unmasks => "console-staff-refused-unmasks",
        Refusal::Backwards => "console-staff-refused-backwards",
        Refusal::Past => "console-staff-refused-past",
        Refusal::Endless => "console-staff-refused-endless",
        Refusal::NoAbsent => "console-staff-refused-no-absent",
        Refusal::LastAdministrator => "console-staff-refused-last",
        Refusal::Taken => "console-staff-refused-taken",
    })
}

fn terms(terms: &Terms, t: Translator) -> String {
    let absent = terms
        .absent
        .as_ref()
        .map(|name| t.with("console-staff-instead-of", &[("name", name.as_str().into())]));
    [Some(role(terms.role, t)), Some(terms.profile.clone()), Some(days(terms.valid, t)), absent]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

fn desk_text(text: &DeskText) -> String {
    if text.description.is_empty() {
        text.name.clone()
    } else {
        format!("{} — {}", text.name, text.description)
    }
}

/// What was changed, what was before, and what is after.
fn change(change: &Change, t: Translator) -> (String, String, String) {
    let of_desk = |key: &str, desk: &str| t.with(key, &[("desk", desk.into())]);
    let none = || "—".to_owned();
    match change {
        Change::Created { name } => (t.get("console-staff-change-created"), none(), name.clone()),
        Change::Enabled => (
            t.get("console-staff-change-enabled"),
            t.get("console-staff-disabled"),
            t.get("console-staff-enabled"),
        ),
        Change::Disabled => (
            t.get("console-staff-change-disabled"),
            t.get("console-staff-enabled"),
            t.get("console-staff-disabled"),
        ),
        Change::Given { desk, before, after } => (
            of_desk("console-staff-change-given", desk),
            before.as_ref().map_or_else(none, |before| terms(before, t)),
            terms(after, t),
        ),
        Change::Ended { desk, before, on } => (
            of_desk("console-staff-change-ended", desk),
            terms(before, t),
            t.with("console-staff-ended-on", &[("date", format::date(*on).into())]),
        ),
        Change::Described { before, after } => {
            (t.get("console-staff-change-described"), desk_text(before), desk_text(after))
        }
    }
}

/// A change as a row: when, who, what, before, after, why.
pub(super) fn recorded(one: Recorded, t: Translator) -> Vec<AnyView> {
    let (what, before, after) = change(&one.change, t);
    let by = one.by.unwrap_or_else(|| t.get("console-staff-by-command"));
    vec![
        format::date_time(one.at).into_any(),
        by.into_any(),
        what.into_any(),
        before.into_any(),
        after.into_any(),
        one.reason.into_any(),
    ]
}
