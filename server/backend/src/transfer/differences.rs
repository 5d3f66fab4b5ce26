//! What is not the same between two values, place by place.

use std::collections::BTreeSet;

use domain::transfer::Difference;
use serde::Serialize;
use serde_json::Value;

/// Most characters of a value that is shown.
const MOST: usize = 300;

/// What is not the same between two values, place by place.
pub(super) fn differences<T: Serialize>(before: &T, after: &T) -> Vec<Difference> {
    let value = |of: &T| serde_json::to_value(of).unwrap_or_default();
    let mut found = Vec::new();
    walk("", Some(&value(before)), Some(&value(after)), &mut found);
    found
}

fn walk(path: &str, before: Option<&Value>, after: Option<&Value>, found: &mut Vec<Difference>) {
    match (before, after) {
        _ if before == after => {}
        (Some(Value::Object(old)), Some(Value::Object(new))) => {
            let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
            for key in keys {
                let place = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                walk(&place, old.get(key), new.get(key), found);
            }
        }
        (Some(Value::Array(old)), Some(Value::Array(new))) => {
            for index in 0..old.len().max(new.len()) {
                walk(&format!("{path}[{index}]"), old.get(index), new.get(index), found);
            }
        }
        _ => {
            found.push(Difference {
                path: path.to_owned(),
                before: before.map(text),
                after: after.map(text),
            });
        }
    }
}

fn text(value: &Value) -> String {
    let whole = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    if whole.chars().count() <= MOST {
        return whole;
    }
    let mut short: String = whole.chars().take(MOST).collect();
    short.push('…');
    short
}
