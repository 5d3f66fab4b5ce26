//! The people of the zone.

use chrono::{Datelike, Days, NaiveDate, TimeDelta};
use domain::FiscalCode;
use sqlx::PgPool;
use uuid::Uuid;

use super::{
    super::ZONE,
    Dice, PEOPLE, Seat, after,
    names::{FAMILIES, MEN, WOMEN},
    origins::{Origin, Permit},
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

/// With whom somebody lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    Alone,
    Couple,
    /// Parents with children, or a child with its parents.
    CoupleWithChildren,
    OneParent,
    Extended,
    /// With people who are no relatives.
    Shared,
}

impl Home {
    /// Code of the table of households.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Alone => "solo",
            Self::Couple => "coppia",
            Self::CoupleWithChildren => "coppia_figli",
            Self::OneParent => "monogenitore",
            Self::Extended => "estesa",
            Self::Shared => "non_parenti",
        }
    }

    /// As it may be at an age.
    const fn at(age: u32) -> &'static [Self] {
        match age {
            0..=17 => &[Self::CoupleWithChildren, Self::CoupleWithChildren, Self::OneParent, Self::Extended],
            18..=26 => &[Self::CoupleWithChildren, Self::Shared, Self::Alone, Self::Alone],
            27..=66 => &[
                Self::Alone,
                Self::Alone,
                Self::Couple,
                Self::CoupleWithChildren,
                Self::CoupleWithChildren,
                Self::OneParent,
                Self::Extended,
                Self::Shared,
            ],
            _ => &[Self::Alone, Self::Alone, Self::Couple, Self::Couple, Self::Extended],
        }
    }
}

/// A title of stay.
pub(super) struct Stay {
    pub permit: Permit,
    pub expires: NaiveDate,
    /// Year of the first arrival.
    pub arrived: i32,
}

/// One in six titles is about to end, and one in six is over.
fn stay(dice: &mut Dice, origin: &Origin, (born, today): (NaiveDate, NaiveDate)) -> Option<Stay> {
    let permit = origin.permit(dice)?;
    let days = match dice.roll(6) {
        0 => dice.days(4, 28),
        1 => -dice.days(5, 90),
        _ => dice.days(60, 700),
    };
    let expires = today.checked_add_signed(TimeDelta::days(days))?;
    let arrived = (today.year() - i32::try_from(dice.roll(18)).ok()?).max(born.year());
    Some(Stay { permit, expires, arrived })
}

/// Somebody of the zone.
pub(super) struct Someone {
    pub id: Uuid,
    pub given: &'static str,
    pub family: &'static str,
    pub code: Option<FiscalCode>,
    pub born: NaiveDate,
    pub age: u32,
    pub town: &'static str,
    pub woman: bool,
    /// Where they come from who are no Italians.
    pub origin: Option<&'static Origin>,
    /// By which title, where they are of age.
    pub stay: Option<Stay>,
    pub home: Home,
    /// Children who are minors.
    pub minors: u64,
}

/// Who comes to the desk of this place, in years: to each desk those whom it is for.
const fn ages(place: usize) -> (u64, u64) {
    match place % 8 {
        1 => (19, 58),
        3 => (19, 72),
        4 => (58, 94),
        5 => (40, 94),
        6 => (19, 63),
        7 => (18, 84),
        _ => (6, 90),
    }
}

/// The whole codice fiscale of these letters, of somebody born in a place with this code.
fn code((family, given): (&str, &str), born: NaiveDate, (woman, place): (bool, &str)) -> Option<FiscalCode> {
    let month = MONTHS.get(usize::try_from(born.month0()).ok()?)?;
    let day = born.day() + if woman { 40 } else { 0 };
    let body = format!("{family}{given}{:02}{month}{day:02}{place}", born.year().rem_euclid(100));
    ('A'..='Z').find_map(|end| format!("{body}{end}").parse().ok())
}

/// Whoever is at this place. At the desk for foreigners everybody comes from elsewhere, at the others some do.
pub(super) fn someone(dice: &mut Dice, place: usize, today: NaiveDate) -> Option<Someone> {
    let woman = dice.roll(2) == 0;
    let comes_from_elsewhere = dice.roll(8) == 0 || place % 8 == 1;
    let origin = if comes_from_elsewhere { Origin::pick(dice) } else { None };
    let (given, of_given) = match origin {
        Some(origin) => *dice.pick(origin.given(woman))?,
        None => *dice.pick(if woman { &WOMEN } else { &MEN })?,
    };
    let (family, of_family) = *dice.pick(origin.map_or(FAMILIES.as_slice(), |origin| origin.families))?;
    let (least, most) = ages(place);
    let born = today - Days::new(u64::try_from(dice.days(least * 366, most * 365)).ok()?);
    let age = today.years_since(born)?;
    // One in four has none yet, or nobody asked.
    let none = dice.roll(4) == 0;
    let birth_place = origin.map_or("M989", |origin| origin.country);
    let code = if none { None } else { code((of_family, of_given), born, (woman, birth_place)) };
    let town = *dice.pick(&TOWNS)?;
    let home = *dice.pick(Home::at(age))?;
    let has_children = matches!(home, Home::CoupleWithChildren | Home::OneParent) && (24..=55).contains(&age);
    let stay = origin.filter(|_| age >= 18).and_then(|origin| stay(dice, origin, (born, today)));
    let minors = if has_children { 1 + dice.roll(3) } else { 0 };
    Some(Someone {
        id: after(PEOPLE, place),
        given,
        family,
        code,
        born,
        age,
        town,
        woman,
        origin,
        stay,
        home,
        minors,
    })
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
        rows.desks.push(seat.desk);
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
    desks: Vec<Uuid>,
}

impl Rows {
    async fn write(&self, owner: &PgPool) -> Result<(), Error> {
        let mut work = Work::zone(owner, ZONE).await?;
        sqlx::query!(
            "INSERT INTO person
                (id, zone_id, given_name, family_name, fiscal_code, fiscal_code_canonical, birth_date, sex, phone,
                 residence, created_at, created_by, created_desk_id)
             SELECT id, $1, given, family, nullif(code, ''), nullif(code, ''), born, sex, nullif(phone, ''),
                residence, at, by, desk
             FROM unnest(
                $2::uuid[], $3::text[], $4::text[], $5::text[], $6::date[], $7::text[], $8::text[], $9::text[],
                $10::timestamptz[], $11::uuid[], $12::uuid[])
                AS made (id, given, family, code, born, sex, phone, residence, at, by, desk)
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
            &self.desks,
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
