//! Members of the staff: they exist only if an administrator enabled them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::{
    Id,
    actor::{DeskRef, Operator, OperatorRecord, OperatorRef, Role},
    codes::Validity,
    mask::{Group, Mask},
    permission::Permission,
    staff::{Change, Refusal, Terms, is_for_outside},
    zone::BodyKind,
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::known,
    sessions, staff,
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
        Some(row) => match at_desks(work.connection(), row.id, ctx.today()).await? {
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

/// The operator of a session as things stand now: disabling somebody, ending a membership, its last day,
/// that of the desk or of its body's agreement, and what their profile hides and withholds take effect with the next
/// click.
///
/// # Errors
/// [`Error::NotFound`] when the operator may not work at that desk any more.
pub async fn refresh(pool: &PgPool, operator: &Operator, today: NaiveDate) -> Result<Operator, Error> {
    desks_of(pool, operator, today)
        .await?
        .into_iter()
        .find(|here| here.desk.id == operator.desk.id)
        .ok_or(Error::NotFound)
}

/// The operator with this account at each desk where a membership counts today, for a command that acts in their
/// name; none for whoever is disabled or unknown.
pub async fn with_account(
    pool: &PgPool,
    (issuer, subject): (&str, &str),
    today: NaiveDate,
) -> Result<Vec<Operator>, Error> {
    let mut work = Work::system(pool).await?;
    let found =
        sqlx::query_scalar!("SELECT id FROM operator WHERE issuer = $1 AND subject = $2", issuer, subject)
            .fetch_optional(work.connection())
            .await?;
    match found {
        Some(id) => at_desks(work.connection(), id, today).await,
        None => Ok(Vec::new()),
    }
}

/// The operator at each desk where a membership counts today; none for whoever is disabled.
pub async fn desks_of(pool: &PgPool, operator: &Operator, today: NaiveDate) -> Result<Vec<Operator>, Error> {
    let mut work = Work::system(pool).await?;
    at_desks(work.connection(), operator.me.id.uuid(), today).await
}

/// A profile of one's own hides and withholds what the desk's does, too, however the masks changed since it was given.
async fn at_desks(
    connection: &mut PgConnection,
    operator: Uuid,
    today: NaiveDate,
) -> Result<Vec<Operator>, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            operator.id,
            operator.name,
            operator_desk.role,
            desk.id AS desk_id,
            desk.name AS desk,
            desk.organisation_id,
            desk.zone_id,
            profile.name AS profile,
            profile.mask || of_desk.mask || desk.excluded AS "mask!",
            profile.absent || of_desk.absent AS "absent!",
            profile.withheld || of_desk.withheld AS "withheld!"
         FROM operator
         JOIN operator_desk ON operator_desk.operator_id = operator.id
         JOIN desk ON desk.id = operator_desk.desk_id
         JOIN profile ON profile.id = coalesce(operator_desk.profile_id, desk.profile_id)
         JOIN profile of_desk ON of_desk.id = desk.profile_id
         WHERE operator.id = $1
            AND operator.enabled
            AND operator_desk.ended_at IS NULL
            AND (operator_desk.valid_from IS NULL OR operator_desk.valid_from <= $2)
            AND (operator_desk.valid_until IS NULL OR operator_desk.valid_until >= $2)
            AND desk_counts_on(desk.id, $2)
         ORDER BY desk.name"#,
        operator,
        today,
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Operator {
                me: OperatorRef { id: Id::new(row.id), name: row.name },
                role: known("operator_desk", "role", Role::from_code(&row.role))?,
                desk: DeskRef { id: Id::new(row.desk_id), name: row.desk },
                organisation: Id::new(row.organisation_id),
                zone: Id::new(row.zone_id),
                profile: row.profile,
                mask: whole_mask(&row.mask, &row.absent)?,
                withheld: withheld_of(&row.withheld)?,
            })
        })
        .collect()
}

/// The groups of fields that a profile keeps so.
fn groups_of(codes: &[String]) -> Result<Vec<Group>, Error> {
    codes.iter().map(|code| known("profile", "mask", code.parse().ok())).collect()
}

/// A mask of which it counts what is hidden, and not how.
pub(crate) fn mask_of(codes: &[String]) -> Result<Mask, Error> {
    Ok(Mask::hiding(groups_of(codes)?))
}

/// The mask that a profile keeps: everything that is hidden, and what of it is not there at all.
pub(crate) fn whole_mask(hidden: &[String], absent: &[String]) -> Result<Mask, Error> {
    Ok(mask_of(hidden)?.omitting(groups_of(absent)?))
}

/// What a profile withholds.
pub(crate) fn withheld_of(codes: &[String]) -> Result<BTreeSet<Permission>, Error> {
    codes.iter().map(|code| known("profile", "withheld", Permission::from_code(code))).collect()
}

/// Whether the desk of this transaction is of a body of the third sector, which knows of people what was sent to it.
pub(crate) async fn is_outside(work: &mut Work) -> Result<bool, Error> {
    sqlx::query_scalar!(r#"SELECT actor_is_outside() AS "outside!""#)
        .fetch_one(work.connection())
        .await
        .map_err(Error::from)
}

/// Colleagues at the same desk, for the filter of the queue.
pub async fn colleagues(pool: &PgPool, operator: &Operator) -> Result<Vec<OperatorRef>, Error> {
    let mut work = Work::operator(pool, operator).await?;
    colleagues_within(&mut work, operator).await
}

/// The same within a transaction.
pub(crate) async fn colleagues_within(
    work: &mut Work,
    operator: &Operator,
) -> Result<Vec<OperatorRef>, Error> {
    let rows = sqlx::query!(
        "SELECT operator.id, operator.name
         FROM operator
         JOIN operator_desk ON operator_desk.operator_id = operator.id
         WHERE operator_desk.desk_id = $1 AND operator.enabled AND operator_desk.ended_at IS NULL
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
    /// Name of its body, where several bodies have a desk of that name.
    pub body: Option<&'a str>,
    /// Role at that desk.
    pub role: Role,
}

/// Enables an operator at a desk. Run with the owner's connection: the server's role cannot.
///
/// # Errors
/// * [`Error::NotFound`] when there is no desk of that name
/// * [`Error::Ambiguous`] when there are several
/// * [`Refusal::Outside`] for a role that its body may not have
pub async fn enable(owner: &PgPool, ctx: &Context, who: Enable<'_>) -> Result<Id<OperatorRecord>, Error> {
    let mut work = Work::system(owner).await?;
    let desk = only_desk(work.connection(), (who.desk, who.body)).await?;
    let body = known("organisation", "kind", BodyKind::from_code(&desk.kind))?;
    if body.is_outside() && !is_for_outside(who.role) {
        return Err(Refusal::Outside.into());
    }
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
    seat(work.connection(), operator, (desk.id, desk.zone_id), who.role).await?;
    if who.role == Role::Administrator {
        lead(work.connection(), desk.zone_id, desk.organisation_id).await?;
    }
    let after = Terms { role: who.role, profile: desk.profile, valid: Validity::default(), absent: None };
    let change = Change::Given { desk: desk.name, before: None, after };
    staff::by_command(&mut work, ctx, (desk.zone_id, operator), &change, "enable-operator").await?;
    audit::system(
        &mut work,
        ctx,
        Entry::new(Action::Administer, Subject::Operator, Some(operator)).because("enabled"),
    )
    .await?;
    work.commit().await?;
    Ok(Id::new(operator))
}

/// Where somebody is enabled.
struct Named {
    id: Uuid,
    zone_id: Uuid,
    name: String,
    organisation_id: Uuid,
    profile: String,
    kind: String,
}

/// The one desk of this name, of the body of that name where one is given.
async fn only_desk(
    connection: &mut PgConnection,
    (name, body): (&str, Option<&str>),
) -> Result<Named, Error> {
    let mut found = sqlx::query_as!(
        Named,
        "SELECT desk.id, desk.zone_id, desk.name, desk.organisation_id, profile.name AS profile, organisation.kind
         FROM desk
         JOIN organisation ON organisation.id = desk.organisation_id
         JOIN profile ON profile.id = desk.profile_id
         WHERE desk.name = $1 AND ($2::text IS NULL OR organisation.name = $2)
         LIMIT 2",
        name,
        body,
    )
    .fetch_all(connection)
    .await?;
    if found.len() > 1 {
        return Err(Error::Ambiguous);
    }
    found.pop().ok_or(Error::NotFound)
}

/// The body of the first administrator leads its zone, for as long as it has one.
pub(crate) async fn lead(connection: &mut PgConnection, zone: Uuid, body: Uuid) -> Result<(), Error> {
    sqlx::query!(
        "UPDATE zone SET led_by = $2
         WHERE id = $1
            AND (
                led_by IS NULL
                OR NOT EXISTS (
                    SELECT FROM operator_desk
                    JOIN operator ON operator.id = operator_desk.operator_id
                    JOIN desk ON desk.id = operator_desk.desk_id
                    WHERE desk.organisation_id = zone.led_by
                        AND operator_desk.role = 'administrator'
                        AND operator_desk.ended_at IS NULL
                        AND operator.enabled
                )
            )",
        zone,
        body,
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// A membership without dates, with the profile of the desk: `(desk, zone)`.
async fn seat(
    connection: &mut PgConnection,
    operator: Uuid,
    (desk, zone): (Uuid, Uuid),
    role: Role,
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO operator_desk (operator_id, desk_id, zone_id, role)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (operator_id, desk_id) DO UPDATE SET
            role = excluded.role,
            valid_from = NULL,
            valid_until = NULL,
            profile_id = NULL,
            absent_id = NULL,
            ended_at = NULL",
        operator,
        desk,
        zone,
        role.code(),
    )
    .execute(connection)
    .await?;
    Ok(())
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
    let row = sqlx::query!(
        "UPDATE operator SET enabled = false WHERE issuer = $1 AND subject = $2 RETURNING id, zone_id",
        issuer,
        subject,
    )
    .fetch_one(work.connection())
    .await?;
    let operator = row.id;
    let closed = sessions::close_of(work.connection(), Id::new(operator), None).await?;
    let of = (row.zone_id, operator);
    staff::by_command(&mut work, ctx, of, &Change::Disabled, "disable-operator").await?;
    audit::system(
        &mut work,
        ctx,
        Entry::new(Action::Administer, Subject::Operator, Some(operator)).because("disabled"),
    )
    .await?;
    work.commit().await?;
    Ok((Id::new(operator), closed))
}
