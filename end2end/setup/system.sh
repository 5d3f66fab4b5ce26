#!/usr/bin/env bash
# What the system must offer before anything can be built. Installs only what is missing, says what.
#
#   system.sh run     what building and running needs
#   system.sh test    the same, and what the tests need
set -euo pipefail
# shellcheck source=end2end/setup/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

readonly wanted=${1:-run}
readonly least_rust=1.94
readonly least_node=20.19
missing=()

has() {
    command -v "$1" >/dev/null
}

has_library() {
    has pkg-config && pkg-config --exists "$1"
}

# has_file GLOB…: one of them exists
has_file() {
    local file
    for file in "$@"; do
        [[ -e $file ]] && return 0
    done
    return 1
}

# need PACKAGE WHAT-FOR CHECK…: notes the package when the check fails
need() {
    local package=$1 purpose=$2
    shift 2
    if ! "$@"; then
        say "installing $package ($purpose)"
        missing+=("$package")
    fi
}

has_libclang() {
    has_file /usr/lib/llvm-*/lib/libclang.so* /usr/lib/*/libclang*.so* /usr/lib/libclang.so* \
        /usr/lib64/libclang.so* "${LIBCLANG_PATH:-/nonexistent}"/libclang*
}

has_xmlsec_openssl() {
    has_file /usr/lib/*/libxmlsec1-openssl.so* /usr/lib/libxmlsec1-openssl* /usr/lib64/libxmlsec1-openssl.so*
}

has_postgres() {
    has_file /usr/lib/postgresql/*/bin/initdb || has initdb
}

has_browser() {
    has chromium || has chromium-browser || has google-chrome
}

has_venv() {
    has python3 && python3 -c 'import ensurepip, venv' 2>/dev/null
}

# version_at_least WANTED FOUND
version_at_least() {
    [[ $(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1) == "$1" ]]
}

need_packages() {
    need curl "asks whether the demo is ready" has curl
    need build-essential "C compiler and linker" has cc
    need pkg-config "finds the C libraries" has pkg-config
    need libxml2-dev "XML of the SPID messages" has_library libxml-2.0
    need libxmlsec1-dev "signatures of the SPID messages" has_library xmlsec1
    need libxmlsec1-openssl "signatures of the SPID messages" has_xmlsec_openssl
    need libssl-dev "keys and certificates" has_library openssl
    need openssl "keys of the demo" has openssl
    need clang "reads the headers of the C libraries" has clang
    need libclang-dev "reads the headers of the C libraries" has_libclang
    need lld "linker" has ld.lld
    need postgresql "database" has_postgres
    if [[ $wanted == test ]]; then
        need chromium "browser of the tests" has_browser
        need xmlsec1 "signs the forged messages of the tests" has xmlsec1
        need python3-venv "runs the SPID conformance tests" has_venv
        need default-jre-headless "checks the HTML of the tests" has java
        need poppler-utils "reads the receipts in the tests" has pdftotext
    fi
    if [[ ${#missing[@]} -gt 0 ]]; then
        install_packages "${missing[@]}"
    fi
}

need_rust() {
    if ! has cargo; then
        say "installing cargo and rustc ($least_rust or later; Debian's rustc-web)"
        install_packages rustc-web cargo-web
    fi
    local found
    found=$(rustc --version | cut -d ' ' -f 2)
    version_at_least "$least_rust" "$found" ||
        fail "Rust $least_rust or later is needed, this is $found: 'rustup update stable', or https://rustup.rs"
}

need_node() {
    if ! has node || ! has npm; then
        fail "Node $least_node or later with npm is needed: 'apt-get install nodejs npm' where that is new enough, or https://nodejs.org"
    fi
    version_at_least "v$least_node" "$(node --version)" ||
        fail "Node $least_node or later is needed, this is $(node --version): https://nodejs.org"
}

[[ $wanted == run || $wanted == test ]] || fail "say: system.sh run|test"
need_packages
need_rust
need_node
