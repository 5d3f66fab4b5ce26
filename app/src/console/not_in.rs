//! What operators are told when signing in, or confirming who they are, did not succeed, and after leaving.

use leptos::prelude::*;

use super::{access::NEXT, address::with_query};
use crate::{
    components::{ButtonKind, LinkButton, console::AccessCard},
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::Route,
};

/// What happened at the operators' door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotIn {
    /// Cancelled at the provider: nobody is in.
    Cancelled,
    /// The confirmation was cancelled: whoever was in still is.
    StillIn,
    /// Somebody else confirmed: whoever was in still is, and nothing changed.
    SomebodyElse,
    /// Signed out.
    Out,
}

impl NotIn {
    /// Keys of title, what happened, what to know.
    const fn keys(self) -> [&'static str; 3] {
        match self {
            Self::Cancelled => {
                ["console-not-in-title", "console-not-in-cancelled", "console-not-in-cancelled-after"]
            }
            Self::StillIn => {
                ["console-not-in-still", "console-not-in-still-lead", "console-not-in-still-after"]
            }
            Self::SomebodyElse => {
                ["console-not-in-other", "console-not-in-other-lead", "console-not-in-other-after"]
            }
            Self::Out => ["console-not-in-out", "console-not-in-out-lead", "console-not-in-out-after"],
        }
    }

    const fn is_still_in(self) -> bool {
        matches!(self, Self::StillIn | Self::SomebodyElse)
    }
}

/// Who is in, and who is not, and where to go from here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotInPage {
    /// What happened.
    pub why: NotIn,
    /// Local path that was wanted.
    pub next: Option<String>,
}

impl Page for NotInPage {
    fn title(&self, t: Translator) -> String {
        let [title, ..] = self.why.keys();
        t.get(title)
    }

    fn layout(&self) -> Layout {
        if self.why.is_still_in() { Layout::Console } else { Layout::Public }
    }

    fn is_for_operators(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let [title, lead, after] = self.why.keys();
        let ((first, first_text), (second, second_text)) = self.ways();
        view! {
            <AccessCard title=t.get(title) lead=t.get(lead)>
                <p>{t.get(after)}</p>
                <p>
                    <LinkButton href=first text=t.get(first_text)/>
                    " "
                    <LinkButton kind=ButtonKind::Link href=second text=t.get(second_text)/>
                </p>
            </AccessCard>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let next = || Some("/console/istanze/1?doc=2".to_owned());
        vec![
            ("cancelled", Self { why: NotIn::Cancelled, next: next() }),
            ("still in", Self { why: NotIn::StillIn, next: next() }),
            ("somebody else", Self { why: NotIn::SomebodyElse, next: next() }),
            ("out", Self { why: NotIn::Out, next: None }),
        ]
    }
}

impl NotInPage {
    /// Addresses and words of the two ways on.
    fn ways(self) -> ((String, &'static str), (String, &'static str)) {
        if self.why.is_still_in() {
            let next = self.next.unwrap_or_else(|| Route::Console.href());
            let confirm = Route::OperatorConfirm { next: next.clone(), start: false }.href();
            return ((next, "console-not-in-back"), (confirm, "console-not-in-confirm"));
        }
        let pairs: Vec<(&str, String)> = self.next.map(|next| (NEXT, next)).into_iter().collect();
        let door = with_query(&Route::OperatorLogin.href(), &pairs);
        ((door, "console-not-in-again"), (Route::Home.href(), "console-refused-home"))
    }
}
