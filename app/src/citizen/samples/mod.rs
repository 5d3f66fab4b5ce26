//! Invented people and requests for the samples of the citizens' pages.

mod correspondence;
mod own;
mod sent;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id, Lang, Text,
    document::{Document, Kind as FileKind, Sha256, Verification},
    form::{
        AnswerError, Answers, Ask, AttachmentRule, Certified, Choice, Condition, Definition, FieldPath, Kind,
        Origin, Origins, Problem, Question, Repeat, RepeatIndex, Section, Source, Step, differences, summary,
        validate_step,
    },
};

use super::{Conflict, StepPage, SummaryPage};
use crate::{
    components::{documents::RefusedFile, keep::Keep},
    problems::FileProblem,
};
pub(super) use correspondence::{deadlines, file_accesses, messages};
pub(super) use own::own_documents;
pub(super) use sent::{areas, confirmations, requests};

fn text(it: &str, en: &str) -> Text {
    Text::italian(it).with(Lang::En, en)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn at(hours: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_000_000 + hours * 3600, 0).unwrap_or_default()
}

fn id<T>(number: u128) -> Id<T> {
    Id::new(uuid::Uuid::from_u128(number))
}

fn question(name: &str, kind: Kind) -> Question {
    Question {
        name: name.into(),
        label: text(&format!("Domanda «{name}»"), &format!("Question “{name}”")),
        hint: None,
        kind,
        required: true,
        when: None,
        prefill: None,
        group: None,
    }
}

fn choices(count: usize) -> Vec<Choice> {
    (1..=count)
        .map(|number| Choice {
            value: format!("v{number}"),
            label: text(&format!("Scelta {number}"), &format!("Choice {number}")),
        })
        .collect()
}

fn rule() -> AttachmentRule {
    AttachmentRule {
        kinds: FileKind::ALL.to_vec(),
        max_bytes: 10_000_000,
        max_files: 3,
        max_age_days: Some(180),
        checked_first: false,
    }
}

fn section(title: &str, questions: Vec<Question>) -> Section {
    Section { title: Text::italian(title), hint: None, link: None, when: None, repeat: None, questions }
}

fn step(slug: &str, sections: Vec<Section>) -> Step {
    Step {
        slug: slug.into(),
        name: text("Passo", "Step"),
        title: text("Titolo del passo", "Title of the step"),
        lead: Some(text("Una frase sotto il titolo.", "A sentence under the heading.")),
        sections,
    }
}

/// A form with every kind of question, conditions, a repeating part and certified data.
fn form() -> Definition {
    let certified =
        |name: &str, source| Question { prefill: Some(source), ..question(name, Kind::Text { max: 80 }) };
    let who = section(
        "Chi fa la domanda",
        vec![
            certified("nome", Source::GivenName),
            certified("cognome", Source::FamilyName),
            Question { prefill: Some(Source::FiscalCode), ..question("cf", Kind::FiscalCode) },
            question("email", Kind::Email),
        ],
    );
    Definition {
        steps: vec![
            step("dati", vec![who]),
            step("risposte", vec![kinds(), conditions(), people()]),
            step(
                "documenti",
                vec![section(
                    "Documenti",
                    vec![
                        question("verbale", Kind::Attachment(rule())),
                        Question {
                            required: false,
                            hint: Some(text(
                                "Se ce l’hai ti dà priorità.",
                                "If you have it, it gives you priority.",
                            )),
                            ..question("altro", Kind::Attachment(AttachmentRule { max_files: 1, ..rule() }))
                        },
                    ],
                )],
            ),
        ],
    }
}

fn kinds() -> Section {
    section(
        "Tutti i tipi",
        vec![
            Question { required: false, ..question("testo", Kind::Text { max: 80 }) },
            question("racconto", Kind::LongText { max: 2000 }),
            question("numero", Kind::Integer { min: 0, max: 20 }),
            question("importo", Kind::Money { max_cents: 1_000_000 }),
            question("giorno", Kind::Date { past: true, coming: false }),
            question("alcune", Kind::SeveralOf { options: choices(3) }),
            question("una-di-poche", Kind::OneOf { options: choices(4) }),
            question("una-di-molte", Kind::OneOf { options: choices(8) }),
            question("telefono", Kind::Phone),
            question("codice", Kind::FiscalCode),
            question("conto", Kind::Iban),
            question("comune", Kind::Municipality),
            question("dichiarazione", Kind::Declaration),
        ],
    )
}

fn conditions() -> Section {
    let when = |question: &str, value: &str| Condition::Is { question: question.into(), value: value.into() };
    section(
        "Condizioni",
        vec![
            question("lavora", Kind::YesNo),
            Question {
                when: Some(when("lavora", "no")),
                ..question("perso-il", Kind::Date { past: true, coming: false })
            },
            Question { when: Some(when("lavora", "no")), ..question("prova", Kind::Attachment(rule())) },
            Question { when: Some(when("testo", "mostra")), ..question("altrove", Kind::Text { max: 10 }) },
        ],
    )
}

fn people() -> Section {
    Section {
        repeat: Some(Repeat {
            name: "persone".into(),
            item: text("Persona", "Person"),
            add: text("Aggiungi un’altra persona", "Add another person"),
            min: 0,
            max: 3,
        }),
        hint: Some(text("Contano tutte.", "All count.")),
        ..section(
            "Chi vive con te",
            vec![question("persona-nome", Kind::Text { max: 80 }), question("persona-cura", Kind::YesNo)],
        )
    }
}

fn certified() -> Certified {
    Certified {
        given_name: "Giulia".into(),
        family_name: "Ferrante".into(),
        fiscal_code: "FRRGLI88C54M990P".parse().ok(),
        birth_date: Some(day(1988, 3, 14)),
        ..Certified::default()
    }
}

fn answers() -> Answers {
    let within = |index, name| FieldPath::within("persone", RepeatIndex(index), name);
    [
        (FieldPath::once("email"), "giulia.ferrante@posta.example"),
        (FieldPath::once("testo"), "<b>\"grassetto\"</b> & 'così'"),
        (FieldPath::once("racconto"), "\nPrima riga\n</textarea><script>1</script>"),
        (FieldPath::once("numero"), "3"),
        (FieldPath::once("importo"), "1.234,50"),
        (FieldPath::once("giorno"), "29/02/2024"),
        (FieldPath::once("alcune"), "v1"),
        (FieldPath::once("alcune"), "v3"),
        (FieldPath::once("una-di-poche"), "v2"),
        (FieldPath::once("una-di-molte"), "v7"),
        (FieldPath::once("dichiarazione"), "si"),
        (FieldPath::once("lavora"), "no"),
        (within(0, "persona-nome"), "Elena"),
        (within(1, "persona-nome"), "Pietro"),
    ]
    .into_iter()
    .map(|(path, value)| (path, value.to_owned()))
    .collect()
}

fn document(number: u128, verification: Verification, kind: FileKind) -> Document {
    Document {
        id: id(number),
        question: "verbale".into(),
        name: "pagina <1>.pdf".into(),
        kind,
        size: 1_249_000,
        sha256: Sha256([7; 32]),
        verification,
        uploaded_at: at(0),
    }
}

fn documents() -> Vec<Document> {
    vec![
        document(1, Verification::Waiting, FileKind::Jpeg),
        document(2, Verification::Accepted, FileKind::Pdf),
        document(3, Verification::Rejected, FileKind::Png),
    ]
}

fn step_page(step: usize) -> StepPage {
    StepPage {
        service: "contributo-economico".into(),
        service_title: text("Contributo economico per le famiglie", "Financial help for families"),
        intake: id(10),
        form: form(),
        step,
        reached: 2,
        answers: answers(),
        documents: documents(),
        certified: certified(),
        origins: Origins::new(),
        errors: Vec::new(),
        refused: Vec::new(),
        saved_at: Some(at(0)),
        expires_on: day(2026, 12, 20),
        version: 7,
        conflict: None,
        reusable: own::documents(),
    }
}

/// Saved at another time in another window, with other answers.
fn conflict() -> Conflict {
    let there: Answers = [(FieldPath::once("numero"), "5".to_owned())].into_iter().collect();
    Conflict { saved_at: at(-1), differences: differences(&form(), 1, &answers(), &there) }
}

/// Every step, new, with all its errors, with refused files, in conflict.
pub(in crate::citizen) fn steps() -> Vec<(&'static str, StepPage)> {
    let new = StepPage { answers: Answers::new(), documents: Vec::new(), saved_at: None, ..step_page(0) };
    let wrong = |step| StepPage {
        errors: validate_step(&form(), step, &Answers::new(), &[], day(2026, 11, 22)),
        ..step_page(step)
    };
    let refused = FileProblem::ALL
        .map(|problem| RefusedFile { question: "verbale".into(), name: "finto.pdf".into(), problem })
        .to_vec();
    let open = StepPage { certified: Certified::default(), ..step_page(0) };
    let before = [
        (FieldPath::once("email"), Origin::Profile),
        (FieldPath::once("nome"), Origin::Request { sent_on: day(2026, 10, 12) }),
    ];
    let known = StepPage { origins: before.into(), ..open.clone() };
    vec![
        ("new", new),
        ("nothing certified", open),
        ("known from before", known),
        ("every kind", step_page(1)),
        ("every kind, wrong", wrong(1)),
        ("documents", step_page(2)),
        ("documents, wrong", wrong(2)),
        ("documents, refused", StepPage { refused, ..step_page(2) }),
        ("conflict", StepPage { conflict: Some(conflict()), saved_at: Some(at(-100)), ..step_page(1) }),
        ("nothing to reuse", StepPage { reusable: Vec::new(), ..step_page(2) }),
    ]
}

/// Ready to send, not declared, with something missing.
pub(in crate::citizen) fn summaries() -> Vec<(&'static str, SummaryPage)> {
    let ready = SummaryPage {
        service: "contributo-economico".into(),
        service_title: text("Contributo economico per le famiglie", "Financial help for families"),
        office: text("Sportello sociale di Pontelaro", "Social services desk of Pontelaro"),
        form: form(),
        summary: summary(&form(), &answers(), &documents()),
        missing: Vec::new(),
        not_declared: false,
        version: 7,
        idempotency: "018f3b1e".into(),
        latest_on: day(2026, 12, 20),
        email: Some("giulia.ferrante@posta.example".into()),
        keep: Keep::Asked { chosen: None },
        conflict: false,
        unchecked: Vec::new(),
    };
    let error = AnswerError {
        path: FieldPath::once("email"),
        label: text("E-mail", "E-mail"),
        item: None,
        problem: Problem::Missing { ask: Ask::Write },
    };
    let missing =
        SummaryPage { missing: vec![(0, vec![error])], email: None, keep: Keep::NotAsked, ..ready.clone() };
    let not_declared = SummaryPage { not_declared: true, conflict: true, ..ready.clone() };
    let unchecked = SummaryPage { unchecked: vec!["pagina <1>.pdf".into()], ..ready.clone() };
    vec![("ready", ready), ("missing", missing), ("not declared", not_declared), ("unchecked", unchecked)]
}
