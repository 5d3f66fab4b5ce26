//! What was asked.

use chrono::NaiveDate;

use super::{
    Known, keys, latin,
    latin::Part,
    likeness,
    when::{self, When},
};
use crate::{
    FiscalCode,
    mask::{Group, Mask},
};

/// Most letters that are looked at.
const LETTERS: usize = 100;
/// Words that only lead up to something.
const LEADING: [&str; 12] =
    ["nato", "nata", "nati", "il", "nel", "tel", "telefono", "cell", "cellulare", "cf", "email", "mail"];
/// Fewest digits of a telephone number or of its beginning.
const PHONE_DIGITS: usize = 6;
/// Letters and digits of a codice fiscale as far as the year of birth.
const CODE_YEAR: usize = 8;

/// What is looked for: whatever was typed, or a person with everything known of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Words of the name, and neighbours as one word.
    pub(super) words: Vec<Part>,
    /// What the date of birth can be.
    pub(super) born: Vec<When>,
    pub(super) code: Option<Code>,
    pub(super) phones: Vec<String>,
    pub(super) email: Option<String>,
    /// What can be the number of another code or document.
    pub(super) identifiers: Vec<String>,
    /// Digits that can be the number of an alias.
    numbers: Vec<String>,
    /// Whether it is a person: then every part of the name counts, and codes may contradict.
    pub(super) is_person: bool,
}

/// A codice fiscale as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Code {
    /// A right one.
    Whole(FiscalCode),
    /// The beginning of one, omocodia undone; or one with an error.
    Typed(String),
}

impl Query {
    /// Reads what was typed.
    pub fn typed(text: &str, today: NaiveDate) -> Self {
        let text: String = text.chars().take(LETTERS).collect();
        let chunks: Vec<&str> =
            text.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';')).collect();
        let chunks: Vec<&str> = chunks.into_iter().filter(|chunk| !chunk.is_empty()).collect();
        let (identifiers, numbers) = (identifiers(&chunks), numbers(&chunks));
        let query = Self { identifiers, numbers, ..Self::default() };
        let mut reader = Reader { today, query, names: Vec::new() };
        let mut rest = chunks.as_slice();
        while let Some(read) = reader.next(rest) {
            rest = rest.get(read..).unwrap_or_default();
        }
        reader.done()
    }

    /// Looks for somebody of whom this is known, to tell whether they are there already.
    pub fn person(known: &Known) -> Self {
        Self {
            words: keys::name(known),
            born: known.birth_date.map(When::born).into_iter().collect(),
            code: known.fiscal_code.clone().map(Code::Whole),
            phones: known.phone.as_deref().map(keys::phones).unwrap_or_default(),
            email: known.email.as_deref().and_then(keys::email),
            identifiers: known.identifiers.iter().filter_map(|written| keys::identifier(written)).collect(),
            numbers: Vec::new(),
            is_person: true,
        }
    }

    /// Leaves out what a profile may not ask, and says of which groups something was left out.
    #[must_use]
    pub fn through(mut self, mask: &Mask) -> (Self, Vec<Group>) {
        let mut left_out = Vec::new();
        if mask.hides(Group::Identity) {
            // A telephone can be read as the number of a document too: that is not what was asked.
            let reached = !self.phones.is_empty() || self.email.is_some();
            let identified = !self.identifiers.is_empty() && !reached;
            if !self.words.is_empty() || !self.born.is_empty() || self.code.is_some() || identified {
                left_out.push(Group::Identity);
            }
            self.words.clear();
            self.born.clear();
            self.code = None;
            self.identifiers.clear();
            self.numbers.clear();
        }
        if mask.hides(Group::Contacts) {
            let asked = !self.phones.is_empty() || self.email.is_some();
            if asked && !mask.omits(Group::Contacts) {
                left_out.push(Group::Contacts);
            }
            self.phones.clear();
            self.email = None;
        }
        (self, left_out)
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
            && self.born.is_empty()
            && self.code.is_none()
            && self.phones.is_empty()
            && self.email.is_none()
            && self.identifiers.is_empty()
    }

    /// Whether nothing but a date of birth, or a part of one, is asked.
    pub(super) fn is_birth_alone(&self) -> bool {
        self.words.is_empty() && self.code.is_none() && self.phones.is_empty() && self.email.is_none()
    }

    /// Whether all of this alias was typed, its number too.
    pub fn says_alias(&self, alias: &str) -> bool {
        let says = |word: &str| latin::parts(&[word]).iter().all(|part| self.has_word(part));
        alias.split(' ').filter(|word| !is_digits(word)).all(says) && self.says_number_of(alias)
    }

    /// Whether the number of this alias was typed; a date of birth is read in it as well.
    pub fn says_number_of(&self, alias: &str) -> bool {
        alias
            .split(' ')
            .filter(|word| is_digits(word))
            .any(|word| self.numbers.iter().any(|typed| typed == word))
    }

    fn has_word(&self, part: &Part) -> bool {
        self.words.iter().any(|word| word.latin() == part.latin())
    }

    /// Where in the vocabulary the words stand that can be meant: from the first key to the second,
    /// both included. [`Query::read`] takes what is found there.
    pub fn sounds(&self) -> Vec<(String, String)> {
        let mut sounds = Vec::new();
        for word in &self.words {
            sounds.extend(likeness::sounds(word.latin()).into_iter().map(|key| (key.clone(), key)));
            let beginning = likeness::beginning(word.latin());
            sounds.push((beginning.clone(), after(&beginning)));
        }
        sounds
    }
}

/// What stands after everything that begins so.
pub(super) fn after(beginning: &str) -> String {
    format!("{beginning}{}", char::MAX)
}

struct Reader {
    today: NaiveDate,
    query: Query,
    names: Vec<String>,
}

impl Reader {
    /// Reads what comes next, and says how many chunks it was; none when there are no more.
    fn next(&mut self, chunks: &[&str]) -> Option<usize> {
        let first = chunks.first()?;
        if let Some(email) = keys::email(first) {
            self.query.email = Some(email);
            return Some(1);
        }
        if let Some(read) = self.code(chunks) {
            return Some(read);
        }
        if let Some(read) = self.date(chunks) {
            return Some(read);
        }
        if is_number(first) { Some(self.number(chunks)) } else { Some(self.name(first)) }
    }

    /// A codice fiscale, in one piece or in groups.
    fn code(&mut self, chunks: &[&str]) -> Option<usize> {
        if self.query.code.is_some() {
            return None;
        }
        let found = (1..=chunks.len().min(5)).rev().find_map(|many| {
            let all: String = chunks.get(..many)?.concat();
            let code: FiscalCode = all.parse().ok()?;
            // Eleven digits in groups are a telephone number.
            (!code.is_provisional() || many == 1).then_some((many, Code::Whole(code)))
        });
        let (read, code) =
            found.or_else(|| begun_in_groups(chunks)).or_else(|| Some((1, typed_code(chunks.first()?)?)))?;
        if let Code::Whole(whole) = &code
            && whole.is_provisional()
        {
            self.query.phones.push(keys::phone(whole.as_str()));
        }
        self.query.code = Some(code);
        Some(read)
    }

    /// A date in one chunk or in three, with the name of the month or in digits.
    fn date(&mut self, chunks: &[&str]) -> Option<usize> {
        if !self.query.born.is_empty() {
            return None;
        }
        let at = |place: usize| chunks.get(place).copied();
        let first = at(0)?;
        let whole = when::written(first, self.today);
        if !whole.is_empty() {
            // Eight digits can be a telephone number as well.
            if first.len() == 8 && first.bytes().all(|byte| byte.is_ascii_digit()) {
                self.query.phones.push(keys::phone(first));
            }
            self.query.born = whole;
            return Some(1);
        }
        let read = self.words_of_date(at(0)?, at(1), at(2));
        if read.is_some() {
            return read;
        }
        let years = when::years(first, self.today);
        // "88 3330100147" is a year and a number; "055 010 0200" and "02 0100200" are no years.
        let is_prefix = first.len() == 2 && first.starts_with('0');
        let alone = at(1).is_none_or(|next| !is_number(next) || (next.len() >= PHONE_DIGITS && !is_prefix));
        if years.is_empty() || !alone {
            return None;
        }
        self.query.born =
            years.into_iter().map(|year| When { year: Some(year), ..When::default() }).collect();
        Some(1)
    }

    /// "14 marzo 1988", "14 03 1988", "14 marzo", "marzo 1988".
    fn words_of_date(&mut self, first: &str, second: Option<&str>, third: Option<&str>) -> Option<usize> {
        let month = |word: Option<&str>| word.and_then(when::month).map(|month| month.to_string());
        let is_day = first.len() < 3 && is_number(first);
        let of = |day, month: &str, year| when::of(day, month, year, self.today);
        let (born, read) = if is_day && let Some(month) = month(second) {
            match third.map(|year| of(Some(first), &month, Some(year))).filter(|born| !born.is_empty()) {
                Some(born) => (born, 3),
                None => (of(Some(first), &month, None), 2),
            }
        } else if is_day && let (Some(second), Some(third)) = (second, third) {
            (of(Some(first), second, Some(third)), 3)
        } else if let (Some(month), Some(year)) = (month(Some(first)), second) {
            (of(None, &month, Some(year)), 2)
        } else {
            return None;
        };
        let found = !born.is_empty();
        self.query.born = born;
        found.then_some(read)
    }

    /// A telephone number; too few digits say nothing.
    fn number(&mut self, chunks: &[&str]) -> usize {
        let many = chunks.iter().take_while(|chunk| is_number(chunk)).count().max(1);
        let number = keys::phone(&chunks.iter().take(many).copied().collect::<String>());
        if number.len() >= PHONE_DIGITS {
            self.query.phones.push(number);
        }
        many
    }

    fn name(&mut self, chunk: &str) -> usize {
        self.names.push(chunk.to_owned());
        1
    }

    fn done(mut self) -> Query {
        let leads = |name: &String| LEADING.contains(&name.trim_matches([':', '.']).to_lowercase().as_str());
        if self.names.iter().any(|name| !leads(name)) {
            self.names.retain(|name| !leads(name));
        } else if !self.query.born.is_empty() || !self.query.phones.is_empty() || self.query.code.is_some() {
            // "Nati" is a surname as well.
            self.names.retain(|name| name.eq_ignore_ascii_case("nati"));
        }
        self.query.words = latin::parts(&[&self.names.join(" ")]);
        self.query
    }
}

/// What can be the number of a code or document: each piece, and all of them where it is written in groups.
fn identifiers(chunks: &[&str]) -> Vec<String> {
    let mut found: Vec<String> = chunks.iter().filter_map(|chunk| keys::identifier(chunk)).collect();
    if (2..=5).contains(&chunks.len()) {
        found.extend(keys::identifier(&chunks.concat()));
    }
    found.truncate(5);
    found
}

/// What can be the number of an alias.
fn numbers(chunks: &[&str]) -> Vec<String> {
    chunks.iter().filter(|chunk| is_digits(chunk)).map(|chunk| (*chunk).to_owned()).collect()
}

fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The beginning of a codice fiscale in groups, "FRR GLI 88C54", as long as it cannot be a name and a year: as far as
/// the month at least. The year is in digits: with the letters that may stand for them, "Campo Alto 42" would be one.
fn begun_in_groups(chunks: &[&str]) -> Option<(usize, Code)> {
    (2..=chunks.len().min(5)).rev().find_map(|many| {
        let all: String = chunks.get(..many)?.concat();
        let has_year = all.get(CODE_YEAR - 2..CODE_YEAR).is_some_and(is_digits);
        let beginning = FiscalCode::beginning(&all).filter(|code| has_year && code.len() > CODE_YEAR)?;
        Some((many, Code::Typed(beginning)))
    })
}

/// What was typed as a day and is none of the calendar, or lies in the future: nobody was born on it.
pub fn no_days(text: &str, today: NaiveDate) -> Vec<String> {
    let chunks = text.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';'));
    chunks.filter(|chunk| is_no_day(chunk, today)).map(str::to_owned).collect()
}

fn is_no_day(chunk: &str, today: NaiveDate) -> bool {
    let parts: Vec<&str> = chunk.split(['/', '.', '-']).collect();
    let short = |part: &&str| is_digits(part) && part.len() < 3;
    // Whole years only: "06.01.0147" is a telephone number.
    let year = |part: &str| is_digits(part) && part.len() == 4 && !part.starts_with('0');
    let is_written = match parts.as_slice() {
        [first, second, last] => {
            let (is_year_last, is_year_first) = (year(last), year(first));
            short(second) && ((short(first) && is_year_last) || (is_year_first && short(last)))
        }
        _ => false,
    };
    is_written && when::written(chunk, today).is_empty()
}

/// Digits with what people write between them.
fn is_number(chunk: &str) -> bool {
    chunk.contains(|letter: char| letter.is_ascii_digit())
        && chunk.chars().all(|letter| letter.is_ascii_digit() || "+()-./".contains(letter))
}

/// The beginning of a codice fiscale, or one with an error in it.
fn typed_code(chunk: &str) -> Option<Code> {
    if let Some(beginning) = FiscalCode::beginning(chunk) {
        return Some(Code::Typed(beginning));
    }
    let long = chunk.chars().count();
    let digits = chunk.chars().filter(char::is_ascii_digit).count();
    let alone = chunk.chars().all(|letter| letter.is_ascii_alphanumeric());
    let can_be = alone && (14..=18).contains(&long) && (3..=9).contains(&digits);
    can_be.then(|| Code::Typed(chunk.to_ascii_uppercase()))
}
