//! What a mail about a request may say, or whether there is to be one at all.

use super::{Answers, Definition, Meaning, asked};

/// The stored value of the choice to be told by e-mail.
pub const BY_EMAIL: &str = "email";

/// What may be mailed about a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByMail {
    /// Everything: the number, the receipt.
    Whole,
    /// That there is something to read in the portal, and nothing else: somebody must not come to know of
    /// the request, and may be reading the same mailbox.
    Neutral,
    /// Nothing: e-mail was not chosen, or it was not asked and somebody must not come to know.
    Never,
}

/// Reads from the answers what may be mailed. Only what is asked counts; a form that asks neither question
/// leaves it to the wishes of the profile.
pub fn by_mail(definition: &Definition, answers: &Answers) -> ByMail {
    let mut chosen = None;
    let mut is_hidden = false;
    for asked in definition.steps.iter().flat_map(|step| asked(definition, step, answers)) {
        let has = |value: &str| answers.all(&asked.path).iter().any(|given| given.trim() == value);
        match &asked.question.means {
            Some(Meaning::Notices) => chosen = Some(has(BY_EMAIL)),
            Some(Meaning::KeepFrom) => is_hidden |= has("si"),
            _ => {}
        }
    }
    match (chosen, is_hidden) {
        (Some(false), _) | (None, true) => ByMail::Never,
        (Some(true), true) => ByMail::Neutral,
        (Some(true) | None, false) => ByMail::Whole,
    }
}

/// Whether somebody who is still writing may be mailed about it. How to be told need not be answered yet; that nobody
/// must be kept from knowing has to be.
pub fn may_mail_draft(definition: &Definition, answers: &Answers) -> bool {
    definition.steps.iter().flat_map(|step| asked(definition, step, answers)).all(|asked| {
        let given = answers.all(&asked.path);
        let has = |value: &str| given.iter().any(|given| given.trim() == value);
        let is_answered = given.iter().any(|given| !given.trim().is_empty());
        match &asked.question.means {
            Some(Meaning::Notices) => !is_answered || has(BY_EMAIL),
            Some(Meaning::KeepFrom) => is_answered && !has("si"),
            _ => true,
        }
    })
}
