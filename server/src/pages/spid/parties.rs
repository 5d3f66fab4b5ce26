//! The service providers that the portal is: its own body, the same body towards CIE, and one for
//! each municipality that it serves as aggregator. All of them answer at the same addresses; a login
//! remembers under which name it was begun.

use domain::{Lang, Text};
use identity::saml::{
    AttributeSet, ConfigError, Contact, IdentityProvider, Organization, PendingRequest, Profile,
    PublicContact, ServiceProvider, ServiceProviderConfig,
};

use crate::config::{Config, Names, Secrets, SpidKey};

/// Below this path are the entityIDs of municipalities, and at them their metadata (Avviso 19 wants
/// the code of the activity in the name).
const ACTIVITY: &str = "pub-ag-full";

/// One municipality that the portal serves.
#[derive(Debug)]
pub struct MunicipalParty {
    /// Its name in addresses.
    pub key: String,
    /// Its name for people, in Italian.
    pub name: Text,
    /// Its service provider.
    pub party: ServiceProvider,
    known: Known,
}

/// By what a body of the zone is recognised as one that the portal is a service provider for.
#[derive(Debug)]
struct Known {
    ipa_code: Option<String>,
    names: Names,
}

impl Known {
    /// By the code where both sides have one, by the name where one of them has none.
    fn is(&self, ipa: Option<&str>, name: &str) -> bool {
        match (&self.ipa_code, ipa) {
            (Some(own), Some(other)) => own.eq_ignore_ascii_case(other),
            _ => [&self.names.name, &self.names.display_name]
                .into_iter()
                .any(|own| own.get(Lang::It).to_lowercase() == name.to_lowercase()),
        }
    }
}

/// Whose service provider the portal is for a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Served {
    /// The portal's own body.
    Own,
    /// A municipality that it serves, by its name in addresses.
    Municipality(String),
}

/// Every service provider that the portal is.
#[derive(Debug)]
pub struct Parties {
    own: ServiceProvider,
    own_known: Known,
    cie: Option<ServiceProvider>,
    municipalities: Vec<MunicipalParty>,
}

impl Parties {
    /// Checks keys and names.
    ///
    /// # Errors
    /// What is wrong with one of them.
    pub fn open(config: &Config, secrets: &Secrets) -> Result<Self, ConfigError> {
        let spid = &config.spid;
        let phone = spid.contact_phone.as_deref();
        let contact = spid.body.contact(&spid.contact_email, phone);
        let own = configuration(config, config.entity_id(), &spid.names, contact, &secrets.spid);
        let cie = spid.cie.as_ref().and_then(|cie| {
            let contact = spid.body.cie_contact(cie, &spid.contact_email, phone)?;
            let name = cie.entity_id.clone().unwrap_or_else(|| config.entity_id());
            let base = configuration(config, name, &spid.names, contact, &secrets.spid);
            let set = AttributeSet { service_name: spid.service_name.clone(), ..AttributeSet::cie() };
            Some(ServiceProviderConfig { attribute_sets: vec![set], ..base })
        });
        Ok(Self {
            own: ServiceProvider::new(own)?,
            own_known: Known { ipa_code: spid.body.ipa_code(), names: spid.names.clone() },
            cie: cie.map(ServiceProvider::new).transpose()?,
            municipalities: municipalities(config, secrets)?,
        })
    }

    /// The portal's own body.
    pub const fn own(&self) -> &ServiceProvider {
        &self.own
    }

    /// The same body towards CIE, where it is set up.
    pub const fn cie(&self) -> Option<&ServiceProvider> {
        self.cie.as_ref()
    }

    /// The municipalities that the portal serves, in the order of their names.
    pub fn municipalities(&self) -> &[MunicipalParty] {
        &self.municipalities
    }

    /// The municipality of that name.
    pub fn municipality(&self, key: &str) -> Option<&MunicipalParty> {
        self.municipalities.iter().find(|one| one.key == key)
    }

    /// The portal's own body, as people know it.
    pub const fn own_name(&self) -> &Text {
        &self.own_known.names.display_name
    }

    /// For whom somebody signs in who wants a service of that body; none where the portal is no service provider for it.
    pub fn serving(&self, ipa: Option<&str>, name: &str) -> Option<Served> {
        let municipality = self.municipalities.iter().find(|one| one.known.is(ipa, name));
        municipality
            .map(|one| Served::Municipality(one.key.clone()))
            .or_else(|| self.own_known.is(ipa, name).then_some(Served::Own))
    }

    /// Who asks that provider, for that municipality or for the portal's own body.
    pub fn asking(&self, idp: &IdentityProvider, municipality: Option<&str>) -> Option<&ServiceProvider> {
        match (idp.profile, municipality) {
            (Profile::Cie, _) => self.cie(),
            (_, None) => Some(self.own()),
            (_, Some(key)) => self.municipality(key).map(|one| &one.party),
        }
    }

    /// Who asked; none if the portal is that service provider no more.
    pub fn asked(&self, pending: &PendingRequest, idp: &IdentityProvider) -> Option<&ServiceProvider> {
        let Some(name) = &pending.sp else {
            return Some(self.own());
        };
        if idp.profile == Profile::Cie {
            return self.cie().filter(|party| party.entity_id() == name);
        }
        self.named(name)
    }

    /// The SPID service provider of that entityID.
    pub fn named(&self, entity_id: &str) -> Option<&ServiceProvider> {
        std::iter::once(self.own())
            .chain(self.municipalities.iter().map(|one| &one.party))
            .find(|party| party.entity_id() == entity_id)
    }
}

fn configuration(
    config: &Config,
    entity_id: String,
    names: &Names,
    contact: Contact,
    key: &SpidKey,
) -> ServiceProviderConfig {
    ServiceProviderConfig {
        entity_id,
        base_url: config.server.base_url.clone(),
        organization: Organization {
            name: names.name.clone(),
            display_name: names.display_name.clone(),
            url: names.url.clone(),
            english_url: names.english_url.clone(),
        },
        contact,
        signing_key_pem: key.key_pem.clone(),
        certificate_pem: key.certificate_pem.clone(),
        next_certificate_pem: key.next_certificate_pem.clone(),
        attribute_sets: AttributeSet::all(config.spid.service_name.clone()),
    }
}

/// entityID of a municipality that the portal serves.
pub fn municipal_entity_id(config: &Config, key: &str) -> String {
    format!("{}/{ACTIVITY}/{key}", config.server.origin())
}

fn municipalities(config: &Config, secrets: &Secrets) -> Result<Vec<MunicipalParty>, ConfigError> {
    let Some(aggregation) = &config.spid.aggregation else {
        return Ok(Vec::new());
    };
    let with_keys = aggregation.municipalities.iter().zip(&secrets.municipalities);
    with_keys
        .map(|(one, key)| {
            let body = PublicContact {
                ipa_code: one.ipa_code.clone(),
                email: one.email.clone(),
                phone: one.phone.clone(),
            };
            let contact = Contact::Aggregated { by: aggregation.by.clone(), body };
            let name = municipal_entity_id(config, &one.key);
            let party = ServiceProvider::new(configuration(config, name, &one.names, contact, key))?;
            let known = Known { ipa_code: Some(one.ipa_code.clone()), names: one.names.clone() };
            Ok(MunicipalParty { key: one.key.clone(), name: one.names.display_name.clone(), party, known })
        })
        .collect()
}
