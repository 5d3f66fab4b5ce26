#!/usr/bin/env bash
# The end-to-end tests, on a portal of their own: free ports, a fresh data folder, everything stopped at the end.
#
#   run.sh                 everything
#   run.sh demo            only the tests of the demo providers (no portal)
#   run.sh spid            only spid-sp-test
#   run.sh federation      only the login with CIE, with a portal of its own
#   run.sh killed          only the server that is killed while people type, with a portal of its own
#   run.sh browser [...]   only the browser tests; what follows goes to Playwright
#   run.sh people, pages   the two halves of "everything", each with a portal of its own: what people do (and
#                          spid-sp-test), and how every page looks; reports in folders of these names. At once, where
#                          there are processors enough
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

what="${1:-all}"
[ $# -gt 0 ] && shift
export SPORTELLO_ARTEFACTS="${SPORTELLO_ARTEFACTS:-$PWD/target/e2e}"
mkdir -p "$SPORTELLO_ARTEFACTS"
# What an earlier run left must not be counted as this one's.
rm -f "$SPORTELLO_ARTEFACTS"/{demo.tap,federation.tap,report.json,pages.json} "$SPORTELLO_ARTEFACTS"/spid-sp-test-*
rm -rf "$SPORTELLO_ARTEFACTS"/{killed,people,pages}
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

# half NAME: run.sh NAME in the background, with reports of its own
declare -A halves
half() {
  SPORTELLO_ARTEFACTS="$SPORTELLO_ARTEFACTS/$1" bash end2end/tests/run.sh "$1" &
  halves[$1]=$!
}
end_of() { wait "${halves[$1]}" || failed+=("$1"); }
if [ "$what" = all ]; then
  # What the halves have started ends first, then they clean up by themselves.
  trap 'pkill -TERM --parent "$(IFS=,; echo "${halves[*]}")" || true; wait; exit 130' INT TERM
  # A browser and a portal keep two processors busy: with fewer than four, both at once only wait for one another.
  half people
  [ "$(nproc)" -ge 4 ] || end_of people
  half pages
  [ "$(nproc)" -lt 4 ] || end_of people
  end_of pages
fi

case "$what" in spid | browser | people | pages)
  # No test waits a minute for an alert.
  export SPORTELLO_ALERTS__EVERY_SECONDS=3
  # shellcheck source=end2end/tests/portal.sh
  source end2end/tests/portal.sh
  start_portal
  ;;
esac
if [ "$what" = people ] || [ "$what" = spid ]; then
  step "spid-sp-test" 20 bash end2end/tests/spid-sp-test.sh run "$SPORTELLO_BASE_URL" "$SPORTELLO_ARTEFACTS"
  step "spid-profiles" 20 bash end2end/tests/spid-profiles.sh "$SPORTELLO_ARTEFACTS"
fi
playwright=(end2end/node_modules/.bin/playwright test -c end2end/tests/playwright.config.mjs)
case "$what" in
  browser) step "browser" 90 "${playwright[@]}" "$@" ;;
  people) step "browser, people" 90 "${playwright[@]}" --project="con script" --project="senza script" --project=operatori ;;
  pages) step "browser, pages" 90 "${playwright[@]}" --project=stati --project=pagine --project="modello, *" ;;
esac

[ "${#failed[@]}" -eq 0 ] || echo "failed: ${failed[*]}; see $SPORTELLO_ARTEFACTS" >&2
node end2end/tests/count.mjs "${#failed[@]}" "$SPORTELLO_ARTEFACTS" "$SPORTELLO_ARTEFACTS"/{people,pages}
[ "${#failed[@]}" -eq 0 ]
