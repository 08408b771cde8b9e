//! Decodes columns to segments. The input is untrusted.

use super::columns::{BadColumns, COLUMNS, Column, ColumnReader};
use super::ids::IdReader;
use crate::bounded::is_plain;
use crate::limits::{MOST_CHANGES, MOST_PARTS, MOST_SEGMENTS};
use journal::bounds::{MOST_ITEMS_TOGETHER, MOST_REPLACED, MOST_VALUE_BYTES};
use journal::{ChainName, Change, ChangeRef, Content, Id, Op, Payload, Record, Segment, Set, Stamp};
use minicbor::Decoder;

struct Head {
    chain: ChainName,
    first: u64,
    count: usize,
    signature: [u8; 64],
}

/// Decodes a batch. Every count is checked before memory is allocated for it.
pub fn decode_batch(bytes: &[u8]) -> Result<Vec<Segment>, BadColumns> {
    let mut decoder = Decoder::new(bytes);
    if decoder.array()? != Some(5) {
        return Err(BadColumns::Malformed);
    }
    let ids = IdReader(decoder.bytes()?);
    let heads = read_heads(&mut decoder, &ids)?;
    let chains = IdReader(decoder.bytes()?);
    let columns = read_columns(&mut decoder)?;
    let mut batch =
        Batch { ids, heads: &heads, chains, columns, last_ms: 0, parts: MOST_PARTS, items: MOST_ITEMS_TOGETHER };
    let mut segments = Vec::with_capacity(heads.len());
    for head in &heads {
        let mut numbers = head.first..;
        let changes = several(head.count, || batch.change(numbers.next().unwrap_or(u64::MAX)))?;
        segments.push(Segment { chain: head.chain, first: head.first, changes, signature: head.signature });
    }
    batch.columns.finish()?;
    read_extras(&mut decoder, &mut segments)?;
    if decoder.position() == bytes.len() { Ok(segments) } else { Err(BadColumns::Malformed) }
}

fn read_heads(decoder: &mut Decoder<'_>, ids: &IdReader<'_>) -> Result<Vec<Head>, BadColumns> {
    let count = decoder.array()?.ok_or(BadColumns::Malformed)?;
    if count > MOST_SEGMENTS as u64 {
        return Err(BadColumns::TooMany);
    }
    let mut changes = MOST_CHANGES;
    let mut heads = Vec::new();
    for _ in 0..count {
        if decoder.array()? != Some(6) {
            return Err(BadColumns::Malformed);
        }
        let (device, book) = (ids.at(decoder.u64()?)?, ids.at(decoder.u64()?)?);
        let chain = ChainName { device, book, epoch: decoder.u32()? };
        let first = decoder.u64()?;
        let count = usize::try_from(decoder.u64()?).map_err(|_| BadColumns::Large)?;
        changes = changes.checked_sub(count).ok_or(BadColumns::TooMany)?;
        if count == 0 || first == 0 || first > u64::MAX - MOST_CHANGES as u64 {
            return Err(BadColumns::Malformed);
        }
        let signature = decoder.bytes()?.try_into().map_err(|_| BadColumns::Malformed)?;
        heads.push(Head { chain, first, count, signature });
    }
    Ok(heads)
}

fn read_columns<'b>(decoder: &mut Decoder<'b>) -> Result<ColumnReader<'b>, BadColumns> {
    if decoder.array()? != Some(COLUMNS as u64) {
        return Err(BadColumns::Malformed);
    }
    let mut columns = [&[][..]; COLUMNS];
    for column in &mut columns {
        *column = decoder.bytes()?;
    }
    Ok(ColumnReader { columns })
}

/// Extras come in ascending order, so that one pass over the changes is enough.
fn read_extras(decoder: &mut Decoder<'_>, segments: &mut [Segment]) -> Result<(), BadColumns> {
    let count = decoder.array()?.ok_or(BadColumns::Malformed)?;
    if count > MOST_PARTS as u64 {
        return Err(BadColumns::TooMany);
    }
    let mut changes = (0u64..).zip(segments.iter_mut().flat_map(|segment| &mut segment.changes));
    let mut current = changes.next();
    for _ in 0..count {
        if decoder.array()? != Some(3) {
            return Err(BadColumns::Malformed);
        }
        let place = decoder.u64()?;
        let (key, raw) = (decoder.u32()?, decoder.bytes()?);
        if raw.len() > MOST_VALUE_BYTES || !is_plain(raw) {
            return Err(BadColumns::TooMany);
        }
        while current.as_ref().is_some_and(|(at, _)| *at < place) {
            current = changes.next();
        }
        let (_, change) = current.as_mut().filter(|(at, _)| *at == place).ok_or(BadColumns::Index)?;
        change.add_extra(key, raw.to_vec()).map_err(|_| BadColumns::Malformed)?;
    }
    Ok(())
}

/// Decodes exactly `count` items, and allocates memory for no more.
fn several<T>(count: usize, mut one: impl FnMut() -> Result<T, BadColumns>) -> Result<Vec<T>, BadColumns> {
    let mut all = Vec::with_capacity(count);
    for _ in 0..count {
        all.push(one()?);
    }
    Ok(all)
}

struct Batch<'b> {
    ids: IdReader<'b>,
    heads: &'b [Head],
    chains: IdReader<'b>,
    columns: ColumnReader<'b>,
    last_ms: u64,
    /// How many parts, and items of values, may still come.
    parts: usize,
    items: usize,
}

impl Batch<'_> {
    fn id(&mut self, column: Column) -> Result<Id, BadColumns> {
        let place = self.columns.get(column)?;
        self.ids.at(place)
    }

    fn change(&mut self, number: u64) -> Result<Change, BadColumns> {
        let person = self.id(Column::Person)?;
        self.last_ms = self.last_ms.wrapping_add(self.columns.get_signed(Column::Ms)? as u64);
        let counter = u32::try_from(self.columns.get(Column::Counter)?).map_err(|_| BadColumns::Large)?;
        let count = self.columns.count(Column::OpCount, &mut self.parts)?;
        let ops = several(count, || self.op(number))?;
        Ok(Change { person, stamp: Stamp { ms: self.last_ms, counter }, ops, extra: Vec::new() })
    }

    fn op(&mut self, number: u64) -> Result<Op, BadColumns> {
        let kind = u16::try_from(self.columns.get(Column::Kind)?).map_err(|_| BadColumns::Large)?;
        let record = match self.columns.get(Column::RecordForm)? {
            0 => Record::One(self.id(Column::RecordFirst)?),
            1 => Record::Pair(self.id(Column::RecordFirst)?, self.id(Column::RecordSecond)?),
            _ => return Err(BadColumns::Malformed),
        };
        let count = self.columns.count(Column::SetCount, &mut self.parts)?;
        let sets = several(count, || self.set(number))?;
        Ok(Op { kind, record, sets })
    }

    fn set(&mut self, number: u64) -> Result<Set, BadColumns> {
        let field = u16::try_from(self.columns.get(Column::Field)?).map_err(|_| BadColumns::Large)?;
        let content = match self.columns.get(Column::ContentForm)? {
            0 => Content::Plain(self.columns.value(&mut self.items)?),
            1 => Payload { salt: self.columns.raw(Column::Salts)?, value: self.columns.value(&mut self.items)? }
                .into_content(),
            2 => Content::Salted { digest: self.columns.raw(Column::Salts)?, payload: None },
            _ => return Err(BadColumns::Malformed),
        };
        let count = self.columns.count(Column::ReplaceCount, &mut self.parts)?;
        if count > MOST_REPLACED {
            return Err(BadColumns::TooMany);
        }
        let replaces = several(count, || self.replaced(number))?;
        Ok(Set { field, content, replaces })
    }

    fn replaced(&mut self, number: u64) -> Result<ChangeRef, BadColumns> {
        let place = self.columns.get(Column::ReplaceChain)?;
        let chain = match self.heads.get(usize::try_from(place).map_err(|_| BadColumns::Index)?) {
            Some(head) => head.chain.id(),
            None => self.chains.at(place - self.heads.len() as u64)?,
        };
        let back = self.columns.get_signed(Column::ReplaceNumber)?;
        let check = self.columns.raw(Column::Checks)?;
        Ok(ChangeRef { chain, number: number.wrapping_sub(back as u64), check })
    }
}
