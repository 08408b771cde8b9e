//! An answer that carries nothing.

use schemars::JsonSchema;
use serde::Serialize;

/// What was asked is done.
#[derive(Serialize, JsonSchema)]
pub struct Done {}
