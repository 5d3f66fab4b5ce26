//! Every text of a service, with its place.

use crate::{
    Lang, Text,
    form::{Choice, Kind, Question, Section},
    service::Service,
};

/// The choices of a question that has some.
const fn choices(kind: &Kind) -> &[Choice] {
    match kind {
        Kind::OneOf { options } | Kind::SeveralOf { options } => options.as_slice(),
        Kind::Text { .. }
        | Kind::LongText { .. }
        | Kind::Integer { .. }
        | Kind::Money { .. }
        | Kind::Date { .. }
        | Kind::Time
        | Kind::YesNo
        | Kind::Phone
        | Kind::Email
        | Kind::FiscalCode
        | Kind::Iban
        | Kind::Municipality
        | Kind::Country
        | Kind::Person { .. }
        | Kind::Address
        | Kind::Income { .. }
        | Kind::Declaration
        | Kind::Attachment(_) => &[],
    }
}

/// The texts of a service in its order, each with its place: `title`, `needs[0]`,
/// `steps[0].sections[1].questions[2].label`.
pub fn texts(service: &Service) -> Vec<(String, &Text)> {
    let mut all = vec![("title".to_owned(), &service.title), ("summary".to_owned(), &service.summary)];
    lists(&mut all, "needs", &service.needs);
    all.push(("who".to_owned(), &service.who));
    lists(&mut all, "requirements", &service.requirements);
    lists(&mut all, "what_is_needed", &service.what_is_needed);
    lists(&mut all, "what_you_get", &service.what_you_get);
    all.push(("how".to_owned(), &service.how));
    all.push(("cost".to_owned(), &service.cost));
    lists(&mut all, "what_happens_next", &service.what_happens_next);
    all.push(("office".to_owned(), &service.office));
    for (place, step) in service.form.steps.iter().enumerate() {
        let place = format!("steps[{place}]");
        all.push((format!("{place}.name"), &step.name));
        all.push((format!("{place}.title"), &step.title));
        all.extend(step.lead.iter().map(|lead| (format!("{place}.lead"), lead)));
        for (number, section) in step.sections.iter().enumerate() {
            of_section(&mut all, &format!("{place}.sections[{number}]"), section);
        }
    }
    all
}

fn lists<'a>(all: &mut Vec<(String, &'a Text)>, name: &str, texts: &'a [Text]) {
    all.extend(texts.iter().enumerate().map(|(place, text)| (format!("{name}[{place}]"), text)));
}

fn of_section<'a>(all: &mut Vec<(String, &'a Text)>, place: &str, section: &'a Section) {
    all.push((format!("{place}.title"), &section.title));
    all.extend(section.hint.iter().map(|hint| (format!("{place}.hint"), hint)));
    if let Some(repeat) = &section.repeat {
        all.push((format!("{place}.item"), &repeat.item));
        all.push((format!("{place}.add"), &repeat.add));
    }
    for (number, question) in section.questions.iter().enumerate() {
        of_question(all, &format!("{place}.questions[{number}]"), question);
    }
}

fn of_question<'a>(all: &mut Vec<(String, &'a Text)>, place: &str, question: &'a Question) {
    all.push((format!("{place}.label"), &question.label));
    all.extend(question.hint.iter().map(|hint| (format!("{place}.hint"), hint)));
    let options = choices(&question.kind).iter().enumerate();
    all.extend(options.map(|(number, choice)| (format!("{place}.options[{number}].label"), &choice.label)));
    if let Kind::Attachment(rule) = &question.kind {
        let ways = rule.alternatives.iter().enumerate();
        all.extend(ways.map(|(number, way)| (format!("{place}.alternatives[{number}].label"), &way.label)));
    }
}

/// The places whose text is missing in this language.
pub fn gaps(service: &Service, lang: Lang) -> Vec<String> {
    texts(service)
        .into_iter()
        .filter(|(_, text)| !text.has(lang) || text.get(lang).trim().is_empty())
        .map(|(place, _)| place)
        .collect()
}
