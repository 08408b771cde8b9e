//! Compares lists that would otherwise get out of step: what `app` can do, what Tauri lets pages call, and what
//! the pages call.

use crate::commands::{OWN, command_of};
use serde_json::Value;
use std::collections::BTreeSet;

const CAPABILITY: &str = include_str!("../capabilities/window.json");
const CONFIG: &str = include_str!("../tauri.conf.json");
const PAGES: &str = include_str!("../../ui/src/generated/calls.ts");
const DOOR: &str = include_str!("../../ui/src/door.ts");

fn capability() -> Value {
    serde_json::from_str(CAPABILITY).expect("the capability is JSON")
}

fn permissions() -> Vec<String> {
    let capability = capability();
    let named = capability["permissions"].as_array().expect("permissions").clone();
    named.iter().map(|name| name.as_str().expect("a permission is a plain name").to_owned()).collect()
}

fn calls() -> BTreeSet<String> {
    app::CALLS.iter().map(|call| call.name.to_owned()).collect()
}

#[test]
fn the_capability_names_every_command_and_nothing_else() {
    let commands = app::CALLS.iter().map(|call| command_of(call.name)).chain(OWN.iter().map(|own| (*own).to_owned()));
    let mut expected: BTreeSet<String> =
        commands.map(|command| format!("allow-{}", command.replace('_', "-"))).collect();
    expected.extend(["core:event:allow-listen", "core:event:allow-unlisten"].map(str::to_owned));
    let named = permissions();
    let once: BTreeSet<String> = named.iter().cloned().collect();
    assert_eq!(once, expected);
    assert_eq!(named.len(), once.len(), "a permission is named twice");
}

#[test]
fn the_pages_know_every_function_and_no_other() {
    let start = PAGES.find("export interface Calls {").expect("the generated list");
    let list = &PAGES[start..start + PAGES[start..].find("\n}").expect("its end")];
    let known: BTreeSet<String> =
        list.lines().filter_map(|line| line.trim().strip_prefix('"')?.split('"').next().map(str::to_owned)).collect();
    assert_eq!(known, calls());
}

#[test]
fn the_door_opens_onto_the_windows_own_commands() {
    let asked: BTreeSet<&str> = DOOR
        .split("command<")
        .skip(1)
        .filter_map(|rest| rest.split_once(">(\"")?.1.split('"').next())
        .filter(|name| !name.contains('.'))
        .collect();
    assert_eq!(asked, OWN.iter().copied().collect());
}

#[test]
fn no_two_functions_share_a_command() {
    let commands: BTreeSet<String> = app::CALLS.iter().map(|call| command_of(call.name)).collect();
    assert_eq!(commands.len(), app::CALLS.len());
    assert!(OWN.iter().all(|own| !commands.contains(*own)));
}

#[test]
fn one_window_holds_the_one_capability() {
    let capability = capability();
    assert_eq!(capability["windows"], serde_json::json!([crate::start::WINDOW]));
    assert!(capability.get("webviews").is_none() && capability.get("remote").is_none());
    let config: Value = serde_json::from_str(CONFIG).expect("the configuration is JSON");
    assert_eq!(config["app"]["security"]["capabilities"], serde_json::json!(["window"]));
    assert!(permissions().iter().all(|name| !name.contains('*') && !name.contains("default")));
    assert!(permissions().iter().all(|name| {
        !["fs:", "shell:", "http:", "sql:", "dialog:", "opener:"].iter().any(|plugin| name.starts_with(plugin))
    }));
}

#[test]
fn the_window_goes_nowhere_but_to_its_own_pages() {
    let ours = |address: &str| crate::start::is_ours(&address.parse().expect("an address"));
    for own in ["tauri://localhost", "tauri://localhost/index.html#/members", "about:blank", "about:srcdoc"] {
        assert!(ours(own), "{own}");
    }
    assert_eq!(ours("http://tauri.localhost/"), cfg!(windows));
    for other in [
        "http://127.0.0.1:8080/",
        "https://tauri.localhost.example/",
        "http://tauri.localhost:8080/",
        "tauri://localhost.example/",
        "tauri://example/",
        "file:///etc/passwd",
        "data:text/html,<p>",
        "blob:tauri://localhost/1",
        "mailto:a@example",
        "about:config",
        "javascript:1",
    ] {
        assert!(!ours(other), "{other}");
    }
}

#[test]
fn scripts_come_from_the_program_alone() {
    let config: Value = serde_json::from_str(CONFIG).expect("the configuration is JSON");
    let policy = &config["app"]["security"]["csp"];
    assert_eq!(policy["default-src"], "'none'");
    assert_eq!(policy["script-src"], "'self'");
    assert_eq!(policy["connect-src"], "ipc: http://ipc.localhost");
    assert!(config["build"].get("devUrl").is_none());
}
