//! The parts of a card: saved one by one, joined field by field, wanted by rules.

use std::collections::BTreeMap;

use backend::{
    Error,
    cards::{self, Choice, PartEdit, Save},
};
use domain::{
    Id,
    card::{Card, parts::Part},
    fields::Values,
    mask::Field,
};

use super::support::{NOON, Scene, code, grant};

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
