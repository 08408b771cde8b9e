//! Power cuts: everything that was not synced may be lost, in part or completely.

use crate::disk::{self, Image};
use crate::opened::folder;
use crate::scene::{copy, laptop, readable_state};
use crate::strace::{Whole, all_or_nothing, densely, is_broken, traced, whole};
use anyhow::{Context, ensure};
use std::fs;
use system_tests::act::Place;

/// How many disk images are checked for one act, if not all.
const SOME: usize = 60;

/// The possible contents of the disk after power cuts during an act.
fn images(name: &str, options: &[&str]) -> anyhow::Result<Vec<Image>> {
    let (laptop, place) = laptop(name);
    let (before, logs) = (folder(), folder());
    copy(laptop.path(), before.path())?;
    let log = logs.path().join("strace.log");
    let log_path = log.to_string_lossy().into_owned();
    let words = [&[name], options].concat();
    traced(&place, &words, &["-y", "-xx", "-s", disk::WHOLE_STRINGS, "-o", &log_path, "-e", disk::TRACED])?;
    disk::images(place.root(), before.path(), &fs::read_to_string(&log)?)
}

fn holds(whole: &Whole, image: &Image) -> anyhow::Result<()> {
    let after = folder();
    image.write(after.path())?;
    let place = Place(after.path().to_owned());
    fs::create_dir_all(place.stick())?;
    all_or_nothing(whole, image.said, &place)
}

fn after_every_cut(name: &str, options: &[&str]) -> anyhow::Result<()> {
    let whole = whole(name)?;
    let images = images(name, options)?;
    ensure!(images.len() > 4, "{name}: {} images", images.len());
    let stride = if densely() { 1 } else { images.len().div_ceil(SOME) };
    // The last image is the disk after the act has ended.
    let last = images.len() - 1;
    for (place, image) in images.iter().enumerate().filter(|(place, _)| place % stride == 0 || *place == last) {
        holds(&whole, image).with_context(|| format!("{name}: image {place} of {last}"))?;
    }
    Ok(())
}

/// Whether a mutant of an act is detected.
pub fn notices(name: &str, mutant: &str) -> bool {
    is_broken(mutant, after_every_cut(name, &["--mutant", mutant]))
}

macro_rules! acts {
    ($($fact:ident: $name:literal;)*) => {$(
        #[test]
        fn $fact() -> anyhow::Result<()> {
            after_every_cut($name, &[])
        }
    )*};
}

acts! {
    starting_a_book_outlives_a_power_cut: "start";
    adding_a_member_outlives_a_power_cut: "add-member";
    importing_a_list_outlives_a_power_cut: "import";
    marking_many_outlives_a_power_cut: "mark-many";
    typing_an_essay_outlives_a_power_cut: "draft";
    keeping_a_version_outlives_a_power_cut: "keep-version";
    backing_up_outlives_a_power_cut: "back-up";
    changing_the_passphrase_outlives_a_power_cut: "passphrase";
    removing_a_person_outlives_a_power_cut: "remove-person";
    a_new_key_for_a_book_of_version_1_outlives_a_power_cut: "upgrade-keys";
    restoring_a_backup_outlives_a_power_cut: "restore";
    bringing_an_older_book_up_to_date_outlives_a_power_cut: "upgrade";
    printing_a_new_sheet_and_turning_the_key_over_outlives_a_power_cut: "new-sheet";
    joining_the_cells_book_outlives_a_power_cut: "join";
    writing_a_package_to_a_stick_outlives_a_power_cut: "write-stick";
    taking_the_superiors_answer_from_a_stick_outlives_a_power_cut: "take-answer";
}

/// Tests the model itself: a file that was written and not synced is not on the disk.
#[test]
fn the_disk_forgets_what_was_not_synced() -> anyhow::Result<()> {
    let (whole, images) = (whole("add-member")?, images("add-member", &[])?);
    let first_said = images.iter().position(|image| image.said == 1).context("a save")?;
    ensure!(images[..first_said].iter().any(|image| {
        let after = folder();
        image.write(after.path()).is_ok() && {
            let place = Place(after.path().to_owned());
            fs::create_dir_all(place.stick()).is_ok()
                && readable_state(&place).is_ok_and(|state| state == whole.states[0])
        }
    }));
    Ok(())
}
