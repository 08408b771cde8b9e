//! A member's standing from a day on. Denominators are computed from these days, so earlier figures stay as
//! they were.

use super::standing_member;
use crate::figures::member_life;
use crate::messages::members::{ChangeStanding, Standing};
use crate::messages::{CallError, Touched};
use crate::{AppSession, reading};
use chrono::{Days, NaiveDate};
use domain::catalogue::member;
use domain::members::{Left, LeftKind, MemberLife, Period, Standing as Life};
use domain::{FieldValue, Id};
use journal::{Record, Value};
use std::collections::BTreeSet;
use store::{OpDraft, Row};

pub(crate) fn message(life: Life) -> Standing {
    match life {
        Life::NotYetJoined | Life::Active => Standing::Active,
        Life::Exempt => Standing::Exempt,
        Life::TemporarilyAway => Standing::TemporarilyAway,
        Life::TemporarilyHere => Standing::TemporarilyHere,
        Life::Transferred => Standing::Transferred,
        Life::Deceased => Standing::Deceased,
    }
}

pub fn change(app: &AppSession, request: ChangeStanding) -> Result<Touched, CallError> {
    let ids = [&request.id].into_iter().chain(&request.also).map(|id| reading::id(id, "id"));
    let ids = ids.collect::<Result<BTreeSet<Id>, _>>()?;
    let since = day(&request.since, "since")?
        .ok_or_else(|| CallError::at("required", "since", "Ghi tình trạng này tính từ ngày nào."))?;
    let until = day(request.until.as_deref().unwrap_or_default(), "until")?;
    app.with_book(|book| {
        let mut drafts = Vec::new();
        for id in &ids {
            let row = standing_member(book, *id)?;
            let life = member_life(&row);
            check(&request, &life, since, until, app.today()).map_err(|error| named(error, &row, ids.len()))?;
            drafts.push(draft(*id, &changed(&life, request.standing, since, until), &life));
        }
        let only = ids.first().copied().filter(|_| ids.len() == 1);
        app.save(book, only, &drafts)
    })
}

/// Among several members, the sentence says whose dates do not fit.
fn named(error: CallError, row: &Row, of: usize) -> CallError {
    if of == 1 {
        error
    } else {
        CallError { message: format!("{}: {}", row.text(member::NAME), error.message), ..error }
    }
}

fn day(text: &str, field: &str) -> Result<Option<NaiveDate>, CallError> {
    Ok(reading::day(text, field)?.parse().ok())
}

fn check(
    request: &ChangeStanding,
    life: &MemberLife,
    since: NaiveDate,
    until: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), CallError> {
    let refuse = |field, sentence: &str| Err(CallError::at("dates_out_of_order", field, sentence));
    let lasting = matches!(request.standing, Standing::Exempt | Standing::TemporarilyAway | Standing::TemporarilyHere);
    // What was counted of a guest stays as it was counted.
    let stays = matches!(request.standing, Standing::Active | Standing::Exempt | Standing::TemporarilyAway);
    if stays && life.here.is_some_and(|here| here.from < since) {
        return refuse(
            "standing",
            "Người này sinh hoạt tạm thời tại đây. Ghi ngày cuối, rồi thêm một mục đảng viên mới từ ngày chuyển đến hẳn.",
        );
    }
    if until.is_some() && !lasting {
        return refuse("until", "Tình trạng này không có ngày kết thúc. Để trống ô “đến ngày”.");
    }
    if until.is_some_and(|until| until < since) {
        return refuse("until", "Ngày kết thúc ở trước ngày bắt đầu. Xem lại hai ngày này.");
    }
    if life.joined.is_some_and(|joined| since < joined.first_day()) {
        return refuse("since", "Ngày này ở trước ngày kết nạp. Xem lại ngày.");
    }
    if request.standing == Standing::Deceased && since > today {
        return refuse("since", "Ngày này ở sau hôm nay. Xem lại ngày.");
    }
    Ok(())
}

fn changed(life: &MemberLife, to: Standing, since: NaiveDate, until: Option<NaiveDate>) -> MemberLife {
    let period = Some(Period { from: since, until });
    let back = returned(life, since);
    match to {
        Standing::Active => {
            MemberLife { exempt: ended(back.exempt, since), away: ended(back.away, since), here: None, ..back }
        }
        // Being attached elsewhere takes precedence on its days, so it ends where the exemption begins.
        Standing::Exempt => MemberLife { exempt: period, away: ended(back.away, since), ..back },
        Standing::TemporarilyAway => MemberLife { away: period, ..back },
        Standing::TemporarilyHere => MemberLife { here: period, ..back },
        Standing::Transferred => MemberLife { left: Some(Left { how: LeftKind::Transferred, on: since }), ..*life },
        Standing::Deceased => MemberLife { left: Some(Left { how: LeftKind::Deceased, on: since }), ..*life },
    }
}

/// A member who returns after a transfer counted elsewhere in between. A departure that never took place is
/// removed.
fn returned(life: &MemberLife, since: NaiveDate) -> MemberLife {
    let between = match life.left {
        Some(Left { how: LeftKind::Transferred, on }) if on < since => {
            since.checked_sub_days(Days::new(1)).map(|last| Period { from: on, until: Some(last) })
        }
        _ => None,
    };
    MemberLife { left: None, away: between.or(life.away), ..*life }
}

/// The period up to the day before `since`; `None` if nothing is left of it.
fn ended(period: Option<Period>, since: NaiveDate) -> Option<Period> {
    let period = period?;
    let last = since.checked_sub_days(Days::new(1))?;
    if period.from > last {
        None
    } else if period.until.is_some_and(|until| until <= last) {
        Some(period)
    } else {
        Some(Period { until: Some(last), ..period })
    }
}

fn draft(id: Id, life: &MemberLife, before: &MemberLife) -> OpDraft {
    let mut draft = OpDraft::new(member::KIND, Record::One(id));
    for (field, now, was) in [
        (member::EXEMPT, life.exempt, before.exempt),
        (member::AWAY, life.away, before.away),
        (member::HERE, life.here, before.here),
    ] {
        if now != was {
            draft = draft.set(field, Value::optional(now, |period| period.to_value()));
        }
    }
    if life.left != before.left {
        draft = draft.set(member::LEFT, Value::optional(life.left, |left| left.to_value()));
    }
    draft
}
