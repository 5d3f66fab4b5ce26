use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;

/// Surname, name, sex, birth, place, code, with one and with all digits replaced. Invented people, of
/// whom all but the last are the test vectors of DOMAIN §12.1.
const PEOPLE: &str = "\
Rossi,Mario,M,1980-01-01,H501,RSSMRA80A01H501U,RSSMRA80A01H50MM,RSSMRAULALMHRLMD
Bianchi,Anna,F,1975-12-31,G478,BNCNNA75T71G478F,BNCNNA75T71G47UC,BNCNNATRTTMGQTUY
Verdi,Gianfranco,M,1999-02-28,F205,VRDGFR99B28F205O,VRDGFR99B28F20RJ,VRDGFRVVBNUFNLRS
Fo,Dario,M,1926-03-24,H872,FOXDRA26C24H872Y,FOXDRA26C24H87NN,FOXDRANSCNQHUTNF
Re,Io,F,2001-09-09,L117,REXIOX01P49L117I,REXIOX01P49L11TF,REXIOXLMPQVLMMTX
D'Angelo,Niccolò,M,1960-06-15,F839,DNGNCL60H15F839C,DNGNCL60H15F83VR,DNGNCLSLHMRFUPVO
De Luca,Maria Chiara,F,1988-08-08,F704,DLCMCH88M48F704Q,DLCMCH88M48F70QN,DLCMCHUUMQUFTLQN
Aiello,Ugo,M,1950-10-10,A271,LLAGUO50R10A271J,LLAGUO50R10A27MB,LLAGUORLRMLANTMW
Xu,Li,F,1993-05-05,Z210,XUXLIX93E45Z210X,XUXLIX93E45Z21LA,XUXLIXVPEQRZNMLI
Hoxha,Arben,M,1985-07-20,Z100,HXHRBN85L20Z100O,HXHRBN85L20Z10LR,HXHRBNURLNLZMLLR
Popescu,Ioana,F,1990-11-11,Z129,PPSNIO90S51Z129G,PPSNIO90S51Z12VV,PPSNIOVLSRMZMNVC
El Amrani,Youssef,M,1972-04-30,Z330,LMRYSF72D30Z330B,LMRYSF72D30Z33LE,LMRYSFTNDPLZPPLJ
Okafor,Chinedu,M,1997-01-15,Z335,KFRCND97A15Z335B,KFRCND97A15Z33RW,KFRCNDVTAMRZPPRL
Ćosić,Željka,F,1968-10-02,Z149,CSCZJK68R42Z149S,CSCZJK68R42Z14VH,CSCZJKSURQNZMQVV
Müller,Jürgen,M,1945-12-12,Z112,MLLJGN45T12Z112F,MLLJGN45T12Z11NU,MLLJGNQRTMNZMMNG
Di Stefano,Giovanni Battista,M,2015-03-03,D653,DSTGNN15C03D653V,DSTGNN15C03D65PR,DSTGNNMRCLPDSRPL
Quondam,Zoe,F,2024-02-29,I921,QNDZOE24B69I921D,QNDZOE24B69I92MV,QNDZOENQBSVIVNMX
Bauco,Ada,F,1930-01-31,H501,BCADAA30A71H501Q,BCADAA30A71H50MI,BCADAAPLATMHRLMZ
Sow,Awa,F,2003-06-06,Z343,SWOWAA03H46Z343V,SWOWAA03H46Z34PR,SWOWAALPHQSZPQPX
Ahmed,Mohammad,M,1994-09-01,Z249,HMDMMM94P01Z249F,HMDMMM94P01Z24VU,HMDMMMVQPLMZNQVZ
Ferrante,Giulia,F,1988-03-14,M990,FRRGLI88C54M990P,,";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn code(text: &str) -> FiscalCode {
    text.parse().unwrap()
}

#[test]
fn reads_what_the_code_says_about_a_person() {
    let today = day("2025-01-01");
    for row in PEOPLE.lines() {
        let cells: Vec<&str> = row.split(',').collect();
        let sex = Sex::from_code(cells[2]).unwrap();
        for written in cells[5..].iter().filter(|written| !written.is_empty()) {
            let code = code(written);
            assert_eq!(code.canonical().as_str(), cells[5], "{row}");
            assert_eq!(code.sex(), Some(sex), "{row}");
            assert_eq!(code.belfiore().as_deref(), Some(cells[4]), "{row}");
            assert!(code.matches_birth(day(cells[3]), sex), "{row}");
            assert!(code.matches_names(cells[0], cells[1]), "{row}");
            assert_eq!(code.birth_date(today), Some(day(cells[3])), "{row}");
        }
    }
}

#[test]
fn who_is_over_a_hundred_seems_a_hundred_years_younger() {
    let code = code("FOXDRA26C24H872Y");
    assert_eq!(code.birth_date(day("2026-03-23")), Some(day("1926-03-24")));
    assert_eq!(code.birth_date(day("2026-03-24")), Some(day("2026-03-24")));
}

#[test]
fn somebody_else_does_not_match() {
    let code = code("RSSMRA80A01H501U");
    assert!(!code.matches_birth(day("1980-01-02"), Sex::M));
    assert!(!code.matches_birth(day("1981-01-01"), Sex::M));
    assert!(!code.matches_birth(day("1980-01-01"), Sex::F));
    assert!(!code.matches_names("Verdi", "Mario"));
    assert!(!code.matches_names("Rossi", "Anna"));
}

#[test]
fn a_name_in_another_script_is_not_judged() {
    assert!(code("RSSMRA80A01H501U").matches_names("روسي", "ماريو"));
}

#[test]
fn spaces_and_small_letters_do_no_harm() {
    assert_eq!(code(" rssmra 80a01 h501u\t").as_str(), "RSSMRA80A01H501U");
}

#[test]
fn provisional_codes_tell_nothing_about_the_person() {
    for good in ["00000010017", "12345670017", "90000000548", "07643520567", "80012340701"] {
        let code = code(good);
        assert!(code.is_provisional());
        assert_eq!(code.canonical(), code);
        assert_eq!((code.sex(), code.birth_year2(), code.belfiore()), (None, None, None));
        assert!(code.matches_birth(day("1980-01-01"), Sex::M));
    }
}

#[test]
fn says_what_was_found() {
    use FiscalCodeError as E;
    let length = |found, expected| E::Length { found, expected };
    for (typed, why) in [
        ("", length(0, 16)),
        ("BSSLCU54A67M990", length(15, 16)),
        ("RSSMRA80A01H501UU", length(17, 16)),
        ("0000001001", length(10, 11)),
        ("ABCDEFGHIJK", length(11, 16)),
        ("RSSMRA80A01H501X", E::Check),
        ("00000010018", E::Check),
        ("00000000000", E::Check),
        ("RSSMRA80A41-501U", E::Symbol { position: 12, found: '-' }),
        ("RSSMRÀ80A41H501U", E::Symbol { position: 6, found: 'À' }),
        ("R5SMRA80A01H501U", E::LetterExpected { position: 2, found: '5' }),
        ("RSSMRA8OA01H501U", E::DigitExpected { position: 8, found: 'O' }),
        ("RSSMRA80F01H501U", E::BirthDate),
        ("RSSMRA80A32H501U", E::BirthDate),
        ("RSSMRA80A00H501U", E::BirthDate),
        ("RSSMRA81B29H501U", E::BirthDate),
        ("RSSMRA80A72H501U", E::BirthDate),
    ] {
        assert_eq!(typed.parse::<FiscalCode>(), Err(why), "{typed}");
    }
}

#[test]
fn debug_keeps_the_code_secret_and_json_is_a_string() {
    let code = code("RSSMRA80A01H501U");
    assert!(!format!("{code:?}").contains("RSS"));
    let json = serde_json::to_string(&code).unwrap();
    assert_eq!(json, "\"RSSMRA80A01H501U\"");
    assert_eq!(serde_json::from_str::<FiscalCode>(&json).unwrap(), code);
    assert!(serde_json::from_str::<FiscalCode>("\"RSSMRA80A01H501A\"").is_err());
}

/// The rows of a table of the decree: code and label.
fn decree(table: &str) -> BTreeMap<&'static str, &'static str> {
    let rows = include_str!("../../tests/fiscal_code.csv").lines();
    let cells = rows.map(|row| row.split(',').collect::<Vec<_>>());
    cells.filter(|cells| cells[0] == table).map(|cells| (cells[1], cells[2])).collect()
}

#[test]
fn the_check_letter_is_that_of_the_decree_for_every_sign_at_every_place() {
    let (odd, even, letters) = (decree("odd"), decree("even"), decree("check_remainder"));
    assert_eq!((odd.len(), even.len(), letters.len()), (36, 36, 26));
    let value = |place: usize, sign: u8| -> u32 {
        // Counted from 1, the first place is odd.
        let values = if place.is_multiple_of(2) { &odd } else { &even };
        values[char::from(sign).to_string().as_str()].parse().unwrap()
    };
    let signs: Vec<u8> = (b'0'..=b'9').chain(b'A'..=b'Z').collect();
    for (others, place) in signs.iter().flat_map(|others| (0_usize..15).map(move |place| (*others, place))) {
        for sign in &signs {
            let mut body = [others; 15];
            body[place] = *sign;
            let sum: u32 = body.iter().enumerate().map(|(place, sign)| value(place, *sign)).sum();
            let letter = letters[(sum % 26).to_string().as_str()];
            assert_eq!(char::from(check_letter(&body)).to_string(), letter, "{body:?}");
        }
    }
}

#[test]
fn months_and_omocodia_have_the_letters_and_places_of_the_decree() {
    for (table, first, ours) in [("month", 1_u8, &MONTHS[..]), ("omocodia", 0, &OMOCODIA[..])] {
        let rows = decree(table);
        assert_eq!(rows.len(), ours.len(), "{table}");
        for (code, letter) in (first..).zip(ours) {
            let ours = char::from(*letter).to_string();
            assert_eq!(rows[code.to_string().as_str()], ours, "{table} {code}");
        }
    }
    let places: BTreeSet<u8> =
        decree("omocodia_position_1based").keys().map(|place| place.parse().unwrap()).collect();
    let ours: BTreeSet<u8> =
        (0_u8..16).filter(|place| is_digit_place(*place)).map(|place| place + 1).collect();
    assert_eq!(ours, places);
}

/// Replaces the digits at the chosen places and computes the check letter.
fn with_omocodia(canonical: &FiscalCode, chosen: u16) -> String {
    let mut body: Vec<u8> = canonical.as_str().bytes().take(15).collect();
    for place in (0_u8..15).filter(|place| is_digit_place(*place) && chosen & (1 << place) != 0) {
        let byte = &mut body[usize::from(place)];
        *byte = OMOCODIA[usize::from(*byte - b'0')];
    }
    body.push(check_letter(&body));
    String::from_utf8(body).unwrap()
}

proptest! {
    #[test]
    fn omocodia_keeps_the_person(
        letters in "[A-Z]{6}",
        year in 0_u8..100,
        month in 0_usize..12,
        day in 1_u8..29,
        female: bool,
        place in "[A-M][0-9]{3}",
        chosen: u16,
    ) {
        let day_field = day + if female { 40 } else { 0 };
        let body = format!("{letters}{year:02}{}{day_field:02}{place}", char::from(MONTHS[month]));
        let plain = code(&format!("{body}{}", char::from(check_letter(body.as_bytes()))));
        let changed = code(&with_omocodia(&plain, chosen));
        prop_assert!(changed.matches(&plain));
        prop_assert_eq!(changed.belfiore(), Some(place));
        prop_assert_eq!(changed.birth_day(), Some(day));
        prop_assert_eq!(changed.sex(), Some(if female { Sex::F } else { Sex::M }));
    }

    #[test]
    fn one_wrong_letter_never_passes(place in 0_usize..6, letter in b'A'..=b'Z') {
        let mut bytes = b"RSSMRA80A01H501U".to_vec();
        prop_assume!(bytes[place] != letter);
        bytes[place] = letter;
        // Two letters may share one value, so only the codes that differ in it are refused.
        let body = &bytes[..15];
        let typed = String::from_utf8(bytes.clone()).unwrap();
        prop_assert_eq!(typed.parse::<FiscalCode>().is_ok(), check_letter(body) == b'U');
    }

    #[test]
    fn any_text_is_read_or_refused(typed in any::<String>()) {
        if let Ok(code) = typed.parse::<FiscalCode>() {
            prop_assert_eq!(code.to_string().parse(), Ok(code));
        }
    }
}

#[test]
fn what_differs_is_told_one_by_one_and_only_of_what_is_known() {
    let right = Bearer {
        family_name: Some("Ferrante"),
        given_name: Some("Giulia"),
        birth_date: Some(day("1988-03-14").into()),
        sex: Some(Sex::F),
    };
    let giulia = code("FRRGLI88C54M990P");
    assert_eq!(giulia.differences(right), []);
    assert_eq!(giulia.differences(Bearer::default()), []);
    let other = Bearer { family_name: Some("Conti"), birth_date: Some(day("1988-03-15").into()), ..right };
    assert_eq!(
        giulia.differences(other),
        [Difference::FamilyName("FRR".to_owned()), Difference::BirthDate { day: 14, month: 3, year2: 88 }]
    );
    for fits in ["1988", "1988-03"] {
        assert_eq!(giulia.differences(Bearer { birth_date: fits.parse().ok(), ..right }), [], "{fits}");
    }
    for differs in ["1989", "1988-04"] {
        let other = Bearer { birth_date: differs.parse().ok(), ..right };
        assert_eq!(giulia.differences(other).len(), 1, "{differs}");
    }
    let other = Bearer { given_name: Some("Marco"), sex: Some(Sex::M), ..right };
    assert_eq!(giulia.differences(other), [Difference::GivenName("GLI".to_owned()), Difference::Sex(Sex::F)]);
}

#[test]
fn codes_of_real_shape_differ_in_nothing_also_with_omocodia() {
    for line in PEOPLE.lines() {
        let fields: Vec<&str> = line.split(',').collect();
        let bearer = Bearer {
            family_name: Some(fields[0]),
            given_name: Some(fields[1]),
            birth_date: Some(day(fields[3]).into()),
            sex: Sex::from_code(fields[2]),
        };
        for text in fields[5..].iter().filter(|text| !text.is_empty()) {
            assert_eq!(code(text).differences(bearer), [], "{text}");
        }
    }
}
