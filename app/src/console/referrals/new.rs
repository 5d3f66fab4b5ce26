//! The form that sends a card: to whom, then which parts.

use domain::{
    mask::Mask,
    referral::{Offer, Package, Receiver},
};
use leptos::prelude::*;

use super::{
    ReferralError, SendForm, TO, control, hidden_words, option, package, papers, picks, problems, samples,
};
use crate::{
    components::{
        CheckField, Control, ErrorSummary, SelectField, SeveralField, TextArea,
        booking::{AskForm, Hidden},
        console::{Backbar, Banner, PageHead, PartForm, Section, SmallButton, SmallKind, SmallLink},
        layout::Small,
    },
    console::{form::MAX_CHARS, people::whose},
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{self, CardPart, Route},
};

/// A card that is going to be sent.
#[derive(Debug, Clone)]
pub struct NewReferral {
    /// To whom, and what of it.
    pub offer: Offer,
    /// What was typed.
    pub form: SendForm,
    /// What must be corrected.
    pub errors: Vec<ReferralError>,
}

impl Page for NewReferral {
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
        let back = Route::card(self.offer.card).href();
        let (name, hidden) = whose(&self.offer.name, t);
        let (to, what) = (self.to(t), self.what(t));
        view! {
            <ErrorSummary problems=problems(&self.errors, t)/>
            <Backbar href=back text=t.get("console-diary-back")/>
            <PageHead title=t.get("console-referral-new") sub=name/>
            {hidden}
            {to}
            {what}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::new_referrals()
    }
}

impl NewReferral {
    fn href(&self) -> String {
        Route::ConsoleCard { id: self.offer.card, part: CardPart::Refer }.href()
    }

    /// To whom: what may be sent depends on it, so it is chosen first.
    fn to(&self, t: Translator) -> AnyView {
        let mine = |error: &&ReferralError| matches!(error, ReferralError::To | ReferralError::AlreadySent);
        let errors: Vec<_> = self.errors.iter().filter(mine).copied().collect();
        let desk = control(TO, "console-referral-to", &errors, t).hint(t.get("console-referral-to-hint"));
        let (options, value, action) = (picks(&self.offer.receivers, t), self.form.to.clone(), self.href());
        let outside = self.offer.outside.then(|| {
            let href = Route::Outside(routes::Outside::New(self.offer.card)).href();
            view! { <p><SmallLink kind=SmallKind::Link href=href text=t.get("console-outside-new")/></p> }
        });
        view! {
            <Section id="a-chi" title=t.get("console-referral-to-whom")>
                <AskForm action=action>
                    <SelectField control=desk options=options value=value empty=t.get("console-choose")/>
                    <SmallButton text=t.get("console-referral-to-choose")/>
                </AskForm>
                {outside}
            </Section>
        }
        .into_any()
    }

    /// What, and why.
    fn what(&self, t: Translator) -> Option<AnyView> {
        let (receiver, all) = self.offer.chosen.as_ref()?;
        let title = t.with("console-referral-what", &[("desk", receiver.desk.name.as_str().into())]);
        let (fields, preview) = (self.fields(receiver, all, t), preview(all, t));
        let (action, cancel) = (self.href(), Route::card(self.offer.card).href());
        let content = view! {
            <Section id="che-cosa" title=title>
                <PartForm action=action version=None>
                    {fields}
                    <Small>{t.get("console-referral-until-received")}</Small>
                    <p>
                        <SmallButton kind=SmallKind::Primary text=t.get("console-referral-send")/>
                        " "
                        <SmallLink kind=SmallKind::Link href=cancel text=t.get("console-cancel")/>
                    </p>
                </PartForm>
            </Section>
            {preview}
        };
        Some(content.into_any())
    }

    fn fields(&self, receiver: &Receiver, all: &Package, t: Translator) -> AnyView {
        let pairs = vec![("_invio", self.form.id.clone()), (TO, receiver.desk.id.to_string())];
        let parts = control("parte", "console-referral-pieces", &self.errors, t)
            .hint_if(hidden_words(&receiver.mask, t).map(Into::into));
        let options = all.sections.iter().map(|part| option(part, t)).collect();
        let why = control("perche", "console-referral-why", &self.errors, t)
            .hint(t.get("console-referral-why-hint"));
        let informed = Control::new("informata", t.get("console-referral-informed"));
        let (papers, again) = (papers(&self.offer.papers, &self.form.papers, t), self.again(receiver, t));
        let far = receiver.zone.is_some().then(|| {
            view! { <Banner icon="sp-alert" text=t.get("console-referral-far-lead")/> }
        });
        view! {
            <Hidden pairs=pairs/>
            {far}
            <SeveralField control=parts options=options values=self.form.pieces.clone()/>
            {papers}
            <TextArea control=why value=self.form.why.clone() max=MAX_CHARS/>
            <CheckField control=informed value="si" checked=self.form.informed/>
            {again}
        }
        .into_any()
    }

    /// The desk had it: that is said before sending, and must be meant.
    fn again(&self, receiver: &Receiver, t: Translator) -> Option<AnyView> {
        receiver.had.then(|| {
            let tick = control("di-nuovo", "console-referral-again", &self.errors, t);
            view! {
                <Banner icon="sp-alert" text=t.get("console-referral-comes-back")/>
                <CheckField control=tick value="si" checked=self.form.again/>
            }
            .into_any()
        })
    }
}

/// Everything that can be chosen, as the receiver would read it.
fn preview(all: &Package, t: Translator) -> AnyView {
    let opened = all.clone().through(&Mask::none());
    let (title, content) = (t.get("console-referral-preview"), package(opened, t));
    view! { <Section id="anteprima" title=title>{content}</Section> }.into_any()
}
