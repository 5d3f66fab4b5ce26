//! Sealing: every few seconds the new rows get a Merkle root, chained to the root before.

use domain::document::Sha256 as Digest;
use sha2::{Digest as _, Sha256};
use sqlx::{PgConnection, PgPool};

use crate::{Context, Error, Work, error::known};

/// Most numbers covered by one seal.
const SEALED: i64 = 10_000;

/// The chain before the first seal.
const START: [u8; 32] = [0; 32];

/// A row in the exact text that is hashed, and its number.
struct Leaf {
    id: i64,
    text: String,
}

/// Seals the rows written since the last seal. Returns how many; none when there is nothing new.
/// The lock waits for every transaction that has written a row (migration 0005).
pub async fn seal(pool: &PgPool, ctx: &Context) -> Result<usize, Error> {
    let mut work = Work::system(pool).await?;
    sqlx::query!("SELECT pg_advisory_xact_lock(7402)").execute(work.connection()).await?;
    stable_text(work.connection()).await?;
    let last = sqlx::query!("SELECT last_event, chain FROM audit_seal ORDER BY id DESC LIMIT 1")
        .fetch_optional(work.connection())
        .await?;
    let (after, chain) = last.map_or((0, START.to_vec()), |seal| (seal.last_event, seal.chain));
    let leaves = leaves_between(work.connection(), after, after.saturating_add(SEALED)).await?;
    let (Some(first), Some(end)) = (leaves.first(), leaves.last()) else {
        return Ok(0);
    };
    let root = merkle_root(&leaves);
    sqlx::query!(
        "INSERT INTO audit_seal (first_event, last_event, events, root, chain, at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        first.id,
        end.id,
        known("audit_seal", "events", i64::try_from(leaves.len()).ok())?,
        &root[..],
        &link(&chain, &root)[..],
        ctx.now,
    )
    .execute(work.connection())
    .await?;
    work.commit().await?;
    Ok(leaves.len())
}

/// The text of a row must not depend on the settings of the session.
async fn stable_text(connection: &mut PgConnection) -> Result<(), Error> {
    sqlx::query!(
        "SELECT set_config('TimeZone', 'UTC', true) AS zone, set_config('DateStyle', 'ISO', true) AS style"
    )
    .fetch_one(connection)
    .await?;
    Ok(())
}

fn hash(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}

fn link(chain: &[u8], root: &[u8; 32]) -> [u8; 32] {
    hash(&[chain, root])
}

/// Root of the tree over the rows, RFC 6962 style: leaves and nodes are hashed with different
/// prefixes, and an odd node goes up alone.
fn merkle_root(leaves: &[Leaf]) -> [u8; 32] {
    let mut level: Vec<[u8; 32]> = leaves.iter().map(|leaf| hash(&[&[0], leaf.text.as_bytes()])).collect();
    while level.len() > 1 {
        level = level
            .chunks(2)
            .map(|pair| match pair {
                [left, right] => hash(&[&[1], left, right]),
                [alone] => *alone,
                _ => START,
            })
            .collect();
    }
    level.first().copied().unwrap_or(START)
}

/// What a verification found to be whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Seals checked.
    pub seals: usize,
    /// Rows under them.
    pub events: u64,
    /// Last value of the chain, to be kept elsewhere.
    pub chain: Digest,
}

/// Where the record is not what it was when it was sealed.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// A row between these numbers was changed, removed or inserted.
    #[error("audit rows {first} to {last} are not what was sealed")]
    Rows {
        /// First row of the seal.
        first: i64,
        /// Last row of the seal.
        last: i64,
    },
    /// A seal was changed or removed.
    #[error("audit seal {0} does not follow from the one before")]
    Chain(i64),
    /// Rows between two seals.
    #[error("audit rows exist between {after} and {before} that no seal covers")]
    Unsealed {
        /// Last row of the seal before.
        after: i64,
        /// First row of the seal after.
        before: i64,
    },
    /// It could not be read.
    #[error(transparent)]
    Backend(#[from] Error),
}

impl From<sqlx::Error> for Broken {
    fn from(error: sqlx::Error) -> Self {
        Self::Backend(error.into())
    }
}

/// Checks every seal against its rows and its predecessor.
pub async fn verify(pool: &PgPool) -> Result<Verified, Broken> {
    let mut work = Work::system(pool).await?;
    stable_text(work.connection()).await?;
    let seals =
        sqlx::query!("SELECT id, first_event, last_event, events, root, chain FROM audit_seal ORDER BY id")
            .fetch_all(work.connection())
            .await?;
    let (mut chain, mut covered, mut events) = (START, 0, 0);
    for seal in &seals {
        let leaves = leaves_between(work.connection(), covered, seal.last_event).await?;
        if let Some(stray) = leaves.first().filter(|leaf| leaf.id < seal.first_event) {
            return Err(Broken::Unsealed { after: covered.min(stray.id), before: seal.first_event });
        }
        let root = merkle_root(&leaves);
        if i64::try_from(leaves.len()).ok() != Some(seal.events) || root[..] != seal.root[..] {
            return Err(Broken::Rows { first: seal.first_event, last: seal.last_event });
        }
        chain = link(&chain, &root);
        if chain[..] != seal.chain[..] {
            return Err(Broken::Chain(seal.id));
        }
        covered = seal.last_event;
        events += seal.events.unsigned_abs();
    }
    Ok(Verified { seals: seals.len(), events, chain: Digest(chain) })
}

async fn leaves_between(connection: &mut PgConnection, after: i64, last: i64) -> Result<Vec<Leaf>, Error> {
    sqlx::query_as!(
        Leaf,
        r#"SELECT id, row_to_json(event)::text AS "text!"
           FROM audit_event event
           WHERE id > $1 AND id <= $2
           ORDER BY id"#,
        after,
        last,
    )
    .fetch_all(connection)
    .await
    .map_err(Error::from)
}
