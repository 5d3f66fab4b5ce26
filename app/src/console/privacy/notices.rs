//! The notices of the desks, and publishing the next version of one.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    Id, Lang,
    actor::{Desk, DeskRef},
    format,
    privacy::PrivacyNotice,
};
use leptos::prelude::*;

use super::{
    form::{MAX_NOTICE, MAX_NOTICE_REASON, NoticeError, NoticeForm},
    samples,
};
use crate::{
    components::{
        CheckField, Control, ErrorSummary, FieldProblem, Input, TextArea, TextField,
        booking::Hidden,
        console::{NoticeVersions, PageHead, PartForm, Section, SmallButton, SmallKind},
        layout::Subtitle,
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page, use_frame},
    public,
    routes::Route,
};

/// Desks and the versions of their notices, and the form for one desk.
#[derive(Debug, Clone)]
pub struct NoticesPage {
    /// Desks of the zone.
    pub desks: Vec<DeskRef>,
    /// Every version, by desk, newest first.
    pub notices: Vec<PrivacyNotice>,
    /// Why they were published, where it was asked.
    pub reasons: BTreeMap<Id<PrivacyNotice>, String>,
    /// What was typed, or none when no desk is chosen. A new form takes the text of today.
    pub form: Option<NoticeForm>,
    /// Whether the form is as it was typed.
    pub typed: bool,
    /// What must be corrected.
    pub errors: Vec<NoticeError>,
    /// Today.
    pub today: NaiveDate,
}

impl NoticesPage {
    /// The page with the form for this desk, still empty.
    #[must_use]
    pub fn choosing(mut self, desk: Id<Desk>) -> Self {
        if self.desks.iter().any(|one| one.id == desk) {
            let last = self.notices.iter().find(|notice| notice.desk.id == desk);
            let mut form = NoticeForm {
                desk: desk.to_string(),
                valid_from: format::date(self.today),
                seen: last.map_or(0, |last| last.version),
                ..NoticeForm::default()
            };
            for lang in Lang::ALL {
                let text = last.filter(|last| last.text.has(lang)).map(|last| last.text.get(lang).to_owned());
                form.set(lang, text.unwrap_or_default());
            }
            self.form = Some(form);
        }
        self
    }

    fn versions(&self, desk: &DeskRef, t: Translator) -> AnyView {
        let own: Vec<_> = self.notices.iter().filter(|notice| notice.desk.id == desk.id).collect();
        let lines = own
            .iter()
            .map(|notice| {
                let values = [
                    ("n", notice.version.into()),
                    ("date", format::date(notice.valid_from).into()),
                    ("name", notice.published.by.name.as_str().into()),
                    ("at", format::date_time(notice.published.at).into()),
                ];
                let line = t.with("console-privacy-notice-line", &values);
                let why = self.reasons.get(&notice.id).map(|why| format!(": {why}"));
                view! { <li>{line}{why}</li> }
            })
            .collect_view();
        let none = own.is_empty().then(|| view! { <p>{t.get("console-privacy-notice-none")}</p> });
        let href = Route::ConsoleNotices { desk: Some(desk.id) }.href();
        let next = t.with("console-privacy-notice-next", &[("desk", desk.name.as_str().into())]);
        view! {
            <Subtitle text=desk.name.clone()/>
            {none}
            <NoticeVersions>{lines}</NoticeVersions>
            <p><a href=href>{next}</a></p>
        }
        .into_any()
    }

    fn publishing(&self, t: Translator) -> Option<AnyView> {
        let mut form = self.form.clone()?;
        let desk = self.desks.iter().find(|desk| desk.id.to_string() == form.desk)?;
        if form.seen == 0 && !self.typed {
            // The notice of the portal is what a desk begins with.
            let organisation = use_frame().organisation.clone();
            for lang in Lang::ALL {
                form.set(lang, public::standing_notice(lang, &organisation));
            }
        }
        let error = |wrong: NoticeError| self.errors.contains(&wrong).then(|| t.get(wrong.place().1));
        let day = Control::new("valida", t.get("console-privacy-valid"))
            .hint(t.get("console-privacy-valid-hint"))
            .error(error(NoticeError::Day));
        let texts = Lang::ALL
            .map(|lang| {
                let name = lang.own_name();
                let label = t.with("console-privacy-text", &[("lang", name.into())]);
                let wrong = error(NoticeError::Long(lang))
                    .or_else(|| (lang == Lang::It).then(|| error(NoticeError::Empty)).flatten())
                    .or_else(|| (lang == Lang::It).then(|| error(NoticeError::Stale)).flatten());
                let control = Control::new(format!("testo-{}", lang.tag()), label)
                    .optional(lang != Lang::It)
                    .error(wrong);
                view! { <TextArea control=control value=form.text(lang).clone() rows=8 max=MAX_NOTICE written=lang/> }
            })
            .collect_view();
        let title = t.with("console-privacy-publish-title", &[("desk", desk.name.as_str().into())]);
        let hidden = vec![("sportello", form.desk.clone())];
        let action = Route::ConsoleNotices { desk: None }.href();
        let (valid_from, seen) = (form.valid_from.clone(), form.seen);
        let end = Self::end(&form, [error(NoticeError::Reason), error(NoticeError::Unconfirmed)], t);
        let view = view! {
            <Section id="nuova" title=title>
                <PartForm action=action version=Some(seen.into())>
                    <Hidden pairs=hidden/>
                    <TextField control=day value=valid_from input=Input::Date max=10/>
                    {texts}
                    {end}
                    <p><SmallButton kind=SmallKind::Primary text=t.get("console-privacy-publish")/></p>
                </PartForm>
            </Section>
        };
        Some(view.into_any())
    }

    /// Why, and that it does not change any more: what is published stays, and whoever signed has to sign again.
    fn end(form: &NoticeForm, [no_reason, unconfirmed]: [Option<String>; 2], t: Translator) -> AnyView {
        let why = Control::new("motivo", t.get("console-privacy-publish-reason")).error(no_reason);
        let sure = Control::new("conferma", t.get("console-privacy-publish-confirm")).error(unconfirmed);
        let (reason, is_sure) = (form.reason.clone(), !form.confirmed.is_empty());
        view! {
            <TextArea control=why value=reason rows=2 max=MAX_NOTICE_REASON/>
            <p>{t.get("console-privacy-publish-warning")}</p>
            <CheckField control=sure value="si" checked=is_sure/>
        }
        .into_any()
    }
}

impl Page for NoticesPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-privacy-notices-title")
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
        let desks = self.desks.iter().map(|desk| self.versions(desk, t)).collect_view();
        let publishing = self.publishing(t);
        view! {
            <ErrorSummary problems=problems/>
            <PageHead title=t.get("console-privacy-notices-title") sub=t.get("console-privacy-notices-lead")/>
            {publishing}
            <Section id="sportelli" title=t.get("console-privacy-notices-desks")>{desks}</Section>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::notices()
    }
}
