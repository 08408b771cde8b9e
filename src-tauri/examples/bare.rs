//! An empty window of the same kit: what `make bench` measures the window's memory beside.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!("examples/bare/tauri.conf.json"))
}
