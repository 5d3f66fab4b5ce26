//! What was opened in the zone, for whoever answers for it. People are not named, and cards are not linked.

use chrono::{DateTime, Utc};
use domain::{Id, actor::OperatorRecord, exceptional::ExceptionalAccess, format, profile::MAX_REASON};
use leptos::prelude::*;

use super::{ReviewError, samples, words};
use crate::{
    components::{
        Control, ErrorSummary, FieldProblem, TextArea,
        booking::Hidden,
        console::{Line, Lines, PageHead, PartForm, Section, SmallButton, SmallKind},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page, use_frame},
    routes::{Masks, Route},
};

/// The break-glasses of the zone.
#[derive(Debug, Clone)]
pub struct ExceptionsPage {
    /// First what nobody reviewed, then last first.
    pub accesses: Vec<ExceptionalAccess>,
    /// Who looks: nobody reviews their own.
    pub me: Id<OperatorRecord>,
    /// What was typed.
    pub note: String,
    /// What must be corrected.
    pub errors: Vec<ReviewError>,
}

impl Page for ExceptionsPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-exceptional-list")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self) -> AnyView {
        let (t, now) = (use_translator(), use_frame().now);
        let problems = self.errors.iter().map(|error| FieldProblem::at(error.place(), t)).collect();
        let lines = self.accesses.iter().map(|access| self.line(access, now, t)).collect();
        view! {
            <ErrorSummary problems=problems/>
            <PageHead title=t.get("console-exceptional-list") sub=t.get("console-exceptional-list-lead")/>
            <Section id="accessi" title=t.get("console-exceptional-list-all")>
                <Lines lines=lines none=t.get("console-exceptional-list-none")/>
            </Section>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::lists()
    }
}

impl ExceptionsPage {
    fn line(&self, access: &ExceptionalAccess, now: DateTime<Utc>, t: Translator) -> Line {
        let head = [
            ("group", t.get(words::group(access.group)).into()),
            ("n", access.minutes.number().into()),
            ("desk", access.desk.as_str().into()),
            ("profile", access.profile.as_str().into()),
        ];
        let looks = t.with("console-exceptional-looks", &[("n", access.looks.into())]);
        let until = [("time", format::time(access.ends_at()).into())];
        let standing = match (access.is_open(now), access.closed_at) {
            (true, _) => t.with("console-exceptional-still", &until),
            (false, Some(_)) => t.with("console-exceptional-closed", &until),
            (false, None) => t.with("console-exceptional-over", &until),
        };
        let outcome = self.outcome(access, now, t);
        let act = view! { <p>{format!("{standing} {looks}")}</p>{outcome} }.into_any();
        Line {
            head: t.with("console-exceptional-line", &head),
            by: access.by.name.clone(),
            at: access.opened_at,
            text: access.reason.clone(),
            struck: None,
            act: Some(act),
        }
    }

    /// What somebody found, or the form for it.
    fn outcome(&self, access: &ExceptionalAccess, now: DateTime<Utc>, t: Translator) -> AnyView {
        if let Some(review) = &access.review {
            let values = [
                ("name", review.by.as_str().into()),
                ("date", format::date_time(review.at).into()),
                ("text", review.note.as_str().into()),
            ];
            return view! { <p>{t.with("console-exceptional-reviewed", &values)}</p> }.into_any();
        }
        if access.by.id == self.me {
            return view! { <p>{t.get("console-exceptional-own")}</p> }.into_any();
        }
        if access.is_open(now) {
            return ().into_any();
        }
        let wrong = self.errors.iter().find(|error| **error == ReviewError::Note(access.id));
        let wrong = wrong.map(|error| t.get(error.place().1));
        let typed = if wrong.is_some() { self.note.clone() } else { String::new() };
        let note = Control::new("nota", t.get("console-exceptional-note"))
            .id(format!("nota-{}", access.id))
            .error(wrong);
        let (pairs, of) = (vec![("accesso", access.id.to_string())], access.by.name.clone());
        view! {
            <PartForm action=Route::ConsoleMasks(Masks::Exceptions).href() version=None>
                <Hidden pairs=pairs/>
                <TextArea control=note value=typed max=MAX_REASON rows=2/>
                <p><SmallButton kind=SmallKind::Primary text=t.get("console-exceptional-review") more=of/></p>
            </PartForm>
        }
        .into_any()
    }
}
