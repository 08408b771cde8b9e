//! One connection: whether it is accepted, and its closing when no request uses it.

use std::future::Future;
use std::io;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use axum::Extension;
use axum::body::{Body, HttpBody};
use axum::extract::Request;
use axum::middleware::{AddExtension, Next};
use axum::response::Response;
use axum_server::accept::Accept;
use http_body_util::BodyExt;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Duration, Instant, Sleep};
use tower_layer::Layer;

use crate::doors::{Doors, Place};

/// A write of at least this many bytes is not just an answer to a ping.
const ANSWER: usize = 512;

/// What is known of the connection of a request.
#[derive(Clone)]
pub struct Connection {
    pub address: IpAddr,
    doors: Arc<Doors>,
    asked: Arc<Mutex<Asked>>,
}

/// Requests in progress, and since when there have been none.
struct Asked {
    under_way: usize,
    quiet_since: Instant,
}

impl Connection {
    fn new(address: IpAddr, doors: Arc<Doors>) -> Connection {
        let asked = Asked { under_way: 0, quiet_since: Instant::now() };
        Connection { address, doors, asked: Arc::new(Mutex::new(asked)) }
    }

    /// A laptop or an officer was authenticated over it.
    pub fn is_known(&self) {
        self.doors.remember(self.address);
    }

    fn begin(&self) -> UnderWay {
        self.asked().under_way += 1;
        UnderWay(self.clone())
    }

    fn quiet_since(&self) -> Option<Instant> {
        let asked = self.asked();
        (asked.under_way == 0).then_some(asked.quiet_since)
    }

    /// Part of an answer was written. Writes that only keep a connection alive are shorter.
    fn wrote(&self, bytes: usize) {
        if bytes >= ANSWER {
            self.asked().quiet_since = Instant::now();
        }
    }

    fn asked(&self) -> std::sync::MutexGuard<'_, Asked> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct UnderWay(Connection);

impl Drop for UnderWay {
    fn drop(&mut self) {
        let mut asked = self.0.asked();
        asked.under_way -= 1;
        asked.quiet_since = Instant::now();
    }
}

/// Counts a request as in progress until its answer is written.
pub async fn note(request: Request, next: Next) -> Response {
    let Some(connection) = request.extensions().get::<Connection>().cloned() else { return next.run(request).await };
    let under_way = connection.begin();
    let answer = next.run(request).await;
    // an answer of known length is complete in memory, and its writing is noticed in `wrote`
    if answer.body().size_hint().exact().is_some() {
        return answer;
    }
    answer.map(|body| {
        Body::new(body.map_frame(move |frame| {
            let _until_written = &under_way;
            frame
        }))
    })
}

/// Accepts connections within the bounds of [`Doors`], before anything is read from them.
#[derive(Clone)]
pub struct Entrance {
    pub doors: Arc<Doors>,
}

impl<S> Accept<TcpStream, S> for Entrance {
    type Stream = Watched;
    type Service = AddExtension<S, Connection>;
    type Future = std::future::Ready<io::Result<(Watched, Self::Service)>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        let doors = Arc::clone(&self.doors);
        let enter = move || -> io::Result<(Watched, Self::Service)> {
            let address = stream.peer_addr()?.ip();
            let place = doors.enter(address).ok_or(io::ErrorKind::ConnectionRefused)?;
            let connection = Connection::new(address, Arc::clone(&doors));
            let service = Extension(connection.clone()).layer(service);
            let idle = doors.bounds().idle;
            let timer = || Box::pin(tokio::time::sleep(idle));
            let (quiet, stuck) = (timer(), timer());
            Ok((Watched { stream, idle, connection, quiet, stuck, waits: false, _place: place }, service))
        };
        std::future::ready(enter())
    }
}

/// A stream that ends when there has been no request on it for long, or when the peer does not read what is
/// written.
pub struct Watched {
    stream: TcpStream,
    idle: Duration,
    connection: Connection,
    quiet: Pin<Box<Sleep>>,
    stuck: Pin<Box<Sleep>>,
    /// Data is waiting that the peer does not read.
    waits: bool,
    _place: Place,
}

impl Watched {
    /// Ready when there has been no request for too long.
    fn poll_quiet(&mut self, context: &mut Context<'_>) -> Poll<io::Error> {
        loop {
            ready!(self.quiet.as_mut().poll(context));
            let now = Instant::now();
            let since = self.connection.quiet_since().unwrap_or(now);
            if since + self.idle <= now {
                return Poll::Ready(io::ErrorKind::TimedOut.into());
            }
            self.quiet.as_mut().reset(since + self.idle);
        }
    }

    fn poll_written(&mut self, context: &mut Context<'_>, done: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if let Poll::Ready(written) = &done {
            self.connection.wrote(*written.as_ref().unwrap_or(&0));
            self.waits = false;
            return done;
        }
        if !self.waits {
            self.waits = true;
            self.stuck.as_mut().reset(Instant::now() + self.idle);
        }
        ready!(self.stuck.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Watched {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        // This is checked even while bytes arrive, because pings are not requests.
        if let Poll::Ready(quiet) = self.poll_quiet(context) {
            return Poll::Ready(Err(quiet));
        }
        Pin::new(&mut self.stream).poll_read(context, into)
    }
}

impl AsyncWrite for Watched {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let done = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.poll_written(context, done)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let done = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.poll_written(context, done)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
