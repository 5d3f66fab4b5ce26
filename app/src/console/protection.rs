//! A protective alias on the page of who a person is: putting somebody under it, ending that, and what happened so far.

use domain::{
    format,
    mask::Field,
    person::{Ground, Protection, protection::reason},
};
use leptos::prelude::*;

use super::{form::COUNTER_ACTION, words};
use crate::{
    components::{
        Control, FieldProblem, Pick, SelectField, TextField,
        booking::Hidden,
        console::{Banner, Line, Lines, Section, SmallButton, SmallKind},
        request::PostForm,
    },
    i18n::Translator,
};

/// What the form sends to put somebody under an alias.
pub const PROTECT: &str = "proteggi";
/// What it sends to end that.
pub const UNPROTECT: &str = "fine-protezione";

/// Id of the choice of a ground.
const GROUND: &str = "f-protezione-perche";
/// Id of the reason.
const REASON: &str = "f-protezione-motivo";
/// Id of the heading.
const SECTION: &str = "protezione";
/// Most characters of a reason (`domain::person::protection::MAX_REASON`), as a text field counts.
const MAX: u16 = 500;

/// Why nobody was put under an alias, or a protection not ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProtectionWrong {
    /// No ground was chosen.
    Ground,
    /// There is no reason, or it is too long.
    Reason,
    /// A colleague did something with the record meanwhile.
    Changed,
    /// The record was merged meanwhile into the one whose page this is.
    Merged,
}

impl ProtectionWrong {
    const fn key(self) -> &'static str {
        match self {
            Self::Ground => "console-protect-error-ground",
            Self::Reason => "console-protect-error-reason",
            Self::Changed => "console-protect-error-changed",
            Self::Merged => "console-protect-error-merged",
        }
    }

    const fn id(self) -> &'static str {
        match self {
            Self::Ground => GROUND,
            Self::Reason => REASON,
            Self::Changed | Self::Merged => SECTION,
        }
    }
}

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProtectionForm {
    /// Code of the ground; of an end none.
    pub ground: String,
    /// Why, in the operator's words.
    pub reason: String,
    /// What will not do.
    pub wrong: Vec<ProtectionWrong>,
}

impl ProtectionForm {
    /// What was typed to put somebody under an alias.
    ///
    /// # Errors
    /// Everything that will not do.
    pub fn check(&self) -> Result<(Ground, String), Vec<ProtectionWrong>> {
        match (Ground::from_code(&self.ground), reason(&self.reason)) {
            (Some(ground), Some(reason)) => Ok((ground, reason)),
            (ground, reason) => {
                let wrong = [
                    ground.is_none().then_some(ProtectionWrong::Ground),
                    reason.is_none().then_some(ProtectionWrong::Reason),
                ];
                Err(wrong.into_iter().flatten().collect())
            }
        }
    }

    /// Why a protection is ended.
    ///
    /// # Errors
    /// When it is missing or too long.
    pub fn check_end(&self) -> Result<String, Vec<ProtectionWrong>> {
        reason(&self.reason).ok_or_else(|| vec![ProtectionWrong::Reason])
    }

    fn error(&self, of: ProtectionWrong, t: Translator) -> Option<String> {
        self.wrong.contains(&of).then(|| t.get(of.key()))
    }
}

/// What the page of who somebody is says of a protective alias.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Protecting {
    /// What happened so far, newest first.
    pub made: Vec<Protection>,
    /// Whether the operator may do anything about it.
    pub may: bool,
    /// What was typed.
    pub form: ProtectionForm,
}

impl Protecting {
    /// What must be corrected.
    pub(super) fn problems(&self, t: Translator) -> Vec<FieldProblem> {
        let problem =
            |wrong: &ProtectionWrong| FieldProblem { id: wrong.id().to_owned(), message: t.get(wrong.key()) };
        self.form.wrong.iter().map(problem).collect()
    }

    /// Whether something must be corrected.
    pub(super) const fn has_errors(&self) -> bool {
        !self.form.wrong.is_empty()
    }

    /// The form that puts somebody who is known by name under an alias.
    pub(super) fn start(&self, action: String, t: Translator) -> Option<AnyView> {
        let form = self.form.clone();
        self.may.then(|| {
            let options = Ground::ALL.map(|ground| Pick::new(ground.code(), t.get(words::ground(ground)))).to_vec();
            let ground = Control::new("perche", t.get("console-protect-ground"))
                .id(GROUND)
                .error(form.error(ProtectionWrong::Ground, t));
            let reason = Control::new("motivo", t.get("console-protect-reason"))
                .id(REASON)
                .hint(t.get("console-protect-reason-hint"))
                .error(form.error(ProtectionWrong::Reason, t));
            view! {
                <Section id=SECTION title=t.get("console-protect-title")>
                    <p>{t.get("console-protect-lead")}</p>
                    <PostForm action=action>
                        <Hidden pairs=vec![(COUNTER_ACTION, PROTECT.to_owned())]/>
                        <SelectField control=ground options=options value=form.ground empty=t.get("console-protect-ground-none")/>
                        <TextField control=reason value=form.reason max=MAX/>
                        <SmallButton kind=SmallKind::Primary text=t.get("console-protect-go")/>
                    </PostForm>
                </Section>
            }
            .into_any()
        })
    }

    /// That somebody is under an alias, with the form that ends it for whoever may and sees who it is.
    pub(super) fn standing(&self, action: String, is_seen: bool, t: Translator) -> AnyView {
        let form = self.form.clone();
        let end = (self.may && is_seen).then(|| {
            let reason = Control::new("motivo", t.get("console-protect-end-reason"))
                .id(REASON)
                .hint(t.get("console-protect-reason-hint"))
                .error(form.error(ProtectionWrong::Reason, t));
            view! {
                <PostForm action=action>
                    <Hidden pairs=vec![(COUNTER_ACTION, UNPROTECT.to_owned())]/>
                    <TextField control=reason value=form.reason max=MAX/>
                    <SmallButton kind=SmallKind::Danger text=t.get("console-protect-end-go")/>
                </PostForm>
            }
            .into_any()
        });
        let key = if is_seen { "console-protect-seen" } else { "console-protect-unseen" };
        view! {
            <Section id=SECTION title=t.get("console-protect-title")>
                <Banner icon="sp-lock" text=t.get(key)/>
                {end}
            </Section>
        }
        .into_any()
    }

    /// What happened so far; nothing where nothing did.
    pub(super) fn history(self, t: Translator) -> Option<AnyView> {
        let lines: Vec<Line> = self.made.into_iter().map(|made| line(made, t)).collect();
        (!lines.is_empty()).then(|| {
            view! {
                <Section id="protezione-storia" title=t.get("console-protect-history")>
                    <Lines lines=lines none=String::new()/>
                </Section>
            }
            .into_any()
        })
    }
}

fn line(made: Protection, t: Translator) -> Line {
    let head = t.with("console-protect-made", &[("alias", made.alias.as_str().into())]);
    let text = match (made.ground, made.reason) {
        (Field::Shown(ground), Field::Shown(reason)) => format!("{}: {reason}", t.get(words::ground(ground))),
        _ => t.get("console-protect-why-hidden"),
    };
    let ended = made.ended.map(|(at, by)| {
        let said = t.with(
            "console-protect-ended",
            &[("name", by.as_str().into()), ("date", format::date_time(at).into())],
        );
        match made.ended_why {
            Some(Field::Shown(why)) => format!("{said}: {why}"),
            _ => said,
        }
    });
    Line { head, by: made.by, at: made.at, text, struck: ended, act: None }
}

#[cfg(test)]
mod tests {
    use domain::person::protection::MAX_REASON;

    use super::*;

    #[test]
    fn the_field_takes_what_the_rule_takes() {
        assert_eq!(usize::from(MAX), MAX_REASON);
    }

    #[test]
    fn everything_that_is_missing_is_said_at_once() {
        let none = ProtectionForm::default();
        assert_eq!(none.check(), Err(vec![ProtectionWrong::Ground, ProtectionWrong::Reason]));
        assert_eq!(none.check_end(), Err(vec![ProtectionWrong::Reason]));
        let form = ProtectionForm {
            ground: "violence".to_owned(),
            reason: " Denuncia del 3/11 ".to_owned(),
            ..ProtectionForm::default()
        };
        assert_eq!(form.check(), Ok((Ground::Violence, "Denuncia del 3/11".to_owned())));
        assert_eq!(form.check_end(), Ok("Denuncia del 3/11".to_owned()));
    }
}
