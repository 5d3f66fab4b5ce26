//! A household of the demo, so that there is one to look at: a grandmother under protection, her son, and his.

use chrono::NaiveDate;
use domain::{
    Id,
    form::Certified,
    household::{Guardianship, NewHolder, NewMember},
    permission::authorise,
};
use sqlx::PgPool;

use super::{
    at_desk,
    people::{CONCETTA, VINCENZO},
};
use crate::{
    Context, Error,
    people::{self, Entered},
};

/// Somebody who lives there, with this relation to the grandmother.
fn as_what(relation: &str, from: Option<NaiveDate>) -> Result<NewMember, Error> {
    let relation =
        relation.parse().map_err(|_| Error::Corrupt { table: "household_member", column: "seed" })?;
    Ok(NewMember { relation, cohabiting: true, authority: false, protection: None, from, to: None })
}

fn ciro() -> Certified {
    Certified {
        given_name: "Ciro".to_owned(),
        family_name: "Esposito".to_owned(),
        birth_date: "2014-09-19".parse().ok(),
        ..Certified::default()
    }
}

/// Writes the household down, once. Comes after [`super::people`], with the same `issuer` as [`super::demo`]. Never in
/// production.
pub async fn family(owner: &PgPool, ctx: &Context, issuer: &str) -> Result<(), Error> {
    let (concetta, vincenzo) = (Id::new(CONCETTA), Id::new(VINCENZO));
    let Some(chiara) = at_desk(owner, ctx, issuer, "chiara.moretti").await? else { return Ok(()) };
    if !people::households(owner, ctx, authorise(&chiara)?, concetta).await?.rows().is_empty() {
        return Ok(());
    }
    let Entered::New(ciro) = people::enter(owner, ctx, authorise(&chiara)?, &ciro(), true).await? else {
        return Ok(());
    };
    let by = Some(NewHolder::Known(vincenzo));
    let protection = Some((Guardianship::Support, by));
    let first = NewMember { protection, ..as_what("1", NaiveDate::from_ymd_opt(1998, 3, 1))? };
    people::open_household(owner, ctx, authorise(&chiara)?, concetta, first, 0).await?;
    let family = people::households(owner, ctx, authorise(&chiara)?, concetta).await?;
    let Some(household) = family.households().into_iter().next() else {
        return Ok(());
    };
    let son = NewMember { authority: true, ..as_what("3", NaiveDate::from_ymd_opt(1998, 3, 1))? };
    let grandson = as_what("4", NaiveDate::from_ymd_opt(2014, 9, 19))?;
    for (person, member) in [(vincenzo, son), (ciro, grandson)] {
        people::join_household(owner, ctx, authorise(&chiara)?, household, person, member).await?;
    }
    Ok(())
}
