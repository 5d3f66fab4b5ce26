#!/usr/bin/env bash
# The end-to-end tests, on a portal of their own: free ports, a fresh data folder, everything stopped at the end.
#
#   run.sh                 everything
#   run.sh demo            only the tests of the demo providers (no portal)
#   run.sh spid            only spid-sp-test
#   run.sh federation      only the login with CIE, with a portal of its own
#   run.sh killed          only the server that is killed while people type, with a portal of its own
#   run.sh browser [...]   only the browser tests; what follows goes to Playwright
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

what="${1:-all}"
[ $# -gt 0 ] && shift
export SPORTELLO_ARTEFACTS="${SPORTELLO_ARTEFACTS:-$PWD/target/e2e}"
mkdir -p "$SPORTELLO_ARTEFACTS"
# What an earlier run left must not be counted as this one's.
rm -f "$SPORTELLO_ARTEFACTS"/{demo.tap,federation.tap,report.json,pages.json} "$SPORTELLO_ARTEFACTS"/spid-sp-test-*
rm -rf "$SPORTELLO_ARTEFACTS/killed"
bash end2end/setup/npm.sh end2end

failed=()
# step NAME MINUTES COMMAND…: what stands still must not take the time of the others.
# At a terminal Ctrl-C reaches the command too.
terminal=()
[ -t 0 ] && terminal=(--foreground)
step() {
  local name="$1" minutes="$2"
  shift 2
  echo "== $name"
  timeout "${terminal[@]}" --kill-after=10 "${minutes}m" "$@" || failed+=("$name")
}

if [ "$what" = all ] || [ "$what" = demo ]; then
  step "demo providers" 5 node --test --test-timeout=60000 --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=tap --test-reporter-destination="$SPORTELLO_ARTEFACTS/demo.tap" end2end/demo/tests/ end2end/tests/check-spid-report.test.mjs
fi

if [ "$what" = all ] || [ "$what" = federation ]; then
  step "federation" 15 bash end2end/federation/run.sh "$SPORTELLO_ARTEFACTS"
fi

if [ "$what" = all ] || [ "$what" = killed ]; then
  step "killed" 8 bash end2end/tests/killed.sh "$SPORTELLO_ARTEFACTS/killed"
fi

if [ "$what" != demo ] && [ "$what" != federation ] && [ "$what" != killed ]; then
  # shellcheck source=end2end/tests/portal.sh
  source end2end/tests/portal.sh
  start_portal
fi
if [ "$what" = all ] || [ "$what" = spid ]; then
  step "spid-sp-test" 20 bash end2end/tests/spid-sp-test.sh run "$SPORTELLO_BASE_URL" "$SPORTELLO_ARTEFACTS"
  step "spid-profiles" 20 bash end2end/tests/spid-profiles.sh "$SPORTELLO_ARTEFACTS"
fi
if [ "$what" = all ] || [ "$what" = browser ]; then
  step "browser" 90 end2end/node_modules/.bin/playwright test -c end2end/tests/playwright.config.mjs "$@"
fi

[ "${#failed[@]}" -eq 0 ] || echo "failed: ${failed[*]}; see $SPORTELLO_ARTEFACTS" >&2
node end2end/tests/count.mjs "$SPORTELLO_ARTEFACTS" "${#failed[@]}"
[ "${#failed[@]}" -eq 0 ]
