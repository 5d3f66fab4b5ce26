//! Invented people and requests for the samples of the citizens' pages.

mod correspondence;
mod own;
mod sent;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id, Lang, Text,
    actor::Desk,
    document::{Document, Kind as FileKind, Sha256, Verification},
    form::{
        Alternative, AnswerError, Answers, Ask, AttachmentRule, Certified, CertifiedCompany, Choice,
        Condition, Definition, FieldPath, Kind, Origin, Origins, Part, Problem, Question, Repeat,
        RepeatIndex, Section, SectionLink, Source, Step, changes, differences, move_to, summary,
        validate_step,
    },
};

use super::{
    Closed, Conflict, Found, FoundState, FoundStep, NewFormPage, Notices, StepPage, SummaryPage,
    WithdrawnPage,
};
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
        means: None,
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
        alternatives: Vec::new(),
    }
}

/// A requirement that is met by a document, or by none.
fn ways() -> AttachmentRule {
    let way = |value: &str, file| Alternative {
        value: value.into(),
        label: text(&format!("Modo «{value}»"), &format!("Way “{value}”")),
        file,
    };
    AttachmentRule { alternatives: vec![way("documento", true), way("gia-dato", false)], ..rule() }
}

fn section(title: &str, questions: Vec<Question>) -> Section {
    Section { title: Text::italian(title), hint: None, link: None, when: None, repeat: None, questions }
}

fn step(slug: &str, sections: Vec<Section>) -> Step {
    Step {
        slug: slug.into(),
        name: text(&format!("Passo «{slug}»"), &format!("Step “{slug}”")),
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
            step("dati", vec![Section { link: Some(SectionLink::Privacy), ..who }]),
            step("risposte", vec![kinds(), conditions(), people()]),
            step(
                "documenti",
                vec![section(
                    "Documenti",
                    vec![
                        question("verbale", Kind::Attachment(rule())),
                        question("identita", Kind::Attachment(ways())),
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
            question("giorno", Kind::Date { past: true, coming: false, age: None }),
            question("ora", Kind::Time),
            question("alcune", Kind::SeveralOf { options: choices(3) }),
            question("una-di-poche", Kind::OneOf { options: choices(4) }),
            question("una-di-molte", Kind::OneOf { options: choices(8) }),
            question("telefono", Kind::Phone),
            question("codice", Kind::FiscalCode),
            question("conto", Kind::Iban),
            question("comune", Kind::Municipality),
            question("paese", Kind::Country),
            question("chi", Kind::Person { code: true }),
            Question {
                required: false,
                hint: Some(text("Anche all’estero.", "Also abroad.")),
                ..question("dove", Kind::Address)
            },
            question("entrata", Kind::Income { max_cents: 1_000_000 }),
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
                ..question("perso-il", Kind::Date { past: true, coming: false, age: None })
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
        birth_date: Some(day(1988, 3, 14).into()),
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
        (FieldPath::once("paese"), "Marocco"),
        (FieldPath::once("chi").with(Part::GivenName), "Elena"),
        (FieldPath::once("chi").with(Part::BirthDate), "14/03/2020"),
        (FieldPath::once("dove").with(Part::Street), "Via dei Mulini 12"),
        (FieldPath::once("dove").with(Part::Municipality), "Pontelaro"),
        (FieldPath::once("entrata").with(Part::Amount), "480"),
        (FieldPath::once("entrata").with(Part::Every), "mese"),
        (FieldPath::once("identita"), "gia-dato"),
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
        form: form().into(),
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
        notices: Notices::default(),
    }
}

/// The form changed, the service closed, and an answer of the form before is still there to be read.
fn notices() -> Notices {
    let sections = summary(&form(), &answers(), &[]).sections;
    Notices {
        is_newer: true,
        earlier: sections.into_iter().flat_map(|section| section.lines).take(8).collect(),
        closed: Some(Closed::Since(day(2026, 11, 21))),
        found: None,
        joined: None,
        privacy: None,
    }
}

/// Photos were put together just now.
fn joined() -> Notices {
    let documents = documents();
    Notices { joined: documents.first().map(|document| document.question.clone()), ..Notices::default() }
}

/// A step that was being sent when the session ended.
fn found(step: usize, state: FoundState) -> StepPage {
    let found = Some(Found { at: at(0), state });
    let conflict = (state == FoundState::Resumed).then(conflict);
    StepPage { conflict, notices: Notices { found, ..Notices::default() }, ..step_page(step) }
}

/// A desk that published a notice on data protection of its own.
fn desk() -> (Id<Desk>, Text) {
    (id(40), text("Sportello <b>sociale", "Social <b>services"))
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
        ("changed and closed", StepPage { notices: notices(), ..step_page(1) }),
        (
            "opens later",
            StepPage {
                notices: Notices { closed: Some(Closed::Until(day(2027, 1, 7))), ..Notices::default() },
                ..step_page(0)
            },
        ),
        ("found and saved", found(1, FoundState::Saved)),
        ("found and offered", found(2, FoundState::Offered)),
        ("found, sent late", found(0, FoundState::Late)),
        ("found and taken up", found(1, FoundState::Resumed)),
        (
            "of a desk",
            StepPage { notices: Notices { privacy: Some(desk()), ..Notices::default() }, ..step_page(0) },
        ),
        ("conflict", StepPage { conflict: Some(conflict()), saved_at: Some(at(-100)), ..step_page(1) }),
        ("nothing to reuse", StepPage { reusable: Vec::new(), notices: joined(), ..step_page(2) }),
    ]
}

/// Ready to send, not declared, with something missing.
pub(in crate::citizen) fn summaries() -> Vec<(&'static str, SummaryPage)> {
    let ready = SummaryPage {
        service: "contributo-economico".into(),
        service_title: text("Contributo economico per le famiglie", "Financial help for families"),
        office: text("Sportello sociale di Pontelaro", "Social services desk of Pontelaro"),
        form: form().into(),
        certified: certified(),
        summary: summary(&form(), &answers(), &documents()),
        documents: documents(),
        missing: Vec::new(),
        not_declared: false,
        version: 7,
        idempotency: "018f3b1e".into(),
        latest_on: day(2026, 12, 20),
        email: Some("giulia.ferrante@posta.example".into()),
        keep: Keep::Asked { chosen: None },
        conflict: false,
        unchecked: Vec::new(),
        closed: None,
    };
    let company = CertifiedCompany {
        name: "Il <b>Ponte".into(),
        number: "02345678901".into(),
        office: Some("Via dei Mulini 1, Pontelaro".into()),
    };
    let by = |certified| SummaryPage { certified, ..ready.clone() };
    let for_company = by(Certified { company: Some(company), ..certified() });
    let professional = by(Certified { vat_number: Some("01234567890".into()), ..certified() });
    let error = AnswerError {
        path: FieldPath::once("email"),
        label: text("E-mail", "E-mail"),
        item: None,
        problem: Problem::Missing { ask: Ask::Write },
    };
    let missing =
        SummaryPage { missing: vec![(0, vec![error])], email: None, keep: Keep::NotAsked, ..ready.clone() };
    let not_declared = SummaryPage { not_declared: true, conflict: true, ..ready.clone() };
    let closed = SummaryPage { closed: Some(Closed::Since(day(2026, 11, 21))), ..ready.clone() };
    let unchecked = SummaryPage { unchecked: vec!["pagina <1>.pdf".into()], ..ready.clone() };
    vec![
        ("ready", ready),
        ("for a company", for_company),
        ("professional", professional),
        ("missing", missing),
        ("not declared", not_declared),
        ("closed", closed),
        ("unchecked", unchecked),
    ]
}

/// Another form: questions that came, went and changed, with and without answers that stay behind.
pub(in crate::citizen) fn new_forms() -> Vec<(&'static str, NewFormPage)> {
    let mut new = form();
    for (place, section) in new.steps.iter_mut().flat_map(|step| &mut step.sections).enumerate() {
        section.questions.retain(|question| question.name != "telefono");
        for question in &mut section.questions {
            change(question);
        }
        section.questions.push(Question { when: None, ..question(&format!("nuova-{place}"), Kind::YesNo) });
    }
    let moved = move_to(&form(), &new, &answers(), &documents());
    let page = NewFormPage {
        service: "contributo-economico".into(),
        service_title: text("Contributo economico per le famiglie", "Financial help for families"),
        step: "risposte".into(),
        changes: changes(&form(), &new),
        earlier: moved.earlier,
        version: 7,
    };
    let words = NewFormPage { changes: Vec::new(), earlier: Vec::new(), ..page.clone() };
    vec![("changed", page), ("only words", words)]
}

/// A question as the next version has it.
fn change(question: &mut Question) {
    match question.name.as_str() {
        "testo" => question.label = text("Altre parole", "Other words"),
        "numero" => question.kind = Kind::Integer { min: 5, max: 9 },
        "importo" => question.kind = Kind::YesNo,
        "alcune" => question.kind = Kind::SeveralOf { options: choices(2) },
        "una-di-poche" => question.kind = Kind::OneOf { options: choices(1) },
        "giorno" => question.required = false,
        "altrove" => question.when = None,
        _ => {}
    }
}

/// The service takes no more requests; everything that was written is still there.
pub(in crate::citizen) fn withdrawn() -> Vec<(&'static str, WithdrawnPage)> {
    let page = WithdrawnPage {
        service_title: text("Contributo economico per le famiglie", "Financial help for families"),
        summary: summary(&form(), &answers(), &documents()),
        expires_on: day(2026, 12, 20),
        found: None,
    };
    let (service, step) = ("contributo-economico".to_owned(), "passo".to_owned());
    let found = FoundStep { service, step, at: at(0), answers: conflict().differences };
    vec![("answers", page.clone()), ("found", WithdrawnPage { found: Some(found), ..page })]
}
