#!/usr/bin/env bash
# The facts about every SQL query that let the checked macros compile without a database (.sqlx).
#
#   sqlx.sh check [COMMAND…]   fails when .sqlx is not what the queries and migrations of today give; COMMAND is what
#                              compiles `backend` (else cargo check), so that one pass does for the lints too
#   sqlx.sh prepare            writes it anew
set -euo pipefail
# shellcheck source=end2end/setup/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

readonly here=$root/end2end/setup
readonly stamps=${CARGO_TARGET_DIR:-$root/target}/setup
readonly entry=$root/server/backend/src/lib.rs

# Everything the answer depends on.
inputs() {
    find "$root/migrations" "$root/server/backend" "$root/.sqlx" -type f \
        \( -name '*.sql' -o -name '*.rs' -o -name '*.toml' -o -name '*.json' \) -print0 2>/dev/null | sort -z |
        xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1
}

apply_migrations() {
    local psql file
    psql=$(find /usr/lib/postgresql -path '*/bin/psql' 2>/dev/null | sort -V | tail -n 1) || true
    for file in "$root"/migrations/*.sql; do
        "${psql:-psql}" --no-psqlrc --quiet --single-transaction --set ON_ERROR_STOP=1 \
            --file "$file" "$DATABASE_URL" >/dev/null || fail "migration $(basename "$file") does not apply"
    done
}

# Compiles `backend` against the database, so that each macro writes its file into the first argument; the others are
# what compiles. Cargo sees no reason to compile again, so the crate's root is made to look new for as long as it takes.
describe_queries() {
    local into=$1 reference before status=0
    shift
    reference=$(mktemp)
    touch --reference "$entry" "$reference"
    before=$(digest_of "$entry")
    touch "$entry"
    env --unset SQLX_OFFLINE SQLX_OFFLINE_DIR="$into" "$@" || status=$?
    if [[ $(digest_of "$entry") == "$before" ]]; then
        touch --reference "$reference" "$entry"
    fi
    rm -f "$reference"
    return "$status"
}

# check or prepare, with a database at hand; then what compiles.
compare() {
    local what=$1
    shift
    [[ $# -gt 0 ]] || set -- cargo check --quiet --package backend --all-targets
    fresh=$(mktemp -d)
    trap 'rm -rf "$fresh"' EXIT
    apply_migrations
    describe_queries "$fresh" "$@" || fail "this failed, with the database at hand: $*"
    if [[ $what == prepare ]]; then
        rm -rf "$root/.sqlx"
        if [[ -n $(ls -A "$fresh") ]]; then
            mkdir "$root/.sqlx"
            cp "$fresh"/*.json "$root/.sqlx/"
        fi
        say "wrote $(find "$fresh" -name '*.json' | wc -l) query files to .sqlx"
    else
        diff --recursive --brief "$root/.sqlx" "$fresh" >&2 ||
            fail ".sqlx is stale: run end2end/setup/sqlx.sh prepare and commit the result"
    fi
}

cd "$root"
case ${1-} in
check)
    shift
    mkdir -p "$stamps" "$root/.sqlx"
    if [[ -f $stamps/sqlx && $(cat "$stamps/sqlx") == "$(inputs)" ]]; then
        [[ $# -eq 0 ]] || SQLX_OFFLINE=true exec "$@"
        exit 0
    fi
    "$here/postgres.sh" with -- "$here/sqlx.sh" compare check "$@"
    inputs >"$stamps/sqlx"
    ;;
prepare)
    "$here/postgres.sh" with -- "$here/sqlx.sh" compare prepare
    ;;
compare)
    shift
    compare "$@"
    ;;
*)
    fail "say: sqlx.sh check|prepare"
    ;;
esac
