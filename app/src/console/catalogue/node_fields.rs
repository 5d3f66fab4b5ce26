//! The fields of a step, a section and a question.

use domain::{document::Kind as DocumentKind, mask::Group};
use leptos::prelude::*;

use super::{
    NodePage, condition, control, in_langs,
    kind::{self, Limits},
    message, node, typed, words,
};
use crate::{
    components::{
        CheckField, Choices, Input, Pick, SelectField, SeveralField, TextField,
        console::{Fold, LangFields, PressButton, Room, Row, SmallLink, Together},
    },
    console::words::group,
    i18n::Translator,
    routes::ServicePart,
};

/// A text in every language.
fn text(page: &NodePage, name: &str, key: &str, room: Room, optional: bool, t: Translator) -> AnyView {
    let values = in_langs(&page.typed, name, &page.mistakes, t);
    view! {
        <LangFields name=name label=t.get(key)
            values=values room=room optional=optional/>
    }
    .into_any()
}

fn line(page: &NodePage, name: &str, key: &str, input: Input, t: Translator) -> AnyView {
    let control = control(name, key, &page.mistakes, t).half();
    view! { <TextField control=control value=page.typed.get(name) input=input/> }.into_any()
}

fn tick(page: &NodePage, name: &str, key: &str, t: Translator) -> AnyView {
    let control = control(name, key, &page.mistakes, t);
    view! { <CheckField control=control value=typed::YES checked=page.typed.is_ticked(name)/> }.into_any()
}

/// The technical name, which is made of the words where it is left empty.
fn name(page: &NodePage, key: &str, t: Translator) -> AnyView {
    let open = message(&page.mistakes, "nome", t).is_some();
    let control =
        control("nome", key, &page.mistakes, t).hint(t.get("console-question-name-hint")).optional(true);
    let written = page.typed.get("nome").to_owned();
    view! {
        <Fold summary=t.get("console-question-technical") open=open>
            <TextField control=control value=written/>
        </Fold>
    }
    .into_any()
}

/// The fields of a step.
pub(super) fn step(page: &NodePage, t: Translator) -> AnyView {
    view! {
        {text(page, "name", "console-step-name", Room::Line, false, t)}
        {text(page, "title", "console-step-title", Room::Line, false, t)}
        {text(page, "lead", "console-step-lead", Room::Lines(2), true, t)}
        {name(page, "console-step-slug", t)}
    }
    .into_any()
}

/// The fields of a section.
pub(super) fn section(page: &NodePage, t: Translator) -> AnyView {
    let repeat = [
        tick(page, "ripete", "console-section-repeat-yes", t),
        text(page, "item", "console-section-item", Room::Line, true, t),
        text(page, "add", "console-section-add-button", Room::Line, true, t),
        line(page, "minimo", "console-section-min", Input::Integer, t),
        line(page, "massimo", "console-section-max", Input::Integer, t),
    ];
    view! {
        {text(page, "title", "console-section-title", Room::Line, false, t)}
        {text(page, "hint", "console-section-hint", Room::Lines(2), true, t)}
        {tick(page, "informativa", "console-section-privacy", t)}
        {when(page, t)}
        <Together
            id="ripetizione" legend=t.get("console-section-repeat")
            hint=Some(t.get("console-section-repeat-hint"))
        >
            {repeat.into_iter().collect_view()}
        </Together>
        {name(page, "console-section-name", t)}
    }
    .into_any()
}

/// The fields of a question.
pub(super) fn question(page: &NodePage, t: Translator) -> AnyView {
    let code = page.typed.get("tipo").to_owned();
    let (kind, _) = kind::words(&code);
    let change = format!("{}?tipo=", words::href(&page.slug, ServicePart::Node(page.at)));
    let kind = t.with("console-question-is", &[("name", t.get(kind).into())]);
    view! {
        <input type="hidden" name="tipo" value=code.clone()/>
        <p><b>{kind}</b>" "<SmallLink href=change text=t.get("console-question-change-kind")/></p>
        {text(page, "label", "console-question-label", Room::Lines(2), false, t)}
        {text(page, "hint", "console-question-hint", Room::Lines(2), true, t)}
        {limits(page, &code, t)}
        {tick(page, "obbligatoria", "console-question-required", t)}
        {when(page, t)}
        {source(page, t)}
        {mask(page, t)}
        {name(page, "console-question-name", t)}
    }
    .into_any()
}

fn source(page: &NodePage, t: Translator) -> AnyView {
    let options = node::SOURCES.into_iter().map(|(code, _, key)| Pick::new(code, t.get(key))).collect();
    let control = control("fonte", "console-question-source", &page.mistakes, t)
        .hint(t.get("console-question-source-hint"))
        .optional(true);
    let value = page.typed.get("fonte");
    view! {
        <SelectField control=control options=options value=value empty=t.get("console-question-source-none")/>
    }
    .into_any()
}

fn mask(page: &NodePage, t: Translator) -> AnyView {
    let options = Group::ALL.map(|one| Pick::new(one.code(), t.get(group(one)))).to_vec();
    let control = control("gruppo", "console-question-group", &page.mistakes, t)
        .hint(t.get("console-question-group-hint"))
        .optional(true);
    let value = page.typed.get("gruppo");
    view! {
        <SelectField control=control options=options value=value empty=t.get("console-question-group-none")/>
    }
    .into_any()
}

/// When it is asked, chosen from lists.
fn when(page: &NodePage, t: Translator) -> AnyView {
    let mode = page.typed.get(condition::MODE).to_owned();
    let keeps = (mode == condition::Mode::Keep.code()).then_some(condition::Mode::Keep);
    let modes = condition::Mode::ALL
        .into_iter()
        .chain(keeps)
        .map(|mode| Pick::new(mode.code(), t.get(mode.key())))
        .collect();
    let offered = condition::offered(&page.form, page.place(), &page.typed, t);
    let count = if offered.is_empty() { 0 } else { condition::row_count(&page.typed) };
    let rows: Vec<AnyView> = (0..count).map(|place| when_row(page, place, offered.clone(), t)).collect();
    let none =
        offered.is_empty().then(|| view! { <p id="quando-0-risposta">{t.get("console-when-nothing")}</p> });
    let control = control(condition::MODE, "console-when", &page.mistakes, t);
    let length = condition::row_count(&page.typed).to_string();
    view! {
        <Together
            id="quando" legend=t.get("console-when") hint=Some(t.get("console-when-hint"))
        >
            <input type="hidden" name="quando.righe" value=length/>
            <Choices control=control options=modes value=mode/>
            {rows}
            {none}
        </Together>
    }
    .into_any()
}

fn when_row(page: &NodePage, place: usize, offered: Vec<Pick>, t: Translator) -> AnyView {
    let number = [("number", (place + 1).into())];
    let (answer, sense) = (condition::answer(place), condition::sense(place));
    let senses =
        vec![Pick::new("e", t.get("console-when-is")), Pick::new("non", t.get("console-when-is-not"))];
    let answer_control = control(&answer, "console-when", &page.mistakes, t);
    let answer_control =
        crate::components::Control { label: t.with("console-when-answer", &number).into(), ..answer_control };
    let sense_control = control(&sense, "console-when", &[], t);
    let sense_control =
        crate::components::Control { label: t.with("console-when-sense", &number).into(), ..sense_control };
    let (chosen, answer) = (page.typed.get(&sense).to_owned(), page.typed.get(&answer).to_owned());
    view! {
        <Row>
            <SelectField
                control=answer_control options=offered value=answer
                empty=t.get("console-when-row-empty")
            />
            <SelectField control=sense_control options=senses value=chosen empty=t.get("console-when-is")/>
        </Row>
    }
    .into_any()
}

fn limits(page: &NodePage, code: &str, t: Translator) -> AnyView {
    match kind::limits(code) {
        Limits::None => ().into_any(),
        Limits::Characters => line(page, "massimo", "console-question-max-chars", Input::Integer, t),
        Limits::Amount => line(page, "massimo", "console-question-max", Input::Money, t),
        Limits::Range => view! {
            {line(page, "minimo", "console-question-min", Input::Integer, t)}
            {line(page, "massimo", "console-question-max", Input::Integer, t)}
        }
        .into_any(),
        Limits::Days => view! {
            {tick(page, "passata", "console-question-past", t)}
            {tick(page, "futura", "console-question-coming", t)}
            {age(page, t)}
        }
        .into_any(),
        Limits::Code => tick(page, "codice", "console-question-code", t),
        Limits::Choices => choices(page, t),
        Limits::Files => files(page, t),
    }
}

/// How old somebody may be, and from which day of the year that counts.
fn age(page: &NodePage, t: Translator) -> AnyView {
    let months = control("mesi", "console-question-age-months", &page.mistakes, t).half().optional(true);
    let day = control("dal", "console-question-age-from", &page.mistakes, t).half().optional(true);
    view! {
        <TextField control=months value=page.typed.get("mesi") input=Input::Integer/>
        <TextField control=day value=page.typed.get("dal") max=5/>
    }
    .into_any()
}

fn files(page: &NodePage, t: Translator) -> AnyView {
    let formats = DocumentKind::ALL.map(|kind| Pick::new(kind.code(), kind.code().to_uppercase())).to_vec();
    let control = control("formati", "console-question-formats", &page.mistakes, t);
    view! {
        <SeveralField control=control options=formats values=page.typed.all("formati").to_vec()/>
        {line(page, "peso", "console-question-size", Input::Integer, t)}
        {line(page, "numero", "console-question-files", Input::Integer, t)}
    }
    .into_any()
}

/// The choices of a list, each with the buttons that move it.
fn choices(page: &NodePage, t: Translator) -> AnyView {
    let count = kind::row_count(&page.typed);
    let rows: Vec<AnyView> = (0..count).map(|place| choice(page, place, t)).collect();
    view! {
        <Together
            id="scelte" legend=t.get("console-question-choices")
            hint=Some(t.get("console-question-choices-hint")) error=message(&page.mistakes, "scelte", t)
        >
            <input type="hidden" name="scelte" value=count.to_string()/>
            {rows}
            <p>
                <PressButton
                    value="riga:aggiungi" icon="it-plus" text=t.get("console-question-choice-add") of=""
                />
            </p>
        </Together>
    }
    .into_any()
}

fn choice(page: &NodePage, place: usize, t: Translator) -> AnyView {
    let label = t.with("console-question-choice", &[("number", (place + 1).into())]);
    let values = in_langs(&page.typed, &kind::row(place), &page.mistakes, t);
    let stored = kind::row_value(place);
    let press = |what: &str, icon: &'static str, key: &str| {
        let of = label.clone();
        view! { <PressButton value=format!("riga:{what}:{place}") icon=icon text=t.get(key) of=of/> }
            .into_any()
    };
    let buttons = [
        press("su", "it-arrow-up-triangle", "console-move-up"),
        press("giu", "it-arrow-down-triangle", "console-move-down"),
        press("togli", "it-delete", "console-remove"),
    ];
    let value = page.typed.get(&stored).to_owned();
    view! {
        <Row>
            <input type="hidden" name=stored value=value/>
            <LangFields
                name=kind::row(place) label=label values=values room=Room::Line
            />
            <p>
                {buttons.into_iter().collect_view()}
            </p>
        </Row>
    }
    .into_any()
}
