//! Every profile and every group, and the desks that hide more: for the data-protection officer, on paper and as a file.

use domain::{
    format,
    mask::Group,
    profile::{Excluding, Profile},
    spreadsheet,
};
use leptos::prelude::*;

use super::{hiding, named, samples, standing};
use crate::{
    components::console::{Backbar, PageHead, Rows, Section, SmallLink},
    console::words,
    i18n::{Translator, use_translator},
    page::{Layout, Page, use_frame},
    routes::{Masks, Route},
};

/// The matrix.
#[derive(Debug, Clone)]
pub struct MatrixPage {
    /// By name.
    pub profiles: Vec<Profile>,
    /// Desks that never see some groups, by body and name.
    pub desks: Vec<Excluding>,
}

impl Page for MatrixPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-masks-matrix-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let names = self.profiles.iter().map(|profile| profile.name.clone());
        let heads = std::iter::once(t.get("console-masks-group")).chain(names).collect();
        let cells = |group| self.profiles.iter().map(move |profile| standing(&profile.mask, group, t));
        let row = |group| {
            let name = t.get(words::group(group)).into_any();
            std::iter::once(name).chain(cells(group)).collect::<Vec<AnyView>>()
        };
        let rows = Group::ALL.into_iter().map(row).collect();
        let at = t.with("console-masks-matrix-at", &[("date", format::date_time(use_frame().now).into())]);
        let (list, csv) = (Masks::Profiles, Masks::MatrixCsv);
        view! {
            <Backbar href=Route::ConsoleMasks(list).href() text=t.get("console-masks-title")/>
            <PageHead title=t.get("console-masks-matrix-title") sub=at>
                <SmallLink href=Route::ConsoleMasks(csv).href() text=t.get("console-masks-matrix-csv")/>
            </PageHead>
            <p>{t.get("console-masks-matrix-lead")}</p>
            <p>{t.get("console-masks-legend")}</p>
            <Rows caption=t.get("console-masks-matrix-title") heads=heads rows=rows/>
            {excluded(&self.desks, t)}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::matrices()
    }
}

/// The desks that hide more than their profiles do.
fn excluded(desks: &[Excluding], t: Translator) -> AnyView {
    let title = t.get("console-masks-excluded");
    let content = if desks.is_empty() {
        view! { <p>{t.get("console-masks-excluded-none")}</p> }.into_any()
    } else {
        let heads = [
            "console-masks-desk",
            "console-masks-body",
            "console-masks-profile",
            "console-masks-excluded-groups",
        ];
        let row = |desk: &Excluding| {
            vec![
                desk.desk.clone().into_any(),
                desk.organisation.clone().into_any(),
                desk.profile.clone().into_any(),
                named(desk.groups.iter().copied(), t).into_any(),
            ]
        };
        let rows = desks.iter().map(row).collect();
        view! {
            <p>{t.get("console-masks-excluded-lead")}</p>
            <Rows caption=title.clone() heads=heads.map(|key| t.get(key)).to_vec() rows=rows/>
        }
        .into_any()
    };
    view! { <Section id="esclusi" title=title>{content}</Section> }.into_any()
}

/// The matrix as a file for spreadsheets, in Italian: paper goes to others. After the profiles come the desks that hide
/// more.
pub fn matrix_csv(profiles: &[Profile], desks: &[Excluding], t: Translator) -> String {
    let names = profiles.iter().map(|profile| profile.name.clone());
    let at_desk = |desk: &Excluding| {
        let values = [("desk", desk.desk.as_str().into()), ("profile", desk.profile.as_str().into())];
        t.with("console-masks-at-desk", &values)
    };
    let names = names.chain(desks.iter().map(at_desk));
    let head = spreadsheet::line(std::iter::once(t.get("console-masks-group")).chain(names));
    let row = |group: Group| {
        let cells = profiles.iter().map(|profile| hiding(profile.mask.hiding_of(group)));
        let of_desk = |desk: &Excluding| {
            let is_excluded = desk.groups.contains(&group);
            if is_excluded { "console-masks-never" } else { hiding(desk.mask.hiding_of(group)) }
        };
        let cells = cells.chain(desks.iter().map(of_desk)).map(|key| t.get(key));
        spreadsheet::line(std::iter::once(t.get(words::group(group))).chain(cells))
    };
    let rows: String = Group::ALL.into_iter().map(row).collect();
    format!("{}{head}{rows}", spreadsheet::MARK_OF_UTF8)
}
