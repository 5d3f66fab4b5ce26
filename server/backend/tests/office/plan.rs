//! The queue reads a bounded number of rows, however many requests there are: no clock, the database's
//! own counters before and after a call of the real function.

use std::{fmt, future::Future};

use backend::{Error, intake, menu};
use chrono::TimeDelta;
use domain::{
    actor::Operator,
    intake::{Assignee, Direction, Filter, Tag, Tally},
};
use sqlx::{PgPool, postgres::PgPoolOptions};

use crate::{
    reads::{CALLS, Reads, filler, tell},
    support::{NOON, Scene, grant},
};

const FILL: &str = include_str!("../../../../end2end/bench/fill.sql");
/// Enough that reading all pending ones of the desk, or all of one state, breaks every limit below.
const INTAKES: u32 = 40_000;
/// Nearly all of them at one desk.
const SHARE: f32 = 0.9;
/// Rows of the requests, their documents and the lock on these, for a page of 25 and the row after it;
/// and as many again, which a filter may throw away.
const OF_A_PAGE: i64 = 3 * 26 * 2;
/// The height of an index, and the row behind it.
const PAGES_OF_A_ROW: i64 = 4;

/// An office with many requests, reached by one connection.
struct Office {
    scene: Scene,
    app: PgPool,
}

impl Office {
    async fn full() -> Self {
        let scene = Scene::at(NOON).await;
        let filler = filler(&scene.db.owner);
        for (setting, value) in [
            ("fill.intakes", INTAKES.to_string()),
            ("fill.share", SHARE.to_string()),
            ("fill.today", scene.ctx.today().to_string()),
        ] {
            let set = sqlx::query("SELECT set_config($1, $2, false)").bind(setting).bind(value);
            set.execute(&filler).await.unwrap();
        }
        sqlx::raw_sql(FILL).execute(&filler).await.unwrap();
        sqlx::raw_sql("VACUUM ANALYZE").execute(&filler).await.unwrap();
        tell(&filler).await;
        let app = PgPoolOptions::new().max_connections(1).connect_lazy_with(scene.db.address());
        Self { scene, app }
    }

    /// What one call reads, once the database has settled on a plan.
    async fn reads<T, F>(&self, call: impl Fn() -> F) -> Reads
    where
        F: Future<Output = Result<T, Error>>,
    {
        for _ in 1..CALLS {
            call().await.unwrap();
        }
        let counters = || Reads::so_far(&self.app, &self.scene.db.owner, "^(intake|document|message)");
        let before = counters().await;
        call().await.unwrap();
        counters().await - before
    }

    fn chiara(&self) -> &Operator {
        &self.scene.chiara
    }

    async fn page(&self, filter: &Filter, from: Option<(&str, Direction)>) -> Reads {
        self.reads(|| intake::page(&self.app, &self.scene.ctx, grant(self.chiara()), filter, from)).await
    }

    async fn found(&self, filter: &Filter) -> usize {
        let page = intake::page(&self.app, &self.scene.ctx, grant(self.chiara()), filter, None);
        page.await.unwrap().rows.len()
    }
}

/// Collects what read too much, so that one run tells all of it.
#[derive(Default)]
struct Verdict(Vec<String>);

impl Verdict {
    fn expect(&mut self, what: &dyn fmt::Debug, reads: Reads, most: i64) {
        if reads.sequential_scans > 0 || reads.rows > most || reads.pages > PAGES_OF_A_ROW * most {
            self.0.push(format!("{what:?}: {reads:?}, at most {most} rows and no sequential scan"));
        }
    }

    fn give(self) {
        assert!(self.0.is_empty(), "\n{}", self.0.join("\n"));
    }
}

fn named(text: &str, tag: Option<Tag>) -> Filter {
    Filter { text: Some(text.to_owned()), tag, ..Filter::default() }
}

/// Every filter of the queue by itself, and in pairs.
fn filters(anna: &Operator) -> Vec<Filter> {
    let tags = Tag::ALL.into_iter().filter(|tag| !matches!(tag, Tag::Draft | Tag::Expired)).map(Some);
    let services = [None, Some("contributo-economico"), Some("riduzione-retta-nido")];
    let assignees = [None, Some(Assignee::Nobody), Some(Assignee::Me), Some(Assignee::Operator(anna.me.id))];
    let mut filters = Vec::new();
    for tag in tags.chain([None]) {
        for service in services {
            filters.push(Filter { tag, service: service.map(str::to_owned), ..Filter::default() });
        }
        for assignee in assignees {
            filters.push(Filter { tag, assignee, ..Filter::default() });
        }
        filters.push(Filter { tag, unread: true, ..Filter::default() });
    }
    filters
}

#[tokio::test]
async fn the_queue_reads_no_more_rows_than_it_shows_however_many_there_are() {
    let office = Office::full().await;
    let mut verdict = Verdict::default();
    let anna = office.scene.operator("anna.bruni").await;

    for filter in filters(&anna) {
        verdict.expect(&filter, office.page(&filter, None).await, OF_A_PAGE);
    }
    // In the middle of the queue, and in the middle of what was accepted in years.
    let accepted = Filter { tag: Some(Tag::Accepted), ..Filter::default() };
    for (filter, day) in [(Filter::default(), "2026-11-25"), (accepted, "2024-06-01")] {
        for direction in [Direction::After, Direction::Before] {
            let key = format!("{day}_80000000-0000-0000-0000-000000000000");
            let reads = office.page(&filter, Some((&key, direction))).await;
            verdict.expect(&(&filter, direction), reads, OF_A_PAGE);
        }
    }
    search(&office, &mut verdict).await;
    numbers(&office, &mut verdict).await;
    verdict.give();
}

/// By register number and by name: of few, of many, of nobody.
async fn search(office: &Office, verdict: &mut Verdict) {
    let asking = filler(&office.scene.db.owner);
    let refused = sqlx::query_scalar::<_, String>(
        "SELECT protocol_year || '/' || protocol_number FROM intake
         WHERE desk_id = $1 AND state = 'refused' ORDER BY id LIMIT 1",
    )
    .bind(office.chiara().desk.id.uuid())
    .fetch_one(&asking)
    .await
    .unwrap();
    tell(&asking).await;
    let number = named(&refused, Some(Tag::Refused));
    assert_eq!(office.found(&number).await, 1, "{refused}");
    verdict.expect(&number, office.page(&number, None).await, OF_A_PAGE);
    for tag in [None, Some(Tag::Accepted)] {
        for (text, most) in [
            ("zwing", OF_A_PAGE),
            ("Nessuno", OF_A_PAGE),
            // As many as have the name: in the index of the names, of the requests, and again of the names.
            ("gresa", 1_000),
            // Up to where a name is common, and the queue until the page is full.
            ("maria", 2_700),
            ("m", 2_700),
            ("rosari maria", 6_500),
        ] {
            let filter = named(text, tag);
            verdict.expect(&filter, office.page(&filter, None).await, most);
        }
    }
}

/// The numbers beside the views, beside "Coda", and of the live hint.
async fn numbers(office: &Office, verdict: &mut Verdict) {
    let (app, ctx) = (&office.app, &office.scene.ctx);
    let counted = i64::from(Tally::MOST) + 1;
    let reads = office.reads(|| intake::counts(app, ctx, grant(office.chiara()))).await;
    // Those that wait for the citizen are passed over in the count of the late ones.
    verdict.expect(&"counts", reads, 6 * counted);
    let reads = office.reads(|| menu::read(app, office.chiara(), ctx.today())).await;
    verdict.expect(&"menu", reads, counted);
    let since = ctx.now - TimeDelta::hours(9);
    let reads = office.reads(|| intake::news_since(app, grant(office.chiara()), since)).await;
    verdict.expect(&"news", reads, OF_A_PAGE);
}
