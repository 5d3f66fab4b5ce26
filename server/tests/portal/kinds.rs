//! The list, to those whom its five columns do not name: operators of another body and of another zone, somebody whose
//! membership ended while they were at work, and a colleague of the same desk behind a mask. A new route has its row
//! here by having one in [`LIST`]: what it says to these kinds follows from its columns, or is written down below.

use app::routes::pattern::{
    API_SESSION, CONSOLE_BOOK, CONSOLE_DESK, CONSOLE_DOCUMENT, CONSOLE_EXCEPTIONAL, CONSOLE_FAMILY,
    CONSOLE_FAMILY_CARDS, CONSOLE_MERGE, CONSOLE_PERSON, CONSOLE_PERSON_FACTS, CONSOLE_PERSON_IDENTITY,
    CONSOLE_PERSON_REGISTRY, CONSOLE_PRIVACY, CONSOLE_REFERRAL,
};
use backend::{seed, testing::new_id};
use server::testing::Browser;

use super::{
    list::{
        LIST, Line,
        Right::Chiara,
        Says,
        Says::{Desk, Is, On},
    },
    routes::{Names, ask, said, scene},
    support::{House, ISSUER},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// An operator of another body of the zone, with a profile that hides nothing.
    OtherBody,
    /// An operator of another zone.
    OtherZone,
    /// An operator of the desk whose last day was yesterday, in a session that began before.
    Ended,
    /// An operator of the desk whose profile hides health and judicial facts.
    Masked,
}

use Kind::{Ended, Masked, OtherBody, OtherZone};

/// What may not be seen does not exist.
const GONE: Says = Is(404);

/// People are known to their zone, and to no other.
const OF_THE_ZONE: [&str; 9] = [
    app::routes::pattern::CONSOLE_CORRECTION,
    CONSOLE_PERSON,
    CONSOLE_PRIVACY,
    CONSOLE_MERGE,
    CONSOLE_PERSON_IDENTITY,
    CONSOLE_PERSON_FACTS,
    CONSOLE_FAMILY,
    CONSOLE_FAMILY_CARDS,
    CONSOLE_PERSON_REGISTRY,
];

/// What a kind is told that does not follow from the list.
const OTHERWISE: [(Kind, &str, &str, Says); 13] = [
    // The one of the list was sent to Karim's desk, of the same body as Chiara's.
    (OtherBody, "GET", CONSOLE_REFERRAL, GONE),
    (OtherBody, "POST", CONSOLE_REFERRAL, GONE),
    (OtherZone, "GET", CONSOLE_REFERRAL, GONE),
    (OtherZone, "POST", CONSOLE_REFERRAL, GONE),
    (OtherBody, "GET", app::routes::pattern::CONSOLE_REFERRAL_PAPER, GONE),
    (OtherZone, "GET", app::routes::pattern::CONSOLE_REFERRAL_PAPER, GONE),
    // Their desks receive nobody by appointment.
    (OtherBody, "POST", CONSOLE_BOOK, GONE),
    (OtherZone, "POST", CONSOLE_BOOK, GONE),
    // A script is told that nobody signed in.
    (Ended, "POST", API_SESSION, Is(401)),
    // Whoever works nowhere any more enters anew.
    (Ended, "POST", CONSOLE_DESK, On),
    // A prescription tells of health.
    (Masked, "GET", CONSOLE_DOCUMENT, GONE),
    // Here is something to be seen by a break-glass: it wants a reason.
    (Masked, "POST", CONSOLE_EXCEPTIONAL, Is(422)),
    // The part of the list is the needs, of which the mask shows no field.
    (Masked, "POST", app::routes::pattern::CONSOLE_CARD_PART, GONE),
];

fn is_of(line: &Line, method: &str, pattern: &str) -> bool {
    line.method.as_str() == method && line.pattern == pattern
}

fn expected(kind: Kind, line: &Line) -> Says {
    let written =
        OTHERWISE.iter().find(|(of, method, pattern, _)| *of == kind && is_of(line, method, pattern));
    written.map_or_else(|| follows(kind, line), |(.., says)| *says)
}

/// What follows from the columns of the list.
fn follows(kind: Kind, line: &Line) -> Says {
    let [anonymous, _, _, other_desk, right] = line.says;
    match kind {
        OtherZone if OF_THE_ZONE.contains(&line.pattern) => GONE,
        // Whatever asks who works here finds nobody.
        Ended if line.right == Chiara && matches!(anonymous, Desk | Is(401)) => GONE,
        OtherBody | OtherZone | Ended => other_desk,
        Masked => right,
    }
}

/// Walks the list; what was said otherwise than expected.
async fn walk(kind: Kind, browser: &Browser<'_>, names: &Names) -> Vec<String> {
    let mut surprises = Vec::new();
    // Of a colleague, only the pages of the desk: the others are a citizen's.
    for line in LIST.iter().filter(|line| kind != Masked || line.right == Chiara) {
        let answer = ask(browser, line, names).await;
        let (found, expected) = (said(&answer), expected(kind, line));
        if found != expected {
            let (method, pattern) = (&line.method, line.pattern);
            surprises.push(format!("{kind:?}: {method} {pattern}: {found:?}, not {expected:?}"));
        }
    }
    surprises
}

/// Another zone with a body, a desk, and an operator who works there.
pub async fn elsewhere(house: &House) {
    let added = sqlx::query(
        "WITH far AS (INSERT INTO zone (id, name) VALUES ($1, 'Zona sociale lontana')),
         body AS (INSERT INTO organisation (id, zone_id, name) VALUES ($2, $1, 'Comune lontano')),
         seen AS (INSERT INTO profile (id, zone_id, name) VALUES ($3, $1, 'Segretariato lontano')),
         place AS (
            INSERT INTO desk (id, zone_id, organisation_id, profile_id, name)
            VALUES ($4, $1, $2, $3, 'Sportello lontano')
         ),
         who AS (
            INSERT INTO operator (id, zone_id, issuer, subject, name, enabled, created_at)
            VALUES ($5, $1, $6, 'nives.lontana', 'Nives Lontana', true, $7)
         )
         INSERT INTO operator_desk (operator_id, desk_id, zone_id, role) VALUES ($5, $4, $1, 'front_desk')",
    );
    let ids: [uuid::Uuid; 5] = [(); 5].map(|()| new_id());
    let added = ids.into_iter().fold(added, sqlx::query::Query::bind);
    added.bind(ISSUER).bind(house.ctx().now).execute(&house.app.db.owner).await.unwrap();
}

#[tokio::test]
async fn who_is_elsewhere_or_here_no_more_gets_the_answer_of_the_list() {
    let house = House::open().await;
    seed::partner(&house.app.db.owner, &house.ctx(), Some(ISSUER)).await.unwrap();
    elsewhere(&house).await;
    let names = scene(&house).await;
    let irene = house.desk_of("irene.galli").await;
    let nives = house.desk_of("nives.lontana").await;
    let anna = house.desk_of("anna.bruni").await;
    assert_eq!(anna.get("/console").await.status, 200, "until then it is her desk");
    let ended = sqlx::query(
        "UPDATE operator_desk SET valid_until = $1
         WHERE operator_id = (SELECT id FROM operator WHERE subject = 'anna.bruni')",
    );
    ended.bind(house.ctx().today().pred_opt()).execute(&house.app.db.owner).await.unwrap();
    let mut surprises = walk(OtherBody, &irene, &names).await;
    surprises.extend(walk(OtherZone, &nives, &names).await);
    surprises.extend(walk(Ended, &anna, &names).await);
    assert!(surprises.is_empty(), "\n{}", surprises.join("\n"));
}

#[tokio::test]
async fn a_colleague_behind_a_mask_gets_the_same_answers_but_what_is_hidden() {
    let house = House::open().await;
    let names = scene(&house).await;
    let masked = sqlx::query(
        "UPDATE profile SET mask = '{health,judicial,needs,violence}' WHERE name = 'Segretariato sociale'",
    );
    assert_eq!(masked.execute(&house.app.db.owner).await.unwrap().rows_affected(), 1);
    let surprises = walk(Masked, &house.desk_of("chiara.moretti").await, &names).await;
    assert!(surprises.is_empty(), "\n{}", surprises.join("\n"));
}

#[test]
fn what_is_written_down_for_a_kind_is_of_a_line_of_the_list_and_differs_from_it() {
    for (kind, method, pattern, says) in OTHERWISE {
        let lines: Vec<&Line> = LIST.iter().filter(|line| is_of(line, method, pattern)).collect();
        assert!(!lines.is_empty(), "{kind:?}: {method} {pattern} is in no list");
        let says_so = lines.iter().all(|line| follows(kind, line) == says);
        assert!(!says_so, "{kind:?}: {method} {pattern} says nothing new");
    }
    for pattern in OF_THE_ZONE {
        assert!(LIST.iter().any(|line| line.pattern == pattern), "{pattern} is in no list");
    }
}
