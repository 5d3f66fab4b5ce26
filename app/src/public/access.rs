//! Where the citizen chooses how to sign in.

use domain::{Text, service::Applicant};
use leptos::prelude::*;

use crate::{
    components::{
        Breadcrumb, ButtonKind, Card, Crumb, HelpBlock, LinkButton, Note,
        access::{
            ButtonSize, IdentityButton, Login, Municipalities, Municipality, Provider, SpidButton, Way,
        },
        layout::{Columns, Container, More, Sentences, Side, Stack, Title},
    },
    i18n::{Translator, use_translator},
    page::{Page, Visitor, use_frame},
    routes::Route,
    wording::Wording,
};

/// The official label, the same in every language.
const EIDAS_LABEL: &str = "Login with eIDAS";
/// One size for all ways to sign in: none is better than the others.
const SIZE: ButtonSize = ButtonSize::Large;

/// What a session lacks for the place that the citizen wants to go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Barrier {
    /// A higher level.
    Level,
    /// The identity of somebody who may apply: a person, a professional, who acts for a company.
    Kind,
}

/// Why somebody who was in is at the door again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// The session ended, or was closed.
    Reading,
    /// So it was while they were sending something, which went nowhere and is not kept here.
    Lost,
    /// It ended by itself while they were sending something, which is kept.
    Kept,
}

/// The choice of the identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessPage {
    /// Identity providers of SPID, in the order the server drew for this request.
    pub providers: Vec<Provider>,
    /// Assurance level asked for.
    pub level: u8,
    /// Local path to come back to.
    pub next: Option<String>,
    /// Slug and name of the service the citizen is about to apply for, where `next` leads to one.
    pub service: Option<(String, Text)>,
    /// Whether CIE is set up.
    pub cie: Way,
    /// Whether eIDAS is set up.
    pub eidas: Way,
    /// The portal's own body and the municipalities that it serves, to choose one; one alone where the service says
    /// which; none where the portal serves its own body only.
    pub municipalities: Vec<Municipality>,
    /// Who may apply for the service: what is not for persons has one way in, SPID.
    pub applicant: Applicant,
    /// What the open session lacks for the service, or for the area personale.
    pub barrier: Option<Barrier>,
    /// Why the citizen is here again, if they were in until a moment ago.
    pub over: Option<Over>,
    /// Name of a provider that this browser was sent to and that has not answered.
    pub unanswered: Option<String>,
}

impl Page for AccessPage {
    fn title(&self, t: Translator) -> String {
        t.get("public-access-title")
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let side = side();
        let (lead, crumbs, inside) = (self.lead(t), self.crumbs(t), self.inside(t));
        let ways = (self.applicant == Applicant::Person).then(|| ways_of_persons(self.cie, self.eidas));
        let municipality = self.municipalities.iter().find(|one| one.chosen).and_then(|one| one.key.clone());
        view! {
            <Container>
                <Breadcrumb crumbs=crumbs/>
                <Title text=t.get("public-access-heading") lead=lead/>
                {inside}
                <Columns side=side>
                    <Stack>
                        <Municipalities all=self.municipalities next=self.next.clone()/>
                        <Login id="l-spid" title="SPID" text=spid_level(t, self.level)>
                            <SpidButton
                                providers=self.providers size=SIZE level=self.level next=self.next
                                municipality=municipality
                            />
                        </Login>
                        {ways}
                    </Stack>
                </Columns>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        super::samples::access_pages()
    }
}

impl AccessPage {
    fn crumbs(&self, t: Translator) -> Vec<Crumb> {
        let service =
            self.service.as_ref().map(|(slug, title)| Crumb::to(t.wording(title), &Route::service(slug)));
        service.into_iter().chain([Crumb::here(t.get("public-access-title"))]).collect()
    }

    /// Whoever is in already, with all that is needed, need not come in again.
    fn inside(&self, t: Translator) -> Option<AnyView> {
        let frame = use_frame();
        let Visitor::Citizen { name } = &frame.visitor else {
            return None;
        };
        if self.barrier.is_some() {
            return None;
        }
        let words = t.with("public-access-inside", &[("name", name.clone().into())]);
        let on = self.next.clone().unwrap_or_else(|| Route::PersonalArea.href());
        let go = t.get("public-access-inside-go");
        Some(view! { <Note icon="sp-ok">{words}" "<a href=on>{go}</a></Note> }.into_any())
    }

    fn lead(&self, t: Translator) -> String {
        let title = self.service.as_ref().map(|(_, title)| t.text(title));
        let level = self.level;
        match (title, self.barrier) {
            (Some(title), Some(Barrier::Level)) => {
                t.with("public-access-stronger", &[("service", title.into()), ("level", level.into())])
            }
            (None, Some(_)) => t.with("public-access-stronger-area", &[("level", level.into())]),
            (Some(title), Some(Barrier::Kind)) => t.with(self.kind_key(), &[("service", title.into())]),
            _ if self.over.is_some() => t.get(self.over_key()),
            _ if self.unanswered.is_some() => {
                let provider = self.unanswered.clone().unwrap_or_default();
                t.with("public-access-unanswered", &[("provider", provider.into())])
            }
            (Some(title), None) if self.applicant != Applicant::Person => {
                t.with(self.kind_key(), &[("service", title.into())])
            }
            (Some(title), None) => t.with("public-access-lead-service", &[("service", title.into())]),
            (None, None) => t.get("public-access-lead"),
        }
    }

    /// What has become of what they were doing.
    const fn over_key(&self) -> &'static str {
        match self.over {
            Some(Over::Kept) => "public-access-kept",
            Some(Over::Lost) => "public-access-lost",
            Some(Over::Reading) | None => "public-access-expired",
        }
    }

    /// Whom the service is for, and with which identity they come in.
    const fn kind_key(&self) -> &'static str {
        match self.applicant {
            Applicant::Person => "public-access-person",
            Applicant::Professional => "public-access-professional",
            Applicant::Company => "public-access-company",
        }
    }
}

/// There is nothing above level 3.
fn spid_level(t: Translator, level: u8) -> String {
    let key = if level < 3 { "public-access-spid" } else { "public-access-spid-highest" };
    t.with(key, &[("level", level.into())])
}

/// A card and a foreign identity are a person's: they say nothing about work or a company.
fn ways_of_persons(cie: Way, eidas: Way) -> AnyView {
    let t = use_translator();
    view! {
        <Login id="l-cie" title=t.get("public-access-cie") text=t.get("public-access-cie-text")>
            <IdentityButton text=t.get("public-access-cie-button") cie=true size=SIZE way=cie/>
        </Login>
        <Login id="l-eidas" title="eIDAS" text=t.get("public-access-eidas-text")>
            <IdentityButton text=EIDAS_LABEL size=SIZE way=eidas/>
        </Login>
    }
    .into_any()
}

fn side() -> AnyView {
    let t = use_translator();
    let steps = ["public-access-after-1", "public-access-after-2", "public-access-after-3"];
    view! {
        <Side>
            <Card id="dopo" title=t.get("public-access-after") tint=true>
                <Sentences items=steps.map(|key| Wording::from(t.get(key))).to_vec() numbered=true/>
                <p><a href=Route::Privacy.href()>{t.get("common-privacy")}</a></p>
            </Card>
            <Card id="altra" title=t.get("public-access-other")><p>{t.get("public-access-other-text")}</p></Card>
            <More summary=t.get("public-access-none")>
                <p>{t.get("public-access-none-text")}</p>
                <p>
                    <LinkButton
                        href=Route::Desks.href() kind=ButtonKind::Link text=t.get("common-desks")
                    />
                </p>
            </More>
            <HelpBlock/>
        </Side>
    }
    .into_any()
}
