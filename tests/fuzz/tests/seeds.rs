//! Every test run feeds each target its seeds: good examples, and inputs that once revealed a fault. `make
//! fuzz` starts from the same seeds.

use std::path::{Path, PathBuf};

fn seeds(name: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(name);
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("a folder of seeds").map(|file| file.expect("a seed").path()).collect();
    files.sort();
    files
}

/// Each seed is fed whole, cut short, and with single bits flipped.
#[test]
fn every_seed_and_what_lies_near_it_is_read_or_refused() {
    for target in fuzz::TARGETS {
        let seeds = seeds(target.name);
        assert!(!seeds.is_empty(), "{} has no seeds", target.name);
        for seed in seeds {
            let bytes = std::fs::read(&seed).expect("a seed");
            println!("{}", seed.display());
            (target.run)(&bytes);
            let step = bytes.len() / 60 + 1;
            for place in (0..bytes.len()).step_by(step) {
                (target.run)(&bytes[..place]);
                let mut turned = bytes.clone();
                turned[place] ^= 1 << (place % 8);
                (target.run)(&turned);
            }
        }
    }
}

#[test]
fn every_program_of_the_fuzzer_has_its_target() {
    let manifest = include_str!("../Cargo.toml");
    let programs: Vec<_> = manifest.lines().filter_map(|line| line.strip_prefix("name = \"fuzz-")).collect();
    let targets: Vec<_> = fuzz::TARGETS.iter().map(|target| format!("{}\"", target.name)).collect();
    assert_eq!(programs, targets);
}
