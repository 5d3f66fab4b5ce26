//! Cards handed to another zone of the installation: what its desk sees, whom it writes down, and what stays where it is.

use backend::{
    Error, Work, alerts,
    cards::{self, AtCounter},
    intake::Choice,
    menu, people,
    personal::{self, CodeKey},
    referrals::{self, Sending},
    staff,
    testing::new_id,
};
use domain::{
    Id, Lang,
    actor::Operator,
    alert::About,
    card::Card,
    document::{Sort, Verification},
    mask::{Field, Group, Mask},
    person::Ground,
    personal::CodeTarget,
    referral::{ActKind, Outcome, Piece, Tag},
};

use super::{
    outside::kept_paper,
    referrals::{card, scene, sending},
    support::{GIULIA, NOON, Scene, count, grant, spontaneous},
};

/// Another zone with a body and a desk, and an operator there.
pub async fn nives(scene: &Scene) -> Operator {
    let added = sqlx::query(
        "WITH far AS (INSERT INTO zone (id, name) VALUES ($1, 'Zona sociale lontana')),
         body AS (INSERT INTO organisation (id, zone_id, name) VALUES ($2, $1, 'Comune lontano')),
         seen AS (INSERT INTO profile (id, zone_id, name) VALUES ($3, $1, 'Segretariato lontano')),
         place AS (
            INSERT INTO desk (id, zone_id, organisation_id, profile_id, name)
            VALUES ($4, $1, $2, $3, 'Sportello lontano')
         ),
         who AS (
            INSERT INTO operator (id, zone_id, issuer, subject, name, enabled, created_at)
            VALUES ($5, $1, 'http://localhost:8090', 'nives.lontana', 'Nives Lontana', true, $6)
         )
         INSERT INTO operator_desk (operator_id, desk_id, zone_id, role) VALUES ($5, $4, $1, 'front_desk')",
    );
    let ids = [(); 5].map(|()| new_id());
    let added = ids.into_iter().fold(added, sqlx::query::Query::bind);
    added.bind(scene.ctx.now).execute(&scene.db.owner).await.unwrap();
    scene.operator("nives.lontana").await
}

#[tokio::test]
async fn there_and_back_and_the_other_zone_writes_its_own_record() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let (nives, first) = (nives(&scene).await, card(&scene).await);
    let offer = referrals::offer(pool, ctx, grant(chiara), first, Some(nives.desk.id)).await.unwrap();
    let zone = offer.chosen.unwrap().0.zone.unwrap();
    assert_eq!((zone.id, zone.name.as_str()), (nives.zone, "Zona sociale lontana"));
    let form = sending(&nives);
    let id = referrals::send(pool, ctx, grant(chiara), first, &form).await.unwrap();
    alerts::gather(pool, ctx).await.unwrap();
    let told = alerts::list(pool, ctx, &nives, None).await.unwrap().rows;
    assert!(told.iter().any(|alert| alert.about == About::Referral(id)));
    assert_eq!(menu::read(pool, &nives, ctx.today()).await.unwrap().referrals.number(), 1);
    let seen = referrals::follow(pool, ctx, grant(&nives), id).await.unwrap();
    assert_eq!(seen.referral.name, Field::Shown("Giulia Ferrante".to_owned()));
    assert!(
        seen.referral.from.name.ends_with(" · Zona sociale Valle del Laro"),
        "{}",
        seen.referral.from.name
    );
    assert_eq!(seen.matches, Some(Vec::new()), "nobody there is like her");
    let nobody = referrals::receive(pool, ctx, grant(&nives), id).await;
    assert!(matches!(nobody, Err(Error::Incomplete)), "whom it is about is chosen there");
    let own = referrals::receive_from_afar(pool, ctx, grant(&nives), id, Choice::New).await.unwrap();
    let opened = cards::open(pool, ctx, grant(&nives), own).await.unwrap();
    let before = cards::open(pool, ctx, grant(chiara), first).await.unwrap();
    assert_ne!(opened.person.id, before.person.id, "a record of its own");
    assert_eq!(opened.person.fiscal_code, Field::Shown(GIULIA.parse().ok()));
    assert_eq!(referrals::list(pool, ctx, grant(&nives)).await.unwrap().received.len(), 1);
    referrals::report(pool, ctx, grant(&nives), id, Outcome::Closed, "Fatto").await.unwrap();
    let back = referrals::follow(pool, ctx, grant(chiara), id).await.unwrap();
    assert_eq!((back.referral.state.tag(), back.card, back.matches), (Tag::Concluded, Some(first), None));
    let acts: Vec<_> = back.steps.iter().filter_map(|step| step.act).collect();
    assert_eq!(acts, [ActKind::Send, ActKind::See, ActKind::Receive, ActKind::Report]);
    // Sent once more, the other zone finds the record that it has by now.
    let again = Sending { again: true, ..sending(&nives) };
    let id = referrals::send(pool, ctx, grant(chiara), first, &again).await.unwrap();
    let seen = referrals::follow(pool, ctx, grant(&nives), id).await.unwrap();
    assert_eq!(seen.matches.unwrap()[0].person.id, opened.person.id);
    let twice = referrals::receive_from_afar(pool, ctx, grant(&nives), id, Choice::New).await;
    assert!(matches!(twice, Err(Error::Stale)), "the same codice fiscale: {twice:?}");
    let foreign = Choice::Known(before.person.id);
    let foreign = referrals::receive_from_afar(pool, ctx, grant(&nives), id, foreign).await;
    assert!(matches!(foreign, Err(Error::NotFound)), "somebody of the other zone: {foreign:?}");
    let known = Choice::Known(opened.person.id);
    let second = referrals::receive_from_afar(pool, ctx, grant(&nives), id, known).await.unwrap();
    assert_eq!(cards::open(pool, ctx, grant(&nives), second).await.unwrap().person.id, opened.person.id);
}

#[tokio::test]
async fn the_other_zone_sees_the_referral_and_its_package_and_nothing_else() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let (nives, first) = (nives(&scene).await, card(&scene).await);
    let paper = kept_paper(&scene, first, Sort::Home, Verification::Accepted).await;
    let offer = referrals::offer(pool, ctx, grant(chiara), first, Some(nives.desk.id)).await.unwrap();
    assert!(offer.papers.is_empty(), "documents stay in their zone");
    let form = Sending { papers: vec![paper], pieces: vec![Piece::Access], ..sending(&nives) };
    let id = referrals::send(pool, ctx, grant(chiara), first, &form).await.unwrap();
    let mut work = Work::operator(pool, &nives).await.unwrap();
    for (table, rows) in [
        ("referral", 1),
        ("referral_package", 1),
        ("referral_step", 1),
        ("referral_document", 0),
        ("desk_document", 0),
        ("card", 0),
        ("person", 0),
        ("person_key", 0),
        ("service_request", 0),
        ("intake", 0),
        ("diary_entry", 0),
    ] {
        assert_eq!(count(&mut work, table).await, rows, "{table}");
    }
    let told: String = sqlx::query_scalar("SELECT told::text FROM referral_package WHERE referral_id = $1")
        .bind(id.uuid())
        .fetch_one(work.connection())
        .await
        .unwrap();
    assert!(told.contains("Ferrante") && !told.contains(GIULIA), "what was not chosen is not told: {told}");
    drop(work);
    // A third desk of either zone sees nothing, and a row that says another zone than it is is no row.
    let karim = scene.operator("karim.haddad").await;
    let mut work = Work::operator(pool, &karim).await.unwrap();
    assert_eq!(count(&mut work, "referral").await, 0);
    drop(work);
    for (to, zone) in [(karim.desk.id.uuid(), Some(nives.zone.uuid())), (nives.desk.id.uuid(), None)] {
        assert!(!by_hand(&scene, (first, to, zone)).await, "{zone:?}");
    }
}

/// Whether the database takes a row that hands this card to that desk, said to be of this zone.
async fn by_hand(scene: &Scene, (card, to, zone): (Id<Card>, uuid::Uuid, Option<uuid::Uuid>)) -> bool {
    let mut work = Work::operator(&scene.db.app, &scene.chiara).await.unwrap();
    let done = sqlx::query(
        "INSERT INTO referral
            (id, zone_id, chain_id, from_desk_id, to_desk_id, card_id, person_id, state, facts, informed, sent_at,
             to_zone_id)
         SELECT gen_random_uuid(), $1, gen_random_uuid(), $2, $3, card.id, card.person_id, 'sent',
            '{\"state\": \"sent\"}', true, now(), $5
         FROM card
         WHERE card.id = $4",
    )
    .bind(scene.chiara.zone.uuid())
    .bind(scene.chiara.desk.id.uuid())
    .bind(to)
    .bind(card.uuid())
    .bind(zone)
    .execute(work.connection())
    .await;
    done.is_ok()
}

#[tokio::test]
async fn whoever_gives_no_name_gets_an_alias_of_the_other_zone_and_masks_keep_desks_out() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let nives = nives(&scene).await;
    let alias = people::propose_alias(pool, ctx, grant(chiara)).await.unwrap();
    let nameless = people::enter_anonymous(pool, ctx, grant(chiara), alias.clone()).await.unwrap();
    let access = spontaneous(ctx.today(), "Chiede una casa.");
    let new = AtCounter { id: Id::new(new_id()), person: nameless, access, service: None };
    let first = cards::open_at_counter(pool, ctx, grant(chiara), &new).await.unwrap();
    let id = referrals::send(pool, ctx, grant(chiara), first, &sending(&nives)).await.unwrap();
    let seen = referrals::follow(pool, ctx, grant(&nives), id).await.unwrap();
    assert_eq!(seen.referral.name, Field::Shown(alias.to_string()));
    let own = referrals::receive_from_afar(pool, ctx, grant(&nives), id, Choice::New).await.unwrap();
    assert!(cards::open(pool, ctx, grant(&nives), own).await.unwrap().person.identity.is_anonymous());
    // Whoever may not see who it is here tells nobody there, and who may not see it there is told nothing.
    let blind = Operator { mask: Mask::hiding([Group::Identity]), ..chiara.clone() };
    let receives = async |who: &Operator| {
        let offer = referrals::offer(pool, ctx, grant(who), first, None).await.unwrap();
        offer.receivers.iter().any(|one| one.zone.is_some())
    };
    assert!(receives(chiara).await && !receives(&blind).await);
    sqlx::query("UPDATE profile SET mask = '{identity}' WHERE name = 'Segretariato lontano'")
        .execute(&scene.db.owner)
        .await
        .unwrap();
    assert!(!receives(chiara).await);
}

#[tokio::test]
async fn whoever_is_protected_is_named_neither_in_what_is_sent_nor_in_what_was_sent_before() {
    let (scene, karim, _) = scene().await;
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let (nives, first) = (nives(&scene).await, card(&scene).await);
    let here = referrals::send(pool, ctx, grant(chiara), first, &sending(&karim)).await.unwrap();
    let trusted = Operator { mask: Mask::none(), ..chiara.clone() };
    let far = referrals::send(pool, ctx, grant(&trusted), first, &sending(&nives)).await.unwrap();
    let own = referrals::receive_from_afar(pool, ctx, grant(&nives), far, Choice::New).await.unwrap();
    let there = cards::open(pool, ctx, grant(&nives), own).await.unwrap().person.id;
    let person = cards::open(pool, ctx, grant(chiara), first).await.unwrap().person.id;
    let told = async |who: &Operator, id| {
        format!("{:?}", referrals::follow(pool, ctx, grant(who), id).await.unwrap())
    };
    let betrays = |text: &str| ["Ferrante", "FRRGLI", "giulia@posta"].iter().any(|it| text.contains(it));
    assert!(told(&nives, far).await.contains("giulia@posta"));
    let anna = scene.operator("anna.bruni").await;
    let why = (Ground::Violence, "Denuncia");
    people::protect(pool, ctx, grant(&anna), person, why).await.unwrap();
    for who in [chiara, &karim] {
        assert!(!betrays(&told(who, here).await), "{}", who.desk.name);
    }
    // What was sent names nobody in the other zone either, whatever record it wrote down.
    let seen = told(&nives, far).await;
    assert!(!betrays(&seen) && seen.contains("(nome protetto)"), "{seen}");
    // That record is of its own, and it protects it by itself.
    let chief = Operator { role: anna.role, ..nives.clone() };
    people::protect(pool, ctx, grant(&chief), there, why).await.unwrap();
    let seen = told(&nives, far).await;
    assert!(!betrays(&seen), "{seen}");
    referrals::report(pool, ctx, grant(&nives), far, Outcome::Closed, "Fatto").await.unwrap();
    // Whoever sees who it is sends the alias, too: of another zone nobody was given the name.
    let again = Sending { again: true, ..sending(&nives) };
    let id = referrals::send(pool, ctx, grant(&trusted), first, &again).await.unwrap();
    let kept: String = sqlx::query_scalar(
        "SELECT told::text || content::text
         FROM referral
         JOIN referral_package ON referral_package.referral_id = referral.id
         WHERE referral.id = $1",
    )
    .bind(id.uuid())
    .fetch_one(&scene.db.owner)
    .await
    .unwrap();
    assert!(kept.contains("(nome protetto)") && !betrays(&kept), "{kept}");
}

#[tokio::test]
async fn whom_the_other_zone_protects_is_called_by_its_alias_there_whatever_was_told() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let (nives, first) = (nives(&scene).await, card(&scene).await);
    let trusted = Operator { mask: Mask::none(), ..scene.chiara.clone() };
    let before = referrals::send(pool, ctx, grant(&trusted), first, &sending(&nives)).await.unwrap();
    let own = referrals::receive_from_afar(pool, ctx, grant(&nives), before, Choice::New).await.unwrap();
    let there = cards::open(pool, ctx, grant(&nives), own).await.unwrap().person.id;
    referrals::report(pool, ctx, grant(&nives), before, Outcome::Closed, "Fatto").await.unwrap();
    let role = scene.operator("anna.bruni").await.role;
    let chief = Operator { role, ..nives.clone() };
    let why = (Ground::Violence, "Denuncia");
    let alias = people::protect(pool, ctx, grant(&chief), there, why).await.unwrap();
    let again = Sending { again: true, ..sending(&nives) };
    let id = referrals::send(pool, ctx, grant(&trusted), first, &again).await.unwrap();
    let list = referrals::list(pool, ctx, grant(&nives)).await.unwrap();
    let seen = referrals::follow(pool, ctx, grant(&nives), id).await.unwrap();
    assert_eq!(seen.referral.name, Field::Shown(format!("{alias} (nome protetto)")));
    assert_eq!(seen.matches.as_ref().unwrap()[0].person.id, there, "she is found again");
    let told = format!("{list:?}{seen:?}");
    for name in ["Ferrante", "FRRGLI", "giulia@posta"] {
        assert!(!told.contains(name), "{name}: {told}");
    }
    let back = referrals::follow(pool, ctx, grant(&trusted), id).await.unwrap();
    assert_eq!(back.referral.name, Field::Shown("Giulia Ferrante".to_owned()), "here she is not protected");
}

/// Codes belong to citizens: what became of one is told where its citizen has a request, and in no other zone. Of
/// whoever has none, or of a code that is forgotten, every zone is told.
#[tokio::test]
async fn a_code_that_was_given_up_is_seen_by_the_zone_of_whoever_asked_for_it_alone() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let (paolo, nives) = (scene.operator("paolo.neri").await, nives(&scene).await);
    sqlx::query("UPDATE operator_desk SET role = 'administrator' WHERE operator_id = $1")
        .bind(nives.me.id.uuid())
        .execute(&scene.db.owner)
        .await
        .unwrap();
    let nives = scene.operator("nives.lontana").await;
    scene.sent(&scene.giulia).await;
    let to = CodeTarget::Email("giulia@altra.example".parse().unwrap());
    let key = CodeKey::new([7; 32]);
    personal::ask_code(pool, ctx, &scene.giulia, &key, &to, Lang::It, 100).await.unwrap();
    let failed = "UPDATE job SET failed_at = $1, last_error = 'refused' WHERE queue = 'send_code'";
    let failed = sqlx::query(failed).bind(ctx.now).execute(&scene.db.owner).await.unwrap();
    assert_eq!(failed.rows_affected(), 1);
    let own = staff::troubled(pool, ctx, grant(&paolo)).await.unwrap().failed;
    assert_eq!(own.iter().map(|job| job.queue.as_str()).collect::<Vec<_>>(), ["send_code"]);
    assert!(staff::troubled(pool, ctx, grant(&nives)).await.unwrap().failed.is_empty());
    let tried = staff::retry(pool, ctx, grant(&nives), own[0].id).await;
    assert!(matches!(tried, Err(Error::NotFound)), "nor tried again from there");
    sqlx::query("DELETE FROM contact_code").execute(&scene.db.owner).await.unwrap();
    for (who, whose) in [(&paolo, "own"), (&nives, "other")] {
        let seen = staff::troubled(pool, ctx, grant(who)).await.unwrap().failed;
        assert_eq!(seen.len(), 1, "{whose}: a day later nobody knows whose it was");
    }
}

#[tokio::test]
async fn a_code_of_somebody_without_a_request_is_seen_by_every_zone() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let paolo = scene.operator("paolo.neri").await;
    nives(&scene).await;
    let to = CodeTarget::Email("giulia@altra.example".parse().unwrap());
    let key = CodeKey::new([7; 32]);
    personal::ask_code(pool, ctx, &scene.giulia, &key, &to, Lang::It, 100).await.unwrap();
    let failed = "UPDATE job SET failed_at = $1, last_error = 'refused' WHERE queue = 'send_code'";
    sqlx::query(failed).bind(ctx.now).execute(&scene.db.owner).await.unwrap();
    let seen = staff::troubled(pool, ctx, grant(&paolo)).await.unwrap().failed;
    assert_eq!(seen.iter().map(|job| job.queue.as_str()).collect::<Vec<_>>(), ["send_code"]);
}
