use chrono::{DateTime, NaiveDate, Utc, Weekday};
use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn span(text: &str) -> Span {
    let (opens, closes) = text.split_once('-').unwrap();
    Span::new(opens.parse().unwrap(), closes.parse().unwrap()).unwrap()
}

fn weekly(weekday: Weekday, text: &str) -> Weekly {
    Weekly { weekday, span: span(text), from: None, until: None }
}

fn closed(on: &str, text: Option<&str>) -> Closure {
    Closure {
        id: Id::new(uuid::Uuid::nil()),
        on: day(on),
        span: text.map(span),
        cause: None,
        reason: "Assemblea".to_owned(),
    }
}

/// Mornings from Monday to Friday, and Thursday afternoons.
fn hours() -> Hours {
    let mut all: Vec<Weekly> = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri]
        .map(|weekday| weekly(weekday, "8:30-13:00"))
        .to_vec();
    all.push(weekly(Weekday::Thu, "14:30-17:30"));
    Hours { weekly: all, closures: Vec::new() }
}

fn shown(spans: &[Span]) -> String {
    spans.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

#[test]
fn times_are_read_as_people_write_them() {
    for (text, minutes) in [("8:30", 510), ("08.30", 510), ("8", 480), (" 13:00 ", 780), ("24:00", DAY)] {
        assert_eq!(text.parse::<Minute>().map(Minute::minutes), Ok(minutes), "{text}");
    }
    for wrong in ["", "8:60", "24:01", "25", "-1", "8:3x", "+8", "008:00", "8:030", "8:30:00"] {
        assert_eq!(wrong.parse::<Minute>(), Err(NotATime), "{wrong}");
    }
    assert_eq!("8:05".parse::<Minute>().unwrap().to_string(), "08:05");
    assert_eq!(Span::new(Minute::new(600).unwrap(), Minute::new(600).unwrap()), Err(NotASpan));
}

#[test]
fn a_desk_says_until_when_it_is_open_and_when_it_opens_next() {
    let hours = hours();
    // Friday 20 November, noon in Rome.
    assert_eq!(hours.at(at("2026-11-20T11:00:00Z")), Now::Open { until: at("2026-11-20T12:00:00Z") });
    // At the very minute of closing it is closed, until Monday.
    let monday = Some(at("2026-11-23T07:30:00Z"));
    assert_eq!(hours.at(at("2026-11-20T12:00:00Z")), Now::Closed { opens: monday });
    // Between the two openings of a Thursday.
    let afternoon = Some(at("2026-11-19T13:30:00Z"));
    assert_eq!(hours.at(at("2026-11-19T12:30:00Z")), Now::Closed { opens: afternoon });
    assert_eq!(Hours::default().at(at("2026-11-19T12:30:00Z")), Now::Closed { opens: None });
}

#[test]
fn holidays_are_closed_and_the_next_opening_is_after_them() {
    let hours = hours();
    // Tuesday 8 December, the Immaculate Conception.
    assert_eq!(shown(&hours.spans_on(day("2026-12-08"))), "");
    let wednesday = Some(at("2026-12-09T07:30:00Z"));
    assert_eq!(hours.at(at("2026-12-08T09:00:00Z")), Now::Closed { opens: wednesday });
}

#[test]
fn closures_take_a_day_or_a_part_of_it_away() {
    let mut hours = hours();
    hours.closures = vec![closed("2026-11-23", None), closed("2026-11-26", Some("10:00-15:00"))];
    assert_eq!(shown(&hours.spans_on(day("2026-11-23"))), "");
    assert_eq!(shown(&hours.spans_on(day("2026-11-26"))), "08:30–10:00 15:00–17:30");
    assert_eq!(shown(&hours.spans_on(day("2026-11-27"))), "08:30–13:00");
    assert_eq!(hours.reason_on(day("2026-11-23")).unwrap().reason, "Assemblea");
    assert_eq!(hours.reason_on(day("2026-11-27")), None);
    let silent = Closure { reason: String::new(), ..closed("2026-11-27", None) };
    hours.closures = vec![silent.clone(), Closure { cause: Some(Cause::Strike), ..silent }];
    assert_eq!(hours.reason_on(day("2026-11-27")).unwrap().cause, Some(Cause::Strike));
}

#[test]
fn every_cause_is_found_by_its_code() {
    for cause in Cause::ALL {
        assert_eq!(Cause::from_code(cause.code()), Some(cause));
    }
    assert_eq!(Cause::from_code(""), None);
}

#[test]
fn a_pattern_holds_from_its_first_day_to_its_last() {
    let summer = Weekly {
        from: Some(day("2026-07-01")),
        until: Some(day("2026-08-31")),
        ..weekly(Weekday::Mon, "8:00-12:00")
    };
    let hours = Hours { weekly: vec![summer], closures: Vec::new() };
    assert_eq!(shown(&hours.spans_on(day("2026-06-29"))), "");
    assert_eq!(shown(&hours.spans_on(day("2026-07-06"))), "08:00–12:00");
    assert_eq!(shown(&hours.spans_on(day("2026-08-31"))), "08:00–12:00");
    assert_eq!(shown(&hours.spans_on(day("2026-09-07"))), "");
}

#[test]
fn openings_that_touch_are_one() {
    let both = vec![weekly(Weekday::Mon, "10:00-13:00"), weekly(Weekday::Mon, "8:00-10:00")];
    let hours = Hours { weekly: both, closures: Vec::new() };
    assert_eq!(shown(&hours.spans_on(day("2026-11-23"))), "08:00–13:00");
}

#[test]
fn a_night_shelter_is_open_over_midnight() {
    let hours = Hours {
        weekly: vec![weekly(Weekday::Fri, "20:00-24:00"), weekly(Weekday::Sat, "0:00-6:00")],
        closures: Vec::new(),
    };
    let until = at("2026-11-21T05:00:00Z");
    assert_eq!(hours.at(at("2026-11-20T22:30:00Z")), Now::Open { until });
    // Midnight itself belongs to the new day.
    assert_eq!(hours.at(at("2026-11-20T23:00:00Z")), Now::Open { until });
    assert_eq!(hours.at(until), Now::Closed { opens: Some(at("2026-11-27T19:00:00Z")) });
}

#[test]
fn whoever_never_closes_is_open_for_a_week_at_least() {
    let all =
        [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
    let hours =
        Hours { weekly: all.map(|weekday| weekly(weekday, "0:00-24:00")).to_vec(), closures: Vec::new() };
    assert!(matches!(hours.at(at("2026-11-09T09:00:00Z")), Now::Open { .. }));
}

#[test]
fn the_clocks_of_rome_change() {
    // Spring, 28 March 2027: after 01:59 comes 03:00. (It is Easter too: the pattern is asked, not the day.)
    let spring = day("2027-03-28");
    assert_eq!(span("1:00-4:00").on(spring).map(|p| (p.end - p.start).num_minutes()), Some(120));
    assert_eq!(span("2:00-3:00").on(spring), None);
    assert_eq!(instant(spring, "2:30".parse().unwrap()), instant(spring, "3:00".parse().unwrap()));
    // Autumn, 25 October 2026: the hour from two to three comes twice.
    let autumn = day("2026-10-25");
    assert_eq!(span("1:00-4:00").on(autumn).map(|p| (p.end - p.start).num_minutes()), Some(240));
    assert_eq!(instant(autumn, "2:30".parse().unwrap()), at("2026-10-25T00:30:00Z"));
    // Offices open at the same wall clock before and after.
    let nine = "9:00".parse().unwrap();
    assert_eq!(instant(day("2026-10-23"), nine), at("2026-10-23T07:00:00Z"));
    assert_eq!(instant(day("2026-10-26"), nine), at("2026-10-26T08:00:00Z"));
}

fn any_span() -> impl Strategy<Value = Span> {
    (0..DAY, 1..=DAY).prop_filter_map("empty", |(opens, closes)| {
        Span::new(Minute::new(opens).ok()?, Minute::new(closes).ok()?).ok()
    })
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    // Two years, with both changes of clocks in each.
    (0_u64..730).prop_map(|days| day("2026-01-01") + Days::new(days))
}

proptest! {
    #[test]
    fn spans_are_in_order_apart_and_never_closed(
        open in prop::collection::vec(any_span(), 0..5),
        shut in prop::collection::vec(any_span(), 0..4),
        on in any_day(),
    ) {
        let weekday = on.weekday();
        let hours = Hours {
            weekly: open.iter().map(|span| Weekly { weekday, span: *span, from: None, until: None }).collect(),
            closures: shut
                .iter()
                .map(|span| Closure { span: Some(*span), ..closed(&on.to_string(), None) })
                .collect(),
        };
        let spans = hours.spans_on(on);
        for minute in 0..DAY {
            let within = |span: &Span| span.opens().minutes() <= minute && minute < span.closes().minutes();
            let expected =
                !is_holiday(on) && open.iter().any(within) && !shut.iter().any(within);
            prop_assert_eq!(spans.iter().any(within), expected, "minute {}", minute);
        }
        prop_assert!(spans.is_sorted());
        let periods = hours.periods_on(on);
        prop_assert!(periods.iter().zip(periods.iter().skip(1)).all(|(one, next)| one.end <= next.start));
    }

    #[test]
    fn the_wall_clock_never_runs_backwards(on in any_day(), minute in 0..DAY) {
        let (now, next) = (Minute::new(minute).unwrap(), Minute::new(minute + 1).unwrap());
        prop_assert!(instant(on, now) <= instant(on, next));
        prop_assert_eq!(day_in_rome(instant(on, now)), on);
    }
}
