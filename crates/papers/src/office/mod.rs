//! An office's own template set: a manifest, and Word files of its own for some kinds of papers.

mod archive;
mod fill;
mod form;
mod kinds;
mod marks;
mod places;
mod sample;

use std::collections::BTreeMap;

use crate::{Fault, Paper, PaperError, PaperKind, TemplateSet, parse_office_template};
pub use form::OfficeForm;
pub use kinds::{MANIFEST, file_stem, of_stem};
pub use sample::sample;

/// A set as it was loaded, with every part checked.
#[derive(Debug, Clone)]
pub struct OfficeSet {
    pub set: TemplateSet,
    pub forms: BTreeMap<PaperKind, OfficeForm>,
}

impl OfficeSet {
    /// The set from the text of its manifest and its Word files, by their names.
    ///
    /// # Errors
    /// Every fault of every file, in Vietnamese.
    pub fn read(manifest: &str, files: &[(String, Vec<u8>)]) -> Result<Self, Fault> {
        let mut faults = Vec::new();
        let set = parse_office_template(manifest).map_err(|fault| faults.extend(fault.0)).ok();
        let mut forms = BTreeMap::new();
        for (name, bytes) in files {
            let Some(kind) = kinds::of_file(name) else {
                faults.push(format!("Không rõ tệp “{name}” là mẫu của giấy nào; xem bảng tên tệp trong tài liệu."));
                continue;
            };
            match OfficeForm::read(kind, bytes) {
                Ok(form) => drop(forms.insert(kind, form)),
                Err(fault) => faults.extend(fault.0.into_iter().map(|said| format!("Tệp “{name}”: {said}"))),
            }
        }
        match set {
            Some(set) if faults.is_empty() => Ok(Self { set, forms }),
            _ => Err(Fault(faults)),
        }
    }

    /// The paper as a .docx: in the office's own file where it has one, and otherwise with the measures of its set.
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn to_docx(&self, paper: Paper) -> Result<Vec<u8>, PaperError> {
        let paper = self.set.applied_to(paper);
        match self.forms.get(&paper.kind) {
            Some(form) => form.filled(&paper, &self.set),
            None => paper.to_docx(&self.set),
        }
    }
}

impl From<&TemplateSet> for OfficeSet {
    fn from(set: &TemplateSet) -> Self {
        Self { set: set.clone(), forms: BTreeMap::new() }
    }
}
