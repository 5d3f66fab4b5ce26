#!/usr/bin/env bash
# Takes the row policies away from the portal's role and gives them back, and masks groups for the demo's first desk:
# for measurements of the portal's own database (the cluster under SPORTELLO_VAR) only, never where people work.
#
#   masks.sh on|off GROUPS      whether policies hold; groups by comma, or none
set -euo pipefail

# shellcheck source=end2end/bench/database.sh
source "$(dirname "${BASH_SOURCE[0]}")/database.sh"

case ${1-} in
  on) bypass=NOBYPASSRLS ;;
  off) bypass=BYPASSRLS ;;
  *) fail "on or off" ;;
esac
groups=${2-}
[[ $groups =~ ^[a-z_,]*$ ]] || fail "no groups: $groups"
# Plans that were made before still hold the policies, or lack them: every connection of the portal begins anew.
ask "application_name=bench" \
  --command "ALTER ROLE sportello_app $bypass" \
  --command "UPDATE profile SET mask = '{$groups}' WHERE id = '0f000000-0000-7000-8000-000000000003'" \
  --command "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'sportello_app'"
