//! The queue: the home page of the operators.

use chrono::NaiveDate;
use domain::{
    Text,
    actor::OperatorRef,
    format,
    intake::{Assignee, Direction, Filter, Page as Rows, QueueRow, Tag, Tally},
};
use leptos::prelude::*;

use super::{address, samples};
use crate::{
    components::console::{
        Empty, FilterBar, Key, KeyHints, PageHead, Pager, QueueTable, Shortcuts, SmallLink, View, Views,
    },
    i18n::Translator,
    islands::queue::LiveHint,
    page::{Layout, Page, use_frame},
    routes::{Api, ListOf, Route},
};

/// How many intakes each view of the queue has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Everything that is pending.
    pub pending: Tally,
    /// Nobody's.
    pub unassigned: Tally,
    /// Mine.
    pub mine: Tally,
    /// Waiting for the citizen's integration.
    pub awaiting: Tally,
    /// Past their term.
    pub late: Tally,
    /// With a message that nobody at the desk has read.
    pub unread: Tally,
}

/// Pending intakes of this desk, oldest term first.
#[derive(Debug, Clone)]
pub struct Queue {
    /// One page of them.
    pub page: Rows<QueueRow>,
    /// What they are narrowed to.
    pub filter: Filter,
    /// Counts of the views.
    pub counts: Counts,
    /// Services of the desk, slug and name.
    pub services: Vec<(String, Text)>,
    /// Colleagues of the desk, without the operator.
    pub colleagues: Vec<OperatorRef>,
    /// The day it is in Italy.
    pub today: NaiveDate,
}

impl Page for Queue {
    fn title(&self, t: Translator) -> String {
        t.get("console-queue-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_islands(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let frame = use_frame();
        let t = frame.translator();
        let when = format::date_time(frame.now);
        let late = late(self.counts.late, t);
        let views = views(self.counts, t);
        let (previous, next) = neighbours(&self.page, &self.filter);
        let export = Route::ConsoleExport(ListOf::Requests).href();
        let export = address::with_query(&export, &address::queue_pairs(&self.filter));
        let rows = if self.page.rows.is_empty() {
            empty(&self.filter, t)
        } else {
            view! { <QueueTable rows=self.page.rows today=self.today/> }.into_any()
        };
        view! {
            <PageHead title=t.get("console-queue-title") sub=format!("{when} · {late}")>
                <SmallLink href=export text=t.get("console-lists-export")/>
                <KeyHints/>
            </PageHead>
            <Views views=views current=self.filter.clone()/>
            <FilterBar filter=self.filter.clone() services=self.services colleagues=self.colleagues/>
            {live_hint(&self.filter, t)}
            {rows}
            <Pager label=t.get("console-pages-queue") previous=previous next=next>
                <Shortcuts keys=keys(t)/>
            </Pager>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::queues()
    }
}

fn late(count: Tally, t: Translator) -> String {
    t.with("console-queue-late", &[("n", count.number().into()), ("shown", count.to_string().into())])
}

fn views(counts: Counts, t: Translator) -> Vec<View> {
    let view = |key: &str, filter: Filter, count: Tally| View { name: t.get(key), filter, count };
    let of = |assignee| Filter { assignee: Some(assignee), ..Filter::default() };
    let awaiting = Filter { tag: Some(Tag::AwaitingIntegration), ..Filter::default() };
    vec![
        view("console-view-pending", Filter::default(), counts.pending),
        view("console-view-unassigned", of(Assignee::Nobody), counts.unassigned),
        view("console-view-mine", of(Assignee::Me), counts.mine),
        view("console-view-awaiting", awaiting, counts.awaiting),
        view("console-view-unread", Filter { unread: true, ..Filter::default() }, counts.unread),
    ]
}

fn neighbours(page: &Rows<QueueRow>, filter: &Filter) -> (Option<String>, Option<String>) {
    let to = |key: &Option<String>, direction| {
        key.as_deref().map(|key| address::queue(filter, Some((direction, key))))
    };
    (to(&page.previous, Direction::Before), to(&page.next, Direction::After))
}

fn empty(filter: &Filter, t: Translator) -> AnyView {
    let (title, why) = if *filter == Filter::default() {
        ("console-queue-empty", "console-queue-empty-why")
    } else {
        ("console-queue-empty-filter", "console-queue-empty-filter-why")
    };
    view! { <Empty title=t.get(title) why=t.get(why)/> }.into_any()
}

fn live_hint(filter: &Filter, t: Translator) -> AnyView {
    let frame = use_frame();
    view! {
        <LiveHint
            events=address::with_query(&Route::Api(Api::QueueEvents).href(), &[(address::AFTER, frame.now.to_rfc3339())])
            href=address::queue(filter, None)
            icon=format!("{}#it-refresh", frame.assets.url("icons.svg"))
            one=t.get("console-live-one")
            many=t.with("console-live-many", &[("n", "{n}".into())])
            since=t.with("console-live-from", &[("time", format::time(frame.now).into())])
            show=t.get("console-live-show")
            show_what=t.get("console-live-show-what")
        />
    }
    .into_any()
}

fn keys(t: Translator) -> Vec<Key> {
    vec![
        Key::pair("J", "K", t.get("console-keys-move-long")),
        Key::new(t.get("console-keys-enter"), t.get("console-keys-open-long")),
        Key::new("P", t.get("console-keys-take")),
        Key::new("R", t.get("console-keys-news-long")),
    ]
}
