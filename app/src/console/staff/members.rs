//! The operators of the zone.

use chrono::NaiveDate;
use domain::{
    intake::Page as PageOf,
    staff::{Member, Standing},
};
use leptos::prelude::*;

use super::{samples, words};
use crate::{
    components::{
        Control, Input, TextField,
        booking::AskForm,
        console::{Empty, PageHead, Pager, Rows, SmallButton, SmallKind, SmallLink},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Route, StaffPart, staff},
};

/// Operators by name, with the desks where they work today.
#[derive(Debug, Clone)]
pub struct MembersPage {
    /// What was looked for; may be empty.
    pub words: String,
    /// One page of them.
    pub page: PageOf<Member>,
    /// Today.
    pub today: NaiveDate,
}

impl Page for MembersPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-staff-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let new = Route::ConsoleStaff(StaffPart::New).href();
        let import = Route::ConsoleStaff(StaffPart::Import).href();
        let next = self.page.next.clone().map(|key| {
            Route::ConsoleStaff(StaffPart::Members { words: self.words.clone(), after: Some(key) }).href()
        });
        let find = Control::new(staff::WORDS, t.get("console-staff-find")).id("f-nome");
        let all = Route::ConsoleStaff(StaffPart::members()).href();
        let typed = self.words.clone();
        let list = if self.page.rows.is_empty() {
            let (title, why) = (t.get("console-staff-none"), t.get("console-staff-none-why"));
            view! { <Empty title=title why=why/> }.into_any()
        } else {
            rows(&self.page.rows, self.today, t)
        };
        view! {
            <PageHead title=t.get("console-staff-title") sub=t.get("console-staff-lead")>
                <SmallLink kind=SmallKind::Secondary href=import text=t.get("console-staff-import")/>
                <SmallLink kind=SmallKind::Primary href=new text=t.get("console-staff-new")/>
            </PageHead>
            <AskForm action=all>
                <TextField control=find value=typed input=Input::Search max=100/>
                <p><SmallButton text=t.get("console-staff-find-button")/></p>
            </AskForm>
            {list}
            <Pager label=t.get("console-pages") previous=None next=next/>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::lists()
    }
}

fn rows(members: &[Member], today: NaiveDate, t: Translator) -> AnyView {
    let heads = ["console-staff-name", "console-staff-state", "console-staff-works-at"];
    let heads = heads.map(|key| t.get(key)).to_vec();
    let row = |member: &Member| {
        let href = Route::ConsoleStaff(StaffPart::Member(member.me.id)).href();
        let counts = member.memberships.iter().filter(|one| one.standing(today) == Standing::InForce);
        let desks: Vec<String> =
            counts.map(|one| format!("{} ({})", one.desk.name, words::role(one.role, t))).collect();
        let desks = if desks.is_empty() { t.get("console-staff-no-desk") } else { desks.join("; ") };
        vec![
            view! { <a href=href>{member.me.name.clone()}</a> }.into_any(),
            words::enabled(member.enabled, t),
            desks.into_any(),
        ]
    };
    let rows = members.iter().map(row).collect();
    view! { <Rows caption=t.get("console-staff-title") heads=heads rows=rows/> }.into_any()
}
