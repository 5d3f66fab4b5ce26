//! Cards handed to bodies without access: what the database lets nobody do, and what cannot happen twice.

use backend::{
    Error, Work,
    referrals::outside::{self, Entered, LinkKey, NewLink, Sending, Token},
    seed,
    testing::new_id,
};
use domain::{
    Id,
    actor::Operator,
    card::Card,
    referral::{
        Outcome, Piece, Tag,
        outside::{Answer, Code, End, Event, Look, Outside, Standing},
    },
};

use crate::support::{NOON, Scene, grant};

const KEY: LinkKey = LinkKey::new([7; 32]);

fn code() -> Code {
    Code::drawn([9; 8])
}

fn mark(byte: u8) -> Token {
    Token::new([byte; 32])
}

/// A card of Chiara's, sent outside: what it is, and the token of its link.
async fn sent(scene: &Scene) -> (Id<Card>, Id<Outside>, Token) {
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let card = scene.accepted(&scene.giulia).await;
    let sending = Sending {
        id: Id::new(new_id()),
        body: "Croce Verde".to_owned(),
        address: "anna@croceverde.example".parse().unwrap(),
        pieces: Piece::all().collect(),
        papers: Vec::new(),
        why: "Serve un trasporto".to_owned(),
        informed: true,
    };
    let link = NewLink { id: Id::new(new_id()), key: &KEY, code: &code() };
    assert!(outside::send(pool, ctx, grant(&scene.chiara), card, &sending, &link).await.unwrap());
    assert!(!outside::send(pool, ctx, grant(&scene.chiara), card, &sending, &link).await.unwrap(), "once");
    (card, sending.id, KEY.token(link.id).unwrap())
}

async fn enter(scene: &Scene, token: &Token, typed: &Code, fresh: &Token) -> Entered {
    outside::enter(&scene.db.app, &scene.ctx, &KEY, (token, None), typed, fresh).await.unwrap()
}

#[tokio::test]
async fn of_two_browsers_at_once_one_gets_in() {
    let scene = Scene::at(NOON).await;
    let (_, id, token) = sent(&scene).await;
    let (one, two) = (mark(1), mark(2));
    let right = code();
    let (first, second) =
        tokio::join!(enter(&scene, &token, &right, &one), enter(&scene, &token, &right, &two));
    let won = [&first, &second].map(|entered| matches!(entered, Entered::In { .. }));
    assert_ne!(won[0], won[1], "{first:?} {second:?}");
    let (inside, outsider) = if won[0] { (one, two) } else { (two, one) };
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let look = outside::look(pool, ctx, &token, Some(&inside)).await.unwrap();
    assert!(matches!(look, Look::Open(shown) if shown.reading.is_some()));
    assert_eq!(outside::look(pool, ctx, &token, Some(&outsider)).await.unwrap(), Look::Elsewhere);
    let receive = || Answer::Receive { by: "Anna".to_owned() };
    let forged = outside::answer(pool, ctx, (&token, Some(&outsider)), receive()).await;
    assert!(matches!(forged, Err(Error::NotFound)), "{forged:?}");
    outside::answer(pool, ctx, (&token, Some(&inside)), receive()).await.unwrap();
    let late = outside::cancel(pool, ctx, grant(&scene.chiara), id).await;
    assert!(matches!(late, Err(Error::WrongReferral(_))), "{late:?}");
    let report = Answer::Report { outcome: Outcome::Accepted, text: String::new() };
    outside::answer(pool, ctx, (&token, Some(&inside)), report).await.unwrap();
    let seen = outside::follow(pool, ctx, grant(&scene.chiara), id).await.unwrap();
    assert_eq!(seen.referral.state.tag(), Tag::Concluded);
    let events: Vec<_> = seen.steps.iter().map(|step| step.event).collect();
    assert_eq!(events, [Event::Sent, Event::Seen, Event::Received, Event::Reported]);
}

#[tokio::test]
async fn wrong_codes_typed_at_once_are_all_counted() {
    let scene = Scene::at(NOON).await;
    let (_, id, token) = sent(&scene).await;
    let (wrong, fresh) = (Code::drawn([1; 8]), mark(1));
    let try_one = || enter(&scene, &token, &wrong, &fresh);
    let all = tokio::join!(try_one(), try_one(), try_one(), try_one(), try_one(), try_one());
    let all = [all.0, all.1, all.2, all.3, all.4, all.5];
    assert_eq!(all.iter().filter(|entered| matches!(entered, Entered::Wrong { .. })).count(), 5, "{all:?}");
    assert!(matches!(enter(&scene, &token, &code(), &fresh).await, Entered::Other(Look::Gone(_))));
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let seen = outside::follow(pool, ctx, grant(&scene.chiara), id).await.unwrap();
    assert_eq!(seen.referral.link.standing(ctx.now), Standing::Ended(End::WrongCodes));
    assert_eq!(seen.steps.last().unwrap().event, Event::Locked, "the sender is told");
    let link = NewLink { id: Id::new(new_id()), key: &KEY, code: &code() };
    outside::relink(pool, ctx, grant(&scene.chiara), id, None, &link).await.unwrap();
    let newer = KEY.token(link.id).unwrap();
    assert!(matches!(enter(&scene, &newer, &code(), &fresh).await, Entered::In { .. }));
}

async fn count(work: &mut Work, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table}");
    sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(work.connection()).await.unwrap()
}

#[tokio::test]
async fn another_desk_and_a_citizen_read_and_write_nothing_of_it_by_hand() {
    let scene = Scene::at(NOON).await;
    seed::partner(&scene.db.owner, &scene.ctx, Some("http://localhost:8090")).await.unwrap();
    let (_, id, _) = sent(&scene).await;
    let irene = scene.operator("irene.galli").await;
    let karim = scene.operator("karim.haddad").await;
    for who in [&irene, &karim] {
        let gone = outside::follow(&scene.db.app, &scene.ctx, grant(who), id).await;
        assert!(matches!(gone, Err(Error::NotFound)));
        assert!(outside::list(&scene.db.app, &scene.ctx, grant(who)).await.unwrap().is_empty());
        let link = NewLink { id: Id::new(new_id()), key: &KEY, code: &code() };
        let made = outside::relink(&scene.db.app, &scene.ctx, grant(who), id, None, &link).await;
        assert!(matches!(made, Err(Error::NotFound)));
        let mut work = Work::operator(&scene.db.app, who).await.unwrap();
        nothing(&mut work).await;
        forged(&mut work, who, id).await;
    }
    nothing(&mut Work::citizen(&scene.db.app, &scene.giulia).await.unwrap()).await;
}

/// Nothing is seen, and nothing that is there is changed.
async fn nothing(work: &mut Work) {
    for table in ["outside_referral", "outside_link", "outside_step", "outside_document"] {
        assert_eq!(count(work, table).await, 0, "{table}");
    }
    for change in ["UPDATE outside_referral SET state = state", "UPDATE outside_link SET tries = 0"] {
        let changed = sqlx::query(change).execute(work.connection()).await.unwrap();
        assert_eq!(changed.rows_affected(), 0, "{change}");
    }
}

/// A link of one's own to what another desk sent.
async fn forged(work: &mut Work, who: &Operator, id: Id<Outside>) {
    let link = sqlx::query(
        "INSERT INTO outside_link
            (id, zone_id, referral_id, address, token_digest, code_digest, made_at, expires_at)
         VALUES (gen_random_uuid(), $1, $2, 'x@y.example', sha256('a'), sha256('b'), now(), now() + interval '1 day')",
    )
    .bind(who.zone.uuid())
    .bind(id.uuid())
    .execute(work.connection())
    .await;
    assert!(link.is_err(), "a link to another desk's");
}

#[tokio::test]
async fn a_desk_sends_only_its_own_cards_and_what_was_sent_stays_as_it_was() {
    let scene = Scene::at(NOON).await;
    let (card, _, _) = sent(&scene).await;
    let karim = scene.operator("karim.haddad").await;
    let mut work = Work::operator(&scene.db.app, &karim).await.unwrap();
    let stolen = sqlx::query(
        "INSERT INTO outside_referral
            (id, zone_id, from_desk_id, card_id, body, state, facts, why, informed, sent_at, content)
         VALUES (gen_random_uuid(), $1, $2, $3, 'x', 'sent', '{\"state\": \"sent\"}', 'x', true, now(), '{}')",
    )
    .bind(karim.zone.uuid())
    .bind(karim.desk.id.uuid())
    .bind(card.uuid())
    .execute(work.connection())
    .await;
    assert!(stolen.is_err(), "somebody else's card");
    for forbidden in [
        "UPDATE outside_referral SET content = '{}'",
        "UPDATE outside_referral SET body = 'x'",
        "DELETE FROM outside_referral",
        "UPDATE outside_link SET token_digest = code_digest",
        "UPDATE outside_link SET expires_at = now()",
        "DELETE FROM outside_link",
        "UPDATE outside_step SET note = 'x'",
        "DELETE FROM outside_step",
    ] {
        let error = sqlx::query(forbidden).execute(&scene.db.app).await.unwrap_err();
        assert!(error.to_string().contains("permission denied"), "{forbidden}: {error}");
    }
}
