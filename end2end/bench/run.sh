#!/usr/bin/env bash
# Measurements of the running portal (`make bench`): bytes per page kind, time to render, memory.
# Build the release first and name it in SPORTELLO_BIN; the debug build is measured otherwise, and the report says so.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export SPORTELLO_ARTEFACTS="${SPORTELLO_ARTEFACTS:-$PWD/target/bench}"
mkdir -p "$SPORTELLO_ARTEFACTS"
bash end2end/setup/npm.sh end2end
# shellcheck source=end2end/tests/portal.sh
source end2end/tests/portal.sh
start_portal
export SPORTELLO_PID_FILE="$SPORTELLO_VAR/demo/log/sportello.pid"
node end2end/bench/measure.mjs
