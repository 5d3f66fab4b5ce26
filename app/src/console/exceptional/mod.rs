//! Break-glass: asking for a masked group of a card, the banner while it is open, and the list for whoever reviews it.

mod form;
mod review;
mod samples;

use domain::{
    Id,
    card::Card,
    exceptional::{Durations, ExceptionalAccess},
    format,
    mask::Group,
    profile::MAX_REASON,
};
use leptos::prelude::*;

pub use form::{EXCEPTIONAL_ACTION, ExceptionalError, ExceptionalForm, ReviewError, review_note};
pub use review::ExceptionsPage;
pub(super) use samples::access as sampled;

use super::words;
use crate::{
    components::{
        Choices, Control, ErrorSummary, FieldProblem, Pick, TextArea,
        booking::Hidden,
        console::{Backbar, Banner, Empty, PageHead, PartForm, Section, SmallButton, SmallKind},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{CardPart, Masks, Route},
};

/// Asking for a masked group of a card.
#[derive(Debug, Clone)]
pub struct ExceptionalPage {
    /// The card; whose it is, this page does not say.
    pub card: Id<Card>,
    /// What the operator's mask hides in this card and is not open yet.
    pub hidden: Vec<Group>,
    /// What is open.
    pub open: Vec<ExceptionalAccess>,
    /// For how long the zone allows it.
    pub durations: Durations,
    /// What was typed.
    pub form: ExceptionalForm,
    /// What must be corrected.
    pub errors: Vec<ExceptionalError>,
}

/// That it is open, until when, and the button that ends it: above a card.
pub(super) fn banner(card: Id<Card>, open: &[ExceptionalAccess], t: Translator) -> Option<AnyView> {
    if open.is_empty() {
        return None;
    }
    let lines =
        open.iter().map(|access| view! { <Banner icon="sp-alert" text=until(access, t)/> }).collect_view();
    let (action, pairs) = (address(card), vec![(EXCEPTIONAL_ACTION, "chiudi".to_owned())]);
    let view = view! {
        {lines}
        <PartForm action=action version=None>
            <Hidden pairs=pairs/>
            <p><SmallButton text=t.get("console-exceptional-close")/></p>
        </PartForm>
    };
    Some(view.into_any())
}

fn address(card: Id<Card>) -> String {
    Route::ConsoleMasks(Masks::Exceptional(card)).href()
}

fn until(access: &ExceptionalAccess, t: Translator) -> String {
    let values = [
        ("group", t.get(words::group(access.group)).into()),
        ("time", format::time(access.ends_at()).into()),
    ];
    t.with("console-exceptional-open", &values)
}

impl Page for ExceptionalPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-exceptional-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let problems = self.errors.iter().map(|error| FieldProblem::at(error.place(), t)).collect();
        let back = Route::ConsoleCard { id: self.card, part: CardPart::Page }.href();
        let open = banner(self.card, &self.open, t);
        let form = if self.hidden.is_empty() {
            let (title, why) = (t.get("console-exceptional-none"), t.get("console-exceptional-none-why"));
            view! { <Empty title=title why=why/> }.into_any()
        } else {
            self.asking(t)
        };
        view! {
            <ErrorSummary problems=problems/>
            <Backbar href=back text=t.get("console-exceptional-back")/>
            <PageHead title=t.get("console-exceptional-title") sub=t.get("console-exceptional-lead")/>
            {open}
            <Section id="chiedi" title=t.get("console-exceptional-new")>{form}</Section>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::forms()
    }
}

impl ExceptionalPage {
    fn error(&self, wrong: &[ExceptionalError], t: Translator) -> Option<String> {
        self.errors.iter().find(|error| wrong.contains(error)).map(|error| t.get(error.place().1))
    }

    fn asking(&self, t: Translator) -> AnyView {
        let groups = self.hidden.iter().map(|group| Pick::new(group.code(), t.get(words::group(*group))));
        let groups: Vec<Pick> = groups.collect();
        let minutes = self.durations.numbers().into_iter().map(|number| {
            Pick::new(number.to_string(), t.with("console-exceptional-minutes", &[("n", number.into())]))
        });
        let minutes: Vec<Pick> = minutes.collect();
        let wrong = [ExceptionalError::Group, ExceptionalError::There];
        let group = Control::new("gruppo", t.get("console-exceptional-group")).error(self.error(&wrong, t));
        let long = Control::new("minuti", t.get("console-exceptional-how-long"))
            .error(self.error(&[ExceptionalError::Minutes], t));
        let why = Control::new("motivo", t.get("console-exceptional-why"))
            .hint(t.get("console-exceptional-why-hint"))
            .error(self.error(&[ExceptionalError::Why], t));
        let pairs = vec![(EXCEPTIONAL_ACTION, "apri".to_owned())];
        let ExceptionalForm { group: chosen, minutes: lasting, why: typed } = self.form.clone();
        view! {
            <PartForm action=address(self.card) version=None>
                <Hidden pairs=pairs/>
                <Choices control=group options=groups value=chosen/>
                <Choices control=long options=minutes value=lasting/>
                <TextArea control=why value=typed max=MAX_REASON rows=3/>
                <p><SmallButton kind=SmallKind::Danger text=t.get("console-exceptional-do")/></p>
            </PartForm>
        }
        .into_any()
    }
}
