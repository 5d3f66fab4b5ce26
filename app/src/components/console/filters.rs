//! Ready-made views with counts, and the filter bar of the queue.

use domain::{
    Text,
    actor::OperatorRef,
    intake::{Assignee, Filter, Tag, Tally},
};
use leptos::prelude::*;

use super::{SmallButton, SmallKind, SmallLink};
use crate::{
    components::{Control, Icon, Pick, SelectField, TextField, state_key},
    console::address,
    i18n::{Translator, use_translator},
    routes::Route,
};

/// A ready-made view of the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Its name.
    pub name: String,
    /// What it narrows to.
    pub filter: Filter,
    /// How many there are.
    pub count: Tally,
}

/// Views as links with counts.
#[component]
pub fn Views(
    /// In the order shown.
    views: Vec<View>,
    /// What the page is narrowed to.
    current: Filter,
) -> impl IntoView {
    let links = views
        .into_iter()
        .map(|view| {
            let here = (view.filter == current).then_some("true");
            view! {
                <li>
                    <a href=address::queue(&view.filter, None) aria-current=here>
                        {view.name}" "<span class="sp-n">{view.count.to_string()}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <nav class="sp-views" aria-label=use_translator().get("console-queue-views")><ul>{links}</ul></nav> }
}

/// What every filter of a list has: it is folded away, it asks, and it leads back to the whole list.
#[component]
pub fn FilterFrame(
    /// The list.
    list: Route,
    /// Whether it is unfolded.
    open: bool,
    /// Whether the list is narrowed now.
    narrowed: bool,
    /// Controls.
    children: Children,
) -> impl IntoView {
    let t = use_translator();
    let (action, whole) = (list.href(), list.href());
    view! {
        <form class="sp-filterbar" action=action method="get">
            <details open=open>
                <summary>
                    <Icon name="it-funnel"/>{t.get("console-filter-title")}<Icon name="it-expand" small=true/>
                </summary>
                <div class="sp-filterbar-in">
                    {children()}
                    <div class="sp-row">
                        <SmallButton text=t.get("console-filter-apply")/>
                        {narrowed.then(|| view! {
                            <SmallLink kind=SmallKind::Link href=whole text=t.get("console-filter-clear")/>
                        })}
                    </div>
                </div>
            </details>
        </form>
    }
}

/// The filter of the queue as a form that only asks.
#[component]
pub fn FilterBar(
    /// What the page is narrowed to.
    filter: Filter,
    /// Services of the desk, slug and name.
    services: Vec<(String, Text)>,
    /// Colleagues of the desk.
    colleagues: Vec<OperatorRef>,
) -> impl IntoView {
    let t = use_translator();
    let narrowed = filter != Filter::default();
    let by_hand = filter.text.is_some()
        || filter.service.is_some()
        || matches!(filter.assignee, Some(Assignee::Operator(_)));
    let assignee = filter.assignee.map(address::assignee_value).unwrap_or_default();
    view! {
        <FilterFrame list=Route::Console open=by_hand narrowed=narrowed>
            <SelectField
                control=Control::new(address::TAG, t.get("console-filter-state"))
                options=states(t)
                value=filter.tag.map(Tag::code).unwrap_or_default()
                empty=t.get("console-filter-state-any")
            />
            <SelectField
                control=Control::new(address::SERVICE, t.get("console-filter-service"))
                options=services.iter().map(|(slug, name)| Pick::new(slug, name.get(t.lang()))).collect()
                value=filter.service.unwrap_or_default()
                empty=t.get("console-filter-service-any")
            />
            <SelectField
                control=Control::new(address::ASSIGNEE, t.get("console-filter-assignee"))
                options=assignees(colleagues, t)
                value=assignee
                empty=t.get("console-filter-assignee-any")
            />
            <TextField
                control=Control::new(address::TEXT, t.get("console-filter-text"))
                value=filter.text.unwrap_or_default()
                max=100
            />
            {filter.unread.then(|| view! {
                <input type="hidden" name=address::UNREAD value=address::TO_READ/>
            })}
        </FilterFrame>
    }
}

fn states(t: Translator) -> Vec<Pick> {
    address::shown_states().map(|tag| Pick::new(tag.code(), t.get(state_key(tag)))).collect()
}

fn assignees(colleagues: Vec<OperatorRef>, t: Translator) -> Vec<Pick> {
    let fixed = [
        (Assignee::Me, t.get("console-filter-assignee-me")),
        (Assignee::Nobody, t.get("console-filter-assignee-nobody")),
    ];
    fixed
        .into_iter()
        .chain(colleagues.into_iter().map(|colleague| (Assignee::Operator(colleague.id), colleague.name)))
        .map(|(assignee, name)| Pick::new(address::assignee_value(assignee), name))
        .collect()
}
