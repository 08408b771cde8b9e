//! Inspects pages: takes pictures at common window sizes, and checks whether the page fits and what axe finds.

use crate::programs::root;
use crate::window::Window;
use anyhow::{Context, ensure};
use serde_json::json;
use std::path::{Path, PathBuf};

/// A screen in an office, the smallest laptop, and an old one. axe runs at the last size.
pub const SIZES: [(u32, u32); 3] = [(1920, 1080), (1024, 600), (1366, 768)];

/// The page itself scrolls inside the frame, so that both are measured.
const WIDER: &str = "return [document.documentElement, ...document.querySelectorAll('.frame-page')]
    .some((each) => each.scrollWidth > each.clientWidth + 1);";

/// A folder of numbered pictures.
pub struct Album {
    folder: PathBuf,
    /// Whether there is a picture of every size, or only of the last.
    every_size: bool,
    next: u32,
    findings: Vec<String>,
}

impl Album {
    /// Starts an empty album with one picture of each page: pictures of an earlier run are removed.
    pub fn begin(folder: &Path) -> anyhow::Result<Album> {
        Album::new(folder, false)
    }

    /// The same, with a picture of each page at every size.
    pub fn of_every_size(folder: &Path) -> anyhow::Result<Album> {
        Album::new(folder, true)
    }

    fn new(folder: &Path, every_size: bool) -> anyhow::Result<Album> {
        if folder.is_dir() {
            std::fs::remove_dir_all(folder)?;
        }
        std::fs::create_dir_all(folder)?;
        Ok(Album { folder: folder.to_owned(), every_size, next: 1, findings: Vec::new() })
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Takes a picture of the page; records at which size it is too wide, and what axe rates as serious or critical.
    pub async fn look(&mut self, window: &Window, name: &str) -> anyhow::Result<()> {
        still(window).await?;
        for size in SIZES {
            window.resize(size).await?;
            still(window).await?;
            if window.run(WIDER, vec![]).await? == json!(true) {
                self.findings.push(format!("{name}: wider than a window of {}", size.0));
            }
            if self.every_size || size == SIZES[SIZES.len() - 1] {
                let file = format!("{:02}-{name}-{}.png", self.next, size.0);
                std::fs::write(self.folder.join(file), window.screenshot().await?)?;
            }
        }
        self.next += 1;
        self.findings.extend(serious(window).await?.into_iter().map(|found| format!("{name}: {found}")));
        Ok(())
    }

    /// Fails if anything was found on any page.
    pub fn judge(&self) -> anyhow::Result<()> {
        ensure!(self.findings.is_empty(), "found on the pages:\n{}", self.findings.join("\n"));
        Ok(())
    }
}

/// Waits for animations to end: components move in for a tenth of a second, and half-drawn text has half its
/// contrast.
async fn still(window: &Window) -> anyhow::Result<()> {
    let script = "const done = arguments[arguments.length - 1];
        const moves = document.getAnimations().filter((each) => each.effect?.getComputedTiming().iterations !== Infinity);
        Promise.all(moves.map((each) => each.finished.catch(() => null))).then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));";
    window.run_async(script, vec![]).await.map(drop)
}

async fn serious(window: &Window) -> anyhow::Result<Vec<String>> {
    let known = window.run("return typeof window.axe === 'object';", vec![]).await?;
    if known != json!(true) {
        let path = root().join("ui/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&path)
            .with_context(|| format!("{}, which scripts/bootstrap installs", path.display()))?;
        // Defined by script evaluation, because the page's policy allows no script from elsewhere.
        window.run(&format!("{axe}; window.axe = axe;"), vec![]).await?;
    }
    let script = "const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations'] }).then((found) => done(found.violations
            .filter((each) => each.impact === 'serious' || each.impact === 'critical')
            .map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ') + ' ' + node.html.slice(0, 160)).join('; ')}`)), (error) => done([String(error)]));";
    let found = window.run_async(script, vec![]).await?;
    Ok(found
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| one.as_str().map_or_else(|| one.to_string(), str::to_owned))
        .collect())
}
