//! Proposals of presa in carico: who does what, what is seen, and what cannot happen twice.

use std::collections::BTreeMap;

use backend::{
    Error, Work,
    cards::{self, AtCounter, PartEdit},
    people,
    presa_in_carico::{self, Proposing},
    seed,
    testing::new_id,
};
use domain::{
    Id,
    actor::Operator,
    card::{Card, parts::Part},
    fields::Values,
    mask::{Field, Group, Mask},
    permission::{TakeCharge, authorise},
    presa_in_carico::{Barred, PresaInCarico, Tag, Urgency},
    referral::{Opened, Piece},
};

use super::{
    diary::note,
    support::{NOON, Scene, code, grant, spontaneous},
};

const SECRET: &str = "SEGRETO-SALUTE";

/// The scene with a social worker of the same body, and with a second body.
async fn scene() -> (Scene, Operator) {
    let scene = Scene::at(NOON).await;
    seed::partner(&scene.db.owner, &scene.ctx, Some("http://localhost:8090")).await.unwrap();
    let anna = scene.operator("anna.bruni").await;
    (scene, anna)
}

pub fn proposing(to: &Operator) -> Proposing {
    Proposing {
        id: Id::new(new_id()),
        to: to.organisation,
        category: "1".to_owned(),
        urgency: Urgency::Urgent,
        why: "Sola con due figli".to_owned(),
    }
}

pub async fn propose(scene: &Scene, card: Id<Card>) -> Result<Id<PresaInCarico>, Error> {
    let (chiara, new) = (&scene.chiara, proposing(&scene.chiara));
    presa_in_carico::propose(&scene.db.app, &scene.ctx, grant(chiara), card, &new).await
}

async fn tag(scene: &Scene, who: &Operator, id: Id<PresaInCarico>) -> Tag {
    let found = presa_in_carico::follow(&scene.db.app, &scene.ctx, grant(who), id).await.unwrap();
    found.proposal.state.tag()
}

async fn save(scene: &Scene, card: Id<Card>, part: Part, fields: &[(&str, &str)]) {
    let mut values = Values::default();
    for (code, value) in fields {
        values.set(code, [(*value).to_owned()]);
    }
    let (seen, reason, taken_from) = (None, None, None);
    let edit = PartEdit { values, version: 0, seen, choices: BTreeMap::new(), reason, taken_from };
    let grant = grant(&scene.chiara);
    cards::save_part(&scene.db.app, &scene.ctx, grant, card, part, &edit).await.unwrap();
}

async fn count(scene: &Scene, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql).fetch_one(&scene.db.owner).await.unwrap()
}

#[tokio::test]
async fn made_seen_and_accepted_with_everything_in_the_audit_log() {
    let (scene, anna) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let card = scene.accepted(&scene.giulia).await;
    let id = propose(&scene, card).await.unwrap();
    assert_eq!(tag(&scene, &scene.chiara, id).await, Tag::Created, "the desk's look is no look");
    let lists = presa_in_carico::list(pool, ctx, grant(&anna)).await.unwrap();
    assert_eq!(lists.received.unwrap().len(), 1);
    let own = presa_in_carico::list(pool, ctx, grant(&scene.chiara)).await.unwrap();
    assert!(own.received.is_none() && own.sent.len() == 1, "who may not take charge receives nothing");
    assert_eq!(tag(&scene, &anna, id).await, Tag::Seen);
    let file = presa_in_carico::accept(pool, ctx, grant(&anna), id).await.unwrap();
    let seen = presa_in_carico::follow(pool, ctx, grant(&scene.chiara), id).await.unwrap();
    assert_eq!(seen.proposal.state.case_file(), Some(file));
    assert_eq!(seen.card, Some(card));
    assert_eq!(count(&scene, "SELECT count(*) FROM case_file JOIN person ON person.id = person_id").await, 1);
    let late = presa_in_carico::reject(pool, ctx, grant(&anna), id, "no").await;
    assert!(matches!(late, Err(Error::WrongProposal(_))), "{late:?}");
    let again = propose(&scene, card).await;
    assert!(matches!(again, Err(Error::NotProposable(Barred::Already))), "{again:?}");
    let changes = "SELECT count(*) FROM audit_event WHERE action = 'change'
        AND subject IN ('presa_in_carico', 'case_file')";
    assert_eq!(count(&scene, changes).await, 4, "proposed, seen, accepted, opened");
}

#[tokio::test]
async fn the_same_form_proposes_once_and_what_was_rejected_is_proposed_again() {
    let (scene, anna) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let card = scene.accepted(&scene.giulia).await;
    let new = proposing(&scene.chiara);
    for _ in 0..2 {
        let made = presa_in_carico::propose(pool, ctx, grant(&scene.chiara), card, &new).await.unwrap();
        assert_eq!(made, new.id);
    }
    presa_in_carico::reject(pool, ctx, grant(&anna), new.id, "La segue già un altro servizio").await.unwrap();
    assert_eq!(tag(&scene, &scene.chiara, new.id).await, Tag::Rejected);
    let again = propose(&scene, card).await.unwrap();
    assert_ne!(again, new.id);
    let looked = cards::look(pool, ctx, grant(&scene.chiara), card, &[]).await.unwrap();
    assert_eq!(looked.elsewhere.proposals.len(), 2);
}

#[tokio::test]
async fn of_two_at_once_one_wins() {
    let (scene, anna) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let card = scene.accepted(&scene.giulia).await;
    let (one, two) = tokio::join!(propose(&scene, card), propose(&scene, card));
    assert_eq!([one.is_ok(), two.is_ok()].into_iter().filter(|won| *won).count(), 1, "{one:?} {two:?}");
    let id = one.or(two).unwrap();
    let accept = || presa_in_carico::accept(pool, ctx, grant(&anna), id);
    let (one, two, rejected) =
        tokio::join!(accept(), accept(), presa_in_carico::reject(pool, ctx, grant(&anna), id, "no"));
    let won = [one.is_ok(), two.is_ok(), rejected.is_ok()];
    assert_eq!(won.into_iter().filter(|won| *won).count(), 1, "{one:?} {two:?} {rejected:?}");
    assert_eq!(
        count(&scene, "SELECT count(*) FROM case_file").await,
        i64::from(!won[2]),
        "no file without an acceptance"
    );
}

/// Makes an operator of the demo a social worker at their desk.
async fn social_worker(scene: &Scene, subject: &str) -> Operator {
    let who = scene.operator(subject).await;
    sqlx::query("UPDATE operator_desk SET role = 'social_worker' WHERE operator_id = $1")
        .bind(who.me.id.uuid())
        .execute(&scene.db.owner)
        .await
        .unwrap();
    scene.operator(subject).await
}

#[tokio::test]
async fn another_desk_and_the_service_of_another_body_find_nothing() {
    let (scene, _) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let id = propose(&scene, scene.accepted(&scene.giulia).await).await.unwrap();
    let (karim, irene) = (scene.operator("karim.haddad").await, social_worker(&scene, "irene.galli").await);
    for who in [&karim, &irene] {
        let seen = presa_in_carico::follow(pool, ctx, grant(who), id).await;
        assert!(matches!(seen, Err(Error::NotFound)), "{seen:?}");
    }
    assert!(authorise::<TakeCharge>(&karim).is_err() && authorise::<TakeCharge>(&scene.chiara).is_err());
    let accepted = presa_in_carico::accept(pool, ctx, grant(&irene), id).await;
    assert!(matches!(accepted, Err(Error::NotFound)), "{accepted:?}");
    // Nor by hand, with the settings of the service of the other body.
    let mut work = Work::operator(pool, &irene).await.unwrap();
    for table in ["presa_in_carico", "presa_in_carico_package", "case_file"] {
        let sql = format!("SELECT count(*) FROM {table}");
        let seen: i64 =
            sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(work.connection()).await.unwrap();
        assert_eq!(seen, 0, "{table}");
    }
    drop(work);
    // The desk that proposes does not answer: not even what it sees.
    let mut work = Work::operator(pool, &scene.chiara).await.unwrap();
    let answered =
        sqlx::query("UPDATE presa_in_carico SET seen_version = 7").execute(work.connection()).await;
    assert_eq!(answered.unwrap().rows_affected(), 0);
    for forbidden in [
        "UPDATE presa_in_carico SET why = 'x'",
        "DELETE FROM presa_in_carico",
        "UPDATE presa_in_carico_package SET content = '{}'",
        "DELETE FROM case_file",
        "UPDATE presa_in_carico SET person_id = person_id",
        "UPDATE case_file SET person_id = person_id",
    ] {
        let error = sqlx::query(forbidden).execute(pool).await.unwrap_err();
        assert!(error.to_string().contains("permission denied"), "{forbidden}: {error}");
    }
}

#[tokio::test]
async fn it_goes_to_the_own_body_or_to_the_one_that_leads() {
    let (scene, anna) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let card = scene.accepted(&scene.giulia).await;
    let irene = social_worker(&scene, "irene.galli").await;
    let elsewhere = proposing(&irene);
    let refused = presa_in_carico::propose(pool, ctx, grant(&scene.chiara), card, &elsewhere).await;
    assert!(matches!(refused, Err(Error::NotFound)), "a body that does not lead");
    sqlx::query("UPDATE zone SET lead_organisation_id = $1")
        .bind(irene.organisation.uuid())
        .execute(&scene.db.owner)
        .await
        .unwrap();
    let offer = presa_in_carico::offer(pool, ctx, grant(&scene.chiara), card).await.unwrap();
    let leads: Vec<bool> = offer.bodies.iter().map(|body| body.leads).collect();
    assert_eq!(leads, [false, true], "the own one first");
    let id = presa_in_carico::propose(pool, ctx, grant(&scene.chiara), card, &elsewhere).await.unwrap();
    let seen = presa_in_carico::follow(pool, ctx, grant(&anna), id).await.unwrap();
    assert!(!seen.proposal.receives, "the desk's colleague reads it, and does not answer for the other body");
    assert_eq!(tag(&scene, &irene, id).await, Tag::Seen);
    presa_in_carico::accept(pool, ctx, grant(&irene), id).await.unwrap();
}

#[tokio::test]
async fn who_gave_no_name_and_what_ended_otherwise_is_not_proposed() {
    let (scene, _) = scene().await;
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let alias = people::propose_alias(pool, ctx, grant(chiara)).await.unwrap();
    let person = people::enter_anonymous(pool, ctx, grant(chiara), alias).await.unwrap();
    let access = spontaneous(ctx.today(), "Chiede aiuto.");
    let new = AtCounter { id: Id::new(new_id()), person, access, service: None };
    let nameless = cards::open_at_counter(pool, ctx, grant(chiara), &new).await.unwrap();
    let barred = propose(&scene, nameless).await;
    assert!(matches!(barred, Err(Error::NotProposable(Barred::Anonymous))), "{barred:?}");
    let card = scene.accepted(&scene.giulia).await;
    let version = cards::open(pool, ctx, grant(chiara), card).await.unwrap().version;
    cards::complete(pool, ctx, grant(chiara), card, version, &code("information")).await.unwrap();
    let barred = propose(&scene, card).await;
    assert!(matches!(barred, Err(Error::NotProposable(Barred::OtherOutcome))), "{barred:?}");
}

#[tokio::test]
async fn a_change_of_the_card_is_shown_with_its_parts_as_far_as_the_mask_goes() {
    let (scene, anna) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let card = scene.accepted(&scene.giulia).await;
    let id = propose(&scene, card).await.unwrap();
    let look = async |who: &Operator| presa_in_carico::follow(pool, ctx, grant(who), id).await.unwrap();
    assert!(look(&anna).await.changes.is_empty());
    save(&scene, card, Part::Needs, &[("specifica", SECRET)]).await;
    cards::add_note(pool, ctx, grant(&scene.chiara), card, &note("PRIVATA", ctx), true).await.unwrap();
    cards::add_note(pool, ctx, grant(&scene.chiara), card, &note("PUBBLICA", ctx), false).await.unwrap();
    let listed = presa_in_carico::list(pool, ctx, grant(&anna)).await.unwrap().received.unwrap();
    assert!(listed[0].changed, "the list says so");
    let mut blind = anna.clone();
    blind.mask = Mask::hiding([Group::Health, Group::Needs, Group::Identity, Group::Family]);
    let seen = look(&blind).await;
    let pieces: Vec<_> = seen.changes.iter().map(|change| change.pieces.clone()).collect();
    assert_eq!(pieces, [vec![Piece::Notes], Vec::new()], "newest first; the private note is no change");
    assert!(matches!(seen.proposal.name, Field::Masked(Group::Identity)));
    assert!(matches!(seen.proposal.category, Field::Masked(Group::Family)));
    let text = serde_json::to_string(&seen).unwrap();
    assert!(!text.contains(SECRET) && !text.contains("Ferrante") && !text.contains("PRIVATA"), "{text}");
    let seen = look(&anna).await;
    assert!(!seen.proposal.changed, "it was looked at");
    let pieces: Vec<_> = seen.changes.iter().map(|change| change.pieces.clone()).collect();
    assert_eq!(pieces, [vec![Piece::Notes], vec![Piece::Filled(Part::Needs)]]);
    let text = serde_json::to_string(&seen).unwrap();
    assert!(text.contains(SECRET) && text.contains("PUBBLICA") && !text.contains("PRIVATA"), "{text}");
}

#[tokio::test]
async fn whoever_sees_less_of_the_card_changes_it_without_taking_the_rest_from_the_service() {
    let (scene, anna) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let card = scene.accepted(&scene.giulia).await;
    save(&scene, card, Part::Needs, &[("specifica", SECRET)]).await;
    let id = propose(&scene, card).await.unwrap();
    let whole = presa_in_carico::follow(pool, ctx, grant(&anna), id).await.unwrap().package;
    let mut blind = scene.chiara.clone();
    blind.mask = Mask::hiding([Group::Needs, Group::Identity]);
    cards::add_note(pool, ctx, grant(&blind), card, &note("PUBBLICA", ctx), false).await.unwrap();
    let seen = presa_in_carico::follow(pool, ctx, grant(&anna), id).await.unwrap();
    let pieces: Vec<_> = seen.changes.iter().map(|change| change.pieces.clone()).collect();
    assert_eq!(pieces, [vec![Piece::Notes]], "nothing else changed");
    let but_notes = |package: &Opened| {
        let mut package = package.clone();
        package.sections.retain(|(piece, _)| *piece != Piece::Notes);
        package
    };
    assert_eq!(but_notes(&seen.package), but_notes(&whole));
    assert!(serde_json::to_string(&seen.package).unwrap().contains(SECRET));
}
