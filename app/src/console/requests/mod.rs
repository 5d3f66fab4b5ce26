//! A request of a service within a card: added at the desk, followed step by step, with the sheets about it and the
//! time that it took.

mod form;
mod samples;

use domain::{
    Id,
    card::{
        Card, free_texts_of,
        requests::{Activity, Advancement, AskedBy, Followed, Sheet},
    },
    fields::{Leaf, Problem, Values, groups},
    format,
    mask::Lost,
    permission::Permission,
};
use leptos::prelude::*;

pub use form::{AskForm, REQUEST_ACTION, RequestError, RequestForm};

use super::{
    address,
    card::EDIT,
    carried, fields,
    form::MAX_CHARS,
    papers::{self, PaperError, PaperForm},
    people::whose,
    person_facts::{struck, why},
    telltale, words,
};
use crate::{
    components::{
        Choices, Control, ErrorSummary, FieldProblem, Input, Pick, SelectField, TextArea, TextField,
        booking::Hidden,
        console::{
            Backbar, Columns, Facts, Fold, Line, Lines, LinkLines, PageHead, PartForm, Section, SmallButton,
            SmallKind, SmallLink, may_do,
        },
        layout::{Small, Subtitle},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{CardPart, Route},
};

fn problem(error: RequestError, t: Translator) -> FieldProblem {
    FieldProblem::at(error.place(), t)
}

/// A control with the name, the id and the errors of a field.
fn control(name: &str, label: &str, errors: &[RequestError], t: Translator) -> Control {
    let id = format!("f-{name}");
    let error = errors.iter().map(|error| error.place()).find(|(place, _)| *place == id);
    Control::new(name.to_owned(), t.get(label)).id(id).error(error.map(|(_, key)| t.get(key)))
}

/// What the table of services offers, under the headings of its roots.
pub(super) fn services(offer: &[Leaf]) -> Vec<Pick> {
    let one = |leaf: &Leaf| {
        let pick = Pick::new(leaf.code.to_string(), leaf.label.clone());
        if leaf.heading.is_empty() { pick } else { pick.under(leaf.heading.clone()) }
    };
    offer.iter().map(one).collect()
}

/// A request that is being added.
#[derive(Debug, Clone)]
pub struct NewRequest {
    /// The card.
    pub card: Id<Card>,
    /// What the table of services offers.
    pub offer: Vec<Leaf>,
    /// What was typed.
    pub form: AskForm,
    /// What must be corrected.
    pub errors: Vec<RequestError>,
}

impl Page for NewRequest {
    fn title(&self, t: Translator) -> String {
        t.get("console-request-new")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let problems = self.errors.iter().map(|error| problem(*error, t)).collect();
        let back = Route::card(self.card).anchor("servizi");
        let action = Route::ConsoleCard { id: self.card, part: CardPart::Requests }.href();
        let offer = services(&self.offer);
        let who = AskedBy::ALL.map(|who| Pick::new(who.code(), t.get(words::asked_by(who)))).to_vec();
        let service = control("servizio", "console-request-service", &self.errors, t);
        let on = control("data", "console-request-on", &self.errors, t)
            .hint(t.get("console-access-on-hint"))
            .half();
        let by = control("chi", "console-request-asked-by", &self.errors, t);
        let (form, cancel) = (self.form, back.clone());
        view! {
            <ErrorSummary problems=problems/>
            <Backbar href=back text=t.get("console-diary-back")/>
            <PageHead title=t.get("console-request-new")/>
            <PartForm action=action version=None>
                <SelectField control=service options=offer value=form.service empty=t.get("console-choose")/>
                <TextField control=on value=form.on input=Input::Date max=10/>
                <Choices control=by options=who value=form.asked_by/>
                <p>
                    <SmallButton kind=SmallKind::Primary text=t.get("console-request-add")/>
                    " "
                    <SmallLink kind=SmallKind::Link href=cancel text=t.get("console-cancel")/>
                </p>
            </PartForm>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::new_requests()
    }
}

/// A sheet that is open for writing.
#[derive(Debug, Clone)]
pub struct OpenSheet {
    /// Which.
    pub sheet: Sheet,
    /// What stands in its fields.
    pub values: Values,
    /// Number of the save that it began with.
    pub version: i64,
    /// What must be corrected.
    pub problems: Vec<Problem>,
    /// Why a completed card is corrected.
    pub reason: String,
    /// Whether a reason is wanted and was not given.
    pub no_reason: bool,
    /// What was on the form and was not saved because it is hidden by now.
    pub lost: Option<Lost>,
}

impl OpenSheet {
    /// Whether something must be corrected or told.
    pub fn has_problems(&self) -> bool {
        self.no_reason || self.lost.is_some() || !self.problems.is_empty()
    }
}

/// A request with everything that was done about it.
#[derive(Debug, Clone)]
pub struct RequestPage {
    /// The request.
    pub followed: Followed,
    /// What was typed.
    pub form: RequestForm,
    /// The sheet that is being written.
    pub open: Option<OpenSheet>,
    /// What must be corrected.
    pub errors: Vec<RequestError>,
    /// The document that is being added, or removed.
    pub paper: PaperForm,
    /// What must be corrected about it.
    pub paper_errors: Vec<PaperError>,
}

impl RequestPage {
    /// The same with a sheet open for writing.
    #[must_use]
    pub fn writing(mut self, sheet: Sheet) -> Self {
        let last = self.followed.sheet(sheet);
        let (values, version) = last.map(|last| (last.visible(), last.number)).unwrap_or_default();
        let (problems, reason) = (Vec::new(), String::new());
        self.open =
            Some(OpenSheet { sheet, values, version, problems, reason, no_reason: false, lost: None });
        self
    }

    fn route(&self) -> Route {
        let part = CardPart::Request(self.followed.request.id);
        Route::ConsoleCard { id: self.followed.card, part }
    }

    fn problems(&self, t: Translator) -> Vec<FieldProblem> {
        let of_sheet = self.open.iter().flat_map(|open| &open.problems);
        let errors = self.errors.iter().map(|error| problem(*error, t));
        let papers = papers::problems(&self.paper_errors, t);
        let no_reason = self.open.as_ref().is_some_and(|open| open.no_reason).then(|| FieldProblem {
            id: "f-correzione".to_owned(),
            message: t.get("console-correction-empty"),
        });
        let lost = self.open.iter().filter_map(|open| open.lost.as_ref());
        let lost = lost.map(|lost| carried::problem("scheda", lost, true, t));
        errors
            .chain(lost)
            .chain(of_sheet.map(|wrong| fields::problem(wrong, t)))
            .chain(no_reason)
            .chain(papers)
            .collect()
    }
}

impl Page for RequestPage {
    /// Tabs are seen by whoever passes by: without the person's name.
    fn title(&self, t: Translator) -> String {
        t.text(&self.followed.request.title)
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_islands(&self) -> bool {
        let has = |open: &OpenSheet| fields::has_place(open.sheet.fields(), &self.followed.hidden);
        self.open.as_ref().is_some_and(has)
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
            || !self.paper_errors.is_empty()
            || self.open.as_ref().is_some_and(OpenSheet::has_problems)
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let (name, hidden) = whose(&self.followed.name, t);
        let back = Route::card(self.followed.card).anchor("servizi");
        let request = &self.followed.request;
        let asked = t.with(
            "console-request-asked",
            &[
                ("date", format::date(request.on).into()),
                ("who", t.get(words::asked_by(request.asked_by)).into()),
                ("state", t.get(words::advancement(request.advancement)).into()),
            ],
        );
        let (advancement, sheets, worked) = (self.advancement(t), self.sheets(t), self.worked(t));
        let attachments = self.attachments(t);
        let followed = &self.followed;
        let telltale = if followed.by_name { None } else { telltale::notice(free_texts_of(followed), t) };
        view! {
            <ErrorSummary problems=self.problems(t)/>
            <Backbar href=back text=t.get("console-diary-back")/>
            <PageHead title=self.title(t) sub=name/>
            {hidden}
            {telltale}
            <p>{asked}</p>
            <Section id="avanzamento" title=t.get("console-request-advancement")>{advancement}</Section>
            {sheets}
            <Section id="allegati" title=t.get("console-paper-title")>{attachments}</Section>
            <Section id="lavoro-svolto" title=t.get("console-request-work")>{worked}</Section>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::requests()
    }
}

impl RequestPage {
    fn advancement(&self, t: Translator) -> AnyView {
        let lines = self.followed.steps.iter().map(|step| Line {
            head: t.get(words::advancement(step.to)),
            by: step.made.by.name.clone(),
            at: step.made.at,
            text: why(Some(&step.note), t),
            struck: None,
            act: None,
        });
        let lines = lines.collect();
        let form = may_do(Permission::EditCards).then(|| self.step(t));
        view! { {form}<Lines lines=lines none=t.get("console-request-no-steps")/> }.into_any()
    }

    /// The form of the next step; of an end, that of its correction.
    fn step(&self, t: Translator) -> AnyView {
        let now = self.followed.request.advancement;
        let pick = |to: &Advancement| Pick::new(to.code(), t.get(words::advancement(*to)));
        let options = now.ways().iter().map(pick).collect();
        let to = control("stato", "console-request-next", &self.errors, t);
        let is_end = now.next().is_empty();
        let (label, act) = if is_end {
            ("console-request-correct-note", "console-request-correct")
        } else {
            ("console-request-note", "console-request-advance")
        };
        let note = control("nota", label, &self.errors, t).optional(!is_end);
        let hint = is_end.then(|| view! { <p>{t.get("console-request-correct-why")}</p> });
        let version = self.followed.request.version;
        let (form, action) = (self.form.clone(), self.route().href());
        view! {
            <PartForm action=action version=Some(version)>
                <Hidden pairs=vec![(REQUEST_ACTION, "avanza".to_owned())]/>
                {hint}
                <SelectField control=to options=options value=form.to empty=t.get("console-choose")/>
                <TextArea control=note value=form.note rows=2 max=MAX_CHARS/>
                <p><SmallButton kind=SmallKind::Primary text=t.get(act)/></p>
            </PartForm>
        }
        .into_any()
    }

    /// What was filled in, and links to fill in the rest.
    fn sheets(&self, t: Translator) -> AnyView {
        let filled = self.followed.sheets.iter().map(|(sheet, version)| {
            let facts = fields::facts(sheet.fields(), version, &self.followed.lists, t);
            let by = fields::saved_by(version, t);
            view! {
                <Subtitle text=sheet.label()/>
                <Facts id=format!("foglio-{}", sheet.code()) columns=Columns::Three facts=facts/>
                <Small>{by}</Small>
            }
        });
        let filled = filled.collect_view();
        if !may_do(Permission::EditCards) {
            let none =
                self.followed.sheets.is_empty().then(|| view! { <p>{t.get("console-facts-none")}</p> });
            let title = t.get("console-request-sheets");
            return view! { <Section id="scheda" title=title>{none}{filled}</Section> }.into_any();
        }
        let open = self.open.as_ref().map(|open| self.sheet_form(open, t));
        let suited = self.suited(t);
        let links = Sheet::ALL
            .into_iter()
            .filter(|sheet| self.open.as_ref().is_none_or(|open| open.sheet != *sheet))
            .map(|sheet| (Some(self.sheet_href(sheet)), sheet.label().to_owned()))
            .collect();
        view! {
            <Section id="scheda" title=t.get("console-request-sheets")>
                {suited}
                {open}
                {filled}
                <p>{t.get("console-request-fill-in")}</p>
                <LinkLines lines=links/>
            </Section>
        }
        .into_any()
    }

    fn sheet_href(&self, sheet: Sheet) -> String {
        let query = [(EDIT, sheet.code().to_owned())];
        format!("{}#scheda", address::with_query(&self.route().href(), &query))
    }

    /// The sheet that goes with the service, where there is one and nobody filled it in yet.
    fn suited(&self, t: Translator) -> Option<AnyView> {
        let sheet = self.followed.request.row.as_ref().and_then(Sheet::suited)?;
        let is_there = self.followed.sheet(sheet).is_some();
        let is_open = self.open.as_ref().is_some_and(|open| open.sheet == sheet);
        (!is_there && !is_open).then(|| {
            let (href, text) = (self.sheet_href(sheet), sheet.label().to_owned());
            view! { <p>{t.get("console-request-suited")}" "<SmallLink href=href text=text/></p> }.into_any()
        })
    }

    fn sheet_form(&self, open: &OpenSheet, t: Translator) -> AnyView {
        let pairs = vec![(REQUEST_ACTION, "foglio".to_owned()), ("_foglio", open.sheet.code().to_owned())];
        let typed = (&open.values, open.problems.as_slice());
        let Followed { hidden, lists, .. } = &self.followed;
        let (needed, all) = (open.sheet.needed(), open.sheet.fields());
        let controls = fields::controls_needing(needed, all, hidden, typed, lists, t);
        let held = carried::field(groups(all), |group| hidden.contains(&group));
        let (action, back) = (self.route().href(), self.route().anchor("scheda"));
        let reason = self.followed.closed.then(|| {
            let error = open.no_reason.then(|| t.get("console-correction-empty"));
            let control =
                Control::new("correzione", t.get("console-correction")).id("f-correzione").error(error);
            view! { <TextField control=control value=open.reason.clone() max=200/> }
        });
        view! {
            <Subtitle text=open.sheet.label()/>
            <PartForm action=action version=Some(open.version)>
                <Hidden pairs=pairs/>
                {held}
                {controls}
                {reason}
                <p>
                    <SmallButton kind=SmallKind::Primary text=t.get("console-save")/>
                    " "
                    <SmallLink kind=SmallKind::Link href=back text=t.get("console-cancel")/>
                </p>
            </PartForm>
        }
        .into_any()
    }

    /// What is kept with it, and the form that adds a document.
    fn attachments(&self, t: Translator) -> AnyView {
        let (card, request) = (self.followed.card, self.followed.request.id);
        let one = |id| Route::ConsoleCard { id: card, part: CardPart::Attachment(request, id) }.href();
        let action = Route::ConsoleCard { id: card, part: CardPart::Attachments(request) }.href();
        let typed = (&self.paper, self.paper_errors.as_slice());
        let list = papers::list(&self.followed.documents, one, typed, t);
        let adding =
            may_do(Permission::EditCards).then(|| papers::adding(action, &self.followed.hidden, typed, t));
        let intake = self.followed.request.intake.map(|(intake, protocollo)| {
            let of = protocollo.to_string();
            view! {
                <p><SmallLink href=Route::intake(intake).href() text=t.get("console-paper-of-intake") more=of/></p>
            }
        });
        view! { {intake}{list}{adding} }.into_any()
    }

    fn worked(&self, t: Translator) -> AnyView {
        let may = may_do(Permission::EditCards);
        let lines = self.followed.worked.iter().map(|line| {
            let worked = &line.worked;
            let head = t.with(
                "console-request-work-line",
                &[
                    ("date", format::date(worked.on).into()),
                    ("activity", t.get(words::activity(worked.activity)).into()),
                    ("n", worked.people.into()),
                    ("time", words::time(worked.minutes.into()).into()),
                ],
            );
            Line {
                head,
                by: line.written.by.name.clone(),
                at: line.written.at,
                text: why(Some(&worked.description), t),
                struck: line.struck.as_ref().map(|one| struck("console-request-struck", one, t)),
                act: (may && line.struck.is_none()).then(|| self.strike(line.id.to_string(), t)),
            }
        });
        let lines = lines.collect();
        let all =
            t.with("console-request-work-sum", &[("time", words::time(self.followed.minutes()).into())]);
        view! {
            <p><strong>{all}</strong></p>
            <Lines lines=lines none=t.get("console-request-no-work")/>
            {may.then(|| self.new_work(t))}
        }
        .into_any()
    }

    /// The form that strikes out a line.
    fn strike(&self, line: String, t: Translator) -> AnyView {
        let pairs = vec![(REQUEST_ACTION, "annulla".to_owned()), ("riga", line.clone())];
        let why =
            control("perche", "console-request-strike-why", &self.errors, t).id(format!("perche-{line}"));
        let action = self.route().href();
        view! {
            <Fold summary=t.get("console-request-strike")>
                <PartForm action=action version=None>
                    <Hidden pairs=pairs/>
                    <TextField control=why value=String::new() max=200/>
                    <p><SmallButton text=t.get("console-request-strike-do")/></p>
                </PartForm>
            </Fold>
        }
        .into_any()
    }

    fn new_work(&self, t: Translator) -> AnyView {
        let field = |name: &str, label: &str| control(name, label, &self.errors, t);
        let kinds = Activity::ALL.map(|kind| Pick::new(kind.code(), t.get(words::activity(kind)))).to_vec();
        let on = field("giorno", "console-request-work-on").hint(t.get("console-access-on-hint")).half();
        let activity = field("attivita", "console-request-work-kind").half();
        let description = field("descrizione", "console-request-work-what").optional(true);
        let people = field("persone", "console-request-work-people").half();
        let hours = field("ore", "console-request-work-hours").half();
        let minutes = field("minuti", "console-request-work-minutes").optional(true).half();
        let (form, action) = (self.form.clone(), self.route().href());
        view! {
            <PartForm action=action version=None>
                <Hidden pairs=vec![(REQUEST_ACTION, "lavoro".to_owned())]/>
                <TextField control=on value=form.on input=Input::Date max=10/>
                <SelectField control=activity options=kinds value=form.activity empty=t.get("console-choose")/>
                <TextField control=people value=form.people input=Input::Integer max=2/>
                <TextField control=hours value=form.hours input=Input::Integer max=2/>
                <TextField control=minutes value=form.minutes input=Input::Integer max=2/>
                <TextArea control=description value=form.description rows=2 max=MAX_CHARS/>
                <p><SmallButton text=t.get("console-request-work-add")/></p>
            </PartForm>
        }
        .into_any()
    }
}
