#!/usr/bin/env bash
# A compiler that can build for the browser (wasm32-unknown-unknown).
#
# Prints what the bundler has to set, one NAME=VALUE a line: CARGO, and for Debian's compiler RUSTC
# and RUSTFLAGS. Three ways, the first that works:
#   1. the compiler at hand already has the target's standard library;
#   2. rustup can fetch it;
#   3. Debian's compiler, with the standard library built here once from the packaged sources into the
#      user's cache (never into the system's folders), and again when the packages change.
# SPORTELLO_WASM=debian goes to the third at once.
set -euo pipefail
# shellcheck source=end2end/setup/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

readonly target=wasm32-unknown-unknown
readonly debian_packages=(rustc-web cargo-web rust-web-src rust-web-llvm)

has_target() {
    compgen -G "$(rustc --print target-libdir --target "$target" 2>/dev/null)/libcore-*.rlib" >/dev/null
}

by_rustup() {
    command -v rustup >/dev/null || return 1
    say "asking rustup for the standard library of the browser ($target)"
    timeout 180 rustup target add "$target" >&2 && has_target
}

debian_is_installed() {
    [[ $(dpkg-query --show --showformat '${db:Status-Status}\n' "${debian_packages[@]}" 2>/dev/null |
        grep -c '^installed$') -eq ${#debian_packages[@]} ]]
}

# Where the library for the installed packages is, or will be.
debian_sysroot() {
    local version
    version=$(dpkg-query --show --showformat '${Version}\n' "${debian_packages[@]}" | sort -u | tr -c 'A-Za-z0-9.' '_')
    echo "$cache/wasm-sysroot/$version"
}

# Builds std with the Debian compiler and leaves its libraries in "$1".
build_std() {
    local sysroot=$1 work
    work=$(mktemp -d "$cache/std.XXXXXX")
    mkdir "$work/src"
    touch "$work/src/lib.rs"
    printf '[package]\nname = "stdonly"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n' >"$work/Cargo.toml"
    say "building the browser's standard library with Debian's compiler (once, about two minutes)"
    (
        cd "$work"
        # Without embedded bitcode link-time optimisation fails later.
        RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_PROFILE_RELEASE_OPT_LEVEL=s \
            CARGO_TARGET_DIR="$work/target" /usr/bin/cargo build --quiet --release --target "$target" \
            -Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size >&2
    ) || fail "Debian's compiler could not build std for $target"
    local host lib=$sysroot.new/lib/rustlib/$target/lib
    host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
    rm -rf "$sysroot.new"
    mkdir -p "$lib"
    ln -s "/usr/lib/rustlib/$host" "$sysroot.new/lib/rustlib/$host"
    find "$work/target/$target/release/deps" -name '*.rlib' ! -name 'libstdonly*' -exec cp -t "$lib" {} +
    rm -rf "$work" "$sysroot"
    mv "$sysroot.new" "$sysroot"
}

print_debian() {
    printf 'CARGO=/usr/bin/cargo\nRUSTC=/usr/bin/rustc\nRUSTFLAGS=--sysroot=%s\n' "$1"
}

by_debian() {
    local sysroot
    if ! debian_is_installed; then
        say "installing Debian's compiler for the browser half: ${debian_packages[*]}"
        install_packages "${debian_packages[@]}"
    fi
    sysroot=$(debian_sysroot)
    mkdir -p "$cache/wasm-sysroot"
    [[ -d $sysroot ]] || build_std "$sysroot"
    print_debian "$sysroot"
}

was_built() {
    command -v dpkg-query >/dev/null && debian_is_installed && [[ -d $(debian_sysroot) ]]
}

mkdir -p "$cache"
readonly forced=${SPORTELLO_WASM-}
if [[ $forced != debian ]] && has_target; then
    echo "CARGO=cargo"
elif was_built; then
    print_debian "$(debian_sysroot)"
elif [[ $forced != debian ]] && by_rustup; then
    echo "CARGO=cargo"
elif command -v apt-get >/dev/null; then
    by_debian
else
    fail "no standard library for $target: 'rustup target add $target', or your system's package for it"
fi
