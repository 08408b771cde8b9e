//! Differences between kinds are described in the catalogue: a `match` over kinds elsewhere would silently
//! leave a new kind out.

use super::Violation;
use super::checkout::Checkout;

const CATALOGUE: &str = "crates/domain/src/catalogue/";

pub fn violations(checkout: &Checkout) -> Vec<Violation> {
    let mut found = Vec::new();
    for folder in ["crates/", "src-tauri/", "tests/"] {
        for (file, text) in checkout.files_under(folder) {
            let shipped = file.ends_with(".rs") && !file.contains("/tests/") && !file.starts_with(CATALOGUE);
            if shipped {
                found.extend(in_source(file, text));
            }
        }
    }
    found
}

fn in_source(file: &str, text: &str) -> Vec<Violation> {
    let mut found = Vec::new();
    // The pattern of an arm may span several lines before its arrow.
    let mut names_kind = false;
    for (index, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        let pattern = code.split("=>").next().unwrap_or_default();
        let begins = pattern.trim_start();
        let in_pattern = names_kind && (begins.starts_with('|') || begins.starts_with("=>"));
        names_kind = in_pattern || is_pattern(begins) && pattern.contains("::KIND");
        if names_kind && code.contains("=>") {
            let says = "an arm for one kind: describe what differs in the catalogue, so that no kind can be left out";
            found.push(Violation::at(file, index + 1, says));
            names_kind = false;
        }
    }
    found
}

/// Paths, tuples and alternatives of them, the forms that patterns of kinds have.
fn is_pattern(code: &str) -> bool {
    !code.contains('=') && !code.contains(';') && !code.contains('.') && !code.starts_with("use ")
}

#[cfg(test)]
mod tests {
    use super::in_source;

    #[test]
    fn an_arm_for_a_kind_is_told_and_a_comparison_is_not() {
        let arms = ["member::KIND => 1,", "(round::KIND, round::TITLE) => {", "kinds::essay::KIND | x::KIND => &[],"];
        for arm in arms {
            assert_eq!(
                in_source("crates/app/src/a.rs", &format!("match kind {{\n    {arm}\n    _ => 0\n}}")).len(),
                1,
                "{arm}"
            );
        }
        let parted = "match kind {\n    member::KIND\n    | round::KIND => 1,\n    _ => 0,\n}";
        assert_eq!(in_source("crates/app/src/a.rs", parted).len(), 1);
        let fine =
            ["if kind == member::KIND { 1 }", "rows(book, member::KIND)?", "use domain::catalogue::member::KIND;"];
        for line in fine {
            assert!(in_source("crates/app/src/a.rs", line).is_empty(), "{line}");
        }
    }
}
