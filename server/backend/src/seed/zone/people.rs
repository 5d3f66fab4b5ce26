//! The people of the zone.

use chrono::{Datelike, Days, NaiveDate, TimeDelta};
use domain::FiscalCode;
use sqlx::PgPool;
use uuid::Uuid;

use super::{
    super::ZONE,
    Dice, PEOPLE, Seat, after,
    names::{FAMILIES, MEN, WOMEN},
};
use crate::{Context, Error, Work, people};

const MANY: usize = 300;
/// Streets that exist in no town in particular.
const STREETS: [&str; 8] = [
    "Via dei Tigli",
    "Via del Mulino",
    "Piazza della Fonte",
    "Via delle Ginestre",
    "Viale della Stazione",
    "Via San Rocco",
    "Vicolo Stretto",
    "Via dell’Argine",
];
const TOWNS: [&str; 3] = ["Roccaspina", "Pontelaro", "Vallescura"];
/// Letters of the months in a codice fiscale (D.M. 23/12/1976).
const MONTHS: [char; 12] = ['A', 'B', 'C', 'D', 'E', 'H', 'L', 'M', 'P', 'R', 'S', 'T'];

/// Somebody of the zone.
pub(super) struct Someone {
    pub id: Uuid,
    pub given: &'static str,
    pub family: &'static str,
    pub code: Option<FiscalCode>,
    pub born: NaiveDate,
    pub town: &'static str,
    woman: bool,
}

/// The whole codice fiscale of these letters, of somebody born where no municipality is.
fn code((family, given): (&str, &str), born: NaiveDate, woman: bool) -> Option<FiscalCode> {
    let month = MONTHS.get(usize::try_from(born.month0()).ok()?)?;
    let day = born.day() + if woman { 40 } else { 0 };
    let body = format!("{family}{given}{:02}{month}{day:02}M989", born.year().rem_euclid(100));
    ('A'..='Z').find_map(|end| format!("{body}{end}").parse().ok())
}

fn someone(dice: &mut Dice, place: usize, today: NaiveDate) -> Option<Someone> {
    let woman = dice.roll(2) == 0;
    let (given, of_given) = *dice.pick(if woman { &WOMEN } else { &MEN })?;
    let (family, of_family) = *dice.pick(&FAMILIES)?;
    let born = today - Days::new(u64::try_from(dice.days(365, 33_000)).ok()?);
    // One in four has none yet, or nobody asked.
    let code = if dice.roll(4) == 0 { None } else { code((of_family, of_given), born, woman) };
    let town = *dice.pick(&TOWNS)?;
    Some(Someone { id: after(PEOPLE, place), given, family, code, born, town, woman })
}

/// Writes them down at the desks that first met them, in one statement.
pub(super) async fn add(
    owner: &PgPool,
    ctx: &Context,
    dice: &mut Dice,
    seats: &[Seat],
) -> Result<Vec<Someone>, Error> {
    let people: Vec<Someone> = (0..MANY).filter_map(|place| someone(dice, place, ctx.today())).collect();
    let mut rows = Rows::default();
    for (place, one) in people.iter().enumerate() {
        let Some(seat) = seats.get(place % seats.len().max(1)) else { continue };
        rows.ids.push(one.id);
        rows.given.push(one.given.to_owned());
        rows.family.push(one.family.to_owned());
        rows.codes.push(one.code.as_ref().map(ToString::to_string).unwrap_or_default());
        rows.born.push(one.born);
        rows.sex.push(if one.woman { "F" } else { "M" }.to_owned());
        let phone = format!("389 010 {:04}", 1000 + place);
        rows.phones.push(if dice.roll(3) == 0 { String::new() } else { phone });
        let street = dice.pick(&STREETS).copied().unwrap_or_default();
        rows.residences.push(format!("{street} {}, {}", 1 + dice.roll(60), one.town));
        rows.at.push(ctx.now - TimeDelta::days(dice.days(1, 360)));
        rows.by.push(seat.operator.me.id.uuid());
    }
    rows.write(owner).await?;
    people::index(owner).await?;
    Ok(people)
}

#[derive(Default)]
struct Rows {
    ids: Vec<Uuid>,
    given: Vec<String>,
    family: Vec<String>,
    codes: Vec<String>,
    born: Vec<NaiveDate>,
    sex: Vec<String>,
    phones: Vec<String>,
    residences: Vec<String>,
    at: Vec<chrono::DateTime<chrono::Utc>>,
    by: Vec<Uuid>,
}

impl Rows {
    async fn write(&self, owner: &PgPool) -> Result<(), Error> {
        let mut work = Work::zone(owner, ZONE).await?;
        sqlx::query!(
            "INSERT INTO person
                (id, zone_id, given_name, family_name, fiscal_code, fiscal_code_canonical, birth_date, sex, phone,
                 residence, created_at, created_by)
             SELECT id, $1, given, family, nullif(code, ''), nullif(code, ''), born, sex, nullif(phone, ''),
                residence, at, by
             FROM unnest(
                $2::uuid[], $3::text[], $4::text[], $5::text[], $6::date[], $7::text[], $8::text[], $9::text[],
                $10::timestamptz[], $11::uuid[])
                AS made (id, given, family, code, born, sex, phone, residence, at, by)
             ON CONFLICT (id) DO NOTHING",
            ZONE,
            &self.ids,
            &self.given,
            &self.family,
            &self.codes,
            &self.born,
            &self.sex,
            &self.phones,
            &self.residences,
            &self.at,
            &self.by,
        )
        .execute(work.connection())
        .await?;
        work.commit().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_the_zone_is_one_and_fits_its_bearer() {
        let mut dice = Dice::new(2026);
        let today: NaiveDate = "2026-11-20".parse().unwrap();
        let people: Vec<Someone> = (0..MANY).filter_map(|place| someone(&mut dice, place, today)).collect();
        assert_eq!(people.len(), MANY);
        let mut codes: Vec<String> = Vec::new();
        for one in &people {
            assert!(one.born < today);
            let Some(code) = &one.code else { continue };
            assert!(code.matches_names(one.family, one.given), "{} {} {code}", one.given, one.family);
            assert_eq!(code.canonical(), *code);
            codes.push(code.to_string());
        }
        assert!(codes.len() > MANY / 2);
        let all = codes.len();
        codes.sort();
        codes.dedup();
        assert_eq!(codes.len(), all, "each once");
    }
}
