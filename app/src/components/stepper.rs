//! The steps of a form: where one is, what is done, and the buttons that lead on.

use leptos::prelude::*;

use super::{Button, ButtonKind, Icon, LinkButton, request::PostForm};
use crate::{i18n::use_translator, wording::Wording};

/// A step, as the stepper shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepLink {
    /// Its short name.
    pub name: Wording,
    /// Its address, once it is done.
    pub href: Option<String>,
}

/// All steps; compact on phones.
#[component]
pub fn Stepper(
    /// In order.
    steps: Vec<StepLink>,
    /// The one on screen, counted from 0.
    current: usize,
) -> impl IntoView {
    let t = use_translator();
    let (count, number) = (steps.len(), current + 1);
    let name = steps.get(current).map(|step| step.name.clone().view());
    let bar = (0..count).map(|place| view! { <i class=progress_class(place, current)></i> }).collect_view();
    let lines = steps
        .into_iter()
        .enumerate()
        .map(|(place, step)| view! { <StepItem step=step number=place + 1 current=place == current/> })
        .collect_view();
    view! {
        <nav class="steppers sp-steps" aria-label=t.get("citizen-steps")>
            <details>
                <summary>
                    <span class="steppers-index">
                        {t.with("citizen-step-of", &[("number", number.into()), ("count", count.into())])}
                    </span>
                    <span class="sp-steps-name">{name}</span>
                    <span class="sp-steps-bar" aria-hidden="true">{bar}</span>
                    <Icon name="it-expand" small=true/>
                </summary>
                <ol class="steppers-header">{lines}</ol>
            </details>
        </nav>
    }
}

/// The look of a part of a progress bar.
pub(super) const fn progress_class(place: usize, current: usize) -> Option<&'static str> {
    if place < current {
        Some("is-done")
    } else if place == current {
        Some("is-now")
    } else {
        None
    }
}

#[component]
fn StepItem(step: StepLink, number: usize, current: bool) -> impl IntoView {
    let t = use_translator();
    match step.href {
        Some(href) if !current => view! {
            <li class="confirmed">
                <a href=href>
                    <span class="steppers-number"><Icon name="it-check"/></span>
                    <span>{step.name.view()}</span>
                    <span class="visually-hidden">{format!(" {}", t.get("citizen-step-done"))}</span>
                </a>
            </li>
        }
        .into_any(),
        _ => view! {
            <li class=current.then_some("active") aria-current=current.then_some("step")>
                <span class="sp-step">
                    <span class="steppers-number">{number}</span>
                    <span>{step.name.view()}</span>
                </span>
            </li>
        }
        .into_any(),
    }
}

/// Which form this is, above the stepper.
#[component]
pub fn FlowService(
    /// Name of the service.
    #[prop(into)]
    service: String,
) -> impl IntoView {
    let text = use_translator().with("citizen-flow-service", &[("service", service.into())]);
    view! { <p class="sp-flow-service">{text}</p> }
}

/// What a form's main button does. It is there twice: a hidden copy comes first, so that Enter in a
/// field never presses "Togli".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MainAction {
    /// To the next step.
    Next,
    /// Sends the request.
    Send,
}

impl MainAction {
    const fn value(self) -> &'static str {
        match self {
            Self::Next => "avanti",
            Self::Send => "invia",
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Next => "citizen-next",
            Self::Send => "citizen-send",
        }
    }
}

/// The hidden copy of the main button, the first button of its form.
#[component]
fn FirstSubmit(
    /// Which.
    action: MainAction,
) -> impl IntoView {
    view! {
        <button
            class="visually-hidden" type="submit" name="azione" value=action.value() tabindex="-1"
            aria-hidden="true"
        >
            {use_translator().get(action.key())}
        </button>
    }
}

/// The form of a step, or of what is read back at the end.
#[component]
pub fn FlowForm(
    /// Name for the script that saves it while it is written.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Where it is posted.
    action: String,
    /// Number of the save that the page shows.
    version: i64,
    /// What Enter does; nothing while the main button is held back.
    main: Option<MainAction>,
    /// Whether files go with it.
    #[prop(optional)]
    files: bool,
    /// Controls and buttons.
    children: Children,
) -> impl IntoView {
    view! {
        <PostForm id=id action=action files=files>
            {main.map(|action| view! { <FirstSubmit action=action/> })}
            <input type="hidden" name="_version" value=version.to_string()/>
            {children()}
        </PostForm>
    }
}

/// Back, save and leave, on; in this order on screen and in the page.
#[component]
pub fn StepNav(
    /// Where "Indietro" leads.
    back: String,
    /// What the main button does.
    action: MainAction,
    /// Whether there is no main button: it could not do now what it says.
    #[prop(optional)]
    held: bool,
) -> impl IntoView {
    let t = use_translator();
    let main = match action {
        _ if held => ().into_any(),
        MainAction::Next => view! {
            <Button name="azione" value=action.value() icon_after="it-chevron-right" text=t.get(action.key())/>
        }
        .into_any(),
        MainAction::Send => view! {
            <Button name="azione" value=action.value() icon="sp-sent" text=t.get(action.key())/>
        }
        .into_any(),
    };
    view! {
        <div class="cmp-nav-steps sp-stepnav">
            <LinkButton href=back kind=ButtonKind::Link icon="it-chevron-left" flip=true text=t.get("citizen-back")/>
            <Button kind=ButtonKind::Secondary name="azione" value="salva" text=t.get("citizen-save-and-leave")/>
            {main}
        </div>
    }
}

/// The narrow column beside a form.
#[component]
pub fn FlowColumns(
    /// The narrow column.
    side: AnyView,
    /// The form.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="sp-cols">
            <div class="sp-flow-main">{children()}</div>
            <div class="sp-sticky sp-stack sp-stack--lg">{side}</div>
        </div>
    }
}

/// Heading of a step; errors come before it.
#[component]
pub fn FlowHeading(
    /// `<h1>`.
    #[prop(into)]
    title: Wording,
    /// One sentence.
    lead: Option<Wording>,
) -> impl IntoView {
    view! {
        <h1>{title.view()}</h1>
        {lead.map(|lead| view! { <p class="lead">{lead.view()}</p> })}
    }
}

/// Something the person has to know before going on, at the top of a form.
#[component]
pub fn Alert(
    /// What happened.
    #[prop(into)]
    title: String,
    /// What is safe, and what to do.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! {
        <div class="sp-errors" role="alert">
            <h2 class="h4"><Icon name="sp-alert"/>{title}</h2>
            <p>{text}</p>
        </div>
    }
}
