//! The facts of a service as a form.

use domain::{
    catalogue::is_slug,
    form::Flaw,
    mask::Group,
    service::{ADULT_AGE, Applicant, Service},
};

use super::typed::{Mistake, Typed, Wrong, keep};

/// A fact that is a text: its name in the form and in the check, key of its label, of its help.
pub const TEXTS: [(&str, &str, &str); 6] = [
    ("title", "console-services-title", "console-services-title-hint"),
    ("summary", "console-services-summary", "console-services-summary-hint"),
    ("who", "console-services-who", "console-services-who-hint"),
    ("how", "console-services-how", "console-services-how-hint"),
    ("cost", "console-services-cost", "console-services-cost-hint"),
    ("office", "console-services-office", "console-services-office-hint"),
];

/// A fact that is a list of texts.
pub const LISTS: [(&str, &str); 5] = [
    ("needs", "console-services-needs"),
    ("requirements", "console-services-requirements"),
    ("what_is_needed", "console-services-what-is-needed"),
    ("what_you_get", "console-services-what-you-get"),
    ("what_happens_next", "console-services-what-happens-next"),
];

/// Key of the label of a fact, by its name in the check.
pub fn label(name: &str) -> &'static str {
    let name = name.split('[').next().unwrap_or_default();
    let texts = TEXTS.iter().map(|(known, label, _)| (*known, *label));
    let known = texts.chain(LISTS).find(|(known, _)| *known == name).map(|(_, label)| label);
    known.unwrap_or(match name {
        "minutes" => "console-services-minutes",
        "term_days" => "console-services-term",
        "level" => "console-services-level",
        "from_age" => "console-services-age",
        "opens" => "console-services-opens",
        "closes" => "console-services-closes",
        "slug" => "console-services-slug",
        _ => "console-services-form",
    })
}

/// The code of who may apply.
pub const fn applicant_code(applicant: Applicant) -> &'static str {
    match applicant {
        Applicant::Person => "person",
        Applicant::Professional => "professional",
        Applicant::Company => "company",
    }
}

/// Who may apply, with the key of the words.
pub const APPLICANTS: [(Applicant, &str); 3] = [
    (Applicant::Person, "console-services-applicant-person"),
    (Applicant::Professional, "console-services-applicant-professional"),
    (Applicant::Company, "console-services-applicant-company"),
];

/// The facts as they are now.
pub fn write(service: &Service) -> Typed {
    let mut typed = Typed::default();
    for (name, text) in [
        ("title", &service.title),
        ("summary", &service.summary),
        ("who", &service.who),
        ("how", &service.how),
        ("cost", &service.cost),
        ("office", &service.office),
    ] {
        typed.set_text(name, text);
    }
    for (name, texts) in [
        ("needs", &service.needs),
        ("requirements", &service.requirements),
        ("what_is_needed", &service.what_is_needed),
        ("what_you_get", &service.what_you_get),
        ("what_happens_next", &service.what_happens_next),
    ] {
        typed.set_lines(name, texts);
    }
    typed.set("minutes", service.minutes.to_string());
    typed.set("term_days", service.term_days.to_string());
    typed.set("level", service.level.to_string());
    typed.set("from_age", service.from_age.to_string());
    typed.set("applicant", applicant_code(service.applicant));
    typed.set("siuss", service.siuss.clone().unwrap_or_default());
    typed.set_day("opens", service.opens);
    typed.set_day("closes", service.closes);
    typed.set_all("data_read", service.data_read.iter().map(|group| group.code().to_owned()).collect());
    typed
}

/// The service with the facts of a form; its form and its address stay.
///
/// # Errors
/// Every fact that will not do.
pub fn read(typed: &Typed, before: &Service) -> Result<Service, Vec<Mistake>> {
    let mut wrong = Vec::new();
    let texts = TEXTS.map(|(name, ..)| typed.text(name));
    let lists = LISTS.map(|(name, label)| keep(typed.lines(name, label), &mut wrong).unwrap_or_default());
    let number = |name, limits| typed.number::<u16>(name, label(name), limits);
    let minutes = keep(number("minutes", (1, 255)), &mut wrong).unwrap_or(1);
    let term_days = keep(number("term_days", (1, 180)), &mut wrong).unwrap_or(1);
    let level = keep(number("level", (1, 3)), &mut wrong).unwrap_or(1);
    let from_age = keep(number("from_age", (0, ADULT_AGE.into())), &mut wrong).unwrap_or(0);
    let opens = keep(typed.day("opens", label("opens")), &mut wrong).flatten();
    let closes = keep(typed.day("closes", label("closes")), &mut wrong).flatten();
    let applicant = APPLICANTS.into_iter().find(|(who, _)| applicant_code(*who) == typed.get("applicant"));
    if applicant.is_none() {
        wrong.push(Mistake::new("applicant", "console-services-applicant", Wrong::UnknownChoice));
    }
    let [title, summary, who, how, cost, office] = texts;
    let [needs, requirements, what_is_needed, what_you_get, what_happens_next] = lists;
    let service = Service {
        slug: before.slug.clone(),
        siuss: Some(typed.get("siuss").trim().to_owned()).filter(|code| !code.is_empty()),
        title,
        summary,
        needs,
        who,
        requirements,
        what_is_needed,
        what_you_get,
        how,
        cost,
        minutes: small(minutes),
        term_days,
        what_happens_next,
        office,
        level: small(level),
        applicant: applicant.map_or_else(Applicant::default, |(who, _)| who),
        from_age: small(from_age),
        data_read: typed.all("data_read").iter().filter_map(|code| code.parse::<Group>().ok()).collect(),
        opens,
        closes,
        finding: before.finding.clone(),
        form: before.form.clone(),
    };
    wrong.extend(flaws(&service));
    if wrong.is_empty() { Ok(service) } else { Err(wrong) }
}

fn small(number: u16) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

/// What the check says of the facts, at their fields.
fn flaws(service: &Service) -> Vec<Mistake> {
    let errors = domain::catalogue::check(service).err().unwrap_or_default();
    errors
        .into_iter()
        .filter(|error| !error.place.starts_with("steps") && error.place != "slug")
        .map(|error| {
            let is_text = !matches!(error.flaw, Flaw::Limit(_));
            let field = if is_text { format!("{}.it", error.place) } else { error.place.clone() };
            Mistake::new(field, label(&error.place), Wrong::Flaw(error.flaw))
        })
        .collect()
}

/// The address of a new service.
///
/// # Errors
/// When it is none.
pub fn slug(typed: &Typed) -> Result<String, Mistake> {
    let slug = typed.get("slug").trim();
    let wrong = |wrong| Err(Mistake::new("slug", "console-services-slug", wrong));
    if slug.is_empty() {
        wrong(Wrong::Empty)
    } else if domain::catalogue::RESERVED.contains(&slug) {
        wrong(Wrong::Flaw(Flaw::Reserved(slug.to_owned())))
    } else if is_slug(slug) {
        Ok(slug.to_owned())
    } else {
        wrong(Wrong::Flaw(Flaw::Name(slug.to_owned())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_facts_of_every_service_are_written_and_read_back() {
        for service in crate::console::catalogue::samples::services() {
            assert_eq!(read(&write(&service), &service), Ok(service));
        }
    }

    #[test]
    fn what_will_not_do_is_told_at_its_field() {
        let [service, ..] = crate::console::catalogue::samples::services();
        let service = Service { what_you_get: Vec::new(), ..service };
        let mut typed = write(&service);
        typed.set("title.it", " ");
        typed.set("minutes", "molti");
        typed.set("closes", "31/02/2027");
        let fields: Vec<String> =
            read(&typed, &service).unwrap_err().into_iter().map(|mistake| mistake.field).collect();
        assert_eq!(fields, ["minutes", "closes", "title.it", "what_you_get.it"]);
    }
}
