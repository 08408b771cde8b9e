//! Decodes lists in messages. Their lengths are checked before memory is allocated for them.

use crate::limits::MOST_INDEFINITE;
use minicbor::decode::{Decode, Decoder, Error};

/// Decodes a list of at most `MOST` items.
pub(crate) fn list<'b, C, T: Decode<'b, C>, const MOST: usize>(
    decoder: &mut Decoder<'b>,
    context: &mut C,
) -> Result<Vec<T>, Error> {
    let count = decoder.array()?;
    if count.is_some_and(|count| count > MOST as u64) {
        return Err(Error::message("a list is too long"));
    }
    let mut all = Vec::new();
    loop {
        match count {
            Some(count) if all.len() as u64 >= count => return Ok(all),
            Some(_) => {}
            None if decoder.datatype()? == minicbor::data::Type::Break => {
                decoder.skip()?;
                return Ok(all);
            }
            None if all.len() >= MOST => return Err(Error::message("a list is too long")),
            None => {}
        }
        all.push(T::decode(decoder, context)?);
    }
}

/// Decodes null or a list of at most `MOST` items.
pub(crate) fn maybe<'b, C, T: Decode<'b, C>, const MOST: usize>(
    decoder: &mut Decoder<'b>,
    context: &mut C,
) -> Result<Option<Vec<T>>, Error> {
    if decoder.datatype()? == minicbor::data::Type::Null {
        decoder.null()?;
        return Ok(None);
    }
    list::<C, T, MOST>(decoder, context).map(Some)
}

/// Whether a message can be decoded, and its unknown parts skipped, with little memory: each item of indefinite
/// length takes some. Only the heads of the items are checked; whether they make up a valid message is left to
/// the decoder.
pub(crate) fn is_plain(message: &[u8]) -> bool {
    let (mut at, mut indefinite) = (0, 0);
    while let Some(&head) = message.get(at) {
        let (major, short) = (head >> 5, head & 0x1f);
        let follow = match short {
            0..=23 | 31 => 0,
            24..=27 => 1usize << (short - 24),
            _ => return false,
        };
        let Some(said) = message.get(at + 1..at + 1 + follow) else { return false };
        let number =
            said.iter().fold(u64::from(if follow == 0 { short } else { 0 }), |all, byte| all << 8 | u64::from(*byte));
        at += 1 + follow;
        if matches!(major, 4 | 5) && short == 31 {
            indefinite += 1;
        }
        if matches!(major, 2 | 3) && short != 31 {
            let Some(end) = usize::try_from(number).ok().and_then(|length| at.checked_add(length)) else {
                return false;
            };
            at = end;
        }
        if indefinite > MOST_INDEFINITE || at > message.len() {
            return false;
        }
    }
    true
}
