//! People who may be in the registry twice, as found at night.

use domain::{intake::Page as Rows, person::merging::Double};
use leptos::prelude::*;

use super::{
    form::{DifferentForm, ReasonWrong},
    samples,
};
use crate::{
    components::{
        ErrorSummary, FieldProblem,
        console::{Backbar, CaseNotice, DoubleRows, Empty, PageHead, Pager, SmallLink},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Merging, Route},
};

/// Pairs that wait for a judgement.
#[derive(Debug, Clone)]
pub struct DoublesPage {
    /// The likeliest first.
    pub doubles: Rows<Double>,
    /// Opaque key of the page before this one.
    pub after: Option<String>,
    /// What was typed about one of them, and will not do.
    pub form: Option<DifferentForm>,
}

impl Page for DoublesPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-doubles-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        // That somebody else decided is told, and nothing is to be corrected.
        self.form.as_ref().is_some_and(|form| form.wrong.is_some_and(|wrong| wrong != ReasonWrong::Decided))
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let problem = self.form.as_ref().and_then(|form| problem(form, t));
        let is_decided = self.form.as_ref().is_some_and(|form| form.wrong == Some(ReasonWrong::Decided));
        let decided = is_decided.then(|| {
            let text = t.get(ReasonWrong::Decided.key());
            view! { <CaseNotice title=t.get("console-stale-title") text=text/> }
        });
        let of = |after: Option<String>| Route::ConsoleMerging(Merging::Doubles { after }).href();
        let next = self.doubles.next.clone().map(|key| of(Some(key)));
        let (back, text) = match self.after {
            Some(_) => (of(None), t.get("console-doubles-title")),
            None => (Route::ConsolePeople.href(), t.get("console-people-title")),
        };
        let rows = if self.doubles.rows.is_empty() {
            view! {
                <Empty title=t.get("console-doubles-none") why=t.get("console-doubles-none-why")>
                    <SmallLink href=Route::ConsolePeople.href() text=t.get("console-people-title")/>
                </Empty>
            }
            .into_any()
        } else {
            let action = of(self.after.clone());
            view! { <DoubleRows doubles=self.doubles.rows action=action form=self.form/> }.into_any()
        };
        view! {
            <ErrorSummary problems=problem.into_iter().collect()/>
            <Backbar href=back text=text/>
            {decided}
            <PageHead title=t.get("console-doubles-title") sub=t.get("console-doubles-lead")/>
            {rows}
            <Pager label=t.get("console-pages") previous=None next=next/>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let pairs = samples::people_who_match();
        let two = pairs.first().cloned().zip(pairs.get(1).cloned());
        let page = |rows: Vec<Double>, next: Option<String>| Self {
            doubles: Rows { rows, previous: None, next },
            after: None,
            form: None,
        };
        let one: Vec<Double> = two.map(|(one, other)| Double { one, other }).into_iter().collect();
        let typed = |wrong| {
            one.first().map(|double| DifferentForm {
                one: double.one.person.id,
                other: double.other.person.id,
                why: "<b>".to_owned(),
                wrong: Some(wrong),
            })
        };
        let (missing, decided) = (typed(ReasonWrong::Missing), typed(ReasonWrong::Decided));
        vec![
            ("none", page(Vec::new(), None)),
            ("one", page(one.clone(), Some("2.x.y".to_owned()))),
            ("decided", Self { form: decided, ..page(Vec::new(), None) }),
            ("error", Self { form: missing, after: Some("3.x.y".to_owned()), ..page(one, None) }),
        ]
    }
}

/// What is wrong with what was typed.
fn problem(form: &DifferentForm, t: Translator) -> Option<FieldProblem> {
    let wrong = form.wrong.filter(|wrong| *wrong != ReasonWrong::Decided)?;
    let message = t.get(wrong.key());
    Some(FieldProblem { id: DifferentForm::id_of(form.one, form.other), message })
}
