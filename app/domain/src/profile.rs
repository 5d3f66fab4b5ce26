//! Profiles of desks, their masks and what they withhold. Both are changed by four eyes: one administrator proposes
//! something else and says why, a second one confirms it (GDPR art. 25 and 32: who sees what is decided on purpose, and
//! can be shown).

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::{
    Id,
    actor::{Desk, DeskRef, OperatorRecord, OperatorRef},
    mask::{Field, Group, Hiding, Mask},
    permission::Permission,
    staff::Recorded,
};

/// Most characters of a reason or a note.
pub const MAX_REASON: u16 = 500;

/// A profile, with what it may not see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Its identifier.
    pub id: Id<Self>,
    /// "Segretariato sociale".
    pub name: String,
    /// What it may not see.
    pub mask: Mask,
    /// What nobody may do through it, whatever their role.
    pub withheld: BTreeSet<Permission>,
    /// Whether it is given no more.
    pub retired: bool,
    /// Counts what it hides and withholds from 1.
    pub version: i32,
    /// Names of the desks that have it.
    pub desks: Vec<String>,
    /// How many operators look through it today.
    pub operators: i64,
    /// How many proposals wait for somebody.
    pub waiting: i64,
}

/// A profile as its administrators name it, and where they give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileFile {
    /// The profile.
    pub profile: Profile,
    /// The desks at which it is given to memberships; everywhere, where there is none.
    pub only_at: Vec<Id<Desk>>,
    /// The desks of the zone, by name.
    pub places: Vec<DeskRef>,
    /// Number of the last change of its name or its desks; 0 where nothing was written down yet.
    pub version: i32,
    /// What was changed, last first.
    pub history: Vec<Recorded>,
}

/// A desk that never sees some groups, whatever its profile says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excluding {
    /// Name of the desk.
    pub desk: String,
    /// Name of its body.
    pub organisation: String,
    /// Name of its profile.
    pub profile: String,
    /// What its profile may not see.
    pub mask: Mask,
    /// The groups that it never sees.
    pub groups: Vec<Group>,
}

/// What became of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Another administrator confirmed it: it is the mask now.
    Confirmed,
    /// Another administrator said no.
    Refused,
    /// Its author took it back.
    Withdrawn,
}

impl Decision {
    /// Every decision.
    pub const ALL: [Self; 3] = [Self::Confirmed, Self::Refused, Self::Withdrawn];

    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The decision with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|decision| decision.code() == code)
    }
}

/// Where a proposal stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It waits for another administrator.
    Waiting,
    /// What it is about was changed since: it can only be taken back.
    Overtaken,
    /// It is decided.
    Decided {
        /// How.
        decision: Decision,
        /// By whom.
        by: OperatorRef,
        /// When.
        at: DateTime<Utc>,
        /// In their words; may be empty.
        note: String,
    },
}

/// What a profile keeps from those who work through it: groups of data, and what they may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// What they do not see.
    pub mask: Mask,
    /// What they may not do, whatever their role.
    pub withheld: BTreeSet<Permission>,
}

/// Other limits for a profile, or another setting that takes four eyes as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal<T = Limits> {
    /// Its identifier.
    pub id: Id<Self>,
    /// What its author saw.
    pub before: T,
    /// What it would be.
    pub after: T,
    /// Why.
    pub reason: String,
    /// Who proposed it.
    pub by: OperatorRef,
    /// When.
    pub at: DateTime<Utc>,
    /// Where it stands.
    pub state: State,
}

impl Proposal {
    /// The groups that it hides anew, and says so.
    pub fn hides(&self) -> Vec<Group> {
        let (before, after) = self.masks();
        after.those(Hiding::Masked).filter(|group| !before.hides(*group)).collect()
    }

    /// The groups that were told to be hidden, or were shown, and that it does without.
    pub fn omits(&self) -> Vec<Group> {
        let (before, after) = self.masks();
        after.those(Hiding::Absent).filter(|group| !before.omits(*group)).collect()
    }

    /// The groups that were not there, and that it tells of again: they stay hidden.
    pub fn tells(&self) -> Vec<Group> {
        let (before, after) = self.masks();
        after.those(Hiding::Masked).filter(|group| before.omits(*group)).collect()
    }

    /// The groups that it shows anew.
    pub fn shows(&self) -> Vec<Group> {
        let (before, after) = self.masks();
        before.groups().filter(|group| !after.hides(*group)).collect()
    }

    fn masks(&self) -> (&Mask, &Mask) {
        (&self.before.mask, &self.after.mask)
    }

    /// What it allows anew.
    pub fn allows(&self) -> Vec<Permission> {
        self.before.withheld.difference(&self.after.withheld).copied().collect()
    }

    /// What it allows no more.
    pub fn withholds(&self) -> Vec<Permission> {
        self.after.withheld.difference(&self.before.withheld).copied().collect()
    }
}

impl<T> Proposal<T> {
    /// Whether this administrator may decide so: four eyes.
    pub fn may_be(&self, decision: Decision, who: Id<OperatorRecord>) -> bool {
        let own = self.by.id == who;
        match (&self.state, decision) {
            (State::Waiting, Decision::Confirmed | Decision::Refused) => !own,
            (State::Waiting | State::Overtaken, Decision::Withdrawn) => own,
            (State::Overtaken | State::Decided { .. }, _) => false,
        }
    }
}

/// A card of nobody: what it says, and of which group that is; none where it is of no group.
const SAMPLE: [(Option<Group>, &str, &str); 20] = [
    (Some(Group::Identity), "Nome e cognome", "Livia Esempio"),
    (Some(Group::Identity), "Codice fiscale", "SMPLVI80A41M990X"),
    (Some(Group::Contacts), "Telefono", "333 010 0000"),
    (Some(Group::Contacts), "E-mail", "livia.esempio@posta.example"),
    (Some(Group::Residence), "Residenza", "Via della Prova 1, Pontelaro"),
    (Some(Group::ProtectedAddress), "Indirizzo protetto", "Casa rifugio di prova"),
    (Some(Group::Health), "Medico di base", "Dott. Esempio"),
    (Some(Group::Disability), "Invalidità", "75 %, verbale di prova"),
    (Some(Group::Judicial), "Amministratore di sostegno", "Decreto di prova 1/2026"),
    (Some(Group::Permit), "Permesso di soggiorno", "Lavoro subordinato, di prova"),
    (Some(Group::Income), "ISEE", "7.350,00 €"),
    (Some(Group::WorkEducation), "Lavoro", "Addetta alle prove, licenza media"),
    (Some(Group::Family), "Nucleo familiare", "Due figli, di prova"),
    (Some(Group::Needs), "Bisogni", "Un alloggio stabile, di prova"),
    (Some(Group::Diary), "Nota del diario", "Telefonata di prova"),
    (Some(Group::Origin), "Cittadinanza", "Paese di prova"),
    (Some(Group::Violence), "Violenza", "Segnalazione di prova"),
    (Some(Group::ProtectedIdentity), "Nome dietro un nome protetto", "Ada Riservata"),
    (None, "Motivo dell’accesso", "Chiede un orientamento"),
    (None, "Servizio richiesto", "Pasti a domicilio"),
];

/// What a profile with this mask sees of a card of nobody: the group, what it is called, and the value through the
/// mask.
pub fn sample(mask: &Mask) -> Vec<(Option<Group>, &'static str, Field<&'static str>)> {
    let through = |(group, label, value): (Option<Group>, &'static str, &'static str)| {
        let field = group.map_or(Field::Shown(value), |group| mask.field(group, value));
        (group, label, field)
    };
    SAMPLE.into_iter().map(through).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn who(number: u128) -> OperatorRef {
        OperatorRef { id: Id::new(Uuid::from_u128(number)), name: "Paolo Neri".to_owned() }
    }

    fn proposal(state: State) -> Proposal {
        Proposal {
            id: Id::new(Uuid::from_u128(9)),
            before: Limits {
                mask: Mask::hiding([Group::Health, Group::Judicial]),
                withheld: BTreeSet::from([Permission::ReadCards]),
            },
            after: Limits {
                mask: Mask::hiding([Group::Judicial, Group::Income]),
                withheld: BTreeSet::from([Permission::EditCards]),
            },
            reason: "Nuova convenzione".to_owned(),
            by: who(1),
            at: DateTime::default(),
            state,
        }
    }

    #[test]
    fn nobody_confirms_or_refuses_what_they_proposed_and_nobody_else_takes_it_back() {
        let (author, other) = (who(1).id, who(2).id);
        for decision in Decision::ALL {
            let own = decision == Decision::Withdrawn;
            let waiting = proposal(State::Waiting);
            assert_eq!(waiting.may_be(decision, author), own, "{decision:?}");
            assert_eq!(waiting.may_be(decision, other), !own, "{decision:?}");
            let overtaken = proposal(State::Overtaken);
            assert_eq!(overtaken.may_be(decision, author), own, "{decision:?}");
            assert!(!overtaken.may_be(decision, other), "{decision:?}");
            let note = String::new();
            let decided = State::Decided { decision, by: who(2), at: DateTime::default(), note };
            let decided = proposal(decided);
            assert!(!decided.may_be(decision, author) && !decided.may_be(decision, other));
            assert_eq!(Decision::from_code(decision.code()), Some(decision));
        }
    }

    #[test]
    fn what_changes_is_said_in_both_directions() {
        let proposal = proposal(State::Waiting);
        assert_eq!((proposal.hides(), proposal.shows()), (vec![Group::Income], vec![Group::Health]));
        assert!(proposal.omits().is_empty() && proposal.tells().is_empty());
        assert_eq!(proposal.allows(), [Permission::ReadCards]);
        assert_eq!(proposal.withholds(), [Permission::EditCards]);
        let limits = |mask: Mask| Limits { mask, withheld: BTreeSet::new() };
        let before = limits(Mask::hiding([Group::Health]).omitting([Group::Judicial]));
        let after = limits(Mask::hiding([Group::Judicial]).omitting([Group::Health, Group::Violence]));
        let proposal = Proposal { before, after, ..proposal };
        assert_eq!((proposal.hides(), proposal.shows()), (vec![], vec![]));
        assert_eq!(proposal.omits(), [Group::Health, Group::Violence]);
        assert_eq!(proposal.tells(), [Group::Judicial]);
    }

    #[test]
    fn the_sample_has_every_group_and_shows_what_the_mask_does_not_hide() {
        for group in Group::ALL {
            let seen = sample(&Mask::hiding([group]));
            assert!(seen.iter().any(|(of, _, _)| *of == Some(group)), "{group}");
            for (of, label, field) in seen {
                assert_eq!(field.shown().is_none(), of == Some(group), "{label}");
            }
        }
    }
}
