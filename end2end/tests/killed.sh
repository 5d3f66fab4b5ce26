#!/usr/bin/env bash
# The server is killed while people type and starts again on the same data, on a portal of its own.
#
#   killed.sh DIR      reports and logs into DIR
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

export SPORTELLO_ARTEFACTS="${1:?say: killed.sh DIR}"
mkdir -p "$SPORTELLO_ARTEFACTS"
# shellcheck source=end2end/tests/portal.sh
source end2end/tests/portal.sh
start_portal

# Elsewhere a service manager starts it again; here it is this, once.
first="$portal_pid"
(
  while kill -0 "$first" 2>/dev/null; do sleep 0.2; done
  exec env --chdir=end2end/demo bash run.sh >>"$SPORTELLO_ARTEFACTS/portal.log" 2>&1
) &
portal_pid=$!
stop_both() {
  # First whoever would start it again.
  kill -TERM "$portal_pid" 2>/dev/null || true
  wait "$portal_pid" 2>/dev/null || true
  portal_pid="$first"
  stop_portal
}
trap stop_both EXIT

end2end/node_modules/.bin/playwright test -c end2end/tests/killed.config.mjs
