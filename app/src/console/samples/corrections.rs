//! Records that are corrected.

use domain::{
    fiscal_code::Difference,
    mask::{Field, Group},
    person::{
        Person, Sex,
        correction::{Corrected, Correcting, Detail},
    },
};

use super::{at, intakes::matches, masked_person, person, today};
use crate::console::{
    correction::{CorrectionStop, PersonCorrection},
    form::CorrectionForm,
};

fn one(detail: Detail, before: Option<&str>, after: &str) -> Corrected {
    Corrected {
        detail,
        before: Field::Shown(before.map(str::to_owned)),
        after: Field::Shown(Some(after.to_owned())),
        why: Field::Shown("Lo dice <b>\"d’Angelo".to_owned()),
        at: at("2026-11-19T10:00:00Z"),
        by: "Chiara Moretti".to_owned(),
    }
}

/// A name, a sex that was not written, and a number that is hidden.
pub(in crate::console) fn corrected() -> Vec<Corrected> {
    vec![
        one(Detail::FamilyName, Some("Ferranti"), "Ferrante"),
        Corrected { why: Field::Masked(Group::Identity), ..one(Detail::Email, None, "a@posta.example") },
        one(Detail::Sex, None, "F"),
        Corrected { before: Field::Masked(Group::Contacts), ..one(Detail::Phone, None, "0550100200") },
    ]
}

fn page(person: Person) -> PersonCorrection {
    PersonCorrection::new(Correcting { person, version: 3, made: Vec::new() })
}

/// As it is, with what was corrected before, and every reason not to save.
pub(in crate::console) fn corrections() -> Vec<(&'static str, PersonCorrection)> {
    let typed = CorrectionForm {
        family: "\"><script>".to_owned(),
        born: "32/13/1988".to_owned(),
        phone: "niente".to_owned(),
        email: "niente".to_owned(),
        sex: "X".to_owned(),
        ..CorrectionForm::default()
    };
    let errors = typed.check(&person(), today()).err().unwrap_or_default();
    let stopped = |stop| PersonCorrection { form: typed.clone(), stop: Some(stop), ..page(person()) };
    let doubts = vec![Difference::FamilyName("FRR".to_owned()), Difference::Sex(Sex::F)];
    let made = Correcting { person: person(), version: 3, made: corrected() };
    let unreachable =
        Person { phone: Field::Masked(Group::Contacts), email: Field::Masked(Group::Contacts), ..person() };
    vec![
        ("plain", page(person())),
        ("made", PersonCorrection::new(made)),
        ("errors", PersonCorrection { form: typed.clone(), errors, ..page(person()) }),
        ("changed", stopped(CorrectionStop::Changed)),
        ("merged", stopped(CorrectionStop::Merged)),
        ("nothing", stopped(CorrectionStop::Nothing)),
        ("doubts", stopped(CorrectionStop::Doubts(doubts))),
        ("taken", stopped(CorrectionStop::Taken(Box::new(matches().remove(0))))),
        ("taken hidden", stopped(CorrectionStop::TakenHidden)),
        ("masked", page(masked_person())),
        ("without contacts", page(unreachable)),
    ]
}
