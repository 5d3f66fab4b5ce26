//! Words for kinds of talk, days and times.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::{
    appointment::{Kind, Mode, Reason, Tag},
    calendar::day_in_rome,
    desk::DeskPoint,
    format,
    hours::{Cause, Hours, Now, Period},
};

use crate::{components::TagKind, i18n::Translator};

/// The key of a reason.
pub const fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::FirstTalk => "desks-reason-first-talk",
        Reason::FormHelp => "desks-reason-form-help",
        Reason::SentRequest => "desks-reason-sent-request",
    }
}

/// The key of a way to talk.
pub const fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::InPerson => "desks-mode-in-person",
        Mode::Phone => "desks-mode-phone",
    }
}

/// The key of a cause for which a desk is closed.
pub const fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Feast => "desks-cause-feast",
        Cause::Meeting => "desks-cause-meeting",
        Cause::Training => "desks-cause-training",
        Cause::Works => "desks-cause-works",
        Cause::Breakdown => "desks-cause-breakdown",
        Cause::Weather => "desks-cause-weather",
        Cause::Strike => "desks-cause-strike",
        Cause::Staff => "desks-cause-staff",
    }
}

/// "Primo colloquio, di persona (45 minuti)".
pub fn talk(t: Translator, kind: &Kind, way: Mode) -> String {
    let values = [
        ("title", t.get(reason(kind.reason)).into()),
        ("text", t.get(mode(way)).into()),
        ("minutes", kind.minutes.into()),
    ];
    t.with("desks-talk", &values)
}

/// "Primo colloquio, di persona".
pub fn what(t: Translator, about: Reason, way: Mode) -> String {
    let values = [("title", t.get(reason(about)).into()), ("text", t.get(mode(way)).into())];
    t.with("desks-reason-and-mode", &values)
}

/// "lunedì 23/11/2026".
pub fn day(t: Translator, day: NaiveDate) -> String {
    let values = [("n", day.weekday().number_from_monday().into()), ("date", format::date(day).into())];
    t.with("desks-day", &values)
}

/// "lunedì 23/11/2026, ore 9:00–9:30", the times on one line.
pub fn when(t: Translator, period: Period) -> String {
    let time = format!("{}–\u{2060}{}", format::time(period.start), format::time(period.end));
    let values = [("date", day(t, day_in_rome(period.start)).into()), ("time", time.into())];
    t.with("desks-when", &values)
}

/// Whether a desk is open now, and until or from when: shape and words.
pub fn now(t: Translator, hours: &Hours, at: DateTime<Utc>) -> (TagKind, &'static str, String) {
    let time = |at| ("time", format::time(at).into());
    match hours.at(at) {
        Now::Open { until } => (TagKind::Ok, "sp-ok", t.with("desks-open-until", &[time(until)])),
        Now::Closed { opens: None } => (TagKind::Mute, "sp-pause", t.get("desks-closed")),
        Now::Closed { opens: Some(opens) } if day_in_rome(opens) == day_in_rome(at) => {
            (TagKind::Mute, "sp-pause", t.with("desks-opens-today", &[time(opens)]))
        }
        Now::Closed { opens: Some(opens) } => {
            let values = [time(opens), ("date", day(t, day_in_rome(opens)).into())];
            (TagKind::Mute, "sp-pause", t.with("desks-opens-on", &values))
        }
    }
}

/// The id of a desk in the list of desks, where addresses of its place lead.
pub fn place_id(at: &DeskPoint) -> String {
    format!("sede-{}", at.id)
}

/// How to get to a desk, what whoever needs it must know about the building, and the address of its place in the
/// portal's own list (`page`): a line each.
pub fn way(t: Translator, at: &DeskPoint, page: &str) -> Vec<String> {
    let told = |title: &str, words: String| (!words.trim().is_empty()).then(|| t.pair(&t.get(title), &words));
    let (directions, accessibility) = (t.text(&at.point.directions), t.text(&at.point.accessibility));
    let lines = [
        told("desks-directions", directions),
        told("desks-accessibility", accessibility),
        told("desks-place", page.to_owned()),
    ];
    lines.into_iter().flatten().collect()
}

/// Shape and key of a state.
pub const fn state(state: Tag) -> (TagKind, &'static str, &'static str) {
    match state {
        Tag::Booked => (TagKind::Info, "it-calendar", "desks-state-booked"),
        Tag::Came => (TagKind::Ok, "sp-ok", "desks-state-came"),
        Tag::Missed => (TagKind::No, "sp-no", "desks-state-missed"),
        Tag::Cancelled => (TagKind::Mute, "it-close", "desks-state-cancelled"),
    }
}
