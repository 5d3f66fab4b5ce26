#!/usr/bin/env bash
# Measurements of the running portal (`make bench`): bytes per page kind, time to render, memory.
# Measures the release build, or the program named in SPORTELLO_BIN; the report says which kind it was.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export SPORTELLO_ARTEFACTS="${SPORTELLO_ARTEFACTS:-$PWD/target/bench}"
mkdir -p "$SPORTELLO_ARTEFACTS"
bash end2end/setup/npm.sh end2end
# shellcheck source=end2end/tests/portal.sh
source end2end/tests/portal.sh
export SPORTELLO_BIN="${SPORTELLO_BIN:-${CARGO_TARGET_DIR:-target}/release/sportello}"
start_portal
export SPORTELLO_PID_FILE="$SPORTELLO_VAR/demo/log/sportello.pid"
node end2end/bench/measure.mjs
