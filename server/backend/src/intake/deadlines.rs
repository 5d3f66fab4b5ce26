//! Days that a citizen keeps in mind: of drafts, of requests, of requests for access.

use chrono::NaiveDate;
use domain::{
    Protocollo, Text,
    actor::Citizen,
    deadline::{Deadline, Key, Kind, Place, due_in},
    intake::State,
};
use sqlx::{PgConnection, PgPool};

use super::load;
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{decode, known},
};

/// Most requests whose days are read: nobody has so many open at once.
const MOST: i64 = 500;

/// Everything that is due, the nearest day first.
pub async fn deadlines(pool: &PgPool, ctx: &Context, who: &Citizen) -> Result<Vec<Deadline>, Error> {
    read(pool, ctx, who, Action::List).await
}

/// The same, for a file that leaves the portal.
pub async fn deadlines_to_take(pool: &PgPool, ctx: &Context, who: &Citizen) -> Result<Vec<Deadline>, Error> {
    read(pool, ctx, who, Action::Export).await
}

async fn read(pool: &PgPool, ctx: &Context, who: &Citizen, action: Action) -> Result<Vec<Deadline>, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let mut deadlines = of_requests(work.connection(), ctx.today()).await?;
    deadlines.extend(of_accesses(work.connection()).await?);
    audit::citizen(&mut work, ctx, who, Entry::new(action, Subject::Intake, None).because("deadlines"))
        .await?;
    work.commit().await?;
    deadlines.sort_by_key(|deadline| (deadline.on, deadline.key));
    Ok(deadlines)
}

async fn of_requests(connection: &mut PgConnection, today: NaiveDate) -> Result<Vec<Deadline>, Error> {
    let rows = sqlx::query!(
        "SELECT intake.id, intake.service, intake.facts, version.title
         FROM intake
         JOIN service_version version ON version.id = intake.service_version_id
         WHERE intake.account_id = actor_account()
           AND intake.state IN ('draft', 'submitted', 'taken_up', 'awaiting_integration', 'notice_given')
           AND (intake.state <> 'draft' OR intake.version > 1
              OR EXISTS (SELECT FROM document WHERE document.intake_id = intake.id))
         ORDER BY intake.id
         LIMIT $1",
        MOST,
    )
    .fetch_all(connection)
    .await?;
    let mut deadlines = Vec::new();
    for row in rows {
        let state: State = decode("intake", "facts", row.facts)?;
        let title: Text = decode("service_version", "title", row.title)?;
        let place = state
            .submission()
            .map_or_else(|| Place::Service(row.service.clone()), |sent| Place::Request(sent.protocollo));
        deadlines.extend(due_in(&state, today).into_iter().map(|(kind, on)| Deadline {
            key: Key { kind, of: row.id },
            on,
            service_title: title.clone(),
            place: place.clone(),
        }));
    }
    Ok(deadlines)
}

async fn of_accesses(connection: &mut PgConnection) -> Result<Vec<Deadline>, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            file_access.id,
            file_access.due_on AS "due_on!",
            intake.protocol_year AS "protocol_year!",
            intake.protocol_number AS "protocol_number!",
            version.title
           FROM file_access
           JOIN intake ON intake.id = file_access.intake_id
           JOIN service_version version ON version.id = intake.service_version_id
           WHERE intake.account_id = actor_account() AND file_access.state IN ('asked', 'deferred')
           ORDER BY file_access.id
           LIMIT $1"#,
        MOST,
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|row| {
            let of: Option<Protocollo> = load::protocollo(row.protocol_year, row.protocol_number);
            Ok(Deadline {
                key: Key { kind: Kind::Access, of: row.id },
                on: row.due_on,
                service_title: decode("service_version", "title", row.title)?,
                place: Place::Request(known("intake", "protocol_number", of)?),
            })
        })
        .collect()
}
