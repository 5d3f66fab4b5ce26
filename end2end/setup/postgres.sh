#!/usr/bin/env bash
# A private PostgreSQL cluster for tests and checks: Unix socket only, no port, durability off.
#
#   postgres.sh with -- COMMAND…   run COMMAND with DATABASE_URL set, then stop and delete the cluster
#   postgres.sh                    start one, print DATABASE_URL, keep it until interrupted, then delete it
#   postgres.sh start DIR          start (or find running) a cluster that stays in DIR, print DATABASE_URL
#   postgres.sh stop DIR           stop the cluster in DIR; its data stays
#
# The role in the address is a superuser: tests make their own, weaker roles from it.
# SPORTELLO_TEST_DATABASE names the database (default sportello_test).
set -euo pipefail

readonly database=${SPORTELLO_TEST_DATABASE:-sportello_test}
readonly owner=sportello_owner

fail() {
    echo "postgres.sh: $*" >&2
    exit 1
}

# The folder with initdb and pg_ctl: Debian keeps them out of PATH, by version.
find_binaries() {
    local dir
    dir=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -type d -name bin 2>/dev/null | sort -V | tail -n 1) || true
    if [[ -n $dir && -x $dir/initdb ]]; then
        echo "$dir"
    elif command -v initdb >/dev/null && command -v pg_ctl >/dev/null; then
        dirname "$(command -v initdb)"
    else
        fail "no PostgreSQL programs (initdb, pg_ctl); install the package postgresql"
    fi
}

# PostgreSQL refuses to run as root: the same command, as the user postgres when we are root.
as_postgres() {
    if [[ $EUID -eq 0 ]]; then
        (cd / && exec runuser -u postgres -- "$@")
    else
        "$@"
    fi
}

url_of() {
    echo "postgres://$owner@localhost/$database?host=$1/sock"
}

is_running() {
    as_postgres "$binaries/pg_ctl" status --pgdata "$1/data" >/dev/null 2>&1
}

create_cluster() {
    local dir=$1
    mkdir -p "$dir/data" "$dir/sock"
    chmod 700 "$dir/data"
    if [[ $EUID -eq 0 ]]; then
        id postgres >/dev/null 2>&1 || fail "started by root, and there is no user postgres to drop to"
        chown postgres: "$dir" "$dir/data" "$dir/sock"
    fi
    as_postgres "$binaries/initdb" --pgdata "$dir/data" --username "$owner" --auth trust \
        --encoding UTF8 --locale C.UTF-8 --no-sync --no-instructions >"$dir/initdb.log" 2>&1 ||
        fail "initdb failed: $(tail -n 3 "$dir/initdb.log")"
}

# The cluster in a folder, with further options for the server.
start_cluster() {
    local dir=$1
    is_running "$dir" && return
    as_postgres "$binaries/pg_ctl" start --wait --silent --pgdata "$dir/data" --log "$dir/data/server.log" \
        --options "-c listen_addresses='' -k $dir/sock -c fsync=off -c synchronous_commit=off \
        -c full_page_writes=off -c max_connections=200 ${*:2}" >/dev/null ||
        fail "the cluster in $dir does not start: $(tail -n 3 "$dir/data/server.log")"
    local psql=("$binaries/psql" --no-psqlrc --quiet --tuples-only --no-align
        --host "$dir/sock" --username "$owner" --dbname postgres)
    if [[ -z $("${psql[@]}" --command "SELECT 1 FROM pg_database WHERE datname = '$database'") ]]; then
        "${psql[@]}" --command "CREATE DATABASE \"$database\""
    fi
}

stop_cluster() {
    if is_running "$1"; then
        as_postgres "$binaries/pg_ctl" stop --silent --mode immediate --pgdata "$1/data" >/dev/null
    fi
}

# A cluster in a new folder, gone when this script ends, however it ends.
throw_away() {
    dir=$(mktemp -d "${TMPDIR:-/tmp}/sportello-pg.XXXXXX")
    chmod 755 "$dir"
    trap 'stop_cluster "$dir"; rm -rf "$dir"' EXIT
    trap 'exit 130' INT TERM HUP
    create_cluster "$dir"
    # Tests count the pages that a query reads; the vacuum would add its own. With the least of a log, a copy of a
    # database, which nearly every test begins with, is not written a second time into it.
    start_cluster "$dir" -c autovacuum=off -c wal_level=minimal -c max_wal_senders=0
    DATABASE_URL=$(url_of "$dir")
    export DATABASE_URL
}

binaries=$(find_binaries)
case ${1-} in
with)
    [[ ${2-} == -- && $# -ge 3 ]] || fail "say: postgres.sh with -- COMMAND…"
    shift 2
    throw_away
    "$@"
    ;;
start)
    [[ ${2-} == /* ]] || fail "say: postgres.sh start DIR (an absolute path)"
    [[ -f $2/data/PG_VERSION ]] || create_cluster "$2"
    start_cluster "$2"
    echo "DATABASE_URL=$(url_of "$2")"
    ;;
stop)
    [[ ${2-} == /* ]] || fail "say: postgres.sh stop DIR (an absolute path)"
    stop_cluster "$2"
    ;;
'')
    throw_away
    echo "DATABASE_URL=$DATABASE_URL"
    # A sleeper that the trap can interrupt.
    sleep infinity &
    sleeper=$!
    trap 'kill "$sleeper"; exit 130' INT TERM HUP
    wait "$sleeper"
    ;;
*)
    fail "unknown word '$1'; see the head of this file"
    ;;
esac
