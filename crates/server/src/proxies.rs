//! Determines a caller's address. **Invariant:** what a caller says of its own address counts only if a
//! configured proxy passed it on.

use std::net::{IpAddr, SocketAddr};

use axum::http::{HeaderMap, HeaderName};
use ipnet::IpNet;

const FORWARDED: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Networks whose forwarded addresses are trusted. Empty: none.
#[derive(Debug, Default)]
pub struct TrustedProxies(Vec<IpNet>);

impl TrustedProxies {
    pub fn new(networks: Vec<IpNet>) -> TrustedProxies {
        TrustedProxies(networks)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }

    /// The last address on the path that does not belong to a trusted proxy. Any caller may have written the
    /// addresses before it.
    pub fn caller(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut caller = peer.to_canonical();
        let lines = headers.get_all(FORWARDED).iter().filter_map(|line| line.to_str().ok());
        let way: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
        for said in way.into_iter().rev() {
            let Some(before) = self.trusts(caller).then(|| address(said)).flatten() else { break };
            caller = before;
        }
        caller
    }
}

/// An address as proxies write it, with or without a port.
fn address(text: &str) -> Option<IpAddr> {
    let plain = text.parse().or_else(|_| text.parse().map(|with_port: SocketAddr| with_port.ip()));
    plain.ok().map(|address: IpAddr| address.to_canonical())
}

/// A network as written on the command line; a single address is a network of one.
pub fn network(text: &str) -> Result<IpNet, String> {
    let one = text.parse::<IpAddr>().map(IpNet::from);
    one.or_else(|_| text.parse()).map_err(|_| "not an address or network such as 10.0.0.5 or 10.0.0.0/8".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caller(proxies: &[&str], peer: &str, forwarded: &[&str]) -> String {
        let proxies = TrustedProxies::new(proxies.iter().map(|one| network(one).unwrap()).collect());
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append(FORWARDED, line.parse().unwrap());
        }
        proxies.caller(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn only_a_trusted_proxys_word_counts() {
        assert_eq!(caller(&[], "203.0.113.7", &["198.51.100.1"]), "203.0.113.7");
        assert_eq!(caller(&["10.0.0.0/8"], "203.0.113.7", &["198.51.100.1"]), "203.0.113.7");
        assert_eq!(caller(&["10.0.0.0/8"], "10.1.2.3", &["198.51.100.1"]), "198.51.100.1");
        assert_eq!(caller(&["127.0.0.1"], "::ffff:127.0.0.1", &["198.51.100.1:4711"]), "198.51.100.1");
    }

    #[test]
    fn what_the_caller_wrote_before_the_proxy_did_is_no_address_of_theirs() {
        assert_eq!(caller(&["10.0.0.0/8"], "10.1.2.3", &["192.0.2.1, 198.51.100.1"]), "198.51.100.1");
        assert_eq!(caller(&["10.0.0.0/8"], "10.1.2.3", &["192.0.2.1", "198.51.100.1, 10.9.9.9"]), "198.51.100.1");
        // this is not an address, so the proxy itself counts as the caller
        assert_eq!(caller(&["10.0.0.0/8"], "10.1.2.3", &["198.51.100.1, unknown"]), "10.1.2.3");
        assert_eq!(caller(&["10.0.0.0/8"], "10.1.2.3", &[]), "10.1.2.3");
    }

    #[test]
    fn a_network_is_written_with_or_without_its_length() {
        assert!(network("10.0.0.5").is_ok() && network("2001:db8::/32").is_ok() && network("everybody").is_err());
    }
}
