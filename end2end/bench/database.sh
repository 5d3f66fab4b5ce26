# The superuser of the portal's own database (the cluster under SPORTELLO_VAR), for what fills it. Sourced, never run.
# shellcheck shell=bash

fail() {
  echo "${0##*/}: $*" >&2
  exit 1
}

: "${SPORTELLO_VAR:?names the data folder of the portal}"
running=$(find "$SPORTELLO_VAR" -maxdepth 4 -name postmaster.pid 2>/dev/null | head -n 1) || true
[[ -n $running ]] || fail "no database of its own runs under $SPORTELLO_VAR"
# Its fifth line is the folder of the socket.
sockets=$(sed -n 5p "$running")
psql=$(find /usr/lib/postgresql -path '*/bin/psql' 2>/dev/null | sort -V | tail -n 1) || true

# ask SETTING ARGUMENTS…: psql with that setting, as whoever may enter the folder of the socket
ask() {
  local setting=$1
  shift
  PGOPTIONS="-c $setting" "${psql:-psql}" --no-psqlrc --quiet --output /dev/null --set ON_ERROR_STOP=1 \
    --host "$sockets" --port 5432 --username postgres --dbname sportello "$@"
}
