//! Requests for access to the file.

use domain::{
    file_access::{DeskFileAccess, State},
    mask::{Field, Group},
};

use super::{at, day, id, moment, protocollo, taken, text, today};
use crate::{
    components::documents::RefusedFile,
    console::{
        file_access::{FileAccessDetail, FileAccessList},
        form::{FileAccessForm, FormError, FormField, Wrong},
    },
    problems::FileProblem,
};

fn access(number: u32, state: State) -> DeskFileAccess {
    DeskFileAccess {
        id: id(u128::from(number)),
        protocollo: protocollo(number),
        intake: id(1847),
        of: protocollo(1847),
        service_title: text("Contributo economico per le famiglie"),
        applicant: Field::Shown("Giulia Ferrante".to_owned()),
        asked_at: at("2026-11-18T10:00:00Z"),
        words: Field::Shown((
            "La relazione della visita <script>alert(1)</script>".to_owned(),
            "Voglio capire il punteggio".to_owned(),
        )),
        state,
    }
}

fn deferred() -> State {
    State::Deferred {
        decided: taken(),
        until: day("2026-11-20"),
        reason: "C’è un accertamento in corso.".to_owned(),
    }
}

/// One in every state.
pub(super) fn all() -> Vec<DeskFileAccess> {
    let decided = || moment(at("2026-11-19T09:00:00Z"));
    vec![
        access(1901, State::Asked { answer_by: day("2026-12-18") }),
        access(1902, deferred()),
        access(1903, State::Granted { decided: decided(), message: id(31) }),
        access(1904, State::Refused { decided: decided(), reason: "Riguarda altre persone.".to_owned() }),
    ]
}

/// A file that was not taken.
pub(super) fn refused() -> Vec<RefusedFile> {
    vec![RefusedFile {
        question: "messaggio".to_owned(),
        name: "archivio.zip".to_owned(),
        problem: FileProblem::WrongKind,
    }]
}

fn masked() -> DeskFileAccess {
    DeskFileAccess {
        applicant: Field::Masked(Group::Identity),
        words: Field::Masked(Group::Health),
        ..access(1905, State::Asked { answer_by: day("2026-11-18") })
    }
}

/// Some that wait, one of them late and masked, and none.
pub(in crate::console) fn file_access_lists() -> Vec<(&'static str, FileAccessList)> {
    let mut accesses: Vec<_> = all().into_iter().filter(|access| access.state.tag().is_open()).collect();
    accesses.insert(0, masked());
    let empty = FileAccessList { accesses: Vec::new(), today: today() };
    vec![("some", FileAccessList { accesses, today: today() }), ("empty", empty)]
}

/// Every state, masked, with errors, answered meanwhile.
pub(in crate::console) fn file_accesses() -> Vec<(&'static str, FileAccessDetail)> {
    let page = |access| FileAccessDetail::new(access, Vec::new());
    let names = ["asked", "deferred", "granted", "refused"];
    let mut wrong = page(access(1901, State::Asked { answer_by: day("2026-12-18") }));
    wrong.form = FileAccessForm {
        decision: FileAccessForm::DEFER.to_owned(),
        words: String::new(),
        until: "31/02/2027".to_owned(),
    };
    wrong.errors = vec![
        FormError::new(FormField::Decision, Wrong::Empty),
        FormError::new(FormField::Until, Wrong::NotADate { found: "31/02/2027".to_owned() }),
        FormError::new(FormField::Answer, Wrong::Empty),
    ];
    wrong.refused = refused();
    let mut stale = page(access(1902, deferred()));
    stale.stale = true;
    let others = [("masked", page(masked())), ("errors", wrong), ("stale", stale)];
    names.into_iter().zip(all().into_iter().map(page)).chain(others).collect()
}
