//! What citizens keep for themselves, and what nobody else gets of it.

use backend::{
    Error, Work,
    cards::{self, AtCounter},
    intake, people,
    personal::{self, CodeKey},
    privacy, seed,
    testing::new_id,
};
use domain::{
    Id, Lang,
    card::{Card, parts::Part},
    contact::PhoneNumber,
    fields::Values,
    form::FieldPath,
    intake::Page,
    permission::ReadIntakes,
    person::facts::{FactKind, NewFact, Precise},
    personal::{AccessKind, CodeTarget, MailWishes, PersonalProfile},
};

use crate::support::{NOON, Scene, WORDS, at, grant, spontaneous};

const KEY: CodeKey = CodeKey::new([7; 32]);
/// More messages a day than any test asks for.
const PLENTY: u32 = 500;

fn address() -> CodeTarget {
    CodeTarget::Email("giulia@altra.example".parse().unwrap())
}

fn mobile() -> CodeTarget {
    let number: PhoneNumber = "333 010 0147".parse().unwrap();
    CodeTarget::Mobile(number.mobile().unwrap())
}

#[tokio::test]
async fn two_who_ask_at_once_do_not_get_more_codes_than_one() {
    let scene = Scene::at(NOON).await;
    let email = address();
    let ask = || personal::ask_code(&scene.db.app, &scene.ctx, &scene.giulia, &KEY, &email, Lang::It, PLENTY);
    for _ in 0..4 {
        ask().await.unwrap();
    }
    let (one, other) = futures::future::join(ask(), ask()).await;
    let refused = [one, other].into_iter().filter(|asked| matches!(asked, Err(Error::LimitReached))).count();
    assert_eq!(refused, 1, "the fifth is sent, the sixth is not");
}

#[tokio::test]
async fn two_people_who_ask_at_once_for_one_number_do_not_get_more_messages_than_one() {
    let scene = Scene::at(NOON).await;
    let (carlo, to) = (scene.carlo().await, mobile());
    let ask = |who| personal::ask_code(&scene.db.app, &scene.ctx, who, &KEY, &to, Lang::It, PLENTY);
    ask(&scene.giulia).await.unwrap();
    ask(&carlo).await.unwrap();
    let (one, other) = futures::future::join(ask(&scene.giulia), ask(&carlo)).await;
    let refused = [one, other].into_iter().filter(|asked| matches!(asked, Err(Error::LimitReached))).count();
    assert_eq!(refused, 1, "the third is sent, the fourth is not");
    let email = address();
    personal::ask_code(&scene.db.app, &scene.ctx, &carlo, &KEY, &email, Lang::It, PLENTY).await.unwrap();
}

#[tokio::test]
async fn a_code_is_nowhere_in_the_database() {
    let scene = Scene::at(NOON).await;
    personal::ask_code(&scene.db.app, &scene.ctx, &scene.giulia, &KEY, &address(), Lang::It, PLENTY)
        .await
        .unwrap();
    let mut work = Work::citizen(&scene.db.app, &scene.giulia).await.unwrap();
    let (id, row, payload): (uuid::Uuid, String, String) = sqlx::query_as(
        "SELECT contact_code.id, contact_code::text, job.payload::text
         FROM contact_code, job
         WHERE job.queue = 'send_code'",
    )
    .fetch_one(work.connection())
    .await
    .unwrap();
    let code = KEY.code(Id::new(id)).unwrap();
    assert!(!row.contains(&code) && !payload.contains(&code) && !payload.contains("altra.example"));
}

#[tokio::test]
async fn a_profile_belongs_to_whoever_keeps_it() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx, carlo) = (&scene.db.app, &scene.ctx, scene.carlo().await);
    let wishes = MailWishes { receipt: false, news: true };
    personal::preferences(pool, ctx, &scene.giulia, Lang::Uk, wishes).await.unwrap();
    assert_eq!(personal::profile(pool, &carlo).await.unwrap(), PersonalProfile::default());
    let mut work = Work::citizen(pool, &carlo).await.unwrap();
    let changed = sqlx::query("UPDATE personal_profile SET lang = 'ar'")
        .execute(work.connection())
        .await
        .unwrap()
        .rows_affected();
    assert_eq!(changed, 0, "row-level security holds");
    let kept = personal::profile(pool, &scene.giulia).await.unwrap();
    assert_eq!((kept.lang, kept.mails), (Some(Lang::Uk), wishes));
    let mut work = Work::operator(pool, &scene.chiara).await.unwrap();
    let seen: i64 = sqlx::query_scalar("SELECT count(*) FROM personal_profile")
        .fetch_one(work.connection())
        .await
        .unwrap();
    assert_eq!(seen, 0, "no desk looks into it");
}

#[tokio::test]
async fn looks_at_a_request_are_told_to_its_owner_alone() {
    let scene = Scene::at(NOON).await;
    let carlo = scene.carlo().await;
    let (id, number) = scene.sent(&scene.giulia).await;
    intake::detail(&scene.db.app, &scene.ctx, grant::<ReadIntakes>(&scene.chiara), id).await.unwrap();
    let looks = async |who| personal::accesses(&scene.db.app, &scene.ctx, who, None).await.unwrap();
    let Page { rows, next, .. } = looks(&scene.giulia).await;
    assert_eq!((rows.len(), next), (1, None));
    assert_eq!((rows[0].kind, rows[0].protocollo), (AccessKind::Read, Some(number)));
    assert_eq!(rows[0].desk, scene.chiara.desk.name);
    assert!(looks(&carlo).await.rows.is_empty());
}

#[tokio::test]
async fn whoever_asks_for_a_relative_is_not_told_who_looks_at_them() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let card = scene.accepted(&scene.giulia).await;
    let person = cards::open(pool, ctx, grant(&scene.chiara), card).await.unwrap().person.id;
    let carlo = scene.carlo().await;
    let (asked, _) = scene.sent(&carlo).await;
    let known = intake::Choice::Known(person);
    intake::accept(pool, ctx, grant(&scene.chiara), asked, known, WORDS).await.unwrap();
    let looks = async |who| personal::accesses(pool, ctx, who, None).await.unwrap().rows.len();
    let before = (looks(&scene.giulia).await, looks(&carlo).await);
    people::open(pool, ctx, grant(&scene.chiara), person).await.unwrap();
    assert_eq!((looks(&scene.giulia).await, looks(&carlo).await), (before.0 + 1, before.1));
    let notices = privacy::own(pool, ctx, &carlo).await.unwrap();
    assert_eq!(notices, privacy::OwnSignatures::default(), "and signs nothing for them");
}

/// Giulia's card, opened a second time at the counter.
async fn second_card(scene: &Scene) -> Id<Card> {
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let card = scene.accepted(&scene.giulia).await;
    let person = cards::open(pool, ctx, grant(&scene.chiara), card).await.unwrap().person.id;
    let access = spontaneous(ctx.today(), "");
    let twice = AtCounter { id: Id::new(new_id()), person, access, service: None };
    cards::open_at_counter(pool, ctx, grant(&scene.chiara), &twice).await.unwrap()
}

#[tokio::test]
async fn who_looked_at_a_card_before_it_was_removed_is_told_as_before() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let twice = second_card(&scene).await;
    cards::open(pool, ctx, grant(&scene.chiara), twice).await.unwrap();
    let looks = async || personal::accesses(pool, ctx, &scene.giulia, None).await.unwrap().rows.len();
    let before = looks().await;
    cards::remove(pool, ctx, grant(&scene.chiara), twice, "Aperta due volte").await.unwrap();
    assert!(looks().await >= before, "none of them is gone");
}

#[tokio::test]
async fn a_card_that_was_removed_is_in_the_copy_as_long_as_it_is_kept() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let twice = second_card(&scene).await;
    let mut values = Values::default();
    values.set("alloggio-note", ["CASA-SBAGLIATA".to_owned()]);
    let choices = std::collections::BTreeMap::new();
    let edit = cards::PartEdit { values, version: 0, seen: None, choices, reason: None, taken_from: None };
    cards::save_part(pool, ctx, grant(&scene.chiara), twice, Part::Home, &edit).await.unwrap();
    cards::remove(pool, ctx, grant(&scene.chiara), twice, "Aperta due volte").await.unwrap();
    let copy = personal::export(pool, ctx, &scene.giulia).await.unwrap().dossier;
    let mut removed: Vec<_> = copy.records[0].cards.iter().map(|card| card.removed_at).collect();
    removed.sort();
    assert_eq!(removed, [None, Some(ctx.now)]);
    let text = serde_json::to_string(&copy).unwrap();
    assert!(!text.contains("CASA-SBAGLIATA") && !text.contains("Aperta due volte"), "{text}");
    cards::restore(pool, ctx, grant(&scene.chiara), twice, "Era giusta").await.unwrap();
    let copy = personal::export(pool, ctx, &scene.giulia).await.unwrap().dossier;
    assert!(copy.records[0].cards.iter().all(|card| card.removed_at.is_none()));
    assert!(serde_json::to_string(&copy).unwrap().contains("CASA-SBAGLIATA"));
}

#[tokio::test]
async fn a_draft_that_expired_or_is_anothers_is_in_no_copy() {
    let scene = Scene::at(NOON).await;
    scene.draft(&scene.carlo().await).await;
    scene.draft(&scene.giulia).await;
    intake::expire_drafts(&scene.db.app, &at("2026-12-21T12:00:00Z")).await.unwrap();
    scene.sent(&scene.giulia).await;
    let packed = personal::export(&scene.db.app, &scene.ctx, &scene.giulia).await.unwrap();
    assert_eq!(packed.dossier.requests.len(), 1);
    assert!(packed.dossier.requests[0].protocollo.is_some());
}

#[tokio::test]
async fn what_desks_keep_is_in_the_copy_of_that_person_and_in_no_other() {
    let scene = Scene::at(NOON).await;
    let card = scene.accepted(&scene.giulia).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let seen = cards::open(pool, ctx, grant(&scene.chiara), card).await.unwrap();
    let fact = |pairs: &[(&str, &str)], kind| {
        let mut values = Values::default();
        for (code, value) in pairs {
            values.set(code, [(*value).to_owned()]);
        }
        NewFact { kind, values, from: None, to: None, precise: Precise::DAYS }
    };
    for new in [
        fact(&[("lavoro-condizione", "casa"), ("lavoro-mestiere", "SARTA-MIA")], FactKind::Work),
        fact(
            &[
                ("recapito-tipo", "telefono"),
                ("recapito-valore", "DI-MIA-SORELLA"),
                ("recapito-chi", "familiare"),
            ],
            FactKind::Contact,
        ),
    ] {
        people::add_fact(pool, ctx, grant(&scene.chiara), seen.person.id, new).await.unwrap();
    }
    let part = |pairs: &[(&str, &str)]| {
        let values = fact(pairs, FactKind::Work).values;
        let choices = std::collections::BTreeMap::new();
        cards::PartEdit { values, version: 0, seen: None, choices, reason: None, taken_from: None }
    };
    for (of, edit) in [
        (Part::Home, part(&[("alloggio-note", "CASA-MIA")])),
        (Part::References, part(&[("riferimento-1", "NOME-DI-ALTRI")])),
    ] {
        cards::save_part(pool, ctx, grant(&scene.chiara), card, of, &edit).await.unwrap();
    }
    let copy = |who| async move {
        serde_json::to_string(&personal::export(pool, ctx, who).await.unwrap().dossier).unwrap()
    };
    let hers = copy(&scene.giulia).await;
    assert!(hers.contains("SARTA-MIA") && hers.contains("CASA-MIA"), "{hers}");
    for wrong in ["DI-MIA-SORELLA", "NOME-DI-ALTRI", "Chiara Moretti"] {
        assert!(!hers.contains(wrong), "{wrong}");
    }
    let carlo = scene.carlo().await;
    let his = copy(&carlo).await;
    assert!(!his.contains("SARTA-MIA") && his.contains("\"records\":[]"), "{his}");
}

#[tokio::test]
async fn where_ones_record_was_merged_into_another_the_copy_holds_that_one() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx, carlo) = (&scene.db.app, &scene.ctx, scene.carlo().await);
    let (merged, kept) = (scene.accepted(&scene.giulia).await, scene.accepted(&carlo).await);
    let person = async |card| cards::open(pool, ctx, grant(&scene.chiara), card).await.unwrap().person.id;
    let (merged, kept) = (person(merged).await, person(kept).await);
    let mut values = Values::default();
    values.set("lavoro-condizione", ["casa".to_owned()]);
    values.set("lavoro-mestiere", ["SARTA-DOPO".to_owned()]);
    let fact = NewFact { kind: FactKind::Work, values, from: None, to: None, precise: Precise::DAYS };
    people::add_fact(pool, ctx, grant(&scene.chiara), kept, fact).await.unwrap();
    // Not all merges let the code go along.
    sqlx::query("UPDATE person SET merged_into = $2 WHERE id = $1")
        .bind(merged.uuid())
        .bind(kept.uuid())
        .execute(&scene.db.owner)
        .await
        .unwrap();
    let copy = personal::export(pool, ctx, &scene.giulia).await.unwrap().dossier;
    assert!(serde_json::to_string(&copy).unwrap().contains("SARTA-DOPO"));
}

#[tokio::test]
async fn the_demos_profiles_are_there_once_and_fill_the_first_form() {
    let scene = Scene::at(NOON).await;
    for _ in 0..2 {
        seed::profiles(&scene.db.owner, &scene.ctx).await.unwrap();
    }
    let kept = personal::profile(&scene.db.app, &scene.giulia).await.unwrap();
    assert_eq!(kept.proved_email().unwrap().as_str(), "giulia.ferrante@posta.example");
    let meals = backend::catalogue::lookup(&scene.db.app, "pasti-a-domicilio", scene.ctx.now).await.unwrap();
    let draft = intake::open_draft(&scene.db.app, &scene.ctx, &scene.giulia, &meals).await.unwrap();
    assert_eq!(draft.answers.get(&FieldPath::once("cellulare")), "3330100147");
}
