//! One transaction, in the name of one actor.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    actor::{Citizen, Operator},
    calendar::day_in_rome,
    mask::Group,
};
use sqlx::{AssertSqlSafe, PgConnection, PgPool, Postgres, Transaction};
use uuid::Uuid;

use crate::Error;

/// What comes from outside with every request: time, chance, and its number in the logs.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    /// Now.
    pub now: DateTime<Utc>,
    /// Number of the request, as in the logs.
    pub request_id: Uuid,
    /// Makes a new identifier.
    pub new_id: fn() -> Uuid,
}

impl Context {
    /// The day it is in Rome.
    pub fn today(&self) -> NaiveDate {
        day_in_rome(self.now)
    }

    /// A new identifier.
    pub fn id(&self) -> Uuid {
        (self.new_id)()
    }
}

/// A transaction that began with telling row-level security who acts.
/// Dropping it undoes everything; only [`Work::commit`] keeps it.
///
/// A use case has one, and so has a page, also one that shows something of several capabilities: it is one use case, which
/// begins the work and hands it to what the others read for it (`pub(crate)`, `work: &mut Work` first). What was looked
/// at is written in the audit log last, just before the commit: until then nobody who seals the log waits for it.
#[derive(Debug)]
pub struct Work {
    transaction: Transaction<'static, Postgres>,
    /// Whether the row lock shows who people under a protective alias are.
    protected: bool,
}

/// Who acts, for row-level security; nobody by default.
#[derive(Debug, Default)]
struct Actor<'a> {
    account: Option<Uuid>,
    operator: Option<&'a Operator>,
    zone: Option<Uuid>,
    is_system: bool,
}

/// What PostgreSQL does with the plans of statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Plans {
    /// It weighs each time whether these values deserve one of their own.
    Weighed,
    /// It makes one for all values, once for each connection.
    Kept,
}

impl Work {
    /// In the name of a citizen: own records only.
    pub async fn citizen(pool: &PgPool, citizen: &Citizen) -> Result<Self, Error> {
        let actor = Actor { account: Some(citizen.account.uuid()), ..Actor::default() };
        Self::begin(pool, actor, Plans::Weighed).await
    }

    /// In the name of an operator at a desk.
    pub async fn operator(pool: &PgPool, operator: &Operator) -> Result<Self, Error> {
        Self::begin(pool, at_desk(operator), Plans::Weighed).await
    }

    /// The same for what every page asks, or the page of one record: everything is found by its key, whatever the key, and
    /// to make the plans took longer than to follow them. Lists and searches must not: what they filter by may be missing.
    pub(crate) async fn by_key(pool: &PgPool, operator: &Operator) -> Result<Self, Error> {
        Self::begin(pool, at_desk(operator), Plans::Kept).await
    }

    /// In the name of the portal itself: sign-in, jobs, the public catalogue.
    pub async fn system(pool: &PgPool) -> Result<Self, Error> {
        Self::begin(pool, Actor { is_system: true, ..Actor::default() }, Plans::Weighed).await
    }

    /// In the name of the portal itself among the people of a zone: what comes after a migration.
    pub(crate) async fn zone(pool: &PgPool, zone: Uuid) -> Result<Self, Error> {
        let actor = Actor { zone: Some(zone), is_system: true, ..Actor::default() };
        Self::begin(pool, actor, Plans::Weighed).await
    }

    async fn begin(pool: &PgPool, actor: Actor<'_>, plans: Plans) -> Result<Self, Error> {
        let operator = actor.operator.map(|operator| operator.me.id.uuid());
        let desk = actor.operator.map(|operator| operator.desk.id.uuid());
        let protected = actor.operator.is_some_and(sees_protected);
        let text = |id: Option<Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
        let on = |yes: bool| if yes { "on" } else { "" };
        // Beginning and saying who acts is one message to the database. It is put together from identifiers
        // and words of ours alone.
        let mut begin = format!(
            "BEGIN; SET LOCAL sportello.account = '{}'; SET LOCAL sportello.operator = '{}'; \
             SET LOCAL sportello.desk = '{}'; SET LOCAL sportello.zone = '{}'; SET LOCAL sportello.system = '{}'; \
             SET LOCAL sportello.protected = '{}'",
            text(actor.account),
            text(operator),
            text(desk),
            text(actor.zone),
            on(actor.is_system),
            on(protected),
        );
        if plans == Plans::Kept {
            begin.push_str("; SET LOCAL plan_cache_mode = force_generic_plan");
        }
        Ok(Self { transaction: open(pool, begin).await?, protected })
    }

    /// From here on the row lock shows who people under a protective alias are where this operator's mask does, and there
    /// only: for a look that lifts a part of the mask, and for what is read after it.
    pub(crate) async fn seeing(&mut self, operator: &Operator) -> Result<(), Error> {
        let protected = sees_protected(operator);
        if protected != self.protected {
            let told = if protected { "on" } else { "" };
            sqlx::query_scalar!("SELECT set_config('sportello.protected', $1, true)", told)
                .fetch_one(self.connection())
                .await?;
            self.protected = protected;
        }
        Ok(())
    }

    /// The connection, for queries.
    pub fn connection(&mut self) -> &mut PgConnection {
        &mut self.transaction
    }

    /// Keeps everything that was done.
    pub async fn commit(self) -> Result<(), Error> {
        self.transaction.commit().await.map_err(Error::from)
    }
}

/// An operator as row-level security knows them.
fn at_desk(operator: &Operator) -> Actor<'_> {
    Actor { operator: Some(operator), zone: Some(operator.zone.uuid()), ..Actor::default() }
}

/// Whether an operator was given the identities behind protective aliases. Whoever sees no name sees these less.
pub(crate) fn sees_protected(operator: &Operator) -> bool {
    ![Group::Identity, Group::ProtectedIdentity].into_iter().any(|group| operator.mask.hides(group))
}

/// A transaction of a use case that needs no actor.
pub(crate) async fn begin(pool: &PgPool) -> Result<Transaction<'static, Postgres>, Error> {
    open(pool, "BEGIN".to_owned()).await
}

/// On a task of its own, which nobody breaks off: of a caller who goes away in the middle of BEGIN the driver would
/// give back a connection with an open transaction, in which the next one writes, and loses it.
async fn open(pool: &PgPool, statement: String) -> Result<Transaction<'static, Postgres>, Error> {
    let pool = pool.clone();
    let begun = tokio::spawn(async move { pool.begin_with(AssertSqlSafe(statement)).await }).await;
    Ok(begun.map_err(|_| sqlx::Error::WorkerCrashed)??)
}

/// Exactly one row, or it was not there.
pub(crate) const fn one_row(affected: u64) -> Result<(), Error> {
    if affected == 1 { Ok(()) } else { Err(Error::NotFound) }
}
