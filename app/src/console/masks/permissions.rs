//! What a profile allows, as it is chosen and told.

use std::collections::BTreeSet;

use domain::permission::Permission;
use leptos::prelude::*;

use crate::{
    components::{Choices, Control, Pick},
    console::words,
    i18n::Translator,
};

/// How the names of the choices begin, one for each permission; after it comes its code.
const PERMISSION: &str = "permesso-";
/// The id of the first choice, where the errors lead.
pub const PERMISSIONS: &str = "profilo-permessi";
const GIVEN: &str = "si";
const WITHHELD: &str = "no";

fn name(permission: Permission) -> String {
    format!("{PERMISSION}{}", permission.code())
}

/// What is withheld in a form; `value` gives the value of a field. What was not chosen is allowed.
pub fn withheld<'a>(value: impl Fn(&str) -> &'a str) -> BTreeSet<Permission> {
    Permission::ALL.into_iter().filter(|permission| value(&name(*permission)) == WITHHELD).collect()
}

/// The names of these permissions; that there is none, in words.
pub(in crate::console) fn named(permissions: impl IntoIterator<Item = Permission>, t: Translator) -> String {
    let names: Vec<String> =
        permissions.into_iter().map(|permission| t.get(words::permission(permission))).collect();
    if names.is_empty() { t.get("console-masks-no-group") } else { names.join(", ") }
}

/// What a choice of a form says, in words; none for a field that is no such choice.
pub(in crate::console) fn told(name: &str, value: &str, t: Translator) -> Option<(String, String)> {
    let permission = Permission::from_code(name.strip_prefix(PERMISSION)?)?;
    let said = match value {
        GIVEN => t.get("console-permission-given"),
        WITHHELD => t.get("console-permission-withheld"),
        _ => return None,
    };
    Some((t.get(words::permission(permission)), said))
}

/// A choice for each permission. The error stands at the first.
pub(in crate::console) fn choices(
    withheld: &BTreeSet<Permission>,
    error: Option<&str>,
    t: Translator,
) -> AnyView {
    let choice = |permission: Permission| {
        let is_first = Permission::ALL.first() == Some(&permission);
        let name = name(permission);
        let id = if is_first { PERMISSIONS.to_owned() } else { name.clone() };
        let error = error.filter(|_| is_first).map(str::to_owned);
        let control = Control::new(name, t.get(words::permission(permission))).id(id).error(error);
        let options = vec![
            Pick::new(GIVEN, t.get("console-permission-given")),
            Pick::new(WITHHELD, t.get("console-permission-withheld")),
        ];
        let value = if withheld.contains(&permission) { WITHHELD } else { GIVEN };
        view! { <Choices control=control options=options value=value/> }
    };
    Permission::ALL.into_iter().map(choice).collect_view().into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_chosen_is_allowed() {
        let found = withheld(|name| if name == "permesso-read_cards" { "no" } else { "" });
        assert_eq!(found, BTreeSet::from([Permission::ReadCards]));
    }
}
