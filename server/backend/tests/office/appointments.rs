//! Appointments: who gets the last seat, and what nobody else may see.

use backend::{
    Error, Work,
    appointments::{self, Outcome, Refusal, Wish},
    desks, personal,
    testing::new_id,
};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    Id, Lang,
    actor::Citizen,
    appointment::{Code, Contact, Kind, Mode, Reason, Rules, State},
    desk::DeskPoint,
    hours::Cause,
    mask::Field,
    personal::MailWishes,
};

use crate::support::{NOON, Scene, at, grant};

const RULES: Rules =
    Rules { book_before: TimeDelta::hours(2), change_before: TimeDelta::hours(24), days_ahead: 30 };

/// The general desk in the middle of the town, and one of its kinds of talk.
async fn desk(scene: &Scene, reason: Reason) -> (DeskPoint, Kind) {
    let points = desks::list(&scene.db.app, &scene.ctx).await.unwrap();
    let point = points.into_iter().find(|point| point.desk.id == scene.chiara.desk.id).unwrap();
    let kind = point.kinds.iter().find(|kind| kind.reason == reason).unwrap().clone();
    (point, kind)
}

fn wish(at: &DeskPoint, kind: &Kind, starts_at: DateTime<Utc>) -> Wish {
    Wish {
        id: Id::new(new_id()),
        point: at.id,
        kind: kind.id,
        mode: Mode::InPerson,
        starts_at,
        contact: Contact { phone: None, email: Some("giulia@posta.example".to_owned()) },
        lang: Lang::It,
    }
}

async fn slots(scene: &Scene, at: &DeskPoint, kind: &Kind) -> Vec<DateTime<Utc>> {
    let today = scene.ctx.today();
    let days = appointments::free(&scene.db.app, &scene.ctx, RULES, at, kind, today, 5).await.unwrap();
    days.iter().flat_map(|day| &day.slots).map(|slot| slot.start).collect()
}

async fn book(scene: &Scene, who: &Citizen, wish: &Wish) -> Result<Code, Error> {
    appointments::book(&scene.db.app, &scene.ctx, who, RULES, wish).await
}

#[tokio::test]
async fn of_many_who_want_the_last_seat_at_once_one_gets_it() {
    let scene = Scene::at(NOON).await;
    // One seat: a talk about a request that was sent.
    let (point, kind) = desk(&scene, Reason::SentRequest).await;
    assert_eq!(kind.seats, 1);
    let slot = slots(&scene, &point, &kind).await[0];
    let (giulia, carlo) = (scene.giulia.clone(), scene.carlo().await);
    let wishes: Vec<Wish> = (0..6).map(|_| wish(&point, &kind, slot)).collect();
    let everybody = wishes.iter().enumerate().map(|(number, wish)| {
        let (scene, who) = (&scene, if number % 2 == 0 { &giulia } else { &carlo });
        book(scene, who, wish)
    });
    let outcomes = futures::future::join_all(everybody).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{outcomes:?}");
    for outcome in outcomes.into_iter().filter_map(Result::err) {
        let why = matches!(outcome, Error::Appointment(Refusal::Taken | Refusal::SameTime));
        assert!(why, "{outcome:?}");
    }
    let seats: i64 =
        sqlx::query_scalar("SELECT count(*) FROM appointment_seat").fetch_one(&scene.db.owner).await.unwrap();
    assert_eq!(seats, 1);
    assert!(!slots(&scene, &point, &kind).await.contains(&slot), "a full slot is not offered");
}

#[tokio::test]
async fn two_seats_take_two_people_and_not_three() {
    let scene = Scene::at(NOON).await;
    let (point, kind) = desk(&scene, Reason::FormHelp).await;
    assert_eq!(kind.seats, 2);
    let slot = slots(&scene, &point, &kind).await[0];
    book(&scene, &scene.giulia, &wish(&point, &kind, slot)).await.unwrap();
    assert!(slots(&scene, &point, &kind).await.contains(&slot));
    let chiara = grant(&scene.chiara);
    let second = wish(&point, &kind, slot);
    appointments::book_at_desk(&scene.db.app, &scene.ctx, chiara, RULES, "Rosa Bellandi", &second)
        .await
        .unwrap();
    let third = book(&scene, &scene.carlo().await, &wish(&point, &kind, slot)).await;
    assert!(matches!(third, Err(Error::Appointment(Refusal::Taken))), "{third:?}");
}

#[tokio::test]
async fn nobody_is_in_two_places_at_the_same_time() {
    let scene = Scene::at(NOON).await;
    let (point, help) = desk(&scene, Reason::FormHelp).await;
    let (_, talk) = desk(&scene, Reason::FirstTalk).await;
    let slot = slots(&scene, &point, &talk).await[0];
    book(&scene, &scene.giulia, &wish(&point, &talk, slot)).await.unwrap();
    // The first talk takes 45 minutes: the help that begins after 30 is during it.
    let during = slot + TimeDelta::minutes(30);
    let other = book(&scene, &scene.giulia, &wish(&point, &help, during)).await;
    assert!(matches!(other, Err(Error::Appointment(Refusal::SameTime))), "{other:?}");
    let left: i64 =
        sqlx::query_scalar("SELECT count(*) FROM appointment_seat").fetch_one(&scene.db.owner).await.unwrap();
    assert_eq!(left, 1, "the seat of the second is not kept");
}

#[tokio::test]
async fn a_double_click_books_once() {
    let scene = Scene::at(NOON).await;
    let (point, kind) = desk(&scene, Reason::FormHelp).await;
    let slot = slots(&scene, &point, &kind).await[0];
    let wish = wish(&point, &kind, slot);
    let click = || book(&scene, &scene.giulia, &wish);
    let (first, second) = futures::future::join(click(), click()).await;
    assert_eq!(first.unwrap(), second.unwrap());
    let mails: i64 = sqlx::query_scalar("SELECT count(*) FROM job WHERE queue = 'send_appointment_mail'")
        .fetch_one(&scene.db.owner)
        .await
        .unwrap();
    assert_eq!(mails, 1);
}

#[tokio::test]
async fn slots_outside_the_hours_the_rules_or_a_closure_are_not_given() {
    let scene = Scene::at(NOON).await;
    let (point, kind) = desk(&scene, Reason::FormHelp).await;
    let taken = |outcome: Result<Code, Error>| {
        assert!(matches!(outcome, Err(Error::Appointment(Refusal::Taken))), "{outcome:?}");
    };
    for wrong in [
        // Sunday; between two slots; in the past; less than two hours from now; in two months.
        "2026-11-22T08:00:00Z",
        "2026-11-23T07:31:00Z",
        "2026-11-19T07:30:00Z",
        "2026-11-20T11:30:00Z",
        "2027-01-25T07:30:00Z",
        // The Immaculate Conception.
        "2026-12-08T07:30:00Z",
    ] {
        taken(book(&scene, &scene.giulia, &wish(&point, &kind, wrong.parse().unwrap())).await);
    }
    let monday: DateTime<Utc> = "2026-11-23T07:30:00Z".parse().unwrap();
    assert!(slots(&scene, &point, &kind).await.contains(&monday));
    let on = monday.date_naive();
    let closing = desks::close(
        &scene.db.app,
        &scene.ctx,
        grant(&scene.chiara),
        point.id,
        on,
        None,
        (Some(Cause::Meeting), "Assemblea"),
    );
    assert_eq!(closing.await.unwrap(), 0);
    taken(book(&scene, &scene.giulia, &wish(&point, &kind, monday)).await);
    let closed = desks::list(&scene.db.app, &scene.ctx).await.unwrap();
    let closure = closed[0].hours.closures[0].clone();
    assert_eq!((closure.cause, closure.reason.as_str()), (Some(Cause::Meeting), "Assemblea"));
    let karim = scene.operator("karim.haddad").await;
    let other = desks::open_again(&scene.db.app, &scene.ctx, grant(&karim), closure.id).await;
    assert!(matches!(other, Err(Error::NotFound)), "another desk's: {other:?}");
    desks::open_again(&scene.db.app, &scene.ctx, grant(&scene.chiara), closure.id).await.unwrap();
    book(&scene, &scene.giulia, &wish(&point, &kind, monday)).await.unwrap();
}

#[tokio::test]
async fn moving_gives_the_old_seat_back_and_cancelling_too() {
    let scene = Scene::at(NOON).await;
    let (point, kind) = desk(&scene, Reason::SentRequest).await;
    let free = slots(&scene, &point, &kind).await;
    let (first, second) = (free[0], free[1]);
    let code = book(&scene, &scene.giulia, &wish(&point, &kind, first)).await.unwrap();
    let carlo = scene.carlo().await;
    let of_carlo = book(&scene, &carlo, &wish(&point, &kind, second)).await.unwrap();
    let db = &scene.db.app;
    // Taken: it stays where it was.
    let moved = appointments::move_to(db, &scene.ctx, &scene.giulia, RULES, code, second).await;
    assert!(matches!(moved, Err(Error::Appointment(Refusal::Taken))), "{moved:?}");
    let still = appointments::open(db, &scene.ctx, &scene.giulia, code).await.unwrap();
    assert_eq!((still.period.start, still.moved), (first, 0));
    assert!(!slots(&scene, &point, &kind).await.contains(&first));
    appointments::cancel(db, &scene.ctx, &carlo, RULES, of_carlo).await.unwrap();
    appointments::move_to(db, &scene.ctx, &scene.giulia, RULES, code, second).await.unwrap();
    let now_free = slots(&scene, &point, &kind).await;
    assert!(now_free.contains(&first) && !now_free.contains(&second));
    let again = appointments::cancel(db, &scene.ctx, &carlo, RULES, of_carlo).await;
    assert!(matches!(again, Err(Error::Appointment(Refusal::Over))), "{again:?}");
}

#[tokio::test]
async fn moving_ends_a_day_before() {
    let scene = Scene::at(NOON).await;
    let (point, kind) = desk(&scene, Reason::FormHelp).await;
    let monday: DateTime<Utc> = "2026-11-23T07:30:00Z".parse().unwrap();
    let code = book(&scene, &scene.giulia, &wish(&point, &kind, monday)).await.unwrap();
    let late = at("2026-11-22T07:30:01Z");
    let cancelled = appointments::cancel(&scene.db.app, &late, &scene.giulia, RULES, code).await;
    assert!(matches!(cancelled, Err(Error::Appointment(Refusal::TooLate))), "{cancelled:?}");
    let moved =
        appointments::move_to(&scene.db.app, &late, &scene.giulia, RULES, code, monday + TimeDelta::days(1));
    assert!(matches!(moved.await, Err(Error::Appointment(Refusal::TooLate))));
    appointments::cancel(&scene.db.app, &at("2026-11-22T07:30:00Z"), &scene.giulia, RULES, code)
        .await
        .unwrap();
}

#[tokio::test]
async fn an_appointment_is_seen_by_whoever_has_it_and_by_its_desk_alone() {
    let scene = Scene::at(NOON).await;
    let (point, kind) = desk(&scene, Reason::FormHelp).await;
    let monday: DateTime<Utc> = "2026-11-23T07:30:00Z".parse().unwrap();
    let code = book(&scene, &scene.giulia, &wish(&point, &kind, monday)).await.unwrap();
    let carlo = scene.carlo().await;
    let db = &scene.db.app;
    assert!(matches!(appointments::open(db, &scene.ctx, &carlo, code).await, Err(Error::NotFound)));
    let cancelled = appointments::cancel(db, &scene.ctx, &carlo, RULES, code).await;
    assert!(matches!(cancelled, Err(Error::NotFound)));
    assert_eq!(appointments::list(db, &scene.ctx, &carlo).await.unwrap(), Vec::new());
    let karim = scene.operator("karim.haddad").await;
    let on = monday.date_naive();
    let other = appointments::day(db, &scene.ctx, grant(&karim), on).await.unwrap();
    assert!(other.rows.is_empty());
    let settled = appointments::settle(db, &scene.ctx, grant(&karim), code, Outcome::Cancelled).await;
    assert!(matches!(settled, Err(Error::NotFound)), "{settled:?}");
    let own = appointments::day(db, &scene.ctx, grant(&scene.chiara), on).await.unwrap();
    assert_eq!(own.rows[0].name, Field::Shown("Giulia Ferrante".to_owned()));
    // In the role of the server, in Carlo's name, whatever is asked.
    let mut work = Work::citizen(db, &carlo).await.unwrap();
    for table in
        ["SELECT count(*) FROM appointment", "SELECT count(*) FROM appointment WHERE email IS NOT NULL"]
    {
        let seen: i64 = sqlx::query_scalar(table).fetch_one(work.connection()).await.unwrap();
        assert_eq!(seen, 0, "{table}");
    }
    let freed = sqlx::query("DELETE FROM appointment_seat").execute(work.connection()).await.unwrap();
    assert_eq!(freed.rows_affected(), 0, "nobody gives a stranger's seat away");
}

#[tokio::test]
async fn the_mask_of_a_desk_hides_who_comes() {
    let scene = Scene::at(NOON).await;
    let (point, kind) = desk(&scene, Reason::FormHelp).await;
    let monday: DateTime<Utc> = "2026-11-23T07:30:00Z".parse().unwrap();
    let mut wish = wish(&point, &kind, monday);
    wish.contact.phone = Some("3339876543".to_owned());
    book(&scene, &scene.giulia, &wish).await.unwrap();
    sqlx::query("UPDATE profile SET mask = '{identity,contacts}'").execute(&scene.db.owner).await.unwrap();
    let chiara = scene.operator("chiara.moretti").await;
    let day =
        appointments::day(&scene.db.app, &scene.ctx, grant(&chiara), monday.date_naive()).await.unwrap();
    let shown = format!("{day:?}");
    assert!(!shown.contains("Ferrante") && !shown.contains("3339876543"), "{shown}");
    let audited: Vec<String> = sqlx::query_scalar(
        "SELECT unnest(masked) FROM audit_event WHERE subject = 'appointment' AND action = 'list' ORDER BY 1",
    )
    .fetch_all(&scene.db.owner)
    .await
    .unwrap();
    assert_eq!(audited, ["contacts", "identity"]);
}

#[tokio::test]
async fn who_came_is_noted_by_the_desk_on_the_day() {
    let scene = Scene::at(NOON).await;
    let (point, kind) = desk(&scene, Reason::FormHelp).await;
    let monday: DateTime<Utc> = "2026-11-23T07:30:00Z".parse().unwrap();
    let code = book(&scene, &scene.giulia, &wish(&point, &kind, monday)).await.unwrap();
    let db = &scene.db.app;
    let early = appointments::settle(db, &scene.ctx, grant(&scene.chiara), code, Outcome::Came).await;
    assert!(matches!(early, Err(Error::Appointment(Refusal::Over))), "{early:?}");
    let on_the_day = at("2026-11-23T07:40:00Z");
    appointments::settle(db, &on_the_day, grant(&scene.chiara), code, Outcome::Missed).await.unwrap();
    appointments::settle(db, &on_the_day, grant(&scene.chiara), code, Outcome::Came).await.unwrap();
    let seen = appointments::open(db, &on_the_day, &scene.giulia, code).await.unwrap();
    assert!(matches!(seen.state, State::Came { .. }), "{:?}", seen.state);
}

#[tokio::test]
async fn everybody_is_reminded_once_on_the_day_before() {
    let scene = Scene::at(NOON).await;
    let (point, kind) = desk(&scene, Reason::FormHelp).await;
    let tuesday: DateTime<Utc> = "2026-11-24T07:30:00Z".parse().unwrap();
    let code = book(&scene, &scene.giulia, &wish(&point, &kind, tuesday)).await.unwrap();
    let remind = async |instant: &str| appointments::remind(&scene.db.app, &at(instant)).await.unwrap();
    assert_eq!(remind("2026-11-22T10:00:00Z").await, 0, "two days before");
    assert_eq!(remind("2026-11-23T06:59:59Z").await, 0, "not before eight in the morning");
    assert_eq!(remind("2026-11-23T07:00:00Z").await, 1);
    assert_eq!(remind("2026-11-23T07:15:00Z").await, 0, "once");
    // A new time, agreed the day before it, needs no reminder on the same day.
    let moving = at("2026-11-23T07:20:00Z");
    let wednesday = tuesday + TimeDelta::days(1);
    appointments::move_to(&scene.db.app, &moving, &scene.giulia, RULES, code, wednesday).await.unwrap();
    assert_eq!(remind("2026-11-24T09:00:00Z").await, 1, "reminded anew");
}

#[tokio::test]
async fn letters_speak_the_language_of_the_booking_unless_another_was_chosen() {
    let scene = Scene::at(NOON).await;
    let (point, kind) = desk(&scene, Reason::FormHelp).await;
    let slot = slots(&scene, &point, &kind).await[0];
    let wish = Wish { lang: Lang::Fr, ..wish(&point, &kind, slot) };
    book(&scene, &scene.giulia, &wish).await.unwrap();
    let (db, ctx) = (&scene.db.app, &scene.ctx);
    let lang = async || appointments::for_letter(db, ctx, wish.id).await.unwrap().1;
    assert_eq!(lang().await, Lang::Fr, "as it was booked");
    // In which a request was sent is no choice.
    personal::note_lang(db, ctx, &scene.giulia, Lang::Es).await.unwrap();
    assert_eq!(lang().await, Lang::Fr);
    let mails = MailWishes { receipt: true, news: true };
    personal::preferences(db, ctx, &scene.giulia, Lang::Uk, mails).await.unwrap();
    assert_eq!(lang().await, Lang::Uk, "as it was chosen");
}

#[tokio::test]
async fn nobody_holds_more_than_five() {
    let scene = Scene::at(NOON).await;
    let (point, kind) = desk(&scene, Reason::SentRequest).await;
    let free = slots(&scene, &point, &kind).await;
    for slot in free.iter().take(5) {
        book(&scene, &scene.giulia, &wish(&point, &kind, *slot)).await.unwrap();
    }
    let sixth = book(&scene, &scene.giulia, &wish(&point, &kind, free[5])).await;
    assert!(matches!(sixth, Err(Error::Appointment(Refusal::Many))), "{sixth:?}");
}

#[tokio::test]
async fn a_week_of_bookings_is_seeded_once() {
    let scene = Scene::at(NOON).await;
    let count = async || -> i64 {
        sqlx::query_scalar("SELECT count(*) FROM appointment").fetch_one(&scene.db.owner).await.unwrap()
    };
    backend::seed::bookings(&scene.db.owner, &scene.ctx).await.unwrap();
    let first = count().await;
    assert!(first >= 20, "only {first}");
    backend::seed::bookings(&scene.db.owner, &scene.ctx).await.unwrap();
    assert_eq!(count().await, first);
}
