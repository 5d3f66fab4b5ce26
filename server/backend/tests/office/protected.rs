//! A protective alias: everybody reads it, and who it is is nowhere for whoever was not given the group.

use backend::{
    Error, Work, cards,
    intake::{self, Choice},
    masks,
    people::{self, Entered},
};
use domain::{
    Id,
    actor::Operator,
    card::{Card, Filter as CardFilter},
    exceptional::Minutes,
    form::Certified,
    intake::{Direction, Filter},
    mask::{Field, Group, Mask},
    permission::{ProtectPeople, ReadCards, authorise},
    person::{Ground, Person},
};

use crate::support::{GIULIA, NOON, Scene, WORDS, grant};

const WHY: (Ground, &str) = (Ground::Violence, "Denuncia di Giulia Ferrante del 3 novembre");
const NO_KEY: Option<(&str, Direction)> = None;

/// Giulia, accepted at Chiara's desk and put under an alias by Anna: her card, her record, and what she is called.
async fn protected(scene: &Scene) -> (Id<Card>, Id<Person>, String) {
    let card = scene.accepted(&scene.giulia).await;
    let person: sqlx::types::Uuid =
        sqlx::query_scalar("SELECT id FROM person").fetch_one(&scene.db.owner).await.unwrap();
    let anna = scene.operator("anna.bruni").await;
    let alias = people::protect(&scene.db.app, &scene.ctx, grant(&anna), Id::new(person), WHY).await.unwrap();
    (card, Id::new(person), alias.to_string())
}

/// The same operator with a profile that shows everything.
fn seer(operator: &Operator) -> Operator {
    Operator { mask: Mask::none(), ..operator.clone() }
}

fn betrays(text: &str) -> bool {
    ["Giulia", "Ferrante", "FRRGLI", "1988-03-14", "giulia@posta"].iter().any(|name| text.contains(name))
}

async fn found(scene: &Scene, who: &Operator, typed: &str) -> Vec<Id<Person>> {
    let found = people::find(&scene.db.app, &scene.ctx, grant::<ReadCards>(who), typed).await.unwrap();
    found.people.into_iter().map(|found| found.person.id).collect()
}

/// Whatever this operator reads about the person, their cards and requests.
async fn everything(scene: &Scene, who: &Operator, (card, person): (Id<Card>, Id<Person>)) -> String {
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let (pending, _) = scene.sent(&scene.giulia).await;
    let dossier = people::open(pool, ctx, grant(who), person).await.unwrap();
    let newest = people::find(pool, ctx, grant(who), "").await.unwrap();
    let changes = people::changes(pool, grant(who), person).await.unwrap();
    let made = people::protections(pool, grant(who), person).await.unwrap();
    let opened = cards::open(pool, ctx, grant(who), card).await.unwrap();
    let list = cards::list(pool, ctx, grant(who), &CardFilter::default(), None).await.unwrap();
    let queue = intake::page(pool, ctx, grant(who), &Filter::default(), NO_KEY).await.unwrap();
    let detail = intake::detail(pool, ctx, grant(who), pending).await.unwrap();
    let heading = intake::heading(pool, ctx, grant(who), pending).await.unwrap();
    format!("{dossier:?}{newest:?}{changes:?}{made:?}{opened:?}{list:?}{queue:?}{detail:?}{heading:?}")
}

#[tokio::test]
async fn whoever_was_not_given_the_group_reads_the_alias_everywhere_and_the_name_nowhere() {
    let scene = Scene::at(NOON).await;
    assert!(scene.chiara.mask.hides(Group::ProtectedIdentity), "nobody was given it");
    let (card, person, alias) = protected(&scene).await;
    let read = everything(&scene, &scene.chiara, (card, person)).await;
    assert!(!betrays(&read), "{read}");
    assert!(read.contains(&format!("{alias} (nome protetto)")));
    let given = everything(&scene, &seer(&scene.chiara), (card, person)).await;
    assert!(betrays(&given) && given.contains(&alias), "whoever was given the group reads both");
    for page in [
        people::facts(&scene.db.app, &scene.ctx, grant(&scene.chiara), person).await.map(|_| ()),
        people::to_correct(&scene.db.app, &scene.ctx, grant(&scene.chiara), person).await.map(|_| ()),
        people::households(&scene.db.app, &scene.ctx, grant(&scene.chiara), person).await.map(|_| ()),
        people::twins(&scene.db.app, &scene.ctx, grant(&scene.chiara), person).await.map(|_| ()),
    ] {
        assert!(matches!(page, Err(Error::NotFound)), "what says who it is");
    }
}

#[tokio::test]
async fn the_alias_finds_the_person_and_the_name_only_for_whoever_may_see_it() {
    let scene = Scene::at(NOON).await;
    let (_, person, alias) = protected(&scene).await;
    let given = seer(&scene.chiara);
    for typed in ["Ferrante", "giulia ferrante", GIULIA, "14/03/1988", "giulia@posta.example"] {
        assert!(found(&scene, &scene.chiara, typed).await.is_empty(), "{typed} betrays");
        assert_eq!(found(&scene, &given, typed).await, [person], "{typed}");
    }
    for who in [&scene.chiara, &given] {
        assert_eq!(found(&scene, who, &alias).await, [person]);
    }
    let keys: i64 = sqlx::query_scalar("SELECT count(*) FROM person_key WHERE key LIKE 'ferrante%'")
        .fetch_one(&scene.db.owner)
        .await
        .unwrap();
    assert_eq!(keys, 0, "nothing is written down that could be searched");
}

#[tokio::test]
async fn a_code_that_is_typed_again_is_refused_and_tells_nothing() {
    let scene = Scene::at(NOON).await;
    let (_, person, _) = protected(&scene).await;
    let who = Certified {
        given_name: "Giulia".to_owned(),
        family_name: "Ferrante".to_owned(),
        fiscal_code: Some(GIULIA.parse().unwrap()),
        ..Certified::default()
    };
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let enter = async |by: &Operator| people::enter(pool, ctx, grant(by), &who, true).await.unwrap();
    assert_eq!(enter(&scene.chiara).await, Entered::Hidden);
    let Entered::Exists(found) = enter(&seer(&scene.chiara)).await else {
        panic!("whoever may see it is shown whose it is");
    };
    assert_eq!(found.person.id, person);
    // Nor by hand.
    let mut work = Work::operator(pool, &scene.chiara).await.unwrap();
    let by_hand = sqlx::query(
        "INSERT INTO person (id, zone_id, given_name, family_name, fiscal_code, fiscal_code_canonical, created_at, created_by)
         VALUES (gen_random_uuid(), $1, 'Giulia', 'Ferrante', $2, $2, now(), $3)",
    )
    .bind(scene.chiara.zone.uuid())
    .bind(GIULIA)
    .bind(scene.chiara.me.id.uuid())
    .execute(work.connection())
    .await;
    assert!(by_hand.is_err());
}

#[tokio::test]
async fn a_request_of_hers_arrives_under_the_alias_and_is_accepted_for_her() {
    let scene = Scene::at(NOON).await;
    let (_, person, alias) = protected(&scene).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let (id, _) = scene.sent(&scene.giulia).await;
    let detail = intake::detail(pool, ctx, grant(&scene.chiara), id).await.unwrap();
    assert_eq!(detail.applicant, Field::Shown(format!("{alias} (nome protetto)")));
    assert_eq!(detail.fiscal_code, Field::Masked(Group::Identity));
    let suggested: Vec<Id<Person>> = detail.matches.iter().map(|found| found.person.id).collect();
    assert_eq!(suggested, [person], "she is found again");
    let queue = async |text: &str| {
        let filter = Filter { text: Some(text.to_owned()), ..Filter::default() };
        intake::page(pool, ctx, grant(&scene.chiara), &filter, NO_KEY).await.unwrap().rows.len()
    };
    assert_eq!(queue("ferrante").await, 0);
    assert_eq!(queue(&alias).await, 1);
    let new = intake::accept(pool, ctx, grant(&scene.chiara), id, Choice::New, WORDS).await;
    assert!(matches!(new, Err(Error::Stale)), "no second record: {new:?}");
    let known = Choice::Known(person);
    intake::accept(pool, ctx, grant(&scene.chiara), id, known, WORDS).await.unwrap();
}

#[tokio::test]
async fn a_break_glass_shows_who_it_is_in_the_one_card_and_only_there() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let other = scene.accepted(&scene.carlo().await).await;
    let (_, there) = masks::opened(pool, ctx, grant(&scene.chiara), other).await.unwrap();
    assert!(!there.contains(&Group::ProtectedIdentity), "nobody is behind it there");
    let card = scene.accepted(&scene.giulia).await;
    let person = cards::open(pool, ctx, grant(&scene.chiara), card).await.unwrap().person.id;
    let anna = scene.operator("anna.bruni").await;
    people::protect(pool, ctx, grant(&anna), person, WHY).await.unwrap();
    let asked = masks::Asked {
        group: Group::ProtectedIdentity,
        minutes: Minutes::FIFTEEN,
        reason: "Ricovero urgente".to_owned(),
    };
    masks::open(pool, ctx, grant(&scene.chiara), card, &asked).await.unwrap();
    let seen = cards::look(pool, ctx, grant(&scene.chiara), card, &[]).await.unwrap().card;
    assert!(betrays(&format!("{:?}", seen.person)));
    let printed = cards::open(pool, ctx, grant(&scene.chiara), card).await.unwrap();
    assert!(!betrays(&format!("{:?}", printed.person)), "a print stays behind the mask");
}

#[tokio::test]
async fn it_is_ended_with_a_reason_by_whoever_sees_who_it_is() {
    let scene = Scene::at(NOON).await;
    let (_, person, alias) = protected(&scene).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    assert!(authorise::<ProtectPeople>(&scene.chiara).is_err());
    let anna = scene.operator("anna.bruni").await;
    let again = people::protect(pool, ctx, grant(&anna), person, WHY).await;
    assert!(matches!(again, Err(Error::Stale)), "once");
    let blind = people::unprotect(pool, ctx, grant(&anna), person, "Finita").await;
    assert!(matches!(blind, Err(Error::NotFound)));
    scene.sent(&scene.giulia).await;
    people::unprotect(pool, ctx, grant(&seer(&anna)), person, "Processo concluso").await.unwrap();
    assert_eq!(found(&scene, &scene.chiara, "giulia ferrante").await, [person]);
    let facts = people::open(pool, ctx, grant(&scene.chiara), person).await.unwrap().person;
    assert_eq!(facts.identity.called(), Field::Shown("Giulia Ferrante".to_owned()));
    assert!(facts.fiscal_code.shown().unwrap().is_some() && facts.birth_date.shown().unwrap().is_some());
    let made = people::protections(pool, grant(&seer(&anna)), person).await.unwrap().remove(0);
    assert_eq!((made.alias.to_string(), made.by.as_str()), (alias, "Anna Bruni"));
    assert_eq!(made.ended.unwrap().1, "Anna Bruni");
    assert_eq!(made.ended_why, Some(Field::Shown("Processo concluso".to_owned())));
    let queue = intake::page(pool, ctx, grant(&scene.chiara), &Filter::default(), NO_KEY).await.unwrap();
    assert!(queue.rows.iter().all(|row| row.applicant == Field::Shown("Giulia Ferrante".to_owned())));
    for code in ["protected", "unprotected"] {
        let rows: i64 = sqlx::query_scalar("SELECT count(*) FROM audit_event WHERE reason = $1")
            .bind(code)
            .fetch_one(&scene.db.owner)
            .await
            .unwrap();
        assert_eq!(rows, 1, "{code}");
    }
}

#[tokio::test]
async fn the_row_lock_gives_the_identity_to_nobody_else() {
    let scene = Scene::at(NOON).await;
    protected(&scene).await;
    let count = async |who: &Operator| -> i64 {
        let mut work = Work::operator(&scene.db.app, who).await.unwrap();
        sqlx::query_scalar("SELECT count(*) FROM protected_identity")
            .fetch_one(work.connection())
            .await
            .unwrap()
    };
    assert_eq!(count(&scene.chiara).await, 0);
    assert_eq!(count(&seer(&scene.chiara)).await, 1);
    let nameless = Operator { mask: Mask::hiding([Group::Identity]), ..scene.chiara.clone() };
    assert_eq!(count(&nameless).await, 0, "whoever sees no names sees these less");
    let stranger = Operator { zone: backend::testing::new_id().into(), ..seer(&scene.chiara) };
    assert_eq!(count(&stranger).await, 0, "another zone");
}
