//! The area personale: what is to be done first, then every request and draft.

use domain::{
    appointment::Appointment,
    calendar::day_in_rome,
    format,
    intake::{CitizenRow, DraftRow, Page as Rows, Shelf, ShelfCounts, State, Tag, Turn},
};
use leptos::prelude::*;

use super::{Unsent, address, words::turn_key};
use crate::{
    components::{
        HelpBlock, LinkButton,
        area::{FilterLink, FilterLinks, OlderNewest},
        booking::ComingAppointments,
        layout::{Columns, Container, Side},
        own::OwnLinks,
        request::{AreaHead, Part, RequestCard, RequestCards, ToDo},
        state_key,
    },
    i18n::{Translator, use_translator},
    page::{Page, use_frame},
    routes::{PersonalPart, Route},
};

/// Everything a citizen has begun or sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonalAreaPage {
    /// Given name of the citizen.
    pub given_name: String,
    /// What the citizen is asked, the nearest day first.
    pub to_answer: Vec<CitizenRow>,
    /// What the list is narrowed to.
    pub shelf: Shelf,
    /// How many there are.
    pub counts: ShelfCounts,
    /// One page of the requests on the shelf, last sent first.
    pub requests: Rows<CitizenRow>,
    /// Whether newer ones are on an earlier page.
    pub is_later_page: bool,
    /// Drafts, last saved first; on the first page of their shelf.
    pub drafts: Vec<DraftRow>,
    /// Appointments to come, the next one first.
    pub appointments: Vec<Appointment>,
    /// Messages that wait to be read.
    pub unread: u32,
    /// What was written about requests and never sent, the last one first.
    pub unsent: Vec<Unsent>,
}

impl Page for PersonalAreaPage {
    fn title(&self, t: Translator) -> String {
        t.get("common-personal-area")
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let (todo, unsent) = (self.todo(t), self.unsent(t));
        let hello = t.with("citizen-hello", &[("name", self.given_name.clone().into())]);
        let unread = self.unread;
        let appointments = self.appointments.clone();
        let side = view! {
            <Side>
                <LinkButton href=Route::Services.href() icon="it-plus" text=t.get("citizen-new")/>
                <OwnLinks/>
                <HelpBlock/>
            </Side>
        }
        .into_any();
        let list = self.list(t);
        view! {
            <AreaHead title=hello unread=unread/>
            <Container>
                {unsent}
                {todo}
                <ComingAppointments appointments=appointments/>
                <Columns side=side><Part id="lista" title=t.get("citizen-my-requests")>{list}</Part></Columns>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        super::samples::areas()
    }
}

impl PersonalAreaPage {
    fn todo(&self, t: Translator) -> Option<AnyView> {
        let items: Vec<_> = self.to_answer.iter().filter_map(|row| todo(t, row)).collect();
        let title = t.with("citizen-todo", &[("count", items.len().into())]);
        (!items.is_empty())
            .then(|| view! { <ToDo title=title items=items act=t.get("citizen-reply-now")/> }.into_any())
    }

    fn unsent(&self, t: Translator) -> Option<AnyView> {
        let items: Vec<_> = self
            .unsent
            .iter()
            .map(|one| {
                let values =
                    [("number", one.protocollo.to_string().into()), ("date", format::date(one.until).into())];
                (t.with("citizen-unsent-text", &values), Route::request(one.protocollo).href())
            })
            .collect();
        let (title, act) = (t.get("citizen-unsent"), t.get("citizen-found-resume"));
        (!items.is_empty())
            .then(|| view! { <ToDo id="ritrovati" title=title items=items act=act/> }.into_any())
    }

    fn list(self, t: Translator) -> AnyView {
        if self.counts.on(Shelf::All) == 0 {
            return view! { <p>{t.get("citizen-empty")}</p> }.into_any();
        }
        let filters = self.filters(t);
        let newest = self.is_later_page.then(|| address::area(self.shelf, None));
        let older = self.requests.next.as_deref().map(|key| address::area(self.shelf, Some(key)));
        let mut cards: Vec<RequestCard> = self
            .drafts
            .iter()
            .map(|draft| draft_card(t, draft))
            .chain(self.requests.rows.iter().map(|row| request_card(t, row)))
            .collect();
        cards.sort_by_key(|card| rank(card.state));
        let cards = if cards.is_empty() {
            view! { <p>{t.get("citizen-shelf-empty")}</p> }.into_any()
        } else {
            view! { <RequestCards cards=cards/> }.into_any()
        };
        view! {
            <FilterLinks label=t.get("citizen-shelf-filter") links=filters/>
            {cards}
            <OlderNewest newest=newest older=older/>
        }
        .into_any()
    }

    fn filters(&self, t: Translator) -> Vec<FilterLink> {
        Shelf::ALL
            .into_iter()
            .map(|shelf| FilterLink {
                text: t.get(shelf_key(shelf)),
                href: address::area(shelf, None),
                count: self.counts.on(shelf),
                here: shelf == self.shelf,
            })
            .collect()
    }
}

const fn shelf_key(shelf: Shelf) -> &'static str {
    match shelf {
        Shelf::All => "citizen-shelf-all",
        Shelf::Drafts => "citizen-shelf-drafts",
        Shelf::ToAnswer => "citizen-shelf-to-answer",
        Shelf::Sent => "citizen-shelf-sent",
        Shelf::Closed => "citizen-shelf-closed",
    }
}

/// Where a card stands in its page: what is to be answered, what is on its way, what is to be finished, what is
/// over.
const fn rank(tag: Tag) -> u8 {
    match tag {
        Tag::AwaitingIntegration | Tag::NoticeGiven => 0,
        Tag::Submitted | Tag::TakenUp => 1,
        Tag::Draft => 2,
        Tag::Accepted | Tag::Refused | Tag::Withdrawn | Tag::Expired => 3,
    }
}

fn todo(t: Translator, row: &CitizenRow) -> Option<(String, String)> {
    let (key, day) = match &row.state {
        State::AwaitingIntegration { integration, .. } => ("citizen-todo-integration", integration.due_on),
        State::NoticeGiven { notice, .. } => ("citizen-todo-notice", notice.reply_by),
        _ => return None,
    };
    let left = (day - use_frame().today()).num_days().max(0);
    let values = [
        ("service", t.text(&row.service_title).into()),
        ("date", format::date(day).into()),
        ("days", left.into()),
    ];
    Some((t.with(key, &values), Route::request(row.protocollo).href()))
}

fn draft_card(t: Translator, draft: &DraftRow) -> RequestCard {
    RequestCard {
        state: Tag::Draft,
        title: t.wording(&draft.service_title),
        href: Route::step(&draft.service, &draft.next_step).href(),
        progress: (0, PARTS),
        progress_text: t.get(state_key(Tag::Draft)),
        now: t.with("citizen-draft-until", &[("date", format::date(draft.expires_on).into())]),
        detail: t.with("citizen-saved-on", &[("date", format::date_time(draft.saved_at).into())]),
        turn: Some(t.get(turn_key(Turn::Applicant))),
        act: Some(t.get("citizen-continue")),
        drop: Some((
            t.get("citizen-drop-draft"),
            Route::Personal(PersonalPart::DropDraft { service: draft.service.clone() }).href(),
        )),
    }
}

/// Parts of a request's life: sent, taken up, examined, answered.
const PARTS: usize = 4;

fn request_card(t: Translator, row: &CitizenRow) -> RequestCard {
    let tag = row.state.tag();
    let done = match tag {
        Tag::Draft => 0,
        Tag::Submitted => 1,
        Tag::TakenUp | Tag::AwaitingIntegration | Tag::NoticeGiven => 2,
        Tag::Accepted | Tag::Refused | Tag::Withdrawn | Tag::Expired => PARTS,
    };
    let sent = row.state.submission().map(|submission| format::date(day_in_rome(submission.at)));
    RequestCard {
        state: tag,
        title: t.wording(&row.service_title),
        href: Route::request(row.protocollo).href(),
        progress: (done, PARTS),
        progress_text: t.with(
            "citizen-progress",
            &[
                ("number", done.min(PARTS).into()),
                ("count", PARTS.into()),
                ("state", t.get(state_key(tag)).into()),
            ],
        ),
        now: now(t, &row.state),
        detail: t.with(
            "citizen-number-sent",
            &[("number", row.protocollo.to_string().into()), ("date", sent.unwrap_or_default().into())],
        ),
        turn: tag.turn().map(|turn| t.get(turn_key(turn))),
        act: matches!(tag, Tag::AwaitingIntegration | Tag::NoticeGiven).then(|| t.get("citizen-reply")),
        drop: None,
    }
}

/// What is going on with a request, in one sentence.
fn now(t: Translator, state: &State) -> String {
    let today = use_frame().today();
    let on = |key, day| t.with(key, &[("date", format::date(day).into())]);
    match state {
        State::Submitted { submission } => on("citizen-now-submitted", submission.term.latest_on(today)),
        State::TakenUp { submission, .. } => on("citizen-now-taken", submission.term.latest_on(today)),
        State::AwaitingIntegration { integration, .. } => on("citizen-now-waiting", integration.due_on),
        State::NoticeGiven { notice, .. } => on("citizen-now-notice", notice.reply_by),
        State::Accepted { decided, .. } => on("citizen-now-accepted", day_in_rome(decided.at)),
        State::Refused { decided, .. } => on("citizen-now-refused", day_in_rome(decided.at)),
        State::Withdrawn { at, .. } => on("citizen-now-withdrawn", day_in_rome(*at)),
        State::Draft { .. } | State::Expired { .. } => String::new(),
    }
}
