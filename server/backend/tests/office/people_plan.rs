//! The search of people reads a bounded number of rows, however many there are: no clock, the database's
//! own counters before and after a call of the real function.

use backend::people;
use sqlx::{PgPool, postgres::PgPoolOptions};

use crate::{
    reads::{CALLS, Reads, filler, tell},
    support::{NOON, Scene, grant},
};

const FILL: &str = include_str!("../../../../end2end/bench/people.sql");
/// Enough that reading all who bear a common name breaks the limits below.
const PEOPLE: u32 = 60_000;
/// Rows of the keys, of the vocabulary and of the people who are judged, for the costliest search.
const ROWS: i64 = 7_000;
/// Pages that are touched for them, most of them the same few again and again.
const PAGES: i64 = 12_000;

struct Registry {
    scene: Scene,
    app: PgPool,
}

impl Registry {
    async fn full() -> Self {
        let scene = Scene::at(NOON).await;
        let filler = filler(&scene.db.owner);
        let set = sqlx::query("SELECT set_config('fill.people', $1, false)").bind(PEOPLE.to_string());
        set.execute(&filler).await.unwrap();
        sqlx::raw_sql(FILL).execute(&filler).await.unwrap();
        people::index(&filler).await.unwrap();
        sqlx::raw_sql("VACUUM ANALYZE").execute(&filler).await.unwrap();
        tell(&filler).await;
        let app = PgPoolOptions::new().max_connections(1).connect_lazy_with(scene.db.address());
        Self { scene, app }
    }

    async fn find(&self, typed: &str) -> usize {
        let found = people::find(&self.app, &self.scene.ctx, grant(&self.scene.chiara), typed).await;
        found.unwrap().people.len()
    }

    /// What one search reads, once the database has settled on a plan.
    async fn reads(&self, typed: &str) -> Reads {
        for _ in 1..CALLS {
            self.find(typed).await;
        }
        let counters = || Reads::so_far(&self.app, &self.scene.db.owner, "^(person|name_sound)");
        let before = counters().await;
        self.find(typed).await;
        counters().await - before
    }
}

#[tokio::test]
async fn a_search_reads_no_more_rows_however_many_people_there_are() {
    let registry = Registry::full().await;
    let mut faults = Vec::new();
    for (typed, at_least) in [
        ("", 20),
        // Of many, of few, of nobody.
        ("maria", 20),
        ("zwingli", 1),
        ("Nessuno", 0),
        ("m", 1),
        ("ma", 1),
        ("gre", 1),
        // Two common words, with an error, with beginnings, with a date.
        ("maria rossari", 1),
        ("rosari maira", 1),
        ("ros mar", 1),
        ("maria rossari 1988", 1),
        ("giovanni antonio grelotti 88", 1),
        ("maria 1988", 1),
        ("14/03/1988", 0),
        ("03/1988", 1),
        ("maria marzo 1988", 1),
        // Numbers, and the beginnings that many share.
        ("3400012345", 1),
        ("340001", 1),
        ("XXXYYY88C54M990P", 0),
        ("zwingli@posta.example", 0),
    ] {
        let (reads, found) = (registry.reads(typed).await, registry.find(typed).await);
        let too_much = reads.sequential_scans > 0 || reads.rows > ROWS || reads.pages > PAGES;
        if too_much || found < at_least {
            faults.push(format!("{typed:?}: {found} found, {reads:?}"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
