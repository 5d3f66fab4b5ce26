//! From bytes to a document, or to every mistake with its place.

use std::collections::BTreeSet;

use domain::{
    Lang, catalogue,
    codes::{Table, sheet},
    contact::EmailAddress,
    exceptional::Durations,
    mask::Group,
    permission::Permission,
    place::Belfiore,
    privacy::MAX_NOTICE,
    staff::{MAX_DESCRIPTION, MAX_NAME},
    transfer::{
        CardRuleRow, DeskKey, DeskRow, Document, FORMAT, Flaw, NoticeRow, ProfileRow, ServiceRow, TableRows,
        Wrong,
    },
    zone::{BodyText, MAX_RULES, MAX_SECTORS, is_ipa},
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::checks;

/// Most records of a section.
const MOST: usize = 2000;

/// Reads a file.
///
/// # Errors
/// Every mistake that can be told without knowing what is here; of a newer format only that it is newer.
pub fn read(bytes: &[u8]) -> Result<Document, Vec<Flaw>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let value: Value = serde_json::from_slice(bytes).map_err(|error| {
        vec![Flaw::new("$", Wrong::NotJson { line: error.line(), column: error.column() })]
    })?;
    let Value::Object(mut map) = value else { return Err(vec![Flaw::new("$", Wrong::NotOurs)]) };
    let format = match map.remove("format").as_ref().and_then(Value::as_u64) {
        None | Some(0) => return Err(vec![Flaw::new("$.format", Wrong::NotOurs)]),
        Some(newer) if newer > FORMAT => return Err(vec![Flaw::new("$.format", Wrong::Newer(newer))]),
        Some(format) => format,
    };
    let portal = map.remove("portal").as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut flaws = Vec::new();
    let mut document = Document {
        format: FORMAT,
        portal,
        codes: rows(&mut map, "codes", &mut flaws),
        organisations: rows(&mut map, "organisations", &mut flaws),
        services: rows(&mut map, "services", &mut flaws),
        desks: rows(&mut map, "desks", &mut flaws),
        agreements: rows(&mut map, "agreements", &mut flaws),
        points: rows(&mut map, "points", &mut flaws),
        mails: rows(&mut map, "mails", &mut flaws),
        card_rules: rows(&mut map, "card_rules", &mut flaws),
        notices: rows(&mut map, "notices", &mut flaws),
        profiles: rows(&mut map, "profiles", &mut flaws),
        break_glass: rows(&mut map, "break_glass", &mut flaws),
    };
    flaws.extend(map.keys().map(|key| Flaw::new(format!("$.{key}"), Wrong::Unknown)));
    if format < 2 {
        divide(&mut document);
    }
    if flaws.is_empty() {
        // Places count the records of the file only when each of them could be read.
        check(&mut document, &mut flaws);
    }
    if flaws.is_empty() { Ok(document) } else { Err(flaws) }
}

fn check(document: &mut Document, flaws: &mut Vec<Flaw>) {
    tables(&document.codes, flaws);
    bodies(&document.organisations, flaws);
    services(&document.services, flaws);
    desks(&document.desks, flaws);
    checks::agreements(&document.agreements, flaws);
    checks::points(&mut document.points, flaws);
    checks::mails(&document.mails, flaws);
    card_rules(&document.card_rules, flaws);
    notices(&document.notices, flaws);
    profiles(&document.profiles, flaws);
    let minutes = &document.break_glass;
    if !minutes.is_empty() && Durations::new(minutes.iter().copied()).is_none() {
        flaws.push(Flaw::new("$.break_glass", Wrong::Minutes));
    }
}

fn rows<T: DeserializeOwned>(
    map: &mut Map<String, Value>,
    section: &'static str,
    flaws: &mut Vec<Flaw>,
) -> Vec<T> {
    let found = match map.remove(section) {
        None => return Vec::new(),
        Some(Value::Array(found)) if found.len() <= MOST => found,
        Some(Value::Array(_)) => {
            flaws.push(Flaw::new(format!("$.{section}"), Wrong::TooMany));
            return Vec::new();
        }
        Some(_) => {
            flaws.push(Flaw::new(format!("$.{section}"), Wrong::Shape("expected an array".to_owned())));
            return Vec::new();
        }
    };
    let mut read = Vec::with_capacity(found.len());
    for (index, row) in found.into_iter().enumerate() {
        match serde_json::from_value(row) {
            Ok(row) => read.push(row),
            Err(error) => {
                flaws.push(Flaw::new(format!("$.{section}[{index}]"), Wrong::Shape(error.to_string())));
            }
        }
    }
    read
}

fn tables(rows: &[TableRows], flaws: &mut Vec<Flaw>) {
    let mut seen = BTreeSet::new();
    for (index, row) in rows.iter().enumerate() {
        let at = format!("$.codes[{index}]");
        if Table::from_code(&row.table).is_none() {
            flaws.push(Flaw::new(format!("{at}.table"), Wrong::NoTable));
        } else if !seen.insert(&row.table) {
            flaws.push(Flaw::new(format!("{at}.table"), Wrong::Double));
        }
        if let Err(problems) = sheet::read(row.text().as_bytes()) {
            flaws.extend(problems.into_iter().map(|problem| {
                let line =
                    problem.line.map_or_else(String::new, |line| format!("[{}]", line.saturating_sub(1)));
                Flaw::new(format!("{at}.lines{line}"), Wrong::Line(problem.wrong))
            }));
        }
    }
}

/// As the form of a body reads them.
fn bodies(rows: &[BodyText], flaws: &mut Vec<Flaw>) {
    let mut seen = BTreeSet::new();
    for (index, row) in rows.iter().enumerate() {
        let at = format!("$.organisations[{index}]");
        if !is_name(&row.name) {
            flaws.push(Flaw::new(format!("{at}.name"), Wrong::Text));
        } else if !seen.insert(row.name.to_lowercase()) {
            flaws.push(Flaw::new(format!("{at}.name"), Wrong::Double));
        }
        let is_belfiore = row.belfiore.as_ref().is_none_or(|code| code.parse::<Belfiore>().is_ok());
        let is_email = row.email.is_empty() || row.email.parse::<EmailAddress>().is_ok();
        for (field, fits) in [
            ("belfiore", is_belfiore),
            ("ipa", row.ipa.as_deref().is_none_or(is_ipa)),
            ("phone", row.phone.is_empty() || is_name(&row.phone)),
            ("email", is_email),
        ] {
            flaws.extend((!fits).then(|| Flaw::new(format!("{at}.{field}"), Wrong::Text)));
        }
        if row.sectors.len() > MAX_SECTORS {
            flaws.push(Flaw::new(format!("{at}.sectors"), Wrong::TooMany));
        }
        let mut sectors = BTreeSet::new();
        for (place, sector) in row.sectors.iter().enumerate() {
            let place = format!("{at}.sectors[{place}]");
            if !is_name(&sector.name) || sector.valid.is_backwards() {
                flaws.push(Flaw::new(place, Wrong::Text));
            } else if !sectors.insert(&sector.name) {
                flaws.push(Flaw::new(place, Wrong::Double));
            }
        }
    }
}

fn services(rows: &[ServiceRow], flaws: &mut Vec<Flaw>) {
    let mut seen = BTreeSet::new();
    for (index, row) in rows.iter().enumerate() {
        let at = format!("$.services[{index}].service");
        if !seen.insert(&row.service.slug) {
            flaws.push(Flaw::new(format!("{at}.slug"), Wrong::Double));
        }
        if let Err(errors) = catalogue::check(&row.service) {
            flaws.extend(
                errors
                    .into_iter()
                    .map(|error| Flaw::new(format!("{at}: {}", error.place), Wrong::Service(error.flaw))),
            );
        }
    }
}

pub(super) fn is_name(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= MAX_NAME && !text.contains(char::is_control)
}

pub(super) fn is_desk(key: &DeskKey) -> bool {
    is_name(&key.organisation) && is_name(&key.name)
}

fn desks(rows: &[DeskRow], flaws: &mut Vec<Flaw>) {
    let mut seen = BTreeSet::new();
    for (index, row) in rows.iter().enumerate() {
        let at = format!("$.desks[{index}]");
        if !is_desk(&row.desk) {
            flaws.push(Flaw::new(format!("{at}.desk"), Wrong::Text));
        } else if !seen.insert(&row.desk) {
            flaws.push(Flaw::new(format!("{at}.desk"), Wrong::Double));
        }
        if row.profile.as_deref().is_some_and(|name| !is_name(name)) {
            flaws.push(Flaw::new(format!("{at}.profile"), Wrong::Text));
        }
        if row.open.is_backwards() {
            flaws.push(Flaw::new(format!("{at}.open"), Wrong::Days));
        }
        if row.description.chars().count() > MAX_DESCRIPTION || row.description.contains('\0') {
            flaws.push(Flaw::new(format!("{at}.description"), Wrong::Text));
        }
        if row.rules.len() > MAX_RULES {
            flaws.push(Flaw::new(format!("{at}.rules"), Wrong::TooMany));
        }
        for (rule, found) in row.rules.iter().enumerate() {
            let named = [&found.service, &found.municipality];
            if !is_desk(&found.to) || !named.into_iter().flatten().all(|name| is_name(name)) {
                flaws.push(Flaw::new(format!("{at}.rules[{rule}]"), Wrong::Text));
            }
        }
        for (list, names) in [("services", &row.services), ("municipalities", &row.municipalities)] {
            let wrong = names.iter().enumerate().filter(|(_, name)| !is_name(name));
            flaws.extend(wrong.map(|(name, _)| Flaw::new(format!("{at}.{list}[{name}]"), Wrong::Text)));
        }
        groups(&format!("{at}.excluded"), &row.excluded, flaws);
    }
}

fn card_rules(rows: &[CardRuleRow], flaws: &mut Vec<Flaw>) {
    let mut seen = BTreeSet::new();
    for (index, row) in rows.iter().enumerate() {
        let at = format!("$.card_rules[{index}]");
        if !is_desk(&row.desk) {
            flaws.push(Flaw::new(format!("{at}.desk"), Wrong::Text));
        } else if super::card_rules::rule(row).is_none() {
            flaws.push(Flaw::new(at, Wrong::NoField));
        } else if !seen.insert((&row.desk, &row.part, &row.field, &row.when)) {
            flaws.push(Flaw::new(at, Wrong::Double));
        }
    }
}

fn notices(rows: &[NoticeRow], flaws: &mut Vec<Flaw>) {
    let mut seen = BTreeSet::new();
    for (index, row) in rows.iter().enumerate() {
        let at = format!("$.notices[{index}]");
        if !is_desk(&row.desk) {
            flaws.push(Flaw::new(format!("{at}.desk"), Wrong::Text));
        } else if !seen.insert(&row.desk) {
            flaws.push(Flaw::new(format!("{at}.desk"), Wrong::Double));
        }
        let fits = |lang: Lang| {
            let words = row.text.get(lang);
            words.chars().count() <= usize::from(MAX_NOTICE) && !words.contains('\0')
        };
        if row.text.get(Lang::It).trim().is_empty() || !Lang::ALL.into_iter().all(fits) {
            flaws.push(Flaw::new(format!("{at}.text"), Wrong::Text));
        }
    }
}

/// In the first format there were nine groups of fields: what one of them hid is hidden by those that its fields went to,
/// as in the profiles that were there when they were divided. Nobody was given what has been protected since.
fn divide(document: &mut Document) {
    for row in &mut document.desks {
        also_hide(&mut row.excluded);
    }
    for row in &mut document.profiles {
        also_hide(&mut row.hides);
        row.hides.push(Group::ProtectedIdentity.code().to_owned());
    }
}

/// The groups that the first format had.
const FIRST: [Group; 9] = [
    Group::Identity,
    Group::Contacts,
    Group::Residence,
    Group::Health,
    Group::Judicial,
    Group::Permit,
    Group::Income,
    Group::Family,
    Group::ProtectedAddress,
];

fn also_hide(codes: &mut Vec<String>) {
    let hides = |group: &Group| codes.iter().any(|code| code == group.code());
    let divided: [(Group, &[Group]); 5] = [
        (Group::Disability, &[Group::Health]),
        (Group::WorkEducation, &[Group::Family, Group::Income]),
        (Group::Needs, &[Group::Health]),
        (Group::Origin, &[Group::Identity, Group::Permit]),
        (Group::Violence, &[Group::Health, Group::Judicial, Group::ProtectedAddress]),
    ];
    let parted = divided.into_iter().filter(|(_, from)| from.iter().any(hides)).map(|(group, _)| group);
    // Notes were of no group: who saw nothing at all sees none of them.
    let notes = FIRST.iter().all(hides).then_some(Group::Diary);
    let more: Vec<String> = parted.chain(notes).map(|group| group.code().to_owned()).collect();
    codes.extend(more);
}

fn profiles(rows: &[ProfileRow], flaws: &mut Vec<Flaw>) {
    let mut seen = BTreeSet::new();
    for (index, row) in rows.iter().enumerate() {
        let at = format!("$.profiles[{index}]");
        if !is_name(&row.name) {
            flaws.push(Flaw::new(format!("{at}.name"), Wrong::Text));
        } else if !seen.insert(row.name.to_lowercase()) {
            flaws.push(Flaw::new(format!("{at}.name"), Wrong::Double));
        }
        checks::given(&at, row.given.as_ref(), flaws);
        groups(&format!("{at}.hides"), &row.hides, flaws);
        groups(&format!("{at}.omits"), &row.omits, flaws);
        permissions(&format!("{at}.withholds"), row.withholds.as_deref().unwrap_or_default(), flaws);
        // What is absent is hidden, and nobody is without a name.
        let is_hidden = |code: &String| row.hides.contains(code);
        let may_be = |code: &String| code.parse().is_ok_and(Group::may_be_absent);
        let wrong = row.omits.iter().enumerate().filter(|&(_, code)| !is_hidden(code) || !may_be(code));
        let wrong = wrong.filter(|(_, code)| code.parse::<Group>().is_ok());
        flaws
            .extend(wrong.map(|(place, code)| {
                Flaw::new(format!("{at}.omits[{place}]"), Wrong::NoGroup(code.clone()))
            }));
    }
}

fn permissions(at: &str, codes: &[String], flaws: &mut Vec<Flaw>) {
    let mut seen = BTreeSet::new();
    for (index, code) in codes.iter().enumerate() {
        let place = format!("{at}[{index}]");
        if Permission::from_code(code).is_none() {
            flaws.push(Flaw::new(place, Wrong::NoPermission(code.clone())));
        } else if !seen.insert(code) {
            flaws.push(Flaw::new(place, Wrong::Double));
        }
    }
}

fn groups(at: &str, codes: &[String], flaws: &mut Vec<Flaw>) {
    let mut seen = BTreeSet::new();
    for (index, code) in codes.iter().enumerate() {
        let place = format!("{at}[{index}]");
        if code.parse::<Group>().is_err() {
            flaws.push(Flaw::new(place, Wrong::NoGroup(code.clone())));
        } else if !seen.insert(code) {
            flaws.push(Flaw::new(place, Wrong::Double));
        }
    }
}
