//! Requests of, or for, people under a protective alias: the desk reads the alias instead of the name that was certified,
//! and no answer that says who people are. The citizen reads what they wrote.

use std::collections::HashMap;

use domain::{
    FiscalCode,
    actor::Operator,
    form::{Brought, Certified, Facts, brought},
    intake::State,
    mask::Group,
    person::called_protected,
};
use uuid::Uuid;

use super::load::Record;
use crate::{Error, Work, people, work::sees_protected};

/// Whom of a request a protective alias hides.
pub(super) struct Concealed {
    /// By codice fiscale: the record that counts, and its alias.
    found: HashMap<String, (Uuid, String)>,
    /// Whom it was accepted for, whatever code was typed.
    accepted: Option<String>,
    /// The operator as the answers may be shown to them.
    pub(super) seeing: Operator,
}

impl Concealed {
    /// Whoever is protected among the people that a request names, and whom it was accepted for.
    pub(super) async fn of(
        work: &mut Work,
        operator: &Operator,
        (zone, state): (Uuid, &State),
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
        let found: HashMap<_, _> =
            rows.into_iter().map(|row| (row.code, (row.person_id, row.alias))).collect();
        let accepted = accepted_for(work, state).await?;
        let mut concealed = Self { found, accepted, seeing: operator.clone() };
        concealed.hide(operator, brought);
        Ok(concealed)
    }

    /// Hides what says who they are, from whoever was not given it. Of the household somebody protected may be a member:
    /// the names of members are of its group.
    fn hide(&mut self, operator: &Operator, brought: &Brought) {
        let is_one = !self.found.is_empty() || self.accepted.is_some();
        let hides = !sees_protected(operator);
        self.seeing = people::concealing(operator, hides && is_one);
        if hides && brought.members.iter().any(|member| self.find(member.fiscal_code().as_ref()).is_some()) {
            self.seeing.mask = self.seeing.mask.clone().and_hiding([Group::Family]);
        }
    }

    fn find(&self, code: Option<&FiscalCode>) -> Option<&(Uuid, String)> {
        self.found.get(code?.canonical().as_str())
    }

    /// What whoever sent it is called, where that is an alias.
    pub(super) fn applicant(&self, certified: &Certified, brought: &Brought) -> Option<String> {
        let own = self.accepted.as_ref().filter(|_| brought.beneficiary.is_none());
        self.find(certified.fiscal_code.as_ref()).map(|(_, alias)| alias).or(own).map(called_protected)
    }

    /// What whom it is for is called, where that is an alias.
    pub(super) fn beneficiary(&self, person: &Facts) -> Option<String> {
        let found = self.find(person.fiscal_code().as_ref()).map(|(_, alias)| alias);
        found.or(self.accepted.as_ref()).map(called_protected)
    }

    /// The record of whoever has this codice fiscale, where it is protected.
    pub(super) fn person(&self, code: Option<&FiscalCode>) -> Option<Uuid> {
        self.find(code).map(|(person, _)| *person)
    }
}

/// The alias of whom a request was accepted for, where that is somebody protected: many give no codice fiscale of whom
/// they ask for.
async fn accepted_for(work: &mut Work, state: &State) -> Result<Option<String>, Error> {
    let State::Accepted { card, .. } = state else { return Ok(None) };
    sqlx::query_scalar!(
        r#"SELECT person.alias AS "alias!"
           FROM card
           JOIN person ON person.id = coalesce(person_kept(card.person_id), card.person_id)
           WHERE card.id = $1 AND person.kind = 'protected'"#,
        card.uuid(),
    )
    .fetch_optional(work.connection())
    .await
    .map_err(Error::from)
}

/// The operator as a request that was read may be shown to them.
pub(super) async fn seeing(work: &mut Work, operator: &Operator, record: &Record) -> Result<Operator, Error> {
    let Some(certified) = &record.certified else { return Ok(operator.clone()) };
    let brought = brought(&record.intake.form, &record.intake.answers);
    let of = (record.zone, &record.intake.state);
    Ok(Concealed::of(work, operator, of, (certified, &brought)).await?.seeing)
}
