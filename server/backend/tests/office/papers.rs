//! Documents that operators keep, the rules of a desk, and who reads private notes.

use backend::{
    Error, Work,
    cards::{self, Asked},
    desk_documents::{self, Of},
    intake, masks, people, staff,
    testing::new_id,
};
use domain::{
    Id,
    actor::Operator,
    card::{
        Card,
        parts::{Part, Rule, When},
        requests::{AskedBy, ServiceRequest},
    },
    diary::ReadsNotes,
    document::{DeskDocument, DeskDocuments, Sort, Verification},
    exceptional::Minutes,
    export::ExportReason,
    mask::{Field, Group, Mask},
    permission::{ManageRules, authorise},
    person::Ground,
};

use super::support::{NOON, Scene, grant, report};

type Which = (Id<Card>, Id<ServiceRequest>);

/// A card with a service that was asked for at the desk.
async fn asked(scene: &Scene) -> Which {
    let card = scene.accepted(&scene.giulia).await;
    let asked = Asked { service: "2.03".parse().unwrap(), on: scene.ctx.today(), asked_by: AskedBy::Person };
    let grant = grant(&scene.chiara);
    (card, cards::add_request(&scene.db.app, &scene.ctx, grant, card, &asked).await.unwrap())
}

async fn keep(scene: &Scene, who: &Operator, which: Which, sort: Sort) -> Result<Id<DeskDocument>, Error> {
    let of = Of::Request(which.0, which.1);
    desk_documents::add(&scene.db.app, &scene.ctx, grant(who), of, (sort, "Titolo"), &report()).await
}

async fn kept(scene: &Scene, who: &Operator, which: Which) -> DeskDocuments {
    cards::follow(&scene.db.app, &scene.ctx, grant(who), which).await.unwrap().documents
}

#[tokio::test]
async fn what_was_done_about_several_services_of_a_card_is_told_of_each() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx, which) = (&scene.db.app, &scene.ctx, asked(&scene).await);
    keep(&scene, &scene.chiara, which, Sort::Home).await.unwrap();
    let reason = ExportReason::PaperFile;
    let (_, all) = cards::export(pool, ctx, grant(&scene.chiara), which.0, reason).await.unwrap();
    assert!(all.len() > 1, "that of her request, and that of the desk");
    for one in all {
        let alone = cards::follow(pool, ctx, grant(&scene.chiara), (which.0, one.request.id)).await.unwrap();
        let kept = usize::from(one.request.id == which.1);
        assert_eq!(one.documents.shown.len(), kept);
        assert_eq!(
            (one.steps, one.sheets, one.worked, one.documents),
            (alone.steps, alone.sheets, alone.worked, alone.documents)
        );
    }
}

#[tokio::test]
async fn a_break_glass_on_who_somebody_is_shows_the_card_and_no_document_that_says_it() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx, which) = (&scene.db.app, &scene.ctx, asked(&scene).await);
    keep(&scene, &scene.chiara, which, Sort::Identity).await.unwrap();
    let person = cards::open(pool, ctx, grant(&scene.chiara), which.0).await.unwrap().person.id;
    let anna = scene.operator("anna.bruni").await;
    people::protect(pool, ctx, grant(&anna), person, (Ground::Violence, "Denuncia")).await.unwrap();
    let glass = masks::Asked {
        group: Group::ProtectedIdentity,
        minutes: Minutes::FIFTEEN,
        reason: "Ricovero urgente".to_owned(),
    };
    masks::open(pool, ctx, grant(&scene.chiara), which.0, &glass).await.unwrap();
    let looked = cards::look(pool, ctx, grant(&scene.chiara), which.0, &[]).await.unwrap();
    assert!(format!("{:?}", looked.card.person).contains("Ferrante"));
    let followed = looked.followed.iter().find(|followed| followed.request.id == which.1).unwrap();
    assert_eq!((followed.documents.shown.len(), followed.documents.hidden), (0, 1));
    let behind = cards::look_to_write(pool, ctx, grant(&scene.chiara), which.0, &[]).await.unwrap();
    assert!(!format!("{:?}", behind.card.person).contains("Ferrante"), "a form stays behind the mask");
}

#[tokio::test]
async fn a_document_is_seen_by_its_desk_as_far_as_the_mask_lets_it() {
    let scene = Scene::at(NOON).await;
    let which = asked(&scene).await;
    keep(&scene, &scene.chiara, which, Sort::Home).await.unwrap();
    let health = keep(&scene, &scene.chiara, which, Sort::Health).await.unwrap();
    let all = kept(&scene, &scene.chiara, which).await;
    assert_eq!((all.shown.len(), all.hidden), (2, 0));
    assert_eq!(all.shown[0].uploaded.by.name, "Chiara Moretti");
    let masked = Operator { mask: Mask::hiding([Group::Health]), ..scene.chiara.clone() };
    let some = kept(&scene, &masked, which).await;
    assert_eq!((some.shown.len(), some.hidden), (1, 1));
    let (pool, ctx, of) = (&scene.db.app, &scene.ctx, Of::Request(which.0, which.1));
    let opened = desk_documents::open(pool, ctx, grant(&masked), of, health).await;
    assert!(matches!(opened, Err(Error::NotFound)));
    let removed = desk_documents::remove(pool, ctx, grant(&masked), of, health, "no").await;
    assert!(matches!(removed, Err(Error::NotFound)));
    assert!(matches!(keep(&scene, &masked, which, Sort::Report).await, Err(Error::NotFound)));
    assert!(matches!(keep(&scene, &masked, which, Sort::Signature).await, Err(Error::NotFound)));
    desk_documents::open(pool, ctx, grant(&scene.chiara), of, health).await.unwrap();
    let looks: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM audit_event WHERE subject_id = $1 AND action = 'open' AND reason = 'desk_document'",
    )
    .bind(health.uuid())
    .fetch_one(&scene.db.owner)
    .await
    .unwrap();
    assert_eq!(looks, 2, "the look that was refused too");
}

#[tokio::test]
async fn the_audit_names_each_group_of_the_documents_once_and_that_of_their_titles() {
    let scene = Scene::at(NOON).await;
    let which = asked(&scene).await;
    for _ in 0..2 {
        keep(&scene, &scene.chiara, which, Sort::Home).await.unwrap();
    }
    let blind = Operator { mask: Mask::hiding([Group::Identity]), ..scene.chiara.clone() };
    for who in [&scene.chiara, &blind] {
        kept(&scene, who, which).await;
    }
    let rows: Vec<(Vec<String>, Vec<String>)> = sqlx::query_as(
        "SELECT shown, masked FROM audit_event
         WHERE subject_id = $1 AND action = 'read' AND reason = 'service' ORDER BY id",
    )
    .bind(which.0.uuid())
    .fetch_all(&scene.db.owner)
    .await
    .unwrap();
    let codes = |groups: &[Group]| groups.iter().map(|group| group.code().to_owned()).collect::<Vec<_>>();
    let seen = (codes(&[Group::Identity, Group::Residence, Group::Diary]), Vec::new());
    let hidden = (codes(&[Group::Residence, Group::Diary]), codes(&[Group::Identity]));
    assert_eq!(rows, [seen, hidden]);
}

#[tokio::test]
async fn a_look_for_viruses_that_was_given_up_is_seen_and_tried_again() {
    let scene = Scene::at(NOON).await;
    let document = keep(&scene, &scene.chiara, asked(&scene).await, Sort::Home).await.unwrap();
    let job = new_id();
    sqlx::query(
        "INSERT INTO job (id, queue, payload, run_at, attempts, max_attempts, failed_at, created_at)
         VALUES ($1, 'scan_document', jsonb_build_object('document', $2::text), $3, 40, 40, $3, $3)",
    )
    .bind(job)
    .bind(document.to_string())
    .bind(scene.ctx.now)
    .execute(&scene.db.owner)
    .await
    .unwrap();
    let (pool, ctx, paolo) = (&scene.db.app, &scene.ctx, scene.operator("paolo.neri").await);
    let failed = staff::troubled(pool, ctx, grant(&paolo)).await.unwrap().failed;
    assert_eq!(failed.iter().map(|one| one.id.uuid()).collect::<Vec<_>>(), [job]);
    staff::retry(pool, ctx, grant(&paolo), Id::new(job)).await.unwrap();
    assert!(staff::troubled(pool, ctx, grant(&paolo)).await.unwrap().failed.is_empty());
}

#[tokio::test]
async fn another_desk_neither_sees_nor_adds_documents() {
    let scene = Scene::at(NOON).await;
    let which = asked(&scene).await;
    let id = keep(&scene, &scene.chiara, which, Sort::Other).await.unwrap();
    let karim = scene.operator("karim.haddad").await;
    assert!(matches!(keep(&scene, &karim, which, Sort::Other).await, Err(Error::NotFound)));
    let (pool, of) = (&scene.db.app, Of::Request(which.0, which.1));
    let opened = desk_documents::open(pool, &scene.ctx, grant(&karim), of, id).await;
    assert!(matches!(opened, Err(Error::NotFound)));
    let mut work = Work::operator(pool, &karim).await.unwrap();
    let seen: i64 =
        sqlx::query_scalar("SELECT count(*) FROM desk_document").fetch_one(work.connection()).await.unwrap();
    assert_eq!(seen, 0, "the rows themselves");
    let elsewhere = Of::Request(which.0, Id::new(new_id()));
    let opened = desk_documents::open(pool, &scene.ctx, grant(&scene.chiara), elsewhere, id).await;
    assert!(matches!(opened, Err(Error::NotFound)), "of another request");
}

#[tokio::test]
async fn the_scanner_says_what_it_thinks_of_it() {
    let scene = Scene::at(NOON).await;
    let which = asked(&scene).await;
    let mut upload = report();
    upload.verification = Verification::Waiting;
    let (pool, ctx, of) = (&scene.db.app, &scene.ctx, Of::Request(which.0, which.1));
    let add = desk_documents::add(pool, ctx, grant(&scene.chiara), of, (Sort::Other, "Virus"), &upload);
    let id = add.await.unwrap();
    let document = Id::new(id.uuid());
    intake::document_to_scan(pool, document).await.unwrap();
    intake::document_scanned(pool, ctx, document, false).await.unwrap();
    assert_eq!(kept(&scene, &scene.chiara, which).await.shown[0].verification, Verification::Rejected);
    let opened = desk_documents::open(pool, ctx, grant(&scene.chiara), of, id).await;
    assert!(matches!(opened, Err(Error::NotFound)));
    assert!(matches!(intake::document_to_scan(pool, document).await, Err(Error::NotFound)), "once");
}

#[tokio::test]
async fn a_removed_document_stays_in_the_list_and_makes_room() {
    let scene = Scene::at(NOON).await;
    let which = asked(&scene).await;
    let mut last = None;
    for _ in 0..20 {
        last = Some(keep(&scene, &scene.chiara, which, Sort::Other).await.unwrap());
    }
    assert!(matches!(keep(&scene, &scene.chiara, which, Sort::Other).await, Err(Error::LimitReached)));
    let (pool, ctx, of) = (&scene.db.app, &scene.ctx, Of::Request(which.0, which.1));
    let remove = || desk_documents::remove(pool, ctx, grant(&scene.chiara), of, last.unwrap(), "Doppio");
    remove().await.unwrap();
    assert!(matches!(remove().await, Err(Error::Stale)));
    keep(&scene, &scene.chiara, which, Sort::Other).await.unwrap();
    let all = kept(&scene, &scene.chiara, which).await.shown;
    let removed = all.iter().find(|one| Some(one.id) == last).unwrap();
    assert_eq!(removed.removed.as_ref().unwrap().why, Field::Shown("Doppio".to_owned()));
    assert_eq!(removed.title.as_deref(), Some("Titolo"));
    let blind = Operator { mask: Mask::hiding([Group::Identity]), ..scene.chiara.clone() };
    let seen = kept(&scene, &blind, which).await.shown;
    let removed = seen.iter().find(|one| Some(one.id) == last).unwrap();
    assert_eq!(removed.removed.as_ref().unwrap().why, Field::Masked(Group::Identity));
    assert!(seen.iter().all(|one| one.title.is_none()), "a title names people as well");
    assert_eq!(all.len(), 21);
}

fn home_rule() -> Rule {
    Rule { place: Part::Home.into(), field: Part::Home.field("vani").unwrap(), or: None, when: When::Always }
}

#[tokio::test]
async fn a_rule_of_the_desk_holds_until_it_is_ended() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    assert!(authorise::<ManageRules>(&scene.chiara).is_err());
    cards::add_rule(pool, ctx, grant(&paolo), paolo.desk.id, &home_rule(), "Serve al bando").await.unwrap();
    let twice =
        cards::add_rule(pool, ctx, grant(&paolo), paolo.desk.id, &home_rule(), "Serve al bando").await;
    assert!(matches!(twice, Err(Error::Stale)));
    let card = scene.accepted(&scene.giulia).await;
    let opened = cards::open(pool, ctx, grant(&scene.chiara), card).await.unwrap();
    assert!(opened.parts.missing.iter().any(|(part, field)| *part == Part::Home && field == "vani"));
    let rules = cards::kept_rules(pool, ctx, grant(&paolo), paolo.desk.id).await.unwrap();
    let own = rules.iter().find(|kept| !kept.everywhere).unwrap();
    assert_eq!(own.added.as_ref().unwrap().why, "Serve al bando");
    let everywhere = rules.iter().find(|kept| kept.everywhere).unwrap().id;
    let ended = cards::end_rule(pool, ctx, grant(&paolo), everywhere, "Non serve").await;
    assert!(matches!(ended, Err(Error::NotFound)), "what holds everywhere is no rule of the desk");
    cards::end_rule(pool, ctx, grant(&paolo), own.id, "Il bando è chiuso").await.unwrap();
    let again = cards::end_rule(pool, ctx, grant(&paolo), own.id, "Il bando è chiuso").await;
    assert!(matches!(again, Err(Error::Stale)));
    let opened = cards::open(pool, ctx, grant(&scene.chiara), card).await.unwrap();
    assert!(!opened.parts.missing.iter().any(|(part, _)| *part == Part::Home));
    cards::add_rule(pool, ctx, grant(&paolo), paolo.desk.id, &home_rule(), "Un altro bando").await.unwrap();
    let rules = cards::kept_rules(pool, ctx, grant(&paolo), paolo.desk.id).await.unwrap();
    assert_eq!(rules.iter().filter(|kept| !kept.everywhere).count(), 2, "the ended one stays");
}

#[tokio::test]
async fn the_database_lets_only_administrators_write_rules() {
    let scene = Scene::at(NOON).await;
    let mut work = Work::operator(&scene.db.app, &scene.chiara).await.unwrap();
    let added = sqlx::query(
        "INSERT INTO card_rule (id, desk_id, part, field, holds, added_by, added_by_name, added_at, added_why)
         VALUES ($1, $2, 'abitazione', 'vani', 'always', $3, 'Chiara Moretti', now(), 'prova')",
    )
    .bind(new_id())
    .bind(scene.chiara.desk.id.uuid())
    .bind(scene.chiara.me.id.uuid())
    .execute(work.connection())
    .await;
    assert!(added.is_err());
}

#[tokio::test]
async fn administrators_say_who_reads_private_notes() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let anna = scene.operator("anna.bruni").await.me.id;
    let set = |who, reads| cards::set_notes_reader(pool, ctx, grant(&paolo), who, reads);
    set(anna, Some(ReadsNotes::Responsible)).await.unwrap();
    let readers = cards::notes_readers(pool, ctx, grant(&paolo)).await.unwrap();
    let reads = |name: &str| readers.iter().find(|reader| reader.who.name == name).map(|one| one.reads);
    assert_eq!(reads("Anna Bruni"), Some(Some(ReadsNotes::Responsible)));
    assert_eq!(reads("Chiara Moretti"), Some(None));
    assert_eq!((reads("Paolo Neri"), reads("Karim Haddad")), (None, None), "neither he nor another desk");
    let karim = scene.operator("karim.haddad").await.me.id;
    assert!(matches!(set(karim, None).await, Err(Error::NotFound)), "another desk");
    set(anna, None).await.unwrap();
}
