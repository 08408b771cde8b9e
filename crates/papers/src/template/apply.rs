//! Puts the wording of a template set into a paper.

use super::{SuperiorLine, TemplateSet};
use crate::{Block, End, Paper, PaperKind, Top};

impl TemplateSet {
    /// The paper with the names and marks of this set. Whoever prints a paper calls this once, whatever the format.
    #[must_use]
    pub fn applied_to(&self, mut paper: Paper) -> Paper {
        match &mut paper.top {
            Top::Letterhead { head, .. } => head.superior = self.superior_line(&head.superior),
            Top::Names { superior, .. } => *superior = self.superior_line(superior),
        }
        for block in &mut paper.blocks {
            if let Block::Heading { level: 1, text } = block {
                *text = self.roman(text);
            }
        }
        let on_behalf = self.on_behalf(paper.kind);
        if let End::Recipients { signature, .. } = &mut paper.end
            && SIGNED_BY_A_CELL.contains(&signature.on_behalf.to_uppercase().as_str())
        {
            on_behalf.clone_into(&mut signature.on_behalf);
        }
        paper
    }

    #[must_use]
    pub fn on_behalf(&self, kind: PaperKind) -> &str {
        self.wording.on_behalf_of.get(&kind).unwrap_or(&self.wording.on_behalf)
    }

    /// "Đảng ủy xã Nà Tăm", or "Đảng bộ xã Nà Tăm" where the set names the organisation.
    fn superior_line(&self, superior: &str) -> String {
        let rest = ["Đảng ủy ", "Đảng uỷ "].iter().find_map(|committee| superior.strip_prefix(committee));
        match (self.wording.superior, rest) {
            (SuperiorLine::Organisation, Some(rest)) => format!("Đảng bộ {rest}"),
            _ => superior.to_owned(),
        }
    }

    /// "I- ĐÁNH GIÁ" from "I. ĐÁNH GIÁ".
    fn roman(&self, text: &str) -> String {
        let number = text.chars().take_while(|c| "IVX".contains(*c)).count();
        match text.get(number..).map(|rest| (rest.starts_with(['.', '-']), rest)) {
            Some((true, rest)) if number > 0 => {
                format!("{}{}{}", &text[..number], self.wording.roman_mark, &rest[1..])
            }
            _ => text.to_owned(),
        }
    }
}

/// A committee's own paper is signed as its maker says; only between these two the sources disagree.
const SIGNED_BY_A_CELL: [&str; 2] = ["T/M CHI BỘ", "T/M CHI ỦY"];
