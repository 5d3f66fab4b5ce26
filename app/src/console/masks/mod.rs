//! What profiles may not see and not do: the list of profiles, the editor of one, and the matrix of all of them.

mod deciding;
mod durations;
mod editor;
mod form;
mod matrix;
pub mod permissions;
mod samples;

use domain::{
    mask::{Group, Hiding, Mask},
    profile::Profile,
};
use leptos::prelude::*;

pub use durations::{DurationsError, DurationsForm, DurationsPage, MINUTES};
pub use editor::MaskPage;
pub use form::{GROUP, MASK_ACTION, MaskAct, MaskError, MaskForm};
pub use matrix::{MatrixPage, matrix_csv};
pub(in crate::console) use samples::profile as sample_profile;

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

/// What becomes of a group, in a word.
pub(in crate::console) const fn hiding(how: Option<Hiding>) -> &'static str {
    match how {
        None => "console-masks-shown",
        Some(Hiding::Masked) => "console-masks-hidden",
        Some(Hiding::Absent) => "console-masks-absent",
    }
}

/// The groups that a mask hides, and which of them are absent, in words.
fn hidden(mask: &Mask, t: Translator) -> String {
    let absent: Vec<Group> = mask.those(Hiding::Absent).collect();
    let masked = named(mask.those(Hiding::Masked), t);
    if absent.is_empty() {
        return masked;
    }
    t.with("console-masks-both", &[("hidden", masked.into()), ("absent", named(absent, t).into())])
}

/// The names of these groups; that there is none, in words.
pub(super) fn named(groups: impl IntoIterator<Item = Group>, t: Translator) -> String {
    let names: Vec<String> = groups.into_iter().map(|group| t.get(words::group(group))).collect();
    if names.is_empty() { t.get("console-masks-no-group") } else { names.join(", ") }
}

/// Whether a mask shows a group, as a word with its shape.
fn standing(mask: &Mask, group: Group, t: Translator) -> AnyView {
    let how = mask.hiding_of(group);
    let (kind, icon) = match how {
        None => (TagKind::Info, "it-password-visible"),
        Some(Hiding::Masked) => (TagKind::Mute, "sp-lock"),
        Some(Hiding::Absent) => (TagKind::Mute, "sp-eye-off"),
    };
    view! { <StatusTag kind=kind icon=icon text=t.get(hiding(how))/> }.into_any()
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
            "console-masks-withheld",
            "console-masks-desks",
            "console-masks-operators",
            "console-masks-waiting",
        ];
        let rows = self.profiles.iter().map(|profile| self.row(profile, t)).collect();
        let matrix = Route::ConsoleMasks(Masks::Matrix).href();
        let new = self.may_change.then(|| {
            let href = Route::ConsoleMasks(Masks::NewProfile).href();
            view! { " "<SmallLink href=href text=t.get("console-profiles-new")/> }
        });
        let durations = self.may_change.then(|| {
            let href = Route::ConsoleMasks(Masks::Durations).href();
            view! { " "<SmallLink href=href text=t.get("console-durations-title")/> }
        });
        view! {
            <PageHead title=t.get("console-masks-title") sub=t.get("console-masks-lead")>
                <SmallLink href=matrix text=t.get("console-masks-matrix")/>
                {durations}
                {new}
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
        let name = if profile.retired {
            t.with("console-profiles-retired-name", &[("name", profile.name.as_str().into())])
        } else {
            profile.name.clone()
        };
        let name = if self.may_change {
            let href = Route::ConsoleMasks(Masks::Profile(profile.id)).href();
            view! { <a href=href>{name}</a> }.into_any()
        } else {
            name.into_any()
        };
        vec![
            name,
            hidden(&profile.mask, t).into_any(),
            permissions::named(profile.withheld.iter().copied(), t).into_any(),
            profile.desks.join(", ").into_any(),
            profile.operators.to_string().into_any(),
            profile.waiting.to_string().into_any(),
        ]
    }
}
