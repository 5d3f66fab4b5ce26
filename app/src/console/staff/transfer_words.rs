//! What a file would change, in the words that people know.

use chrono::NaiveDate;
use domain::{
    Lang,
    appointment::Reason,
    codes::{Scheme, Table, sheet::Column},
    format,
    mask::Group,
    permission::Permission,
    staff::DeskKind,
    transfer::{Difference, Kind, Step},
    zone::{BodyKind, MailKind},
};

use super::words;
use crate::{
    appointments::words as appointments,
    console::{
        catalogue, codes,
        words::{group, permission},
    },
    i18n::Translator,
};

/// Most characters of a value that is shown.
const MOST: usize = 300;

/// What a record is called: tables by their titles, mails by what they are.
pub fn called(kind: Kind, name: &str, t: Translator) -> String {
    match kind {
        Kind::Codes => table(name, t),
        Kind::Mails => letter(name, t).unwrap_or_else(|| name.to_owned()),
        _ => name.to_owned(),
    }
}

/// `receipt it Ente, Sportello`
fn letter(name: &str, t: Translator) -> Option<String> {
    let (kind, rest) = name.split_once(' ')?;
    let (lang, desk) = rest.split_once(' ')?;
    let (kind, lang) = (MailKind::from_code(kind)?, lang.parse::<Lang>().ok()?);
    Some(format!("{desk}: {}, {}", words::mail(kind, t), lang.own_name()))
}

fn table(name: &str, t: Translator) -> String {
    let (slug, rest) = name.split_at(name.find([':', ' ']).unwrap_or(name.len()));
    Table::from_slug(slug)
        .map_or_else(|| name.to_owned(), |table| format!("{}{rest}", codes::words::table(t, table)))
}

/// What changes in a record, line by line; nothing is told of one that is new or left out.
pub fn changes(kind: Kind, step: &Step, t: Translator) -> Vec<String> {
    match step {
        Step::Changed(differences) => differences.iter().map(|one| difference(kind, one, t)).collect(),
        Step::Revised { told, .. } => told.iter().map(|one| catalogue::words::change(t, one)).collect(),
        Step::Added | Step::Barred(_) => Vec::new(),
    }
}

fn difference(kind: Kind, one: &Difference, t: Translator) -> String {
    let shown = |said: &Option<String>| match said {
        Some(said) if !said.is_empty() => {
            shortened(value(kind, &one.path, said, t).unwrap_or_else(|| said.clone()))
        }
        _ => t.get("console-transfer-empty"),
    };
    let what = place(kind, &one.path, t).unwrap_or_else(|| one.path.clone());
    let values =
        [("what", what.into()), ("before", shown(&one.before).into()), ("after", shown(&one.after).into())];
    t.with("console-transfer-difference", &values)
}

fn shortened(said: String) -> String {
    if said.chars().count() <= MOST {
        return said;
    }
    said.chars().take(MOST).chain(['…']).collect()
}

/// What a place in a record is called on its page.
fn place(kind: Kind, path: &str, t: Translator) -> Option<String> {
    match kind {
        Kind::Codes => Column::all().find(|of| is_at(*of, path)).map(|of| codes::words::column(t, of)),
        Kind::Bodies => of_body(path, t),
        Kind::Desks => of_desk(path, t),
        Kind::Notices => path.parse::<Lang>().ok().map(|lang| lang.own_name().to_owned()),
        Kind::Profiles => match path {
            "hides" => Some(t.get("console-transfer-hides")),
            "omits" => Some(t.get("console-transfer-omits")),
            "withholds" => Some(t.get("console-masks-withheld")),
            "only_at" => Some(t.get("console-transfer-only-at")),
            "retired" => Some(t.get("console-transfer-retired")),
            _ => None,
        },
        Kind::Points => of_point(path, t),
        Kind::Mails => match path {
            "subject" => Some(t.get("console-bodies-mail-subject")),
            "body" => Some(t.get("console-bodies-mail-body")),
            _ => None,
        },
        Kind::Durations => (path == "minutes").then(|| t.get("console-durations-minutes")),
        // Services are told as their versions are; agreements and rules of the card are never changed.
        Kind::Services | Kind::Agreements | Kind::CardRules => None,
    }
}

/// Whether a column of a table stands at this place of a row.
fn is_at(column: Column, path: &str) -> bool {
    match column {
        Column::Code => false,
        Column::Label(lang) => path.strip_prefix("label.") == Some(lang.tag()),
        Column::Parent => path == "parent",
        Column::From => path == "valid.from",
        Column::Until => path == "valid.until",
        Column::Order => path == "order",
        Column::National(scheme) => path.strip_prefix("national.") == Some(code(scheme)),
        Column::Note => path == "note",
    }
}

/// Name of a national list in the file.
const fn code(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Siuss => "siuss",
        Scheme::SiussArea => "siuss_area",
        Scheme::Istat => "istat",
        Scheme::Sinba => "sinba",
    }
}

fn of_body(path: &str, t: Translator) -> Option<String> {
    let key = match path {
        "name" => "console-bodies-name",
        "kind" => "console-bodies-kind",
        "belfiore" => "console-bodies-cadastral",
        "ipa" => "console-bodies-ipa",
        "phone" => "console-bodies-phone",
        "email" => "console-bodies-email",
        _ => {
            let (number, rest) = item(path, "sectors")?;
            let key = match rest {
                ".name" => "console-bodies-sector-name",
                ".valid.from" => "console-bodies-sector-from",
                ".valid.until" => "console-bodies-sector-until",
                _ => return None,
            };
            let of = t.with("console-bodies-sector", &[("number", number.into())]);
            return Some(format!("{of}, {}", t.get(key)));
        }
    };
    Some(t.get(key))
}

fn of_desk(path: &str, t: Translator) -> Option<String> {
    let key = match path {
        "description" => "console-staff-description",
        "kind" => "console-staff-kind",
        "receives" => "console-zone-receives",
        "excluded" => "console-zone-excluded",
        "services" => "console-zone-services",
        "municipalities" => "console-zone-municipalities",
        _ => {
            let (number, rest) = item(path, "rules")?;
            let key = match rest {
                ".service" => "console-zone-service",
                ".municipality" => "console-zone-municipality",
                ".lang" => "console-zone-lang",
                ".to.name" => "console-zone-to",
                ".to.organisation" => "console-transfer-rule-body",
                _ => return None,
            };
            let of = t.with("console-zone-rule", &[("number", number.into())]);
            return Some(format!("{of}, {}", t.get(key)));
        }
    };
    Some(t.get(key))
}

fn of_point(path: &str, t: Translator) -> Option<String> {
    let key = match path {
        "address" => "console-bodies-address",
        "town" => "console-bodies-town",
        "directions" => "console-bodies-directions",
        "accessibility" => "console-bodies-accessibility",
        "phone" => "console-bodies-phone",
        "email" => "console-bodies-email",
        "languages" => "console-bodies-languages",
        "sign_language" => "console-bodies-signs",
        "seasons" => "console-bodies-dated",
        _ => {
            if let Some(day) = path.strip_prefix("hours.") {
                return day.parse::<u8>().ok().map(|day| words::weekday(day, t));
            }
            let reason = path.strip_prefix("giving.").and_then(Reason::from_code)?;
            return Some(t.get(appointments::reason(reason)));
        }
    };
    Some(t.get(key))
}

/// The number, from one, of what stands in a list, and what follows it: `rules[0].to.name`.
fn item<'a>(path: &'a str, list: &str) -> Option<(usize, &'a str)> {
    let (index, rest) = path.strip_prefix(list)?.strip_prefix('[')?.split_once(']')?;
    Some((index.parse::<usize>().ok()?.saturating_add(1), rest))
}

/// A value that the file has as a code, as people read it.
fn value(kind: Kind, path: &str, said: &str, t: Translator) -> Option<String> {
    match (kind, path) {
        (Kind::Profiles, "withholds") => Some(permissions(said, t)),
        (Kind::Profiles, "hides" | "omits") | (Kind::Desks, "excluded") => Some(groups(said, t)),
        (Kind::Desks, "kind") => DeskKind::from_code(said).map(|kind| words::kind(kind, t)),
        (Kind::Bodies, "kind") => BodyKind::from_code(said).map(|kind| words::body(kind, t)),
        (Kind::Points, "languages") => Some(languages(said)),
        (Kind::Desks, "receives") | (Kind::Points, "sign_language") | (Kind::Profiles, "retired") => {
            Some(t.get(if said == "true" { "console-yes" } else { "console-no" }))
        }
        (Kind::Desks, _) if path.rsplit_once('.').is_some_and(|(_, last)| last == "lang") => {
            said.parse::<Lang>().ok().map(|lang| lang.own_name().to_owned())
        }
        _ if path.ends_with("valid.from") || path.ends_with("valid.until") => {
            said.parse::<NaiveDate>().ok().map(format::date)
        }
        _ => None,
    }
}

fn languages(tags: &str) -> String {
    let name = |tag: &str| {
        let lang = tag.parse::<Lang>();
        lang.map_or_else(|_| tag.to_owned(), |lang| lang.own_name().to_owned())
    };
    tags.split(", ").map(name).collect::<Vec<_>>().join(", ")
}

fn groups(codes: &str, t: Translator) -> String {
    let name = |code: &str| code.parse::<Group>().map_or_else(|_| code.to_owned(), |of| t.get(group(of)));
    codes.split(", ").map(name).collect::<Vec<_>>().join(", ")
}

fn permissions(codes: &str, t: Translator) -> String {
    let name = |code: &str| {
        let found = Permission::from_code(code);
        found.map_or_else(|| code.to_owned(), |of| t.get(permission(of)))
    };
    codes.split(", ").map(name).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(kind: Kind, path: &str, before: Option<&str>, after: &str) -> String {
        let one = Difference {
            path: path.to_owned(),
            before: before.map(str::to_owned),
            after: Some(after.to_owned()),
        };
        difference(kind, &one, Translator::new(Lang::It))
    }

    #[test]
    fn tables_are_called_by_their_titles() {
        let t = Translator::new(Lang::It);
        let title = codes::words::table(t, Table::Tenure);
        assert_eq!(
            called(Kind::Codes, "titoli-godimento: Barca (barca)", t),
            format!("{title}: Barca (barca)")
        );
        assert_eq!(called(Kind::Codes, "titoli-godimento [7]", t), format!("{title} [7]"));
        assert_eq!(called(Kind::Services, "servizi: a casa", t), "servizi: a casa");
        let receipt = words::mail(MailKind::Receipt, t);
        let name = called(Kind::Mails, "receipt fr Comune, Sportello", t);
        assert_eq!(name, format!("Comune, Sportello: {receipt}, Français"));
    }

    #[test]
    fn what_the_file_has_as_a_code_is_told_by_its_label() {
        let t = Translator::new(Lang::It);
        let (health, violence) = (t.get(group(Group::Health)), t.get(group(Group::Violence)));
        let line = told(Kind::Profiles, "hides", Some("health"), "health, violence");
        assert!(line.starts_with("Gruppi nascosti"), "{line}");
        assert!(line.contains(&format!("«{health}» a «{health}, {violence}»")), "{line}");
        let line = told(Kind::Desks, "excluded", None, "violence");
        assert!(line.contains(&violence) && line.contains("(niente)"), "{line}");
        let line = told(Kind::Desks, "kind", Some("general"), "third_sector");
        assert!(line.contains("Generale") && line.contains("Del terzo settore"), "{line}");
        assert!(told(Kind::Desks, "receives", Some("true"), "false").contains("«Sì» a «No»"));
        let line = told(Kind::Desks, "rules[1].lang", Some("it"), "fr");
        assert!(line.starts_with("Regola 2, lingua") && line.contains("Français"), "{line}");
        let line = told(Kind::Bodies, "sectors[0].valid.until", None, "2026-12-31");
        assert!(line.starts_with("Settore 1, ultimo giorno") && line.contains("31/12/2026"), "{line}");
        let line = told(Kind::Points, "hours.2", Some(""), "09:00-12:30");
        assert!(line.starts_with("Martedì: da «(niente)» a «09:00-12:30»"), "{line}");
        let line = told(Kind::Points, "languages", Some("it"), "it, fr");
        assert!(line.contains("«Italiano» a «Italiano, Français»"), "{line}");
        let line = told(Kind::Profiles, "withholds", Some(""), "take_charge");
        assert!(line.starts_with("Permessi tolti") && !line.contains("take_charge"), "{line}");
        let line = told(Kind::Profiles, "only_at", Some(""), "Comune, Sportello");
        assert!(line.starts_with("Dato solo a: da «(niente)» a «Comune, Sportello»"), "{line}");
        let line = told(Kind::Profiles, "retired", Some("false"), "true");
        assert!(line.starts_with("Ritirato: da «No» a «Sì»"), "{line}");
        let line = told(Kind::Codes, "national.siuss_area", None, "2");
        assert!(!line.contains("siuss_area"), "{line}");
    }

    #[test]
    fn of_a_long_text_the_beginning_is_shown() {
        let (fits, long) = ("à".repeat(MOST), "è".repeat(MOST));
        let line = told(Kind::Notices, "it", Some(fits.as_str()), &format!("{long}è"));
        assert!(line.contains(&format!("«{fits}» a «{long}…»")), "{line}");
    }

    #[test]
    fn every_place_of_a_record_has_a_name() {
        let t = Translator::new(Lang::It);
        for (kind, paths) in [
            (Kind::Codes, &["label.it", "label.ar", "parent", "valid.from", "order", "note"][..]),
            (Kind::Bodies, &["name", "kind", "belfiore", "ipa", "phone", "email", "sectors[3].name"][..]),
            (
                Kind::Desks,
                &["description", "services", "municipalities", "rules[0].service", "rules[0].to.name"][..],
            ),
            (Kind::Points, &["address", "phone", "hours.7", "seasons", "giving.first_talk"][..]),
            (Kind::Mails, &["subject", "body"][..]),
            (Kind::Notices, &["it", "uk"][..]),
            (Kind::Profiles, &["hides", "omits", "withholds", "only_at", "retired"][..]),
        ] {
            for path in paths {
                assert!(place(kind, path, t).is_some(), "{path}");
            }
        }
        for scheme in Scheme::ALL {
            assert_eq!(serde_json::to_value(scheme).unwrap(), code(scheme));
        }
    }
}
