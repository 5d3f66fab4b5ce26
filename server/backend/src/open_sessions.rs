//! The open sessions of a person: seen and closed by their owner, or closed by the identity provider.

use chrono::{DateTime, Utc};
use domain::{
    Id,
    actor::{Actor, OperatorRecord},
    session::{Browser, Device, OpenSession, Session, System},
};
use sqlx::PgPool;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::known,
    sessions,
};

/// The open sessions of somebody: the one that asks first, then those used last. `here` is the digest of the one that asks.
pub async fn list(pool: &PgPool, ctx: &Context, who: &Actor, here: &str) -> Result<Vec<OpenSession>, Error> {
    let mut work = begin(pool, who).await?;
    let rows = sqlx::query!(
        "SELECT
            id,
            handle,
            browser,
            system,
            created_at,
            used_at
         FROM session
         WHERE subject = $1 AND expires_at > $2
         ORDER BY used_at DESC, handle",
        subject(who),
        ctx.now,
    )
    .fetch_all(work.connection())
    .await?;
    let mut open = rows
        .into_iter()
        .map(|row| {
            Ok(OpenSession {
                id: Id::new(row.handle),
                device: Device {
                    browser: known("session", "browser", Browser::from_code(&row.browser))?,
                    system: known("session", "system", System::from_code(&row.system))?,
                },
                since: row.created_at,
                used_at: row.used_at,
                here: row.id == here,
            })
        })
        .collect::<Result<Vec<_>, Error>>()?;
    open.sort_by_key(|session| !session.here);
    note(&mut work, ctx, who, Entry::new(Action::List, Subject::Session, None)).await?;
    work.commit().await?;
    Ok(open)
}

/// Closes one session of somebody. One that is closed already, or is not theirs, is no error: nobody
/// learns which.
pub async fn close(pool: &PgPool, ctx: &Context, who: &Actor, id: Id<Session>) -> Result<(), Error> {
    let mut work = begin(pool, who).await?;
    let closed =
        sqlx::query!("DELETE FROM session WHERE handle = $1 AND subject = $2", id.uuid(), subject(who))
            .execute(work.connection())
            .await?
            .rows_affected();
    if closed > 0 {
        note(&mut work, ctx, who, Entry::new(Action::EndSession, Subject::Session, Some(id.uuid()))).await?;
    }
    work.commit().await
}

/// Closes every session of somebody but the one that asks; says how many.
pub async fn close_others(pool: &PgPool, ctx: &Context, who: &Actor, here: &str) -> Result<u64, Error> {
    let mut work = begin(pool, who).await?;
    let closed = sqlx::query!("DELETE FROM session WHERE subject = $1 AND id <> $2", subject(who), here)
        .execute(work.connection())
        .await?
        .rows_affected();
    let entry = Entry::new(Action::EndSession, Subject::Session, None).because("all_others");
    note(&mut work, ctx, who, entry).await?;
    work.commit().await?;
    Ok(closed)
}

/// What a provider ordered to be closed; already verified.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// The provider.
    pub issuer: &'a str,
    /// Who left.
    pub subject: Option<&'a str>,
    /// Digest of the session that ended there; all of the subject's where it is missing.
    pub provider_session: Option<&'a str>,
    /// Name of the order, which is obeyed once.
    pub id: &'a str,
    /// Until when its name is remembered.
    pub until: DateTime<Utc>,
}

/// Closes sessions because the provider said so, on all servers; says how many. None when the same
/// order was obeyed before: whether it serves and what it does is one transaction.
pub async fn obey(pool: &PgPool, ctx: &Context, order: Order<'_>) -> Result<Option<u64>, Error> {
    let mut work = Work::system(pool).await?;
    let fresh = sqlx::query!(
        "INSERT INTO saml_seen (id, expires_at) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING",
        format!("logout {} {}", order.issuer, order.id),
        order.until,
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    if fresh == 0 {
        return Ok(None);
    }
    let operator = match order.subject {
        None => None,
        Some(subject) => {
            sqlx::query_scalar!(
                "SELECT id FROM operator WHERE issuer = $1 AND subject = $2",
                order.issuer,
                subject,
            )
            .fetch_optional(work.connection())
            .await?
        }
    };
    let named = operator.map(|id| sessions::of_operator(Id::<OperatorRecord>::new(id)));
    let closed = if order.subject.is_some() && named.is_none() {
        // Nobody of ours.
        0
    } else {
        sqlx::query!(
            "DELETE FROM session
             WHERE ($1::text IS NOT NULL OR $2::text IS NOT NULL)
                AND ($1::text IS NULL OR subject = $1)
                AND ($2::text IS NULL OR provider_session = $2)",
            named,
            order.provider_session,
        )
        .execute(work.connection())
        .await?
        .rows_affected()
    };
    let entry = Entry::new(Action::EndSession, Subject::Operator, operator).because("provider");
    audit::system(&mut work, ctx, entry).await?;
    work.commit().await?;
    Ok(Some(closed))
}

fn subject(who: &Actor) -> String {
    match who {
        Actor::Citizen(citizen) => sessions::of_citizen(citizen.account),
        Actor::Operator(operator) => sessions::of_operator(operator.me.id),
    }
}

async fn begin(pool: &PgPool, who: &Actor) -> Result<Work, Error> {
    match who {
        Actor::Citizen(citizen) => Work::citizen(pool, citizen).await,
        Actor::Operator(operator) => Work::operator(pool, operator).await,
    }
}

async fn note(work: &mut Work, ctx: &Context, who: &Actor, entry: Entry) -> Result<(), Error> {
    match who {
        Actor::Citizen(citizen) => audit::citizen(work, ctx, citizen, entry).await,
        Actor::Operator(operator) => audit::operator(work, ctx, operator, entry).await,
    }
}
