//! Tells Tauri which commands exist, so that a page can call only the commands that its capability names. Both
//! lists come from the capability file: what that file does not name is not a command.

const CAPABILITY: &str = "capabilities/window.json";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed={CAPABILITY}");
    let text = std::fs::read_to_string(CAPABILITY)?;
    let capability: serde_json::Value = serde_json::from_str(&text)?;
    let permissions = capability["permissions"].as_array().ok_or("the capability names no permissions")?;
    let commands: Vec<&'static str> = permissions
        .iter()
        .filter_map(|permission| permission.as_str()?.strip_prefix("allow-"))
        // Tauri needs names with a static lifetime.
        .map(|name| &*Box::leak(name.replace('-', "_").into_boxed_str()))
        .collect();
    let manifest = tauri_build::AppManifest::new().commands(Box::leak(commands.into_boxed_slice()));
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}
