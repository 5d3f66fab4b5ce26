//! Members of the staff: they exist only if an administrator enabled them.

use domain::{
    Id,
    actor::{DeskRef, Operator, OperatorRecord, OperatorRef, Role},
    mask::{Group, Mask},
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::known,
    sessions,
};

/// Stands in the place of an issuer for operators who enter with SPID or CIE: whichever provider
/// vouches for the codice fiscale.
pub const FISCAL_CODE: &str = "codice-fiscale";

/// What the portal says to somebody whom the organisation's provider vouched for.
#[derive(Debug, Clone)]
pub enum SignIn {
    /// Nobody enabled this person.
    Unknown,
    /// An administrator disabled this person.
    Disabled,
    /// Enabled, but at no desk.
    NoDesk,
    /// The same operator at each of their desks; never empty.
    Desks(Vec<Operator>),
}

/// Who this is, at which desks. The sign-in is in the audit log, whatever comes out.
pub async fn sign_in(pool: &PgPool, ctx: &Context, issuer: &str, subject: &str) -> Result<SignIn, Error> {
    let mut work = Work::system(pool).await?;
    let found =
        sqlx::query!("SELECT id, enabled FROM operator WHERE issuer = $1 AND subject = $2", issuer, subject,)
            .fetch_optional(work.connection())
            .await?;
    let answer = match &found {
        None => SignIn::Unknown,
        Some(row) if !row.enabled => SignIn::Disabled,
        Some(row) => match at_desks(work.connection(), row.id).await? {
            desks if desks.is_empty() => SignIn::NoDesk,
            desks => SignIn::Desks(desks),
        },
    };
    let id = found.map(|row| row.id);
    let entry = |action| Entry::new(action, Subject::Operator, id);
    let refused = |why| entry(Action::SignInRefused).because(why);
    match &answer {
        SignIn::Unknown => audit::system(&mut work, ctx, refused("unknown")).await?,
        SignIn::Disabled => audit::system(&mut work, ctx, refused("disabled")).await?,
        SignIn::NoDesk => audit::system(&mut work, ctx, refused("no_desk")).await?,
        SignIn::Desks(desks) => {
            for operator in desks.iter().take(1) {
                audit::operator(&mut work, ctx, operator, entry(Action::SignIn)).await?;
            }
        }
    }
    work.commit().await?;
    Ok(answer)
}

/// The operator of a session as things stand now: disabling somebody, or changing a mask, takes
/// effect with the next click.
///
/// # Errors
/// [`Error::NotFound`] when the operator may not work at that desk any more.
pub async fn refresh(pool: &PgPool, operator: &Operator) -> Result<Operator, Error> {
    let mut work = Work::system(pool).await?;
    let enabled = sqlx::query_scalar!("SELECT enabled FROM operator WHERE id = $1", operator.me.id.uuid())
        .fetch_optional(work.connection())
        .await?
        .unwrap_or(false);
    if !enabled {
        return Err(Error::NotFound);
    }
    at_desks(work.connection(), operator.me.id.uuid())
        .await?
        .into_iter()
        .find(|here| here.desk.id == operator.desk.id)
        .ok_or(Error::NotFound)
}

/// The operator at each of their desks.
pub async fn desks_of(pool: &PgPool, operator: &Operator) -> Result<Vec<Operator>, Error> {
    let mut work = Work::system(pool).await?;
    at_desks(work.connection(), operator.me.id.uuid()).await
}

async fn at_desks(connection: &mut PgConnection, operator: Uuid) -> Result<Vec<Operator>, Error> {
    let rows = sqlx::query!(
        "SELECT
            operator.id,
            operator.name,
            operator_desk.role,
            desk.id AS desk_id,
            desk.name AS desk,
            desk.organisation_id,
            desk.zone_id,
            profile.name AS profile,
            profile.mask
         FROM operator
         JOIN operator_desk ON operator_desk.operator_id = operator.id
         JOIN desk ON desk.id = operator_desk.desk_id
         JOIN profile ON profile.id = desk.profile_id
         WHERE operator.id = $1
         ORDER BY desk.name",
        operator,
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|row| {
            let groups = row
                .mask
                .iter()
                .map(|code| known("profile", "mask", code.parse::<Group>().ok()))
                .collect::<Result<Vec<_>, _>>()?;
            Ok(Operator {
                me: OperatorRef { id: Id::new(row.id), name: row.name },
                role: known("operator_desk", "role", Role::from_code(&row.role))?,
                desk: DeskRef { id: Id::new(row.desk_id), name: row.desk },
                organisation: Id::new(row.organisation_id),
                zone: Id::new(row.zone_id),
                profile: row.profile,
                mask: Mask::hiding(groups),
            })
        })
        .collect()
}

/// Colleagues at the same desk, for the filter of the queue.
pub async fn colleagues(pool: &PgPool, operator: &Operator) -> Result<Vec<OperatorRef>, Error> {
    let mut work = Work::operator(pool, operator).await?;
    let rows = sqlx::query!(
        "SELECT operator.id, operator.name
         FROM operator
         JOIN operator_desk ON operator_desk.operator_id = operator.id
         WHERE operator_desk.desk_id = $1 AND operator.enabled
         ORDER BY operator.name",
        operator.desk.id.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    Ok(rows.into_iter().map(|row| OperatorRef { id: Id::new(row.id), name: row.name }).collect())
}

/// Somebody to be enabled, as an administrator names them on the command line.
#[derive(Debug, Clone)]
pub struct Enable<'a> {
    /// OpenID provider, or [`FISCAL_CODE`].
    pub issuer: &'a str,
    /// Identifier there, or the codice fiscale in its canonical form.
    pub subject: &'a str,
    /// Name shown to colleagues.
    pub name: &'a str,
    /// Name of the desk.
    pub desk: &'a str,
    /// Role at that desk.
    pub role: Role,
}

/// Enables an operator at a desk. Run with the owner's connection: the server's role cannot.
///
/// # Errors
/// [`Error::NotFound`] when there is no desk of that name.
pub async fn enable(owner: &PgPool, ctx: &Context, who: Enable<'_>) -> Result<Id<OperatorRecord>, Error> {
    let mut work = Work::system(owner).await?;
    let desk = sqlx::query!("SELECT id, zone_id FROM desk WHERE name = $1", who.desk)
        .fetch_optional(work.connection())
        .await?
        .ok_or(Error::NotFound)?;
    let operator = sqlx::query_scalar!(
        "INSERT INTO operator (id, zone_id, issuer, subject, name, enabled, created_at)
         VALUES ($1, $2, $3, $4, $5, true, $6)
         ON CONFLICT (issuer, subject) DO UPDATE SET enabled = true, name = excluded.name
         RETURNING id",
        ctx.id(),
        desk.zone_id,
        who.issuer,
        who.subject,
        who.name,
        ctx.now,
    )
    .fetch_one(work.connection())
    .await?;
    sqlx::query!(
        "INSERT INTO operator_desk (operator_id, desk_id, zone_id, role)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (operator_id, desk_id) DO UPDATE SET role = excluded.role",
        operator,
        desk.id,
        desk.zone_id,
        who.role.code(),
    )
    .execute(work.connection())
    .await?;
    audit::system(
        &mut work,
        ctx,
        Entry::new(Action::Administer, Subject::Operator, Some(operator)).because("enabled"),
    )
    .await?;
    work.commit().await?;
    Ok(Id::new(operator))
}

/// Disables an operator and closes their sessions; says whom, and how many sessions there were. What
/// they wrote stays as it is. Run with the owner's connection: the server's role cannot.
///
/// # Errors
/// [`Error::NotFound`] when nobody was ever enabled under this account.
pub async fn disable(
    owner: &PgPool,
    ctx: &Context,
    issuer: &str,
    subject: &str,
) -> Result<(Id<OperatorRecord>, u64), Error> {
    let mut work = Work::system(owner).await?;
    let operator = sqlx::query_scalar!(
        "UPDATE operator SET enabled = false WHERE issuer = $1 AND subject = $2 RETURNING id",
        issuer,
        subject,
    )
    .fetch_one(work.connection())
    .await?;
    let closed =
        sqlx::query!("DELETE FROM session WHERE subject = $1", sessions::of_operator(Id::new(operator)),)
            .execute(work.connection())
            .await?
            .rows_affected();
    audit::system(
        &mut work,
        ctx,
        Entry::new(Action::Administer, Subject::Operator, Some(operator)).because("disabled"),
    )
    .await?;
    work.commit().await?;
    Ok((Id::new(operator), closed))
}
