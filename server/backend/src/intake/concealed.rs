//! Requests of, or for, people under a protective alias: the desk reads the alias instead of the name that was certified,
//! and no answer that says who people are. The citizen reads what they wrote.

use std::collections::HashMap;

use domain::{
    FiscalCode, Id,
    actor::Operator,
    form::{Brought, Certified, Facts, brought},
    intake::Intake,
    person::PROTECTED,
};
use uuid::Uuid;

use super::load::{self, Record};
use crate::{Error, Work, people, work::sees_protected};

/// Whom of a request a protective alias hides.
pub(super) struct Concealed {
    /// By codice fiscale: the record that counts, and its alias.
    found: HashMap<String, (Uuid, String)>,
    /// The operator as the answers may be shown to them.
    pub(super) seeing: Operator,
}

impl Concealed {
    /// Whoever is protected among the people that a request names.
    pub(super) async fn of(
        work: &mut Work,
        operator: &Operator,
        zone: Uuid,
        (certified, brought): (&Certified, &Brought),
    ) -> Result<Self, Error> {
        let typed = [&brought.applicant].into_iter().chain(&brought.beneficiary).chain(&brought.members);
        let codes: Vec<String> = certified
            .fiscal_code
            .iter()
            .cloned()
            .chain(typed.filter_map(Facts::fiscal_code))
            .map(|code| code.canonical().to_string())
            .collect();
        let rows = sqlx::query!(
            r#"SELECT code AS "code!", person_id AS "person_id!", alias AS "alias!" FROM protected_people($1, $2)"#,
            &codes,
            zone,
        )
        .fetch_all(work.connection())
        .await?;
        let seeing = people::concealing(operator, !sees_protected(operator) && !rows.is_empty());
        let found = rows.into_iter().map(|row| (row.code, (row.person_id, row.alias))).collect();
        Ok(Self { found, seeing })
    }

    fn find(&self, code: Option<&FiscalCode>) -> Option<&(Uuid, String)> {
        self.found.get(code?.canonical().as_str())
    }

    /// What whoever has this codice fiscale is called, where that is an alias.
    pub(super) fn called(&self, code: Option<&FiscalCode>) -> Option<String> {
        self.find(code).map(|(_, alias)| format!("{alias} ({PROTECTED})"))
    }

    /// The record of whoever has this codice fiscale, where it is protected.
    pub(super) fn person(&self, code: Option<&FiscalCode>) -> Option<Uuid> {
        self.find(code).map(|(person, _)| *person)
    }
}

/// The operator as a request that was read may be shown to them.
pub(super) async fn seeing(work: &mut Work, operator: &Operator, record: &Record) -> Result<Operator, Error> {
    let Some(certified) = &record.certified else { return Ok(operator.clone()) };
    let brought = brought(&record.intake.form, &record.intake.answers);
    Ok(Concealed::of(work, operator, record.zone, (certified, &brought)).await?.seeing)
}

/// The same of a request that a card was opened from.
pub(crate) async fn reading(work: &mut Work, operator: &Operator, id: Id<Intake>) -> Result<Operator, Error> {
    let record = load::read(work.connection(), id).await?;
    seeing(work, operator, &record).await
}
