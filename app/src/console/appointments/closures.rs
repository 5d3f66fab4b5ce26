//! Closing the desk for a day or a part of one.

use chrono::NaiveDate;
use domain::{
    Id,
    desk::DeskPoint,
    form::read,
    format,
    hours::{Cause, Closure, Minute, Span},
};
use leptos::prelude::*;
use serde::Deserialize;

use crate::{
    appointments::words,
    components::{
        Button, ButtonKind, Control, ErrorSummary, FieldProblem, Input, Pick, SelectField, TextField,
        booking::Hidden,
        console::{Backbar, Empty, PageHead, Section, SmallButton, SmallKind},
        layout::StackList,
        request::{PostForm, Success},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::Route,
};

/// Most characters of a reason.
const MAX_REASON: u16 = 200;

/// The form, as it was typed; or the closure that is taken back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct ClosureForm {
    /// Desk at its contact point.
    #[serde(rename = "sede")]
    pub point: String,
    /// `gg/mm/aaaa`.
    #[serde(rename = "giorno")]
    pub on: String,
    /// `08:30`; empty for the whole day.
    #[serde(rename = "dalle")]
    pub begins: String,
    /// `13:00`; empty for the whole day.
    #[serde(rename = "alle")]
    pub ends: String,
    /// Code of the cause; empty for none of them.
    #[serde(rename = "causa")]
    pub cause: String,
    /// Why, for everybody to read.
    #[serde(rename = "motivo")]
    pub reason: String,
    /// The closure that is taken back.
    #[serde(rename = "togli")]
    pub remove: String,
}

/// What must be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClosureError {
    /// No desk.
    Point,
    /// No day, or one that is over.
    Day,
    /// One time without the other, or the end before the beginning.
    Times,
    /// No cause of the list.
    Cause,
    /// The reason is too long.
    Reason,
}

impl ClosureError {
    const fn place(self) -> (&'static str, &'static str) {
        match self {
            Self::Point => ("sede", "console-closures-error-point"),
            Self::Day => ("giorno", "console-closures-error-day"),
            Self::Times => ("dalle", "console-closures-error-times"),
            Self::Cause => ("causa", "console-closures-error-cause"),
            Self::Reason => ("motivo", "console-closures-error-reason"),
        }
    }
}

/// What is to be closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosureWish {
    /// Where.
    pub at: Id<DeskPoint>,
    /// Which day.
    pub on: NaiveDate,
    /// From when to when; the whole day without.
    pub span: Option<Span>,
    /// The usual cause, if it is one.
    pub cause: Option<Cause>,
    /// Why; may be empty.
    pub reason: String,
}

impl ClosureForm {
    /// What is to be closed.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn check(&self, today: NaiveDate) -> Result<ClosureWish, Vec<ClosureError>> {
        let at = self.point.parse().map_err(|_| ClosureError::Point);
        let on = read::date(&self.on).ok().filter(|on| *on >= today).ok_or(ClosureError::Day);
        let (span, cause) = (self.span(), self.cause());
        let reason = self.reason.trim();
        let fits = reason.chars().count() <= usize::from(MAX_REASON);
        let fits = fits.then_some(()).ok_or(ClosureError::Reason);
        match (at, on, span, cause, fits) {
            (Ok(at), Ok(on), Ok(span), Ok(cause), Ok(())) => {
                Ok(ClosureWish { at, on, span, cause, reason: reason.to_owned() })
            }
            (at, on, span, cause, fits) => {
                let errors = [at.err(), on.err(), span.err(), cause.err(), fits.err()];
                Err(errors.into_iter().flatten().collect())
            }
        }
    }

    fn cause(&self) -> Result<Option<Cause>, ClosureError> {
        let code = Some(self.cause.as_str()).filter(|code| !code.is_empty());
        code.map(|code| Cause::from_code(code).ok_or(ClosureError::Cause)).transpose()
    }

    fn span(&self) -> Result<Option<Span>, ClosureError> {
        let (begins, ends) = (self.begins.trim(), self.ends.trim());
        if begins.is_empty() && ends.is_empty() {
            return Ok(None);
        }
        let time = |text: &str| text.parse::<Minute>().map_err(|_| ClosureError::Times);
        Span::new(time(begins)?, time(ends)?).map(Some).map_err(|_| ClosureError::Times)
    }
}

/// Closures of the desk from today on, and a form for another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosuresPage {
    /// The desk at its contact points.
    pub points: Vec<DeskPoint>,
    /// What was typed.
    pub form: ClosureForm,
    /// What must be corrected.
    pub errors: Vec<ClosureError>,
    /// After closing: how many appointments are still booked on that day.
    pub left: Option<u32>,
}

impl Page for ClosuresPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-closures-title")
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
        let said = self.left.map(|left| {
            view! { <Success text=t.with("console-closures-done", &[("n", left.into())])/> }
        });
        let back = Route::ConsoleAppointments { on: None }.href();
        let (list, form) = (self.list(t), self.form_view(t));
        view! {
            <ErrorSummary problems=problems/>
            <Backbar href=back text=t.get("console-appointments-title")/>
            <PageHead title=t.get("console-closures-title")/>
            {said}
            <Section id="elenco" title=t.get("console-closures-list")>{list}</Section>
            <Section id="nuova" title=t.get("console-closures-new")>{form}</Section>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        super::samples::closures()
    }
}

impl ClosuresPage {
    fn list(&self, t: Translator) -> AnyView {
        let lines: Vec<AnyView> = self
            .points
            .iter()
            .flat_map(|at| at.hours.closures.iter().map(move |closure| closure_line(t, at, closure)))
            .collect();
        if lines.is_empty() {
            let why = t.get("console-closures-none-why");
            return view! { <Empty title=t.get("console-closures-none") why=why/> }.into_any();
        }
        view! { <StackList>{lines}</StackList> }.into_any()
    }

    fn error(&self, error: ClosureError, t: Translator) -> Option<String> {
        self.errors.contains(&error).then(|| t.get(error.place().1))
    }

    fn form_view(self, t: Translator) -> AnyView {
        let options =
            self.points.iter().map(|at| Pick::new(at.id.to_string(), at.point.name.clone())).collect();
        let point = Control::new("sede", t.get("console-appointments-place"))
            .error(self.error(ClosureError::Point, t));
        let on = Control::new("giorno", t.get("console-closures-day"))
            .hint(t.get("console-closures-day-hint"))
            .error(self.error(ClosureError::Day, t));
        let begins = Control::new("dalle", t.get("console-closures-from"))
            .hint(t.get("console-closures-times-hint"))
            .optional(true)
            .error(self.error(ClosureError::Times, t));
        let ends = Control::new("alle", t.get("console-closures-to")).optional(true);
        let cause = Control::new("causa", t.get("console-closures-cause"))
            .hint(t.get("console-closures-cause-hint"))
            .optional(true)
            .error(self.error(ClosureError::Cause, t));
        let causes = Cause::ALL.map(|cause| Pick::new(cause.code(), t.get(words::cause(cause)))).to_vec();
        let reason = Control::new("motivo", t.get("console-closures-reason"))
            .hint(t.get("console-closures-reason-hint"))
            .optional(true)
            .error(self.error(ClosureError::Reason, t));
        let form = self.form;
        view! {
            <PostForm action=Route::ConsoleClosures.href()>
                <SelectField control=point options=options value=form.point empty=t.get("console-closures-choose")/>
                <TextField control=on value=form.on input=Input::Date max=10/>
                <TextField control=begins value=form.begins max=5/>
                <TextField control=ends value=form.ends max=5/>
                <SelectField control=cause options=causes value=form.cause empty=t.get("console-closures-no-cause")/>
                <TextField control=reason value=form.reason max=MAX_REASON/>
                <SmallButton kind=SmallKind::Primary text=t.get("console-closures-button")/>
            </PostForm>
        }
        .into_any()
    }
}

fn closure_line(t: Translator, at: &DeskPoint, closure: &Closure) -> AnyView {
    let when = match closure.span {
        Some(span) => format!("{}, {span}", format::date(closure.on)),
        None => format!("{}, {}", format::date(closure.on), t.get("console-closures-all-day")),
    };
    let cause = closure.cause.map(|cause| format!(": {}", t.get(words::cause(cause))));
    let reason = (!closure.reason.is_empty()).then(|| format!(": {}", closure.reason));
    let hidden = vec![("togli", closure.id.to_string())];
    let (place, more) = (at.point.name.clone(), format!("{when}, {}", at.point.name));
    view! {
        <li>
            <p><b>{when}</b>" · "{place}{cause}{reason}</p>
            <PostForm action=Route::ConsoleClosures.href()>
                <Hidden pairs=hidden/>
                <Button kind=ButtonKind::Link more=more text=t.get("console-closures-remove")/>
            </PostForm>
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(on: &str, begins: &str, ends: &str) -> ClosureForm {
        ClosureForm {
            point: "0f000000-0000-7000-8000-000000000031".into(),
            on: on.into(),
            begins: begins.into(),
            ends: ends.into(),
            ..ClosureForm::default()
        }
    }

    #[test]
    fn a_day_or_a_part_of_it_is_closed_and_nothing_else() {
        let today: NaiveDate = "2026-11-20".parse().unwrap();
        assert_eq!(form("20/11/2026", "", "").check(today).unwrap().span, None);
        let part = form("23/11/2026", "8:30", "10").check(today).unwrap();
        assert_eq!(part.span.unwrap().to_string(), "08:30–10:00");
        assert_eq!(form("19/11/2026", "", "").check(today), Err(vec![ClosureError::Day]));
        for (begins, ends) in [("10", ""), ("", "10"), ("10", "9"), ("10", "10"), ("x", "11")] {
            assert_eq!(form("23/11/2026", begins, ends).check(today), Err(vec![ClosureError::Times]));
        }
        let told = ClosureForm { cause: "strike".into(), ..form("20/11/2026", "", "") };
        assert_eq!(told.check(today).unwrap().cause, Some(Cause::Strike));
        let unknown = ClosureForm { cause: "x".into(), ..form("20/11/2026", "", "") };
        assert_eq!(unknown.check(today), Err(vec![ClosureError::Cause]));
        let all = ClosureForm { reason: "r".repeat(201), ..ClosureForm::default() };
        assert_eq!(all.check(today), Err(vec![ClosureError::Point, ClosureError::Day, ClosureError::Reason]));
    }
}
