//! Who of the registry may be the applicant. Suggested with reasons, never linked silently.

use chrono::NaiveDate;
use domain::{
    Id,
    actor::Operator,
    form::Certified,
    mask::Group,
    person::{Match, Reason},
};
use uuid::Uuid;

use super::record::Facts;
use crate::{Error, Work};

/// Most people suggested.
const SUGGESTED: i64 = 5;

/// From this similarity on, two names are alike (trigrams, 0 to 1).
const ALIKE: f32 = 0.45;

/// People of the registry who may be this one: same codice fiscale, or like name and same birth date.
pub(crate) async fn matches(
    work: &mut Work,
    operator: &Operator,
    who: &Certified,
) -> Result<Vec<Match>, Error> {
    // Reasons such as "same name" would say what a hidden identity is.
    if operator.mask.hides(Group::Identity) {
        return Ok(Vec::new());
    }
    let code = who.fiscal_code.as_ref().map(|code| code.canonical().to_string());
    let rows = sqlx::query!(
        r#"SELECT
            person.id,
            given_name,
            family_name,
            fiscal_code,
            birth_date,
            birth_place,
            sex,
            email,
            phone,
            residence,
            created_at,
            (fiscal_code_canonical = $1) AS same_code,
            (search = searchable($2)) AS "same_name!",
            similarity(search, searchable($2)) AS "alike!",
            (SELECT count(*) FROM card WHERE card.person_id = person.id) AS "cards!",
            last.id AS "card_id?",
            last.access_on AS "card_on?"
           FROM person
           LEFT JOIN LATERAL (
              SELECT id, access_on FROM card
              WHERE card.person_id = person.id
              ORDER BY access_on DESC, id
              LIMIT 1
           ) last ON true
           WHERE zone_id = $3
             AND (fiscal_code_canonical = $1
                  OR (birth_date = $4 AND similarity(search, searchable($2)) >= $5))
           ORDER BY (fiscal_code_canonical = $1) DESC NULLS LAST, similarity(search, searchable($2)) DESC, person.id
           LIMIT $6"#,
        code,
        format!("{} {}", who.family_name, who.given_name),
        operator.zone.uuid(),
        who.birth_date,
        ALIKE,
        SUGGESTED,
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter()
        .map(|row| {
            let reasons =
                reasons(row.same_code, (row.same_name, row.alike), (who.birth_date, row.birth_date));
            let last_card = last_card(row.card_id, row.card_on);
            let facts = Facts {
                id: row.id,
                given_name: row.given_name,
                family_name: row.family_name,
                fiscal_code: row.fiscal_code,
                birth_date: row.birth_date,
                birth_place: row.birth_place,
                sex: row.sex,
                email: row.email,
                phone: row.phone,
                residence: row.residence,
                created_at: row.created_at,
            };
            Ok(Match { person: facts.row(&operator.mask, row.cards)?, last_card, reasons })
        })
        .collect()
}

fn last_card(id: Option<Uuid>, on: Option<NaiveDate>) -> Option<(Id<domain::card::Card>, NaiveDate)> {
    id.zip(on).map(|(id, on)| (Id::new(id), on))
}

fn reasons(
    same_code: Option<bool>,
    (same_name, alike): (bool, f32),
    (birth, their_birth): (Option<NaiveDate>, Option<NaiveDate>),
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    match same_code {
        Some(true) => reasons.push(Reason::SameFiscalCode),
        Some(false) => reasons.push(Reason::OtherFiscalCode),
        None => {}
    }
    if same_name {
        reasons.push(Reason::SameName);
    } else if alike >= ALIKE {
        reasons.push(Reason::SimilarName);
    }
    if birth.is_some() && birth == their_birth {
        reasons.push(Reason::SameBirthDate);
    }
    reasons
}
