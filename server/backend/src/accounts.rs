//! Citizens' accounts: made by the first sign-in, refreshed by every other one.

use domain::{
    Id,
    actor::{Account, Citizen, Level},
    form::Certified,
    service::Applicant,
};
use sqlx::PgPool;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::encode,
};

/// Who signed in, as the identity provider certified it. The key is never the NameID, which changes.
#[derive(Debug, Clone)]
pub struct SignedIn<'a> {
    /// Data about the person.
    pub certified: &'a Certified,
    /// Identifier given by the eIDAS node, for people without a codice fiscale.
    pub eidas_id: Option<&'a str>,
    /// Assurance level reached.
    pub level: Level,
}

/// Finds or makes the account.
///
/// # Errors
/// [`Error::Incomplete`] when the identity has neither a codice fiscale nor an eIDAS identifier.
pub async fn sign_in(pool: &PgPool, ctx: &Context, who: SignedIn<'_>) -> Result<Citizen, Error> {
    let mut work = Work::system(pool).await?;
    let citizen = enter(&mut work, ctx, who).await?;
    work.commit().await?;
    Ok(citizen)
}

/// The same within a transaction of the portal, that its caller has to keep.
///
/// # Errors
/// As [`sign_in`].
pub async fn enter(work: &mut Work, ctx: &Context, who: SignedIn<'_>) -> Result<Citizen, Error> {
    let fiscal_code = who.certified.fiscal_code.as_ref().map(|code| code.canonical().to_string());
    let eidas_id = if fiscal_code.is_some() { None } else { who.eidas_id };
    if fiscal_code.is_none() && eidas_id.is_none() {
        return Err(Error::Incomplete);
    }
    let account = sqlx::query_scalar!(
        "WITH updated AS (
            UPDATE account
            SET certified = $4, signed_in_at = $5
            WHERE fiscal_code = $2 OR eidas_id = $3
            RETURNING id
         ), inserted AS (
            INSERT INTO account (id, fiscal_code, eidas_id, certified, created_at, signed_in_at)
            SELECT $1, $2, $3, $4, $5, $5
            WHERE NOT EXISTS (SELECT FROM updated)
            ON CONFLICT (fiscal_code) DO UPDATE SET certified = $4, signed_in_at = $5
            RETURNING id
         )
         SELECT id AS \"id!\" FROM updated UNION ALL SELECT id FROM inserted",
        ctx.id(),
        fiscal_code,
        eidas_id,
        encode("account", "certified", who.certified)?,
        ctx.now,
    )
    .fetch_one(work.connection())
    .await?;
    let citizen = Citizen {
        account: Id::<Account>::new(account),
        certified: who.certified.clone(),
        level: who.level,
        // Whoever asked for more than a person says so in the session (see the doors).
        entered_as: Applicant::Person,
        signed_in_at: ctx.now,
    };
    audit::citizen(work, ctx, &citizen, Entry::new(Action::SignIn, Subject::Account, Some(account))).await?;
    Ok(citizen)
}
