use super::{
    lists::{OLD_TENURE, YES_NO},
    *,
};
use crate::{
    codes::{Book, Code, Edition, Entry, Library},
    mask::Field,
};

const TENURE: &[Def] = &[
    def("godimento", "Titolo di godimento", OneOf(Table::Tenure, OLD_TENURE), Group::Residence),
    def("presente", "Presente", One(YES_NO), Group::Family),
];
const NEEDS: &[Def] = &[def("bisogni", "Bisogni", Needs, Group::Needs)];

const CHECKED: &[Def] = &[
    def("percentuale", "Percentuale", Percentage, Group::Disability),
    def("codice", "Codice fiscale", FiscalCode, Group::Identity),
];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn code(text: &str) -> Code {
    text.parse().unwrap()
}

fn values(code: &str, all: &[&str]) -> Values {
    let mut values = Values::default();
    values.set(code, all.iter().map(|value| (*value).to_owned()));
    values
}

/// A table whose row `mutuo` was withdrawn, and whose row `affitto` has other words since June.
fn tenure() -> Book {
    let rows = [("affitto", "Affitto", None), ("mutuo", "Proprietà con mutuo", None)];
    let mut book = book_of(Table::Tenure, &rows);
    let edition =
        |entry: Entry, since: &str| Edition { entry, since: Some(day(since)), version: 1, written: None };
    book.add(code("affitto"), edition(Entry::new("Locazione"), "2026-06-01"));
    let mut entry = Entry::new("Proprietà con mutuo");
    entry.valid.until = Some(day("2026-10-31"));
    book.add(code("mutuo"), edition(entry, "2026-11-01"));
    book
}

fn needs() -> Book {
    let rows = [
        ("F", "Fisiologici", None),
        ("casa", "Casa", Some("F")),
        ("sfratto", "Sfratto", Some("casa")),
        ("sola", "Radice sola", None),
    ];
    book_of(Table::Need, &rows)
}

fn lists() -> Lists {
    Lists::new(Library::new([tenure(), needs()]), day("2026-11-20"))
}

fn read_tenure(value: &str, kept: &Values) -> Result<Values, Wrong> {
    let read = read(TENURE, &values("godimento", &[value]), &lists(), kept);
    read.map_err(|problems| problems[0].wrong)
}

#[test]
fn what_a_table_offers_today_is_taken_and_what_it_offers_no_more_only_where_it_was() {
    let nothing = Values::default();
    assert_eq!(read_tenure("affitto", &nothing), Ok(values("godimento", &["affitto"])));
    for gone in ["mutuo", "senza-titolo", "boh", "<b>", ""] {
        let kept = values("godimento", &[gone]);
        assert_eq!(read_tenure(gone, &kept), Ok(kept.clone()), "{gone:?} was there");
    }
    for refused in ["mutuo", "senza-titolo", "boh", "<b>"] {
        assert_eq!(read_tenure(refused, &nothing), Err(Wrong::UnknownChoice), "{refused}");
        let other = values("presente", &[refused]);
        assert_eq!(read_tenure(refused, &other), Err(Wrong::UnknownChoice), "{refused} of another field");
    }
    let kept = values("presente", &["forse"]);
    let fixed = read(TENURE, &kept, &lists(), &kept).unwrap_err();
    assert_eq!(fixed[0].wrong, Wrong::UnknownChoice, "rules depend on a fixed list");
}

#[test]
fn a_percentage_ends_at_a_hundred_and_a_code_is_kept_as_it_is_written_everywhere() {
    let read_one = |code: &str, value: &str| {
        let read = read(CHECKED, &values(code, &[value]), &lists(), &Values::default());
        read.map(|read| read.one(code).to_owned()).map_err(|problems| problems[0].wrong)
    };
    for (typed, kept) in [("0", "0"), ("74", "74"), ("100", "100"), ("075", "75")] {
        assert_eq!(read_one("percentuale", typed).as_deref(), Ok(kept));
    }
    for typed in ["101", "-1", "+5", "75%", "settantacinque", "7.5"] {
        assert_eq!(read_one("percentuale", typed), Err(Wrong::NotAPercentage), "{typed}");
    }
    assert_eq!(read_one("codice", "frrgli88c54 m990p").as_deref(), Ok("FRRGLI88C54M990P"));
    for typed in ["FRRGLI88C54M990X", "FRRGLI88C54M990", "non ce l’ha"] {
        assert_eq!(read_one("codice", typed), Err(Wrong::NotAFiscalCode), "{typed}");
    }
}

#[test]
fn a_withdrawn_value_is_shown_where_it_is_chosen_and_nowhere_else() {
    let offered = |chosen: &[&str]| {
        let chosen: Vec<String> = chosen.iter().map(|value| (*value).to_owned()).collect();
        let choices = TENURE[0].choices(&lists(), &chosen);
        let items = choices.into_iter().flat_map(|choices| choices.items);
        items.map(|item| (item.label, item.withdrawn)).collect::<Vec<_>>()
    };
    let rent = ("Locazione".to_owned(), false);
    assert_eq!(offered(&[]), std::slice::from_ref(&rent));
    assert_eq!(offered(&["mutuo"]), [rent.clone(), ("Proprietà con mutuo".to_owned(), true)]);
    assert_eq!(offered(&["senza-titolo"]), [rent.clone(), ("Senza titolo".to_owned(), true)]);
    assert_eq!(offered(&["boh"]), [rent, ("boh".to_owned(), true)]);
}

#[test]
fn a_value_has_the_words_of_the_day_it_was_written() {
    let words = |value: &str, on: &str| TENURE[0].words(value, &lists(), day(on));
    assert_eq!(
        (words("affitto", "2026-05-31"), words("affitto", "2026-06-01")),
        ("Affitto".into(), "Locazione".into())
    );
    assert_eq!(words("mutuo", "2026-11-20"), "Proprietà con mutuo");
    assert_eq!(
        words("pubblica", "2026-11-20"),
        "Edilizia residenziale pubblica",
        "before the table was asked"
    );
    assert_eq!(words("Testo libero", "2026-11-20"), "Testo libero");
}

#[test]
fn a_tree_has_a_heading_for_each_area_and_a_root_with_nothing_below_is_its_own() {
    let chosen = ["tolto".to_owned()];
    let found: Vec<(Option<String>, Vec<String>)> = NEEDS[0]
        .choices(&lists(), &chosen)
        .into_iter()
        .map(|choices| (choices.title, choices.items.into_iter().map(|item| item.code).collect()))
        .collect();
    let group = |title: Option<&str>, codes: &[&str]| {
        (title.map(str::to_owned), codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>())
    };
    let right = [
        group(Some("Fisiologici: casa"), &["casa", "sfratto"]),
        group(Some("Radice sola"), &["sola"]),
        group(None, &["tolto"]),
    ];
    assert_eq!(found, right);
    assert!(read(NEEDS, &values("bisogni", &["sfratto", "casa"]), &lists(), &Values::default()).is_ok());
}

#[test]
fn a_value_that_tells_of_a_hidden_group_is_left_out_without_a_trace() {
    let all = values("bisogni", &["violenza", "sfratto", "cure"]);
    let seen = |groups: &[Group]| all.through(NEEDS, &Mask::hiding(groups.iter().copied()));
    let shown = |codes: &[&str]| {
        vec![("bisogni".to_owned(), Field::Shown(codes.iter().map(|code| (*code).to_owned()).collect()))]
    };
    assert_eq!(seen(&[]), shown(&["violenza", "sfratto", "cure"]));
    assert_eq!(seen(&[Group::Violence]), shown(&["sfratto", "cure"]));
    assert_eq!(seen(&[Group::Violence, Group::Health]), shown(&["sfratto"]));
    assert_eq!(seen(&[Group::Needs]), [("bisogni".to_owned(), Field::Masked(Group::Needs))]);
    let alone = values("bisogni", &["violenza"]);
    assert!(alone.through(NEEDS, &Mask::hiding([Group::Violence])).is_empty(), "as if there were none");
    assert_eq!(all.groups(NEEDS), [Group::Needs, Group::Violence, Group::Health]);
}

#[test]
fn nobody_takes_away_a_value_that_they_do_not_see() {
    let (there, mask) =
        (values("bisogni", &["violenza", "sfratto", "casa"]), Mask::hiding([Group::Violence]));
    let left = |own: &[&str]| values("bisogni", own).with_hidden_of(NEEDS, &mask, &there);
    assert_eq!(left(&["sfratto", "sola"]), values("bisogni", &["violenza", "sfratto", "sola"]));
    assert_eq!(left(&[]), values("bisogni", &["violenza"]));
    assert_eq!(left(&["violenza"]), values("bisogni", &["violenza"]), "who writes it again writes it once");
    let open = values("bisogni", &[]).with_hidden_of(NEEDS, &Mask::none(), &there);
    assert!(open.is_empty(), "who sees it may");
}

#[test]
fn an_absent_field_is_not_even_named() {
    let mask = Mask::hiding([Group::Residence]).omitting([Group::Family]);
    let all = values("presente", &["si"]).through(TENURE, &mask);
    assert_eq!(all, [("godimento".to_owned(), Field::Masked(Group::Residence))]);
}
