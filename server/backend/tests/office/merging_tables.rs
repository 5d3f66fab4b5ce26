//! Every place that holds a person, and what a merge does about it.

use backend::{
    Context,
    people::{self, Undone},
    presa_in_carico, seed,
};
use chrono::TimeDelta;
use domain::{
    Id,
    actor::Operator,
    mask::{Field, Mask},
    person::{Ground, Person},
};

use crate::{
    merging::{entered, merge, named, person_of, undo},
    proposals::propose,
    support::{NOON, Scene, grant},
};

/// What a merge does about a column with a person.
#[derive(Debug, PartialEq, Eq)]
enum Decision {
    /// It moves, and which ones is written down (`people::merge`).
    Moves,
    /// It moves with the card, by a trigger.
    FollowsCard,
    /// It stays, and whoever reads it asks for all records of the person (`person_records`, `person_kept`).
    ReadThrough,
    /// It says by what words a record is found; who is found under a merged record is shown as who is kept.
    Found,
    /// Whoever is protected is not merged; whoever was merged before is protected with who is kept.
    NeverMerged,
    /// It is of the merge itself, or of what suggested it.
    OfTheMerge,
}

use Decision::{FollowsCard, Found, Moves, NeverMerged, OfTheMerge, ReadThrough};

const DECIDED: [(&str, Decision); 18] = [
    ("card.person_id", Moves),
    ("case_file.person_id", FollowsCard),
    ("duplicate_suggestion.one", OfTheMerge),
    ("duplicate_suggestion.other", OfTheMerge),
    ("household_member.guardian_id", ReadThrough),
    ("household_member.person_id", ReadThrough),
    ("identity_change.into_person_id", OfTheMerge),
    ("identity_change.person_id", OfTheMerge),
    ("person.merged_into", OfTheMerge),
    ("person_correction.person_id", ReadThrough),
    ("person_fact.person_id", ReadThrough),
    ("person_key.person_id", Found),
    ("person_protection.person_id", NeverMerged),
    ("presa_in_carico.person_id", FollowsCard),
    ("privacy_signature.person_id", Moves),
    ("protected_identity.person_id", NeverMerged),
    ("referral.person_id", FollowsCard),
    ("registry_taken.person_id", ReadThrough),
];

/// Columns that point to a person, and those that are named for one without pointing.
const COLUMNS: &str = "
    SELECT conrelid::regclass::text || '.' || attname::text
    FROM pg_constraint
    CROSS JOIN LATERAL unnest(conkey) AS held (number)
    JOIN pg_attribute ON attrelid = conrelid AND attnum = held.number
    WHERE contype = 'f' AND confrelid = 'person'::regclass
    UNION
    SELECT table_name::text || '.' || column_name::text
    FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name::text LIKE '%person%' AND udt_name::text IN ('uuid', '_uuid')";

#[tokio::test]
async fn of_every_column_with_a_person_it_is_decided_what_a_merge_does() {
    let scene = Scene::at(NOON).await;
    let mut found: Vec<String> = sqlx::query_scalar(COLUMNS).fetch_all(&scene.db.owner).await.unwrap();
    found.sort();
    let decided: Vec<&str> = DECIDED.iter().map(|(column, _)| *column).collect();
    assert_eq!(
        found, decided,
        "a new column moves, follows its card or is read through: decide, and test it"
    );
}

#[tokio::test]
async fn what_follows_a_card_has_its_trigger() {
    let scene = Scene::at(NOON).await;
    let bodies: Vec<String> = sqlx::query_scalar(
        "SELECT pg_get_functiondef(tgfoid) FROM pg_trigger WHERE tgrelid = 'card'::regclass AND NOT tgisinternal",
    )
    .fetch_all(&scene.db.owner)
    .await
    .unwrap();
    for (column, _) in DECIDED.iter().filter(|(_, decision)| *decision == FollowsCard) {
        let (table, _) = column.split_once('.').unwrap();
        let moves = format!("UPDATE {table} SET person_id = NEW.person_id");
        assert!(bodies.iter().any(|body| body.contains(&moves)), "{column}");
    }
}

/// Whom the only row of a table is about.
async fn whose(scene: &Scene, sql: &'static str) -> Id<Person> {
    let id: uuid::Uuid = sqlx::query_scalar(sql).fetch_one(&scene.db.owner).await.unwrap();
    Id::new(id)
}

/// Whom the only proposal is about, as the service reads it.
async fn called(scene: &Scene, service: &Operator) -> Field<String> {
    let lists = presa_in_carico::list(&scene.db.app, &scene.ctx, grant(service)).await.unwrap();
    lists.received.unwrap().remove(0).name
}

#[tokio::test]
async fn what_was_proposed_goes_along_and_comes_back_also_what_was_proposed_in_between() {
    for is_before in [true, false] {
        let scene = Scene::at(NOON).await;
        seed::partner(&scene.db.owner, &scene.ctx, Some("http://localhost:8090")).await.unwrap();
        let anna = Operator { mask: Mask::none(), ..scene.operator("anna.bruni").await };
        let card = scene.accepted(&scene.giulia).await;
        let other = person_of(&scene, card).await;
        let kept = entered(&scene, &named("Giulietta", "Ferranti")).await;
        let take = async || {
            let id = propose(&scene, card).await.unwrap();
            presa_in_carico::accept(&scene.db.app, &scene.ctx, grant(&anna), id).await.unwrap();
        };
        if is_before {
            take().await;
        }
        merge(&scene, &scene.chiara, (other, kept), &[]).await.unwrap();
        if !is_before {
            take().await;
        }
        let (proposal, file) = ("SELECT person_id FROM presa_in_carico", "SELECT person_id FROM case_file");
        assert_eq!((whose(&scene, proposal).await, whose(&scene, file).await), (kept, kept), "{is_before}");
        assert_eq!(called(&scene, &anna).await, Field::Shown("Giulietta Ferranti".to_owned()));

        assert_eq!(undo(&scene, kept).await.unwrap(), Undone::Back(other));
        assert_eq!((whose(&scene, proposal).await, whose(&scene, file).await), (other, other), "{is_before}");
        assert_eq!(called(&scene, &anna).await, Field::Shown("Giulia Ferrante".to_owned()));
    }
}

#[tokio::test]
async fn a_protection_is_in_the_history_of_who_is_kept_and_is_ended_before_the_name_is_given_back() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let anna = Operator { mask: Mask::none(), ..scene.operator("anna.bruni").await };
    let other = person_of(&scene, scene.accepted(&scene.giulia).await).await;
    let kept = entered(&scene, &named("Giulietta", "Ferranti")).await;
    let why = (Ground::Violence, "Denuncia");
    people::protect(pool, ctx, grant(&anna), other, why).await.unwrap();
    people::unprotect(pool, ctx, grant(&anna), other, "Finita").await.unwrap();
    let made = async |who: Id<Person>| people::protections(pool, grant(&anna), who).await.unwrap().len();
    assert_eq!((made(kept).await, made(other).await), (0, 1));
    merge(&scene, &scene.chiara, (other, kept), &[]).await.unwrap();
    assert_eq!(made(kept).await, 1);

    let later = Context { now: ctx.now + TimeDelta::minutes(1), ..*ctx };
    people::protect(pool, &later, grant(&anna), kept, why).await.unwrap();
    assert_eq!(made(kept).await, 2, "what was done to both at once is said once");
    let changes = people::changes(pool, grant(&anna), kept).await.unwrap();
    let merged = changes.iter().find(|change| change.into == Some(kept)).unwrap().id;
    let undone = people::undo_merge(pool, &later, grant(&anna), merged, "Sbagliato").await.unwrap();
    assert_eq!(undone, Undone::Protected, "the codice fiscale went along");
    people::unprotect(pool, &later, grant(&anna), kept, "Finita").await.unwrap();
    assert_eq!(undo(&scene, kept).await.unwrap(), Undone::Back(other));
    assert_eq!((made(kept).await, made(other).await), (1, 2));
}
