//! Notices on data protection and the signatures under them.

use backend::{
    Error, cards, people,
    privacy::{self, Signing},
    staff::Why,
};
use domain::{
    Id, Lang, Text,
    actor::Operator,
    person::Person,
    privacy::{PrivacyNotice, Purpose, Said, Standing, Way, Withdrawal},
};

use super::support::{NOON, Scene, at, grant};

const fn why(seen: i32) -> Why<'static> {
    Why { seen, reason: "Nuovo titolare" }
}

async fn publish(scene: &Scene, admin: &Operator, seen: i32) -> Result<(), Error> {
    let text = Text::italian(format!("Informativa {}", seen + 1)).with(Lang::En, "Notice");
    let desk = scene.chiara.desk.id;
    let today = scene.ctx.today();
    privacy::publish(&scene.db.app, &scene.ctx, grant(admin), desk, why(seen), &text, today).await
}

async fn current(scene: &Scene) -> PrivacyNotice {
    let all = privacy::in_force(&scene.db.app, &scene.ctx).await.unwrap();
    all.into_iter().find(|notice| notice.desk.id == scene.chiara.desk.id).unwrap()
}

fn paper(notice: Id<PrivacyNotice>, scene: &Scene) -> Signing {
    Signing {
        notice,
        way: Way::Paper { kept: "Armadio 3".to_owned(), by: "Chiara Moretti".to_owned() },
        purposes: vec![Purpose::School],
        on: scene.ctx.today(),
    }
}

/// The last version that the demo has published for this desk.
async fn last(scene: &Scene) -> i32 {
    sqlx::query_scalar("SELECT coalesce(max(version), 0) FROM privacy_notice WHERE desk_id = $1")
        .bind(scene.chiara.desk.id.uuid())
        .fetch_one(&scene.db.owner)
        .await
        .unwrap()
}

async fn person_of(scene: &Scene) -> (Id<domain::card::Card>, Id<Person>) {
    let card = scene.accepted(&scene.giulia).await;
    let opened = cards::open(&scene.db.app, &scene.ctx, grant(&scene.chiara), card).await.unwrap();
    (card, opened.person.id)
}

async fn standing(scene: &Scene, person: Id<Person>) -> Standing {
    privacy::signatures(&scene.db.app, &scene.ctx, grant(&scene.chiara), person).await.unwrap().standing
}

#[tokio::test]
async fn a_card_says_when_the_signature_is_missing_old_or_withdrawn() {
    let scene = Scene::at(NOON).await;
    let admin = scene.operator("paolo.neri").await;
    let (card, person) = person_of(&scene).await;
    let version = last(&scene).await;
    publish(&scene, &admin, version).await.unwrap();
    assert!(matches!(publish(&scene, &admin, version).await, Err(Error::Stale)), "published meanwhile");
    let first = current(&scene).await;
    assert_eq!(standing(&scene, person).await, Standing::Missing);
    let pool = &scene.db.app;
    privacy::sign(pool, &scene.ctx, grant(&scene.chiara), person, &paper(first.id, &scene)).await.unwrap();
    let on = scene.ctx.today();
    assert_eq!(standing(&scene, person).await, Standing::Signed { on, version: version + 1 });
    publish(&scene, &admin, version + 1).await.unwrap();
    let opened = cards::open(pool, &scene.ctx, grant(&scene.chiara), card).await.unwrap();
    assert_eq!(opened.privacy, Standing::Older { signed: version + 1, current: version + 2 });
    let found = privacy::signatures(pool, &scene.ctx, grant(&scene.chiara), person).await.unwrap();
    assert_eq!(found.signatures[0].purposes, [Purpose::School]);
    let which = (person, found.signatures[0].id);
    let end = Withdrawal { on, said: Said::Email, by: Some("Chiara Moretti".to_owned()) };
    privacy::withdraw(pool, &scene.ctx, grant(&scene.chiara), which, &end).await.unwrap();
    let again = privacy::withdraw(pool, &scene.ctx, grant(&scene.chiara), which, &end).await;
    assert!(matches!(again, Err(Error::Stale)));
    assert_eq!(standing(&scene, person).await, Standing::Withdrawn { on });
}

#[tokio::test]
async fn a_version_counts_from_its_day_on() {
    let scene = Scene::at(NOON).await;
    let admin = scene.operator("paolo.neri").await;
    let version = last(&scene).await;
    let (desk, text) = (scene.chiara.desk.id, Text::italian("Domani"));
    let tomorrow = scene.ctx.today().succ_opt().unwrap();
    privacy::publish(&scene.db.app, &scene.ctx, grant(&admin), desk, why(version), &text, tomorrow)
        .await
        .unwrap();
    let of = async |ctx| {
        let all = privacy::in_force(&scene.db.app, ctx).await.unwrap();
        all.into_iter().find(|notice| notice.desk.id == desk).map_or(0, |notice| notice.version)
    };
    assert_eq!(of(&scene.ctx).await, version);
    assert_eq!(of(&at("2026-11-21T11:00:00Z")).await, version + 1);
    let read = async |ctx| {
        let all = privacy::versions(&scene.db.app, ctx, desk).await.unwrap();
        all.into_iter().map(|notice| notice.version).collect::<Vec<_>>()
    };
    assert!(!read(&scene.ctx).await.contains(&(version + 1)), "nobody reads it before its day");
    let from_then_on: Vec<i32> = (1..=version + 1).rev().collect();
    assert_eq!(read(&at("2026-11-21T11:00:00Z")).await, from_then_on, "earlier ones stay, last first");
    let nobody: Id<domain::actor::Desk> = Id::new(scene.chiara.me.id.uuid());
    assert!(privacy::versions(&scene.db.app, &scene.ctx, nobody).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_signature_is_of_one_desk_and_a_citizen_signs_only_what_waits() {
    let scene = Scene::at(NOON).await;
    let admin = scene.operator("paolo.neri").await;
    let (_, person) = person_of(&scene).await;
    publish(&scene, &admin, last(&scene).await).await.unwrap();
    let notice = current(&scene).await;
    let karim = scene.operator("karim.haddad").await;
    let pool = &scene.db.app;
    let foreign = privacy::sign(pool, &scene.ctx, grant(&karim), person, &paper(notice.id, &scene)).await;
    assert!(matches!(foreign, Err(Error::NotFound)), "a notice of another desk");
    let carlo = scene.carlo().await;
    let stranger = privacy::sign_own(pool, &scene.ctx, &carlo, notice.id).await;
    assert!(matches!(stranger, Err(Error::NotFound)), "no card of his");
    let own = privacy::own(pool, &scene.ctx, &scene.giulia).await.unwrap();
    assert_eq!(own.to_sign, std::slice::from_ref(&notice));
    privacy::sign_own(pool, &scene.ctx, &scene.giulia, notice.id).await.unwrap();
    let own = privacy::own(pool, &scene.ctx, &scene.giulia).await.unwrap();
    assert!(own.to_sign.is_empty());
    assert_eq!(own.signed[0].way, Way::Spid);
    let at_other = privacy::signatures(pool, &scene.ctx, grant(&karim), person).await.unwrap();
    assert!(at_other.signatures.is_empty(), "signed at another desk");
    let found = people::open(pool, &scene.ctx, grant(&scene.chiara), person).await.unwrap();
    assert_eq!(found.person.id, person);
}
