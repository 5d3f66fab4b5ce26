//! What the database read for a call, by its own counters: no clock.

use std::ops::Sub;

use sqlx::{PgPool, postgres::PgPoolOptions};

/// From the fifth call on, the database may plan without looking at the values.
pub const CALLS: usize = 7;

/// What was read of some tables and their indexes.
#[derive(Debug, Clone, Copy)]
pub struct Reads {
    pub sequential_scans: i64,
    /// Rows of tables and entries of indexes that were given.
    pub rows: i64,
    /// Pages of tables and indexes that were touched, for what was passed over without being given.
    pub pages: i64,
}

/// One connection of the owner, that fills the tables. What it read itself must be told (see [`tell`]) before
/// anything is counted: the database hears of it late.
pub fn filler(owner: &PgPool) -> PgPool {
    PgPoolOptions::new().max_connections(1).connect_lazy_with(owner.connect_options().as_ref().clone())
}

/// Has the one connection of a pool tell the counters what it read.
pub async fn tell(pool: &PgPool) {
    sqlx::query("SELECT pg_stat_force_next_flush()").execute(pool).await.unwrap();
}

impl Reads {
    /// The counters of the tables whose names fit, with what the one connection of `app` has not told yet.
    pub async fn so_far(app: &PgPool, owner: &PgPool, tables: &str) -> Self {
        tell(app).await;
        let (sequential_scans, rows, pages) = sqlx::query_as(
            "SELECT
                (SELECT sum(seq_scan)::bigint FROM pg_stat_user_tables WHERE relname ~ $1),
                (SELECT sum(seq_tup_read)::bigint FROM pg_stat_user_tables WHERE relname ~ $1)
                + (SELECT sum(idx_tup_read)::bigint FROM pg_stat_user_indexes WHERE relname ~ $1),
                (SELECT sum(heap_blks_read + heap_blks_hit + idx_blks_read + idx_blks_hit)::bigint
                 FROM pg_statio_user_tables WHERE relname ~ $1)",
        )
        .bind(tables)
        .fetch_one(owner)
        .await
        .unwrap();
        Self { sequential_scans, rows, pages }
    }
}

impl Sub for Reads {
    type Output = Self;

    fn sub(self, before: Self) -> Self {
        Self {
            sequential_scans: self.sequential_scans - before.sequential_scans,
            rows: self.rows - before.rows,
            pages: self.pages - before.pages,
        }
    }
}
