#!/usr/bin/env bash
# Metadata of every kind of service provider, as `sportello spid metadata` prints it under settings of its own,
# judged by the profiles of AgID's spid-sp-test; keys as `sportello spid certificate` makes them, judged by the
# validator of Avviso 29. What counts is the JSON of both.
#
#   spid-profiles.sh DIR    reports into DIR (spid-sp-test must be installed: spid-sp-test.sh metadata FILE does it)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

folder="$1"
PROGRAM="${SPORTELLO_BIN:-${CARGO_TARGET_DIR:-target}/debug/sportello}"
TOOLS="${SPORTELLO_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/sportello}/spid-sp-test/venv/bin"
export PYTHONWARNINGS=ignore
# Only what stands in the files of this test counts.
while IFS='=' read -r name _; do unset "$name"; done < <(env | grep -E '^(SPORTELLO_|DATABASE_URL=)' || true)

work="$(mktemp -d "${TMPDIR:-/tmp}/sportello-profiles-XXXXXX")"
trap 'rm -rf "$work"' EXIT
mkdir -p "$folder"
failed=0

# settings NAME: a configuration file from the standard input, with a folder of its own
settings() {
  mkdir -p "$work/$1"
  {
    printf '[server]\nbase_url = "https://sportello.comune.pontelaro.example"\nvar = "%s"\n' "$work/$1/var"
    printf '[spid]\nkey_file = "%s/spid.key"\ncertificate_file = "%s/spid.crt"\n' "$work/$1" "$work/$1"
    cat
  } >"$work/$1/sportello.toml"
}

# certificate NAME SECTOR FILE [OPTIONS...]: makes a key, which the validator must accept
certificate() {
  local name="$1" sector="$2" file="$3"
  shift 3
  "$PROGRAM" --config "$work/$name/sportello.toml" spid certificate "$@" >"$work/$name/certificate.log"
  # The tool's own JSON output stops at values that JSON does not know.
  "$TOOLS/python3" - "$file" "$sector" "$folder/spid-certificate-$name.json" <<'PY' || true
import json, pathlib, sys
from spid_compliant_certificates.validator.validate import validate
certificate, sector, out = sys.argv[1:]
report = validate(pathlib.Path(certificate), sector).as_dict()
json.dump(report, open(out, "w"), default=str)
PY
  node end2end/tests/check-spid-certificate.mjs "$folder/spid-certificate-$name.json" "$name" || failed=1
}

# check NAME PROFILE LEAST [OPTIONS...]: prints the metadata, which the profile must accept with so many checks
check() {
  local name="$1" profile="$2" least="$3"
  shift 3
  local report="$folder/spid-sp-test-profile-$name.json" xml="$work/$name/metadata.xml" problems="$work/$name/problems"
  rm -f "$report"
  "$PROGRAM" --config "$work/$name/sportello.toml" spid metadata "$@" >"$xml" 2>"$problems"
  if [ -s "$problems" ]; then
    echo "spid-profiles ($name): our own check finds:" >&2
    cat "$problems" >&2
    failed=1
  fi
  "$TOOLS/spid_sp_test" --metadata-url "file://$xml" --profile "$profile" --extra --debug ERROR --exit-zero \
    -rf json -o "$report" >"$folder/spid-sp-test-profile-$name.log" 2>&1 || true
  if ! node end2end/tests/check-spid-report.mjs "$report" "metadata:$least" "$profile"; then
    tail -n 20 "$folder/spid-sp-test-profile-$name.log" >&2
    failed=1
  fi
}

# A public body in two languages, while it changes its key.
settings public <<TOML
organisation_name = "Comune di Pontelaro"
organisation_name_en = "Municipality of Pontelaro"
organisation_url_en = "https://www.comune.pontelaro.example/en"
contact_phone = "+390550100200"
next_key_file = "$work/public/next.key"
next_certificate_file = "$work/public/next.crt"
TOML
certificate public public "$work/public/spid.crt"
certificate public public "$work/public/next.crt" --next --bits 4096
check public spid-sp-public 120

# The eIDAS sets stand in the same metadata.
settings eidas </dev/null
certificate eidas public "$work/eidas/spid.crt" --bits 2048
check eidas ficep-eidas-sp 80

settings private <<TOML
body = "private"
organisation_name = "Cooperativa sociale Il Ponte"
organisation_display_name = "Il Ponte"
organisation_url = "https://www.ilponte.example"
vat_number = "IT02345678901"
fiscal_code = "02345678901"
contact_email = "spid@ilponte.example"
contact_phone = "+390550100200"
[spid.billing]
street = "Via dei Mulini 4"
postal_code = "50000"
municipality = "Pontelaro"
province = "FI"
email = "fatture@ilponte.example"
TOML
certificate private private "$work/private/spid.crt" --request "$work/private/spid.csr"
check private spid-sp-private 90

settings cie <<TOML
contact_phone = "+390550100200"
[spid.cie]
municipality = "M990"
province = "FI"
TOML
certificate cie public "$work/cie/spid.crt"
check cie cie-sp-public 60 --federation cie

settings aggregator <<TOML
[spid.aggregator]
name = "Zona sociale Valle del Laro"
vat_number = "IT01234567890"
fiscal_code = "01234567890"
email = "spid@zona.example"
phone = "+390550100300"
[spid.vallescura]
organisation_name = "Comune di Vallescura"
organisation_display_name = "Comune di Vallescura"
organisation_url = "https://www.comune.vallescura.example"
ipa_code = "c_m991"
contact_email = "spid@comune.vallescura.example"
contact_phone = "+390550100400"
key_file = "$work/aggregator/vallescura.key"
certificate_file = "$work/aggregator/vallescura.crt"
TOML
certificate aggregator public "$work/aggregator/vallescura.crt" --municipality vallescura
check aggregator spid-sp-ag-public-full 110 --municipality vallescura

exit "$failed"
