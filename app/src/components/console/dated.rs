//! A fact of a person that holds, with who wrote it down.

use leptos::prelude::*;

use super::{Columns, Fact, Facts};

/// What it says, who wrote it down and when, and what can be done about it.
#[component]
pub fn DatedFact(
    /// Unique in the page: the way to correct it leads there, and the form stands below.
    #[prop(into)]
    id: String,
    /// What it says.
    facts: Vec<Fact>,
    /// Who wrote it down and when, in words.
    #[prop(into)]
    note: String,
    /// What can be done about it.
    act: Option<AnyView>,
) -> impl IntoView {
    view! {
        <Facts id=id.clone() columns=Columns::Three facts=facts/>
        <p class="sp-sub" id=id>{note}" "{act}</p>
    }
}
