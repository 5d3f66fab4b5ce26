//! How far an administrator reaches: the own body, and from the body that leads the zone those without administrators.

use backend::{
    Error, Work, cards,
    intake::{self, Choice},
    masks::{self, Asked},
    menu,
    operators::{self, Enable},
    privacy,
    register::{self, Filter, Inquiry, Person, RegisterKeys},
    staff::{self, Given, Why},
};
use domain::{
    Id, Text,
    actor::{Desk, Operator, Role},
    card::Card,
    codes::Validity,
    exceptional::Minutes,
    intake::Tally,
    mask::Group,
    permission::ReadAudit,
    staff::Refusal,
    trail::{Key, Only, Search},
};
use sqlx::types::Uuid;

use crate::{
    far::nives,
    support::{GIULIA, NOON, Scene, WORDS, at, grant},
};

/// Another body of the zone, with one desk of the same name.
pub async fn body(scene: &Scene, name: &str, kind: &str) -> Id<Desk> {
    let desk: Uuid = sqlx::query_scalar(
        "WITH body AS (
            INSERT INTO organisation (id, zone_id, name, kind) VALUES ($1, $2, $3, $4) RETURNING id
         )
         INSERT INTO desk (id, zone_id, organisation_id, profile_id, name)
         SELECT $5, $2, body.id, desk.profile_id, $3 FROM body, desk WHERE desk.id = $6
         RETURNING id",
    )
    .bind(backend::testing::new_id())
    .bind(scene.chiara.zone.uuid())
    .bind(name)
    .bind(kind)
    .bind(backend::testing::new_id())
    .bind(scene.chiara.desk.id.uuid())
    .fetch_one(&scene.db.owner)
    .await
    .unwrap();
    Id::new(desk)
}

/// The administrator of another body.
pub async fn bruno(scene: &Scene) -> Operator {
    body(scene, "Comune di Altura", "municipality").await;
    enabled(scene, "bruno.altura", "Comune di Altura").await
}

async fn enabled(scene: &Scene, subject: &str, desk: &str) -> Operator {
    let issuer = "http://localhost:8090";
    let who = Enable { issuer, subject, name: subject, desk, body: None, role: Role::Administrator };
    operators::enable(&scene.db.owner, &scene.ctx, who).await.unwrap();
    scene.operator(subject).await
}

async fn give(scene: &Scene, who: &Operator, desk: Id<Desk>) -> Result<(), Error> {
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let seen = staff::member(pool, ctx, grant(who), scene.chiara.me.id).await.unwrap().version;
    let given =
        Given { desk, role: Role::FrontDesk, profile: None, valid: Validity::default(), absent: None };
    let why = Why { seen, reason: "Carenza di personale" };
    staff::give(pool, ctx, grant(who), scene.chiara.me.id, given, why).await
}

fn is_elsewhere(done: &Result<(), Error>) -> bool {
    matches!(done, Err(Error::Staff(Refusal::Elsewhere)))
}

async fn refused(scene: &Scene, subject: &str) -> i64 {
    sqlx::query_scalar(
        "SELECT count(*) FROM audit_event
         WHERE action = 'refuse' AND subject = $1 AND reason = 'of_another_body'",
    )
    .bind(subject)
    .fetch_one(&scene.db.owner)
    .await
    .unwrap()
}

#[tokio::test]
async fn a_body_without_administrators_is_left_to_the_one_that_leads_the_zone() {
    let scene = Scene::at(NOON).await;
    let (paolo, bruno) = (scene.operator("paolo.neri").await, bruno(&scene).await);
    let rocca = body(&scene, "Comune di Rocca", "municipality").await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let offered = async |who: &Operator| {
        let choices = staff::choices(pool, ctx, grant(who), scene.chiara.me.id).await.unwrap();
        choices.desks.into_iter().map(|one| one.desk.id).collect::<Vec<_>>()
    };
    assert_eq!(offered(&bruno).await, [bruno.desk.id], "his own only");
    let paolos = offered(&paolo).await;
    assert!(paolos.contains(&rocca) && !paolos.contains(&bruno.desk.id));
    assert!(is_elsewhere(&give(&scene, &bruno, rocca).await));
    assert!(is_elsewhere(&give(&scene, &bruno, scene.chiara.desk.id).await));
    give(&scene, &paolo, rocca).await.unwrap();
    assert!(refused(&scene, "operator").await >= 2);
}

#[tokio::test]
async fn a_zone_office_leads_as_soon_as_it_has_an_administrator() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let rocca = body(&scene, "Comune di Rocca", "municipality").await;
    body(&scene, "Ufficio di piano", "zone_office").await;
    give(&scene, &paolo, rocca).await.unwrap();
    let piano = enabled(&scene, "olga.piano", "Ufficio di piano").await;
    assert!(is_elsewhere(&give(&scene, &paolo, rocca).await));
    give(&scene, &piano, rocca).await.unwrap();
    assert!(is_elsewhere(&give(&scene, &piano, scene.chiara.desk.id).await), "it has its own");
}

#[tokio::test]
async fn nobody_publishes_the_notice_of_a_desk_of_another_body() {
    let scene = Scene::at(NOON).await;
    let (paolo, bruno) = (scene.operator("paolo.neri").await, bruno(&scene).await);
    let (pool, ctx, desk) = (&scene.db.app, &scene.ctx, scene.chiara.desk.id);
    let shown = async |who: &Operator| {
        let own = privacy::within_reach(pool, ctx, grant(who)).await.unwrap();
        assert!(own.notices.iter().all(|notice| own.desks.iter().any(|one| one.id == notice.desk.id)));
        own.desks.into_iter().map(|one| one.id).collect::<Vec<_>>()
    };
    assert_eq!(shown(&bruno).await, [bruno.desk.id]);
    assert!(shown(&paolo).await.contains(&desk) && !shown(&paolo).await.contains(&bruno.desk.id));
    let seen: i32 =
        sqlx::query_scalar("SELECT coalesce(max(version), 0) FROM privacy_notice WHERE desk_id = $1")
            .bind(desk.uuid())
            .fetch_one(&scene.db.owner)
            .await
            .unwrap();
    let text = Text::italian("Titolare: il Comune di Altura");
    let publish = async |who: &Operator, desk, seen| {
        let why = Why { seen, reason: "Nuovo titolare" };
        privacy::publish(pool, ctx, grant(who), desk, why, &text, ctx.today()).await
    };
    assert!(matches!(publish(&bruno, desk, seen).await, Err(Error::NotFound)));
    assert_eq!(refused(&scene, "privacy_notice").await, 1);
    publish(&bruno, bruno.desk.id, 0).await.unwrap();
    publish(&paolo, desk, seen).await.unwrap();
    let own = privacy::within_reach(pool, ctx, grant(&paolo)).await.unwrap();
    assert!(own.reasons.values().any(|why| why == "Nuovo titolare"));
    // Nor by hand, in the role of the server.
    let mut work = Work::operator(pool, &bruno).await.unwrap();
    let forged = sqlx::query(
        "INSERT INTO privacy_notice (id, zone_id, desk_id, version, content, valid_from, published)
         SELECT gen_random_uuid(), zone_id, desk_id, version + 1, content, valid_from,
            jsonb_set(published, '{by,id}', to_jsonb($2::text))
         FROM privacy_notice WHERE desk_id = $1 ORDER BY version DESC LIMIT 1",
    )
    .bind(desk.uuid())
    .bind(bruno.me.id.to_string())
    .execute(work.connection())
    .await;
    assert!(forged.unwrap_err().to_string().contains("row-level security"));
}

/// A card of Karim's desk in Pontelaro, of which he opened a group.
async fn opened(scene: &mut Scene) -> (Operator, Id<Card>) {
    let karim = scene.operator("karim.haddad").await;
    scene.service = scene.service_of(&karim, "stranieri").await;
    let draft = scene.draft(&scene.giulia).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    intake::submit(pool, ctx, &scene.giulia, draft.id).await.unwrap();
    let card = intake::accept(pool, ctx, grant(&karim), draft.id, Choice::New, WORDS).await.unwrap();
    let asked =
        Asked { group: Group::Health, minutes: Minutes::FIFTEEN, reason: "Malore allo sportello".to_owned() };
    masks::open(pool, ctx, grant(&karim), card, &asked).await.unwrap();
    cards::look(pool, ctx, grant(&karim), card, &[]).await.unwrap();
    (karim, card)
}

#[tokio::test]
async fn the_audit_shows_nobody_what_the_operators_of_another_body_did() {
    let mut scene = Scene::at(NOON).await;
    let (karim, _) = opened(&mut scene).await;
    let (paolo, bruno) = (scene.operator("paolo.neri").await, bruno(&scene).await);
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let person = staff::find(pool, grant::<ReadAudit>(&paolo), GIULIA).await.unwrap();
    assert!(person.is_some());
    let rows = async |who: &Operator, about| {
        let search = Search { about, ..Search::default() };
        staff::search(pool, ctx, grant(who), &search, None).await.unwrap().rows
    };
    let is_of_karim =
        |event: &domain::trail::Event| event.operator.as_ref().is_some_and(|one| one.id == karim.me.id);
    assert!(rows(&paolo, person).await.iter().any(is_of_karim));
    assert!(rows(&bruno, person).await.iter().all(|event| !is_of_karim(event)));
    let all = rows(&bruno, None).await;
    assert!(!all.is_empty(), "his own are there");
    assert!(
        all.iter().all(|event| event.operator.as_ref().is_some_and(|one| one.id == bruno.me.id)),
        "{all:?}"
    );
    // What he did is his own body's matter, even to the one that leads the zone.
    assert!(
        rows(&paolo, None)
            .await
            .iter()
            .all(|event| { event.operator.as_ref().is_none_or(|one| one.id != bruno.me.id) })
    );
}

#[tokio::test]
async fn nobody_sees_or_reviews_what_was_opened_at_a_desk_of_another_body() {
    let mut scene = Scene::at(NOON).await;
    opened(&mut scene).await;
    let (paolo, bruno) = (scene.operator("paolo.neri").await, bruno(&scene).await);
    let (pool, later) = (&scene.db.app, at("2026-11-20T12:00:00Z"));
    let access = masks::to_review(pool, &later, grant(&paolo)).await.unwrap().remove(0);
    assert!(masks::to_review(pool, &later, grant(&bruno)).await.unwrap().is_empty());
    let counted = async |who: &Operator| menu::read(pool, who, later.today()).await.unwrap().exceptions;
    assert_eq!((counted(&paolo).await, counted(&bruno).await), (Tally::of(1), Tally::NONE));
    let review = masks::review(pool, &later, grant(&bruno), access.id, "Visto").await;
    assert!(matches!(review, Err(Error::NotFound)));
    assert_eq!(refused(&scene, "exceptional_access").await, 1);
    let mut work = Work::operator(pool, &bruno).await.unwrap();
    let reasons: Vec<String> = sqlx::query_scalar("SELECT reason FROM exceptional_access")
        .fetch_all(work.connection())
        .await
        .unwrap();
    assert!(reasons.is_empty(), "the lock of the rows");
    let forged = sqlx::query(
        "INSERT INTO exceptional_access_review (access_id, zone_id, note, operator_id, operator_name, at)
         VALUES ($1, $2, 'x', $3, 'x', now())",
    )
    .bind(access.id.uuid())
    .bind(bruno.zone.uuid())
    .bind(bruno.me.id.uuid())
    .execute(work.connection())
    .await;
    assert!(forged.is_err());
    masks::review(pool, &later, grant(&paolo), access.id, "Visto").await.unwrap();
}

#[tokio::test]
async fn looks_into_the_register_are_read_by_administrators_of_the_leading_body_only() {
    let scene = Scene::at(NOON).await;
    let (paolo, bruno) = (scene.operator("paolo.neri").await, bruno(&scene).await);
    let (pool, ctx, keys) = (&scene.db.app, &scene.ctx, RegisterKeys::new("2026", [7; 32]));
    let inquiry = Inquiry::new("Anna Neri", "Procura di Pontelaro, decreto 12/2026").unwrap();
    let filter = Filter {
        idp: Some("https://idp.example".into()),
        person: Some(Person::parse(GIULIA).unwrap()),
        ..Filter::default()
    };
    register::search(&scene.db.owner, ctx, &keys, &inquiry, &filter, (None, 10)).await.unwrap();
    let only = Search { only: Some(Only::Register), ..Search::default() };
    let rows = async |who: &Operator, search: Search| {
        staff::search(pool, ctx, grant(who), &search, None).await.unwrap().rows
    };
    for search in [only, Search::default()] {
        let seen = rows(&paolo, search).await;
        let event = seen.iter().find(|event| event.subject == "transaction").unwrap();
        let look = event.look.as_ref().unwrap();
        assert_eq!((event.action.as_str(), look.by.as_str()), ("list", "Anna Neri"));
        assert_eq!(look.why, "Procura di Pontelaro, decreto 12/2026");
        assert_eq!(look.keys, [Key::Provider, Key::Person]);
        assert!(!format!("{event:?}").contains(GIULIA), "whose number it was, nobody reads");
    }
    assert!(rows(&paolo, only).await.iter().all(|event| event.subject == "transaction"));
    // Neither an administrator of another body, nor whoever works at a desk.
    assert!(rows(&bruno, only).await.is_empty());
    assert_eq!(looks(&scene, &scene.chiara).await, Vec::<String>::new(), "the lock of the rows");
}

/// The looks into the register that the lock of the rows shows somebody.
async fn looks(scene: &Scene, who: &Operator) -> Vec<String> {
    let mut work = Work::operator(&scene.db.app, who).await.unwrap();
    sqlx::query_scalar("SELECT reason FROM audit_event WHERE subject = 'transaction' ORDER BY id")
        .fetch_all(work.connection())
        .await
        .unwrap()
}

async fn looked(scene: &Scene, who: Option<&Operator>, why: &str) {
    sqlx::query(
        "INSERT INTO audit_event
            (at, actor, actor_id, zone_id, desk_id, action, subject, shown, masked, reason, request_id)
         VALUES ($1, $2, $3, $4, $5, 'list', 'transaction', '{}', '{}', $6, $7)",
    )
    .bind(scene.ctx.now)
    .bind(if who.is_some() { "operator" } else { "system" })
    .bind(who.map(|who| who.me.id.uuid()))
    .bind(who.map(|who| who.zone.uuid()))
    .bind(who.map(|who| who.desk.id.uuid()))
    .bind(why)
    .bind(backend::testing::new_id())
    .execute(&scene.db.owner)
    .await
    .unwrap();
}

#[tokio::test]
async fn where_there_are_several_zones_each_reads_the_looks_of_its_own_operators_only() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    looked(&scene, None, "a command").await;
    looked(&scene, Some(&scene.chiara), "from here").await;
    assert_eq!(looks(&scene, &paolo).await, ["a command", "from here"], "the only zone");
    let nives = nives(&scene).await;
    looked(&scene, Some(&nives), "from far").await;
    for change in [
        "UPDATE operator_desk SET role = 'administrator'
         WHERE operator_id IN (SELECT id FROM operator WHERE subject = 'nives.lontana')",
        "UPDATE zone SET led_by = (SELECT id FROM organisation WHERE organisation.zone_id = zone.id)
         WHERE name = 'Zona sociale lontana'",
    ] {
        sqlx::query(change).execute(&scene.db.owner).await.unwrap();
    }
    let nives = scene.operator("nives.lontana").await;
    assert_eq!(looks(&scene, &paolo).await, ["from here"], "a command is about every zone");
    assert_eq!(looks(&scene, &nives).await, ["from far"]);
    assert_eq!(looks(&scene, &scene.chiara).await, Vec::<String>::new());
    let (pool, only) = (&scene.db.app, Search { only: Some(Only::Register), ..Search::default() });
    let page = staff::search(pool, &scene.ctx, grant::<ReadAudit>(&paolo), &only, None).await.unwrap();
    assert_eq!(page.rows.len(), 1, "on screen it is the same");
}
