//! A link that can be cut after any byte, with an action at that moment.

use anyhow::Context;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

type Then = Box<dyn FnOnce() + Send>;

/// A proxy between laptops and one server.
pub struct Link {
    /// `http://127.0.0.1:PORT`
    pub url: String,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    /// Bytes transferred in both directions since [`Link::arm`].
    carried: u64,
    cut: Option<(u64, Then)>,
}

impl Link {
    /// `server` is `127.0.0.1:PORT`.
    pub fn to(server: &str) -> anyhow::Result<Link> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let url = format!("http://{}", listener.local_addr()?);
        let state = Arc::new(Mutex::new(State::default()));
        let (server, shared) = (server.to_owned(), Arc::clone(&state));
        std::thread::spawn(move || {
            for near in listener.incoming().flatten() {
                // A server that is down does not accept the connection.
                let Ok(far) = TcpStream::connect(&server) else { continue };
                if let Err(error) = carry(near, far, &shared) {
                    eprintln!("link: {error:#}");
                }
            }
        });
        Ok(Link { url, state })
    }

    /// Resets the counter and transfers everything.
    pub fn mend(&self) {
        *held(&self.state) = State::default();
    }

    /// Resets the counter. After this many bytes `then` runs and that connection transfers nothing more.
    pub fn arm(&self, bytes: u64, then: impl FnOnce() + Send + 'static) {
        *held(&self.state) = State { carried: 0, cut: Some((bytes, Box::new(then))) };
    }

    pub fn carried(&self) -> u64 {
        held(&self.state).carried
    }

    /// Whether the armed cut has not happened yet.
    pub fn is_armed(&self) -> bool {
        held(&self.state).cut.is_some()
    }
}

fn held(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn carry(near: TcpStream, far: TcpStream, state: &Arc<Mutex<State>>) -> anyhow::Result<()> {
    for (from, to) in [(near.try_clone(), far.try_clone()), (far.try_clone(), near.try_clone())] {
        let (from, to) = (from.context("a socket")?, to.context("a socket")?);
        let state = Arc::clone(state);
        std::thread::spawn(move || one_way(from, to, &state));
    }
    Ok(())
}

fn one_way(mut from: TcpStream, mut to: TcpStream, state: &Mutex<State>) {
    let mut piece = [0; 1024];
    while let Ok(length @ 1..) = from.read(&mut piece) {
        let (passed, then) = pass(&mut held(state), length);
        if to.write_all(&piece[..passed]).is_err() {
            break;
        }
        if let Some(then) = then {
            then();
            break;
        }
    }
    // Both ends are closed; either may be gone already.
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}

/// How many bytes of a piece are passed on, and the action to run then.
fn pass(state: &mut State, length: usize) -> (usize, Option<Then>) {
    let due = state.cut.as_ref().is_some_and(|(bytes, _)| state.carried + length as u64 >= *bytes);
    let Some((bytes, then)) = state.cut.take_if(|_| due) else {
        state.carried += length as u64;
        return (length, None);
    };
    let passed = bytes.saturating_sub(state.carried) as usize;
    state.carried = bytes;
    (passed, Some(then))
}
