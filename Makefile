# What a person runs. Each target first installs what it needs (scripts/bootstrap) and says so; the second time that takes a moment.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test soak fuzz check pictures bench windows windows-test windows-reproducible debian clean-cache
SHELL := /bin/bash

step := @scripts/step
ui := npm --prefix ui run --silent
programs := -p cli -p server -p window -p system-tests
# Every step of the tests names the same packages, and the programs are built together with the tests. So all of them ask for the
# same features of every dependency, and each dependency is built once.
tested := --workspace --exclude bench --exclude laboratory

help: ## What there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-20s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## A district server, ten cells with sample data, and the window on one of them; without a display it walks the main job and leaves pictures in out/
	@scripts/run

test: ## Everything, from formatting to the window; the fast checks first
	@log=$$(mktemp); trap 'printf "\n== Seconds\n"; cat "$$log"; rm -f "$$log"' EXIT; STEP_LOG=$$log $(MAKE) --no-print-directory test-steps

# Clippy comes after the pages, because the window and the server embed them.
.PHONY: test-steps
test-steps:
	$(step) "Bootstrap" scripts/bootstrap test
	$(step) "Format" cargo fmt --all --check
	$(step) "House rules" cargo run --locked --quiet --package xtask -- tidy
	$(step) "Pages: lint" $(ui) lint
	$(step) "Pages: types" $(ui) types
	$(step) "Pages: unit tests" $(ui) test
	$(step) "Pages: build the window's" $(ui) build
	$(step) "Pages: build the console's" $(ui) build:console
	$(step) "Pages: build the phone's" $(ui) build:phone
	$(step) "Pages: every page and form at every size, and the phone's page, in a browser" $(ui) sizes
	$(step) "Pages: every page and form by keyboard and by screen reader, in a browser" $(ui) access
	$(step) "Clippy" cargo clippy --locked --workspace --all-targets -- -D warnings
	$(step) "Build the programs and the tests" cargo build --locked $(tested) --bins --tests
	$(step) "Tests of the crates and of the window's own code" cargo test --locked $(tested)
	$(step) "Laboratory: ten thousand histories, and every known mistake found out" cargo run --locked --profile lab -p laboratory
	$(step) "Generated types: as the programs describe themselves" bash -c 'cargo run --locked --quiet --package xtask -- codegen --check --built "$$CARGO_TARGET_DIR/debug"'
	$(step) "A client written from the document alone" scripts/python-client
	$(step) "Forms: read as pyxform and ODK Validate read them" scripts/xlsform-oracle
	$(step) "Papers: valid, read back by an office, and looking as they did" scripts/papers-oracle
	$(step) "Tests of faults: kill, full disk, failing disk" cargo test --locked $(tested) --test faults
	$(step) "What a locked program holds in memory" cargo test --locked $(tested) --test memory
	$(step) "Tests of the whole: window, browser" dbus-run-session -- cargo test --locked $(tested) --test system -- --test-threads=1

soak: ## A million histories in the laboratory; hours
	$(step) "Bootstrap" scripts/bootstrap core
	$(step) "Laboratory: a million histories" cargo run --locked --profile lab -p laboratory -- --histories 1000000

FUZZ_SECONDS ?= 60
fuzz: ## Whatever reads foreign bytes, FUZZ_SECONDS each (60) from its seeds on
	$(step) "Bootstrap" scripts/bootstrap fuzz
	$(step) "Fuzz" scripts/fuzz $(FUZZ_SECONDS)

check: ## What to run before each commit: formatting, house rules, lints, types; no tests
	$(step) "Bootstrap" scripts/bootstrap window
	$(step) "Format" cargo fmt --all --check
	$(step) "House rules" cargo run --locked --quiet --package xtask -- tidy
	$(step) "Pages: lint" $(ui) lint
	$(step) "Pages: types" $(ui) types
	$(step) "Clippy" cargo clippy --locked --all-targets -- -D warnings

pictures: ## Pictures of every page in its states at every window size, in out/pictures
	$(step) "Bootstrap" scripts/bootstrap drive
	$(step) "Pages" bash -c 'npm --prefix ui run build && npm --prefix ui run build:console && npm --prefix ui run build:phone'
	$(step) "Build the programs" cargo build --locked $(programs)
	$(step) "Pictures" dbus-run-session -- bash -c '"$$CARGO_TARGET_DIR/debug/sochibo-pictures"'

bench: ## Our figures beside the bars and beside PouchDB, Anki and TaskChampion, as tables, out/bench.md and out/bench.json
	$(step) "Bootstrap" scripts/bootstrap bench
	$(step) "Essays the dictionary has not seen" scripts/bench-prose out/essays.json
	$(step) "Pages" bash -c 'npm --prefix ui run build && npm --prefix ui run build:console && npm --prefix ui run build:phone && npm --prefix ui run build:bare'
	$(step) "Build the server, the bench, the window and an empty one" cargo build --locked --release -p server -p bench -p window --bins --example bare
	$(step) "Bench" dbus-run-session -- bash -c '"$$CARGO_TARGET_DIR/release/bench" $(BENCH) out/essays.json'

windows: ## The programs for Windows and their installer, in out/windows; built on Debian 12
	$(step) "Bootstrap" scripts/bootstrap windows
	$(step) "Programs and installer for Windows" scripts/windows

windows-test: ## What can be told of the Windows programs under Wine; before every release
	$(step) "Bootstrap" scripts/bootstrap wine
	$(step) "Programs and installer for Windows" scripts/windows
	$(step) "Tests of the crates, under Wine" scripts/windows-test suites
	$(step) "A laptop under Wine and a server here" scripts/windows-test story
	$(step) "Installation, upgrade and removal, under Wine" scripts/windows-test installer

windows-reproducible: ## Builds the packages twice more, in two folders, and compares every byte
	$(step) "Bootstrap" scripts/bootstrap windows
	$(step) "Bootstrap" scripts/bootstrap debian
	$(step) "The same twice" scripts/windows-reproducible

debian: ## A Debian package of the window and one of the server, in out/debian
	$(step) "Bootstrap" scripts/bootstrap debian
	$(step) "Debian packages" scripts/debian

clean-cache: ## Remove what was fetched and built outside the clone (~/.cache/sochibo)
	@. scripts/env && du -sh "$$SOCHIBO_CACHE" && rm -rf "$$SOCHIBO_CACHE"
