//! What a page of bad news is made of.

use leptos::prelude::*;

use super::{HelpBlock, Icon};

/// Mark, heading, what happened, what is safe, what to do, code; help beside it.
#[component]
pub fn Oops(
    /// The mark.
    icon: &'static str,
    /// Heading.
    #[prop(into)]
    title: String,
    /// What happened.
    #[prop(into)]
    lead: String,
    /// What is safe, and why.
    #[prop(optional)]
    texts: Vec<String>,
    /// A number to tell on the telephone.
    #[prop(into)]
    code: String,
    /// What to do: buttons.
    acts: AnyView,
    /// Something between the texts and the buttons.
    #[prop(optional)]
    extra: Option<AnyView>,
    /// Whether it is for operators: the help beside it is for citizens.
    #[prop(optional)]
    desk: bool,
) -> impl IntoView {
    view! {
        <div class="container sp-page">
            <div class="sp-cols">
                <div class="sp-oops">
                    <p class="sp-oops-mark"><Icon name=icon/></p>
                    <h1>{title}</h1>
                    <p class="lead">{lead}</p>
                    {texts.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}
                    {extra}
                    <div class="sp-oops-acts">{acts}</div>
                    <p class="sp-oops-code">{code}</p>
                </div>
                {(!desk).then(|| view! { <div class="sp-oops-side"><HelpBlock/></div> })}
            </div>
        </div>
    }
}
