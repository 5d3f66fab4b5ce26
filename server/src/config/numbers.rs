//! `[numbers]`

use domain::counting::Threshold;

use super::reader::Reader;

/// Numbers of fewer people than these are not shown.
pub(super) fn read(from: &mut Reader<'_>) -> Threshold {
    Threshold::new(from.number_or("threshold", Threshold::LEAST, Threshold::MOST, Threshold::USUAL))
}
