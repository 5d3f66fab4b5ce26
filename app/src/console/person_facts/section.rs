//! The facts of one kind: what holds, what was known before, and the forms.

use chrono::NaiveDate;
use domain::{
    calendar::day_in_rome,
    card::requests::Struck,
    fields::{Kind, Lists, groups},
    format,
    mask::Field,
    permission::Permission,
    person::facts::{Fact, FactKind, PersonFacts, Warning, successor, warnings},
};
use leptos::prelude::*;

use super::{
    FACT_ACTION, FIX, FactError, FactForm, PersonFactsPage,
    form::{KIND, WHICH},
};
use crate::{
    components::{
        Control, Input, TextField,
        booking::Hidden,
        console::{
            Banner, Columns, DatedFact, Fact as Shown, Facts, Fold, Line, Lines, PartForm, Section,
            SmallButton, SmallKind, SmallLink, may_do,
        },
    },
    console::{address, card::EDIT, carried, diary::MAX_LINE, fields},
    i18n::Translator,
};

/// What can hardly be, in words; `what` is the fact that it is about, and the day on which it expires.
fn words(warning: Warning, (what, expires): (&str, &str), t: Translator) -> String {
    let about = |key| t.with(key, &[("what", what.into())]);
    match warning {
        Warning::EndsBeforeItBegins(..) => about("console-facts-warn-backwards"),
        Warning::StpWithoutForeignCitizenship => t.get("console-facts-warn-stp"),
        Warning::TwoResidences => t.get("console-facts-warn-two-residences"),
        Warning::IssuedAfterItExpires(..) => about("console-facts-warn-issued"),
        Warning::WrongProvisional { right: Some(right) } => {
            t.with("console-facts-warn-digit", &[("number", right.to_string().into())])
        }
        Warning::WrongProvisional { right: None } => t.get("console-facts-warn-provisional"),
        Warning::WrongFiscalCode => t.get("console-facts-warn-code"),
        Warning::FiscalCodeOfRecord => t.get("console-facts-warn-same-code"),
        Warning::Expired(..) => {
            t.with("console-facts-warn-expired", &[("what", what.into()), ("date", expires.into())])
        }
        Warning::Unreachable(_) => about("console-facts-warn-unreachable"),
        Warning::NoName(_) => about("console-facts-warn-no-name"),
        Warning::FacilityUnnamed(_) => t.get("console-facts-warn-facility"),
    }
}

/// From when to when, in words.
pub(in crate::console) fn period(from: Option<NaiveDate>, to: Option<NaiveDate>, t: Translator) -> String {
    between(from.map(format::date), to.map(format::date), t)
}

/// From when to when a fact is true, as exactly as it is known.
fn period_of(fact: &Fact, t: Translator) -> String {
    let from = fact.from.map(|day| fact.precise.from.words(day));
    between(from, fact.to.map(|day| fact.precise.to.words(day)), t)
}

fn between(from: Option<String>, to: Option<String>, t: Translator) -> String {
    match (from, to) {
        (None, None) => t.get("console-facts-no-period"),
        (Some(first), None) => t.with("console-facts-since", &[("first", first.into())]),
        (None, Some(last)) => t.with("console-facts-until", &[("last", last.into())]),
        (Some(first), Some(last)) => {
            t.with("console-facts-between", &[("first", first.into()), ("last", last.into())])
        }
    }
}

/// What may be seen of why it was corrected.
pub(in crate::console) fn why(why: Option<&Field<String>>, t: Translator) -> String {
    match why {
        Some(Field::Shown(why)) => why.clone(),
        Some(Field::Masked(group)) => {
            format!("{} {}", t.get("console-masked"), t.get(crate::console::words::group(*group)))
        }
        Some(Field::Absent) | None => String::new(),
    }
}

/// What is said of a correction, and why it was made; of a reason that is absent there is no trace.
pub(in crate::console) fn with_why(said: String, reason: Option<&Field<String>>, t: Translator) -> String {
    let reason = why(reason, t);
    if reason.is_empty() {
        said
    } else {
        format!("{said} {}", t.with("console-why", &[("why", reason.into())]))
    }
}

/// That something was struck out: who did it, when and why.
pub(in crate::console) fn struck(key: &'static str, struck: &Struck<Field<String>>, t: Translator) -> String {
    let values = [("name", struck.by.as_str().into()), ("date", format::date_time(struck.at).into())];
    with_why(t.with(key, &values), Some(&struck.why), t)
}

/// The id of a fact that holds.
fn anchor(fact: &Fact) -> String {
    format!("fatto-{}", fact.id)
}

/// The day on which it was written down: it keeps the words of that day.
fn written_on(fact: &Fact) -> NaiveDate {
    day_in_rome(fact.recorded.at)
}

/// Words of a fact that tell it from others of its kind.
const TELLING: usize = 3;

/// Which fact it is, in a few words: what it is and its number or name, without its days.
fn which(fact: &Fact, lists: &Lists) -> String {
    let (values, on) = (fact.visible(), written_on(fact));
    let fields = fact.kind.fields().iter().filter(|def| def.kind != Kind::Day);
    let told = fields.filter(|def| !values.one(def.code).is_empty());
    let words: Vec<String> =
        told.map(|def| def.words(values.one(def.code), lists, on)).take(TELLING).collect();
    words.join(", ")
}

/// The fact in one line.
fn summary(fact: &Fact, lists: &Lists, t: Translator) -> String {
    let (values, on) = (fact.visible(), written_on(fact));
    let fields = fact.kind.fields().iter();
    let words =
        fields.flat_map(|def| values.all(def.code).iter().map(move |value| def.words(value, lists, on)));
    let said = words.collect::<Vec<_>>().join(", ");
    format!("{said} ({})", period_of(fact, t))
}

impl PersonFactsPage {
    pub(super) fn section(&self, kind: FactKind, t: Translator) -> AnyView {
        let content = match self.hiding(kind) {
            Some(group) if self.known.facts.iter().any(|fact| fact.kind == kind) => {
                let fact = Shown::masked(kind.label(), group);
                let id = format!("nascosto-{}", kind.code());
                view! { <Facts id=id columns=Columns::Three facts=vec![fact]/> }.into_any()
            }
            Some(_) => view! { <p>{t.get("console-facts-none")}</p> }.into_any(),
            None => self.readable(kind, t),
        };
        view! { <Section id=kind.code() title=kind.label()>{content}</Section> }.into_any()
    }

    /// Whether what a warning looks for is hidden, so that nobody knows whether it is there.
    fn is_unknown(&self, warning: Warning) -> bool {
        warning == Warning::StpWithoutForeignCitizenship && self.hiding(FactKind::Citizenship).is_some()
    }

    fn readable(&self, kind: FactKind, t: Translator) -> AnyView {
        let banners = warnings(&self.known.facts, &self.known.person, self.today)
            .into_iter()
            .filter(|warning| warning.kind() == kind && !self.is_unknown(*warning))
            .map(|warning| view! { <Banner icon="sp-alert" text=self.told(warning, t)/> })
            .collect_view();
        let holding = self.holding(kind);
        let none = holding.is_empty().then(|| view! { <p>{t.get("console-facts-none")}</p> });
        let may = may_do(Permission::EditCards);
        let form = self.form.as_ref().filter(|form| may && form.kind == kind);
        // A fact is corrected directly below it; a new one, and one that lies below before, come last.
        let is_fixed = |fact: &Fact| form.is_some_and(|form| form.fact == Some(fact.id));
        let in_place = holding.iter().any(|fact| is_fixed(fact));
        let holding = holding
            .into_iter()
            .map(|fact| {
                let fixing = form.filter(|_| is_fixed(fact)).map(|form| self.writing(form, t));
                view! { {self.holds(fact, t)}{fixing} }.into_any()
            })
            .collect_view();
        let act = match form {
            Some(_) if in_place => ().into_any(),
            Some(form) => self.writing(form, t),
            None if !may || self.is_merged() => ().into_any(),
            None if self.is_forbidden(kind) => view! { <p>{t.get("console-facts-anonymous")}</p> }.into_any(),
            None => self.add_link(kind, t),
        };
        view! { {banners}{none}{holding}{act}{self.before(kind, t)} }.into_any()
    }

    fn told(&self, warning: Warning, t: Translator) -> String {
        let fact = warning.about().and_then(|id| self.known.facts.iter().find(|fact| fact.id == id));
        let what = fact.map(|fact| which(fact, &self.known.lists)).unwrap_or_default();
        let expires = fact.and_then(Fact::expires_on).map(format::date).unwrap_or_default();
        words(warning, (what.as_str(), expires.as_str()), t)
    }

    fn add_link(&self, kind: FactKind, t: Translator) -> AnyView {
        let query = [(EDIT, kind.code().to_owned())];
        let href = format!("{}#{}", address::with_query(&self.action(), &query), kind.code());
        let text = t.get("console-facts-add");
        view! { <p><SmallLink href=href text=text more=kind.label().to_owned()/></p> }.into_any()
    }

    fn fix_link(&self, fact: &Fact, t: Translator) -> Option<AnyView> {
        let is_last = successor(&self.known.facts, fact.id).is_none();
        let may = may_do(Permission::EditCards) && !self.is_merged();
        (may && is_last && fact.may_be_corrected()).then(|| {
            let query = [(FIX, fact.id.to_string())];
            let is_there = self.holding(fact.kind).iter().any(|other| other.id == fact.id);
            let at = if is_there { anchor(fact) } else { fact.kind.code().to_owned() };
            let href = format!("{}#{at}", address::with_query(&self.action(), &query));
            let (text, more) = (t.get("console-facts-fix"), fact.kind.label().to_owned());
            view! { <SmallLink kind=SmallKind::Link href=href text=text more=more/> }.into_any()
        })
    }

    /// A fact that holds.
    fn holds(&self, fact: &Fact, t: Translator) -> AnyView {
        let words = (&self.known.lists, written_on(fact));
        let mut facts = fields::shown(fact.kind.fields(), &fact.fields, words, t);
        facts.push(Shown::text(t.get("console-facts-period"), period_of(fact, t)));
        let key = if fact.replaces.is_some() { "console-facts-corrected" } else { "console-facts-recorded" };
        let note = t.with(
            key,
            &[
                ("name", fact.recorded.by.name.as_str().into()),
                ("date", format::date_time(fact.recorded.at).into()),
            ],
        );
        let reason = fact.why.as_ref().filter(|_| fact.replaces.is_some());
        let note = with_why(note, reason, t);
        let act = self.fix_link(fact, t);
        view! { <DatedFact id=anchor(fact) facts=facts note=note act=act/> }.into_any()
    }

    /// What was known before, folded.
    fn before(&self, kind: FactKind, t: Translator) -> Option<AnyView> {
        let lines: Vec<Line> = self.earlier(kind).into_iter().map(|fact| self.line(fact, t)).collect();
        (!lines.is_empty()).then(|| {
            let summary = t.with("console-facts-before", &[("n", lines.len().into())]);
            view! { <Fold summary=summary><Lines lines=lines none=String::new()/></Fold> }.into_any()
        })
    }

    fn line(&self, fact: &Fact, t: Translator) -> Line {
        let struck = successor(&self.known.facts, fact.id).map(|next| {
            let key = if next.withdrawn { "console-facts-struck-never" } else { "console-facts-struck" };
            let values = [
                ("name", next.recorded.by.name.as_str().into()),
                ("date", format::date_time(next.recorded.at).into()),
            ];
            with_why(t.with(key, &values), next.why.as_ref(), t)
        });
        Line {
            head: summary(fact, &self.known.lists, t),
            by: fact.recorded.by.name.clone(),
            at: fact.recorded.at,
            text: why(fact.why.as_ref(), t),
            struck,
            act: self.fix_link(fact, t),
        }
    }

    fn control(&self, name: &str, label: &str, t: Translator) -> Control {
        let id = format!("f-{name}");
        let kind = self.form.as_ref().map(|form| form.kind);
        let mut places = self.wrongs.errors.iter().filter_map(|error| Some(error.place(kind?)));
        let error = places.find(|(place, _)| *place == id).map(|(_, key)| t.get(key));
        Control::new(name.to_owned(), t.get(label)).id(id).error(error)
    }

    fn pairs(form: &FactForm, action: &str) -> Vec<(&'static str, String)> {
        let mut pairs = vec![(FACT_ACTION, action.to_owned()), (KIND, form.kind.code().to_owned())];
        pairs.extend(form.fact.map(|fact| (WHICH, fact.to_string())));
        pairs
    }

    /// The form of a new fact, or the forms about one that is there.
    fn writing(&self, form: &FactForm, t: Translator) -> AnyView {
        let is_new = form.fact.is_none();
        let pairs = Self::pairs(form, if is_new { "aggiungi" } else { "correggi" });
        let kind = form.kind;
        let typed = (&form.values, self.wrongs.problems.as_slice());
        let PersonFacts { hidden, lists, .. } = &self.known;
        let controls = fields::controls_needing(kind.needed(), kind.fields(), hidden, typed, lists, t);
        let day = |name, label| {
            let control = self.control(name, label, t).hint(t.get("console-facts-partial-hint"));
            control.half().optional(true)
        };
        let held = carried::field(groups(kind.fields()), |group| hidden.contains(&group));
        let (from, to) = (day("dal", "console-facts-from"), day("al", "console-facts-to"));
        let why = (!is_new).then(|| {
            let control = self.control("perche", "console-facts-why", t);
            view! { <TextField control=control value=form.why.clone() max=MAX_LINE/> }.into_any()
        });
        let (action, back) = (self.action(), format!("{}#{}", self.action(), kind.code()));
        let others = (!is_new).then(|| self.ends(form, t));
        let (first, last) = (form.from.clone(), form.to.clone());
        view! {
            <PartForm action=action version=None>
                <Hidden pairs=pairs/>
                {held}
                {controls}
                <TextField control=from value=first input=Input::Date max=10/>
                <TextField control=to value=last input=Input::Date max=10/>
                {why}
                <p>
                    <SmallButton kind=SmallKind::Primary text=t.get("console-save")/>
                    " "
                    <SmallLink kind=SmallKind::Link href=back text=t.get("console-cancel")/>
                </p>
            </PartForm>
            {others}
        }
        .into_any()
    }

    /// The forms that say that a fact ended, or was never true.
    fn ends(&self, form: &FactForm, t: Translator) -> AnyView {
        let is_wrong = |error| self.wrongs.errors.contains(&error);
        let (ends, nevers) = (Self::pairs(form, "termina"), Self::pairs(form, "mai"));
        let end = self.control("fine", "console-facts-end-on", t);
        let end = end.hint(t.get("console-facts-partial-hint")).half();
        let end_why = self.control("perche-fine", "console-facts-why", t);
        let never_why = self.control("perche-mai", "console-facts-why", t);
        let (end_open, never_open) =
            (is_wrong(FactError::End) || is_wrong(FactError::EndWhy), is_wrong(FactError::NeverWhy));
        let (typed, ending, never) = (form.clone(), self.action(), self.action());
        view! {
            <Fold summary=t.get("console-facts-end") open=end_open>
                <PartForm action=ending version=None>
                    <Hidden pairs=ends/>
                    <TextField control=end value=typed.end input=Input::Date max=10/>
                    <TextField control=end_why value=typed.end_why max=MAX_LINE/>
                    <p><SmallButton text=t.get("console-facts-end-do")/></p>
                </PartForm>
            </Fold>
            <Fold summary=t.get("console-facts-never") open=never_open>
                <PartForm action=never version=None>
                    <Hidden pairs=nevers/>
                    <TextField control=never_why value=typed.never_why max=MAX_LINE/>
                    <p><SmallButton text=t.get("console-facts-never-do")/></p>
                </PartForm>
            </Fold>
        }
        .into_any()
    }
}
