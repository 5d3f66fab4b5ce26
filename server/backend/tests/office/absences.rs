//! Absences: a colleague gets the assigned work and the alerts between two days, and nothing else or longer.

use backend::{
    Context, Error, absences, alerts, intake, menu,
    operators::{self, Enable},
};
use chrono::NaiveDate;
use domain::{
    Id,
    actor::{Operator, Role},
    alert::Kind,
    intake::{Assignee, Filter, Intake},
    staff::absence::Unfit,
};

use crate::support::{NOON, Scene, WORDS, at, grant};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A colleague of Chiara in her role.
async fn nives(scene: &Scene) -> Operator {
    let who = Enable {
        issuer: "http://localhost:8090",
        subject: "nives.galli",
        name: "Nives Galli",
        desk: &scene.chiara.desk.name,
        body: None,
        role: Role::FrontDesk,
    };
    operators::enable(&scene.db.owner, &scene.ctx, who).await.unwrap();
    scene.operator("nives.galli").await
}

async fn name(scene: &Scene, stand_in: &Operator, first: &str, last: &str) -> Result<(), Unfit> {
    let days = (day(first), day(last));
    absences::name(&scene.db.app, &scene.ctx, grant(&scene.chiara), stand_in.me.id, days).await.unwrap()
}

async fn ask(scene: &Scene, ctx: &Context, who: &Operator, id: Id<Intake>) -> Result<(), Error> {
    let due = day("2026-12-05");
    intake::ask_integration(&scene.db.app, ctx, grant(who), id, "Manca la firma", due, WORDS).await
}

#[tokio::test]
async fn the_stand_in_does_the_assigned_work_until_the_last_day() {
    let scene = Scene::at(NOON).await;
    let nives = nives(&scene).await;
    let (id, _) = scene.sent(&scene.giulia).await;
    let (other, _) = scene.sent(&scene.carlo().await).await;
    for id in [id, other] {
        intake::take_up(&scene.db.app, &scene.ctx, grant(&scene.chiara), id, "preso").await.unwrap();
    }
    assert!(matches!(ask(&scene, &scene.ctx, &nives, id).await, Err(Error::TakenBy(_))));
    assert_eq!(name(&scene, &nives, "2026-11-20", "2026-11-24").await, Ok(()));
    ask(&scene, &scene.ctx, &nives, id).await.unwrap();
    let anna = scene.operator("anna.bruni").await;
    assert!(matches!(ask(&scene, &scene.ctx, &anna, other).await, Err(Error::TakenBy(_))), "nobody else");
    let after = at("2026-11-25T11:00:00Z");
    let late = ask(&scene, &after, &nives, other).await;
    assert!(matches!(late, Err(Error::TakenBy(by)) if by.id == scene.chiara.me.id), "it is still hers");
    assert!(absences::absences(&scene.db.app, &nives, after.today()).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_stand_in_finds_the_assigned_work_among_their_own_and_marked() {
    let scene = Scene::at(NOON).await;
    let (pool, nives) = (&scene.db.app, nives(&scene).await);
    let (hers, _) = scene.sent(&scene.giulia).await;
    let (own, _) = scene.sent(&scene.carlo().await).await;
    intake::take_up(pool, &scene.ctx, grant(&scene.chiara), hers, "preso").await.unwrap();
    intake::take_up(pool, &scene.ctx, grant(&nives), own, "preso").await.unwrap();
    let mine = Filter { assignee: Some(Assignee::Me), ..Filter::default() };
    let found = async |ctx: &Context, who: &Operator| {
        let queue = intake::queue(pool, ctx, grant(who), &mine, None).await.unwrap();
        let mut rows: Vec<_> = queue.page.rows.into_iter().map(|row| (row.id, row.stood_in)).collect();
        rows.sort_unstable();
        let left = intake::export_rows(pool, ctx, grant(who), &mine, None).await.unwrap().rows.len();
        let counted = queue.counts.mine.number();
        assert_eq!((left, usize::from(counted)), (rows.len(), rows.len()));
        assert!(queue.colleagues.iter().any(|one| one.id == nives.me.id));
        assert!(queue.services.iter().any(|(slug, _)| slug == "prova"));
        rows
    };
    assert_eq!(found(&scene.ctx, &nives).await, [(own, false)]);
    assert_eq!(name(&scene, &nives, "2026-11-20", "2026-11-24").await, Ok(()));
    let mut both = [(hers, true), (own, false)];
    both.sort_unstable();
    assert_eq!(found(&scene.ctx, &nives).await, both);
    assert_eq!(found(&scene.ctx, &scene.chiara).await, [(hers, false)]);
    assert_eq!(found(&at("2026-11-25T11:00:00Z"), &nives).await, [(own, false)], "it is over");
}

#[tokio::test]
async fn the_stand_in_is_told_what_the_absent_is_told() {
    let scene = Scene::at(NOON).await;
    let nives = nives(&scene).await;
    let (id, number) = scene.sent(&scene.giulia).await;
    intake::take_up(&scene.db.app, &scene.ctx, grant(&scene.chiara), id, "preso").await.unwrap();
    assert_eq!(name(&scene, &nives, "2026-11-20", "2026-11-24").await, Ok(()));
    intake::write_message(&scene.db.app, &scene.ctx, &scene.giulia, number, "Ci siete?").await.unwrap();
    alerts::gather(&scene.db.app, &scene.ctx).await.unwrap();
    let told = async |who: &Operator| {
        let rows = alerts::list(&scene.db.app, &scene.ctx, who, None).await.unwrap().rows;
        rows.into_iter().filter(|alert| alert.kind == Kind::Message).count()
    };
    assert_eq!((told(&scene.chiara).await, told(&nives).await), (1, 1));
    assert_eq!(told(&scene.operator("anna.bruni").await).await, 0);
    assert_eq!(alerts::gather(&scene.db.app, &scene.ctx).await.unwrap(), 0, "doing it twice does it once");
}

#[tokio::test]
async fn only_a_colleague_of_the_same_role_and_only_right_days() {
    let scene = Scene::at(NOON).await;
    let nives = nives(&scene).await;
    let stand_ins = absences::stand_ins(&scene.db.app, &scene.ctx, grant(&scene.chiara)).await.unwrap();
    assert_eq!(stand_ins.iter().map(|one| one.id).collect::<Vec<_>>(), [nives.me.id]);
    for other in ["anna.bruni", "karim.haddad", "paolo.neri", "chiara.moretti"] {
        let other = scene.operator(other).await;
        assert_eq!(name(&scene, &other, "2026-11-20", "2026-11-24").await, Err(Unfit::Colleague));
    }
    assert_eq!(name(&scene, &nives, "2026-11-24", "2026-11-20").await, Err(Unfit::Backwards));
    assert_eq!(name(&scene, &nives, "2026-11-01", "2026-11-19").await, Err(Unfit::Past));
    assert_eq!(name(&scene, &nives, "2026-11-20", "2026-11-24").await, Ok(()));
    assert_eq!(name(&scene, &nives, "2026-11-24", "2026-11-30").await, Err(Unfit::Overlaps));
    let (pool, today) = (&scene.db.app, scene.ctx.today());
    let hers = absences::absences(pool, &nives, today).await.unwrap().remove(0);
    assert!(!hers.mine && hers.other.id == scene.chiara.me.id);
    let theirs = absences::end(pool, &scene.ctx, grant(&nives), hers.id).await;
    assert!(matches!(theirs, Err(Error::NotFound)), "only who is away ends it");
    absences::end(pool, &scene.ctx, grant(&scene.chiara), hers.id).await.unwrap();
    assert!(absences::absences(pool, &nives, today).await.unwrap().is_empty());
    let anna = scene.operator("anna.bruni").await;
    assert!(absences::absences(pool, &anna, today).await.unwrap().is_empty());
}

#[tokio::test]
async fn every_page_tells_the_two_of_an_absence_as_long_as_it_counts() {
    let scene = Scene::at(NOON).await;
    let nives = nives(&scene).await;
    let anna = scene.operator("anna.bruni").await;
    assert_eq!(name(&scene, &nives, "2026-11-21", "2026-11-24").await, Ok(()));
    let told = async |who: &Operator, today: &str| {
        let absences = menu::read(&scene.db.app, who, day(today)).await.unwrap().absences;
        absences.iter().map(|absence| absence.mine).collect::<Vec<_>>()
    };
    for (today, hers, other) in [
        ("2026-11-20", vec![], vec![]),
        ("2026-11-21", vec![true], vec![false]),
        ("2026-11-24", vec![true], vec![false]),
        ("2026-11-25", vec![], vec![]),
    ] {
        assert_eq!((told(&scene.chiara, today).await, told(&nives, today).await), (hers, other), "{today}");
        assert!(told(&anna, today).await.is_empty(), "{today}");
    }
}

#[tokio::test]
async fn two_absences_named_at_once_are_one() {
    let scene = Scene::at(NOON).await;
    let nives = nives(&scene).await;
    let one = name(&scene, &nives, "2026-11-20", "2026-11-24");
    let other = name(&scene, &nives, "2026-11-24", "2026-11-30");
    let (one, other) = tokio::join!(one, other);
    let results = [one, other];
    assert!(results.contains(&Ok(())) && results.contains(&Err(Unfit::Overlaps)), "{results:?}");
}

#[tokio::test]
async fn whoever_leaves_before_the_last_day_cannot_stand_in_until_then() {
    let scene = Scene::at(NOON).await;
    let nives = nives(&scene).await;
    sqlx::query("UPDATE operator_desk SET valid_until = '2026-11-23' WHERE operator_id = $1")
        .bind(nives.me.id.uuid())
        .execute(&scene.db.owner)
        .await
        .unwrap();
    assert_eq!(name(&scene, &nives, "2026-11-20", "2026-11-24").await, Err(Unfit::Colleague));
    assert_eq!(name(&scene, &nives, "2026-11-20", "2026-11-23").await, Ok(()));
}

#[tokio::test]
async fn when_the_stand_in_has_gone_the_absent_one_learns_that_nobody_stands_in() {
    let scene = Scene::at(NOON).await;
    let nives = nives(&scene).await;
    assert_eq!(name(&scene, &nives, "2026-11-20", "2026-11-24").await, Ok(()));
    let (pool, today) = (&scene.db.app, scene.ctx.today());
    let gone = async || absences::absences(pool, &scene.chiara, today).await.unwrap().remove(0).gone;
    assert!(!gone().await);
    for end in ["ended_at = now()", "ended_at = NULL, valid_until = '2026-11-19'"] {
        let sql = format!("UPDATE operator_desk SET {end} WHERE operator_id = $1");
        sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(nives.me.id.uuid())
            .execute(&scene.db.owner)
            .await
            .unwrap();
        assert!(gone().await, "{end}");
    }
    // Nor is the one who left told anything in the other's place.
    let (id, number) = scene.sent(&scene.giulia).await;
    intake::take_up(pool, &scene.ctx, grant(&scene.chiara), id, "preso").await.unwrap();
    intake::write_message(pool, &scene.ctx, &scene.giulia, number, "Ci siete?").await.unwrap();
    alerts::gather(pool, &scene.ctx).await.unwrap();
    let told: i64 =
        sqlx::query_scalar("SELECT count(*) FROM alert WHERE operator_id = $1 AND kind = 'message'")
            .bind(nives.me.id.uuid())
            .fetch_one(&scene.db.owner)
            .await
            .unwrap();
    assert_eq!(told, 0);
}
