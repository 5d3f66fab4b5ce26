//! The document around a page: head, skip links, header, `<main>`, footer.

mod console;
mod footer;
mod header;

use leptos::prelude::*;

use crate::{
    components::SessionWarning,
    discovery::Discovered,
    i18n::use_translator,
    page::{Frame, Layout, Page, Visitor, use_frame},
};
use console::ConsoleShell;
use footer::Footer;
use header::Header;

/// The `<html>` element of a page.
pub fn document<P: Page>(page: P) -> impl IntoView {
    let frame = use_frame();
    let t = frame.translator();
    let (layout, islands, written) = (page.layout(), page.has_islands(), page.is_written_in());
    let title = title(&frame, page.title(t), page.has_errors());
    let (description, discovery) = (page.description(t), page.discovery(t));
    let name = page.title(t);
    let body = match layout {
        Layout::Public => "sp-citizen",
        Layout::Flow => "sp-citizen sp-flow",
        Layout::Console => "sp-console",
        Layout::Bare => "sp-citizen sp-bare",
    };
    view! {
        <html lang=frame.lang.tag() dir=frame.lang.direction()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{title}</title>
                {description.clone().map(|text| view! { <meta name="description" content=text/> })}
                <Discovered discovery=discovery title=name description=description/>
                <Links layout=layout/>
                {islands.then(|| view! { <Boot/> })}
            </head>
            <body class=body>
                {surround(layout, page.view())}
                {warns(layout, written).then(|| view! { <SessionWarning/> })}
            </body>
        </html>
    }
}

/// Where people may be writing for long: everywhere at the desk, and where citizens have something to
/// write. Their other pages stay without script.
const fn warns(layout: Layout, written: bool) -> bool {
    matches!(layout, Layout::Console) || (matches!(layout, Layout::Flow | Layout::Public) && written)
}

fn title(frame: &Frame, title: String, has_errors: bool) -> String {
    let title = format!("{title} · {}", frame.translator().text(&frame.organisation.desk_name));
    if has_errors { frame.translator().with("common-title-error", &[("title", title.into())]) } else { title }
}

/// Styles, icon and the fonts of the first words: what is read does not move when they come.
#[component]
fn Links(layout: Layout) -> impl IntoView {
    let assets = use_frame().assets.clone();
    let style = if layout == Layout::Console { "console.css" } else { "sportello.css" };
    view! {
        <link rel="icon" href=assets.url("favicon.svg") type="image/svg+xml"/>
        <link rel="preload" href=assets.url("titillium-web-400.woff2") r#as="font" type="font/woff2" crossorigin=""/>
        <link rel="preload" href=assets.url("titillium-web-600.woff2") r#as="font" type="font/woff2" crossorigin=""/>
        <link rel="stylesheet" href=assets.url(style)/>
    }
}

/// Loads the islands.
#[component]
fn Boot() -> impl IntoView {
    let frame = use_frame();
    view! { <script type="module" src=frame.assets.url("boot.js") nonce=frame.nonce.clone()></script> }
}

fn surround(layout: Layout, content: AnyView) -> AnyView {
    match (layout, &use_frame().visitor) {
        (Layout::Bare, _) => view! { <main id="contenuto" tabindex="-1">{content}</main> }.into_any(),
        (Layout::Console, Visitor::Operator(facts)) => {
            let facts = facts.clone();
            view! { <ConsoleShell facts=facts>{content}</ConsoleShell> }.into_any()
        }
        (layout, _) => view! {
            <SkipLinks/>
            <Header menu=layout != Layout::Flow/>
            <main id="contenuto" tabindex="-1">{content}</main>
            <Footer/>
        }
        .into_any(),
    }
}

/// Links that lead past the header, for keyboards.
#[component]
fn SkipLinks() -> impl IntoView {
    let t = use_translator();
    view! {
        <div class="skiplinks sp-skip">
            <ul>
                <li><a href="#contenuto">{t.get("common-skip-content")}</a></li>
                <li><a href="#fondo">{t.get("common-skip-footer")}</a></li>
            </ul>
        </div>
    }
}
