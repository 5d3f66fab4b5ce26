//! A household: what can hardly be, who is in it, and its story.

use chrono::NaiveDate;
use domain::{
    Id, format,
    household::{
        Guardianship, Holder, Household, Member, Protection, Warning, standing, successor, warnings,
    },
    mask::Field,
    permission::Permission,
    person::Born,
};
use leptos::prelude::*;

use super::{ADD, Act, FamilyPage, shown_name};
use crate::{
    components::console::{
        Banner, Fold, Line, Lines, MaskedValue, Rows, Section, SmallKind, SmallLink, may_do,
    },
    console::person_facts::{FIX, period, why, with_why},
    i18n::Translator,
    routes::Route,
};

/// How somebody is protected, in words.
pub(super) const fn guardianship(kind: Guardianship) -> &'static str {
    match kind {
        Guardianship::Guardian => "console-family-guardian",
        Guardianship::Curator => "console-family-curator",
        Guardianship::Support => "console-family-support",
    }
}

/// Who protects somebody, in words.
pub(super) fn holder(holder: &Holder, t: Translator) -> String {
    match holder {
        Holder::Known { called, .. } | Holder::Named(called) => shown_name(called, t),
    }
}

fn protection(protection: &Protection, t: Translator) -> String {
    let how = t.get(guardianship(protection.kind));
    match &protection.holder {
        Some(by) => format!("{how}: {}", holder(by, t)),
        None => how,
    }
}

const fn yes_no(yes: bool) -> &'static str {
    if yes { "console-yes" } else { "console-family-no" }
}

fn masked<T>(field: &Field<T>, words: impl FnOnce(&T) -> String) -> AnyView {
    match field {
        Field::Shown(value) => words(value).into_any(),
        Field::Masked(group) => view! { <MaskedValue group=*group/> }.into_any(),
        Field::Absent => ().into_any(),
    }
}

/// How old somebody is, or between which years, and when they were born.
fn years(born: Born, today: NaiveDate, t: Translator) -> String {
    let (least, most) = born.age(today);
    let date = ("date", born.words().into());
    if least == most {
        t.with("console-family-years", &[("n", most.into()), date])
    } else {
        t.with("console-family-years-between", &[("least", least.into()), ("most", most.into()), date])
    }
}

/// What can hardly be, in words.
fn told(warning: Warning, name: &str, t: Translator) -> String {
    let about = |key| t.with(key, &[("name", name.into())]);
    match warning {
        Warning::MinorsAlone => t.get("console-family-warn-minors"),
        Warning::NobodyAnswers => t.get("console-family-warn-nobody"),
        Warning::NoHead => t.get("console-family-warn-head"),
        Warning::LivesTwice(_) => about("console-family-warn-twice"),
        Warning::GuardianIsMinor(_) => about("console-family-warn-young"),
        Warning::GuardianUnnamed(_) => about("console-family-warn-unnamed"),
        Warning::GuardsThemselves(_) => about("console-family-warn-self"),
        Warning::MinorWithAuthority(_) => about("console-family-warn-authority"),
        Warning::EndsBeforeItBegins(_) => about("console-family-warn-backwards"),
        Warning::BeforeBirth(_) => about("console-family-warn-birth"),
        Warning::AgeInDoubt(_) => about("console-family-warn-doubt"),
    }
}

impl FamilyPage {
    /// The household with this place among those that are shown.
    pub(super) fn household(&self, place: usize, id: Id<Household>, t: Translator) -> AnyView {
        let rows = self.known.rows();
        let here: Vec<&Member> =
            standing(rows).filter(|row| row.household == id && row.lasts(self.today)).collect();
        let at = anchor(id);
        let banners = warnings(rows, id, self.today)
            .into_iter()
            .map(|warning| {
                let member = warning.about().and_then(|about| self.member(about));
                let name = member.map(|member| shown_name(&member.called, t)).unwrap_or_default();
                view! { <Banner icon="sp-alert" text=told(warning, &name, t)/> }.into_any()
            })
            .collect_view();
        let gone = !here.iter().any(|member| member.person == self.known.person.id);
        let gone = gone.then(|| view! { <p>{t.get("console-family-left")}</p> });
        let members = if here.is_empty() {
            view! { <p>{t.get("console-family-empty")}</p> }.into_any()
        } else {
            self.members(&here, t)
        };
        let title = if self.known.households().len() == 1 {
            t.get("console-family-household")
        } else {
            t.with("console-family-numbered", &[("n", (place + 1).into())])
        };
        let (act, story) = (self.doing(id, &at, t), self.story(id, t));
        view! { <Section id=at title=title>{gone}{banners}{members}{act}{story}</Section> }.into_any()
    }

    /// The form that is open here, or the way to it.
    fn doing(&self, id: Id<Household>, at: &str, t: Translator) -> AnyView {
        match &self.act {
            _ if !may_do(Permission::EditCards) => ().into_any(),
            Act::Find(finding) if finding.household == id => self.find(finding, t),
            Act::Write(writing) if writing.form.household == Some(id) => self.writing(writing, t),
            _ => {
                let href = self.link(ADD, id.to_string(), at);
                view! { <p><SmallLink href=href text=t.get("console-family-add")/></p> }.into_any()
            }
        }
    }

    fn members(&self, here: &[&Member], t: Translator) -> AnyView {
        let heads = [
            "console-col-person",
            "console-family-relation",
            "console-family-age",
            "console-family-lives",
            "console-family-authority",
            "console-family-protection",
            "console-family-change",
        ];
        let heads = heads.map(|head| t.get(head)).to_vec();
        let rows: Vec<Vec<AnyView>> = here.iter().map(|member| self.cells(member, t)).collect();
        view! { <Rows caption=t.get("console-family-members") heads=heads rows=rows/> }.into_any()
    }

    fn cells(&self, member: &Member, t: Translator) -> Vec<AnyView> {
        let name = masked(&member.called, String::clone);
        let href = Route::ConsolePerson { id: member.person }.href();
        let age = masked(&member.birth_date, |born| match born {
            Some(born) => years(*born, self.today, t),
            None => t.get("console-unknown"),
        });
        let protected = masked(&member.protection, |found| match found {
            Some(found) => protection(found, t),
            None => t.get("console-family-no"),
        });
        vec![
            view! { <a href=href>{name}</a> }.into_any(),
            format!("{}, {}", self.relation(member, t), period(member.from, member.to, t)).into_any(),
            age,
            t.get(yes_no(member.cohabiting)).into_any(),
            masked(&member.authority, |has| t.get(yes_no(*has))),
            protected,
            self.fix_link(member, t).into_any(),
        ]
    }

    /// The words of the relation as they were when it was written down.
    fn relation(&self, member: &Member, t: Translator) -> String {
        let day = domain::calendar::day_in_rome(member.recorded.at);
        let words = self.kinship.label(&member.relation, day, t.lang());
        words.map_or_else(|| member.relation.to_string(), str::to_owned)
    }

    fn fix_link(&self, member: &Member, t: Translator) -> Option<AnyView> {
        let is_last = successor(self.known.rows(), member.id).is_none();
        (is_last && member.may_be_corrected() && may_do(Permission::EditCards)).then(|| {
            let href = self.link(FIX, member.id.to_string(), &anchor(member.household));
            let (text, more) = (t.get("console-facts-fix"), shown_name(&member.called, t));
            view! { <SmallLink kind=SmallKind::Link href=href text=text more=more/> }.into_any()
        })
    }

    /// Whatever was written down of this household, with who wrote it, folded.
    fn story(&self, id: Id<Household>, t: Translator) -> AnyView {
        let rows = self.known.rows().iter();
        let lines: Vec<Line> =
            rows.filter(|row| row.household == id && !row.withdrawn).map(|row| self.line(row, t)).collect();
        let summary = t.with("console-family-story", &[("n", lines.len().into())]);
        view! { <Fold summary=summary><Lines lines=lines none=String::new()/></Fold> }.into_any()
    }

    fn line(&self, member: &Member, t: Translator) -> Line {
        let struck = successor(self.known.rows(), member.id).map(|next| {
            let key = if next.withdrawn { "console-facts-struck-never" } else { "console-facts-struck" };
            let values = [
                ("name", next.recorded.by.name.as_str().into()),
                ("date", format::date_time(next.recorded.at).into()),
            ];
            with_why(t.with(key, &values), next.why.as_ref(), t)
        });
        let days = period(member.from, member.to, t);
        let gone = !member.lasts(self.today);
        Line {
            head: format!("{}: {} ({days})", shown_name(&member.called, t), self.relation(member, t)),
            by: member.recorded.by.name.clone(),
            at: member.recorded.at,
            text: why(member.why.as_ref(), t),
            struck,
            act: gone.then(|| self.fix_link(member, t)).flatten(),
        }
    }
}

/// The id of a household's heading.
pub(super) fn anchor(id: Id<Household>) -> String {
    format!("nucleo-{id}")
}
