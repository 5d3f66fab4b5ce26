#!/usr/bin/env bash
# The demo, built with the quick profiles, built and started again whenever a source changes. Ctrl-C ends it.
set -euo pipefail
# shellcheck source=end2end/setup/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$root"

readonly sources=(app server style public migrations Cargo.toml Cargo.lock)
stamp=$(mktemp)
demo=

stop_demo() {
    if [[ -n $demo ]]; then
        kill -TERM "$demo" 2>/dev/null || true
        wait "$demo" 2>/dev/null || true
        demo=
    fi
}
trap 'stop_demo; rm -f "$stamp"' EXIT
trap 'exit 0' INT TERM

has_changed() {
    [[ -n $(find "${sources[@]}" -path style/node_modules -prune -o -type f -newer "$stamp" -print -quit) ]]
}

# Builds, and starts the demo when that worked; a failed build leaves the running demo alone.
turn() {
    touch "$stamp"
    if cargo build --quiet --package server --package bundle &&
        "${CARGO_TARGET_DIR:-target}/debug/bundle" --profile wasm-dev --out target/site-dev; then
        stop_demo
        SPORTELLO_ASSETS__DIR=target/site-dev bash end2end/demo/run.sh &
        demo=$!
    else
        say "not built; the next change tries again"
    fi
}

turn
while sleep 1; do
    if has_changed; then
        say "something changed, building"
        turn
    fi
done
