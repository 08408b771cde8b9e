//! A virtual screen (Xvfb).

use crate::programs::Running;
use anyhow::Context;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

pub struct Screen {
    /// `:99`
    pub display: String,
    _server: Running,
}

impl Screen {
    /// Large enough for the largest window size of the pictures.
    pub fn open() -> anyhow::Result<Screen> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Xvfb, which scripts/bootstrap installs")?;
        let mut number = String::new();
        BufReader::new(server.stdout.take().context("its output")?).read_line(&mut number)?;
        Ok(Screen { display: format!(":{}", number.trim()), _server: Running(server) })
    }
}
