//! How much time is left.

use leptos::prelude::*;

use super::Icon;

/// How urgent a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermKind {
    /// Passed.
    Late,
    /// Today.
    Today,
    /// Within a week.
    Soon,
    /// Far away.
    Ok,
    /// The clock is stopped.
    Stop,
}

impl TermKind {
    /// The urgency of a term with so many days left.
    pub const fn of(days_left: i64, suspended: bool) -> Self {
        match days_left {
            _ if suspended => Self::Stop,
            ..=-1 => Self::Late,
            0 => Self::Today,
            1..=7 => Self::Soon,
            _ => Self::Ok,
        }
    }

    const fn look(self) -> (&'static str, &'static str) {
        match self {
            Self::Late => ("sp-term sp-term--late", "sp-alert"),
            Self::Today => ("sp-term sp-term--today", "sp-wait"),
            Self::Soon => ("sp-term sp-term--soon", "sp-wait"),
            Self::Ok => ("sp-term sp-term--ok", "sp-far"),
            Self::Stop => ("sp-term sp-term--stop", "sp-pause"),
        }
    }
}

/// A term: shape, words, and a second line that says of what or since when.
#[component]
pub fn TermBadge(
    /// Urgency.
    kind: TermKind,
    /// "3 giorni".
    #[prop(into)]
    text: String,
    /// "risposta".
    #[prop(optional, into)]
    detail: Option<String>,
) -> impl IntoView {
    let (class, icon) = kind.look();
    view! {
        <span class=class><Icon name=icon/><span class="sp-term-text">{text}</span></span>
        {detail.map(|detail| view! { <span class="sp-sub">{detail}</span> })}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urgency_follows_the_days_left() {
        assert_eq!(TermKind::of(-1, false), TermKind::Late);
        assert_eq!(TermKind::of(0, false), TermKind::Today);
        assert_eq!(TermKind::of(7, false), TermKind::Soon);
        assert_eq!(TermKind::of(8, false), TermKind::Ok);
        assert_eq!(TermKind::of(-3, true), TermKind::Stop);
    }
}
