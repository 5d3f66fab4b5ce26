#!/usr/bin/env bash
# Fills the portal's own database with many people, and makes what they are found by; see people.sql.
#
#   people.sh [PEOPLE]      default 500000
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=end2end/bench/database.sh
source end2end/bench/database.sh

: "${SPORTELLO_BIN:?names the program}"
size=fill.people=${1:-500000}
ask "$size" --file end2end/bench/people.sql --command 'ANALYZE person'
SPORTELLO_MODE=demo "$SPORTELLO_BIN" migrate >&2
ask "$size" --command 'VACUUM ANALYZE' --command CHECKPOINT
