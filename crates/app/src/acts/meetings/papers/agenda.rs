//! The agenda of a meeting, as its notice has it.

use super::{Meeting, notice};
use crate::AppSession;
use crate::messages::CallError;
use papers::MeetingAgenda;

pub(super) fn agenda(app: &AppSession, of: &Meeting<'_>) -> Result<MeetingAgenda, CallError> {
    let notice = notice::notice(app, of)?;
    Ok(MeetingAgenda {
        superior: notice.head.superior,
        cell: notice.head.issuer,
        summary: notice.summary,
        time: notice.time,
        place: notice.place,
        chair: notice.chair,
        secretary: notice.secretary,
        topic: notice.topic,
        items: notice.items,
    })
}
