//! A copy of everything the portal holds about a citizen.

use chrono::TimeDelta;
use domain::{
    actor::Citizen,
    personal::{Dossier, DossierAppointment, DossierSignature},
};
use serde_json::Value;
use sqlx::PgPool;

use super::{
    accesses::{last_accesses, notices_of},
    own_people::own_people,
    profile::{find, note},
    records::records,
};
use crate::{Context, Error, Work, appointments, audit::Action, intake, privacy};

/// Copies that one person may take within a day.
pub const EXPORTS_A_DAY: u8 = 5;
/// Looks of desks that a copy tells of: the last years of anybody.
const ACCESSES: i64 = 5000;

/// A file that goes into the archive.
#[derive(Debug, Clone)]
pub struct FileToPack {
    /// Its path within the archive.
    pub path: String,
    /// Where its content is, in the words of the object store.
    pub stored: Value,
    /// Bytes.
    pub size: u64,
}

/// What goes into the archive.
#[derive(Debug, Clone)]
pub struct Packed {
    /// The facts.
    pub dossier: Dossier,
    /// The files.
    pub files: Vec<FileToPack>,
}

/// Collects everything. It is written down that a copy was taken, before it is.
///
/// # Errors
/// [`Error::LimitReached`] after [`EXPORTS_A_DAY`] within a day.
pub async fn export(pool: &PgPool, ctx: &Context, who: &Citizen) -> Result<Packed, Error> {
    let mut work = Work::citizen(pool, who).await?;
    count(&mut work, ctx, who).await?;
    let profile = find(work.connection(), who.account.uuid()).await?;
    let notices = notices_of(work.connection()).await?;
    let everything = intake::everything(work.connection()).await?;
    let booked = appointments::all_within(work.connection(), ctx.today()).await?;
    note(&mut work, ctx, who, Action::Export, "all_data").await?;
    work.commit().await?;
    let people = own_people(pool, who).await?;
    let mut portal = Work::system(pool).await?;
    let accesses = last_accesses(portal.connection(), (who.account.uuid(), &people), ACCESSES).await?;
    let signed = privacy::signed(portal.connection(), who.account.uuid(), &people).await?;
    let records = records(pool, ctx, who).await?;
    let (mut requests, mut files) = (Vec::new(), Vec::new());
    for one in everything {
        requests.push(one.request);
        files.extend(one.files);
    }
    let dossier = Dossier {
        made_at: ctx.now,
        certified: who.certified.clone(),
        profile,
        requests,
        records,
        appointments: booked.into_iter().map(DossierAppointment::from).collect(),
        notices,
        signatures: signed.iter().map(DossierSignature::from).collect(),
        accesses,
    };
    Ok(Packed { dossier, files })
}

async fn count(work: &mut Work, ctx: &Context, who: &Citizen) -> Result<(), Error> {
    let account = who.account.uuid();
    sqlx::query_scalar!("SELECT id FROM account WHERE id = $1 FOR UPDATE", account)
        .fetch_one(work.connection())
        .await?;
    let taken = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM data_export WHERE account_id = $1 AND at > $2"#,
        account,
        ctx.now - TimeDelta::days(1),
    )
    .fetch_one(work.connection())
    .await?;
    if taken >= i64::from(EXPORTS_A_DAY) {
        return Err(Error::LimitReached);
    }
    sqlx::query!(
        "INSERT INTO data_export (id, account_id, at) VALUES ($1, $2, $3)",
        ctx.id(),
        account,
        ctx.now,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}
