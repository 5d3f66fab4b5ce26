//! What an operator asks for.

use serde::Deserialize;

/// A desk and a quarter; empty ones are the usual ones.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct NumbersForm {
    /// Identifier of a desk; empty for the one in use.
    #[serde(rename = "sportello")]
    pub desk: String,
    /// Code of a quarter; empty for the last one.
    #[serde(rename = "trimestre")]
    pub quarter: String,
}
