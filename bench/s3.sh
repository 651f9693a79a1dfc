#!/usr/bin/env bash
# Measures local S3 against a bare Kestrel endpoint that moves the same bytes with the same fsync discipline, in one run.
#   bench/s3.sh [--seconds S] [--rounds N] [--keys N] [--large N] [--backlog N] [--only small-put|small-get|large|list|replication]
# The whole takes about eight minutes, most of it for the million objects that are put before they are listed.
set -euo pipefail
cd "$(dirname "$0")/.."
case "${1:-}" in -h | --help) sed -n '2,4s/^# \{0,1\}//p' "$0"; exit 0 ;; esac
dotnet build bench/Farshore.Bench -c Release -v quiet -nologo -clp:NoSummary -p:RunAnalyzers=false >&2
exec artifacts/bin/Farshore.Bench/release/Farshore.Bench s3 "$@"
