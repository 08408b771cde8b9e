//! Template sets: those shipped, and those of an office, which lie beside the book so that they work without a network.

use crate::acts::papers;
use crate::messages::papers::Written;
use crate::messages::templates::{PreviewTemplate, TemplateFolder, TemplateName, TemplateShown, Templates};
use crate::messages::{CallError, Nothing};
use crate::{AppSession, template_sets};
use ::papers::{OfficeSet, office_file_stem, office_kind, shipped};
use std::path::Path;

pub fn list(app: &AppSession, _: Nothing) -> Result<Templates, CallError> {
    let own = template_sets::all(app.dir())?;
    let now = template_sets::in_force(&own, app.today()).set.name;
    let own = own.iter().map(|set| shown(set, true, &now));
    let shipped: Vec<TemplateShown> = shipped().iter().map(|set| shown(&set.into(), false, &now)).collect();
    Ok(Templates { sets: own.chain(shipped).collect() })
}

/// Reads a folder and says what would be loaded, or every fault of it.
pub fn check(app: &AppSession, request: TemplateFolder) -> Result<TemplateShown, CallError> {
    let read = template_sets::read(Path::new(request.folder.trim()))?;
    let set = read.set()?;
    let now = template_sets::in_force(std::slice::from_ref(&set), app.today()).set.name;
    Ok(shown(&set, true, &now))
}

/// Loads a set. One of the same name is replaced.
pub fn add(app: &AppSession, request: TemplateFolder) -> Result<Templates, CallError> {
    let read = template_sets::read(Path::new(request.folder.trim()))?;
    let set = read.set()?;
    if shipped().iter().any(|shipped| shipped.name == set.set.name) {
        return Err(CallError::at(
            "name_taken",
            "folder",
            format!("Tên “{}” là của bộ mẫu có sẵn. Đặt tên khác trong tệp khai báo.", set.set.name),
        ));
    }
    template_sets::put(app.dir(), &set.set.name, &read)?;
    list(app, Nothing {})
}

/// What was printed with the set stays printed; the next papers have the set that then holds.
pub fn remove(app: &AppSession, request: TemplateName) -> Result<Templates, CallError> {
    template_sets::remove(app.dir(), &request.name)?;
    list(app, Nothing {})
}

pub fn preview(app: &AppSession, request: PreviewTemplate) -> Result<Written, CallError> {
    let out = papers::place(&request.out, "docx", "out")?;
    let kind = office_kind(&request.kind)
        .ok_or_else(|| CallError::at("no_such_kind", "kind", "Không có loại giấy tờ này."))?;
    let set = match (&request.folder, &request.name) {
        (Some(folder), _) => template_sets::read(Path::new(folder.trim()))?.set()?,
        (None, Some(name)) => named(app, name)?,
        (None, None) => return Err(CallError::at("required", "name", "Chọn bộ mẫu cần xem thử.")),
    };
    let paper = ::papers::sample(kind, set.set.from.max(app.today()));
    papers::put(app, &out, "out", set.to_docx(paper))
}

fn named(app: &AppSession, name: &str) -> Result<OfficeSet, CallError> {
    let own = template_sets::all(app.dir())?.into_iter().find(|set| set.set.name == name);
    let shipped = || shipped().iter().find(|set| set.name == name).map(OfficeSet::from);
    own.or_else(shipped).ok_or_else(|| CallError::not_found("name"))
}

fn shown(set: &OfficeSet, own: bool, now: &str) -> TemplateShown {
    TemplateShown {
        name: set.set.name.clone(),
        title: set.set.title.clone(),
        from: set.set.from.to_string(),
        until: set.set.until.map(|until| until.to_string()),
        own,
        in_force: set.set.name == now,
        forms: set.forms.keys().filter_map(|kind| office_file_stem(*kind)).map(str::to_owned).collect(),
    }
}
