//! What profiles may not see, how that changes by four eyes, and how an operator sees through it for a reason.

mod durations;
mod exceptional;
mod profiles;

use domain::{Id, actor::OperatorRecord};

use crate::{Error, Work};

pub use durations::{Setting, decide_durations, durations, propose_durations, proposed_durations};
pub(crate) use durations::{current as current_durations, propose_durations_within, waiting_durations};
pub use exceptional::{Asked, close, open, opened, review, to_review};
pub(crate) use exceptional::{EXCEPTIONAL, at_card};
pub(crate) use profiles::{codes, one, propose_within, rows, waiting, withheld_codes};
pub use profiles::{decide, excluding, profile, profiles, propose, propose_all};

/// What became of something that nobody may do with what is their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FourEyes {
    /// It is done.
    Done,
    /// It is the operator's own, or of somebody who made their account: somebody else has to.
    Own,
}

/// Whether one operator wrote another down, or gave them a membership: two accounts may be of one human.
pub(crate) async fn was_made_by(
    work: &mut Work,
    who: Id<OperatorRecord>,
    maker: Id<OperatorRecord>,
) -> Result<bool, Error> {
    sqlx::query_scalar!(r#"SELECT operator_was_made_by($1, $2) AS "made!""#, who.uuid(), maker.uuid())
        .fetch_one(work.connection())
        .await
        .map_err(Error::from)
}
