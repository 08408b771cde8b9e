//! TypeScript types of what crosses into the pages, from the JSON schemas that the programs print.

use std::path::Path;

/// # Errors
/// Always, until the schemas are there to be read.
pub fn run(_root: &Path, _words: &[String]) -> anyhow::Result<()> {
    anyhow::bail!("codegen has nothing to write yet")
}
