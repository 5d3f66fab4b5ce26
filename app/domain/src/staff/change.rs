//! What administrators changed, before and after.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Lang,
    actor::{DeskRef, Role},
    codes::Validity,
    mask::Group,
    permission::Permission,
    zone::{BodyText, Dates, MailKind, MailText, OpenedDesk, PointText, Settings},
};

/// What a membership said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// As what.
    pub role: Role,
    /// Name of the profile that counts.
    pub profile: String,
    /// Days on which it counts.
    pub valid: Validity,
    /// Name of whom they stand in for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub absent: Option<String>,
}

/// What a desk is called, and what it is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskText {
    /// Its name.
    pub name: String,
    /// Its name for citizens in other languages than Italian.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<Lang, String>,
    /// What it is for; may be empty.
    pub description: String,
}

/// What a profile is called, and where it is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileText {
    /// Its name.
    pub name: String,
    /// The desks at which it is given, as they are called; everywhere, where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub desks: Vec<String>,
    /// What it withholds from the first; afterwards that is changed by four eyes.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub withheld: BTreeSet<Permission>,
    /// Whether it is given no more.
    #[serde(default)]
    pub retired: bool,
}

/// One change; each kind owns what was before and what is after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Change {
    /// An operator was written down, enabled and at no desk yet.
    Created {
        /// Name.
        name: String,
    },
    /// May sign in again.
    Enabled,
    /// May not sign in any more.
    Disabled,
    /// A membership was given, or given anew with other terms.
    Given {
        /// Name of the desk.
        desk: String,
        /// What it said, if there was one that counted or was to come.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<Terms>,
        /// What it says.
        after: Terms,
    },
    /// A membership was ended at once.
    Ended {
        /// Name of the desk.
        desk: String,
        /// What it said.
        before: Terms,
        /// On which day.
        on: NaiveDate,
    },
    /// A desk was described anew.
    Described {
        /// As it was.
        before: DeskText,
        /// As it is.
        after: DeskText,
    },
    /// What a desk accepts, passes on and never sees was written anew.
    Ruled {
        /// As it was.
        before: Settings,
        /// As it is.
        after: Settings,
        /// The desks that rules name, as they were called then.
        desks: Vec<DeskRef>,
    },
    /// Groups of fields were asked to be taken off what a desk never sees: another administrator confirms it, as long as
    /// nothing else of the desk was changed.
    UnhideAsked {
        /// Which.
        groups: Vec<Group>,
    },
    /// Another administrator confirmed it: what the desk never sees is without them.
    Unhidden {
        /// Which.
        groups: Vec<Group>,
    },
    /// It was refused, or taken back: they stay hidden.
    UnhideDropped {
        /// Which.
        groups: Vec<Group>,
    },
    /// An agreement with the body of the desk was written down.
    Agreed {
        /// The act.
        act: String,
        /// From when until when.
        dates: Dates,
    },
    /// An agreement with the body of the desk was ended early.
    AgreementEnded {
        /// The act.
        act: String,
        /// The day from which it does not count.
        on: NaiveDate,
    },
    /// A desk was opened.
    Opened {
        /// As it is.
        after: OpenedDesk,
    },
    /// A desk was closed from a day on.
    Closed {
        /// Days on which it was open.
        before: Validity,
        /// Days on which it is.
        after: Validity,
    },
    /// A place where a desk receives people was written anew, or is a new one.
    Placed {
        /// As it was, if it was there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<Box<PointText>>,
        /// As it is.
        after: Box<PointText>,
    },
    /// A mail of a desk was written in its own words, or in those of the portal again.
    Mailed {
        /// Which mail.
        letter: MailKind,
        /// In which language.
        lang: Lang,
        /// As it was; the portal's words, where there is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<MailText>,
        /// As it is; the portal's words, where there is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<MailText>,
    },
    /// A body was written anew, or is a new one.
    Body {
        /// As it was, if it was there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<BodyText>,
        /// As it is.
        after: BodyText,
    },
    /// A profile was made out of another one.
    ProfileMade {
        /// What the other one is called.
        source: String,
        /// As it is.
        after: ProfileText,
    },
    /// A profile was named anew, is given elsewhere, or is given no more.
    ProfileChanged {
        /// As it was.
        before: ProfileText,
        /// As it is.
        after: ProfileText,
    },
}

/// A change that was written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Counts the changes of one record from 1.
    pub version: i32,
    /// What.
    pub change: Change,
    /// Why, in the words of who did it.
    pub reason: String,
    /// Who; nobody where it was a command on the server.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}
