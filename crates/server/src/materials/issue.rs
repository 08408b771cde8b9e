//! Sends a file, and withdraws one.

use domain::Id;
use domain::attachments::Pieces as Named;
use domain::catalogue::material;
use domain::materials::{LARGEST, MaterialFault, check_content, checked_name};
use ed25519_dalek::SigningKey;
use journal::{Record, Value};
use journal_sql::OpDraft;
use sql::Sql;

use super::find::{self, Subject};
use crate::accounts::Person;
use crate::clock::Moment;
use crate::failure::Failure;
use crate::random;
use crate::storage::acts::{Act, ActsMut, What};
use crate::sync::materials::{self as stored, us};
use crate::sync::server_writer::ServerWriter;

/// The most files that go with one document or round.
const MOST_FILES: usize = 20;

/// Checks a file, stores its pieces, and writes its record for everybody to whom the document or round went.
pub fn add(
    sql: &dyn Sql,
    key: &SigningKey,
    (subject, name, bytes): (Id, &str, &[u8]),
    person: &Person,
    now: Moment,
) -> Result<Subject, Failure> {
    let subject = Subject::find(sql, subject)?;
    if subject.withdrawn {
        return Err(refused("Đã thu hồi nên không gửi thêm tệp được."));
    }
    let name = checked_name(name).map_err(said)?;
    check_content(&name, bytes).map_err(said)?;
    let standing = subject.rows(sql)?.into_iter().filter(|row| !row.flag(material::WITHDRAWN)).count();
    if standing >= MOST_FILES {
        return Err(refused("Đã đủ 20 tệp. Thu hồi bớt rồi gửi tiếp."));
    }
    let file_key: [u8; 32] = random::bytes()?;
    let sealed =
        sealing::seal_file(&file_key, bytes).map_err(|_| Failure::Broken("a file could not be sealed".to_owned()))?;
    let pieces = Named::of(&sealed);
    stored::keep(sql, us(sql)?, &pieces, &sealed)?;
    let record = OpDraft::new(material::KIND, Record::One(random::id()?))
        .set(material::NAME, Value::text(&name))
        .set(subject.field, Value::id(subject.id))
        .set(material::SIZE, Value::Int(pieces.size().cast_signed()))
        .set(material::PIECES, Value::Bytes(pieces.joined()))
        .set(material::KEY, Value::Bytes(file_key.to_vec()))
        .set(material::AT, Value::Int(now));
    write(sql, key, (&subject, person), record, now)?;
    log(sql, What::MaterialSent, (&subject, &name), person, now)?;
    Ok(subject)
}

/// A file that was sent by mistake leaves the cells' lists; `withdrawn` false brings it back.
pub fn withdraw(
    sql: &dyn Sql,
    key: &SigningKey,
    (id, withdrawn): (Id, bool),
    person: &Person,
    now: Moment,
) -> Result<Subject, Failure> {
    let (subject, row) = find::material(sql, id)?;
    if row.flag(material::WITHDRAWN) == withdrawn {
        return Err(Failure::AlreadyAnswered);
    }
    let value = if withdrawn { Value::flag(true) } else { Value::Null };
    let record = OpDraft::new(material::KIND, Record::One(id)).set(material::WITHDRAWN, value);
    write(sql, key, (&subject, person), record, now)?;
    let what = if withdrawn { What::MaterialWithdrawn } else { What::MaterialRestored };
    log(sql, what, (&subject, row.text(material::NAME)), person, now)?;
    Ok(subject)
}

/// The name and the bytes of a file as it was sent.
pub fn open(sql: &dyn Sql, id: Id) -> Result<(String, Vec<u8>), Failure> {
    let (_, row) = find::material(sql, id)?;
    let pieces = stored::pieces_of(&row).ok_or(Failure::NotFound)?;
    let sealed = stored::sealed(sql, us(sql)?, &pieces)?.ok_or(Failure::NotFound)?;
    let key = row.bytes(material::KEY).ok_or(Failure::NotFound)?;
    let bytes = sealing::open_file(key, &sealed).map_err(|_| Failure::Broken("a stored file is damaged".to_owned()))?;
    Ok((row.text(material::NAME).to_owned(), bytes))
}

fn write(
    sql: &dyn Sql,
    key: &SigningKey,
    (subject, person): (&Subject, &Person),
    record: OpDraft,
    now: Moment,
) -> Result<(), Failure> {
    let mut server_writer = ServerWriter::new(sql, key, now)?;
    let officer = server_writer.officer(&person.name);
    let books = server_writer.books(subject.to_all, &subject.units);
    let records = [record];
    books.into_iter().try_for_each(|book| server_writer.write(book, officer, &records))
}

fn log(
    sql: &dyn Sql,
    what: What,
    (subject, name): (&Subject, &str),
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let act = if subject.field == material::ROUND { Act::of_round(what, subject.id) } else { Act::plain(what) };
    ActsMut(sql).add(&person.signed(), now, &act.with("file", "", name))
}

fn refused(why: &'static str) -> Failure {
    Failure::Invalid { field: "file", why }
}

fn said(fault: MaterialFault) -> Failure {
    const _: () = assert!(LARGEST == 10 * 1024 * 1024);
    refused(match fault {
        MaterialFault::Name => {
            "Tên tệp có dấu không dùng được (như \\ / : * ? \" < > |) hoặc quá dài. Đổi tên tệp rồi gửi lại."
        }
        MaterialFault::Classified => domain::documents::REFUSAL,
        MaterialFault::Kind => {
            "Chỉ gửi được tệp PDF, Word, Excel, PowerPoint, OpenDocument, ảnh (.jpg, .png) và .txt; không gửi tệp có macro."
        }
        MaterialFault::OtherContent => "Nội dung tệp không đúng với đuôi của tên. Mở tệp, ghi lại đúng loại rồi gửi.",
        MaterialFault::Empty => "Tệp này trống.",
        MaterialFault::TooLarge => "Tệp lớn hơn 10 MB. Chi bộ nhận qua mạng yếu: nén hoặc chia nhỏ rồi gửi.",
    })
}
