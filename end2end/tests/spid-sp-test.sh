#!/usr/bin/env bash
# Runs AgID's spid-sp-test against a running portal and judges its JSON report (its exit code is 0 also when it gave up).
#
#   spid-sp-test.sh metadata FILE      writes the metadata of the test provider, to be registered before the portal starts
#   spid-sp-test.sh run ADDRESS DIR    both bindings and the three levels against the portal at ADDRESS, reports into DIR
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

VERSION=1.2.18
CACHE="${SPORTELLO_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/sportello}/spid-sp-test"
IDP="https://localhost:8443" # the name of the test provider; nothing listens there
export IDP_ENTITYID="$IDP" IDP_CERT_PATH="$CACHE/idp" PYTHONWARNINGS=ignore

say() { printf 'spid-sp-test: %s\n' "$*" >&2; }

# The tool in an environment of its own, and a key of its own (the packaged certificate has expired).
prepare() {
  command -v xmlsec1 >/dev/null || { say "the program xmlsec1 is missing: install the package xmlsec1"; exit 1; }
  if [ "$("$CACHE/venv/bin/spid_sp_test" -v 2>/dev/null)" != "$VERSION" ]; then
    say "installing version $VERSION into $CACHE"
    rm -rf "$CACHE/venv"
    python3 -m venv "$CACHE/venv"
    "$CACHE/venv/bin/pip" install --quiet --disable-pip-version-check "spid-sp-test==$VERSION"
  fi
  if ! openssl x509 -checkend 86400 -noout -in "$CACHE/idp/public.cert" >/dev/null 2>&1; then
    mkdir -p "$CACHE/idp"
    openssl req -x509 -newkey rsa:2048 -sha256 -nodes -days 730 -subj "/C=IT/O=spid-sp-test/CN=spid-sp-test" \
      -keyout "$CACHE/idp/private.key" -out "$CACHE/idp/public.cert" 2>/dev/null
  fi
}

# login_address PORTAL BINDING LEVEL
login_address() {
  printf '%s/spid/login?idp=%s&level=%s&binding=%s&next=/area-personale' "$1" "https%3A%2F%2Flocalhost%3A8443" "$3" "$2"
}

# check BINDING LEVEL: one run of the tool with all its responses, a quarter of a minute, then the judgement
check() {
  local name="$1-$2" address
  address="$(login_address "$portal" "$1" "$2")"
  local report="$folder/spid-sp-test-$name.json"
  rm -f "$report"
  "$CACHE/venv/bin/spid_sp_test" --profile spid-sp-public --metadata-url "$portal/spid/metadata" --authn-url "$address" \
    --extra --test-response --debug ERROR --exit-zero -rf json -o "$report" >"$folder/spid-sp-test-$name.log" 2>&1 || true
  if ! node check-spid-report.mjs "$report" "$name"; then
    tail -n 30 "$folder/spid-sp-test-$name.log" >&2
    return 1
  fi
}

case "${1:-}" in
  metadata)
    prepare
    "$CACHE/venv/bin/spid_sp_test" --idp-metadata >"$2"
    ;;
  run)
    prepare
    portal="$2" folder="$3"
    mkdir -p "$folder"
    failed=0
    for binding in redirect post; do
      for level in 1 2 3; do
        check "$binding" "$level" || failed=1
      done
    done
    exit "$failed"
    ;;
  *)
    say "say: spid-sp-test.sh metadata FILE, or spid-sp-test.sh run ADDRESS DIR"
    exit 2
    ;;
esac
