//! The pages of the four actions.

use domain::{
    intake::State,
    mask::{Field, Group},
};

use super::{day, intakes::detail, notice_over, taken_up, today};
use crate::console::{
    decisions::{About, Accept, AskIntegration, GiveNotice, Refuse},
    form::{AcceptForm, AskForm, NoticeForm},
};

/// Requests of an integration.
pub(in crate::console) fn asks() -> Vec<(&'static str, AskIntegration)> {
    let first = AskIntegration::new(&detail(taken_up()), today());
    let mut wrong = first.clone();
    wrong.form = AskForm { text: String::new(), due: "31/02/2027".to_owned() };
    wrong.errors = wrong.form.check(today()).err().unwrap_or_default();
    let mut far = first.clone();
    far.form = AskForm { text: "Manca la firma.".to_owned(), due: "05/03/2027".to_owned() };
    far.errors = far.form.check(today()).err().unwrap_or_default();
    let mut again = first.clone();
    again.stops_clock = false;
    again.about.applicant = Field::Masked(Group::Identity);
    vec![("first", first), ("errors", wrong), ("too late", far), ("clock used, masked", again)]
}

/// Notices of refusal.
pub(in crate::console) fn notices() -> Vec<(&'static str, GiveNotice)> {
    let first = GiveNotice::new(&detail(taken_up()), today());
    let mut wrong = first.clone();
    wrong.form = NoticeForm { reason: "x".repeat(4001) };
    wrong.errors = wrong.form.check().err().unwrap_or_default();
    vec![("first", first), ("too long", wrong)]
}

/// Refusals.
pub(in crate::console) fn refusals() -> Vec<(&'static str, Refuse)> {
    let detail = detail(notice_over());
    let notice = match &detail.state {
        State::NoticeGiven { notice, .. } => notice.clone(),
        _ => return Vec::new(),
    };
    let strange = domain::intake::Notice {
        reason: "<img src=x onerror=alert(1)>".to_owned(),
        reply_by: day("2026-11-15"),
        ..notice.clone()
    };
    let about = About::from(&detail);
    vec![
        ("confirm", Refuse { about: about.clone(), notice }),
        ("strange reason", Refuse { about, notice: strange }),
    ]
}

/// Acceptances.
pub(in crate::console) fn acceptances() -> Vec<(&'static str, Accept)> {
    let first = Accept::new(&detail(taken_up()), None);
    let mut nobody = detail(taken_up());
    nobody.matches.clear();
    let new = Accept::new(&nobody, None);
    let mut wrong = first.clone();
    wrong.form = AcceptForm::default();
    wrong.errors = wrong.form.check(&wrong.matches).err().unwrap_or_default();
    vec![("known person", first), ("new person", new), ("nothing chosen", wrong)]
}
