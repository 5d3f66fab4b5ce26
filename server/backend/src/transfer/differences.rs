//! What is not the same between two values, place by place.

use std::collections::BTreeSet;

use domain::transfer::Difference;
use serde::Serialize;
use serde_json::{Map, Value};

/// What is not the same between two values, place by place.
pub(super) fn differences<T: Serialize>(before: &T, after: &T) -> Vec<Difference> {
    let value = |of: &T| serde_json::to_value(of).unwrap_or_default();
    let mut found = Vec::new();
    walk("", Some(&value(before)), Some(&value(after)), &mut found);
    found
}

fn walk(path: &str, before: Option<&Value>, after: Option<&Value>, found: &mut Vec<Difference>) {
    let both = |is: fn(&Value) -> bool| before.is_none_or(is) && after.is_none_or(is);
    if before == after {
        return;
    }
    if both(Value::is_object) {
        let records = [before, after].into_iter().flatten().filter_map(Value::as_object);
        let keys: BTreeSet<&String> = records.flat_map(Map::keys).collect();
        for key in keys {
            let place = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            let (old, new) = (before.and_then(|it| it.get(key)), after.and_then(|it| it.get(key)));
            walk(&place, old, new, found);
        }
    } else if both(Value::is_array) && [before, after].into_iter().flatten().any(holds_records) {
        let all = |list: Option<&Value>| list.and_then(Value::as_array).map_or(0, Vec::len);
        for index in 0..all(before).max(all(after)) {
            let (old, new) = (before.and_then(|it| it.get(index)), after.and_then(|it| it.get(index)));
            walk(&format!("{path}[{index}]"), old, new, found);
        }
    } else {
        found.push(Difference { path: path.to_owned(), before: before.map(text), after: after.map(text) });
    }
}

/// A list of words is told whole: which of them stands where means nothing.
fn holds_records(list: &Value) -> bool {
    list.as_array().is_some_and(|all| all.iter().any(|one| one.is_object() || one.is_array()))
}

/// The whole of it, however long: what people agree to is told apart by it.
fn text(value: &Value) -> String {
    let word = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match value.as_array() {
        Some(all) => all.iter().map(word).collect::<Vec<_>>().join(", "),
        None => word(value),
    }
}
