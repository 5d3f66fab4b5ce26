#!/usr/bin/env bash
# Looks for inputs that break the SAML readers (`make fuzz`), FUZZ_SECONDS for each target, 60 if nothing is said.
# libFuzzer by way of libfuzzer-sys; the compiler's own coverage pass is enough, so any compiler of ours will do.
# What it finds that is new goes to the cache; what is worth keeping is moved by hand to server/identity/fuzz/corpus.
set -euo pipefail
# shellcheck source=end2end/setup/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$root/server/identity/fuzz"

readonly seconds=${FUZZ_SECONDS:-60}
command -v c++ >/dev/null || fail "fuzzing needs a C++ compiler (libFuzzer is written in C++): install the package g++"
triple=$(rustc -vV | sed -n 's/^host: //p')
[[ $triple == *-linux-* ]] || fail "fuzzing needs Linux, this is $triple"

# The same versions of everything as in the workspace.
cp "$root/Cargo.lock" Cargo.lock
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$root/target}/fuzz"
coverage=(
    -Cpasses=sancov-module
    -Cllvm-args=-sanitizer-coverage-level=4
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters
    -Cllvm-args=-sanitizer-coverage-pc-table
    -Cllvm-args=-sanitizer-coverage-trace-compares
    -Ccodegen-units=1
    --cfg=fuzzing
)
# With --target, what runs at build time is left alone.
say "building the fuzz targets"
RUSTFLAGS="${coverage[*]}" cargo build --quiet --release --target "$triple"

for target in response logout metadata; do
    found="$cache/fuzz/$target"
    mkdir -p "$found"
    say "fuzzing $target for $seconds s"
    # The signature library says each mismatch on standard error: closed, libFuzzer has its own copy.
    "$CARGO_TARGET_DIR/$triple/release/$target" "$found" "corpus/$target" -dict=saml.dict -max_len=4096 \
        -timeout=10 -close_fd_mask=2 -max_total_time="$seconds" -print_final_stats=1 \
        -artifact_prefix="$cache/fuzz/$target-" >"$cache/fuzz/$target.log" 2>&1 || {
        tail -n 25 "$cache/fuzz/$target.log" >&2
        fail "fuzzing $target found something: $cache/fuzz/$target-*"
    }
    grep -E '^stat::number_of_executed_units|^stat::new_units_added' "$cache/fuzz/$target.log" | sed "s/^/$target /"
done
