#!/usr/bin/env bash
# A whole login with CIE: a trust anchor and a provider (PyPI spid-cie-oidc, with our own settings), the portal as a
# member of their federation, and a citizen who walks through. Everything on free ports, in a folder that is gone at the end.
#
#   run.sh DIR      reports and logs into DIR
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

VERSION=1.6.3
THEME=1.4.8
CACHE="${SPORTELLO_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/sportello}/spid-cie-oidc"
PYTHON="$CACHE/venv/bin/python"
artefacts="$(realpath -m "${1:?say: run.sh DIR}")"
here="$PWD/end2end/federation"

say() { printf 'federation: %s\n' "$*" >&2; }

installed() { "$PYTHON" -c 'import importlib.metadata as m; print(m.version("spid-cie-oidc"), m.version("design-django-theme"))' 2>/dev/null || true; }
if [ "$(installed)" != "$VERSION $THEME" ]; then
  say "installing spid-cie-oidc $VERSION into $CACHE"
  rm -rf "$CACHE/venv"
  python3 -m venv "$CACHE/venv"
  "$CACHE/venv/bin/pip" install --quiet --disable-pip-version-check "spid-cie-oidc==$VERSION" "design-django-theme==$THEME"
fi

folder="$(mktemp -d "${TMPDIR:-/tmp}/sportello-federation-XXXXXX")"
chmod 755 "$folder" # the database's own user must reach its data
mkdir -p "$artefacts/federation"
children=()
stop() {
  trap - EXIT INT TERM
  local pid
  for pid in "${children[@]}"; do kill -TERM "$pid" 2>/dev/null || true; done
  for pid in "${children[@]}"; do wait "$pid" 2>/dev/null || true; done
  cp "$folder"/*.log "$artefacts/federation/" 2>/dev/null || true
  cp -r "$folder/var/demo/log/." "$artefacts/federation/" 2>/dev/null || true
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM

read -r -a ports <<<"$(node end2end/tests/free-ports.mjs 7)"
export FEDERATION_FOLDER="$folder" FEDERATION_ANCHOR="http://127.0.0.1:${ports[0]}"
export FEDERATION_PROVIDER="http://127.0.0.1:${ports[1]}/oidc/op" FEDERATION_PORTAL="http://127.0.0.1:${ports[2]}"
export PYTHONPATH="$here" PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PYTHONWARNINGS=ignore DJANGO_SETTINGS_MODULE=settings

# wait_for NAME PID ADDRESS LOG
wait_for() {
  local deadline=$((SECONDS + 120))
  until curl --silent --fail --output /dev/null --max-time 2 "$3"; do
    if ! kill -0 "$2" 2>/dev/null || [ "$SECONDS" -ge "$deadline" ]; then
      say "$1 did not start:"
      tail -n 30 "$4" >&2
      exit 1
    fi
    sleep 0.2
  done
}

for name in federation signing next encryption; do
  openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$folder/portal-$name.key" 2>/dev/null
done
for role in anchor provider; do
  "$PYTHON" "$here/prepare.py" "$role" >"$folder/prepare-$role.log" 2>&1 || { tail -n 20 "$folder/prepare-$role.log" >&2; exit 1; }
done
for role in anchor provider; do
  port="${ports[0]}"
  [ "$role" = provider ] && port="${ports[1]}"
  FEDERATION_ROLE="$role" "$PYTHON" -m django runserver --noreload --insecure "127.0.0.1:$port" >"$folder/$role.log" 2>&1 &
  children+=("$!")
done
wait_for "the trust anchor" "${children[0]}" "$FEDERATION_ANCHOR/.well-known/openid-federation" "$folder/anchor.log"
wait_for "the provider" "${children[1]}" "$FEDERATION_PROVIDER/.well-known/openid-federation" "$folder/provider.log"

export SPORTELLO_VAR="$folder/var" SPORTELLO_BASE_URL="$FEDERATION_PORTAL" SPORTELLO_PORT="${ports[2]}"
export SPORTELLO_DEMO_IDP_PORT="${ports[3]}" SPORTELLO_DEMO_OIDC_PORT="${ports[4]}"
export SPORTELLO_DEMO_SMTP_PORT="${ports[5]}" SPORTELLO_DEMO_MAILBOX_PORT="${ports[6]}"
export SPORTELLO_CIE__PROVIDER="$FEDERATION_PROVIDER" SPORTELLO_CIE__TRUST_ANCHORS="$FEDERATION_ANCHOR"
export SPORTELLO_CIE__TRUST_ANCHOR_KEY_FILES="$folder/anchor-jwks.json"
export SPORTELLO_CIE__TRUST_MARKS_FILE="$folder/marks-openid_relying_party.json"
export SPORTELLO_CIE__REQUIRED_TRUST_MARKS="$FEDERATION_ANCHOR/marks/openid_provider"
export SPORTELLO_CIE__FEDERATION_KEY_FILES="$folder/portal-federation.key"
export SPORTELLO_CIE__SIGNING_KEY_FILES="$folder/portal-signing.key,$folder/portal-next.key"
export SPORTELLO_CIE__ENCRYPTION_KEY_FILES="$folder/portal-encryption.key"
unset DATABASE_URL SPORTELLO_CONFIG SPORTELLO_DEMO_IDP_URL SPORTELLO_DEMO_OIDC_URL
bash end2end/demo/run.sh >"$folder/portal.log" 2>&1 &
children+=("$!")
wait_for "the portal" "${children[2]}" "$FEDERATION_PORTAL/health/ready" "$folder/portal.log"

export FEDERATION_PYTHON="$PYTHON"
node --test --test-reporter=spec --test-reporter-destination=stdout \
  --test-reporter=tap --test-reporter-destination="$artefacts/federation.tap" end2end/federation/login.test.mjs
