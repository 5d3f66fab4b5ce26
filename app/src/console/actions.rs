//! What can be done with an intake where it stands, and by whom.

use chrono::NaiveDate;
use domain::{Id, actor::OperatorRecord, intake::State, permission::Permission};

/// Something an operator may do with an intake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Take it up.
    TakeUp,
    /// Ask for an integration.
    Ask,
    /// Accept it.
    Accept,
    /// Give notice of a refusal.
    Notice,
    /// Refuse it.
    Refuse,
}

impl Action {
    /// What it takes to do it.
    pub const fn needs(self) -> Permission {
        match self {
            Self::Accept => Permission::AcceptIntakes,
            Self::TakeUp | Self::Ask | Self::Notice | Self::Refuse => Permission::WorkIntakes,
        }
    }
}

/// What this operator can do now, the main thing first. Every action takes up first, where nobody
/// did; what a colleague took up is the colleague's. The use case decides in the end.
pub fn possible(state: &State, me: Id<OperatorRecord>, today: NaiveDate) -> &'static [Action] {
    if is_of_another(state, me) {
        return &[];
    }
    match state {
        State::Submitted { .. } => &[Action::TakeUp, Action::Ask, Action::Accept, Action::Notice],
        State::TakenUp { .. } => &[Action::Accept, Action::Ask, Action::Notice],
        State::NoticeGiven { notice, .. } if today > notice.reply_by => &[Action::Refuse, Action::Accept],
        State::NoticeGiven { .. } => &[Action::Accept],
        State::Draft { .. }
        | State::AwaitingIntegration { .. }
        | State::Accepted { .. }
        | State::Refused { .. }
        | State::Withdrawn { .. }
        | State::Expired { .. } => &[],
    }
}

/// Whether a colleague works on it.
pub fn is_of_another(state: &State, me: Id<OperatorRecord>) -> bool {
    state.tag().is_pending() && state.assignee().is_some_and(|operator| operator.id != me)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::console::samples;

    #[test]
    fn a_refusal_waits_for_the_last_day_of_the_notice_to_pass() {
        let me = samples::moment(samples::now()).by.id;
        let state = samples::notice_given();
        let State::NoticeGiven { notice, .. } = &state else { panic!("a notice was given") };
        assert_eq!(possible(&state, me, notice.reply_by), [Action::Accept]);
        let day_after = notice.reply_by.succ_opt().unwrap();
        assert_eq!(possible(&state, me, day_after), [Action::Refuse, Action::Accept]);
    }

    #[test]
    fn what_a_colleague_took_up_is_the_colleagues() {
        let today = domain::calendar::day_in_rome(samples::now());
        let colleague = Id::new(samples::card_id().uuid());
        for state in samples::states().iter().filter(|state| state.tag().is_pending()) {
            let taken = state.assignee().is_some();
            assert_eq!(is_of_another(state, colleague), taken, "{state:?}");
            assert_eq!(possible(state, colleague, today).is_empty(), taken, "{state:?}");
        }
    }

    #[test]
    fn whatever_is_offered_the_state_machine_allows() {
        let now = samples::now();
        let today = domain::calendar::day_in_rome(now);
        let moment = || samples::moment(now);
        for state in samples::states() {
            for action in possible(&state, moment().by.id, today) {
                let mine = match state.clone() {
                    submitted @ State::Submitted { .. } if *action != Action::TakeUp => {
                        submitted.take_up(moment()).unwrap()
                    }
                    other => other,
                };
                let result = match action {
                    Action::TakeUp => mine.take_up(moment()),
                    Action::Ask => mine.ask_integration("testo".to_owned(), today, now),
                    Action::Accept => mine.accept(moment(), samples::card_id()),
                    Action::Notice => mine.give_notice("motivo".to_owned(), now),
                    Action::Refuse => mine.refuse(moment()),
                };
                assert!(result.is_ok(), "{action:?} in {state:?}");
            }
        }
    }
}
