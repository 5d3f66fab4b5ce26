#!/usr/bin/env bash
# npm.sh DIR: the packages of DIR/package-lock.json, installed when that file has changed.
set -euo pipefail
# shellcheck source=end2end/setup/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

cd "${1:?say: npm.sh DIR}"
readonly stamp=node_modules/.sportello-stamp
wanted=$(digest_of package-lock.json)
if [[ -f $stamp && $(cat "$stamp") == "$wanted" ]]; then
    exit 0
fi
say "installing the npm packages of $(realpath --relative-to "$root" .)"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
echo "$wanted" >"$stamp"
