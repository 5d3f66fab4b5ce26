//! The form that proposes a card to the professional service.

use domain::{
    card::parts::Part,
    presa_in_carico::{Barred, Offer, Urgency},
};
use leptos::prelude::*;

use super::{ProposalError, ProposeForm, control, form::CATEGORY, problems, samples, urgency};
use crate::{
    components::{
        ErrorSummary, Pick, SelectField, TextArea,
        booking::Hidden,
        console::{
            Backbar, CaseNotice, Columns, Fact, Facts, OutcomeFields, PageHead, PartForm, Section,
            SmallButton, SmallKind, SmallLink,
        },
        layout::Small,
    },
    console::{form::MAX_CHARS, people::whose},
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Route, Tasks},
};

/// A card that is going to be proposed.
#[derive(Debug, Clone)]
pub struct NewProposal {
    /// To whom, and what can be chosen.
    pub offer: Offer,
    /// What was typed.
    pub form: ProposeForm,
    /// What must be corrected.
    pub errors: Vec<ProposalError>,
}

impl Page for NewProposal {
    fn title(&self, t: Translator) -> String {
        t.get("console-presa-new")
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
        let content = match self.offer.barred {
            Some(barred) => self.barred(barred, t),
            None => self.fields(t),
        };
        view! {
            <ErrorSummary problems=problems(&self.errors, t)/>
            <Backbar href=back text=t.get("console-diary-back")/>
            <PageHead title=t.get("console-presa-new") sub=name/>
            {hidden}
            {content}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::new_proposals()
    }
}

impl NewProposal {
    /// Why nothing can be proposed; what was typed stays to be read.
    fn barred(&self, barred: Barred, t: Translator) -> AnyView {
        let why = match barred {
            Barred::Anonymous => "console-presa-barred-anonymous",
            Barred::OtherOutcome => "console-presa-barred-outcome",
            Barred::Already => "console-presa-barred-already",
            Barred::Nobody => "console-presa-barred-nobody",
        };
        let typed = (!self.form.why.trim().is_empty()).then(|| {
            let facts = vec![Fact::text(t.get("console-presa-why"), self.form.why.clone())];
            view! {
                <Section id="scritto" title=t.get("console-presa-typed")>
                    <Facts id="scritto-dati" columns=Columns::Two facts=facts/>
                </Section>
            }
        });
        view! {
            <CaseNotice title=t.get("console-presa-barred-title") text=t.get(why)/>
            {typed}
        }
        .into_any()
    }

    fn fields(&self, t: Translator) -> AnyView {
        let pairs = vec![("_proposta", self.form.id.clone())];
        let to = control("ente", "console-presa-to", &self.errors, t).hint(t.get("console-presa-to-hint"));
        let bodies = self.bodies(t);
        let category = control(CATEGORY, "console-presa-category", &self.errors, t)
            .hint(t.get("console-presa-category-hint"));
        let categories = self.categories();
        let how_soon = control("urgenza", "console-presa-urgency", &self.errors, t);
        let degrees =
            Urgency::ALL.map(|one| (one.code().to_owned(), t.get(urgency(one)), t.get(hint(one)))).to_vec();
        let why =
            control("perche", "console-presa-why", &self.errors, t).hint(t.get("console-presa-why-hint"));
        let cancel = Route::card(self.offer.card).href();
        let action = Route::ConsoleTasks(Tasks::Propose(self.offer.card)).href();
        let empty = t.get("console-choose");
        let ProposeForm { to: body, category: chosen, urgency: degree, why: words, .. } = self.form.clone();
        view! {
            <Section id="proposta" title=t.get("console-presa-to-whom")>
                <PartForm action=action version=None>
                    <Hidden pairs=pairs/>
                    <SelectField control=to options=bodies value=body empty=empty.clone()/>
                    <SelectField
                        control=category options=categories value=chosen empty=empty
                    />
                    <OutcomeFields control=how_soon options=degrees value=degree/>
                    <TextArea control=why value=words max=MAX_CHARS/>
                    <Small>{t.get("console-presa-what-they-see")}</Small>
                    <p>
                        <SmallButton kind=SmallKind::Primary text=t.get("console-presa-propose")/>
                        " "
                        <SmallLink kind=SmallKind::Link href=cancel text=t.get("console-cancel")/>
                    </p>
                </PartForm>
            </Section>
        }
        .into_any()
    }

    fn bodies(&self, t: Translator) -> Vec<Pick> {
        let words = |name: &str, leads| {
            if leads { t.with("console-presa-leads", &[("name", name.into())]) } else { name.to_owned() }
        };
        let pick = |body: &domain::presa_in_carico::Body| {
            Pick::new(body.id.to_string(), words(&body.name, body.leads))
        };
        self.offer.bodies.iter().map(pick).collect()
    }

    /// What the table offers, and what the card says already.
    fn categories(&self) -> Vec<Pick> {
        let Some(def) = Part::Category.field(CATEGORY) else { return Vec::new() };
        let chosen = self.offer.category.all(CATEGORY);
        let items = def.choices(&self.offer.lists, chosen).into_iter().flat_map(|choices| choices.items);
        items.map(|item| Pick::new(item.code, item.label)).collect()
    }
}

/// Key of what a degree of urgency means.
const fn hint(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Emergency => "console-presa-urgency-emergency-hint",
        Urgency::Urgent => "console-presa-urgency-urgent-hint",
        Urgency::Ordinary => "console-presa-urgency-ordinary-hint",
    }
}
