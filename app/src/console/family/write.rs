//! The forms about somebody in a household: new, corrected, gone, or never there.

use domain::{
    codes::Code,
    household::{Guardianship, Holder, Member, current},
    mask::Group,
};
use leptos::prelude::*;

use super::{
    FamilyPage, MemberForm, WHO, Writing,
    form::{MemberError, SHOWN, WHERE, WHICH, YES},
    household::{anchor, guardianship, holder},
    shown_name,
};
use crate::{
    components::{
        CheckField, Choices, Control, Input, Pick, SelectField, TextField,
        booking::Hidden,
        console::{Fold, PartForm, SmallButton, SmallKind, SmallLink},
        layout::Subtitle,
    },
    console::{carried, diary::MAX_LINE, form::COUNTER_ACTION},
    i18n::Translator,
};

impl FamilyPage {
    fn control(&self, name: &str, label: &str, t: Translator) -> Control {
        let id = format!("f-{name}");
        let mut places = self.errors.iter().map(|error| error.place());
        let error = places.find(|(place, _)| *place == id).map(|(_, key)| t.get(key));
        Control::new(name.to_owned(), t.get(label)).id(id).error(error)
    }

    fn pairs(form: &MemberForm, action: &str) -> Vec<(&'static str, String)> {
        let mut pairs = vec![(COUNTER_ACTION, action.to_owned())];
        pairs.extend(form.person.map(|person| (WHO, person.to_string())));
        pairs.extend(form.member.map(|member| (WHICH, member.to_string())));
        match form.household {
            Some(household) => pairs.push((WHERE, household.to_string())),
            None => pairs.push((SHOWN, form.shown.to_string())),
        }
        pairs
    }

    /// Where the page is looked at again.
    fn back(&self, form: &MemberForm) -> String {
        let at = form.household.map_or_else(|| "apri".to_owned(), anchor);
        format!("{}#{at}", self.action())
    }

    /// The form of somebody new, or the forms about somebody who is there.
    pub(super) fn writing(&self, writing: &Writing, t: Translator) -> AnyView {
        let form = &writing.form;
        let name = shown_name(&writing.who, t);
        let is_new = form.member.is_none();
        let action = match (form.member, form.household) {
            (Some(_), _) => "correggi",
            (None, Some(_)) => "aggiungi",
            (None, None) => "apri",
        };
        let why = (!is_new).then(|| {
            let control = self.control("perche", "console-facts-why", t);
            view! { <TextField control=control value=form.why.clone() max=MAX_LINE/> }.into_any()
        });
        let others = (!is_new).then(|| self.ends(form, t));
        let held = carried::field(MemberForm::ABOUT, |group| self.hides(group));
        let (pairs, back, address) = (Self::pairs(form, action), self.back(form), self.action());
        let fields = (self.belonging(form, t), self.courts(form, t), self.days(form, t));
        view! {
            <Subtitle text=name/>
            <PartForm action=address version=None>
                <Hidden pairs=pairs/>
                {held}
                {fields.0}
                {fields.1}
                {fields.2}
                {why}
                <p>
                    <SmallButton kind=SmallKind::Primary text=t.get("console-save")/>
                    " "
                    <SmallLink kind=SmallKind::Link href=back text=t.get("console-cancel")/>
                </p>
            </PartForm>
            {others}
        }
        .into_any()
    }

    /// As what the person is here, and whether they live here.
    fn belonging(&self, form: &MemberForm, t: Translator) -> AnyView {
        let row = form.member.and_then(|id| self.member(id));
        let kept: Vec<Code> = row.map(|row| row.relation.clone()).into_iter().collect();
        let offers = self.kinship.offered_with(self.today, &kept);
        let options: Vec<Pick> = offers
            .iter()
            .map(|offer| Pick::new(offer.code.to_string(), t.wording(&offer.entry.label)))
            .collect();
        let relation = self
            .control("relazione", "console-family-relation", t)
            .hint(t.get("console-family-relation-hint"));
        let lives = self.control("convive", "console-family-lives", t);
        let choices = vec![Pick::new(YES, t.get("console-yes")), Pick::new("no", t.get("console-family-no"))];
        let (code, cohabiting) = (form.relation.clone(), form.cohabiting.clone());
        view! {
            <SelectField control=relation options=options value=code empty=t.get("console-family-choose-one")/>
            <Choices control=lives options=choices value=cohabiting/>
        }
        .into_any()
    }

    /// What courts decide: nothing is asked where it could not be read.
    fn courts(&self, form: &MemberForm, t: Translator) -> AnyView {
        if self.hides(Group::Judicial) {
            return ().into_any();
        }
        let kinds = Guardianship::ALL.map(|kind| Pick::new(kind.code(), t.get(guardianship(kind)))).to_vec();
        let authority = self.control("responsabilita", "console-family-has-authority", t);
        let kind = self.control("protezione", "console-family-protection", t).optional(true).half();
        let guardian = self.control("protettore", "console-family-holder", t).optional(true).half();
        let name = self
            .control("protettore-nome", "console-family-holder-name", t)
            .hint(t.get("console-family-holder-hint"))
            .optional(true);
        let (typed, people) = (form.clone(), self.guardians(form, t));
        let none = t.get("console-family-nobody");
        view! {
            <CheckField control=authority value=YES checked=typed.authority/>
            <SelectField control=kind options=kinds value=typed.guardianship empty=t.get("console-family-no")/>
            <SelectField control=guardian options=people value=typed.guardian empty=none/>
            <TextField control=name value=typed.guardian_name max=MAX_LINE/>
        }
        .into_any()
    }

    /// Who can be chosen as the one who protects: who is in the household, and who is chosen already.
    fn guardians(&self, form: &MemberForm, t: Translator) -> Vec<Pick> {
        let rows = self.known.rows();
        let here = form.household.map(|id| current(rows, id, self.today)).unwrap_or_default();
        let mut picks: Vec<Pick> = here
            .into_iter()
            .filter(|member| Some(member.person) != form.person)
            .map(|member| Pick::new(member.person.to_string(), shown_name(&member.called, t)))
            .collect();
        let chosen = form.member.and_then(|id| self.member(id)).and_then(chosen);
        if let Some((id, by)) = chosen.filter(|(id, _)| !picks.iter().any(|pick| pick.value == *id)) {
            picks.push(Pick::new(id, holder(by, t)));
        }
        picks
    }

    fn days(&self, form: &MemberForm, t: Translator) -> AnyView {
        let day = |name, label| {
            let control = self.control(name, label, t).hint(t.get("console-access-on-hint"));
            control.half().optional(true)
        };
        let (from, to) = (day("dal", "console-family-from"), day("al", "console-family-to"));
        let (first, last) = (form.from.clone(), form.to.clone());
        view! {
            <TextField control=from value=first input=Input::Date max=10/>
            <TextField control=to value=last input=Input::Date max=10/>
        }
        .into_any()
    }

    /// The forms that say that somebody left, or was never there.
    fn ends(&self, form: &MemberForm, t: Translator) -> AnyView {
        let is_wrong = |error| self.errors.contains(&error);
        let (ends, nevers) = (Self::pairs(form, "termina"), Self::pairs(form, "mai"));
        let end =
            self.control("fine", "console-family-end-on", t).hint(t.get("console-access-on-hint")).half();
        let end_why = self.control("perche-fine", "console-facts-why", t);
        let never_why = self.control("perche-mai", "console-facts-why", t);
        let end_open = is_wrong(MemberError::End) || is_wrong(MemberError::EndWhy);
        let never_open = is_wrong(MemberError::NeverWhy);
        let (typed, ending, never) = (form.clone(), self.action(), self.action());
        view! {
            <Fold summary=t.get("console-family-end") open=end_open>
                <PartForm action=ending version=None>
                    <Hidden pairs=ends/>
                    <TextField control=end value=typed.end input=Input::Date max=10/>
                    <TextField control=end_why value=typed.end_why max=MAX_LINE/>
                    <p><SmallButton text=t.get("console-family-end-do")/></p>
                </PartForm>
            </Fold>
            <Fold summary=t.get("console-family-never") open=never_open>
                <PartForm action=never version=None>
                    <Hidden pairs=nevers/>
                    <TextField control=never_why value=typed.never_why max=MAX_LINE/>
                    <p><SmallButton text=t.get("console-family-never-do")/></p>
                </PartForm>
            </Fold>
        }
        .into_any()
    }
}

/// Who protects a member, where it is somebody of the registry.
fn chosen(member: &Member) -> Option<(String, &Holder)> {
    let protection = member.protection.shown()?.as_ref()?;
    match &protection.holder {
        Some(by @ Holder::Known { id, .. }) => Some((id.to_string(), by)),
        Some(Holder::Named(_)) | None => None,
    }
}
