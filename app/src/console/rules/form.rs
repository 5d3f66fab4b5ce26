//! Rules as they are typed.

use domain::{
    Id,
    actor::Desk,
    card::parts::{KeptRule, Place, Rule, When},
    fields::Def,
};

use crate::{
    console::{address, diary::MAX_LINE},
    routes::Route,
};

/// What the form wants: one address takes several.
pub const RULE_ACTION: &str = "azione";

/// The parameter, and the control, that says at which desk; the own one without it.
pub const RULE_DESK: &str = "sportello";

/// The address of the rules of a desk.
pub fn desk_rules(desk: Id<Desk>) -> String {
    address::with_query(&Route::ConsoleRules.href(), &[(RULE_DESK, desk.to_string())])
}

/// A rule that is added, or the reason for which one is ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RuleForm {
    /// Place and field, by their codes.
    pub field: String,
    /// Place and field of another one that does as well; may be empty.
    pub or: String,
    /// Code of the condition.
    pub when: String,
    /// Why it is added, or ended.
    pub why: String,
}

/// What must be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleError {
    /// No field, or one that there is not.
    Field,
    /// The other field is of another place, or the same one.
    Or,
    /// No condition.
    When,
    /// No reason for adding it, or too much.
    Why,
    /// The desk has the same rule already.
    There,
    /// No reason for ending this one, or too much.
    EndWhy(Id<KeptRule>),
    /// It was ended already.
    Ended(Id<KeptRule>),
}

impl RuleError {
    /// The `id` of the control, and the key of the message.
    pub fn place(self) -> (String, &'static str) {
        match self {
            Self::Field => ("campo".to_owned(), "console-rule-error-field"),
            Self::Or => ("oppure".to_owned(), "console-rule-error-or"),
            Self::When => ("quando".to_owned(), "console-rule-error-when"),
            Self::Why => ("motivo".to_owned(), "console-rule-error-why"),
            Self::There => ("campo".to_owned(), "console-rule-error-there"),
            Self::EndWhy(id) => (format!("perche-{id}"), "console-rule-error-end"),
            Self::Ended(_) => ("regole-sportello".to_owned(), "console-rule-error-ended"),
        }
    }
}

/// How a field is named in the form.
pub fn field_value(place: Place, field: &str) -> String {
    format!("{}:{field}", place.code())
}

/// The field that is named like this.
fn place(value: &str) -> Option<(Place, &'static Def)> {
    let (place, field) = value.split_once(':')?;
    let place = Place::from_code(place)?;
    Some((place, place.field(field)?))
}

fn line(typed: &str) -> Option<String> {
    let typed = typed.trim();
    (1..=usize::from(MAX_LINE)).contains(&typed.chars().count()).then(|| typed.to_owned())
}

impl RuleForm {
    /// What was posted.
    pub fn posted(fields: &[(String, String)]) -> Self {
        let one = |name: &str| {
            let found = fields.iter().find(|(of, _)| of == name);
            found.map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
        };
        Self { field: one("campo"), or: one("oppure"), when: one("quando"), why: one("motivo") }
    }

    /// The rule, and why it is added.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn check(&self) -> Result<(Rule, String), Vec<RuleError>> {
        let chosen = place(&self.field);
        let or = match (self.or.as_str(), place(&self.or), chosen) {
            ("", _, _) => Ok(None),
            (_, Some((at, or)), Some((of, field))) if at == of && or.code != field.code => Ok(Some(or)),
            _ => Err(RuleError::Or),
        };
        let chosen = chosen.ok_or(RuleError::Field);
        let when = When::from_code(&self.when).ok_or(RuleError::When);
        let why = line(&self.why).ok_or(RuleError::Why);
        match (chosen, or, when, why) {
            (Ok((place, field)), Ok(or), Ok(when), Ok(why)) => Ok((Rule { place, field, or, when }, why)),
            (chosen, or, when, why) => {
                Err([chosen.err(), or.err(), when.err(), why.err()].into_iter().flatten().collect())
            }
        }
    }

    /// Why this one is ended.
    ///
    /// # Errors
    /// When nothing, or too much, was written.
    pub fn reason(&self, of: Id<KeptRule>) -> Result<String, RuleError> {
        line(&self.why).ok_or(RuleError::EndWhy(of))
    }
}

#[cfg(test)]
mod tests {
    use domain::card::parts::Part;

    use super::*;

    #[test]
    fn a_rule_is_read_and_everything_wrong_is_said_at_once() {
        let form = RuleForm {
            field: "abitazione:vani".to_owned(),
            or: "abitazione:alloggio-note".to_owned(),
            when: "always".to_owned(),
            why: "Serve al bando casa".to_owned(),
        };
        let (rule, why) = form.check().unwrap();
        assert_eq!((rule.place, rule.field.code, rule.when), (Part::Home.into(), "vani", When::Always));
        assert_eq!((rule.or.map(|or| or.code), why.as_str()), (Some("alloggio-note"), "Serve al bando casa"));
        let other = RuleForm { or: "categoria:capofila".to_owned(), ..form.clone() };
        assert_eq!(other.check(), Err(vec![RuleError::Or]), "another field of another part");
        let elsewhere = RuleForm { field: "abitazione:permesso-tipo".to_owned(), ..form };
        assert_eq!(elsewhere.check(), Err(vec![RuleError::Field, RuleError::Or]), "a field of another part");
        let person = RuleForm {
            field: "persona:persona-telefono".to_owned(),
            or: "persona:persona-residenza".to_owned(),
            when: "third_country".to_owned(),
            why: "Per richiamare".to_owned(),
        };
        assert_eq!(person.check().unwrap().0.place, Place::Person);
        let nothing = RuleForm::default().check();
        assert_eq!(nothing, Err(vec![RuleError::Field, RuleError::When, RuleError::Why]));
    }
}
