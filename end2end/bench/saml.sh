#!/usr/bin/env bash
# Verified responses a second on one core, ours and pysaml2's, on the same bytes; then what forged ones cost.
# Called by `make bench`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

VERSION=7.5.5
CACHE="${SPORTELLO_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/sportello}/pysaml2"
PYTHON="$CACHE/venv/bin/python"

say() { printf 'bench: %s\n' "$*" >&2; }

command -v xmlsec1 >/dev/null || { say "the program xmlsec1 is missing: install the package xmlsec1"; exit 1; }
if [ "$("$PYTHON" -c 'import importlib.metadata as m; print(m.version("pysaml2"))' 2>/dev/null)" != "$VERSION" ]; then
  say "installing pysaml2 $VERSION into $CACHE"
  rm -rf "$CACHE/venv"
  python3 -m venv "$CACHE/venv"
  "$CACHE/venv/bin/pip" install --quiet --disable-pip-version-check "pysaml2==$VERSION"
fi

folder="$(mktemp -d "${TMPDIR:-/tmp}/sportello-saml-XXXXXX")"
trap 'rm -rf "$folder"' EXIT
cargo bench --quiet --package identity --bench verify
cargo bench --quiet --package identity --bench verify -- --write "$folder"
"$PYTHON" end2end/bench/pysaml2.py "$folder"
# The signature library says each mismatch on standard error.
cargo bench --quiet --package identity --bench forged 2> >(grep -v '^func=xmlSec' >&2)
