//! `[alerts]`

use chrono::TimeDelta;

use super::reader::Reader;

/// How often it is looked for what operators are told of.
pub(super) fn read(from: &mut Reader<'_>) -> TimeDelta {
    TimeDelta::seconds(from.number_or("every_seconds", 1, 3_600, 60).into())
}
