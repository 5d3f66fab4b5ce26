# A portal for tests and measurements: free ports, a fresh data folder, gone at the end.
# Sourced from the top folder, with SPORTELLO_ARTEFACTS set. shellcheck shell=bash

portal_pid=
stop_portal() {
  trap - EXIT INT TERM
  if [ -n "$portal_pid" ]; then
    kill -TERM "$portal_pid" 2>/dev/null || true
    wait "$portal_pid" 2>/dev/null || true
  fi
  if [ -n "${folder:-}" ]; then
    mkdir -p "$SPORTELLO_ARTEFACTS/log"
    cp -r "$folder/var/demo/log/." "$SPORTELLO_ARTEFACTS/log/" 2>/dev/null || true
    rm -rf "$folder"
  fi
}
trap stop_portal EXIT
trap 'exit 130' INT TERM

start_portal() {
  local ports
  folder="$(mktemp -d "${TMPDIR:-/tmp}/sportello-e2e-XXXXXX")"
  chmod 755 "$folder" # the database's own user must reach its data
  read -r -a ports <<<"$(node end2end/tests/free-ports.mjs 5)"
  export SPORTELLO_VAR="$folder/var"
  export SPORTELLO_PORT="${ports[0]}" SPORTELLO_DEMO_IDP_PORT="${ports[1]}" SPORTELLO_DEMO_OIDC_PORT="${ports[2]}"
  export SPORTELLO_DEMO_SMTP_PORT="${ports[3]}" SPORTELLO_DEMO_MAILBOX_PORT="${ports[4]}"
  export SPORTELLO_BASE_URL="http://localhost:$SPORTELLO_PORT"
  # Another host name than the portal's: the answer of the provider comes from another site, as in real life.
  export SPORTELLO_DEMO_IDP_URL="${SPORTELLO_DEMO_IDP_URL:-http://127.0.0.1:$SPORTELLO_DEMO_IDP_PORT}"
  # All people of the tests knock from one address.
  export SPORTELLO_DOOR__PER_MINUTE=100000
  unset DATABASE_URL SPORTELLO_CONFIG
  mkdir -p "$SPORTELLO_VAR/demo/idp"
  if [ "${what:-}" = people ] || [ "${what:-}" = spid ]; then
    bash end2end/tests/spid-sp-test.sh metadata "$SPORTELLO_VAR/demo/idp/spid-sp-test.xml"
  fi
  env --chdir=end2end/demo bash run.sh >"$SPORTELLO_ARTEFACTS/portal.log" 2>&1 &
  portal_pid=$!
  local deadline=$((SECONDS + 120))
  until curl --silent --fail --output /dev/null --max-time 2 "http://127.0.0.1:$SPORTELLO_PORT/health/ready"; do
    if ! kill -0 "$portal_pid" 2>/dev/null || [ "$SECONDS" -ge "$deadline" ]; then
      echo "the portal of the tests did not start:" >&2
      tail -n 30 "$SPORTELLO_ARTEFACTS/portal.log" >&2
      exit 1
    fi
    sleep 0.2
  done
}
