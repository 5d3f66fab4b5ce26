#!/usr/bin/env bash
# Every check, one after the other; a failed one does not hide the next. Called by `make test`.
# The last line counts everything: "N passed, N failed".
set -euo pipefail
# shellcheck source=end2end/setup/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$root"

readonly logs=${CARGO_TARGET_DIR:-$root/target}/setup/logs
# Megabytes that must be free in memory for the files of tests to lie there.
readonly memory=6000
passed=0
failed=0
report=()

# step NAME COMMAND…: runs it, shows its output, remembers how it went.
step() {
    local name=$1 started=$SECONDS status=0
    shift
    echo "── $name (at $SECONDS s)"
    "$@" 2>&1 | tee "$logs/$name.log" || status=$?
    if [[ $status -eq 0 ]]; then
        report+=("ok      $name ($((SECONDS - started)) s)")
    else
        report+=("FAILED  $name ($((SECONDS - started)) s)")
    fi
    return "$status"
}

# One check, that counts as one.
check() {
    if step "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
    fi
}

# A number in front of a word in the last lines of a log.
number_before() {
    grep -oE "[0-9]+ $1" "$2" | tail -n 1 | grep -oE '[0-9]+' || echo 0
}

# Many tests, that count as many. One that fails without saying how often counts as one failure.
tests() {
    local name=$1 status=0 bad
    step "$@" || status=$?
    passed=$((passed + $(number_before passed "$logs/$name.log")))
    bad=$(number_before failed "$logs/$name.log")
    if [[ $status -ne 0 && $bad -eq 0 ]]; then
        bad=1
    fi
    failed=$((failed + bad))
}

rust_tests() {
    if command -v cargo-nextest >/dev/null; then
        cargo nextest run --no-fail-fast --status-level slow --final-status-level fail
    else
        cargo_test
    fi
}

# cargo test prints one result a crate; nextest is not everywhere, so add them up.
cargo_test() {
    local log status=0
    log=$(mktemp)
    cargo test --quiet --no-fail-fast 2>&1 | tee "$log" || status=$?
    awk '/^test result:/ { ok += $4; bad += $6 } END { printf "%d passed, %d failed\n", ok, bad }' "$log"
    rm -f "$log"
    return "$status"
}

# Those that take long, and are ignored otherwise: `make test NIGHTLY=1`.
nightly_tests() {
    if command -v cargo-nextest >/dev/null; then
        cargo nextest run --package server --test portal --no-fail-fast --run-ignored only nightly::
    else
        cargo test --quiet --package server --test portal -- --ignored nightly::
    fi
}

# Whether files may lie in memory, and $memory of it are free.
has_memory() {
    local room free
    [[ -w /dev/shm && -r /proc/meminfo ]] || return 1
    room=$(df --output=avail --block-size=1M /dev/shm | tail -n 1)
    free=$(awk '/^MemAvailable:/ { print int($2 / 1024) }' /proc/meminfo)
    [[ $room -ge $memory && $free -ge $memory ]]
}

# postgres.sh runs us again with a database for the Rust tests.
case ${1-} in
    rust)
        rust_tests
        exit
        ;;
    nightly)
        nightly_tests
        exit
        ;;
esac

mkdir -p "$logs"
# Databases and files of tests are gone in a moment: in memory, where there is room, a test of the database takes half
# the time, and none waits for a busy disk.
if [[ -z ${TMPDIR-} ]] && has_memory; then
    export TMPDIR=/dev/shm
fi
# The Rust tests write every sample of a page there, and what they print; the browser tests check that the pages are
# valid HTML and what axe says, and a checker of PDF that the prints are accessible.
SPORTELLO_SAMPLES=$(realpath "$logs/..")/samples
export SPORTELLO_SAMPLES
rm -rf "$SPORTELLO_SAMPLES"
mkdir "$SPORTELLO_SAMPLES"
check formatting cargo fmt --all -- --check
# In one pass: the lints compile every query anyway, so they do it against a database.
check lints-and-sql-data bash end2end/setup/sqlx.sh check cargo clippy --quiet --all-targets -- -D warnings
# The browser half too; for this machine, because most of what it is made of is then compiled already.
check lints-browser cargo clippy --quiet --package hydrate -- -D warnings
tests rust bash end2end/setup/postgres.sh with -- bash end2end/setup/test.sh rust
tests printed bash end2end/tests/printed.sh "$SPORTELLO_SAMPLES"
if [[ -n ${NIGHTLY-} ]]; then
    tests nightly bash end2end/setup/postgres.sh with -- bash end2end/setup/test.sh nightly
fi
# With the features of the tests' build, which only add modules: what they share is there already.
check build cargo build --quiet --package server --package bundle --features testing
check browser-half "${CARGO_TARGET_DIR:-$root/target}/debug/bundle"
tests end-to-end bash end2end/tests/run.sh

echo
printf '%s\n' "${report[@]}"
echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
