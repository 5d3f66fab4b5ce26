//! What the place that somebody wants to go to asks of a login.

use app::public::{AskedFor, Federation};
use backend::catalogue::{self, Offered};
use domain::{actor::Citizen, service::Applicant};
use identity::saml::{Need, Profile, Purpose, SpidLevel};

use crate::pages::{Portal, around::Around};

/// Level where no service says another.
pub(super) const USUAL_LEVEL: SpidLevel = SpidLevel::L2;

/// What a login is for.
#[derive(Debug)]
pub(in crate::pages) struct Wish {
    /// The service that the citizen is about to apply for, if it is one.
    pub(in crate::pages) service: Option<Offered>,
}

impl Wish {
    /// What is behind that local path.
    pub(in crate::pages) async fn of(portal: &Portal, around: &Around, next: Option<&str>) -> Self {
        let service = match next.and_then(service_in) {
            Some(slug) => catalogue::lookup(&portal.platform.pool, slug, around.ctx().now).await.ok(),
            None => None,
        };
        Self { service }
    }

    /// The level that the service asks for.
    fn needed(&self) -> Option<SpidLevel> {
        self.service.as_ref().and_then(|offered| SpidLevel::try_from(offered.service.level).ok())
    }

    /// The level to ask for: the one in the address, and never less than the service needs.
    pub(in crate::pages) fn level(&self, asked: Option<SpidLevel>) -> SpidLevel {
        let usual = asked.or_else(|| self.needed()).unwrap_or(USUAL_LEVEL);
        self.needed().map_or(usual, |needed| needed.max(usual))
    }

    /// Which kind of identity the service wants.
    pub(super) fn purpose(&self) -> Option<Purpose> {
        purpose_of(self.applicant())
    }

    /// Who may apply there.
    pub(super) fn applicant(&self) -> Applicant {
        self.service.as_ref().map_or_else(Applicant::default, |offered| offered.service.applicant)
    }

    /// What it needs to know: a form that asks neither where people live nor how to reach them needs
    /// their name only.
    pub(super) fn need(&self) -> Need {
        let Some(offered) = &self.service else {
            return Need::Whole;
        };
        let all = || offered.service.form.questions().filter_map(|(_, question)| question.prefill);
        let sources = || all().filter(|source| !source.is_remembered());
        match offered.service.applicant {
            Applicant::Professional | Applicant::Company => Need::Company,
            Applicant::Person if sources().all(domain::form::Source::is_identity) => Need::Identity,
            Applicant::Person => Need::Whole,
        }
    }
}

/// What is asked of a provider so that it lets in who may apply (SPID.md §8).
pub(super) const fn purpose_of(applicant: Applicant) -> Option<Purpose> {
    match applicant {
        Applicant::Person => None,
        Applicant::Professional => Some(Purpose::P),
        Applicant::Company => Some(Purpose::Lp),
    }
}

/// As what somebody is in who was let in for that purpose: the other way round.
pub(super) const fn applicant_of(purpose: Option<Purpose>) -> Applicant {
    match purpose {
        None => Applicant::Person,
        Some(Purpose::P | Purpose::Pf) => Applicant::Professional,
        Some(Purpose::Lp | Purpose::Pg | Purpose::Px) => Applicant::Company,
    }
}

/// Whether somebody in a session may apply for what that kind of applicant may: the table of SPID.md
/// §8, held against the open session as it is against an answer.
pub(super) fn may_apply(citizen: &Citizen, wanted: Applicant) -> bool {
    let with_company = citizen.certified.company.is_some();
    Purpose::covers(purpose_of(citizen.entered_as), with_company, purpose_of(wanted))
}

/// What a provider was asked for, as the page of a login that did not succeed tells it.
pub(in crate::pages) fn asked_for(idp: &str, level: SpidLevel, purpose: Option<Purpose>) -> AskedFor {
    AskedFor {
        federation: federation(Profile::of(idp)),
        level: level.into(),
        applicant: applicant_of(purpose),
    }
}

/// Whose rules a provider follows, for people.
pub(super) const fn federation(profile: Profile) -> Federation {
    match profile {
        Profile::Spid => Federation::Spid,
        Profile::Cie => Federation::Cie,
        Profile::Eidas => Federation::Eidas,
    }
}

/// Slug of the service that a path is about.
fn service_in(path: &str) -> Option<&str> {
    let slug = path.strip_prefix("/servizi/")?.split(['/', '?']).next()?;
    (!slug.is_empty()).then_some(slug)
}
