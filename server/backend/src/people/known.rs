//! What of a person the rules of cards may ask for.

use domain::{Id, actor::Operator, card::parts::Known, person::Person};

use super::{facts::seen, record::read};
use crate::{Context, Error, Work};

/// What is known of a person today, as far as the operator may see it.
///
/// # Errors
/// As [`read`].
pub(crate) async fn known_of(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Person>,
) -> Result<Known, Error> {
    let person = read(work.connection(), id).await?.through(&operator.mask)?;
    let (facts, _) = seen(work, operator, id).await?;
    Ok(Known::of(&person, &facts, ctx.today()))
}
