//! Codes as they are told, and steps in their order.

use super::*;
use crate::{
    actor::OperatorRef,
    intake::Moment,
    referral::{Outcome, Tag},
};

fn at() -> DateTime<Utc> {
    "2026-11-20T10:00:00Z".parse().unwrap()
}

fn by() -> Moment {
    let id = "018f3b1e-0000-7000-8000-000000000001".parse().unwrap();
    Moment { by: OperatorRef { id, name: "Chiara Moretti".to_owned() }, at: at() }
}

#[test]
fn a_code_is_read_as_it_is_told() {
    let code = Code::drawn([0, 31, 32, 255, 7, 8, 9, 200]);
    let told = code.told();
    assert_eq!(told.len(), 9);
    assert_eq!(told.parse::<Code>(), Ok(code.clone()));
    assert_eq!(told.to_lowercase().replace('-', " ").parse::<Code>(), Ok(code.clone()));
    for wrong in ["", "ABCD-EFG", "ABCD-EFGHJ", "ABCD-EFG0", "ABCD-EFGI", "àBCDEFGH"] {
        assert_eq!(wrong.parse::<Code>(), Err(NotACode), "{wrong}");
    }
    assert!(!format!("{code:?}").contains(code.as_str()));
}

#[test]
fn every_step_has_its_place() {
    let sent = State::Sent { sent: by() };
    let receive = || Answer::Receive { by: "Anna".to_owned() };
    assert!(sent.clone().answered(receive(), at()).is_err(), "nobody opened it");
    let seen = sent.clone().answered(Answer::See, at()).unwrap();
    assert!(seen.clone().answered(Answer::See, at()).is_err());
    assert_eq!(seen.clone().cancelled(by()).unwrap().tag(), Tag::Cancelled);
    let refused = seen.clone().answered(Answer::Refuse { reason: "No".to_owned() }, at()).unwrap();
    assert!(refused.answers().is_empty() && refused.cancelled(by()).is_err());
    let received = seen.answered(receive(), at()).unwrap();
    assert!(received.clone().cancelled(by()).is_err(), "too late");
    let report = Answer::Report { outcome: Outcome::Closed, text: "Fatto".to_owned() };
    let concluded = received.answered(report.clone(), at()).unwrap();
    assert_eq!(concluded.tag(), Tag::Concluded);
    assert!(concluded.answered(report, at()).is_err());
}

#[test]
fn codes_of_names_lead_back() {
    assert!(End::ALL.into_iter().all(|end| End::from_code(end.code()) == Some(end)));
    assert!(Event::ALL.into_iter().all(|event| Event::from_code(event.code()) == Some(event)));
}
