//! Cards handed to other desks: who does what, what is seen, and what cannot happen twice.

use std::collections::BTreeMap;

use backend::{
    Context, Error, Work, alerts,
    cards::{self, AtCounter, PartEdit},
    intake, menu, people,
    referrals::{self, Sending},
    seed,
    testing::new_id,
};
use chrono::TimeDelta;
use domain::{
    Id,
    actor::Operator,
    alert::About,
    card::{AccessReason, Card, parts::Part},
    document::{Sort, Verification},
    fields::Values,
    intake::Intake,
    mask::{Field, Group, Mask},
    permission::{Denied, EditCards, authorise},
    referral::{ActKind, Outcome, Piece, Referral, Tag},
};

use super::{
    diary::note,
    outside::kept_paper,
    support::{NOON, Scene, at, grant, spontaneous},
};

pub const SECRET: &str = "SEGRETO-SALUTE";
pub const PRIVATE: &str = "SEGRETO-PRIVATO";

/// The scene with a third desk, and an operator there.
pub async fn scene() -> (Scene, Operator, Operator) {
    let scene = Scene::at(NOON).await;
    seed::partner(&scene.db.owner, &scene.ctx, Some("http://localhost:8090")).await.unwrap();
    let (karim, irene) = (scene.operator("karim.haddad").await, scene.operator("irene.galli").await);
    (scene, karim, irene)
}

/// A card of Chiara's with a word about violence, in the needs, and with a public and a private note.
pub async fn card(scene: &Scene) -> Id<Card> {
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let card = scene.accepted(&scene.giulia).await;
    let mut values = Values::default();
    values.set("violenza", [format!("{SECRET}-BISOGNO")]);
    let (seen, reason, taken_from) = (None, None, None);
    let edit = PartEdit { values, version: 0, seen, choices: BTreeMap::new(), reason, taken_from };
    cards::save_part(pool, ctx, grant(chiara), card, Part::Needs, &edit).await.unwrap();
    for (words, private) in [("Richiamare lunedì", false), (PRIVATE, true)] {
        cards::add_note(pool, ctx, grant(chiara), card, &note(words, ctx), private).await.unwrap();
    }
    card
}

pub fn sending(to: &Operator) -> Sending {
    Sending {
        id: Id::new(new_id()),
        to: to.desk.id,
        pieces: Piece::all().collect(),
        papers: Vec::new(),
        why: "Serve un alloggio".to_owned(),
        informed: true,
        again: false,
    }
}

pub async fn send(
    scene: &Scene,
    from: &Operator,
    card: Id<Card>,
    to: &Operator,
) -> Result<Id<Referral>, Error> {
    referrals::send(&scene.db.app, &scene.ctx, grant(from), card, &sending(to)).await
}

async fn tag(scene: &Scene, who: &Operator, id: Id<Referral>) -> Tag {
    let found = referrals::follow(&scene.db.app, &scene.ctx, grant(who), id).await.unwrap();
    found.referral.state.tag()
}

#[tokio::test]
async fn there_and_back_with_everything_in_the_history_and_the_audit_log() {
    let (scene, karim, irene) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let first = card(&scene).await;
    let id = send(&scene, &scene.chiara, first, &karim).await.unwrap();
    assert_eq!(tag(&scene, &scene.chiara, id).await, Tag::Sent, "the sender's look is no look");
    assert_eq!(menu::read(pool, &karim, ctx.today()).await.unwrap().referrals.number(), 1);
    assert_eq!(tag(&scene, &karim, id).await, Tag::Seen);
    let new = referrals::receive(pool, ctx, grant(&karim), id).await.unwrap();
    let opened = cards::open(pool, ctx, grant(&karim), new).await.unwrap();
    assert_eq!(
        opened.person.id,
        cards::open(pool, ctx, grant(&scene.chiara), first).await.unwrap().person.id
    );
    let access = opened.access.visible();
    assert_eq!((access.reason, access.description.as_str()), (AccessReason::Sent, "Serve un alloggio"));
    assert_eq!(access.sender, scene.chiara.desk.name, "who sent it is written down");
    assert!(opened.notes().is_empty(), "nothing is copied");
    referrals::report(pool, ctx, grant(&karim), id, Outcome::Closed, "Contratto firmato").await.unwrap();
    referrals::reopen(pool, ctx, grant(&scene.chiara), id, "Manca la firma").await.unwrap();
    referrals::report(pool, ctx, grant(&karim), id, Outcome::Accepted, "").await.unwrap();
    let seen = referrals::follow(pool, ctx, grant(&scene.chiara), id).await.unwrap();
    let acts: Vec<_> = seen.steps.iter().map(|step| step.act.unwrap()).collect();
    let (send, see, receive, report) = (ActKind::Send, ActKind::See, ActKind::Receive, ActKind::Report);
    assert_eq!(acts, [send, see, receive, report, ActKind::Reopen, report]);
    assert_eq!(seen.steps[4].note, Some(Field::Shown("Manca la firma".to_owned())));
    assert_eq!(seen.card, Some(first), "the sender's way leads to the sender's card");
    let elsewhere = referrals::follow(pool, ctx, grant(&irene), id).await;
    assert!(matches!(elsewhere, Err(Error::NotFound)), "a third desk");
    for who in [&karim, &irene] {
        let own = cards::open(pool, ctx, grant(who), first).await;
        assert!(matches!(own, Err(Error::NotFound)), "the sender's card stays where it is");
    }
    let audited: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM audit_event WHERE subject = 'referral' AND action = 'change' AND subject_id = $1",
    )
    .bind(id.uuid())
    .fetch_one(&scene.db.owner)
    .await
    .unwrap();
    assert_eq!(audited, 6, "every step");
}

#[tokio::test]
async fn every_act_is_refused_to_the_wrong_desk() {
    let (scene, karim, irene) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let id = send(&scene, &scene.chiara, card(&scene).await, &karim).await.unwrap();
    let gone = |done: Result<(), Error>, what: &str| assert!(matches!(done, Err(Error::NotFound)), "{what}");
    for who in [&scene.chiara, &irene] {
        let received = referrals::receive(pool, ctx, grant(who), id).await;
        assert!(matches!(received, Err(Error::NotFound)));
        gone(referrals::refuse(pool, ctx, grant(who), id, "no").await, "refuse");
        gone(referrals::report(pool, ctx, grant(who), id, Outcome::Accepted, "").await, "report");
    }
    for who in [&karim, &irene] {
        gone(referrals::cancel(pool, ctx, grant(who), id).await, "cancel");
    }
    gone(referrals::reopen(pool, ctx, grant(&irene), id, "no").await, "reopen");
    let paolo = scene.operator("paolo.neri").await;
    assert!(matches!(authorise::<EditCards>(&paolo), Err(Denied(_))));
    referrals::refuse(pool, ctx, grant(&karim), id, "Non è nostro").await.unwrap();
    let again = referrals::reopen(pool, ctx, grant(&karim), id, "no").await;
    assert!(matches!(again, Err(Error::WrongReferral(_))), "what was given back is sent again by the sender");
    referrals::reopen(pool, ctx, grant(&scene.chiara), id, "Invece sì").await.unwrap();
    assert_eq!(tag(&scene, &scene.chiara, id).await, Tag::Sent);
    referrals::cancel(pool, ctx, grant(&scene.chiara), id).await.unwrap();
    let late = referrals::receive(pool, ctx, grant(&karim), id).await;
    assert!(matches!(late, Err(Error::WrongReferral(_))), "{late:?}");
}

#[tokio::test]
async fn of_two_at_once_one_wins() {
    let (scene, karim, _) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let id = send(&scene, &scene.chiara, card(&scene).await, &karim).await.unwrap();
    let receive = || referrals::receive(pool, ctx, grant(&karim), id);
    let (one, two, cancelled) =
        tokio::join!(receive(), receive(), referrals::cancel(pool, ctx, grant(&scene.chiara), id));
    let won = [one.is_ok(), two.is_ok(), cancelled.is_ok()];
    assert_eq!(won.into_iter().filter(|won| *won).count(), 1, "{one:?} {two:?} {cancelled:?}");
    let cards: i64 = sqlx::query_scalar("SELECT count(*) FROM card WHERE desk_id = $1")
        .bind(karim.desk.id.uuid())
        .fetch_one(&scene.db.owner)
        .await
        .unwrap();
    assert_eq!(cards, i64::from(!won[2]), "no card without a receipt");
}

#[tokio::test]
async fn the_package_holds_neither_what_the_sender_nor_what_the_receiver_may_not_see() {
    let (scene, karim, irene) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let first = card(&scene).await;
    assert!(karim.mask.hides(Group::Violence) && !irene.mask.hides(Group::Violence));
    let id = send(&scene, &scene.chiara, first, &karim).await.unwrap();
    let stored = stored(&scene, id).await;
    assert!(stored.contains("Richiamare lunedì"), "{stored}");
    assert!(!stored.contains(SECRET) && !stored.contains(PRIVATE), "{stored}");
    // A profile that sees it gets it, a sender who does not see it cannot send it.
    let whole = send(&scene, &scene.chiara, first, &irene).await.unwrap();
    let text = self::stored(&scene, whole).await;
    assert!(text.contains(SECRET) && !text.contains(PRIVATE), "{text}");
    referrals::cancel(pool, ctx, grant(&scene.chiara), whole).await.unwrap();
    let mut blind = scene.chiara.clone();
    blind.mask = Mask::hiding([Group::Health, Group::Violence]);
    let partial = send(&scene, &blind, first, &irene).await.unwrap();
    assert!(!self::stored(&scene, partial).await.contains(SECRET));
    // And once more at every look.
    let mut narrower = karim.clone();
    narrower.mask = Mask::hiding(Group::ALL);
    let seen = referrals::follow(pool, ctx, grant(&narrower), id).await.unwrap();
    assert!(matches!(seen.referral.name, Field::Masked(Group::Identity)));
    let mut lines = seen.package.sections.iter().flat_map(|(_, lines)| lines);
    assert!(lines.all(|(label, value)| value.shown().is_none() || !label.contains("Codice")));
}

pub async fn stored(scene: &Scene, id: Id<Referral>) -> String {
    sqlx::query_scalar("SELECT content::text FROM referral_package WHERE referral_id = $1")
        .bind(id.uuid())
        .fetch_one(&scene.db.owner)
        .await
        .unwrap()
}

#[tokio::test]
async fn what_was_sent_stays_as_it_was() {
    let (scene, karim, _) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let first = card(&scene).await;
    let id = send(&scene, &scene.chiara, first, &karim).await.unwrap();
    let before = stored(&scene, id).await;
    let later = note("Scritto dopo", ctx);
    cards::add_note(pool, ctx, grant(&scene.chiara), first, &later, false).await.unwrap();
    assert_eq!(stored(&scene, id).await, before);
    for forbidden in [
        "UPDATE referral_package SET content = '{}'",
        "DELETE FROM referral_package",
        "UPDATE referral_step SET note = 'x'",
        "DELETE FROM referral_step",
        "UPDATE referral SET to_desk_id = from_desk_id",
        "DELETE FROM referral",
        "UPDATE hand_over SET why = 'x'",
    ] {
        let error = sqlx::query(forbidden).execute(&scene.db.app).await.unwrap_err();
        assert!(error.to_string().contains("permission denied"), "{forbidden}: {error}");
    }
}

#[tokio::test]
async fn documents_go_once_the_scanner_took_them_and_within_what_both_see() {
    let (scene, karim, irene) = scene().await;
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let first = card(&scene).await;
    let home = kept_paper(&scene, first, Sort::Home, Verification::Accepted).await;
    let health = kept_paper(&scene, first, Sort::Health, Verification::Accepted).await;
    let unseen = kept_paper(&scene, first, Sort::Home, Verification::Waiting).await;
    let offer = referrals::offer(pool, ctx, grant(chiara), first, Some(karim.desk.id)).await.unwrap();
    assert_eq!(offer.papers.iter().map(|paper| paper.id).collect::<Vec<_>>(), [home]);
    let form = Sending { papers: vec![home, health, unseen], ..sending(&karim) };
    let id = referrals::send(pool, ctx, grant(chiara), first, &form).await.unwrap();
    let seen = referrals::follow(pool, ctx, grant(&karim), id).await.unwrap();
    assert_eq!(seen.papers.iter().map(|paper| paper.id).collect::<Vec<_>>(), [home]);
    referrals::document(pool, ctx, grant(&karim), (id, home)).await.unwrap();
    for (who, paper) in [(&karim, health), (&karim, unseen), (&irene, home)] {
        let found = referrals::document(pool, ctx, grant(who), (id, paper)).await;
        assert!(matches!(found, Err(Error::NotFound)), "{found:?}");
    }
    let mut work = Work::operator(pool, &karim).await.unwrap();
    let forged =
        sqlx::query("INSERT INTO referral_document (referral_id, document_id, zone_id) VALUES ($1, $2, $3)")
            .bind(id.uuid())
            .bind(health.uuid())
            .bind(karim.zone.uuid())
            .execute(work.connection())
            .await;
    assert!(forged.is_err(), "the receiver adds nothing");
    drop(work);
    referrals::refuse(pool, ctx, grant(&karim), id, "Non è nostro").await.unwrap();
    let back = referrals::document(pool, ctx, grant(&karim), (id, home)).await;
    assert!(matches!(back, Err(Error::NotFound)), "what was given back is not opened any more");
}

#[tokio::test]
async fn a_third_desk_reads_and_writes_nothing_of_it_by_hand() {
    let (scene, karim, irene) = scene().await;
    let first = card(&scene).await;
    let id = send(&scene, &scene.chiara, first, &karim).await.unwrap();
    let mut work = Work::operator(&scene.db.app, &irene).await.unwrap();
    for table in ["referral", "referral_package", "referral_step"] {
        let sql = format!("SELECT count(*) FROM {table}");
        let seen: i64 =
            sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(work.connection()).await.unwrap();
        assert_eq!(seen, 0, "{table}");
    }
    let hops: i64 = sqlx::query_scalar("SELECT count(*) FROM referral_chain($1)")
        .bind(id.uuid())
        .fetch_one(work.connection())
        .await
        .unwrap();
    assert_eq!(hops, 0, "nor the chain");
    let changed =
        sqlx::query("UPDATE referral SET state = 'cancelled'").execute(work.connection()).await.unwrap();
    assert_eq!(changed.rows_affected(), 0);
    let forged = sqlx::query(
        "INSERT INTO referral
            (id, zone_id, chain_id, from_desk_id, to_desk_id, card_id, person_id, state, facts, informed, sent_at)
         SELECT gen_random_uuid(), zone_id, chain_id, to_desk_id, from_desk_id, card_id, person_id, 'sent',
            '{\"state\": \"sent\"}', true, now()
         FROM (SELECT $1::uuid AS zone_id, $2::uuid AS chain_id, $3::uuid AS from_desk_id, $4::uuid AS to_desk_id,
            $5::uuid AS card_id, $2::uuid AS person_id) AS made_up",
    )
    .bind(irene.zone.uuid())
    .bind(id.uuid())
    .bind(karim.desk.id.uuid())
    .bind(irene.desk.id.uuid())
    .bind(first.uuid())
    .execute(work.connection())
    .await;
    assert!(forged.is_err(), "somebody else's card cannot be sent");
}

#[tokio::test]
async fn the_same_form_sends_once_and_an_open_one_is_not_sent_again() {
    let (scene, karim, _) = scene().await;
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let first = card(&scene).await;
    let form = sending(&karim);
    for _ in 0..2 {
        assert_eq!(referrals::send(pool, ctx, grant(chiara), first, &form).await.unwrap(), form.id);
    }
    let meant = Sending { again: true, ..sending(&karim) };
    let twice = referrals::send(pool, ctx, grant(chiara), first, &meant).await;
    assert!(matches!(twice, Err(Error::AlreadySent)), "{twice:?}");
    let lists = referrals::list(pool, ctx, grant(chiara)).await.unwrap();
    assert_eq!((lists.sent.len(), lists.received.len()), (1, 0));
    referrals::refuse(pool, ctx, grant(&karim), form.id, "No").await.unwrap();
    referrals::send(pool, ctx, grant(chiara), first, &meant).await.unwrap();
    let both = referrals::reopen(pool, ctx, grant(chiara), form.id, "Di nuovo").await;
    assert!(matches!(both, Err(Error::AlreadySent)), "{both:?}");
    let to_myself = Sending { to: chiara.desk.id, ..sending(&karim) };
    let back = referrals::send(pool, ctx, grant(chiara), first, &to_myself).await;
    assert!(matches!(back, Err(Error::NotFound)), "{back:?}");
}

#[tokio::test]
async fn a_chain_that_comes_back_is_told_before() {
    let (scene, karim, irene) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let id = send(&scene, &scene.chiara, card(&scene).await, &karim).await.unwrap();
    let second = referrals::receive(pool, ctx, grant(&karim), id).await.unwrap();
    let on = send(&scene, &karim, second, &irene).await.unwrap();
    let third = referrals::receive(pool, ctx, grant(&irene), on).await.unwrap();
    let offer = referrals::offer(pool, ctx, grant(&irene), third, Some(karim.desk.id)).await.unwrap();
    assert!(offer.receivers.iter().all(|receiver| receiver.had), "Irene never saw the first step: {offer:?}");
    let back = send(&scene, &irene, third, &scene.chiara).await;
    assert!(matches!(back, Err(Error::ComesBack)), "{back:?}");
    let meant = Sending { again: true, ..sending(&scene.chiara) };
    let round = referrals::send(pool, ctx, grant(&irene), third, &meant).await.unwrap();
    let seen = referrals::follow(pool, ctx, grant(&scene.chiara), round).await.unwrap();
    assert_eq!(seen.chain.len(), 3, "whoever is part of it sees the whole chain");
}

#[tokio::test]
async fn an_answer_is_told_to_whoever_sent_it_and_is_none_where_it_goes_on_after_all() {
    let (scene, karim, _) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let id = send(&scene, &scene.chiara, card(&scene).await, &karim).await.unwrap();
    let told = async |who: &Operator| {
        alerts::gather(pool, ctx).await.unwrap();
        let rows = alerts::list(pool, ctx, who, None).await.unwrap().rows;
        rows.iter().filter(|alert| alert.about == About::Referral(id)).count()
    };
    assert_eq!((told(&karim).await, told(&scene.chiara).await), (1, 0));
    referrals::refuse(pool, ctx, grant(&karim), id, "No").await.unwrap();
    assert_eq!((told(&karim).await, told(&scene.chiara).await), (1, 1));
    referrals::reopen(pool, ctx, grant(&scene.chiara), id, "Sì").await.unwrap();
    let answered: bool = sqlx::query_scalar("SELECT answered_at IS NOT NULL FROM referral WHERE id = $1")
        .bind(id.uuid())
        .fetch_one(&scene.db.owner)
        .await
        .unwrap();
    assert!(!answered);
}

#[tokio::test]
async fn what_goes_on_after_it_was_concluded_is_told_to_whoever_received_it() {
    let (scene, karim, _) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let id = send(&scene, &scene.chiara, card(&scene).await, &karim).await.unwrap();
    referrals::receive(pool, ctx, grant(&karim), id).await.unwrap();
    referrals::report(pool, ctx, grant(&karim), id, Outcome::Closed, "Fatto").await.unwrap();
    let told = async || {
        alerts::gather(pool, ctx).await.unwrap();
        let rows = alerts::list(pool, ctx, &karim, None).await.unwrap().rows;
        rows.iter().filter(|alert| alert.about == About::Referral(id)).count()
    };
    assert_eq!(told().await, 0);
    referrals::reopen(pool, ctx, grant(&scene.chiara), id, "Manca la firma").await.unwrap();
    assert_eq!(told().await, 1);
}

#[tokio::test]
async fn what_waits_for_too_long_is_noted_once() {
    let (scene, karim, _) = scene().await;
    let pool = &scene.db.app;
    let id = send(&scene, &scene.chiara, card(&scene).await, &karim).await.unwrap();
    let noted = async |when: &str| referrals::note_late(pool, &at(when), 7).await.unwrap();
    assert_eq!(noted("2026-11-26T11:00:00Z").await, 0, "six days");
    assert_eq!(noted("2026-11-28T11:00:00Z").await, 1);
    assert_eq!(noted("2026-11-29T11:00:00Z").await, 0, "once");
    let sql = "SELECT zone_id FROM audit_event WHERE subject = 'referral' AND reason = 'late'";
    let zone: Option<uuid::Uuid> = sqlx::query_scalar(sql).fetch_one(&scene.db.owner).await.unwrap();
    assert_eq!(zone, Some(karim.zone.uuid()), "the auditors of the zone read it");
    let lists = referrals::list(pool, &scene.ctx, grant(&karim)).await.unwrap();
    assert!(lists.received[0].is_late());
    let seen = referrals::follow(pool, &scene.ctx, grant(&karim), id).await.unwrap();
    assert!(seen.steps.iter().any(|step| step.act.is_none() && step.by.is_none()));
    referrals::refuse(pool, &scene.ctx, grant(&karim), id, "No").await.unwrap();
    alerts::gather(pool, &scene.ctx).await.unwrap();
    let told = async || alerts::list(pool, &scene.ctx, &karim, None).await.unwrap().rows.len();
    let before = told().await;
    let later = Context { now: scene.ctx.now + TimeDelta::minutes(1), ..scene.ctx };
    referrals::reopen(pool, &later, grant(&scene.chiara), id, "Sì").await.unwrap();
    let lists = referrals::list(pool, &scene.ctx, grant(&karim)).await.unwrap();
    assert!(!lists.received[0].is_late(), "it begins anew");
    alerts::gather(pool, &later).await.unwrap();
    assert_eq!(told().await, before + 1, "and the desk is told");
}

#[tokio::test]
async fn whoever_turns_out_to_be_somebody_else_stays_in_the_list_of_a_desk_that_sees_nobody_else() {
    let (scene, karim, _) = scene().await;
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let alias = people::propose_alias(pool, ctx, grant(chiara)).await.unwrap();
    let nameless = people::enter_anonymous(pool, ctx, grant(chiara), alias).await.unwrap();
    let access = spontaneous(ctx.today(), "Chiede una casa.");
    let new = AtCounter { id: Id::new(new_id()), person: nameless, access, service: None };
    let first = cards::open_at_counter(pool, ctx, grant(chiara), &new).await.unwrap();
    let id = send(&scene, chiara, first, &karim).await.unwrap();
    let known = scene.accepted(&scene.giulia).await;
    let known = cards::open(pool, ctx, grant(chiara), known).await.unwrap().person.id;
    crate::zone::outside(&scene).await;
    let karim = Operator { mask: Mask::none(), ..karim };
    crate::merging::merge(&scene, chiara, (nameless, known), &[]).await.unwrap();
    let lists = referrals::list(pool, ctx, grant(&karim)).await.unwrap();
    let names: Vec<_> = lists.received.iter().map(|referral| referral.name.clone()).collect();
    assert_eq!(names, [Field::Shown("Giulia Ferrante".to_owned())]);
    let received = referrals::receive(pool, ctx, grant(&karim), id).await.unwrap();
    assert_eq!(cards::open(pool, ctx, grant(&karim), received).await.unwrap().person.id, known);
}

#[tokio::test]
async fn a_request_changes_desk_before_it_is_taken_up_and_the_citizen_sees_where_it_is() {
    let (scene, karim, irene) = scene().await;
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let (id, protocollo) = scene.sent(&scene.giulia).await;
    let letter = |desk: &str| format!("Adesso è a {desk}");
    let over = async |from: &Operator, to: &Operator, again: bool| {
        intake::hand_over(pool, ctx, grant(from), id, (to.desk.id, again), "È per loro", letter).await
    };
    assert!(matches!(over(&karim, &irene, false).await, Err(Error::NotFound)), "somebody else's request");
    let later = Context { now: ctx.now + TimeDelta::minutes(1), ..*ctx };
    let to = (karim.desk.id, false);
    intake::hand_over(pool, &later, grant(chiara), id, to, "È per loro", letter).await.unwrap();
    alerts::gather(pool, &later).await.unwrap();
    let told = alerts::list(pool, &later, &karim, None).await.unwrap();
    assert_eq!(told.rows.len(), 1, "that it came is told once");
    let gone = intake::detail(pool, ctx, grant(chiara), id).await;
    assert!(matches!(gone, Err(Error::NotFound)), "it is the other desk's now");
    let own = intake::open_own(pool, ctx, &scene.giulia, protocollo).await.unwrap();
    assert_eq!(own.intake.desk.name, karim.desk.name);
    assert_eq!(own.intake.office.get(domain::Lang::It), karim.desk.name, "that desk answers for it now");
    let area = intake::area(pool, ctx, &scene.giulia, domain::intake::Shelf::All, None).await.unwrap();
    assert_eq!(area.rows[0].office.get(domain::Lang::It), karim.desk.name);
    assert!(own.messages.iter().any(|message| message.text.contains(&karim.desk.name)));
    let there = intake::detail(pool, ctx, grant(&karim), id).await.unwrap();
    assert_eq!(there.protocollo, protocollo, "the number stays");
    assert_eq!((there.came.len(), &there.came[0].why), (1, &Field::Shown("È per loro".to_owned())));
    hides_the_reason(&scene, &Operator { mask: Mask::hiding([Group::Needs]), ..karim.clone() }, id).await;
    assert!(matches!(over(&karim, chiara, false).await, Err(Error::ComesBack)));
    over(&karim, &irene, false).await.unwrap();
    let filter = domain::intake::Filter { text: Some("ferrante".to_owned()), ..Default::default() };
    let found = intake::page(pool, ctx, grant(&irene), &filter, None).await;
    assert_eq!(found.unwrap().rows.len(), 1, "it is found by name at its new desk");
    intake::take_up(pool, ctx, grant(&irene), id, "preso").await.unwrap();
    assert!(matches!(over(&irene, &karim, true).await, Err(Error::WrongState(_))), "taken up");
    let lists = referrals::list(pool, ctx, grant(chiara)).await.unwrap();
    assert_eq!(lists.handed_over.len(), 1);
    let moved: i64 = sqlx::query_scalar("SELECT count(*) FROM audit_event WHERE reason = 'handed_over'")
        .fetch_one(&scene.db.owner)
        .await
        .unwrap();
    assert_eq!(moved, 2);
    // Who has it now may put people beside it as ever.
    assert!(people::find(pool, ctx, grant(&irene), "ferrante").await.is_ok());
}

/// Why a request was handed over is hidden from this operator, who is told so, and the look is in the audit log.
async fn hides_the_reason(scene: &Scene, who: &Operator, id: Id<Intake>) {
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let read = intake::detail(pool, ctx, grant(who), id).await.unwrap();
    assert_eq!(read.came[0].why, Field::Masked(Group::Needs));
    assert!(read.hidden.contains(&Group::Needs), "{:?}", read.hidden);
    let noted = sqlx::query_scalar::<_, i64>(
        "SELECT count(*) FROM audit_event WHERE subject_id = $1 AND action = 'read' AND 'needs' = ANY(masked)",
    );
    assert_eq!(noted.bind(id.uuid()).fetch_one(&scene.db.owner).await.unwrap(), 1);
}
