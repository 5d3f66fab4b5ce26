//! Where the answers of a step come from that the citizen has not typed this time.

use backend::personal;
use domain::{
    actor::Citizen,
    form::{Origins, may_be_known},
    intake::Intake,
};

use crate::pages::{Portal, fault::Fault};

/// Asks only for steps that have something to say about it.
pub(super) async fn origins(
    portal: &Portal,
    citizen: &Citizen,
    draft: &Intake,
    step: usize,
) -> Result<Origins, Fault> {
    if !draft.form.steps.get(step).is_some_and(may_be_known) {
        return Ok(Origins::new());
    }
    let known = personal::known(&portal.platform.pool, citizen).await?;
    Ok(known.origins(&draft.form, &draft.answers))
}
