#!/usr/bin/env bash
# Measurements of the running portal (`make bench`): bytes per page kind, Lighthouse on a phone, time to render,
# memory, uploads, receipts, logins, also beside forged ones, start, what masks and policies cost of a card, the operators'
# queue, the search of people and the list of cards of a big office, also as files. Lines over their budget are marked and
# counted at the end; only BAD ones make it fail.
# Measures the release build, or the program named in SPORTELLO_BIN; the report says which kind it was.
# SPORTELLO_BENCH_INTAKES   size of the big office (default 1000000: three minutes and 4 GB to fill)
# SPORTELLO_BENCH_PEOPLE    people of the big office (default 500000)
# SPORTELLO_BENCH_CARDS     cards of the big office (default 1000000)
# SPORTELLO_BENCH_PACE      part of the full rate of requests (default 1; a debug build bears about 0.1)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export SPORTELLO_ARTEFACTS="${SPORTELLO_ARTEFACTS:-$PWD/target/bench}"
mkdir -p "$SPORTELLO_ARTEFACTS"
bash end2end/setup/npm.sh end2end
# Lighthouse has a folder of its own: what it depends on asks for the latest of something, which no lock file holds.
LIGHTHOUSE=12.8.2
export LIGHTHOUSE_DIR="${SPORTELLO_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/sportello}/lighthouse-$LIGHTHOUSE"
if [ ! -f "$LIGHTHOUSE_DIR/node_modules/lighthouse/package.json" ]; then
  mkdir -p "$LIGHTHOUSE_DIR"
  npm install --prefix "$LIGHTHOUSE_DIR" --no-audit --no-fund --silent "lighthouse@$LIGHTHOUSE"
fi
# shellcheck source=end2end/tests/portal.sh
source end2end/tests/portal.sh
export SPORTELLO_BIN="${SPORTELLO_BIN:-${CARGO_TARGET_DIR:-target}/release/sportello}"
start_portal
export SPORTELLO_PID_FILE="$SPORTELLO_VAR/demo/log/sportello.pid"
node end2end/bench/measure.mjs
