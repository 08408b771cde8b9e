//! What may go wrong between a laptop and its server.

/// Why nothing came back. The book is as it was.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// The laptop itself has no network.
    #[error("no network")]
    NoNetwork,
    /// The server does not answer.
    #[error("the server is away")]
    ServerAway,
    /// Somebody answers, but not the server of the invite.
    #[error("the server's certificate is not the one of the invite")]
    WrongCertificate,
    /// The network itself answers in the server's place: it wants a login on a page first, or lets nothing through.
    #[error("the network answers in the server's place")]
    Portal,
    /// The office's proxy wants a name and a password (407).
    #[error("the proxy asks for a login")]
    ProxyLogin,
    /// The office's proxy does not reach the server, or may not.
    #[error("the proxy does not lead to the server")]
    ProxyRefused,
    #[error("the link stalled")]
    Stalled,
    /// It was there, and broke off on the way: what was under way is sent again, in smaller pieces.
    #[error("the link broke off")]
    Broken,
    /// The batch is larger than the server takes: send half.
    #[error("the server takes smaller batches")]
    TooLarge,
    /// The server's own word: its code and sentence.
    #[error("{code}: {message}")]
    Said { status: u16, code: String, message: String },
    #[error("the server's address can't be used")]
    Address,
    #[error("the server answered with something else")]
    Garbled,
}
