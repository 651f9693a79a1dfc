#!/usr/bin/env bash
# Measures what somebody at a browser waits for: the console's first view, its lists, and its live pages, beside a bare Kestrel
# endpoint that gives the same bytes.
#   bench/console.sh [RESOURCES [RUNS [WRITES]]]      default: 500 resources, 10000 past runs, 200 journal writes
set -euo pipefail
cd "$(dirname "$0")/.."
case "${1:-}" in -h | --help) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 0 ;; esac
dotnet build bench/Farshore.Bench -c Release -v quiet -nologo -clp:NoSummary -p:RunAnalyzers=false >&2
exec artifacts/bin/Farshore.Bench/release/Farshore.Bench console "${1:-500}" "${2:-10000}" "${3:-200}"
