//! `sportello serve`: starts everything, serves until told to stop, stops everything in order.

use std::{future::IntoFuture, io, net::SocketAddr, time::Duration};

use axum::{Router, serve::ListenerExt as _};
use sqlx::PgPool;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    task::JoinHandle,
    time::timeout,
};
use tokio_util::sync::CancellationToken;

use crate::{
    Outside, Platform, Portal,
    config::{Config, Problems, Secrets, read_providers},
    connections::{Connection, Connections},
    jobs::{JobHandlers, RevokeHandler, Runner},
    pages,
    platform::PlatformError,
    postgres::{Database, PostgresError},
    providers, telemetry,
};

/// Requests under way are given so long to end.
const DRAIN: Duration = Duration::from_secs(20);
/// Jobs at a time.
const JOBS_AT_ONCE: usize = 4;

/// Why the server did not start, or stopped.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Keys.
    #[error("{0}")]
    Config(#[from] Problems),
    /// The database.
    #[error(transparent)]
    Postgres(#[from] PostgresError),
    /// A migration of the embedded database.
    #[error(transparent)]
    Migrate(#[from] backend::MigrateError),
    /// The tables that every portal needs.
    #[error(transparent)]
    Backend(#[from] backend::Error),
    /// A part of the platform.
    #[error(transparent)]
    Platform(#[from] PlatformError),
    /// The database role.
    #[error("database.url names a role that row-level security does not hold: use sportello_app")]
    PowerfulRole,
    /// Invented people among real ones.
    #[error(
        "production refuses the data of the demo, and this database holds it: give production a database of its own \
         (database.url), empty and brought up to date by `sportello migrate`"
    )]
    DemoData,
    /// A door.
    #[error(transparent)]
    Portal(#[from] crate::PortalError),
    /// The printer of receipts.
    #[error(transparent)]
    Printer(#[from] documents::print::PrintError),
    /// Metrics.
    #[error("cannot count: {0}")]
    Metrics(#[from] metrics_exporter_prometheus::BuildError),
    /// The address is taken, or not ours.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// Where.
        address: SocketAddr,
        /// What the system said.
        source: io::Error,
    },
    /// The listener broke.
    #[error("the listener broke: {0}")]
    Broken(#[from] io::Error),
}

/// Runs the portal.
pub async fn serve(config: Config, outside: Outside) -> Result<(), ServeError> {
    let secrets = Secrets::load(&config, outside.clock.now(), &outside.random)?;
    warn_about_providers(&config);
    // First of all, so that a second portal on this address does not touch the database of the first.
    let listener = listen(config.server.listen).await?;
    let database = Database::open(&config).await?;
    let served = with_database(config, secrets, outside, &database, listener).await;
    let closed = database.close().await;
    served?;
    Ok(closed?)
}

async fn with_database(
    config: Config,
    secrets: Secrets,
    outside: Outside,
    database: &Database,
    listener: TcpListener,
) -> Result<(), ServeError> {
    if let Some(cluster) = &database.cluster {
        tracing::info!(folder = %cluster.folder().display(), "own database");
        prepare(database).await?;
    }
    let pool = database.app_pool(config.database.max_connections);
    refuse_database(&config, &pool).await?;
    let platform = Platform::assemble(config, secrets, outside, pool.clone())?;
    let served = tokio::select! {
        served = run(&platform, listener) => served,
        () = watch(database) => Ok(()),
    };
    pool.close().await;
    served
}

/// Keeps the embedded database alive; never ends.
async fn watch(database: &Database) {
    match &database.cluster {
        Some(cluster) => cluster.watch().await,
        None => std::future::pending().await,
    }
}

/// Production serves no database of a demo, and none in a role that row-level security does not hold. A database
/// that is away is no reason to stay down: the portal says so and waits.
///
/// # Errors
/// When the database is not one for real people.
pub async fn refuse_database(config: &Config, pool: &PgPool) -> Result<(), ServeError> {
    if !config.is_production() {
        return Ok(());
    }
    refuse_powerful_role(pool).await?;
    match backend::seed::is_demo(pool).await {
        Ok(true) => Err(ServeError::DemoData),
        Ok(false) => Ok(()),
        Err(error) => {
            tracing::warn!(%error, "whether the database is a demo's cannot be checked now");
            Ok(())
        }
    }
}

/// It would make the first of the three locks a decoration.
async fn refuse_powerful_role(pool: &PgPool) -> Result<(), ServeError> {
    match backend::health::passes_row_security(pool).await {
        Ok(true) => Err(ServeError::PowerfulRole),
        Ok(false) => Ok(()),
        Err(error) => {
            tracing::warn!(%error, "the database role cannot be checked now");
            Ok(())
        }
    }
}

/// The embedded database is ours alone, so it is brought up to date without asking.
async fn prepare(database: &Database) -> Result<(), ServeError> {
    let owner = database.owner_pool();
    backend::migrate(&owner).await?;
    backend::seed::codes(&owner).await?;
    backend::people::index(&owner).await?;
    owner.close().await;
    Ok(())
}

async fn run(platform: &Platform, listener: TcpListener) -> Result<(), ServeError> {
    let stop = platform.stopping.clone();
    let watcher = tokio::spawn(wait_for_signal(stop.clone()));
    let metrics = start_metrics(platform, &stop).await?;
    let portal = Portal::open(platform.clone())?;
    let routes = crate::compose(platform, pages::routes(portal.clone()));
    let handlers = crate::job_handlers(platform)?.on(RevokeHandler { portal });
    let following = tokio::spawn(providers::follow(platform.clone(), stop.clone()));
    let jobs = tokio::spawn(work(platform.clone(), handlers, stop.clone()));
    tracing::info!(
        address = %platform.config.server.listen,
        base_url = %platform.config.server.base_url,
        mode = %platform.config.server.mode,
        "serving"
    );
    let served = serve_until(listener, routes, stop.clone()).await;
    stop.cancel();
    watcher.abort();
    let _ = jobs.await;
    let _ = following.await;
    if let Some(metrics) = metrics {
        let _ = metrics.await;
    }
    tracing::info!("stopped");
    served
}

/// Accepts until told to stop, then lets requests under way end. Handlers learn who connected.
pub async fn serve_until(
    listener: TcpListener,
    routes: Router,
    stop: CancellationToken,
) -> Result<(), ServeError> {
    let stopped = stop.clone().cancelled_owned();
    let routes = routes.into_make_service_with_connect_info::<SocketAddr>();
    let listener = Connections(listener).tap_io(Connection::send_at_once);
    let serving = axum::serve(listener, routes).with_graceful_shutdown(stopped).into_future();
    tokio::pin!(serving);
    tokio::select! {
        ended = &mut serving => return Ok(ended?),
        () = stop.cancelled() => {}
    }
    if timeout(DRAIN, serving).await.is_err() {
        tracing::warn!(seconds = DRAIN.as_secs(), "some requests did not end in time");
    }
    Ok(())
}

/// Jobs, including those that run for ever.
async fn work(platform: Platform, handlers: JobHandlers, stop: CancellationToken) {
    while let Err(error) = ensure_periodic(&platform).await {
        tracing::warn!(%error, "the queue is out of reach");
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(Duration::from_secs(2)) => {}
        }
    }
    let outside = &platform.outside;
    Runner::new(platform.pool.clone(), outside.clock.clone(), outside.new_id, handlers, JOBS_AT_ONCE)
        .run(stop)
        .await;
}

/// Puts the jobs that run for ever into the queue, where they are not there yet.
pub async fn ensure_periodic(platform: &Platform) -> Result<(), backend::Error> {
    use backend::jobs::{
        ExpireDrafts, FindDoubles, GatherAlerts, NoteLateReferrals, PurgeRegister, RefreshProviders,
        RemindAppointments, RemoveUnfinished, SealAudit, Sweep, TellAlarms, ensure,
    };
    let ctx = platform.own_context();
    ensure(&platform.pool, &ctx, &SealAudit {}).await?;
    ensure(&platform.pool, &ctx, &ExpireDrafts {}).await?;
    ensure(&platform.pool, &ctx, &FindDoubles {}).await?;
    ensure(&platform.pool, &ctx, &TellAlarms {}).await?;
    ensure(&platform.pool, &ctx, &RemindAppointments {}).await?;
    ensure(&platform.pool, &ctx, &NoteLateReferrals {}).await?;
    ensure(&platform.pool, &ctx, &GatherAlerts {}).await?;
    ensure(&platform.pool, &ctx, &PurgeRegister {}).await?;
    ensure(&platform.pool, &ctx, &RemoveUnfinished {}).await?;
    ensure(&platform.pool, &ctx, &RefreshProviders {}).await?;
    ensure(&platform.pool, &ctx, &Sweep {}).await
}

async fn start_metrics(
    platform: &Platform,
    stop: &CancellationToken,
) -> Result<Option<JoinHandle<()>>, ServeError> {
    let Some(address) = platform.config.server.metrics_listen else {
        return Ok(None);
    };
    let handle = telemetry::start_metrics()?;
    let routes = telemetry::metrics_routes(handle.clone());
    let listener = listen(address).await?;
    let stop = stop.clone();
    Ok(Some(tokio::spawn(async move {
        let upkeep = async {
            loop {
                // Otherwise durations pile up until somebody asks for them.
                tokio::time::sleep(Duration::from_secs(5)).await;
                handle.run_upkeep();
            }
        };
        tokio::select! {
            _ = axum::serve(listener, routes).into_future() => {}
            () = upkeep => {}
            () = stop.cancelled() => {}
        }
    })))
}

async fn listen(address: SocketAddr) -> Result<TcpListener, ServeError> {
    TcpListener::bind(address).await.map_err(|source| ServeError::Listen { address, source })
}

/// Ctrl-C, or what a service manager sends.
async fn wait_for_signal(stop: CancellationToken) {
    let (Ok(mut terminate), Ok(mut interrupt)) =
        (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        tracing::error!("signals cannot be heard: the server stops only when it is killed");
        return;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    tracing::info!("stopping");
    stop.cancel();
}

/// Nobody can sign in without providers, but everything else works.
fn warn_about_providers(config: &Config) {
    let mut problems = Problems::none();
    read_providers(config, &mut problems);
    for problem in problems.iter() {
        tracing::warn!(%problem, "identity providers");
    }
}
