//! The third lock, on paper: who may do what, in which state. `authz.txt` is read by people; a
//! change of the policy shows as a change of that file.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests may stop at the first surprise"
)]

use std::fmt::Write;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    Id, Protocollo,
    actor::{OperatorRef, Role},
    calendar::Term,
    card::{self, Ending, Outcome},
    intake::{Integration, Moment, Notice, State, Submission, Tag, Transition},
    permission::{Permission, permissions},
    presa_in_carico,
    referral::{self, Act},
};
use uuid::Uuid;

/// The reviewed text.
const AGREED: &str = include_str!("authz.txt");

/// Who takes a step: somebody with a permission, or one of the two who need none.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    Citizen,
    Operator(Permission),
    Portal,
}

/// Every transition: the compiler asks for a new one here, in a chain that leaves none out.
const fn after(transition: Transition) -> Option<Transition> {
    Some(match transition {
        Transition::Submit => Transition::TakeUp,
        Transition::TakeUp => Transition::HandOver,
        Transition::HandOver => Transition::AskIntegration,
        Transition::AskIntegration => Transition::Integrate,
        Transition::Integrate => Transition::GiveNotice,
        Transition::GiveNotice => Transition::ReplyToNotice,
        Transition::ReplyToNotice => Transition::Refuse,
        Transition::Refuse => Transition::Accept,
        Transition::Accept => Transition::Withdraw,
        Transition::Withdraw => Transition::Expire,
        Transition::Expire => return None,
    })
}

fn transitions() -> impl Iterator<Item = Transition> {
    std::iter::successors(Some(Transition::Submit), |transition| after(*transition))
}

/// As the use cases ask for it: a change of the register takes this grant.
const fn who(transition: Transition) -> Who {
    match transition {
        Transition::Submit | Transition::Integrate | Transition::ReplyToNotice | Transition::Withdraw => {
            Who::Citizen
        }
        Transition::TakeUp
        | Transition::HandOver
        | Transition::AskIntegration
        | Transition::GiveNotice
        | Transition::Refuse => Who::Operator(Permission::WorkIntakes),
        Transition::Accept => Who::Operator(Permission::AcceptIntakes),
        Transition::Expire => Who::Portal,
    }
}

fn now() -> DateTime<Utc> {
    "2026-11-20T11:00:00Z".parse().unwrap()
}

fn moment(at: DateTime<Utc>) -> Moment {
    Moment { by: OperatorRef { id: Id::new(Uuid::from_u128(1)), name: "Chiara Moretti".to_owned() }, at }
}

fn submission() -> Submission {
    Submission {
        protocollo: Protocollo::new(2026, 1).unwrap(),
        at: now(),
        term: Term::new(now().date_naive(), 30),
    }
}

/// One of each state, in the order of a life; the days to answer and to reply have passed.
fn states() -> Vec<State> {
    let today = now().date_naive();
    let taken = moment(now());
    vec![
        State::Draft { expires_on: today },
        State::Submitted { submission: submission() },
        State::TakenUp { submission: submission(), taken: taken.clone() },
        State::AwaitingIntegration {
            submission: submission(),
            taken: taken.clone(),
            integration: Integration { text: "Manca la firma".to_owned(), asked_at: now(), due_on: today },
        },
        State::NoticeGiven {
            submission: submission(),
            taken: taken.clone(),
            notice: Notice { reason: "Manca un requisito".to_owned(), sent_at: now(), reply_by: today },
        },
        State::Accepted {
            submission: submission(),
            decided: taken.clone(),
            card: Id::new(Uuid::from_u128(2)),
        },
        State::Refused { submission: submission(), decided: taken, reason: "Manca un requisito".to_owned() },
        State::Withdrawn { submission: submission(), at: now() },
        State::Expired { at: now() },
    ]
}

/// What becomes of a state, `None` where it cannot be.
fn tried(state: State, transition: Transition, at: DateTime<Utc>) -> Option<State> {
    match transition {
        Transition::Submit => state.submit(submission()),
        Transition::TakeUp => state.take_up(moment(at)),
        Transition::HandOver => state.hand_over(),
        Transition::AskIntegration => state.ask_integration("Manca la firma".to_owned(), at.date_naive(), at),
        Transition::Integrate => state.integrate(at),
        Transition::GiveNotice => state.give_notice("Manca un requisito".to_owned(), at),
        Transition::ReplyToNotice => state.reply_to_notice(at),
        Transition::Refuse => state.refuse(moment(at)),
        Transition::Accept => state.accept(moment(at), Id::new(Uuid::from_u128(2))),
        Transition::Withdraw => state.withdraw(at),
        Transition::Expire => state.expire(at),
    }
    .ok()
}

/// The steps of one who acts, from every state.
fn steps(text: &mut String, acts: impl Fn(Who) -> bool) {
    let soon = now();
    let later = now() + TimeDelta::days(60);
    for state in states() {
        let mut possible = Vec::new();
        for transition in transitions().filter(|transition| acts(who(*transition))) {
            if let Some(next) = tried(state.clone(), transition, soon) {
                possible.push(format!("{transition:?} -> {}", next.tag().code()));
            } else if let Some(next) = tried(state.clone(), transition, later) {
                possible.push(format!("{transition:?} -> {}, once the days have passed", next.tag().code()));
            }
        }
        if !possible.is_empty() {
            writeln!(text, "    {:<21} {}", state.tag().code(), possible.join("; ")).unwrap();
        }
    }
}

fn policy() -> String {
    let mut text = String::new();
    text.push_str("citizen (own requests only)\n");
    steps(&mut text, |who| who == Who::Citizen);
    text.push_str("\nportal (by itself)\n");
    steps(&mut text, |who| who == Who::Portal);
    for role in Role::ALL {
        let reach = if permissions(role).iter().any(|permission| permission.is_about_people()) {
            "requests and cards of the own desk only"
        } else {
            "nothing about people"
        };
        writeln!(text, "\n{} ({reach})", role.code()).unwrap();
        for permission in Permission::ALL {
            let may = if permissions(role).contains(&permission) { "yes" } else { "no" };
            writeln!(text, "  {permission:?}: {may}").unwrap();
            if may == "yes" {
                steps(&mut text, |who| who == Who::Operator(permission));
            }
            if may == "yes" && permission == Permission::EditCards {
                cards(&mut text);
                referrals(&mut text);
            }
            if may == "yes" && permission == Permission::TakeCharge {
                proposals(&mut text);
            }
        }
    }
    text
}

/// A card is open until it is completed, and then for ever completed.
fn cards(text: &mut String) {
    let open = card::State::Open;
    let outcome = Outcome { code: "information".parse().unwrap(), ending: Ending::Simple };
    let completed = open.clone().complete(moment(now()), outcome.clone()).unwrap();
    writeln!(text, "    card {:<16} Complete -> {}", open.code(), completed.code()).unwrap();
    assert!(completed.complete(moment(now()), outcome).is_err());
}

/// One referral of each state, in the order of a life.
fn referral_states() -> Vec<referral::State> {
    let (sent, card) = (moment(now()), Id::new(Uuid::from_u128(2)));
    let text = || "Manca un requisito".to_owned();
    let first = referral::State::Sent { sent };
    let by_receiver = |state: &referral::State, act| {
        state.clone().act(referral::Side::Receiver, act, moment(now())).unwrap()
    };
    let received = by_receiver(&first, Act::Receive { card });
    let end = Act::Report { outcome: referral::Outcome::Closed, text: text() };
    vec![
        first.clone(),
        by_receiver(&first, Act::See),
        received.clone(),
        by_receiver(&received, end),
        by_receiver(&first, Act::Refuse { reason: text() }),
        first.act(referral::Side::Sender, Act::Cancel, moment(now())).unwrap(),
    ]
}

/// What each of its two desks can do with a referral.
fn referrals(text: &mut String) {
    for state in referral_states() {
        for (name, side) in [("sender", referral::Side::Sender), ("receiver", referral::Side::Receiver)] {
            let acts: Vec<String> = state.possible(side).iter().map(|act| format!("{act:?}")).collect();
            if !acts.is_empty() {
                writeln!(text, "    referral {:<12} {name}: {}", state.tag().code(), acts.join(", "))
                    .unwrap();
            }
        }
    }
}

/// What the service can do with a proposal that came to its body.
fn proposals(text: &mut String) {
    let created = presa_in_carico::State::Created { proposed: moment(now()) };
    let act = |act| created.clone().act(act, moment(now())).unwrap();
    for state in [
        created.clone(),
        act(presa_in_carico::Act::See),
        act(presa_in_carico::Act::Reject { reason: "Manca un requisito".to_owned() }),
        act(presa_in_carico::Act::Accept { case_file: Id::new(Uuid::from_u128(3)) }),
    ] {
        let acts: Vec<String> = state.possible().iter().map(|act| format!("{act:?}")).collect();
        if !acts.is_empty() {
            writeln!(text, "    proposal {:<12} {}", state.tag().code(), acts.join(", ")).unwrap();
        }
    }
}

#[test]
fn the_policy_is_the_one_that_was_agreed() {
    let found = policy();
    if found != AGREED {
        let path = concat!(env!("CARGO_TARGET_TMPDIR"), "/authz.txt");
        std::fs::write(path, &found).unwrap();
        panic!(
            "the policy is another one; if that is meant, replace app/domain/tests/authz.txt by {path}:\n{found}"
        );
    }
}

#[test]
fn no_state_is_left_out() {
    let tags: Vec<Tag> = states().iter().map(State::tag).collect();
    assert_eq!(tags, Tag::ALL);
}

#[test]
fn nobody_but_who_works_at_a_desk_may_see_or_change_anything() {
    for role in [Role::Coordinator, Role::Administrator] {
        let about_people = permissions(role).iter().any(|permission| permission.is_about_people());
        assert!(!about_people, "{role:?} sees names");
    }
}
