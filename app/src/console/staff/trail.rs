//! The search of the audit: who opened a record, what an operator opened, what was refused, what left.

use std::collections::BTreeSet;

use domain::{
    codes::{Table, Validity},
    format,
    intake::Page as PageOf,
    mask::Group,
    trail::{About, Event, Key, Look, Only, Search},
};
use leptos::prelude::*;

use super::{
    Mistake, Wrong, because, control,
    form::{self, FROM, UNTIL},
    problems, samples,
};
use crate::{
    components::{
        Control, ErrorSummary, Input, Pick, SelectField, TextField,
        booking::Hidden,
        console::{Empty, PageHead, Pager, PartForm, Rows, Section, SmallButton, SmallKind, SmallLink},
    },
    console::{catalogue::Typed, codes::words::table as table_words, words},
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Route, StaffPart, staff},
};

/// Field of what is looked for.
pub const WHAT: &str = "cerca";
/// Hidden field of the record that the page is about: kind and identifier.
pub const RECORD: &str = "oggetto";

/// What was asked, as it was typed or as the address says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailForm {
    /// What was typed to find a record by; may be empty.
    pub what: String,
    /// The record that the page was about.
    pub about: Option<About>,
    /// Only some of it.
    pub only: Option<Only>,
    /// Days.
    pub days: Validity,
}

impl TrailForm {
    /// Reads the form.
    ///
    /// # Errors
    /// Every field that must be corrected.
    pub fn posted(typed: &Typed) -> Result<Self, Vec<Mistake>> {
        let record = typed.get(RECORD).split_once(' ');
        let about = record.and_then(|(kind, id)| About::of(kind, id));
        Self::with(typed, about)
    }

    /// Reads the parameters of an address; a record that is none is left out.
    ///
    /// # Errors
    /// Every field that must be corrected.
    pub fn asked(typed: &Typed) -> Result<Self, Vec<Mistake>> {
        let about = About::KINDS.into_iter().find_map(|kind| About::of(kind, typed.get(kind)));
        Self::with(typed, about)
    }

    fn with(typed: &Typed, about: Option<About>) -> Result<Self, Vec<Mistake>> {
        let (from, until) = (form::day(typed.get(FROM), "f-dal"), form::day(typed.get(UNTIL), "f-al"));
        match (from, until) {
            (Ok(from), Ok(until)) => {
                let days = Validity { from, until };
                if days.is_backwards() {
                    let wrong = Wrong::Refused(domain::staff::Refusal::Backwards);
                    return Err(vec![Mistake::new("f-al", wrong)]);
                }
                let only = Only::from_code(typed.get(staff::ONLY));
                Ok(Self { what: typed.get(WHAT).trim().to_owned(), about, only, days })
            }
            (from, until) => Err([from.err(), until.err()].into_iter().flatten().collect()),
        }
    }

    /// The search for this record.
    pub const fn search(&self, about: Option<About>) -> Search {
        Search { about, only: self.only, days: self.days }
    }
}

/// What was found of a search.
#[derive(Debug, Clone)]
pub struct TrailPage {
    /// What was asked.
    pub search: Search,
    /// What the record is called, where it is no person.
    pub words: Option<String>,
    /// One page of rows; none before everything is corrected.
    pub found: Option<PageOf<Event>>,
    /// What was typed.
    pub typed: Typed,
    /// What must be corrected.
    pub mistakes: Vec<Mistake>,
}

impl Page for TrailPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-trail-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.mistakes.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let form = self.form(t);
        let about = self.about(t);
        let next = self
            .found
            .as_ref()
            .and_then(|found| found.next.clone())
            .map(|key| Route::ConsoleStaff(StaffPart::Trail(self.search, Some(key))).href());
        let found = self.found.map(|found| rows(found.rows, t));
        view! {
            <ErrorSummary problems=problems(&self.mistakes, t)/>
            <PageHead title=t.get("console-trail-title") sub=t.get("console-trail-lead")/>
            {form}
            {about}
            {found}
            <Pager label=t.get("console-pages") previous=None next=next/>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::trails()
    }
}

impl TrailPage {
    fn form(&self, t: Translator) -> AnyView {
        let what = control("f-cerca", WHAT, t.get("console-trail-what"), &self.mistakes, t)
            .hint(t.get("console-trail-what-hint"))
            .optional(true);
        let only = Control::new(staff::ONLY, t.get("console-trail-only")).id("f-solo").optional(true);
        let day = |id: &'static str, name: &str, key: &str| {
            control(id, name, t.get(key), &self.mistakes, t)
                .hint(t.get("console-access-on-hint"))
                .optional(true)
                .half()
        };
        let (from, until) =
            (day("f-dal", FROM, "console-trail-from"), day("f-al", UNTIL, "console-trail-until"));
        let kinds = Only::ALL.map(|only| Pick::new(only.code(), t.get(only_key(only)))).to_vec();
        let record = self.search.about.map(|about| format!("{} {}", about.kind(), about.uuid()));
        let fields = view! {
            <Hidden pairs=record.map(|record| (RECORD, record)).into_iter().collect()/>
            <TextField control=what value=self.typed.get(WHAT) input=Input::Search max=120/>
            <SelectField
                control=only options=kinds value=self.typed.get(staff::ONLY) empty=t.get("console-trail-all")
            />
            <TextField control=from value=self.typed.get(FROM) input=Input::Date max=10/>
            <TextField control=until value=self.typed.get(UNTIL) input=Input::Date max=10/>
        }
        .into_any();
        let action = Route::ConsoleStaff(StaffPart::trail()).href();
        view! {
            <PartForm action=action version=None>
                {fields}
                <p><SmallButton kind=SmallKind::Primary text=t.get("console-trail-search")/></p>
            </PartForm>
        }
        .into_any()
    }

    /// Which record the rows are about, with the way back to all of them.
    fn about(&self, t: Translator) -> Option<AnyView> {
        let about = self.search.about?;
        let called = self.words.clone().unwrap_or_else(|| short(&about.uuid().to_string()));
        let title = format!("{} {called}", t.get(kind_key(about)));
        let all = Route::ConsoleStaff(StaffPart::trail()).href();
        let view = view! {
            <Section id="oggetto" title=title>
                <p><SmallLink href=all text=t.get("console-trail-everything")/></p>
            </Section>
        };
        Some(view.into_any())
    }
}

const fn only_key(only: Only) -> &'static str {
    match only {
        Only::Refused => "console-trail-only-refused",
        Only::Left => "console-trail-only-left",
        Only::Register => "console-trail-only-register",
    }
}

const fn kind_key(about: About) -> &'static str {
    match about {
        About::Person(_) => "console-trail-of-person",
        About::Card(_) => "console-trail-of-card",
        About::Intake(_) => "console-trail-of-intake",
        About::Operator(_) => "console-trail-of-operator",
    }
}

fn rows(events: Vec<Event>, t: Translator) -> AnyView {
    if events.is_empty() {
        let (title, why) = (t.get("console-trail-none"), t.get("console-trail-none-why"));
        return view! { <Empty title=title why=why/> }.into_any();
    }
    let heads = [
        "console-staff-when",
        "console-staff-who",
        "console-trail-action",
        "console-trail-record",
        "console-trail-groups",
        "console-trail-code",
    ];
    let heads = heads.map(|key| t.get(key)).to_vec();
    let rows = events.into_iter().map(|event| row(event, t)).collect();
    view! { <Rows caption=t.get("console-trail-title") heads=heads rows=rows/> }.into_any()
}

fn row(event: Event, t: Translator) -> Vec<AnyView> {
    let record = record(&event, t);
    let groups = groups(&event, t);
    // A desk with a profile of its own often bears its name: said once.
    let profile = event.profile.filter(|profile| event.desk.as_ref() != Some(profile));
    let at = [event.desk, profile].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let who = match (event.operator, &event.look) {
        (Some(operator), _) => operator.name,
        (None, Some(look)) => t.with("console-trail-by-command", &[("name", look.by.clone().into())]),
        (None, None) => t.get("console-trail-portal"),
    };
    let who = if at.is_empty() { who } else { format!("{who} ({at})") };
    vec![
        format::date_time(event.at).into_any(),
        who.into_any(),
        action(&event.action, t).into_any(),
        record,
        groups.into_any(),
        match (event.reason, event.look) {
            (Some(why), _) => reason(why, t).into_any(),
            (None, Some(look)) => looked_for(look, t).into_any(),
            (None, None) => "—".into_any(),
        },
    ]
}

/// Why somebody looked into the register of transactions, and by what: never whose number it was.
fn looked_for(look: Look, t: Translator) -> String {
    let keys = if look.keys.is_empty() {
        t.get("console-trail-key-none")
    } else {
        look.keys.into_iter().map(|key| t.get(key_words(key))).collect::<Vec<_>>().join(", ")
    };
    t.with("console-trail-looked-for", &[("why", look.why.into()), ("keys", keys.into())])
}

const fn key_words(key: Key) -> &'static str {
    match key {
        Key::Transaction => "console-trail-key-transaction",
        Key::Request => "console-trail-key-request",
        Key::Response => "console-trail-key-response",
        Key::Assertion => "console-trail-key-assertion",
        Key::Provider => "console-trail-key-provider",
        Key::Days => "console-trail-key-days",
        Key::Person => "console-trail-key-person",
        Key::NameId => "console-trail-key-name-id",
    }
}

/// What a kind of record is called.
fn subject_key(subject: &str) -> &'static str {
    match subject {
        "person" => "console-trail-of-person",
        "card" => "console-trail-of-card",
        "intake" => "console-trail-of-intake",
        "operator" => "console-trail-of-operator",
        "document" => "console-trail-of-document",
        "receipt" => "console-trail-of-receipt",
        "desk" => "console-trail-of-desk",
        "organisation" => "console-bodies-body",
        "service" => "console-trail-of-service",
        "presa_in_carico" => "console-alert-proposal",
        "session" => "console-trail-of-session",
        "appointment" => "console-trail-of-appointment",
        "privacy_notice" => "console-trail-of-notice",
        "codes" => "console-trail-of-codes",
        "configuration" => "console-transfer-title",
        "audit" => "console-trail-of-audit",
        "profile" => "console-trail-of-profile",
        "exceptional_access" => "console-trail-of-exceptional",
        "referral" => "console-trail-of-referral",
        "closure" => "console-trail-of-closure",
        "file_access" => "console-trail-of-file-access",
        "card_rule" => "console-trail-of-card-rule",
        "case_file" => "console-trail-of-case-file",
        "alert" => "console-trail-of-alert",
        "job" => "console-trail-of-job",
        "transaction" => "console-trail-of-transaction",
        _ => "console-trail-of-other",
    }
}

/// The end of an identifier: its beginning is the time, alike in what was written within a minute.
fn short(id: &str) -> String {
    id.rsplit('-').next().unwrap_or_default().chars().skip(4).collect()
}

/// Kind of record and the end of its identifier, with a link to everything about it where there is.
fn record(event: &Event, t: Translator) -> AnyView {
    let key = subject_key(&event.subject);
    let kind = match event.subject.as_str() {
        "person" => Some("persona"),
        "card" => Some("scheda"),
        "intake" => Some("istanza"),
        "operator" => Some("operatore"),
        _ => None,
    };
    let Some(id) = event.subject_id.map(|id| id.to_string()) else { return t.get(key).into_any() };
    let words = format!("{} {}", t.get(key), short(&id));
    match kind.and_then(|kind| About::of(kind, &id)) {
        Some(about) => {
            let search = Search { about: Some(about), ..Search::default() };
            let href = Route::ConsoleStaff(StaffPart::Trail(search, None)).href();
            view! { <a href=href>{words}</a> }.into_any()
        }
        None => words.into_any(),
    }
}

/// Why, in words: what was done, or which code table it was about. A reason that has none, or that somebody wrote, as it
/// is.
pub(super) fn reason(why: String, t: Translator) -> String {
    let key = match why.as_str() {
        "notes_readers" => "console-trail-why-notes-readers",
        "presa_in_carico" => "console-trail-why-presa",
        "presa_in_carico_proposed" => "console-trail-why-presa-proposed",
        "case_file_opened" => "console-trail-why-case-file",
        "referral" => "console-trail-why-referral",
        "referral_sent" => "console-trail-why-referral-sent",
        "outside_referral" => "console-trail-why-outside",
        "outside_sent" | "outside_relinked" | "outside_cancelled" => "console-trail-why-outside-sent",
        "outside_link" | "outside_code_right" | "outside_answer" => "console-trail-why-outside-link",
        "outside_read" => "console-trail-why-outside-read",
        "outside_code_wrong" | "outside_locked" => "console-trail-why-outside-code",
        "outside_other_browser" | "outside_link_over" => "console-trail-why-outside-refused",
        "privacy" | "privacy_print" => "console-trail-why-privacy",
        "privacy_signed" => "console-trail-why-privacy-signed",
        "privacy_withdrawn" => "console-trail-why-privacy-withdrawn",
        "registry" | "registry_imported" => "console-trail-why-registry",
        "doubles" | "twins" => "console-trail-why-doubles",
        "facts" => "console-trail-why-facts",
        "service" => "console-trail-why-service",
        "numbers" => "console-trail-why-numbers",
        "ratings" => "console-trail-why-ratings",
        "deadlines" => "console-trail-why-deadlines",
        "message" => "console-trail-why-message",
        "attached" | "desk_document" => "console-trail-why-attached",
        "all_others" => "console-trail-why-all-others",
        "agreement_ended" => "console-trail-why-agreement-ended",
        "delivery_repeated" => "console-trail-why-delivery",
        "begun" => "console-trail-why-begun",
        "given up" => "console-trail-why-given-up",
        "moved to a new form" => "console-trail-why-moved",
        "added without a name" => "console-trail-why-nameless",
        "late" => "console-trail-why-late",
        "email" => "console-trail-why-email",
        "linked" => "console-trail-why-linked",
        "reused" => "console-trail-why-reused",
        "reviewed" => "console-trail-why-reviewed",
        code => match because::key(code) {
            Some(key) => key,
            None => return Table::from_code(code).map_or(why, |table| table_words(t, table)),
        },
    };
    t.get(key)
}

/// What was done, in words.
fn action(code: &str, t: Translator) -> String {
    t.get(match code {
        "sign_in" => "console-trail-did-sign-in",
        "sign_in_refused" => "console-trail-did-sign-in-refused",
        "read" => "console-trail-did-read",
        "list" => "console-trail-did-list",
        "change" => "console-trail-did-change",
        "open" => "console-trail-did-open",
        "administer" => "console-trail-did-administer",
        "export" => "console-trail-did-export",
        "print" => "console-trail-did-print",
        "refuse" => "console-trail-did-refuse",
        "end_session" => "console-trail-did-end-session",
        "purge" => "console-trail-did-purge",
        "break_glass" => "console-trail-did-break-glass",
        _ => "console-trail-did-other",
    })
}

/// Which groups were shown and which were hidden.
fn groups(event: &Event, t: Translator) -> String {
    let names = |groups: &[Group]| {
        let each: BTreeSet<Group> = groups.iter().copied().collect();
        each.into_iter().map(|group| t.get(words::group(group))).collect::<Vec<_>>().join(", ")
    };
    let said = |key: &str, groups: &[Group]| {
        (!groups.is_empty()).then(|| t.with(key, &[("groups", names(groups).into())]))
    };
    let both = [said("console-trail-shown", &event.shown), said("console-trail-masked", &event.masked)];
    let both: Vec<String> = both.into_iter().flatten().collect();
    if both.is_empty() { "—".to_owned() } else { both.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        Typed::from_pairs(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn what_the_form_says_is_what_the_address_says() {
        let id = "018f3b1e-0000-7000-8000-000000000001";
        let days = [("solo", "uscite"), ("dal", "1/11/2026")];
        let record = format!("persona {id}");
        let posted = typed(&[days[0], days[1], (RECORD, record.as_str())]);
        let asked = typed(&[days[0], days[1], ("persona", id)]);
        assert_eq!(TrailForm::posted(&posted), TrailForm::asked(&asked));
        let wrong = typed(&[("dal", "ieri"), ("al", "domani")]);
        assert_eq!(TrailForm::asked(&wrong).unwrap_err().len(), 2);
        let backwards = typed(&[("dal", "2/11/2026"), ("al", "1/11/2026")]);
        assert_eq!(TrailForm::asked(&backwards).unwrap_err()[0].at, "f-al");
    }
}
