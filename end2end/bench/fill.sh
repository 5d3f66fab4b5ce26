#!/usr/bin/env bash
# Fills the portal's own database (the cluster under SPORTELLO_VAR) with a big office; see fill.sql.
#
#   fill.sh [INTAKES]      default 1000000: about three minutes and 4 GB
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

fail() {
  echo "fill.sh: $*" >&2
  exit 1
}

: "${SPORTELLO_VAR:?names the data folder of the portal}"
running=$(find "$SPORTELLO_VAR" -maxdepth 4 -name postmaster.pid 2>/dev/null | head -n 1) || true
[[ -n $running ]] || fail "no database of its own runs under $SPORTELLO_VAR"
# Its fifth line is the folder of the socket.
sockets=$(sed -n 5p "$running")
psql=$(find /usr/lib/postgresql -path '*/bin/psql' 2>/dev/null | sort -V | tail -n 1) || true
# The superuser of that cluster: whoever may enter the folder of the socket.
PGOPTIONS="-c fill.intakes=${1:-1000000}" "${psql:-psql}" --no-psqlrc --quiet --output /dev/null \
  --set ON_ERROR_STOP=1 --host "$sockets" --port 5432 --username postgres --dbname sportello \
  --file end2end/bench/fill.sql --command 'VACUUM ANALYZE' --command CHECKPOINT
