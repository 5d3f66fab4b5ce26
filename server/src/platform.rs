//! Everything handlers and jobs stand on, made once.

use std::{fmt, sync::Arc, time::Duration};

use app::assets::Assets;
use backend::{
    Context,
    people::registry::{FileRegistry, PersonRegistry},
};
use chrono::{DateTime, Utc};
use documents::{
    DocumentStore,
    scan::{ClamdScanner, NoScanner, Scanner},
};
use sqlx::PgPool;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{
    assets,
    config::{Config, Scan, Secrets},
    health::Health,
    mail::{MailError, MailKey, Mailer},
    middleware::{Surroundings, request::RequestId},
    outside::{Clock, Random},
    printing::Printing,
    providers::Providers,
    session,
    sms::{Gateway, SmsError},
};

/// The virus scanner is given so long for each step.
const SCAN_PATIENCE: Duration = Duration::from_mins(1);

/// Time, chance and numbers, handed in by the program or by a test.
#[derive(Debug, Clone)]
pub struct Outside {
    /// Time.
    pub clock: Clock,
    /// Chance.
    pub random: Random,
    /// New identifiers.
    pub new_id: fn() -> Uuid,
}

/// What is missing to start.
#[derive(Debug, thiserror::Error)]
pub enum PlatformError {
    /// The folder of documents.
    #[error("the folder of documents {folder} cannot be used: {source}")]
    Store {
        /// Where.
        folder: String,
        /// What the store said.
        source: documents::store::StoreUnavailable,
    },
    /// The mailer.
    #[error("{0}")]
    Mail(#[from] MailError),
    /// The gateway of text messages.
    #[error("{0}")]
    Sms(#[from] SmsError),
}

/// What handlers and jobs stand on. Cheap to clone.
#[derive(Clone)]
pub struct Platform {
    /// What the administrator decided.
    pub config: Arc<Config>,
    /// The keys.
    pub secrets: Arc<Secrets>,
    /// Time, chance and numbers.
    pub outside: Outside,
    /// The database, in the role that owns nothing.
    pub pool: PgPool,
    /// The documents.
    pub store: DocumentStore,
    /// Who looks for viruses.
    pub scanner: Arc<dyn Scanner>,
    /// The municipal registry that desks look into.
    pub registry: Arc<dyn PersonRegistry>,
    /// How documents are printed.
    pub printing: Printing,
    /// How mail leaves.
    pub mailer: Mailer,
    /// How text messages leave, where they do.
    pub gateway: Option<Gateway>,
    /// Addresses of static files.
    pub assets: Arc<Assets>,
    /// The identity providers that are believed now.
    pub providers: Providers,
    /// What the portal depends on.
    pub health: Health,
    /// Cancelled when the program stops: streams of events end then.
    pub stopping: CancellationToken,
}

impl fmt::Debug for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Platform").field("config", &self.config).finish_non_exhaustive()
    }
}

impl Platform {
    /// Puts everything together. Nothing is asked of the database yet.
    pub fn assemble(
        config: Config,
        secrets: Secrets,
        outside: Outside,
        pool: PgPool,
    ) -> Result<Self, PlatformError> {
        let store =
            DocumentStore::in_folder(&config.documents, secrets.documents.clone()).map_err(|source| {
                PlatformError::Store { folder: config.documents.display().to_string(), source }
            })?;
        let scanner: Arc<dyn Scanner> = match &config.scan {
            Scan::Nobody => Arc::new(NoScanner),
            Scan::Clamd(address) => Arc::new(ClamdScanner::new(address.clone(), SCAN_PATIENCE)),
        };
        let list = assets::read_list(&config.assets).unwrap_or_else(|error| {
            tracing::warn!(folder = %config.assets.display(), %error, "no list of static files: pages have no style");
            Assets::default()
        });
        let providers = Providers::of_files(&config, outside.clock.now());
        Ok(Self {
            printing: Printing::new(),
            mailer: Mailer::new(&config.mail, MailKey::new(secrets.session))?,
            gateway: gateway(&config, &secrets)?,
            health: Health::new(
                pool.clone(),
                store.clone(),
                providers.clone(),
                outside.clock.clone(),
                outside.random.clone(),
            ),
            providers,
            config: Arc::new(config),
            secrets: Arc::new(secrets),
            assets: Arc::new(list),
            registry: Arc::new(FileRegistry::new(pool.clone())),
            stopping: CancellationToken::new(),
            outside,
            pool,
            store,
            scanner,
        })
    }

    /// What a use case is told about a request.
    pub fn context(&self, request: RequestId) -> Context {
        Context { now: self.now(), request_id: request.0, new_id: self.outside.new_id }
    }

    /// What a use case is told when no request is behind it.
    pub fn own_context(&self) -> Context {
        self.context(RequestId(self.outside.random.uuid()))
    }

    /// This instant.
    pub fn now(&self) -> DateTime<Utc> {
        self.outside.clock.now()
    }

    /// What the layers around the pages need.
    pub(crate) fn surroundings(&self) -> Surroundings {
        Surroundings {
            origin: self.config.server.origin(),
            https: self.config.is_https(),
            csrf_key: self.secrets.session,
            clock: self.outside.clock.clone(),
            random: self.outside.random.clone(),
            sessions: session::Store::new(self.pool.clone(), self.outside.clock.clone()),
        }
    }
}

fn gateway(config: &Config, secrets: &Secrets) -> Result<Option<Gateway>, SmsError> {
    let settings = config.sms.as_ref().zip(secrets.sms.as_deref());
    settings.map(|(sms, token)| Gateway::new(sms, token)).transpose()
}
