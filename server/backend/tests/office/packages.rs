//! What was sent with a referral, when it is read no more: given back, taken back, and of whom the name was protected
//! since. What is kept stays as it was.

use backend::{
    Error, Work, cards,
    intake::Choice,
    people,
    referrals::{
        self, Sending,
        outside::{self, Entered, Token},
    },
};
use domain::{
    Id,
    actor::Operator,
    card::Card,
    document::{DeskDocument, Sort, Verification},
    mask::{Field, Mask},
    person::Ground,
    referral::{Followed, Package, Piece, Referral, Tag, outside::Look},
};

use super::{
    far::nives,
    outside::{KEY, code, kept_paper, sent},
    referrals::{card, scene, sending, stored},
    support::{NOON, Scene, count, grant},
    zone::{agree, outside as third_sector},
};

const WHY: (Ground, &str) = (Ground::Violence, "Denuncia");

/// What only whoever reads the package reads.
const TOLD: [&str; 5] = ["Ferrante", "FRRGLI", "giulia@posta", "Serve un alloggio", "Richiamare"];

/// What says who she is.
fn betrays(text: &str) -> bool {
    ["Ferrante", "FRRGLI", "giulia@posta", "14/03/1988"].iter().any(|name| text.contains(name))
}

async fn follow(scene: &Scene, who: &Operator, id: Id<Referral>) -> Followed {
    referrals::follow(&scene.db.app, &scene.ctx, grant(who), id).await.unwrap()
}

/// The referral and the lists, as this operator reads them.
async fn everything(scene: &Scene, who: &Operator, id: Id<Referral>) -> String {
    let lists = referrals::list(&scene.db.app, &scene.ctx, grant(who)).await.unwrap();
    format!("{:?}{lists:?}", follow(scene, who, id).await)
}

/// Somebody of Chiara's under a protective alias from now on.
async fn protect(scene: &Scene, card: Id<Card>) {
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let person = cards::open(pool, ctx, grant(&scene.chiara), card).await.unwrap().person.id;
    let anna = scene.operator("anna.bruni").await;
    people::protect(pool, ctx, grant(&anna), person, WHY).await.unwrap();
}

/// How many rows of what was sent the database shows to this operator: packages, documents, hops.
async fn rows(scene: &Scene, who: &Operator, id: Id<Referral>) -> [i64; 4] {
    let mut work = Work::operator(&scene.db.app, who).await.unwrap();
    let mut rows = [0; 4];
    for (place, table) in ["referral_package", "referral_document", "desk_document"].into_iter().enumerate() {
        rows[place] = count(&mut work, table).await;
    }
    rows[3] = sqlx::query_scalar("SELECT count(*) FROM referral_chain($1)")
        .bind(id.uuid())
        .fetch_one(work.connection())
        .await
        .unwrap();
    rows
}

/// It is there for its receiver, with what the receiver did itself, and nothing else of it is.
async fn is_over(scene: &Scene, karim: &Operator, (id, paper): (Id<Referral>, Id<DeskDocument>), tag: Tag) {
    let seen = follow(scene, karim, id).await;
    assert_eq!((seen.referral.state.tag(), seen.referral.name.clone()), (tag, Field::Absent));
    assert_eq!(seen.referral.from.id, scene.chiara.desk.id, "from which desk");
    assert!(seen.papers.is_empty() && seen.chain.is_empty() && seen.card.is_none());
    let read = everything(scene, karim, id).await;
    for mark in TOLD.into_iter().chain(["Invece"]) {
        assert!(!read.contains(mark), "{tag:?}: {mark}: {read}");
    }
    let opened = referrals::document(&scene.db.app, &scene.ctx, grant(karim), (id, paper)).await;
    assert!(matches!(opened, Err(Error::NotFound)), "{opened:?}");
    assert_eq!(rows(scene, karim, id).await, [0; 4], "{tag:?}: the database says the same");
    let mut work = Work::operator(&scene.db.app, karim).await.unwrap();
    assert_eq!(count(&mut work, "referral").await, 1, "that there was one");
    let said: Vec<String> =
        sqlx::query_scalar("SELECT note FROM referral_step WHERE note <> '' AND desk_id <> actor_desk()")
            .fetch_all(work.connection())
            .await
            .unwrap();
    assert_eq!(said, Vec::<String>::new(), "{tag:?}: what the sender said");
    drop(work);
    let sender = everything(scene, &scene.chiara, id).await;
    assert!(TOLD.into_iter().all(|mark| sender.contains(mark)), "the sender reads everything: {sender}");
    referrals::document(&scene.db.app, &scene.ctx, grant(&scene.chiara), (id, paper)).await.unwrap();
}

#[tokio::test]
async fn what_was_given_back_or_taken_back_is_read_no_more_until_it_is_reopened() {
    let (scene, karim, _) = scene().await;
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let first = card(&scene).await;
    let paper = kept_paper(&scene, first, Sort::Home, Verification::Accepted).await;
    let form = Sending { papers: vec![paper], ..sending(&karim) };
    let id = referrals::send(pool, ctx, grant(chiara), first, &form).await.unwrap();
    let read = everything(&scene, &karim, id).await;
    assert!(TOLD.into_iter().all(|mark| read.contains(mark)), "{read}");
    assert_eq!(rows(&scene, &karim, id).await, [1; 4]);
    referrals::refuse(pool, ctx, grant(&karim), id, "Non è nostro").await.unwrap();
    is_over(&scene, &karim, (id, paper), Tag::Refused).await;
    let own = follow(&scene, &karim, id).await;
    let said = Some(Field::Shown("Non è nostro".to_owned()));
    assert!(own.steps.iter().any(|step| step.note == said), "what one did oneself stays");
    referrals::reopen(pool, ctx, grant(chiara), id, "Invece sì").await.unwrap();
    let again = everything(&scene, &karim, id).await;
    assert!(TOLD.into_iter().chain(["Invece sì"]).all(|mark| again.contains(mark)), "{again}");
    referrals::document(pool, ctx, grant(&karim), (id, paper)).await.unwrap();
    referrals::cancel(pool, ctx, grant(chiara), id).await.unwrap();
    is_over(&scene, &karim, (id, paper), Tag::Cancelled).await;
}

#[tokio::test]
async fn a_look_at_what_is_over_is_no_look_at_anybody() {
    let (scene, karim, _) = scene().await;
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let id = referrals::send(pool, ctx, grant(chiara), card(&scene).await, &sending(&karim)).await.unwrap();
    referrals::cancel(pool, ctx, grant(chiara), id).await.unwrap();
    follow(&scene, &karim, id).await;
    let looks = async |subject: &'static str| -> i64 {
        sqlx::query_scalar(
            "SELECT count(*) FROM audit_event
             WHERE action = 'read' AND subject = $1 AND reason = 'referral' AND actor_id = $2",
        )
        .bind(subject)
        .bind(karim.me.id.uuid())
        .fetch_one(&scene.db.owner)
        .await
        .unwrap()
    };
    assert_eq!((looks("referral").await, looks("person").await), (1, 0));
}

#[tokio::test]
async fn another_zone_and_the_third_sector_keep_that_there_was_one() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let (nives, first) = (nives(&scene).await, card(&scene).await);
    let far = referrals::send(pool, ctx, grant(chiara), first, &sending(&nives)).await.unwrap();
    assert!(everything(&scene, &nives, far).await.contains("Ferrante"));
    let desk = third_sector(&scene).await;
    agree(&scene, desk, "2026-12-31").await.unwrap();
    let karim = scene.operator("karim.haddad").await;
    let near = referrals::send(pool, ctx, grant(chiara), first, &sending(&karim)).await.unwrap();
    for (who, id) in [(&nives, far), (&karim, near)] {
        referrals::refuse(pool, ctx, grant(who), id, "No").await.unwrap();
        let read = everything(&scene, who, id).await;
        assert!(TOLD.into_iter().all(|mark| !read.contains(mark)), "{}: {read}", who.desk.name);
        assert_eq!(referrals::list(pool, ctx, grant(who)).await.unwrap().received.len(), 1);
    }
}

#[tokio::test]
async fn the_database_keeps_whom_a_referral_is_about_for_another_zone_alone() {
    let (scene, karim, _) = scene().await;
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let (nives, first) = (nives(&scene).await, card(&scene).await);
    let mut kept = Vec::new();
    for who in [&karim, &nives] {
        let id = referrals::send(pool, ctx, grant(chiara), first, &sending(who)).await.unwrap();
        let told: bool =
            sqlx::query_scalar("SELECT told IS NOT NULL FROM referral_package WHERE referral_id = $1")
                .bind(id.uuid())
                .fetch_one(&scene.db.owner)
                .await
                .unwrap();
        kept.push(told);
    }
    assert_eq!(kept, [false, true]);
}

#[tokio::test]
async fn a_package_that_came_before_the_alias_is_shaped_as_one_that_comes_after() {
    let (scene, karim, _) = scene().await;
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let first = card(&scene).await;
    let identity = kept_paper(&scene, first, Sort::Identity, Verification::Accepted).await;
    let form = Sending { papers: vec![identity], ..sending(&karim) };
    let id = referrals::send(pool, ctx, grant(chiara), first, &form).await.unwrap();
    let before = follow(&scene, &karim, id).await;
    assert!(betrays(&format!("{before:?}")) && !before.may_name && before.papers.len() == 1);
    let kept = stored(&scene, id).await;
    protect(&scene, first).await;
    let seen = follow(&scene, &karim, id).await;
    assert!(!betrays(&everything(&scene, &karim, id).await), "{seen:?}");
    assert!(seen.referral.name.shown().unwrap().ends_with("(nome protetto)"), "{seen:?}");
    assert!(seen.may_name && seen.papers.is_empty(), "free words are warned of");
    assert!(seen.package.sections.iter().all(|(piece, _)| *piece != Piece::Person), "{seen:?}");
    assert!(format!("{seen:?}").contains("Richiamare lunedì"), "free words stay");
    assert_eq!(stored(&scene, id).await, kept, "what was sent stays as it was");
    // Whoever was given the group reads what was sent.
    let trusted = Operator { mask: Mask::none(), ..karim.clone() };
    let read = follow(&scene, &trusted, id).await;
    assert!(betrays(&format!("{:?}", read.package)) && !read.may_name && read.papers.len() == 1, "{read:?}");
    // As it would be sent now.
    referrals::refuse(pool, ctx, grant(&karim), id, "No").await.unwrap();
    let again = Sending { again: true, ..sending(&karim) };
    let id = referrals::send(pool, ctx, grant(chiara), first, &again).await.unwrap();
    assert_eq!(follow(&scene, &karim, id).await.package, seen.package);
}

#[tokio::test]
async fn whom_another_zone_did_not_receive_yet_it_writes_down_without_a_name() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let (nives, first) = (nives(&scene).await, card(&scene).await);
    let id = referrals::send(pool, ctx, grant(chiara), first, &sending(&nives)).await.unwrap();
    let before = everything(&scene, &nives, id).await;
    assert!(betrays(&before), "{before}");
    protect(&scene, first).await;
    let seen = everything(&scene, &nives, id).await;
    assert!(!betrays(&seen) && seen.contains("(nome protetto)"), "{seen}");
    assert_eq!(
        follow(&scene, &nives, id).await.matches,
        Some(Vec::new()),
        "nobody is looked for by the name"
    );
    let own = referrals::receive_from_afar(pool, ctx, grant(&nives), id, Choice::New).await.unwrap();
    let person = cards::open(pool, ctx, grant(&nives), own).await.unwrap().person;
    assert!(person.identity.is_anonymous(), "{person:?}");
}

#[tokio::test]
async fn whoever_has_a_link_reads_the_alias_and_no_paper_that_says_who_it_is() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let (first, id, token) = sent(&scene).await;
    let mark = Token::new([1; 32]);
    let entered = outside::enter(pool, ctx, &KEY, (&token, None), &code(), &mark).await.unwrap();
    assert!(matches!(entered, Entered::In { .. }));
    let read = async || -> (Package, bool) {
        let Look::Open(shown) = outside::look(pool, ctx, &token, Some(&mark)).await.unwrap() else {
            panic!("it is open")
        };
        let reading = shown.reading.unwrap();
        (reading.package, reading.may_name)
    };
    let (before, may_name) = read().await;
    assert!(betrays(&format!("{before:?}")) && !may_name);
    let identity = kept_paper(&scene, first, Sort::Identity, Verification::Accepted).await;
    sqlx::query("INSERT INTO outside_document (referral_id, document_id, zone_id) VALUES ($1, $2, $3)")
        .bind(id.uuid())
        .bind(identity.uuid())
        .bind(scene.chiara.zone.uuid())
        .execute(&scene.db.owner)
        .await
        .unwrap();
    outside::document(pool, ctx, (&token, Some(&mark)), identity).await.unwrap();
    protect(&scene, first).await;
    let (after, may_name) = read().await;
    let text = format!("{after:?}");
    assert!(!betrays(&text) && text.contains("(nome protetto)") && may_name, "{text}");
    let paper = outside::document(pool, ctx, (&token, Some(&mark)), identity).await;
    assert!(matches!(paper, Err(Error::NotFound)), "{paper:?}");
    // Once it was taken back nothing is read at all.
    outside::cancel(pool, ctx, grant(&scene.chiara), id).await.unwrap();
    let over = outside::look(pool, ctx, &token, Some(&mark)).await.unwrap();
    assert!(matches!(over, Look::Gone(..)), "{over:?}");
}
