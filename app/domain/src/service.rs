//! The catalogue: what a citizen can apply for.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Text, form::Definition, mask::Group};

/// A service of the catalogue, in the shape of the Modello Comuni service page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Last part of its address, for example `contributo-economico`.
    pub slug: String,
    /// Code of the INPS table of social services (SIUSS), where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub siuss: Option<String>,
    /// Name.
    pub title: Text,
    /// One sentence for the catalogue.
    pub summary: Text,
    /// What it is for, in the applicant's words ("Non arrivo a fine mese").
    pub needs: Vec<Text>,
    /// Who may apply.
    pub who: Text,
    /// More about who, as a list.
    #[serde(default)]
    pub requirements: Vec<Text>,
    /// What must be at hand.
    pub what_is_needed: Vec<Text>,
    /// What the applicant gets.
    pub what_you_get: Vec<Text>,
    /// How it is done, online and at the desk.
    pub how: Text,
    /// What it costs.
    pub cost: Text,
    /// Minutes that the form takes.
    pub minutes: u8,
    /// Days for the answer (L. 241/1990 art. 2).
    pub term_days: u16,
    /// What happens after sending, in order.
    pub what_happens_next: Vec<Text>,
    /// Name of the responsible office.
    pub office: Text,
    /// Assurance level that the login must reach, 1 to 3.
    pub level: u8,
    /// The groups of fields the desk reads for it, said to the citizen before starting.
    #[serde(default)]
    pub data_read: Vec<Group>,
    /// First day on which it can be sent; open from the start when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<NaiveDate>,
    /// Last day on which it can be sent; never closes when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes: Option<NaiveDate>,
    /// What is asked.
    pub form: Definition,
}

/// Whether a service can be applied for on a given day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Availability {
    /// Yes; the last day, where there is one.
    Open {
        /// Last day, included.
        until: Option<NaiveDate>,
    },
    /// Not yet.
    NotYet {
        /// First day.
        from: NaiveDate,
    },
    /// No more.
    Closed {
        /// Last day it was open.
        since: NaiveDate,
    },
}

impl Service {
    /// Whether the service can be applied for on this day.
    pub fn availability(&self, today: NaiveDate) -> Availability {
        match (self.opens, self.closes) {
            (Some(from), _) if today < from => Availability::NotYet { from },
            (_, Some(since)) if today > since => Availability::Closed { since },
            (_, until) => Availability::Open { until },
        }
    }
}
