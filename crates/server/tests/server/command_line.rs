use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::house::{House, Made, PASSPHRASE, init, json_output, sochibo_server, talk};

#[test]
fn serving_prints_where_it_listens_and_answers_there() {
    let folder = tempfile::tempdir().unwrap();
    let made = Made::new(folder.path().join("data"));
    init(&made);
    let mut child = made
        .program()
        .args(["serve", "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let said: Value = serde_json::from_str(&line).unwrap();
    let address = said["listening"].as_str().unwrap().strip_prefix("http://").unwrap();
    let answer = talk(TcpStream::connect(address).unwrap(), "GET", "/healthz", &[], b"");
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(answer.status, 200);
}

#[test]
fn a_second_init_leaves_the_first_server_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let made = Made::new(folder.path().join("data"));
    init(&made);
    let key = std::fs::read(made.data.join("server.key")).unwrap();
    let again = sochibo_server(&made, &["init", "--committee-name", "Đảng ủy xã khác"]);
    assert!(!again.status.success());
    assert_eq!(std::fs::read(made.data.join("server.key")).unwrap(), key);
    // a second folder can't take over the database either
    let elsewhere = Made { data: folder.path().join("elsewhere"), database: made.database.clone() };
    let begun = sochibo_server(&elsewhere, &["init", "--committee-name", "Đảng ủy xã khác"]);
    assert_eq!((begun.status.success(), elsewhere.data.exists()), (made.database.is_none(), made.database.is_none()));
}

#[test]
fn a_database_password_is_taken_from_a_file_or_the_environment_and_never_from_the_line() {
    let folder = tempfile::tempdir().unwrap();
    let made = Made::new(folder.path().join("data"));
    let secret = "bi-mat-cua-may-chu";
    let address = format!("postgres://so:{secret}@127.0.0.1:1/so");
    let refused = sochibo_server(&made, &["init", "--committee-name", "Đảng ủy xã", "--database", &address]);
    let said_back = String::from_utf8_lossy(&refused.stderr).into_owned();
    let error: Value = serde_json::from_str(&said_back).unwrap();
    assert_eq!((error["code"].as_str(), error["field"].as_str()), (Some("invalid"), Some("database")));
    assert!(!said_back.contains(secret) && !made.data.exists());
    if let Some(address) = &made.database {
        let file = folder.path().join("address");
        std::fs::write(&file, format!("{address}\n")).unwrap();
        let line = ["init", "--committee-name", "Đảng ủy xã", "--database-file", file.to_str().unwrap(), "--json"];
        json_output(made.program().env_remove("DATABASE_URL").args(line).output().unwrap());
    }
}

#[cfg(unix)]
#[test]
fn keys_are_readable_by_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let made = Made::new(folder.path().join("data"));
    init(&made);
    assert_eq!(std::fs::metadata(&made.data).unwrap().permissions().mode() & 0o777, 0o700, "names lie in the database");
    for secret in ["server.key", "tls-key.der"] {
        assert_eq!(std::fs::metadata(made.data.join(secret)).unwrap().permissions().mode() & 0o777, 0o600, "{secret}");
    }
}

#[test]
fn plain_http_is_refused_anywhere_but_on_loopback() {
    let folder = tempfile::tempdir().unwrap();
    let made = Made::new(folder.path().join("data"));
    init(&made);
    let refused = sochibo_server(&made, &["serve", "--listen", "0.0.0.0:0"]);
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--tls"));
}

#[test]
fn a_committee_that_is_in_no_tree_gets_cells_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let made = Made::new(folder.path().join("data"));
    let begun = json_output(sochibo_server(&made, &["init", "--committee-name", "Đảng ủy xã Bình Lư"]));
    assert_eq!(begun["committee"]["name"], "Đảng ủy xã Bình Lư");
    let line = ["unit", "add", "--name", "Chi bộ bản Nà Cà", "--under", "Đảng ủy xã Bình Lư"];
    let cell = json_output(sochibo_server(&made, &line));
    let units = json_output(sochibo_server(&made, &["unit", "list"]));
    assert_eq!(units["units"][1]["id"], cell["id"]);
    assert_eq!(units["units"][1]["parent"], begun["committee"]["id"]);
}

/// No verb writes but through the one way that needs an act for it; what each of them says is listed here.
#[test]
fn what_is_done_at_the_command_line_stands_in_the_log_of_acts() {
    let house = House::open();
    let made = house.made();
    let secret = made.data.with_file_name("secret").display().to_string();
    std::fs::write(&secret, PASSPHRASE).unwrap();
    let units = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/units/lai-chau-since-2025-07.json");
    let other = server::hex::encode(ed25519_dalek::SigningKey::from_bytes(&[3; 32]).verifying_key().as_bytes());
    let unit = json_output(sochibo_server(&made, &["unit", "list"]))["units"][0]["id"].as_str().unwrap().to_owned();
    let verbs: [(&[&str], &[&str]); 14] = [
        (&["unit", "add", "--name", "Chi bộ bản Nà Cà", "--under", &unit], &["unit_added"]),
        (&["invite", "--unit", "Chi bộ bản Nà Cà"], &["invite_made"]),
        (&["invites", "cancel", "--unit", "Chi bộ bản Nà Cà"], &["invite_cancelled"]),
        (&["invites", "cancel", "--unit", "Chi bộ bản Nà Cà"], &[]),
        (&["account", "add", "--name", "moi", "--role", "officer", "--passphrase-file", &secret], &["account_added"]),
        (&["account", "person", "--name", "moi", "--person", "Lò Thị Mẫu"], &["person_named"]),
        (&["account", "passwd", "--name", "moi", "--passphrase-file", &secret], &["passphrase_set"]),
        (&["account", "grade", "--name", "moi"], &["grading_allowed"]),
        (&["account", "new-grading-key", "--name", "moi"], &["grading_key_made"]),
        (&["account", "close", "--name", "moi"], &["account_closed"]),
        (&["account", "list"], &[]),
        (&["adopt-key", &other], &["key_adopted"]),
        (&["clock", "confirm"], &["clock_confirmed"]),
        (&["tree", "import", units.to_str().unwrap()], &["tree_imported"]),
    ];
    let admin = house.login("admin");
    let log = || admin.get("/api/v1/act-log").json()["rows"].as_array().unwrap().clone();
    for (verb, said) in verbs {
        let before = log().len();
        json_output(sochibo_server(&made, verb));
        let rows = log();
        let new: Vec<&str> =
            rows[..rows.len() - before].iter().map(|row| row["what"].as_str().unwrap()).collect();
        assert_eq!(new, said, "{verb:?}");
        assert!(said.is_empty() || rows[0]["officer"] == "sochibo-server", "{verb:?}");
    }
    let named = log().into_iter().find(|row| row["what"] == "person_named").unwrap();
    assert_eq!(named["changes"][1], json!({ "field": "person", "before": "", "after": "Lò Thị Mẫu" }));
    let text = log().iter().map(Value::to_string).collect::<String>();
    assert!(!text.contains(PASSPHRASE));
}

#[test]
fn bad_input_is_named_in_vietnamese_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (made, secret) = (Made::new(folder.path().join("data")), folder.path().join("secret"));
    std::fs::write(&secret, "ngắn").unwrap();
    let unready = sochibo_server(&made, &["account", "list"]);
    assert!(!unready.status.success() && !made.data.exists());
    let file = folder.path().join("tree.json");
    std::fs::write(&file, "{}").unwrap();
    let bad = sochibo_server(&made, &["init", "--committee-name", "Đảng ủy", "--tree", file.to_str().unwrap()]);
    assert!(!bad.status.success() && !made.data.exists());
    init(&made);
    let line = ["account", "add", "--name", "a", "--role", "admin", "--passphrase-file", secret.to_str().unwrap()];
    let short = sochibo_server(&made, &line);
    let error: Value = serde_json::from_slice(&short.stderr).unwrap();
    assert_eq!((error["code"].as_str(), error["field"].as_str()), (Some("invalid"), Some("passphrase")));
    assert_eq!(json_output(sochibo_server(&made, &["account", "list"]))["accounts"], serde_json::json!([]));
}
