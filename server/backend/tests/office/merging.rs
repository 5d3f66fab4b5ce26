//! Two records of one person: merged, undone, suggested.

use backend::{
    Error,
    cards::{self, AtCounter},
    people::{self, Entered, Merging, Undone},
    personal,
    privacy::{self, Signing},
    seed,
    testing::new_id,
};
use domain::{
    Id, Lang, Text,
    actor::Operator,
    card::Card,
    fields::Values,
    form::Certified,
    mask::{Field, Group, Mask},
    permission::{ReadCards, authorise},
    person::{
        Change, Person,
        facts::{FactKind, NewFact, Precise},
        merging::{MergeField, MergeObstacle, MergePreview},
    },
    privacy::{PrivacySignature, Way},
};

use crate::support::{NOON, Scene, grant, spontaneous};

async fn scene() -> Scene {
    let scene = Scene::at(NOON).await;
    seed::people(&scene.db.owner, &scene.ctx).await.unwrap();
    scene
}

pub async fn preview(scene: &Scene, who: &Operator, (from, into): (Id<Person>, Id<Person>)) -> MergePreview {
    people::preview(&scene.db.app, &scene.ctx, grant(who), (into, from)).await.unwrap()
}

/// Merges as somebody who looked at the preview.
pub async fn merge(
    scene: &Scene,
    who: &Operator,
    (from, into): (Id<Person>, Id<Person>),
    take: &[MergeField],
) -> Result<(), Error> {
    let seen = preview(scene, who, (from, into)).await.seen;
    merge_as(scene, who, (from, into), take, seen).await
}

async fn merge_as(
    scene: &Scene,
    who: &Operator,
    (from, into): (Id<Person>, Id<Person>),
    take: &[MergeField],
    seen: String,
) -> Result<(), Error> {
    let take = take.iter().copied().collect();
    let merging = Merging { from, into, seen, take, why: "È la stessa".to_owned() };
    people::merge(&scene.db.app, &scene.ctx, grant(who), &merging).await
}

pub async fn undo(scene: &Scene, id: Id<Person>) -> Result<Undone, Error> {
    let change = merges(scene, id).await.into_iter().find(|change| change.undone.is_none()).unwrap();
    people::undo_merge(&scene.db.app, &scene.ctx, grant(&scene.chiara), change.id, "Sbagliato").await
}

async fn merges(scene: &Scene, id: Id<Person>) -> Vec<Change> {
    people::changes(&scene.db.app, grant(&scene.chiara), id).await.unwrap()
}

pub fn named(given: &str, family: &str) -> Certified {
    Certified {
        given_name: given.to_owned(),
        family_name: family.to_owned(),
        birth_date: "1950-02-03".parse().ok(),
        ..Certified::default()
    }
}

pub async fn entered(scene: &Scene, who: &Certified) -> Id<Person> {
    match people::enter(&scene.db.app, &scene.ctx, grant(&scene.chiara), who, true).await.unwrap() {
        Entered::New(id) => id,
        other => panic!("{other:?}"),
    }
}

async fn nameless(scene: &Scene) -> Id<Person> {
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let alias = people::propose_alias(pool, ctx, grant(&scene.chiara)).await.unwrap();
    people::enter_anonymous(pool, ctx, grant(&scene.chiara), alias).await.unwrap()
}

/// Quirino Zampieri and Quirino Zampier, who has a codice fiscale and a telephone.
async fn twins(scene: &Scene) -> (Id<Person>, Id<Person>) {
    let kept = entered(scene, &named("Quirino", "Zampieri")).await;
    let other = Certified {
        fiscal_code: "ZMPQRN50B03M990I".parse().ok(),
        phone: Some("333 010 0199".to_owned()),
        ..named("Quirino", "Zampier")
    };
    assert!(other.fiscal_code.is_some(), "a code with its right last letter");
    (kept, entered(scene, &other).await)
}

async fn opened(scene: &Scene, operator: &Operator, person: Id<Person>) -> Id<Card> {
    let access = spontaneous(scene.ctx.today(), "");
    let card = AtCounter { id: Id::new(new_id()), person, access, service: None };
    cards::open_at_counter(&scene.db.app, &scene.ctx, grant(operator), &card).await.unwrap()
}

pub async fn person_of(scene: &Scene, card: Id<Card>) -> Id<Person> {
    let id: uuid::Uuid = sqlx::query_scalar("SELECT person_id FROM card WHERE id = $1")
        .bind(card.uuid())
        .fetch_one(&scene.db.owner)
        .await
        .unwrap();
    Id::new(id)
}

async fn work(scene: &Scene, person: Id<Person>, condition: &str) {
    let mut values = Values::default();
    values.set("lavoro-condizione", [condition.to_owned()]);
    let fact = NewFact { kind: FactKind::Work, values, from: None, to: None, precise: Precise::DAYS };
    people::add_fact(&scene.db.app, &scene.ctx, grant(&scene.chiara), person, fact).await.unwrap();
}

async fn works(scene: &Scene, person: Id<Person>) -> Vec<String> {
    let known = people::facts(&scene.db.app, &scene.ctx, grant(&scene.chiara), person).await.unwrap();
    let mut works: Vec<String> =
        known.facts.iter().map(|fact| fact.visible().one("lavoro-condizione").to_owned()).collect();
    works.sort();
    works
}

async fn sign(scene: &Scene, person: Id<Person>) {
    let admin = scene.operator("paolo.neri").await;
    let desk = scene.chiara.desk.id;
    let seen: i32 =
        sqlx::query_scalar("SELECT coalesce(max(version), 0) FROM privacy_notice WHERE desk_id = $1")
            .bind(desk.uuid())
            .fetch_one(&scene.db.owner)
            .await
            .unwrap();
    let text = Text::italian("Informativa").with(Lang::En, "Notice");
    let (today, why) = (scene.ctx.today(), backend::staff::Why { seen, reason: "Nuovo titolare" });
    privacy::publish(&scene.db.app, &scene.ctx, grant(&admin), desk, why, &text, today).await.unwrap();
    let all = privacy::in_force(&scene.db.app, &scene.ctx).await.unwrap();
    let notice = all.into_iter().find(|notice| notice.desk.id == desk).unwrap().id;
    let way = Way::Paper { kept: "Armadio".to_owned(), by: "Chiara".to_owned() };
    let signing = Signing { notice, way, purposes: Vec::new(), on: today };
    privacy::sign(&scene.db.app, &scene.ctx, grant(&scene.chiara), person, &signing).await.unwrap();
}

async fn signed(scene: &Scene, person: Id<Person>) -> Vec<PrivacySignature> {
    let grant = grant(&scene.chiara);
    privacy::signatures(&scene.db.app, &scene.ctx, grant, person).await.unwrap().signatures
}

async fn record(scene: &Scene, id: Id<Person>) -> Person {
    people::open(&scene.db.app, &scene.ctx, grant(&scene.chiara), id).await.unwrap().person
}

fn phone(person: &Person) -> Option<String> {
    person.phone.shown().cloned().flatten()
}

fn has_code(person: &Person) -> bool {
    person.fiscal_code.shown().is_some_and(Option::is_some)
}

#[tokio::test]
async fn a_merge_moves_everything_and_undoing_gives_everything_back() {
    let scene = scene().await;
    let karim = scene.operator("karim.haddad").await;
    let (kept, other) = twins(&scene).await;
    let (here, there) = (opened(&scene, &scene.chiara, other).await, opened(&scene, &karim, other).await);
    let own = opened(&scene, &scene.chiara, kept).await;
    work(&scene, other, "studente").await;
    sign(&scene, other).await;
    let before = (record(&scene, kept).await, record(&scene, other).await);
    merge(&scene, &scene.chiara, (other, kept), &[MergeField::Phone]).await.unwrap();

    for card in [here, there, own] {
        assert_eq!(person_of(&scene, card).await, kept);
    }
    assert_eq!(works(&scene, kept).await, ["studente"]);
    assert_eq!((signed(&scene, kept).await.len(), signed(&scene, other).await.len()), (1, 0));
    let (now, merged) = (record(&scene, kept).await, record(&scene, other).await);
    assert_eq!(phone(&now).as_deref(), Some("333 010 0199"), "it was chosen");
    assert_eq!(now.identity, before.0.identity, "it was not");
    assert!(has_code(&now) && !has_code(&merged), "the codice fiscale goes along");
    assert_eq!(merged.merged_into, Some(kept));

    // Added meanwhile, also by whoever still had the old page open.
    let later = opened(&scene, &scene.chiara, other).await;
    work(&scene, kept, "autonomo").await;
    assert_eq!(person_of(&scene, later).await, kept);

    assert_eq!(undo(&scene, kept).await.unwrap(), Undone::Back(other));
    for (card, whose) in [(here, other), (there, other), (own, kept), (later, kept)] {
        assert_eq!(person_of(&scene, card).await, whose);
    }
    assert_eq!(
        (works(&scene, kept).await, works(&scene, other).await),
        (vec!["autonomo".to_owned()], vec!["studente".to_owned()])
    );
    assert_eq!((signed(&scene, kept).await.len(), signed(&scene, other).await.len()), (0, 1));
    assert_eq!((record(&scene, kept).await, record(&scene, other).await), before);
    let change = merges(&scene, kept).await.remove(0);
    assert_eq!((change.cards, change.why), (2, Some(Field::Shown("È la stessa".to_owned()))));
    assert_eq!(change.undone_why, Some(Field::Shown("Sbagliato".to_owned())));
    merge(&scene, &scene.chiara, (other, kept), &[]).await.unwrap();
}

#[tokio::test]
async fn what_was_written_anew_since_is_not_undone() {
    let scene = scene().await;
    let (kept, other) = twins(&scene).await;
    merge(&scene, &scene.chiara, (other, kept), &[MergeField::Phone, MergeField::Name]).await.unwrap();
    sqlx::query("UPDATE person SET phone = '055 010 0777' WHERE id = $1")
        .bind(kept.uuid())
        .execute(&scene.db.owner)
        .await
        .unwrap();
    undo(&scene, kept).await.unwrap();
    let (now, back) = (record(&scene, kept).await, record(&scene, other).await);
    assert_eq!(phone(&now).as_deref(), Some("055 010 0777"));
    assert_eq!(phone(&back).as_deref(), Some("333 010 0199"));
    assert_eq!(now.identity.called(), Field::Shown("Quirino Zampieri".to_owned()));
}

#[tokio::test]
async fn of_two_merges_that_took_over_the_same_field_the_later_one_is_undone_first() {
    let scene = scene().await;
    let (kept, first) = twins(&scene).await;
    let who = Certified { phone: Some("333 010 0200".to_owned()), ..named("Quirino", "Zampierin") };
    let second = entered(&scene, &who).await;
    merge(&scene, &scene.chiara, (first, kept), &[MergeField::Phone]).await.unwrap();
    let below = merges(&scene, first).await.remove(0).id;
    merge(&scene, &scene.chiara, (second, kept), &[MergeField::Phone]).await.unwrap();
    let above = merges(&scene, second).await.remove(0).id;
    let undo =
        |change| people::undo_merge(&scene.db.app, &scene.ctx, grant(&scene.chiara), change, "Sbagliato");
    assert_eq!(undo(below).await.unwrap(), Undone::Covered(kept));
    assert_eq!(undo(above).await.unwrap(), Undone::Back(second));
    assert_eq!(phone(&record(&scene, kept).await).as_deref(), Some("333 010 0199"));
    assert_eq!(undo(below).await.unwrap(), Undone::Back(first));
    assert_eq!(phone(&record(&scene, kept).await), None);
}

#[tokio::test]
async fn a_merge_below_another_one_waits_and_everything_follows_along_the_chain() {
    let scene = scene().await;
    let (middle, first) = twins(&scene).await;
    let last = entered(&scene, &named("Quirino", "Zampierin")).await;
    let card = opened(&scene, &scene.chiara, first).await;
    work(&scene, first, "studente").await;
    merge(&scene, &scene.chiara, (first, middle), &[]).await.unwrap();
    let below = merges(&scene, first).await.remove(0).id;
    merge(&scene, &scene.chiara, (middle, last), &[]).await.unwrap();
    assert_eq!(
        (person_of(&scene, card).await, works(&scene, last).await),
        (last, vec!["studente".to_owned()])
    );
    assert_eq!(person_of(&scene, opened(&scene, &scene.chiara, first).await).await, last);
    let pool = &scene.db.app;
    let covered = people::undo_merge(pool, &scene.ctx, grant(&scene.chiara), below, "Sbagliato").await;
    assert_eq!(covered.unwrap(), Undone::Covered(last));
    assert_eq!(undo(&scene, last).await.unwrap(), Undone::Back(middle));
    assert_eq!(person_of(&scene, card).await, middle);
    let again = people::undo_merge(pool, &scene.ctx, grant(&scene.chiara), below, "Sbagliato").await;
    assert_eq!(again.unwrap(), Undone::Back(first));
    assert_eq!(person_of(&scene, card).await, first);
    let twice = people::undo_merge(pool, &scene.ctx, grant(&scene.chiara), below, "Sbagliato").await;
    assert!(matches!(twice, Err(Error::Stale)));
}

#[tokio::test]
async fn whoever_was_merged_is_found_as_who_is_kept_and_still_blocks_a_second_record() {
    let scene = scene().await;
    let (kept, other) = twins(&scene).await;
    let anonymous = nameless(&scene).await;
    let alias = record(&scene, anonymous).await.identity.called().shown().cloned().unwrap();
    merge(&scene, &scene.chiara, (other, kept), &[]).await.unwrap();
    merge(&scene, &scene.chiara, (anonymous, kept), &[]).await.unwrap();
    for typed in ["zampier quirino", "333 010 0199", alias.as_str()] {
        let found = people::find(&scene.db.app, &scene.ctx, grant(&scene.chiara), typed).await.unwrap();
        let ids: Vec<Id<Person>> = found.people.iter().map(|found| found.person.id).collect();
        assert_eq!(ids, [kept], "{typed}");
    }
    let coded = Certified { fiscal_code: "ZMPQRN50B03M990I".parse().ok(), ..named("Altra", "Persona") };
    match people::enter(&scene.db.app, &scene.ctx, grant(&scene.chiara), &coded, true).await.unwrap() {
        Entered::Exists(found) => assert_eq!(found.person.id, kept),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn what_must_not_become_one_does_not() {
    let scene = scene().await;
    let (kept, other) = twins(&scene).await;
    let of = async |pair| preview(&scene, &scene.chiara, pair).await.obstacle;
    assert_eq!(of((kept, kept)).await, Some(MergeObstacle::Same));
    let coded = people::find(&scene.db.app, &scene.ctx, grant(&scene.chiara), "schiavone").await.unwrap();
    let coded = coded.people[0].person.id;
    assert_eq!(of((other, coded)).await, Some(MergeObstacle::OtherCode));
    let anonymous = nameless(&scene).await;
    assert_eq!(of((other, anonymous)).await, Some(MergeObstacle::Nameless));
    assert_eq!(of((anonymous, other)).await, None);
    let mut masked = scene.chiara.clone();
    masked.mask = Mask::hiding([Group::Identity]);
    assert_eq!(preview(&scene, &masked, (other, kept)).await.obstacle, Some(MergeObstacle::Hidden));
    for (who, pair) in [
        (&scene.chiara, (kept, kept)),
        (&scene.chiara, (other, coded)),
        (&scene.chiara, (other, anonymous)),
        (&masked, (other, kept)),
    ] {
        assert!(matches!(merge(&scene, who, pair, &[]).await, Err(Error::Stale)), "{pair:?}");
    }
    merge(&scene, &scene.chiara, (other, kept), &[]).await.unwrap();
    assert_eq!(of((other, coded)).await, Some(MergeObstacle::Merged));
    let mut stranger = scene.chiara.clone();
    stranger.zone = new_id().into();
    let seen = people::preview(&scene.db.app, &scene.ctx, grant(&stranger), (kept, coded)).await;
    assert!(matches!(seen, Err(Error::NotFound)), "people of another zone are nobody");
    let change = merges(&scene, kept).await.remove(0).id;
    let undone = people::undo_merge(&scene.db.app, &scene.ctx, grant(&stranger), change, "x").await;
    assert!(matches!(undone, Err(Error::NotFound)));
    let paolo = scene.operator("paolo.neri").await;
    assert!(authorise::<ReadCards>(&paolo).is_err());
}

#[tokio::test]
async fn a_change_since_the_preview_stops_the_merge() {
    let scene = scene().await;
    let (kept, other) = twins(&scene).await;
    for change in 0..3 {
        let seen = preview(&scene, &scene.chiara, (other, kept)).await.seen;
        match change {
            0 => work(&scene, other, "studente").await,
            1 => {
                opened(&scene, &scene.chiara, kept).await;
            }
            _ => {
                let edit = sqlx::query("UPDATE person SET residence = 'Via Nuova 1' WHERE id = $1");
                edit.bind(kept.uuid()).execute(&scene.db.owner).await.unwrap();
            }
        }
        let merged = merge_as(&scene, &scene.chiara, (other, kept), &[], seen).await;
        assert!(matches!(merged, Err(Error::Stale)), "{change}");
    }
    let (one, two) = futures::future::join(
        merge(&scene, &scene.chiara, (other, kept), &[]),
        merge(&scene, &scene.chiara, (kept, other), &[]),
    )
    .await;
    assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
}

#[tokio::test]
async fn what_a_profile_does_not_see_it_does_not_choose() {
    let scene = scene().await;
    let (kept, other) = twins(&scene).await;
    let mut masked = scene.chiara.clone();
    masked.mask = Mask::hiding([Group::Contacts]);
    let shown = preview(&scene, &masked, (other, kept)).await;
    assert!(!serde_json::to_string(&shown).unwrap().contains("0199"));
    assert!(!shown.choices().contains(&MergeField::Phone));
    merge(&scene, &masked, (other, kept), &[MergeField::Phone]).await.unwrap();
    assert_eq!(phone(&record(&scene, kept).await), None);
    assert_eq!(phone(&record(&scene, other).await).as_deref(), Some("333 010 0199"), "kept as history");
}

#[tokio::test]
async fn an_identifier_that_one_person_alone_has_leads_to_that_person() {
    let scene = scene().await;
    let (kept, other) = twins(&scene).await;
    let stp = |number: &str| {
        let mut values = Values::default();
        values.set("codice-tipo", ["stp".to_owned()]);
        values.set("codice-numero", [number.to_owned()]);
        NewFact { kind: FactKind::Identifier, values, from: None, to: None, precise: Precise::DAYS }
    };
    let add = |person, fact| people::add_fact(&scene.db.app, &scene.ctx, grant(&scene.chiara), person, fact);
    let first = add(other, stp("STP0901234560000")).await.unwrap();
    let second = add(kept, stp("stp 090 1234560000")).await;
    assert!(matches!(second, Err(Error::IdentifierOf(owner)) if owner == other), "{second:?}");
    let which = (other, first);
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    people::correct_fact(pool, ctx, grant(&scene.chiara), which, stp("STP0901234560001"), "Letto male")
        .await
        .unwrap();
    let corrected = add(kept, stp("STP0901234560000")).await;
    assert!(corrected.is_ok(), "what was corrected does not count: {corrected:?}");
    merge(&scene, &scene.chiara, (other, kept), &[]).await.unwrap();
    let own = add(kept, stp("STP0901234560001")).await;
    assert!(own.is_ok(), "it is of the same person: {own:?}");
    let third = entered(&scene, &named("Altra", "Persona")).await;
    let taken = add(third, stp("STP0901234560001")).await;
    assert!(matches!(taken, Err(Error::IdentifierOf(owner)) if owner == kept), "{taken:?}");
}

#[tokio::test]
async fn every_look_and_every_step_is_in_the_audit_log() {
    let scene = scene().await;
    let (kept, other) = twins(&scene).await;
    merge(&scene, &scene.chiara, (other, kept), &[]).await.unwrap();
    undo(&scene, kept).await.unwrap();
    let count = async |reason: &'static str| -> i64 {
        sqlx::query_scalar("SELECT count(*) FROM audit_event WHERE reason = $1 AND subject_id IN ($2, $3)")
            .bind(reason)
            .bind(kept.uuid())
            .bind(other.uuid())
            .fetch_one(&scene.db.owner)
            .await
            .unwrap()
    };
    let found = (
        count("merge_preview").await,
        count("merged").await,
        count("merged into").await,
        count("merge undone").await,
    );
    assert_eq!(found, (2, 1, 1, 2));
}

#[tokio::test]
async fn the_citizen_is_told_who_looked_at_the_record_that_was_merged_into_theirs() {
    let scene = scene().await;
    let card = scene.accepted(&scene.giulia).await;
    let kept = person_of(&scene, card).await;
    let other = nameless(&scene).await;
    record(&scene, other).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let looks = async || personal::accesses(pool, ctx, &scene.giulia, None).await.unwrap().rows.len();
    let before = looks().await;
    merge(&scene, &scene.chiara, (other, kept), &[]).await.unwrap();
    // Both were looked at and changed; the one that was merged had been entered and looked at before.
    assert_eq!(looks().await, before + 6);
}
