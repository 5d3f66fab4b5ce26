//! What a row of a table tells besides its field: that somebody needs protection from violence is a need, and says as
//! much as a field about violence does. Rows that are not named here tell nothing more than their field; those that a
//! zone adds below one of these tell what it tells, and their codes say so.

use std::collections::BTreeSet;

use super::Def;
use crate::{
    codes::Table,
    mask::{Group, Mask},
};

/// Needs (`migrations/seed/codes/need.csv`); the codes never change.
const NEEDS: &[(&str, Group)] = &[
    ("dieta", Group::Health),
    ("salute", Group::Health),
    ("medico", Group::Health),
    ("cure", Group::Health),
    ("salute-mentale", Group::Health),
    ("dipendenze", Group::Health),
    ("gravidanza", Group::Health),
    ("barriere", Group::Disability),
    ("disabilita", Group::Disability),
    ("ausili", Group::Disability),
    ("non-autosufficienza", Group::Disability),
    ("amministrazione-sostegno", Group::Judicial),
    ("assistenza-legale", Group::Judicial),
    ("carcere", Group::Judicial),
    ("permesso", Group::Permit),
    ("violenza", Group::Violence),
    ("minore-rischio", Group::Violence),
    ("tratta", Group::Violence),
];
/// Vulnerable groups (`migrations/seed/codes/vulnerable_group.csv`), and those of before the table was asked.
const VULNERABLE: &[(&str, Group)] = &[
    ("05", Group::Origin),
    ("profugo", Group::Origin),
    ("rom", Group::Origin),
    ("migrante", Group::Origin),
    ("minoranza", Group::Origin),
    ("msna", Group::Permit),
    ("minore-solo", Group::Permit),
    ("13", Group::Violence),
    ("violenza_domestica", Group::Violence),
    ("tratta", Group::Violence),
    ("vittima", Group::Violence),
    ("disabilita", Group::Disability),
    ("non_autosufficiente", Group::Disability),
    ("disabile", Group::Disability),
    ("salute_mentale", Group::Health),
    ("dipendenza", Group::Health),
    ("dipendenze", Group::Health),
    ("detenzione", Group::Judicial),
    ("detenuto", Group::Judicial),
];

/// The rows of a table that tell of another group besides that of the field, with that group.
pub const fn told_besides(table: Table) -> &'static [(&'static str, Group)] {
    match table {
        Table::Need => NEEDS,
        Table::VulnerableGroup => VULNERABLE,
        _ => &[],
    }
}

/// The group that this row tells of besides that of its field, where it does: it is one of these, or its code begins with
/// the code of one of these and a hyphen.
pub fn besides(table: Table, code: &str) -> Option<Group> {
    let rows = told_besides(table);
    let is_below = |row: &str| code.strip_prefix(row).is_some_and(|rest| rest.starts_with('-'));
    let found =
        rows.iter().find(|(row, _)| *row == code).or_else(|| rows.iter().find(|(row, _)| is_below(row)));
    found.map(|(_, group)| *group)
}

/// The rows of a table that a mask hides because they tell of a hidden group; those below them it hides as well.
pub fn hidden_rows(table: Table, mask: &Mask) -> impl Iterator<Item = &'static str> {
    told_besides(table).iter().filter(move |(_, group)| mask.hides(*group)).map(|(row, _)| *row)
}

/// The groups that these fields belong to, and those that what is chosen in them may tell of besides.
pub fn groups(fields: &[Def]) -> BTreeSet<Group> {
    let tables = fields.iter().filter_map(Def::table);
    let besides = tables.flat_map(told_besides).map(|(_, group)| *group);
    fields.iter().map(|def| def.group).chain(besides).collect()
}
