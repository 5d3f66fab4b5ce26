//! How well somebody fits, and why.

use std::cmp::Reverse;

use super::{
    Known,
    keys::{self, phone_end},
    latin::{Part, parts},
    likeness::{Likeness, likeness},
    query::{Code, Query},
    when::{Agreement, When},
};
use crate::{
    FiscalCode,
    letters::distance,
    person::{Level, Reason},
};

/// Words of a name that alone mean nobody.
const PARTICLES: [&str; 22] = [
    "de", "di", "del", "della", "dei", "degli", "da", "dal", "dalla", "d", "el", "al", "abu", "ben", "bin",
    "van", "von", "la", "lo", "le", "li", "o",
];

/// From here on (out of a thousand) a name fits although another date says no.
const FITS: u32 = 800;
/// From here on a name that was typed alone is enough.
const CLEAR: u32 = 900;

/// From here on a name can be the same one.
const ALIKE: u32 = 600;

/// How likely somebody is meant, and why. The greater one is the better one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// How likely.
    pub level: Level,
    /// Among equally likely ones, the better ones have more.
    pub points: u32,
    /// Why, the strongest first.
    pub reasons: Vec<Reason>,
}

/// What the name says.
#[derive(Debug, Default)]
struct NameFit {
    /// Out of a thousand.
    fit: u32,
    /// Whether every word was found.
    all: bool,
    /// Words that were asked, particles aside.
    asked: usize,
    /// Whether any was found.
    any: bool,
    reasons: Vec<Reason>,
}

/// What speaks against two records being of one person, in name and day of birth, whatever speaks for it.
pub fn contradictions(one: &Known, other: &Known) -> Vec<Reason> {
    let (query, turned) = (Query::person(one), Query::person(other));
    let is_named = !query.words.is_empty() && !turned.words.is_empty();
    let is_alike = |name: NameFit| name.all || name.fit >= ALIKE;
    // A second name is missing on one side only.
    let fits = is_alike(query.name_fit(other)) || is_alike(turned.name_fit(one));
    let born = query.birth_fit(other).filter(|fit| matches!(fit, Agreement::Close | Agreement::Other));
    let mut reasons = Vec::new();
    reasons.extend((is_named && !fits).then_some(Reason::DifferentName));
    reasons.extend(born.map(|fit| query.birth_reason(fit, other)));
    reasons
}

/// What a number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum NumberFit {
    Other,
    Similar,
    Begins,
    Same,
}

impl Query {
    /// How well somebody fits of whom this is known; none where nothing does.
    pub fn judge(&self, known: &Known) -> Option<Verdict> {
        let name = self.name_fit(known);
        let born = self.birth_fit(known);
        let code = self.code_fit(known);
        let phone = self.phone_fit(known);
        let email = self.email.is_some() && self.email == known.email.as_deref().and_then(keys::email);
        let reached = email || phone == Some(NumberFit::Same);
        let identified = self.is_identified(known);
        let level = if identified || code == Some(NumberFit::Same) {
            Level::High
        } else if self.words.is_empty() {
            without_name(born, code, phone, reached)?
        } else {
            with_name((&name, self.is_person), born, code, reached || phone.is_some())?
        };
        let points = name.fit
            + born.map_or(0, birth_points)
            + code.map_or(0, code_points)
            + phone.map_or(0, |fit| if fit == NumberFit::Same { 500 } else { 200 })
            + if email { 500 } else { 0 }
            + if identified { 2000 } else { 0 };
        let mut reasons: Vec<Reason> =
            code.and_then(|fit| code_reason(fit, self.is_person)).into_iter().collect();
        reasons.extend(identified.then_some(Reason::SameIdentifier));
        // The letters of the code are no missing words of a name.
        reasons.extend(
            name.reasons.into_iter().filter(|reason| !identified || !matches!(reason, Reason::Missing(_))),
        );
        reasons.extend(born.map(|fit| self.birth_reason(fit, known)));
        reasons.extend(
            phone.map(|fit| if fit == NumberFit::Same { Reason::SamePhone } else { Reason::PhoneBegins }),
        );
        reasons.extend(email.then_some(Reason::SameEmail));
        Some(Verdict { level, points, reasons })
    }

    fn is_identified(&self, known: &Known) -> bool {
        let mut theirs = known.identifiers.iter().filter_map(|written| keys::identifier(written));
        theirs.any(|number| self.identifiers.contains(&number))
    }

    fn birth_fit(&self, known: &Known) -> Option<Agreement> {
        let known = When::born(known.birth_date?);
        self.born.iter().filter_map(|born| born.against(known)).max()
    }

    fn birth_reason(&self, fit: Agreement, known: &Known) -> Reason {
        match fit {
            Agreement::Whole => Reason::SameBirthDate,
            // Of two centuries, whichever fits is said by the date beside.
            Agreement::Part => {
                let known = known.birth_date.map(When::born);
                let shared = self.born.last().zip(known).map(|(born, known)| born.shared(known).text());
                Reason::BirthFits(shared.unwrap_or_default())
            }
            Agreement::Close => Reason::SimilarBirthDate,
            Agreement::Other => Reason::OtherBirthDate,
        }
    }

    fn code_fit(&self, known: &Known) -> Option<NumberFit> {
        let theirs = known.fiscal_code.as_ref().map(FiscalCode::canonical)?;
        let theirs = theirs.as_str();
        let (typed, whole) = match self.code.as_ref()? {
            Code::Whole(code) => (code.canonical().as_str().to_owned(), true),
            Code::Typed(code) => (code.clone(), false),
        };
        let letters = |code: &str| code.chars().collect::<Vec<_>>();
        if theirs == typed {
            Some(NumberFit::Same)
        } else if !whole && theirs.starts_with(&typed) {
            Some(NumberFit::Begins)
        } else if typed.len() > 12 && distance(&letters(&typed), &letters(theirs)) < 3 {
            Some(NumberFit::Similar)
        } else {
            Some(NumberFit::Other)
        }
    }

    fn phone_fit(&self, known: &Known) -> Option<NumberFit> {
        let theirs = known.phone.as_deref().map(keys::phones)?;
        let fit = |asked: &String| {
            let same = theirs.iter().any(|known| known == asked || is_same_end(known, asked));
            let begins = theirs.iter().any(|known| known.starts_with(asked));
            same.then_some(NumberFit::Same).or(begins.then_some(NumberFit::Begins))
        };
        self.phones.iter().filter_map(fit).max()
    }

    fn name_fit(&self, known: &Known) -> NameFit {
        let theirs = keys::name(known);
        if self.words.is_empty() || theirs.is_empty() {
            return NameFit::default();
        }
        let pairs = self.paired(&theirs);
        let single = || self.words.iter().filter(|word| word.words() == 1);
        let covered = pairs.iter().fold(0, |all, (_, word, _)| all | word.covers);
        let is_missing = |word: &&Part| word.covers & covered == 0;
        let missing: Vec<&Part> = single().filter(is_missing).filter(|word| !is_particle(word)).collect();
        let most: u32 = single().map(significance).sum();
        let got: u32 =
            pairs.iter().map(|(likeness, word, _)| likeness.weight() * self.significance_of(word)).sum();
        let theirs_all = theirs.iter().fold(0, |all, word| all | word.covers);
        let theirs_met = pairs.iter().fold(0, |all, (_, _, word)| all | word.covers);
        let unmet = (theirs_all & !theirs_met).count_ones();
        let same = pairs.iter().all(|(likeness, ..)| *likeness == Likeness::Same);
        let reasons = match (missing.is_empty(), same && unmet == 0) {
            (true, true) => vec![Reason::SameName],
            (true, false) if self.is_person => vec![Reason::SimilarName],
            _ if self.is_person => reasons(known, &pairs, &[]),
            _ => reasons(known, &pairs, &missing),
        };
        NameFit {
            fit: (got * 10 / most.max(1)).saturating_sub(unmet * 15),
            all: missing.is_empty() && !pairs.is_empty(),
            asked: single().filter(|word| !is_particle(word)).count(),
            // One letter alone means nobody, unless nothing else was typed.
            any: pairs.iter().any(|(_, word, _)| {
                !is_particle(word) && (missing.is_empty() || word.latin().chars().count() > 1)
            }),
            reasons,
        }
    }

    /// Each word that was typed with the one that it means best; no word twice.
    fn paired<'a>(&'a self, theirs: &'a [Part]) -> Vec<(Likeness, &'a Part, &'a Part)> {
        let mut pairs: Vec<(Likeness, &Part, &Part)> = self
            .words
            .iter()
            .flat_map(|word| theirs.iter().map(move |known| (word, known)))
            .filter_map(|(word, known)| Some((likeness(&word.heard, &known.heard)?, word, known)))
            .collect();
        // The likest first; then words as they stand rather than joined ones; then in order.
        pairs.sort_by_key(|(likeness, word, known)| {
            (Reverse(*likeness), word.words() + known.words(), word.covers, known.covers)
        });
        let (mut asked, mut met) = (0, 0);
        pairs.retain(|(_, word, known)| {
            let free = word.covers & asked == 0 && known.covers & met == 0;
            if free {
                asked |= word.covers;
                met |= known.covers;
            }
            free
        });
        pairs.sort_by_key(|(_, word, _)| word.covers);
        pairs
    }

    /// What a joined word counts for: all its words.
    fn significance_of(&self, joined: &Part) -> u32 {
        let single = self.words.iter().filter(|word| word.words() == 1 && word.meets(joined));
        single.map(significance).sum()
    }
}

fn is_same_end(one: &str, other: &str) -> bool {
    phone_end(one).is_some() && phone_end(one) == phone_end(other)
}

fn is_particle(word: &Part) -> bool {
    PARTICLES.contains(&word.latin())
}

fn significance(word: &Part) -> u32 {
    if is_particle(word) { 3 } else { 10 }
}

/// Name and surname by themselves, then how each other word was read, then what is not there.
fn reasons(known: &Known, pairs: &[(Likeness, &Part, &Part)], missing: &[&Part]) -> Vec<Reason> {
    let given = known.given_name.as_deref().map(|name| parts(&[name])).unwrap_or_default();
    let words = given.iter().filter(|part| part.words() == 1).count();
    let of_given: u16 = (0..words).fold(0, |all, place| all | 1 << place);
    let all = keys::name(known).iter().fold(0, |all, word| all | word.covers);
    let same = pairs.iter().filter(|(likeness, ..)| *likeness == Likeness::Same);
    let met = same.fold(0, |met, (_, _, word)| met | word.covers);
    let is_met = |name: u16| name != 0 && met & name == name;
    let (has_given, has_family) = (is_met(all & of_given), is_met(all & !of_given));
    let mut reasons = Vec::new();
    reasons.extend(has_family.then_some(Reason::SameFamilyName));
    reasons.extend(has_given.then_some(Reason::SameGivenName));
    for (likeness, typed, meant) in pairs {
        let told = if meant.covers & of_given == 0 { has_family } else { has_given };
        let (typed, meant) = (typed.written.clone(), meant.written.clone());
        match likeness {
            Likeness::Same if told => {}
            Likeness::Same => reasons.push(Reason::AlsoNamed(meant)),
            Likeness::Begins => reasons.push(Reason::Begins { typed, meant }),
            Likeness::Sound | Likeness::Near => reasons.push(Reason::Read { typed, meant }),
        }
    }
    reasons.extend(missing.iter().map(|word| Reason::Missing(word.written.clone())));
    reasons
}

/// How likely it is when no name was asked.
fn without_name(
    born: Option<Agreement>,
    code: Option<NumberFit>,
    phone: Option<NumberFit>,
    reached: bool,
) -> Option<Level> {
    let born_so = matches!(born, Some(Agreement::Whole | Agreement::Part));
    match (code, born) {
        (Some(NumberFit::Begins | NumberFit::Similar), _) => Some(Level::Middle),
        _ if reached && born_so => Some(Level::High),
        _ if reached || born == Some(Agreement::Whole) => Some(Level::Middle),
        _ if phone.is_some() || born == Some(Agreement::Part) => Some(Level::Low),
        _ => None,
    }
}

/// How likely it is when a name was asked, as it was typed or of a person.
fn with_name(
    (name, is_person): (&NameFit, bool),
    born: Option<Agreement>,
    code: Option<NumberFit>,
    reached: bool,
) -> Option<Level> {
    let coded = matches!(code, Some(NumberFit::Begins | NumberFit::Similar));
    if !name.all {
        let vouched = reached || coded || born == Some(Agreement::Whole);
        return match born {
            _ if vouched && name.any => Some(Level::Middle),
            _ if reached || coded => Some(Level::Low),
            Some(Agreement::Other | Agreement::Close) => None,
            _ => name.any.then_some(Level::Low),
        };
    }
    let many = name.asked > 1;
    let sure = match born {
        Some(Agreement::Other) => {
            return Some(if many && name.fit >= FITS { Level::Middle } else { Level::Low });
        }
        Some(Agreement::Whole) => true,
        // Whoever types a year says what they know; of two people, many are born in one year and called alike.
        Some(Agreement::Part) => many && !is_person,
        Some(Agreement::Close) => false,
        None => many && name.fit >= CLEAR,
    };
    Some(match (reached || coded || sure, born.is_some() || many || name.fit >= CLEAR) {
        (true, _) => Level::High,
        (false, true) => Level::Middle,
        (false, false) => Level::Low,
    })
}

const fn birth_points(fit: Agreement) -> u32 {
    match fit {
        Agreement::Whole => 300,
        Agreement::Part => 200,
        Agreement::Close => 100,
        Agreement::Other => 0,
    }
}

const fn code_points(fit: NumberFit) -> u32 {
    match fit {
        NumberFit::Same => 2000,
        NumberFit::Begins => 800,
        NumberFit::Similar => 600,
        NumberFit::Other => 0,
    }
}

/// That a code is another one is told of two people, not of what somebody began to type.
const fn code_reason(fit: NumberFit, is_person: bool) -> Option<Reason> {
    match fit {
        NumberFit::Same => Some(Reason::SameFiscalCode),
        NumberFit::Begins => Some(Reason::FiscalCodeBegins),
        NumberFit::Similar => Some(Reason::SimilarFiscalCode),
        NumberFit::Other if is_person => Some(Reason::OtherFiscalCode),
        NumberFit::Other => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(given: &str, family: &str, born: &str) -> Known {
        Known {
            given_name: Some(given.to_owned()),
            family_name: Some(family.to_owned()),
            birth_date: born.parse().ok(),
            ..Known::default()
        }
    }

    #[test]
    fn of_a_birth_no_more_is_compared_than_both_know() {
        let maria = known("Maria", "Rossi", "1970");
        for (other, said) in [
            ("1970", Reason::BirthFits("1970".to_owned())),
            ("1970-03", Reason::BirthFits("1970".to_owned())),
            ("1970-03-14", Reason::BirthFits("1970".to_owned())),
            ("1971", Reason::OtherBirthDate),
            ("1971-03-14", Reason::OtherBirthDate),
        ] {
            let other = known("Maria", "Rossi", other);
            for (one, other) in [(&maria, &other), (&other, &maria)] {
                let reasons = Query::person(one).judge(other).map(|verdict| verdict.reasons);
                assert!(reasons.is_some_and(|reasons| reasons.contains(&said)), "{said:?}");
            }
        }
    }

    #[test]
    fn the_same_name_and_year_is_sure_of_what_was_typed_and_not_of_two_people() {
        let maria = known("Maria", "Rossi", "1970");
        let level = |query: &Query, born: &str| {
            query.judge(&known("Maria", "Rossi", born)).map(|verdict| verdict.level)
        };
        let typed = Query::typed("maria rossi 1970", chrono::NaiveDate::MAX);
        for born in ["1970", "1970-03", "1970-03-14"] {
            assert_eq!(level(&Query::person(&maria), born), Some(Level::Middle), "{born}");
            assert_eq!(level(&typed, born), Some(Level::High), "{born}");
        }
        let whole = known("Maria", "Rossi", "1970-03-14");
        assert_eq!(level(&Query::person(&whole), "1970-03-14"), Some(Level::High));
    }

    #[test]
    fn another_name_and_another_day_speak_against_it_and_a_second_name_does_not() {
        let maria = known("Maria", "Rossi", "1970-01-01");
        for (other, said) in [
            (known("Maria", "Rossi", "1970-01-01"), vec![]),
            (known("Maria Grazia", "Rossi", "1970-01-01"), vec![]),
            (known("Mariia", "Rosi", ""), vec![]),
            (known("Maria", "Rossi", "1952-09-12"), vec![Reason::OtherBirthDate]),
            (known("Carlo", "Bassi", "1970-01-01"), vec![Reason::DifferentName]),
            (known("Carlo", "Bassi", "1941-06-30"), vec![Reason::DifferentName, Reason::OtherBirthDate]),
            (Known::default(), vec![]),
        ] {
            assert_eq!(contradictions(&maria, &other), said, "{other:?}");
            assert_eq!(contradictions(&other, &maria), said, "{other:?}");
        }
    }
}
