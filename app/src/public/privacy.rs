//! Information on data protection (GDPR articles 13 and 14).

use domain::{Id, Lang, Text, actor::Desk, privacy::PrivacyNotice};
use leptos::prelude::*;

use super::{
    chapters::{ChapterKeys, Chapters, chapter_text},
    notice::{notice_name, notice_text, version_words},
};
use crate::{
    components::layout::{Chapter, Container},
    discovery::Discovery,
    i18n::{Translator, use_translator},
    page::{OrganisationFacts, Page},
    routes::Route,
};

/// The information on data protection: of the portal, and of each desk that has published its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivacyPage {
    /// The current notices of the desks.
    pub notices: Vec<PrivacyNotice>,
}

/// Where the notice of a desk stands in the page. Links to it go on working: they are older than the page that
/// each notice has of its own.
fn desk_notice_id(desk: Id<Desk>) -> String {
    format!("sportello-{desk}")
}

/// The way to the notice on data protection of a desk, where it published one of its own, or else to the portal's
/// (GDPR art. 13).
pub(crate) fn read_notice(t: Translator, desk: Option<&(Id<Desk>, Text)>) -> AnyView {
    let (href, words) = match desk {
        Some((desk, title)) => {
            let named = [("desk", t.text(title).into())];
            (Route::Notice(*desk, None).href(), t.with("citizen-read-privacy-desk", &named))
        }
        None => (Route::Privacy.href(), t.get("citizen-read-privacy")),
    };
    view! { <p><a href=href>{words}</a></p> }.into_any()
}

/// The notice of the portal as plain text in this language: what the first version of a desk's own
/// begins with.
pub fn standing_notice(lang: Lang, organisation: &OrganisationFacts) -> String {
    let t = Translator::new(lang);
    let chapters = CHAPTERS.iter().map(|(_, title, text)| {
        // Marks of direction belong to the page, not to a text that people go on writing.
        let text = chapter_text(t, text, organisation).replace(['\u{2068}', '\u{2069}'], "");
        format!("{}\n{text}", t.get(title))
    });
    chapters.collect::<Vec<_>>().join("\n\n")
}

const CHAPTERS: [ChapterKeys; 8] = [
    ("titolare", "public-privacy-who", "public-privacy-who-text"),
    ("perche", "public-privacy-why", "public-privacy-why-text"),
    ("quali-dati", "public-privacy-what", "public-privacy-what-text"),
    ("chi-li-vede", "public-privacy-seen", "public-privacy-seen-text"),
    ("quanto-tempo", "public-privacy-long", "public-privacy-long-text"),
    ("cookie", "public-privacy-cookies", "public-privacy-cookies-text"),
    ("diritti", "public-privacy-rights", "public-privacy-rights-text"),
    ("reclami", "public-privacy-complaint", "public-privacy-complaint-text"),
];

impl Page for PrivacyPage {
    fn title(&self, t: Translator) -> String {
        t.get("common-privacy")
    }

    fn description(&self, t: Translator) -> Option<String> {
        Some(t.get("public-privacy-lead"))
    }

    fn discovery(&self, t: Translator) -> Option<Discovery> {
        Some(Discovery::of(self.title(t), Route::Privacy))
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let (heading, lead) = (t.get("common-privacy"), t.get("public-privacy-lead"));
        let desks = self.notices.iter().map(|notice| of_desk(notice, t));
        let desks = desks.collect_view();
        view! { <Chapters heading=heading lead=lead chapters=&CHAPTERS/><Container>{desks}</Container> }
            .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("page", Self { notices: Vec::new() }), ("desks", Self { notices: super::samples::notices() })]
    }
}

/// The notice of a desk, in the language of the page or in Italian.
fn of_desk(notice: &PrivacyNotice, t: Translator) -> AnyView {
    let id = desk_notice_id(notice.desk.id);
    let about = version_words(t, notice.version, notice.valid_from);
    let (title, text) = (notice_name(t, notice), notice_text(t, notice));
    let own = t.with("public-privacy-desk-own", &[("desk", t.text(&notice.title).into())]);
    let href = Route::Notice(notice.desk.id, None).href();
    view! {
        <Chapter id=id title=title>
            <p>{about}</p>
            {text}
            <p><a href=href>{own}</a></p>
        </Chapter>
    }
    .into_any()
}
