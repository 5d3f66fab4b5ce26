//! The rules one by one.

use super::{
    super::{
        keys::{phone, phones},
        latin::{is_ukrainian, words},
        likeness::{Heard, Likeness, likeness, sound},
        when::{month, written},
    },
    people::people,
    *,
};
use crate::person::Alias;

fn latin(text: &str) -> String {
    words(text, is_ukrainian(text)).into_iter().map(|(_, latin)| latin).collect::<Vec<_>>().join(" ")
}

#[test]
fn letters_of_all_scripts_become_plain() {
    for (written, plain) in [
        ("D’Angelo", "d angelo"),
        ("Nicolo\u{300}", "nicolo"),
        ("Đorđević", "dordevic"),
        ("Strauß", "strauss"),
        ("Ґалаґан", "galagan"),
        ("Ігор", "ihor"),
        ("Игорь", "igor"),
        ("محمد", "mhmd"),
        ("مُحَمَّد", "mhmd"),
        ("يوسف", "yusf"),
        ("Γεώργιος", "georgios"),
        ("王伟", "王伟"),
        ("İbrahim", "ibrahim"),
        ("Nguyễn", "nguyen"),
    ] {
        assert_eq!(latin(written), plain, "{written}");
    }
}

#[test]
fn words_that_are_said_alike_have_one_sound() {
    for (one, other) in [
        ("schiavone", "skiavone"),
        ("ferrante", "ferante"),
        ("mohammed", "mohamed"),
        ("alexandra", "alesandra"),
        ("wojcik", "vojcik"),
        ("jasmine", "yasmine"),
        ("philippo", "filippo"),
        ("khadija", "kadija"),
        ("mueller", "muller"),
        ("mansour", "mansur"),
    ] {
        assert_eq!(sound(one), sound(other), "{one} {other}");
    }
    assert_ne!(sound("rosa"), sound("risi"));
}

#[test]
fn likeness_has_its_limits() {
    for (typed, stored, expected) in [
        ("ferrante", "ferrante", Some(Likeness::Same)),
        ("ferante", "ferrante", Some(Likeness::Sound)),
        ("ferr", "ferrante", Some(Likeness::Begins)),
        ("ferranti", "ferrante", Some(Likeness::Near)),
        ("muhammad", "mohammed", Some(Likeness::Near)),
        ("ali", "eli", None),
        ("anna", "enza", None),
        ("rossi", "bianchi", None),
        ("conti", "costa", None),
    ] {
        let heard = |word: &str| Heard::new(word.to_owned());
        assert_eq!(likeness(&heard(typed), &heard(stored)), expected, "{typed} {stored}");
    }
}

#[test]
fn telephones_lose_the_prefix_of_italy_only() {
    for (written, digits) in [
        ("333 010 0147", "3330100147"),
        ("+39 333 0100147", "3330100147"),
        ("0039333 0100147", "3330100147"),
        ("393 010 0147", "3930100147"),
        ("055/010200", "055010200"),
        ("+380 67 012 3456", "380670123456"),
    ] {
        assert_eq!(phone(written), digits, "{written}");
    }
    assert_eq!(phones("333 010 0147, 055 010 0200; 1"), ["3330100147", "0550100200"]);
}

#[test]
fn dates_that_are_in_no_calendar_are_none() {
    for none in
        ["31/02/1988", "32/01/1988", "00/01/1988", "14/13/1988", "14/03/188", "1/2/3/4", "14/03/2030", "/"]
    {
        assert_eq!(written(none, today()), Vec::new(), "{none}");
    }
    assert_eq!(written("14/03/15", today()).len(), 2, "of this century or of the last");
    assert_eq!(written("29/02", today()).len(), 1, "in a leap year");
    assert_eq!((month("mar"), month("Sept"), month("sett."), month("maria")), (Some(3), None, None, None));
}

#[test]
fn every_key_is_short_and_nobody_is_found_by_what_is_not_known() {
    assert!(keys(&Known::default()).is_empty());
    for known in people() {
        let keys = keys(&known);
        assert!(keys.len() < 60, "{keys:?}");
        assert!(keys.iter().all(|key| !key.key.is_empty() && key.key.len() + key.other.len() < 200));
    }
}

#[test]
fn a_day_that_is_none_is_told_and_a_telephone_is_not() {
    for (typed, told) in [
        ("rossi 32/13/1980", vec!["32/13/1980"]),
        ("31-02-1988, 1988.13.01", vec!["31-02-1988", "1988.13.01"]),
        ("14/03/2030", vec!["14/03/2030"]),
        ("maria rossi 14/03/1988 333.010.0147 06.01.0147 1980", vec![]),
    ] {
        assert_eq!(no_days(typed, today()), told, "{typed}");
    }
}

/// Words and a number, all of them: no alias is taken for a codice fiscale, a telephone or a date and nothing else.
#[test]
fn whatever_alias_is_typed_is_read_as_it() {
    for (thing, like, number) in (0..32)
        .flat_map(|thing| (0..20).flat_map(move |like| (0..90).map(move |number| (thing, like, number))))
    {
        let alias = Alias::proposed(thing | (like << 8) | (number << 16));
        let query = Query::typed(alias.as_str(), today());
        assert!(query.says_alias(alias.as_str()), "{alias}");
        // What the number is does not matter any more, and judging takes its time.
        if number % 30 == 0 {
            let known = Known { family_name: Some(alias.to_string()), ..Known::default() };
            assert_eq!(query.judge(&known).map(|verdict| verdict.level), Some(Level::High), "{alias}");
        }
    }
}

#[test]
fn an_alias_is_said_with_its_number() {
    let query = Query::typed("quieto 28 ponte", today());
    assert!(query.says_alias("Ponte Quieto 28") && !query.says_alias("Ponte Quieto 42"));
    let part = Query::typed("quieto 28", today());
    assert!(part.says_number_of("Ponte Quieto 28") && !part.says_alias("Ponte Quieto 28"));
    let (masked, _) = part.through(&Mask::hiding([Group::Identity]));
    assert!(!masked.says_number_of("Ponte Quieto 28"));
}
