#!/usr/bin/env bash
# Starts the demo: three demo providers, then the portal. Used by `make run` and by the end-to-end tests.
# Stops everything on Ctrl-C or when one part ends.
#
# Ports:    SPORTELLO_PORT 8080, SPORTELLO_DEMO_IDP_PORT 8088, SPORTELLO_DEMO_OIDC_PORT 8090,
#           SPORTELLO_DEMO_SMTP_PORT 8025, SPORTELLO_DEMO_MAILBOX_PORT 8026
# Data:     SPORTELLO_DEMO_ZONE=1 adds a whole zone (make run does; the tests look at the few requests without it)
# Folder:   SPORTELLO_VAR (default var)       Program: SPORTELLO_BIN (default $CARGO_TARGET_DIR/debug/sportello)
# Assets:   SPORTELLO_ASSETS__DIR (default target/site)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

for name in SPORTELLO_MODE SPORTELLO_SERVER__MODE; do
  if [ "${!name:-demo}" = production ]; then
    echo "the demo refuses to start while $name=production" >&2
    exit 1
  fi
done

# --- settings ---------------------------------------------------------------
export SPORTELLO_PORT="${SPORTELLO_PORT:-8080}"
export SPORTELLO_DEMO_IDP_PORT="${SPORTELLO_DEMO_IDP_PORT:-8088}"
export SPORTELLO_DEMO_OIDC_PORT="${SPORTELLO_DEMO_OIDC_PORT:-8090}"
export SPORTELLO_DEMO_SMTP_PORT="${SPORTELLO_DEMO_SMTP_PORT:-8025}"
export SPORTELLO_DEMO_MAILBOX_PORT="${SPORTELLO_DEMO_MAILBOX_PORT:-8026}"
SPORTELLO_VAR="$(realpath -m "${SPORTELLO_VAR:-var}")"
export SPORTELLO_VAR
export SPORTELLO_MODE=demo
export SPORTELLO_BASE_URL="${SPORTELLO_BASE_URL:-http://localhost:$SPORTELLO_PORT}"
export SPORTELLO_LISTEN="${SPORTELLO_LISTEN:-127.0.0.1:$SPORTELLO_PORT}"
export SPORTELLO_DEMO_IDP_URL="${SPORTELLO_DEMO_IDP_URL:-http://localhost:$SPORTELLO_DEMO_IDP_PORT}"
export SPORTELLO_DEMO_OIDC_URL="${SPORTELLO_DEMO_OIDC_URL:-http://localhost:$SPORTELLO_DEMO_OIDC_PORT}"
export SPORTELLO_IDP_METADATA_DIR="$SPORTELLO_VAR/demo/idp"
export SPORTELLO_SPID__CIE__MUNICIPALITY=M990
export SPORTELLO_OPERATORS__PONTELARO__NAME="Comune di Pontelaro"
export SPORTELLO_OPERATORS__PONTELARO__ISSUER="$SPORTELLO_DEMO_OIDC_URL"
export SPORTELLO_OPERATORS__PONTELARO__CLIENT_ID=sportello
export SPORTELLO_OPERATORS__PONTELARO__CLIENT_SECRET_FILE="$SPORTELLO_VAR/demo/oidc-client-secret"
export SPORTELLO_OPERATORS__VALLESCURA__NAME="Comune di Vallescura"
export SPORTELLO_OPERATORS__VALLESCURA__ISSUER="$SPORTELLO_DEMO_OIDC_URL/vallescura"
export SPORTELLO_OPERATORS__VALLESCURA__CLIENT_ID=sportello
export SPORTELLO_OPERATORS__VALLESCURA__CLIENT_SECRET_FILE="$SPORTELLO_VAR/demo/oidc-client-secret-vallescura"
export SPORTELLO_OPERATORS__SPID=true
export SPORTELLO_MAIL__SMTP_HOST=localhost
export SPORTELLO_MAIL__SMTP_PORT="$SPORTELLO_DEMO_SMTP_PORT"
export SPORTELLO_MAIL__FROM=sportello@comune.pontelaro.example
export SPORTELLO_SMS__URL="http://localhost:$SPORTELLO_DEMO_MAILBOX_PORT/sms"
export SPORTELLO_SMS__TOKEN_FILE="$SPORTELLO_VAR/demo/sms-token"
export SPORTELLO_SMS__SENDER=Sportello
export SPORTELLO_ASSETS__DIR="${SPORTELLO_ASSETS__DIR:-target/site}"
PROGRAM="${SPORTELLO_BIN:-${CARGO_TARGET_DIR:-target}/debug/sportello}"
MAILBOX="http://localhost:$SPORTELLO_DEMO_MAILBOX_PORT"
LOGS="$SPORTELLO_VAR/demo/log"

# --- starting and stopping --------------------------------------------------
children=()

say() { printf '%s\n' "$*" >&2; }

stop_all() {
  trap - EXIT INT TERM HUP
  local pid tries
  for pid in "${children[@]}"; do kill -TERM "$pid" 2>/dev/null || true; done
  for pid in "${children[@]}"; do
    tries=0
    while kill -0 "$pid" 2>/dev/null && [ "$tries" -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
    kill -KILL "$pid" 2>/dev/null || true
  done
}
trap stop_all EXIT
trap 'exit 0' INT TERM HUP

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# start NAME COMMAND...: runs in the background, output in its own log. Its own session, so that Ctrl-C reaches it through us only.
start() {
  local name="$1"
  shift
  setsid "$@" >"$LOGS/$name.log" 2>&1 &
  children+=("$!")
}

# wait_for NAME PID ADDRESS SECONDS: until the address answers, the process ends or the time is over.
wait_for() {
  local name="$1" pid="$2" address="$3" deadline=$((SECONDS + $4))
  until curl --silent --fail --output /dev/null --max-time 2 "$address"; do
    if ! kill -0 "$pid" 2>/dev/null; then
      say "$name ended while starting:"
      tail -n 20 "$LOGS/$name.log" >&2
      exit 1
    fi
    if [ "$SECONDS" -ge "$deadline" ]; then
      say "$name does not answer at $address after $4 s; see $LOGS/$name.log"
      tail -n 20 "$LOGS/$name.log" >&2
      exit 1
    fi
    sleep 0.1
  done
}

# --- what must be there -----------------------------------------------------
[ -x "$PROGRAM" ] || { say "the program $PROGRAM is missing: build it with 'make build' or name it in SPORTELLO_BIN"; exit 1; }
for tool in node curl setsid; do
  command -v "$tool" >/dev/null || { say "the program '$tool' is missing"; exit 1; }
done
bash end2end/setup/npm.sh end2end
for port in SPORTELLO_PORT SPORTELLO_DEMO_IDP_PORT SPORTELLO_DEMO_OIDC_PORT SPORTELLO_DEMO_SMTP_PORT SPORTELLO_DEMO_MAILBOX_PORT; do
  if port_is_taken "${!port}"; then
    say "port ${!port} is already in use: stop what listens there or choose another with $port=…"
    exit 1
  fi
done
mkdir -p "$LOGS"

# --- providers --------------------------------------------------------------
start spid-idp node end2end/demo/spid-idp.mjs
idp_pid=$!
start oidc node end2end/demo/oidc.mjs
oidc_pid=$!
start mailbox node end2end/demo/mail.mjs
mail_pid=$!
wait_for spid-idp "$idp_pid" "http://127.0.0.1:$SPORTELLO_DEMO_IDP_PORT/metadata" 20
wait_for oidc "$oidc_pid" "http://127.0.0.1:$SPORTELLO_DEMO_OIDC_PORT/.well-known/openid-configuration" 20
wait_for mailbox "$mail_pid" "http://127.0.0.1:$SPORTELLO_DEMO_MAILBOX_PORT/api/messages" 20

# --- portal -----------------------------------------------------------------
seed="seed demo"
[ "${SPORTELLO_DEMO_ZONE:-}" != 1 ] || seed="seed demo --zone"
for step in migrate "$seed"; do
  # shellcheck disable=SC2086 # the words of a step are separate arguments
  if ! "$PROGRAM" $step >"$LOGS/${step// /-}.log" 2>&1; then
    say "'sportello $step' failed:"
    tail -n 20 "$LOGS/${step// /-}.log" >&2
    exit 1
  fi
done
start sportello "$PROGRAM" serve
portal_pid=$!
echo "$portal_pid" >"$LOGS/sportello.pid"
wait_for sportello "$portal_pid" "http://${SPORTELLO_LISTEN}/health/ready" 60

node end2end/demo/welcome.mjs "$SPORTELLO_BASE_URL" "$MAILBOX" "$LOGS"

# Ends when the first part ends, which is an error unless we were asked to stop.
set +e
wait -n
say "one part of the demo ended; see $LOGS"
exit 1
