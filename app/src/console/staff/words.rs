//! Values and changes of the administration, in words.

use domain::{
    actor::{DeskRef, Role},
    codes::Validity,
    format,
    mask::Group,
    permission::Permission,
    staff::{
        Change, DeskKind, DeskText, ProfileText, Recorded, Refusal, Standing, Terms,
        sheet::{Column, FileProblem, Reason},
    },
    zone::{
        BodyKind, BodyText, Fault, Giving, MailKind, MailText, OpenedDesk, PointText, Rule, Settings,
        giving_of, hours_of, seasons_of,
    },
};
use leptos::prelude::*;

use crate::{
    appointments::words as appointments,
    components::{StatusTag, TagKind},
    console::{
        masks::permissions,
        words::{group as group_key, permission as permission_key},
    },
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

/// Whether a desk works today: shape and words.
pub fn counts(counts: bool, t: Translator) -> AnyView {
    let (kind, icon, key) = if counts {
        (TagKind::Ok, "sp-ok", "console-zone-counts")
    } else {
        (TagKind::No, "it-minus-circle", "console-zone-counts-not")
    };
    view! { <StatusTag kind=kind icon=icon text=t.get(key)/> }.into_any()
}

/// What a kind of body is called.
pub fn body(kind: BodyKind, t: Translator) -> String {
    t.get(match kind {
        BodyKind::Municipality => "console-zone-body-municipality",
        BodyKind::ZoneOffice => "console-zone-body-zone-office",
        BodyKind::ThirdSector => "console-zone-body-third-sector",
        BodyKind::Health => "console-zone-body-health",
    })
}

/// Why a rule does not work, and what to do.
pub fn fault(fault: Fault, t: Translator) -> String {
    t.get(match fault {
        Fault::NoDesk => "console-zone-fault-no-desk",
        Fault::DeskOver => "console-zone-fault-desk-over",
        Fault::NoService => "console-zone-fault-no-service",
        Fault::NotAccepted => "console-zone-fault-not-accepted",
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
    let key = match refusal {
        Refusal::Oneself => "console-staff-refused-oneself",
        Refusal::Elsewhere => "console-staff-refused-elsewhere",
        Refusal::Beyond(_) => "console-staff-refused-beyond",
        Refusal::Wider(permission) => return refused_wider(permission, t),
        Refusal::InUse { memberships, desks } => return refused_in_use(memberships, desks, t),
        Refusal::NotGiven => "console-profiles-refused-not-given",
        Refusal::Outside => "console-staff-refused-outside",
        Refusal::Unmasks => "console-staff-refused-unmasks",
        Refusal::Unhides => "console-staff-refused-unhides",
        Refusal::FourEyes => "console-zone-refused-four-eyes",
        Refusal::Backwards => "console-staff-refused-backwards",
        Refusal::Past => "console-staff-refused-past",
        Refusal::Endless => "console-staff-refused-endless",
        Refusal::NoAbsent => "console-staff-refused-no-absent",
        Refusal::LastAdministrator => "console-staff-refused-last",
        Refusal::Taken => "console-staff-refused-taken",
        Refusal::NameTaken => "console-bodies-refused-name",
        Refusal::HasDesks => "console-bodies-refused-kind",
        Refusal::OpenWork => "console-bodies-refused-work",
    };
    t.get(key)
}

fn refused_wider(permission: Permission, t: Translator) -> String {
    let name = t.get(permission_key(permission));
    t.with("console-profiles-refused-wider", &[("name", name.into())])
}

fn refused_in_use(memberships: u32, desks: u32, t: Translator) -> String {
    let counted = [("n", i64::from(memberships).into()), ("desks", i64::from(desks).into())];
    t.with("console-profiles-refused-in-use", &counted)
}

/// What a profile is called, where it is given, what it withholds from the first.
fn profile_text(text: &ProfileText, t: Translator) -> String {
    let desks =
        if text.desks.is_empty() { t.get("console-profiles-everywhere") } else { text.desks.join(", ") };
    let withheld = (!text.withheld.is_empty()).then(|| {
        let names = permissions::named(text.withheld.iter().copied(), t);
        t.with("console-masks-withholds", &[("names", names.into())])
    });
    let retired = text.retired.then(|| t.get("console-profiles-retired"));
    let parts = [Some(text.name.clone()), Some(desks), withheld, retired];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" — ")
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
    let names = text.names.iter().map(|(lang, name)| format!("{}: {name}", lang.tag()));
    let name = std::iter::once(text.name.clone()).chain(names).collect::<Vec<_>>().join(", ");
    if text.description.is_empty() { name } else { format!("{name} — {}", text.description) }
}

/// A rule in words: what it names, and where that goes.
pub fn rule(rule: &Rule, desks: &[DeskRef], t: Translator) -> String {
    let to = desks.iter().find(|desk| desk.id == rule.to).map(|desk| desk.name.clone());
    let named: Vec<String> =
        [rule.service.clone(), rule.municipality.clone(), rule.lang.map(|lang| lang.own_name().to_owned())]
            .into_iter()
            .flatten()
            .collect();
    let what = if named.is_empty() { t.get("console-zone-rule-any") } else { named.join(", ") };
    format!("{what} → {}", to.unwrap_or_else(|| t.get("console-zone-rule-nowhere")))
}

/// What a desk accepts, passes on and never sees, in one cell of the history.
fn settings(settings: &Settings, desks: &[DeskRef], t: Translator) -> String {
    let kind_of_desk = Some(kind(settings.kind, t));
    let open = (settings.open != Validity::default()).then(|| days(settings.open, t));
    let closed = (!settings.receives).then(|| t.get("console-zone-receives-not"));
    let list = |key: &str, words: Vec<String>| {
        (!words.is_empty()).then(|| format!("{}: {}", t.get(key), words.join(", ")))
    };
    let groups = settings.excluded_groups().map(|group| t.get(group_key(group))).collect();
    let rules = settings.routing.rules.iter().map(|one| rule(one, desks, t)).collect();
    let said: Vec<String> = [
        kind_of_desk,
        open,
        closed,
        list("console-zone-excluded", groups),
        list("console-zone-services", settings.routing.services.clone()),
        list("console-zone-municipalities", settings.routing.municipalities.clone()),
        list("console-zone-rules-heading", rules),
    ]
    .into_iter()
    .flatten()
    .collect();
    said.join(". ")
}

/// What a mail is called.
pub fn mail(kind: MailKind, t: Translator) -> String {
    t.get(match kind {
        MailKind::Receipt => "console-bodies-mail-receipt",
        MailKind::News => "console-bodies-mail-news",
    })
}

/// A day of the week, 1 is Monday.
pub fn weekday(day: u8, t: Translator) -> String {
    t.get(match day {
        1 => "console-bodies-monday",
        2 => "console-bodies-tuesday",
        3 => "console-bodies-wednesday",
        4 => "console-bodies-thursday",
        5 => "console-bodies-friday",
        6 => "console-bodies-saturday",
        _ => "console-bodies-sunday",
    })
}

/// What is written of a body, in one sentence.
pub fn body_text(text: &BodyText, t: Translator) -> String {
    let sector = |sector: &domain::zone::Sector| format!("{} ({})", sector.name, days(sector.valid, t));
    let mut said = vec![text.name.clone(), body(text.kind, t)];
    said.extend(text.belfiore.clone());
    said.extend(text.ipa.clone());
    said.extend([text.phone.clone(), text.email.clone()].into_iter().filter(|one| !one.is_empty()));
    if !text.sectors.is_empty() {
        let sectors: Vec<String> = text.sectors.iter().map(sector).collect();
        said.push(format!("{}: {}", t.get("console-bodies-sectors"), sectors.join(", ")));
    }
    said.join(". ")
}

/// Where a desk receives, in one sentence.
pub fn point_text(text: &PointText, t: Translator) -> String {
    let of_day = |day: u8| {
        let hours = hours_of(day, &text.hours);
        (!hours.is_empty()).then(|| format!("{} {hours}", weekday(day, t)))
    };
    let languages: Vec<&str> = text.languages.iter().map(|lang| lang.own_name()).collect();
    let mut said = vec![
        text.name.clone(),
        format!("{}, {}", text.address, text.town),
        text.phone.clone(),
        text.email.clone(),
        languages.join(", "),
    ];
    said.extend(text.sign_language.then(|| t.get("console-bodies-signs")));
    said.extend(
        [text.directions.clone(), text.accessibility.clone()].into_iter().filter(|one| !one.is_empty()),
    );
    said.extend((1..=7).filter_map(of_day));
    let of_reason = |given: &Giving| {
        let reason = t.get(appointments::reason(given.reason));
        format!("{reason}: {}", giving_of(given.reason, &text.giving))
    };
    said.extend(seasons_of(&text.seasons).lines().map(str::to_owned));
    said.extend(text.giving.iter().map(of_reason));
    said.join(". ")
}

fn opened(desk: &OpenedDesk, t: Translator) -> String {
    let said = [
        desk_text(&desk.text),
        kind(desk.kind, t),
        desk.organisation.clone(),
        desk.profile.clone(),
        days(desk.open, t),
    ];
    said.join(". ")
}

/// What groups of fields are called.
pub fn groups(groups: &[Group], t: Translator) -> String {
    groups.iter().map(|one| t.get(group_key(*one))).collect::<Vec<_>>().join(", ")
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
        Change::UnhideAsked { groups } => {
            (t.get("console-zone-change-unhide-asked"), none(), self::groups(groups, t))
        }
        Change::Unhidden { groups } => {
            (t.get("console-zone-change-unhidden"), self::groups(groups, t), none())
        }
        Change::UnhideDropped { groups } => {
            (t.get("console-zone-change-unhide-dropped"), self::groups(groups, t), self::groups(groups, t))
        }
        _ => change_of_desk(change, t),
    }
}

fn mail_text(text: Option<&MailText>, t: Translator) -> String {
    let portal = || t.get("console-bodies-mail-default");
    text.map_or_else(portal, |text| format!("{} — {}", text.subject, text.body))
}

/// The same for what is changed of a desk or a body.
fn change_of_desk(change: &Change, t: Translator) -> (String, String, String) {
    let none = || "—".to_owned();
    match change {
        // They were told before.
        Change::Created { .. }
        | Change::Enabled
        | Change::Disabled
        | Change::Given { .. }
        | Change::Ended { .. }
        | Change::UnhideAsked { .. }
        | Change::Unhidden { .. }
        | Change::UnhideDropped { .. } => (none(), none(), none()),
        Change::Described { before, after } => {
            (t.get("console-staff-change-described"), desk_text(before), desk_text(after))
        }
        Change::Ruled { before, after, desks } => {
            (t.get("console-zone-change-ruled"), settings(before, desks, t), settings(after, desks, t))
        }
        Change::Agreed { act, dates } => {
            let valid = Validity { from: Some(dates.from), until: Some(dates.until) };
            (t.get("console-zone-change-agreed"), none(), format!("{act}, {}", days(valid, t)))
        }
        Change::Opened { after } => (t.get("console-bodies-change-opened"), none(), opened(after, t)),
        Change::Closed { before, after } => {
            (t.get("console-bodies-change-closed"), days(*before, t), days(*after, t))
        }
        Change::Placed { before, after } => (
            t.get("console-bodies-change-placed"),
            before.as_ref().map_or_else(none, |before| point_text(before, t)),
            point_text(after, t),
        ),
        Change::Mailed { letter, lang, before, after } => {
            let what = format!("{}, {}", mail(*letter, t), lang.own_name());
            (what, mail_text(before.as_ref(), t), mail_text(after.as_ref(), t))
        }
        Change::Body { before, after } => (
            t.get("console-bodies-change-body"),
            before.as_ref().map_or_else(none, |before| body_text(before, t)),
            body_text(after, t),
        ),
        Change::ProfileMade { source, after } => (
            t.with("console-profiles-change-made", &[("name", source.as_str().into())]),
            none(),
            profile_text(after, t),
        ),
        Change::ProfileChanged { before, after } => {
            (t.get("console-profiles-change-named"), profile_text(before, t), profile_text(after, t))
        }
        Change::AgreementEnded { act, on } => (
            t.get("console-zone-change-ended"),
            act.clone(),
            t.with("console-staff-ended-on", &[("date", format::date(*on).into())]),
        ),
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

/// Why a file of operators is refused whole, and what to do.
pub fn file_problem(problem: &FileProblem, t: Translator) -> String {
    match problem {
        FileProblem::NotText => t.get("console-staff-import-wrong-text"),
        FileProblem::Empty => t.get("console-staff-import-wrong-empty"),
        FileProblem::TooMany => t.get("console-staff-import-wrong-many"),
        FileProblem::Columns(names) => {
            t.with("console-staff-import-wrong-columns", &[("text", names.join(", ").into())])
        }
        FileProblem::Cut(line) => t.with("console-staff-import-wrong-cut", &[("number", (*line).into())]),
    }
}

/// Why a line of a file of operators is left out.
pub fn left_out(reason: Reason, t: Translator) -> String {
    let key = match reason {
        Reason::Refused(found) => return refusal(found, t),
        Reason::Cells => "console-staff-import-not-cells",
        Reason::Account => "console-staff-import-not-account",
        Reason::FiscalCode => "console-staff-import-not-fiscal-code",
        Reason::WayIn => "console-staff-import-not-way-in",
        Reason::Name => "console-staff-import-not-name",
        Reason::Role => "console-staff-import-not-role",
        Reason::Day => "console-staff-import-not-day",
        Reason::Double => "console-staff-import-not-twice",
        Reason::Desk => "console-staff-import-not-desk",
        Reason::Profile => "console-staff-import-not-profile",
    };
    t.get(key)
}

/// What a column of a file of operators has.
pub fn column(column: Column, t: Translator) -> String {
    t.get(match column {
        Column::Account => "console-staff-import-account",
        Column::WayIn => "console-staff-import-way-in",
        Column::Name => "console-staff-import-name",
        Column::Organisation => "console-staff-import-organisation",
        Column::Desk => "console-staff-import-desk",
        Column::Role => "console-staff-import-role",
        Column::Profile => "console-staff-import-profile",
        Column::From => "console-staff-import-from",
        Column::Until => "console-staff-import-until",
    })
}
