//! What a mask hides looks hidden: padlock, hatching, the group, and whom to ask.

use domain::{
    mask::{Field, Group},
    permission::{Permission, allows},
};
use leptos::prelude::*;

use crate::{
    components::Icon,
    console::words,
    i18n::{Translator, use_translator},
    page::{Visitor, use_frame},
};

/// The profile through whose mask the page is seen.
fn profile() -> String {
    match &use_frame().visitor {
        Visitor::Operator(facts) => facts.profile.clone(),
        Visitor::Anonymous | Visitor::Citizen { .. } => String::new(),
    }
}

/// Whether whoever looks may do this: their role allows it, and their profile does not withhold it. Buttons ask here; the
/// use case decides in the end.
pub fn may_do(permission: Permission) -> bool {
    match &use_frame().visitor {
        Visitor::Operator(facts) => allows(facts.role, &facts.withheld, permission),
        Visitor::Anonymous | Visitor::Citizen { .. } => false,
    }
}

/// Whether whoever looks may ask to see through the mask.
pub fn may_ask() -> bool {
    may_do(Permission::BreakGlass)
}

/// A hidden value, with the way to ask for it.
#[component]
pub fn Masked(
    /// The group that hides it.
    group: Group,
    /// Unique in the page.
    #[prop(into)]
    id: String,
    /// What is hidden, for who cannot see the place of the button.
    #[prop(into)]
    what: String,
) -> impl IntoView {
    view! {
        <MaskedValue group=group/>
        " "
        <How group=group id=id what=what/>
    }
}

/// A hidden value alone, where there is no room for more.
#[component]
pub fn MaskedValue(
    /// The group that hides it.
    group: Group,
) -> impl IntoView {
    let t = use_translator();
    view! {
        <span class="sp-masked-value">
            <Icon name="sp-lock"/>
            <span>{t.get("console-masked")}" "<b>{t.get(words::group(group))}</b></span>
        </span>
    }
}

/// A name, or words, that may be hidden: then that they are, and where nothing is said of them nothing.
pub fn seen(words: Field<String>) -> AnyView {
    match words {
        Field::Shown(words) => words.into_any(),
        Field::Masked(group) => view! { <MaskedValue group=group/> }.into_any(),
        Field::Absent => ().into_any(),
    }
}

#[component]
fn How(group: Group, id: String, what: String) -> impl IntoView {
    let t = use_translator();
    let organisation = use_frame().organisation.clone();
    let explain = t.with(
        "console-masked-explain",
        &[("group", t.get(words::group(group)).into()), ("profile", profile().into())],
    );
    view! {
        <button type="button" class="sp-masked-how" popovertarget=id.clone()>
            {t.get("console-masked-how")}
            <span class="visually-hidden">
                {format!(" {}", t.with("console-masked-how-of", &[("what", what.into())]))}
            </span>
        </button>
        // Not a paragraph: a hidden value may stand within one.
        <span class="sp-popover" id=id popover="auto">
            {explain}" "<b>{t.text(&organisation.desk_name)}</b>", "
            <a href=organisation.phone_href()><bdi>{organisation.phone.clone()}</bdi></a>"."
        </span>
    }
}

/// The bar that says what the mask hides on this page.
#[component]
pub fn MaskBar(
    /// Groups of which something is hidden here; without any, no bar.
    groups: Vec<Group>,
) -> impl IntoView {
    let t = use_translator();
    (!groups.is_empty()).then(|| {
        let which = t.with(
            "console-mask-bar-groups",
            &[("n", groups.len().into()), ("groups", enumerated(&groups, t).into())],
        );
        view! {
            <p class="sp-maskbar">
                <Icon name="sp-lock"/>
                <span>
                    <b>{t.with("console-mask-bar", &[("profile", profile().into())])}</b>" "{which}
                </span>
            </p>
        }
    })
}

/// The names of these groups: "a, b e c".
pub fn enumerated(groups: &[Group], t: Translator) -> String {
    let names: Vec<String> = groups.iter().map(|group| t.get(words::group(*group))).collect();
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} {} {last}", first.join(", "), t.get("console-and")),
        None => String::new(),
    }
}

/// Collects the groups of masked fields, each once, in the order of the mask editor.
pub fn hidden_groups(groups: impl IntoIterator<Item = Option<Group>>) -> Vec<Group> {
    let found: Vec<Group> = groups.into_iter().flatten().collect();
    Group::ALL.into_iter().filter(|group| found.contains(group)).collect()
}

/// The group that masks a field, if one does: what is absent is not told.
pub const fn hidden_by<T>(field: &Field<T>) -> Option<Group> {
    field.masked()
}
