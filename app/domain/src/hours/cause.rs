//! Usual causes of a closure.

/// Why a desk is closed, told to everybody in their own language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// A feast of the place.
    Feast,
    /// A meeting of those who work there.
    Meeting,
    /// Training.
    Training,
    /// Works in the building.
    Works,
    /// Something does not work.
    Breakdown,
    /// The weather.
    Weather,
    /// A strike.
    Strike,
    /// Too few are there.
    Staff,
}

impl Cause {
    /// Every cause, in the order of the list.
    pub const ALL: [Self; 8] = [
        Self::Feast,
        Self::Meeting,
        Self::Training,
        Self::Works,
        Self::Breakdown,
        Self::Weather,
        Self::Strike,
        Self::Staff,
    ];

    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Feast => "feast",
            Self::Meeting => "meeting",
            Self::Training => "training",
            Self::Works => "works",
            Self::Breakdown => "breakdown",
            Self::Weather => "weather",
            Self::Strike => "strike",
            Self::Staff => "staff",
        }
    }

    /// The cause with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.code() == code)
    }
}
