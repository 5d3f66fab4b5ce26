#!/usr/bin/env bash
# Fills the portal's own database (the cluster under SPORTELLO_VAR) with many people, and makes what they are found
# by; see people.sql.
#
#   people.sh [PEOPLE]      default 500000
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

fail() {
  echo "people.sh: $*" >&2
  exit 1
}

: "${SPORTELLO_VAR:?names the data folder of the portal}" "${SPORTELLO_BIN:?names the program}"
running=$(find "$SPORTELLO_VAR" -maxdepth 4 -name postmaster.pid 2>/dev/null | head -n 1) || true
[[ -n $running ]] || fail "no database of its own runs under $SPORTELLO_VAR"
# Its fifth line is the folder of the socket.
sockets=$(sed -n 5p "$running")
psql=$(find /usr/lib/postgresql -path '*/bin/psql' 2>/dev/null | sort -V | tail -n 1) || true
# The superuser of that cluster: whoever may enter the folder of the socket.
ask() {
  PGOPTIONS="-c fill.people=$people" "${psql:-psql}" --no-psqlrc --quiet --output /dev/null \
    --set ON_ERROR_STOP=1 --host "$sockets" --port 5432 --username postgres --dbname sportello "$@"
}
people=${1:-500000}
ask --file end2end/bench/people.sql --command 'ANALYZE person'
SPORTELLO_MODE=demo "$SPORTELLO_BIN" migrate >&2
ask --command 'VACUUM ANALYZE' --command CHECKPOINT
