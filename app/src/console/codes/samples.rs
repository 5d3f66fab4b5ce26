//! Tables being kept, for the samples of the pages.
#![expect(clippy::expect_used, reason = "the samples are constants; a wrong one fails the first test")]

use chrono::NaiveDate;
use domain::{
    Lang, Text,
    codes::{
        Book, Code, Edition, Entry, Library, Scheme, Table, Validity, Written,
        sheet::{self, Comparison, Encoding, Problem, Wrong},
    },
    intake::Page,
    place::{Era, Municipality},
};

use super::{
    DryRunPage, ImportPage, MunicipalitiesPage, RowPage, TableFacts, TablePage, TablesPage,
    row::{REASON, SINCE},
};
use crate::console::{catalogue::Typed, samples};

fn code(text: &str) -> Code {
    text.parse().expect("a code")
}

fn today() -> NaiveDate {
    sheet::day("2026-11-20").expect("a day")
}

fn edition(entry: Entry, version: i32) -> Edition {
    let written = (version > 0).then(|| Written {
        at: samples::now(),
        by: "Paolo d’Angelo <sera>".to_owned(),
        reason: "Delibera 12/2026 <b>".to_owned(),
    });
    Edition { entry, since: written.as_ref().map(|_| today()), version, written }
}

/// A tree with a row that was rewritten and one that was withdrawn.
fn book() -> Book {
    let mut book = Book::new(Table::Service);
    book.add(code("1"), edition(Entry { order: 1, ..Entry::new("Aiuti \"a casa\" <sera>") }, 0));
    let mut meals = Entry { parent: Some(code("1")), order: 2, ..Entry::new("Pasti a domicilio") };
    meals.national.insert(Scheme::Siuss, "A2.13".to_owned());
    book.add(code("1.01"), edition(meals.clone(), 0));
    let label = Text::italian("Pasti e lavanderia").with(Lang::En, "Meals").with(Lang::Ar, "وجبات");
    book.add(code("1.01"), edition(Entry { label, ..meals.clone() }, 1));
    let mut gone = Entry { order: 3, note: "Non più finanziato".to_owned(), ..meals };
    gone.valid.until = sheet::day("2025-12-31");
    book.add(code("1.02"), edition(gone, 0));
    book
}

/// A table of three pages.
fn long() -> Book {
    let codes: Vec<String> = (0..450).map(|number| format!("c{number:03}")).collect();
    let rows: Vec<(&str, &str, Option<&str>)> =
        codes.iter().map(|code| (code.as_str(), "Voce", None)).collect();
    domain::fields::book_of(Table::Service, &rows)
}

pub(super) fn tables() -> Vec<(&'static str, TablesPage)> {
    let facts =
        |table| TableFacts { table, offered: 72, withdrawn: 1, own: usize::from(table == Table::Need) };
    vec![("all", TablesPage { tables: Table::ALL.map(facts).to_vec() })]
}

pub(super) fn rows() -> Vec<(&'static str, TablePage)> {
    vec![
        ("tree", TablePage::new(book(), today())),
        ("found", TablePage { query: "PASTI".to_owned(), ..TablePage::new(book(), today()) }),
        ("not found", TablePage { query: "\"><script>".to_owned(), ..TablePage::new(book(), today()) }),
        ("long", TablePage { after: Some(code("c199")), ..TablePage::new(long(), today()) }),
        ("empty", TablePage::new(Book::new(Table::Tenure), today())),
    ]
}

pub(super) fn municipalities() -> Vec<(&'static str, MunicipalitiesPage)> {
    let era = |code, name, until: Option<&str>| Era {
        place: Municipality::parse(code, name, "RM").expect("a municipality"),
        valid: Validity {
            from: until.and_then(|_| sheet::day("1861-03-17")),
            until: until.and_then(sheet::day),
        },
    };
    let rows = vec![era("Z999", "Pontelaro <b>", None), era("Z998", "Ponte al \"Laro\"", Some("1927-01-11"))];
    let page = |query: &str, rows, next: Option<&str>| MunicipalitiesPage {
        query: query.to_owned(),
        page: Page { rows, previous: None, next: next.map(str::to_owned) },
    };
    vec![("some", page("\"ponte", rows, Some("ponte z998 & c"))), ("none", page("<b>", Vec::new(), None))]
}

pub(super) fn pages_of_rows() -> Vec<(&'static str, RowPage)> {
    let shown = |name: Option<&str>| RowPage::shown(book(), name.map(code), today());
    let mut wrong = shown(None);
    wrong.typed.set("codice", "due parole");
    wrong.typed.set("valido_al", "31/02/2026");
    wrong.mistakes = vec![
        ("codice".to_owned(), Wrong::Code("due parole".to_owned())),
        ("etichetta.it".to_owned(), Wrong::NoLabel),
        ("valido_al".to_owned(), Wrong::Day("valido_al", "31/02/2026".to_owned())),
        ("superiore".to_owned(), Wrong::Circle),
        ("codice".to_owned(), Wrong::Below("violenza".to_owned())),
        ("siuss".to_owned(), Wrong::National("siuss", "A9.99".to_owned())),
        (REASON.to_owned(), Wrong::NoReason),
    ];
    vec![
        ("row", shown(Some("1.01"))),
        ("new", shown(None)),
        ("wrong", wrong),
        ("conflict", RowPage { conflict: true, ..shown(Some("1.01")) }),
    ]
}

fn typed() -> Typed {
    let mut typed = Typed::default();
    typed.set(SINCE, "20/11/2026");
    typed.set(REASON, "Nuovo elenco");
    typed
}

pub(super) fn imports() -> Vec<(&'static str, ImportPage)> {
    let empty = ImportPage {
        table: Table::Service,
        typed: Typed::default(),
        mistakes: Vec::new(),
        in_file: Vec::new(),
    };
    let in_file = [
        Wrong::NotText,
        Wrong::Empty,
        Wrong::TooMany,
        Wrong::NoColumn("codice"),
        Wrong::UnknownColumn("descrizione <b>".to_owned()),
        Wrong::DoubleColumn("codice".to_owned()),
        Wrong::Cells { found: 2, expected: 9 },
        Wrong::Cut,
        Wrong::Code("=1+1".to_owned()),
        Wrong::Double(3),
        Wrong::Taken,
        Wrong::Text("nota"),
        Wrong::Backwards,
        Wrong::Order("x".to_owned()),
        Wrong::Parent("zz".to_owned()),
    ];
    let in_file = in_file.into_iter().map(|wrong| Problem::at(7, wrong)).collect();
    let no_file = ImportPage { mistakes: vec![super::import::no_file()], ..empty.clone() };
    vec![
        ("empty", empty.clone()),
        ("no-file", no_file),
        ("wrong", ImportPage { typed: typed(), in_file, ..empty }),
    ]
}

pub(super) fn dry_runs() -> Vec<(&'static str, DryRunPage)> {
    let content = "codice,etichetta\n1,Altro <b>\n9,Nuova\n1.02,Pasti a domicilio\n";
    let read = sheet::read(content.as_bytes()).expect("a sheet");
    let comparison = sheet::compare(&read, &book(), &Library::default()).expect("a right sheet");
    let page = DryRunPage {
        table: Table::Service,
        typed: typed(),
        content: content.to_owned(),
        encoding: Encoding::Windows1252,
        ends_whole: false,
        comparison,
        agreed: 4,
        conflict: true,
    };
    let nothing = DryRunPage {
        comparison: Comparison { changes: Vec::new(), same: 4 },
        encoding: Encoding::Utf8,
        ends_whole: true,
        conflict: false,
        ..page.clone()
    };
    vec![("changes", page), ("nothing", nothing)]
}
