//! What the catalogue is filtered by: what somebody needs, and who they are.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What a service is about, in the few kinds that citizens choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Topic {
    /// Money for rent, bills, children.
    #[serde(rename = "soldi")]
    Money,
    /// A home that was lost, or is missing.
    #[serde(rename = "casa")]
    Home,
    /// Help at home: care, meals.
    #[serde(rename = "assistenza")]
    Care,
    /// Getting about.
    #[serde(rename = "trasporto")]
    Transport,
    /// Living in a home for older people or a community.
    #[serde(rename = "struttura")]
    Residence,
    /// Children, nursery, being a parent.
    #[serde(rename = "figli")]
    Children,
    /// Living here with another citizenship.
    #[serde(rename = "stranieri")]
    Abroad,
    /// Violence, fear, ill-treatment.
    #[serde(rename = "violenza")]
    Violence,
    /// Somebody to talk to, before knowing what to ask for.
    #[serde(rename = "ascolto")]
    Listening,
}

/// Whom a service is for, as people say it of themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Audience {
    /// Raises children under 18.
    #[serde(rename = "genitore")]
    Parent,
    /// Is older than 65.
    #[serde(rename = "anziano")]
    Older,
    /// Lives with a disability.
    #[serde(rename = "disabilita")]
    Disabled,
    /// Looks after somebody.
    #[serde(rename = "assiste")]
    Carer,
    /// Comes from another country.
    #[serde(rename = "straniero")]
    Foreigner,
    /// Has no work, or too little money.
    #[serde(rename = "lavoro")]
    Poor,
}

/// The code names nothing that the catalogue is filtered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not something the catalogue is filtered by")]
pub struct UnknownFilter;

impl Topic {
    /// Every topic, in the order in which it is offered.
    pub const ALL: [Self; 9] = [
        Self::Money,
        Self::Home,
        Self::Care,
        Self::Transport,
        Self::Residence,
        Self::Children,
        Self::Abroad,
        Self::Violence,
        Self::Listening,
    ];

    /// The code, in addresses and in the definitions of services.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Money => "soldi",
            Self::Home => "casa",
            Self::Care => "assistenza",
            Self::Transport => "trasporto",
            Self::Residence => "struttura",
            Self::Children => "figli",
            Self::Abroad => "stranieri",
            Self::Violence => "violenza",
            Self::Listening => "ascolto",
        }
    }
}

impl FromStr for Topic {
    type Err = UnknownFilter;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|topic| topic.code() == code).ok_or(UnknownFilter)
    }
}

impl Audience {
    /// Every audience, in the order in which it is offered.
    pub const ALL: [Self; 6] =
        [Self::Parent, Self::Older, Self::Disabled, Self::Carer, Self::Foreigner, Self::Poor];

    /// The code, in addresses and in the definitions of services.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Parent => "genitore",
            Self::Older => "anziano",
            Self::Disabled => "disabilita",
            Self::Carer => "assiste",
            Self::Foreigner => "straniero",
            Self::Poor => "lavoro",
        }
    }
}

impl FromStr for Audience {
    type Err = UnknownFilter;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|audience| audience.code() == code).ok_or(UnknownFilter)
    }
}

/// By what a service is found, beside its words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// What it is about.
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// Whom it is for; everybody when empty.
    #[serde(default)]
    pub audiences: Vec<Audience>,
}

impl Finding {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.topics.is_empty() && self.audiences.is_empty()
    }

    /// Whether the service is about this, where something was chosen.
    pub fn is_about(&self, topic: Option<Topic>) -> bool {
        topic.is_none_or(|topic| self.topics.contains(&topic))
    }

    /// Whether the service is for these people, where something was chosen.
    pub fn is_for(&self, audience: Option<Audience>) -> bool {
        audience.is_none_or(|audience| self.audiences.is_empty() || self.audiences.contains(&audience))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_same_in_addresses_and_in_definitions() {
        for topic in Topic::ALL {
            assert_eq!(topic.code().parse(), Ok(topic));
            assert_eq!(serde_json::to_value(topic).unwrap(), topic.code());
        }
        for audience in Audience::ALL {
            assert_eq!(audience.code().parse(), Ok(audience));
            assert_eq!(serde_json::to_value(audience).unwrap(), audience.code());
        }
        assert!("altro".parse::<Topic>().is_err() && "".parse::<Audience>().is_err());
    }

    #[test]
    fn a_service_for_nobody_in_particular_is_for_everybody() {
        let finding = Finding { topics: vec![Topic::Home], audiences: Vec::new() };
        assert!(finding.is_for(Some(Audience::Older)) && finding.is_for(None));
        assert!(finding.is_about(Some(Topic::Home)) && finding.is_about(None));
        assert!(!finding.is_about(Some(Topic::Money)));
        let finding = Finding { audiences: vec![Audience::Parent], ..finding };
        assert!(!finding.is_for(Some(Audience::Older)));
    }
}
