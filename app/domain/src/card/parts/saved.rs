//! The parts of a card as they were saved, through a mask.

use serde::{Deserialize, Serialize};

use super::{Part, Proposed, Told};
use crate::{
    Protocollo,
    fields::{Kind, Lists, Values, Version},
    mask::Group,
};

/// A part as it stands, with what it was before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// Which.
    pub part: Part,
    /// Newest first; never empty.
    pub versions: Vec<Version>,
}

/// All parts of a card, through a mask.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Parts {
    /// Those that were saved, in the order of the card.
    pub saved: Vec<Saved>,
    /// Part and field of what the desk still wants.
    pub missing: Vec<(Part, String)>,
    /// Part and field of what the desk asks for, filled in or not.
    #[serde(default)]
    pub wanted: Vec<(Part, String)>,
    /// What contradicts itself.
    pub told: Vec<Told>,
    /// Groups of fields that may not be seen: they are neither shown nor asked for.
    pub hidden: Vec<Group>,
    /// Those among them that are not there at all: a part of nothing else is not there either.
    #[serde(default)]
    pub absent: Vec<Group>,
    /// What can be chosen; not of the card, and kept nowhere with it.
    #[serde(skip)]
    pub lists: Lists,
    /// What requests sent online say about the parts.
    #[serde(default)]
    pub proposed: Vec<Proposed>,
}

impl Parts {
    /// The last save of a part.
    pub fn last(&self, part: Part) -> Option<&Version> {
        self.saved.iter().find(|saved| saved.part == part)?.versions.first()
    }

    /// Every value that a part ever had and that may be seen.
    pub fn ever(&self, part: Part) -> Values {
        let saved = self.saved.iter().find(|saved| saved.part == part);
        Values::joined(saved.into_iter().flat_map(|saved| &saved.versions).map(Version::visible))
    }

    /// What the requests propose for a part, each field from the first that says something of it and those of
    /// several values from all, and where it comes from.
    pub fn proposal(&self, part: Part) -> (Values, Vec<Protocollo>) {
        let (mut values, mut sources) = (Values::default(), Vec::new());
        for proposed in self.proposed.iter().filter(|proposed| proposed.part == part) {
            let mut says_more = false;
            for def in part.fields() {
                let mut all = values.all(def.code).to_vec();
                let before = all.len();
                if before == 0 || matches!(def.kind, Kind::Several(_) | Kind::Needs) {
                    let new = |value: &&String| !values.all(def.code).contains(*value);
                    all.extend(proposed.values.all(def.code).iter().filter(new).cloned());
                }
                if all.len() > before {
                    values.set(def.code, all);
                    says_more = true;
                }
            }
            if says_more && !sources.contains(&proposed.source) {
                sources.push(proposed.source);
            }
        }
        (values, sources)
    }

    /// Whether every field of a part is hidden: then there is nothing to fill in.
    pub fn is_hidden(&self, part: Part) -> bool {
        part.fields().iter().all(|def| self.hidden.contains(&def.group))
    }

    /// Whether nothing of a part is there for whoever looks.
    pub fn is_absent(&self, part: Part) -> bool {
        part.fields().iter().all(|def| self.absent.contains(&def.group))
    }

    /// The values of the last save that may be seen.
    pub fn visible(&self, part: Part) -> Values {
        self.last(part).map(Version::visible).unwrap_or_default()
    }
}
