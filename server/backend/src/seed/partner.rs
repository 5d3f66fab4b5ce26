//! A second body of the demo's zone, with a provider of its own, and an operator known by codice fiscale.

use sqlx::PgPool;
use uuid::{Uuid, uuid};

use super::{FOREIGNERS_DESK, GENERAL_PROFILE, ZONE, add_body, add_desk, add_operator};
use crate::{Context, Error, Work, operators::FISCAL_CODE};

/// Name of the second body.
pub const PARTNER: &str = "Comune di Vallescura";

const ORGANISATION: Uuid = uuid!("0f000000-0000-7000-8000-000000000012");
const DESK: Uuid = uuid!("0f000000-0000-7000-8000-000000000015");

/// Zoran of the demo's SPID provider, who also works at a desk.
const BY_FISCAL_CODE: (&str, &str, bool, Uuid, &str) =
    ("DRDZRN84P17M990I", "Zoran Đorđević", true, FOREIGNERS_DESK, "front_desk");

/// Fills in the second body: a desk, and an operator whom `issuer`, where there is one, vouches for.
/// Comes after [`super::demo`]. Never in production.
pub async fn partner(owner: &PgPool, ctx: &Context, issuer: Option<&str>) -> Result<(), Error> {
    let mut work = Work::system(owner).await?;
    add_body(work.connection(), ORGANISATION, ZONE, PARTNER).await?;
    let of = (ZONE, ORGANISATION, GENERAL_PROFILE);
    add_desk(work.connection(), DESK, of, "Sportello sociale di Vallescura").await?;
    if let Some(issuer) = issuer {
        let irene = ("irene.galli", "Irene Galli", true, DESK, "front_desk");
        add_operator(work.connection(), ctx, issuer, irene).await?;
    }
    add_operator(work.connection(), ctx, FISCAL_CODE, BY_FISCAL_CODE).await?;
    work.commit().await
}
