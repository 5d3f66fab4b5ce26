//! Putting right what is written of a person.

use domain::{
    fiscal_code::Difference,
    mask::{Group, Lost},
    person::{
        Match, Person, Sex,
        correction::{Corrected, Correcting, Detail},
    },
};
use leptos::prelude::*;

use super::{
    carried,
    form::{CorrectionForm, FormError, FormField, MAX_REASON, messages},
    people::differs_in,
    samples, words,
};
use crate::{
    components::{
        CheckField, Control, ErrorSummary, FieldProblem, Input, Pick, SelectField, TextField,
        booking::Hidden,
        console::{
            Backbar, Chosen, Line, Lines, MaskBar, Masked, PageHead, PickPeople, Section, SmallButton,
            SmallKind, hidden_by, hidden_groups, problems,
        },
        request::PostForm,
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Merging, Route},
};

/// Id of what is said before a correction is saved.
const NOTICE: &str = "prima-di-salvare";
/// Most characters of a name, a place or an address.
const LINE: u16 = 100;

/// Why a record was not corrected, where no field is to blame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CorrectionStop {
    /// The record is not any more what was seen.
    Changed,
    /// What was typed was about a record that was merged into this one.
    Merged,
    /// What was on the form is hidden by now.
    Hidden(Lost),
    /// Nothing differs.
    Nothing,
    /// The codice fiscale would say otherwise than the data.
    Doubts(Vec<Difference>),
    /// Somebody else has the codice fiscale.
    Taken(Box<Match>),
    /// Somebody has the codice fiscale whose identity is hidden.
    TakenHidden,
}

impl CorrectionStop {
    fn problem(&self, t: Translator) -> FieldProblem {
        let key = match self {
            Self::Hidden(lost) => return carried::problem(NOTICE, lost, true, t),
            Self::Changed => "console-correction-changed",
            Self::Merged => "console-correction-merged",
            Self::Nothing => "console-correction-nothing",
            Self::Doubts(_) => "console-correction-doubts",
            Self::Taken(_) => "console-correction-taken",
            Self::TakenHidden => "console-counter-hidden",
        };
        FieldProblem { id: NOTICE.to_owned(), message: t.get(key) }
    }

    fn view(self, of: &Person, t: Translator) -> AnyView {
        let said = self.problem(t).message;
        let more = match self {
            Self::Doubts(differences) => {
                let lines = differences.into_iter().map(|difference| differs_in(difference, t));
                lines.map(|line| view! { <p>{line}</p> }).collect_view().into_any()
            }
            Self::Taken(found) => {
                view! { <PickPeople people=vec![*found] chosen=Chosen::From(of.id)/> }.into_any()
            }
            Self::Changed | Self::Merged | Self::Hidden(_) | Self::Nothing | Self::TakenHidden => {
                ().into_any()
            }
        };
        view! {
            <Section id=NOTICE title=t.get("console-correction-notice")>
                <p>{said}</p>
                {more}
            </Section>
        }
        .into_any()
    }
}

/// A record that is corrected, with what was corrected before.
#[derive(Debug, Clone)]
pub struct PersonCorrection {
    /// Who.
    pub correcting: Correcting,
    /// What is typed.
    pub form: CorrectionForm,
    /// What must be corrected.
    pub errors: Vec<FormError>,
    /// Why it was not saved.
    pub stop: Option<CorrectionStop>,
}

impl PersonCorrection {
    /// The record as it is.
    pub fn new(correcting: Correcting) -> Self {
        let form = CorrectionForm::of(&correcting.person);
        Self { correcting, form, errors: Vec::new(), stop: None }
    }
}

impl Page for PersonCorrection {
    /// Tabs are seen by whoever passes by: without the person's name.
    fn title(&self, t: Translator) -> String {
        t.get("console-correction-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty() || self.stop.is_some()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let person = &self.correcting.person;
        let name = person.identity.called().shown().cloned();
        let name = name.unwrap_or_else(|| t.get("console-person-masked"));
        let back = Route::ConsolePerson { id: person.id }.href();
        let stop = self.stop.as_ref().map(|stop| stop.problem(t));
        let all = stop.into_iter().chain(problems(&self.errors, t)).collect();
        let notice = self.stop.clone().map(|stop| stop.view(person, t));
        let hidden = hidden(person, t);
        let made = lines_of(self.correcting.made.clone(), t);
        let fields = self.fields(t);
        view! {
            <ErrorSummary problems=all/>
            <Backbar href=back text=t.get("console-card-person")/>
            <PageHead title=name sub=t.get("console-correction-title")/>
            <p>{t.get("console-correction-why-here")}</p>
            {hidden}
            {notice}
            <Section id="correzione" title=t.get("console-correction-data")>{fields}</Section>
            <Section id="correzioni" title=t.get("console-correction-history")>
                <Lines lines=made none=t.get("console-correction-history-none")/>
            </Section>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::corrections()
    }
}

/// What is not shown here, with the way to ask for it.
fn hidden(person: &Person, t: Translator) -> AnyView {
    let name = person.identity.name().and_then(hidden_by);
    let groups = hidden_groups([name, hidden_by(&person.phone)]);
    let asked = groups.iter().map(|group| {
        let what = t.get(if *group == Group::Contacts { "console-person-phone" } else { "console-name" });
        view! { <p><Masked group=*group id=format!("nascosto-{group}") what=what/></p> }
    });
    let asked = asked.collect_view();
    view! {
        <MaskBar groups=groups/>
        {asked}
    }
    .into_any()
}

impl PersonCorrection {
    fn control(&self, field: FormField, t: Translator) -> Control {
        Control::new(field.name(), t.get(field.label()))
            .id(field.id())
            .error(messages(&self.errors, field, t).into_iter().next())
    }

    /// A control of the record; where what was typed was about another state or record, with what is written now.
    fn of_record(&self, field: FormField, typed: &str, now: &str, t: Translator) -> Control {
        let is_other = matches!(
            self.stop,
            Some(CorrectionStop::Changed | CorrectionStop::Merged | CorrectionStop::Hidden(_))
        );
        let differs = is_other && typed != now;
        let now = if now.is_empty() { t.get("console-unknown") } else { now.to_owned() };
        let hint = differs.then(|| t.with("console-correction-now", &[("text", now.into())]).into());
        let partial = || (field == FormField::BirthDate).then(|| t.get("console-facts-partial-hint").into());
        self.control(field, t).hint_if(hint.or_else(partial)).half()
    }

    fn fields(&self, t: Translator) -> AnyView {
        let person = &self.correcting.person;
        let hidden = CorrectionForm::hidden(person);
        if hidden.len() == CorrectionForm::ABOUT.len() {
            return view! { <p>{t.get("console-person-masked")}</p> }.into_any();
        }
        let now = CorrectionForm::of(person);
        let shows = |group: Group| !hidden.contains(&group);
        let who = shows(Group::Identity).then(|| self.who(&now, t));
        let reached = shows(Group::Contacts).then(|| self.reached(&now, t));
        let why = self.control(FormField::CorrectionWhy, t).hint(t.get("console-correction-why-hint"));
        let sure = matches!(self.stop, Some(CorrectionStop::Doubts(_))).then(|| {
            let control = Control::new("confermo", t.get("console-correction-sure"));
            view! { <CheckField control=control value="si" checked=false/> }
        });
        let held = carried::field(CorrectionForm::ABOUT, |group| !shows(group));
        let pairs = vec![("_version", self.correcting.version.to_string())];
        let written = self.form.why.clone();
        let action = Route::ConsoleMerging(Merging::Correction(person.id)).href();
        view! {
            <PostForm action=action>
                <Hidden pairs=pairs/>
                {held}
                {who}
                {reached}
                <TextField control=why value=written max=MAX_REASON/>
                {sure}
                <SmallButton kind=SmallKind::Primary text=t.get("console-correction-go")/>
            </PostForm>
        }
        .into_any()
    }

    fn who(&self, now: &CorrectionForm, t: Translator) -> AnyView {
        let form = &self.form;
        let family = self.of_record(FormField::FamilyName, &form.family, &now.family, t);
        let given = self.of_record(FormField::GivenName, &form.given, &now.given, t);
        let born = self.of_record(FormField::BirthDate, &form.born, &now.born, t).optional(true);
        let place = self.of_record(FormField::BirthPlace, &form.place, &now.place, t).optional(true);
        let sex = self.of_record(FormField::Sex, &form.sex, &now.sex, t).optional(true);
        let code = self.of_record(FormField::FiscalCode, &form.code, &now.code, t).optional(true);
        let sexes = [Sex::F, Sex::M].map(|sex| Pick::new(sex.code(), t.get(words::sex(sex)))).to_vec();
        let none = t.get("console-correction-no-sex");
        view! {
            <TextField control=family value=form.family.clone() max=LINE/>
            <TextField control=given value=form.given.clone() max=LINE/>
            <TextField control=born value=form.born.clone() input=Input::Date max=10/>
            <TextField control=place value=form.place.clone() max=LINE/>
            <SelectField control=sex options=sexes value=form.sex.clone() empty=none/>
            <TextField control=code value=form.code.clone() input=Input::Code max=20/>
        }
        .into_any()
    }

    fn reached(&self, now: &CorrectionForm, t: Translator) -> AnyView {
        let form = &self.form;
        let phone = self.of_record(FormField::Phone, &form.phone, &now.phone, t).optional(true);
        let email = self.of_record(FormField::Email, &form.email, &now.email, t).optional(true);
        view! {
            <TextField control=phone value=form.phone.clone() input=Input::Phone max=40/>
            <TextField control=email value=form.email.clone() input=Input::Email max=LINE/>
        }
        .into_any()
    }
}

const fn label(detail: Detail) -> &'static str {
    match detail {
        Detail::FamilyName => "console-person-family-name",
        Detail::GivenName => "console-person-given-name",
        Detail::BirthDate => "console-person-born-on",
        Detail::BirthPlace => "console-person-born-at",
        Detail::Sex => "console-person-sex",
        Detail::FiscalCode => "console-fiscal-code",
        Detail::Phone => "console-person-phone",
        Detail::Email => "console-person-email",
    }
}

/// What was corrected, as far as it may be seen.
pub(super) fn lines_of(made: Vec<Corrected>, t: Translator) -> Vec<Line> {
    made.into_iter()
        .filter_map(|made| {
            let said = |value: Option<String>| match value {
                Some(code) if made.detail == Detail::Sex => {
                    Sex::from_code(&code).map_or(code, |sex| t.get(words::sex(sex)))
                }
                value => value.unwrap_or_else(|| t.get("console-unknown")),
            };
            let before = said(made.before.shown()?.clone());
            let after = said(made.after.shown()?.clone());
            let text = match made.why.shown() {
                Some(why) => {
                    let values =
                        [("text", before.into()), ("words", after.into()), ("why", why.as_str().into())];
                    t.with("console-correction-change-why", &values)
                }
                None => {
                    t.with("console-correction-change", &[("text", before.into()), ("words", after.into())])
                }
            };
            let head = t.get(label(made.detail));
            Some(Line { head, by: made.by.clone(), at: made.at, text, struck: None, act: None })
        })
        .collect()
}
