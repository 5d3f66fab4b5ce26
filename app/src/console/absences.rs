//! Who stands in while an operator is away: naming somebody, and telling both at the head of the console.

use domain::{
    Id,
    actor::{OperatorRecord, OperatorRef},
    form::read,
    format,
    intake::{Assignee, Filter},
    staff::absence::{Absence, Unfit},
};
use leptos::prelude::*;

use super::{address, catalogue::Typed, samples};
use crate::{
    components::{
        Control, ErrorSummary, FieldProblem, Pick, SelectField, TextField,
        booking::Hidden,
        console::{Banner, PageHead, PartForm, Section, SmallButton, SmallKind},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Route, Tasks},
};

/// Field of the thing to do.
const ACT: &str = "azione";
/// Value of ending an absence.
const END: &str = "termina";
/// Field of the absence that is ended.
const ABSENCE: &str = "assenza";
/// Field of the colleague.
const COLLEAGUE: &str = "sostituto";
/// Field of the first day.
const FROM: &str = "dal";
/// Field of the last day.
const UNTIL: &str = "al";

/// What must be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// No day in this field.
    Day(&'static str),
    /// A rule of absences.
    Unfit(Unfit),
}

impl Wrong {
    const fn field(self) -> &'static str {
        match self {
            Self::Day(field) => field,
            Self::Unfit(Unfit::Colleague) => COLLEAGUE,
            Self::Unfit(Unfit::Backwards | Unfit::Past | Unfit::TooLong) => UNTIL,
            Self::Unfit(Unfit::Overlaps) => FROM,
        }
    }

    fn message(self, t: Translator) -> String {
        t.get(match self {
            Self::Day(_) => "console-absence-wrong-day",
            Self::Unfit(Unfit::Colleague) => "console-absence-wrong-colleague",
            Self::Unfit(Unfit::Backwards) => "console-absence-wrong-backwards",
            Self::Unfit(Unfit::Past) => "console-absence-wrong-past",
            Self::Unfit(Unfit::TooLong) => "console-absence-wrong-long",
            Self::Unfit(Unfit::Overlaps) => "console-absence-wrong-overlaps",
        })
    }
}

/// What is posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AbsenceAct {
    /// Names a colleague from one day to another.
    Name(Id<OperatorRecord>, chrono::NaiveDate, chrono::NaiveDate),
    /// Ends an absence.
    End(Id<Absence>),
}

impl AbsenceAct {
    /// Reads a form; nothing, where it names no absence that could be ended.
    pub fn read(typed: &Typed) -> Option<Result<Self, Vec<Wrong>>> {
        if typed.get(ACT) == END {
            return typed.get(ABSENCE).parse::<Id<Absence>>().ok().map(|id| Ok(Self::End(id)));
        }
        let mut wrong = Vec::new();
        let colleague: Option<Id<OperatorRecord>> = typed.get(COLLEAGUE).parse().ok();
        if colleague.is_none() {
            wrong.push(Wrong::Unfit(Unfit::Colleague));
        }
        let mut day = |field| {
            let read = read::date(typed.get(field).trim()).ok();
            if read.is_none() {
                wrong.push(Wrong::Day(field));
            }
            read
        };
        let (first, last) = (day(FROM), day(UNTIL));
        Some(match (colleague, first, last) {
            (Some(colleague), Some(first), Some(last)) => Ok(Self::Name(colleague, first, last)),
            _ => Err(wrong),
        })
    }
}

/// The absences of an operator, and the form for another one.
#[derive(Debug, Clone)]
pub struct AbsencesPage {
    /// Those that count or are to come.
    pub absences: Vec<Absence>,
    /// Who may stand in.
    pub colleagues: Vec<OperatorRef>,
    /// What was typed.
    pub typed: Typed,
    /// What must be corrected.
    pub wrong: Vec<Wrong>,
}

impl Page for AbsencesPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-absence-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.wrong.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let problems: Vec<FieldProblem> = self
            .wrong
            .iter()
            .map(|wrong| FieldProblem { id: wrong.field().to_owned(), message: wrong.message(t) })
            .collect();
        let (mine, others): (Vec<Absence>, Vec<Absence>) =
            self.absences.iter().cloned().partition(|absence| absence.mine);
        let form = self.form(t);
        view! {
            <ErrorSummary problems=problems/>
            <PageHead title=t.get("console-absence-title") sub=t.get("console-absence-lead")/>
            <Section id="nuova" title=t.get("console-absence-name")>{form}</Section>
            {list("mie", t.get("console-absence-mine"), mine, t)}
            {list("altri", t.get("console-absence-of-others"), others, t)}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let empty = Self {
            absences: Vec::new(),
            colleagues: vec![samples_of_today().remove(0).other],
            typed: Typed::default(),
            wrong: Vec::new(),
        };
        let unfit = [Unfit::Colleague, Unfit::Backwards, Unfit::Overlaps].map(Wrong::Unfit).to_vec();
        let mut typed = Typed::default();
        typed.set(FROM, "31/02/2026");
        let wrong = vec![Wrong::Day(FROM), Wrong::Unfit(Unfit::Past)];
        vec![
            ("some", Self { absences: samples_of_today(), ..empty.clone() }),
            ("nobody", Self { colleagues: Vec::new(), ..empty.clone() }),
            ("unfit", Self { wrong: unfit, ..empty.clone() }),
            ("wrong", Self { typed, wrong, ..empty.clone() }),
            ("long", Self { wrong: vec![Wrong::Unfit(Unfit::TooLong)], ..empty }),
        ]
    }
}

impl AbsencesPage {
    fn control(&self, field: &'static str, label: String, t: Translator) -> Control {
        let found = self.wrong.iter().find(|wrong| wrong.field() == field);
        Control::new(field, label).id(field).error(found.map(|wrong| wrong.message(t)))
    }

    fn form(&self, t: Translator) -> AnyView {
        if self.colleagues.is_empty() {
            return view! { <p>{t.get("console-absence-none")}</p> }.into_any();
        }
        let pick = |one: &OperatorRef| Pick::new(one.id.to_string(), one.name.clone());
        let options: Vec<Pick> = self.colleagues.iter().map(pick).collect();
        let colleague = self.control(COLLEAGUE, t.get("console-absence-colleague"), t);
        let from = self.control(FROM, t.get("console-absence-from"), t);
        let until = self.control(UNTIL, t.get("console-absence-until"), t);
        let [chosen, first, last] = [COLLEAGUE, FROM, UNTIL].map(|field| self.typed.get(field).to_owned());
        let action = Route::ConsoleTasks(Tasks::Absences).href();
        view! {
            <PartForm action=action version=None>
                <SelectField control=colleague options=options value=chosen empty=t.get("console-absence-choose")/>
                <TextField control=from value=first max=10/>
                <TextField control=until value=last max=10/>
                <p><SmallButton kind=SmallKind::Primary text=t.get("console-absence-save")/></p>
            </PartForm>
        }
        .into_any()
    }
}

fn words(absence: &Absence, t: Translator) -> String {
    let values = [
        ("name", absence.other.name.as_str().into()),
        ("since", format::date(absence.first).into()),
        ("last", format::date(absence.last).into()),
    ];
    let key = if absence.gone { "console-absence-line-gone" } else { "console-absence-line" };
    t.with(key, &values)
}

fn list(id: &'static str, title: String, absences: Vec<Absence>, t: Translator) -> Option<AnyView> {
    if absences.is_empty() {
        return None;
    }
    let lines = absences.into_iter().map(|one| line(&one, t)).collect_view();
    Some(view! { <Section id=id title=title>{lines}</Section> }.into_any())
}

fn line(absence: &Absence, t: Translator) -> AnyView {
    let text = words(absence, t);
    if !absence.mine {
        return view! { <p>{text}</p> }.into_any();
    }
    let action = Route::ConsoleTasks(Tasks::Absences).href();
    let pairs = vec![(ACT, END.to_owned()), (ABSENCE, absence.id.to_string())];
    let more = format!(": {text}");
    view! {
        <PartForm action=action version=None>
            <Hidden pairs=pairs/>
            <p>{text}" "<SmallButton text=t.get("console-absence-end") more=more/></p>
        </PartForm>
    }
    .into_any()
}

/// What both see at the head of every page, on the days of the absence.
pub(crate) fn head(absences: &[Absence], t: Translator) -> AnyView {
    let one = |absence: &Absence| {
        let values =
            [("name", absence.other.name.as_str().into()), ("last", format::date(absence.last).into())];
        if absence.mine {
            if absence.gone {
                let text = t.with("console-absence-head-gone", &values);
                let href = Route::ConsoleTasks(Tasks::Absences).href();
                return view! {
                    <Banner icon="it-user" text=text/>
                    <p><a href=href>{t.get("console-absence-head-again")}</a></p>
                }
                .into_any();
            }
            let text = t.with("console-absence-head-mine", &values);
            return view! { <Banner icon="it-user" text=text/> }.into_any();
        }
        let text = t.with("console-absence-head-other", &values);
        let filter = Filter { assignee: Some(Assignee::Operator(absence.other.id)), ..Filter::default() };
        let href = address::queue(&filter, None);
        view! {
            <Banner icon="it-user" text=text/>
            <p><a href=href>{t.with("console-absence-head-work", &values)}</a></p>
        }
        .into_any()
    };
    absences.iter().map(one).collect_view().into_any()
}

/// Three absences of today, for samples.
pub(crate) fn samples_of_today() -> Vec<Absence> {
    let today = samples::now().date_naive();
    let absence = |number, mine, gone| Absence {
        id: samples::id(number),
        mine,
        other: OperatorRef { id: samples::id(number + 1), name: "Anna \"d’Angelo\" <sera>".to_owned() },
        first: today,
        last: today,
        gone,
    };
    vec![absence(931, true, false), absence(941, false, false), absence(951, true, true)]
}
