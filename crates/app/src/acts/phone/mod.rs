//! Takes the pages of one essay from a phone, without a cable and without the internet. The page is open for some minutes and
//! for one phone; what came is shown, and becomes pages of the essay by a press alone.

mod code;

use super::attachments;
use super::essays::RoundEssays;
use crate::app_session::phone::{Came, OpenPage};
use crate::messages::attachments::Added;
use crate::messages::phone::{Open, PhoneLink, PhonePage, PhonePictures, Take};
use crate::messages::{CallError, Nothing};
use crate::{AppSession, reading};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::Id;
use intake::pictures::{self, Media};
use phone::{Limits, OpenError, Phone};
use std::sync::PoisonError;
use std::time::Duration;

/// Enough for an essay of many pages, photographed by somebody who does it for the first time.
const LIMITS: Limits =
    Limits { open_for: Duration::from_secs(10 * 60), pictures: 20, picture_bytes: 8_000_000, all_bytes: 60_000_000 };

pub fn open(app: &AppSession, request: Open) -> Result<PhonePage, CallError> {
    open_with(app, request, Phone::open)
}

/// The same on this laptop alone, for tests: a test may have no network.
#[doc(hidden)]
pub fn open_on_loopback(app: &AppSession, request: Open) -> Result<PhonePage, CallError> {
    open_with(app, request, Phone::open_on_loopback)
}

type Opening = fn(Limits, phone::Accept) -> Result<Phone, OpenError>;

fn open_with(app: &AppSession, request: Open, opening: Opening) -> Result<PhonePage, CallError> {
    if request.bears_secret_mark {
        return Err(crate::stamps::refused("bears_secret_mark"));
    }
    let (round, member) = (reading::id(&request.round, "round")?, reading::id(&request.member, "member")?);
    app.with_book(|book| RoundEssays::read(book, round, app.today())?.person(member).map(drop))?;
    let came = came_before(app, round, member);
    let phone = opening(LIMITS, accept(&came)).map_err(|error| match error {
        OpenError::NoNetwork => CallError::new(
            "no_network",
            "Máy tính chưa vào mạng nào. Vào cùng Wi-Fi với điện thoại, hoặc bật điểm phát sóng; nếu không, chép ảnh bằng dây cáp hay USB.",
        ),
        OpenError::Io(error) => CallError::internal(&error),
    })?;
    // The page that was open before closes here.
    *app.phone.held() = Some(OpenPage { phone, round, member, came });
    state(app, Nothing {})
}

/// A new code for the same essay loses nothing of what came by the one before.
fn came_before(app: &AppSession, round: Id, member: Id) -> Came {
    let held = app.phone.held();
    let same = held.as_ref().filter(|page| (page.round, page.member) == (round, member));
    same.map(|page| page.came.clone()).unwrap_or_default()
}

/// What is no picture is refused while the phone still shows it; the others wait in the size in which they are stored.
fn accept(came: &Came) -> phone::Accept {
    let came = came.clone();
    Box::new(move |bytes| match pictures::page(&bytes) {
        Ok(page) if page.media == Media::Jpeg => {
            came.lock().unwrap_or_else(PoisonError::into_inner).push(page);
            Ok(())
        }
        Ok(_) => Err(pictures::PictureError::NotPicture.sentence()),
        Err(error) => Err(error.sentence()),
    })
}

pub fn state(app: &AppSession, _: Nothing) -> Result<PhonePage, CallError> {
    let held = app.phone.held();
    let Some(page) = held.as_ref() else {
        return Ok(PhonePage {
            open: false,
            links: Vec::new(),
            seconds_left: 0,
            seconds_open: 0,
            reached: false,
            done: false,
            pictures: 0,
        });
    };
    let state = page.phone.state();
    Ok(PhonePage {
        open: state.open,
        links: page.phone.links().iter().map(|link| shown(link)).collect::<Result<_, _>>()?,
        seconds_left: state.left.as_secs() as u32,
        seconds_open: state.waited.as_secs() as u32,
        reached: state.reached,
        done: state.done,
        pictures: page.came().len() as u32,
    })
}

fn shown(link: &str) -> Result<PhoneLink, CallError> {
    let address = link.trim_start_matches("http://").split(':').next().unwrap_or_default();
    Ok(PhoneLink { address: address.to_owned(), qr: code::data_url(link)? })
}

pub fn pictures(app: &AppSession, _: Nothing) -> Result<PhonePictures, CallError> {
    let came = app.phone.held().as_ref().map(|page| page.came().clone()).unwrap_or_default();
    let small = came.iter().map(|page| {
        let small =
            pictures::thumbnail(&page.bytes, 0).map_err(|error| CallError::new("unreadable", error.sentence()))?;
        Ok(format!("data:{};base64,{}", Media::Jpeg.as_str(), STANDARD.encode(small)))
    });
    Ok(PhonePictures { small: small.collect::<Result<_, CallError>>()? })
}

/// Makes what came pages of the essay, and closes the page.
pub fn take(app: &AppSession, request: Take) -> Result<Added, CallError> {
    let (round, member, came) = {
        let held = app.phone.held();
        let page = held.as_ref().ok_or_else(nothing)?;
        (page.round, page.member, page.came().clone())
    };
    let kept = (0..).zip(came).filter(|(place, _)| !request.without.contains(place));
    let pages: Vec<_> = kept.map(|(place, page)| (name(place), page)).collect();
    if pages.is_empty() {
        return Err(nothing());
    }
    let added = attachments::add_pages(app, (round, member), pages)?;
    closed(app, round, member);
    Ok(added)
}

/// Another page may have been opened meanwhile.
fn closed(app: &AppSession, round: Id, member: Id) {
    let mut held = app.phone.held();
    if held.as_ref().is_some_and(|page| (page.round, page.member) == (round, member)) {
        *held = None;
    }
}

fn name(place: u32) -> String {
    format!("Ảnh {}", place + 1)
}

fn nothing() -> CallError {
    CallError::new("no_pictures", "Chưa có ảnh nào từ điện thoại. Quét mã QR bằng điện thoại rồi gửi ảnh.")
}

/// Closes the page. What came and was not taken is gone.
pub fn close(app: &AppSession, _: Nothing) -> Result<Nothing, CallError> {
    *app.phone.held() = None;
    Ok(Nothing {})
}
