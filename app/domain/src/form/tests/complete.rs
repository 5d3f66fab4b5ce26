//! Every service that ships can be filled in to its end, whatever people choose on the way.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate};

use super::{services::service, shipped::FILES, *};
use crate::{
    Id,
    document::{Document, Sha256, Verification},
};

/// Ways to go through each form; enough for every question to come up at least once.
const WAYS: u32 = 150;

/// More rounds than any chain of conditions is long.
const ROUNDS: usize = 12;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
}

/// Chooses by turns, the same at every run.
struct Chooser(u32);

impl Chooser {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(self.0 >> 16).unwrap() % count
    }
}

fn document(question: &str, rule: &AttachmentRule) -> Document {
    Document {
        id: Id::new(uuid::Uuid::nil()),
        question: question.into(),
        name: "documento.pdf".into(),
        kind: rule.kinds[0],
        size: 10,
        sha256: Sha256([0; 32]),
        verification: Verification::Waiting,
        uploaded_at: DateTime::UNIX_EPOCH,
    }
}

/// An answer that people could give.
fn answer(kind: &Kind, chooser: &mut Chooser) -> String {
    match kind {
        // A text of five characters is a postal code.
        Kind::Text { max } | Kind::LongText { max } => {
            "50065, due righe".chars().take(usize::from(*max)).collect()
        }
        Kind::Integer { min, .. } => min.to_string(),
        Kind::Money { .. } => "480,00".to_owned(),
        Kind::Date { age: Some(_), .. } => "02/06/2025".to_owned(),
        Kind::Date { past: true, .. } => "14/03/2020".to_owned(),
        Kind::Date { .. } => "15/01/2027".to_owned(),
        Kind::Time => "8:15".to_owned(),
        Kind::YesNo => ["si", "no"][chooser.below(2)].to_owned(),
        Kind::OneOf { options } | Kind::SeveralOf { options } => {
            options[chooser.below(options.len())].value.clone()
        }
        Kind::Phone => "3330100147".to_owned(),
        Kind::Email => "prova@posta.example".to_owned(),
        Kind::FiscalCode => "FRRGLI88C54M990P".to_owned(),
        Kind::Iban => "IT60X0542811101000000123456".to_owned(),
        Kind::Municipality => "Firenze".to_owned(),
        Kind::Country => "Marocco".to_owned(),
        Kind::Declaration => "si".to_owned(),
        Kind::Person { .. } | Kind::Address | Kind::Income { .. } | Kind::Attachment(_) => String::new(),
    }
}

/// A form filled in one way.
#[derive(Default)]
struct Filled {
    answers: Answers,
    documents: Vec<Document>,
    asked: BTreeSet<String>,
}

impl Filled {
    fn of(form: &Definition, way: u32) -> Self {
        let (mut filled, mut chooser) = (Self::default(), Chooser(way));
        for (section, _) in form.questions() {
            if let Some(repeat) = &section.repeat {
                filled.answers.set(&FieldPath::once(repeat.name.as_str()), "1");
            }
        }
        for _ in 0..ROUNDS {
            let before = filled.asked.len();
            for step in &form.steps {
                for asked in asked(form, step, &filled.answers.clone()) {
                    filled.give(&asked, &mut chooser);
                }
            }
            if filled.asked.len() == before {
                return filled;
            }
        }
        panic!("the form goes on asking");
    }

    /// A requirement is met in one of its ways.
    fn attach(&mut self, asked: &Asked<'_>, rule: &AttachmentRule, chooser: &mut Chooser) {
        let way = (!rule.alternatives.is_empty())
            .then(|| rule.alternatives[chooser.below(rule.alternatives.len())].clone());
        if let Some(way) = &way {
            self.answers.set(&asked.path, way.value.as_str());
        }
        if way.is_none_or(|way| way.file) {
            self.documents.push(document(&asked.question.name, rule));
        }
    }

    /// People are as old as they have to be, and nobody has the code of another.
    fn about_somebody(&self, asked: &Asked<'_>, chooser: &mut Chooser) -> String {
        let is_of_another = asked.question.fact(None).is_some_and(|(whose, _)| whose != Whose::Applicant);
        match (&asked.question.kind, asked.question.fact(None)) {
            (Kind::Date { .. }, Some((Whose::Beneficiary, _))) => self.birth_of_beneficiary(),
            // The provisional code says nothing about who has it.
            (Kind::FiscalCode, _) if is_of_another => "12345670017".to_owned(),
            (kind, _) => answer(kind, chooser),
        }
    }

    fn birth_of_beneficiary(&self) -> String {
        let is_minor = self.answers.get(&path("per-chi")) == ForWhom::Minor.code();
        if is_minor { "14/03/2020".to_owned() } else { "14/03/1940".to_owned() }
    }

    fn give(&mut self, asked: &Asked<'_>, chooser: &mut Chooser) {
        if !self.asked.insert(asked.path.to_string()) {
            return;
        }
        self.asked.insert(asked.path.whole().to_string());
        if let Kind::Attachment(rule) = &asked.question.kind {
            self.attach(asked, rule, chooser);
        } else if let Some(part) = asked.path.part() {
            let value = if part == Part::Every {
                "mese".to_owned()
            } else {
                answer(asked.kind(&self.answers).as_ref(), chooser)
            };
            self.answers.set(&asked.path, if part == Part::PostalCode { "50000".into() } else { value });
        } else if asked.question.required || chooser.below(2) == 0 {
            let value = self.about_somebody(asked, chooser);
            self.answers.set(&asked.path, value);
        }
    }
}

#[test]
fn every_service_can_be_filled_in_to_the_end() {
    for (slug, json) in FILES {
        let form = service(json).form;
        for way in 0..WAYS {
            let filled = Filled::of(&form, way);
            let errors = validate_all(&form, &filled.answers, &filled.documents, today());
            assert_eq!(errors, [], "{slug}, way {way}");
        }
    }
}

#[test]
fn every_question_is_asked_of_somebody() {
    for (slug, json) in FILES {
        let form = service(json).form;
        let asked: BTreeSet<String> = (0..WAYS).flat_map(|way| Filled::of(&form, way).asked).collect();
        for (section, question) in form.questions() {
            let path = FieldPath::of(section, RepeatIndex(0), question).to_string();
            assert!(asked.contains(&path), "{slug}: nobody is asked `{path}`");
        }
    }
}

#[test]
fn what_has_still_to_happen_is_not_a_day_gone_by() {
    for (slug, reason, question) in [
        ("emergenza-abitativa", ("situazione", "sfratto"), "uscita-entro"),
        ("primo-appuntamento", ("scadenza", "si"), "scadenza-giorno"),
        ("sostegno-famiglie-minori", ("aiuti", "colloqui"), "inizio"),
        ("contributo-retta-residenziale", ("in-struttura", "entra"), "ingresso-previsto"),
    ] {
        let (_, json) = FILES.into_iter().find(|(name, _)| *name == slug).unwrap();
        let form = service(json).form;
        let problem = |day: &str| {
            let given = answers(&[reason, (question, day)]);
            validate_all(&form, &given, &[], today())
                .into_iter()
                .flat_map(|(_, errors)| errors)
                .find(|error| error.path == path(question))
                .map(|error| error.problem)
        };
        let found = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        assert_eq!(problem("24/11/2026"), Some(Problem::DateInPast { found }), "{slug}");
        assert_eq!(problem("25/11/2026"), None, "{slug}: today will do");
        assert_eq!(problem("15/01/2027"), None, "{slug}");
    }
}
