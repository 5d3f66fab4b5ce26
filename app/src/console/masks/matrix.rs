//! Every profile and every group: for the data-protection officer, on paper and as a file.

use domain::{format, mask::Group, profile::Profile, spreadsheet};
use leptos::prelude::*;

use super::{hiding, samples, standing};
use crate::{
    components::console::{Backbar, PageHead, Rows, SmallLink},
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
            <Rows caption=t.get("console-masks-matrix-title") heads=heads rows=rows/>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::matrices()
    }
}

/// The matrix as a file for spreadsheets, in Italian: paper goes to others.
pub fn matrix_csv(profiles: &[Profile], t: Translator) -> String {
    let names = profiles.iter().map(|profile| profile.name.clone());
    let head = spreadsheet::line(std::iter::once(t.get("console-masks-group")).chain(names));
    let row = |group: Group| {
        let cells = profiles.iter().map(|profile| t.get(hiding(profile.mask.hiding_of(group))));
        spreadsheet::line(std::iter::once(t.get(words::group(group))).chain(cells))
    };
    let rows: String = Group::ALL.into_iter().map(row).collect();
    format!("{}{head}{rows}", spreadsheet::MARK_OF_UTF8)
}
