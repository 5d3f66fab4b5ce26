//! A step, a section or a question as a form.

use std::collections::BTreeSet;

use domain::{
    Lang,
    form::{
        Definition, Flaw, Question, Repeat, SectionLink, Source, check,
        edit::{Edit, EditProblem, Node, Place, SectionHead, StepHead},
    },
    mask::Group,
};

use super::{
    condition, kind,
    typed::{Mistake, Typed, Wrong, keep, short_name},
};
use crate::routes::NodeAt;

/// Where a first answer may come from: value, key of its words.
pub const SOURCES: [(&str, Source, &str); 18] = [
    ("given_name", Source::GivenName, "console-source-given-name"),
    ("family_name", Source::FamilyName, "console-source-family-name"),
    ("fiscal_code", Source::FiscalCode, "console-source-fiscal-code"),
    ("birth_date", Source::BirthDate, "console-source-birth-date"),
    ("birth_place", Source::BirthPlace, "console-source-birth-place"),
    ("email", Source::Email, "console-source-email"),
    ("phone", Source::Phone, "console-source-phone"),
    ("street", Source::ResidenceStreet, "console-source-street"),
    ("postal_code", Source::ResidencePostalCode, "console-source-postal-code"),
    ("municipality", Source::ResidenceMunicipality, "console-source-municipality"),
    ("residence", Source::Residence, "console-source-residence"),
    ("company_name", Source::CompanyName, "console-source-company-name"),
    ("company_number", Source::CompanyNumber, "console-source-company-number"),
    ("company_office", Source::CompanyOffice, "console-source-company-office"),
    ("isee", Source::Isee, "console-source-isee"),
    ("isee_minors", Source::IseeMinors, "console-source-isee-minors"),
    ("isee_residential", Source::IseeResidential, "console-source-isee-residential"),
    ("iban", Source::Iban, "console-source-iban"),
];

/// What is at a place, as a form; a new one is empty. `kind` is the kind of a question, where another
/// one was chosen than it has.
pub fn write(form: &Definition, at: NodeAt, kind: Option<&str>) -> Option<Typed> {
    let mut typed = Typed::default();
    match at {
        NodeAt::At(place) => match form.node(place)? {
            Node::Step(head) => step(&mut typed, &head),
            Node::Section(head) => section(&mut typed, &head),
            Node::Question(found) => question(&mut typed, &found, kind)?,
        },
        NodeAt::Within(within) => {
            if let Some(place) = within {
                form.node(place)?;
            }
            typed.set(condition::MODE, condition::Mode::Always.code());
            typed.tick("obbligatoria", true);
            if matches!(within, Some(Place::Section(..))) {
                let fresh = kind::fresh(kind?)?;
                typed.set("tipo", kind::code(&fresh));
                kind::write(&fresh, &mut typed);
            }
        }
    }
    Some(typed)
}

fn step(typed: &mut Typed, head: &StepHead) {
    typed.set("nome", head.slug.clone());
    typed.set_text("name", &head.name);
    typed.set_text("title", &head.title);
    typed.set_maybe("lead", head.lead.as_ref());
}

fn section(typed: &mut Typed, head: &SectionHead) {
    typed.set_text("title", &head.title);
    typed.set_maybe("hint", head.hint.as_ref());
    typed.tick("informativa", head.link == Some(SectionLink::Privacy));
    condition::write(head.when.as_ref(), typed);
    if let Some(repeat) = &head.repeat {
        typed.tick("ripete", true);
        typed.set("nome", repeat.name.clone());
        typed.set_text("item", &repeat.item);
        typed.set_text("add", &repeat.add);
        typed.set("minimo", repeat.min.to_string());
        typed.set("massimo", repeat.max.to_string());
    }
}

fn question(typed: &mut Typed, question: &Question, other: Option<&str>) -> Option<()> {
    let kind = match other.filter(|code| *code != kind::code(&question.kind)) {
        Some(code) => kind::fresh(code)?,
        None => question.kind.clone(),
    };
    typed.set("tipo", kind::code(&kind));
    typed.set("nome", question.name.clone());
    typed.set_text("label", &question.label);
    typed.set_maybe("hint", question.hint.as_ref());
    typed.tick("obbligatoria", question.required);
    condition::write(question.when.as_ref(), typed);
    let source = SOURCES.iter().find(|(_, source, _)| question.prefill == Some(*source));
    typed.set("fonte", source.map_or("", |(code, ..)| *code));
    typed.set("gruppo", question.group.map_or("", Group::code));
    kind::write(&kind, typed);
    Some(())
}

/// The form after what was typed was put at its place.
///
/// # Errors
/// Every mistake at its field, also what the check of the whole form says about this place; what it
/// says about others does not matter here.
pub fn applied(form: &Definition, at: NodeAt, typed: &Typed) -> Result<Definition, Vec<Mistake>> {
    let mut wrong = Vec::new();
    let node = read(form, at, typed, &mut wrong);
    let Some(node) = node.filter(|_| wrong.is_empty()) else {
        return Err(wrong);
    };
    let edit = match at {
        NodeAt::At(at) => Edit::Change { at, node },
        NodeAt::Within(within) => Edit::Add { within, node },
    };
    let edited = form.edited(edit).map_err(|problem| vec![of_problem(&problem)])?;
    let place = place_of(form, at);
    let flaws: Vec<Mistake> = check(&edited)
        .err()
        .into_iter()
        .flatten()
        .filter(|error| Place::of_check(&error.place) == Some(place) && !is_still_empty(&error.flaw))
        .map(|error| of_flaw(place, &error.place, error.flaw))
        .collect();
    if flaws.is_empty() { Ok(edited) } else { Err(flaws) }
}

/// Where something is, or where a new one will be.
pub fn place_of(form: &Definition, at: NodeAt) -> Place {
    match at {
        NodeAt::At(place) => place,
        NodeAt::Within(None) => Place::Step(form.steps.len()),
        NodeAt::Within(Some(within)) => {
            let inside = match within {
                Place::Step(_) => form.step_at(within).map_or(0, |step| step.sections.len()),
                _ => form.section_at(within).map_or(0, |section| section.questions.len()),
            };
            within.child(inside).unwrap_or(within)
        }
    }
}

/// A new step has no sections yet, a new section no questions: that is for the page of the whole form.
fn is_still_empty(flaw: &Flaw) -> bool {
    matches!(flaw, Flaw::Empty(what) if what == "sections" || what == "questions")
}

fn of_problem(_: &EditProblem) -> Mistake {
    Mistake::new("nome", "console-question-name", Wrong::UnknownChoice)
}

/// A flaw at the field that it is about.
fn of_flaw(place: Place, text: &str, flaw: Flaw) -> Mistake {
    let option = text.split("options[").nth(1).and_then(|rest| rest.split(']').next());
    let (field, label) = match (&flaw, place) {
        (_, Place::Question(..)) if option.is_some() => {
            (format!("scelta.{}.it", option.unwrap_or_default()), "console-question-choices")
        }
        (Flaw::Empty(what), _) if what == "options" => ("scelte".to_owned(), "console-question-choices"),
        (Flaw::NoText(what), Place::Step(_)) => {
            (format!("{what}.it"), if what == "name" { "console-step-name" } else { "console-step-title" })
        }
        (Flaw::NoText(what), Place::Section(..)) => (format!("{what}.it"), "console-section-title"),
        (Flaw::NoText(what), Place::Question(..)) => (format!("{what}.it"), "console-question-label"),
        (Flaw::UnknownQuestion(_) | Flaw::Repeated(_) | Flaw::UnknownValue(..), _) => {
            (condition::answer(0), "console-when")
        }
        (Flaw::Limit(what) | Flaw::Empty(what), _) if what == "when" => {
            (condition::answer(0), "console-when")
        }
        (Flaw::Limit(_) | Flaw::Empty(_), _) => ("massimo".to_owned(), "console-question-max"),
        (Flaw::Prefill, _) => ("fonte".to_owned(), "console-question-source"),
        (Flaw::InRepeat, _) => ("nome".to_owned(), "console-section-repeat"),
        _ => ("nome".to_owned(), "console-question-name"),
    };
    Mistake::new(field, label, Wrong::Flaw(flaw))
}

fn read(form: &Definition, at: NodeAt, typed: &Typed, wrong: &mut Vec<Mistake>) -> Option<Node> {
    let place = place_of(form, at);
    let before = match at {
        NodeAt::At(place) => form.node(place),
        NodeAt::Within(_) => None,
    };
    Some(match place {
        Place::Step(_) => Node::Step(StepHead {
            slug: name(typed, "name", &slugs(form, place)),
            name: typed.text("name"),
            title: typed.text("title"),
            lead: typed.maybe("lead"),
        }),
        Place::Section(..) => Node::Section(read_section(form, place, before.as_ref(), typed, wrong)?),
        Place::Question(..) => {
            Node::Question(Box::new(read_question(form, place, before.as_ref(), typed, wrong)?))
        }
    })
}

/// The name that was typed, or one made of the words of another field.
fn name(typed: &Typed, words: &str, taken: &BTreeSet<String>) -> String {
    let written = typed.get("nome").trim();
    if written.is_empty() { short_name(typed.text(words).get(Lang::It), taken) } else { written.to_owned() }
}

/// The addresses of the other steps, and those with a meaning of their own.
fn slugs(form: &Definition, but: Place) -> BTreeSet<String> {
    let reserved = ["riepilogo", "conferma", "documenti"].map(str::to_owned);
    let others = form.steps.iter().enumerate().filter(|(place, _)| *place != but.step());
    others.map(|(_, step)| step.slug.clone()).chain(reserved).collect()
}

/// The names of the other questions and repeating parts.
fn names(form: &Definition, but: Place) -> BTreeSet<String> {
    let questions = form.placed_questions().filter(|(place, ..)| *place != but);
    let questions = questions.map(|(.., question)| question.name.clone());
    let sections = form.steps.iter().enumerate().flat_map(|(s, step)| {
        let placed = step.sections.iter().enumerate();
        placed.map(move |(p, section)| (Place::Section(s, p), section))
    });
    let groups =
        sections.filter(|(place, _)| *place != but).filter_map(|(_, section)| section.repeat.as_ref());
    questions.chain(groups.map(|repeat| repeat.name.clone())).collect()
}

fn read_section(
    form: &Definition,
    place: Place,
    before: Option<&Node>,
    typed: &Typed,
    wrong: &mut Vec<Mistake>,
) -> Option<SectionHead> {
    let had = match before {
        Some(Node::Section(head)) => head.when.as_ref(),
        _ => None,
    };
    let when = keep(condition::read(typed, had), wrong);
    let repeat = if typed.is_ticked("ripete") {
        let min = keep(typed.number("minimo", "console-section-min", (0, 30)), wrong);
        let max = keep(typed.number("massimo", "console-section-max", (1, 30)), wrong);
        let name = name(typed, "item", &names(form, place));
        Some(Repeat { name, item: typed.text("item"), add: typed.text("add"), min: min?, max: max? })
    } else {
        None
    };
    Some(SectionHead {
        title: typed.text("title"),
        hint: typed.maybe("hint"),
        link: typed.is_ticked("informativa").then_some(SectionLink::Privacy),
        when: when?,
        repeat,
    })
}

fn read_question(
    form: &Definition,
    place: Place,
    before: Option<&Node>,
    typed: &Typed,
    wrong: &mut Vec<Mistake>,
) -> Option<Question> {
    let had = match before {
        Some(Node::Question(question)) => Some(question),
        _ => None,
    };
    if kind::fresh(typed.get("tipo")).is_none() {
        wrong.push(Mistake::new("label.it", "console-question-kind", Wrong::UnknownChoice));
    }
    let kind = kind::read(typed.get("tipo"), typed, wrong)
        .map(|kind| kind::with_rest_of(kind, had.map(|question| &question.kind)));
    let when = keep(condition::read(typed, had.and_then(|question| question.when.as_ref())), wrong);
    let source = SOURCES.iter().find(|(code, ..)| *code == typed.get("fonte")).map(|(_, source, _)| *source);
    Some(Question {
        name: name(typed, "label", &names(form, place)),
        label: typed.text("label"),
        hint: typed.maybe("hint"),
        kind: kind?,
        required: typed.is_ticked("obbligatoria"),
        when: when?,
        prefill: source,
        group: typed.get("gruppo").parse().ok(),
        means: had.and_then(|question| question.means.clone()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::console::catalogue::samples::services;

    /// Saving a page that nobody changed changes nothing, in every place of every real form.
    #[test]
    fn every_place_is_written_and_read_back() {
        for service in services() {
            let form = service.form;
            let questions = form.placed_questions().map(|(place, ..)| place);
            let places = questions.flat_map(|place| {
                let section = place.parent().unwrap();
                [place, section, section.parent().unwrap()]
            });
            for place in places {
                let at = NodeAt::At(place);
                let typed = write(&form, at, None).unwrap();
                assert_eq!(applied(&form, at, &typed).as_ref(), Ok(&*form), "{} {place}", service.slug);
            }
        }
    }

    #[test]
    fn a_new_question_gets_its_name_from_its_label() {
        let [service, ..] = services();
        let at = NodeAt::Within(Some(Place::Section(0, 0)));
        let mut typed = write(&service.form, at, Some("yes_no")).unwrap();
        assert!(applied(&service.form, at, &typed).is_err(), "without a label");
        typed.set("label.it", "Hai già chiesto aiuto?");
        let form = applied(&service.form, at, &typed).unwrap();
        assert!(form.questions().any(|(_, question)| question.name == "hai-gia-chiesto-aiuto"));
    }

    #[test]
    fn what_is_wrong_is_told_at_its_field() {
        let [service, ..] = services();
        let at = NodeAt::Within(Some(Place::Section(0, 0)));
        let mut typed = write(&service.form, at, Some("one_of")).unwrap();
        typed.set("nome", "Maiuscole No");
        let fields: Vec<String> =
            applied(&service.form, at, &typed).unwrap_err().into_iter().map(|wrong| wrong.field).collect();
        assert_eq!(fields, ["nome", "label.it", "scelte"]);
        let mut number = write(&service.form, at, Some("integer")).unwrap();
        number.set("minimo", "tanti");
        let [mistake] = applied(&service.form, at, &number).unwrap_err().try_into().unwrap();
        assert_eq!(mistake.field, "minimo");
    }
}
