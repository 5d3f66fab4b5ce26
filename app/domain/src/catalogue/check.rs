//! Whether a service makes sense, before it is published.

use crate::{
    Lang, Text,
    form::{self, DefinitionError, Flaw},
    service::Service,
};

/// Slugs with a meaning of their own in the addresses of the console.
pub const RESERVED: [&str; 2] = ["nuovo", "importa"];

/// Longest slug.
const MAX_SLUG: usize = 60;

/// Longest legal term, in days: the greatest that a rule may set (L. 241/1990 art. 2 c. 4).
const MAX_TERM: u16 = 180;

/// Whether a text may be the last part of a service's address: groups of lower-case ASCII letters and
/// digits, with single hyphens between them.
pub fn is_slug(text: &str) -> bool {
    let group = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    text.len() <= MAX_SLUG && text.split('-').all(group)
}

/// Checks a service with its form.
///
/// # Errors
/// Every mistake, with its place: the name of a fact, or the place in the form.
pub fn check(service: &Service) -> Result<(), Vec<DefinitionError>> {
    let mut errors = Vec::new();
    let mut report = |place: &str, flaw: Flaw| errors.push(DefinitionError { place: place.to_owned(), flaw });
    if !is_slug(&service.slug) {
        report("slug", Flaw::Name(service.slug.clone()));
    }
    if RESERVED.contains(&service.slug.as_str()) {
        report("slug", Flaw::Reserved(service.slug.clone()));
    }
    for (name, text) in facts(service) {
        if is_blank(text) {
            report(name, Flaw::NoText(name.to_owned()));
        }
    }
    for (name, texts, needed) in lists(service) {
        if needed && texts.is_empty() {
            report(name, Flaw::Empty(name.to_owned()));
        }
        if texts.iter().any(is_blank) {
            report(name, Flaw::NoText(name.to_owned()));
        }
    }
    for (name, fits) in limits(service) {
        if !fits {
            report(name, Flaw::Limit(name.to_owned()));
        }
    }
    errors.extend(form::check(&service.form).err().into_iter().flatten());
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

fn is_blank(text: &Text) -> bool {
    text.get(Lang::It).trim().is_empty()
}

const fn facts(service: &Service) -> [(&'static str, &Text); 6] {
    [
        ("title", &service.title),
        ("summary", &service.summary),
        ("who", &service.who),
        ("how", &service.how),
        ("cost", &service.cost),
        ("office", &service.office),
    ]
}

/// Lists of texts, and whether there must be something in them.
fn lists(service: &Service) -> [(&'static str, &[Text], bool); 5] {
    [
        ("needs", &service.needs, false),
        ("requirements", &service.requirements, false),
        ("what_is_needed", &service.what_is_needed, true),
        ("what_you_get", &service.what_you_get, true),
        ("what_happens_next", &service.what_happens_next, true),
    ]
}

fn limits(service: &Service) -> [(&'static str, bool); 5] {
    let in_order = service.opens.zip(service.closes).is_none_or(|(opens, closes)| opens <= closes);
    [
        ("minutes", service.minutes > 0),
        ("term_days", (1..=MAX_TERM).contains(&service.term_days)),
        ("level", (1..=3).contains(&service.level)),
        ("from_age", service.from_age <= crate::service::ADULT_AGE),
        ("closes", in_order),
    ]
}
