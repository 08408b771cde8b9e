//! An answer that carries nothing.

use serde::Serialize;

/// What was asked is done.
#[derive(Serialize)]
pub struct Done {}
