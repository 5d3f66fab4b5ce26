//! A card: everything of one access on one page, one part edited at a time.

mod corrections;
mod edit;
mod filled;
mod parts;
mod print;
mod print_requests;
mod proposal;
pub(super) mod sent;
mod writing;

use chrono::{DateTime, Utc};
use domain::{
    card::{
        Card, State, free_texts,
        parts::{Missing, Part},
        requests::Followed,
    },
    exceptional::ExceptionalAccess,
    format,
    mask::{Field, Group, Lost},
    permission::Permission,
    presa_in_carico::PresaInCarico,
    referral::{Referral, outside::Outside},
};
use leptos::prelude::*;

use super::{
    cards::completed_by,
    carried, exceptional, fields,
    form::{AccessForm, FormError, NoteForm, OutcomeForm},
    outside, people, proposals, referrals, samples, telltale,
    unsaved::Unsaved,
};
use crate::{
    components::{
        ErrorSummary,
        console::{
            Backbar, CardColumns, CardHead, MaskBar, PrivacyStanding, SideIndex, SmallLink, hidden_by,
            hidden_groups, may_ask, may_do, problems,
        },
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{CardPart, Masks, PrivacyPart, Route},
};

pub use filled::{Editing, HOUSEHOLD, TAKE};
pub use print::{PrintCard, PrintError, PrintForm, PrintedPart, printed};
pub use proposal::TAKE_ONLINE;

/// The parameter that opens a part for editing.
pub const EDIT: &str = "modifica";
/// Its value for the part about the access.
pub const EDIT_ACCESS: &str = "accesso";
/// Its value for the outcome of a completed card.
pub const EDIT_OUTCOME: &str = "conclusione";

/// A card through the mask.
#[derive(Debug, Clone)]
pub struct CardDetail {
    /// The card.
    pub card: Card,
    /// The break-glasses through which it is seen.
    pub exceptional: Vec<ExceptionalAccess>,
    /// The part about the access, where it is open for editing.
    pub access: Option<AccessForm>,
    /// Another part that is open for editing.
    pub editing: Option<Editing>,
    /// Parts that the same operator was writing and did not save, and when they were kept.
    pub drafts: Vec<(Part, DateTime<Utc>)>,
    /// What the desk still wants before the card is completed.
    pub missing: Vec<Missing>,
    /// The note being written.
    pub note: NoteForm,
    /// A note that the same operator wrote before and did not add.
    pub unsaved: Option<Unsaved>,
    /// The outcome being chosen.
    pub outcome: OutcomeForm,
    /// Whether the outcome of a completed card is being corrected.
    pub correcting: bool,
    /// What must be corrected.
    pub errors: Vec<FormError>,
    /// What was on a form, at this place, and was not saved because it is hidden by now.
    pub lost: Option<(&'static str, Lost)>,
    /// The referrals that it was sent with, and the one that it was opened for.
    pub referrals: Vec<Referral>,
    /// What went of it to bodies without access.
    pub outside: Vec<Outside>,
    /// The proposals of presa in carico that were made of it.
    pub proposals: Vec<PresaInCarico>,
    /// What was done about each service, where what is written of it is looked through: of whoever is not called by name.
    pub followed: Vec<Followed>,
}

impl CardDetail {
    /// A card that is only looked at.
    pub fn new(card: Card) -> Self {
        let outcome = OutcomeForm { version: card.version, ..OutcomeForm::default() };
        Self {
            card,
            exceptional: Vec::new(),
            access: None,
            editing: None,
            drafts: Vec::new(),
            missing: Vec::new(),
            note: NoteForm::default(),
            unsaved: None,
            outcome,
            correcting: false,
            errors: Vec::new(),
            lost: None,
            referrals: Vec::new(),
            outside: Vec::new(),
            proposals: Vec::new(),
            followed: Vec::new(),
        }
    }

    /// The same with the part about the access open for editing.
    #[must_use]
    pub fn editing_access(mut self) -> Self {
        self.access = Some(AccessForm::of(&self.card));
        self
    }

    /// The same with the outcome open for a correction, where there is one.
    #[must_use]
    pub fn correcting_outcome(mut self) -> Self {
        if let State::Completed { outcome, .. } = &self.card.state {
            self.correcting = true;
            self.outcome.outcome = outcome.code.to_string();
        }
        self
    }

    /// The same with another part open for editing.
    #[must_use]
    pub fn editing(mut self, part: Part) -> Self {
        self.editing = Some(Editing::of(&self, part));
        self
    }

    /// Something that was being written in a part and not saved is found: the part says so.
    pub fn found_draft(&mut self, part: Part, written: &[(String, String)], at: DateTime<Utc>) {
        let stands = Editing::of(self, part).values;
        if writing::resumed((part, written), &stands, &self.card.parts.hidden) != stands {
            self.drafts.push((part, at));
        }
    }

    /// A note that was being written is found: it is offered, or stands in its box.
    pub fn found_note(&mut self, written: &[(String, String)], unsaved: Unsaved) {
        let Some(note) = NoteForm::found(written) else { return };
        if unsaved.resumed {
            self.note = note;
        }
        self.unsaved = Some(unsaved);
    }

    fn is_open(&self) -> bool {
        self.card.state == State::Open
    }

    fn name(&self) -> Field<String> {
        self.card.person.identity.called()
    }

    /// That a free text may say who somebody is that is not called by name.
    fn telltale(&self, t: Translator) -> Option<AnyView> {
        if self.card.person.identity.is_by_name() {
            return None;
        }
        telltale::notice(free_texts(&self.card, &self.followed), t)
    }

    /// The ways to send it on, to propose it and to remove it, for whoever may change cards.
    fn changing(&self, t: Translator) -> Option<AnyView> {
        if !may_do(Permission::EditCards) {
            return None;
        }
        let way = |part| Route::ConsoleCard { id: self.card.id, part }.href();
        let (refer, remove) = (way(CardPart::Refer), way(CardPart::Remove));
        let propose = proposals::way_to_propose(&self.card, &self.proposals)
            .map(|route| view! { <SmallLink href=route.href() text=t.get("console-presa-new")/> });
        let ways = view! {
            <SmallLink href=refer text=t.get("console-referral-new")/>
            {propose}
            <SmallLink href=remove text=t.get("console-removal-title")/>
        };
        Some(ways.into_any())
    }

    /// The groups of which something is hidden in this card.
    fn hidden(&self) -> Vec<Group> {
        let both = [people::hidden(&self.card.person), self.hidden_answers()].concat();
        let needs = self.card.needs.iter().map(hidden_by);
        let parts = self.card.parts.saved.iter().filter_map(|saved| saved.versions.first());
        let fields = parts.flat_map(|version| &version.fields).map(|(_, field)| hidden_by(field));
        let notes = [hidden_by(&self.card.access.words), hidden_by(&self.card.diary)];
        hidden_groups(both.into_iter().map(Some).chain(needs).chain(fields).chain(notes))
    }

    /// The groups of which an answer is hidden.
    fn hidden_answers(&self) -> Vec<Group> {
        hidden_groups(self.card.answers.iter().flat_map(|step| &step.lines).map(|(_, line)| hidden_by(line)))
    }
}

impl Page for CardDetail {
    /// Tabs are seen by whoever passes by: without the person's name.
    fn title(&self, t: Translator) -> String {
        t.with("console-card-title", &[("date", format::date(self.card.access.on).into())])
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_islands(&self) -> bool {
        let has = |editing: &Editing| fields::has_place(editing.part.fields(), &self.card.parts.hidden);
        self.editing.as_ref().is_some_and(has)
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
            || self.lost.is_some()
            || !self.missing.is_empty()
            || self.editing.as_ref().is_some_and(Editing::has_problems)
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let card = &self.card;
        let opened = t.with(
            "console-card-opened",
            &[
                ("name", card.opened.by.name.as_str().into()),
                ("date", format::date_time(card.opened.at).into()),
            ],
        );
        let index = parts::entries(&self, t);
        let rest = self.access.is_some() || self.editing.is_some();
        let lost = self.lost.iter().map(|(place, lost)| carried::problem(place, lost, rest, t)).collect();
        let all_problems = [lost, problems(&self.errors, t), filled::problems(&self, t)].concat();
        let telltale = self.telltale(t);
        let (opened_now, hidden) = (exceptional::banner(card.id, &self.exceptional, t), self.hidden());
        let ask = (!hidden.is_empty() && may_ask()).then(|| {
            let href = Route::ConsoleMasks(Masks::Exceptional(card.id)).href();
            view! { <p><a href=href>{t.get("console-exceptional-ask")}</a></p> }
        });
        let print = Route::ConsoleCard { id: card.id, part: CardPart::Print }.href();
        let changing = self.changing(t);
        view! {
            <ErrorSummary problems=all_problems/>
            <Backbar href=Route::ConsoleCards.href() text=t.get("console-cards-title")/>
            <CardHead
                state=card.state.clone() opened=opened name=self.name() person=Route::ConsolePerson { id: card.person.id }
                closed=completed_by(&card.state, t)
            >
                <SmallLink href=print text=t.get("console-print-title")/>
                {changing}
            </CardHead>
            {referrals::of_card(&self.referrals, t)}
            {outside::of_card(&self.outside, t)}
            {proposals::of_card(&self.proposals, t)}
            {opened_now}
            <MaskBar groups=hidden/>
            {ask}
            <PrivacyStanding standing=card.privacy href=Route::ConsolePrivacy { person: card.person.id, part: PrivacyPart::Page }.href()/>
            {telltale}
            <CardColumns index=view! { <SideIndex entries=index/> }.into_any() parts=parts::all(&self, t)/>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::cards()
    }
}
