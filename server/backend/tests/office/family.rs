//! Households: written once, corrected by another row, and everybody's cards as one story.

use backend::{
    Context, Error,
    cards::{self, AtCounter},
    people::{self, Joined},
    seed,
    testing::new_id,
};
use domain::{
    Id,
    actor::Operator,
    card::{Access, AccessReason, Mode},
    household::{
        Family, FamilyCards, Guardianship, Holder, Household, Member, Membership, NewHolder, NewMember,
        Warning, current, standing, warnings,
    },
    mask::{Field, Group, Mask},
    person::Person,
};

use crate::support::{NOON, Scene, at, grant};

async fn find(scene: &Scene, typed: &str) -> Id<Person> {
    let found = people::find(&scene.db.app, &scene.ctx, grant(&scene.chiara), typed).await.unwrap();
    found.people[0].person.id
}

/// A scene with a grandmother and her grandson, who are in no household yet.
async fn scene() -> (Scene, Id<Person>, Id<Person>) {
    let scene = Scene::at(NOON).await;
    seed::people(&scene.db.owner, &scene.ctx).await.unwrap();
    let (one, other) = (find(&scene, "concetta esposito").await, find(&scene, "vincenzo esposito").await);
    (scene, one, other)
}

fn as_what(relation: &str) -> NewMember {
    NewMember {
        relation: relation.parse().unwrap(),
        cohabiting: true,
        authority: false,
        protection: None,
        from: "2020-01-01".parse().ok(),
        to: None,
    }
}

fn protected(by: NewHolder) -> NewMember {
    NewMember { protection: Some((Guardianship::Support, Some(by))), ..as_what("3") }
}

fn hiding(scene: &Scene, group: Group) -> Operator {
    Operator { mask: Mask::hiding([group]), ..scene.chiara.clone() }
}

async fn known(scene: &Scene, who: &Operator, id: Id<Person>) -> Family {
    people::households(&scene.db.app, &scene.ctx, grant(who), id).await.unwrap()
}

/// Opens a household with this person, whose first it is.
async fn open(scene: &Scene, id: Id<Person>) -> Id<Household> {
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    people::open_household(pool, ctx, grant(&scene.chiara), id, as_what("1"), 0).await.unwrap();
    known(scene, &scene.chiara, id).await.households()[0]
}

async fn join(
    scene: &Scene,
    who: &Operator,
    household: Id<Household>,
    id: Id<Person>,
    member: NewMember,
) -> Result<Joined, Error> {
    people::join_household(&scene.db.app, &scene.ctx, grant(who), household, id, member).await
}

fn done(joined: Result<Joined, Error>) -> Id<Membership> {
    match joined {
        Ok(Joined::Done(id)) => id,
        other => panic!("not written: {other:?}"),
    }
}

fn names(members: &[&Member]) -> Vec<String> {
    let mut names: Vec<String> = members.iter().map(|it| it.called.shown().unwrap().clone()).collect();
    names.sort_unstable();
    names
}

/// What counts of this person.
fn of(family: &Family, person: Id<Person>) -> &Member {
    standing(family.rows()).find(|row| row.person == person).unwrap()
}

async fn reasons(scene: &Scene, id: Id<Person>) -> Vec<String> {
    sqlx::query_scalar(
        "SELECT reason FROM audit_event WHERE reason LIKE 'household%' AND subject_id = $1 ORDER BY id",
    )
    .bind(id.uuid())
    .fetch_all(&scene.db.owner)
    .await
    .unwrap()
}

#[tokio::test]
async fn who_comes_is_in_the_household_and_everybody_s_page_says_so() {
    let (scene, concetta, vincenzo) = scene().await;
    let household = open(&scene, concetta).await;
    done(join(&scene, &scene.chiara, household, vincenzo, as_what("3")).await);
    for id in [concetta, vincenzo] {
        let family = known(&scene, &scene.chiara, id).await;
        let here = current(family.rows(), household, scene.ctx.today());
        assert_eq!(names(&here), ["Concetta Esposito", "Vincenzo Esposito"]);
        assert!(warnings(family.rows(), household, scene.ctx.today()).is_empty());
    }
    // Each of them may ask who saw what is theirs.
    assert_eq!(reasons(&scene, vincenzo).await, ["household_joined", "household", "household"]);
    let all = ["household_opened", "household", "household", "household"];
    assert_eq!(reasons(&scene, concetta).await, all);
}

#[tokio::test]
async fn nobody_is_in_a_household_twice_at_one_time_and_may_come_back() {
    let (scene, concetta, vincenzo) = scene().await;
    let household = open(&scene, concetta).await;
    let anna = scene.operator("anna.bruni").await;
    let (one, other) = futures::future::join(
        join(&scene, &scene.chiara, household, vincenzo, as_what("3")),
        join(&scene, &anna, household, vincenzo, as_what("13")),
    )
    .await;
    let (one, other) = (one.unwrap(), other.unwrap());
    let written = match (one, other) {
        (Joined::Done(id), Joined::Already(same)) | (Joined::Already(same), Joined::Done(id)) => {
            assert_eq!(id, same);
            id
        }
        both => panic!("{both:?}"),
    };
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let last = "2024-06-30".parse().unwrap();
    done(people::end_member(pool, ctx, grant(&anna), written, last, "È andato via").await);
    let again = NewMember { from: "2024-06-30".parse().ok(), ..as_what("3") };
    let same_day = join(&scene, &anna, household, vincenzo, again).await;
    assert!(matches!(same_day, Ok(Joined::Already(_))), "{same_day:?}");
    let again = NewMember { from: "2026-01-01".parse().ok(), ..as_what("3") };
    done(join(&scene, &anna, household, vincenzo, again).await);
    let family = known(&scene, &anna, vincenzo).await;
    let here = |day: &str| names(&current(family.rows(), household, day.parse().unwrap()));
    assert_eq!(here("2023-01-01"), ["Concetta Esposito", "Vincenzo Esposito"]);
    assert_eq!(here("2025-01-01"), ["Concetta Esposito"]);
    assert_eq!(here("2026-11-20"), ["Concetta Esposito", "Vincenzo Esposito"]);
}

#[tokio::test]
async fn a_correction_counts_and_what_it_corrects_stays_with_who_and_why() {
    let (scene, concetta, vincenzo) = scene().await;
    let household = open(&scene, concetta).await;
    let first = done(join(&scene, &scene.chiara, household, vincenzo, as_what("3")).await);
    let anna = scene.operator("anna.bruni").await;
    let later = at("2026-11-20T12:00:00Z");
    let (pool, why) = (&scene.db.app, "È il nipote");
    let second = people::correct_member(pool, &later, grant(&anna), first, as_what("4"), why).await;
    let second = done(second);
    let again = people::correct_member(pool, &later, grant(&anna), first, as_what("5"), why).await;
    assert!(matches!(again, Err(Error::Stale)), "{again:?}");
    let family = known(&scene, &anna, vincenzo).await;
    let new = of(&family, vincenzo);
    let old = family.rows().iter().find(|row| row.id == first).unwrap();
    assert_eq!((new.id, new.replaces), (second, Some(first)));
    assert_eq!((new.relation.as_str(), old.relation.as_str()), ("4", "3"));
    assert_eq!(new.why.as_ref().and_then(Field::shown).unwrap(), why);
    assert_eq!(new.recorded.by.name, anna.me.name);
    done(people::withdraw_member(pool, &later, grant(&anna), second, "Un altro").await);
    let family = known(&scene, &anna, concetta).await;
    assert_eq!(names(&current(family.rows(), household, later.today())), ["Concetta Esposito"]);
}

#[tokio::test]
async fn of_two_who_correct_or_open_at_once_the_second_is_told() {
    let (scene, concetta, vincenzo) = scene().await;
    let anna = scene.operator("anna.bruni").await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let open_by = |who| people::open_household(pool, ctx, grant(who), concetta, as_what("1"), 0);
    let (one, other) = futures::future::join(open_by(&scene.chiara), open_by(&anna)).await;
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    assert!(matches!(one.and(other), Err(Error::Stale)));
    let household = known(&scene, &anna, concetta).await.households()[0];
    let first = done(join(&scene, &anna, household, vincenzo, as_what("3")).await);
    let correct =
        |who, relation| people::correct_member(pool, ctx, grant(who), first, as_what(relation), "Sbagliato");
    let (one, other) = futures::future::join(correct(&scene.chiara, "4"), correct(&anna, "5")).await;
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    assert!(matches!(one.and(other), Err(Error::Stale)));
}

#[tokio::test]
async fn somebody_may_live_in_two_households_and_is_told_so() {
    let (scene, concetta, vincenzo) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let first = open(&scene, concetta).await;
    let id = done(join(&scene, &scene.chiara, first, vincenzo, as_what("3")).await);
    people::open_household(pool, ctx, grant(&scene.chiara), vincenzo, as_what("1"), 1).await.unwrap();
    // Of the other household the page of the grandmother knows only that it is there.
    for (of, households) in [(concetta, 1), (vincenzo, 2)] {
        let family = known(&scene, &scene.chiara, of).await;
        assert_eq!(family.households().len(), households);
        assert_eq!(warnings(family.rows(), first, ctx.today()), [Warning::LivesTwice(id)]);
    }
}

#[tokio::test]
async fn who_protects_somebody_must_be_of_the_zone() {
    let (scene, concetta, vincenzo) = scene().await;
    let household = open(&scene, concetta).await;
    let nobody = protected(NewHolder::Known(Id::new(new_id())));
    let refused = join(&scene, &scene.chiara, household, vincenzo, nobody).await;
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    done(join(&scene, &scene.chiara, household, vincenzo, protected(NewHolder::Known(concetta))).await);
    let family = known(&scene, &scene.chiara, vincenzo).await;
    let protection = of(&family, vincenzo).protection.shown().unwrap().clone().unwrap();
    assert_eq!(protection.kind, Guardianship::Support);
    assert!(matches!(protection.holder, Some(Holder::Known { id, .. }) if id == concetta));
}

#[tokio::test]
async fn who_protects_somebody_is_not_lost_where_they_are_not_seen() {
    let (scene, concetta, vincenzo) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let household = open(&scene, concetta).await;
    let by = protected(NewHolder::Known(concetta));
    let id = done(join(&scene, &scene.chiara, household, vincenzo, by).await);
    let karim = Operator { mask: Mask::none(), ..scene.operator("karim.haddad").await };
    card(&scene, ctx, &karim, vincenzo).await;
    crate::zone::outside(&scene).await;
    let ended = people::end_member(pool, ctx, grant(&karim), id, ctx.today(), "Via").await;
    assert!(matches!(ended, Err(Error::NotFound)), "{ended:?}");
    done(people::end_member(pool, ctx, grant(&scene.chiara), id, ctx.today(), "Via").await);
    let family = known(&scene, &scene.chiara, vincenzo).await;
    let protection = of(&family, vincenzo).protection.shown().unwrap().clone().unwrap();
    assert!(matches!(protection.holder, Some(Holder::Known { id, .. }) if id == concetta));
}

#[tokio::test]
async fn what_a_mask_hides_is_not_read_and_cannot_be_written() {
    let (scene, concetta, vincenzo) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let household = open(&scene, concetta).await;
    let courts = protected(NewHolder::Named("AVVOCATO-SEGRETO".to_owned()));
    let id = done(join(&scene, &scene.chiara, household, vincenzo, courts.clone()).await);
    let masked = hiding(&scene, Group::Judicial);
    let seen = serde_json::to_string(&known(&scene, &masked, vincenzo).await).unwrap();
    assert!(seen.contains("Vincenzo Esposito") && !seen.contains("SEGRETO") && !seen.contains("support"));
    let corrected = people::correct_member(pool, ctx, grant(&masked), id, as_what("3"), "Provo").await;
    assert!(matches!(corrected, Err(Error::NotFound)), "{corrected:?}");
    let teresa = find(&scene, "teresa nardi").await;
    done(join(&scene, &masked, household, teresa, courts).await);
    let written = known(&scene, &scene.chiara, teresa).await;
    let protection = &of(&written, teresa).protection;
    assert_eq!(*protection, Field::Shown(None), "what could not be read was not written");
    let seen =
        serde_json::to_string(&known(&scene, &hiding(&scene, Group::Identity), vincenzo).await).unwrap();
    assert!(!seen.contains("Esposito") && !seen.contains("1972-04-30") && !seen.contains("SEGRETO"));
    let blind = hiding(&scene, Group::Family);
    assert_eq!(known(&scene, &blind, vincenzo).await.members, Field::Masked(Group::Family));
    assert!(matches!(join(&scene, &blind, household, concetta, as_what("2")).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn what_was_written_of_a_person_without_a_name_is_about_who_it_turned_out_to_be() {
    let (scene, concetta, vincenzo) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let alias = people::propose_alias(pool, ctx, grant(&scene.chiara)).await.unwrap();
    let nameless = people::enter_anonymous(pool, ctx, grant(&scene.chiara), alias).await.unwrap();
    let household = open(&scene, concetta).await;
    let id = done(join(&scene, &scene.chiara, household, nameless, as_what("3")).await);
    crate::merging::merge(&scene, &scene.chiara, (nameless, vincenzo), &[]).await.unwrap();
    let family = known(&scene, &scene.chiara, vincenzo).await;
    assert_eq!(of(&family, vincenzo).id, id);
    let twice = join(&scene, &scene.chiara, household, vincenzo, as_what("3")).await;
    assert!(matches!(twice, Ok(Joined::Already(same)) if same == id), "{twice:?}");
    let gone = join(&scene, &scene.chiara, household, nameless, as_what("3")).await;
    assert!(matches!(gone, Err(Error::Stale)), "{gone:?}");
    done(people::end_member(pool, ctx, grant(&scene.chiara), id, ctx.today(), "Via").await);
}

#[tokio::test]
async fn nothing_is_changed_or_removed_and_another_zone_sees_nothing() {
    let (scene, concetta, vincenzo) = scene().await;
    let household = open(&scene, concetta).await;
    for sql in [
        "UPDATE household_member SET why = 'x'",
        "DELETE FROM household_member",
        "UPDATE household SET opened_by_name = 'x'",
        "DELETE FROM household",
    ] {
        assert!(sqlx::query(sql).execute(&scene.db.app).await.is_err(), "{sql}");
    }
    let mut stranger = scene.chiara.clone();
    stranger.zone = new_id().into();
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let seen = people::households(pool, ctx, grant(&stranger), concetta).await;
    assert!(matches!(seen, Err(Error::NotFound)));
    let cards = people::family_cards(pool, ctx, grant(&stranger), concetta, None).await;
    assert!(matches!(cards, Err(Error::NotFound)));
    let joined = join(&scene, &stranger, household, vincenzo, as_what("3")).await;
    assert!(matches!(joined, Err(Error::NotFound)));
}

/// A card of this person, opened at this operator's desk.
async fn card(scene: &Scene, ctx: &Context, who: &Operator, person: Id<Person>) {
    let access = Access {
        on: ctx.today(),
        mode: Mode::Phone,
        reason: AccessReason::Spontaneous,
        sender: String::new(),
        specification: String::new(),
        description: "Chiede informazioni.".to_owned(),
    };
    let card = AtCounter { id: Id::new(new_id()), person, access, service: None };
    cards::open_at_counter(&scene.db.app, ctx, grant(who), &card).await.unwrap();
}

async fn story(scene: &Scene, who: &Operator, id: Id<Person>, after: Option<&str>) -> FamilyCards {
    people::family_cards(&scene.db.app, &scene.ctx, grant(who), id, after).await.unwrap()
}

fn told(cards: &FamilyCards) -> Vec<(String, String)> {
    let rows = &cards.page.shown().unwrap().rows;
    rows.iter().map(|row| (row.on.to_string(), row.called.shown().unwrap().clone())).collect()
}

#[tokio::test]
async fn everybody_s_cards_are_one_story_of_what_this_desk_may_read() {
    let (scene, concetta, vincenzo) = scene().await;
    let household = open(&scene, concetta).await;
    let id = done(join(&scene, &scene.chiara, household, vincenzo, as_what("3")).await);
    let karim = scene.operator("karim.haddad").await;
    card(&scene, &at("2026-11-02T11:00:00Z"), &scene.chiara, concetta).await;
    card(&scene, &at("2026-11-03T11:00:00Z"), &scene.chiara, vincenzo).await;
    card(&scene, &at("2026-11-04T11:00:00Z"), &karim, vincenzo).await;
    card(&scene, &at("2026-11-12T11:00:00Z"), &scene.chiara, vincenzo).await;
    let line = |day: &str, name: &str| (day.to_owned(), name.to_owned());
    let (first, second, last) = (
        line("2026-11-02", "Concetta Esposito"),
        line("2026-11-03", "Vincenzo Esposito"),
        line("2026-11-12", "Vincenzo Esposito"),
    );
    for person in [concetta, vincenzo] {
        let all = told(&story(&scene, &scene.chiara, person, None).await);
        assert_eq!(all, [last.clone(), second.clone(), first.clone()]);
    }
    assert_eq!(told(&story(&scene, &karim, concetta, None).await), [line("2026-11-04", "Vincenzo Esposito")]);
    // Who left goes their own way from then on, and so do those whom they left.
    let (pool, ctx, left) = (&scene.db.app, &scene.ctx, "2026-11-10".parse().unwrap());
    done(people::end_member(pool, ctx, grant(&scene.chiara), id, left, "È andato via").await);
    card(&scene, &at("2026-11-15T11:00:00Z"), &scene.chiara, concetta).await;
    let after = line("2026-11-15", "Concetta Esposito");
    let all = told(&story(&scene, &scene.chiara, concetta, None).await);
    assert_eq!(all, [after, second.clone(), first.clone()]);
    assert_eq!(told(&story(&scene, &scene.chiara, vincenzo, None).await), [last, second, first]);
    assert_eq!(reasons(&scene, vincenzo).await.last().map(String::as_str), Some("household cards"));
    let blind = hiding(&scene, Group::Family);
    assert_eq!(story(&scene, &blind, concetta, None).await.page, Field::Masked(Group::Family));
    let masked = story(&scene, &hiding(&scene, Group::Identity), concetta, None).await;
    assert!(!serde_json::to_string(&masked).unwrap().contains("Esposito"));
}

#[tokio::test]
async fn a_long_story_comes_page_by_page_and_no_card_twice() {
    let (scene, concetta, vincenzo) = scene().await;
    let household = open(&scene, concetta).await;
    done(join(&scene, &scene.chiara, household, vincenzo, as_what("3")).await);
    for _ in 0..15 {
        card(&scene, &scene.ctx, &scene.chiara, concetta).await;
        card(&scene, &scene.ctx, &scene.chiara, vincenzo).await;
    }
    let first = story(&scene, &scene.chiara, concetta, None).await.page.shown().unwrap().clone();
    assert_eq!(first.rows.len(), 25);
    let second = story(&scene, &scene.chiara, concetta, first.next.as_deref()).await;
    let second = second.page.shown().unwrap().clone();
    assert_eq!((second.rows.len(), second.next), (5, None));
    let ids: std::collections::BTreeSet<_> =
        first.rows.iter().chain(&second.rows).map(|row| row.id).collect();
    assert_eq!(ids.len(), 30);
    // What is no key begins at the beginning.
    assert_eq!(
        story(&scene, &scene.chiara, concetta, Some("ieri")).await.page.shown().unwrap().rows.len(),
        25
    );
}

#[tokio::test]
async fn the_household_of_the_demo_is_written_once_and_is_in_order() {
    let (scene, concetta, _) = scene().await;
    for _ in 0..2 {
        seed::family(&scene.db.owner, &scene.ctx, "http://localhost:8090").await.unwrap();
        let family = known(&scene, &scene.chiara, concetta).await;
        let [household] = family.households()[..] else { panic!("{:?}", family.households()) };
        let here = current(family.rows(), household, scene.ctx.today());
        assert_eq!(names(&here), ["Ciro Esposito", "Concetta Esposito", "Vincenzo Esposito"]);
        assert_eq!(warnings(family.rows(), household, scene.ctx.today()), []);
    }
}

#[tokio::test]
async fn beside_relatives_nobody_is_told_of_somebody_whose_name_is_protected() {
    let (scene, concetta, vincenzo) = scene().await;
    let household = open(&scene, concetta).await;
    let by_her = protected(NewHolder::Known(concetta));
    done(join(&scene, &scene.chiara, household, vincenzo, by_her).await);
    let anna = scene.operator("anna.bruni").await;
    let why = (domain::person::Ground::Violence, "Denuncia");
    let alias = people::protect(&scene.db.app, &scene.ctx, grant(&anna), concetta, why).await.unwrap();
    let seer = Operator { mask: Mask::none(), ..scene.chiara.clone() };
    let blind = Operator { mask: Mask::hiding([Group::ProtectedIdentity]), ..seer.clone() };
    let told = format!("{:?}", known(&scene, &blind, vincenzo).await);
    assert!(told.contains("Vincenzo"), "{told}");
    assert!(!told.contains(alias.as_str()) && !told.contains("Concetta"), "{told}");
    let told = format!("{:?}", known(&scene, &seer, vincenzo).await);
    assert!(told.contains(alias.as_str()), "whoever was given the name sees both there");
}
