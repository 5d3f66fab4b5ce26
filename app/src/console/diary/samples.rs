//! A diary with everything, a masked one, and forms with errors.

use domain::{
    diary::{Before, Content, Diary, DiaryEntry, Kind},
    mask::{Field, Group},
};

use super::{DiaryCorrection, DiaryError, DiaryForm, DiaryPage};
use crate::console::{
    samples::{card_id, note, now},
    unsaved::Unsaved,
};

fn corrected() -> DiaryEntry {
    let mut entry = note(2, false, "Visita a casa: <script>alert(1)</script> la signora sta meglio.");
    let on = entry.content.on;
    entry.content = Content {
        kind: Kind::HomeVisit,
        place: "Via dei Mulini 12".to_owned(),
        present: "La figlia, l’assistente domiciliare".to_owned(),
        ..entry.content
    };
    let (place, present) = (String::new(), String::new());
    let content = Content { kind: Kind::Phone, on, place, present, text: "Telefonata.".to_owned() };
    entry.before = vec![Before { content, at: now(), why: "Era una visita".to_owned() }];
    entry.revision = 2;
    entry
}

fn page(entries: Vec<DiaryEntry>) -> DiaryPage {
    let on = corrected().content.on;
    let name = Field::Shown("Giulia Ferrante".to_owned());
    let entries = Field::Shown(entries);
    let diary = Diary { card: card_id(), name, on, entries, private_notes_of_others: 1 };
    DiaryPage { diary, kind: None, form: DiaryForm::new(on), errors: Vec::new(), unsaved: None }
}

pub(super) fn diaries() -> Vec<(&'static str, DiaryPage)> {
    let full = page(vec![corrected(), note(1, true, "Solo per pochi.")]);
    let mut masked = page(Vec::new());
    masked.diary.name = Field::Masked(Group::Identity);
    masked.diary.private_notes_of_others = 0;
    masked.kind = Some(Kind::Meeting);
    let mut wrong = page(vec![corrected()]);
    wrong.form = DiaryForm { on: "32/13/2026".to_owned(), ..DiaryForm::default() };
    wrong.errors = vec![DiaryError::Kind, DiaryError::Day, DiaryError::Text];
    let mut found = page(vec![corrected()]);
    found.found(
        &[("nota".to_owned(), "Detto <script>alert(1)".to_owned())],
        Unsaved { at: now(), resumed: true },
    );
    let mut hidden = page(Vec::new());
    hidden.diary.entries = Field::Masked(Group::Diary);
    hidden.diary.private_notes_of_others = 0;
    vec![("full", full), ("masked", masked), ("hidden", hidden), ("wrong", wrong), ("found again", found)]
}

pub(super) fn corrections() -> Vec<(&'static str, DiaryCorrection)> {
    let entry = corrected();
    let form = DiaryForm::of(&entry);
    let plain = DiaryCorrection { card: card_id(), entry, form, errors: Vec::new(), stale: false };
    let wrong = DiaryCorrection { errors: vec![DiaryError::Why], ..plain.clone() };
    let stale = DiaryCorrection { stale: true, ..plain.clone() };
    vec![("plain", plain), ("wrong", wrong), ("stale", stale)]
}
