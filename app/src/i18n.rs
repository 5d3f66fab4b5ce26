//! Words of the portal, from the Fluent files in `locales/`.
//!
//! A key begins with the name of its file (`problem-` for `problems.ftl`, `citizen-` for `documents.ftl`, `console-`
//! for `anagrafe.ftl`, `codes.ftl`, `correct.ftl`, `editor.ftl`, `family.ftl`, `lists.ftl`, `masks.ftl`,
//! `merging.ftl`, `papers.ftl`, `ratings.ftl`, `referral.ftl`, `registry.ftl`, `staff.ftl`, `tasks.ftl` and
//! `zone.ftl`; `common-` for what all pages share) and is written out in full wherever it is used: tests find it there.

use std::sync::OnceLock;

use domain::{Lang, Text};
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

use crate::wording::Wording;

/// A value put into a translated sentence: a number (which may choose a plural) or a text.
pub use fluent_bundle::FluentValue as Value;

type Bundle = FluentBundle<FluentResource>;

/// Marks a key that no file knows, so that tests see it.
pub const MISSING: char = '⟦';

/// The files of a folder of `locales`, each with its name: those that citizens meet, and more.
macro_rules! files {
    ($lang:literal $(, $more:literal)*) => {
        files!(@all $lang: "common", "public", "catalogue", "faq", "notes", "citizen", "documents", "desks", "profile", "problems", "letters"
            $(, $more)*)
    };
    (@all $lang:literal: $($name:literal),+) => {
        &[$(($name, include_str!(concat!("../locales/", $lang, "/", $name, ".ftl")))),+]
    };
}

/// The Fluent files of one language, with their names. Those of the operators exist in the languages of
/// the console only; who reads another one sees them in Italian.
pub const fn sources(lang: Lang) -> &'static [(&'static str, &'static str)] {
    match lang {
        Lang::It => files!(
            "it", "anagrafe", "codes", "console", "correct", "diary", "editor", "family", "lists", "masks",
            "merging", "numbers", "papers", "privacy", "ratings", "referral", "registry", "requests",
            "staff", "tasks", "zone"
        ),
        Lang::En => files!(
            "en", "anagrafe", "codes", "console", "correct", "diary", "editor", "family", "lists", "masks",
            "merging", "numbers", "papers", "privacy", "ratings", "referral", "registry", "requests",
            "staff", "tasks", "zone"
        ),
        Lang::Fr => files!("fr"),
        Lang::Es => files!("es"),
        Lang::Ar => files!("ar"),
        Lang::Uk => files!("uk"),
    }
}

fn load(lang: Lang) -> Bundle {
    let tag: LanguageIdentifier = lang.tag().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    // Codes, names and dates within a sentence from right to left keep their own direction.
    bundle.set_use_isolating(lang.is_rtl());
    for (_, source) in sources(lang) {
        // A broken line costs only itself; the test of the locales reports it.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(rest, _)| rest);
        let _ = bundle.add_resource(resource);
    }
    bundle
}

fn bundle(lang: Lang) -> &'static Bundle {
    static ITALIAN: OnceLock<Bundle> = OnceLock::new();
    static ENGLISH: OnceLock<Bundle> = OnceLock::new();
    static FRENCH: OnceLock<Bundle> = OnceLock::new();
    static SPANISH: OnceLock<Bundle> = OnceLock::new();
    static ARABIC: OnceLock<Bundle> = OnceLock::new();
    static UKRAINIAN: OnceLock<Bundle> = OnceLock::new();
    let bundle = match lang {
        Lang::It => &ITALIAN,
        Lang::En => &ENGLISH,
        Lang::Fr => &FRENCH,
        Lang::Es => &SPANISH,
        Lang::Ar => &ARABIC,
        Lang::Uk => &UKRAINIAN,
    };
    bundle.get_or_init(|| load(lang))
}

/// Says things in one language. Cheap to make and to copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Translator {
    lang: Lang,
}

impl Translator {
    /// A translator into this language.
    pub const fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// The language it speaks.
    pub const fn lang(self) -> Lang {
        self.lang
    }

    /// The words of a key; Italian where this language has none.
    pub fn get(self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The words of a key, with values put into them: `t.with("common-errors-title", &[("count", 3.into())])`.
    pub fn with(self, key: &str, values: &[(&'static str, Value<'_>)]) -> String {
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        [self.lang, Lang::It]
            .into_iter()
            .find_map(|lang| say(lang, key, &args))
            .unwrap_or_else(|| format!("{MISSING}{key}⟧"))
    }

    /// Several in one line, with the comma of the language.
    pub fn list<S: AsRef<str>>(self, parts: &[S]) -> String {
        let comma = if self.lang == Lang::Ar { "، " } else { ", " };
        let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        parts.join(comma)
    }

    /// What something is called, and what is said of it, with the colon of the language.
    pub fn pair(self, name: &str, words: &str) -> String {
        let colon = if self.lang == Lang::Fr { " : " } else { ": " };
        [name, words].join(colon)
    }

    /// A text of the catalogue or of a form, in this language.
    pub fn text(self, text: &Text) -> String {
        text.get(self.lang).to_owned()
    }

    /// The same, with the language it is in.
    pub fn wording(self, text: &Text) -> Wording {
        Wording::of(self, text)
    }
}

fn say(lang: Lang, key: &str, args: &FluentArgs<'_>) -> Option<String> {
    let bundle = bundle(lang);
    let pattern = bundle.get_message(key)?.value()?;
    let mut errors = Vec::new();
    let words = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
    if errors.is_empty() { Some(words) } else { Some(format!("{MISSING}{words}")) }
}

/// The translator of the page being rendered.
pub fn use_translator() -> Translator {
    crate::page::use_frame().translator()
}
