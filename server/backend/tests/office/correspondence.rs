//! What desk and applicant write to one another, and access to the file.

use backend::{
    Error,
    intake::{self, AccessWords, Side, Upload},
};
use domain::{
    deadline::Kind,
    file_access::{Answer, Tag as AccessTag},
    intake::{Filter, MilestoneKind, Shelf, Tally},
    mask::{Field, Group, Mask},
    message::{Author, MAX_A_DAY, attachment_rule},
};

use crate::support::{NOON, Scene, WORDS, at, grant, report};

fn attachment(name: &str) -> Upload {
    Upload { question: intake::MESSAGE.to_owned(), name: name.to_owned(), ..report() }
}

#[tokio::test]
async fn a_message_carries_what_was_attached_and_waits_to_be_read_on_the_other_side() {
    let scene = Scene::at(NOON).await;
    let (db, ctx) = (&scene.db.app, &scene.ctx);
    let (id, number) = scene.sent(&scene.giulia).await;
    let mine = Side::Citizen(&scene.giulia);
    intake::attach(db, ctx, mine, id, attachment("foto.pdf")).await.unwrap();
    let wrong = intake::attach(db, ctx, mine, id, attachment("sbagliato.pdf")).await.unwrap();
    let before = intake::detail(db, ctx, grant(&scene.chiara), id).await.unwrap();
    assert!(before.messages.is_empty() && before.attached.is_empty(), "nothing was sent yet");
    let early = intake::document_for_operator(db, ctx, grant(&scene.chiara), id, wrong.id).await;
    assert!(matches!(early, Err(Error::NotFound)), "what is not sent is nobody else's");
    intake::detach(db, ctx, mine, id, wrong.id).await.unwrap();
    intake::write_message(db, ctx, &scene.giulia, number, "Ecco la foto").await.unwrap();

    let counts = intake::counts(db, ctx, grant(&scene.chiara)).await.unwrap();
    assert_eq!(counts.unread, Tally::of(1));
    let to_read = Filter { unread: true, ..Filter::default() };
    let page = intake::page(db, ctx, grant(&scene.chiara), &to_read, None).await.unwrap();
    assert_eq!(page.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [id]);
    assert_eq!(page.rows[0].documents, 0, "attachments are no documents of the form");
    let detail = intake::detail(db, ctx, grant(&scene.chiara), id).await.unwrap();
    let message = &detail.messages[0];
    assert!(message.unread && message.author == Author::Citizen);
    let said = message.said.shown().unwrap();
    assert_eq!((said.text.as_str(), said.attachments.len()), ("Ecco la foto", 1));
    assert!(detail.documents.is_empty(), "it is with its message only");
    intake::document_for_operator(db, ctx, grant(&scene.chiara), id, said.attachments[0].id).await.unwrap();
    let again = intake::detail(db, ctx, grant(&scene.chiara), id).await.unwrap();
    assert!(!again.messages[0].unread);
    let counts = intake::counts(db, ctx, grant(&scene.chiara)).await.unwrap();
    assert_eq!(counts.unread, Tally::of(0));
}

#[tokio::test]
async fn what_a_desk_answers_is_unread_until_the_citizen_opens_the_request() {
    let scene = Scene::at(NOON).await;
    let (db, ctx) = (&scene.db.app, &scene.ctx);
    let (id, number) = scene.sent(&scene.giulia).await;
    let desk = Side::Desk(grant(&scene.chiara));
    let anna = scene.operator("anna.bruni").await;
    let draft = intake::attach(db, ctx, desk, id, attachment("modulo.pdf")).await.unwrap();
    let seen = intake::detail(db, ctx, grant(&anna), id).await.unwrap();
    assert!(seen.attached.is_empty(), "a colleague prepares her own answer");
    let early = intake::document_for_citizen(db, ctx, &scene.giulia, draft.id).await;
    assert!(matches!(early, Err(Error::NotFound)), "the citizen sees it when it is sent");
    intake::answer_message(db, ctx, grant(&scene.chiara), id, "Ecco il modulo").await.unwrap();
    assert_eq!(intake::unread(db, &scene.giulia).await.unwrap(), 1);
    assert_eq!(intake::unread(db, &scene.carlo().await).await.unwrap(), 0);
    let threads = intake::threads(db, ctx, &scene.giulia, None).await.unwrap();
    assert_eq!((threads.rows.len(), threads.rows[0].unread), (1, 1));
    assert_eq!(threads.rows[0].beginning, "Ecco il modulo");
    let own = intake::open_own(db, ctx, &scene.giulia, number).await.unwrap();
    assert!(own.messages[0].unread, "marked this once");
    assert_eq!(own.messages[0].attachments[0].id, draft.id);
    intake::document_for_citizen(db, ctx, &scene.giulia, draft.id).await.unwrap();
    assert_eq!(intake::unread(db, &scene.giulia).await.unwrap(), 0);
}

#[tokio::test]
async fn a_closed_request_takes_no_message_and_an_open_one_not_too_many() {
    let scene = Scene::at(NOON).await;
    let (db, ctx) = (&scene.db.app, &scene.ctx);
    let (id, number) = scene.sent(&scene.giulia).await;
    for _ in 0..MAX_A_DAY {
        intake::write_message(db, ctx, &scene.giulia, number, "Ci siete?").await.unwrap();
    }
    let one_more = intake::write_message(db, ctx, &scene.giulia, number, "Ci siete?").await;
    assert!(matches!(one_more, Err(Error::LimitReached)));
    let tomorrow = at("2026-11-21T12:00:00Z");
    intake::write_message(db, &tomorrow, &scene.giulia, number, "Buongiorno").await.unwrap();
    let side = Side::Citizen(&scene.giulia);
    for place in 0..attachment_rule().max_files {
        intake::attach(db, ctx, side, id, attachment(&format!("{place}.pdf"))).await.unwrap();
    }
    assert!(matches!(intake::may_attach(db, side, id).await, Err(Error::LimitReached)));
    intake::withdraw(db, &tomorrow, &scene.giulia, number).await.unwrap();
    let late = intake::write_message(db, &tomorrow, &scene.giulia, number, "Ancora una cosa").await;
    assert!(matches!(late, Err(Error::Closed)));
    let answer = intake::answer_message(db, &tomorrow, grant(&scene.chiara), id, "Prego").await;
    assert!(matches!(answer, Err(Error::Closed)));
    assert!(matches!(intake::may_attach(db, side, id).await, Err(Error::Closed)));
}

#[tokio::test]
async fn a_desk_that_sees_less_than_the_one_written_to_does_not_read_it() {
    let scene = Scene::at(NOON).await;
    let (db, ctx) = (&scene.db.app, &scene.ctx);
    let (id, number) = scene.sent(&scene.giulia).await;
    let file =
        intake::attach(db, ctx, Side::Citizen(&scene.giulia), id, attachment("NASCOSTO.pdf")).await.unwrap();
    intake::write_message(db, ctx, &scene.giulia, number, "NASCOSTO nelle parole").await.unwrap();
    let masked = domain::actor::Operator { mask: Mask::hiding([Group::Health]), ..scene.chiara.clone() };
    let detail = intake::detail(db, ctx, grant(&masked), id).await.unwrap();
    assert_eq!(detail.messages[0].said, Field::Masked(Group::Health));
    assert!(!serde_json::to_string(&detail).unwrap().contains("NASCOSTO"));
    let opened = intake::document_for_operator(db, ctx, grant(&masked), id, file.id).await;
    assert!(matches!(opened, Err(Error::NotFound)));
    let counts = intake::counts(db, ctx, grant(&scene.chiara)).await.unwrap();
    assert_eq!(counts.unread, Tally::of(1), "who could not read it did not read it");
    assert!(
        intake::detail(db, ctx, grant(&scene.chiara), id).await.unwrap().messages[0].said.shown().is_some()
    );
}

#[tokio::test]
async fn another_citizen_and_another_desk_reach_nothing() {
    let scene = Scene::at(NOON).await;
    let (db, ctx) = (&scene.db.app, &scene.ctx);
    let (id, number) = scene.sent(&scene.giulia).await;
    let (carlo, karim) = (scene.carlo().await, scene.operator("karim.haddad").await);
    let gone = |result: Result<(), Error>| assert!(matches!(result, Err(Error::NotFound)), "{result:?}");
    gone(intake::write_message(db, ctx, &carlo, number, "x").await);
    gone(intake::answer_message(db, ctx, grant(&karim), id, "x").await);
    gone(intake::may_attach(db, Side::Citizen(&carlo), id).await.map(drop));
    gone(intake::may_attach(db, Side::Desk(grant(&karim)), id).await.map(drop));
    gone(intake::ask_access(db, ctx, &carlo, number, "x", "y").await.map(drop));
    intake::ask_access(db, ctx, &scene.giulia, number, "Tutto", "Per capire").await.unwrap();
    let waiting = intake::open_accesses(db, ctx, grant(&scene.chiara)).await.unwrap();
    assert!(intake::open_accesses(db, ctx, grant(&karim)).await.unwrap().is_empty());
    gone(intake::access(db, ctx, grant(&karim), waiting[0].id).await.map(drop));
    let words = AccessWords { reason: "no", letter: "no" };
    gone(intake::answer_access(db, ctx, grant(&karim), waiting[0].id, Answer::Refuse, words).await.map(drop));
    assert!(intake::deadlines(db, ctx, &carlo).await.unwrap().is_empty());
}

#[tokio::test]
async fn access_to_the_file_has_its_own_number_and_is_answered_once() {
    let scene = Scene::at(NOON).await;
    let (db, ctx) = (&scene.db.app, &scene.ctx);
    let (id, number) = scene.sent(&scene.giulia).await;
    let own = intake::ask_access(db, ctx, &scene.giulia, number, "La relazione", "Per capire").await.unwrap();
    assert_eq!(own.number(), number.number() + 1, "the same register counts on");
    let twice = intake::ask_access(db, ctx, &scene.giulia, number, "Altro", "Per capire").await;
    assert!(matches!(twice, Err(Error::LimitReached)));
    let deadlines = intake::deadlines(db, ctx, &scene.giulia).await.unwrap();
    let access = deadlines.iter().find(|deadline| deadline.key.kind == Kind::Access).unwrap();
    assert_eq!(access.on.to_string(), "2026-12-20");
    intake::withdraw(db, ctx, &scene.giulia, number).await.unwrap();

    let waiting = intake::open_accesses(db, ctx, grant(&scene.chiara)).await.unwrap();
    let access = waiting[0].id;
    let words = AccessWords { reason: "Indagine in corso", letter: "Rinviata" };
    let until = "2027-01-15".parse().unwrap();
    let answer = |answer| intake::answer_access(db, ctx, grant(&scene.chiara), access, answer, words);
    answer(Answer::Defer(until)).await.unwrap();
    assert!(matches!(answer(Answer::Defer(until)).await, Err(Error::AlreadyAnswered(_))));
    // The request is closed, and yet its file is opened.
    let desk = Side::Desk(grant(&scene.chiara));
    let given = intake::attach(db, ctx, desk, id, attachment("relazione.pdf")).await.unwrap();
    answer(Answer::Grant).await.unwrap();
    assert!(matches!(answer(Answer::Refuse).await, Err(Error::AlreadyAnswered(_))));
    let mine = intake::open_own(db, ctx, &scene.giulia, number).await.unwrap();
    assert_eq!(mine.accesses[0].state.tag(), AccessTag::Granted);
    assert_eq!(mine.messages.last().unwrap().attachments[0].id, given.id);
    let kinds: Vec<MilestoneKind> = mine.milestones.iter().map(|milestone| milestone.kind).collect();
    assert!(kinds.contains(&MilestoneKind::AccessAsked) && kinds.contains(&MilestoneKind::AccessGranted));
    assert!(intake::open_accesses(db, ctx, grant(&scene.chiara)).await.unwrap().is_empty());
    let mails: i64 = sqlx::query_scalar("SELECT count(*) FROM job WHERE queue = 'send_mail'")
        .fetch_one(&scene.db.owner)
        .await
        .unwrap();
    assert_eq!(mails, 2, "one for each answer");
}

#[tokio::test]
async fn many_requests_are_paged_and_each_stands_on_its_shelf() {
    let scene = Scene::at(NOON).await;
    let (db, ctx) = (&scene.db.app, &scene.ctx);
    let mut numbers = Vec::new();
    for _ in 0..45 {
        numbers.push(scene.sent(&scene.giulia).await);
    }
    let (asked, _) = numbers[0];
    let due = "2026-12-01".parse().unwrap();
    intake::ask_integration(db, ctx, grant(&scene.chiara), asked, "Una pagina", due, WORDS).await.unwrap();
    intake::withdraw(db, ctx, &scene.giulia, numbers[1].1).await.unwrap();
    scene.draft(&scene.giulia).await;
    let counts = intake::shelf_counts(db, &scene.giulia).await.unwrap();
    let each = [Shelf::All, Shelf::Drafts, Shelf::ToAnswer, Shelf::Sent, Shelf::Closed]
        .map(|shelf| counts.on(shelf));
    assert_eq!(each, [46, 1, 1, 43, 1]);
    let mut found = Vec::new();
    let mut after: Option<String> = None;
    loop {
        let page = intake::area(db, ctx, &scene.giulia, Shelf::All, after.as_deref()).await.unwrap();
        found.extend(page.rows.iter().map(|row| row.protocollo));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let mut sent: Vec<_> = numbers.iter().map(|(_, number)| *number).collect();
    sent.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, sent, "none twice, none missing");
    let closed = intake::area(db, ctx, &scene.giulia, Shelf::Closed, None).await.unwrap();
    assert_eq!(closed.rows.len(), 1);
    let first = intake::to_answer(db, &scene.giulia).await.unwrap();
    assert_eq!(first.len(), 1);
    let nonsense = intake::area(db, ctx, &scene.giulia, Shelf::All, Some("';--")).await.unwrap();
    assert_eq!(nonsense.rows.len(), 20, "a key that says nothing begins at the start");
}

#[tokio::test]
async fn every_day_of_a_request_is_kept_in_mind() {
    let scene = Scene::at(NOON).await;
    let (db, ctx) = (&scene.db.app, &scene.ctx);
    let (id, _) = scene.sent(&scene.giulia).await;
    let due = "2026-12-01".parse().unwrap();
    intake::ask_integration(db, ctx, grant(&scene.chiara), id, "Una pagina", due, WORDS).await.unwrap();
    scene.draft(&scene.giulia).await;
    let deadlines = intake::deadlines(db, ctx, &scene.giulia).await.unwrap();
    let days: Vec<(Kind, String)> =
        deadlines.iter().map(|deadline| (deadline.key.kind, deadline.on.to_string())).collect();
    let day = |kind, day: &str| (kind, day.to_owned());
    assert_eq!(
        days,
        [
            day(Kind::Integration, "2026-12-01"),
            day(Kind::Draft, "2026-12-20"),
            day(Kind::Answer, "2027-01-19")
        ]
    );
}

#[tokio::test]
async fn what_was_attached_and_never_sent_is_removed_after_a_week() {
    let scene = Scene::at(NOON).await;
    let (db, ctx) = (&scene.db.app, &scene.ctx);
    let (id, number) = scene.sent(&scene.giulia).await;
    let side = Side::Citizen(&scene.giulia);
    intake::attach(db, ctx, side, id, attachment("mandato.pdf")).await.unwrap();
    intake::write_message(db, ctx, &scene.giulia, number, "Ecco").await.unwrap();
    intake::attach(db, ctx, side, id, attachment("dimenticato.pdf")).await.unwrap();
    assert!(intake::expire_drafts(db, &at("2026-11-27T10:00:00Z")).await.unwrap().is_empty());
    let removed = intake::expire_drafts(db, &at("2026-11-27T12:00:00Z")).await.unwrap();
    assert_eq!(removed.len(), 1);
    let own = intake::open_own(db, ctx, &scene.giulia, number).await.unwrap();
    assert!(own.attached.is_empty() && own.messages[0].attachments.len() == 1);
}
