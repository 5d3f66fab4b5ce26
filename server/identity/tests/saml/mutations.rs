//! No accident and no patience gets a changed answer accepted.

use std::sync::LazyLock;

use identity::saml::Authenticated;
use proptest::prelude::*;

use crate::stage::{answer, verify};

static GOOD: LazyLock<String> = LazyLock::new(|| answer().with_both_signed());
static ASSERTION_ONLY: LazyLock<String> = LazyLock::new(|| answer().with_signed_assertion());

/// Everything that is believed, without the bytes that it came in.
fn facts(mut login: Authenticated) -> Authenticated {
    login.response_xml = String::new();
    login
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// A change may be invisible (a space between two attributes); then the facts are the same.
    #[test]
    fn one_changed_byte_changes_no_fact(place in 0..GOOD.len(), byte in 0x20_u8..0x7f) {
        let mut bytes = GOOD.clone().into_bytes();
        bytes[place] = byte;
        let xml = String::from_utf8(bytes).unwrap();
        if let Ok(login) = verify(&xml) {
            prop_assert_eq!(facts(login), facts(verify(&GOOD).unwrap()));
        }
    }

    #[test]
    fn a_piece_cut_out_changes_no_fact(start in 0..GOOD.len(), length in 1..200_usize) {
        let end = (start + length).min(GOOD.len());
        let xml = format!("{}{}", &GOOD[..start], &GOOD[end..]);
        if let Ok(login) = verify(&xml) {
            prop_assert_eq!(facts(login), facts(verify(&GOOD).unwrap()));
        }
    }

    #[test]
    fn a_changed_letter_of_a_signed_value_is_refused(letter in "[a-z]") {
        for value in ["Giulia", "Pontelaro", "1988-03-14", "_name"] {
            let changed = ASSERTION_ONLY.replace(value, &format!("{value}{letter}"));
            prop_assert_eq!(verify(&changed).unwrap_err().code(), "signature");
        }
    }
}
