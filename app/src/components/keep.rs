//! Whether contacts are kept for the next request.

use leptos::prelude::*;

use super::{Choices, Control, Pick};
use crate::i18n::use_translator;

/// Value of "save them in my profile".
pub const KEEP: &str = "profilo";
/// Value of "only for this request".
pub const ONLY_HERE: &str = "solo";

/// What is asked about the contacts of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keep {
    /// Nothing: the profile has them, or there are none.
    #[default]
    NotAsked,
    /// Whether to keep them.
    Asked {
        /// What was chosen just now. Nothing is chosen beforehand, and without a choice nothing is kept.
        chosen: Option<bool>,
    },
}

/// The question, where it is asked.
#[component]
pub fn KeepContacts(
    /// Whether it is, and what was chosen.
    keep: Keep,
) -> impl IntoView {
    let t = use_translator();
    let Keep::Asked { chosen } = keep else {
        return ().into_any();
    };
    let value = match chosen {
        None => "",
        Some(true) => KEEP,
        Some(false) => ONLY_HERE,
    };
    let control = Control::new("recapiti", t.get("profile-keep")).hint(t.get("profile-keep-hint"));
    let options =
        vec![Pick::new(KEEP, t.get("profile-keep-yes")), Pick::new(ONLY_HERE, t.get("profile-keep-no"))];
    view! { <Choices control=control options=options value=value/> }.into_any()
}
