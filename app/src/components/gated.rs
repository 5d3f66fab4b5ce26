//! Parts of a form that appear and disappear with an answer elsewhere in the same form, by style sheets alone.

use leptos::prelude::*;

/// Which answers of a question let something appear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// Number of the question among those that others depend on, from 0.
    pub lead: usize,
    /// Places of the answers in its list, from 0.
    pub places: Vec<usize>,
}

impl Gate {
    /// Most questions that the style sheets know.
    pub const LEADS: usize = 6;

    /// Most answers of a question that the style sheets know.
    pub const PLACES: usize = 10;

    fn class(&self) -> String {
        self.places.iter().fold("sp-gate".to_owned(), |class, place| {
            format!("{class} sp-gate--{}-{}", self.lead + 1, place + 1)
        })
    }
}

/// Something that is there while every gate is open. Where the browser cannot tell, it is always there.
#[component]
pub fn Gated(
    /// All must be open; none where it is always there.
    gates: Vec<Gate>,
    /// What appears.
    content: AnyView,
) -> AnyView {
    gates
        .into_iter()
        .rev()
        .fold(content, |inner, gate| view! { <div class=gate.class()>{inner}</div> }.into_any())
}

/// The control of a question that opens gates, if it is one.
#[component]
pub fn Leading(
    /// Its number among those that do, from 0.
    lead: Option<usize>,
    /// The control.
    content: AnyView,
) -> AnyView {
    match lead {
        Some(lead) => {
            view! { <div class=format!("sp-lead sp-lead--{}", lead + 1)>{content}</div> }.into_any()
        }
        None => content,
    }
}
