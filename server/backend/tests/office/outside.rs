//! Cards handed to bodies without access: what the database lets nobody do, and what cannot happen twice.

use backend::{
    Context, Error, Work, alerts,
    cards::{self, Asked},
    desk_documents::{self, Of},
    intake,
    referrals::{
        self,
        outside::{self, Entered, LinkKey, NewLink, Sending, Token},
    },
    seed,
    testing::new_id,
};
use chrono::TimeDelta;
use domain::{
    Id,
    actor::Operator,
    alert::{About, Alert, Kind},
    card::{Card, requests::AskedBy},
    document::{DeskDocument, Sort, Verification},
    referral::{
        Outcome, Piece, Tag,
        outside::{Answer, Code, End, Event, LINKS_PER_HOUR, Look, Outside, Standing},
    },
};

use crate::support::{NOON, Scene, at, count, grant, report};

pub const KEY: LinkKey = LinkKey::new([7; 32]);

pub fn code() -> Code {
    Code::drawn([9; 8])
}

fn mark(byte: u8) -> Token {
    Token::new([byte; 32])
}

/// Everything of a card, with these documents.
fn sending(papers: Vec<Id<DeskDocument>>) -> Sending {
    Sending {
        id: Id::new(new_id()),
        body: "Croce Verde".to_owned(),
        address: "anna@croceverde.example".parse().unwrap(),
        pieces: Piece::all().collect(),
        papers,
        why: "Serve un trasporto".to_owned(),
        informed: true,
    }
}

/// A card of Chiara's, sent outside: what it is, and the token of its link.
pub async fn sent(scene: &Scene) -> (Id<Card>, Id<Outside>, Token) {
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let card = scene.accepted(&scene.giulia).await;
    let sending = sending(Vec::new());
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
    let look = outside::look(pool, ctx, &token, Some(&outsider)).await.unwrap();
    assert!(matches!(look, Look::Elsewhere(sender) if sender.desk == scene.chiara.desk.name));
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
    assert!(matches!(enter(&scene, &token, &code(), &fresh).await, Entered::Other(Look::Gone(..))));
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let seen = outside::follow(pool, ctx, grant(&scene.chiara), id).await.unwrap();
    assert_eq!(seen.referral.link.standing(ctx.now), Standing::Ended(End::WrongCodes));
    assert_eq!(seen.steps.last().unwrap().event, Event::Locked, "the sender is told");
    let link = NewLink { id: Id::new(new_id()), key: &KEY, code: &code() };
    outside::relink(pool, ctx, grant(&scene.chiara), id, None, &link).await.unwrap();
    let newer = KEY.token(link.id).unwrap();
    assert!(matches!(enter(&scene, &newer, &code(), &fresh).await, Entered::In { .. }));
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
        assert!(outside::list(&scene.db.app, &scene.ctx, grant(who)).await.unwrap().rows.is_empty());
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
    assert!(!by_hand(&scene, &karim, card).await, "somebody else's card");
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

/// Whether the database takes a row that sends this card outside.
async fn by_hand(scene: &Scene, who: &Operator, card: Id<Card>) -> bool {
    let mut work = Work::operator(&scene.db.app, who).await.unwrap();
    let done = sqlx::query(
        "INSERT INTO outside_referral
            (id, zone_id, from_desk_id, card_id, body, state, facts, why, informed, sent_at, content)
         VALUES (gen_random_uuid(), $1, $2, $3, 'x', 'sent', '{\"state\": \"sent\"}', 'x', true, now(), '{}')",
    )
    .bind(who.zone.uuid())
    .bind(who.desk.id.uuid())
    .bind(card.uuid())
    .execute(work.connection())
    .await;
    done.is_ok()
}

#[tokio::test]
async fn courts_and_protected_addresses_never_leave_whatever_the_sender_sees() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let (card, id, _) = sent(&scene).await;
    let offer = outside::offer(pool, ctx, grant(chiara), card).await.unwrap();
    let kept: String = sqlx::query_scalar("SELECT content::text FROM outside_referral WHERE id = $1")
        .bind(id.uuid())
        .fetch_one(&scene.db.owner)
        .await
        .unwrap();
    for text in [format!("{:?}", offer.package), kept] {
        assert!(text.contains("SEGRETO-SALUTE") && !text.contains("SEGRETO-TRIBUNALE"), "{text}");
    }
    let papers = [
        kept_paper(&scene, card, Sort::Court, Verification::Accepted).await,
        kept_paper(&scene, card, Sort::Home, Verification::Accepted).await,
    ];
    let offer = outside::offer(pool, ctx, grant(chiara), card).await.unwrap();
    assert_eq!(offer.papers.iter().map(|paper| paper.id).collect::<Vec<_>>(), papers[1..]);
    assert_eq!(went(&scene, card, papers.to_vec()).await, papers[1..]);
}

#[tokio::test]
async fn documents_go_once_the_scanner_took_them() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let card = scene.accepted(&scene.giulia).await;
    let paper = kept_paper(&scene, card, Sort::Home, Verification::Waiting).await;
    let offer = outside::offer(pool, ctx, grant(&scene.chiara), card).await.unwrap();
    assert!(offer.papers.is_empty(), "nobody looked at it yet");
    assert!(went(&scene, card, vec![paper]).await.is_empty());
    intake::document_scanned(pool, ctx, Id::new(paper.uuid()), true).await.unwrap();
    assert_eq!(went(&scene, card, vec![paper]).await, [paper]);
}

/// A document that is kept with a service of this card.
pub async fn kept_paper(
    scene: &Scene,
    card: Id<Card>,
    sort: Sort,
    verification: Verification,
) -> Id<DeskDocument> {
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let asked = Asked { service: "2.03".parse().unwrap(), on: ctx.today(), asked_by: AskedBy::Person };
    let request = cards::add_request(pool, ctx, grant(&scene.chiara), card, &asked).await.unwrap();
    let (mut upload, of) = (report(), Of::Request(card, request));
    upload.verification = verification;
    desk_documents::add(pool, ctx, grant(&scene.chiara), of, (sort, "Titolo"), &upload).await.unwrap()
}

/// Which of these documents go along.
async fn went(scene: &Scene, card: Id<Card>, papers: Vec<Id<DeskDocument>>) -> Vec<Id<DeskDocument>> {
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let sending = sending(papers);
    let link = NewLink { id: Id::new(new_id()), key: &KEY, code: &code() };
    outside::send(pool, ctx, grant(chiara), card, &sending, &link).await.unwrap();
    let followed = outside::follow(pool, ctx, grant(chiara), sending.id).await.unwrap();
    followed.papers.into_iter().map(|paper| paper.id).collect()
}

#[tokio::test]
async fn a_desk_of_the_third_sector_sends_nobody_outside() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let card = scene.accepted(&scene.giulia).await;
    assert!(referrals::offer(pool, ctx, grant(chiara), card, None).await.unwrap().outside);
    assert!(by_hand(&scene, chiara, card).await);
    sqlx::query("UPDATE organisation SET kind = 'third_sector' WHERE id = $1")
        .bind(chiara.organisation.uuid())
        .execute(&scene.db.owner)
        .await
        .unwrap();
    assert!(!referrals::offer(pool, ctx, grant(chiara), card, None).await.unwrap().outside);
    let offer = outside::offer(pool, ctx, grant(chiara), card).await;
    assert!(matches!(offer, Err(Error::NotFound)), "{offer:?}");
    let link = NewLink { id: Id::new(new_id()), key: &KEY, code: &code() };
    let done = outside::send(pool, ctx, grant(chiara), card, &sending(Vec::new()), &link).await;
    assert!(matches!(done, Err(Error::NotFound)), "{done:?}");
    assert!(!by_hand(&scene, chiara, card).await, "nor by hand");
}

#[tokio::test]
async fn a_list_that_is_cut_says_so() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let (_, id, _) = sent(&scene).await;
    let all = outside::list(pool, ctx, grant(&scene.chiara)).await.unwrap();
    assert_eq!((all.rows.len(), all.more), (1, false));
    sqlx::query(
        "WITH copy AS (
            INSERT INTO outside_referral
                (id, zone_id, from_desk_id, card_id, body, state, facts, why, informed, sent_at, content)
            SELECT gen_random_uuid(), zone_id, from_desk_id, card_id, body, state, facts, why, informed, sent_at, content
            FROM outside_referral
            CROSS JOIN generate_series(1, 200)
            WHERE id = $1
            RETURNING id, zone_id
         )
         INSERT INTO outside_link
            (id, zone_id, referral_id, address, token_digest, code_digest, made_at, expires_at)
         SELECT gen_random_uuid(), zone_id, id, 'x@y.example', sha256(id::text::bytea), sha256('b'), $2, $3
         FROM copy",
    )
    .bind(id.uuid())
    .bind(ctx.now)
    .bind(ctx.now + TimeDelta::days(7))
    .execute(&scene.db.owner)
    .await
    .unwrap();
    let all = outside::list(pool, ctx, grant(&scene.chiara)).await.unwrap();
    assert_eq!((all.rows.len(), all.more), (200, true));
}

/// How many alerts about it an operator has, once the portal looked.
async fn told(scene: &Scene, who: &Operator, id: Id<Outside>) -> usize {
    alerts::gather(&scene.db.app, &scene.ctx).await.unwrap();
    let all = alerts::list(&scene.db.app, &scene.ctx, who, None).await.unwrap().rows;
    all.iter().filter(|alert| alert.about == About::Outside(id) && alert.label.is_empty()).count()
}

#[tokio::test]
async fn whoever_sent_it_is_told_of_every_answer() {
    let scene = Scene::at(NOON).await;
    let (_, id, token) = sent(&scene).await;
    let (mine, anna) = (mark(1), scene.operator("anna.bruni").await);
    assert!(matches!(enter(&scene, &token, &code(), &mine).await, Entered::In { .. }));
    assert_eq!(told(&scene, &scene.chiara, id).await, 0, "that it was opened is no news");
    let report = Answer::Report { outcome: Outcome::Closed, text: "Fatto".to_owned() };
    for (count, answer) in [(1, Answer::Receive { by: "Anna".to_owned() }), (2, report)] {
        let ctx = Context { now: scene.ctx.now + TimeDelta::minutes(count), ..scene.ctx };
        outside::answer(&scene.db.app, &ctx, (&token, Some(&mine)), answer).await.unwrap();
        for _ in 0..2 {
            assert_eq!(i64::try_from(told(&scene, &scene.chiara, id).await), Ok(count));
        }
    }
    assert_eq!(told(&scene, &anna, id).await, 0, "and no colleague");
}

#[tokio::test]
async fn whoever_sent_it_is_told_that_its_link_closed() {
    let scene = Scene::at(NOON).await;
    let (_, id, token) = sent(&scene).await;
    for _ in 0..5 {
        enter(&scene, &token, &Code::drawn([1; 8]), &mark(1)).await;
    }
    assert_eq!(told(&scene, &scene.chiara, id).await, 1);
}

/// The alerts of this kind that an operator has, once the portal looked at this moment.
async fn kinds(scene: &Scene, who: &Operator, kind: Kind, when: &str) -> Vec<Alert> {
    alerts::gather(&scene.db.app, &at(when)).await.unwrap();
    let mut rows = alerts::list(&scene.db.app, &scene.ctx, who, None).await.unwrap().rows;
    rows.retain(|alert| alert.kind == kind);
    rows
}

#[tokio::test]
async fn what_nobody_opens_is_told_to_who_sent_it_and_what_waits_too_long_to_the_coordinators() {
    let scene = Scene::at(NOON).await;
    let (pool, chiara) = (&scene.db.app, &scene.chiara);
    seed::eyes(&scene.db.owner, &scene.ctx, "http://localhost:8090").await.unwrap();
    let marta = scene.operator("marta.riva").await;
    let (_, id, _) = sent(&scene).await;
    assert!(kinds(&scene, chiara, Kind::OutsideUnseen, "2026-11-22T11:30:00Z").await.is_empty(), "two days");
    for when in ["2026-11-23T11:30:00Z", "2026-11-24T11:30:00Z"] {
        let found = kinds(&scene, chiara, Kind::OutsideUnseen, when).await;
        assert_eq!((found.len(), found[0].about), (1, About::Outside(id)), "{when}");
    }
    let noted = async |when: &str| referrals::note_late(pool, &at(when), 7).await.unwrap();
    assert_eq!(noted("2026-11-26T11:00:00Z").await, 0, "six days");
    assert_eq!(noted("2026-11-28T11:00:00Z").await, 1);
    assert_eq!(noted("2026-11-29T11:00:00Z").await, 0, "once");
    for _ in 0..2 {
        let found = kinds(&scene, &marta, Kind::OutsideLate, "2026-11-28T11:01:00Z").await;
        let (about, label) = (found[0].about, found[0].label.clone());
        assert_eq!((found.len(), about, label), (1, About::Numbers, chiara.desk.name.clone()));
    }
    let seen = outside::follow(pool, &scene.ctx, grant(chiara), id).await.unwrap();
    assert!(seen.referral.is_late());
    assert!(seen.steps.iter().any(|step| step.event == Event::Late && step.by.is_none()));
    outside::cancel(pool, &scene.ctx, grant(chiara), id).await.unwrap();
    let all = outside::list(pool, &scene.ctx, grant(chiara)).await.unwrap();
    assert!(!all.rows[0].is_late(), "what ended waits no more");
}

#[tokio::test]
async fn one_operator_makes_so_many_links_an_hour() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let (card, id, _) = sent(&scene).await;
    let key = &KEY;
    let code = code();
    let fresh = || NewLink { id: Id::new(new_id()), key, code: &code };
    for _ in 1..LINKS_PER_HOUR {
        assert!(outside::relink(pool, ctx, grant(chiara), id, None, &fresh()).await.unwrap());
    }
    let more = outside::relink(pool, ctx, grant(chiara), id, None, &fresh()).await;
    assert!(matches!(more, Err(Error::LimitReached)), "{more:?}");
    let more = outside::send(pool, ctx, grant(chiara), card, &sending(Vec::new()), &fresh()).await;
    assert!(matches!(more, Err(Error::LimitReached)), "{more:?}");
    let later = Context { now: ctx.now + TimeDelta::minutes(61), ..*ctx };
    assert!(outside::relink(pool, &later, grant(chiara), id, None, &fresh()).await.unwrap());
}
