//! One replica, with a task for each mark and each essay. TaskChampion records the time itself.

use anyhow::{Context, bail};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::io::{BufRead, Write};
use std::path::Path;
use taskchampion::storage::AccessMode;
use taskchampion::{Operations, Replica, Server, ServerConfig, SqliteStorage, Status};
use uuid::Uuid;

/// The client id that all replicas of the cell share.
const CLIENT: Uuid = Uuid::from_u128(0x5ec3_e7a2_0000_4000_8000_0000_0000_0001);
/// Neither the library nor Taskwarrior retries: a person clicks again.
const AGAIN_MS: u64 = 5_000;

struct Client {
    replica: Replica<SqliteStorage>,
    server: Box<dyn Server>,
}

impl Client {
    async fn open(folder: &Path, url: &str) -> anyhow::Result<Client> {
        let storage = SqliteStorage::new(folder, AccessMode::ReadWrite, true).await?;
        let config =
            ServerConfig::Remote { url: url.to_owned(), client_id: CLIENT, encryption_secret: b"nuoc suoi".to_vec() };
        Ok(Client { replica: Replica::new(storage), server: config.into_server().await? })
    }

    async fn mark(&mut self, ops: &mut Operations, mark: &Value) -> anyhow::Result<()> {
        let word = |name: &str| mark[name].as_str().map(str::to_owned).context("a mark without its parts");
        let name = format!("{}:{}", word("session")?, word("member")?);
        let values = [("mark", word("mark")?), ("by", word("by")?)];
        self.save(ops, &name, values.into()).await
    }

    async fn essay(&mut self, ops: &mut Operations, essay: &Value) -> anyhow::Result<()> {
        let word = |name: &str| essay[name].as_str().map(str::to_owned).context("an essay without its parts");
        self.save(ops, &format!("essay:{}", word("id")?), vec![("text", word("text")?)]).await
    }

    async fn save(&mut self, ops: &mut Operations, name: &str, values: Vec<(&str, String)>) -> anyhow::Result<()> {
        let uuid = Uuid::new_v5(&CLIENT, name.as_bytes());
        let mut task = match self.replica.get_task(uuid).await? {
            Some(task) => task,
            None => {
                let mut task = self.replica.create_task(uuid, ops).await?;
                task.set_description(name.to_owned(), ops)?;
                task.set_status(Status::Pending, ops)?;
                task
            }
        };
        for (field, value) in values {
            task.set_value(field, Some(value), ops)?;
        }
        Ok(())
    }

    async fn sync(&mut self) -> anyhow::Result<()> {
        // Snapshots only help replicas added later, so leaving them out keeps this client's traffic low.
        self.replica.sync(&mut self.server, true).await.context("sync")
    }

    async fn digest(&mut self) -> anyhow::Result<Value> {
        let mut lines: Vec<String> = Vec::new();
        for task in self.replica.all_task_data().await?.into_values() {
            let part = |name: &str| task.get(name).unwrap_or_default();
            lines.push(["description", "mark", "by", "text"].map(part).join("\t"));
        }
        lines.sort_unstable();
        let hash = Sha256::digest(lines.join("\n").as_bytes());
        Ok(json!({ "items": lines.len(), "digest": hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>() }))
    }
}

pub async fn answer_commands(folder: &Path, url: &str) -> anyhow::Result<()> {
    let mut client = Client::open(folder, url).await?;
    let mut out = std::io::stdout();
    for line in std::io::stdin().lock().lines() {
        let command: Value = serde_json::from_str(&line?)?;
        let answer =
            obey(&mut client, folder, &command).await.unwrap_or_else(|error| json!({ "error": format!("{error:#}") }));
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

async fn obey(client: &mut Client, folder: &Path, command: &Value) -> anyhow::Result<Value> {
    match command["do"].as_str() {
        Some("save") => {
            // What is exchanged is a list of operations. Committing many at once does not change it, and saves
            // the bench minutes.
            let mut ops = Operations::new();
            for mark in command["marks"].as_array().into_iter().flatten() {
                client.mark(&mut ops, mark).await?;
            }
            for essay in command["essays"].as_array().into_iter().flatten() {
                client.essay(&mut ops, essay).await?;
            }
            client.replica.commit_operations(ops).await?;
            Ok(json!({}))
        }
        Some("found") => {
            let mut ops = Operations::new();
            client.save(&mut ops, "roster", vec![]).await?;
            client.replica.commit_operations(ops).await?;
            Ok(json!({}))
        }
        Some("sync") => Ok(match client.sync().await {
            Ok(()) => json!({ "done": true }),
            Err(error) => json!({ "done": false, "again_ms": AGAIN_MS, "why": format!("{error:#}") }),
        }),
        Some("digest") => client.digest().await,
        // The server can't read what it stores, so another replica fetches it, not through the proxy, and is
        // read instead.
        Some("server_digest") => {
            let checking = folder.with_extension("check");
            let mut checking = Client::open(&checking, command["url"].as_str().context("no url")?).await?;
            checking.sync().await?;
            checking.digest().await
        }
        other => bail!("no such command: {other:?}"),
    }
}
