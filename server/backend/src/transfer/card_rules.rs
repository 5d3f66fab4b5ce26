//! What the desk at which the administrator sits wants in a card. A rule is added, and never changed or ended.

use domain::{
    actor::Operator,
    card::parts::{Place, Rule, When},
    permission::{Grant, ManageRules},
    transfer::{Bar, CardRuleRow, DeskKey, Kind, Section, Step},
};

use crate::{Context, Error, Work, cards};

/// The own desk, by its names.
async fn own(work: &mut Work, who: &Operator) -> Result<DeskKey, Error> {
    let organisation =
        sqlx::query_scalar!("SELECT name FROM organisation WHERE id = $1", who.organisation.uuid())
            .fetch_one(work.connection())
            .await?;
    Ok(DeskKey { organisation, name: who.desk.name.clone() })
}

fn told(desk: &DeskKey, rule: &Rule) -> CardRuleRow {
    CardRuleRow {
        desk: desk.clone(),
        part: rule.place.code().to_owned(),
        field: rule.field.code.to_owned(),
        or: rule.or.map(|or| or.code.to_owned()),
        when: rule.when.code().to_owned(),
    }
}

/// The rule that a row tells; none for a field or a condition that there is not.
pub(super) fn rule(row: &CardRuleRow) -> Option<Rule> {
    let place = Place::from_code(&row.part)?;
    let or = match &row.or {
        Some(code) => Some(place.field(code)?),
        None => None,
    };
    Some(Rule { place, field: place.field(&row.field)?, or, when: When::from_code(&row.when)? })
}

/// As people call it.
fn name(row: &CardRuleRow, rule: &Rule) -> String {
    format!("{}: {}, {}", row.desk, rule.place.label(), rule.field.label)
}

/// Whether two rules are about the same field under the same condition.
fn is_about(one: &Rule, other: &Rule) -> bool {
    (one.place, one.field.code, one.when) == (other.place, other.field.code, other.when)
}

pub(super) async fn rows(work: &mut Work, who: &Operator) -> Result<Vec<CardRuleRow>, Error> {
    let desk = own(work, who).await?;
    let here = cards::rules_in_force(work).await?;
    Ok(here.iter().filter(|(_, own)| *own).map(|(rule, _)| told(&desk, rule)).collect())
}

/// What the file says beside the rules of the own desk and those that hold everywhere.
pub(super) async fn compare(
    work: &mut Work,
    who: &Operator,
    rows: &[CardRuleRow],
) -> Result<(Section, Vec<Rule>), Error> {
    let (mut section, mut found) = (Section::new(Kind::CardRules), Vec::new());
    let desk = own(work, who).await?;
    let here = cards::rules_in_force(work).await?;
    let mut named = Vec::new();
    for row in rows {
        let wanted = rule(row).ok_or(Error::Incomplete)?;
        if row.desk != desk {
            section.push(name(row, &wanted), Step::Barred(Bar::OtherDesk));
            continue;
        }
        named.push(wanted);
        match here.iter().find(|(rule, _)| is_about(rule, &wanted)) {
            Some((rule, _)) if *rule == wanted => section.same += 1,
            Some(_) => section.push(name(row, &wanted), Step::Barred(Bar::RuleHolds)),
            None => {
                section.push(name(row, &wanted), Step::Added);
                found.push(wanted);
            }
        }
    }
    let only = here.iter().filter(|(rule, own)| *own && !named.iter().any(|named| is_about(rule, named)));
    section.only_here = only.map(|(rule, _)| name(&told(&desk, rule), rule)).collect();
    Ok((section, found))
}

/// Adds a rule by the rules of its page.
pub(super) async fn write(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageRules>,
    rule: &Rule,
    reason: &str,
) -> Result<(), Error> {
    cards::add_rule_within(work, ctx, grant, grant.operator().desk.id, rule, reason).await
}
