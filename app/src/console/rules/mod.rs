//! What a desk wants in a card before it is completed, and who reads private notes there: for its administrators.

mod form;
mod samples;

use domain::{
    Id,
    card::parts::{KeptRule, Part, Rule, When},
    diary::{NotesReader, ReadsNotes},
    format,
};
use leptos::prelude::*;

pub use form::{RULE_ACTION, RuleError, RuleForm, field_value};

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
    /// Everywhere and of the desk, ended ones too.
    pub rules: Vec<KeptRule>,
    /// Whoever works with people at the desk.
    pub readers: Vec<NotesReader>,
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
        let problem = |error: &RuleError| {
            let (id, key) = error.place();
            FieldProblem { id, message: t.get(key) }
        };
        let problems = self.errors.iter().map(problem).collect();
        let everywhere = self.rules.iter().filter(|kept| kept.everywhere);
        let everywhere = everywhere.map(|kept| view! { <li>{said(&kept.rule, t)}</li> }).collect_view();
        let own = self.rules.iter().filter(|kept| !kept.everywhere);
        let own = own.map(|kept| self.line(kept, t)).collect();
        let (adding, readers) = (self.adding(t), self.readers(t));
        view! {
            <ErrorSummary problems=problems/>
            <PageHead title=t.get("console-rule-title") sub=t.get("console-rule-lead")/>
            <Section id="regole-sportello" title=t.get("console-rule-own")>
                <Lines lines=own none=t.get("console-rule-none")/>
                {adding}
            </Section>
            <Section id="regole-ovunque" title=t.get("console-rule-everywhere")>
                <p>{t.get("console-rule-everywhere-why")}</p>
                <ul>{everywhere}</ul>
            </Section>
            <Section id="note-riservate" title=t.get("console-readers-title")>
                <p>{t.get("console-readers-lead")}</p>
                {readers}
            </Section>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::pages()
    }
}

/// A rule in words.
fn said(rule: &Rule, t: Translator) -> String {
    let (part, field) = (rule.part.label().into(), rule.field.label.into());
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
        let pairs = vec![(RULE_ACTION, "termina".to_owned()), ("regola", id.to_string())];
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
        let fields = Part::ALL.into_iter().flat_map(|part| part.fields().iter().map(move |def| (part, def)));
        let fields = fields.map(|(part, def)| {
            let values = [("part", part.label().into()), ("field", def.label.into())];
            Pick::new(field_value(part, def.code), t.with("console-rule-field-choice", &values))
        });
        let fields: Vec<Pick> = fields.collect();
        let others = fields.clone();
        let whens = When::ALL.map(|when| Pick::new(when.code(), t.get(words::when(when)))).to_vec();
        let field = Control::new("campo", t.get("console-rule-field"))
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
        let pairs = vec![(RULE_ACTION, "aggiungi".to_owned())];
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

    /// A form for everybody who works with people at the desk.
    fn readers(&self, t: Translator) -> AnyView {
        if self.readers.is_empty() {
            return view! { <p>{t.get("console-readers-none")}</p> }.into_any();
        }
        self.readers.iter().map(|reader| reading(reader, t)).collect_view().into_any()
    }
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
