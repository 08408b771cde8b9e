//! The program itself when its environment fails: nobody reads its log, its database is replaced, its tables
//! are edited, strangers hold connections.

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use serde_json::{Value as Json, json};

use crate::cell::Cell;
use crate::house::{Answer, Engine, House, Made, json_output, sochibo_server, talk};
use crate::rounds::{issue, letter};

const CELL: &str = "Chi bộ bản Nà Cà";

/// The program, listening.
struct Program {
    child: Child,
    address: SocketAddr,
}

impl Program {
    fn of(made: &Made, line: &[&str], log: Stdio, level: &str) -> Program {
        Program::by(made.program(), line, log, level)
    }

    fn by(mut serve: Command, line: &[&str], log: Stdio, level: &str) -> Program {
        serve.args(["serve", "--listen", "127.0.0.1:0"]).args(line).env("RUST_LOG", level);
        let mut child = serve.stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let said: Json = serde_json::from_str(&line).unwrap();
        let address = said["listening"].as_str().unwrap().strip_prefix("http://").unwrap().parse().unwrap();
        Program { child, address }
    }

    fn healthz(&self) -> Answer {
        talk(TcpStream::connect(self.address).unwrap(), "GET", "/healthz", &[], b"")
    }

    /// A connection that sends nothing.
    fn silent(&self) -> TcpStream {
        TcpStream::connect(self.address).unwrap()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A cell that has exchanged once; its house is shut so that a separate process can serve from its folder.
fn cell_and_folder() -> (House, Cell, Made) {
    let mut house = House::open();
    let mut cell = Cell::enrol(&house, CELL, 1, true);
    cell.exchange(&house);
    house.close();
    let made = house.made();
    (house, cell, made)
}

fn is_shut(stream: &mut TcpStream) -> bool {
    stream.set_read_timeout(Some(Duration::from_millis(20))).unwrap();
    match stream.read(&mut [0]) {
        Ok(read) => read == 0,
        Err(error) => !matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut),
    }
}

/// Checks repeatedly until the condition is true.
fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while !is_so() {
        assert!(Instant::now() < deadline, "not within a minute: {what}");
    }
}

/// Shuts down the program's listening socket, as a system does when a network disappears.
#[cfg(target_os = "linux")]
fn shut_listener(program: &Program) {
    use rustix::process::{Pid, PidfdFlags, PidfdGetfdFlags, pidfd_getfd, pidfd_open};
    let id = program.child.id();
    let process = pidfd_open(Pid::from_child(&program.child), PidfdFlags::empty()).unwrap();
    let descriptors = std::fs::read_dir(format!("/proc/{id}/fd")).unwrap().map(|entry| entry.unwrap());
    let sockets =
        descriptors.filter(|entry| std::fs::read_link(entry.path()).is_ok_and(|to| to.to_string_lossy().starts_with("socket:")));
    let mut shut = 0;
    for socket in sockets {
        let number = socket.file_name().to_str().unwrap().parse().unwrap();
        let socket = pidfd_getfd(&process, number, PidfdGetfdFlags::empty()).unwrap();
        if rustix::net::sockopt::socket_acceptconn(&socket).unwrap_or(false) {
            rustix::net::shutdown(&socket, rustix::net::Shutdown::Both).unwrap();
            shut += 1;
        }
    }
    assert_eq!(shut, 1, "one port is listened on");
}

#[cfg(target_os = "linux")]
#[test]
fn a_dead_listener_ends_the_program() {
    let (_house, _cell, made) = cell_and_folder();
    let mut program = Program::of(&made, &[], Stdio::null(), "info");
    assert_eq!(program.healthz().status, 200);
    shut_listener(&program);
    let mut ended = None;
    until("the program ends", || {
        ended = program.child.try_wait().unwrap();
        ended.is_some()
    });
    assert!(!ended.unwrap().success(), "whoever started it is told by the exit code");
}

#[test]
fn health_says_whether_the_database_can_be_written() {
    if !in_the_file() {
        return;
    }
    let (mut house, mut cell, made) = cell_and_folder();
    let program = Program::of(&made, &[], Stdio::null(), "info");
    house.address = program.address;
    assert_eq!(program.healthz().status, 200);
    let held = Connection::open(made.data.join("server.db")).unwrap();
    held.execute_batch("BEGIN IMMEDIATE").unwrap();
    until("somebody else holds the database", || program.healthz().status == 503);
    held.execute_batch("ROLLBACK").unwrap();
    until("it is let go again", || program.healthz().status == 200);
    assert!(cell.exchange(&house).verified);
}

#[cfg(unix)]
#[test]
fn a_folder_that_others_may_read_is_closed_to_them_at_start() {
    use std::os::unix::fs::PermissionsExt;
    let (_house, _cell, made) = cell_and_folder();
    let files = || std::fs::read_dir(&made.data).unwrap().map(|entry| entry.unwrap().path());
    for file in files() {
        std::fs::set_permissions(file, PermissionsExt::from_mode(0o644)).unwrap();
    }
    std::fs::set_permissions(&made.data, PermissionsExt::from_mode(0o755)).unwrap();
    let _program = Program::of(&made, &[], Stdio::null(), "info");
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&made.data), 0o700);
    let open: Vec<_> = files().filter(|file| mode(file) != 0o600).collect();
    assert_eq!(open, Vec::<std::path::PathBuf>::new());
}

/// The program with a limit of `now` open files, which it may raise to `most`.
#[cfg(target_os = "linux")]
fn with_files(made: &Made, now: u64, most: u64) -> Command {
    let program = made.program();
    let mut limited = Command::new("sh");
    limited.args(["-c", &format!("ulimit -Sn {now} && ulimit -Hn {most} && exec \"$0\" \"$@\"")]);
    limited.arg(program.get_program());
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => limited.env(name, value),
            None => limited.env_remove(name),
        };
    }
    limited
}

#[cfg(target_os = "linux")]
#[test]
fn as_many_files_as_the_system_allows_are_asked_for_and_few_of_them_are_said() {
    let (_house, _cell, made) = cell_and_folder();
    for (most, connections, few) in [(600, 344, true), (1_024, 768, false), (4_096, 3_840, false)] {
        let mut program = Program::by(with_files(&made, 256, most), &[], Stdio::piped(), "info");
        let log = BufReader::new(program.child.stderr.take().unwrap()).lines().map(Result::unwrap);
        let before: Vec<String> = log.take_while(|line| !line.contains("listening")).collect();
        let said = |what: &str| before.iter().any(|line| line.contains(what));
        assert_eq!(said("few files may be opened"), few, "{before:?}");
        assert!(said(&format!("files={most} connections={connections}")), "{before:?}");
        let limits = std::fs::read_to_string(format!("/proc/{}/limits", program.child.id())).unwrap();
        let files = limits.lines().find_map(|line| line.strip_prefix("Max open files")).unwrap();
        assert_eq!(files.split_whitespace().collect::<Vec<_>>(), [&most.to_string(), &most.to_string(), "files"]);
    }
}

fn in_the_file() -> bool {
    crate::ENGINE == Engine::Sqlite
}

#[test]
fn exchanges_go_on_when_the_reader_of_the_log_is_gone() {
    let (mut house, mut cell, made) = cell_and_folder();
    let mut program = Program::of(&made, &[], Stdio::piped(), "trace");
    drop(program.child.stderr.take());
    house.address = program.address;
    for number in 0..5 {
        cell.member(&house, &format!("Lò Văn {number}"), "1980");
        assert!(cell.exchange(&house).verified);
        assert_eq!(program.healthz().status, 200);
    }
}

#[test]
fn exchanges_go_on_when_nobody_reads_the_log() {
    let (mut house, mut cell, made) = cell_and_folder();
    // a pipe holds 64 KiB; at this level that is soon full
    let program = Program::of(&made, &[], Stdio::piped(), "trace");
    house.address = program.address;
    for number in 0..60 {
        cell.member(&house, &format!("Lò Văn {number}"), "1980");
        assert!(cell.exchange(&house).verified);
    }
    assert_eq!(program.healthz().status, 200);
}

#[test]
fn a_database_put_in_place_of_the_one_in_use_ends_the_program() {
    an_older_database_ends_the_program(|older, place| std::fs::rename(older, place));
}

#[test]
fn a_database_copied_over_the_one_in_use_ends_the_program() {
    an_older_database_ends_the_program(|older, place| std::fs::copy(older, place).map(|_| ()));
}

fn an_older_database_ends_the_program(put: impl FnOnce(&Path, &Path) -> std::io::Result<()>) {
    if !in_the_file() {
        return;
    }
    let (mut house, mut cell, made) = cell_and_folder();
    let older = made.data.join("older.db");
    json_output(sochibo_server(&made, &["backup", older.to_str().unwrap()]));
    let mut program = Program::of(&made, &[], Stdio::null(), "info");
    house.address = program.address;
    cell.member(&house, "Lò Văn Mẫu", "1980");
    cell.exchange(&house);
    // writes of the command line to the same database do not end the server
    json_output(sochibo_server(&made, &["account", "list"]));
    cell.member(&house, "Lò Thị Mẫu", "1981");
    cell.exchange(&house);
    put(&older, &made.data.join("server.db")).unwrap();
    cell.member(&house, "Lò Văn Mẫu B", "1982");
    assert!(!cell.try_once(program.address), "no receipt for what nobody will find");
    assert!(!program.child.wait().unwrap().success());
}

#[test]
fn a_backup_is_taken_while_the_server_runs_and_put_back_in_a_new_epoch() {
    let (mut house, mut cell, made) = cell_and_folder();
    let copy = made.data.with_file_name("copy.db");
    let backup = ["backup", copy.to_str().unwrap()];
    if !in_the_file() {
        let refused: Json = serde_json::from_slice(&sochibo_server(&made, &backup).stderr).unwrap();
        return assert_eq!((refused["field"].as_str(), copy.exists()), (Some("database"), false));
    }
    // this process must release the file too
    let elsewhere = House::open();
    house.server = elsewhere.server.clone();
    let program = Program::of(&made, &[], Stdio::null(), "info");
    house.address = program.address;
    cell.member(&house, "Lò Văn Mẫu", "1980");
    cell.exchange(&house);
    json_output(sochibo_server(&made, &backup));
    let again: Json = serde_json::from_slice(&sochibo_server(&made, &backup).stderr).unwrap();
    assert_eq!(again["field"], "file", "no file is written over");
    cell.member(&house, "Lò Thị Mẫu", "1981");
    cell.exchange(&house);

    let restore = ["restore", copy.to_str().unwrap()];
    let running: Json = serde_json::from_slice(&sochibo_server(&made, &restore).stderr).unwrap();
    assert_eq!((running["code"].as_str(), running["field"].as_str()), (Some("invalid"), Some("data")), "{running}");
    drop(program);
    let torn = made.data.with_file_name("torn.db");
    std::fs::write(&torn, &std::fs::read(&copy).unwrap()[..20_000]).unwrap();
    let refused: Json =
        serde_json::from_slice(&sochibo_server(&made, &["restore", torn.to_str().unwrap()]).stderr).unwrap();
    assert_eq!(refused["field"], "file");
    let restored = json_output(sochibo_server(&made, &restore));
    assert_eq!(restored["epoch"], 1);
    assert!(Path::new(restored["before"].as_str().unwrap()).exists(), "what was there is kept");
    assert_eq!(json_output(sochibo_server(&made, &restore))["epoch"], 2, "every time a new one");

    let program = Program::of(&made, &[], Stdio::null(), "info");
    house.address = program.address;
    assert!(cell.exchange(&house).verified, "what the backup lacked comes back from the laptop");
    drop(program);
    let report = json_output(sochibo_server(&made, &["verify"]));
    assert_eq!(report["findings"], json!([]));
}

#[test]
fn what_was_edited_by_hand_is_named_and_figures_do_not_outlast_a_start() {
    if !in_the_file() {
        return;
    }
    let (_house, made) = a_round_with_figures();
    let findings = |made: &Made| {
        let output = sochibo_server(made, &["verify"]);
        let report: Json = serde_json::from_slice(&output.stdout).unwrap();
        let findings: Vec<String> =
            report["findings"].as_array().unwrap().iter().map(|one| one["what"].as_str().unwrap().to_owned()).collect();
        assert_eq!(output.status.success(), findings.is_empty(), "the exit code says it");
        findings
    };
    assert_eq!(findings(&made), Vec::<String>::new());
    let edit = |statement: &str| {
        let edited = Connection::open(made.data.join("server.db")).unwrap().execute(statement, []).unwrap();
        assert!(edited > 0, "{statement}");
    };
    edit("UPDATE round_total SET figures = replace(figures, ':1', ':7')");
    assert_eq!(findings(&made), ["figures"]);
    let figures = |made: &Made| {
        let kept = Connection::open(made.data.join("server.db")).unwrap();
        kept.query_row("SELECT figures FROM round_total", [], |row| row.get::<_, String>(0)).unwrap()
    };
    assert!(figures(&made).contains(":7"));
    let program = Program::of(&made, &[], Stdio::null(), "info");
    until("figures are counted anew after the start", || !figures(&made).contains(":7"));
    drop(program);
    assert_eq!(findings(&made), Vec::<String>::new());
    edit("DELETE FROM arrival WHERE number = (SELECT max(number) FROM arrival)");
    assert_eq!(findings(&made), ["arrival"]);
    edit("DELETE FROM opening");
    assert_eq!(findings(&made), ["arrival", "opening"]);
    edit("UPDATE receipt SET at_ms = at_ms + 1");
    assert_eq!(findings(&made)[0], "receipt");
    assert!(!findings(&made).contains(&"tables".to_owned()));
    edit("UPDATE member SET duty = 'Bí thư'");
    assert!(findings(&made).contains(&"tables".to_owned()), "a row that no change says");
    edit("UPDATE change SET body = zeroblob(10) WHERE number = 1");
    assert_eq!(findings(&made)[0], "chain");
}

/// One round, carried out by one cell: a member, a session, a mark; an officer has opened its figures.
pub fn a_round_with_figures() -> (House, Made) {
    let mut house = House::open();
    let mut cell = Cell::enrol(&house, CELL, 1, true);
    let round = issue(&house, &letter());
    cell.exchange(&house);
    let member = cell.member(&house, "Lò Văn Mẫu", "1980");
    let (_, held) = cell.hold(&house, round);
    cell.mark(&house, held, member, domain::roll_call::Status::Present);
    cell.exchange(&house);
    let path = format!("/api/v1/rounds/{round}/units/{}/figures/present", cell.unit);
    house.login("officer").get(&path).json();
    house.close();
    let made = house.made();
    (house, made)
}

#[test]
fn strangers_who_hold_connections_shut_out_nobody_who_is_known() {
    let (mut house, mut cell, made) = cell_and_folder();
    let program = Program::of(&made, &["--connections", "16"], Stdio::null(), "info");
    house.address = program.address;
    let mut strangers: Vec<_> = (0..9).map(|_| program.silent()).collect();
    until("half is all that strangers get", || strangers.iter_mut().any(is_shut));
    assert_eq!(strangers.iter_mut().map(is_shut).filter(|shut| *shut).count(), 1);
    drop(strangers);
    until("a laptop gets in once they are gone", || cell.try_once(program.address));
    let known: Vec<_> = (0..9).map(|_| program.silent()).collect();
    assert_eq!(program.healthz().status, 200, "a laptop has proved itself from there");
    drop(known);
}

#[test]
fn a_connection_over_which_nothing_is_asked_is_closed() {
    let (_house, _cell, made) = cell_and_folder();
    let program = Program::of(&made, &["--idle-seconds", "1"], Stdio::null(), "info");
    let patient = || {
        let stream = program.silent();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream
    };
    let mut kept = patient();
    kept.write_all(b"GET /healthz HTTP/1.1\r\nhost: test\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    kept.read_to_end(&mut answer).unwrap();
    assert!(answer.starts_with(b"HTTP/1.1 200"));
    // HTTP/2: the preface and settings, and then nothing
    let mut second = patient();
    second.write_all(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0").unwrap();
    let mut settings = Vec::new();
    let hung_up = second.read_to_end(&mut settings);
    assert!(!settings.is_empty(), "it spoke HTTP/2, and then hung up");
    let waited = hung_up.is_err_and(|error| matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut));
    assert!(!waited, "the connection is kept for ever");
}
