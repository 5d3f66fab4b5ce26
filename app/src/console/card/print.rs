//! A card on paper: which parts, and why.

use domain::{
    Id,
    card::{Card, parts::Part, requests::Followed},
    export::ExportReason,
    format,
};
use leptos::prelude::*;

use super::{
    CardDetail, filled,
    parts::{self, ACCESS, ANSWERS, NOTES, OUTCOME, PERSON, SERVICES},
    print_requests,
};
use crate::{
    components::{
        Choices, Control, ErrorSummary, FieldProblem, Pick, SeveralField,
        console::{Backbar, PageHead, PartForm, SmallButton, SmallKind, SmallLink, answer_facts},
    },
    console::{fields, people, samples, words},
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{CardPart, Route},
};

/// What is to be printed, as it was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PrintForm {
    /// Ids of the parts.
    pub parts: Vec<String>,
    /// Code of the reason.
    pub reason: String,
}

/// What must be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintError {
    /// No part.
    Parts,
    /// No reason.
    Reason,
}

impl PrintError {
    const fn place(self) -> (&'static str, &'static str) {
        match self {
            Self::Parts => ("f-parti", "console-print-error-parts"),
            Self::Reason => ("f-motivo", "console-print-error-reason"),
        }
    }
}

/// A part on paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PrintedPart {
    /// Heading.
    pub title: String,
    /// Label and value.
    pub facts: Vec<(String, String)>,
    /// Texts.
    pub texts: Vec<String>,
}

impl PrintForm {
    /// What was posted.
    pub fn posted(fields: &[(String, String)]) -> Self {
        let all = |name: &str| {
            fields.iter().filter(|(of, _)| of == name).map(|(_, value)| value.clone()).collect::<Vec<_>>()
        };
        Self { parts: all("parti"), reason: all("motivo").into_iter().next().unwrap_or_default() }
    }

    /// Why a copy is taken.
    ///
    /// # Errors
    /// Everything that was not chosen.
    pub fn check(&self) -> Result<ExportReason, Vec<PrintError>> {
        let known = ids();
        let parts = self.parts.iter().any(|part| known.contains(&part.as_str()));
        let reason = ExportReason::from_code(&self.reason);
        match reason {
            Some(reason) if parts => Ok(reason),
            _ => {
                let errors =
                    [(!parts).then_some(PrintError::Parts), reason.is_none().then_some(PrintError::Reason)];
                Err(errors.into_iter().flatten().collect())
            }
        }
    }
}

/// Ids of the parts, in order.
fn ids() -> Vec<&'static str> {
    let mut all = vec![ACCESS, PERSON];
    all.extend(Part::ALL.map(Part::code));
    all.extend([SERVICES, ANSWERS, NOTES, OUTCOME]);
    all
}

/// The chosen parts of a card on paper, through the mask, with what was done about the services that were asked for.
/// An empty one says so; what contradicts itself is told as it is in the page.
pub fn printed(card: Card, followed: &[Followed], chosen: &[String], t: Translator) -> Vec<PrintedPart> {
    let page = CardDetail::new(card);
    let mut all = Vec::new();
    for entry in parts::entries(&page, t) {
        if !chosen.iter().any(|part| part == entry.id) {
            continue;
        }
        let mut part = part(&page, entry.id, t);
        part.title = entry.name;
        if part.facts.is_empty() && part.texts.is_empty() {
            part.texts.push(t.get("console-print-empty"));
        }
        part.texts.extend(warnings(&page, entry.id, t));
        all.push(part);
        if entry.id == SERVICES {
            all.extend(print_requests::parts(followed, t));
        }
    }
    all
}

/// What must be looked at in a part.
fn warnings(page: &CardDetail, id: &str, t: Translator) -> Vec<String> {
    let told = match Part::from_code(id) {
        Some(part) => filled::told_words(page, part, t),
        None if id == ACCESS => parts::out_of_life(page, t).into_iter().collect(),
        None => Vec::new(),
    };
    told.into_iter().map(|words| format!("{} {words}", t.get("console-told"))).collect()
}

fn part(page: &CardDetail, id: &str, t: Translator) -> PrintedPart {
    let card = &page.card;
    if let Some(part) = Part::from_code(id) {
        let Some(last) = card.parts.last(part) else { return PrintedPart::default() };
        return of_facts(fields::facts(part.fields(), last, &card.parts.lists, t), t);
    }
    match id {
        ACCESS => of_facts(parts::access_facts(page, &card.access, t), t),
        PERSON => of_facts(people::person_facts(&card.person, t), t),
        SERVICES => services(card, t),
        ANSWERS => of_facts(card.answers.iter().flat_map(|step| answer_facts(step, t)).collect(), t),
        NOTES => notes(card, t),
        _ => of_facts(parts::outcome_facts(page, t), t),
    }
}

fn of_facts(facts: Vec<crate::components::console::Fact>, t: Translator) -> PrintedPart {
    let facts = facts.into_iter().filter_map(|fact| fact.printed(t)).collect();
    PrintedPart { facts, ..PrintedPart::default() }
}

fn services(card: &Card, t: Translator) -> PrintedPart {
    let lines = card.requests.iter().map(|request| {
        let asked = t.with("console-service-asked", &[("date", format::date(request.on).into())]);
        (t.text(&request.title), format!("{asked} · {}", t.get(words::advancement(request.advancement))))
    });
    PrintedPart { facts: lines.collect(), ..PrintedPart::default() }
}

/// The public notes: a private one stays where it is.
fn notes(card: &Card, t: Translator) -> PrintedPart {
    let line = |entry: &domain::diary::DiaryEntry| {
        let kind = t.get(words::diary_kind(entry.content.kind));
        (format!("{} · {kind} · {}", format::date(entry.content.on), entry.by), entry.content.text.clone())
    };
    let facts = card.notes().iter().filter(|entry| !entry.private).map(line).collect();
    PrintedPart { facts, ..PrintedPart::default() }
}

/// What is to be printed of a card, and why.
#[derive(Debug, Clone)]
pub struct PrintCard {
    /// The card.
    pub card: Id<Card>,
    /// What was chosen.
    pub form: PrintForm,
    /// What must be corrected.
    pub errors: Vec<PrintError>,
    /// Ids of the parts that are not there for whoever prints.
    pub absent: Vec<&'static str>,
}

impl PrintCard {
    /// Everything but the notes, for no reason yet.
    pub fn new(card: &Card) -> Self {
        let absent = Part::ALL.into_iter().filter(|part| card.parts.is_absent(*part)).map(Part::code);
        let absent: Vec<_> = absent.chain(card.diary.is_absent().then_some(NOTES)).collect();
        let chosen = |id: &&str| *id != NOTES && !absent.contains(id);
        let parts = ids().into_iter().filter(chosen).map(str::to_owned).collect();
        let form = PrintForm { parts, reason: String::new() };
        Self { card: card.id, form, errors: Vec::new(), absent }
    }

    fn control(&self, name: &str, label: &str, error: PrintError, t: Translator) -> Control {
        let (id, key) = error.place();
        let message = self.errors.contains(&error).then(|| t.get(key));
        Control::new(name.to_owned(), t.get(label)).id(id).error(message)
    }
}

impl Page for PrintCard {
    fn title(&self, t: Translator) -> String {
        t.get("console-print-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let problems = self.errors.iter().map(|error| FieldProblem::at(error.place(), t)).collect();
        let names = parts::names(t);
        let there = names.into_iter().filter(|(id, _)| !self.absent.contains(id));
        let options = there.map(|(id, name)| Pick::new(id, name)).collect();
        let reasons = ExportReason::ALL
            .map(|reason| Pick::new(reason.code(), t.get(words::export_reason(reason))))
            .to_vec();
        let chosen = self.control("parti", "console-print-parts", PrintError::Parts, t);
        let reason = self
            .control("motivo", "console-print-reason", PrintError::Reason, t)
            .hint(t.get("console-print-reason-hint"));
        let back = Route::card(self.card).href();
        let cancel = back.clone();
        let action = Route::ConsoleCard { id: self.card, part: CardPart::Print }.href();
        view! {
            <ErrorSummary problems=problems/>
            <Backbar href=back text=t.get("console-diary-back")/>
            <PageHead title=t.get("console-print-title") sub=t.get("console-print-sub")/>
            <PartForm action=action version=None>
                <SeveralField control=chosen options=options values=self.form.parts/>
                <Choices control=reason options=reasons value=self.form.reason/>
                <p>
                    <SmallButton kind=SmallKind::Primary text=t.get("console-print-do")/>
                    " "
                    <SmallLink kind=SmallKind::Link href=cancel text=t.get("console-cancel")/>
                </p>
            </PartForm>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let page = samples::cards().into_iter().next().map(|(_, open)| Self::new(&open.card));
        let Some(page) = page else { return Vec::new() };
        let wrong = Self {
            form: PrintForm::default(),
            errors: vec![PrintError::Parts, PrintError::Reason],
            ..page.clone()
        };
        vec![("fresh", page), ("wrong", wrong)]
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        Lang,
        card::parts::Told,
        mask::{Field, Group},
    };

    use super::*;
    use crate::console::RequestPage;

    fn form(parts: &[&str], reason: &str) -> PrintForm {
        PrintForm { parts: parts.iter().map(|part| (*part).to_owned()).collect(), reason: reason.to_owned() }
    }

    #[test]
    fn nothing_is_printed_without_a_part_and_a_reason() {
        assert_eq!(form(&["note"], "planning").check(), Ok(ExportReason::Planning));
        assert_eq!(form(&["altro"], "planning").check(), Err(vec![PrintError::Parts]));
        assert_eq!(form(&[], "").check(), Err(vec![PrintError::Parts, PrintError::Reason]));
    }

    #[test]
    fn paper_holds_what_was_chosen_nothing_private_and_nothing_hidden() {
        let t = Translator::new(Lang::It);
        let samples = samples::cards();
        let card = |name: &str| samples.iter().find(|(of, _)| *of == name).unwrap().1.card.clone();
        let chosen = [NOTES.to_owned(), PERSON.to_owned()];
        let paper = printed(card("open"), &[], &chosen, t);
        assert_eq!(paper.len(), 2);
        let text = format!("{paper:?}");
        assert!(text.contains("Richiamare") && !text.contains("Solo per me"), "{text}");
        let mut hidden = card("open");
        hidden.person.phone = Field::Masked(Group::Contacts);
        let text = format!("{:?}", printed(hidden, &[], &chosen, t));
        assert!(text.contains(&t.get(words::group(Group::Contacts))), "{text}");
    }

    /// Everything that stands on paper.
    fn said(parts: Vec<PrintedPart>) -> String {
        let lines = parts.into_iter().flat_map(|part| {
            let facts = part.facts.into_iter().map(|(label, value)| format!("{label}: {value}"));
            std::iter::once(part.title).chain(facts).chain(part.texts).collect::<Vec<_>>()
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn paper_holds_what_was_done_about_the_services_and_what_must_be_looked_at() {
        let t = Translator::new(Lang::It);
        let mut page = samples::cards().remove(0).1;
        page.card.parts.told = vec![Told::MinorAlone];
        let requests = RequestPage::samples();
        let full = requests.iter().find(|(of, _)| *of == "full").unwrap().1.followed.clone();
        let masked = requests.iter().find(|(of, _)| *of == "masked").unwrap().1.followed.clone();
        let text = |followed: Followed, chosen: &str| {
            said(printed(page.card.clone(), &[followed], &[chosen.to_owned()], t))
        };
        let paper = text(full.clone(), SERVICES);
        for said in [
            "Dettagli della richiesta",
            "Intermediazione abitativa",
            "Ha fretta.",
            "Chiamato il proprietario.",
            "Colloquio con il padrone di casa.",
            "Scritto due volte",
        ] {
            assert!(paper.contains(said), "{said}: {paper}");
        }
        for document in &full.documents.shown {
            let title = document.title.as_ref().unwrap();
            assert!(paper.contains(title) && paper.contains(&document.name), "{paper}");
        }
        let paper = text(masked, SERVICES);
        assert!(!paper.contains("520") && paper.contains(&t.get(words::group(Group::Income))), "{paper}");
        let paper = text(full, Part::Family.code());
        assert!(!paper.contains("Ha fretta."), "only what was chosen");
        let all: Vec<String> = Part::ALL.map(|part| part.code().to_owned()).to_vec();
        let paper = said(printed(page.card.clone(), &[], &all, t));
        assert!(paper.contains("Da controllare: la persona è minorenne"), "{paper}");
    }
}
