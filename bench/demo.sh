#!/usr/bin/env bash
# Plays the demo a few times, each in a home of its own, and prints the median time of each phase.
#   bench/demo.sh [RUNS] [OPTIONS OF farshore demo…]      e.g. bench/demo.sh 3 --from ~/Pictures
set -euo pipefail
cd "$(dirname "$0")/.."

runs=3
if [[ "${1:-}" =~ ^[0-9]+$ ]]; then runs=$1; shift; fi

lines=$(mktemp)
home=$(mktemp -d)
trap 'rm -rf "$lines" "$home"' EXIT

for ((run = 1; run <= runs; run++)); do
    echo "run $run of $runs" >&2
    FARSHORE_HOME=$home/$run ./farshore demo --evidence "$home/evidence.json" "$@" > "$home/out"
    grep -q '^Verdict: recovered$' "$home/out" || { cat "$home/out"; echo "the demo did not recover: its times mean nothing" >&2; exit 1; }
    {
        awk '$3 == "s" { print $1, $2 }' "$home/out"
        awk '/^The whole demo took/ { print "whole", $5 }' "$home/out"
        awk '/"rpo": {/ { what = "RPO" } /"rto": {/ { what = "RTO" } /"measuredSeconds"/ { print what, $2 + 0 }' "$home/evidence.json"
    } >> "$lines"
done

echo "$(nproc) cores, $(free -g | awk '/^Mem/ { print $2 }') GiB, median of $runs runs, seconds"
awk '!seen[$1]++ { order[++n] = $1 } { times[$1] = times[$1] " " $2 }
    END {
        for (i = 1; i <= n; i++) {
            count = split(times[order[i]], t, " ")
            for (a = 1; a <= count; a++) for (b = a + 1; b <= count; b++) if (t[b] + 0 < t[a] + 0) { swap = t[a]; t[a] = t[b]; t[b] = swap }
            printf "%-9s %6.1f\n", order[i], t[int((count + 1) / 2)]
        }
    }' "$lines"
