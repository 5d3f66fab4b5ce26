//! Working and deciding requests.

use backend::{
    Error, cards,
    intake::{self, Choice},
    people,
};
use domain::{intake::Tag, person::Reason};

use crate::support::{NOON, Scene, WORDS, at, code, grant};

#[tokio::test]
async fn of_two_who_take_up_one_wins_and_the_other_is_told_who() {
    let scene = Scene::at(NOON).await;
    let (id, _) = scene.sent(&scene.giulia).await;
    let anna = scene.operator("anna.bruni").await;
    let (one, two) = futures::future::join(
        intake::take_up(&scene.db.app, &scene.ctx, grant(&scene.chiara), id, "ciao"),
        intake::take_up(&scene.db.app, &scene.ctx, grant(&anna), id, "ciao"),
    )
    .await;
    let (winner, told) = match (one, two) {
        (Ok(()), Err(Error::TakenBy(by))) => (&scene.chiara, by),
        (Err(Error::TakenBy(by)), Ok(())) => (&anna, by),
        other => panic!("{other:?}"),
    };
    assert_eq!(winner.me, told);
    let detail = intake::detail(&scene.db.app, &scene.ctx, grant(&anna), id).await.unwrap();
    assert_eq!(detail.messages.len(), 1);
}

#[tokio::test]
async fn an_integration_stops_the_clock_and_the_answer_starts_it() {
    let scene = Scene::at(NOON).await;
    let (id, number) = scene.sent(&scene.giulia).await;
    let due = "2026-12-01".parse().unwrap();
    intake::ask_integration(
        &scene.db.app,
        &scene.ctx,
        grant(&scene.chiara),
        id,
        "Manca una pagina",
        due,
        WORDS,
    )
    .await
    .unwrap();
    let mine = intake::open_own(&scene.db.app, &scene.ctx, &scene.giulia, number).await.unwrap();
    assert_eq!(mine.intake.state.tag(), Tag::AwaitingIntegration);
    let later = at("2026-11-25T09:00:00Z");
    intake::integrate(&scene.db.app, &later, &scene.giulia, number, "Ecco").await.unwrap();
    let mine = intake::open_own(&scene.db.app, &later, &scene.giulia, number).await.unwrap();
    assert_eq!(mine.intake.state.tag(), Tag::TakenUp);
    let latest = mine.milestones.last().unwrap().by.unwrap();
    assert_eq!(latest.to_string(), "2026-12-25");
    assert_eq!(mine.messages.last().unwrap().text, "Ecco");
}

#[tokio::test]
async fn a_refusal_waits_for_the_days_of_the_notice() {
    let scene = Scene::at(NOON).await;
    let (id, _) = scene.sent(&scene.giulia).await;
    let chiara = || grant(&scene.chiara);
    intake::give_notice(&scene.db.app, &scene.ctx, chiara(), id, "Reddito troppo alto", WORDS).await.unwrap();
    let early = intake::refuse(&scene.db.app, &at("2026-11-30T12:00:00Z"), chiara(), id, WORDS).await;
    assert!(matches!(early, Err(Error::WrongState(_))));
    intake::refuse(&scene.db.app, &at("2026-12-01T12:00:00Z"), chiara(), id, WORDS).await.unwrap();
}

#[tokio::test]
async fn accepting_opens_a_card_and_enters_the_person_once() {
    let scene = Scene::at(NOON).await;
    let card = scene.accepted(&scene.giulia).await;
    let opened = cards::open(&scene.db.app, &scene.ctx, grant(&scene.chiara), card).await.unwrap();
    assert_eq!(opened.requests.len(), 1);
    let (id, _) = scene.sent(&scene.giulia).await;
    let again = intake::accept(&scene.db.app, &scene.ctx, grant(&scene.chiara), id, Choice::New, WORDS).await;
    assert!(matches!(again, Err(Error::Stale)), "the person is in the registry already");
    let detail = intake::detail(&scene.db.app, &scene.ctx, grant(&scene.chiara), id).await.unwrap();
    assert_eq!(detail.state.tag(), Tag::Submitted, "nothing was done");
    let found = &detail.matches[0];
    assert!(found.reasons.contains(&Reason::SameFiscalCode) && found.reasons.contains(&Reason::SameName));
    let known = Choice::Known(found.person.id);
    intake::accept(&scene.db.app, &scene.ctx, grant(&scene.chiara), id, known, WORDS).await.unwrap();
    let dossier =
        people::open(&scene.db.app, &scene.ctx, grant(&scene.chiara), found.person.id).await.unwrap();
    assert_eq!(dossier.cards.len(), 2);
}

#[tokio::test]
async fn a_completed_card_cannot_change_and_a_private_note_stays_private() {
    let scene = Scene::at(NOON).await;
    let id = scene.accepted(&scene.giulia).await;
    let anna = scene.operator("anna.bruni").await;
    let note = super::diary::note("solo mia", &scene.ctx);
    cards::add_note(&scene.db.app, &scene.ctx, grant(&scene.chiara), id, &note, true).await.unwrap();
    let seen = cards::open(&scene.db.app, &scene.ctx, grant(&anna), id).await.unwrap();
    assert_eq!((seen.notes().len(), seen.private_notes_of_others), (0, 1));
    let mine = cards::open(&scene.db.app, &scene.ctx, grant(&scene.chiara), id).await.unwrap();
    assert_eq!((mine.notes().len(), mine.private_notes_of_others), (1, 0));
    let outcome = &code("service_started");
    let complete =
        || cards::complete(&scene.db.app, &scene.ctx, grant(&scene.chiara), id, mine.version, outcome);
    complete().await.unwrap();
    assert!(matches!(complete().await, Err(Error::Stale)));
}

#[tokio::test]
async fn people_are_found_without_accents_and_in_any_case() {
    let scene = Scene::at(NOON).await;
    scene.accepted(&scene.giulia).await;
    for words in ["ferrante giulia", "FERRANTE", "Ferránte", "ferante", "frrgli88c54m990p"] {
        let found = people::find(&scene.db.app, &scene.ctx, grant(&scene.chiara), words).await.unwrap();
        assert_eq!(found.people.len(), 1, "{words}");
    }
}
