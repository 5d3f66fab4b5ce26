//! Where a request comes from, for limits by address.
//!
//! Behind a balancer every connection comes from the balancer: the address of the client is then
//! in one header, whose name the administrator gives and which the balancer always overwrites. Any
//! other header can be written by anybody and is never looked at.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::{
    extract::ConnectInfo,
    http::{Extensions, HeaderMap, HeaderName},
};

/// One client: an IPv4 address, or the network of 64 bits that one IPv6 subscriber gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Client {
    /// An IPv4 address.
    V4(Ipv4Addr),
    /// The first half of an IPv6 address.
    V6(u64),
}

impl From<IpAddr> for Client {
    fn from(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self::V4(address),
            IpAddr::V6(address) => Self::V6(u64::try_from(address.to_bits() >> 64).unwrap_or_default()),
        }
    }
}

/// The client of a request; nobody in particular when the connection comes from a machine next to
/// us that does not say for whom it asks. To limit that one would be to limit everybody.
pub fn client(headers: &HeaderMap, extensions: &Extensions, trusted: Option<&HeaderName>) -> Option<Client> {
    if let Some(address) = trusted.and_then(|name| told(headers, name)) {
        return Some(address.into());
    }
    let peer = extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip().to_canonical());
    peer.filter(|address| trusted.is_some() || !is_near(*address)).map(Client::from)
}

/// The last address of the header: whatever stands before it was sent by the client.
fn told(headers: &HeaderMap, name: &HeaderName) -> Option<IpAddr> {
    let line = headers.get_all(name).iter().next_back()?.to_str().ok()?;
    let last = line.rsplit(',').next()?.trim();
    last.parse().ok().or_else(|| last.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

fn is_near(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => address.is_loopback() || address.is_private() || address.is_link_local(),
        IpAddr::V6(address) => {
            address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(peer: &str, lines: &[&str], trusted: bool) -> Option<Client> {
        let name = HeaderName::from_static("x-real-ip");
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(name.clone(), line.parse().unwrap());
        }
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 4000)));
        client(&headers, &extensions, trusted.then_some(&name))
    }

    fn address(text: &str) -> Option<Client> {
        text.parse().map(|address: IpAddr| address.into()).ok()
    }

    #[test]
    fn only_the_named_header_is_believed() {
        assert_eq!(asked("203.0.113.9", &["198.51.100.7"], false), address("203.0.113.9"));
        assert_eq!(asked("10.0.0.2", &["198.51.100.7"], true), address("198.51.100.7"));
    }

    #[test]
    fn what_the_client_wrote_before_the_balancer_does_not_count() {
        assert_eq!(asked("10.0.0.2", &["1.1.1.1, 198.51.100.7"], true), address("198.51.100.7"));
        assert_eq!(asked("10.0.0.2", &["1.1.1.1", "198.51.100.7:52100"], true), address("198.51.100.7"));
    }

    #[test]
    fn a_balancer_that_says_nothing_is_nobody_in_particular() {
        for near in ["127.0.0.1", "10.1.2.3", "::1", "fd00::1", "::ffff:192.168.1.1"] {
            assert_eq!(asked(near, &[], false), None, "{near}");
        }
        assert_eq!(asked("10.0.0.2", &["nonsense"], true), address("10.0.0.2"), "it should have said");
    }

    #[test]
    fn an_ipv6_subscriber_is_one_client() {
        assert_eq!(asked("2001:db8:1:2::1", &[], false), address("2001:db8:1:2:ffff::9"));
        assert_ne!(asked("2001:db8:1:2::1", &[], false), address("2001:db8:1:3::1"));
        assert_eq!(asked("::ffff:203.0.113.9", &[], false), address("203.0.113.9"));
    }
}
