//! Each rule is broken once in a made-up checkout, because a rule that never complains checks nothing.

use super::checkout::{self, Checkout};
use super::{
    RULES, Violation, arrows, catalogue, circles, disk, headers, leaks, length, libraries, pins, purity, shipped,
};
use serde_json::{Value, json};
use std::path::Path;

fn with_files(files: &[(&str, &str)]) -> Checkout {
    let mut checkout = Checkout::default();
    for (name, text) in files {
        checkout.add((*name).to_owned(), text.as_bytes().to_vec());
    }
    checkout
}

fn with_packages(packages: &[Value]) -> Checkout {
    let metadata = json!({ "packages": packages });
    Checkout { packages: checkout::packages(&metadata, Path::new("/checkout")), ..Checkout::default() }
}

/// A package as `cargo metadata` prints it. A dependency is (name, kind, whether it is ours).
fn package(name: &str, dependencies: &[(&str, Option<&str>, bool)]) -> Value {
    let dependencies: Vec<Value> = dependencies
        .iter()
        .map(|(name, kind, ours)| json!({ "name": name, "kind": kind, "path": ours.then_some("/checkout/crates/x") }))
        .collect();
    json!({
        "name": name,
        "manifest_path": format!("/checkout/crates/{name}/Cargo.toml"),
        "dependencies": dependencies,
        "targets": [{ "kind": ["lib"], "src_path": format!("/checkout/crates/{name}/src/lib.rs") }],
    })
}

fn said(violations: &[Violation]) -> String {
    violations.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn one(violations: &[Violation], part: &str) {
    assert_eq!(violations.len(), 1, "{}", said(violations));
    assert!(said(violations).contains(part), "{}", said(violations));
}

#[test]
fn an_arrow_that_points_up_is_named() {
    let checkout = with_packages(&[package("domain", &[("journal", None, true)])]);
    one(&arrows::violations(&checkout), "crates/domain/Cargo.toml: domain may not depend on journal");
}

#[test]
fn the_server_may_not_parse_foreign_workbooks() {
    let checkout = with_packages(&[package("server", &[("intake", None, true), ("calamine", None, false)])]);
    one(&arrows::violations(&checkout), "server may not depend on intake");
    one(&libraries::violations(&checkout), "server may not name calamine");
    let checkout = with_packages(&[package("app", &[("papers-pdf", None, true), ("typst-layout", None, false)])]);
    one(&libraries::violations(&checkout), "app may not name typst-layout");
}

#[test]
fn a_build_script_stands_on_no_more_than_its_crate() {
    let checkout = with_packages(&[package("cli", &[("store", Some("build"), true)])]);
    one(&arrows::violations(&checkout), "cli may not depend on store");
}

#[test]
fn a_crate_without_a_row_must_be_given_one() {
    one(&arrows::violations(&with_packages(&[package("helpers", &[])])), "helpers has no row");
}

#[test]
fn tests_may_name_anything() {
    let checkout = with_packages(&[
        package(
            "domain",
            &[("store", Some("dev"), true), ("rusqlite", Some("dev"), false), ("rand", Some("dev"), false)],
        ),
        package("system-tests", &[("server", None, true), ("reqwest", None, false)]),
        package("bench", &[("tauri", None, false), ("cli", None, true)]),
    ]);
    let all: Vec<Violation> = RULES.iter().flat_map(|rule| rule(&checkout)).collect();
    assert!(all.is_empty(), "{}", said(&all));
}

#[test]
fn libraries_stay_where_they_are_kept() {
    for (crate_name, library) in [
        ("app", "tauri-plugin-dialog"),
        ("app", "reqwest"),
        ("server", "reqwest"),
        ("app", "rusqlite"),
        ("cli", "tauri"),
    ] {
        let checkout = with_packages(&[package(crate_name, &[(library, None, false)])]);
        one(&libraries::violations(&checkout), &format!("{crate_name} may not name {library}"));
    }
    for (crate_name, library) in
        [("window", "tauri-plugin-dialog"), ("link", "reqwest"), ("store", "rusqlite"), ("server", "rusqlite")]
    {
        assert!(libraries::violations(&with_packages(&[package(crate_name, &[(library, None, false)])])).is_empty());
    }
}

#[test]
fn a_pure_crate_touches_no_disk_clock_or_dice() {
    for line in [
        "let day = Utc::now();",
        "let text = std::fs::read(path)?;",
        "use std::time::SystemTime;",
        "use std::{collections::BTreeMap, fs, io};",
        "    getrandom::fill(&mut salt)?;",
        "let id = Uuid::now_v7();",
        "TcpStream::connect(address)?;",
    ] {
        let checkout = with_files(&[("crates/journal/src/merge.rs", &format!("//! Merging.\n{line}\n"))]);
        let found = purity::violations(&checkout);
        assert!(!found.is_empty(), "{line}");
        assert!(said(&found).starts_with("crates/journal/src/merge.rs:2: "), "{}", said(&found));
    }
}

#[test]
fn a_group_of_uses_may_go_over_lines() {
    let text = "use std::{\n    collections::BTreeMap,\n    fs,\n};\n";
    one(&purity::violations(&with_files(&[("crates/domain/src/lib.rs", text)])), "`std::fs` in a pure crate");
}

#[test]
fn a_pure_crate_may_speak_of_the_clock_and_its_tests_may_read_it() {
    let text = "// Never Utc::now here.\n/// strand::of\nfn strand() {}\n#[cfg(test)]\nmod tests {\n    use std::fs;\n    fn now() { Utc::now(); }\n}\n";
    let checkout = with_files(&[
        ("crates/domain/src/day.rs", text),
        ("crates/domain/src/day/tests.rs", "std::fs"),
        ("crates/store/src/book.rs", "std::fs::read; Utc::now()"),
    ]);
    assert!(purity::violations(&checkout).is_empty(), "{}", said(&purity::violations(&checkout)));
}

#[test]
fn a_pure_crate_depends_on_no_source_of_chance() {
    let checkout = with_packages(&[package("exchange", &[("getrandom", None, false)])]);
    one(&purity::violations(&checkout), "exchange is pure: it may not depend on getrandom");
}

#[test]
fn a_crate_opens_with_purpose_and_invariant() {
    let opening = |text: &str| {
        let mut checkout = with_packages(&[package("domain", &[])]);
        checkout.add("crates/domain/src/lib.rs".to_owned(), text.as_bytes().to_vec());
        headers::violations(&checkout)
    };
    one(&opening("pub mod units;\n"), "opens with no `//!`");
    one(&opening("//! What is kept.\n\n// **Invariant:** none\n"), "states no `**Invariant:**`");
    assert!(opening("//! What is kept.\n//! **Invariant:** no I/O.\n").is_empty());
}

#[test]
fn a_long_file_is_named_unless_a_program_wrote_it() {
    let long = "x\n".repeat(401);
    let checkout = with_files(&[
        ("crates/app/src/all.rs", &long),
        ("ui/src/api/generated/calls.ts", &long),
        ("ui/package-lock.json", &long),
        ("crates/app/src/just.rs", &"x\n".repeat(400)),
        ("ui/src/api/types.ts", &format!("// @generated\n{long}")),
    ]);
    one(&length::violations(&checkout), "crates/app/src/all.rs: 401 lines");
}

#[test]
fn nothing_names_the_machine_or_a_registry() {
    let folder = concat!("/wo", "rk/main");
    let outside = concat!("../", "shared/data");
    let host = concat!("https://registry.", "npmjs", ".org/x");
    for line in [folder, outside, host] {
        one(&leaks::violations(&with_files(&[("README.md", &format!("see {line}\n"))])), "README.md:1: ");
    }
    let checkout = with_files(&[
        ("README.md", "a/workbook, homework/workers, $HOME/work\n"),
        ("ui/src/cell/a.ts", concat!("import x from \"../", "shared/x\";\n")),
    ]);
    assert!(leaks::violations(&checkout).is_empty(), "{}", said(&leaks::violations(&checkout)));
}

#[test]
fn a_version_of_the_pages_is_exact() {
    let manifest = json!({ "dependencies": { "react": "19.3.1", "vite": "8.0.0-beta.2" }, "devDependencies": { "@types/node": "^20" } });
    let checkout = with_files(&[("ui/package.json", &manifest.to_string())]);
    one(&pins::violations(&checkout), "@types/node is pinned to \"^20\"");
    for loose in ["10", "1.2", "~1.2.3", "latest", "1.x.0", "*"] {
        let manifest = json!({ "dependencies": { "x": loose } });
        assert_eq!(pins::violations(&with_files(&[("ui/package.json", &manifest.to_string())])).len(), 1, "{loose}");
    }
}

#[test]
fn a_shipped_migration_stays_as_it_was() {
    let hash = blake3::hash(b"create table a;").to_hex();
    let list = format!("{hash}  0001_a.sql\n");
    let checkout = |sql: &str| {
        with_files(&[
            ("crates/store/migrations/SHIPPED", &list),
            ("crates/store/migrations/0001_a.sql", sql),
            ("crates/store/migrations/0002_b.sql", "new"),
        ])
    };
    assert!(shipped::violations(&checkout("create table a;")).is_empty());
    one(&shipped::violations(&checkout("create table b;")), "has changed: write another migration");
    one(&shipped::violations(&with_files(&[("crates/store/migrations/SHIPPED", &list)])), "was shipped and is gone");
}

const VI: &str =
    r#"{ "home": { "title": "Trang chủ", "left_other": "còn {{count}}" }, "mark": { "present": "Có mặt" } }"#;

fn pages(code: &str, en: &str) -> Vec<Violation> {
    catalogue::violations(&with_files(&[
        ("ui/src/i18n/common.vi.json", r#"{ "common": { "save": "Lưu" } }"#),
        ("ui/src/cell/i18n/vi.json", VI),
        ("ui/src/cell/i18n/en.json", en),
        ("ui/src/console/i18n/vi.json", r#"{ "login": { "title": "Đăng nhập" } }"#),
        ("ui/src/cell/home/HomePage.tsx", code),
    ]))
}

#[test]
fn a_key_that_no_catalogue_has_is_named() {
    one(&pages(r#"<h1>{t("home.titel")}</h1>"#, "{}"), "HomePage.tsx:1: `home.titel` is in no Vietnamese catalogue");
    one(&pages("t(`marks.${code}`)", "{}"), "`marks.${code}`");
    // The console's words are not available to the window.
    one(&pages(r#"t("login.title")"#, "{}"), "`login.title`");
    let known = "t(\"home.title\"); t('common.save'); t(`mark.${code}`); t(\"home.left\", { count }); part(\"nothing\"); format(\"%d\");\n// t(\"gone\")\n";
    assert!(pages(known, "{}").is_empty(), "{}", said(&pages(known, "{}")));
}

#[test]
fn english_may_be_partial_but_says_nothing_that_vietnamese_does_not() {
    assert!(pages("", r#"{ "home": { "title": "Home" } }"#).is_empty());
    one(&pages("", r#"{ "home": { "extra": "Extra" } }"#), "`home.extra` is said in English and not in Vietnamese");
    // A singular form is not an additional key.
    assert!(pages("", r#"{ "home": { "title_one": "Home" } }"#).is_empty());
    one(&pages("", r#"{ "home": { "extra_one": "One extra" } }"#), "`home.extra_one` is said in English");
}

#[test]
fn vietnamese_stands_in_the_catalogue_and_not_in_a_page() {
    one(&pages("<h1>Đảng viên</h1>\n", "{}"), "HomePage.tsx:1: Vietnamese outside the catalogue");
    assert!(pages("// Đảng viên\n/* Điểm\n danh */ <b>a · b – c… ×2</b> {/* Số */}\n", "{}").is_empty());
}

#[test]
fn this_very_checkout_is_read_whole() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask stands in a folder");
    let checkout = Checkout::read(root).expect("git and cargo list the checkout");
    assert!(checkout.packages.iter().any(|package| package.name == "domain"));
    assert!(checkout.files.contains_key("xtask/src/tidy/tests.rs"));
}

#[test]
fn what_ships_opens_files_through_one_crate() {
    let shipped = |text: &str| disk::violations(&with_files(&[("crates/store/src/backup.rs", text)]));
    one(&shipped("fn a() {\n    std::fs::write(path, b\"\");\n}"), "`fs::write`: open it through the crate `files`");
    one(&shipped("let file = File::open(path);"), "`File::open`");
    assert!(shipped("files::open(path); engine::File::open(path); // fs::write(").is_empty());
    assert!(shipped("fn a() {}\n#[cfg(test)]\nmod tests {\n    fs::write(path);\n}").is_empty());
    assert!(disk::violations(&with_files(&[("crates/files/src/read.rs", "File::open(path)")])).is_empty());
}

/// A crate `garden` whose root declares `a`, `b` and `shelf`, and what the rule says of it.
fn garden(files: &[(&str, &str)]) -> Vec<Violation> {
    let mut checkout = with_packages(&[package("garden", &[])]);
    checkout.add("crates/garden/src/lib.rs".to_owned(), b"mod a; mod b; pub mod shelf; pub use b::Bee;".to_vec());
    for (name, text) in files {
        checkout.add(format!("crates/garden/src/{name}"), text.as_bytes().to_vec());
    }
    circles::violations(&checkout)
}

#[test]
fn modules_that_name_each_other_in_a_circle_are_named() {
    let bee = "pub struct Bee; use crate::shelf;";
    let shelf = ("shelf/mod.rs", "mod low; pub use low::Book;");
    for names_bee in ["use crate::{Bee as B};", "fn f(_: &super::b::Bee) {}", "fn f() { mac!(x, [crate::b::Bee]) }"] {
        let low = ("shelf/low.rs", "pub struct Book; use super::super::a::Ant;");
        let bee = format!("{bee} fn f(_: shelf::Book) {{}}");
        let found = garden(&[("a.rs", &format!("pub struct Ant; {names_bee}")), ("b.rs", &bee), shelf, low]);
        one(&found, "a circle of modules: crates/garden/src/a.rs names crates/garden/src/b.rs (`");
        one(&found, "crates/garden/src/b.rs names crates/garden/src/shelf/mod.rs (`crate::shelf`)");
        one(
            &found,
            "shelf/mod.rs names crates/garden/src/a.rs (`super::super::a::Ant` in crates/garden/src/shelf/low.rs)",
        );
    }
}

#[test]
fn a_module_names_what_is_named_below_it() {
    let shelf = ("shelf/mod.rs", "pub mod low; mod high;");
    let high = ("shelf/high.rs", "use crate::Bee;");
    let bee = |text: &'static str| garden(&[("b.rs", text), shelf, ("shelf/low.rs", "pub struct Book;"), high]);
    one(&bee("pub struct Bee; use crate::shelf::low::Book;"), "(`crate::Bee` in crates/garden/src/shelf/high.rs)");
    assert!(bee("pub struct Bee;").is_empty());
}

#[test]
fn parent_and_child_may_name_each_other_and_tests_may_name_all() {
    let found = garden(&[
        (
            "a.rs",
            "pub struct Ant; // crate::b::Bee\nconst S: &str = \"crate::b\";\n#[cfg(test)]\nmod tests { use crate::Bee; }",
        ),
        ("b.rs", "pub struct Bee; use crate::{a::Ant, shelf::Book};"),
        ("shelf/mod.rs", "mod low; mod high; pub use low::Book; fn f() { high::g() }"),
        ("shelf/low.rs", "pub struct Book; fn f() { super::f() }"),
        ("shelf/high.rs", "use super::Book; use crate::a::*;"),
    ]);
    assert!(found.is_empty(), "{}", said(&found));
}

#[test]
fn pages_that_import_each_other_in_a_circle_are_named() {
    let pages = |form: &str| {
        circles::violations(&with_files(&[
            ("ui/src/garden/Page.tsx", "import { Form } from \"./form\";\nimport { useState } from \"react\";"),
            ("ui/src/garden/form/index.ts", form),
            ("ui/src/garden/form/words.ts", "export const WORD = 1;"),
            ("ui/src/garden/form/words.test.ts", "import { Form } from \".\";"),
        ]))
    };
    one(&pages("import type { Row } from \"../Page\";"), "Page.tsx names ui/src/garden/form/index.ts (`./form`)");
    assert!(pages("import { WORD } from \"./words\";").is_empty());
}
