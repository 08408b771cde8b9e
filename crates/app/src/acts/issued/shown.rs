//! An issued paper with its figures: as they were printed, as the book stood then, and as it stands today.

use super::laptops::laptop_of_chain;
use super::own;
use crate::acts::registers;
use crate::figures::{self, essay_member};
use crate::messages::issued::{Agreement, FigureShown, IssuedPaper, MissingChanges};
use crate::messages::{CallError, Which};
use crate::paper_numbers::named;
use crate::{AppSession, app_session, reading};
use domain::Id;
use domain::catalogue::{issued_paper as i, round};
use domain::dates::vietnamese;
use domain::issued::Printed;
use domain::totals::Figure;
use journal::Value;
use std::collections::BTreeMap;
use store::issued::{self, Verified, round_at, round_figures};
use store::{Book, Row};

pub fn get(app: &AppSession, request: Which) -> Result<IssuedPaper, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| shown(app, book, &own(book, id)?))
}

/// A row of the register with all that the book says about it.
pub(super) fn shown(app: &AppSession, book: &Book, row: &Row) -> Result<IssuedPaper, CallError> {
    let verified = issued::verified(book.connection(), book.own_book(), row, &|essay| essay_member(book, essay))?;
    let printed = verified.as_ref().map(|verified| &verified.printed);
    let id = row.id.to_string();
    let text = |field| Some(row.text(field).to_owned()).filter(|text| !text.is_empty());
    let of_round = row.id_ref(i::OF_RECORD).filter(|_| row.int(i::OF_KIND) == Some(round::KIND.into()));
    let round = of_round.filter(|round| figures::own_round(book, *round, "id").is_ok());
    Ok(IssuedPaper {
        title: named(row),
        about: row.text(i::ABOUT).to_owned(),
        symbol: text(i::SYMBOL),
        sent_to: text(i::TO),
        signer: text(i::SIGNER),
        template: text(i::TEMPLATE),
        withdrawn: row.value(i::WITHDRAWN).and_then(Value::as_day).map(vietnamese),
        why_withdrawn: text(i::WHY),
        in_bin: row.flag(i::DELETED),
        code: text(i::CODE),
        counted_at: printed.map(|printed| app_session::moment(printed.at_ms)),
        as_of: printed.map(|printed| printed.as_of.to_string()),
        agreement: verified.as_ref().map_or(Agreement::NotCounted, |verified| agreement(verified.agreement)),
        sentence: verified.as_ref().map(sentence).unwrap_or_default(),
        figures: verified.as_ref().map(|found| lines(app, book, found)).transpose()?.unwrap_or_default(),
        missing: verified.as_ref().map(|found| missing(book, found)).transpose()?.unwrap_or_default(),
        corrected: printed.map(|printed| corrected(row, printed)).unwrap_or_default(),
        round: round.map(|round| round.to_string()),
        twice: registers::alike(book, &i::DESCRIBED)?
            .into_iter()
            .find(|one| one.ids.contains(&id))
            .map(|one| one.sentence),
        id,
    })
}

const fn agreement(of: issued::Agreement) -> Agreement {
    match of {
        issued::Agreement::Agrees => Agreement::Agrees,
        issued::Agreement::Differs => Agreement::Differs,
        issued::Agreement::Unsure => Agreement::Unsure,
        issued::Agreement::Incomplete => Agreement::Incomplete,
        issued::Agreement::Altered => Agreement::Altered,
        issued::Agreement::NotCounted => Agreement::NotCounted,
    }
}

/// What the book says about the paper, in a sentence or two.
fn sentence(of: &Verified) -> String {
    match of.agreement {
        issued::Agreement::Agrees => "Số liệu khớp với sổ lúc in.".to_owned(),
        issued::Agreement::Differs => format!("Số liệu KHÔNG khớp với sổ lúc in: {}.", differences(of)),
        issued::Agreement::Unsure => format!(
            "Không đối chiếu được hết: sau khi in, có dữ liệu đã xóa vĩnh viễn hoặc không còn được tính. Đếm lại thì {}.",
            differences(of)
        ),
        issued::Agreement::Incomplete => {
            "Máy này chưa có đủ dữ liệu lúc in nên chưa đối chiếu được. Trao đổi với cấp trên rồi kiểm tra lại.".to_owned()
        }
        issued::Agreement::Altered => {
            "Những gì ghi kèm mã đã bị sửa sau khi in: mã không còn khớp với số, ngày, số liệu đang lưu. Xem lịch sử của văn bản."
                .to_owned()
        }
        issued::Agreement::NotCounted => "Văn bản này không có số liệu đếm được từ sổ.".to_owned(),
    }
}

/// "Có mặt: giấy ghi 27, sổ lúc ấy có 26"
fn differences(of: &Verified) -> String {
    let said = of.printed.differing(&of.then).into_iter().map(|(one, then)| {
        let then = then.map_or_else(|| "không có số này".to_owned(), |then| format!("có {then}"));
        format!("{}: giấy ghi {}, sổ lúc ấy {then}", label(&one.id), one.count)
    });
    said.collect::<Vec<_>>().join("; ")
}

fn label(id: &str) -> String {
    id.parse::<Figure>().map_or_else(|_| id.to_owned(), |figure| figure.vietnamese().to_owned())
}

/// Figures that are nowhere but 0 are left out.
fn lines(app: &AppSession, book: &Book, of: &Verified) -> Result<Vec<FigureShown>, CallError> {
    let at = (app.today(), None);
    let member_of = |essay: &Row| essay_member(book, essay);
    let now = round_at(book.connection(), book.own_book(), &of.printed.subject, at, &member_of)?;
    let by_id = |figures: Vec<domain::issued::PrintedFigure>| -> BTreeMap<String, u64> {
        figures.into_iter().map(|figure| (figure.id, figure.count)).collect()
    };
    let (then, now) = (by_id(of.then.clone()), by_id(now.as_ref().map(round_figures).unwrap_or_default()));
    let line = |one: &domain::issued::PrintedFigure| FigureShown {
        label: label(&one.id),
        printed: one.count,
        at_print: then.get(&one.id).copied(),
        now: now.get(&one.id).copied(),
        id: one.id.clone(),
    };
    let says =
        |line: &FigureShown| line.printed > 0 || [line.at_print, line.now].iter().flatten().any(|count| *count > 0);
    Ok(of.printed.figures.iter().map(line).filter(says).collect())
}

fn missing(book: &Book, of: &Verified) -> Result<Vec<MissingChanges>, CallError> {
    let named = |one: &issued::Missing| {
        let laptop = laptop_of_chain(book, one.chain)?.unwrap_or_else(|| "Một máy khác của chi bộ".to_owned());
        Ok(MissingChanges { laptop, changes: u32::try_from(one.changes).unwrap_or(u32::MAX) })
    };
    of.missing.iter().map(named).collect()
}

/// What of the row was corrected after it was printed, said by field.
fn corrected(row: &Row, printed: &Printed) -> Vec<String> {
    let number = row.value(i::NUMBER).and_then(Value::as_count).unwrap_or_default();
    let day = row.value(i::DAY).and_then(Value::as_day);
    let mut said = Vec::new();
    if number != printed.number {
        said.push(format!("Giấy in số {:02}, sổ nay ghi số {number:02}.", printed.number));
    }
    if day != Some(printed.day) {
        let day = day.map(vietnamese).unwrap_or_default();
        said.push(format!("Giấy in ngày {}, sổ nay ghi ngày {day}.", vietnamese(printed.day)));
    }
    if row.text(i::SYMBOL) != printed.symbol {
        said.push(format!("Giấy in ký hiệu “{}”, sổ nay ghi “{}”.", printed.symbol, row.text(i::SYMBOL)));
    }
    said
}

/// The round that a paper's figures were counted in, with what is needed to count them again.
pub(super) fn printed(row: &Row) -> Result<(Id, Printed), CallError> {
    let printed = row.parts::<Printed>(i::PRINTED).filter(|printed| printed.subject.kind == round::KIND);
    printed
        .map(|printed| (printed.subject.record, printed))
        .ok_or_else(|| CallError::new("not_counted", "Văn bản này không có số liệu đếm được từ sổ."))
}
