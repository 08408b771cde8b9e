//! `sochibo-server`.

fn main() -> std::process::ExitCode {
    server::cli::run()
}
