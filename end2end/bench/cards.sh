#!/usr/bin/env bash
# Fills the portal's own database, which people.sh filled with people, with many cards; see cards.sql.
#
#   cards.sh [CARDS]      default 1000000
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=end2end/bench/database.sh
source end2end/bench/database.sh

ask "fill.cards=${1:-1000000}" --file end2end/bench/cards.sql --command 'VACUUM ANALYZE' --command CHECKPOINT
