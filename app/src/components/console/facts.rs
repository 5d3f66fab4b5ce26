//! Lists of facts, some of which a mask may hide.

use domain::mask::{Field, Group};
use leptos::prelude::*;

use super::Masked;
use crate::{console::words, i18n::Translator};

/// In how many columns facts stand where there is room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// Two.
    Two,
    /// Three.
    Three,
    /// Two at every width: each fact beside the same fact of somebody else.
    Pairs,
}

/// A fact: what, and its value or the group that hides it.
#[derive(Debug)]
pub struct Fact {
    label: String,
    value: Result<Value, Hidden>,
}

/// How a fact is hidden: by a group that is told, or without a trace.
#[derive(Debug, Clone, Copy)]
enum Hidden {
    Masked(Group),
    Absent,
}

#[derive(Debug)]
enum Value {
    Words(String),
    Code(String),
    /// That there is none.
    Quiet(String),
}

impl Fact {
    /// A fact in words.
    pub fn text(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: Ok(Value::Words(value.into())) }
    }

    /// A code, with all its characters of one width.
    pub fn code(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: Ok(Value::Code(value.into())) }
    }

    /// That nothing is known, in words.
    pub fn quiet(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: Ok(Value::Quiet(value.into())) }
    }

    /// A fact that a mask hides.
    pub fn masked(label: impl Into<String>, group: Group) -> Self {
        Self { label: label.into(), value: Err(Hidden::Masked(group)) }
    }

    /// A fact that went through a mask.
    pub fn field<T>(label: impl Into<String>, field: &Field<T>, words: impl FnOnce(&T) -> String) -> Self {
        match field {
            Field::Shown(value) => Self::text(label, words(value)),
            Field::Masked(group) => Self::masked(label, *group),
            Field::Absent => Self::absent(),
        }
    }

    /// A fact that is not there for whoever looks: no list shows it.
    pub const fn absent() -> Self {
        Self { label: String::new(), value: Err(Hidden::Absent) }
    }
}

impl Fact {
    /// Label and value for paper; what is masked is said to be, and of what is absent there is nothing.
    pub fn printed(self, t: Translator) -> Option<(String, String)> {
        let value = match self.value {
            Ok(Value::Words(words) | Value::Code(words) | Value::Quiet(words)) => words,
            Err(Hidden::Masked(group)) => {
                t.with("console-print-hidden", &[("group", t.get(words::group(group)).into())])
            }
            Err(Hidden::Absent) => return None,
        };
        Some((self.label, value))
    }
}

impl Value {
    fn view(self) -> AnyView {
        match self {
            Self::Words(words) => view! { <bdi>{words}</bdi> }.into_any(),
            Self::Code(code) => view! { <span class="sp-code">{code}</span> }.into_any(),
            Self::Quiet(words) => view! { <span class="sp-sub">{words}</span> }.into_any(),
        }
    }
}

/// A code that is told by voice: the largest thing on its page.
#[component]
pub fn ToldCode(
    /// What it is.
    #[prop(into)]
    label: String,
    /// The code.
    #[prop(into)]
    code: String,
) -> impl IntoView {
    view! { <p class="sp-told"><span class="sp-sub">{label}</span><span class="sp-code">{code}</span></p> }
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
        Columns::Pairs => "sp-dl sp-dl--pairs",
    };
    let mut lines: Vec<(String, Vec<AnyView>)> = Vec::new();
    for (place, fact) in facts.into_iter().enumerate() {
        let (label, value) = match fact.value {
            Ok(value) => (fact.label, view! { <dd>{value.view()}</dd> }.into_any()),
            Err(Hidden::Absent) => continue,
            Err(Hidden::Masked(group)) => {
                let id = format!("{id}-{place}");
                let what = fact.label.clone();
                let value = view! { <dd class="sp-masked"><Masked group=group id=id what=what/></dd> };
                (fact.label, value.into_any())
            }
        };
        match lines.last_mut() {
            // Several values of one thing have its name once.
            Some((last, values)) if *last == label && columns != Columns::Pairs => values.push(value),
            _ => lines.push((label, vec![value])),
        }
    }
    let lines =
        lines.into_iter().map(|(label, values)| view! { <div><dt>{label}</dt>{values}</div> }).collect_view();
    view! { <dl class=class>{lines}</dl> }
}
