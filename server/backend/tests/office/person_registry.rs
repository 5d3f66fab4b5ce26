//! The municipal registry: a file becomes it whole or not at all, and a person is taken over from it datum by datum.

use std::io::Cursor;

use backend::{
    Error, people,
    people::registry::{Accepted, FileRegistry, Rules, Target, accept, import, look_up, zone},
    seed,
};
use domain::{
    Id,
    actor::Operator,
    codes::sheet::Encoding,
    fields::Values,
    mask::{Field, Group, Mask},
    person::{
        Person,
        facts::{Fact, FactKind, NewFact, Precise, Precision, current},
        registry::{Answer, By, Datum, FileProblem, Line, LookedUp, Outcome, Reason, Report},
    },
};

use crate::support::{NOON, Scene, at, grant};

const HEAD: &str = "codice_fiscale;cognome;nome;data_nascita;indirizzo;comune;stato_civile\n";
const SCHIAVONE: &str =
    "SCHGNB38T24M990L;SCHIAVONE;GIOVAN BATTISTA;1938-12-24;VIA DELLE ROSE 8;M990;vedovo\n";

/// A registry of so many people without a codice fiscale.
fn crowd(people: usize) -> String {
    (0..people)
        .fold(HEAD.to_owned(), |file, n| file + &format!(";ROSSI{n};ANNA;1980-01-01;VIA NUOVA {n};M990;\n"))
}

fn target(scene: &Scene) -> Target {
    Target {
        zone: scene.chiara.zone.uuid(),
        municipality: "M990".parse().unwrap(),
        as_of: scene.ctx.now,
        by: "Prova".to_owned(),
    }
}

async fn take(scene: &Scene, file: impl AsRef<[u8]>, rules: Rules) -> Report {
    let source = &mut Cursor::new(file.as_ref().to_vec());
    import(&scene.db.owner, &scene.ctx, &target(scene), rules, source).await.unwrap()
}

/// A registry with these lines beside the first one.
async fn with(scene: &Scene, lines: &str) -> Report {
    take(scene, format!("{HEAD}{lines}"), Rules { smaller: true, ..Rules::default() }).await
}

async fn rows(scene: &Scene) -> i64 {
    sqlx::query_scalar("SELECT count(*) FROM registry_person").fetch_one(&scene.db.owner).await.unwrap()
}

fn problem(report: &Report) -> &FileProblem {
    match &report.outcome {
        Outcome::Refused(problem) => problem,
        other => panic!("it was not refused: {other:?}"),
    }
}

async fn scene() -> (Scene, Id<Person>) {
    let scene = Scene::at(NOON).await;
    seed::people(&scene.db.owner, &scene.ctx).await.unwrap();
    let found = people::find(&scene.db.app, &scene.ctx, grant(&scene.chiara), "schiavone").await.unwrap();
    let person = found.people[0].person.id;
    (scene, person)
}

async fn looked_up(scene: &Scene, who: &Operator, id: Id<Person>) -> LookedUp {
    let registry = FileRegistry::new(scene.db.app.clone());
    look_up(&scene.db.app, &scene.ctx, grant(who), &registry, id).await.unwrap()
}

fn found(looked_up: &LookedUp) -> (&[Line], u64) {
    match &looked_up.answer {
        Answer::Found { lines, mark, .. } => (lines, *mark),
        other => panic!("nobody was found: {other:?}"),
    }
}

fn differing(looked_up: &LookedUp) -> Vec<Datum> {
    found(looked_up).0.iter().filter(|line| line.differs).map(|line| line.datum).collect()
}

async fn accepted(
    scene: &Scene,
    who: &Operator,
    id: Id<Person>,
    chosen: &[Datum],
    mark: u64,
) -> Result<Accepted, Error> {
    let registry = FileRegistry::new(scene.db.app.clone());
    accept(&scene.db.app, &scene.ctx, grant(who), &registry, id, (chosen, mark)).await
}

#[tokio::test]
async fn a_file_replaces_the_one_before_and_a_dry_run_changes_nothing() {
    let scene = Scene::at(NOON).await;
    let dry = Rules { dry_run: true, ..Rules::default() };
    let report = take(&scene, crowd(2500), dry).await;
    assert_eq!((report.outcome, report.people, rows(&scene).await), (Outcome::LookedAt, 2500, 0));
    let report = take(&scene, crowd(2500), Rules::default()).await;
    assert_eq!((report.outcome, report.before, rows(&scene).await), (Outcome::Taken, 0, 2500));
    let report = take(&scene, crowd(2400), Rules::default()).await;
    assert_eq!((report.outcome, report.before, rows(&scene).await), (Outcome::Taken, 2500, 2400));
    let imports: (i64, i64) = sqlx::query_as("SELECT count(*), sum(people)::bigint FROM registry_import")
        .fetch_one(&scene.db.owner)
        .await
        .unwrap();
    assert_eq!(imports, (1, 2400));
    let noted: i64 =
        sqlx::query_scalar("SELECT count(*) FROM audit_event WHERE reason = 'registry_imported'")
            .fetch_one(&scene.db.owner)
            .await
            .unwrap();
    assert_eq!(noted, 2);
}

#[tokio::test]
async fn three_wrong_lines_of_a_hundred_are_told_and_six_refuse_the_file() {
    let scene = Scene::at(NOON).await;
    let bad = "SCHGNB38T24M990A;X;Y;1938-12-24;;;\n;ROSSI;;31/02/1980;;;\n;BIANCHI;ANNA;1980-01-01\n";
    let report = take(&scene, crowd(97) + bad, Rules::default()).await;
    assert_eq!((report.outcome.clone(), report.people, report.wrong()), (Outcome::Taken, 97, 3));
    let told: Vec<(usize, Reason)> =
        report.refused.iter().map(|refusal| (refusal.line, refusal.flaw.reason)).collect();
    let expected =
        [(99, Reason::FiscalCode), (100, Reason::Missing), (100, Reason::Day), (101, Reason::Cells)];
    assert_eq!(told, expected);
    assert!(!report.refused.iter().any(|refusal| refusal.to_string().contains("ROSSI")));
    let many = take(&scene, crowd(94) + bad + bad, Rules::default()).await;
    assert_eq!(problem(&many), &FileProblem::TooManyRefused { refused: 6, lines: 100, percent: 5 });
    assert_eq!(rows(&scene).await, 97, "the registry is what it was");
    let many = take(&scene, crowd(94) + bad + bad, Rules { percent: 6, ..Rules::default() }).await;
    assert_eq!((many.outcome, rows(&scene).await), (Outcome::Taken, 94));
}

#[tokio::test]
async fn two_people_never_share_a_codice_fiscale() {
    let scene = Scene::at(NOON).await;
    let report = take(&scene, crowd(40) + SCHIAVONE + SCHIAVONE, Rules::default()).await;
    assert_eq!((report.people, report.refused[0].flaw.reason), (41, Reason::Twice));
}

#[tokio::test]
async fn a_file_that_is_cut_empty_smaller_or_not_as_counted_leaves_the_registry_as_it_was() {
    let scene = Scene::at(NOON).await;
    take(&scene, crowd(100), Rules::default()).await;
    let whole = crowd(120);
    let cut = take(&scene, &whole.as_bytes()[..whole.len() - 8], Rules::default()).await;
    assert_eq!(problem(&cut), &FileProblem::Cut(121));
    let quotes = take(&scene, crowd(120) + ";ROSSI;\"ANN", Rules::default()).await;
    assert_eq!(problem(&quotes), &FileProblem::Cut(122));
    assert_eq!(problem(&take(&scene, HEAD, Rules::default()).await), &FileProblem::Empty);
    let smaller = take(&scene, crowd(89), Rules::default()).await;
    assert_eq!(problem(&smaller), &FileProblem::Smaller { before: 100, now: 89 });
    let counted = take(&scene, crowd(110), Rules { count: Some(111), ..Rules::default() }).await;
    assert_eq!(problem(&counted), &FileProblem::Count { found: 110, expected: 111 });
    assert_eq!(rows(&scene).await, 100);
    let last = crowd(101);
    let without_end = take(&scene, last.trim_end(), Rules::default()).await;
    assert_eq!((without_end.outcome, without_end.ends_whole), (Outcome::Taken, false));
}

#[tokio::test]
async fn the_encoding_is_told_and_a_mixture_or_wrong_columns_are_refused() {
    let scene = Scene::at(NOON).await;
    let windows = [HEAD.as_bytes(), b";NICOL\xD2;ANNA;1980-01-01;;;\n"].concat();
    let report = take(&scene, &windows, Rules::default()).await;
    assert_eq!((report.outcome, report.encoding), (Outcome::Taken, Encoding::Windows1252));
    let name: String = sqlx::query_scalar("SELECT family_name FROM registry_person")
        .fetch_one(&scene.db.owner)
        .await
        .unwrap();
    assert_eq!(name, "NICOLÒ");
    let mixed = [windows.as_slice(), ";NICOLÒ;ROSA;1980-01-01;;;\n".as_bytes()].concat();
    assert_eq!(problem(&take(&scene, &mixed, Rules::default()).await), &FileProblem::TwoEncodings(2));
    let utf16: Vec<u8> = HEAD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(problem(&take(&scene, &utf16, Rules::default()).await), &FileProblem::NotText(1));
    let columns = take(&scene, "cognome;nome;telefono\nROSSI;ANNA;333\n", Rules::default()).await;
    assert!(matches!(problem(&columns), FileProblem::Columns(wrong) if wrong.len() == 3));
    let marked = [b"\xEF\xBB\xBF".as_slice(), HEAD.as_bytes(), b";ROSSI;ANNA;1980-01-01;;;\r\n"].concat();
    assert_eq!(take(&scene, &marked, Rules::default()).await.outcome, Outcome::Taken);
}

#[tokio::test]
async fn the_server_cannot_write_the_registry_and_another_zone_cannot_read_it() {
    let scene = Scene::at(NOON).await;
    take(&scene, crowd(3), Rules::default()).await;
    let mut work = backend::Work::operator(&scene.db.app, &scene.chiara).await.unwrap();
    let seen: i64 = sqlx::query_scalar("SELECT count(*) FROM registry_person")
        .fetch_one(work.connection())
        .await
        .unwrap();
    assert_eq!(seen, 3);
    let changed = sqlx::query("DELETE FROM registry_person").execute(work.connection()).await;
    assert!(changed.is_err(), "the role of the server may only read");
    let mut stranger = scene.chiara.clone();
    stranger.zone = backend::testing::new_id().into();
    let mut work = backend::Work::operator(&scene.db.app, &stranger).await.unwrap();
    let seen: i64 = sqlx::query_scalar("SELECT count(*) FROM registry_person")
        .fetch_one(work.connection())
        .await
        .unwrap();
    assert_eq!(seen, 0);
    let nowhere = zone(&scene.db.owner, Some("Altrove"), &"M990".parse().unwrap()).await.unwrap();
    assert_eq!(nowhere, None);
}

#[tokio::test]
async fn what_differs_is_taken_over_with_its_source_and_what_was_there_stays() {
    let (scene, id) = scene().await;
    with(&scene, SCHIAVONE).await;
    let before = looked_up(&scene, &scene.chiara, id).await;
    assert_eq!(differing(&before), [Datum::Residence, Datum::CivilStatus]);
    let mark = found(&before).1;
    let both = [Datum::Residence, Datum::CivilStatus];
    assert_eq!(accepted(&scene, &scene.chiara, id, &both, mark).await.unwrap(), Accepted::Done);
    let after = looked_up(&scene, &scene.chiara, id).await;
    assert!(differing(&after).is_empty());
    assert_eq!(after.person.residence, Field::Shown(Some("VIA DELLE ROSE 8, Pontelaro".to_owned())));
    assert_eq!((after.taken.len(), after.taken[0].by.as_str()), (2, "Chiara Moretti"));
    assert_eq!(after.taken[0].source.as_of, scene.ctx.now);
    let facts = people::facts(&scene.db.app, &scene.ctx, grant(&scene.chiara), id).await.unwrap().facts;
    let kinds: Vec<FactKind> = current(&facts, scene.ctx.today()).iter().map(|fact| fact.kind).collect();
    assert!(kinds.contains(&FactKind::Residence) && kinds.contains(&FactKind::CivilStatus));
    let again = accepted(&scene, &scene.chiara, id, &both, mark).await;
    assert!(matches!(again, Err(Error::Stale)), "what was seen is not there any more");
    let mark = found(&after).1;
    let same = accepted(&scene, &scene.chiara, id, &both, mark).await;
    assert!(matches!(same, Err(Error::Incomplete)), "nothing differs");
    let reasons: Vec<String> = sqlx::query_scalar(
        "SELECT DISTINCT reason FROM audit_event WHERE subject_id = $1 AND reason LIKE '%registry%' ORDER BY 1",
    )
    .bind(id.uuid())
    .fetch_all(&scene.db.owner)
    .await
    .unwrap();
    assert_eq!(reasons, ["from_registry", "registry"]);
}

#[tokio::test]
async fn who_moved_lived_there_until_then() {
    let (scene, id) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let mut values = Values::default();
    values.set("residenza-tipo", ["residenza".to_owned()]);
    values.set("residenza-via", ["Via Vecchia 1".to_owned()]);
    let old = NewFact {
        kind: FactKind::Residence,
        values,
        from: "2010-01-01".parse().ok(),
        to: None,
        precise: Precise::DAYS,
    };
    people::add_fact(pool, ctx, grant(&scene.chiara), id, old).await.unwrap();
    let file = "codice_fiscale,cognome,nome,data_nascita,indirizzo,comune,residente_dal\n\
                SCHGNB38T24M990L,SCHIAVONE,GIOVAN BATTISTA,1938-12-24,VIA DELLE ROSE 8,M990,2024-02-01\n";
    take(&scene, file, Rules::default()).await;
    let mark = found(&looked_up(&scene, &scene.chiara, id).await).1;
    accepted(&scene, &scene.chiara, id, &[Datum::Residence], mark).await.unwrap();
    let facts = people::facts(pool, ctx, grant(&scene.chiara), id).await.unwrap().facts;
    let streets = |day: &str| -> Vec<String> {
        let holding = current(&facts, day.parse().unwrap());
        holding.iter().map(|fact| fact.visible().one("residenza-via").to_owned()).collect()
    };
    assert_eq!(streets("2024-01-31"), ["Via Vecchia 1"]);
    assert_eq!(streets("2024-02-01"), ["VIA DELLE ROSE 8"]);
}

#[tokio::test]
async fn a_residence_of_the_registry_leaves_what_is_absent_as_it_was() {
    let (scene, id) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    with(&scene, SCHIAVONE).await;
    let mut values = Values::default();
    values.set("residenza-tipo", ["residenza".to_owned()]);
    values.set("residenza-via", ["Via Vecchia 1".to_owned()]);
    values.set("residenza-struttura", ["Casa SEGRETA".to_owned()]);
    let old = NewFact { kind: FactKind::Residence, values, from: None, to: None, precise: Precise::DAYS };
    people::add_fact(pool, ctx, grant(&scene.chiara), id, old).await.unwrap();
    let mut absent = scene.chiara.clone();
    absent.mask = Mask::none().omitting([Group::ProtectedAddress]);
    let mark = found(&looked_up(&scene, &absent, id).await).1;
    accepted(&scene, &absent, id, &[Datum::Residence], mark).await.unwrap();
    let facts = people::facts(pool, ctx, grant(&scene.chiara), id).await.unwrap().facts;
    let holding = current(&facts, ctx.today()).into_iter().filter(|fact| fact.kind == FactKind::Residence);
    let lived: Vec<Values> = holding.map(Fact::visible).collect();
    let told = |code: &str| lived.iter().map(|values| values.one(code)).collect::<Vec<_>>();
    assert_eq!(told("residenza-via"), ["VIA DELLE ROSE 8"]);
    assert_eq!(told("residenza-struttura"), ["Casa SEGRETA"]);
}

#[tokio::test]
async fn what_was_taken_and_ended_is_offered_again_and_what_was_written_after_is_compared() {
    let (scene, id) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    with(&scene, SCHIAVONE).await;
    let mark = found(&looked_up(&scene, &scene.chiara, id).await).1;
    accepted(&scene, &scene.chiara, id, &[Datum::Residence], mark).await.unwrap();
    let residence = async || {
        let opened = people::open(pool, ctx, grant(&scene.chiara), id).await.unwrap().person.residence;
        assert_eq!(looked_up(&scene, &scene.chiara, id).await.person.residence, opened, "one truth");
        opened
    };
    assert_eq!(residence().await, Field::Shown(Some("VIA DELLE ROSE 8, Pontelaro".to_owned())));
    let facts = people::facts(pool, ctx, grant(&scene.chiara), id).await.unwrap().facts;
    let taken = facts.iter().find(|fact| fact.kind == FactKind::Residence).unwrap().id;
    let last = ("2026-11-10".parse().unwrap(), Precision::Day);
    people::end_fact(pool, ctx, grant(&scene.chiara), (id, taken), last, "Ha traslocato").await.unwrap();
    assert_eq!(residence().await, Field::Shown(None));
    assert!(differing(&looked_up(&scene, &scene.chiara, id).await).contains(&Datum::Residence));
    let mut values = Values::default();
    values.set("residenza-tipo", ["residenza".to_owned()]);
    values.set("residenza-via", ["Via Nuova 2".to_owned()]);
    let new = NewFact {
        kind: FactKind::Residence,
        values,
        from: "2026-11-11".parse().ok(),
        to: None,
        precise: Precise::DAYS,
    };
    people::add_fact(pool, ctx, grant(&scene.chiara), id, new).await.unwrap();
    assert_eq!(residence().await, Field::Shown(Some("Via Nuova 2".to_owned())));
    assert!(differing(&looked_up(&scene, &scene.chiara, id).await).contains(&Datum::Residence));
    let mut blind = scene.chiara.clone();
    blind.mask = Mask::hiding([Group::Residence]);
    let hidden = people::open(pool, ctx, grant(&blind), id).await.unwrap().person.residence;
    assert_eq!(hidden, Field::Masked(Group::Residence));
}

#[tokio::test]
async fn a_newer_file_between_looking_and_taking_is_told() {
    let (scene, id) = scene().await;
    with(&scene, SCHIAVONE).await;
    let mark = found(&looked_up(&scene, &scene.chiara, id).await).1;
    with(&scene, &SCHIAVONE.replace("ROSE 8", "ROSE 9")).await;
    let late = accepted(&scene, &scene.chiara, id, &[Datum::Residence], mark).await;
    assert!(matches!(late, Err(Error::Stale)));
    assert!(looked_up(&scene, &scene.chiara, id).await.taken.is_empty());
}

#[tokio::test]
async fn a_codice_fiscale_of_somebody_else_is_not_taken() {
    let (scene, _) = scene().await;
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    // Teresa Nardi has no codice fiscale; in the registry she has that of another person of ours.
    let teresa = people::find(pool, ctx, grant(&scene.chiara), "nardi teresa 1926").await.unwrap();
    let id = teresa.people[0].person.id;
    with(&scene, "SCHGNB38T24M990L;NARDI;TERESA;1926-05-01;;;\n").await;
    let looked = looked_up(&scene, &scene.chiara, id).await;
    assert!(matches!(looked.answer, Answer::Found { by: By::Name, .. }));
    let taken = accepted(&scene, &scene.chiara, id, &[Datum::FiscalCode], found(&looked).1).await.unwrap();
    assert_eq!(taken, Accepted::CodeTaken);
    assert_eq!(looked_up(&scene, &scene.chiara, id).await.person.fiscal_code, Field::Shown(None));
}

#[tokio::test]
async fn nobody_several_and_no_registry_are_told_apart() {
    let (scene, id) = scene().await;
    let answer = async || looked_up(&scene, &scene.chiara, id).await.answer;
    assert_eq!(answer().await, Answer::NoRegistry);
    with(&scene, ";ROSSI;ANNA;1980-01-01;;;\n").await;
    let source = match answer().await {
        Answer::Nobody(mut sources) => sources.pop().unwrap(),
        other => panic!("{other:?}"),
    };
    assert_eq!(source.municipality, "Pontelaro");
    assert!(!source.is_old(scene.ctx.now) && source.is_old(at("2027-01-10T11:00:00Z").now));
    let twin = ";Schiavone;Giovan-Battista;1938-12-24;;;\n";
    with(&scene, &format!("{twin}{twin}")).await;
    assert!(matches!(answer().await, Answer::Several(_)));
    let alias = people::propose_alias(&scene.db.app, &scene.ctx, grant(&scene.chiara)).await.unwrap();
    let nameless =
        people::enter_anonymous(&scene.db.app, &scene.ctx, grant(&scene.chiara), alias).await.unwrap();
    assert_eq!(looked_up(&scene, &scene.chiara, nameless).await.answer, Answer::NothingToAsk);
}

#[tokio::test]
async fn what_a_profile_may_not_see_is_neither_compared_nor_taken() {
    let (scene, id) = scene().await;
    with(&scene, SCHIAVONE).await;
    let mut karim = scene.operator("karim.haddad").await;
    karim.mask = Mask::hiding([Group::Identity, Group::Family, Group::Origin]);
    let looked = looked_up(&scene, &karim, id).await;
    let (lines, mark) = found(&looked);
    let seen: Vec<Datum> = lines.iter().filter(|line| !line.hidden).map(|line| line.datum).collect();
    assert_eq!(seen, [Datum::Residence]);
    let said = format!("{looked:?}");
    assert!(!said.contains("SCHIAVONE") && !said.contains("Vedovo"), "{said}");
    let hidden = accepted(&scene, &karim, id, &[Datum::Residence, Datum::CivilStatus], mark).await;
    assert!(matches!(hidden, Err(Error::NotFound)));
    assert_eq!(accepted(&scene, &karim, id, &[Datum::Residence], mark).await.unwrap(), Accepted::Done);
}

#[tokio::test]
async fn the_demo_has_a_registry_in_which_every_line_is_right() {
    let (scene, id) = scene().await;
    seed::registry(&scene.db.owner, &scene.ctx).await.unwrap();
    seed::registry(&scene.db.owner, &scene.ctx).await.unwrap();
    assert_eq!(rows(&scene).await, 19);
    assert!(differing(&looked_up(&scene, &scene.chiara, id).await).contains(&Datum::Residence));
}
