//! Cards that were opened by mistake: they stay, and count no more.

use chrono::NaiveDate;

use super::Card;
use crate::{Id, intake::Moment, mask::Field};

/// A card that was removed, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// Which.
    pub card: Id<Card>,
    /// Name and surname, or the alias.
    pub full_name: Field<String>,
    /// Day of the access.
    pub on: NaiveDate,
    /// Who removed it, and when.
    pub removed: Moment,
    /// Why, in the operator's words.
    pub why: Field<String>,
}
