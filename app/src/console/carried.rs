//! What a form held when it was made, said in it; and what of it is hidden by now and was not saved.

use domain::mask::{Carried, Group, Lost};
use leptos::prelude::*;

use super::words;
use crate::{
    components::{FieldProblem, booking::Hidden},
    i18n::Translator,
};

/// What a form about these groups says of what it holds.
pub(super) fn field(about: impl IntoIterator<Item = Group>, hides: impl Fn(Group) -> bool) -> AnyView {
    let pairs = vec![(Carried::NAME, Carried::told(about, hides))];
    view! { <Hidden pairs=pairs/> }.into_any()
}

/// That something was not saved, because it may not be seen any more; and, where the form is still there, that the rest
/// is.
fn told(lost: &Lost, rest: bool, t: Translator) -> String {
    let what = if lost.others {
        t.get("console-hidden-meanwhile-some")
    } else {
        let names: Vec<String> = lost.named.iter().map(|group| t.get(words::group(*group))).collect();
        t.with("console-hidden-meanwhile", &[("what", names.join(", ").into())])
    };
    if rest { format!("{what} {}", t.get("console-hidden-meanwhile-rest")) } else { what }
}

/// The same among what must be corrected, with a link to the place.
pub(super) fn problem(place: &str, lost: &Lost, rest: bool, t: Translator) -> FieldProblem {
    FieldProblem { id: place.to_owned(), message: told(lost, rest, t) }
}
