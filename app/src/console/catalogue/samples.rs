//! Services being written, for the samples of the editor.
#![expect(clippy::expect_used, reason = "the samples are constants; a wrong one fails the first test")]

use std::sync::Arc;

use domain::{
    Id, Text,
    actor::{DeskRef, OperatorRef},
    catalogue::{Aspect, Change, Listed, Of, Save, Standing, Version, What, Withdrawal, Working},
    form::{
        Answers, Certified, Definition, FieldPath, Flaw, Kind, Origins, Question,
        edit::{Edit, EditProblem, Node, Place},
        summary, validate_step,
    },
    service::Service,
};

use super::{
    FactsPage, FormPage, ImportPage, Mistake, NewServicePage, NodePage, PreviewPage, PreviewSummaryPage,
    PublishPage, Typed, VersionsPage, WithdrawPage, Wrong, facts, kind, node, preview,
};
use crate::{
    citizen::{Notices, StepPage},
    console::samples,
    routes::NodeAt,
};

/// Two services of the demonstration: a long one, and one with sections that are not always asked.
pub fn services() -> [Service; 2] {
    let read = |json: &str| serde_json::from_str(json).expect("a service of the seed");
    [
        read(include_str!("../../../../migrations/seed/services/primo-appuntamento.json")),
        read(include_str!("../../../../migrations/seed/services/contributo-economico.json")),
    ]
}

/// Desks that may receive requests.
pub fn desks() -> Vec<DeskRef> {
    samples::desks()
}

fn desk() -> DeskRef {
    samples::desks().remove(0)
}

fn by() -> OperatorRef {
    OperatorRef { id: Id::new(uuid::Uuid::from_u128(903)), name: "Paolo d’Angelo <sera>".to_owned() }
}

/// A service that has hardly begun.
fn beginning() -> Service {
    let [service, _] = services();
    Service {
        slug: "ascolto-genitori".to_owned(),
        title: Text::italian("Ascolto per genitori <b>\"d’Angelo\"</b>"),
        summary: Text::italian(""),
        what_you_get: Vec::new(),
        form: Definition { steps: Vec::new() }.into(),
        ..service
    }
}

/// One row for each state.
pub(super) fn listed() -> Vec<Listed> {
    let row = |slug: &str, standing, changed: bool| Listed {
        slug: slug.to_owned(),
        title: Text::italian("Pasti a domicilio <sera>"),
        desk: desk().name,
        standing,
        next: changed.then(samples::now),
        changed,
    };
    let now = samples::now();
    vec![
        row("bozza", Standing::Draft, true),
        row("attesa", Standing::Waiting { from: now }, false),
        row("pasti", Standing::Published { version: 2, since: now }, false),
        row("chiuso", Standing::Withdrawn { since: now }, false),
    ]
}

fn published() -> Working {
    let [service, _] = services();
    Working {
        newest: Some(service.clone()),
        service,
        revision: 0,
        desk: desk(),
        standing: Standing::Published { version: 2, since: samples::now() },
        next: None,
    }
}

fn changed() -> Working {
    let mut working = published();
    working.service.term_days += 5;
    working.service.office = Text::italian("Ufficio di cittadinanza");
    Arc::make_mut(&mut working.service.form).steps.pop();
    Working { revision: 7, ..working }
}

fn draft() -> Working {
    Working { service: beginning(), revision: 1, standing: Standing::Draft, newest: None, ..published() }
}

fn waiting() -> Working {
    Working { next: Some((3, samples::now())), ..changed() }
}

/// A working copy in each state.
pub(super) fn workings() -> Vec<(&'static str, Working)> {
    let withdrawn = Working { standing: Standing::Withdrawn { since: samples::now() }, ..published() };
    vec![
        ("published", published()),
        ("changed", changed()),
        ("draft", draft()),
        ("waiting", waiting()),
        ("withdrawn", withdrawn),
    ]
}

/// What a colleague changed meanwhile.
fn changes() -> Vec<Change> {
    let of = || Of::Question(Text::italian("Quanto paghi <sera>?"));
    let reworded = What::Reworded {
        aspect: Aspect::Label,
        before: "Quanto <b>paghi</b>?".to_owned(),
        after: String::new(),
    };
    [What::Added, What::Removed, What::Moved, What::Changed(Aspect::Condition), reworded]
        .into_iter()
        .map(|what| Change { of: of(), what })
        .chain([
            Change { of: Of::Service, what: What::Changed(Aspect::Term) },
            Change { of: Of::Step(Text::italian("Casa")), what: What::Moved },
            Change { of: Of::Section(Text::italian("Affitto")), what: What::Added },
        ])
        .collect()
}

pub(super) fn facts() -> Vec<(&'static str, FactsPage)> {
    let page = |service: &Service| FactsPage {
        slug: service.slug.clone(),
        title: service.title.clone(),
        typed: facts::write(service),
        mistakes: Vec::new(),
        version: 0,
        conflict: None,
    };
    let [service, _] = services();
    let mut wrong = page(&beginning());
    wrong.typed.set("minutes", "<script>alert(1)</script>");
    wrong.typed.set("opens", "31/02/2027");
    wrong.mistakes = facts::read(&wrong.typed, &beginning()).err().unwrap_or_default();
    let lines = Wrong::Lines { found: 3, expected: 1 };
    wrong.mistakes.push(Mistake::new("needs.ar", "console-services-needs", lines));
    let late = FactsPage { conflict: Some(changes()), ..page(&service) };
    vec![("as saved", page(&service)), ("with mistakes", wrong), ("somebody was quicker", late)]
}

pub(super) fn forms() -> Vec<(&'static str, FormPage)> {
    let page = |service: Service| FormPage {
        slug: service.slug,
        title: service.title,
        form: Arc::unwrap_or_clone(service.form),
        version: 3,
        problem: None,
        conflict: None,
    };
    let [short, long] = services();
    let mut broken = page(short.clone());
    if let Some(step) = broken.form.steps.last_mut() {
        step.sections.clear();
        step.name = Text::italian("");
    }
    let name = short.form.questions().map(|(_, question)| question.name.clone()).next().unwrap_or_default();
    let needed = EditProblem::Needed { name, by: Place::Question(1, 0, 0) };
    let edge = EditProblem::AtTheEdge(Place::Step(0));
    let gone = EditProblem::NotThere(Place::Step(9));
    vec![
        ("long", page(long)),
        ("broken", broken),
        ("empty", page(beginning())),
        ("needed", FormPage { problem: Some(needed), ..page(short.clone()) }),
        ("at the edge", FormPage { problem: Some(edge), ..page(short.clone()) }),
        ("gone", FormPage { problem: Some(gone), conflict: Some(changes()), ..page(short) }),
    ]
}

fn node_page(service: &Service, at: NodeAt, kind: Option<&str>) -> NodePage {
    NodePage {
        slug: service.slug.clone(),
        title: service.title.clone(),
        form: (*service.form).clone(),
        at,
        typed: node::write(&service.form, at, kind).expect("a place of the form"),
        mistakes: Vec::new(),
        version: 3,
        conflict: None,
    }
}

pub(super) fn nodes() -> Vec<(&'static str, NodePage)> {
    let [service, long] = services();
    let section = NodeAt::Within(Some(Place::Section(0, 0)));
    let mut pages: Vec<(&'static str, NodePage)> =
        kind::CODES.into_iter().map(|code| (code, node_page(&service, section, Some(code)))).collect();
    pages.push(("step", node_page(&service, NodeAt::At(Place::Step(1)), None)));
    pages.push(("new step", node_page(&service, NodeAt::Within(None), None)));
    pages.push(("section", node_page(&long, NodeAt::At(Place::Section(1, 0)), None)));
    pages.push(("new section", node_page(&service, NodeAt::Within(Some(Place::Step(0))), None)));
    let late =
        NodePage { conflict: Some(changes()), ..node_page(&service, NodeAt::At(Place::Step(0)), None) };
    pages.push(("somebody was quicker", late));
    if let Some((place, ..)) = long.form.placed_questions().find(|(_, _, question)| question.when.is_some()) {
        pages.push(("a question with a condition", node_page(&long, NodeAt::At(place), None)));
    }
    let mut wrong = node_page(&service, section, Some("one_of"));
    kind::press(&mut wrong.typed, "riga:aggiungi");
    kind::press(&mut wrong.typed, "riga:aggiungi");
    wrong.typed.set("scelta.0.it", "<script>alert(1)</script>");
    wrong.typed.set("nome", "Non Va");
    wrong.mistakes = node::applied(&service.form, section, &wrong.typed).err().unwrap_or_default();
    pages.push(("with mistakes", wrong));
    pages.push(("every flaw", every_flaw(&service)));
    pages
}

/// Every sort of message, all at the name.
fn every_flaw(service: &Service) -> NodePage {
    let text = || "x".to_owned();
    let flaws = [
        Flaw::Empty(text()),
        Flaw::Limit(text()),
        Flaw::Duplicate(text()),
        Flaw::Reserved(text()),
        Flaw::NoText(text()),
        Flaw::UnknownQuestion(text()),
        Flaw::Repeated(text()),
        Flaw::UnknownValue(text(), text()),
        Flaw::Prefill,
        Flaw::InRepeat,
    ];
    let wrongs = [
        Wrong::NotADayOfTheYear,
        Wrong::AgeToCome,
        Wrong::NotMoney,
        Wrong::Past,
        Wrong::UnknownChoice,
        Wrong::NotANumber { min: 1, max: 2 },
    ];
    let mistakes = flaws
        .into_iter()
        .map(Wrong::Flaw)
        .chain(wrongs)
        .map(|wrong| Mistake::new("nome", "console-question-name", wrong))
        .collect();
    NodePage { mistakes, ..node_page(service, NodeAt::At(Place::Step(0)), None) }
}

pub(super) fn new_services() -> Vec<(&'static str, NewServicePage)> {
    let models: Vec<(String, Text)> =
        services().into_iter().map(|service| (service.slug, service.title)).collect();
    let page = NewServicePage { desks: desks(), models, typed: Typed::default(), mistakes: Vec::new() };
    let mistakes = vec![
        Mistake::new("title.it", "console-services-title", Wrong::Empty),
        Mistake::new("slug", "console-services-slug", Wrong::Taken),
        Mistake::new("sportello", "console-services-desk", Wrong::NoDesk),
    ];
    vec![("empty", page.clone()), ("with mistakes", NewServicePage { mistakes, ..page })]
}

pub(super) fn imports() -> Vec<(&'static str, ImportPage)> {
    let page =
        ImportPage { desks: desks(), typed: Typed::default(), mistakes: Vec::new(), in_file: Vec::new() };
    let mistakes = vec![Mistake::new("file", "console-services-file", Wrong::NotAService)];
    let in_file = vec![("steps[0].sections[1]".to_owned(), "<script>alert(1)</script>".to_owned())];
    vec![("empty", page.clone()), ("with mistakes", ImportPage { mistakes, in_file, ..page })]
}

pub(super) fn publishings() -> Vec<(&'static str, PublishPage)> {
    let page =
        |working| PublishPage { working, typed: Typed::default(), mistakes: Vec::new(), conflict: None };
    let mistakes = vec![
        Mistake::new("dal", "console-publish-from", Wrong::Past),
        Mistake::new("motivo", "console-publish-reason", Wrong::Empty),
    ];
    vec![
        ("ready", page(changed())),
        ("nothing new", page(published())),
        ("blocked", page(draft())),
        ("waiting", page(waiting())),
        ("with mistakes", PublishPage { mistakes, conflict: Some(changes()), ..page(changed()) }),
    ]
}

pub(super) fn withdrawals() -> Vec<(&'static str, WithdrawPage)> {
    let page =
        |working, version| WithdrawPage { working, version, typed: Typed::default(), mistakes: Vec::new() };
    let mistakes = vec![Mistake::new("motivo", "console-withdraw-reason", Wrong::Empty)];
    vec![
        ("published", page(published(), 2)),
        ("waiting", page(waiting(), 3)),
        ("with mistakes", WithdrawPage { mistakes, ..page(published(), 2) }),
    ]
}

pub(super) fn histories() -> Vec<(&'static str, VersionsPage)> {
    let (now, service) = (samples::now(), changed().service);
    let withdrawn = Withdrawal {
        at: now,
        by: by().name,
        reason: "Il bando è chiuso <script>alert(1)</script>".to_owned(),
    };
    let version = |version, by, withdrawn, service: &Service| Version {
        version,
        from: now,
        by,
        reason: "Nuovo termine".to_owned(),
        service: service.clone(),
        withdrawn,
    };
    let versions = vec![
        version(2, Some(by().name), Some(withdrawn), &service),
        version(1, None, None, &published().service),
    ];
    let save = |revision, service: &Service| Save { revision, at: now, by: by(), service: service.clone() };
    let saves = vec![save(2, &published().service), save(1, &service)];
    let page =
        VersionsPage { slug: service.slug.clone(), title: service.title, revision: 2, versions, saves };
    let empty = VersionsPage { versions: Vec::new(), saves: Vec::new(), ..page.clone() };
    vec![("with differences", page), ("empty", empty)]
}

/// A form with a document to hand in, besides what the service asks.
fn with_document() -> Service {
    let [mut service, _] = services();
    let question = Question {
        name: "documento".to_owned(),
        label: Text::italian("Un documento"),
        hint: None,
        kind: kind::fresh("attachment").unwrap_or(Kind::YesNo),
        required: true,
        when: None,
        prefill: None,
        group: None,
        means: None,
    };
    let edit = Edit::Add { within: Some(Place::Section(0, 0)), node: Node::Question(Box::new(question)) };
    if let Ok(form) = service.form.edited(edit) {
        service.form = form.into();
    }
    service
}

fn answered() -> Answers {
    [(FieldPath::once("nome"), "Maria".to_owned())].into_iter().collect()
}

pub(super) fn previews() -> Vec<(&'static str, PreviewPage)> {
    let service = with_document();
    let step = |step: usize| StepPage {
        service: service.slug.clone(),
        service_title: service.title.clone(),
        intake: Id::new(uuid::Uuid::nil()),
        form: service.form.clone(),
        step,
        reached: step,
        answers: answered(),
        documents: Vec::new(),
        certified: Certified { given_name: "Maria".to_owned(), ..Certified::default() },
        errors: Vec::new(),
        refused: Vec::new(),
        saved_at: None,
        expires_on: domain::calendar::day_in_rome(samples::now()),
        version: 0,
        conflict: None,
        origins: Origins::default(),
        reusable: Vec::new(),
        notices: Notices::default(),
    };
    let today = domain::calendar::day_in_rome(samples::now());
    let kept = vec![(preview::ANSWERS, "{}".to_owned()), (preview::FILES, "[]".to_owned())];
    let wrong = validate_step(&service.form, 0, &answered(), &[], today);
    let mistakes = PreviewPage { step: StepPage { errors: wrong, ..step(0) }, kept: kept.clone() };
    vec![
        ("first", PreviewPage { step: step(0), kept: kept.clone() }),
        ("second", PreviewPage { step: step(1), kept }),
        ("with mistakes", mistakes),
    ]
}

pub(super) fn preview_summaries() -> Vec<(&'static str, PreviewSummaryPage)> {
    let service = with_document();
    let summary = summary(&service.form, &answered(), &[]);
    vec![("some answers", PreviewSummaryPage { service, summary })]
}
