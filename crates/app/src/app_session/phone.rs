//! The page that a phone sends pictures to, while it is open.

use domain::Id;
use intake::pictures::Page;
use phone::Phone;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Pictures that came and wait until the person takes them; they are in memory alone.
pub(crate) type Came = Arc<Mutex<Vec<Page>>>;

/// For which essay the page is open.
pub(crate) struct OpenPage {
    pub phone: Phone,
    pub round: Id,
    pub member: Id,
    pub came: Came,
}

impl OpenPage {
    pub fn came(&self) -> MutexGuard<'_, Vec<Page>> {
        self.came.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// At most one page is open.
#[derive(Default)]
pub(crate) struct PhonePage(Mutex<Option<OpenPage>>);

impl PhonePage {
    pub fn held(&self) -> MutexGuard<'_, Option<OpenPage>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
