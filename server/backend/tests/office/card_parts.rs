//! The parts of a card: saved one by one, joined field by field, wanted by rules.

use std::collections::BTreeMap;

use backend::{
    Error,
    cards::{self, AtCounter, Choice, PartEdit, Save},
    people, seed,
    testing::new_id,
};
use domain::{
    Id,
    actor::Operator,
    card::{Card, parts::Part},
    fields::Values,
    mask::{Field, Group, Mask},
};

use super::support::{NOON, Scene, code, grant, spontaneous};

fn edit(version: i64, pairs: &[(&str, &str)]) -> PartEdit {
    let mut values = Values::default();
    for (code, value) in pairs {
        values.set(code, [(*value).to_owned()]);
    }
    let choices = BTreeMap::new();
    PartEdit { values, version, seen: None, choices, reason: None, taken_from: None }
}

async fn save(scene: &Scene, card: Id<Card>, part: Part, edit: &PartEdit) -> Result<Save, Error> {
    cards::save_part(&scene.db.app, &scene.ctx, grant(&scene.chiara), card, part, edit).await
}

async fn open(scene: &Scene, card: Id<Card>) -> Card {
    cards::open(&scene.db.app, &scene.ctx, grant(&scene.chiara), card).await.unwrap()
}

#[tokio::test]
async fn two_operators_on_one_part_lose_nothing() {
    let scene = Scene::at(NOON).await;
    let card = scene.accepted(&scene.giulia).await;
    let home = Part::Home;
    assert_eq!(save(&scene, card, home, &edit(0, &[("vani", "2")])).await.unwrap(), Save::Done);
    let theirs = edit(1, &[("vani", "2"), ("proprietario", "Comune")]);
    assert_eq!(save(&scene, card, home, &theirs).await.unwrap(), Save::Done);
    assert_eq!(save(&scene, card, home, &edit(1, &[("vani", "3")])).await.unwrap(), Save::Done);
    let parts = open(&scene, card).await.parts;
    assert_eq!(parts.visible(home), edit(0, &[("vani", "3"), ("proprietario", "Comune")]).values);
    let clash = save(&scene, card, home, &edit(1, &[("vani", "4")])).await.unwrap();
    let Save::Clash { version: 3, clashes, .. } = clash else { panic!("{clash:?}") };
    assert_eq!((clashes.len(), clashes[0].theirs.clone()), (1, vec!["3".to_owned()]));
    let mut chosen = edit(1, &[("vani", "4")]);
    chosen.choices.insert("vani".to_owned(), Choice::Mine);
    for seen in [None, Some(2)] {
        chosen.seen = seen;
        let asked = save(&scene, card, home, &chosen).await.unwrap();
        assert!(matches!(asked, Save::Clash { .. }), "a choice holds for what was seen: {asked:?}");
    }
    chosen.seen = Some(3);
    chosen.taken_from = Some("2020-01-01".parse().unwrap());
    assert_eq!(save(&scene, card, home, &chosen).await.unwrap(), Save::Done);
    chosen.choices.insert("vani".to_owned(), Choice::Theirs);
    chosen.seen = Some(4);
    chosen.values.set("vani", ["5".to_owned()]);
    assert_eq!(save(&scene, card, home, &chosen).await.unwrap(), Save::Done);
    let parts = open(&scene, card).await.parts;
    assert_eq!(parts.visible(home), edit(0, &[("vani", "4"), ("proprietario", "Comune")]).values);
    assert_eq!(parts.last(home).unwrap().taken_from, None, "there is no card of that day");
}

#[tokio::test]
async fn a_completed_card_is_corrected_with_a_reason_and_the_old_version_stays() {
    let scene = Scene::at(NOON).await;
    let card = scene.accepted(&scene.giulia).await;
    let version = open(&scene, card).await.version;
    let proposed = code("presa_in_carico_proposed");
    let complete =
        |outcome| cards::complete(&scene.db.app, &scene.ctx, grant(&scene.chiara), card, version, outcome);
    let missing = match complete(&proposed).await {
        Err(Error::CardIncomplete(missing)) => missing,
        other => panic!("{other:?}"),
    };
    assert_eq!(missing.iter().map(|it| it.field.code).collect::<Vec<_>>(), ["categoria"]);
    let mut category = edit(0, &[("categoria", "anziani")]);
    save(&scene, card, Part::Category, &category).await.unwrap();
    complete(&proposed).await.unwrap();
    category = edit(1, &[("categoria", "disabili")]);
    assert!(matches!(save(&scene, card, Part::Category, &category).await, Err(Error::Stale)));
    category.reason = Some("Scelta sbagliata".to_owned());
    assert_eq!(save(&scene, card, Part::Category, &category).await.unwrap(), Save::Done);
    let parts = open(&scene, card).await.parts;
    assert_eq!(parts.saved[0].versions.len(), 2);
    let why = Some(Field::Shown("Scelta sbagliata".to_owned()));
    assert_eq!(parts.last(Part::Category).unwrap().reason, why);
}

/// Cards of somebody of the demo, one of each day.
async fn cards_of(scene: &Scene, typed: &str, days: &[&str]) -> Vec<Id<Card>> {
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let found = people::find(pool, ctx, grant(&scene.chiara), typed).await.unwrap();
    let person = found.people[0].person.id;
    let mut all = Vec::new();
    for day in days {
        let access = spontaneous(day.parse().unwrap(), "Chiede informazioni.");
        let new = AtCounter { id: Id::new(new_id()), person, access, service: None };
        all.push(cards::open_at_counter(pool, ctx, grant(&scene.chiara), &new).await.unwrap());
    }
    all
}

/// A part with all its fields filled in.
fn whole(part: Part, words: &str) -> PartEdit {
    let mut whole = edit(0, &[]);
    for def in part.fields() {
        whole.values.set(def.code, [format!("{} {words}", def.code)]);
    }
    whole
}

#[tokio::test]
async fn each_part_is_taken_over_from_the_last_card_of_the_person_without_what_is_hidden() {
    let scene = Scene::at(NOON).await;
    seed::people(&scene.db.owner, &scene.ctx).await.unwrap();
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let all = cards_of(&scene, "schiavone", &["2026-11-02", "2026-11-10", "2026-11-20"]).await;
    let (first, last, new) = (all[0], all[1], all[2]);
    let other = cards_of(&scene, "esposito", &["2026-11-15"]).await[0];
    let day = "2026-11-10".parse().unwrap();
    for part in Part::ALL {
        let taken = async |who: &Operator| {
            let taken = cards::earlier_part(pool, ctx, grant(who), new, part).await;
            taken.unwrap()
        };
        save(&scene, other, part, &whole(part, "altrui")).await.unwrap();
        assert_eq!(taken(&scene.chiara).await, None, "{part:?}: of nobody else");
        for (card, words) in [(first, "vecchio"), (last, "nuovo")] {
            save(&scene, card, part, &whole(part, words)).await.unwrap();
        }
        assert_eq!(taken(&scene.chiara).await, Some((day, whole(part, "nuovo").values)), "{part:?}");
        for group in Group::ALL {
            let blind = Operator { mask: Mask::hiding([group]), ..scene.chiara.clone() };
            let (_, seen) = taken(&blind).await.unwrap();
            for def in part.fields() {
                let is_hidden = seen.all(def.code).is_empty();
                assert_eq!(is_hidden, def.group == group, "{} behind {group}", def.code);
            }
        }
    }
}

#[tokio::test]
async fn who_takes_a_part_over_saves_what_they_see_and_the_day_it_comes_from() {
    let scene = Scene::at(NOON).await;
    seed::people(&scene.db.owner, &scene.ctx).await.unwrap();
    let (pool, ctx, part) = (&scene.db.app, &scene.ctx, Part::References);
    let all = cards_of(&scene, "schiavone", &["2026-11-10", "2026-11-20"]).await;
    let (last, new) = (all[0], all[1]);
    save(&scene, last, part, &whole(part, "nuovo")).await.unwrap();
    let blind = Operator { mask: Mask::hiding([Group::Contacts]), ..scene.chiara.clone() };
    let taken = cards::earlier_part(pool, ctx, grant(&blind), new, part).await.unwrap();
    let (day, values) = taken.unwrap();
    let edit = PartEdit { values, taken_from: Some(day), ..edit(0, &[]) };
    let saved = cards::save_part(pool, ctx, grant(&blind), new, part, &edit).await.unwrap();
    assert_eq!(saved, Save::Done);
    let parts = open(&scene, new).await.parts;
    assert_eq!(parts.last(part).unwrap().taken_from, Some(day));
    let kept = parts.visible(part);
    assert_eq!(kept.one("riferimento-1"), "riferimento-1 nuovo");
    assert!(kept.all("contatti-1").is_empty(), "what is hidden does not come over");
}
