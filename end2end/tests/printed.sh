#!/usr/bin/env bash
# Asks of every PDF that the Rust tests printed whether it is accessible (PDF/UA-1, ISO 14289-1), of a checker that is
# not ours. What it takes for likely mistakes it warns of; only what it calls an error fails.
#
#   printed.sh FOLDER      where the tests wrote their samples
set -euo pipefail

VERSION=0.2.1
CACHE="${SPORTELLO_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/sportello}/outloud"
# The running foot of a page is an artifact, as 7.8 wants; on a document of one page, where it is not repeated, the
# checker takes it for text that was forgotten.
SKIPPED=TAG-002

# In an environment of its own; from version 2 on PyMuPDF brings 200 MB that are not used here.
if [ "$(cat "$CACHE/version" 2>/dev/null)" != "$VERSION" ]; then
  echo "printed: installing outloud $VERSION into $CACHE" >&2
  rm -rf "$CACHE"
  python3 -m venv "$CACHE"
  "$CACHE/bin/pip" install --quiet --disable-pip-version-check "outloud==$VERSION" "pymupdf==1.26.*"
  echo "$VERSION" >"$CACHE/version"
fi

passed=0
failed=0
for pdf in "$1"/*.pdf; do
  if "$CACHE/bin/outloud" --no-info --skip "$SKIPPED" "$pdf"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
done
# A receipt, a notice in Arabic, a copy of somebody's data, a list, two cards.
if [ "$((passed + failed))" -lt 6 ]; then
  echo "printed: the tests left too few documents in $1" >&2
  failed=$((failed + 1))
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
