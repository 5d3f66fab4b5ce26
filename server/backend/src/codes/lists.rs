//! What can be chosen in fields. Every card and every person is shown with the tables, which change some times a year: they
//! are read once, and once more whenever somebody wrote in them.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError},
};

use chrono::NaiveDate;
use domain::{
    codes::{Library, Table},
    fields::Lists,
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::library;
use crate::Error;

/// Most zones whose tables are kept at hand.
const ZONES: usize = 100;

/// Name of the database, and zone: each zone has editions of its own.
type Key = (String, Uuid);

/// The tables as they were read last. Nothing is ever taken away from them, so that as many editions are the same.
struct Shelf {
    editions: i64,
    library: Arc<Library>,
}

static SHELVES: LazyLock<Mutex<HashMap<Key, Shelf>>> = LazyLock::new(Mutex::default);

fn shelves() -> MutexGuard<'static, HashMap<Key, Shelf>> {
    SHELVES.lock().unwrap_or_else(PoisonError::into_inner)
}

fn at_hand(key: &Key, editions: i64) -> Option<Arc<Library>> {
    shelves().get(key).filter(|shelf| shelf.editions == editions).map(|shelf| Arc::clone(&shelf.library))
}

fn keep(key: Key, shelf: Shelf) {
    let mut shelves = shelves();
    if shelves.len() >= ZONES {
        shelves.clear();
    }
    shelves.insert(key, shelf);
}

/// What the code tables offer on a day, as they count for whoever this transaction acts for. An edit is seen with the
/// next page, whichever server it was written by.
pub(crate) async fn lists(connection: &mut PgConnection, today: NaiveDate) -> Result<Lists, Error> {
    let mark = sqlx::query!(
        r#"SELECT
            current_database()::text AS "database!",
            actor_zone() AS "zone?",
            (SELECT count(*) FROM code_edition) AS "editions!""#
    )
    .fetch_one(&mut *connection)
    .await?;
    let key = (mark.database, mark.zone.unwrap_or_default());
    if let Some(library) = at_hand(&key, mark.editions) {
        return Ok(Lists::new(library, today));
    }
    // What is written between the two queries is read now and counted the next time.
    let library = Arc::new(library(connection, &Table::ALL).await?);
    keep(key, Shelf { editions: mark.editions, library: Arc::clone(&library) });
    Ok(Lists::new(library, today))
}
