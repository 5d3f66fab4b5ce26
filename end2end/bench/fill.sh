#!/usr/bin/env bash
# Fills the portal's own database with a big office; see fill.sql.
#
#   fill.sh [INTAKES]      default 1000000: about three minutes and 4 GB
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=end2end/bench/database.sh
source end2end/bench/database.sh

ask "fill.intakes=${1:-1000000}" --file end2end/bench/fill.sql --command 'VACUUM ANALYZE' --command CHECKPOINT
