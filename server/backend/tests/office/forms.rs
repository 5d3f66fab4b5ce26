//! Forms that changed, broke or closed; places; and what answers bring to the card.

use backend::{Error, cards, catalogue, intake, people, seed, testing::Db};
use domain::{
    card::parts::Part,
    form::{FieldPath, RepeatIndex},
    mask::Field,
    service::Service,
};
use serde_json::{Value, json};

use crate::support::{NOON, Scene, answers, at, grant};

/// The content of the short service, changed.
fn content(scene: &Scene, change: impl FnOnce(&mut Value)) -> Value {
    let mut content = serde_json::to_value(&scene.service.service).unwrap();
    change(&mut content);
    content
}

/// Publishes the next version of the short service.
async fn publish(scene: &Scene, version: i32, content: Value) {
    sqlx::query(
        "INSERT INTO service_version (id, service_id, version, content, published_at)
         SELECT gen_random_uuid(), service_id, $2, $3, published_at
         FROM service_version WHERE id = $1",
    )
    .bind(scene.service.version)
    .bind(version)
    .bind(content)
    .execute(&scene.db.owner)
    .await
    .unwrap();
}

fn questions(content: &mut Value) -> &mut Vec<Value> {
    content["form"]["steps"][0]["sections"][0]["questions"].as_array_mut().unwrap()
}

#[tokio::test]
async fn a_broken_form_is_not_offered_and_the_error_names_the_place() {
    let scene = Scene::at(NOON).await;
    let broken = content(&scene, |content| questions(content)[1]["name"] = json!("motivo"));
    publish(&scene, 2, broken).await;
    let error = catalogue::lookup(&scene.db.app, "prova", scene.ctx.now).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "the form of prova: steps[0].sections[0].questions[1]: `motivo` is used twice"
    );
    let listed = catalogue::list(&scene.db.app, scene.ctx.now).await.unwrap();
    assert!(!listed.is_empty() && listed.iter().all(|offered| offered.service.slug != "prova"));
}

#[tokio::test]
async fn a_draft_moves_once_and_keeps_what_does_not_fit_until_it_is_sent() {
    let scene = Scene::at(NOON).await;
    let draft = scene.draft(&scene.giulia).await;
    let other = content(&scene, |content| {
        questions(content).remove(1);
    });
    publish(&scene, 2, other).await;
    let offered = catalogue::lookup(&scene.db.app, "prova", scene.ctx.now).await.unwrap();
    let (pool, ctx, giulia) = (&scene.db.app, &scene.ctx, &scene.giulia);
    let carlo = scene.carlo().await;
    let stolen = intake::move_draft(pool, ctx, &carlo, draft.id, draft.version, &offered).await;
    assert!(matches!(stolen, Err(Error::NotFound)), "a draft is moved by who writes it");
    let moved = intake::move_draft(pool, ctx, giulia, draft.id, draft.version, &offered).await.unwrap();
    let again = intake::move_draft(pool, ctx, giulia, draft.id, draft.version, &offered).await;
    assert!(matches!(again, Err(Error::Stale)));
    let now = intake::draft(pool, giulia, draft.id).await.unwrap();
    assert_eq!((now.version, &now.form), (moved.version, &offered.service.form));
    assert_eq!(now.answers.get(&FieldPath::once("motivo")), "Non arrivo a fine mese");
    let earlier = intake::beside(pool, ctx, giulia, (&now, 0), None).await.unwrap().earlier;
    assert_eq!(earlier.iter().map(|line| line.path.to_string()).collect::<Vec<_>>(), ["salute"]);
    assert!(matches!(intake::beside(pool, ctx, &carlo, (&now, 0), None).await, Err(Error::NotFound)));
    intake::submit(pool, ctx, giulia, draft.id).await.unwrap();
    assert!(intake::beside(pool, ctx, giulia, (&now, 0), None).await.unwrap().earlier.is_empty());
    let left: i64 =
        sqlx::query_scalar("SELECT count(*) FROM intake WHERE answers::text LIKE '%SEGRETO-SALUTE%'")
            .fetch_one(&scene.db.owner)
            .await
            .unwrap();
    assert_eq!(left, 0);
}

#[tokio::test]
async fn nothing_is_sent_to_a_service_that_is_closed_or_gone() {
    let scene = Scene::at(NOON).await;
    let draft = scene.draft(&scene.giulia).await;
    let send = || intake::submit(&scene.db.app, &scene.ctx, &scene.giulia, draft.id);
    publish(&scene, 2, content(&scene, |content| content["closes"] = json!("2026-11-19"))).await;
    assert!(matches!(send().await, Err(Error::ServiceClosed)));
    publish(&scene, 3, content(&scene, |content| content["opens"] = json!("2026-11-21"))).await;
    assert!(matches!(send().await, Err(Error::ServiceClosed)));
    sqlx::query("UPDATE service_version SET published_at = 'infinity' WHERE service_id = (SELECT id FROM service WHERE slug = 'prova')")
        .execute(&scene.db.owner)
        .await
        .unwrap();
    assert!(matches!(send().await, Err(Error::ServiceClosed)));
    let kept = intake::draft(&scene.db.app, &scene.giulia, draft.id).await.unwrap();
    assert_eq!(kept.version, draft.version, "the draft is as it was");
}

#[tokio::test]
async fn a_draft_of_a_closed_service_is_kept_and_its_writer_is_told_once_when_it_opens() {
    let scene = Scene::at(NOON).await;
    let draft = scene.draft(&scene.giulia).await;
    let pool = &scene.db.app;
    assert_eq!(intake::tell_openings(pool, &scene.ctx).await.unwrap(), 0, "it is open");
    publish(&scene, 2, content(&scene, |content| content["opens"] = json!("2027-03-01"))).await;
    assert_eq!(intake::tell_openings(pool, &scene.ctx).await.unwrap(), 0, "it is closed");
    let later = at("2027-01-25T11:00:00Z");
    intake::expire_drafts(pool, &later).await.unwrap();
    assert!(intake::draft(pool, &scene.giulia, draft.id).await.is_ok(), "kept for two months");

    let open = at("2027-03-01T11:00:00Z");
    assert_eq!(intake::tell_openings(pool, &open).await.unwrap(), 1);
    assert_eq!(intake::tell_openings(pool, &open).await.unwrap(), 0, "once");
    intake::expire_drafts(pool, &open).await.unwrap();
    let told = intake::opening_facts(pool, draft.id).await.unwrap().unwrap();
    assert_eq!(told.email, "giulia@posta.example");
    intake::expire_drafts(pool, &at("2027-03-31T11:00:00Z")).await.unwrap();
    assert!(intake::draft(pool, &scene.giulia, draft.id).await.is_ok(), "thirty days to go on");
    intake::expire_drafts(pool, &at("2027-04-01T11:00:00Z")).await.unwrap();
    assert!(matches!(intake::draft(pool, &scene.giulia, draft.id).await, Err(Error::NotFound)));
    assert_eq!(intake::opening_facts(pool, draft.id).await.unwrap(), None, "nobody is told of what is gone");
}

#[tokio::test]
async fn a_draft_that_is_saved_while_its_service_is_closed_waits_on_and_an_empty_one_does_not() {
    let scene = Scene::at(NOON).await;
    let (pool, ctx, giulia) = (&scene.db.app, &scene.ctx, &scene.giulia);
    let draft = scene.draft(giulia).await;
    intake::open_draft(pool, ctx, &scene.carlo().await, &scene.service).await.unwrap();
    publish(&scene, 2, content(&scene, |content| content["opens"] = json!("2026-12-01"))).await;
    intake::tell_openings(pool, ctx).await.unwrap();
    let text = answers(&[("motivo", "Scritto mentre era chiuso")]);
    intake::save_draft(pool, ctx, giulia, draft.id, draft.version, &text).await.unwrap();
    intake::tell_openings(pool, ctx).await.unwrap();
    let told = intake::tell_openings(pool, &at("2026-12-01T08:00:00Z")).await.unwrap();
    assert_eq!(told, 1, "not whoever wrote nothing");
    let told = async || intake::opening_facts(pool, draft.id).await.unwrap();
    assert!(told().await.is_some());
    publish(&scene, 3, content(&scene, |content| content["opens"] = json!("2027-03-01"))).await;
    intake::tell_openings(pool, &at("2026-12-02T08:00:00Z")).await.unwrap();
    assert_eq!(
        told().await,
        None,
        "a mail that could not be sent at once says nothing that is not true any more"
    );
}

#[tokio::test]
async fn a_place_of_no_table_is_not_sent() {
    let scene = Scene::at(NOON).await;
    seed::codes(&scene.db.owner).await.unwrap();
    let place = json!({ "name": "paese", "label": { "it": "Paese" }, "kind": { "type": "country" } });
    publish(&scene, 2, content(&scene, |content| questions(content).push(place))).await;
    let offered = catalogue::lookup(&scene.db.app, "prova", scene.ctx.now).await.unwrap();
    let draft = intake::open_draft(&scene.db.app, &scene.ctx, &scene.giulia, &offered).await.unwrap();
    let mut version = draft.version;
    for (country, fits) in [("Atlantide", false), ("Jugoslavia", false), ("  costa d'avorio", true)] {
        let given = answers(&[("motivo", "Affitto"), ("paese", country)]);
        let saved =
            intake::save_draft(&scene.db.app, &scene.ctx, &scene.giulia, draft.id, version, &given).await;
        version = saved.unwrap().version;
        let sent = intake::submit(&scene.db.app, &scene.ctx, &scene.giulia, draft.id).await;
        assert_eq!(sent.is_ok(), fits, "{country}: {sent:?}");
    }
}

#[tokio::test]
async fn who_was_born_abroad_was_born_in_a_country_with_a_name() {
    let db = Db::fresh().await;
    seed::codes(&db.owner).await.unwrap();
    for (code, name) in [
        ("Z330", Some("Marocco")),
        ("Z118", Some("Jugoslavia")),
        ("H501", Some("Roma")),
        ("A003", Some("Abbadia Alpina")),
        ("Z999", None),
        ("Praha", None),
    ] {
        assert_eq!(catalogue::name_of(&db.app, code).await.unwrap().as_deref(), name, "{code}");
    }
    let found = catalogue::complete_countries(&db.app, "mar").await.unwrap();
    assert_eq!(found.first().map(String::as_str), Some("Marocco"));
    let also = catalogue::complete_countries(&db.app, "sud afr").await.unwrap();
    assert!(also.contains(&"Sudafrica".to_owned()), "by another name: {also:?}");
    for typed in ["Moroc", "maroc", "marruec", "المغر", "Марок"] {
        let found = catalogue::complete_countries(&db.app, typed).await.unwrap();
        assert!(found.contains(&"Marocco".to_owned()), "{typed}: {found:?}");
    }
    assert!(catalogue::complete_countries(&db.app, "?").await.unwrap().is_empty());
}

/// A form whose answers name a need, in a group that some desks may not see, and ask for meals too.
fn with_meanings(content: &mut Value) {
    let choice = |value: &str| json!({ "value": value, "label": { "it": value } });
    questions(content).extend([
        json!({ "name": "aiuti", "label": { "it": "Aiuti" }, "group": "health",
            "kind": { "type": "several_of", "options": [choice("medicine"), choice("altro")] },
            "means": { "needs": { "medicine": "salute" } } }),
        json!({ "name": "pasti", "label": { "it": "Anche i pasti?" }, "kind": { "type": "yes_no" },
            "means": { "services": { "si": "pasti-a-domicilio" } } }),
        json!({ "name": "dove", "label": { "it": "Dove abiti?" }, "group": "residence",
            "kind": { "type": "one_of", "options": [choice("affitto"), choice("altro")] },
            "means": { "card": {
                "godimento": { "affitto": "affitto" }, "alloggio-tipo": { "affitto": "appartamento" } } } }),
    ]);
}

#[tokio::test]
async fn needs_and_other_services_reach_the_card() {
    let scene = Scene::at(NOON).await;
    publish(&scene, 2, content(&scene, with_meanings)).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let offered = catalogue::lookup(pool, "prova", ctx.now).await.unwrap();
    let draft = intake::open_draft(pool, ctx, &scene.giulia, &offered).await.unwrap();
    let given = answers(&[("motivo", "Cure"), ("aiuti", "medicine"), ("pasti", "si"), ("dove", "affitto")]);
    intake::save_draft(pool, ctx, &scene.giulia, draft.id, draft.version, &given).await.unwrap();
    intake::submit(pool, ctx, &scene.giulia, draft.id).await.unwrap();
    let words = crate::support::WORDS;
    let card =
        intake::accept(pool, ctx, grant(&scene.chiara), draft.id, intake::Choice::New, words).await.unwrap();
    let seen = cards::open(pool, ctx, grant(&scene.chiara), card).await.unwrap();
    assert_eq!(seen.needs, [Field::Shown("salute".to_owned())]);
    let asked: Vec<&str> = seen.requests.iter().map(|request| request.service.as_str()).collect();
    assert_eq!(asked, ["prova", "pasti-a-domicilio"]);
    assert!(seen.requests[1].intake.is_none());
    let speaker = seen.parts.proposal(Part::Speaker);
    assert_eq!((speaker.0.one("chi"), speaker.1.len()), ("utente", 1), "who wrote it speaks for herself");
    assert!(seen.parts.saved.is_empty(), "nothing of it is in the card before somebody saves it");
    let (home, sources) = seen.parts.proposal(Part::Home);
    assert_eq!((home.one("godimento"), home.one("alloggio-tipo")), ("affitto", "appartamento"));
    assert_eq!(sources, [seen.requests[0].intake.unwrap().1], "with the request that says so");
    let (needs, sources) = seen.parts.proposal(Part::Needs);
    assert_eq!((needs.all("bisogni"), sources.len()), (&["salute".to_owned()][..], 1), "the needs as well");
    let mut masked = scene.chiara.clone();
    masked.mask = domain::mask::Mask::hiding([domain::mask::Group::Health]);
    let hidden = cards::open(pool, ctx, grant(&masked), card).await.unwrap();
    assert_eq!(hidden.needs, [Field::Masked(domain::mask::Group::Health)]);
    assert!(hidden.parts.proposal(Part::Needs).0.is_empty());
    masked.mask = domain::mask::Mask::hiding([domain::mask::Group::Residence]);
    let hidden = cards::open(pool, ctx, grant(&masked), card).await.unwrap();
    assert!(hidden.parts.proposal(Part::Home).0.is_empty(), "what is hidden is not proposed");
}

/// A form that asks for the name and the codice fiscale of another person.
fn with_another_person(content: &mut Value) {
    let fact = |name: &str, kind: Value, part: &str| {
        json!({ "name": name, "label": { "it": name }, "kind": kind, "required": false,
            "means": { "fact": { "of": "beneficiary", "part": part } } })
    };
    let line = json!({ "type": "text", "max": 80 });
    let choice = |value: &str| json!({ "value": value, "label": { "it": value } });
    questions(content).extend([
        json!({ "name": "per-chi", "label": { "it": "Per chi?" }, "means": "for_whom",
            "kind": { "type": "one_of", "options": [choice("me"), choice("familiare")] } }),
        fact("p-nome", line.clone(), "given_name"),
        fact("p-cognome", line, "family_name"),
        fact("p-nascita", json!({ "type": "date", "past": true }), "birth_date"),
        fact("p-codice", json!({ "type": "fiscal_code" }), "fiscal_code"),
    ]);
}

#[tokio::test]
async fn the_desk_is_told_of_a_code_that_belongs_to_another_name() {
    let scene = Scene::at(NOON).await;
    publish(&scene, 2, content(&scene, with_another_person)).await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let offered = catalogue::lookup(pool, "prova", ctx.now).await.unwrap();
    let draft = intake::open_draft(pool, ctx, &scene.giulia, &offered).await.unwrap();
    let given = answers(&[
        ("motivo", "Cure"),
        ("per-chi", "familiare"),
        ("p-nome", "N’Golo"),
        ("p-cognome", "D’Amicò"),
        ("p-nascita", "01/01/1980"),
        ("p-codice", "RSSMRA80A01H501U"),
    ]);
    intake::save_draft(pool, ctx, &scene.giulia, draft.id, draft.version, &given).await.unwrap();
    intake::submit(pool, ctx, &scene.giulia, draft.id).await.unwrap();
    let seen = intake::detail(pool, ctx, grant(&scene.chiara), draft.id).await.unwrap();
    assert_eq!(seen.other_names, ["N’Golo D’Amicò"]);
    let mut masked = scene.chiara.clone();
    masked.mask = domain::mask::Mask::hiding([domain::mask::Group::Identity]);
    let hidden = intake::detail(pool, ctx, grant(&masked), draft.id).await.unwrap();
    assert!(hidden.other_names.is_empty(), "who they are is not told by the warning");
}

/// The same, asked as the services of the seed ask for it, with an e-mail address.
fn with_somebody_to_protect(content: &mut Value) {
    with_another_person(content);
    let asked = questions(content);
    for question in asked.iter_mut().filter(|one| one["name"].as_str().unwrap().starts_with("p-")) {
        question["group"] = json!("identity");
    }
    asked.push(json!({ "name": "posta", "label": { "it": "E-mail" }, "kind": { "type": "email" },
        "required": false, "group": "contacts" }));
}

#[tokio::test]
async fn whoever_a_request_was_accepted_for_is_protected_in_it_without_a_code() {
    let scene = Scene::at(NOON).await;
    publish(&scene, 2, content(&scene, with_somebody_to_protect)).await;
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let offered = catalogue::lookup(pool, "prova", ctx.now).await.unwrap();
    let draft = intake::open_draft(pool, ctx, &scene.giulia, &offered).await.unwrap();
    let given = answers(&[
        ("motivo", "Cure"),
        ("per-chi", "familiare"),
        ("p-nome", "Ada"),
        ("p-cognome", "Zuanelli"),
        ("posta", "ada.zuanelli@posta.example"),
    ]);
    intake::save_draft(pool, ctx, &scene.giulia, draft.id, draft.version, &given).await.unwrap();
    intake::submit(pool, ctx, &scene.giulia, draft.id).await.unwrap();
    let (new, words) = (intake::Choice::New, crate::support::WORDS);
    let card = intake::accept(pool, ctx, grant(chiara), draft.id, new, words).await.unwrap();
    let ada = cards::open(pool, ctx, grant(chiara), card).await.unwrap().person.id;
    let read = async || {
        let detail = intake::detail(pool, ctx, grant(chiara), draft.id).await.unwrap();
        let opened = cards::open(pool, ctx, grant(chiara), card).await.unwrap();
        (detail.beneficiary.clone(), format!("{detail:?}{opened:?}").to_lowercase())
    };
    assert!(read().await.1.contains("ada.zuanelli@"));
    let anna = scene.operator("anna.bruni").await;
    let why = (domain::person::Ground::Violence, "Denuncia");
    let alias = people::protect(pool, ctx, grant(&anna), ada, why).await.unwrap();
    let (called, all) = read().await;
    assert_eq!(called, Some(Field::Shown(format!("{alias} (nome protetto)"))));
    assert!(!all.contains("zuanelli"), "{all}");
}

/// A form that asks who lives with the applicant.
fn with_members(content: &mut Value) {
    let fact = |name: &str, kind: Value, part: &str| {
        json!({ "name": name, "label": { "it": name }, "kind": kind, "group": "family",
            "means": { "fact": { "of": "member", "part": part } } })
    };
    let line = json!({ "type": "text", "max": 80 });
    let sections = content["form"]["steps"][0]["sections"].as_array_mut().unwrap();
    sections.push(json!({
        "title": { "it": "Chi vive con te" },
        "repeat": { "name": "componenti", "item": { "it": "Persona" }, "add": { "it": "Aggiungi" }, "min": 0, "max": 3 },
        "questions": [
            fact("c-nome", line.clone(), "given_name"),
            fact("c-cognome", line, "family_name"),
            fact("c-codice", json!({ "type": "fiscal_code" }), "fiscal_code"),
        ],
    }));
}

#[tokio::test]
async fn a_request_of_a_relative_does_not_name_whoever_is_protected() {
    let scene = Scene::at(NOON).await;
    let card = scene.accepted(&scene.giulia).await;
    let (pool, ctx, chiara) = (&scene.db.app, &scene.ctx, &scene.chiara);
    let giulia = cards::open(pool, ctx, grant(chiara), card).await.unwrap().person.id;
    publish(&scene, 2, content(&scene, with_members)).await;
    let offered = catalogue::lookup(pool, "prova", ctx.now).await.unwrap();
    let carlo = scene.carlo().await;
    let draft = intake::open_draft(pool, ctx, &carlo, &offered).await.unwrap();
    let mut given = answers(&[("motivo", "Spesa")]);
    let member = [("c-nome", "Giulia"), ("c-cognome", "Ferrante"), ("c-codice", crate::support::GIULIA)];
    for (question, value) in member {
        given.set(&FieldPath::within("componenti", RepeatIndex(0), question), value);
    }
    intake::save_draft(pool, ctx, &carlo, draft.id, draft.version, &given).await.unwrap();
    intake::submit(pool, ctx, &carlo, draft.id).await.unwrap();
    let read = async || {
        let detail = intake::detail(pool, ctx, grant(chiara), draft.id).await.unwrap();
        format!("{:?}", detail.answers)
    };
    assert!(read().await.contains("Giulia"));
    let anna = scene.operator("anna.bruni").await;
    let why = (domain::person::Ground::Violence, "Denuncia");
    people::protect(pool, ctx, grant(&anna), giulia, why).await.unwrap();
    let all = read().await;
    assert!(!all.contains("Giulia") && !all.contains(crate::support::GIULIA), "{all}");
    assert!(all.contains("Spesa"), "the rest is read as before");
}

#[test]
fn services_of_the_seed_ask_for_a_person_by_the_same_names() {
    let json = include_str!("../../../../migrations/seed/services/pasti-a-domicilio.json");
    let service: Service = serde_json::from_str(json).unwrap();
    let given = answers(&[("per-chi", "familiare"), ("persona-nome", "Ada"), ("persona-cognome", "Lorenzi")]);
    let brought = domain::form::brought(&service.form, &given);
    let person = brought.beneficiary.unwrap();
    assert_eq!(person.get(domain::form::Part::FamilyName), Some("Lorenzi"));
}
