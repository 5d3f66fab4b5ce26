//! What a desk wants in a card before it is completed: what holds everywhere came with the program, the rest is
//! added and ended by the administrators of its body, or of the one that answers for it. A rule is never changed, only
//! ended: what was before stands beside it, with who ended it and why.

use domain::{
    Id,
    actor::{Desk, DeskRef},
    card::parts::{KeptRule, Place, Reasoned, Rule, When},
    permission::{Grant, ManageRules},
    staff::DeskChoice,
};
use sqlx::PgPool;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{broken_constraint, known},
};

/// A rule out of its columns.
pub(super) fn rule(part: &str, field: &str, or_field: Option<&str>, holds: &str) -> Result<Rule, Error> {
    let place = known("card_rule", "part", Place::from_code(part))?;
    Ok(Rule {
        place,
        field: known("card_rule", "field", place.field(field))?,
        or: or_field.map(|code| known("card_rule", "or_field", place.field(code))).transpose()?,
        when: known("card_rule", "holds", When::from_code(holds))?,
    })
}

/// The desks whose rules the operator adds and ends, by body and name.
pub async fn rule_desks(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageRules>,
) -> Result<Vec<DeskChoice>, Error> {
    let mut work = Work::operator(pool, grant.operator()).await?;
    let rows = sqlx::query!(
        "SELECT desk.id, desk.name, organisation.name AS organisation
         FROM desk
         JOIN organisation ON organisation.id = desk.organisation_id
         WHERE desk.id IN (SELECT reached_desks($1))
         ORDER BY organisation.name, desk.name, desk.id",
        ctx.today(),
    )
    .fetch_all(work.connection())
    .await?;
    let desks = rows.into_iter().map(|row| DeskChoice {
        desk: DeskRef { id: Id::new(row.id), name: row.name },
        organisation: row.organisation,
    });
    Ok(desks.collect())
}

/// Refuses a desk that others answer for.
async fn within_reach(work: &mut Work, ctx: &Context, desk: Id<Desk>) -> Result<(), Error> {
    sqlx::query_scalar!(
        "SELECT id FROM desk WHERE id = $1 AND id IN (SELECT reached_desks($2))",
        desk.uuid(),
        ctx.today(),
    )
    .fetch_one(work.connection())
    .await?;
    Ok(())
}

/// Every rule of a desk, those that were ended too, in the order of the card. The look is in the audit log.
///
/// # Errors
/// [`Error::NotFound`] for a desk that others answer for.
pub async fn kept_rules(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageRules>,
    desk: Id<Desk>,
) -> Result<Vec<KeptRule>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    within_reach(&mut work, ctx, desk).await?;
    let rows = sqlx::query!(
        r#"SELECT id, desk_id IS NULL AS "everywhere!", part, field, or_field, holds,
            added_by_name, added_at, added_why, ended_by, ended_at, ended_why
           FROM card_rule
           WHERE desk_id IS NULL OR desk_id = $1
           ORDER BY ended_at DESC NULLS FIRST, added_at, field, holds"#,
        desk.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    let entry = Entry::new(Action::List, Subject::CardRule, None);
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    let mut rules = Vec::with_capacity(rows.len());
    for row in rows {
        let added = row.added_by_name.zip(row.added_at).zip(row.added_why);
        let ended = row.ended_by.zip(row.ended_at).zip(row.ended_why);
        rules.push(KeptRule {
            id: Id::new(row.id),
            everywhere: row.everywhere,
            rule: rule(&row.part, &row.field, row.or_field.as_deref(), &row.holds)?,
            added: added.map(|((by, at), why)| Reasoned { by, at, why }),
            ended: ended.map(|((by, at), why)| Reasoned { by, at, why }),
        });
    }
    // The order of the card, which the database does not know; what was ended last stays first.
    rules.sort_by_key(|kept| kept.rule.place);
    Ok(rules)
}

/// Adds a rule to a desk.
///
/// # Errors
/// [`Error::NotFound`] for a desk that others answer for; [`Error::Stale`] when the same rule holds already, at the desk
/// or everywhere.
pub async fn add_rule(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageRules>,
    desk: Id<Desk>,
    rule: &Rule,
    why: &str,
) -> Result<(), Error> {
    let mut work = Work::operator(pool, grant.operator()).await?;
    add_rule_within(&mut work, ctx, grant, desk, rule, why).await?;
    work.commit().await
}

/// The rules that hold at the desk at which the administrator sits, its own (true) and those that hold everywhere. For
/// the file of the configuration.
pub(crate) async fn rules_in_force(work: &mut Work) -> Result<Vec<(Rule, bool)>, Error> {
    let rows = sqlx::query!(
        r#"SELECT part, field, or_field, holds, desk_id IS NOT NULL AS "own!"
           FROM card_rule
           WHERE ended_at IS NULL AND (desk_id IS NULL OR desk_id = actor_desk())
           ORDER BY part, field, holds, id"#,
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter()
        .map(|row| Ok((rule(&row.part, &row.field, row.or_field.as_deref(), &row.holds)?, row.own)))
        .collect()
}

/// Adds a rule within a transaction.
pub(crate) async fn add_rule_within(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageRules>,
    desk: Id<Desk>,
    rule: &Rule,
    why: &str,
) -> Result<(), Error> {
    let operator = grant.operator();
    within_reach(work, ctx, desk).await?;
    let there = sqlx::query_scalar!(
        r#"SELECT EXISTS (
            SELECT FROM card_rule
            WHERE part = $1 AND field = $2 AND holds = $3 AND ended_at IS NULL
                AND (desk_id IS NULL OR desk_id = $4)
           ) AS "there!""#,
        rule.place.code(),
        rule.field.code,
        rule.when.code(),
        desk.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    if there {
        return Err(Error::Stale);
    }
    let id = ctx.id();
    // Another administrator may do the same at this moment: the index lets one of them.
    sqlx::query!(
        "INSERT INTO card_rule
            (id, desk_id, part, field, or_field, holds, added_by, added_by_name, added_at, added_why)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        id,
        desk.uuid(),
        rule.place.code(),
        rule.field.code,
        rule.or.map(|or| or.code),
        rule.when.code(),
        operator.me.id.uuid(),
        operator.me.name,
        ctx.now,
        why,
    )
    .execute(work.connection())
    .await
    .map_err(stale_if_there)?;
    let entry = Entry::new(Action::Change, Subject::CardRule, Some(id)).because("added");
    audit::operator(work, ctx, operator, entry).await
}

fn stale_if_there(error: sqlx::Error) -> Error {
    if broken_constraint(&error) == Some("card_rule_once") { Error::Stale } else { error.into() }
}

/// Ends a rule of a desk. What holds everywhere is no rule of a desk.
///
/// # Errors
/// [`Error::NotFound`] when no desk that the operator answers for has such a rule, [`Error::Stale`] when it was ended
/// already.
pub async fn end_rule(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageRules>,
    id: Id<KeptRule>,
    why: &str,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let ended = sqlx::query_scalar!(
        r#"SELECT ended_at IS NOT NULL AS "ended!" FROM card_rule
           WHERE id = $1 AND desk_id IN (SELECT reached_desks($2))
           FOR UPDATE"#,
        id.uuid(),
        ctx.today(),
    )
    .fetch_one(work.connection())
    .await?;
    if ended {
        return Err(Error::Stale);
    }
    sqlx::query!(
        "UPDATE card_rule SET ended_by = $2, ended_at = $3, ended_why = $4 WHERE id = $1",
        id.uuid(),
        operator.me.name,
        ctx.now,
        why,
    )
    .execute(work.connection())
    .await?;
    let entry = Entry::new(Action::Change, Subject::CardRule, Some(id.uuid())).because("ended");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await
}
