#!/usr/bin/env bash
# Measures what it costs to plan and check many resources: processor seconds of `farshore check`, without those of the regions it asks.
#   bench/check.sh [RESOURCES]      default: 500, of which a fifth are buckets
set -euo pipefail
cd "$(dirname "$0")/.."
case "${1:-}" in -h | --help) sed -n '2,3s/^# \{0,1\}//p' "$0"; exit 0 ;; esac
./farshore publish >&2
dotnet build bench/Farshore.Bench -c Release -v quiet -nologo -clp:NoSummary -p:RunAnalyzers=false >&2
exec artifacts/bin/Farshore.Bench/release/Farshore.Bench check "${1:-500}" "$PWD/artifacts/release/farshore-linux-x64"
