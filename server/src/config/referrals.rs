//! `[referrals]`

use domain::referral::LATE_AFTER_DAYS;

use super::reader::Reader;

/// After how many days a referral that nobody receives is late.
pub(super) fn read(from: &mut Reader<'_>) -> u16 {
    let usual = LATE_AFTER_DAYS.into();
    u16::try_from(from.number_or("late_days", 1, 365, usual)).unwrap_or(LATE_AFTER_DAYS)
}
