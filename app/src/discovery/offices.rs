//! The desks as offices of schema.org: where they are, when they are open, how they are reached.

use std::collections::BTreeSet;

use chrono::{NaiveDate, Weekday};
use domain::{
    Lang,
    desk::{ContactPoint, DeskPoint, Position},
    hours::{DAY, Hours, Minute, Weekly},
};
use serde_json::{Value, json};

use super::body;
use crate::{appointments::words::place_id, i18n::Translator, page::Frame};

const MIDNIGHT: &str = "00:00";

/// Each desk at its contact point; `url` is the page that lists them.
pub(super) fn of_desks(points: &[DeskPoint], url: &str, frame: &Frame, t: Translator) -> Value {
    let offices: Vec<Value> = points.iter().map(|point| office(point, url, frame, t)).collect();
    json!({ "@context": "https://schema.org", "@graph": offices })
}

fn office(at: &DeskPoint, url: &str, frame: &Frame, t: Translator) -> Value {
    let languages: Vec<&str> = at.languages.iter().copied().map(Lang::tag).collect();
    let here = format!("{url}#{}", place_id(at));
    known(json!({
        "@type": "GovernmentOffice",
        "@id": here,
        "url": here,
        "name": t.text(&at.title),
        "telephone": at.phone,
        "email": at.email,
        "address": address(&at.point),
        "geo": at.point.position.map(place),
        "knowsLanguage": languages,
        "openingHoursSpecification": every_week(&at.hours, frame.today()),
        "specialOpeningHoursSpecification": some_days(&at.hours, frame.today()),
        "parentOrganization": body(&frame.organisation),
    }))
}

/// Without the properties that nothing is known of.
fn known(thing: Value) -> Value {
    match thing {
        Value::Object(mut properties) => {
            properties.retain(|_, value| !value.is_null());
            Value::Object(properties)
        }
        other => other,
    }
}

fn address(point: &ContactPoint) -> Value {
    let is_code = |text: &str| text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    let (code, town) = match point.town.split_once(' ') {
        Some((code, town)) if is_code(code) => (Some(code), town),
        _ => (None, point.town.as_str()),
    };
    known(json!({
        "@type": "PostalAddress",
        "streetAddress": point.address,
        "postalCode": code,
        "addressLocality": town,
        "addressCountry": "IT",
    }))
}

fn place(position: Position) -> Value {
    let degrees = |millionths: i32| f64::from(millionths) / 1e6;
    json!({
        "@type": "GeoCoordinates",
        "latitude": degrees(position.latitude),
        "longitude": degrees(position.longitude),
    })
}

/// What repeats every week, now or in a season to come, never on a public holiday; none where a desk has no hours.
fn every_week(hours: &Hours, today: NaiveDate) -> Option<Vec<Value>> {
    let coming = hours.weekly.iter().filter(|weekly| weekly.until.is_none_or(|until| today <= until));
    let mut open: Vec<Value> = coming.map(weekly).collect();
    if open.is_empty() {
        return None;
    }
    open.push(specification(json!({
        "dayOfWeek": "https://schema.org/PublicHolidays",
        "opens": MIDNIGHT,
        "closes": MIDNIGHT,
    })));
    Some(open)
}

fn weekly(weekly: &Weekly) -> Value {
    specification(json!({
        "dayOfWeek": weekday(weekly.weekday),
        "opens": time(weekly.span.opens()),
        "closes": time(weekly.span.closes()),
        "validFrom": weekly.from.as_ref().map(ToString::to_string),
        "validThrough": weekly.until.as_ref().map(ToString::to_string),
    }))
}

/// What is left open on the days of closures. From midnight to midnight of the same day is never.
fn some_days(hours: &Hours, today: NaiveDate) -> Option<Vec<Value>> {
    let closures = hours.closures.iter().map(|closure| closure.on).filter(|on| *on >= today);
    let days: BTreeSet<NaiveDate> = closures.collect();
    let specifications: Vec<Value> = days.into_iter().flat_map(|on| on_day(hours, on)).collect();
    (!specifications.is_empty()).then_some(specifications)
}

fn on_day(hours: &Hours, on: NaiveDate) -> Vec<Value> {
    let day = on.to_string();
    let one = |opens: String, closes: String| {
        specification(json!({ "validFrom": day, "validThrough": day, "opens": opens, "closes": closes }))
    };
    let open = hours.spans_on(on);
    if open.is_empty() {
        return vec![one(MIDNIGHT.to_owned(), MIDNIGHT.to_owned())];
    }
    open.into_iter().map(|span| one(time(span.opens()), time(span.closes()))).collect()
}

/// What is known of it, with its type.
fn specification(properties: Value) -> Value {
    let mut thing = known(properties);
    if let Some(properties) = thing.as_object_mut() {
        properties.insert("@type".to_owned(), "OpeningHoursSpecification".into());
    }
    thing
}

/// The midnight at the end of a day is its last minute: `24:00` is no time to those who read this.
fn time(minute: Minute) -> String {
    if minute.minutes() == DAY { "23:59".to_owned() } else { minute.to_string() }
}

const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "https://schema.org/Monday",
        Weekday::Tue => "https://schema.org/Tuesday",
        Weekday::Wed => "https://schema.org/Wednesday",
        Weekday::Thu => "https://schema.org/Thursday",
        Weekday::Fri => "https://schema.org/Friday",
        Weekday::Sat => "https://schema.org/Saturday",
        Weekday::Sun => "https://schema.org/Sunday",
    }
}
