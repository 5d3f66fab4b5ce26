//! Forms within a card, its head, and its columns.

use domain::{card::State, mask::Field};
use leptos::prelude::*;

use super::{CardState, SmallButton, SmallKind, SmallLink, seen};
use crate::{
    components::{Control, CsrfField, FieldError, Icon, described_by},
    i18n::use_translator,
    routes::Route,
};

/// Whose card it is and where it stands.
#[component]
pub fn CardHead(
    /// Where it stands.
    state: State,
    /// Who opened it and when, in words.
    #[prop(into)]
    opened: String,
    /// Name and surname.
    name: Field<String>,
    /// The person's page.
    person: Route,
    /// That it can only be read, in words.
    closed: Option<String>,
    /// What can be done with it as a whole.
    children: Children,
) -> impl IntoView {
    let name = seen(name);
    let t = use_translator();
    view! {
        <div class="sp-head sp-head--case">
            <div>
                <p class="sp-row"><CardState state=state/><span class="sp-sub">{opened}</span></p>
                <h1>{name}</h1>
                <ul class="sp-facts"><li><a href=person.href()>{t.get("console-card-person")}</a></li></ul>
                {closed.map(|closed| view! { <p><Icon name="sp-ok" small=true/>" "{closed}</p> })}
            </div>
            <div class="sp-head-acts">{children()}</div>
        </div>
    }
}

/// The index beside the parts.
#[component]
pub fn CardColumns(
    /// The index.
    index: AnyView,
    /// The parts.
    parts: AnyView,
) -> impl IntoView {
    view! { <div class="sp-card3">{index}<div class="sp-parts">{parts}</div></div> }
}

/// A form within a part.
#[component]
pub fn PartForm(
    /// Where it is posted.
    #[prop(into)]
    action: String,
    /// Number of the save that the page shows, where two may save at once.
    version: Option<i64>,
    /// Whether files go with it.
    #[prop(optional)]
    files: bool,
    /// Name for the script that saves it while it is written.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Fields and buttons.
    children: Children,
) -> impl IntoView {
    let enctype = files.then_some("multipart/form-data");
    view! {
        <form class="sp-diary-new" id=id method="post" action=action enctype=enctype>
            <CsrfField/>
            {version.map(|version| view! { <input type="hidden" name="_version" value=version/> })}
            {children()}
        </form>
    }
}

/// Where the values below come from.
#[component]
pub fn Source(
    /// In words.
    text: String,
) -> impl IntoView {
    view! { <p class="sp-hint sp-source">{text}</p> }
}

/// Something that was written and not saved is found again: it is taken up, or dropped.
#[component]
pub fn UnsavedNotice(
    /// What was found.
    title: String,
    /// What it means.
    text: String,
    /// Where it is taken up.
    resume: String,
    /// Where it is dropped (POST), and what is posted.
    discard: (String, &'static str),
) -> impl IntoView {
    let t = use_translator();
    let (action, value) = discard;
    view! {
        <div class="sp-match" id="ritrovato">
            <p><Icon name="sp-draft" small=true/>" "<strong>{title}</strong></p>
            <p>{text}</p>
            <form method="post" action=action>
                <CsrfField/>
                <input type="hidden" name="azione" value=value/>
                <p>
                    <SmallLink kind=SmallKind::Primary href=resume text=t.get("console-unsaved-resume")/>
                    " "
                    <SmallButton text=t.get("console-unsaved-drop")/>
                </p>
            </form>
        </div>
    }
}

/// Who will read a note, and the button that adds it.
#[component]
pub fn Visibility(
    /// Whether only its author.
    private: bool,
    /// The button.
    children: Children,
) -> impl IntoView {
    let t = use_translator();
    let choice = |value, icon, key: &str, checked: bool| {
        view! {
            <label>
                <input type="radio" name="visibilita" value=value checked=checked/>
                <span><Icon name=icon small=true/>{t.get(key)}</span>
            </label>
        }
    };
    view! {
        <div class="sp-row sp-row--between">
            <fieldset class="sp-segment">
                <legend class="visually-hidden">{t.get("console-note-who")}</legend>
                {choice("pubblica", "it-password-visible", "console-note-public", !private)}
                {choice("privata", "sp-eye-off", "console-note-private", private)}
            </fieldset>
            {children()}
        </div>
    }
}

/// How the access ended: radios, each with a line that explains it.
#[component]
pub fn OutcomeFields(
    /// Name, label, error.
    control: Control,
    /// Value, word, explanation.
    options: Vec<(String, String, String)>,
    /// What is chosen.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    let (described, invalid) = (described_by(&control), control.invalid());
    let class = if invalid.is_some() { "sp-field is-invalid" } else { "sp-field" };
    let error_id = control.error_id();
    let radios = options
        .into_iter()
        .enumerate()
        .map(|(place, (code, word, hint))| {
            let id = if place == 0 { control.id.clone() } else { format!("{}-{place}", control.id) };
            let checked = code == value;
            view! {
                <div class="form-check">
                    <input
                        class="form-check-input" type="radio" id=id.clone() name=control.name.clone()
                        value=code checked=checked aria-invalid=invalid
                    />
                    <label class="form-check-label" for=id><b>{word}</b><span class="sp-sub">{hint}</span></label>
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class=class aria-describedby=described>
            <legend>{control.label.clone().view()}</legend>
            {control.error.clone().map(|message| view! { <FieldError id=error_id message=message/> })}
            {radios}
        </fieldset>
    }
}

/// A service asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceLine {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// Where it stands, in words.
    pub state: String,
    /// When it was asked, in words.
    pub asked: String,
    /// The request it came with: address and words.
    pub intake: Option<(String, String)>,
}

/// The services asked for.
#[component]
pub fn ServiceLines(
    /// In order.
    lines: Vec<ServiceLine>,
) -> impl IntoView {
    if lines.is_empty() {
        let none = use_translator().get("console-services-none");
        return view! { <p class="sp-sub">{none}</p> }.into_any();
    }
    let lines = lines
        .into_iter()
        .map(|line| {
            let intake = line.intake.map(|(href, words)| view! { " · "<a href=href>{words}</a> });
            view! {
                <li class="sp-svc">
                    <p><a href=line.href><b>{line.name}</b></a></p>
                    <p class="sp-sub">{line.asked}" · "{line.state}{intake}</p>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="sp-svcs sp-plain">{lines}</ul> }.into_any()
}
