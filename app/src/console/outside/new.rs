//! The form that sends a card outside, and the page that tells the code, once.

use chrono::{DateTime, Utc};
use domain::{
    Id, format,
    mask::Mask,
    referral::outside::{Code, Offer, Outside},
};
use leptos::prelude::*;

use super::{
    OutsideError, OutsideForm,
    form::{MAX_EMAIL, MAX_NAME, control, problems},
    samples,
};
use crate::{
    components::{
        CheckField, Control, ErrorSummary, Input, SeveralField, TextArea, TextField,
        booking::Hidden,
        console::{
            Backbar, Banner, Columns, Fact, Facts, PageHead, PartForm, Section, SmallButton, SmallKind,
            SmallLink, ToldCode,
        },
    },
    console::{
        form::MAX_CHARS,
        people::whose,
        referrals::{option, package, papers},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{self, Route},
};

/// A card that is going to be sent outside.
#[derive(Debug, Clone)]
pub struct NewOutside {
    /// What of it can be sent.
    pub offer: Offer,
    /// What was typed.
    pub form: OutsideForm,
    /// What must be corrected.
    pub errors: Vec<OutsideError>,
}

impl Page for NewOutside {
    fn title(&self, t: Translator) -> String {
        t.get("console-outside-new")
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
        let action = Route::Outside(routes::Outside::New(self.offer.card)).href();
        let (name, hidden) = whose(&self.offer.name, t);
        let (whom, what, cancel) = (self.whom(t), self.what(t), back.clone());
        let drawn = vec![("_invio", self.form.id.clone())];
        let preview = package(self.offer.package.through(&Mask::none()), t);
        view! {
            <ErrorSummary problems=problems(&self.errors, t)/>
            <Backbar href=back text=t.get("console-diary-back")/>
            <PageHead title=t.get("console-outside-new") sub=name/>
            {hidden}
            <Banner icon="sp-lock" text=t.get("console-outside-lead")/>
            <Section id="che-cosa" title=t.get("console-outside-what")>
                <PartForm action=action version=None>
                    <Hidden pairs=drawn/>
                    {whom}
                    {what}
                    <p>
                        <SmallButton kind=SmallKind::Primary text=t.get("console-outside-send")/>
                        " "
                        <SmallLink kind=SmallKind::Link href=cancel text=t.get("console-cancel")/>
                    </p>
                </PartForm>
            </Section>
            <Section id="anteprima" title=t.get("console-referral-preview")>{preview}</Section>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::new_ones()
    }
}

impl NewOutside {
    fn whom(&self, t: Translator) -> AnyView {
        let body = control("ente", "console-outside-body", &self.errors, t);
        let email = control("email", "console-outside-email", &self.errors, t)
            .hint(t.get("console-outside-email-hint"));
        view! {
            <TextField control=body value=self.form.body.clone() max=MAX_NAME/>
            <TextField control=email value=self.form.email.clone() input=Input::Email max=MAX_EMAIL/>
        }
        .into_any()
    }

    fn what(&self, t: Translator) -> AnyView {
        let parts = control("parte", "console-referral-pieces", &self.errors, t)
            .hint(t.get("console-outside-pieces-hint"));
        let options = self.offer.package.sections.iter().map(|part| option(part, t)).collect();
        let why = control("perche", "console-referral-why", &self.errors, t)
            .hint(t.get("console-outside-why-hint"));
        let informed = Control::new("informata", t.get("console-referral-informed"));
        let papers = papers(&self.offer.papers, &self.form.papers, t);
        view! {
            <SeveralField control=parts options=options values=self.form.pieces.clone()/>
            {papers}
            <TextArea control=why value=self.form.why.clone() max=MAX_CHARS/>
            <CheckField control=informed value="si" checked=self.form.informed/>
        }
        .into_any()
    }
}

/// The code of a link, right after it was made. It is told here and never again.
#[derive(Debug, Clone)]
pub struct CodePage {
    /// What was sent.
    pub id: Id<Outside>,
    /// Name of the body.
    pub body: String,
    /// Where the link goes.
    pub address: String,
    /// The code.
    pub code: Code,
    /// Until when the link lives.
    pub until: DateTime<Utc>,
}

impl Page for CodePage {
    fn title(&self, t: Translator) -> String {
        t.get("console-outside-code-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let facts = vec![
            Fact::text(t.get("console-outside-body"), self.body),
            Fact::text(t.get("console-outside-email"), self.address),
            Fact::text(t.get("console-outside-until"), format::date_time(self.until)),
        ];
        let on = Route::Outside(routes::Outside::One(self.id)).href();
        view! {
            <Backbar href=Route::ConsoleReferrals(None).href() text=t.get("console-referral-title")/>
            <PageHead title=t.get("console-outside-code-title") sub=t.get("console-outside-code-lead")/>
            <Banner icon="sp-alert" text=t.get("console-outside-code-once")/>
            <ToldCode label=t.get("console-outside-code") code=self.code.told()/>
            <Facts id="codice" columns=Columns::Two facts=facts/>
            <p><SmallLink kind=SmallKind::Primary href=on text=t.get("console-outside-code-on")/></p>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::codes()
    }
}
