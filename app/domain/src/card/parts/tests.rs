use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::{
    Id,
    card::{Ending, requests::Sheet},
    codes::{Library, Table},
    fields::{Lists, Values, book_of, merge, read},
    form::{self, Brought, ForWhom, Title},
    mask::{Field, Group, Mask},
    person::{Alias, Identity, Name, Person},
};

fn values(pairs: &[(&str, &str)]) -> Values {
    let mut values = Values::default();
    for (code, value) in pairs {
        values.set(code, [(*value).to_owned()]);
    }
    values
}

#[test]
fn every_field_has_one_name_in_all_parts_and_sheets() {
    let sheets = Sheet::ALL.into_iter().flat_map(Sheet::fields);
    let all: Vec<_> =
        Part::ALL.into_iter().flat_map(Part::fields).chain(sheets).map(|def| def.code).collect();
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    assert_eq!(Part::Migration.fields().len(), 33);
    for part in Part::ALL {
        assert_eq!(Part::from_code(part.code()), Some(part));
    }
}

/// What a request of Ada's proposes.
fn asked(whom: ForWhom, title: Option<Title>, typed: &[(&str, &str)]) -> Brought {
    let json = include_str!("../../../../../migrations/seed/services/emergenza-abitativa.json");
    Brought { for_whom: whom, title, ..answered(json, typed) }
}

/// What these answers of a form bring.
fn answered(json: &str, typed: &[(&str, &str)]) -> Brought {
    let service: crate::service::Service = serde_json::from_str(json).unwrap();
    let pairs = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let answers = form::Answers::from_pairs(pairs).unwrap();
    form::brought(&service.form, &answers)
}

/// What the tables of the demo offer of what is asked for here.
fn lists() -> Lists {
    let books = [
        book_of(Table::Kinship, &[("6", "Padre / Madre", None), ("s03", "Amministratore di sostegno", None)]),
        book_of(Table::HousingKind, &[("appartamento", "Appartamento o casa", None)]),
        book_of(Table::Tenure, &[("affitto", "Affitto da privati", None)]),
        book_of(Table::Country, &[("Z330", "Marocco", None)]),
        book_of(Table::PermitState, &[("rinnovo", "In attesa di rinnovo", None)]),
        book_of(Table::PermitReason, &[("FAMIG", "MOTIVI FAMILIARI", None)]),
        book_of(Table::Need, &[("casa", "Casa", None), ("lavoro", "Lavoro", None)]),
    ];
    Lists::new(Library::new(books), "2026-11-20".parse().unwrap())
}

fn proposes(brought: &Brought, part: Part, mask: &Mask) -> Values {
    let source = crate::Protocollo::new(2026, 1847).unwrap();
    let all = proposed(brought, source, "2026-11-20".parse().unwrap(), (mask, &lists()));
    let parts = Parts { proposed: all, ..Parts::default() };
    parts.proposal(part).0
}

#[test]
fn a_request_proposes_who_speaks_and_where_the_person_lives() {
    let all = Mask::default();
    let me = asked(ForWhom::Me, None, &[("dove-dormi", "affitto")]);
    assert_eq!(proposes(&me, Part::Speaker, &all), values(&[("chi", "utente")]));
    let home = values(&[("alloggio-tipo", "appartamento"), ("godimento", "affitto")]);
    assert_eq!(proposes(&me, Part::Home, &all), home);
    let nothing = proposes(&me, Part::Home, &Mask::hiding([Group::Residence]));
    assert_eq!(nothing, Values::default());
    let who = [("codice-fiscale", "frrgli88c54m990p"), ("data-nascita", "14/3/1988")];
    let minor = asked(ForWhom::Minor, Some(Title::Parent), &who);
    let speaker = proposes(&minor, Part::Speaker, &all);
    assert_eq!((speaker.one("chi"), speaker.one("interlocutore-relazione")), ("familiare", "6"));
    assert_eq!(speaker.one("interlocutore-codice-fiscale"), "FRRGLI88C54M990P");
    assert_eq!(speaker.one("interlocutore-nascita"), "14/03/1988");
    let blind = proposes(&minor, Part::Speaker, &Mask::hiding([Group::Identity]));
    assert!(blind.all("interlocutore-codice-fiscale").is_empty() && blind.one("chi") == "familiare");
    let guardian = proposes(&asked(ForWhom::Represented, Some(Title::Support), &[]), Part::Speaker, &all);
    assert_eq!((guardian.one("chi"), guardian.one("interlocutore-relazione")), ("", "s03"));
    let unknown = asked(ForWhom::Represented, None, &[]);
    assert_eq!(proposes(&unknown, Part::Speaker, &all), Values::default(), "nothing is guessed");
    assert_eq!(proposes(&me, Part::Family, &all), Values::default());
}

#[test]
fn what_foreigners_say_of_permit_arrival_language_and_needs_is_proposed() {
    let json = include_str!("../../../../../migrations/seed/services/orientamento-stranieri.json");
    let typed = [
        ("in-italia-dal", "2019"),
        ("paese-di-provenienza", "marocco"),
        ("permesso-stato", "rinnovo"),
        ("permesso-motivo", "famiglia"),
        ("permesso-numero", "I01234567"),
        ("permesso-scadenza", "1/2/2026"),
        ("italiano-livello", "poco"),
        ("mediatore", "si"),
        ("mediatore-lingua", "arabo"),
        ("argomenti", "casa"),
        ("argomenti", "lavoro"),
    ];
    let brought = answered(json, &typed);
    let migration = values(&[
        ("arrivo-anno", "2019"),
        ("ultimo-paese", "Z330"),
        ("permesso-stato", "rinnovo"),
        ("permesso-motivo", "FAMIG"),
        ("permesso-numero", "I01234567"),
        ("permesso-scadenza", "01/02/2026"),
        ("parlato", "2"),
        ("altre-lingue", "arabo"),
    ]);
    assert_eq!(proposes(&brought, Part::Migration, &Mask::none()), migration);
    assert_eq!(proposes(&brought, Part::Needs, &Mask::none()).all("bisogni"), ["casa", "lavoro"]);
    assert!(proposes(&brought, Part::Needs, &Mask::hiding([Group::Needs])).is_empty());
    let odd = answered(json, &[("in-italia-dal", "98"), ("permesso-stato", "rinnovo")]);
    let kept = proposes(&odd, Part::Migration, &Mask::none());
    assert_eq!(kept, values(&[("permesso-stato", "rinnovo")]), "one odd answer takes no other along");
}

#[test]
fn what_only_one_changed_is_joined_and_what_both_changed_is_asked() {
    let base = values(&[("vani", "2"), ("proprietario", "Aler")]);
    let mine = values(&[("vani", "3"), ("proprietario", "Aler")]);
    let theirs = values(&[("vani", "2"), ("proprietario", "Comune")]);
    let (joined, clashes) = merge(Part::Home.fields(), &base, &mine, &theirs);
    assert_eq!((joined, clashes), (values(&[("vani", "3"), ("proprietario", "Comune")]), vec![]));
    let (joined, clashes) = merge(Part::Home.fields(), &base, &mine, &values(&[("vani", "4")]));
    assert_eq!(joined, values(&[("vani", "3")]));
    assert_eq!(clashes.len(), 1);
}

#[test]
fn a_wrong_day_year_number_or_choice_is_told_by_its_field() {
    let typed = values(&[("permesso-scadenza", "31/02/2026"), ("arrivo-anno", "98"), ("condizione", "boh")]);
    let fields: Vec<_> = read(Part::Migration.fields(), &typed, &Lists::default(), &Values::default())
        .unwrap_err()
        .iter()
        .map(|problem| problem.field.code)
        .collect();
    assert_eq!(fields, ["condizione", "permesso-scadenza", "arrivo-anno"]);
    let typed = values(&[("permesso-scadenza", "1-2-2027")]);
    let read = read(Part::Migration.fields(), &typed, &Lists::default(), &Values::default()).unwrap();
    assert_eq!(read.one("permesso-scadenza"), "01/02/2027");
}

#[test]
fn a_rule_names_part_and_field_only_when_it_holds() {
    let rule = |part: Part, code, when| Rule {
        place: part.into(),
        field: part.field(code).unwrap(),
        or: None,
        when,
    };
    let rules = [
        rule(Part::Speaker, "chi", When::Always),
        rule(Part::Speaker, "interlocutore-cognome", When::SpokenFor),
        rule(Part::Needs, "bisogni", When::Minor),
        rule(Part::Category, "categoria", When::PresaInCarico),
    ];
    let missing = |parts: &BTreeMap<_, _>, minor, ending| {
        let about = About { minor, ending, ..About::default() };
        missing(&rules, parts, &about).iter().map(|it| it.field.code).collect::<Vec<_>>()
    };
    let mut parts = BTreeMap::new();
    assert_eq!(missing(&parts, false, None), ["chi"]);
    parts.insert(Part::Speaker, values(&[("chi", "familiare")]));
    assert_eq!(
        missing(&parts, true, Some(Ending::CaseFile)),
        ["interlocutore-cognome", "bisogni", "categoria"]
    );
}

/// DOMAIN §4.2, rules 6, 9 and 10.
#[test]
fn each_condition_of_the_trade_asks_for_its_field() {
    let rule = |part: Part, code, when| Rule {
        place: part.into(),
        field: part.field(code).unwrap(),
        or: None,
        when,
    };
    let name = Rule {
        or: Part::Speaker.field("interlocutore-ente"),
        ..rule(Part::Speaker, "interlocutore-nome", When::SpokenFor)
    };
    let rules = [
        name,
        rule(Part::Speaker, "interlocutore-ente", When::Organisation),
        rule(Part::Migration, "parlato", When::OwnVoice),
        rule(Part::Migration, "protezione-comune", When::Protection),
        rule(Part::Migration, "ultimo-paese", When::Migrant),
    ];
    let missing = |parts: &[(Part, &[(&str, &str)])]| {
        let parts = parts.iter().map(|(part, pairs)| (*part, values(pairs))).collect();
        missing(&rules, &parts, &About::default()).iter().map(|it| it.field.code).collect::<Vec<_>>()
    };
    assert_eq!(missing(&[]), Vec::<&str>::new());
    assert_eq!(missing(&[(Part::Speaker, &[("chi", "familiare")])]), ["interlocutore-nome"]);
    let body: &[_] = &[("chi", "organizzazione")];
    assert_eq!(missing(&[(Part::Speaker, body)]), ["interlocutore-nome", "interlocutore-ente"]);
    let named: &[_] = &[("chi", "organizzazione"), ("interlocutore-ente", "Caritas")];
    assert_eq!(missing(&[(Part::Speaker, named)]), Vec::<&str>::new());
    let asks: &[_] = &[("condizione", "richiedente")];
    assert_eq!(missing(&[(Part::Migration, asks)]), ["parlato", "protezione-comune"]);
    for held in ["rifugiato", "sussidiaria", "protezione"] {
        let holds: &[_] = &[("condizione", held)];
        assert_eq!(missing(&[(Part::Migration, holds)]), ["parlato", "protezione-comune"], "{held}");
    }
    for (said, wanted) in [("richiedente", 1), ("titolare", 1), ("no", 0)] {
        let protection: &[_] = &[("protezione", said)];
        assert_eq!(missing(&[(Part::Migration, protection)]).len(), wanted, "{said}");
    }
    let spoken: &[_] = &[("chi", "operatore"), ("interlocutore-nome", "Piero")];
    assert_eq!(missing(&[(Part::Migration, asks), (Part::Speaker, spoken)]), ["protezione-comune"]);
    for migrant in ["05", "profugo", "migrante"] {
        assert_eq!(missing(&[(Part::Family, &[("vulnerabile-2", migrant)])]), ["ultimo-paese"], "{migrant}");
    }
}

#[test]
fn a_field_that_two_rules_want_is_said_once() {
    let (place, field) = (Part::Home.into(), Part::Home.field("vani").unwrap());
    let rooms = |when| Rule { place, field, or: None, when };
    let rules = [rooms(When::Always), rooms(When::Minor)];
    let about = About { minor: true, ..About::default() };
    assert_eq!(missing(&rules, &BTreeMap::new(), &about).len(), 1);
}

#[test]
fn every_place_has_one_name_and_every_field_in_it_too() {
    let all: Vec<_> = Place::all().flat_map(Place::fields).map(|def| def.code).collect();
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    for place in Place::all() {
        assert_eq!(Place::from_code(place.code()), Some(place));
    }
}

/// Somebody with this name, of whom nothing else is known.
fn somebody(identity: Identity, whole: bool) -> Person {
    Person {
        id: Id::new(uuid::Uuid::nil()),
        identity,
        fiscal_code: Field::Shown(None),
        birth_date: Field::Shown(None),
        death_date: Field::Shown(None),
        birth_place: Field::Shown(None),
        sex: Field::Shown(None),
        email: Field::Shown(None),
        phone: Field::Shown(None),
        residence: Field::Shown(None),
        created_at: "2026-11-20T11:00:00Z".parse().unwrap(),
        merged_into: None,
        whole,
    }
}

fn ada() -> Identity {
    Identity::Known { name: Field::Shown(Name { given: "Ada".to_owned(), family: "Neri".to_owned() }) }
}

#[test]
fn of_a_person_is_asked_what_is_not_known_and_of_who_is_called_by_an_alias_nothing() {
    let today = "2026-11-20".parse().unwrap();
    let rule =
        |place: Place, code| Rule { place, field: place.field(code).unwrap(), or: None, when: When::Always };
    let rules = [
        rule(Place::Person, "persona-cittadinanza"),
        rule(Place::Person, "persona-residenza"),
        rule(Place::Person, "persona-permesso"),
        rule(Place::Services, "servizio-richiesto"),
    ];
    let missing = |person: &Person, parts: &BTreeMap<_, _>, service| {
        let about = About { known: Known::of(person, &[], today), service, ..About::default() };
        missing(&rules, parts, &about).iter().map(|it| it.field.code).collect::<Vec<_>>()
    };
    let none = BTreeMap::new();
    let all = ["persona-cittadinanza", "persona-residenza", "persona-permesso", "servizio-richiesto"];
    assert_eq!(missing(&somebody(ada(), true), &none, false), all);
    let mut housed = somebody(ada(), true);
    housed.residence = Field::Shown(Some("Via dei Mulini 12".to_owned()));
    let waits = BTreeMap::from([(Part::Migration, values(&[("permesso-stato", "rinnovo")]))]);
    assert_eq!(missing(&housed, &waits, true), ["persona-cittadinanza"], "the card says there is no permit");
    let holds = BTreeMap::from([(Part::Migration, values(&[("permesso-stato", "possesso")]))]);
    assert_eq!(missing(&housed, &holds, true), ["persona-cittadinanza", "persona-permesso"]);
    assert_eq!(missing(&somebody(ada(), false), &none, true), Vec::<&str>::new(), "sent in part");
    let nameless = Identity::Anonymous { alias: Alias::proposed(7) };
    assert_eq!(missing(&somebody(nameless, true), &none, true), Vec::<&str>::new());
}

#[test]
fn who_may_not_see_what_a_rule_asks_for_is_not_asked() {
    let rule = |place: Place, code, when| Rule { place, field: place.field(code).unwrap(), or: None, when };
    let permit = rule(Place::Person, "persona-permesso", When::ThirdCountry);
    for group in [Group::Permit, Group::Origin] {
        assert!(permit.is_hidden_by(&Mask::hiding([group])), "{group:?}");
    }
    assert!(!permit.is_hidden_by(&Mask::hiding([Group::Health])));
    let service = rule(Place::Services, "servizio-richiesto", When::Always);
    assert!(!service.is_hidden_by(&Mask::hiding(Group::ALL)), "everybody reads which services there are");
}

#[test]
fn contradictions_are_told() {
    let permit = [
        ("permesso-stato", "possesso"),
        ("permesso-rilascio", "01/02/2026"),
        ("permesso-scadenza", "01/01/2026"),
        ("arrivo-anno", "2020"),
        ("primo-permesso-anno", "2019"),
    ];
    let family = [("tipologia", "solo"), ("minori", "1"), ("italia-minori-m", "2")];
    let parts = BTreeMap::from([(Part::Migration, values(&permit)), (Part::Family, values(&family))]);
    let found = told(&parts, true, "2026-11-20".parse().unwrap());
    let all = [
        Told::PermitBackwards,
        Told::PermitExpired,
        Told::PermitBeforeArrival,
        Told::MinorAlone,
        Told::NotAlone,
        Told::FewerMinors,
    ];
    assert_eq!(found, all);
    let nobody = values(&[("tipologia", "solo"), ("minori", "0")]);
    assert_eq!(told(&BTreeMap::from([(Part::Family, nobody)]), false, "2026-11-20".parse().unwrap()), []);
}

#[test]
fn a_hidden_field_is_told_alike_whether_it_is_filled_in_or_not() {
    let mask = Mask::hiding([Group::Residence]);
    let filled = values(&[("vani", "3")]).through(Part::Home.fields(), &mask);
    assert_eq!(filled, Values::default().through(Part::Home.fields(), &mask));
    assert!(filled.iter().all(|(_, field)| *field == Field::Masked(Group::Residence)));
    assert_eq!(values(&[("vani", "3")]).through(Part::Home.fields(), &Mask::none()).len(), 1);
}
