//! Agreements, places, mails and the desks of profiles of a file, read as their forms read them.

use std::collections::BTreeSet;

use domain::{
    contact::EmailAddress,
    staff::{MAX_DESCRIPTION, MAX_REASON},
    transfer::{AgreementRow, Flaw, GivenRow, MailRow, PointRow, Wrong},
    zone::{
        Giving, MAX_BODY, MAX_SUBJECT, PointText, giving, giving_of, hours_of, openings, seasons, seasons_of,
    },
};

use super::read::{is_desk, is_name};

pub(super) fn agreements(rows: &[AgreementRow], flaws: &mut Vec<Flaw>) {
    for (index, row) in rows.iter().enumerate() {
        let at = format!("$.agreements[{index}]");
        let length = row.act.trim().chars().count();
        let is_act = (1..=MAX_REASON).contains(&length) && !row.act.contains(char::is_control);
        for (field, fits) in [("organisation", is_name(&row.organisation)), ("act", is_act)] {
            flaws.extend((!fits).then(|| Flaw::new(format!("{at}.{field}"), Wrong::Text)));
        }
        if row.until < row.from {
            flaws.push(Flaw::new(format!("{at}.until"), Wrong::Days));
        }
        if rows.iter().take(index).any(|before| before == row) {
            flaws.push(Flaw::new(at, Wrong::Double));
        }
    }
}

/// Sorts the hours besides, as they are kept.
pub(super) fn points(rows: &mut [PointRow], flaws: &mut Vec<Flaw>) {
    for (index, row) in rows.iter_mut().enumerate() {
        let at = format!("$.points[{index}]");
        if !is_desk(&row.desk) {
            flaws.push(Flaw::new(format!("{at}.desk"), Wrong::Text));
        }
        let place = &mut row.place;
        place.hours.sort_unstable();
        place.seasons.sort_by_key(|season| (season.valid.from, season.valid.until, season.opening));
        place.giving.sort_by_key(|given| given.reason);
        for (field, wrong) in wrongs(place) {
            flaws.push(Flaw::new(format!("{at}.place.{field}"), wrong));
        }
    }
}

/// The fields of a place that its form would not take.
fn wrongs(place: &PointText) -> Vec<(&'static str, Wrong)> {
    let is_text = |text: &str| text.chars().count() <= MAX_DESCRIPTION && !text.contains('\0');
    let languages: BTreeSet<_> = place.languages.iter().collect();
    let seasons = seasons(&seasons_of(&place.seasons)).is_ok_and(|read| read == place.seasons);
    let checks = [
        ("name", is_name(&place.name), Wrong::Text),
        ("address", is_name(&place.address), Wrong::Text),
        ("town", is_name(&place.town), Wrong::Text),
        ("directions", is_text(&place.directions), Wrong::Text),
        ("accessibility", is_text(&place.accessibility), Wrong::Text),
        ("phone", is_name(&place.phone), Wrong::Text),
        ("email", place.email.parse::<EmailAddress>().is_ok(), Wrong::Text),
        ("languages", languages.len() == place.languages.len(), Wrong::Double),
        ("hours", are_hours(place), Wrong::Hours),
        ("seasons", seasons, Wrong::Hours),
        ("giving", are_given(&place.giving), Wrong::Given),
    ];
    checks.into_iter().filter(|(_, fits, _)| !fits).map(|(field, _, wrong)| (field, wrong)).collect()
}

/// Whether the hours of every week are what the form of a place reads.
fn are_hours(place: &PointText) -> bool {
    let read = (1..=7).map(|weekday| openings(weekday, &hours_of(weekday, &place.hours)));
    read.collect::<Result<Vec<_>, _>>().is_ok_and(|read| read.concat() == place.hours)
}

fn are_given(all: &[Giving]) -> bool {
    let reasons: BTreeSet<_> = all.iter().map(|given| given.reason).collect();
    let fits = |given: &Giving| {
        let written = giving_of(given.reason, std::slice::from_ref(given));
        !given.modes.is_empty() && giving(given.reason, &written).is_ok_and(|read| read.is_some())
    };
    reasons.len() == all.len() && all.iter().all(fits)
}

/// The desks at which a profile is given.
pub(super) fn given(at: &str, row: Option<&GivenRow>, flaws: &mut Vec<Flaw>) {
    let mut seen = BTreeSet::new();
    for (index, key) in row.into_iter().flat_map(|row| &row.only_at).enumerate() {
        let place = format!("{at}.given.only_at[{index}]");
        if !is_desk(key) {
            flaws.push(Flaw::new(place, Wrong::Text));
        } else if !seen.insert(key) {
            flaws.push(Flaw::new(place, Wrong::Double));
        }
    }
}

pub(super) fn mails(rows: &[MailRow], flaws: &mut Vec<Flaw>) {
    let mut seen = BTreeSet::new();
    for (index, row) in rows.iter().enumerate() {
        let at = format!("$.mails[{index}]");
        if !is_desk(&row.desk) {
            flaws.push(Flaw::new(format!("{at}.desk"), Wrong::Text));
        }
        if !seen.insert((&row.desk, row.mail.code(), row.lang)) {
            flaws.push(Flaw::new(at.as_str(), Wrong::Double));
        }
        let is_line = !row.subject.contains(char::is_control);
        let fits = |text: &str, most: usize| !text.trim().is_empty() && text.chars().count() <= most;
        for (field, text, fits, is_body) in [
            ("subject", &row.subject, is_line && fits(&row.subject, MAX_SUBJECT), false),
            ("body", &row.body, fits(&row.body, MAX_BODY) && !row.body.contains('\0'), true),
        ] {
            let at = format!("{at}.{field}");
            if !fits {
                flaws.push(Flaw::new(at, Wrong::Text));
                continue;
            }
            let tags = domain::zone::flaws(row.mail, text, is_body);
            flaws.extend(tags.into_iter().map(|tag| Flaw::new(at.as_str(), Wrong::Tags(tag))));
        }
    }
}
