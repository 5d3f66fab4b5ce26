//! Clocks: what is accepted at the very edge, and what one second beyond. Providers' clocks and ours
//! may be sixty seconds apart, either way.

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};

use super::{Door, NEXT, is_in, post};
use crate::{provider::Answer, stage::IDP_KEY};

/// Time that the citizen spends at the provider.
const AWAY: i64 = 20;

/// Where an instant stands.
#[derive(Clone, Copy)]
enum At {
    ResponseIssued,
    AssertionIssued,
    Begins,
    ConditionsEnd,
    SubjectEnds,
}

impl At {
    const fn code(self) -> &'static str {
        match self {
            Self::ResponseIssued => "response-issue-instant",
            Self::AssertionIssued => "assertion-issue-instant",
            Self::Begins => "not-before",
            Self::ConditionsEnd => "not-on-or-after",
            Self::SubjectEnds => "subject-not-on-or-after",
        }
    }

    /// The answer with this instant there.
    fn put(self, answer: Answer, instant: DateTime<Utc>) -> Answer {
        let text = instant.to_rfc3339_opts(SecondsFormat::Secs, true);
        let set = |xml: &str, from: &str, name: &str| {
            let start = xml.find(from).unwrap();
            let start = start + xml[start..].find(&format!("{name}=\"")).unwrap() + name.len() + 2;
            let end = start + xml[start..].find('"').unwrap();
            format!("{}{text}{}", &xml[..start], &xml[end..])
        };
        let Answer { response, assertion } = answer;
        match self {
            Self::ResponseIssued => {
                Answer { response: set(&response, "<samlp:Response", "IssueInstant"), assertion }
            }
            Self::AssertionIssued => {
                Answer { assertion: set(&assertion, "<saml:Assertion", "IssueInstant"), response }
            }
            Self::Begins => Answer { assertion: set(&assertion, "<saml:Conditions", "NotBefore"), response },
            Self::ConditionsEnd => {
                Answer { assertion: set(&assertion, "<saml:Conditions", "NotOnOrAfter"), response }
            }
            Self::SubjectEnds => Answer {
                assertion: set(&assertion, "<saml:SubjectConfirmationData", "NotOnOrAfter"),
                response,
            },
        }
    }
}

use At::{AssertionIssued, Begins, ConditionsEnd, ResponseIssued, SubjectEnds};

/// What is the reference, and how many seconds from it.
enum From {
    Request,
    Now,
}

#[tokio::test]
async fn every_instant_has_its_edge() {
    let door = Door::open().await;
    for (at, from, seconds, good) in [
        (ResponseIssued, From::Request, -60, true),
        (ResponseIssued, From::Request, -61, false),
        (ResponseIssued, From::Now, 60, true),
        (ResponseIssued, From::Now, 61, false),
        (AssertionIssued, From::Request, -60, true),
        (AssertionIssued, From::Request, -61, false),
        (AssertionIssued, From::Now, 60, true),
        (AssertionIssued, From::Now, 61, false),
        (Begins, From::Now, 60, true),
        (Begins, From::Now, 61, false),
        // An end is not part of what it ends: the provider's own clock would say no at that second.
        (ConditionsEnd, From::Now, -59, true),
        (ConditionsEnd, From::Now, -60, false),
        (SubjectEnds, From::Now, -59, true),
        (SubjectEnds, From::Now, -60, false),
    ] {
        let browser = door.house.app.browser();
        let pending = door.begin(&browser, 2, NEXT).await;
        door.house.app.pass(TimeDelta::seconds(AWAY));
        let reference = match from {
            From::Request => pending.issue_instant,
            From::Now => door.house.app.platform.now(),
        };
        let answer = at.put(door.answer(&pending), reference + TimeDelta::seconds(seconds));
        post(&browser, &pending.relay_state, &door.seal(&answer, &IDP_KEY)).await;
        let expected = if good { "accepted" } else { at.code() };
        assert_eq!(door.outcome(&pending).await, expected, "{} {seconds}", at.code());
        assert_eq!(is_in(&browser).await, good);
    }
}

#[tokio::test]
async fn a_provider_whose_clock_is_a_minute_apart_serves_and_one_second_more_does_not() {
    let door = Door::open().await;
    for (apart, expected) in
        [(60, "accepted"), (-60, "accepted"), (61, "response-issue-instant"), (-61, "response-issue-instant")]
    {
        let browser = door.house.app.browser();
        let pending = door.begin(&browser, 2, NEXT).await;
        // It answers at once, and everything that it writes is of its own clock.
        let shifted = |instant: DateTime<Utc>| instant + TimeDelta::seconds(apart);
        let (issued, end) = (shifted(pending.issue_instant), shifted(door.house.app.platform.now()));
        let mut answer = door.answer(&pending);
        for at in [ResponseIssued, AssertionIssued, Begins] {
            answer = at.put(answer, issued);
        }
        for at in [ConditionsEnd, SubjectEnds] {
            answer = at.put(answer, end + TimeDelta::minutes(5));
        }
        let page = post(&browser, &pending.relay_state, &door.seal(&answer, &IDP_KEY)).await;
        assert_eq!(door.outcome(&pending).await, expected, "{apart}");
        if expected != "accepted" {
            assert!(page.text().contains("Gli orologi non vanno d’accordo"), "{}", page.text());
        }
    }
}

#[tokio::test]
async fn a_login_lasts_for_a_quarter_of_an_hour() {
    let door = Door::open().await;
    for (after, expected) in [(15 * 60 - 1, "accepted"), (15 * 60, "late")] {
        let browser = door.house.app.browser();
        let pending = door.begin(&browser, 2, "/servizi/pasti-a-domicilio").await;
        door.house.app.pass(TimeDelta::seconds(after));
        let page = post(&browser, &pending.relay_state, &door.good(&pending)).await;
        assert_eq!(door.outcome(&pending).await, expected);
        if expected == "late" {
            assert_eq!(page.status, 403);
            assert!(page.text().contains("arrivata troppo tardi"), "{}", page.text());
            assert!(page.text().contains("/accesso?next=%2Fservizi%2Fpasti-a-domicilio"));
        }
    }
}
