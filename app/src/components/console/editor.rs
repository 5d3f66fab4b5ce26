//! Pieces of the editor of services: texts in several languages, rows that move, differences.

use domain::Lang;
use leptos::prelude::*;

use crate::{
    components::{Control, CsrfField, Field, FieldError, Icon, described_by, textarea_text},
    i18n::use_translator,
};

/// A form of the editor. Enter saves, whatever other buttons there are.
#[component]
pub fn EditForm(
    /// Where it is posted.
    #[prop(into)]
    action: String,
    /// Number of the save that the page shows.
    version: i32,
    /// Fields and buttons.
    children: Children,
) -> impl IntoView {
    let save = use_translator().get("console-save");
    view! {
        <form class="sp-form" method="post" action=action novalidate>
            <button
                class="visually-hidden" type="submit" name="azione" value="salva" tabindex="-1" aria-hidden="true"
            >
                {save}
            </button>
            <CsrfField/>
            <input type="hidden" name="_version" value=version.to_string()/>
            {children()}
        </form>
    }
}

/// Buttons and links at the end of a form.
#[component]
pub fn FormFoot(
    /// In the order shown.
    children: Children,
) -> impl IntoView {
    view! { <div class="sp-editor-foot">{children()}</div> }
}

/// A button that tells its form what to do.
#[component]
pub fn PressButton(
    /// Value of `azione`.
    #[prop(into)]
    value: String,
    /// Its symbol.
    icon: &'static str,
    /// Its words.
    #[prop(into)]
    text: String,
    /// Of what: read out after the words.
    #[prop(into)]
    of: String,
    /// Shows the symbol alone.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let class = bare.then_some("visually-hidden");
    view! {
        <button class="btn btn-link btn-sm" type="submit" name="azione" value=value>
            <Icon name=icon small=true/>
            <span class=class>{text}</span>
            <span class="visually-hidden">{format!(" {of}")}</span>
        </button>
    }
}

/// One language of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InLang {
    /// Which.
    pub lang: Lang,
    /// What was typed.
    pub value: String,
    /// What must be corrected.
    pub error: Option<String>,
}

/// How much room a text has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// One line.
    Line,
    /// Several lines.
    Lines(u8),
}

/// A text in every language: Italian and English in sight, the others in a fold.
#[component]
pub fn LangFields(
    /// Name of the fields, without the language.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// Help, under the Italian label.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// Every language.
    values: Vec<InLang>,
    /// How much room there is.
    room: Room,
    /// Whether the Italian text may be missing.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let t = use_translator();
    let (open, folded): (Vec<InLang>, Vec<InLang>) =
        values.into_iter().partition(|value| Lang::CONSOLE.contains(&value.lang));
    let unfolded = folded.iter().any(|value| value.error.is_some());
    let one = |value: InLang| {
        let italian = value.lang == Lang::It;
        let words = if italian { label.clone() } else { format!("{label} · {}", value.lang.own_name()) };
        let control = Control::new(format!("{name}.{}", value.lang), words)
            .hint_if(hint.clone().filter(|_| italian).map(Into::into))
            .error(value.error)
            .optional(optional || !italian);
        typed(control, value.value, value.lang, room)
    };
    let open = open.into_iter().map(one).collect_view();
    let folded = folded.into_iter().map(one).collect_view();
    view! {
        <div class="sp-editor-text">
            {open}
            <details class="sp-more" open=unfolded>
                <summary>
                    {t.get("console-services-other-languages")}
                    <span class="visually-hidden">{format!(": {label}")}</span>
                    <Icon name="it-expand" small=true/>
                </summary>
                <div>{folded}</div>
            </details>
        </div>
    }
}

fn typed(control: Control, value: String, lang: Lang, room: Room) -> AnyView {
    let (id, name) = (control.id.clone(), control.name.clone());
    let (described, invalid) = (described_by(&control), control.invalid());
    let input = match room {
        Room::Line => view! {
            <input
                class="form-control" type="text" id=id name=name value=value lang=lang.tag() dir=lang.direction()
                autocomplete="off" aria-invalid=invalid aria-describedby=described
            />
        }
        .into_any(),
        Room::Lines(rows) => view! {
            <textarea
                class="form-control" id=id name=name rows=rows lang=lang.tag() dir=lang.direction()
                aria-invalid=invalid aria-describedby=described
            >
                {textarea_text(&value)}
            </textarea>
        }
        .into_any(),
    };
    view! { <Field control=control>{input}</Field> }.into_any()
}

/// Controls that belong together.
#[component]
pub fn Together(
    /// Id, for links to it.
    #[prop(into)]
    id: String,
    /// What they are about.
    #[prop(into)]
    legend: String,
    /// Help.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// What must be corrected.
    #[prop(optional_no_strip)]
    error: Option<String>,
    /// The controls.
    children: Children,
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{id}-aiuto"), format!("{id}-errore"));
    let described = hint.as_ref().map(|_| hint_id.clone());
    view! {
        <fieldset class="sp-editor-group" id=id tabindex="-1" aria-describedby=described>
            <legend class="h5">{legend}</legend>
            {hint.map(|hint| view! { <p class="sp-hint" id=hint_id>{hint}</p> })}
            {error.map(|message| view! { <FieldError id=error_id message=message/> })}
            {children()}
        </fieldset>
    }
}

/// A row of controls with its buttons.
#[component]
pub fn Row(
    /// The controls.
    children: Children,
) -> impl IntoView {
    view! { <div class="sp-editor-row">{children()}</div> }
}

/// What is seldom changed, folded.
#[component]
pub fn Fold(
    /// What it is.
    #[prop(into)]
    summary: String,
    /// Whether it is open.
    #[prop(optional)]
    open: bool,
    /// What is within.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="sp-more" open=open>
            <summary>{summary}<Icon name="it-expand" small=true/></summary>
            <div>{children()}</div>
        </details>
    }
}

/// A list of sentences, some of which lead somewhere.
#[component]
pub fn LinkLines(
    /// Address and words.
    lines: Vec<(Option<String>, String)>,
) -> impl IntoView {
    let lines = lines
        .into_iter()
        .map(|(href, words)| match href {
            Some(href) => view! { <li><a href=href>{words}</a></li> }.into_any(),
            None => view! { <li><bdi>{words}</bdi></li> }.into_any(),
        })
        .collect_view();
    view! { <ul class="sp-editor-lines">{lines}</ul> }
}

/// A remark above the content of a page.
#[component]
pub fn Banner(
    /// Its symbol.
    icon: &'static str,
    /// Its words.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! { <p class="sp-banner"><Icon name=icon/><span>{text}</span></p> }
}

/// A table of facts, each row a heading and its cells.
#[component]
pub fn Rows(
    /// What the table is about.
    #[prop(into)]
    caption: String,
    /// Names of the columns.
    heads: Vec<String>,
    /// The first cell is the heading of its row.
    rows: Vec<Vec<AnyView>>,
) -> impl IntoView {
    // On a narrow screen each cell names its column; a state says by itself what it is.
    let state = use_translator().get("console-col-state");
    let label = |head: &String| (*head != state).then(|| head.clone());
    let labels: Vec<Option<String>> = heads.iter().map(label).collect();
    let head = heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    let rows = rows
        .into_iter()
        .map(|cells| {
            let cells = cells
                .into_iter()
                .zip(&labels)
                .enumerate()
                .map(|(place, (cell, label))| {
                    if place == 0 {
                        view! { <th scope="row">{cell}</th> }.into_any()
                    } else {
                        view! { <td data-label=label.clone()>{cell}</td> }.into_any()
                    }
                })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    view! {
        <table class="sp-table sp-table--cards">
            <caption class="visually-hidden">{caption}</caption>
            <thead><tr>{head}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// A step, section or question of a form, with what is within.
#[component]
pub fn Nested(
    /// Its name, and what there is to know about it.
    head: AnyView,
    /// Its buttons.
    buttons: AnyView,
    /// What is within, if anything can be.
    #[prop(optional_no_strip)]
    within: Option<AnyView>,
) -> impl IntoView {
    view! {
        <li class="sp-editor-node">
            <div class="sp-editor-head"><div>{head}</div><div class="sp-editor-buttons">{buttons}</div></div>
            {within}
        </li>
    }
}

/// The steps of a form, the sections of a step, or the questions of a section.
#[component]
pub fn NestedList(
    /// [`Nested`] ones.
    children: Children,
) -> impl IntoView {
    view! { <ol class="sp-editor-nodes">{children()}</ol> }
}

/// A form with a file to choose. Its token comes first, as the server wants it.
#[component]
pub fn FileForm(
    /// Where it is posted.
    #[prop(into)]
    action: String,
    /// Name, label, help and message of the file.
    control: Control,
    /// What files the browser offers.
    #[prop(default = "application/json,.json")]
    accept: &'static str,
    /// Words of the button.
    #[prop(optional, into)]
    button: Option<String>,
    /// Fields and buttons.
    children: Children,
) -> impl IntoView {
    let (id, name) = (control.id.clone(), control.name.clone());
    let (described, invalid) = (described_by(&control), control.invalid());
    view! {
        <form class="sp-form" method="post" action=action enctype="multipart/form-data" novalidate>
            <CsrfField/>
            {children()}
            <Field control=control>
                <input
                    class="form-control" type="file" id=id name=name accept=accept
                    aria-invalid=invalid aria-describedby=described
                />
            </Field>
            <FormFoot><FileButton text=button/></FormFoot>
        </form>
    }
}

#[component]
fn FileButton(text: Option<String>) -> impl IntoView {
    let text = text.unwrap_or_else(|| use_translator().get("console-services-import-button"));
    view! { <button class="btn btn-primary btn-sm" type="submit">{text}</button> }
}

/// The form of a citizen in a preview: nothing is stored, the answers so far travel with it. Files are
/// named, never sent.
#[component]
pub fn PreviewForm(
    /// Where it is posted.
    #[prop(into)]
    action: String,
    /// Hidden fields.
    kept: Vec<(&'static str, String)>,
    /// The questions and buttons.
    children: Children,
) -> impl IntoView {
    let kept = kept
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view();
    view! {
        <div class="sp-preview">
            <form class="sp-form" method="post" action=action novalidate>
                <button
                    class="visually-hidden" type="submit" name="azione" value="avanti" tabindex="-1"
                    aria-hidden="true"
                >
                    {use_translator().get("citizen-next")}
                </button>
                <CsrfField/>
                {kept}
                {children()}
            </form>
        </div>
    }
}

/// How deep in a form something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// A step.
    Step,
    /// A section.
    Section,
    /// A question.
    Question,
}

/// The name of a step, section or question, and short facts about it.
#[component]
pub fn NodeHead(
    /// How deep it is.
    depth: Depth,
    /// Its name.
    #[prop(into)]
    title: String,
    /// Short facts, one a line.
    lines: Vec<String>,
    /// What must be corrected, if anything.
    flag: Option<AnyView>,
) -> impl IntoView {
    let title = match depth {
        Depth::Step => view! { <h2 class="h5">{title}</h2> }.into_any(),
        Depth::Section => view! { <h3 class="h6">{title}</h3> }.into_any(),
        Depth::Question => view! { <p><b>{title}</b></p> }.into_any(),
    };
    let lines = lines.into_iter().map(|line| view! { <p class="sp-sub">{line}</p> }).collect_view();
    view! { {title}{lines}{flag.map(|flag| view! { <p>{flag}</p> })} }
}
