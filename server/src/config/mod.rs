//! One configuration, read once: a TOML file and the environment, checked section by section.
//!
//! To add a key: read it in its section's `read`, in one line that says what it must look like; it
//! is then also `SPORTELLO_SECTION__KEY`. To add a section: a file with a struct and its `read`,
//! and one line in [`Config::read`]. Unknown keys are problems, and all problems come at once.

mod alarm;
mod alerts;
mod appointments;
mod check;
mod cie;
mod database;
mod demo;
mod door;
mod idp;
mod keys;
mod mail;
mod numbers;
mod operators;
mod organisation;
mod problem;
mod reader;
mod referrals;
mod scan;
mod secrets;
mod server;
mod settings;
mod sms;
mod spid;
mod spid_body;
#[cfg(test)]
mod tests;

use std::{
    fmt,
    path::{Path, PathBuf},
    str::FromStr,
    sync::Arc,
};

use app::page::OrganisationFacts;
use chrono::TimeDelta;
use domain::{appointment::Rules, counting::Threshold};

pub use alarm::Alarm;
pub use cie::{Cie, CieFiles, relying_party};
pub use database::Database;
pub use demo::DEMO_MARK;
pub use door::Door;
pub use idp::{MetadataRules, leave_out_demo, metadata_files, read_providers, read_registry_key, xml_files};
pub use keys::Keys;
pub use mail::{Encryption, Mail};
pub use operators::{OperatorProvider, Operators};
pub use problem::{Problem, Problems};
pub use scan::Scan;
pub use secrets::{Secrets, SpidKey};
pub use server::Server;
pub use sms::Sms;
pub use spid::{Registry, Spid};
pub use spid_body::{Aggregation, Body, CieSaml, Municipality, Names};

use reader::Reader;
use settings::Settings;

/// Whether people and data are real.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// Invented people, demo providers, keys made on the spot.
    #[default]
    Demo,
    /// Real people.
    Production,
}

impl FromStr for Mode {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "demo" => Ok(Self::Demo),
            "production" => Ok(Self::Production),
            _ => Err(()),
        }
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Demo => "demo",
            Self::Production => "production",
        })
    }
}

/// Everything an administrator decides.
#[derive(Debug, Clone)]
pub struct Config {
    /// Addresses and folders of the program.
    pub server: Server,
    /// The database; embedded unless an address is given.
    pub database: Database,
    /// Folder of the documents.
    pub documents: PathBuf,
    /// Where the keys are.
    pub keys: Keys,
    /// The door of the citizens.
    pub spid: Spid,
    /// The other door of the citizens, where it is set up.
    pub cie: Option<Cie>,
    /// The door of the operators.
    pub operators: Operators,
    /// How mail leaves.
    pub mail: Mail,
    /// How text messages leave, where they do.
    pub sms: Option<Sms>,
    /// Who is told of technical faults.
    pub alarm: Alarm,
    /// How often it is looked for what operators are told of.
    pub alerts_every: TimeDelta,
    /// How long before appointments are booked and changed.
    pub appointments: Rules,
    /// After how many days a referral that nobody receives is late.
    pub late_referral_days: u16,
    /// Of how many people a number must be to be shown.
    pub numbers: Threshold,
    /// How much one address may knock.
    pub door: Door,
    /// Folder that the bundler filled.
    pub assets: PathBuf,
    /// Who looks for viruses.
    pub scan: Scan,
    /// Name and contacts shown on every page.
    pub organisation: Arc<OrganisationFacts>,
}

impl Config {
    /// Reads the configuration from the text of the file, if there is one, and the environment.
    ///
    /// # Errors
    /// With every problem at once.
    pub fn read(
        file: Option<&str>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, Problems> {
        let (config, _, problems) = Self::gather(file, environment);
        match config {
            Some(config) if problems.is_empty() => Ok(config),
            _ => Err(problems),
        }
    }

    /// The configuration where it can be put together, whatever is wrong; what it was read from; and what is wrong.
    fn gather(
        file: Option<&str>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> (Option<Self>, Settings, Problems) {
        let mut problems = Problems::none();
        let mut settings = Settings::gather(file, environment, &mut problems);
        let config = Self::sections(&mut settings, &mut problems, &Problems::none());
        settings.report_unknown(&mut problems);
        (config, settings, problems)
    }

    /// Every section reads itself, even after another one failed. Those of which something is known to be wrong
    /// take what is missing from the demo: that is for looking at files, never for serving.
    fn sections(settings: &mut Settings, problems: &mut Problems, wrong: &Problems) -> Option<Self> {
        let mode = Reader::new(settings, problems, "server", Mode::Demo).parsed_or(
            "mode",
            "demo or production",
            Mode::default(),
        );
        let mut from = Sections { settings, problems, mode, wrong };
        let server = Server::read(&mut from.section("server"), mode);
        let var = server.as_ref().map_or_else(|| PathBuf::from("var"), |server| server.var.clone());
        let database = Database::read(&mut from.section("database"));
        let documents = from.section("storage").path("dir").unwrap_or_else(|| var.join("documents"));
        let keys = Keys::read(&mut from.section("keys"), &var);
        let spid = Spid::read(&mut from.section("spid"), &var);
        let cie = Cie::read(&mut from.section("cie"), &var);
        let operators = Operators::read(&mut from.section("operators"), &var);
        let mail = Mail::read(&mut from.section("mail"));
        let sms = Sms::read(&mut from.section("sms"));
        let contact = spid.as_ref().map(|spid| spid.contact_email.as_str());
        let alarm = Alarm::read(&mut from.section("alarm"), contact);
        let alerts_every = alerts::read(&mut from.section("alerts"));
        let appointments = appointments::read(&mut from.section("appointments"));
        let late_referral_days = referrals::read(&mut from.section("referrals"));
        let numbers = numbers::read(&mut from.section("numbers"));
        let door = Door::read(&mut from.section("door"));
        let assets = from.section("assets").path("dir").unwrap_or_else(|| PathBuf::from("target/site"));
        let scan = Scan::read(&mut from.section("scan"));
        let organisation = organisation::read(&mut from.section("organisation"));
        Some(Self {
            server: server?,
            database,
            documents,
            keys,
            spid: spid?,
            cie: cie?,
            operators: operators?,
            mail: mail?,
            sms: sms?,
            alarm: alarm?,
            alerts_every,
            appointments,
            late_referral_days,
            numbers,
            door,
            assets,
            scan: scan?,
            organisation: Arc::new(organisation?),
        })
    }

    /// Whether people are real.
    pub fn is_production(&self) -> bool {
        self.server.mode == Mode::Production
    }

    /// Name of the service provider in the SPID federation.
    pub fn entity_id(&self) -> String {
        self.spid.entity_id.clone().unwrap_or_else(|| self.server.origin())
    }

    /// Whether people reach the portal through TLS.
    pub fn is_https(&self) -> bool {
        self.server.base_url.scheme() == "https"
    }
}

/// Hands each section a reader of its own.
struct Sections<'a> {
    settings: &'a mut Settings,
    problems: &'a mut Problems,
    mode: Mode,
    wrong: &'a Problems,
}

impl Sections<'_> {
    fn section(&mut self, name: &'static str) -> Reader<'_> {
        let mode = if self.wrong.are_within(name) { Mode::Demo } else { self.mode };
        Reader::new(self.settings, self.problems, name, mode)
    }
}

/// Reads a whole file, or notes in plain words why not.
fn read_file(about: &str, path: &Path, problems: &mut Problems) -> Option<String> {
    match std::fs::read_to_string(path) {
        Ok(text) => Some(text),
        Err(error) => {
            problems.add(about, format!("{}{error}", unreadable(path)));
            None
        }
    }
}

/// How it begins what is said of a file that cannot be read.
fn unreadable(path: &Path) -> String {
    format!("cannot read {}: ", path.display())
}
