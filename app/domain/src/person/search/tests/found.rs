//! What people type, and whom they mean.

use super::{people::people, *};

/// What was typed, who is meant, and in which place at worst.
const MEANT: &[(&str, &str, usize)] = &[
    // As it is written, in both orders, in any case.
    ("Giulia Ferrante", "Giulia Ferrante", 1),
    ("Ferrante Giulia", "Giulia Ferrante", 1),
    ("FERRANTE GIULIA", "Giulia Ferrante", 1),
    ("ferrante, giulia", "Giulia Ferrante", 1),
    ("  giulia   ferrante ", "Giulia Ferrante", 1),
    ("Rosa Rosa", "Rosa Rosa", 1),
    ("rosa", "Rosa Rosa", 1),
    ("Wei Zhang", "Wei Zhang", 1),
    ("Zhang Wei", "Wei Zhang", 1),
    ("Mario Rossi", "Mario Rossi", 1),
    ("Maria Rossi", "Maria Rossi", 2),
    ("Rossi Maria Grazia", "Maria Grazia Rossi", 1),
    ("maria grazia", "Maria Grazia Rossi", 1),
    ("Luca Conti", "Luca Conti", 1),
    ("Gurpreet Singh", "Gurpreet Singh", 1),
    // A part of it.
    ("Ferrante", "Giulia Ferrante", 2),
    ("ferrante maria", "Maria Giulia Ferrante", 1),
    ("Ferrantis", "Giuliana De Ferrantis", 1),
    ("ferr giu", "Giulia Ferrante", 3),
    ("giu ferr", "Giulia Ferrante", 3),
    ("ferrante g", "Giulia Ferrante", 2),
    ("g ferrante", "Giulia Ferrante", 2),
    ("schiav", "Giovan Battista Schiavone", 1),
    ("acqua", "Vittoria Acquaviva", 1),
    ("dvor", "Šárka Dvořáková", 1),
    ("popes alex", "Alexandra Popescu", 1),
    ("lombard", "Gaia Lombardi", 1),
    // Accents, apostrophes, hyphens, spaces.
    ("Nicolo D'Angelo", "Nicolò D’Angelo", 1),
    ("nicolo' d'angelo", "Nicolò D’Angelo", 1),
    ("Nicolò Dangelo", "Nicolò D’Angelo", 1),
    ("d angelo nicolò", "Nicolò D’Angelo", 1),
    ("D`Angelo", "Nicolò D’Angelo", 1),
    ("dangelo", "Nicolò D’Angelo", 1),
    ("José De Haro", "José De Haro Núñez", 1),
    ("jose deharo", "José De Haro Núñez", 1),
    ("De-Haro-Nunez", "José De Haro Núñez", 1),
    ("nuñez jose", "José De Haro Núñez", 1),
    ("haro nunez", "José De Haro Núñez", 1),
    ("O'Connor Brandi", "Brandy O’Connor", 1),
    ("oconnor brandy", "Brandy O’Connor", 1),
    ("o connor", "Brandy O’Connor", 1),
    ("Anna-Maria Della Valle", "Anna Maria Della Valle", 1),
    ("annamaria dellavalle", "Anna Maria Della Valle", 1),
    ("della valle anna", "Anna Maria Della Valle", 1),
    ("anna maria lo presti", "Annamaria Lo Presti", 1),
    ("lopresti", "Annamaria Lo Presti", 1),
    ("Giovanbattista Schiavone", "Giovan Battista Schiavone", 1),
    ("gian luca di stefano", "Gianluca Di Stefano", 1),
    ("distefano gianluca", "Gianluca Di Stefano", 1),
    ("pier paolo desantis", "Pierpaolo De Santis", 1),
    ("Sarka Dvorakova", "Šárka Dvořáková", 1),
    ("Angstrom Soren", "Søren Ångström", 1),
    ("lukasz zak", "Łukasz Żak", 1),
    ("Wojcik", "Katarzyna Wójcik", 1),
    ("stefan turcanu", "Ștefan Țurcanu", 1),
    ("nguyen thi huong", "Nguyễn Thị Hương", 1),
    ("Huong Nguyen", "Nguyễn Thị Hương", 1),
    ("elidrissi samira", "Samira El Idrissi", 1),
    // Transliteration.
    ("Olena Shevchenko", "Олена Шевченко", 1),
    ("shevchenko", "Олена Шевченко", 1),
    ("Ševčenko Olena", "Олена Шевченко", 1),
    ("Шевченко Олена", "Олена Шевченко", 1),
    ("Scevcenko Olena", "Олена Шевченко", 1),
    ("Ihor Hryhorenko", "Ігор Григоренко", 1),
    ("Hryhorenko", "Ігор Григоренко", 1),
    ("Igor Grigorenko", "Ігор Григоренко", 1),
    ("Дмитрий Кузнецов", "Dmitri Kuznetsov", 1),
    ("Dmitry Kuznetsov", "Dmitri Kuznetsov", 1),
    ("Mohamed El Idrissi", "Mohammed El Idrissi", 1),
    ("Muhammad El Idrissi", "Mohammed El Idrissi", 1),
    ("Mohamed Idrissi", "Mohammed El Idrissi", 1),
    ("Ahmed Mansour", "أحمد منصور", 1),
    ("Mansur Ahmad", "أحمد منصور", 1),
    ("Yusef Benali", "Youssef Benali", 1),
    ("Yousef Ben Ali", "Youssef Benali", 1),
    ("Jusuf Benali", "Youssef Benali", 1),
    ("Fatumata Diallo", "Fatoumata Diallo", 1),
    ("Jurgen Muller", "Jürgen Müller", 1),
    ("Juergen Mueller", "Jürgen Müller", 1),
    ("Strauss", "Günter Strauß", 1),
    ("Gunter Straus", "Günter Strauß", 1),
    ("Georgios Papadopoulos", "Γεώργιος Παπαδόπουλος", 1),
    ("papadopulos", "Γεώργιος Παπαδόπουλος", 1),
    ("Παπαδοπουλος", "Γεώργιος Παπαδόπουλος", 1),
    ("Djordjevic Zoran", "Zoran Đorđević", 1),
    ("Dordevic", "Zoran Đorđević", 1),
    ("Ђорђевић Зоран", "Zoran Đorđević", 1),
    // Typing errors.
    ("feranti giullia", "Giulia Ferranti", 2),
    ("feranti giullia 88", "Giulia Ferranti", 2),
    ("Guilia Ferrante", "Giulia Ferrante", 2),
    ("Giulia Ferante", "Giulia Ferrante", 2),
    ("Giulia Ferarnte", "Giulia Ferrante", 2),
    ("Giulia Ferrnte", "Giulia Ferrante", 2),
    ("Giulia Ferrrante", "Giulia Ferrante", 1),
    ("Giulai Ferrante", "Giulia Ferrante", 2),
    ("Skiavone", "Giovan Battista Schiavone", 1),
    ("Schiavonne Batista", "Giovan Battista Schiavone", 1),
    ("Filipo Gnochi", "Filippo Gnocchi", 1),
    ("Philippo Gnocchi", "Filippo Gnocchi", 1),
    ("Allesandro Chiesa", "Alessandro Chiesa", 1),
    ("Alexandro Kiesa", "Alessandro Chiesa", 1),
    ("Alessandra Popescu", "Alexandra Popescu", 1),
    ("Elizabetta Mazini", "Elisabetta Mazzini", 1),
    ("Elisabeta Mazini", "Elisabetta Mazzini", 1),
    ("Costantini Katerina", "Caterina Costantini", 1),
    ("Katia Costantin", "Katia Constantin", 1),
    ("Conceta Esposito", "Concetta Esposito", 1),
    ("Espsoito Vincenzo", "Vincenzo Esposito", 1),
    ("Esposto Vincenzo", "Vincenzo Esposito", 1),
    ("Jenifer Adeyemi", "Jennifer Adeyemi", 1),
    ("Adeyeni Jennifer", "Jennifer Adeyemi", 1),
    ("Tomas Schmit", "Thomas Schmidt", 1),
    ("Hoxa Arben", "Arben Hoxha", 1),
    ("Hodja Arben", "Arben Hoxha", 1),
    ("Quarantta Serrena", "Serena Quaranta", 1),
    ("Acuaviva", "Vittoria Acquaviva", 1),
    ("Aquaviva Vitoria", "Vittoria Acquaviva", 1),
    ("Oluwaseum Balogun", "Oluwaseun Balogun", 1),
    ("Lombradi", "Gaia Lombardi", 1),
    ("ferrante giuseppina", "Giulia Ferrante", 2),
    // Dates, whole and in part.
    ("ferrante 1988", "Giulia Ferrante", 1),
    ("ferrante 61", "Maria Giulia Ferrante", 1),
    ("rossi maria 85", "Maria Rossi", 1),
    ("rossi 1985", "Maria Rossi", 1),
    ("rossi 23/05/1985", "Maria Rossi", 1),
    ("maria rossi 23-5-85", "Maria Rossi", 1),
    ("rossi maria nata il 23.05.1985", "Maria Rossi", 1),
    ("rossi 23 maggio 1985", "Maria Rossi", 1),
    ("rossi 23 mag 85", "Maria Rossi", 1),
    ("rossi maggio 1985", "Maria Rossi", 1),
    ("rossi 05/1985", "Maria Rossi", 1),
    ("maria rossi 23/05", "Maria Rossi", 1),
    ("rossi 1985-05-23", "Maria Rossi", 1),
    ("rossi 23 5 1985", "Maria Rossi", 1),
    ("rossi 23051985", "Maria Rossi", 1),
    ("14/03/1988", "Giulia Ferrante", 2),
    ("1938", "Giovan Battista Schiavone", 1),
    ("nato 1938", "Giovan Battista Schiavone", 1),
    ("nata nel 1948", "Concetta Esposito", 1),
    ("23/05/1985", "Maria Rossi", 1),
    ("Luca 15", "Luca Marino", 1),
    ("Martina 15", "Martina Greco", 1),
    ("lucia marzo", "Lucia Marzo", 1),
    ("lucia marzo 1980", "Lucia Marzo", 1),
    ("gnocchi 29/02/2004", "Filippo Gnocchi", 1),
    // Day and month swapped, another year.
    ("maria rossi 05/23/1985", "Maria Rossi", 2),
    ("luca marino 09/12/2015", "Luca Marino", 1),
    ("conti luca 16/06/1997", "Luca Conti", 1),
    ("ferrante giulia 14/03/1989", "Giulia Ferrante", 1),
    // Telephones.
    ("3330100147", "Giulia Ferrante", 2),
    ("333 010 0147", "Giulia Ferrante", 2),
    ("333-0100147", "Giulia Ferrante", 2),
    ("+39 333 010 0147", "Giulia Ferrante", 2),
    ("0039 3330100147", "Giulia Ferrante", 2),
    ("39 333 0100147", "Giulia Ferrante", 2),
    ("333.010.0147", "Giulia Ferrante", 2),
    ("333/0100147", "Giulia Ferrante", 2),
    ("tel. 333 010 0147 ferranti", "Giulia Ferranti", 1),
    ("333010", "Giulia Ferrante", 2),
    ("055 0100200", "Carlo Bassi", 1),
    ("06 0100147", "Serena Quaranta", 1),
    ("bassi 41 0550100200", "Carlo Bassi", 1),
    ("(055) 010-0200", "Carlo Bassi", 1),
    ("+39055/0100200", "Carlo Bassi", 1),
    ("067 012 3456", "Олена Шевченко", 2),
    ("380670123456", "Олена Шевченко", 1),
    ("+353 850123456", "Brandy O’Connor", 1),
    // Codes and addresses.
    ("FRRGLI88C54M990P", "Giulia Ferrante", 1),
    ("frrgli88c54m990p", "Giulia Ferrante", 1),
    ("FRR GLI 88C54 M990P", "Giulia Ferrante", 1),
    ("FRRGLI88C54M99LS", "Giulia Ferrante", 1),
    ("FRRGLI88C54", "Giulia Ferrante", 1),
    ("frrgli 88c54", "Giulia Ferrante", 1),
    ("FRR GLI 88C54", "Giulia Ferrante", 1),
    ("FRRGLI88", "Giulia Ferrante", 1),
    ("FRRGLI88C54M990Q", "Giulia Ferrante", 1),
    ("FRRGLI88C45M990P", "Giulia Ferrante", 1),
    ("FRRGLI88C54M90P", "Giulia Ferrante", 1),
    ("cf BSSCRL41H30M990V", "Carlo Bassi", 1),
    ("bassi BSSCRL41H30M990V", "Carlo Bassi", 1),
    ("giulia.ferrante@posta.example", "Giulia Ferrante", 1),
    ("Giulia.Ferrante@Posta.example", "Giulia Ferrante", 1),
    ("mario.rossi@posta.example", "Mario Rossi", 1),
];

#[test]
fn whoever_is_meant_is_found_and_stands_in_front() {
    assert!(MEANT.len() >= 150, "{}", MEANT.len());
    let registry = Registry::of(people());
    let mut faults = Vec::new();
    for (typed, meant, worst) in MEANT {
        let found = registry.find(typed, &Mask::none());
        let place = found.iter().position(|(name, _)| name == meant).map(|place| place + 1);
        if place.is_none_or(|place| place > *worst) {
            let first: Vec<_> =
                found.iter().take(3).map(|(name, verdict)| (name, verdict.level, verdict.points)).collect();
            faults.push(format!("{typed:?}: {meant} in place {place:?} instead of {worst}; {first:?}"));
        }
    }
    assert!(faults.is_empty(), "{} of {}\n{}", faults.len(), MEANT.len(), faults.join("\n"));
}

#[test]
fn of_two_with_one_name_the_date_decides() {
    let registry = Registry::of(people());
    for (typed, year) in [("maria rossi 1970", "1970"), ("maria rossi 1985", "1985")] {
        let found = registry.find(typed, &Mask::none());
        assert_eq!(found[0].1.level, Level::High, "{typed}");
        assert!(found[0].1.reasons.contains(&Reason::BirthFits(year.to_owned())), "{typed}");
        let other = found.iter().skip(1).find(|(name, _)| name == "Maria Rossi").unwrap();
        assert_eq!(other.1.level, Level::Middle, "{typed}");
        assert_eq!(other.1.reasons, [Reason::SameName, Reason::OtherBirthDate], "{typed}");
    }
}

#[test]
fn nobody_is_found_where_nobody_is_meant() {
    let registry = Registry::of(people());
    for typed in [
        "",
        " ",
        "-",
        "%",
        "_",
        "'",
        "1",
        "Quirino Zwingli",
        "xyzxyz",
        "01/01/1900",
        "9990000000",
        "@",
        "a@b.c",
        "{",
        "\u{10ffff}",
    ] {
        assert_eq!(registry.find(typed, &Mask::none()), Vec::new(), "{typed:?}");
    }
}

#[test]
fn reasons_say_how_each_word_was_read() {
    let registry = Registry::of(people());
    let reasons = |typed: &str, place: usize| registry.find(typed, &Mask::none())[place].1.reasons.clone();
    let read = |typed: &str, meant: &str| Reason::Read { typed: typed.into(), meant: meant.into() };
    assert_eq!(reasons("Giulia Ferrante", 0), [Reason::SameName]);
    assert_eq!(reasons("skiavone", 0), [read("skiavone", "Schiavone")]);
    assert_eq!(reasons("bassi carlo 41", 0), [Reason::SameName, Reason::BirthFits("1941".into())]);
    assert_eq!(
        reasons("ferrante giuseppina", 0),
        [Reason::SameFamilyName, Reason::Missing("giuseppina".into())]
    );
    assert_eq!(
        reasons("feranti maria giulia 61", 0),
        [Reason::SameGivenName, read("feranti", "Ferrante"), Reason::BirthFits("1961".into())]
    );
    assert_eq!(
        reasons("valle anna", 0),
        [Reason::AlsoNamed("Valle".into()), Reason::AlsoNamed("Anna".into())]
    );
    assert_eq!(reasons("lombard", 0), [Reason::Begins { typed: "lombard".into(), meant: "Lombardi".into() }]);
    assert_eq!(reasons("conti luca 16/06/1997", 0), [Reason::SameName, Reason::SimilarBirthDate]);
    assert_eq!(reasons("FRRGLI88C54", 0), [Reason::FiscalCodeBegins]);
    assert_eq!(reasons("FRRGLI88C54M990Q", 0), [Reason::SimilarFiscalCode]);
    assert_eq!(reasons("055/0100200", 0), [Reason::SamePhone]);
}

#[test]
fn a_person_who_is_entered_again_is_recognised_with_evidence() {
    let registry = Registry::of(people());
    let mut again = people()[0].clone();
    again.fiscal_code = None;
    again.family_name = Some("Ferrantte".into());
    again.email = None;
    let found = registry.look_for(&Query::person(&again), &Mask::none());
    assert_eq!(found[0].0, "Giulia Ferrante");
    assert_eq!(found[0].1.reasons, [Reason::SimilarName, Reason::SameBirthDate, Reason::SamePhone]);
    let other = Known { fiscal_code: Some("BSSCRL41H30M990V".parse().unwrap()), ..people()[0].clone() };
    let found = registry.look_for(&Query::person(&other), &Mask::none());
    let giulia = found.iter().find(|(name, _)| name == "Giulia Ferrante").unwrap();
    assert_eq!(giulia.1.reasons[..2], [Reason::OtherFiscalCode, Reason::SameName]);
    assert!(found.iter().any(|(name, verdict)| name == "Carlo Bassi"
        && verdict.reasons.contains(&Reason::SameFiscalCode)));
}
