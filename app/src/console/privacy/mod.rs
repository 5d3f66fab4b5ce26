//! Notices on data protection: what a person signed, and the versions of each desk.

mod form;
mod notices;
mod samples;

use domain::{
    Id, Lang,
    document::DeskDocuments,
    format,
    mask::Field,
    permission::Permission,
    person::Person,
    privacy::{PrivacyNotice, PrivacySignature, Purpose, Said, Standing, Way},
};
use leptos::prelude::*;

pub use form::{MAX_NOTICE, NoticeError, NoticeForm, SignError, SignForm, WithdrawForm};
pub use notices::NoticesPage;

use super::{
    papers::{self, PaperError, PaperForm},
    people::{merged_into, whose},
    words,
};
use crate::{
    components::{
        CheckField, Choices, Control, ErrorSummary, FieldProblem, Input, Pick, SelectField, TextField,
        booking::Hidden,
        console::{
            Backbar, Drawn, PageHead, PartForm, PrivacyStanding, Section, SignatureLine, SignatureLines,
            SignaturePad, SmallButton, SmallKind, may_do,
        },
        layout::{Small, StackList, Subtitle, Written},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{PrivacyPart, Route},
};

/// A person's signatures at this desk, with the forms to sign and to withdraw.
#[derive(Debug, Clone)]
pub struct PersonPrivacyPage {
    /// Whose.
    pub person: Id<Person>,
    /// Name and surname.
    pub name: Field<String>,
    /// The record that it was merged into: signatures are written there.
    pub merged_into: Option<Id<Person>>,
    /// Where the person stands.
    pub standing: Standing,
    /// The notice of today.
    pub notice: Option<PrivacyNotice>,
    /// Last first.
    pub signatures: Vec<PrivacySignature>,
    /// The signature being recorded.
    pub form: SignForm,
    /// The withdrawal being recorded.
    pub end: WithdrawForm,
    /// What must be corrected.
    pub errors: Vec<SignError>,
    /// The scans of the signatures on paper.
    pub scans: Vec<(Id<PrivacySignature>, DeskDocuments)>,
    /// The scan that is being removed.
    pub scan: PaperForm,
    /// What must be corrected about the scan of this signature, or of the new one.
    pub scan_errors: Vec<(Option<Id<PrivacySignature>>, PaperError)>,
}

/// Id of the control that takes the scan of this signature, or of the new one.
fn scan_id(of: Option<Id<PrivacySignature>>) -> String {
    of.map_or_else(|| "scansione-nuova".to_owned(), |id| format!("scansione-{id}"))
}

impl Page for PersonPrivacyPage {
    /// Tabs are seen by whoever passes by: without the person's name.
    fn title(&self, t: Translator) -> String {
        t.get("console-privacy-person-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty() || !self.scan_errors.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let of_scans = self.scan_errors.iter().map(|(of, error)| error.problem(&scan_id(*of), t));
        let of_form = self.errors.iter().map(|error| FieldProblem::at(error.place(), t));
        let problems = of_form.chain(of_scans).collect();
        let (name, hidden) = whose(&self.name, t);
        let merged = merged_into(self.merged_into, t);
        let may = self.merged_into.is_none() && may_do(Permission::EditCards);
        let (notice, sign) = (self.notice_view(t), may.then(|| self.sign(t)).flatten());
        let signatures = self.signatures.iter().map(|one| self.signature(one, t)).collect_view();
        let withdrawal = may.then(|| self.withdrawal(t)).flatten();
        let none = self.signatures.is_empty().then(|| view! { <p>{t.get("console-privacy-none")}</p> });
        view! {
            <ErrorSummary problems=problems/>
            <Backbar href=Route::ConsolePerson { id: self.person }.href() text=t.get("console-card-person")/>
            <PageHead title=t.get("console-privacy-person-title") sub=name/>
            {merged}
            {hidden}
            <PrivacyStanding standing=self.standing/>
            <Section id="informativa" title=t.get("console-privacy-notice")>{notice}</Section>
            {sign}
            <Section id="firme" title=t.get("console-privacy-signatures")>
                {none}
                <SignatureLines>{signatures}</SignatureLines>
                {withdrawal}
            </Section>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::people()
    }
}

impl PersonPrivacyPage {
    fn href(&self, part: PrivacyPart) -> String {
        Route::ConsolePrivacy { person: self.person, part }.href()
    }

    fn error(&self, wrong: &[SignError], t: Translator) -> Option<String> {
        self.errors.iter().find(|error| wrong.contains(error)).map(|error| t.get(error.place().1))
    }

    fn notice_view(&self, t: Translator) -> AnyView {
        let Some(notice) = &self.notice else {
            return view! { <p>{t.get("console-privacy-no-notice")}</p> }.into_any();
        };
        let about = t.with(
            "console-privacy-version",
            &[("n", notice.version.into()), ("date", format::date(notice.valid_from).into())],
        );
        let links = Lang::ALL
            .into_iter()
            .filter(|lang| notice.text.has(*lang))
            .map(|lang| {
                let href = self.href(PrivacyPart::Print(notice.id, lang));
                let name = lang.own_name();
                view! { <li><a href=href>{t.with("console-privacy-print", &[("lang", name.into())])}</a></li> }
            })
            .collect_view();
        let text = notice.text.get(Lang::It).to_owned();
        view! {
            <p>{about}</p>
            <StackList>{links}</StackList>
            <details><summary>{t.get("console-privacy-read")}</summary><Written>{text}</Written></details>
        }
        .into_any()
    }

    fn sign(&self, t: Translator) -> Option<AnyView> {
        let notice = self.notice.as_ref().filter(|_| self.standing != Standing::NoName)?;
        let form = self.form.clone();
        let ways = vec![
            Pick::new("carta", t.get("console-privacy-way-paper")),
            Pick::new("schermo", t.get("console-privacy-way-screen")),
        ];
        let way = Control::new("modo", t.get("console-privacy-way"))
            .hint(t.get("console-privacy-way-hint"))
            .error(self.error(&SignError::OF_WAY, t));
        let on =
            Control::new("data", t.get("console-privacy-day")).error(self.error(&[SignError::Day], t)).half();
        let kept = Control::new("conservata", t.get("console-privacy-kept"))
            .hint(t.get("console-privacy-kept-hint"))
            .error(self.error(&[SignError::Kept], t));
        let pad = Control::new("firma", t.get("console-privacy-pad"));
        let consents = Purpose::ALL
            .map(|purpose| {
                let name = format!("consenso-{}", purpose.code());
                let control = Control::new(name, t.get(words::purpose(purpose)));
                view! { <CheckField control=control value="si" checked=form.is_ticked(purpose)/> }
            })
            .collect_view();
        // A signature is a name: whoever may not see the one keeps no scan of the other.
        let scan =
            self.name.shown().map(|_| papers::scan_of_new(&scan_id(None), &self.errors_of_scan(None), t));
        let hidden = vec![("informativa", notice.id.to_string())];
        let action = self.href(PrivacyPart::Page);
        let view = view! {
            <Section id="firma-nuova" title=t.get("console-privacy-sign")>
                <PartForm action=action version=None files=true>
                    <Hidden pairs=hidden/>
                    <p>{t.get("console-privacy-consents")}</p>
                    {consents}
                    <Choices control=way options=ways value=form.way/>
                    <TextField control=on value=form.on input=Input::Date max=10/>
                    <TextField control=kept value=form.kept max=form::MAX_LINE/>
                    {scan}
                    <SignaturePad control=pad value=form.drawing/>
                    <p><SmallButton kind=SmallKind::Primary text=t.get("console-privacy-sign-save")/></p>
                </PartForm>
            </Section>
        };
        Some(view.into_any())
    }

    fn signature(&self, one: &PrivacySignature, t: Translator) -> AnyView {
        let head = t.with(
            "console-privacy-signed-line",
            &[("date", format::date(one.on).into()), ("n", one.version.into())],
        );
        let how = words::privacy_way(&one.way, t);
        // A signature is a name: whoever may not see the one does not see the other.
        let drawn = match (&one.way, &self.name) {
            (Way::Screen { drawing, .. }, Field::Shown(_)) => Some(drawing.clone()),
            _ => None,
        };
        let scans = self.scans_of(one, t);
        let purposes = one.purposes.iter().map(|purpose| t.get(words::purpose(*purpose)));
        let purposes = purposes.collect::<Vec<_>>().join("; ");
        let covers = if purposes.is_empty() { t.get("console-privacy-covers-notice") } else { purposes };
        let covers = t.with("console-privacy-covers", &[("words", covers.into())]);
        let end = one.withdrawn.as_ref().map(|end| {
            let said = t.get(words::said(end.said)).into();
            let by = end.by.clone().unwrap_or_default().into();
            let line = [("date", format::date(end.on).into()), ("how", said), ("name", by)];
            view! { <p>{t.with("console-privacy-withdrawn-line", &line)}</p> }
        });
        view! {
            <SignatureLine head=head withdrawn=one.withdrawn.is_some()>
                <p>{how}</p>
                <Small>{covers}</Small>
                {drawn.map(|drawing| view! { <Drawn drawing=drawing/> })}
                {end}
                {scans}
            </SignatureLine>
        }
        .into_any()
    }

    fn errors_of_scan(&self, of: Option<Id<PrivacySignature>>) -> Vec<PaperError> {
        let own = self.scan_errors.iter().filter(|(wrong, _)| *wrong == of);
        own.map(|(_, error)| error.clone()).collect()
    }

    /// The scans of a signature on paper, and the form that adds one. Whoever may not see the name sees at most how
    /// many there are.
    fn scans_of(&self, one: &PrivacySignature, t: Translator) -> Option<AnyView> {
        let (_, scans) = self.scans.iter().find(|(of, _)| *of == one.id)?;
        let errors = self.errors_of_scan(Some(one.id));
        let href = |id| self.href(PrivacyPart::Scan(one.id, id));
        let list = (*scans != DeskDocuments::default())
            .then(|| papers::list(scans, href, (&self.scan, errors.as_slice()), t));
        let may_add = self.name.shown().is_some() && may_do(Permission::EditCards);
        let add = may_add.then(|| {
            let action = self.href(PrivacyPart::Scans(one.id));
            papers::adding_scan(action, &scan_id(Some(one.id)), &errors, t)
        });
        Some(view! { {list}{add} }.into_any())
    }

    /// Only the last signature can be withdrawn: the others have been followed by it.
    fn withdrawal(&self, t: Translator) -> Option<AnyView> {
        let last = self.signatures.first().filter(|last| last.withdrawn.is_none())?;
        let options = Said::AT_THE_DESK.map(|said| Pick::new(said.code(), t.get(words::said(said)))).to_vec();
        let said = Control::new("detto", t.get("console-privacy-said"))
            .error(self.error(&[SignError::Said], t))
            .half();
        let on = Control::new("revocata", t.get("console-privacy-end-day"))
            .hint(t.get("console-access-on-hint"))
            .error(self.error(&[SignError::EndDay, SignError::EndBefore], t))
            .half();
        let (end, action) = (self.end.clone(), self.href(PrivacyPart::Withdraw(last.id)));
        let view = view! {
            <Subtitle text=t.get("console-privacy-withdraw")/>
            <PartForm action=action version=None>
                <SelectField control=said options=options value=end.said empty=t.get("console-choose")/>
                <TextField control=on value=end.on input=Input::Date max=10/>
                <p><SmallButton text=t.get("console-privacy-withdraw-save")/></p>
            </PartForm>
        };
        Some(view.into_any())
    }
}
