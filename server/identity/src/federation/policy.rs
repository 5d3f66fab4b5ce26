//! Metadata policies (`OpenID` Federation 1.0 § 6.1): what the authorities above an entity make of
//! what it says about itself.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::statement::RawPolicy;

/// Why a policy cannot be combined or followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PolicyProblem {
    /// An operator has a value that it cannot have.
    #[error("an operator of a policy has an impossible value")]
    Malformed,
    /// An operator that must be understood is not known.
    #[error("a policy has a critical operator that is not known")]
    UnknownCritical,
    /// Two authorities contradict each other.
    #[error("the policies on the way contradict each other")]
    Contradiction,
    /// The metadata does not satisfy the policy.
    #[error("the metadata does not satisfy the policy")]
    Violation,
}

/// The operators on one parameter. They are applied in the order in which they stand here.
#[derive(Debug, Clone, Default, PartialEq)]
struct Rule {
    value: Option<Value>,
    add: Option<Vec<Value>>,
    default: Option<Value>,
    one_of: Option<Vec<Value>>,
    subset_of: Option<Vec<Value>>,
    superset_of: Option<Vec<Value>>,
    essential: bool,
}

impl Rule {
    fn read(operators: &Map<String, Value>, critical: &[String]) -> Result<Self, PolicyProblem> {
        let mut rule = Self::default();
        for (operator, value) in operators {
            match operator.as_str() {
                "value" => rule.value = Some(value.clone()),
                "add" => rule.add = Some(list(value)?),
                "default" if !value.is_null() => rule.default = Some(value.clone()),
                "one_of" => rule.one_of = Some(list(value)?),
                "subset_of" => rule.subset_of = Some(list(value)?),
                "superset_of" => rule.superset_of = Some(list(value)?),
                "essential" => rule.essential = value.as_bool().ok_or(PolicyProblem::Malformed)?,
                "default" => return Err(PolicyProblem::Malformed),
                unknown if critical.iter().any(|name| name == unknown) => {
                    return Err(PolicyProblem::UnknownCritical);
                }
                _ => {}
            }
        }
        rule.consistent()
    }

    /// Adds what an authority further down says. It may only narrow.
    fn merge(self, lower: Self) -> Result<Self, PolicyProblem> {
        let one_of = both(self.one_of, lower.one_of, |a, b| shared(&a, &b));
        if one_of.as_ref().is_some_and(Vec::is_empty) {
            return Err(PolicyProblem::Contradiction);
        }
        Self {
            value: equal(self.value, lower.value)?,
            add: both(self.add, lower.add, |a, b| united(&a, &b)),
            default: equal(self.default, lower.default)?,
            one_of,
            subset_of: both(self.subset_of, lower.subset_of, |a, b| shared(&a, &b)),
            superset_of: both(self.superset_of, lower.superset_of, |a, b| united(&a, &b)),
            essential: self.essential || lower.essential,
        }
        .consistent()
    }

    /// The combinations that § 6.1.3.1 allows.
    fn consistent(self) -> Result<Self, PolicyProblem> {
        let scalar = self.one_of.is_some();
        let of_lists = self.add.is_some() || self.subset_of.is_some() || self.superset_of.is_some();
        let narrow = |wide: &Option<Vec<Value>>, inner: &[Value]| {
            wide.as_ref().is_none_or(|wide| inner.iter().all(|one| wide.contains(one)))
        };
        let mut sound = !(scalar && of_lists);
        sound &= self.superset_of.as_ref().is_none_or(|needed| narrow(&self.subset_of, needed));
        sound &= self.add.as_ref().is_none_or(|added| narrow(&self.subset_of, added));
        if let Some(value) = &self.value {
            let values = items(value);
            sound &= self.one_of.as_ref().is_none_or(|allowed| allowed.contains(value));
            sound &= narrow(&self.subset_of, &values);
            sound &=
                self.superset_of.as_ref().is_none_or(|needed| needed.iter().all(|one| values.contains(one)));
            sound &= self.add.as_ref().is_none_or(|added| added.iter().all(|one| values.contains(one)));
            sound &= !(value.is_null() && (self.essential || self.default.is_some()));
        }
        if sound { Ok(self) } else { Err(PolicyProblem::Contradiction) }
    }

    /// The parameter after the policy; none if it goes.
    fn apply(&self, found: Option<Value>) -> Result<Option<Value>, PolicyProblem> {
        let mut now = match &self.value {
            Some(Value::Null) => None,
            Some(value) => Some(value.clone()),
            None => found,
        };
        if let Some(added) = &self.add {
            now = Some(Value::Array(united(&now.as_ref().map(items).unwrap_or_default(), added)));
        }
        let mut now = now.or_else(|| self.default.clone());
        if let (Some(allowed), Some(value)) = (&self.one_of, &now)
            && !allowed.contains(value)
        {
            return Err(PolicyProblem::Violation);
        }
        if let (Some(allowed), Some(value)) = (&self.subset_of, &now) {
            let kept = shared(&items(value), allowed);
            now = (!kept.is_empty()).then_some(Value::Array(kept));
        }
        if let (Some(needed), Some(value)) = (&self.superset_of, &now) {
            let values = items(value);
            if !needed.iter().all(|one| values.contains(one)) {
                return Err(PolicyProblem::Violation);
            }
        }
        if self.essential && now.is_none() { Err(PolicyProblem::Violation) } else { Ok(now) }
    }
}

fn list(value: &Value) -> Result<Vec<Value>, PolicyProblem> {
    match value {
        Value::Array(values) => Ok(values.clone()),
        Value::String(_) => Ok(vec![value.clone()]),
        _ => Err(PolicyProblem::Malformed),
    }
}

fn items(value: &Value) -> Vec<Value> {
    match value {
        Value::Array(values) => values.clone(),
        other => vec![other.clone()],
    }
}

fn shared(one: &[Value], other: &[Value]) -> Vec<Value> {
    one.iter().filter(|value| other.contains(value)).cloned().collect()
}

fn united(one: &[Value], other: &[Value]) -> Vec<Value> {
    let new = other.iter().filter(|value| !one.contains(value));
    one.iter().chain(new).cloned().collect()
}

fn both<T>(one: Option<T>, other: Option<T>, join: impl Fn(T, T) -> T) -> Option<T> {
    match (one, other) {
        (Some(one), Some(other)) => Some(join(one, other)),
        (one, other) => one.or(other),
    }
}

fn equal(one: Option<Value>, other: Option<Value>) -> Result<Option<Value>, PolicyProblem> {
    match (&one, &other) {
        (Some(a), Some(b)) if a != b => Err(PolicyProblem::Contradiction),
        _ => Ok(one.or(other)),
    }
}

/// The policy on one entity type, combined from the anchor downwards.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Policy(BTreeMap<String, Rule>);

impl Policy {
    /// Reads one authority's policy. `critical` names operators that must be understood.
    ///
    /// # Errors
    /// When an operator is malformed, critical and unknown, or contradicts another.
    pub fn read(raw: &RawPolicy, critical: &[String]) -> Result<Self, PolicyProblem> {
        let rules = raw.iter().map(|(name, operators)| Ok((name.clone(), Rule::read(operators, critical)?)));
        rules.collect::<Result<_, _>>().map(Self)
    }

    /// Adds the policy of an authority further down.
    ///
    /// # Errors
    /// When the two contradict each other.
    pub fn merge(mut self, lower: Self) -> Result<Self, PolicyProblem> {
        for (name, rule) in lower.0 {
            let merged = match self.0.remove(&name) {
                Some(upper) => upper.merge(rule)?,
                None => rule,
            };
            self.0.insert(name, merged);
        }
        Ok(self)
    }

    /// What remains of an entity's own metadata.
    ///
    /// # Errors
    /// When the metadata cannot be made to follow the policy.
    pub fn apply(&self, mut metadata: Map<String, Value>) -> Result<Map<String, Value>, PolicyProblem> {
        for (name, rule) in &self.0 {
            let found = metadata.remove(name).filter(|value| !value.is_null());
            if let Some(value) = rule.apply(found)? {
                metadata.insert(name.clone(), value);
            }
        }
        Ok(metadata)
    }
}
