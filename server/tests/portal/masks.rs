//! What a desk's profile may not see is in no answer to it: every page and endpoint, byte by byte.

use std::collections::BTreeSet;

use backend::{
    cards,
    desk_documents::{self, Of},
    intake::Upload,
    people,
    testing::new_id,
};
use domain::{
    Id,
    actor::{Citizen, Operator},
    card::{
        Access, AccessReason, Card,
        requests::{Activity, Advancement, NOTES, Worked},
    },
    diary::{Content, Kind as NoteKind},
    document::{Kind as FileKind, Sha256, Sort, Verification},
    fields::{Kind, Values},
    form::Certified,
    intake::Intake,
    mask::{Group, Mask},
    person::{
        Person,
        facts::{FactKind, NewFact, Precise},
    },
};
use serde_json::{Value, json};
use server::testing::Browser;

use super::{
    search::Search,
    support::{FOREIGNERS, GIULIA, House, grant, pdf, upload},
};

const SERVICE: &str = "prova-di-ogni-gruppo";
const NAME: &str = "Zirbelpino";
/// After the address of a list that is not looked at, but taken.
const EXPORTED: &str = "?csv";

/// Something that was planted, and the group it belongs to; None where everybody may see it.
pub(super) type Secret = (Option<Group>, String);

/// What a desk can ask for.
pub(super) struct Scene {
    pub(super) paths: Vec<String>,
    pub(super) secrets: Vec<Secret>,
}

pub(super) fn secret(what: &str, group: Group) -> String {
    format!("{what}-{}-SEGRETO", group.code().to_uppercase().replace('_', "-"))
}

/// A citizen whose every certified datum is recognisable.
async fn zirbelpino(house: &House) -> (Citizen, Vec<Secret>) {
    let certified = Certified {
        given_name: "Giulia".to_owned(),
        family_name: NAME.to_owned(),
        fiscal_code: Some(GIULIA.parse().unwrap()),
        birth_date: Some("1988-03-14".parse().unwrap()),
        birth_place: Some("Natalsegreto".to_owned()),
        email: Some("postasegreta@posta.example".to_owned()),
        phone: Some("3339876543".to_owned()),
        street: Some("Via Segretissima 9".to_owned()),
        postal_code: Some("50000".to_owned()),
        municipality: Some("Pontelaro".to_owned()),
        company: None,
        vat_number: None,
    };
    let of = |group: Group, text: &str| (Some(group), text.to_owned());
    let secrets = vec![
        of(Group::Identity, NAME),
        of(Group::Identity, GIULIA),
        of(Group::Contacts, "postasegreta"),
        of(Group::Contacts, "3339876543"),
        of(Group::Residence, "Segretissima"),
    ];
    (house.account(certified).await, secrets)
}

/// The groups that a form asks about: who somebody under a protective alias is stands in the record alone.
fn asked() -> impl Iterator<Item = Group> {
    Group::ALL.into_iter().filter(|group| *group != Group::ProtectedIdentity)
}

/// A service of this desk that asks a text and a file of every group.
async fn service_of_every_group(house: &House, desk: uuid::Uuid) {
    let mut questions = Vec::new();
    for group in asked() {
        let label = json!({"it": format!("Domanda {group}")});
        let file = json!({"type": "attachment", "kinds": ["pdf"], "max_bytes": 10000, "max_files": 2});
        let name = group.code().replace('_', "-");
        questions.push(json!({"name": format!("t-{name}"), "label": label, "required": false,
            "kind": {"type": "text", "max": 200}, "group": group.code()}));
        questions.push(json!({"name": format!("f-{name}"), "label": label, "required": false,
            "kind": file, "group": group.code()}));
    }
    questions.push(json!({"name": "t-libera", "label": {"it": "Libera"}, "required": false,
        "kind": {"type": "text", "max": 200}}));
    let known = include_str!("../../../migrations/seed/services/pasti-a-domicilio.json");
    let mut content: Value = serde_json::from_str(known).unwrap();
    content["slug"] = json!(SERVICE);
    content["form"] = json!({"steps": [{"slug": "tutto", "name": {"it": "Tutto"}, "title": {"it": "Tutto"},
        "sections": [{"title": {"it": "Domande"}, "questions": questions}]}]});
    sqlx::query(
        "WITH added AS (
            INSERT INTO service (id, zone_id, organisation_id, desk_id, slug, position)
            SELECT $1, zone_id, organisation_id, id, $3, 100 FROM desk WHERE id = $2 RETURNING id
         )
         INSERT INTO service_version (id, service_id, version, content, published_at)
         SELECT $1, id, 1, $4, $5 FROM added",
    )
    .bind(new_id())
    .bind(desk)
    .bind(SERVICE)
    .bind(content)
    .bind(house.ctx().now)
    .execute(&house.app.db.owner)
    .await
    .unwrap();
}

/// A sent request with a secret in every answer, and in name and content of every document.
async fn request(
    house: &House,
    who: &Citizen,
    browser: &Browser<'_>,
    secrets: &mut Vec<Secret>,
) -> (Id<Intake>, Vec<String>) {
    let mut typed = vec![("t-libera".to_owned(), "RISPOSTA-LIBERA".to_owned())];
    for group in asked() {
        typed.push((format!("t-{}", group.code().replace('_', "-")), secret("RISPOSTA", group)));
    }
    let pairs: Vec<(&str, &str)> =
        typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let draft = house.draft(who, SERVICE, &pairs).await;
    let mut documents = Vec::new();
    for group in asked() {
        let question = format!("f-{}", group.code().replace('_', "-"));
        let (name, content) =
            (format!("{NAME} {}.pdf", secret("NOME", group)), pdf(&secret("CONTENUTO", group)));
        let answer = upload(browser, draft.id, &question, &name, &content).await;
        assert_eq!(answer.status, 200, "{question}: {}", answer.text());
        let document: Value = serde_json::from_slice(&answer.body).unwrap();
        documents.push(document["id"].as_str().unwrap().to_owned());
        secrets.extend(["RISPOSTA", "NOME", "CONTENUTO"].map(|what| (Some(group), secret(what, group))));
    }
    secrets.push((None, "RISPOSTA-LIBERA".to_owned()));
    house.send(who, draft.id).await;
    (draft.id, documents)
}

/// A fact of every kind, with a secret in every text, and in why it was corrected. Of a residence that is hidden, what is
/// protected is hidden too, so that the latter is planted nowhere.
async fn facts(house: &House, operator: &Operator, person: Id<Person>, secrets: &mut Vec<Secret>) {
    let mut all = operator.clone();
    all.mask = Mask::none();
    let (pool, ctx) = (&house.app.db.app, house.ctx());
    for kind in FactKind::ALL {
        let main = kind.main().unwrap().group;
        let mut new =
            NewFact { kind, values: Values::default(), from: None, to: None, precise: Precise::DAYS };
        for def in kind.fields().iter().filter(|def| def.group == main) {
            match def.kind {
                // What no table knows is shown as it is.
                Kind::Line | Kind::Place | Kind::OneOf(..) => {
                    let planted = secret(&format!("FATTO-{}", def.code), def.group);
                    new.values.set(def.code, [planted.clone()]);
                    secrets.push((Some(def.group), planted));
                }
                // The last of a list is not what the record says: a telephone or a residence of one's own would be
                // shown instead of the column, whose secrets are looked for too.
                Kind::One(list) => new.values.set(def.code, [list[list.len() - 1].0.to_owned()]),
                _ => {}
            }
        }
        let id = people::add_fact(pool, &ctx, grant(&all), person, new.clone()).await.unwrap();
        let why = secret(&format!("PERCHE-{}", kind.code()), main);
        people::correct_fact(pool, &ctx, grant(&all), (person, id), new, &why).await.unwrap();
        if kind != FactKind::Residence {
            secrets.push((Some(main), why));
        }
    }
}

/// A document of every sort, kept with the request of a service; the address of its page.
async fn kept(house: &House, operator: &Operator, card: Id<Card>, secrets: &mut Vec<Secret>) -> String {
    let mut all = operator.clone();
    all.mask = Mask::none();
    let request: uuid::Uuid =
        sqlx::query_scalar("SELECT id FROM service_request").fetch_one(&house.app.db.owner).await.unwrap();
    let (pool, ctx, of) = (&house.app.db.app, house.ctx(), Of::Request(card, Id::new(request)));
    for sort in Sort::CHOSEN {
        let group = sort.group();
        let title = secret(&format!("ALLEGATO-{}", sort.code()), group);
        let upload = Upload {
            question: String::new(),
            name: format!("{NAME} {title}.pdf"),
            kind: FileKind::Pdf,
            size: 10,
            sha256: Sha256([7; 32]),
            stored: json!({"object_key": "k"}),
            verification: Verification::Accepted,
        };
        desk_documents::add(pool, &ctx, grant(&all), of, (sort, &title), &upload).await.unwrap();
        secrets.push((Some(group), title));
    }
    format!("/console/schede/{card}/servizi/{request}")
}

/// Free words about the access, a secret in each.
async fn told(house: &House, operator: &Operator, card: Id<Card>, secrets: &mut Vec<Secret>) {
    let mut all = operator.clone();
    all.mask = Mask::none();
    let (pool, ctx) = (&house.app.db.app, house.ctx());
    let seen = cards::open(pool, &ctx, grant(&all), card).await.unwrap();
    let words = ["INVIANTE", "PRECISAZIONE", "DESCRIZIONE"].map(|what| secret(what, Access::GROUP));
    secrets.extend(words.iter().map(|text| (Some(Access::GROUP), text.clone())));
    let [sender, specification, description] = words;
    let access = seen.access.visible();
    let access = Access { reason: AccessReason::Sent, sender, specification, description, ..access };
    cards::edit_access(pool, &ctx, grant(&all), card, seen.version, &access, None).await.unwrap();
}

/// What was done about the service, a secret in every text of it.
async fn done(house: &House, operator: &Operator, card: Id<Card>, secrets: &mut Vec<Secret>) {
    let mut all = operator.clone();
    all.mask = Mask::none();
    let (pool, ctx) = (&house.app.db.app, house.ctx());
    let seen = cards::open(pool, &ctx, grant(&all), card).await.unwrap();
    let which = (card, seen.requests[0].id);
    let [note, description, why] = ["PASSO", "LAVORO", "ANNULLATO"].map(|what| secret(what, NOTES));
    secrets.extend([&note, &description, &why].map(|text| (Some(NOTES), text.clone())));
    let to = (seen.requests[0].version, Advancement::Accepted);
    cards::advance(pool, &ctx, grant(&all), which, to, &note).await.unwrap();
    let worked = Worked { on: ctx.today(), activity: Activity::Talk, description, people: 1, minutes: 30 };
    cards::record_work(pool, &ctx, grant(&all), which, &worked).await.unwrap();
    let line = cards::follow(pool, &ctx, grant(&all), which).await.unwrap().worked[0].id;
    cards::strike_work(pool, &ctx, grant(&all), which, line, &why).await.unwrap();
}

/// A note with a secret in every text of it.
async fn noted(house: &House, operator: &Operator, card: Id<Card>, secrets: &mut Vec<Secret>) {
    let [place, present, text] = ["DOVE", "CHI", "NOTA"].map(|what| secret(what, Group::Diary));
    let (kind, on) = (NoteKind::Phone, house.ctx().today());
    secrets.extend([&place, &present, &text].map(|text| (Some(Group::Diary), text.clone())));
    let note = Content { kind, on, place, present, text };
    let mut all = operator.clone();
    all.mask = Mask::none();
    cards::add_note(&house.app.db.app, &house.ctx(), grant(&all), card, &note, false).await.unwrap();
}

/// A secret in everything that a desk writes down of somebody and in a card.
pub(super) async fn planted(
    house: &House,
    operator: &Operator,
    (card, person): (Id<Card>, Id<Person>),
    secrets: &mut Vec<Secret>,
) {
    facts(house, operator, person, secrets).await;
    told(house, operator, card, secrets).await;
    done(house, operator, card, secrets).await;
    noted(house, operator, card, secrets).await;
}

/// A pending request, an accepted one with its card and person, at the desk of this operator.
pub(super) async fn scene(house: &House, subject: &str) -> Scene {
    let operator = house.operator(subject).await;
    let (citizen, mut secrets) = zirbelpino(house).await;
    let browser = house.browser_of(&citizen).await;
    service_of_every_group(house, operator.desk.id.uuid()).await;
    let (accepted, mut documents) = request(house, &citizen, &browser, &mut secrets).await;
    let card = house.accept(&operator, accepted).await;
    let service = kept(house, &operator, card, &mut secrets).await;
    let (pending, more) = request(house, &citizen, &browser, &mut secrets).await;
    let person: uuid::Uuid =
        sqlx::query_scalar("SELECT id FROM person").fetch_one(&house.app.db.owner).await.unwrap();
    planted(house, &operator, (card, Id::new(person)), &mut secrets).await;
    let mut paths: Vec<String> = [
        "/console",
        "/console?stato=accepted",
        "/console/schede",
        "/console/numeri",
        "/console/numeri/valutazioni",
        "/console/persone",
        "/",
    ]
    .map(str::to_owned)
    .to_vec();
    paths.push("/api/console/coda/novita?dopo=2026-11-01T00:00:00Z".to_owned());
    // The search comes back with what was typed: all but the last letter.
    for words in ["Zirbelpin", "FRRGLI88C54M990", "RISPOSTA-HEALTH-SEGRET", "3339876"] {
        paths.push(format!("/console/persone?q={words}"));
        paths.push(format!("/console?testo={words}"));
        paths.push(format!("/console/schede?testo={words}"));
    }
    for part in ["", "/integrazione", "/accetta", "/preavviso", "/rifiuta"] {
        paths.push(format!("/console/istanze/{pending}{part}"));
        paths.push(format!("/console/istanze/{accepted}{part}"));
    }
    for document in &more {
        paths.push(format!("/console/istanze/{pending}?doc={document}"));
        paths.push(format!("/console/istanze/{pending}/documenti/{document}"));
    }
    documents.truncate(4);
    paths
        .extend(documents.iter().map(|document| format!("/console/istanze/{accepted}/documenti/{document}")));
    paths.push(format!("/console/schede/{card}"));
    paths.push(service);
    paths.push(format!("/console/schede/{card}?modifica=accesso"));
    paths.push(format!("/console/schede/{card}/diario"));
    // What could be sent of it, and to whom.
    let others = ["chiara.moretti", "karim.haddad"].into_iter().find(|other| *other != subject).unwrap();
    let other = house.operator(others).await;
    let desk = other.desk.id;
    paths.push(format!("/console/schede/{card}/invii/nuovo?sportello={desk}"));
    paths.push(format!("/console/istanze/{pending}/invio"));
    // What could be proposed of it, and what was sent and proposed.
    paths.push(format!("/console/schede/{card}/presa-in-carico"));
    let about = (card, &citizen, SERVICE);
    paths.extend(super::referrals::handed(house, (&operator, &other), about, &mut secrets).await);
    paths.extend(["prese-in-carico", "avvisi"].map(|list| format!("/console/{list}")));
    paths.push(format!("/console/persone/{person}"));
    paths.extend(["schede", "istanze"].map(|list| format!("/console/{list}/esporta{EXPORTED}")));
    paths.push(format!("/console/persone/{person}/famiglia"));
    paths.push(format!("/console/persone/{person}/famiglia/schede"));
    paths.push(format!("/console/persone/{person}/anagrafe"));
    paths.push(format!("/console/persone/{person}/dati"));
    paths.push(format!("/console/persone/{person}/unione?con={person}"));
    paths.extend(
        ["doppioni".to_owned(), format!("{person}/unione")].map(|page| format!("/console/persone/{page}")),
    );
    for kind in FactKind::ALL {
        paths.push(format!("/console/persone/{person}/dati?modifica={}", kind.code()));
    }
    Scene { paths, secrets }
}

/// Which secrets are anywhere in what this desk can ask for.
pub(super) async fn seen<'s>(browser: &Browser<'_>, scene: &'s Scene) -> BTreeSet<&'s Secret> {
    let (mut seen, search) = (BTreeSet::new(), Search::new(&scene.secrets));
    for path in &scene.paths {
        // A list leaves by a form.
        let answer = match path.strip_suffix(EXPORTED) {
            Some(list) => browser.post(list, &[("formato", "csv"), ("motivo", "planning")]).await,
            None => browser.get(path).await,
        };
        assert!(!answer.status.is_server_error(), "{path}: {}", answer.status);
        seen.extend(search.betrayed(&answer));
    }
    seen
}

pub(super) async fn mask(house: &House, profile: &str, groups: &[Group]) {
    let codes: Vec<String> = groups.iter().map(|group| group.code().to_owned()).collect();
    let done = sqlx::query("UPDATE profile SET mask = $1 WHERE name = $2").bind(codes).bind(profile);
    assert_eq!(done.execute(&house.app.db.owner).await.unwrap().rows_affected(), 1, "{profile}");
}

/// No secret of these groups is seen.
pub(super) fn hidden(seen: &BTreeSet<&Secret>, groups: &[Group]) {
    let shown: Vec<_> =
        seen.iter().filter(|(group, _)| group.is_some_and(|group| groups.contains(&group))).collect();
    assert!(shown.is_empty(), "masked {groups:?}, and yet: {shown:?}");
}

#[tokio::test]
async fn the_desk_for_foreigners_never_receives_health_and_judicial_values() {
    let house = House::open().await;
    let scene = scene(&house, "karim.haddad").await;
    let karim = house.desk_of("karim.haddad").await;
    let seen = seen(&karim, &scene).await;
    let mask = house.operator("karim.haddad").await.mask;
    hidden(&seen, &mask.groups().collect::<Vec<_>>());
    let missing: Vec<_> = scene
        .secrets
        .iter()
        .filter(|(group, _)| group.is_none_or(|group| !mask.hides(group)))
        .filter(|secret| !seen.contains(secret))
        .collect();
    assert!(missing.is_empty(), "the walk does not find what may be seen: {missing:?}");
}

#[tokio::test]
async fn the_real_form_for_foreigners_is_masked_too() {
    let house = House::open().await;
    backend::seed::codes(&house.app.db.owner).await.unwrap();
    let (citizen, _) = zirbelpino(&house).await;
    let typed = [
        ("presa-visione", "si"),
        ("ha-cittadinanza", "si"),
        ("cittadinanza", "Burkina Faso"),
        ("permesso-stato", "nessuno"),
        ("argomenti", "salute"),
        ("argomenti", "legale"),
        ("salute-descrizione", "SALUTE-SEGRETA"),
        ("legale-descrizione", "TRIBUNALE-SEGRETO"),
        ("italiano-livello", "bene"),
        ("mediatore", "no"),
        ("quando", "mattina"),
        ("cambiamenti", "si"),
        ("responsabilita", "si"),
        ("avvisi", "email"),
    ];
    let (first, _) = house.sent(&citizen, FOREIGNERS, &typed).await;
    let karim = house.operator("karim.haddad").await;
    let card = house.accept(&karim, first).await;
    let (second, _) = house.sent(&citizen, FOREIGNERS, &typed).await;
    let browser = house.desk_of("karim.haddad").await;
    let paths = [
        format!("/console/istanze/{first}"),
        format!("/console/istanze/{second}"),
        format!("/console/istanze/{second}/accetta"),
        format!("/console/schede/{card}"),
        "/console".to_owned(),
    ];
    let mut all = String::new();
    for path in paths {
        let page = browser.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        all.push_str(&page.text());
    }
    assert!(all.contains("Burkina Faso"), "the answers are there");
    assert!(!all.contains("SALUTE-SEGRETA") && !all.contains("TRIBUNALE-SEGRETO"));
}

/// What is absent leaves neither a padlock nor the name of its group, and nobody can ask for it.
#[tokio::test]
async fn of_what_is_absent_there_is_no_trace() {
    let house = House::open().await;
    let scene = scene(&house, "chiara.moretti").await;
    let chiara = house.desk_of("chiara.moretti").await;
    let absent: Vec<Group> = Group::ALL.into_iter().filter(|group| group.may_be_absent()).collect();
    let codes: Vec<&str> = absent.iter().map(|group| group.code()).collect();
    let all = "UPDATE profile SET mask = $1, absent = $1 WHERE name = 'Segretariato sociale'";
    sqlx::query(all).bind(codes).execute(&house.app.db.owner).await.unwrap();
    hidden(&seen(&chiara, &scene).await, &absent);
    for path in scene.paths.iter().filter(|path| !path.ends_with(EXPORTED)) {
        let text = chiara.get(path).await.text();
        for trace in ["sp-masked", "sp-maskbar", "accesso-eccezionale"] {
            assert!(!text.contains(trace), "{trace} in {path}");
        }
    }
    let card =
        scene.paths.iter().find(|path| path.starts_with("/console/schede/") && path.len() == 52).unwrap();
    let page = chiara.get(card).await.text();
    for part in ["id=\"note\"", "id=\"bisogni\"", "id=\"abitazione\""] {
        assert!(!page.contains(part), "{part}");
    }
    assert_eq!(chiara.get(&format!("{card}/diario")).await.status, 404);
    let ask =
        [("azione", "apri"), ("gruppo", "health"), ("minuti", "15"), ("motivo", "Malore allo sportello")];
    assert_eq!(chiara.post(&format!("{card}/accesso-eccezionale"), &ask).await.status, 409);
    assert_eq!(house.count("SELECT count(*) FROM exceptional_access").await, 0);
}
