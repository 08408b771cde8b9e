//! A register is one file and its lines in the list beside it ("Adding a register" in CONTRIBUTING.md); no
//! other code may name one.

use super::Violation;
use super::checkout::Checkout;

const DESCRIBED: &str = "crates/domain/src/catalogue/registers/";

/// Registers whose rows have a page of their own, and where that page, its acts and its words may name them.
const WITH_PAGES: &[(&str, &[&str])] = &[
    ("awareness_check", &["crates/app/src/acts/awareness/", "ui/src/cell/awareness/"]),
    ("awareness_result", &["crates/app/src/acts/awareness/"]),
    ("concern", &["crates/app/src/acts/concerns/", "ui/src/cell/concerns/"]),
    ("concern_sent", &["crates/app/src/acts/concerns/"]),
    ("programme", &["crates/app/src/acts/programmes/", "ui/src/cell/programmes/"]),
    (
        "assigned_task",
        &[
            "crates/app/src/acts/programmes/",
            "ui/src/cell/programmes/",
            "crates/app/src/acts/meetings/",
            "crates/domain/src/catalogue/meetings/",
            "ui/src/cell/meetings/",
            "crates/app/src/acts/reports/",
            "crates/server/src/commune_report/",
        ],
    ),
    (
        "issued_paper",
        &[
            "crates/app/src/acts/issued/",
            "crates/app/src/acts/papers/issuing.rs",
            "crates/app/src/paper_numbers.rs",
            "crates/domain/src/issued/",
            "crates/journal-sql/src/issued.rs",
            "crates/server/src/issued.rs",
            "ui/src/cell/issued/",
        ],
    ),
    // Papers are made of them.
    ("handout", &["crates/app/src/acts/reports/"]),
    ("propaganda", &["crates/app/src/acts/reports/", "crates/server/src/commune_report/"]),
    ("guest", &["crates/server/src/guests/", "ui/src/cell/make-ups/"]),
    ("inspection", &["crates/app/src/acts/inspections/", "ui/src/cell/inspections/", "ui/src/console/inspections/"]),
    ("inspection_finding", &["crates/app/src/acts/inspections/", "ui/src/cell/inspections/"]),
    ("member_group", &["crates/app/src/acts/groups/"]),
    ("group_membership", &["crates/app/src/acts/groups/"]),
];

/// The list of the pages, by the names of their registers.
const PAGES: &str = "ui/src/cell/registers/pages.ts";

fn may_name(file: &str, register: &str) -> bool {
    let of = WITH_PAGES.iter().find(|(name, _)| *name == register).map(|(_, places)| *places);
    of.is_some_and(|places| file == PAGES || places.iter().any(|place| file.starts_with(place)))
}

/// The most non-blank lines of a register's file, without its words.
const LONGEST: usize = 60;

pub fn violations(checkout: &Checkout) -> Vec<Violation> {
    let mut found = Vec::new();
    let described: Vec<(&str, &str)> =
        checkout.files_under(DESCRIBED).filter(|(file, _)| !file.ends_with("/mod.rs")).collect();
    for (file, text) in &described {
        let lines = length(text);
        if lines > LONGEST {
            found.push(Violation::of_file(
                file,
                format!("{lines} lines: a register has at most {LONGEST}, words left out"),
            ));
        }
    }
    let names: Vec<&str> = described.iter().filter_map(|(_, text)| name(text)).collect();
    for folder in ["crates/", "src-tauri/src/", "ui/src/"] {
        for (file, text) in checkout.files_under(folder) {
            let ships = !file.contains("/tests/")
                && !file.ends_with("/tests.rs")
                && !file.contains(".test.")
                && !file.starts_with("ui/src/testing/")
                && !file.contains("/generated/");
            if ships && !file.starts_with(DESCRIBED) {
                found.extend(known_by_name(file, text, &names));
            }
        }
    }
    found
}

/// A word of a list is on a line of its own: `Oral = "oral", "…", "…";`.
fn length(text: &str) -> usize {
    let is_word = |line: &str| line.matches('"').count() == 6 && line.contains(" = \"") && line.ends_with(';');
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !is_word(line)).count()
}

/// The name under which a register is described.
fn name(text: &str) -> Option<&str> {
    text.split("Kind::register(\"").nth(1)?.split('"').next()
}

fn known_by_name(file: &str, text: &str, names: &[&str]) -> Vec<Violation> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    for (index, line) in code.lines().enumerate() {
        let line = line.split("//").next().unwrap_or_default();
        for name in names {
            if may_name(file, name) {
                continue;
            }
            if line.contains(&format!("{name}::")) || line.contains(&format!("\"{name}\"")) {
                let says = format!("knows the register `{name}` by name: describe what differs in the catalogue");
                found.push(Violation::at(file, index + 1, says));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{known_by_name, length, name};

    #[test]
    fn a_page_of_its_own_may_name_its_register_and_no_other() {
        let told = |file, line| known_by_name(file, line, &["concern", "inspection"]).len();
        assert_eq!(told("ui/src/cell/concerns/ConcernPage.tsx", "useCall(\"concern\")"), 0);
        assert_eq!(told("ui/src/cell/concerns/ConcernPage.tsx", "useCall(\"inspection\")"), 1);
        assert_eq!(told("crates/app/src/acts/home.rs", "concern::KIND"), 1);
    }

    #[test]
    fn a_register_known_elsewhere_by_name_is_told() {
        for line in ["if kind == propaganda::KIND {}", "call(\"register.list\", \"propaganda\")"] {
            assert_eq!(known_by_name("crates/app/src/a.rs", line, &["propaganda"]).len(), 1, "{line}");
        }
        for line in
            ["// as propaganda::KIND does", "let propaganda_is_no_name = 1;", "#[cfg(test)]\nuse propaganda::KIND;"]
        {
            assert!(known_by_name("crates/app/src/a.rs", line, &["propaganda"]).is_empty(), "{line}");
        }
    }

    #[test]
    fn the_pages_of_a_register_may_name_it() {
        let told = |file| known_by_name(file, "assigned_task::KIND", &["assigned_task"]).len();
        assert_eq!(told("crates/app/src/acts/meetings/reported.rs"), 0);
        assert_eq!(told("crates/app/src/acts/home.rs"), 1);
    }

    #[test]
    fn a_file_is_counted_without_its_words_and_names_its_register() {
        let text =
            "//! x\n\nOral = \"oral\", \"Miệng\", \"Oral\";\nx = 1: Kind::register(\"visits\", (\"a\", \"b\"))\n";
        assert_eq!((length(text), name(text)), (2, Some("visits")));
    }
}
