//! `[server]`

use std::{net::SocketAddr, path::PathBuf};

use url::Url;

use super::{Mode, reader::Reader};

/// Addresses and folders of the program.
#[derive(Debug, Clone)]
pub struct Server {
    /// Whether people are real.
    pub mode: Mode,
    /// Address people type; without path.
    pub base_url: Url,
    /// Address the program listens on.
    pub listen: SocketAddr,
    /// Address of the metrics; none, no metrics.
    pub metrics_listen: Option<SocketAddr>,
    /// Folder for everything the program keeps.
    pub var: PathBuf,
}

impl Server {
    pub(super) fn read(from: &mut Reader<'_>, mode: Mode) -> Option<Self> {
        let what = "the address people type, like https://sportello.example.it";
        let base_url = from
            .text_or_demo("base_url", "http://localhost:8080", what)
            .and_then(|text| from.site("base_url", &text));
        if base_url.as_ref().is_some_and(|url| url.path() != "/") {
            from.problem("base_url", "must not hold a path: the portal needs a host of its own".into());
        }
        let socket = "an address and a port like 127.0.0.1:8080";
        let listen = from.parsed_or("listen", socket, SocketAddr::from(([127, 0, 0, 1], 8080)));
        let metrics_listen = from.parsed("metrics_listen", "an address and a port like 127.0.0.1:9100");
        if metrics_listen == Some(listen) {
            from.problem(
                "metrics_listen",
                "must differ from server.listen: metrics are not for everybody".into(),
            );
        }
        let var = from.path("var").unwrap_or_else(|| PathBuf::from("var"));
        // Only now: every key has been read, whatever is wrong with one of them.
        Some(Self { mode, base_url: base_url?, listen, metrics_listen, var })
    }

    /// Scheme, host and port of the portal: what browsers send as `Origin`.
    pub fn origin(&self) -> String {
        self.base_url.origin().ascii_serialization()
    }
}
