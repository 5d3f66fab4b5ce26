//! People as the desk knows them.

use domain::{
    Id,
    fiscal_code::Difference,
    format,
    mask::Field,
    permission::Permission,
    person::{Born, CodePlace, Dossier, Found, Identity, Person, correction::Corrected},
};
use leptos::prelude::*;

use super::{correction::lines_of, samples, words};
use crate::{
    components::{
        console::{
            Backbar, Banner, CardRows, Columns, Empty, Fact, Facts, Fold, Lines, MaskBar, Masked, PageHead,
            PeopleFind, PeopleLeftOut, PeopleNone, PeopleRows, Section, SmallKind, SmallLink, hidden_by,
            hidden_groups, may_do,
        },
        layout::Small,
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page, use_frame},
    problems::place_words,
    routes::{FamilyPart, Merging, PrivacyPart, Route},
};

/// The parameter of the search box.
pub const QUERY: &str = "q";

/// Search of people.
#[derive(Debug, Clone)]
pub struct PeopleList {
    /// What was typed.
    pub query: String,
    /// Who was found, best first; without words, who was last written down.
    pub found: Found,
}

impl Page for PeopleList {
    fn title(&self, t: Translator) -> String {
        t.get("console-people-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let results = results(self.found, &self.query, t);
        let no_days = domain::person::search::no_days(&self.query, use_frame().today())
            .into_iter()
            .map(|day| {
                let text = t.with("console-people-no-day", &[("text", day.into())]);
                view! { <Banner icon="sp-alert" text=text/> }
            })
            .collect_view();
        view! {
            <PageHead title=t.get("console-people-title")>
                <SmallLink
                    href=Route::ConsoleMerging(Merging::Doubles { after: None }).href()
                    text=t.get("console-doubles-title")
                />
            </PageHead>
            <PeopleFind query=self.query/>
            {no_days}
            {results}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::people_lists()
    }
}

fn results(found: Found, query: &str, t: Translator) -> AnyView {
    let newest = query.trim().is_empty();
    let left_out = view! { <PeopleLeftOut groups=found.left_out/> };
    if found.people.is_empty() && newest {
        let (title, why) = (t.get("console-people-empty"), t.get("console-people-empty-why"));
        return view! { <Empty title=title why=why/> }.into_any();
    }
    if found.people.is_empty() {
        return view! { {left_out}<PeopleNone query=query.to_owned()/> }.into_any();
    }
    let n = [("n", found.people.len().into())];
    let (title, sub) = match (newest, found.more) {
        (true, _) => (t.get("console-people-newest"), None),
        (false, true) => (t.with("console-people-many", &n), Some(t.get("console-people-many-why"))),
        (false, false) => (t.with("console-people-found", &n), Some(t.get("console-people-order"))),
    };
    view! {
        <Section id="ris" title=title>
            {sub.map(|sub| view! { <Small>{sub}</Small> })}
            {left_out}
            <PeopleRows people=found.people/>
        </Section>
    }
    .into_any()
}

/// A person with the cards that this desk may see.
#[derive(Debug, Clone)]
pub struct PersonDetail {
    /// Who, and the cards.
    pub dossier: Dossier,
    /// What was corrected so far, newest first.
    pub corrections: Vec<Corrected>,
    /// Whether the municipal registry answers this desk.
    pub asks: bool,
}

impl Page for PersonDetail {
    /// Tabs are seen by whoever passes by: without the person's name.
    fn title(&self, t: Translator) -> String {
        t.get("console-person-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let Dossier { person, cards, place } = self.dossier;
        let corrected = corrected(self.corrections, t);
        let privacy = Route::ConsolePrivacy { person: person.id, part: PrivacyPart::Page }.href();
        let name = match person.identity.called() {
            Field::Shown(name) => name,
            Field::Masked(_) | Field::Absent => t.get("console-person-masked"),
        };
        let open = open_link(&person, t);
        let identity = Route::ConsolePersonIdentity { id: person.id }.href();
        let more = more_links(&person, self.asks, t);
        let (merge, correct) = (merge_link(&person, t), correct_link(&person, t));
        let since = t.with("console-person-since", &[("date", format::date_time(person.created_at).into())]);
        let cards = if cards.is_empty() {
            view! { <p>{t.get("console-person-no-cards")}</p> }.into_any()
        } else {
            view! { <CardRows rows=cards caption=t.get("console-person-cards")/> }.into_any()
        };
        view! {
            <Backbar href=Route::ConsolePeople.href() text=t.get("console-people-title")/>
            <PageHead title=name sub=since>
                {open}
                {correct}
                {more}
                <SmallLink href=identity text=t.get("console-identity-title")/>
                {merge}
            </PageHead>
            {merged(&person, t)}
            {in_part(&person, t)}
            <MaskBar groups=hidden(&person)/>
            {code_differs(&person, t)}
            {place.map(|place| place_differs(place, t))}
            <Section id="dati" title=t.get("console-person-data")>
                <Facts id="persona-dati" columns=Columns::Three facts=person_facts(&person, t)/>
                {corrected}
            </Section>
            <p><a href=privacy>{t.get("console-privacy-person-title")}</a></p>
            <Section id="schede" title=t.get("console-person-cards")>{cards}</Section>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::people()
    }
}

/// The way to a new card; of a merged record none, since cards are opened for who is kept.
fn open_link(person: &Person, t: Translator) -> Option<AnyView> {
    (person.merged_into.is_none() && may_do(Permission::EditCards)).then(|| {
        let href = Route::ConsoleCardNew { person: Some(person.id) }.href();
        let text = t.get("console-counter-open");
        view! { <SmallLink kind=SmallKind::Primary href=href text=text/> }.into_any()
    })
}

/// The way to what is written wrongly: of whoever gave no name, nothing is written.
fn correct_link(person: &Person, t: Translator) -> Option<AnyView> {
    let is_whole = person.whole && person.identity.is_by_name() && person.merged_into.is_none();
    (is_whole && may_do(Permission::EditCards)).then(|| {
        let href = Route::ConsoleMerging(Merging::Correction(person.id)).href();
        view! { <SmallLink href=href text=t.get("console-correction-title")/> }.into_any()
    })
}

/// What was corrected before, folded.
fn corrected(made: Vec<Corrected>, t: Translator) -> Option<AnyView> {
    let lines = lines_of(made, t);
    (!lines.is_empty()).then(|| {
        let summary = t.with("console-correction-history-n", &[("n", lines.len().into())]);
        let none = t.get("console-correction-history-none");
        view! { <Fold summary=summary><Lines lines=lines none=none/></Fold> }.into_any()
    })
}

/// What is known beyond the record; not for a desk that was sent a part only, and the registry only where it answers.
fn more_links(person: &Person, asks: bool, t: Translator) -> Option<AnyView> {
    person.whole.then(|| {
        let facts = Route::ConsolePersonFacts { id: person.id }.href();
        let family = Route::ConsoleFamily(person.id, FamilyPart::Page).href();
        // As long as a name is protected, no registry is asked about it.
        let registry = (asks && !person.identity.is_protected()).then(|| {
            let href = Route::ConsolePersonRegistry { id: person.id }.href();
            view! { <SmallLink href=href text=t.get("console-anagrafe-title")/> }
        });
        view! {
            <SmallLink href=facts text=t.get("console-facts-title")/>
            <SmallLink href=family text=t.get("console-family-title")/>
            {registry}
        }
        .into_any()
    })
}

/// Merging another record into this one; whoever gave no name is merged from the page of their identity.
fn merge_link(person: &Person, t: Translator) -> Option<AnyView> {
    (person.whole && person.identity.is_by_name() && person.merged_into.is_none()).then(|| {
        let href = Route::ConsoleMerging(Merging::Into { kept: person.id, other: None }).href();
        view! { <SmallLink href=href text=t.get("console-merge-title")/> }.into_any()
    })
}

/// That the desk sees what was sent to it and nothing else: nobody's mask is to be asked about it.
fn in_part(person: &Person, t: Translator) -> Option<AnyView> {
    (!person.whole && !person.identity.is_protected())
        .then(|| view! { <Banner icon="sp-lock" text=t.get("console-person-in-part")/> }.into_any())
}

/// That the record was merged into another one, with the way there.
pub(super) fn merged(person: &Person, t: Translator) -> Option<AnyView> {
    merged_into(person.merged_into, t)
}

/// The same for pages that know of the person only this.
pub(super) fn merged_into(into: Option<Id<Person>>, t: Translator) -> Option<AnyView> {
    into.map(|into| {
        let href = Route::ConsolePerson { id: into }.href();
        view! {
            <Banner icon="sp-alert" text=t.get("console-identity-is-merged")/>
            <p><SmallLink href=href text=t.get("console-identity-into")/></p>
        }
        .into_any()
    })
}

/// For pages that say only whose they are: the name to be shown, and where it is hidden the bar that says
/// so, with the way to ask for it.
pub(super) fn whose(name: &Field<String>, t: Translator) -> (String, Option<AnyView>) {
    match name {
        Field::Shown(name) => (name.clone(), None),
        Field::Masked(group) => {
            let asked = view! {
                <MaskBar groups=vec![*group]/>
                <p><Masked group=*group id="nome" what=t.get("console-name")/></p>
            };
            (t.get("console-person-masked"), Some(asked.into_any()))
        }
        Field::Absent => (t.get("console-person-masked"), None),
    }
}

/// A remark where the codice fiscale does not fit the data; it says what differs and blocks nothing.
fn code_differs(person: &Person, t: Translator) -> Option<AnyView> {
    let differences = person.code_differences();
    let what: Vec<String> = differences.into_iter().map(|difference| differs_in(difference, t)).collect();
    (!what.is_empty()).then(|| {
        let text = t.with("console-code-differs", &[("what", what.join(", ").into())]);
        view! { <Banner icon="sp-alert" text=text/> }.into_any()
    })
}

/// A remark where the codice fiscale names a place where nobody could be born on that day.
fn place_differs(place: CodePlace, t: Translator) -> AnyView {
    let text = match place {
        CodePlace::Unknown(code) => t.with("console-code-place-unknown", &[("code", code.into())]),
        CodePlace::NotThen { name, first, last } => {
            let (first, last) = (format::date(first), format::date(last));
            let values = [("name", name.into()), ("first", first.into()), ("last", last.into())];
            t.with("console-code-place-then", &values)
        }
    };
    view! { <Banner icon="sp-alert" text=text/> }.into_any()
}

pub(super) fn differs_in(difference: Difference, t: Translator) -> String {
    let (key, in_code) = match difference {
        Difference::FamilyName(letters) => ("console-code-differs-family-name", letters),
        Difference::GivenName(letters) => ("console-code-differs-given-name", letters),
        Difference::BirthDate { day, month, year2 } => {
            ("console-code-differs-birth", format!("{day:02}/{month:02}/{year2:02}"))
        }
        Difference::Sex(sex) => ("console-code-differs-sex", t.get(words::sex(sex))),
    };
    t.with(key, &[("code", in_code.into())])
}

/// The groups of which something of a person is hidden.
pub(super) fn hidden(person: &Person) -> Vec<domain::mask::Group> {
    hidden_groups([
        person.identity.name().and_then(hidden_by),
        hidden_by(&person.fiscal_code),
        hidden_by(&person.birth_date),
        hidden_by(&person.birth_place),
        hidden_by(&person.sex),
        hidden_by(&person.email),
        hidden_by(&person.phone),
        hidden_by(&person.residence),
    ])
}

/// What is known of a person, each fact through the mask.
pub(super) fn person_facts(person: &Person, t: Translator) -> Vec<Fact> {
    let known = |value: &Option<String>| value.clone().unwrap_or_else(|| t.get("console-unknown"));
    let mut facts = names(&person.identity, t);
    // Nothing is known, and nothing is asked, of who gave no name.
    if person.identity.is_anonymous() {
        return facts;
    }
    facts.extend([
        Fact::field(t.get("console-fiscal-code"), &person.fiscal_code, |code| {
            known(&code.as_ref().map(ToString::to_string))
        }),
        Fact::field(t.get("console-person-born-on"), &person.birth_date, |born| {
            known(&born.map(Born::words))
        }),
    ]);
    // Of the living nothing is said.
    if let Field::Shown(Some(died)) = &person.death_date {
        facts.push(Fact::text(t.get("console-person-died-on"), format::date(*died)));
    }
    facts.extend([
        Fact::field(t.get("console-person-born-at"), &person.birth_place, |place| {
            place.as_deref().map_or_else(|| t.get("console-unknown"), |place| place_words(t, place))
        }),
        Fact::field(t.get("console-person-sex"), &person.sex, |sex| {
            known(&sex.map(|sex| t.get(words::sex(sex))))
        }),
        Fact::field(t.get("console-person-phone"), &person.phone, known),
        Fact::field(t.get("console-person-email"), &person.email, known),
        Fact::field(t.get("console-person-residence"), &person.residence, known),
    ]);
    facts
}

/// The alias, and the name behind it or instead of it.
fn names(identity: &Identity, t: Translator) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Identity::Anonymous { alias } | Identity::Protected { alias, .. } = identity {
        facts.push(Fact::text(t.get("console-identity-alias"), alias.as_str()));
    }
    if let Some(name) = identity.name() {
        facts.push(Fact::field(t.get("console-person-family-name"), name, |name| name.family.clone()));
        facts.push(Fact::field(t.get("console-person-given-name"), name, |name| name.given.clone()));
    }
    facts
}
