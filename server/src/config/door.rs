//! `[door]`

use http::HeaderName;

use super::reader::Reader;

/// How much one address may knock at the doors of the identity providers, and at links of bodies without access.
#[derive(Debug, Clone)]
pub struct Door {
    /// Header in which the balancer writes the address of the client. Without it the address is that
    /// of the connection.
    pub client_address_header: Option<HeaderName>,
    /// Messages and logins a minute from one address.
    pub per_minute: u32,
}

impl Door {
    pub(super) fn read(from: &mut Reader<'_>) -> Self {
        let header = "the name of a header that the balancer always overwrites, like x-real-ip";
        Self {
            client_address_header: from.parsed("client_address_header", header),
            per_minute: from.number_or("per_minute", 10, 100_000, 120),
        }
    }
}
