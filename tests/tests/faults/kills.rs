//! kill -9 before every writing system call, for each act of a person.

use crate::scene::laptop;
use crate::strace::{Whole, all_or_nothing, calls, densely, is_broken, traced, whole};
use anyhow::{Context, ensure};

/// How many runs are made for one system call of one act, if not all.
const SOME: u32 = 12;

/// Kills the act before the N-th `call`, for every N (or some), until a run ends by itself.
fn at_every(name: &str, options: &[&str]) -> anyhow::Result<()> {
    let whole = whole(name)?;
    let calls = if options.is_empty() { whole.calls.clone() } else { calls(name, options)? };
    for (call, times) in calls {
        let stride = if densely() { 1 } else { times.div_ceil(SOME) };
        // Ids are random, so a save may write a few tree pages more or fewer from run to run: once 48 of 54.
        let sure = times - times / 4;
        let mut n = 1;
        loop {
            let struck = killed_before(&whole, name, call, n, options)
                .with_context(|| format!("{name}: {call} {n} of {times}"))?;
            ensure!(struck || n > sure, "{name}: {call} {n} of {times} was not struck");
            if !struck {
                break;
            }
            n += if n < sure { stride.min(sure - n) } else { 1 };
        }
    }
    Ok(())
}

/// Returns whether the program was killed. If not, checks that the run ended normally.
fn killed_before(whole: &Whole, name: &str, call: &str, n: u32, options: &[&str]) -> anyhow::Result<bool> {
    let (_folder, place) = laptop(name);
    let words = [&[name], options].concat();
    let inject = format!("inject={call}:signal=KILL:when={n}");
    let run = traced(&place, &words, &["-o", "/dev/null", "-e", &format!("trace={call}"), "-e", &inject])?;
    all_or_nothing(whole, run.saved, &place)?;
    ensure!(run.killed || run.saved + 1 == whole.states.len(), "the run that was not killed did not end");
    Ok(run.killed)
}

/// Whether a mutant of an act is detected.
pub fn notices(name: &str, mutant: &str) -> bool {
    is_broken(mutant, at_every(name, &["--mutant", mutant]))
}

macro_rules! acts {
    ($($fact:ident: $name:literal;)*) => {$(
        #[test]
        fn $fact() -> anyhow::Result<()> {
            at_every($name, &[])
        }
    )*};
}

acts! {
    starting_a_book_outlives_kill_9: "start";
    adding_a_member_outlives_kill_9: "add-member";
    importing_a_list_outlives_kill_9: "import";
    opening_a_round_outlives_kill_9: "open-round";
    saving_a_session_outlives_kill_9: "session";
    marking_one_outlives_kill_9: "mark";
    marking_many_outlives_kill_9: "mark-many";
    confirming_a_roll_call_outlives_kill_9: "confirm";
    a_make_up_outlives_kill_9: "make-up";
    typing_an_essay_outlives_kill_9: "draft";
    keeping_a_version_outlives_kill_9: "keep-version";
    a_grade_outlives_kill_9: "grade";
    finalising_outlives_kill_9: "finalise";
    backing_up_outlives_kill_9: "back-up";
    changing_the_passphrase_outlives_kill_9: "passphrase";
    removing_a_person_outlives_kill_9: "remove-person";
    a_new_key_for_a_book_of_version_1_outlives_kill_9: "upgrade-keys";
    restoring_a_backup_outlives_kill_9: "restore";
    repairing_a_damaged_book_outlives_kill_9: "repair";
    bringing_an_older_book_up_to_date_outlives_kill_9: "upgrade";
    printing_a_new_sheet_and_turning_the_key_over_outlives_kill_9: "new-sheet";
    joining_the_cells_book_outlives_kill_9: "join";
    writing_a_package_to_a_stick_outlives_kill_9: "write-stick";
    taking_the_superiors_answer_from_a_stick_outlives_kill_9: "take-answer";
}
