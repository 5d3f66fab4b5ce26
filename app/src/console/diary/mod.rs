//! The diary of a card on a page of its own, and the correction of a note.

mod form;
mod samples;

use domain::{
    Id,
    card::Card,
    diary::{Diary as CardDiary, DiaryEntry, Kind},
    format,
    mask::Field,
    permission::Permission,
};
use leptos::prelude::*;

pub use form::{DiaryError, DiaryForm, MAX_LINE};

use super::{
    address,
    form::MAX_CHARS,
    people::whose,
    unsaved::{self, RESUME, Unsaved},
    words,
};
use crate::{
    components::{
        Control, ErrorSummary, FieldProblem, Input, Pick, SelectField, TextArea, TextField,
        booking::AskForm,
        console::{
            Backbar, Diary, PageHead, PartForm, Section, SmallButton, SmallKind, SmallLink, Visibility,
            may_do,
        },
        layout::{NoPrint, Small},
        stepper::Alert,
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{CardPart, Route},
};

/// The parameter that narrows the diary to a kind.
pub const KIND: &str = "tipo";
/// The `id` of the form of a new note.
const FORM: &str = "nuova-nota";

/// Every note of a card that the operator may read.
#[derive(Debug, Clone)]
pub struct DiaryPage {
    /// The diary.
    pub diary: CardDiary,
    /// Only notes of this kind.
    pub kind: Option<Kind>,
    /// The note being written.
    pub form: DiaryForm,
    /// What must be corrected.
    pub errors: Vec<DiaryError>,
    /// A note that the same operator wrote before and did not save.
    pub unsaved: Option<Unsaved>,
}

fn problems(errors: &[DiaryError], t: Translator) -> Vec<FieldProblem> {
    errors.iter().map(|error| FieldProblem::at(error.place(), t)).collect()
}

fn kinds(t: Translator) -> Vec<Pick> {
    Kind::ALL.map(|kind| Pick::new(kind.code(), t.get(words::diary_kind(kind)))).to_vec()
}

/// The fields that a note and its correction have in common.
fn fields(form: DiaryForm, errors: &[DiaryError], t: Translator) -> AnyView {
    let error = |error: DiaryError| errors.contains(&error).then(|| t.get(error.place().1));
    let control =
        |wrong: DiaryError, label: &str| Control::new(wrong.place().0, t.get(label)).error(error(wrong));
    let kind = control(DiaryError::Kind, "console-diary-kind").half();
    let on = control(DiaryError::Day, "console-diary-day").hint(t.get("console-diary-day-hint")).half();
    let place = control(DiaryError::Place, "console-diary-place").optional(true).half();
    let present = control(DiaryError::Present, "console-diary-present").optional(true).half();
    let text = control(DiaryError::Text, "console-diary-text");
    view! {
        <SelectField control=kind options=kinds(t) value=form.kind empty=t.get("console-choose")/>
        <TextField control=on value=form.on input=Input::Date max=10/>
        <TextField control=place value=form.place max=MAX_LINE/>
        <TextField control=present value=form.present max=MAX_LINE/>
        <TextArea control=text value=form.text rows=4 max=MAX_CHARS/>
    }
    .into_any()
}

fn diary_href(card: Id<Card>) -> String {
    Route::ConsoleCard { id: card, part: CardPart::Diary }.href()
}

impl Page for DiaryPage {
    /// Tabs are seen by whoever passes by: without the person's name.
    fn title(&self, t: Translator) -> String {
        t.with("console-diary-title", &[("date", format::date(self.diary.on).into())])
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let (title, card) = (self.title(t), self.diary.card);
        let (name, hidden) = whose(&self.diary.name, t);
        let new = may_do(Permission::EditCards).then(|| {
            let form = self.new_note(t);
            view! { <NoPrint><Section id="nuova" title=t.get("console-diary-new")>{form}</Section></NoPrint> }
        });
        let filter = self.filter(t);
        let of_kind = |entry: &DiaryEntry| self.kind.is_none_or(|kind| entry.content.kind == kind);
        let entries = self.diary.entries.map(|notes| notes.into_iter().filter(of_kind).collect::<Vec<_>>());
        let others = self.diary.private_notes_of_others;
        view! {
            <ErrorSummary problems=problems(&self.errors, t)/>
            <Backbar href=Route::card(card).href() text=t.get("console-diary-back")/>
            <PageHead title=title sub=name/>
            {hidden}
            {new}
            <Section id="elenco" title=t.get("console-diary-notes")>
                <NoPrint>{filter}</NoPrint>
                <Diary card=card entries=entries private_of_others=others/>
            </Section>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::diaries()
    }
}

impl DiaryPage {
    /// A note that was being written is found: it is offered, or fills the form.
    pub fn found(&mut self, written: &[(String, String)], unsaved: Unsaved) {
        let form = DiaryForm::written(written);
        if !form.has_words() {
            return;
        }
        if unsaved.resumed {
            self.form = form;
        }
        self.unsaved = Some(unsaved);
    }

    fn new_note(&self, t: Translator) -> AnyView {
        let private = self.form.is_private();
        let typed = fields(self.form.clone(), &self.errors, t);
        let card = self.diary.card;
        let resume = address::with_query(&diary_href(card), &[(RESUME, "si".to_owned())]);
        let url = Route::ConsoleCard { id: card, part: CardPart::DiaryDraft }.href();
        // Counts the notes: one more, and what was being written is no answer to this page any more.
        let notes = i64::try_from(self.diary.notes().len()).unwrap_or_default();
        view! {
            {unsaved::notice(self.unsaved, (resume, diary_href(card)), t)}
            <PartForm action=diary_href(card) version=Some(notes) id=FORM>
                {typed}
                <Small>{t.get("console-note-private-hint")}</Small>
                <Visibility private=private>
                    <SmallButton kind=SmallKind::Primary text=t.get("console-note-add")/>
                </Visibility>
            </PartForm>
            {unsaved::autosave((FORM, url), (format!("{card}:diario"), "nota".to_owned()), self.unsaved, t)}
        }
        .into_any()
    }

    fn filter(&self, t: Translator) -> AnyView {
        let control = Control::new(KIND, t.get("console-diary-filter")).id("filtro-tipo");
        let value = self.kind.map(Kind::code).unwrap_or_default();
        view! {
            <AskForm action=diary_href(self.diary.card)>
                <SelectField control=control options=kinds(t) value=value empty=t.get("console-diary-filter-all")/>
                <SmallButton text=t.get("console-diary-filter-apply")/>
            </AskForm>
            <Small>{t.get("console-diary-print-hint")}</Small>
        }
        .into_any()
    }
}

/// The correction of a note of one's own.
#[derive(Debug, Clone)]
pub struct DiaryCorrection {
    /// The card.
    pub card: Id<Card>,
    /// The note as it stands.
    pub entry: DiaryEntry,
    /// What was typed.
    pub form: DiaryForm,
    /// What must be corrected.
    pub errors: Vec<DiaryError>,
    /// Whether it was corrected elsewhere since the page was shown.
    pub stale: bool,
}

impl Page for DiaryCorrection {
    fn title(&self, t: Translator) -> String {
        t.get("console-diary-correct-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let back = diary_href(self.card);
        let action = Route::ConsoleCard { id: self.card, part: CardPart::DiaryEntry(self.entry.id) }.href();
        let stale = self.stale.then(|| {
            view! { <Alert title=t.get("console-diary-stale") text=t.get("console-diary-stale-text")/> }
        });
        let wrong = self.errors.contains(&DiaryError::Why).then(|| t.get(DiaryError::Why.place().1));
        let why = Control::new("perche", t.get("console-diary-why"))
            .hint(t.get("console-diary-why-hint"))
            .error(wrong);
        let (reason, seen, card) = (self.form.why.clone(), self.form.revision, self.card);
        let typed = fields(self.form, &self.errors, t);
        let as_it_stands = DiaryEntry { own: false, ..self.entry };
        view! {
            <ErrorSummary problems=problems(&self.errors, t)/>
            {stale}
            <Backbar href=back.clone() text=t.get("console-diary-notes")/>
            <PageHead title=t.get("console-diary-correct-title") sub=t.get("console-diary-correct-lead")/>
            <Section id="adesso" title=t.get("console-diary-now")>
                <Diary card=card entries=Field::Shown(vec![as_it_stands]) private_of_others=0/>
            </Section>
            <Section id="correzione" title=t.get("console-diary-correction")>
                <PartForm action=action version=Some(seen)>
                    {typed}
                    <TextField control=why value=reason max=MAX_LINE/>
                    <p>
                        <SmallButton kind=SmallKind::Primary text=t.get("console-diary-correct-save")/>
                        " "
                        <SmallLink kind=SmallKind::Link href=back text=t.get("console-cancel")/>
                    </p>
                </PartForm>
            </Section>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::corrections()
    }
}
