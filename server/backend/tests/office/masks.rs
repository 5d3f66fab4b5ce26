//! What a mask hides never leaves the office, by any way.

use std::collections::BTreeMap;

use backend::{
    Error,
    cards::{self, AtCounter, PartEdit, Save},
    intake::{self, Choice},
    people,
    testing::new_id,
};
use domain::{
    Id,
    actor::Operator,
    card::{Access, AccessReason, Mode, Words, parts::Part},
    fields::Values,
    mask::{Field, Group, Mask},
    referral::{Package, Piece},
};

use crate::support::{NOON, OTHER, Scene, WORDS, code, grant, report, spontaneous};

const SECRETS: [&str; 2] = ["SEGRETO-SALUTE", "SEGRETO-TRIBUNALE"];

#[tokio::test]
async fn the_immigrant_desk_never_receives_health_and_judicial_answers() {
    let mut scene = Scene::at(NOON).await;
    let karim = scene.operator("karim.haddad").await;
    let hidden =
        [Group::Health, Group::Disability, Group::Judicial, Group::Violence, Group::ProtectedIdentity];
    assert_eq!(karim.mask, Mask::hiding(hidden));
    scene.service = scene.service_of(&karim, "stranieri").await;
    let draft = scene.draft(&scene.giulia).await;
    let document =
        intake::add_document(&scene.db.app, &scene.ctx, &scene.giulia, draft.id, report()).await.unwrap();
    intake::submit(&scene.db.app, &scene.ctx, &scene.giulia, draft.id).await.unwrap();

    let detail = intake::detail(&scene.db.app, &scene.ctx, grant(&karim), draft.id).await.unwrap();
    assert_eq!(detail.hidden, [Group::Health, Group::Judicial]);
    let opened =
        intake::document_for_operator(&scene.db.app, &scene.ctx, grant(&karim), draft.id, document.id).await;
    assert!(matches!(opened, Err(Error::NotFound)), "a document of a hidden group");
    let card =
        intake::accept(&scene.db.app, &scene.ctx, grant(&karim), draft.id, Choice::New, WORDS).await.unwrap();
    let card = cards::open(&scene.db.app, &scene.ctx, grant(&karim), card).await.unwrap();
    let everything = serde_json::to_string(&(&detail, &card)).unwrap();
    for secret in SECRETS.into_iter().chain(["referto.pdf"]) {
        assert!(!everything.contains(secret), "{secret}");
    }
    assert!(everything.contains("Non arrivo a fine mese"));
}

#[tokio::test]
async fn hiding_one_group_more_never_shows_more() {
    let scene = Scene::at(NOON).await;
    let (id, _) = scene.sent(&scene.giulia).await;
    let see = async |mask: Mask| {
        let mut operator = scene.chiara.clone();
        operator.mask = mask;
        let detail = intake::detail(&scene.db.app, &scene.ctx, grant(&operator), id).await.unwrap();
        serde_json::to_string(&detail).unwrap()
    };
    let planted = [
        ("SEGRETO-SALUTE", Group::Health),
        ("SEGRETO-TRIBUNALE", Group::Judicial),
        ("Giulia", Group::Identity),
        ("FRRGLI88C54M990P", Group::Identity),
    ];
    let clear = see(Mask::none()).await;
    for (secret, _) in planted {
        assert!(clear.contains(secret), "{secret}");
    }
    for hidden in Group::ALL {
        let seen = see(Mask::hiding([hidden])).await;
        for (secret, group) in planted {
            assert_eq!(seen.contains(secret), group != hidden, "{secret} with {hidden} hidden");
        }
    }
}

#[tokio::test]
async fn whose_a_request_is_goes_through_the_mask_and_into_the_audit() {
    let scene = Scene::at(NOON).await;
    let (id, number) = scene.sent(&scene.giulia).await;
    let mut operator = scene.chiara.clone();
    let (protocollo, name) = intake::heading(&scene.db.app, &scene.ctx, grant(&operator), id).await.unwrap();
    assert_eq!((protocollo, name), (number, Field::Shown("Giulia Ferrante".to_owned())));
    operator.mask = Mask::hiding([Group::Identity]);
    let (_, name) = intake::heading(&scene.db.app, &scene.ctx, grant(&operator), id).await.unwrap();
    assert_eq!(name, Field::Masked(Group::Identity));
    let looks: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM audit_event WHERE action = 'read' AND subject = 'intake' AND subject_id = $1",
    )
    .bind(id.uuid())
    .fetch_one(&scene.db.owner)
    .await
    .unwrap();
    assert_eq!(looks, 2);
    let karim = scene.operator("karim.haddad").await;
    let elsewhere = intake::heading(&scene.db.app, &scene.ctx, grant(&karim), id).await;
    assert!(matches!(elsewhere, Err(Error::NotFound)), "of another desk");
}

#[tokio::test]
async fn a_hidden_name_is_neither_shown_nor_found() {
    let scene = Scene::at(NOON).await;
    scene.accepted(&scene.carlo().await).await;
    scene.sent(&scene.giulia).await;
    let mut operator = scene.chiara.clone();
    operator.mask = Mask::hiding([Group::Identity]);
    let find = |words| people::find(&scene.db.app, &scene.ctx, grant(&operator), words);
    assert!(find("carlo").await.unwrap().people.is_empty());
    assert!(find(OTHER).await.unwrap().people.is_empty());
    let filter = domain::intake::Filter { text: Some("giulia".to_owned()), ..Default::default() };
    let page = intake::page(&scene.db.app, &scene.ctx, grant(&operator), &filter, None).await.unwrap();
    assert!(page.rows.is_empty());
    let everything = serde_json::to_string(&find("").await.unwrap()).unwrap();
    assert!(!everything.contains("Carlo"));
}

#[tokio::test]
async fn notes_are_of_their_own_group_and_are_not_even_counted_where_it_is_hidden() {
    let scene = Scene::at(NOON).await;
    let card = scene.accepted(&scene.giulia).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    for private in [false, true] {
        let note = super::diary::note("NOTA-SEGRETA", ctx);
        cards::add_note(pool, ctx, grant(&scene.chiara), card, &note, private).await.unwrap();
    }
    let blind = async |who: &Operator| {
        let who = Operator { mask: Mask::hiding([Group::Diary]), ..who.clone() };
        let seen = cards::open(pool, ctx, grant(&who), card).await.unwrap();
        let diary = cards::diary(pool, ctx, grant(&who), card).await.unwrap();
        let counted = (seen.private_notes_of_others, diary.private_notes_of_others);
        assert_eq!((&seen.diary, &diary.entries), (&Field::Masked(Group::Diary), &seen.diary));
        assert_eq!(counted, (0, 0));
        assert!(!serde_json::to_string(&(&seen, &diary)).unwrap().contains("NOTA-SEGRETA"));
    };
    blind(&scene.chiara).await;
    blind(&scene.operator("anna.bruni").await).await;
    assert_eq!(cards::open(pool, ctx, grant(&scene.chiara), card).await.unwrap().notes().len(), 2);
}

#[tokio::test]
async fn the_words_about_an_access_are_of_the_needs_and_survive_whoever_does_not_see_them() {
    let scene = Scene::at(NOON).await;
    let card = scene.accepted(&scene.giulia).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let words = |mark: &str| [1, 2, 3].map(|place| format!("{mark}-{place}"));
    let save = async |who: &Operator, mark: &str, mode: Mode| {
        let seen = cards::open(pool, ctx, grant(who), card).await.unwrap();
        let [sender, specification, description] = words(mark);
        let reason = AccessReason::Sent;
        let access = Access { mode, reason, sender, specification, description, ..seen.access.visible() };
        cards::edit_access(pool, ctx, grant(who), card, seen.version, &access, None).await.unwrap();
    };
    save(&scene.chiara, "PAROLE", Mode::Phone).await;
    let needs = [Access::GROUP];
    for mask in [Mask::hiding(needs), Mask::none().omitting(needs)] {
        let left = mask.left_of(Access::GROUP);
        let blind = Operator { mask, ..scene.chiara.clone() };
        let seen = cards::open(pool, ctx, grant(&blind), card).await.unwrap();
        assert_eq!(seen.access.words, left);
        let filter = domain::card::Filter::default();
        let list = cards::export_rows(pool, grant(&blind), &filter, None).await.unwrap();
        let everything = serde_json::to_string(&(&seen, &list, Package::of(&seen))).unwrap();
        assert!(!everything.contains("PAROLE"));
        save(&blind, "FALSO", Mode::Letter).await;
    }
    let seen = cards::open(pool, ctx, grant(&scene.chiara), card).await.unwrap();
    let [sender, specification, description] = words("PAROLE");
    assert_eq!(seen.access.words, Field::Shown(Words { sender, specification, description }));
    assert_eq!(seen.access.mode, Mode::Letter, "what they see they change");
    let sent = Package::of(&seen);
    let access = sent.sections.iter().find(|section| section.piece == Piece::Access).unwrap();
    assert!(access.lines.len() == 3 && access.lines.iter().all(|line| line.group == Some(Access::GROUP)));
    assert!(!serde_json::to_string(&sent.for_profile(&Mask::hiding(needs))).unwrap().contains("PAROLE"));
}

#[tokio::test]
async fn of_a_corrected_access_the_old_words_and_the_reason_are_hidden_too() {
    let scene = Scene::at(NOON).await;
    let card = scene.accepted(&scene.giulia).await;
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let open = async |who: &Operator| cards::open(pool, ctx, grant(who), card).await.unwrap();
    let first = open(chiara).await;
    let access = Access { description: "PAROLE-1".to_owned(), ..first.access.visible() };
    cards::edit_access(pool, ctx, grant(chiara), card, first.version, &access, None).await.unwrap();
    let version = open(chiara).await.version;
    cards::complete(pool, ctx, grant(chiara), card, version, &code("information")).await.unwrap();
    let access = Access { description: "PAROLE-2".to_owned(), ..access };
    let (version, why) = (open(chiara).await.version, Some("PAROLE-3"));
    cards::edit_access(pool, ctx, grant(chiara), card, version, &access, why).await.unwrap();
    let shown = serde_json::to_string(&open(chiara).await).unwrap();
    assert!(["1", "2", "3"].iter().all(|mark| shown.contains(&format!("PAROLE-{mark}"))));
    let blind = Operator { mask: Mask::hiding([Access::GROUP]), ..chiara.clone() };
    let seen = open(&blind).await;
    assert_eq!(seen.corrections[0].reason, Field::Masked(Access::GROUP));
    assert!(!serde_json::to_string(&seen).unwrap().contains("PAROLE-"), "{seen:?}");
}

#[tokio::test]
async fn words_that_a_desk_does_not_see_it_does_not_write_either() {
    let scene = Scene::at(NOON).await;
    let card = scene.accepted(&scene.giulia).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let person = cards::open(pool, ctx, grant(&scene.chiara), card).await.unwrap().person.id;
    let blind = Operator { mask: Mask::hiding([Access::GROUP]), ..scene.chiara.clone() };
    let access = spontaneous(ctx.today(), "FALSO");
    let new = AtCounter { id: Id::new(new_id()), person, access, service: None };
    let id = cards::open_at_counter(pool, ctx, grant(&blind), &new).await.unwrap();
    let seen = cards::open(pool, ctx, grant(&scene.chiara), id).await.unwrap();
    assert_eq!(seen.access.words, Field::Shown(Words::default()));
}

#[tokio::test]
async fn a_need_that_tells_of_violence_is_hidden_alone_and_survives_whoever_does_not_see_it() {
    let scene = Scene::at(NOON).await;
    let card = scene.accepted(&scene.giulia).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let needs = async |who: &Operator| {
        let seen = cards::open(pool, ctx, grant(who), card).await.unwrap();
        seen.parts.visible(Part::Needs).all("bisogni").to_vec()
    };
    let save = async |who: &Operator, version: i64, needs: &[&str]| {
        let mut values = Values::default();
        values.set("bisogni", needs.iter().map(|need| (*need).to_owned()));
        let (seen, reason, taken_from) = (None, None, None);
        let edit = PartEdit { values, version, seen, choices: BTreeMap::new(), reason, taken_from };
        cards::save_part(pool, ctx, grant(who), card, Part::Needs, &edit).await.unwrap()
    };
    let blind = Operator { mask: Mask::hiding([Group::Violence]), ..scene.chiara.clone() };
    assert_eq!(save(&scene.chiara, 0, &["violenza", "sfratto"]).await, Save::Done);
    assert_eq!(needs(&blind).await, ["sfratto"]);
    assert_eq!(save(&blind, 1, &["casa"]).await, Save::Done);
    assert_eq!(needs(&blind).await, ["casa"]);
    assert_eq!(needs(&scene.chiara).await, ["violenza", "casa"]);
    // Upon an older save: what both changed is asked, and the question does not tell what is hidden.
    assert_eq!(save(&scene.chiara, 2, &["violenza", "tratta", "casa", "utenze"]).await, Save::Done);
    let Save::Clash { joined, clashes, .. } = save(&blind, 2, &["cure"]).await else {
        panic!("both changed the needs");
    };
    let said = format!("{joined:?} {clashes:?}");
    assert!(said.contains("utenze") && !said.contains("violenza") && !said.contains("tratta"), "{said}");
}
