//! What is due, by when, and by whom; as a list, and as files for a calendar.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    calendar::day_in_rome,
    deadline::{Deadline, Kind, Place},
    format, icalendar,
    intake::Turn,
};
use leptos::prelude::*;

use super::words::turn_key;
use crate::{
    components::{
        HelpBlock, LinkButton, TagKind,
        area::{AreaLine, AreaLines},
        layout::{Columns, Container, Side},
        request::{AreaHead, Part},
    },
    i18n::{Translator, use_translator},
    page::{Page, use_frame},
    routes::Route,
};

/// Days before on which a calendar reminds.
const REMINDER_DAYS: u8 = 3;

/// Everything that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadlinesPage {
    /// The nearest day first.
    pub deadlines: Vec<Deadline>,
    /// Messages that wait to be read.
    pub unread: u32,
}

impl Page for DeadlinesPage {
    fn title(&self, t: Translator) -> String {
        t.get("citizen-deadlines")
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let today = use_frame().today();
        let any = !self.deadlines.is_empty();
        let all = any.then(|| {
            view! {
                <LinkButton
                    href=Route::AreaCalendar.href() icon="it-calendar" text=t.get("citizen-deadlines-file")
                />
            }
        });
        let side = view! { <Side>{all}<HelpBlock/></Side> }.into_any();
        let lines: Vec<AreaLine> = self.deadlines.iter().map(|deadline| line(t, deadline, today)).collect();
        let list = if any {
            view! { <p>{t.get("citizen-deadlines-lead")}</p><AreaLines lines=lines/> }.into_any()
        } else {
            view! { <p>{t.get("citizen-deadlines-empty")}</p> }.into_any()
        };
        view! {
            <AreaHead title=t.get("citizen-deadlines") unread=self.unread/>
            <Container>
                <Columns side=side>
                    <Part id="scadenze" title=t.get("citizen-deadlines-next")>{list}</Part>
                </Columns>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        super::samples::deadlines()
    }
}

const fn what(kind: Kind) -> &'static str {
    match kind {
        Kind::Integration => "citizen-due-integration",
        Kind::Observations => "citizen-due-observations",
        Kind::Draft => "citizen-due-draft",
        Kind::Answer => "citizen-due-answer",
        Kind::Access => "citizen-due-access",
    }
}

fn line(t: Translator, deadline: &Deadline, today: NaiveDate) -> AreaLine {
    let turn = deadline.key.kind.turn();
    let (kind, icon) = match turn {
        Turn::Applicant => (TagKind::Hand, "sp-alert"),
        Turn::Office => (TagKind::Info, "sp-work"),
    };
    AreaLine {
        tag: (kind, icon, t.get(turn_key(turn))),
        title: t.wording(&deadline.service_title),
        href: match &deadline.place {
            Place::Service(slug) => Route::service(slug).href(),
            Place::Request(protocollo) => Route::request(*protocollo).href(),
        },
        quote: None,
        text: vec![t.get(what(deadline.key.kind)), when(t, deadline.on, today)],
        act: Some((t.get("citizen-deadline-file"), Route::AreaDeadline { key: deadline.key }.href())),
    }
}

/// The day, and how far it is.
fn when(t: Translator, on: NaiveDate, today: NaiveDate) -> String {
    let left = (on - today).num_days();
    let (key, days) =
        if left < 0 { ("citizen-deadline-past", -left) } else { ("citizen-deadline-left", left) };
    t.with(key, &[("date", format::date(on).into()), ("days", days.into())])
}

/// These days as a calendar file. Nothing personal is in it but the names of the services; `address` is the
/// portal's, without a slash at its end, and `host` its name, which makes the names of the days unique.
pub fn calendar(
    t: Translator,
    deadlines: &[Deadline],
    address: &str,
    host: &str,
    now: DateTime<Utc>,
) -> String {
    let url = format!("{address}{}", Route::AreaDeadlines);
    let events: Vec<icalendar::Event> = deadlines
        .iter()
        .filter(|deadline| deadline.on >= day_in_rome(now))
        .map(|deadline| icalendar::Event {
            uid: format!("{}@{host}", deadline.key),
            on: deadline.on,
            summary: t.pair(&t.text(&deadline.service_title), &t.get(what(deadline.key.kind))),
            description: t.with("citizen-deadline-calendar", &[("url", url.as_str().into())]),
            url: url.clone(),
            reminder_days: REMINDER_DAYS,
        })
        .collect();
    icalendar::file("-//Sportello//Area personale//IT", now, &events)
}

#[cfg(test)]
mod tests {
    use domain::Lang;

    use super::*;

    #[test]
    fn a_file_holds_the_days_to_come_and_nothing_else_about_anybody() {
        let page = DeadlinesPage::samples().remove(0).1;
        let now = "2026-11-22T09:30:00Z".parse().unwrap();
        for lang in Lang::ALL {
            let t = Translator::new(lang);
            let file = calendar(t, &page.deadlines, "https://sportello.example", "sportello.example", now);
            let to_come = page.deadlines.iter().filter(|deadline| deadline.on >= day_in_rome(now)).count();
            assert_eq!(file.matches("BEGIN:VEVENT").count(), to_come, "{lang}");
            let text = file.replace("\r\n ", "");
            assert!(!text.contains("2026/0001702") && !text.contains("2026-0001702"), "{lang}: a number");
            for deadline in page.deadlines.iter().filter(|deadline| deadline.on >= day_in_rome(now)) {
                assert!(text.contains(&format!("UID:{}@sportello.example\r\n", deadline.key)), "{lang}");
            }
        }
    }

    #[test]
    fn a_day_that_moves_keeps_its_name() {
        let page = DeadlinesPage::samples().remove(0).1;
        let now = "2026-11-22T09:30:00Z".parse().unwrap();
        let uids = |deadlines: &[Deadline]| -> Vec<String> {
            let file = calendar(Translator::new(Lang::It), deadlines, "https://a.example", "a.example", now);
            file.replace("\r\n ", "")
                .lines()
                .filter(|line| line.starts_with("UID:"))
                .map(str::to_owned)
                .collect()
        };
        let moved: Vec<Deadline> = page
            .deadlines
            .iter()
            .cloned()
            .map(|d| Deadline { on: d.on + chrono::Days::new(400), ..d })
            .collect();
        let before = uids(&page.deadlines);
        assert!(!before.is_empty() && before.iter().all(|uid| uids(&moved).contains(uid)));
    }
}
