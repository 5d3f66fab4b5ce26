//! Numbers: key figures, and bars with the table behind them.

use domain::counting::Shown;
use leptos::prelude::*;

use super::{SmallButton, SmallKind, SmallLink};
use crate::{components::layout::More, i18n::use_translator, routes::Route};

/// A number that is read at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFigure {
    /// What was counted.
    pub name: String,
    /// How many, or that it is not told.
    pub number: String,
    /// What counts.
    pub sub: String,
}

/// The numbers that are read first.
#[component]
pub fn KeyFigures(
    /// In the order shown.
    figures: Vec<KeyFigure>,
) -> impl IntoView {
    let lines = figures
        .into_iter()
        .map(|figure| {
            view! {
                <li class="sp-kpi">
                    <p class="sp-kpi-t">{figure.name}</p>
                    <p class="sp-kpi-n">{figure.number}</p>
                    <p class="sp-sub">{figure.sub}</p>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="sp-kpis sp-kpis--row sp-plain">{lines}</ul> }
}

/// What counts, as a form that only asks.
#[component]
pub fn PeriodBar(
    /// What need not be filled in: address and words.
    links: Vec<(String, String)>,
    /// What is chosen.
    children: Children,
) -> impl IntoView {
    let t = use_translator();
    let links = links
        .into_iter()
        .map(|(href, text)| view! { <SmallLink kind=SmallKind::Link href=href text=text/> })
        .collect_view();
    view! {
        <form class="sp-filterbar" action=Route::ConsoleNumbers.href() method="get" novalidate>
            <div class="sp-filterbar-in">
                {children()}
                <div class="sp-row">
                    <SmallButton text=t.get("console-filter-apply")/>
                    {links}
                </div>
            </div>
        </form>
    }
}

/// Figures beside each other where there is room.
#[component]
pub fn Figures(
    /// The figures.
    children: Children,
) -> impl IntoView {
    view! { <div class="sp-figs">{children()}</div> }
}

/// A part of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it is of.
    pub name: String,
    /// How long it is.
    pub value: Shown,
    /// The same in words.
    pub words: String,
}

/// Bars with their numbers, and the same as a table. A number that is not told has a dashed frame of one length, and
/// says so in words.
#[component]
pub fn BarFigure(
    /// Id of the heading.
    #[prop(into)]
    id: String,
    /// Heading.
    #[prop(into)]
    title: String,
    /// What counts.
    #[prop(into)]
    sub: String,
    /// Heads of the columns: what the bars are of, and what they count.
    heads: (String, String),
    /// In the order shown.
    bars: Vec<Bar>,
    /// The total in words.
    #[prop(into)]
    total: String,
    /// What is said when there are no bars.
    #[prop(into)]
    none: String,
) -> impl IntoView {
    let content = if bars.is_empty() {
        view! { <p>{none}</p> }.into_any()
    } else {
        filled(&title, heads, &bars, total)
    };
    let names = id.clone();
    view! {
        <figure class="sp-fig" aria-labelledby=names>
            <figcaption>
                <h2 class="h4" id=id>{title}</h2>
                <p class="sp-sub">{sub}</p>
            </figcaption>
            {content}
        </figure>
    }
}

fn filled(title: &str, (head, count): (String, String), bars: &[Bar], total: String) -> AnyView {
    let t = use_translator();
    let longest = bars.iter().filter_map(|bar| bar.value.number()).max().unwrap_or_default();
    let lines = bars.iter().map(|bar| line(bar, longest)).collect_view();
    let rows = bars
        .iter()
        .map(|bar| {
            view! { <tr><th scope="row">{bar.name.clone()}</th><td class="is-num">{bar.words.clone()}</td></tr> }
        })
        .collect_view();
    let summary = t.with("console-numbers-table", &[("title", title.into())]);
    let caption = title.to_owned();
    view! {
        <ul class="sp-bars sp-plain">{lines}</ul>
        <More summary=summary>
            <table class="sp-table">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr><th scope="col">{head}</th><th scope="col" class="is-num">{count}</th></tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{t.get("console-numbers-total")}</th>
                        <td class="is-num">{total}</td>
                    </tr>
                </tfoot>
            </table>
        </More>
    }
    .into_any()
}

fn line(bar: &Bar, longest: u64) -> AnyView {
    let (class, share) = match bar.value {
        Shown::Number(number) => {
            ("sp-bars-bar", number.saturating_mul(100).checked_div(longest).unwrap_or(0))
        }
        Shown::Suppressed => ("sp-bars-untold", 100),
    };
    view! {
        <li>
            <span class="sp-bars-name">{bar.name.clone()}</span>
            <svg class="sp-bars-track" aria-hidden="true">
                <rect class=class width=format!("{share}%") height="100%"></rect>
            </svg>
            <span class="sp-bars-n">{bar.words.clone()}</span>
        </li>
    }
    .into_any()
}
