//! What can be chosen in fields.

use chrono::NaiveDate;
use domain::fields::{Def, Lists};
use sqlx::PgConnection;

use super::library;
use crate::Error;

/// What the code tables of these fields offer on a day, as they count for whoever this transaction acts for. They are
/// read with what they are shown beside, so that an edit of a row is seen with the next page, on every server.
pub(crate) async fn lists(
    connection: &mut PgConnection,
    fields: impl IntoIterator<Item = &'static Def>,
    today: NaiveDate,
) -> Result<Lists, Error> {
    let tables = Def::tables(fields);
    Ok(Lists::new(library(connection, &tables).await?, today))
}
