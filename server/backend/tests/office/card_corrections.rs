//! Corrections of a completed card: its access, its outcome, and a request that came to its end.

use backend::{
    Error, cards,
    codes::{self, Draft, Expected, Why},
};
use domain::{
    Id,
    card::{Access, AccessReason, Card, Earlier, Ending, Mode, Outcome, State, requests::Advancement},
    codes::{Entry, Table},
    mask::Field,
};

use super::support::{NOON, Scene, code, grant};

async fn open(scene: &Scene, card: Id<Card>) -> Card {
    cards::open(&scene.db.app, &scene.ctx, grant(&scene.chiara), card).await.unwrap()
}

async fn completed(scene: &Scene) -> Card {
    let card = scene.accepted(&scene.giulia).await;
    let version = open(scene, card).await.version;
    let chiara = grant(&scene.chiara);
    cards::complete(&scene.db.app, &scene.ctx, chiara, card, version, &code("information")).await.unwrap();
    open(scene, card).await
}

async fn edit(scene: &Scene, card: &Card, access: &Access, why: Option<&str>) -> Result<(), Error> {
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    cards::edit_access(pool, ctx, grant(&scene.chiara), card.id, card.version, access, why).await
}

#[tokio::test]
async fn the_access_of_a_completed_card_is_corrected_with_a_reason_and_the_old_one_stays() {
    let scene = Scene::at(NOON).await;
    let card = completed(&scene).await;
    let old = card.access.visible();
    let new = Access { mode: Mode::Phone, reason: AccessReason::Decree, ..old.clone() };
    let silent = edit(&scene, &card, &new, None).await;
    assert!(matches!(silent, Err(Error::Stale)), "{silent:?}");
    edit(&scene, &card, &new, Some("Aveva telefonato")).await.unwrap();
    let late = edit(&scene, &card, &old, Some("Anche io")).await;
    assert!(matches!(late, Err(Error::Stale)), "a colleague was quicker: {late:?}");
    let seen = open(&scene, card.id).await;
    assert_eq!((&seen.access.visible(), &seen.state), (&new, &card.state));
    let [one] = seen.corrections.as_slice() else { panic!("{:?}", seen.corrections) };
    assert_eq!(one.replaced, Earlier::Access(card.access.clone()));
    let why = Field::Shown("Aveva telefonato".to_owned());
    assert_eq!((one.by.as_str(), &one.reason), (scene.chiara.me.name.as_str(), &why));
    edit(&scene, &seen, &old, Some("No, era qui")).await.unwrap();
    let again = open(&scene, card.id).await;
    assert_eq!(again.corrections[0].replaced, Earlier::Access(seen.access), "newest first");
    let seen = again;
    assert_eq!(seen.corrections.len(), 2);
}

#[tokio::test]
async fn the_outcome_is_corrected_by_the_rules_of_completing_and_who_completed_it_stays() {
    let scene = Scene::at(NOON).await;
    let card = completed(&scene).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let [proposed, handed_on, started] =
        ["presa_in_carico_proposed", "handed_on", "service_started"].map(code);
    let correct = |version, outcome| {
        cards::correct_outcome(pool, ctx, grant(&scene.chiara), card.id, version, outcome, "Scelto male")
    };
    let wanting = correct(card.version, &proposed).await;
    assert!(matches!(wanting, Err(Error::CardIncomplete(_))), "{wanting:?}");
    correct(card.version, &handed_on).await.unwrap();
    let late = correct(card.version, &started).await;
    assert!(matches!(late, Err(Error::Stale)), "{late:?}");
    let seen = open(&scene, card.id).await;
    let State::Completed { completed, outcome } = &seen.state else { panic!("{:?}", seen.state) };
    assert_eq!((completed.at, &outcome.code), (scene.ctx.now, &handed_on));
    let before = Outcome { code: code("information"), ending: Ending::Simple };
    assert_eq!(seen.corrections[0].replaced, Earlier::Outcome(before));
    let other = scene.accepted(&scene.carlo().await).await;
    let version = open(&scene, other).await.version;
    let chiara = grant(&scene.chiara);
    let unfinished = cards::correct_outcome(pool, ctx, chiara, other, version, &handed_on, "x").await;
    assert!(matches!(unfinished, Err(Error::Stale)), "an open card is completed: {unfinished:?}");
}

#[tokio::test]
async fn corrections_are_of_the_desk_alone() {
    let scene = Scene::at(NOON).await;
    let card = completed(&scene).await;
    let access = card.access.visible();
    edit(&scene, &card, &access, Some("Per prova")).await.unwrap();
    let (pool, ctx, karim) = (&scene.db.app, &scene.ctx, scene.operator("karim.haddad").await);
    let tried = cards::edit_access(pool, ctx, grant(&karim), card.id, 3, &access, Some("x")).await;
    assert!(matches!(tried, Err(Error::NotFound)), "{tried:?}");
    let mut work = backend::Work::operator(pool, &karim).await.unwrap();
    let seen: i64 = sqlx::query_scalar("SELECT count(*) FROM card_correction")
        .fetch_one(work.connection())
        .await
        .unwrap();
    assert_eq!(seen, 0);
}

#[tokio::test]
async fn a_request_that_came_to_its_end_goes_back_with_a_reason() {
    let scene = Scene::at(NOON).await;
    let card = completed(&scene).await;
    let (pool, ctx, which) = (&scene.db.app, &scene.ctx, (card.id, card.requests[0].id));
    let step =
        |version, to, note| cards::advance(pool, ctx, grant(&scene.chiara), which, (version, to), note);
    step(1, Advancement::Concluded, "").await.unwrap();
    let silent = step(2, Advancement::InProgress, " ").await;
    assert!(matches!(silent, Err(Error::WrongStep(_))), "{silent:?}");
    step(2, Advancement::InProgress, "Segnata per sbaglio").await.unwrap();
    let followed = cards::follow(pool, ctx, grant(&scene.chiara), which).await.unwrap();
    assert_eq!((followed.request.advancement, followed.steps.len()), (Advancement::InProgress, 2));
    assert!(followed.steps.iter().any(|step| step.note == Field::Shown("Segnata per sbaglio".to_owned())));
}

#[tokio::test]
async fn an_outcome_is_a_row_of_the_table_as_it_is_today() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let card = scene.accepted(&scene.giulia).await;
    let version = open(&scene, card).await.version;
    let (new, root) = (code("cohousing"), code("semplici"));
    let complete = |outcome| cards::complete(pool, ctx, grant(&scene.chiara), card, version, outcome);
    for outcome in [&new, &root] {
        let refused = complete(outcome).await;
        assert!(matches!(refused, Err(Error::NotOffered)), "{refused:?}");
    }
    let mut entry = Entry { parent: Some(code("cartella")), ..Entry::new("Proposta di coabitazione") };
    let write = async |entry: &Entry, expected| {
        let draft = Draft { code: &new, entry, why: Why { since: None, reason: "Prova" } };
        codes::save(pool, ctx, grant(&paolo), Table::Outcome, expected, draft).await.unwrap();
    };
    write(&entry, Expected::New).await;
    let wanting = complete(&new).await;
    assert!(
        matches!(wanting, Err(Error::CardIncomplete(_))),
        "below that root it needs a category: {wanting:?}"
    );
    entry.parent = Some(root.clone());
    write(&entry, Expected::Version(1)).await;
    complete(&new).await.unwrap();
    entry.valid.until = Some("2026-11-01".parse().unwrap());
    write(&entry, Expected::Version(2)).await;
    let seen = open(&scene, card).await;
    let State::Completed { outcome, .. } = &seen.state else { panic!("{:?}", seen.state) };
    assert_eq!(outcome.label(&seen.parts.lists, ctx.today()), "Proposta di coabitazione");
    assert!(Outcome::offered(&seen.parts.lists, &new, None).is_none(), "withdrawn since");
    assert!(Outcome::offered(&seen.parts.lists, &new, Some(&new)).is_some(), "it may stay");
}
