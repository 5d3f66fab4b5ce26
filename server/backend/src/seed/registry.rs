//! The registry of the demo's municipality: the people whom its desks know already, some of whom moved, died or are
//! written otherwise. Invented, as they are.

use std::io::Cursor;

use chrono::TimeDelta;
use domain::person::registry::Outcome;
use sqlx::PgPool;

use super::ZONE;
use crate::{
    Context, Error,
    people::registry::{ImportError, Rules, Target, import},
};

const FILE: &str = include_str!("../../../../migrations/seed/registry/pontelaro.csv");

/// Imports the registry of the demo's municipality, as of the night before. Comes after [`super::demo`]. Never in
/// production.
pub async fn registry(owner: &PgPool, ctx: &Context) -> Result<(), Error> {
    const BROKEN: Error = Error::Corrupt { table: "registry_person", column: "seed" };
    let target = Target {
        zone: ZONE,
        municipality: "M990".parse().map_err(|_| BROKEN)?,
        as_of: ctx.now - TimeDelta::hours(8),
        by: "Dati della dimostrazione".to_owned(),
    };
    // No line of it may be wrong.
    let rules = Rules { percent: 0, ..Rules::default() };
    match import(owner, ctx, &target, rules, &mut Cursor::new(FILE)).await {
        Ok(report) if report.outcome == Outcome::Taken => Ok(()),
        Ok(_) | Err(ImportError::File(_)) => Err(BROKEN),
        Err(ImportError::Backend(error)) => Err(error),
    }
}
