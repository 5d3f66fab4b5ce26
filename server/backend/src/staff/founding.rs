//! The first zone of an installation, with a body, a desk and the profile of that desk. Administrators open the rest.

use std::collections::BTreeMap;

use domain::{
    codes::Validity,
    staff::{Change, DeskKind, DeskText},
    zone::{BodyKind, BodyText, OpenedDesk},
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::history::{self, Of};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
};

/// What the profile is called; true whatever it shows later.
const PROFILE: &str = "Profilo iniziale";

/// Why, as the history tells it.
const COMMAND: &str = "found-zone";

/// What an installation begins with, as it is named on the command line.
#[derive(Debug, Clone, Copy)]
pub struct Founding<'a> {
    /// Name of the zone.
    pub zone: &'a str,
    /// Name of its first body.
    pub body: &'a str,
    /// Name of the desk of that body.
    pub desk: &'a str,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Founded {
    /// They are there from now on.
    Now,
    /// They were there: nothing was written.
    Before,
    /// There is a zone, and not with these three names: nothing was written.
    Refused {
        /// What it is called.
        zone: String,
    },
}

/// Identifiers of what is founded.
struct New {
    zone: Uuid,
    body: Uuid,
    profile: Uuid,
    desk: Uuid,
}

/// Writes down the first zone, with a body and a desk whose profile hides every group: masks are opened by four eyes. Run
/// with the owner's connection: the server's role cannot.
pub async fn found_zone(owner: &PgPool, ctx: &Context, names: Founding<'_>) -> Result<Founded, Error> {
    let mut work = Work::system(owner).await?;
    // Of two at once the second finds what the first wrote.
    sqlx::query!("SELECT pg_advisory_xact_lock(7404)").execute(work.connection()).await?;
    let first = sqlx::query_scalar!("SELECT name FROM zone ORDER BY id LIMIT 1")
        .fetch_optional(work.connection())
        .await?;
    if let Some(zone) = first {
        let same = are_there(work.connection(), names).await?;
        return Ok(if same { Founded::Before } else { Founded::Refused { zone } });
    }
    let new = New { zone: ctx.id(), body: ctx.id(), profile: ctx.id(), desk: ctx.id() };
    let (body, desk) = texts(names);
    insert(work.connection(), &new, names.zone, (&body, &desk)).await?;
    write_down(&mut work, ctx, &new, (body, desk)).await?;
    work.commit().await?;
    Ok(Founded::Now)
}

/// What is written of the body and of the desk. The rest is for administrators to write.
fn texts(names: Founding<'_>) -> (BodyText, OpenedDesk) {
    let body = BodyText {
        name: names.body.to_owned(),
        kind: BodyKind::Municipality,
        belfiore: None,
        ipa: None,
        phone: String::new(),
        email: String::new(),
        sectors: Vec::new(),
    };
    let text = DeskText { name: names.desk.to_owned(), names: BTreeMap::new(), description: String::new() };
    let desk = OpenedDesk {
        text,
        kind: DeskKind::General,
        organisation: names.body.to_owned(),
        profile: PROFILE.to_owned(),
        open: Validity::default(),
    };
    (body, desk)
}

/// Whether there is such a desk of such a body of such a zone.
async fn are_there(connection: &mut PgConnection, names: Founding<'_>) -> Result<bool, Error> {
    let there = sqlx::query_scalar!(
        r#"SELECT EXISTS (
            SELECT FROM desk
            JOIN organisation ON organisation.id = desk.organisation_id
            JOIN zone ON zone.id = desk.zone_id
            WHERE zone.name = $1 AND organisation.name = $2 AND desk.name = $3
           ) AS "there!""#,
        names.zone,
        names.body,
        names.desk,
    )
    .fetch_one(connection)
    .await?;
    Ok(there)
}

async fn insert(
    connection: &mut PgConnection,
    new: &New,
    zone: &str,
    (body, desk): (&BodyText, &OpenedDesk),
) -> Result<(), Error> {
    sqlx::query!("INSERT INTO zone (id, name) VALUES ($1, $2)", new.zone, zone)
        .execute(&mut *connection)
        .await?;
    sqlx::query!(
        "INSERT INTO organisation (id, zone_id, name, kind) VALUES ($1, $2, $3, $4)",
        new.body,
        new.zone,
        body.name,
        body.kind.code(),
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!(
        "INSERT INTO profile (id, zone_id, name, mask) VALUES ($1, $2, $3, mask_groups())",
        new.profile,
        new.zone,
        desk.profile,
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!(
        "INSERT INTO desk (id, zone_id, organisation_id, profile_id, name, kind)
         VALUES ($1, $2, $3, $4, $5, $6)",
        new.desk,
        new.zone,
        new.body,
        new.profile,
        desk.text.name,
        desk.kind.code(),
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// In the history of the records and in the audit, as of whatever is opened later.
async fn write_down(
    work: &mut Work,
    ctx: &Context,
    new: &New,
    (body, desk): (BodyText, OpenedDesk),
) -> Result<(), Error> {
    let added = Change::Body { before: None, after: body };
    history::of_command(work, ctx, (new.zone, Of::Organisation(new.body)), &added, COMMAND).await?;
    let opened = Change::Opened { after: desk };
    history::of_command(work, ctx, (new.zone, Of::Desk(new.desk)), &opened, COMMAND).await?;
    let subjects = [Subject::Organisation, Subject::Profile, Subject::Desk];
    for (subject, id) in subjects.into_iter().zip([new.body, new.profile, new.desk]) {
        let entry = Entry::new(Action::Administer, subject, Some(id)).in_zone(new.zone).because("created");
        audit::system(work, ctx, entry).await?;
    }
    Ok(())
}
