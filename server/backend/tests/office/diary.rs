//! The diary of a card: who reads what, and corrections that hide nothing.

use backend::{Context, Error, cards};
use domain::{
    Id,
    actor::Operator,
    card::Card,
    diary::{Content, Kind},
};

use super::support::{NOON, Scene, at, grant};

/// A note of today.
pub fn note(text: &str, ctx: &Context) -> Content {
    let (place, present) = (String::new(), String::new());
    Content { kind: Kind::Note, on: ctx.today(), place, present, text: text.to_owned() }
}

async fn texts(scene: &Scene, who: &Operator, card: Id<Card>) -> (Vec<String>, u16) {
    let diary = cards::diary(&scene.db.app, &scene.ctx, grant(who), card).await.unwrap();
    let texts = diary.notes().iter().map(|entry| entry.content.text.clone()).collect();
    (texts, diary.private_notes_of_others)
}

async fn write(scene: &Scene, who: &Operator, card: Id<Card>, text: &str, private: bool) {
    cards::add_note(&scene.db.app, &scene.ctx, grant(who), card, &note(text, &scene.ctx), private)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_private_note_is_read_by_its_author_the_opener_of_the_card_and_holders_of_the_permission() {
    let scene = Scene::at(NOON).await;
    let card = scene.accepted(&scene.giulia).await;
    let anna = scene.operator("anna.bruni").await;
    write(&scene, &scene.chiara, card, "di Chiara", true).await;
    assert_eq!(texts(&scene, &anna, card).await, (vec![], 1), "neither author nor opener");
    write(&scene, &anna, card, "di Anna", true).await;
    assert_eq!(texts(&scene, &anna, card).await, (vec!["di Anna".to_owned()], 1), "her own");
    let both = (vec!["di Anna".to_owned(), "di Chiara".to_owned()], 0);
    assert_eq!(texts(&scene, &scene.chiara, card).await, both, "Chiara opened the card");
    for why in ["responsible", "granted"] {
        sqlx::query("UPDATE operator_desk SET private_notes = $2 WHERE operator_id = $1")
            .bind(anna.me.id.uuid())
            .bind(why)
            .execute(&scene.db.owner)
            .await
            .unwrap();
        assert_eq!(texts(&scene, &anna, card).await, both, "{why}");
    }
    let karim = scene.operator("karim.haddad").await;
    let elsewhere = cards::diary(&scene.db.app, &scene.ctx, grant(&karim), card).await;
    assert!(matches!(elsewhere, Err(Error::NotFound)), "a card of another desk does not exist");
}

#[tokio::test]
async fn a_correction_keeps_the_old_words_and_is_the_authors_alone() {
    let scene = Scene::at(NOON).await;
    let card = scene.accepted(&scene.giulia).await;
    let anna = scene.operator("anna.bruni").await;
    write(&scene, &scene.chiara, card, "Viene martedì", false).await;
    let first = cards::diary(&scene.db.app, &scene.ctx, grant(&scene.chiara), card).await.unwrap();
    let entry = &first.notes()[0];
    let later = at("2026-11-20T12:00:00Z");
    let right = Content { kind: Kind::Phone, ..note("Viene giovedì", &later) };
    let correct = async |who: &Operator, revision| {
        let what = (card, entry.id);
        cards::correct_note(&scene.db.app, &later, grant(who), what, revision, &right, "giorno").await
    };
    assert!(matches!(correct(&anna, 1).await, Err(Error::NotFound)), "somebody else's words");
    assert!(matches!(correct(&scene.chiara, 7).await, Err(Error::NotFound)), "never written");
    correct(&scene.chiara, 1).await.unwrap();
    assert!(matches!(correct(&scene.chiara, 1).await, Err(Error::Stale)), "corrected meanwhile");
    let seen = cards::diary(&scene.db.app, &scene.ctx, grant(&anna), card).await.unwrap();
    assert_eq!(seen.notes().len(), 1);
    let now = &seen.notes()[0];
    assert_eq!((now.content.text.as_str(), now.content.kind, now.own), ("Viene giovedì", Kind::Phone, false));
    assert_eq!(now.before.len(), 1);
    assert_eq!(
        (now.before[0].content.text.as_str(), now.before[0].why.as_str()),
        ("Viene martedì", "giorno")
    );
}

#[tokio::test]
async fn nobody_changes_or_removes_a_note_and_reading_the_diary_is_written_down() {
    let scene = Scene::at(NOON).await;
    let card = scene.accepted(&scene.giulia).await;
    write(&scene, &scene.chiara, card, "resta", false).await;
    for forbidden in ["UPDATE diary_entry SET text = 'x'", "DELETE FROM diary_entry"] {
        let error = sqlx::query(forbidden).execute(&scene.db.app).await.unwrap_err();
        assert!(error.to_string().contains("permission denied"), "{forbidden}: {error}");
    }
    texts(&scene, &scene.chiara, card).await;
    let (reads, notes): (i64, i64) = sqlx::query_as(
        "SELECT count(*) FILTER (WHERE action = 'read' AND reason = 'diary'),
                count(*) FILTER (WHERE action = 'change' AND reason = 'note')
         FROM audit_event WHERE subject_id = $1",
    )
    .bind(card.uuid())
    .fetch_one(&scene.db.owner)
    .await
    .unwrap();
    assert_eq!((reads, notes), (1, 1));
}
