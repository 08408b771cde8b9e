//! The server that the tests of this program share.

use std::fs::Permissions;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

const MISSING: &str = "PostgreSQL is not installed. Run `scripts/bootstrap test`, or: apt-get install postgresql";

/// Sorted by a Vietnamese collation by default, so that whatever relies on byte order has to request it.
const INITDB: &[&str] = &[
    "--auth=trust",
    "--username=postgres",
    "--encoding=UTF8",
    "--locale=C.UTF-8",
    "--locale-provider=icu",
    "--icu-locale=vi",
];

/// No port, and no fsync: whether a commit survives a power cut is PostgreSQL's responsibility.
const SETTINGS: &str =
    "-c listen_addresses='' -c fsync=off -c max_connections=200 -c max_wal_size=256MB -c shared_buffers=64MB";

/// A server that runs until this program ends.
struct Cluster {
    folder: PathBuf,
    programs: PathBuf,
    /// Waits for the end of its input, which comes when this program ends, and then stops the server.
    _keeper: Child,
}

/// The address of a new, empty database.
pub fn database() -> String {
    made("")
}

/// The address of a new copy of the database at `template`, to which nobody may be connected.
pub fn copy_of(template: &str) -> String {
    let name = template.rsplit('/').next().unwrap_or_default();
    made(&format!(" TEMPLATE {name}"))
}

/// The whole content of a database as SQL text.
pub fn dump(address: &str) -> Vec<u8> {
    let dump =
        Command::new(cluster().programs.join("pg_dump")).arg(address).stdin(Stdio::null()).output().expect("pg_dump");
    assert!(dump.status.success(), "{}", String::from_utf8_lossy(&dump.stderr));
    dump.stdout
}

fn made(like: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let cluster = cluster();
    let name = format!("test_{}", NEXT.fetch_add(1, Ordering::SeqCst));
    run(cluster.program("psql").arg("--quiet").arg("--command").arg(format!("CREATE DATABASE {name}{like}")));
    let folder = cluster.folder.to_string_lossy().replace('/', "%2F");
    format!("postgres://postgres@{folder}/{name}")
}

fn cluster() -> &'static Cluster {
    static ONE: OnceLock<Cluster> = OnceLock::new();
    ONE.get_or_init(Cluster::start)
}

impl Cluster {
    fn start() -> Cluster {
        let programs = programs().expect(MISSING);
        // The temporary folder keeps the socket's path short: it is limited to about a hundred characters.
        let folder = tempfile::Builder::new().prefix("pg").tempdir().expect("a folder").keep();
        std::fs::set_permissions(&folder, Permissions::from_mode(0o700)).expect("a folder of our own");
        if let Some((user, group)) = stand_in() {
            chown(&folder, Some(user), Some(group)).expect("a folder for the server");
        }
        let data = folder.join("data");
        run(as_server(&programs.join("initdb")).arg("--no-sync").args(INITDB).arg("--pgdata").arg(&data));
        let settings = format!("{SETTINGS} -c unix_socket_directories='{}'", folder.display());
        let log = folder.join("log");
        let mut start = as_server(&programs.join("pg_ctl"));
        start
            .args(["start", "--wait", "--silent", "--pgdata"])
            .arg(&data)
            .arg("--log")
            .arg(&log)
            .args(["--options", &settings]);
        run(&mut start);
        let _keeper = keeper(&programs, &folder);
        Cluster { folder, programs, _keeper }
    }

    fn program(&self, name: &str) -> Command {
        let mut program = Command::new(self.programs.join(name));
        program.arg("--host").arg(&self.folder).args([
            "--username",
            "postgres",
            "--no-psqlrc",
            "--set",
            "ON_ERROR_STOP=1",
        ]);
        program
    }
}

/// A Ctrl+C also reaches this process, so it ignores signals until it has finished.
fn keeper(programs: &Path, folder: &Path) -> Child {
    let stop = as_server(&programs.join("pg_ctl"));
    let line: Vec<_> = std::iter::once(stop.get_program()).chain(stop.get_args()).collect();
    Command::new("sh")
        .args(["-c", "trap '' INT TERM HUP; folder=$1; shift; read -r _; \"$@\" stop --silent --mode immediate --pgdata \"$folder/data\"; rm -rf \"$folder\"", "sh"])
        .arg(folder)
        .args(line)
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("a shell")
}

/// The newest version installed by Debian, or any on the PATH.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin"))))
        .filter(|(_, folder)| folder.join("initdb").exists())
        .max();
    let on_the_path =
        || std::env::split_paths(&std::env::var_os("PATH")?).find(|folder| folder.join("initdb").exists());
    newest.map(|(_, folder)| folder).or_else(on_the_path)
}

/// PostgreSQL refuses to run as root, so then it runs as the user that Debian created for it, or as nobody.
fn stand_in() -> Option<(u32, u32)> {
    if number_of("--user", None) != Some(0) {
        return None;
    }
    let of = |user| Some((number_of("--user", Some(user))?, number_of("--group", Some(user))?));
    of("postgres").or_else(|| of("nobody"))
}

fn number_of(what: &str, user: Option<&str>) -> Option<u32> {
    let said = Command::new("id").arg(what).args(user).output().ok()?;
    String::from_utf8(said.stdout).ok()?.trim().parse().ok()
}

fn as_server(program: &Path) -> Command {
    let mut command = match stand_in() {
        None => Command::new(program),
        Some((user, group)) => {
            let mut other = Command::new("setpriv");
            other.arg(format!("--reuid={user}")).arg(format!("--regid={group}")).arg("--clear-groups").arg(program);
            other
        }
    };
    command.current_dir("/");
    command
}

/// `pg_ctl start` passes its output to the server, which must not keep our pipe open. So the output is
/// discarded and errors go to a file.
fn run(command: &mut Command) {
    let said = tempfile::tempfile().expect("a file");
    let errors = said.try_clone().expect("a file");
    let done = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(errors).status();
    let done = done.unwrap_or_else(|error| panic!("{MISSING} ({command:?}: {error})"));
    assert!(done.success(), "{command:?}: {done}: {}", read_back(said));
}

fn read_back(mut file: std::fs::File) -> String {
    use std::io::{Read, Seek};
    let mut said = String::new();
    let _ = file.rewind().and_then(|()| file.read_to_string(&mut said));
    said
}
