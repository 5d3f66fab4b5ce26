//! Controls that are typed into.

use domain::Lang;
use leptos::prelude::*;

use super::{
    Control, Field,
    count::{CountLine, limited},
    described_by,
};
use crate::page::use_frame;

/// What is typed, so that phones offer the right keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Input {
    /// Words.
    #[default]
    Text,
    /// A code in capital letters.
    Code,
    /// A whole number.
    Integer,
    /// Euro and cents.
    Money,
    /// A day, as `gg/mm/aaaa`.
    Date,
    /// A time of day, as `8:15`.
    Time,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// Something to look for.
    Search,
}

impl Input {
    const fn kind(self) -> &'static str {
        match self {
            Self::Phone => "tel",
            // Browsers' own checks of e-mail addresses speak another language than the page.
            Self::Search => "search",
            _ => "text",
        }
    }

    const fn mode(self) -> Option<&'static str> {
        match self {
            Self::Integer | Self::Date => Some("numeric"),
            Self::Money => Some("decimal"),
            Self::Email => Some("email"),
            _ => None,
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Code => "form-control sp-code-input",
            _ => "form-control",
        }
    }

    /// Value of `dir`. In a page from right to left, addresses are typed from left to right, and words
    /// as their letters want it: names are often in Latin letters there.
    fn direction(self, lang: Lang) -> Option<&'static str> {
        match self {
            Self::Code => Some("ltr"),
            Self::Phone | Self::Email => lang.is_rtl().then_some("ltr"),
            Self::Text | Self::Search => lang.is_rtl().then_some("auto"),
            Self::Integer | Self::Money | Self::Date | Self::Time => None,
        }
    }
}

/// A placeholder that nobody sees: by it style sheets know that a line is empty.
const NOTHING: &str = " ";

/// One line to type.
#[component]
pub fn TextField(
    /// Name, label, hint, error.
    control: Control,
    /// What was typed so far.
    #[prop(into)]
    value: String,
    /// What is typed.
    #[prop(optional)]
    input: Input,
    /// Most characters.
    #[prop(optional)]
    max: Option<u16>,
    /// What the browser may fill in.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// The language that is written here, where it is not the one of the page.
    #[prop(optional)]
    written: Option<Lang>,
) -> impl IntoView {
    let code = input == Input::Code;
    let direction = written.map(Lang::direction).or_else(|| input.direction(use_frame().lang));
    let (id, name) = (control.id.clone(), control.name.clone());
    let (described, invalid) = (described_by(&control), control.invalid());
    view! {
        <Field control=control>
            <input
                class=input.class() id=id name=name type=input.kind() inputmode=input.mode()
                value=value maxlength=max lang=written.map(Lang::tag) dir=direction
                autocapitalize=code.then_some("characters") spellcheck=code.then_some("false")
                autocomplete=autocomplete.unwrap_or("off") placeholder=NOTHING
                aria-invalid=invalid aria-describedby=described
            />
        </Field>
    }
}

/// Several lines to type.
#[component]
pub fn TextArea(
    /// Name, label, hint, error.
    control: Control,
    /// What was typed so far.
    #[prop(into)]
    value: String,
    /// Most characters.
    #[prop(optional)]
    max: Option<u16>,
    /// Lines to show.
    #[prop(optional)]
    rows: Option<u8>,
    /// Whether the hint says the most characters, and a line counts what may still be written; the page has to
    /// load the script.
    #[prop(optional)]
    counted: bool,
    /// The language that is written here, where it is not the one of the page.
    #[prop(optional)]
    written: Option<Lang>,
) -> impl IntoView {
    let control = match max {
        Some(max) if counted => limited(control, max),
        _ => control,
    };
    let count = counted.then(|| view! { <CountLine of=control.id.clone()/> });
    let (id, name) = (control.id.clone(), control.name.clone());
    let (described, invalid) = (described_by(&control), control.invalid());
    let text = textarea_text(&value);
    let direction = written.map(Lang::direction).or_else(|| use_frame().lang.is_rtl().then_some("auto"));
    view! {
        <Field control=control>
            <textarea
                class="form-control" id=id name=name rows=rows.unwrap_or(5) maxlength=max
                lang=written.map(Lang::tag) dir=direction
                aria-invalid=invalid aria-describedby=described
            >
                {text}
            </textarea>
            {count}
        </Field>
    }
}

/// The content of a `<textarea>`, which the renderer does not escape. A parser drops the first line
/// end: the one put before is for it.
pub fn textarea_text(value: &str) -> String {
    let escaped = value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("\n{escaped}")
}
