//! Masks that two administrators change, and what a break-glass opens: one group of one card, for some minutes.

use backend::{
    Context, Error, Work, cards,
    intake::{self, Choice},
    masks::{self, Asked, FourEyes},
    operators::{self, Enable},
    personal,
    staff::{self, Given, Why},
};
use domain::{
    Id,
    actor::{Operator, Role},
    card::Card,
    codes::Validity,
    exceptional::{Durations, Minutes},
    mask::{Group, Mask},
    permission::{BreakGlass, ManageMasks, ReadMasks, ReviewExceptions, authorise},
    profile::{Decision, Profile, Proposal, State},
};

use crate::support::{NOON, Scene, WORDS, at, grant};

const FOREIGNERS: &str = "Sportello immigrazione";

/// A second administrator.
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

async fn foreigners(scene: &Scene, who: &Operator) -> Profile {
    let grant = grant::<ReadMasks>(who);
    let all = masks::profiles(&scene.db.app, &scene.ctx, grant).await.unwrap();
    all.into_iter().find(|profile| profile.name == FOREIGNERS).unwrap()
}

async fn proposals(scene: &Scene, who: &Operator, id: Id<Profile>) -> Vec<Proposal> {
    let grant = grant::<ManageMasks>(who);
    masks::profile(&scene.db.app, &scene.ctx, grant, id).await.unwrap().1
}

async fn propose(scene: &Scene, who: &Operator, seen: &Profile, groups: &[Group]) -> Result<(), Error> {
    let mask = Mask::hiding(groups.iter().copied());
    let of = (seen.id, seen.version);
    masks::propose(&scene.db.app, &scene.ctx, grant(who), of, &mask, "Nuova convenzione").await
}

async fn decide(
    scene: &Scene,
    who: &Operator,
    of: (Id<Profile>, Id<Proposal>),
    decision: Decision,
) -> Result<FourEyes, Error> {
    masks::decide(&scene.db.app, &scene.ctx, grant(who), of, decision, "visto").await
}

#[tokio::test]
async fn only_who_works_through_a_profile_today_is_counted() {
    let scene = Scene::at(NOON).await;
    let (paolo, karim) = (scene.operator("paolo.neri").await, scene.operator("karim.haddad").await);
    let (owner, who, desk) = (&scene.db.owner, karim.me.id.uuid(), karim.desk.id.uuid());
    let all = foreigners(&scene, &paolo).await.operators;
    for (dates, counted) in [
        ("valid_from = '2026-11-20', valid_until = '2026-11-20'", all),
        ("valid_from = '2026-11-21', valid_until = NULL", all - 1),
        ("valid_from = NULL, valid_until = '2026-11-19'", all - 1),
    ] {
        let sql = format!("UPDATE operator_desk SET {dates} WHERE operator_id = $1 AND desk_id = $2");
        let change = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(who).bind(desk);
        assert_eq!(change.execute(owner).await.unwrap().rows_affected(), 1, "{dates}");
        assert_eq!(foreigners(&scene, &paolo).await.operators, counted, "{dates}");
    }
}

#[tokio::test]
async fn a_mask_is_proposed_by_one_administrator_and_confirmed_by_another() {
    let scene = Scene::at(NOON).await;
    let (paolo, livia) = (scene.operator("paolo.neri").await, livia(&scene).await);
    let before = foreigners(&scene, &paolo).await;
    let hidden =
        [Group::Health, Group::Disability, Group::Judicial, Group::Violence, Group::ProtectedIdentity];
    assert_eq!((before.mask.clone(), before.version), (Mask::hiding(hidden), 1));
    let asked = [Group::Judicial, Group::Income, Group::ProtectedIdentity];
    propose(&scene, &paolo, &before, &asked).await.unwrap();
    let proposal = proposals(&scene, &livia, before.id).await.remove(0);
    let shows = vec![Group::Health, Group::Disability, Group::Violence];
    assert_eq!((proposal.hides(), proposal.shows()), (vec![Group::Income], shows));
    let of = (before.id, proposal.id);
    assert_eq!(decide(&scene, &paolo, of, Decision::Confirmed).await.unwrap(), FourEyes::Own);
    assert_eq!(foreigners(&scene, &paolo).await.mask, before.mask, "nothing happened");
    assert_eq!(decide(&scene, &livia, of, Decision::Confirmed).await.unwrap(), FourEyes::Done);
    let after = foreigners(&scene, &paolo).await;
    assert_eq!((after.mask, after.version, after.waiting), (Mask::hiding(asked), 2, 0));
    // Whoever is signed in already sees through it with the next click.
    assert_eq!(scene.operator("karim.haddad").await.mask, Mask::hiding(asked));
    assert!(matches!(decide(&scene, &livia, of, Decision::Refused).await, Err(Error::Stale)), "decided");
    let State::Decided { decision, by, note, .. } =
        proposals(&scene, &paolo, before.id).await.remove(0).state
    else {
        panic!("it is decided");
    };
    assert_eq!((decision, by.id, note.as_str()), (Decision::Confirmed, livia.me.id, "visto"));
}

#[tokio::test]
async fn of_two_administrators_of_whom_one_enabled_the_other_neither_confirms_for_the_other() {
    let scene = Scene::at(NOON).await;
    let (paolo, livia) = (scene.operator("paolo.neri").await, livia(&scene).await);
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let seen = staff::member(pool, ctx, grant(&paolo), livia.me.id).await.unwrap().version;
    let given = Given {
        desk: livia.desk.id,
        role: Role::Administrator,
        profile: None,
        valid: Validity::default(),
        absent: None,
    };
    let why = Why { seen, reason: "Aiuto" };
    staff::give(pool, ctx, grant(&paolo), livia.me.id, given, why).await.unwrap();
    let before = foreigners(&scene, &paolo).await;
    for (author, other) in [(&paolo, &livia), (&livia, &paolo)] {
        propose(&scene, author, &before, &[Group::Judicial]).await.unwrap();
        let all = proposals(&scene, author, before.id).await;
        let of = (before.id, all.iter().find(|one| one.by.id == author.me.id).unwrap().id);
        assert_eq!(decide(&scene, other, of, Decision::Confirmed).await.unwrap(), FourEyes::Own);
        assert_eq!(decide(&scene, author, of, Decision::Withdrawn).await.unwrap(), FourEyes::Done);
    }
    assert_eq!(foreigners(&scene, &paolo).await.mask, before.mask, "nothing happened");
}

#[tokio::test]
async fn a_mask_that_was_changed_meanwhile_is_told_and_never_overwritten() {
    let scene = Scene::at(NOON).await;
    let (paolo, livia) = (scene.operator("paolo.neri").await, livia(&scene).await);
    let seen = foreigners(&scene, &paolo).await;
    propose(&scene, &paolo, &seen, &[Group::Judicial]).await.unwrap();
    propose(&scene, &paolo, &seen, &[Group::Health]).await.unwrap();
    let both = proposals(&scene, &livia, seen.id).await;
    decide(&scene, &livia, (seen.id, both[0].id), Decision::Confirmed).await.unwrap();
    let late = decide(&scene, &livia, (seen.id, both[1].id), Decision::Confirmed).await;
    assert!(matches!(late, Err(Error::Stale)));
    let stale = propose(&scene, &paolo, &seen, &[Group::Income]).await;
    assert!(matches!(stale, Err(Error::Stale)), "upon a mask that is none any more");
    let withdrawn = decide(&scene, &paolo, (seen.id, both[1].id), Decision::Withdrawn).await.unwrap();
    assert_eq!(withdrawn, FourEyes::Done, "its author can still take it back");
    assert_eq!(foreigners(&scene, &paolo).await.version, 2);
}

#[tokio::test]
async fn the_role_of_the_server_writes_no_mask_by_hand_and_nobody_confirms_their_own() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let seen = foreigners(&scene, &paolo).await;
    propose(&scene, &paolo, &seen, &[]).await.unwrap();
    let proposal = proposals(&scene, &paolo, seen.id).await.remove(0);
    let mut work = Work::operator(&scene.db.app, &paolo).await.unwrap();
    let direct = sqlx::query("UPDATE profile SET mask = '{}'").execute(work.connection()).await;
    assert!(direct.is_err(), "only a decision writes a mask");
    let mut work = Work::operator(&scene.db.app, &paolo).await.unwrap();
    let direct = sqlx::query("UPDATE profile SET withheld = '{}'").execute(work.connection()).await;
    assert!(direct.is_err(), "nor what a profile withholds");
    let mut work = Work::operator(&scene.db.app, &paolo).await.unwrap();
    let wider = sqlx::query("INSERT INTO profile (id, zone_id, name, mask) VALUES ($1, $2, 'Tutto', '{}')")
        .bind(scene.ctx.id())
        .bind(paolo.zone.uuid())
        .execute(work.connection())
        .await;
    assert!(wider.is_err(), "a new profile shows no more than one that is there");
    let mut work = Work::operator(&scene.db.app, &paolo).await.unwrap();
    let own = sqlx::query(
        "INSERT INTO mask_decision (proposal_id, zone_id, decision, note, operator_id, operator_name, at)
         VALUES ($1, $2, 'confirmed', '', $3, 'Paolo', now())",
    )
    .bind(proposal.id.uuid())
    .bind(paolo.zone.uuid())
    .bind(paolo.me.id.uuid())
    .execute(work.connection())
    .await;
    assert!(own.is_err(), "four eyes");
    // Somebody of the desk neither sees nor proposes anything.
    assert!(
        authorise::<ManageMasks>(&scene.chiara).is_err() && authorise::<ReadMasks>(&scene.chiara).is_err()
    );
    let mut work = Work::operator(&scene.db.app, &scene.chiara).await.unwrap();
    let seen: i64 =
        sqlx::query_scalar("SELECT count(*) FROM mask_proposal").fetch_one(work.connection()).await.unwrap();
    assert_eq!(seen, 0);
    let deleted = sqlx::query("DELETE FROM mask_proposal").execute(&scene.db.owner).await;
    assert!(deleted.is_err(), "append-only, for its owner as well");
}

#[tokio::test]
async fn the_role_of_the_server_writes_no_durations_by_hand_and_nobody_confirms_their_own() {
    let scene = Scene::at(NOON).await;
    let (paolo, livia) = (scene.operator("paolo.neri").await, livia(&scene).await);
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let shorter = Durations::read("5, 20").unwrap();
    masks::propose_durations(pool, ctx, grant(&paolo), 1, &shorter, "Bastano").await.unwrap();
    let (_, all) = masks::proposed_durations(pool, ctx, grant(&livia)).await.unwrap();
    let id = all[0].id;
    let own = masks::decide_durations(pool, ctx, grant(&paolo), id, Decision::Confirmed, "").await.unwrap();
    assert_eq!(own, FourEyes::Own);
    let mut work = Work::operator(pool, &paolo).await.unwrap();
    let direct = sqlx::query("UPDATE zone SET break_glass_minutes = '{5}'").execute(work.connection()).await;
    assert!(direct.is_err(), "only a decision writes them");
    let mut work = Work::operator(pool, &paolo).await.unwrap();
    let forged = sqlx::query(
        "INSERT INTO break_glass_decision (proposal_id, zone_id, decision, note, operator_id, operator_name, at)
         VALUES ($1, $2, 'confirmed', '', $3, 'Paolo', now())",
    )
    .bind(id.uuid())
    .bind(paolo.zone.uuid())
    .bind(paolo.me.id.uuid())
    .execute(work.connection())
    .await;
    assert!(forged.is_err(), "four eyes");
    assert_eq!(masks::durations(pool, &paolo).await.unwrap(), Durations::default());
    let done = masks::decide_durations(pool, ctx, grant(&livia), id, Decision::Confirmed, "").await.unwrap();
    assert_eq!(done, FourEyes::Done);
    assert_eq!(masks::durations(pool, &paolo).await.unwrap(), shorter);
    let before = Durations::default();
    let stale = masks::propose_durations(pool, ctx, grant(&paolo), 1, &before, "Come prima").await;
    assert!(matches!(stale, Err(Error::Stale)), "upon durations that are none any more");
}

#[tokio::test]
async fn nobody_asks_for_longer_than_the_zone_allows() {
    let mut scene = Scene::at(NOON).await;
    let (karim, card) = of_karim(&mut scene).await;
    let minutes = Minutes::from_number(45).unwrap();
    let asked = Asked { group: Group::Health, minutes, reason: "Malore allo sportello".to_owned() };
    let open = masks::open(&scene.db.app, &scene.ctx, grant(&karim), card, &asked).await;
    assert!(matches!(open, Err(Error::Stale)), "not among the choices");
    let sql = "UPDATE zone SET break_glass_minutes = '{45}'";
    sqlx::query(sql).execute(&scene.db.owner).await.unwrap();
    masks::open(&scene.db.app, &scene.ctx, grant(&karim), card, &asked).await.unwrap();
    assert!(look(&scene, &at("2026-11-20T11:44:59Z"), &karim, card).await.contains("SEGRETO-SALUTE"));
    assert!(!look(&scene, &at("2026-11-20T11:45:00Z"), &karim, card).await.contains("SEGRETO"));
}

/// A card of Karim's desk, whose profile hides health and judicial.
async fn of_karim(scene: &mut Scene) -> (Operator, Id<Card>) {
    let karim = scene.operator("karim.haddad").await;
    scene.service = scene.service_of(&karim, "stranieri").await;
    let draft = scene.draft(&scene.giulia).await;
    intake::submit(&scene.db.app, &scene.ctx, &scene.giulia, draft.id).await.unwrap();
    let card =
        intake::accept(&scene.db.app, &scene.ctx, grant(&karim), draft.id, Choice::New, WORDS).await.unwrap();
    (karim, card)
}

async fn look(scene: &Scene, ctx: &Context, who: &Operator, card: Id<Card>) -> String {
    let looked = cards::look(&scene.db.app, ctx, grant(who), card, &[]).await.unwrap();
    serde_json::to_string(&looked.card).unwrap()
}

async fn open(scene: &Scene, who: &Operator, card: Id<Card>, group: Group) -> Result<(), Error> {
    let asked = Asked { group, minutes: Minutes::FIFTEEN, reason: "Malore allo sportello".to_owned() };
    masks::open(&scene.db.app, &scene.ctx, grant(who), card, &asked).await
}

#[tokio::test]
async fn a_break_glass_opens_one_group_of_one_card_until_it_ends() {
    let mut scene = Scene::at(NOON).await;
    let (karim, card) = of_karim(&mut scene).await;
    assert!(!look(&scene, &scene.ctx, &karim, card).await.contains("SEGRETO"));
    open(&scene, &karim, card, Group::Health).await.unwrap();
    let seen = look(&scene, &scene.ctx, &karim, card).await;
    assert!(seen.contains("SEGRETO-SALUTE") && !seen.contains("SEGRETO-TRIBUNALE"));
    // Nothing else than the card's own page asks for it, and no other card.
    let form = cards::open(&scene.db.app, &scene.ctx, grant(&karim), card).await.unwrap();
    assert!(!serde_json::to_string(&form).unwrap().contains("SEGRETO"));
    let carlo = scene.carlo().await;
    let draft = scene.draft(&carlo).await;
    intake::submit(&scene.db.app, &scene.ctx, &carlo, draft.id).await.unwrap();
    let other =
        intake::accept(&scene.db.app, &scene.ctx, grant(&karim), draft.id, Choice::New, WORDS).await.unwrap();
    assert!(!look(&scene, &scene.ctx, &karim, other).await.contains("SEGRETO"), "another card");
    // It ends by itself.
    assert!(look(&scene, &at("2026-11-20T11:14:59Z"), &karim, card).await.contains("SEGRETO-SALUTE"));
    assert!(!look(&scene, &at("2026-11-20T11:15:00Z"), &karim, card).await.contains("SEGRETO"));
    // Each look through it is marked, with the group that was shown; the citizen sees that the desk looked.
    let marked: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM audit_event
         WHERE subject_id = $1 AND reason = 'exceptional_access' AND 'health' = ANY(shown)
            AND 'judicial' = ANY(masked)",
    )
    .bind(card.uuid())
    .fetch_one(&scene.db.owner)
    .await
    .unwrap();
    assert_eq!(marked, 2);
    let log = personal::accesses(&scene.db.app, &scene.ctx, &scene.giulia, None).await.unwrap();
    assert!(log.rows.iter().any(|row| row.desk == FOREIGNERS));
}

#[tokio::test]
async fn a_break_glass_is_closed_before_its_time_and_only_for_what_is_hidden() {
    let mut scene = Scene::at(NOON).await;
    let (karim, card) = of_karim(&mut scene).await;
    assert!(matches!(open(&scene, &karim, card, Group::Income).await, Err(Error::Stale)), "not hidden");
    open(&scene, &karim, card, Group::Health).await.unwrap();
    assert!(matches!(open(&scene, &karim, card, Group::Health).await, Err(Error::Stale)), "open already");
    // A card without anything of the kind: there is nothing to be seen.
    let blind = Operator { mask: Mask::hiding([Group::ProtectedAddress]), ..karim.clone() };
    let nothing = open(&scene, &blind, card, Group::ProtectedAddress).await;
    assert!(matches!(nothing, Err(Error::Stale)), "hidden by the mask, and not there");
    let foreign = open(&scene, &scene.chiara, card, Group::Health).await;
    assert!(matches!(foreign, Err(Error::NotFound)), "a card of another desk");
    let later = at("2026-11-20T11:05:00Z");
    masks::close(&scene.db.app, &later, grant(&karim), card).await.unwrap();
    assert!(!look(&scene, &later, &karim, card).await.contains("SEGRETO"));
    let (still, hidden) = masks::opened(&scene.db.app, &later, grant(&karim), card).await.unwrap();
    assert!(still.is_empty() && hidden.contains(&Group::Health));
    masks::close(&scene.db.app, &later, grant(&karim), card).await.unwrap();
}

#[tokio::test]
async fn whoever_answers_for_the_zone_reviews_it_once_it_is_over() {
    let mut scene = Scene::at(NOON).await;
    let (karim, card) = of_karim(&mut scene).await;
    let paolo = scene.operator("paolo.neri").await;
    open(&scene, &karim, card, Group::Health).await.unwrap();
    look(&scene, &scene.ctx, &karim, card).await;
    assert!(authorise::<ReviewExceptions>(&karim).is_err() && authorise::<BreakGlass>(&paolo).is_err());
    let list = async |ctx: &Context| masks::to_review(&scene.db.app, ctx, grant(&paolo)).await.unwrap();
    let access = list(&scene.ctx).await.remove(0);
    assert_eq!((access.looks, access.review.is_none(), access.card), (1, true, card));
    let review = async |ctx: &Context| {
        masks::review(&scene.db.app, ctx, grant(&paolo), access.id, "Motivo fondato").await
    };
    assert!(matches!(review(&scene.ctx).await, Err(Error::Stale)), "it is still open");
    let later = at("2026-11-20T12:00:00Z");
    assert_eq!(review(&later).await.unwrap(), FourEyes::Done);
    assert!(matches!(review(&later).await, Err(Error::Stale)), "once");
    let found = list(&later).await.remove(0).review.unwrap();
    assert_eq!((found.by.as_str(), found.note.as_str()), ("Paolo Neri", "Motivo fondato"));
}

#[tokio::test]
async fn the_rows_of_a_break_glass_are_its_operators_and_cannot_be_made_for_another_desks_card() {
    let mut scene = Scene::at(NOON).await;
    let (karim, card) = of_karim(&mut scene).await;
    open(&scene, &karim, card, Group::Health).await.unwrap();
    let count = async |who: &Operator| -> i64 {
        let mut work = Work::operator(&scene.db.app, who).await.unwrap();
        sqlx::query_scalar("SELECT count(*) FROM exceptional_access")
            .fetch_one(work.connection())
            .await
            .unwrap()
    };
    assert_eq!((count(&karim).await, count(&scene.chiara).await), (1, 0));
    let mut work = Work::operator(&scene.db.app, &scene.chiara).await.unwrap();
    let forged = sqlx::query(
        "INSERT INTO exceptional_access
            (id, zone_id, desk_id, card_id, group_code, reason, minutes, operator_id, operator_name, profile, opened_at)
         VALUES (gen_random_uuid(), $1, $2, $3, 'health', 'x', 60, $4, 'x', 'x', now())",
    )
    .bind(scene.chiara.zone.uuid())
    .bind(scene.chiara.desk.id.uuid())
    .bind(card.uuid())
    .bind(scene.chiara.me.id.uuid())
    .execute(work.connection())
    .await;
    assert!(forged.is_err());
    let longer = sqlx::query("UPDATE exceptional_access SET minutes = 60").execute(&scene.db.owner).await;
    assert!(longer.is_err(), "append-only");
}

#[tokio::test]
async fn what_is_masked_becomes_absent_by_four_eyes_and_a_break_glass_that_is_open_ends_with_it() {
    let mut scene = Scene::at(NOON).await;
    let (karim, card) = of_karim(&mut scene).await;
    let (paolo, livia) = (scene.operator("paolo.neri").await, livia(&scene).await);
    open(&scene, &karim, card, Group::Health).await.unwrap();
    let seen = foreigners(&scene, &paolo).await;
    let mask = seen.mask.clone().omitting([Group::Health, Group::Identity]);
    let of = (seen.id, seen.version);
    masks::propose(&scene.db.app, &scene.ctx, grant(&paolo), of, &mask, "Non serve").await.unwrap();
    let proposal = proposals(&scene, &livia, seen.id).await.remove(0);
    assert_eq!((proposal.omits(), proposal.hides()), (vec![Group::Health], vec![Group::Identity]));
    decide(&scene, &livia, (seen.id, proposal.id), Decision::Confirmed).await.unwrap();
    assert_eq!(foreigners(&scene, &paolo).await.mask, mask);
    let karim = scene.operator("karim.haddad").await;
    assert!(karim.mask.omits(Group::Health) && !karim.mask.omits(Group::Judicial));
    assert!(
        matches!(open(&scene, &karim, card, Group::Health).await, Err(Error::Stale)),
        "nothing to ask for"
    );
    let looked = cards::look(&scene.db.app, &scene.ctx, grant(&karim), card, &[]).await.unwrap().card;
    let said = serde_json::to_string(&(&looked.answers, &looked.needs)).unwrap();
    assert!(!said.contains("\"health\"") && !said.contains("SEGRETO-SALUTE"), "{said}");
    assert!(said.contains("\"judicial\""), "what is masked is told");
}
