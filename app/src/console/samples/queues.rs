//! Queues.

use domain::{
    intake::{Assignee, Filter, Page as Rows, QueueRow, Tag, Tally},
    mask::{Field, Group},
};

use super::{anna, at, chiara, day, id, protocollo, text, today};
use crate::console::queue::{Counts, Queue};

fn row(number: u32, name: &str, tag: Tag, submitted: &str, latest: &str) -> QueueRow {
    QueueRow {
        id: id(number.into()),
        protocollo: protocollo(number),
        applicant: Field::Shown(name.to_owned()),
        service: "contributo-economico".to_owned(),
        service_title: text("Contributo economico per le famiglie"),
        tag,
        submitted_at: at(submitted),
        latest_on: day(latest),
        suspended: matches!(tag, Tag::AwaitingIntegration | Tag::NoticeGiven),
        assignee: (tag != Tag::Submitted).then(chiara),
        stood_in: false,
        documents: 3,
        news: false,
    }
}

fn rows() -> Vec<QueueRow> {
    let late = row(1702, "Halyna Kovalenko", Tag::TakenUp, "2026-10-09T08:00:00Z", "2026-11-18");
    let today = row(1719, "Bruno Tassi", Tag::Submitted, "2026-10-21T08:00:00Z", "2026-11-20");
    let soon = row(1730, "Luca Marchetti", Tag::TakenUp, "2026-10-27T08:00:00Z", "2026-11-26");
    let notice = row(1760, "Teresa Bellucci", Tag::NoticeGiven, "2026-11-02T08:00:00Z", "2026-12-02");
    let awaiting = row(1770, "Mihaela Rusu", Tag::AwaitingIntegration, "2026-11-04T08:00:00Z", "2026-12-04");
    let yesterday = row(1840, "Yusuf Abdi Warsame", Tag::Submitted, "2026-11-19T08:00:00Z", "2026-12-19");
    let new = row(1847, "Giulia Ferrante", Tag::Submitted, "2026-11-20T13:52:00Z", "2026-12-20");
    vec![
        QueueRow { news: true, ..late },
        QueueRow { documents: 0, ..today },
        QueueRow { news: true, assignee: Some(anna()), stood_in: true, ..soon },
        notice,
        awaiting,
        QueueRow { documents: 1, ..yesterday },
        new,
    ]
}

fn queue(rows: Vec<QueueRow>, filter: Filter) -> Queue {
    Queue {
        page: Rows { rows, previous: None, next: None },
        filter,
        counts: counts([31, 14, 6, 5, 1, 2]),
        services: vec![
            ("contributo-economico".to_owned(), text("Contributo economico")),
            ("pasti-a-domicilio".to_owned(), text("Pasti a domicilio")),
        ],
        colleagues: vec![anna()],
        today: today(),
    }
}

fn counts([pending, unassigned, mine, awaiting, late, unread]: [u64; 6]) -> Counts {
    Counts {
        pending: Tally::of(pending),
        unassigned: Tally::of(unassigned),
        mine: Tally::of(mine),
        awaiting: Tally::of(awaiting),
        late: Tally::of(late),
        unread: Tally::of(unread),
    }
}

/// Full, masked, narrowed, empty, longer than is counted.
pub(in crate::console) fn queues() -> Vec<(&'static str, Queue)> {
    let mut full = queue(rows(), Filter::default());
    full.page.next = Some("2026-12-20/1847".to_owned());
    let masked =
        rows().into_iter().map(|row| QueueRow { applicant: Field::Masked(Group::Identity), ..row }).collect();
    let mine = Filter { assignee: Some(Assignee::Me), ..Filter::default() };
    let decided = [Tag::Accepted, Tag::Refused, Tag::Withdrawn]
        .map(|tag| row(1500, "Serena Palmieri", tag, "2026-10-01T08:00:00Z", "2026-10-31"))
        .to_vec();
    let strange = Filter {
        tag: Some(Tag::TakenUp),
        service: Some("pasti-a-domicilio".to_owned()),
        assignee: Some(Assignee::Operator(anna().id)),
        text: Some("<b>\"d’Angelo\"</b> & figli".to_owned()),
        unread: true,
    };
    let mut nobody = queue(Vec::new(), Filter::default());
    nobody.counts = Counts::default();
    let mut long = queue(rows(), Filter::default());
    long.counts = counts([9000, 700, 501, 500, 600, 0]);
    vec![
        ("full", full),
        ("longer than is counted", long),
        ("masked", queue(masked, mine)),
        ("decided", queue(decided, Filter { tag: Some(Tag::Accepted), ..Filter::default() })),
        ("narrowed to nothing", queue(Vec::new(), strange)),
        ("empty", nobody),
    ]
}
