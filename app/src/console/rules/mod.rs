//! What a desk wants before a card is completed, and who reads private notes there: for its administrators.

mod form;
mod samples;

use domain::{
    Id,
    actor::Desk,
    card::parts::{KeptRule, Place, Rule, When},
    diary::{NotesReader, ReadsNotes},
    fields::Def,
    format,
    staff::DeskChoice,
};
use leptos::prelude::*;

pub use form::{RULE_ACTION, RULE_DESK, RuleError, RuleForm, desk_rules, field_value};

use super::{diary::MAX_LINE, words};
use crate::{
    components::{
        Control, ErrorSummary, FieldProblem, Pick, SelectField, TextField,
        booking::Hidden,
        console::{Fold, Line, Lines, PageHead, PartForm, Section, SmallButton, SmallKind},
        layout::Subtitle,
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::Route,
};

/// The rules that hold at a desk with their history, and who reads private notes.
#[derive(Debug, Clone)]
pub struct RulesPage {
    /// The desk whose rules these are.
    pub desk: Id<Desk>,
    /// The desks whose rules the administrator may change; this one is among them.
    pub desks: Vec<DeskChoice>,
    /// Everywhere and of the desk, ended ones too.
    pub rules: Vec<KeptRule>,
    /// Whoever works with people at the desk; not told of another desk than the own.
    pub readers: Option<Vec<NotesReader>>,
    /// What was typed.
    pub form: RuleForm,
    /// What must be corrected.
    pub errors: Vec<RuleError>,
}

impl Page for RulesPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-rule-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let problems = self.errors.iter().map(|error| FieldProblem::at(error.place(), t)).collect();
        let everywhere = self.rules.iter().filter(|kept| kept.everywhere);
        let everywhere = everywhere.map(|kept| view! { <li>{said(&kept.rule, t)}</li> }).collect_view();
        let own = self.rules.iter().filter(|kept| !kept.everywhere);
        let own = own.map(|kept| self.line(kept, t)).collect();
        let (adding, readers, others) = (self.adding(t), self.readers(t), self.others(t));
        let here = self.desks.iter().find(|one| one.desk.id == self.desk).map(named).unwrap_or_default();
        view! {
            <ErrorSummary problems=problems/>
            <PageHead title=t.get("console-rule-title") sub=here/>
            <p>{t.get("console-rule-lead")}</p>
            {others}
            <Section id="regole-sportello" title=t.get("console-rule-own")>
                <Lines lines=own none=t.get("console-rule-none")/>
                {adding}
            </Section>
            <Section id="regole-ovunque" title=t.get("console-rule-everywhere")>
                <p>{t.get("console-rule-everywhere-why")}</p>
                <ul>{everywhere}</ul>
            </Section>
            {readers}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::pages()
    }
}

/// A desk with its body.
fn named(choice: &DeskChoice) -> String {
    format!("{}, {}", choice.desk.name, choice.organisation)
}

/// A rule in words.
fn said(rule: &Rule, t: Translator) -> String {
    let (part, field) = (rule.place.label().into(), rule.field.label.into());
    let when = t.get(words::when(rule.when)).into();
    match rule.or {
        Some(or) => {
            let values = [("part", part), ("field", field), ("or", or.label.into()), ("when", when)];
            t.with("console-rule-or", &values)
        }
        None => t.with("console-rule-line", &[("part", part), ("field", field), ("when", when)]),
    }
}

impl RulesPage {
    fn error(&self, wrong: &[RuleError], t: Translator) -> Option<String> {
        self.errors.iter().find(|error| wrong.contains(error)).map(|error| t.get(error.place().1))
    }

    /// The ways to the other desks that the administrator answers for.
    fn others(&self, t: Translator) -> Option<AnyView> {
        let others = self.desks.iter().filter(|one| one.desk.id != self.desk);
        let others: Vec<_> = others.map(|one| (desk_rules(one.desk.id), named(one))).collect();
        (!others.is_empty()).then(|| {
            let link = |(href, name): (String, String)| view! { <li><a href=href>{name}</a></li> };
            let links = others.into_iter().map(link).collect_view();
            view! { <Fold summary=t.get("console-rule-desks")><ul>{links}</ul></Fold> }.into_any()
        })
    }

    /// What every form about a rule says besides.
    fn hidden(&self, action: &str) -> Vec<(&'static str, String)> {
        vec![(RULE_ACTION, action.to_owned()), (RULE_DESK, self.desk.to_string())]
    }

    /// A rule of the desk: who added it and why, and its end or the form that ends it.
    fn line(&self, kept: &KeptRule, t: Translator) -> Line {
        let added = kept.added.as_ref();
        Line {
            head: said(&kept.rule, t),
            by: added.map(|added| added.by.clone()).unwrap_or_default(),
            at: added.map(|added| added.at).unwrap_or_default(),
            text: added.map(|added| added.why.clone()).unwrap_or_default(),
            struck: kept.ended.as_ref().map(|ended| {
                let values = [
                    ("why", ended.why.as_str().into()),
                    ("name", ended.by.as_str().into()),
                    ("date", format::date_time(ended.at).into()),
                ];
                t.with("console-rule-ended", &values)
            }),
            act: kept.ended.is_none().then(|| self.ending(kept.id, t)),
        }
    }

    fn ending(&self, id: Id<KeptRule>, t: Translator) -> AnyView {
        let wrong = self.error(&[RuleError::EndWhy(id)], t);
        let open = wrong.is_some();
        let typed = if open { self.form.why.clone() } else { String::new() };
        let why =
            Control::new("motivo", t.get("console-rule-end-why")).id(format!("perche-{id}")).error(wrong);
        let mut pairs = self.hidden("termina");
        pairs.push(("regola", id.to_string()));
        view! {
            <Fold summary=t.get("console-rule-end") open=open>
                <PartForm action=Route::ConsoleRules.href() version=None>
                    <Hidden pairs=pairs/>
                    <TextField control=why value=typed max=MAX_LINE/>
                    <p><SmallButton kind=SmallKind::Danger text=t.get("console-rule-end-do")/></p>
                </PartForm>
            </Fold>
        }
        .into_any()
    }

    fn adding(&self, t: Translator) -> AnyView {
        let (fields, others) = (choices(t), choices(t));
        let whens = When::ALL.map(|when| Pick::new(when.code(), t.get(words::when(when)))).to_vec();
        let field = Control::new("campo", t.get("console-rule-field"))
            .hint(t.get("console-rule-field-hint"))
            .error(self.error(&[RuleError::Field, RuleError::There], t));
        let or = Control::new("oppure", t.get("console-rule-or-field"))
            .hint(t.get("console-rule-or-hint"))
            .optional(true)
            .error(self.error(&[RuleError::Or], t));
        let when =
            Control::new("quando", t.get("console-rule-when")).error(self.error(&[RuleError::When], t));
        let why = Control::new("motivo", t.get("console-rule-why")).error(self.error(&[RuleError::Why], t));
        // The reason for ending another one is not the reason for adding this one.
        let ends =
            self.errors.iter().any(|error| matches!(error, RuleError::EndWhy(_) | RuleError::Ended(_)));
        let form = if ends { RuleForm::default() } else { self.form.clone() };
        let pairs = self.hidden("aggiungi");
        view! {
            <Subtitle text=t.get("console-rule-new")/>
            <PartForm action=Route::ConsoleRules.href() version=None>
                <Hidden pairs=pairs/>
                <SelectField control=field options=fields value=form.field empty=t.get("console-choose")/>
                <SelectField control=or options=others value=form.or empty=t.get("console-rule-or-none")/>
                <SelectField control=when options=whens value=form.when empty=t.get("console-choose")/>
                <TextField control=why value=form.why max=MAX_LINE/>
                <p><SmallButton kind=SmallKind::Primary text=t.get("console-rule-add")/></p>
            </PartForm>
        }
        .into_any()
    }

    /// A form for everybody who works with people at the own desk.
    fn readers(&self, t: Translator) -> Option<AnyView> {
        let readers = self.readers.as_ref()?;
        let none = readers.is_empty().then(|| view! { <p>{t.get("console-readers-none")}</p> });
        let forms = readers.iter().map(|reader| reading(reader, t)).collect_view();
        let section = view! {
            <Section id="note-riservate" title=t.get("console-readers-title")>
                <p>{t.get("console-readers-lead")}</p>
                {none}
                {forms}
            </Section>
        };
        Some(section.into_any())
    }
}

/// Everything that a rule can ask for.
fn choices(t: Translator) -> Vec<Pick> {
    let fields = Place::all().flat_map(|place| place.fields().iter().map(move |def| (place, def)));
    let pick = |(place, def): (Place, &Def)| {
        let values = [("part", place.label().into()), ("field", def.label.into())];
        Pick::new(field_value(place, def.code), t.with("console-rule-field-choice", &values))
    };
    fields.map(pick).collect()
}

fn reading(reader: &NotesReader, t: Translator) -> AnyView {
    let options = vec![
        Pick::new(ReadsNotes::Responsible.code(), t.get("console-readers-responsible")),
        Pick::new(ReadsNotes::Granted.code(), t.get("console-readers-granted")),
    ];
    let name = reader.who.name.clone();
    let reads = Control::new("legge", t.with("console-readers-of", &[("name", name.as_str().into())]))
        .id(format!("legge-{}", reader.who.id));
    let pairs = vec![(RULE_ACTION, "lettore".to_owned()), ("operatore", reader.who.id.to_string())];
    let value = reader.reads.map(ReadsNotes::code).unwrap_or_default();
    view! {
        <PartForm action=Route::ConsoleRules.href() version=None>
            <Hidden pairs=pairs/>
            <SelectField control=reads options=options value=value empty=t.get("console-readers-not")/>
            <p><SmallButton text=t.get("console-readers-save") more=name/></p>
        </PartForm>
    }
    .into_any()
}
