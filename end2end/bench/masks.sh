#!/usr/bin/env bash
# Takes the row policies away from the portal's role and gives them back, and masks groups for the demo's first desk:
# for measurements of the portal's own database (the cluster under SPORTELLO_VAR) only, never where people work.
#
#   masks.sh on|off GROUPS      whether policies hold; groups by comma, or none
set -euo pipefail

fail() {
  echo "masks.sh: $*" >&2
  exit 1
}

: "${SPORTELLO_VAR:?names the data folder of the portal}"
case ${1-} in
  on) bypass=NOBYPASSRLS ;;
  off) bypass=BYPASSRLS ;;
  *) fail "on or off" ;;
esac
groups=${2-}
[[ $groups =~ ^[a-z_,]*$ ]] || fail "no groups: $groups"
running=$(find "$SPORTELLO_VAR" -maxdepth 4 -name postmaster.pid 2>/dev/null | head -n 1) || true
[[ -n $running ]] || fail "no database of its own runs under $SPORTELLO_VAR"
# Its fifth line is the folder of the socket.
sockets=$(sed -n 5p "$running")
psql=$(find /usr/lib/postgresql -path '*/bin/psql' 2>/dev/null | sort -V | tail -n 1) || true
# The superuser of that cluster: whoever may enter the folder of the socket. Plans that were made before still hold
# the policies, or lack them: every connection of the portal begins anew.
"${psql:-psql}" --no-psqlrc --quiet --output /dev/null --set ON_ERROR_STOP=1 \
  --host "$sockets" --port 5432 --username postgres --dbname sportello \
  --command "ALTER ROLE sportello_app $bypass" \
  --command "UPDATE profile SET mask = '{$groups}' WHERE id = '0f000000-0000-7000-8000-000000000003'" \
  --command "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'sportello_app'"
