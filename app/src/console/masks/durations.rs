//! For how long an exceptional access may be asked: what counts, who proposed what, and who confirmed it.

use domain::{
    Id,
    actor::OperatorRecord,
    exceptional::Durations,
    profile::{Decision, MAX_REASON, Proposal, State},
};
use leptos::prelude::*;

use super::{
    MASK_ACTION, MaskForm,
    deciding::{deciding, history, line, outcome, parted, unsaved, waiting},
    samples,
};
use crate::{
    components::{
        Control, ErrorSummary, FieldProblem, TextArea, TextField,
        booking::Hidden,
        console::{Backbar, CaseNotice, Line, PageHead, PartForm, Section, SmallButton, SmallKind},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Masks, Route},
};

/// Field of the durations.
pub const MINUTES: &str = "durate";

/// What must be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DurationsError {
    /// None, too many, or one that is too short or too long.
    Minutes,
    /// They are so already.
    Same,
    /// No reason, or too much.
    Why,
    /// They were changed meanwhile.
    Changed,
    /// No reason for refusing this proposal, or a note that is too long.
    Note(Id<Proposal<Durations>>),
    /// Somebody else has to decide on it.
    Own,
    /// It was decided meanwhile.
    Late,
}

impl DurationsError {
    /// The `id` of the control, and the key of the message.
    fn place(self) -> (String, &'static str) {
        match self {
            Self::Minutes => (MINUTES.to_owned(), "console-durations-error-minutes"),
            Self::Same => (MINUTES.to_owned(), "console-durations-error-same"),
            Self::Why => ("motivo".to_owned(), "console-masks-error-why"),
            Self::Changed => (MINUTES.to_owned(), "console-durations-error-changed"),
            Self::Note(id) => (format!("nota-{id}"), "console-masks-error-note"),
            Self::Own => ("proposte".to_owned(), "console-masks-error-own"),
            Self::Late => ("proposte".to_owned(), "console-durations-error-late"),
        }
    }
}

/// Durations as they were typed, or the note of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DurationsForm {
    /// `15, 30, 60`
    pub minutes: String,
    /// Why.
    pub why: String,
    /// Number of the durations that the page showed.
    pub version: i32,
    /// What is said of a decision.
    pub note: String,
    /// The proposal of which it is said.
    pub about: Option<Id<Proposal<Durations>>>,
}

impl DurationsForm {
    /// What was posted.
    pub fn posted(fields: &[(String, String)]) -> Self {
        let one = |name: &str| fields.iter().find(|(of, _)| of == name).map(|(_, value)| value.trim());
        let MaskForm { why, version, note, .. } = MaskForm::posted(fields);
        let minutes = one(MINUTES).unwrap_or_default().to_owned();
        Self { minutes, why, version, note, about: one("proposta").and_then(|id| id.parse().ok()) }
    }

    /// Other durations than the present ones, and why.
    ///
    /// # Errors
    /// Everything that will not do.
    pub fn check(&self, present: &Durations) -> Result<(Durations, String), Vec<DurationsError>> {
        let read = Durations::read(&self.minutes).ok_or(DurationsError::Minutes);
        let read = read.and_then(|read| if read == *present { Err(DurationsError::Same) } else { Ok(read) });
        let length = self.why.chars().count();
        let why = (1..=usize::from(MAX_REASON)).contains(&length).then(|| self.why.clone());
        match (read, why) {
            (Ok(read), Some(why)) => Ok((read, why)),
            (read, why) => {
                let why = why.is_none().then_some(DurationsError::Why);
                Err(read.err().into_iter().chain(why).collect())
            }
        }
    }
}

/// The durations with what was proposed for them.
#[derive(Debug, Clone)]
pub struct DurationsPage {
    /// As they are.
    pub present: Durations,
    /// Number of them.
    pub version: i32,
    /// Last first.
    pub proposals: Vec<Proposal<Durations>>,
    /// Who looks: nobody confirms what they proposed.
    pub me: Id<OperatorRecord>,
    /// What was typed.
    pub form: DurationsForm,
    /// What must be corrected.
    pub errors: Vec<DurationsError>,
}

impl DurationsPage {
    /// Durations that are only looked at.
    pub fn new(
        (present, version): (Durations, i32),
        proposals: Vec<Proposal<Durations>>,
        me: Id<OperatorRecord>,
    ) -> Self {
        let form = DurationsForm { minutes: present.to_string(), version, ..DurationsForm::default() };
        Self { present, version, proposals, me, form, errors: Vec::new() }
    }

    fn error(&self, wrong: &[DurationsError], t: Translator) -> Option<String> {
        self.errors.iter().find(|error| wrong.contains(error)).map(|error| t.get(error.place().1))
    }
}

fn address() -> String {
    Route::ConsoleMasks(Masks::Durations).href()
}

impl Page for DurationsPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-durations-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let problems = self.errors.iter().map(|error| FieldProblem::at(error.place(), t)).collect();
        let (open, past) = parted(&self.proposals);
        let open = waiting(open.into_iter().map(|proposal| self.waiting(proposal, t)).collect(), t);
        let past = past.into_iter().map(|proposal| decided(proposal, t)).collect();
        let past = history(past, t.get("console-durations-history-none"), t);
        let present = [("minutes", self.present.to_string().into())];
        let changed = self.errors.contains(&DurationsError::Changed).then(|| {
            let text = t.with("console-durations-changed", &present);
            view! { <CaseNotice title=t.get("console-durations-changed-title") text=text/> }
        });
        let late = self.errors.contains(&DurationsError::Late);
        let note = if late { unsaved(&self.form.note, t) } else { None };
        let editing = self.editing(t);
        view! {
            <ErrorSummary problems=problems/>
            <Backbar href=Route::ConsoleMasks(Masks::Profiles).href() text=t.get("console-masks-title")/>
            <PageHead title=t.get("console-durations-title") sub=t.with("console-durations-now", &present)/>
            {changed}
            {note}
            {open}
            <Section id="proponi" title=t.get("console-masks-edit")>
                <p>{t.get("console-durations-lead")}</p>
                {editing}
            </Section>
            {past}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::durations()
    }
}

fn change(proposal: &Proposal<Durations>, t: Translator) -> String {
    let values =
        [("before", proposal.before.to_string().into()), ("after", proposal.after.to_string().into())];
    t.with("console-durations-change", &values)
}

fn decided(proposal: &Proposal<Durations>, t: Translator) -> Line {
    let line = line(proposal, change(proposal, t));
    match outcome(&proposal.state, t) {
        None => line,
        Some((Decision::Confirmed, said)) => Line { act: Some(view! { <p>{said}</p> }.into_any()), ..line },
        Some((_, said)) => Line { struck: Some(said), ..line },
    }
}

impl DurationsPage {
    fn waiting(&self, proposal: &Proposal<Durations>, t: Translator) -> Line {
        let overtaken = (proposal.state == State::Overtaken).then(|| t.get("console-durations-overtaken"));
        let wrong = self.error(&[DurationsError::Note(proposal.id)], t);
        let typed = if self.form.about == Some(proposal.id) { self.form.note.clone() } else { String::new() };
        let of = change(proposal, t);
        let act = deciding(proposal, (address(), &of), self.me, (wrong, typed), t);
        Line { struck: overtaken, act, ..line(proposal, change(proposal, t)) }
    }

    fn editing(&self, t: Translator) -> AnyView {
        let wrong = [DurationsError::Minutes, DurationsError::Same, DurationsError::Changed];
        let minutes = Control::new(MINUTES, t.get("console-durations-minutes"))
            .hint(t.get("console-durations-minutes-hint"))
            .error(self.error(&wrong, t));
        let why = Control::new("motivo", t.get("console-masks-why"))
            .hint(t.get("console-masks-why-hint"))
            .error(self.error(&[DurationsError::Why], t));
        let pairs = vec![(MASK_ACTION, "proponi".to_owned())];
        let (typed, reason) = (self.form.minutes.clone(), self.form.why.clone());
        view! {
            <PartForm action=address() version=Some(self.version.into())>
                <Hidden pairs=pairs/>
                <TextField control=minutes value=typed max=60/>
                <TextArea control=why value=reason max=MAX_REASON rows=3/>
                <p><SmallButton kind=SmallKind::Primary text=t.get("console-masks-propose")/></p>
            </PartForm>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_within_their_bounds_and_everything_wrong_is_said_at_once() {
        let present = Durations::default();
        let check = |minutes: &str, why: &str| {
            let form = DurationsForm {
                minutes: minutes.to_owned(),
                why: why.to_owned(),
                ..DurationsForm::default()
            };
            form.check(&present)
        };
        let read = check("10, 120", "Turni lunghi").unwrap();
        assert_eq!((read.0.numbers(), read.1.as_str()), (vec![10, 120], "Turni lunghi"));
        assert_eq!(check("60, 30, 15", "x"), Err(vec![DurationsError::Same]));
        for wrong in ["4", "1441", "", "un’ora"] {
            assert_eq!(check(wrong, ""), Err(vec![DurationsError::Minutes, DurationsError::Why]), "{wrong}");
        }
    }
}
