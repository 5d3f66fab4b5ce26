//! A person beside the municipal registry: what differs, and what is taken over.

mod samples;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    format,
    mask::{Field, Group},
    person::registry::{Answer, Aside, By, Datum, Line, LookedUp, Source, Standing, Taken},
};
use leptos::prelude::*;

use crate::{
    components::{
        CheckField, Control, ErrorSummary, FieldProblem,
        booking::Hidden,
        console::{
            Backbar, Banner, Columns, Empty, Fact, Facts, Line as Written, Lines, MaskBar, Masked, PageHead,
            Rows, Section, SmallButton, SmallKind, hidden_by, hidden_groups,
        },
        request::PostForm,
    },
    console::people,
    i18n::{Translator, use_translator},
    page::{Layout, Page, use_frame},
    problems::place_words,
    routes::Route,
};

/// Name of the boxes: which data are taken.
pub const TAKE: &str = "prendi";
/// Name of the field that stands for the comparison that was seen.
pub const MARK: &str = "_version";
/// Id of the heading of the comparison.
const COMPARISON: &str = "confronto";

/// Why nothing was taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegistryProblem {
    /// Nothing was chosen, or nothing that differs.
    Nothing,
    /// The registry or the person is another one than was seen.
    Changed,
    /// Somebody else has this codice fiscale.
    CodeTaken,
}

impl RegistryProblem {
    const fn key(self) -> &'static str {
        match self {
            Self::Nothing => "console-anagrafe-error-nothing",
            Self::Changed => "console-anagrafe-error-changed",
            Self::CodeTaken => "console-anagrafe-error-code",
        }
    }
}

/// A person beside the municipal registry.
#[derive(Debug, Clone)]
pub struct PersonRegistryPage {
    /// Who, and what the registry says.
    pub looked_up: LookedUp,
    /// What is ticked.
    pub chosen: Vec<Datum>,
    /// Why nothing was taken over.
    pub problem: Option<RegistryProblem>,
}

impl PersonRegistryPage {
    /// A comparison that is only looked at.
    pub const fn new(looked_up: LookedUp) -> Self {
        Self { looked_up, chosen: Vec::new(), problem: None }
    }

    /// The same with what was chosen, and why it was not taken over.
    #[must_use]
    pub fn wrong(self, chosen: Vec<Datum>, problem: RegistryProblem) -> Self {
        Self { chosen, problem: Some(problem), ..self }
    }

    fn action(&self) -> String {
        Route::ConsolePersonRegistry { id: self.looked_up.person.id }.href()
    }

    /// The groups of which something is hidden on the page.
    fn hidden(&self) -> Vec<Group> {
        let name = hidden_by(&self.looked_up.person.identity.called());
        let (lines, family) = match &self.looked_up.answer {
            Answer::Found { lines, aside, .. } => (lines.as_slice(), hidden_by(&aside.family)),
            _ => (&[] as &[Line], None),
        };
        let of_lines = lines.iter().map(|line| line.hidden.then(|| line.datum.group()));
        hidden_groups([name, family].into_iter().chain(of_lines))
    }

    fn problems(&self, t: Translator) -> Vec<FieldProblem> {
        let id = COMPARISON.to_owned();
        self.problem.map(|problem| FieldProblem { id, message: t.get(problem.key()) }).into_iter().collect()
    }
}

impl Page for PersonRegistryPage {
    /// Tabs are seen by whoever passes by: without the person's name.
    fn title(&self, t: Translator) -> String {
        t.get("console-anagrafe-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        self.problem.is_some()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let (hidden, problems, action) = (self.hidden(), self.problems(t), self.action());
        let LookedUp { person, answer, taken } = self.looked_up;
        let back = Route::ConsolePerson { id: person.id }.href();
        // Whoever was merged is compared as who is kept.
        let compared = match people::merged(&person, t) {
            Some(merged) => {
                view! { <Section id=COMPARISON title=t.get("console-anagrafe-compare")>{merged}</Section> }
                    .into_any()
            }
            None => said(answer, &self.chosen, action, t),
        };
        let (name, masked) = match person.identity.called() {
            Field::Shown(name) => (name, None),
            Field::Masked(group) => {
                let what = t.get("console-name");
                let asked = view! { <p><Masked group=group id="nome" what=what/></p> };
                (t.get("console-person-masked"), Some(asked.into_any()))
            }
            Field::Absent => (t.get("console-person-masked"), None),
        };
        view! {
            <ErrorSummary problems=problems/>
            <Backbar href=back text=t.get("console-card-person")/>
            <PageHead title=name sub=t.get("console-anagrafe-title")/>
            <MaskBar groups=hidden/>
            {masked}
            <p>{t.get("console-anagrafe-why-here")}</p>
            {compared}
            <Section id="preso" title=t.get("console-anagrafe-taken")>
                <Lines lines=lines_of(taken, t) none=t.get("console-anagrafe-taken-none")/>
            </Section>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::pages()
    }
}

/// What the registry says, or why it says nothing. Errors lead to its heading in every case.
fn said(answer: Answer, chosen: &[Datum], action: String, t: Translator) -> AnyView {
    let quiet = |title: &'static str, why: &'static str, sources: Vec<Source>| {
        let sources = sources.iter().map(|source| source_line(source, t)).collect_view();
        view! {
            <Section id=COMPARISON title=t.get("console-anagrafe-compare")>
                <Empty title=t.get(title) why=t.get(why)/>
                {sources}
            </Section>
        }
        .into_any()
    };
    match answer {
        Answer::NoRegistry => quiet("console-anagrafe-none", "console-anagrafe-none-why", Vec::new()),
        Answer::NothingToAsk => quiet("console-anagrafe-ask", "console-anagrafe-ask-why", Vec::new()),
        Answer::Nobody(sources) => quiet("console-anagrafe-nobody", "console-anagrafe-nobody-why", sources),
        Answer::Several(source) => {
            quiet("console-anagrafe-several", "console-anagrafe-several-why", vec![source])
        }
        Answer::Found { source, by, lines, aside, mark } => {
            let by = (by == By::Name).then(|| {
                view! { <Banner icon="sp-alert" text=t.get("console-anagrafe-by-name")/> }
            });
            let (from, gone) = (source_line(&source, t), not_there(&aside, t));
            let (facts, table) = (aside_facts(&aside, t), comparison(lines, chosen, mark, action, t));
            view! {
                <Section id=COMPARISON title=t.get("console-anagrafe-compare")>
                    {from}
                    {by}
                    {gone}
                    {table}
                </Section>
                <Section id="altro" title=t.get("console-anagrafe-aside")>
                    <Facts id="anagrafe-altro" columns=Columns::Three facts=facts/>
                </Section>
            }
            .into_any()
        }
    }
}

fn source_values(source: &Source) -> [(&'static str, crate::i18n::Value<'_>); 2] {
    [("name", source.municipality.as_str().into()), ("date", format::date_time(source.as_of).into())]
}

/// Which registry, how things stood when, and a remark where that is long ago.
fn source_line(source: &Source, t: Translator) -> AnyView {
    let now: DateTime<Utc> = use_frame().now;
    let old =
        source.is_old(now).then(|| view! { <Banner icon="sp-alert" text=t.get("console-anagrafe-old")/> });
    view! {
        <p>{t.with("console-anagrafe-source", &source_values(source))}</p>
        {old}
    }
    .into_any()
}

/// A remark where somebody is dead or moved away.
fn not_there(aside: &Aside, t: Translator) -> Option<AnyView> {
    let (standing, since) = aside.standing.shown().copied()?;
    (standing != Standing::Resident).then(|| {
        let state = standing_words(standing, since, t);
        let text = t.with("console-anagrafe-not-there", &[("state", state.into())]);
        view! { <Banner icon="sp-alert" text=text/> }.into_any()
    })
}

fn standing_words(standing: Standing, since: Option<NaiveDate>, t: Translator) -> String {
    let (key, key_of_day) = match standing {
        Standing::Resident => return t.get("console-anagrafe-resident"),
        Standing::Dead => ("console-anagrafe-dead", "console-anagrafe-dead-on"),
        Standing::Emigrated => ("console-anagrafe-emigrated", "console-anagrafe-emigrated-on"),
    };
    match since {
        Some(day) => t.with(key_of_day, &[("date", format::date(day).into())]),
        None => t.get(key),
    }
}

fn aside_facts(aside: &Aside, t: Translator) -> Vec<Fact> {
    let unknown = || t.get("console-unknown");
    vec![
        Fact::field(t.get("console-anagrafe-standing"), &aside.standing, |(standing, since)| {
            standing_words(*standing, *since, t)
        }),
        Fact::field(t.get("console-anagrafe-since"), &aside.resident_since, |day| {
            day.map_or_else(unknown, format::date)
        }),
        Fact::field(t.get("console-anagrafe-family"), &aside.family, |family| {
            family.clone().unwrap_or_else(unknown)
        }),
    ]
}

/// The words of a datum.
const fn label(datum: Datum) -> &'static str {
    match datum {
        Datum::FamilyName => "console-person-family-name",
        Datum::GivenName => "console-person-given-name",
        Datum::FiscalCode => "console-fiscal-code",
        Datum::BirthDate => "console-person-born-on",
        Datum::Sex => "console-person-sex",
        Datum::BirthPlace => "console-person-born-at",
        Datum::Citizenship => "console-anagrafe-citizenship",
        Datum::Residence => "console-person-residence",
        Datum::CivilStatus => "console-anagrafe-civil-status",
        Datum::Death => "console-person-died-on",
    }
}

/// The data that may be seen, ours beside theirs; a box where there is something to take.
fn comparison(lines: Vec<Line>, chosen: &[Datum], mark: u64, action: String, t: Translator) -> AnyView {
    let lines: Vec<Line> = lines.into_iter().filter(|line| !line.hidden).collect();
    if lines.is_empty() {
        return ().into_any();
    }
    let differs = lines.iter().any(|line| line.differs);
    let heads = [
        "console-anagrafe-datum",
        "console-anagrafe-ours",
        "console-anagrafe-theirs",
        "console-anagrafe-choice",
    ];
    let heads: Vec<String> = heads.into_iter().map(|key| t.get(key)).collect();
    let rows: Vec<Vec<AnyView>> = lines.into_iter().map(|line| row(line, chosen, t)).collect();
    let caption = t.get("console-anagrafe-compare");
    let foot = if differs {
        let text = t.get("console-anagrafe-go");
        view! { <SmallButton kind=SmallKind::Primary text=text/> }.into_any()
    } else {
        view! { <p>{t.get("console-anagrafe-no-difference")}</p> }.into_any()
    };
    view! {
        <PostForm action=action>
            <Hidden pairs=vec![(MARK, mark.to_string())]/>
            <Rows caption=caption heads=heads rows=rows/>
            {foot}
        </PostForm>
    }
    .into_any()
}

fn row(line: Line, chosen: &[Datum], t: Translator) -> Vec<AnyView> {
    let what = t.get(label(line.datum));
    let choice = if line.differs {
        let text = t.with("console-anagrafe-take", &[("what", what.clone().into())]);
        let control = Control::new(TAKE, text).id(format!("{TAKE}-{}", line.datum.code()));
        let checked = chosen.contains(&line.datum);
        view! { <CheckField control=control value=line.datum.code() checked=checked/> }.into_any()
    } else if line.offered.is_some() {
        view! { <span>{t.get("console-anagrafe-same")}</span> }.into_any()
    } else {
        view! { <span>{t.get("console-anagrafe-silent")}</span> }.into_any()
    };
    let said = |value: Option<String>| match value {
        Some(place) if line.datum == Datum::BirthPlace => place_words(t, &place),
        value => value.unwrap_or_else(|| t.get("console-unknown")),
    };
    let (ours, theirs) = (said(line.held), said(line.offered));
    vec![
        what.into_any(),
        view! { <bdi>{ours}</bdi> }.into_any(),
        view! { <bdi>{theirs}</bdi> }.into_any(),
        choice,
    ]
}

/// What was taken over before, as far as it may be seen.
fn lines_of(taken: Vec<Taken>, t: Translator) -> Vec<Written> {
    taken
        .into_iter()
        .filter_map(|taken| {
            let (before, after) = (taken.before.shown()?.clone(), taken.after.shown()?.clone());
            let before = before.unwrap_or_else(|| t.get("console-unknown"));
            let [name, date] = source_values(&taken.source);
            let values = [("text", before.into()), ("words", after.into()), name, date];
            let text = t.with("console-anagrafe-taken-change", &values);
            let head = t.get(label(taken.datum));
            Some(Written { head, by: taken.by.clone(), at: taken.at, text, struck: None, act: None })
        })
        .collect()
}
