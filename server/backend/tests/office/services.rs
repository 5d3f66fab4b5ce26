//! Requests of services of a card.

use backend::{
    Error,
    cards::{self, Asked, SheetEdit},
    codes::{self, Draft, Expected, Why},
};
use domain::{
    Id, Lang,
    actor::Operator,
    card::{
        Card,
        requests::{Activity, Advancement, AskedBy, Followed, NOTES, ServiceRequest, Sheet, Worked},
    },
    codes::{Code, Entry, Table},
    fields::Values,
    mask::{Field, Group, Mask},
};

use crate::support::{NOON, Scene, code, grant};

fn asked(asked_by: AskedBy) -> Asked {
    Asked { service: code("4.08"), on: "2026-11-19".parse().unwrap(), asked_by }
}

fn values(pairs: &[(&str, &str)]) -> Values {
    let mut values = Values::default();
    for (code, value) in pairs {
        values.set(code, [(*value).to_owned()]);
    }
    values
}

/// A card with one request of a service, that it came with.
async fn online(scene: &Scene) -> (Id<Card>, Id<ServiceRequest>) {
    let card = scene.accepted(&scene.giulia).await;
    let found = cards::open(&scene.db.app, &scene.ctx, grant(&scene.chiara), card).await.unwrap();
    assert_eq!(found.requests.len(), 1);
    (card, found.requests[0].id)
}

#[tokio::test]
async fn a_request_goes_on_step_by_step_and_keeps_them() {
    let scene = Scene::at(NOON).await;
    let (card, _) = online(&scene).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let id =
        cards::add_request(pool, ctx, grant(&scene.chiara), card, &asked(AskedBy::Family)).await.unwrap();
    let step =
        |version, to| cards::advance(pool, ctx, grant(&scene.chiara), (card, id), (version, to), "fatto");
    let wrong = step(1, Advancement::Checking).await;
    assert!(matches!(wrong, Err(Error::WrongStep(_))), "{wrong:?}");
    step(1, Advancement::Accepted).await.unwrap();
    let stale = step(1, Advancement::Concluded).await;
    assert!(matches!(stale, Err(Error::Stale)), "{stale:?}");
    step(2, Advancement::InProgress).await.unwrap();
    let followed = cards::follow(pool, ctx, grant(&scene.chiara), (card, id)).await.unwrap();
    assert_eq!(followed.request.advancement, Advancement::InProgress);
    assert_eq!(followed.request.asked_by, AskedBy::Family);
    assert_eq!(followed.steps.len(), 2);
    let done = Field::Shown("fatto".to_owned());
    assert!(followed.steps.iter().all(|step| step.made.by == scene.chiara.me && step.note == done));
    let card = cards::open(pool, ctx, grant(&scene.chiara), card).await.unwrap();
    assert_eq!(card.requests.len(), 2);
}

#[tokio::test]
async fn what_is_asked_for_is_a_row_of_the_table_and_keeps_the_words_of_its_day() {
    let scene = Scene::at(NOON).await;
    let (card, _) = online(&scene).await;
    let paolo = scene.operator("paolo.neri").await;
    let (pool, ctx, new) = (&scene.db.app, &scene.ctx, code("2.99"));
    let add = async |service: Code| {
        let asked = Asked { service, ..asked(AskedBy::Person) };
        cards::add_request(pool, ctx, grant(&scene.chiara), card, &asked).await
    };
    for unknown in ["2.99", "2"] {
        let refused = add(code(unknown)).await;
        assert!(matches!(refused, Err(Error::NotOffered)), "{refused:?}");
    }
    let mut entry = Entry { parent: Some(code("2")), ..Entry::new("Spesa a casa") };
    let write = async |entry: &Entry, expected, since: Option<&str>| {
        let since = since.map(|day| day.parse().unwrap());
        let draft = Draft { code: &new, entry, why: Why { since, reason: "Delibera 12/2026" } };
        codes::save(pool, ctx, grant(&paolo), Table::Service, expected, draft).await.unwrap();
    };
    write(&entry, Expected::New, None).await;
    let id = add(new.clone()).await.unwrap();
    entry.label = "Spesa e farmaci a casa".into();
    entry.valid.until = Some("2026-11-19".parse().unwrap());
    write(&entry, Expected::Version(1), Some("2026-11-20")).await;
    let seen = cards::open(pool, ctx, grant(&scene.chiara), card).await.unwrap();
    let request = seen.requests.iter().find(|request| request.id == id).unwrap();
    assert_eq!((request.service.as_str(), request.title.get(Lang::It)), ("2.99", "Spesa a casa"));
    assert_eq!(request.row.as_ref(), Some(&new));
    let wanting: Vec<_> = seen.parts.lists.leaves(Table::Service, &[]);
    let wanting = wanting.iter().filter_map(|leaf| Sheet::suited(&leaf.code));
    assert_eq!(wanting.count(), 8, "every row that wants a special form is shipped");
    let withdrawn = add(new.clone()).await;
    assert!(matches!(withdrawn, Err(Error::NotOffered)), "{withdrawn:?}");
}

#[tokio::test]
async fn a_completed_card_takes_no_new_request_but_the_old_ones_go_on() {
    let scene = Scene::at(NOON).await;
    let (card, id) = online(&scene).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let version = cards::open(pool, ctx, grant(&scene.chiara), card).await.unwrap().version;
    cards::complete(pool, ctx, grant(&scene.chiara), card, version, &code("information")).await.unwrap();
    let late = cards::add_request(pool, ctx, grant(&scene.chiara), card, &asked(AskedBy::Person)).await;
    assert!(matches!(late, Err(Error::Closed)), "{late:?}");
    let end = (1, Advancement::Concluded);
    cards::advance(pool, ctx, grant(&scene.chiara), (card, id), end, "").await.unwrap();
    let mut edit =
        SheetEdit { sheet: Sheet::Details, values: values(&[("note", "x")]), version: 0, reason: None };
    let silent = cards::save_sheet(pool, ctx, grant(&scene.chiara), (card, id), &edit).await;
    assert!(matches!(silent, Err(Error::Stale)), "{silent:?}");
    edit.reason = Some("Nota dimenticata".to_owned());
    cards::save_sheet(pool, ctx, grant(&scene.chiara), (card, id), &edit).await.unwrap();
    let followed = cards::follow(pool, ctx, grant(&scene.chiara), (card, id)).await.unwrap();
    assert!(followed.closed);
    let why = |followed: &Followed| followed.sheet(Sheet::Details).unwrap().reason.clone();
    assert_eq!(why(&followed), Some(Field::Shown("Nota dimenticata".to_owned())));
    let blind = Operator { mask: Mask::hiding([Group::Family]), ..scene.chiara.clone() };
    let followed = cards::follow(pool, ctx, grant(&blind), (card, id)).await.unwrap();
    assert_eq!(why(&followed), Some(Field::Masked(Group::Family)), "it may say what is hidden");
}

#[tokio::test]
async fn another_desk_neither_sees_nor_moves_a_request() {
    let scene = Scene::at(NOON).await;
    let which = online(&scene).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let karim = scene.operator("karim.haddad").await;
    let seen = cards::follow(pool, ctx, grant(&karim), which).await;
    assert!(matches!(seen, Err(Error::NotFound)), "{seen:?}");
    let moved = cards::advance(pool, ctx, grant(&karim), which, (1, Advancement::Accepted), "").await;
    assert!(matches!(moved, Err(Error::NotFound)), "{moved:?}");
    let edit =
        SheetEdit { sheet: Sheet::Details, values: values(&[("note", "x")]), version: 0, reason: None };
    let saved = cards::save_sheet(pool, ctx, grant(&karim), which, &edit).await;
    assert!(matches!(saved, Err(Error::NotFound)), "{saved:?}");
    // A request of another card is not this card's.
    let other = scene.accepted(&scene.carlo().await).await;
    let crossed = cards::follow(pool, ctx, grant(&scene.chiara), (other, which.1)).await;
    assert!(matches!(crossed, Err(Error::NotFound)), "{crossed:?}");
}

#[tokio::test]
async fn two_who_write_a_sheet_are_joined_and_never_overwrite_each_other() {
    let scene = Scene::at(NOON).await;
    let which = online(&scene).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let save = async |version, pairs: &[(&str, &str)]| {
        let edit = SheetEdit { sheet: Sheet::Housing, values: values(pairs), version, reason: None };
        cards::save_sheet(pool, ctx, grant(&scene.chiara), which, &edit).await
    };
    save(0, &[("agenzia", "Casa Nostra"), ("vani-minimi", "2")]).await.unwrap();
    save(1, &[("agenzia", "Casa Nostra"), ("vani-minimi", "3")]).await.unwrap();
    save(1, &[("agenzia", "Altra"), ("vani-minimi", "2")]).await.unwrap();
    let clash = save(1, &[("agenzia", "Terza"), ("vani-minimi", "2")]).await;
    assert!(matches!(clash, Err(Error::Stale)), "{clash:?}");
    let followed = cards::follow(pool, ctx, grant(&scene.chiara), which).await.unwrap();
    let last = followed.sheet(Sheet::Housing).unwrap();
    assert_eq!(last.number, 3);
    assert_eq!(last.visible(), values(&[("agenzia", "Altra"), ("vani-minimi", "3")]));
}

#[tokio::test]
async fn a_hidden_field_of_a_sheet_is_neither_shown_nor_lost() {
    let scene = Scene::at(NOON).await;
    let which = online(&scene).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let edit = |version, pairs: &[(&str, &str)]| SheetEdit {
        sheet: Sheet::Work,
        values: values(pairs),
        version,
        reason: None,
    };
    let full = edit(0, &[("limitazioni", "Non solleva pesi"), ("dove", "provincia")]);
    cards::save_sheet(pool, ctx, grant(&scene.chiara), which, &full).await.unwrap();
    let masked = Operator { mask: Mask::hiding([Group::Disability]), ..scene.chiara.clone() };
    let seen = cards::follow(pool, ctx, grant(&masked), which).await.unwrap();
    assert!(!format!("{seen:?}").contains("pesi"));
    let blind = edit(1, &[("dove", "regione")]);
    cards::save_sheet(pool, ctx, grant(&masked), which, &blind).await.unwrap();
    let seen = cards::follow(pool, ctx, grant(&scene.chiara), which).await.unwrap();
    let last = seen.sheet(Sheet::Work).unwrap().visible();
    assert_eq!((last.one("limitazioni"), last.one("dove")), ("Non solleva pesi", "regione"));
}

#[tokio::test]
async fn work_is_added_up_and_a_wrong_line_is_struck_out_once_and_stays() {
    let scene = Scene::at(NOON).await;
    let which = online(&scene).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let worked = |minutes| Worked {
        on: "2026-11-19".parse().unwrap(),
        activity: Activity::Visit,
        description: "PAROLE-1".to_owned(),
        people: 2,
        minutes,
    };
    for minutes in [90, 45] {
        cards::record_work(pool, ctx, grant(&scene.chiara), which, &worked(minutes)).await.unwrap();
    }
    let followed = cards::follow(pool, ctx, grant(&scene.chiara), which).await.unwrap();
    assert_eq!(followed.minutes(), 135);
    let line = followed.worked.iter().find(|line| line.worked.minutes == 45).unwrap().id;
    let strike = || cards::strike_work(pool, ctx, grant(&scene.chiara), which, line, "PAROLE-2");
    strike().await.unwrap();
    assert!(matches!(strike().await, Err(Error::Stale)));
    let followed = cards::follow(pool, ctx, grant(&scene.chiara), which).await.unwrap();
    assert_eq!((followed.minutes(), followed.worked.len()), (90, 2));
    let struck = followed.worked.iter().find(|line| line.struck.is_some()).unwrap();
    assert_eq!(struck.struck.as_ref().unwrap().why, Field::Shown("PAROLE-2".to_owned()));
    cards::advance(pool, ctx, grant(&scene.chiara), which, (1, Advancement::Accepted), "PAROLE-3")
        .await
        .unwrap();
    let shown = format!("{:?}", cards::follow(pool, ctx, grant(&scene.chiara), which).await.unwrap());
    assert!(["1", "2", "3"].iter().all(|mark| shown.contains(&format!("PAROLE-{mark}"))));
    for mask in [Mask::hiding([NOTES]), Mask::none().omitting([NOTES])] {
        let blind = Operator { mask, ..scene.chiara.clone() };
        let seen = cards::follow(pool, ctx, grant(&blind), which).await.unwrap();
        assert_eq!((seen.minutes(), seen.steps.len()), (90, 1), "what was done is told, not in which words");
        assert!(!format!("{seen:?}").contains("PAROLE"));
    }
}
