#!/usr/bin/env bash
# A compiler that can build for the browser (wasm32-unknown-unknown).
#
# Prints what the bundler has to set, one NAME=VALUE a line: CARGO, and where needed RUSTC, RUSTFLAGS and
# RUSTC_BOOTSTRAP.
# The first way that works:
#   1. the compiler at hand, with the standard library built here once, for size (rustup brings its sources)
#      and without the texts of panics, which nobody reads in a browser: a fifth smaller than with the
#      library that rustup has ready made;
#   2. the compiler at hand with the ready-made library;
#   3. Debian's compiler, with the library built here from Debian's sources, in the same way as the first.
# What is built goes into the user's cache, never into the system's folders, and is built again when the
# compiler changes. SPORTELLO_WASM=ready or =debian goes to the second or third at once.
# shellcheck disable=SC2329 # the three ways are called by name
set -euo pipefail
# shellcheck source=end2end/setup/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

readonly target=wasm32-unknown-unknown
readonly debian_packages=(rustc-web cargo-web rust-web-src rust-web-llvm)
readonly wish=${SPORTELLO_WASM-}

# A panic stops at once: no place, no text. Flags of the compiler that are not stable yet.
readonly silent="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"

# sysroot_of RUSTC [FLAGS]: where the library for exactly this compiler and these flags is, or will be.
sysroot_of() {
    local version
    version=$("$1" -vV; echo "${2-}"; dpkg-query --show --showformat '${Version}\n' rustc-web 2>/dev/null || true)
    echo "$cache/wasm-sysroot/$("$1" --version | cut -d ' ' -f 2)-$(sha256sum <<<"$version" | head -c 12)"
}

# build_std CARGO RUSTC SYSROOT [FLAGS]: fails quietly enough to try the next way.
build_std() {
    local cargo=$1 rustc=$2 sysroot=$3 flags=${4-} panic=,panic_abort work host lib
    [[ -z $flags ]] || panic=
    mkdir -p "$cache/wasm-sysroot"
    work=$(mktemp -d "$cache/std.XXXXXX")
    mkdir "$work/src"
    touch "$work/src/lib.rs"
    printf '[package]\nname = "stdonly"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n' >"$work/Cargo.toml"
    say "building the browser's standard library with $("$rustc" --version) (once, about two minutes)"
    # Without embedded bitcode link-time optimisation fails later.
    if ! (cd "$work" && RUSTC=$rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS="-Cembed-bitcode=yes $flags" \
        CARGO_PROFILE_RELEASE_OPT_LEVEL=s CARGO_TARGET_DIR="$work/target" \
        "$cargo" build --quiet --release --target "$target" \
        -Zbuild-std="std$panic" -Zbuild-std-features=optimize_for_size >&2); then
        rm -rf "$work"
        return 1
    fi
    host=$("$rustc" -vV | sed -n 's/^host: //p')
    lib=$work/sysroot/lib/rustlib/$target/lib
    mkdir -p "$lib"
    ln -s "$("$rustc" --print sysroot)/lib/rustlib/$host" "$work/sysroot/lib/rustlib/$host"
    find "$work/target/$target/release/deps" -name '*.rlib' ! -name 'libstdonly*' -exec cp -t "$lib" {} + &&
        compgen -G "$lib/libcore-*.rlib" >/dev/null || return 1
    mv --no-target-directory "$work/sysroot" "$sysroot"
    rm -rf "$work"
}

has_sources() {
    [[ -f $(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock ]]
}

has_ready_made() {
    compgen -G "$(rustc --print target-libdir --target "$target" 2>/dev/null)/libcore-*.rlib" >/dev/null
}

# by_rustup KIND WHAT IN-WORDS: asks once, not for long. What rustup says of a refusal is long: its first line will do.
by_rustup() {
    local log
    command -v rustup >/dev/null || return 1
    say "asking rustup for $3"
    log=$(mktemp)
    if ! timeout 180 rustup "$1" add "$2" >"$log" 2>&1; then
        say "rustup has it not: $(grep -m 1 '^error' "$log" || tail -n 1 "$log"); trying another way"
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
}

built_here() {
    local sysroot
    sysroot=$(sysroot_of rustc "$silent")
    if [[ ! -d $sysroot ]]; then
        has_sources || { by_rustup component rust-src "the sources of the standard library" && has_sources; } || return 1
        build_std cargo rustc "$sysroot" "$silent" || return 1
    fi
    printf 'CARGO=cargo\nRUSTC_BOOTSTRAP=1\nRUSTFLAGS=--sysroot=%s %s\n' "$sysroot" "$silent"
}

ready_made() {
    has_ready_made || { by_rustup target "$target" "the standard library of the browser" && has_ready_made; } || return 1
    echo "CARGO=cargo"
}

debian_is_installed() {
    [[ $(dpkg-query --show --showformat '${db:Status-Status}\n' "${debian_packages[@]}" 2>/dev/null |
        grep -c '^installed$') -eq ${#debian_packages[@]} ]]
}

by_debian() {
    local sysroot
    command -v apt-get >/dev/null || return 1
    if ! debian_is_installed; then
        say "installing Debian's compiler for the browser half: ${debian_packages[*]}"
        install_packages "${debian_packages[@]}"
    fi
    # Its linker is a link into a package that it only recommends, of the same name as the program.
    if [[ -L /usr/bin/rust-lld && ! -e /usr/bin/rust-lld ]]; then
        say "installing $(readlink /usr/bin/rust-lld) (linker of the browser half)"
        install_packages "$(readlink /usr/bin/rust-lld)"
    fi
    sysroot=$(sysroot_of /usr/bin/rustc "$silent")
    [[ -d $sysroot ]] || build_std /usr/bin/cargo /usr/bin/rustc "$sysroot" "$silent" || return 1
    printf 'CARGO=/usr/bin/cargo\nRUSTC=/usr/bin/rustc\nRUSTC_BOOTSTRAP=1\nRUSTFLAGS=--sysroot=%s %s\n' "$sysroot" "$silent"
}

mkdir -p "$cache"
# A way that was refused once is not tried at every run: what worked is remembered for this compiler.
remembered=$cache/wasm-way-$(rustc -vV | sha256sum | head -c 12)
ways=(built_here ready_made by_debian)
case $wish in
ready) ways=(ready_made) ;;
debian) ways=(by_debian) ;;
*) [[ -f $remembered ]] && ways=("$(cat "$remembered")" "${ways[@]}") ;;
esac
for way in "${ways[@]}"; do
    if "$way"; then
        [[ -n $wish ]] || echo "$way" >"$remembered"
        exit 0
    fi
done
fail "no standard library for $target: 'rustup component add rust-src', 'rustup target add $target', or your system's package for it"
