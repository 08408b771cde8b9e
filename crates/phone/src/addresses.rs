//! The laptop's addresses in local networks.

use std::io;
use std::net::{IpAddr, Ipv4Addr};

/// Private IPv4 addresses, without those of links that lead nowhere. A public address is never offered.
pub(crate) fn local() -> io::Result<Vec<IpAddr>> {
    let mut found: Vec<Ipv4Addr> = Vec::new();
    for interface in if_addrs::get_if_addrs()? {
        if let IpAddr::V4(address) = interface.ip()
            && address.is_private()
            && !found.contains(&address)
        {
            found.push(address);
        }
    }
    found.sort_by_key(|address| likelihood(*address));
    Ok(found.into_iter().map(IpAddr::V4).collect())
}

/// Home routers and hotspots give addresses in 192.168; programs that make networks of their own often use 172.16 to 172.31.
fn likelihood(address: Ipv4Addr) -> u8 {
    match address.octets() {
        [192, 168, ..] => 0,
        [10, ..] => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_network_of_a_router_comes_before_those_of_programs() {
        let mut addresses: Vec<Ipv4Addr> =
            ["172.17.0.1", "10.1.2.3", "192.168.43.1"].map(|text| text.parse().expect("an address")).to_vec();
        addresses.sort_by_key(|address| likelihood(*address));
        assert_eq!(
            addresses.iter().map(Ipv4Addr::to_string).collect::<Vec<_>>(),
            ["192.168.43.1", "10.1.2.3", "172.17.0.1"]
        );
    }

    #[test]
    fn no_address_of_the_internet_is_offered() {
        assert!(local().expect("the interfaces").iter().all(|address| match address {
            IpAddr::V4(address) => address.is_private(),
            IpAddr::V6(_) => false,
        }));
    }
}
