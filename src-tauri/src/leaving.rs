//! The protocol between the window and its page before the window closes or the book is locked. The window
//! asks. The page acknowledges at once, saves or seals its unsaved input, asks the person if there is a choice
//! to make, and reports whether it may leave.

use serde::Serialize;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tauri::{AppHandle, Emitter, State};

/// The reason for the request to the page.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    Close,
    Idle,
    /// A notice, not a question: the book is already locked.
    Locked,
}

/// How far the page has come with its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    Silent,
    Heard,
    /// The person wants to continue working.
    Stays,
    /// The page holds nothing that is not saved or sealed.
    Gone,
    /// The page was asked again in the meantime; the newer request decides.
    Overtaken,
}

#[derive(Default)]
pub struct Leaving {
    state: Mutex<Asking>,
    changed: Condvar,
}

struct Asking {
    number: u64,
    answer: Answer,
}

impl Default for Asking {
    fn default() -> Asking {
        Asking { number: 0, answer: Answer::Silent }
    }
}

#[derive(Clone, Serialize)]
struct Asked {
    number: u64,
    why: Why,
}

impl Leaving {
    /// Asks the page and returns the number of the request. An earlier request becomes [`Answer::Overtaken`].
    pub fn ask(&self, app: &AppHandle, why: Why) -> u64 {
        let number = self.begin();
        // If there is no page, there is no answer either; `wait` handles that.
        let _ = app.emit("leaving", Asked { number, why });
        number
    }

    fn begin(&self) -> u64 {
        let mut state = self.state();
        *state = Asking { number: state.number + 1, answer: Answer::Silent };
        self.changed.notify_all();
        state.number
    }

    /// Records an answer. Answers to earlier requests are ignored.
    fn hear(&self, number: u64, answer: Answer) {
        let mut state = self.state();
        if state.number == number && state.answer < answer {
            state.answer = answer;
            self.changed.notify_all();
        }
    }

    /// Blocks until the page has reached `so_far`, the person stays, or `patience` has passed. Returns the
    /// answer so far.
    pub fn wait(&self, number: u64, so_far: Answer, patience: Option<Duration>) -> Answer {
        let until = patience.map(|patience| Instant::now() + patience);
        let mut state = self.state();
        loop {
            if state.number != number {
                return Answer::Overtaken;
            }
            let left = until.map(|until| until.saturating_duration_since(Instant::now()));
            if state.answer >= so_far || state.answer == Answer::Stays || left == Some(Duration::ZERO) {
                return state.answer;
            }
            state = match left {
                Some(left) => self.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0,
                None => self.changed.wait(state).unwrap_or_else(PoisonError::into_inner),
            };
        }
    }

    fn state(&self) -> MutexGuard<'_, Asking> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The page has received the request.
#[tauri::command]
pub async fn leaving_heard(leaving: State<'_, Leaving>, number: u64) -> Result<(), app::CallError> {
    leaving.hear(number, Answer::Heard);
    Ok(())
}

/// The page has saved or sealed what it could, or the person stays.
#[tauri::command]
pub async fn leaving_done(leaving: State<'_, Leaving>, number: u64, goes: bool) -> Result<(), app::CallError> {
    leaving.hear(number, if goes { Answer::Gone } else { Answer::Stays });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_does_not_answer_is_silent_when_the_patience_is_over() {
        let leaving = Leaving::default();
        let number = leaving.begin();
        assert_eq!(leaving.wait(number, Answer::Heard, Some(Duration::ZERO)), Answer::Silent);
    }

    #[test]
    fn whoever_waits_hears_the_page_at_once() {
        let leaving = Leaving::default();
        let number = leaving.begin();
        std::thread::scope(|threads| {
            let waiting = threads.spawn(|| leaving.wait(number, Answer::Gone, None));
            leaving.hear(number, Answer::Heard);
            leaving.hear(number, Answer::Gone);
            assert_eq!(waiting.join().ok(), Some(Answer::Gone));
        });
        // A lower answer does not replace a higher one.
        leaving.hear(number, Answer::Heard);
        assert_eq!(leaving.wait(number, Answer::Heard, None), Answer::Gone);
    }

    #[test]
    fn a_person_who_stays_ends_the_waiting() {
        let leaving = Leaving::default();
        let number = leaving.begin();
        leaving.hear(number, Answer::Stays);
        assert_eq!(leaving.wait(number, Answer::Gone, None), Answer::Stays);
    }

    #[test]
    fn a_second_question_overtakes_the_first_and_late_answers_count_for_nothing() {
        let leaving = Leaving::default();
        let first = leaving.begin();
        std::thread::scope(|threads| {
            let waiting = threads.spawn(|| leaving.wait(first, Answer::Gone, None));
            let second = leaving.begin();
            assert_eq!(waiting.join().ok(), Some(Answer::Overtaken));
            leaving.hear(first, Answer::Gone);
            assert_eq!(leaving.wait(second, Answer::Gone, Some(Duration::ZERO)), Answer::Silent);
        });
    }
}
