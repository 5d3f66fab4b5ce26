//! The contract of a page, what surrounds it, and its rendering to a complete document.

use std::{collections::BTreeSet, sync::Arc};

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Lang, Text,
    actor::{DeskRef, Role},
    calendar::day_in_rome,
    intake::Tally,
    permission::Permission,
    staff::absence::Absence,
};
use leptos::prelude::*;

use crate::{assets::Assets, discovery::Discovery, i18n::Translator, shell};

/// A page: a struct of facts plus a view.
pub trait Page: Sized {
    /// Text of `<title>`, already translated. "Errore: " is put before it when [`Self::has_errors`].
    fn title(&self, t: Translator) -> String;

    /// Text of the description for search engines, where the page is public.
    fn description(&self, _t: Translator) -> Option<String> {
        None
    }

    /// What search engines are told; none where they must not list the page.
    fn discovery(&self, _t: Translator) -> Option<Discovery> {
        None
    }

    /// Whether the page contains an island, so that `boot.js` must be loaded.
    fn has_islands(&self) -> bool {
        false
    }

    /// Whether people may be writing here for long: such a page warns before the session ends.
    fn is_written_in(&self) -> bool {
        self.has_islands()
    }

    /// Which frame is around it.
    fn layout(&self) -> Layout {
        Layout::Public
    }

    /// Whether its words are for operators: those exist in the languages of the console only.
    fn is_for_operators(&self) -> bool {
        self.layout() == Layout::Console
    }

    /// Whether the page shows answers that must be corrected.
    fn has_errors(&self) -> bool {
        false
    }

    /// Content of `<main>`. Language and surroundings come from [`use_frame`].
    fn view(self) -> AnyView;

    /// A named example for each interesting case, rendered by tests in every language.
    fn samples() -> Vec<(&'static str, Self)>;
}

/// What is around the content of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Header with the main menu, footer.
    Public,
    /// As `Public`, without the menu: nothing leads away from a form by mistake.
    Flow,
    /// Bar, rail and work area of the operators.
    Console,
    /// Nothing but the content.
    Bare,
}

/// Everything around a page that is not the page.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Language of the page.
    pub lang: Lang,
    /// Addresses of the static files.
    pub assets: Arc<Assets>,
    /// Nonce of the content security policy, for the few `<script>` elements.
    pub nonce: String,
    /// Whose portal it is.
    pub organisation: Arc<OrganisationFacts>,
    /// Who is looking.
    pub visitor: Visitor,
    /// Token for posted forms.
    pub csrf: String,
    /// Seconds without use after which whoever signed in is out; none for nobody.
    pub ends_in: Option<u32>,
    /// Under which name scripts keep on the device what this person writes: it tells them from others, and says nothing
    /// else; empty for nobody.
    pub person: String,
    /// Scheme, host and port of the portal, for whole addresses.
    pub origin: String,
    /// Path of the page, without query.
    pub path: String,
    /// Its query, as it came, without the choice of a language.
    pub query: String,
    /// The instant of the request.
    pub now: DateTime<Utc>,
    /// Whether people and data are invented.
    pub demo: bool,
}

impl Frame {
    /// The translator into the language of the page.
    pub const fn translator(&self) -> Translator {
        Translator::new(self.lang)
    }

    /// Path and query of the page.
    pub fn address(&self) -> String {
        if self.query.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, self.query) }
    }

    /// The day it is in Italy.
    pub fn today(&self) -> NaiveDate {
        day_in_rome(self.now)
    }
}

/// Who is looking at the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Visitor {
    /// Nobody we know.
    Anonymous,
    /// A citizen who signed in.
    Citizen {
        /// Name and surname.
        name: String,
    },
    /// A member of the staff.
    Operator(ConsoleFacts),
}

/// What the frame of the console shows of the operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsoleFacts {
    /// Name and surname.
    pub operator: String,
    /// Profile at this desk: "Segretariato sociale".
    pub profile: String,
    /// Role at this desk: the rail leads where it may go.
    pub role: Role,
    /// What the profile withholds of what the role allows.
    pub withheld: BTreeSet<Permission>,
    /// The desk in use.
    pub desk: DeskRef,
    /// Other desks the operator may switch to.
    pub other_desks: Vec<DeskRef>,
    /// Intakes of this desk that nobody took up yet.
    pub pending: Tally,
    /// Referrals that this desk has not received yet.
    pub referrals: Tally,
    /// Break-glasses of the zone that nobody reviewed yet.
    pub exceptions: Tally,
    /// Alerts that the operator has not read.
    pub alerts: Tally,
    /// Absences of today, one's own and those in which one stands in.
    pub absences: Vec<Absence>,
}

/// Name and contacts of the organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationFacts {
    /// "Comune di Pontelaro".
    pub name: String,
    /// "Sportello sociale online".
    pub tagline: String,
    /// "Zona sociale Valle del Laro".
    pub zone: String,
    /// "Sportello sociale di Pontelaro".
    pub desk_name: Text,
    /// Street and number of the desk.
    pub address: String,
    /// Its postal code and municipality.
    pub town: Option<String>,
    /// The body's codice fiscale or VAT number.
    pub tax_code: Option<String>,
    /// The body's certified e-mail address (PEC).
    pub pec: Option<String>,
    /// Telephone number as people write it.
    pub phone: String,
    /// When somebody answers it.
    pub phone_hours: Text,
    /// E-mail address.
    pub email: String,
    /// Address of the organisation's own site.
    pub url: String,
}

impl OrganisationFacts {
    /// Street, number, postal code and municipality in one line.
    pub fn whole_address(&self) -> String {
        match &self.town {
            Some(town) => format!("{}, {town}", self.address),
            None => self.address.clone(),
        }
    }

    /// The `tel:` address of the telephone.
    pub fn phone_href(&self) -> String {
        let digits: String = self.phone.chars().filter(char::is_ascii_digit).collect();
        format!("tel:+39{digits}")
    }

    /// The `mailto:` address.
    pub fn email_href(&self) -> String {
        format!("mailto:{}", self.email)
    }
}

/// The frame of the page being rendered.
pub fn use_frame() -> Arc<Frame> {
    expect_context::<Arc<Frame>>()
}

/// The language a page is shown in: that of the visitor, or Italian where the console lacks it.
pub fn language(page: &impl Page, frame: &Frame) -> Lang {
    if page.is_for_operators() { frame.lang.of_console() } else { frame.lang }
}

/// Renders a page to a complete document.
pub fn render<P: Page>(page: P, frame: &Frame) -> String {
    let frame = Frame { lang: language(&page, frame), ..frame.clone() };
    let islands = Arc::new(hydration_context::SsrSharedContext::new_islands());
    let owner = Owner::new_root(Some(islands));
    let html = owner.with(|| {
        provide_context(Arc::new(frame));
        shell::document(page).to_html()
    });
    format!("<!DOCTYPE html>{}", without_markers(&html))
}

/// Drops the comments that only hydration needs. Within islands they stay, spelled as HTML wants them:
/// the browser's half finds the same nodes. In text and in attributes `<` is always escaped, so a
/// marker found here is a marker.
fn without_markers(html: &str) -> String {
    const ISLAND: &str = "<leptos-island";
    const ISLAND_END: &str = "</leptos-island>";
    const MARKERS: [&str; 2] = ["<!>", "<!--<() />-->"];
    let mut clean = String::with_capacity(html.len());
    let (mut rest, mut depth) = (html, 0_u32);
    while let Some((text, tag)) = rest.find('<').and_then(|place| rest.split_at_checked(place)) {
        clean.push_str(text);
        if let Some(after) = MARKERS.iter().find_map(|marker| tag.strip_prefix(marker)) {
            if depth > 0 {
                clean.push_str("<!---->");
            }
            rest = after;
            continue;
        }
        if tag.starts_with(ISLAND) {
            depth += 1;
        } else if tag.starts_with(ISLAND_END) {
            depth = depth.saturating_sub(1);
        }
        clean.push('<');
        rest = tag.strip_prefix('<').unwrap_or_default();
    }
    clean.push_str(rest);
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_stay_only_within_islands() {
        let html =
            "<p>a<!>b</p><leptos-island data-component=\"X\">c<!>d</leptos-island><p><!--<() />--></p>";
        assert_eq!(
            without_markers(html),
            "<p>ab</p><leptos-island data-component=\"X\">c<!---->d</leptos-island><p></p>"
        );
    }
}
