//! Milestones in the citizen's words.

use domain::{
    format,
    intake::{Milestone, MilestoneKind, State},
};

use super::RequestPage;
use crate::{
    components::request::{Mile, MileState},
    i18n::Translator,
    page::use_frame,
};

impl RequestPage {
    pub(super) fn miles(&self, t: Translator) -> Vec<Mile> {
        self.request.milestones.iter().map(|milestone| self.mile(t, milestone)).collect()
    }

    fn mile(&self, t: Translator, milestone: &Milestone) -> Mile {
        let (title, text) = keys(milestone.kind);
        Mile {
            state: self.mile_state(milestone),
            when: when(t, milestone),
            title: t.get(title),
            text: access_text(t, milestone)
                .or_else(|| self.explanation(t, milestone.kind))
                .or_else(|| text.map(|key| t.get(key)))
                .unwrap_or_default(),
        }
    }

    fn mile_state(&self, milestone: &Milestone) -> MileState {
        let waiting = matches!(
            (&self.request.intake.state, milestone.kind),
            (State::AwaitingIntegration { .. }, MilestoneKind::IntegrationAsked)
                | (State::NoticeGiven { .. }, MilestoneKind::NoticeGiven)
        );
        let last =
            self.request.milestones.iter().rfind(|other| other.kind == milestone.kind) == Some(milestone);
        match milestone.at {
            None => MileState::Next,
            Some(_) if waiting && last => MileState::Hand,
            Some(_) => MileState::Done,
        }
    }

    /// Words that depend on the facts of the request.
    fn explanation(&self, t: Translator, kind: MilestoneKind) -> Option<String> {
        let today = use_frame().today();
        let term = self.request.intake.state.submission()?.term;
        match (kind, &self.request.intake.state) {
            (MilestoneKind::TakenUp, _) => Some(
                t.with("citizen-mile-taken-text", &[("office", t.text(&self.request.intake.office).into())]),
            ),
            (MilestoneKind::HandedOver, _) => {
                // Of a request that was handed over, the office is the desk that has it now.
                let desk = t.text(&self.request.intake.office);
                Some(t.with("citizen-mile-handed-over-text", &[("desk", desk.into())]))
            }
            (MilestoneKind::IntegrationAsked, State::AwaitingIntegration { .. }) => {
                let passed = term.days_passed(today);
                let left = (i64::from(term.days) - passed).max(0);
                Some(t.with("citizen-mile-stopped", &[("passed", passed.into()), ("left", left.into())]))
            }
            (MilestoneKind::Answer, State::AwaitingIntegration { .. } | State::NoticeGiven { .. }) => {
                let date = format::date(term.latest_on(today));
                Some(t.with("citizen-mile-if-today", &[("date", date.into())]))
            }
            _ => None,
        }
    }
}

/// By when access to the file is answered.
fn access_text(t: Translator, milestone: &Milestone) -> Option<String> {
    let key = match milestone.kind {
        MilestoneKind::AccessAsked => "citizen-mile-access-asked-text",
        MilestoneKind::AccessDeferred => "citizen-mile-access-deferred-text",
        _ => return None,
    };
    Some(t.with(key, &[("date", format::date(milestone.by?).into())]))
}

fn when(t: Translator, milestone: &Milestone) -> String {
    match (milestone.at, milestone.by) {
        (Some(at), _) => format::date_time(at),
        (None, Some(day)) => t.with("citizen-latest", &[("date", format::date(day).into())]),
        (None, None) => t.get("citizen-next-soon"),
    }
}

/// Keys of the title and of a sentence that does not depend on the facts.
const fn keys(kind: MilestoneKind) -> (&'static str, Option<&'static str>) {
    match kind {
        MilestoneKind::Sent => ("citizen-mile-sent", None),
        MilestoneKind::TakenUp => ("citizen-mile-taken", None),
        MilestoneKind::HandedOver => ("citizen-mile-handed-over", None),
        MilestoneKind::IntegrationAsked => ("citizen-mile-asked", None),
        MilestoneKind::Integrated => ("citizen-mile-integrated", Some("citizen-mile-integrated-text")),
        MilestoneKind::NoticeGiven => ("citizen-mile-notice", None),
        MilestoneKind::NoticeReplied => ("citizen-mile-replied", Some("citizen-mile-replied-text")),
        MilestoneKind::Answer => ("citizen-mile-answer", None),
        MilestoneKind::Accepted => ("common-state-accepted", Some("citizen-mile-accepted-text")),
        MilestoneKind::Refused => ("common-state-refused", None),
        MilestoneKind::Withdrawn => ("common-state-withdrawn", None),
        MilestoneKind::AccessAsked => ("citizen-mile-access-asked", None),
        MilestoneKind::AccessDeferred => ("citizen-mile-access-deferred", None),
        MilestoneKind::AccessGranted => {
            ("citizen-mile-access-granted", Some("citizen-mile-access-answer-text"))
        }
        MilestoneKind::AccessRefused => {
            ("citizen-mile-access-refused", Some("citizen-mile-access-answer-text"))
        }
    }
}
