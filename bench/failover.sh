#!/usr/bin/env bash
# Measures a failover of many machines and databases against that of one, and the same walk-through as a script of aws commands.
#   bench/failover.sh [MACHINES] [DATABASES]      default: 20 and 10; each machine is real and wants a share of the processors
set -euo pipefail
cd "$(dirname "$0")/.."
case "${1:-}" in -h | --help) sed -n '2,3s/^# \{0,1\}//p' "$0"; exit 0 ;; esac
dotnet build bench/Farshore.Bench -c Release -v quiet -nologo -clp:NoSummary -p:RunAnalyzers=false >&2
exec artifacts/bin/Farshore.Bench/release/Farshore.Bench failover "${1:-20}" "${2:-10}" bench/sequential.sh
