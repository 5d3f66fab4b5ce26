//! Requests of services.

use domain::{
    calendar::day_in_rome,
    card::requests::{
        Activity, Advancement, Followed, NOTES, ServiceRequest, Sheet, Step, Struck, WorkLine, Worked,
    },
    codes::Table,
    document::DeskDocuments,
    fields::{Values, Version},
    mask::{Group, Mask},
};

use super::{AskForm, NewRequest, RequestError, RequestForm, RequestPage};
use crate::{
    components::documents::RefusedFile,
    console::{
        papers::{PaperError, PaperForm},
        samples::{id, kept_papers, lists, moment, now, request},
    },
    problems::FileProblem,
};

fn sheet(sheet: Sheet, pairs: &[(&str, &str)], mask: &Mask) -> (Sheet, Version) {
    let mut values = Values::default();
    for (code, value) in pairs {
        values.set(code, [(*value).to_owned()]);
    }
    let version = Version {
        number: 1,
        fields: values.through(sheet.fields(), mask),
        by: "Chiara Moretti".to_owned(),
        at: now(),
        reason: None,
        taken_from: None,
    };
    (sheet, version)
}

fn line(number: u128, struck: bool, mask: &Mask) -> WorkLine {
    let noted = |words: &str| mask.field(NOTES, words.to_owned());
    let worked = Worked {
        on: day_in_rome(now()),
        activity: Activity::Talk,
        description: noted("Colloquio con il padrone di casa."),
        people: 2,
        minutes: 90,
    };
    let struck = struck.then(|| Struck {
        by: "Chiara Moretti".to_owned(),
        at: now(),
        why: noted("Scritto due volte"),
    });
    WorkLine { id: id(number), worked, written: moment(now()), struck }
}

fn followed(mask: &Mask) -> Followed {
    let step = |to, note: &str| Step { to, made: moment(now()), note: mask.field(NOTES, note.to_owned()) };
    Followed {
        card: id(301),
        name: mask.field(Group::Identity, "Giulia Ferrante".to_owned()),
        by_name: true,
        request: ServiceRequest { advancement: Advancement::InProgress, version: 3, ..request() },
        steps: vec![
            step(Advancement::InProgress, "Chiamato il proprietario."),
            step(Advancement::Accepted, ""),
        ],
        sheets: vec![
            sheet(Sheet::Details, &[("fuori-area", "lavoro"), ("note", "Ha fretta.")], mask),
            sheet(Sheet::Housing, &[("abitazione-motivo", "ricerca"), ("canone", "520")], mask),
        ],
        worked: vec![line(701, false, mask), line(702, true, mask)],
        documents: kept_papers(mask),
        hidden: mask.groups().collect(),
        lists: lists(),
        closed: false,
    }
}

fn paper_errors() -> Vec<PaperError> {
    let problem = FileProblem::TooLarge { max_bytes: 10_000_000 };
    let file = RefusedFile { question: String::new(), name: "grande.pdf".to_owned(), problem };
    vec![
        PaperError::Sort,
        PaperError::Title,
        PaperError::NoFile,
        PaperError::File(file),
        PaperError::Again,
        PaperError::Why(id(801)),
        PaperError::Removed(id(802)),
    ]
}

pub(super) fn requests() -> Vec<(&'static str, RequestPage)> {
    let page = |mask: &Mask| RequestPage {
        followed: followed(mask),
        form: RequestForm::new(day_in_rome(now())),
        open: None,
        errors: Vec::new(),
        paper: PaperForm::default(),
        paper_errors: Vec::new(),
    };
    let all = page(&Mask::none());
    let mut fresh = all.clone();
    fresh.followed.request.advancement = Advancement::Information;
    fresh.followed.steps.clear();
    fresh.followed.sheets.clear();
    fresh.followed.worked.clear();
    fresh.followed.documents = DeskDocuments::default();
    let mut ended = all.clone();
    ended.followed.request.advancement = Advancement::Concluded;
    let errors = vec![
        RequestError::Step,
        RequestError::Note,
        RequestError::WorkDay,
        RequestError::Activity,
        RequestError::People,
        RequestError::Time,
    ];
    let wrong = RequestPage { errors, ..all.clone() };
    let mut paper_wrong = all.clone();
    "Contratto".clone_into(&mut paper_wrong.paper.title);
    paper_wrong.paper_errors = paper_errors();
    let mut sheet_wrong = all.clone().writing(Sheet::Work);
    sheet_wrong.errors = vec![RequestError::Sheet];
    let masked = page(&Mask::hiding([Group::Identity, Group::Income, Group::Judicial]));
    let mut absent = page(&Mask::none().omitting([NOTES]));
    absent.followed.hidden.clear();
    let writing = Sheet::ALL.map(|sheet| (sheet.code(), all.clone().writing(sheet)));
    let mut samples = vec![
        ("fresh", fresh),
        ("ended", ended),
        ("wrong", wrong),
        ("sheet-wrong", sheet_wrong),
        ("paper-wrong", paper_wrong),
        ("masked", masked),
        ("reason absent", absent),
        ("full", all),
    ];
    samples.extend(writing);
    samples
}

pub(super) fn new_requests() -> Vec<(&'static str, NewRequest)> {
    let page = NewRequest {
        card: id(301),
        offer: lists().leaves(Table::Service, &[]),
        form: AskForm::new(day_in_rome(now())),
        errors: Vec::new(),
    };
    let errors = vec![RequestError::Service, RequestError::Day, RequestError::AskedBy];
    vec![("wrong", NewRequest { errors, ..page.clone() }), ("fresh", page)]
}
