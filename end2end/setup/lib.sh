# Shared by the set-up scripts: where things are kept, how messages look, how packages are installed.
# Sourced, never run.
# shellcheck shell=bash

# The checkout, and the cache that survives it.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cache=${SPORTELLO_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/sportello}
# shellcheck disable=SC2034 # used by the scripts that source this file
readonly root cache

say() {
    echo "setup: $*" >&2
}

fail() {
    echo "setup: $*" >&2
    exit 1
}

# Runs a system command as root: directly, or through sudo.
as_root() {
    if [[ $EUID -eq 0 ]]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "this needs root and there is no sudo: $*"
    fi
}

# Installs Debian packages, or names them where there is no apt.
install_packages() {
    if ! command -v apt-get >/dev/null; then
        fail "missing, and this system has no apt; install what gives you: $*"
    fi
    local log
    log=$(mktemp)
    if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet \
        --no-install-recommends "$@" >"$log" 2>&1; then
        as_root apt-get update --quiet >>"$log" 2>&1 || true
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet \
            --no-install-recommends "$@" >>"$log" 2>&1 ||
            fail "apt-get could not install: $* ($(grep -m 1 '^E:' "$log" || tail -n 1 "$log"))"
    fi
    rm -f "$log"
}

# The digest of some files, to see whether work has to be done again.
digest_of() {
    cat "$@" | sha256sum | cut -d ' ' -f 1
}
