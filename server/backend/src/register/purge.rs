//! What is past its term goes, and nothing else can.

use sqlx::PgPool;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
};

/// Most transactions removed in one step.
pub const PURGED_AT_ONCE: i64 = 10_000;

/// Removes transactions older than 24 months, at most [`PURGED_AT_ONCE`], and says how many. The
/// earlier of the two clocks counts, ours and the database's: a clock that is wrong, or somebody who
/// holds the server's role, can put the end off but not hurry it.
pub async fn purge(pool: &PgPool, ctx: &Context) -> Result<i64, Error> {
    let mut work = Work::system(pool).await?;
    let gone = sqlx::query_scalar!(r#"SELECT purge_register($1, $2) AS "gone!""#, ctx.now, PURGED_AT_ONCE)
        .fetch_one(work.connection())
        .await?;
    if gone > 0 {
        let end = if gone == 1 { "" } else { "s" };
        let words = format!("the portal: 24 months have passed ({gone} transaction{end})");
        let entry = Entry::new(Action::Purge, Subject::Transaction, None).in_words(words);
        audit::system(&mut work, ctx, entry).await?;
    }
    work.commit().await?;
    Ok(gone)
}
