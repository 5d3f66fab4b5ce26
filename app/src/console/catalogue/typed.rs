//! What was typed into a form of the editor, right or wrong, and its reading.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Lang, Text, form::Flaw, form::read, format, letters::base_of_small};

use crate::i18n::Translator;

/// Most characters of one text.
pub const MAX_CHARS: u16 = 4000;

/// A posted form: names with their values, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed(BTreeMap<String, Vec<String>>);

impl Typed {
    /// Reads a posted form.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut typed = Self::default();
        for (name, value) in pairs {
            typed.0.entry(name).or_default().push(value.replace("\r\n", "\n"));
        }
        typed
    }

    /// The first value, or an empty text.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).and_then(|values| values.first()).map_or("", String::as_str)
    }

    /// Every value.
    pub fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether a box is ticked.
    pub fn is_ticked(&self, name: &str) -> bool {
        self.get(name) == YES
    }

    /// Puts a value.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.insert(name.to_owned(), vec![value.into()]);
    }

    /// Puts several values.
    pub fn set_all(&mut self, name: &str, values: Vec<String>) {
        self.0.insert(name.to_owned(), values);
    }

    /// Ticks a box, or does not.
    pub fn tick(&mut self, name: &str, ticked: bool) {
        self.set(name, if ticked { YES } else { "" });
    }

    /// Number of the save that the page showed; 0 where it said none.
    pub fn version(&self) -> i32 {
        self.get("_version").parse().unwrap_or(0)
    }

    /// The button that was pressed.
    pub fn button(&self) -> &str {
        self.get("azione")
    }

    /// Puts a text, language by language.
    pub fn set_text(&mut self, name: &str, text: &Text) {
        for lang in Lang::ALL.into_iter().filter(|lang| text.has(*lang)) {
            self.set(&of(name, lang), text.get(lang));
        }
    }

    /// Puts a text that may not be there.
    pub fn set_maybe(&mut self, name: &str, text: Option<&Text>) {
        if let Some(text) = text {
            self.set_text(name, text);
        }
    }

    /// The text, perhaps empty; a language that was left empty has none.
    pub fn text(&self, name: &str) -> Text {
        let written = |lang| self.get(&of(name, lang)).trim().to_owned();
        Lang::ALL
            .into_iter()
            .filter(|lang| *lang != Lang::It)
            .map(|lang| (lang, written(lang)))
            .filter(|(_, text)| !text.is_empty())
            .fold(Text::italian(written(Lang::It)), |text, (lang, words)| text.with(lang, words))
    }

    /// The text, where anything was written.
    pub fn maybe(&self, name: &str) -> Option<Text> {
        let text = self.text(name);
        Lang::ALL.into_iter().any(|lang| !text.get(lang).is_empty()).then_some(text)
    }

    /// Puts a list of texts: one line each, in every language; where one is missing, the line is empty.
    pub fn set_lines(&mut self, name: &str, texts: &[Text]) {
        for lang in Lang::ALL {
            if texts.iter().any(|text| text.has(lang)) {
                let line =
                    |text: &Text| if text.has(lang) { text.get(lang).to_owned() } else { String::new() };
                let lines: Vec<String> = texts.iter().map(line).collect();
                self.set(&of(name, lang), lines.join("\n"));
            }
        }
    }

    /// The list of texts.
    ///
    /// # Errors
    /// When a translation has more lines than the Italian text.
    pub fn lines(&self, name: &str, label: &'static str) -> Result<Vec<Text>, Mistake> {
        let lines =
            |lang| -> Vec<&str> { self.get(&of(name, lang)).trim_end().lines().map(str::trim).collect() };
        let italian: Vec<&str> = lines(Lang::It).into_iter().filter(|line| !line.is_empty()).collect();
        let mut texts: Vec<Text> = italian.iter().map(|line| Text::italian(*line)).collect();
        for lang in Lang::ALL.into_iter().filter(|lang| *lang != Lang::It) {
            let translated = lines(lang);
            if translated.len() > texts.len() {
                let wrong = Wrong::Lines { found: translated.len(), expected: texts.len() };
                return Err(Mistake::new(of(name, lang), label, wrong));
            }
            for (text, line) in texts.iter_mut().zip(translated).filter(|(_, line)| !line.is_empty()) {
                *text = text.clone().with(lang, line);
            }
        }
        Ok(texts)
    }

    /// A whole number within limits.
    ///
    /// # Errors
    /// When it is none, or outside.
    pub fn number<T: TryFrom<i64>>(
        &self,
        name: &str,
        label: &'static str,
        (min, max): (i64, i64),
    ) -> Result<T, Mistake> {
        let found = read::integer(self.get(name)).ok().filter(|number| (min..=max).contains(number));
        found
            .and_then(|number| T::try_from(number).ok())
            .ok_or_else(|| Mistake::new(name, label, Wrong::NotANumber { min, max }))
    }

    /// A day, where one was typed.
    ///
    /// # Errors
    /// When it is no day.
    pub fn day(&self, name: &str, label: &'static str) -> Result<Option<chrono::NaiveDate>, Mistake> {
        let typed = self.get(name).trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let found = || typed.chars().take(20).collect();
        read::date(typed).map(Some).map_err(|_| Mistake::new(name, label, Wrong::NotADate { found: found() }))
    }

    /// Puts a day.
    pub fn set_day(&mut self, name: &str, day: Option<chrono::NaiveDate>) {
        if let Some(day) = day {
            self.set(name, format::date(day));
        }
    }

    /// Drops every field whose name begins like this.
    pub(super) fn forget(&mut self, start: &str) {
        self.0.retain(|name, _| !name.starts_with(start));
    }
}

/// What a ticked box sends.
pub const YES: &str = "si";

/// The name of a text's field in a language.
pub fn of(name: &str, lang: Lang) -> String {
    format!("{name}.{lang}")
}

/// The id of the control of a field.
pub fn id(name: &str) -> String {
    name.replace('.', "-")
}

/// Something of a posted form that will not do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Name of the field.
    pub field: String,
    /// Key of its label.
    pub label: &'static str,
    /// What is wrong.
    pub wrong: Wrong,
}

impl Mistake {
    /// A mistake in this field.
    pub fn new(field: impl Into<String>, label: &'static str, wrong: Wrong) -> Self {
        Self { field: field.into(), label, wrong }
    }

    /// The message with the name of the field, for the summary.
    pub fn line(&self, t: Translator) -> String {
        format!("{}: {}", t.get(self.label), self.wrong.message(t))
    }
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing was written or chosen.
    Empty,
    /// Not a whole number between these.
    NotANumber {
        /// Smallest.
        min: i64,
        /// Greatest.
        max: i64,
    },
    /// Not an amount of money.
    NotMoney,
    /// No day of the calendar.
    NotADate {
        /// What was typed.
        found: String,
    },
    /// No day and month of every year.
    NotADayOfTheYear,
    /// A limit of age where only days to come are taken.
    AgeToCome,
    /// A day that has passed.
    Past,
    /// A choice that is not in the list.
    UnknownChoice,
    /// No desk was chosen, or none of the organisation.
    NoDesk,
    /// A translation with more lines than the Italian text.
    Lines {
        /// Lines of the translation.
        found: usize,
        /// Lines in Italian.
        expected: usize,
    },
    /// Another service has this address.
    Taken,
    /// The file is no service.
    NotAService,
    /// The file is larger than one may be.
    TooLarge,
    /// What the check of the form says.
    Flaw(Flaw),
}

impl Wrong {
    /// What was found and what to do.
    pub fn message(&self, t: Translator) -> String {
        match self {
            Self::Empty => t.get("console-services-wrong-empty"),
            Self::NotANumber { min, max } => {
                t.with("console-services-wrong-number", &[("min", (*min).into()), ("max", (*max).into())])
            }
            Self::NotMoney => t.get("console-services-wrong-money"),
            Self::NotADate { found } => {
                t.with("console-error-not-a-date", &[("found", found.as_str().into())])
            }
            Self::NotADayOfTheYear => t.get("console-services-wrong-day-of-year"),
            Self::AgeToCome => t.get("console-services-wrong-age-to-come"),
            Self::Past => t.get("console-services-wrong-past"),
            Self::UnknownChoice => t.get("console-error-unknown-choice"),
            Self::NoDesk => t.get("console-staff-wrong-desk"),
            Self::Lines { found, expected } => t.with(
                "console-services-wrong-lines",
                &[("found", (*found).into()), ("expected", (*expected).into())],
            ),
            Self::Taken => t.get("console-services-wrong-taken"),
            Self::NotAService => t.get("console-services-wrong-file"),
            Self::TooLarge => t.get("console-file-too-large"),
            Self::Flaw(flaw) => super::words::flaw(t, flaw),
        }
    }
}

/// Keeps the good value, and puts the mistake with the others.
pub(super) fn keep<T>(read: Result<T, Mistake>, mistakes: &mut Vec<Mistake>) -> Option<T> {
    read.map_err(|mistake| mistakes.push(mistake)).ok()
}

/// Longest of these names.
const LONGEST: usize = 40;

/// A short name made of a text, as names of questions and addresses are: lower-case ASCII letters,
/// digits and single hyphens, beginning with a letter. One that is taken gets a number.
pub fn short_name(text: &str, taken: &BTreeSet<String>) -> String {
    let mut name = String::new();
    for c in text.to_lowercase().chars() {
        let plain = base_of_small(c);
        if c.is_ascii_alphanumeric() {
            name.push(c);
        } else if !plain.is_empty() {
            name.push_str(&plain.to_ascii_lowercase());
        } else if !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
        if name.len() >= LONGEST {
            break;
        }
    }
    name.truncate(LONGEST);
    let name = name.trim_end_matches('-');
    let name = match name.chars().next() {
        None => "voce".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("n{name}"),
        Some(_) => name.to_owned(),
    };
    if !taken.contains(&name) {
        return name;
    }
    // One number more than there are names taken: one of them is free.
    (2..taken.len() + 3)
        .map(|number| format!("{name}-{number}"))
        .find(|other| !taken.contains(other))
        .unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        Typed::from_pairs(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn a_text_is_typed_and_read_back_in_its_languages() {
        let text = Text::italian("Domanda").with(Lang::Ar, "طلب");
        let mut form = Typed::default();
        form.set_text("titolo", &text);
        assert_eq!(form.text("titolo"), text);
        assert_eq!(typed(&[("titolo.it", " "), ("titolo.en", "")]).maybe("titolo"), None);
        assert!(!typed(&[("titolo.it", "Sì"), ("titolo.en", " ")]).text("titolo").has(Lang::En));
    }

    #[test]
    fn a_list_is_one_line_each_and_a_line_may_lack_its_translation() {
        let texts = vec![Text::italian("uno"), Text::italian("due").with(Lang::En, "two")];
        let mut form = Typed::default();
        form.set_lines("lista", &texts);
        assert_eq!(form.get("lista.en"), "\ntwo");
        assert_eq!(form.lines("lista", "x"), Ok(texts));
        let longer = typed(&[("lista.it", "uno\r\n\r\n"), ("lista.en", "one\ntwo")]);
        let wrong = longer.lines("lista", "x").unwrap_err().wrong;
        assert_eq!(wrong, Wrong::Lines { found: 2, expected: 1 });
    }

    #[test]
    fn a_short_name_is_made_of_what_people_wrote() {
        let taken = BTreeSet::from(["perche-no".to_owned()]);
        assert_eq!(short_name("  Perché no? ", &taken), "perche-no-2");
        assert_eq!(short_name("2 figli", &taken), "n2-figli");
        assert_eq!(short_name("؟", &taken), "voce");
        assert_eq!(short_name("L’ISEE — valore", &taken), "l-isee-valore");
    }
}
