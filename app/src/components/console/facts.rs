//! Lists of facts, some of which a mask may hide.

use domain::mask::{Field, Group};
use leptos::prelude::*;

use super::Masked;

/// In how many columns facts stand where there is room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// Two.
    Two,
    /// Three.
    Three,
}

/// A fact: what, and its value or the group that hides it.
#[derive(Debug)]
pub struct Fact {
    label: String,
    value: Result<AnyView, Group>,
}

impl Fact {
    /// A fact in words.
    pub fn text(label: impl Into<String>, value: impl Into<String>) -> Self {
        let value: String = value.into();
        Self::view(label, view! { <bdi>{value}</bdi> })
    }

    /// A code, with all its characters of one width.
    pub fn code(label: impl Into<String>, value: impl Into<String>) -> Self {
        let value: String = value.into();
        Self::view(label, view! { <span class="sp-code">{value}</span> })
    }

    /// A fact with markup of its own.
    pub fn view(label: impl Into<String>, value: impl IntoView + 'static) -> Self {
        Self { label: label.into(), value: Ok(value.into_any()) }
    }

    /// A fact that a mask hides.
    pub fn masked(label: impl Into<String>, group: Group) -> Self {
        Self { label: label.into(), value: Err(group) }
    }

    /// A fact that went through a mask.
    pub fn field<T>(label: impl Into<String>, field: &Field<T>, words: impl FnOnce(&T) -> String) -> Self {
        match field {
            Field::Shown(value) => Self::text(label, words(value)),
            Field::Masked(group) => Self::masked(label, *group),
        }
    }
}

/// A list of facts.
#[component]
pub fn Facts(
    /// Unique in the page: the popovers of masked facts are named after it.
    #[prop(into)]
    id: String,
    /// How many columns.
    columns: Columns,
    /// In the order shown.
    facts: Vec<Fact>,
) -> impl IntoView {
    let class = match columns {
        Columns::Two => "sp-dl sp-dl--2",
        Columns::Three => "sp-dl sp-dl--3",
    };
    let lines = facts
        .into_iter()
        .enumerate()
        .map(|(place, fact)| match fact.value {
            Ok(value) => view! { <div><dt>{fact.label}</dt><dd>{value}</dd></div> }.into_any(),
            Err(group) => view! {
                <div class="sp-masked">
                    <dt>{fact.label.clone()}</dt>
                    <dd><Masked group=group id=format!("{id}-{place}") what=fact.label/></dd>
                </div>
            }
            .into_any(),
        })
        .collect_view();
    view! { <dl class=class>{lines}</dl> }
}
