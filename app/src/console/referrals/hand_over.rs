//! A pending request that is handed to another desk before anybody takes it up.

use domain::{Id, intake::Intake, mask::Field, referral::Receiver};
use leptos::prelude::*;

use super::{HandOverForm, ReferralError, TO, control, picks, problems, samples};
use crate::{
    components::{
        CheckField, ErrorSummary, SelectField, TextArea,
        console::{Backbar, Banner, PageHead, PartForm, SmallButton, SmallKind, SmallLink},
    },
    console::{form::MAX_CHARS, people::whose},
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{IntakePart, Route},
};

/// The form that hands a request over.
#[derive(Debug, Clone)]
pub struct HandOverPage {
    /// The request.
    pub intake: Id<Intake>,
    /// Its register number, as text.
    pub protocollo: String,
    /// Name and surname of the applicant.
    pub applicant: Field<String>,
    /// To whom.
    pub receivers: Vec<Receiver>,
    /// What was typed.
    pub form: HandOverForm,
    /// What must be corrected.
    pub errors: Vec<ReferralError>,
}

impl Page for HandOverPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-referral-new")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let back = Route::intake(self.intake).href();
        let action = Route::ConsoleIntake { id: self.intake, part: IntakePart::HandOver }.href();
        let (name, hidden) = whose(&self.applicant, t);
        let desk = control(TO, "console-referral-to", &self.errors, t);
        let why = control("perche", "console-referral-why", &self.errors, t)
            .hint(t.get("console-referral-why-hint"));
        let options = picks(&self.receivers, t);
        let again = self.again(t);
        let cancel = back.clone();
        view! {
            <ErrorSummary problems=problems(&self.errors, t)/>
            <Backbar href=back text=self.protocollo/>
            <PageHead title=t.get("console-referral-new") sub=name/>
            {hidden}
            <p>{t.get("console-referral-hand-over-lead")}</p>
            <PartForm action=action version=None>
                <SelectField control=desk options=options value=self.form.to empty=t.get("console-choose")/>
                <TextArea control=why value=self.form.why max=MAX_CHARS/>
                {again}
                <p>
                    <SmallButton kind=SmallKind::Primary text=t.get("console-referral-send")/>
                    " "
                    <SmallLink kind=SmallKind::Link href=cancel text=t.get("console-cancel")/>
                </p>
            </PartForm>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::hand_overs()
    }
}

impl HandOverPage {
    /// A desk of the list had it: going back there must be meant.
    fn again(&self, t: Translator) -> Option<AnyView> {
        self.receivers.iter().any(|receiver| receiver.had).then(|| {
            let tick = control("di-nuovo", "console-referral-again", &self.errors, t);
            view! {
                <Banner icon="sp-alert" text=t.get("console-referral-comes-back")/>
                <CheckField control=tick value="si" checked=self.form.is_again()/>
            }
            .into_any()
        })
    }
}
