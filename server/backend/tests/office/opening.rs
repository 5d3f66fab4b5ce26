//! One administrator gets round no mask by opening a desk, nor shows one what it never sees: neither on screen nor by
//! hand in the server's role.

use std::collections::BTreeMap;

use backend::{
    Error, Work,
    operators::{self, Enable},
    seed,
    staff::{self, Given, Opened, Why},
    testing::new_id,
};
use domain::{
    Id,
    actor::{Desk, Operator, Organisation, Role},
    codes::Validity,
    mask::Group,
    staff::{DeskKind, DeskText, Profile, Refusal},
    zone::{BodyKind, BodyText},
};

use crate::support::{NOON, Scene, grant};

const CLEAR: &str = "Segretariato sociale";
const MASKED: &str = "Sportello immigrazione";

/// All desks of Paolo's body hide health and judicial data; the one of another body hides nothing.
async fn masked() -> (Scene, Operator) {
    let scene = Scene::at(NOON).await;
    seed::partner(&scene.db.owner, &scene.ctx, None).await.unwrap();
    let paolo = scene.operator("paolo.neri").await;
    let id = profile(&scene, MASKED).await.uuid();
    sqlx::query("UPDATE desk SET profile_id = $1 WHERE organisation_id = $2")
        .bind(id)
        .bind(paolo.organisation.uuid())
        .execute(&scene.db.owner)
        .await
        .unwrap();
    (scene, paolo)
}

async fn profile(scene: &Scene, name: &str) -> Id<Profile> {
    let id: sqlx::types::Uuid = sqlx::query_scalar("SELECT id FROM profile WHERE name = $1")
        .bind(name)
        .fetch_one(&scene.db.owner)
        .await
        .unwrap();
    Id::new(id)
}

/// A body without desks, as an administrator adds it.
async fn added(scene: &Scene, who: &Operator, kind: BodyKind) -> Id<Organisation> {
    let text = BodyText {
        name: format!("Ente {}", kind.code()),
        kind,
        belfiore: None,
        ipa: None,
        phone: String::new(),
        email: String::new(),
        sectors: Vec::new(),
    };
    staff::add_body(&scene.db.app, &scene.ctx, grant(who), text, "Accordo").await.unwrap()
}

async fn opens(
    scene: &Scene,
    who: &Operator,
    body: Id<Organisation>,
    profile_name: &str,
) -> Result<(), Error> {
    let opened = Opened {
        body,
        profile: profile(scene, profile_name).await,
        kind: DeskKind::Thematic,
        open: Validity::default(),
        text: DeskText {
            name: format!("Sportello {}", new_id()),
            names: BTreeMap::new(),
            description: String::new(),
        },
    };
    staff::open_desk(&scene.db.app, &scene.ctx, grant(who), opened, "Bando").await.map(|_| ())
}

/// Whether the database lets the server's role write the desk down; nothing is kept.
async fn by_hand(scene: &Scene, who: &Operator, body: Id<Organisation>, profile_name: &str) -> bool {
    let profile = profile(scene, profile_name).await;
    let mut work = Work::operator(&scene.db.app, who).await.unwrap();
    sqlx::query(
        "INSERT INTO desk (id, zone_id, organisation_id, profile_id, name) VALUES ($1, $2, $3, $4, 'A mano')",
    )
    .bind(new_id())
    .bind(who.zone.uuid())
    .bind(body.uuid())
    .bind(profile.uuid())
    .execute(work.connection())
    .await
    .is_ok()
}

/// Refused on screen and by hand.
async fn refused(scene: &Scene, who: &Operator, body: Id<Organisation>, profile_name: &str) {
    let done = opens(scene, who, body, profile_name).await;
    assert!(matches!(done, Err(Error::Staff(Refusal::Unmasks))), "{done:?}");
    assert!(!by_hand(scene, who, body, profile_name).await, "the database lets {profile_name} through");
}

async fn let_through(scene: &Scene, who: &Operator, body: Id<Organisation>, profile_name: &str) {
    assert!(by_hand(scene, who, body, profile_name).await, "the database refuses {profile_name}");
    opens(scene, who, body, profile_name).await.unwrap();
}

#[tokio::test]
async fn a_desk_of_another_body_that_sees_more_is_no_reason_to_open_one() {
    let (scene, paolo) = masked().await;
    refused(&scene, &paolo, paolo.organisation, CLEAR).await;
    let_through(&scene, &paolo, paolo.organisation, MASKED).await;
    for kind in [BodyKind::Municipality, BodyKind::ZoneOffice, BodyKind::Health] {
        let new = added(&scene, &paolo, kind).await;
        refused(&scene, &paolo, new, CLEAR).await;
        let_through(&scene, &paolo, new, MASKED).await;
    }
}

#[tokio::test]
async fn a_desk_that_is_closed_or_opens_later_is_none_to_compare_with() {
    let (scene, paolo) = masked().await;
    for days in ["open_until = '2026-11-19'", "open_until = NULL, open_from = '2027-01-01'"] {
        let sql = format!(
            "UPDATE desk SET {days}, profile_id = (SELECT id FROM profile WHERE name = '{CLEAR}')
             WHERE name = 'Sportello immigrazione'"
        );
        sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&scene.db.owner).await.unwrap();
        let done = opens(&scene, &paolo, paolo.organisation, CLEAR).await;
        assert!(matches!(done, Err(Error::Staff(Refusal::Unmasks))), "{days}: {done:?}");
    }
}

#[tokio::test]
async fn a_body_of_the_third_sector_begins_masked_and_stays_as_its_own_desks_are() {
    let (scene, paolo) = masked().await;
    let sql = "INSERT INTO profile (id, zone_id, name, mask)
        SELECT gen_random_uuid(), zone.id, named.name, named.mask
        FROM zone, (VALUES
            ('Redditi', ARRAY['income']),
            ('Tutto', ARRAY['health', 'disability', 'judicial', 'income', 'violence', 'protected_identity'])
        ) AS named (name, mask)";
    sqlx::query(sql).execute(&scene.db.owner).await.unwrap();
    let new = added(&scene, &paolo, BodyKind::ThirdSector).await;
    for shows in [CLEAR, "Redditi"] {
        refused(&scene, &paolo, new, shows).await;
    }
    let_through(&scene, &paolo, new, "Tutto").await;
    // Now its own desk is the measure: what the administrator's own ones see is not enough.
    refused(&scene, &paolo, new, MASKED).await;
    let_through(&scene, &paolo, new, "Tutto").await;
}

#[tokio::test]
async fn nor_does_the_role_of_the_server_take_away_what_a_desk_never_sees_or_change_the_kind_of_a_body() {
    let (scene, paolo) = masked().await;
    let sql = "UPDATE desk SET excluded = '{contacts}'";
    sqlx::query(sql).execute(&scene.db.owner).await.unwrap();
    for sql in [
        "UPDATE desk SET excluded = '{}'",
        "UPDATE desk SET excluded = '{income}'",
        "UPDATE desk SET profile_id = profile_id",
        "UPDATE organisation SET kind = 'third_sector' WHERE EXISTS (SELECT FROM desk WHERE organisation_id = organisation.id)",
    ] {
        let mut work = Work::operator(&scene.db.app, &paolo).await.unwrap();
        assert!(sqlx::query(sql).execute(work.connection()).await.is_err(), "{sql}");
    }
    let mut work = Work::operator(&scene.db.app, &paolo).await.unwrap();
    let more = sqlx::query("UPDATE desk SET excluded = '{income,contacts}'").execute(work.connection()).await;
    assert!(more.is_ok(), "more may be hidden");
}

/// A second administrator, whom no other one enabled.
async fn livia(scene: &Scene) -> Operator {
    let who = Enable {
        issuer: "http://localhost:8090",
        subject: "livia.serra",
        name: "Livia Serra",
        desk: "Sportello sociale di Pontelaro",
        body: None,
        role: Role::Administrator,
    };
    operators::enable(&scene.db.owner, &scene.ctx, who).await.unwrap();
    scene.operator("livia.serra").await
}

const fn why(seen: i32) -> Why<'static> {
    Why { seen, reason: "Convenzione nuova" }
}

async fn ask(
    scene: &Scene,
    who: &Operator,
    desk: Id<Desk>,
    groups: &[Group],
    seen: i32,
) -> Result<(), Error> {
    staff::ask_to_unhide(&scene.db.app, &scene.ctx, grant(who), desk, groups.to_vec(), why(seen)).await
}

async fn unhide(scene: &Scene, who: &Operator, desk: Id<Desk>, seen: i32) -> Result<(), Error> {
    staff::unhide(&scene.db.app, &scene.ctx, grant(who), desk, why(seen)).await
}

/// Whether the database lets the server's role leave only these groups hidden; nothing is kept.
async fn leaves(scene: &Scene, who: &Operator, desk: Id<Desk>, groups: &[&str]) -> bool {
    let groups: Vec<String> = groups.iter().map(|&group| group.to_owned()).collect();
    let mut work = Work::operator(&scene.db.app, who).await.unwrap();
    let sql = "UPDATE desk SET excluded = $1 WHERE id = $2";
    sqlx::query(sql).bind(groups).bind(desk.uuid()).execute(work.connection()).await.is_ok()
}

/// Karim's desk, which never sees contacts and income.
async fn excluding(scene: &Scene) -> Id<Desk> {
    let desk = scene.operator("karim.haddad").await.desk.id;
    sqlx::query("UPDATE desk SET excluded = '{contacts,income}' WHERE id = $1")
        .bind(desk.uuid())
        .execute(&scene.db.owner)
        .await
        .unwrap();
    desk
}

#[tokio::test]
async fn what_a_desk_never_sees_is_asked_for_by_one_administrator_and_shown_by_another() {
    let (scene, paolo) = masked().await;
    let (livia, desk) = (livia(&scene).await, excluding(&scene).await);
    let none: [&[Group]; 2] = [&[], &[Group::Contacts, Group::Health]];
    for groups in none {
        assert!(matches!(ask(&scene, &paolo, desk, groups, 0).await, Err(Error::NotFound)), "{groups:?}");
    }
    assert!(matches!(unhide(&scene, &livia, desk, 0).await, Err(Error::Stale)), "nothing was asked for");
    ask(&scene, &paolo, desk, &[Group::Contacts], 0).await.unwrap();
    let own = unhide(&scene, &paolo, desk, 1).await;
    assert!(matches!(own, Err(Error::Staff(Refusal::FourEyes))));
    assert!(!leaves(&scene, &paolo, desk, &["income"]).await, "nor by hand");
    assert!(!leaves(&scene, &livia, desk, &[]).await, "nor more than was asked for");
    assert!(leaves(&scene, &livia, desk, &["income"]).await);
    // Refused, it is asked for no more.
    staff::leave_hidden(&scene.db.app, &scene.ctx, grant(&livia), desk, why(1)).await.unwrap();
    assert!(matches!(unhide(&scene, &livia, desk, 2).await, Err(Error::Stale)));
    assert!(!leaves(&scene, &livia, desk, &["income"]).await);
    ask(&scene, &paolo, desk, &[Group::Contacts], 2).await.unwrap();
    unhide(&scene, &livia, desk, 3).await.unwrap();
    let page = staff::rules(&scene.db.app, &scene.ctx, grant(&paolo), desk).await.unwrap();
    assert_eq!((page.settings.excluded, page.unhiding), (vec!["income".to_owned()], None));
    let mask = scene.operator("karim.haddad").await.mask;
    assert!(mask.hides(Group::Income) && !mask.hides(Group::Contacts), "from the next click on");
}

#[tokio::test]
async fn whom_the_author_enabled_does_not_confirm_and_another_change_overtakes_it() {
    let (scene, paolo) = masked().await;
    let (livia, desk) = (livia(&scene).await, excluding(&scene).await);
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    ask(&scene, &paolo, desk, &[Group::Contacts], 0).await.unwrap();
    let mut settings = staff::rules(pool, ctx, grant(&paolo), desk).await.unwrap().settings;
    settings.receives = false;
    staff::set_rules(pool, ctx, grant(&paolo), desk, settings, why(1)).await.unwrap();
    assert!(matches!(unhide(&scene, &livia, desk, 2).await, Err(Error::Stale)), "overtaken");
    assert!(!leaves(&scene, &livia, desk, &["income"]).await);
    ask(&scene, &paolo, desk, &[Group::Contacts], 2).await.unwrap();
    let seen = staff::member(pool, ctx, grant(&paolo), livia.me.id).await.unwrap().version;
    let given = Given {
        desk: livia.desk.id,
        role: Role::Administrator,
        profile: None,
        valid: Validity::default(),
        absent: None,
    };
    staff::give(pool, ctx, grant(&paolo), livia.me.id, given, why(seen)).await.unwrap();
    let made = unhide(&scene, &livia, desk, 3).await;
    assert!(matches!(made, Err(Error::Staff(Refusal::FourEyes))));
    assert!(!leaves(&scene, &livia, desk, &["income"]).await);
}
