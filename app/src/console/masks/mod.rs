//! What profiles may not see: the list of profiles, the editor of a mask, and the matrix of all of them.

mod editor;
mod form;
mod matrix;
mod samples;

use domain::{
    mask::{Group, Mask},
    profile::Profile,
};
use leptos::prelude::*;

pub use editor::MaskPage;
pub use form::{HIDDEN, MASK_ACTION, MaskAct, MaskError, MaskForm};
pub use matrix::{MatrixPage, matrix_csv};

use super::words;
use crate::{
    components::{
        StatusTag, TagKind,
        console::{PageHead, Rows, SmallLink},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Masks, Route},
};

/// The names of these groups; that there is none, in words.
pub(super) fn named(groups: impl IntoIterator<Item = Group>, t: Translator) -> String {
    let names: Vec<String> = groups.into_iter().map(|group| t.get(words::group(group))).collect();
    if names.is_empty() { t.get("console-masks-no-group") } else { names.join(", ") }
}

/// Whether a mask shows a group, as a word with its shape.
fn standing(mask: &Mask, group: Group, t: Translator) -> AnyView {
    if mask.hides(group) {
        view! { <StatusTag kind=TagKind::Mute icon="sp-lock" text=t.get("console-masks-hidden")/> }.into_any()
    } else {
        view! { <StatusTag kind=TagKind::Info icon="it-password-visible" text=t.get("console-masks-shown")/> }
            .into_any()
    }
}

/// The profiles of the zone.
#[derive(Debug, Clone)]
pub struct MasksPage {
    /// By name.
    pub profiles: Vec<Profile>,
    /// Whether whoever looks may change them.
    pub may_change: bool,
}

impl Page for MasksPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-masks-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let heads = [
            "console-masks-profile",
            "console-masks-groups",
            "console-masks-desks",
            "console-masks-operators",
            "console-masks-waiting",
        ];
        let rows = self.profiles.iter().map(|profile| self.row(profile, t)).collect();
        let matrix = Route::ConsoleMasks(Masks::Matrix).href();
        view! {
            <PageHead title=t.get("console-masks-title") sub=t.get("console-masks-lead")>
                <SmallLink href=matrix text=t.get("console-masks-matrix")/>
            </PageHead>
            <Rows caption=t.get("console-masks-title") heads=heads.map(|key| t.get(key)).to_vec() rows=rows/>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::lists()
    }
}

impl MasksPage {
    fn row(&self, profile: &Profile, t: Translator) -> Vec<AnyView> {
        let name = profile.name.clone();
        let name = if self.may_change {
            let href = Route::ConsoleMasks(Masks::Profile(profile.id)).href();
            view! { <a href=href>{name}</a> }.into_any()
        } else {
            name.into_any()
        };
        vec![
            name,
            named(profile.mask.groups(), t).into_any(),
            profile.desks.join(", ").into_any(),
            profile.operators.to_string().into_any(),
            profile.waiting.to_string().into_any(),
        ]
    }
}
