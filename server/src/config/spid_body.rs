//! The part of `[spid]` that says who the body is: public or private, in which languages, for whom
//! else it answers. Tables: `[spid.billing]` for a private body, `[spid.cie]` for CIE by SAML,
//! `[spid.aggregator]` and one `[spid.NAME]` for each municipality that the portal serves.

use std::{collections::BTreeSet, path::PathBuf};

use domain::{Lang, Text};
use identity::saml::{Aggregator, Billing, CieContact, Contact, PrivateContact, PublicContact};
use url::Url;

use super::reader::Reader;

/// Tables of the section that are no municipality.
const OWN_TABLES: [&str; 3] = ["aggregator", "billing", "cie"];
/// Longest name of a municipality's table; it stands in addresses and in entityIDs.
const MAX_NAME: usize = 40;

/// The federation of CIE takes private bodies too (SPID.md §9), but wants numbers in their metadata that are not asked
/// for here: whoever sets it up hears that, instead of finding no button.
const CIE_IS_PUBLIC: &str = "is for a public body (spid.body = \"public\"): the portal makes no metadata of a private \
                             body for CIE by SAML; take the table [spid.cie] out";

/// What the organisation is called, in every language that it speaks.
#[derive(Debug, Clone)]
pub struct Names {
    /// Official name.
    pub name: Text,
    /// Name for people.
    pub display_name: Text,
    /// Site.
    pub url: Url,
    /// Site in English, where it has another address.
    pub english_url: Option<Url>,
}

/// Which kind of body offers the services, with its numbers.
#[derive(Debug, Clone)]
pub enum Body {
    /// In the IPA index.
    Public {
        /// Its code there.
        ipa_code: String,
    },
    /// Not in the IPA index; it pays for logins.
    Private {
        /// VAT number with the prefix of the country.
        vat_number: Option<String>,
        /// Fiscal code.
        fiscal_code: Option<String>,
        /// Whom invoices are made out to.
        billing: Box<Billing>,
    },
}

/// CIE by SAML: what its metadata says more.
#[derive(Debug, Clone)]
pub struct CieSaml {
    /// Name in the federation of CIE; the portal's own if not given.
    pub entity_id: Option<String>,
    /// Cadastral code of the municipality of the seat.
    pub municipality: String,
    /// Its province.
    pub province: Option<String>,
}

/// A municipality that the portal serves as aggregator.
#[derive(Debug, Clone)]
pub struct Municipality {
    /// Name of its table: the last part of its entityID and of the address of its metadata.
    pub key: String,
    /// What it is called.
    pub names: Names,
    /// Its code in the IPA index.
    pub ipa_code: String,
    /// Institutional address.
    pub email: String,
    /// Telephone.
    pub phone: Option<String>,
    /// Its private key, PEM.
    pub key_file: PathBuf,
    /// Its certificate, PEM.
    pub certificate_file: PathBuf,
    /// Certificate of its key that will follow.
    pub next_certificate_file: Option<PathBuf>,
    /// Its key that will follow, where it is kept on this machine already.
    pub next_key_file: Option<PathBuf>,
    /// Municipality of its seat, as certificates name it; the portal's own if not given.
    pub locality: Option<String>,
}

/// The portal as aggregator of public services (Avviso 19).
#[derive(Debug, Clone)]
pub struct Aggregation {
    /// Whoever runs the portal.
    pub by: Aggregator,
    /// For whom, by name; never empty.
    pub municipalities: Vec<Municipality>,
}

impl Body {
    /// The code in the IPA index, of a public body.
    pub fn ipa_code(&self) -> Option<String> {
        match self {
            Self::Public { ipa_code } => Some(ipa_code.clone()),
            Self::Private { .. } => None,
        }
    }

    /// The contact in the SPID metadata.
    pub fn contact(&self, email: &str, phone: Option<&str>) -> Contact {
        let (email, phone) = (email.to_owned(), phone.map(str::to_owned));
        match self {
            Self::Public { ipa_code } => PublicContact { ipa_code: ipa_code.clone(), email, phone }.into(),
            Self::Private { vat_number, fiscal_code, billing } => Contact::Private(PrivateContact {
                vat_number: vat_number.clone(),
                fiscal_code: fiscal_code.clone(),
                email,
                phone,
                billing: Billing::clone(billing),
            }),
        }
    }

    /// The contact in the metadata for CIE; only public bodies offer CIE here.
    pub fn cie_contact(&self, cie: &CieSaml, email: &str, phone: Option<&str>) -> Option<Contact> {
        match self {
            Self::Private { .. } => None,
            Self::Public { ipa_code } => Some(Contact::Cie(CieContact {
                ipa_code: ipa_code.clone(),
                municipality: cie.municipality.clone(),
                province: cie.province.clone(),
                email: email.to_owned(),
                phone: phone.map(str::to_owned),
            })),
        }
    }

    pub(super) fn read(from: &mut Reader<'_>, names: Option<&Names>) -> Option<Self> {
        let kind = from.text_or("body", "public");
        match kind.as_str() {
            "public" => {
                let code = from.text_or_demo("ipa_code", "c_m990", "the code in the IPA index, like c_h501");
                Some(Self::Public { ipa_code: code? })
            }
            "private" => Self::read_private(from, names),
            other => {
                from.problem("body", format!("is \"{other}\", but it must be public or private"));
                None
            }
        }
    }

    fn read_private(from: &mut Reader<'_>, names: Option<&Names>) -> Option<Self> {
        let numbers = numbers(from, "");
        if from.text("ipa_code").is_some() {
            from.problem("ipa_code", "belongs to a public body".into());
        }
        let name = names.map(|names| names.name.get(Lang::It).to_owned()).unwrap_or_default();
        let name = from.text_or("billing.name", &name);
        let street = from.needed("billing.street", "street and number of the seat");
        let postal_code = from.needed("billing.postal_code", "the postal code of the seat, five digits");
        let municipality = from.needed("billing.municipality", "the municipality of the seat");
        let province = from.text("billing.province");
        let nation = from.text_or("billing.nation", "IT");
        let email = from.needed("billing.email", "where invoices are announced");
        let intermediary = from.text("billing.intermediary");
        let digits = |code: &String| code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit());
        if postal_code.as_ref().is_some_and(|code| !digits(code)) {
            from.problem("billing.postal_code", "must be five digits".into());
        }
        let letters = |code: &String| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
        for (key, code) in [("billing.province", province.as_ref()), ("billing.nation", Some(&nation))] {
            if code.is_some_and(|code| !letters(code)) {
                from.problem(key, "must be two capital letters".into());
            }
        }
        let (vat_number, fiscal_code) = numbers?;
        let billing = Billing {
            name,
            vat_number: vat_number.clone(),
            fiscal_code: fiscal_code.clone(),
            street: street?,
            postal_code: postal_code?,
            municipality: municipality?,
            province,
            nation,
            email: email?,
            intermediary,
        };
        Some(Self::Private { vat_number, fiscal_code, billing: Box::new(billing) })
    }
}

impl Names {
    /// The names in the section itself, which the demo has its own for, or in one of its tables.
    pub(super) fn read(from: &mut Reader<'_>, table: &str) -> Option<Self> {
        let key = |key: &str| format!("{table}{key}");
        let mut needed = |name: &str, demo: &str, what: &str| {
            let name = key(name);
            if table.is_empty() { from.text_or_demo(&name, demo, what) } else { from.needed(&name, what) }
        };
        let municipality = "Comune di Pontelaro";
        let name = needed("organisation_name", municipality, "the official name of the body");
        let display = needed("organisation_display_name", municipality, "the name people know");
        let site = needed("organisation_url", "https://www.comune.pontelaro.example", "the body's own site");
        let url = site.and_then(|text| from.site(&key("organisation_url"), &text));
        let english = ["organisation_name_en", "organisation_display_name_en", "organisation_url_en"]
            .map(|name| from.text(&key(name)));
        let [name_en, display_en, site_en] = english;
        let english_url = match site_en {
            Some(text) => Some(from.site(&key("organisation_url_en"), &text)?),
            None => None,
        };
        // A name that nobody translated is the same in English: the metadata speak both languages.
        let both = |it: String, en: Option<String>| {
            let demo = (it == municipality).then(|| "Municipality of Pontelaro".to_owned());
            let en = en.or(demo).unwrap_or_else(|| it.clone());
            Text::italian(it).with(Lang::En, en)
        };
        Some(Self {
            name: both(name?, name_en),
            display_name: both(display?, display_en),
            url: url?,
            english_url,
        })
    }
}

impl CieSaml {
    /// Outer nothing: something is wrong. Inner nothing: CIE by SAML is not set up.
    #[expect(clippy::option_option, reason = "a table that may be absent and may be wrong")]
    pub(super) fn read(from: &mut Reader<'_>, body: Option<&Body>) -> Option<Option<Self>> {
        let entity_id = from.text("cie.entity_id");
        let municipality = from.text("cie.municipality");
        let province = from.text("cie.province");
        let begun = [&entity_id, &municipality, &province].into_iter().any(Option::is_some);
        if begun && matches!(body, Some(Body::Private { .. })) {
            from.problem("cie", CIE_IS_PUBLIC.to_owned());
            return None;
        }
        let Some(municipality) = municipality else {
            if entity_id.is_some() || province.is_some() {
                from.problem(
                    "cie.municipality",
                    "is missing: the cadastral code of the seat, like H501".into(),
                );
                return None;
            }
            return Some(None);
        };
        if !is_cadastral(&municipality) {
            from.problem("cie.municipality", "must be a cadastral code, like H501".into());
            return None;
        }
        Some(Some(Self { entity_id, municipality, province }))
    }
}

impl Aggregation {
    /// Outer nothing: something is wrong. Inner nothing: the portal serves its own body only.
    #[expect(clippy::option_option, reason = "tables that may be absent and may be wrong")]
    pub(super) fn read(from: &mut Reader<'_>) -> Option<Option<Self>> {
        let tables = from.tables();
        let own: BTreeSet<&str> = OWN_TABLES.into_iter().collect();
        let keys: Vec<&String> = tables.iter().filter(|table| !own.contains(table.as_str())).collect();
        let begun = tables.iter().any(|table| table == "aggregator");
        match (begun, keys.is_empty()) {
            (false, true) => return Some(None),
            (true, true) => {
                let text = "needs municipalities: a table [spid.NAME] for each".to_owned();
                from.problem("aggregator", text);
            }
            _ => {}
        }
        let name = from.needed("aggregator.name", "the official name of whoever runs the portal");
        let email = from.needed("aggregator.email", "its institutional address");
        let ipa_code = from.text("aggregator.ipa_code");
        let phone = phone(from, "aggregator.phone");
        let numbers = numbers(from, "aggregator.");
        // Every table is read, whatever is wrong with another one.
        let read: Vec<_> = keys.into_iter().map(|key| Municipality::read(from, key)).collect();
        let municipalities = read.into_iter().collect::<Option<Vec<_>>>()?;
        let (vat_number, fiscal_code) = numbers?;
        let by = Aggregator {
            name: name?,
            ipa_code,
            vat_number,
            fiscal_code,
            email: email?,
            phone: phone.flatten(),
        };
        (!municipalities.is_empty()).then_some(Some(Self { by, municipalities }))
    }
}

impl Municipality {
    fn read(from: &mut Reader<'_>, name: &str) -> Option<Self> {
        let sound = !name.is_empty()
            && name.len() <= MAX_NAME
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if !sound {
            let text =
                format!("must have a name of at most {MAX_NAME} lower-case letters, digits and hyphens");
            from.problem(name, text);
        }
        let key = |key: &str| format!("{name}.{key}");
        let names = Names::read(from, &format!("{name}."));
        let ipa_code = from.needed(&key("ipa_code"), "its code in the IPA index, like c_h501");
        let email = from.needed(&key("contact_email"), "its institutional address, no person's");
        let phone = phone(from, &key("contact_phone"));
        let key_file = from.needed(&key("key_file"), "its private key (PEM)");
        let certificate_file = from.needed(&key("certificate_file"), "the certificate of that key (PEM)");
        let next_certificate_file = from.path(&key("next_certificate_file"));
        let next_key_file = from.path(&key("next_key_file"));
        let locality = from.text(&key("locality"));
        sound.then_some(())?;
        Some(Self {
            key: name.to_owned(),
            names: names?,
            ipa_code: ipa_code?,
            email: email?,
            phone: phone.flatten(),
            key_file: key_file?.into(),
            certificate_file: certificate_file?.into(),
            next_certificate_file,
            next_key_file,
            locality,
        })
    }
}

/// VAT number and fiscal code of a body, at least one of them.
fn numbers(from: &mut Reader<'_>, table: &str) -> Option<(Option<String>, Option<String>)> {
    let (vat_key, code_key) = (format!("{table}vat_number"), format!("{table}fiscal_code"));
    let (vat, code) = (from.text(&vat_key), from.text(&code_key));
    let mut sound = true;
    let is_vat = |vat: &String| {
        vat.split_at_checked(2).is_some_and(|(country, number)| {
            let letters = country.bytes().all(|byte| byte.is_ascii_uppercase());
            letters && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
    };
    if vat.as_ref().is_some_and(|vat| !is_vat(vat)) {
        from.problem(&vat_key, "must begin with the country, like IT02345678901".into());
        sound = false;
    }
    let is_code = |code: &String| {
        matches!(code.len(), 11 | 16)
            && code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    };
    if code.as_ref().is_some_and(|code| !is_code(code)) {
        from.problem(&code_key, "must be 11 digits or 16 capital letters and digits".into());
        sound = false;
    }
    if vat.is_none() && code.is_none() {
        from.problem(&vat_key, "or fiscal_code is missing".into());
        sound = false;
    }
    sound.then_some((vat, code))
}

/// A telephone with its international prefix. Outer nothing: it is not one.
#[expect(clippy::option_option, reason = "a key that may be absent and may be wrong")]
pub(super) fn phone(from: &mut Reader<'_>, key: &str) -> Option<Option<String>> {
    let phone = from.text(key);
    let international = |phone: &String| {
        phone
            .strip_prefix('+')
            .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if phone.as_ref().is_some_and(|phone| !international(phone)) {
        from.problem(key, "must begin with + and hold digits only, like +390550100200".into());
        return None;
    }
    Some(phone)
}

fn is_cadastral(code: &str) -> bool {
    let mut bytes = code.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_uppercase())
        && code.len() == 4
        && bytes.all(|byte| byte.is_ascii_digit())
}
