//! The notice on data protection of a desk, at an address of its own.

use chrono::NaiveDate;
use domain::{format, privacy::PrivacyNotice};
use leptos::prelude::*;

use crate::{
    components::{
        Breadcrumb, Crumb, Note,
        finding::PageLinks,
        layout::{Chapter, Container, Prose, Title, Written},
    },
    discovery::{About, Discovery},
    i18n::{Translator, use_translator},
    page::Page,
    routes::Route,
    wording::Wording,
};

/// What the notice of a desk is called.
pub fn notice_name(t: Translator, notice: &PrivacyNotice) -> String {
    t.with("public-privacy-desk", &[("desk", t.text(&notice.title).into())])
}

/// Number and first day of a version.
pub(super) fn version_words(t: Translator, version: i32, valid_from: NaiveDate) -> String {
    let about = [("n", version.into()), ("date", format::date(valid_from).into())];
    t.with("public-privacy-desk-version", &about)
}

/// The text, in the language of the page or in Italian.
pub(super) fn notice_text(t: Translator, notice: &PrivacyNotice) -> AnyView {
    let text = t.wording(&notice.text);
    view! { <Written>{text.view()}</Written> }.into_any()
}

/// The notice of a desk: the current one, or an earlier version for whoever signed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticePage {
    /// What is read.
    pub notice: PrivacyNotice,
    /// Number and first day of every version so far, last first: the first one is current.
    pub versions: Vec<(i32, NaiveDate)>,
}

impl NoticePage {
    /// One version of those of a desk, last first, or the current one; none where there is no such version.
    pub fn of(notices: Vec<PrivacyNotice>, version: Option<i32>) -> Option<Self> {
        let versions = notices.iter().map(|notice| (notice.version, notice.valid_from)).collect();
        let asked = |notice: &PrivacyNotice| version.is_none_or(|version| notice.version == version);
        Some(Self { notice: notices.into_iter().find(asked)?, versions })
    }

    /// The number of the current version, where another one is read.
    fn newer(&self) -> Option<i32> {
        let (current, _) = self.versions.first()?;
        (*current != self.notice.version).then_some(*current)
    }
}

impl Page for NoticePage {
    fn title(&self, t: Translator) -> String {
        let name = notice_name(t, &self.notice);
        if self.newer().is_none() {
            return name;
        }
        let values = [("name", name.into()), ("n", self.notice.version.into())];
        t.with("public-privacy-desk-older", &values)
    }

    fn description(&self, t: Translator) -> Option<String> {
        Some(t.get("public-privacy-lead"))
    }

    /// Earlier versions are for whoever signed them: search engines find the current one.
    fn discovery(&self, t: Translator) -> Option<Discovery> {
        let route = Route::Notice(self.notice.desk.id, None);
        let trail = vec![(t.get("common-privacy"), Route::Privacy), (self.title(t), route.clone())];
        self.newer().is_none().then_some(Discovery { route, trail, about: About::Nothing })
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let (title, desk) = (self.title(t), self.notice.desk.id);
        let crumbs = vec![Crumb::to(t.get("common-privacy"), &Route::Privacy), Crumb::here(title.clone())];
        let lead = version_words(t, self.notice.version, self.notice.valid_from);
        let newer = self.newer().map(|current| {
            let words = t.with("public-privacy-desk-newer", &[("n", current.into())]);
            let href = Route::Notice(desk, None).href();
            let replaced = t.get("public-privacy-desk-replaced");
            view! { <Note icon="sp-alert">{replaced}" "<a href=href>{words}</a></Note> }
        });
        let text = notice_text(t, &self.notice);
        let of_version = |(version, from): (i32, NaiveDate)| {
            let words = Wording::from(version_words(t, version, from));
            (words, Route::Notice(desk, Some(version)).href())
        };
        let versions = self.versions.into_iter().map(of_version).collect();
        view! {
            <Container>
                <Breadcrumb crumbs=crumbs/>
                <Title text=title lead=lead/>
                {newer}
                <Prose>{text}</Prose>
                <Chapter id="versioni" title=t.get("public-privacy-desk-versions")>
                    <p>{t.get("public-privacy-desk-versions-text")}</p>
                    <PageLinks links=versions/>
                </Chapter>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let Some(notice) = super::samples::notices().pop() else {
            return Vec::new();
        };
        let first = PrivacyNotice { version: 1, ..notice.clone() };
        let all = vec![notice, first];
        [("current", None), ("earlier", Some(1))]
            .into_iter()
            .filter_map(|(name, version)| Some((name, Self::of(all.clone(), version)?)))
            .collect()
    }
}
