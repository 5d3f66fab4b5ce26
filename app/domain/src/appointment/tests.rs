use chrono::{Datelike, Weekday};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{
    actor::OperatorRef,
    calendar::day_in_rome,
    hours::{Hours, Minute, Span, Weekly},
    intake::Moment,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn hours(weekday: Weekday, opens: u16, closes: u16) -> Hours {
    let span = Span::new(Minute::new(opens).unwrap(), Minute::new(closes).unwrap()).unwrap();
    Hours { weekly: vec![Weekly { weekday, span, from: None, until: None }], closures: Vec::new() }
}

fn kind(minutes: u16, seats: u16) -> Kind {
    Kind { id: Id::new(Uuid::nil()), reason: Reason::FirstTalk, modes: vec![Mode::InPerson], minutes, seats }
}

fn rules() -> Rules {
    Rules { book_before: TimeDelta::hours(2), change_before: TimeDelta::hours(24), days_ahead: 30 }
}

fn moment(text: &str) -> Moment {
    Moment { by: OperatorRef { id: Id::new(Uuid::nil()), name: "Chiara Moretti".to_owned() }, at: at(text) }
}

#[test]
fn a_code_is_read_back_and_nothing_else_is() {
    let code = Code::new(2026, 123).unwrap();
    assert_eq!(code.to_string(), "AP-2026-000123");
    assert_eq!("AP-2026-000123".parse(), Ok(code));
    for wrong in ["", "2026-000123", "AP-2026", "AP-26-1", "AP-2026-0", "AP-2026-+1", "AP-2026-99999999999"] {
        assert_eq!(wrong.parse::<Code>(), Err(NotACode), "{wrong}");
    }
}

#[test]
fn a_morning_is_cut_into_talks_and_what_is_too_short_is_left() {
    // 8:30 to 10:00, forty minutes each: the last ten are nobody's.
    let slots = slots_on(&hours(Weekday::Fri, 510, 600), 40, day("2026-11-20"));
    let starts: Vec<_> = slots.iter().map(|slot| slot.start).collect();
    assert_eq!(starts, [at("2026-11-20T07:30:00Z"), at("2026-11-20T08:10:00Z")]);
}

#[test]
fn the_next_days_with_room_are_shown_and_full_ones_left_out() {
    let hours = hours(Weekday::Fri, 540, 600);
    let now = at("2026-11-20T07:30:00Z");
    let full = [
        Period { start: at("2026-11-27T08:00:00Z"), end: at("2026-11-27T08:30:00Z") },
        Period { start: at("2026-11-27T08:30:00Z"), end: at("2026-11-27T09:00:00Z") },
    ];
    let days = days_with_room(&hours, &kind(30, 1), rules(), &full, day("2026-11-20"), now, 5);
    // Today is too near, the next Friday full, and the last within thirty days is 18 December.
    let on: Vec<_> = days.iter().map(|day| day.on).collect();
    assert_eq!(on, [day("2026-12-04"), day("2026-12-11"), day("2026-12-18")]);
    let two = days_with_room(&hours, &kind(30, 2), rules(), &full, day("2026-11-20"), now, 1);
    assert_eq!(two.first().map(|day| (day.on, day.slots.len())), Some((day("2026-11-27"), 2)));
}

#[test]
fn a_talk_of_the_old_hours_still_takes_its_seat() {
    // Booked from 9:15, when the hours began then; now they begin at 9:00.
    let old = [Period { start: at("2026-11-27T08:15:00Z"), end: at("2026-11-27T08:45:00Z") }];
    let now = at("2026-11-26T07:30:00Z");
    let days = days_with_room(
        &hours(Weekday::Fri, 540, 630),
        &kind(30, 1),
        rules(),
        &old,
        day("2026-11-27"),
        now,
        1,
    );
    let starts: Vec<_> = days[0].slots.iter().map(|slot| slot.start).collect();
    assert_eq!(starts, [at("2026-11-27T09:00:00Z")]);
}

#[test]
fn moving_ends_when_the_organisation_says() {
    let start = at("2026-11-27T08:00:00Z");
    assert!(rules().may_change(start, at("2026-11-26T08:00:00Z")));
    assert!(!rules().may_change(start, at("2026-11-26T08:00:01Z")));
    assert!(rules().at_the_desk().may_change(start, at("2026-11-27T08:00:00Z")));
}

#[test]
fn who_came_is_noted_on_the_day_and_mistakes_are_put_right() {
    let start = at("2026-11-20T11:00:00Z");
    let early = moment("2026-11-19T22:59:59Z");
    assert_eq!(State::Booked.came(early, start), Err(NotPossible));
    // They may come early, but nobody is late before it begins.
    let morning = moment("2026-11-20T10:45:00Z");
    assert_eq!(State::Booked.missed(morning.clone(), start), Err(NotPossible));
    let came = State::Booked.came(morning, start).unwrap();
    let missed = came.missed(moment("2026-11-20T11:20:00Z"), start).unwrap();
    assert_eq!(missed.tag(), Tag::Missed);
    assert_eq!(missed.cancel(start, CancelledBy::Person), Err(NotPossible));
}

#[test]
fn what_was_cancelled_stays_cancelled() {
    let start = at("2026-11-27T08:00:00Z");
    let cancelled = State::Booked.cancel(start, CancelledBy::Person).unwrap();
    assert_eq!(cancelled.clone().cancel(start, CancelledBy::Person), Err(NotPossible));
    assert_eq!(cancelled.came(moment("2026-11-27T08:00:00Z"), start), Err(NotPossible));
}

#[test]
fn states_are_stored_under_their_names() {
    let cancelled = State::Booked
        .cancel(at("2026-11-27T08:00:00Z"), CancelledBy::Desk { by: moment("2026-11-27T08:00:00Z").by })
        .unwrap();
    for state in [State::Booked, cancelled] {
        let json = serde_json::to_value(&state).unwrap();
        assert_eq!(json["state"], state.tag().code());
        assert_eq!(serde_json::from_value::<State>(json).unwrap(), state);
    }
    for reason in Reason::ALL {
        assert_eq!(Reason::from_code(reason.code()), Some(reason));
    }
    for mode in Mode::ALL {
        assert_eq!(Mode::from_code(mode.code()), Some(mode));
    }
}

proptest! {
    /// Whatever the hours, also on the days on which the clocks change.
    #[test]
    fn no_slot_is_outside_the_hours_or_overlaps_another(
        opens in 0_u16..1440, length in 1_u16..1440, minutes in 1_u16..240, days in 0_u64..730,
    ) {
        let on = day("2026-01-01") + chrono::Days::new(days);
        let hours = hours(on.weekday(), opens, opens.saturating_add(length).min(1440));
        let slots = slots_on(&hours, minutes, on);
        let open = hours.periods_on(on);
        for slot in &slots {
            prop_assert!(open.iter().any(|period| period.holds(*slot)));
            prop_assert_eq!((slot.end - slot.start).num_minutes(), i64::from(minutes));
            prop_assert_eq!(day_in_rome(slot.start), on);
        }
        prop_assert!(slots.iter().zip(slots.iter().skip(1)).all(|(one, next)| one.end <= next.start));
    }

    /// Everybody takes the first slot that is offered until nothing is left: never more people at a time
    /// than there are seats, and in the end every slot is full.
    #[test]
    fn nobody_is_booked_beyond_the_seats(
        minutes in 10_u16..120, seats in 1_u16..4, old in prop::collection::vec((0_i64..600, 5_i64..120), 0..6),
    ) {
        let hours = hours(Weekday::Fri, 480, 780);
        let kind = kind(minutes, seats);
        let now = at("2026-11-24T07:00:00Z");
        let begin = at("2026-11-27T07:00:00Z");
        // Talks of earlier hours, as many at a time as there were seats at most.
        let mut taken: Vec<Period> = Vec::new();
        for (after, long) in old {
            let talk = Period {
                start: begin + TimeDelta::minutes(after),
                end: begin + TimeDelta::minutes(after + long),
            };
            if most_at_once(&taken, talk) < usize::from(seats) {
                taken.push(talk);
            }
        }
        let room = |taken: &[Period]| {
            let rules = Rules { days_ahead: 4, ..rules() };
            days_with_room(&hours, &kind, rules, taken, day("2026-11-27"), now, 1)
        };
        let mut rounds = 0;
        while let Some(day) = room(&taken).into_iter().next() {
            taken.push(day.slots[0]);
            rounds += 1;
            prop_assert!(rounds <= 300);
            for talk in &taken {
                prop_assert!(most_at_once(&taken, *talk) <= usize::from(seats));
            }
        }
    }
}

/// How many of these are under way at the same time at most, while this one is.
fn most_at_once(all: &[Period], during: Period) -> usize {
    let starts =
        all.iter().map(|one| one.start).filter(|start| *start >= during.start && *start < during.end);
    let under_way = |at: DateTime<Utc>| all.iter().filter(|one| one.start <= at && at < one.end).count();
    starts.chain([during.start]).map(under_way).max().unwrap_or(0)
}
