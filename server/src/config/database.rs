//! `[database]`

use std::fmt;

use super::reader::Reader;

/// Where the database is.
#[derive(Clone)]
pub struct Database {
    /// Address for serving, with the role that owns nothing. None: the embedded cluster.
    pub url: Option<String>,
    /// Address for migrations, with the role that owns the schema; the same if not given.
    pub owner_url: Option<String>,
    /// Connections kept at most.
    pub max_connections: u32,
}

impl fmt::Debug for Database {
    /// Addresses may hold passwords.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.url.is_some() { "at its address" } else { "embedded" };
        write!(f, "Database({place}, {} connections)", self.max_connections)
    }
}

impl Database {
    pub(super) fn read(from: &mut Reader<'_>) -> Self {
        let url = address(from, "url");
        let owner_url = address(from, "owner_url");
        if url.is_none() && owner_url.is_some() {
            from.problem("owner_url", "is of no use without database.url".into());
        }
        Self { url, owner_url, max_connections: from.number_or("max_connections", 2, 1000, 20) }
    }
}

/// An address of `PostgreSQL`. It is never repeated in the problem: it may hold a password.
fn address(from: &mut Reader<'_>, key: &str) -> Option<String> {
    let text = from.text(key)?;
    let known = text.starts_with("postgres://") || text.starts_with("postgresql://");
    if !known || text.parse::<sqlx::postgres::PgConnectOptions>().is_err() {
        from.problem(key, "must be an address like postgres://user@host/database".into());
    }
    Some(text)
}
