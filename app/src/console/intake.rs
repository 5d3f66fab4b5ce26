//! An intake: answers beside documents, who it may be, what can be done, what was said.

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::{
    Id,
    actor::OperatorRecord,
    delivery::Undelivered,
    document::Document,
    format,
    intake::{Detail, State},
    mask::Field,
    permission::Permission,
};
use leptos::prelude::*;

use super::{
    actions::{Action, is_of_another, possible},
    correspondence,
    form::{FormError, MessageForm},
    person_facts::why,
    referrals, samples,
};
use crate::{
    components::{
        CsrfField, ErrorSummary,
        console::{
            ActionBar, AnsweredSteps, Backbar, Banner, CaseHead, CaseNotice, Columns, DocViewer, Fact, Facts,
            History, Key, MaskBar, NotArrived, PersonMatch, Quoted, Section, Shortcuts, SideBySide,
            SmallButton, SmallKind, SmallLink, may_do,
        },
        documents::RefusedFile,
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{IntakePart, Route},
};

/// Something happened between the page that the operator saw and what was tried on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IntakeNotice {
    /// Somebody else was faster in taking it up.
    TakenBy {
        /// Who.
        name: String,
        /// When.
        at: DateTime<Utc>,
    },
    /// It is in another state by now.
    Stale,
}

impl IntakeNotice {
    /// What to tell who was slower: the colleague who took it up, as the intake says now.
    pub fn taken(state: &State) -> Self {
        match state {
            State::TakenUp { taken, .. }
            | State::AwaitingIntegration { taken, .. }
            | State::NoticeGiven { taken, .. } => Self::TakenBy { name: taken.by.name.clone(), at: taken.at },
            _ => Self::Stale,
        }
    }
}

/// An intake as the desk sees it.
#[derive(Debug, Clone)]
pub struct IntakeDetail {
    /// The intake, through the mask.
    pub detail: Detail,
    /// The operator who looks.
    pub me: Id<OperatorRecord>,
    /// The day it is in Italy.
    pub today: NaiveDate,
    /// The document to show; the first one when absent.
    pub document: Option<Id<Document>>,
    /// What the operator must know first.
    pub notice: Option<IntakeNotice>,
    /// What did not reach the citizen, last first.
    pub undelivered: Vec<Undelivered>,
    /// The message being written.
    pub message: MessageForm,
    /// What is wrong with it.
    pub errors: Vec<FormError>,
    /// Files that were not taken.
    pub refused: Vec<RefusedFile>,
}

impl IntakeDetail {
    /// An intake that is only looked at.
    pub fn new(detail: Detail, me: Id<OperatorRecord>, today: NaiveDate) -> Self {
        Self {
            detail,
            me,
            today,
            document: None,
            notice: None,
            undelivered: Vec::new(),
            message: MessageForm::default(),
            errors: Vec::new(),
            refused: Vec::new(),
        }
    }

    /// What whoever looks may do now: a profile may withhold some of it.
    fn possible(&self) -> Vec<Action> {
        let all = possible(&self.detail.state, self.me, self.today);
        all.iter().copied().filter(|action| may_do(action.needs())).collect()
    }

    pub(super) fn href(&self, part: IntakePart) -> String {
        Route::ConsoleIntake { id: self.detail.id, part }.href()
    }
}

impl Page for IntakeDetail {
    fn title(&self, t: Translator) -> String {
        let protocollo = self.detail.protocollo.to_string();
        t.with("console-intake-title", &[("protocollo", protocollo.into())])
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_islands(&self) -> bool {
        true
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty() || !self.refused.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let detail = &self.detail;
        let documents = view! {
            <DocViewer intake=detail.id documents=detail.documents.clone() selected=self.document/>
        };
        view! {
            <ErrorSummary problems=correspondence::problems_of(&self, t)/>
            <Backbar href=Route::Console.href() text=t.get("console-nav-queue")/>
            {self.notice.as_ref().map(|notice| notice_view(notice, t))}
            <NotArrived intake=detail.id undelivered=self.undelivered.clone()/>
            {head(&self, t)}
            {came(&self, t)}
            {other_names(&self, t)}
            <MaskBar groups=detail.hidden.clone()/>
            {action_bar(&self, t)}
            <SideBySide left=left(&self, t) right=documents.into_any()/>
            <Shortcuts keys=keys(&self, t)/>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::intakes()
    }
}

fn notice_view(notice: &IntakeNotice, t: Translator) -> AnyView {
    let (title, text) = match notice {
        IntakeNotice::TakenBy { name, at } => (
            t.with(
                "console-taken-title",
                &[("name", name.as_str().into()), ("time", format::time(*at).into())],
            ),
            t.with("console-taken-why", &[("name", name.as_str().into())]),
        ),
        IntakeNotice::Stale => (t.get("console-stale-title"), t.get("console-stale-why")),
    };
    view! { <CaseNotice title=title text=text/> }.into_any()
}

fn head(page: &IntakeDetail, t: Translator) -> AnyView {
    let detail = &page.detail;
    let mut facts = vec![(t.get("console-intake-protocol"), detail.protocollo.to_string())];
    facts.extend(
        detail
            .state
            .submission()
            .map(|submission| (t.get("console-intake-arrived"), format::date_time(submission.at))),
    );
    let level = t.with("console-intake-level", &[("level", detail.level.into())]);
    facts.push((t.get("console-intake-from"), level));
    view! {
        <CaseHead
            state=detail.state.clone() followed=followed(page, t) applicant=detail.applicant.clone()
            service=t.text(&detail.service_title) facts=facts today=page.today
        />
    }
    .into_any()
}

fn followed(page: &IntakeDetail, t: Translator) -> Option<String> {
    let operator = page.detail.state.assignee()?;
    let key = match page.detail.state {
        State::Accepted { .. } | State::Refused { .. } => "console-intake-decided-by",
        _ if operator.id == page.me => return Some(t.get("console-intake-me")),
        _ => "console-intake-by",
    };
    Some(t.with(key, &[("name", operator.name.as_str().into())]))
}

/// From which desk it came last, and why.
fn came(page: &IntakeDetail, t: Translator) -> Option<AnyView> {
    let last = page.detail.came.last()?;
    let title = referrals::came(last, t);
    Some(match &last.why {
        // Of words that are absent there is no trace.
        Field::Absent => view! { <Banner icon="sp-sent" text=title/> }.into_any(),
        written => view! { <Quoted id="arrivata" title=title text=why(Some(written), t)/> }.into_any(),
    })
}

/// Whose codice fiscale is to be looked at again.
fn other_names(page: &IntakeDetail, t: Translator) -> Option<AnyView> {
    let names = &page.detail.other_names;
    let text = t.with("console-intake-other-names-why", &[("name", names.join(", ").into())]);
    let title = t.get("console-intake-other-names");
    (!names.is_empty()).then(|| view! { <Quoted id="altro-nome" title=title text=text/> }.into_any())
}

fn action_bar(page: &IntakeDetail, t: Translator) -> AnyView {
    let actions = page
        .possible()
        .iter()
        .zip([SmallKind::Primary].into_iter().chain(std::iter::repeat(SmallKind::Secondary)))
        .map(|(action, kind)| button(page, *action, kind, t))
        .collect_view();
    let card = page.detail.card.map(|id| {
        view! {
            <SmallLink kind=SmallKind::Primary href=Route::card(id).href() text=t.get("console-open-card")/>
        }
    });
    // Only what nobody took up can go to another desk.
    let is_free = matches!(page.detail.state, State::Submitted { .. });
    let hand_over = (is_free && may_do(Permission::WorkIntakes)).then(|| {
        view! { <SmallLink kind=SmallKind::Link href=page.href(IntakePart::HandOver) text=t.get("console-referral-new")/> }
    });
    view! { <ActionBar hint=hint(page, t)>{actions}{hand_over}{card}</ActionBar> }.into_any()
}

fn button(page: &IntakeDetail, action: Action, kind: SmallKind, t: Translator) -> AnyView {
    let (part, text, key) = match action {
        Action::TakeUp => {
            return view! {
                <form method="post" action=page.href(IntakePart::TakeUp)>
                    <CsrfField/>
                    <SmallButton kind=kind text=t.get("console-act-take") key="P"/>
                </form>
            }
            .into_any();
        }
        Action::Ask => (IntakePart::Integration, "console-act-ask", "I"),
        Action::Accept => (IntakePart::Accept, "console-act-accept", "A"),
        Action::Notice => (IntakePart::Notice, "console-act-notice", "X"),
        Action::Refuse => (IntakePart::Refuse, "console-act-refuse", "X"),
    };
    view! { <SmallLink kind=kind href=page.href(part) text=t.get(text) key=key/> }.into_any()
}

/// Why something cannot be done now, and when it can.
fn hint(page: &IntakeDetail, t: Translator) -> Option<String> {
    let on = |key: &str, day: NaiveDate| Some(t.with(key, &[("date", format::date(day).into())]));
    match &page.detail.state {
        state if is_of_another(state, page.me) => Some(t.get("console-act-hint-other")),
        State::Submitted { .. } => Some(t.get("console-act-hint-submitted")),
        State::AwaitingIntegration { integration, .. } => on("console-act-hint-awaiting", integration.due_on),
        State::NoticeGiven { notice, .. } if page.today > notice.reply_by => {
            on("console-act-hint-notice-over", notice.reply_by)
        }
        State::NoticeGiven { notice, .. } => {
            on("console-act-hint-notice", notice.reply_by.checked_add_days(Days::new(1))?)
        }
        State::Refused { .. } | State::Withdrawn { .. } | State::Accepted { .. } => {
            Some(t.get("console-act-hint-done"))
        }
        State::TakenUp { .. } | State::Draft { .. } | State::Expired { .. } => None,
    }
}

fn left(page: &IntakeDetail, t: Translator) -> AnyView {
    let detail = &page.detail;
    let accept = page.possible().contains(&Action::Accept).then(|| page.href(IntakePart::Accept));
    let matches = detail
        .state
        .tag()
        .is_pending()
        .then(|| view! { <PersonMatch matches=detail.matches.clone() accept=accept/> });
    let name = t.get("console-name");
    let code = t.get("console-fiscal-code");
    let none = t.get("console-none");
    let mut applicant = vec![
        Fact::field(name, &detail.applicant, Clone::clone),
        Fact::field(code, &detail.fiscal_code, |code| code.as_ref().map_or(none, ToString::to_string)),
    ];
    let more = [
        ("console-company", &detail.company),
        ("console-vat-number", &detail.vat_number),
        ("console-beneficiary", &detail.beneficiary),
    ];
    let more = more.into_iter().filter_map(|(key, field)| Some((key, field.as_ref()?)));
    applicant.extend(more.map(|(key, field)| Fact::field(t.get(key), field, Clone::clone)));
    let (answers, history) = (detail.answers.clone(), detail.history.clone());
    view! {
        {quoted(&detail.state, t)}
        {matches}
        <Section id="chi-chiede" title=t.get("console-applicant")>
            <Facts id="chi-chiede-dati" columns=Columns::Two facts=applicant/>
        </Section>
        <Section id="risposte" title=t.get("console-answers")>
            <AnsweredSteps answers=answers/>
        </Section>
        {correspondence::accesses(page, t)}
        {correspondence::messages(page, t)}
        <History events=history/>
    }
    .into_any()
}

/// What the desk wrote that the present state rests on.
fn quoted(state: &State, t: Translator) -> Option<AnyView> {
    let until = |key: &str, day: NaiveDate| Some(t.with(key, &[("date", format::date(day).into())]));
    let (title, text, until) = match state {
        State::AwaitingIntegration { integration, .. } => (
            "console-asked-title",
            integration.text.clone(),
            until("console-asked-until", integration.due_on),
        ),
        State::NoticeGiven { notice, .. } => {
            ("console-noticed-title", notice.reason.clone(), until("console-noticed-until", notice.reply_by))
        }
        State::Refused { reason, .. } => ("console-refused-title", reason.clone(), None),
        _ => return None,
    };
    let panel = view! { <Quoted id="scritto" title=t.get(title) text=text until=until/> };
    Some(panel.into_any())
}

fn keys(page: &IntakeDetail, t: Translator) -> Vec<Key> {
    page.possible()
        .iter()
        .map(|action| match action {
            Action::TakeUp => Key::new("P", t.get("console-act-take")),
            Action::Ask => Key::new("I", t.get("console-act-ask")),
            Action::Accept => Key::new("A", t.get("console-act-accept")),
            Action::Notice => Key::new("X", t.get("console-act-notice")),
            Action::Refuse => Key::new("X", t.get("console-act-refuse")),
        })
        .collect()
}
