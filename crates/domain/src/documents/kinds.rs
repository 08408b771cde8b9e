//! Kinds of documents, by the abbreviation in their symbol.

use crate::language::fold;

crate::text_enum::text_enum! {
    pub enum DocumentKind {
        Resolution = "resolution", "Nghị quyết";
        /// Central offices also write QĐ for quy định, so the abbreviation alone does not decide.
        Decision = "decision", "Quyết định hoặc quy định";
        Regulation = "regulation", "Quy định";
        Directive = "directive", "Chỉ thị";
        Conclusion = "conclusion", "Kết luận";
        WorkingRules = "working_rules", "Quy chế";
        Notice = "notice", "Thông báo";
        Report = "report", "Báo cáo";
        Plan = "plan", "Kế hoạch";
        Guidance = "guidance", "Hướng dẫn";
        ActionProgramme = "action_programme", "Chương trình";
        Circular = "circular", "Thông tri";
        Scheme = "scheme", "Đề án";
        Option = "option", "Phương án";
        Submission = "submission", "Tờ trình";
        Letter = "letter", "Công văn";
        Minutes = "minutes", "Biên bản";
        Decree = "decree", "Nghị định";
        Invitation = "invitation", "Giấy mời";
    }
}

/// The abbreviations as written in symbols.
const ABBREVIATIONS: [(&str, DocumentKind); 19] = [
    ("NQ", DocumentKind::Resolution),
    ("QĐ", DocumentKind::Decision),
    ("QĐi", DocumentKind::Regulation),
    ("CT", DocumentKind::Directive),
    ("KL", DocumentKind::Conclusion),
    ("QC", DocumentKind::WorkingRules),
    ("TB", DocumentKind::Notice),
    ("BC", DocumentKind::Report),
    ("KH", DocumentKind::Plan),
    ("HD", DocumentKind::Guidance),
    ("CTr", DocumentKind::ActionProgramme),
    ("TT", DocumentKind::Circular),
    ("ĐA", DocumentKind::Scheme),
    ("PA", DocumentKind::Option),
    ("TTr", DocumentKind::Submission),
    ("CV", DocumentKind::Letter),
    ("BB", DocumentKind::Minutes),
    ("NĐ", DocumentKind::Decree),
    ("GM", DocumentKind::Invitation),
];

impl DocumentKind {
    /// The abbreviation as written in symbols, such as `CTr` or `ĐA`.
    pub fn abbreviation(self) -> &'static str {
        ABBREVIATIONS.iter().find(|(_, kind)| *kind == self).map_or("", |(abbreviation, _)| abbreviation)
    }

    /// Ignores case and accepts D for Đ: `ctr`, `DA`. `None` for an unknown abbreviation.
    pub fn of_abbreviation(text: &str) -> Option<DocumentKind> {
        ABBREVIATIONS.iter().find(|(abbreviation, _)| fold(abbreviation) == fold(text)).map(|(_, kind)| *kind)
    }

    /// Whether a cell may issue it; it may not issue quy định, hướng dẫn, chỉ thị, thông tri.
    pub fn a_cell_may_issue(self) -> bool {
        match self {
            DocumentKind::Regulation
            | DocumentKind::Guidance
            | DocumentKind::Directive
            | DocumentKind::Circular
            | DocumentKind::Decree => false,
            DocumentKind::Resolution
            | DocumentKind::Decision
            | DocumentKind::Conclusion
            | DocumentKind::WorkingRules
            | DocumentKind::Notice
            | DocumentKind::Report
            | DocumentKind::Plan
            | DocumentKind::ActionProgramme
            | DocumentKind::Scheme
            | DocumentKind::Option
            | DocumentKind::Submission
            | DocumentKind::Letter
            | DocumentKind::Minutes
            | DocumentKind::Invitation => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_one_abbreviation_of_its_own() {
        for kind in DocumentKind::ALL {
            assert_eq!(DocumentKind::of_abbreviation(kind.abbreviation()), Some(*kind));
            assert_eq!(DocumentKind::of_abbreviation(&fold(kind.abbreviation())), Some(*kind), "typed without marks");
        }
    }

    #[test]
    fn a_cell_issues_no_directives() {
        let kinds = ["QĐi", "HD", "CT", "TT"].map(|text| DocumentKind::of_abbreviation(text).unwrap());
        assert!(kinds.iter().all(|kind| !kind.a_cell_may_issue()));
        assert!(DocumentKind::Report.a_cell_may_issue());
    }
}
