#!/usr/bin/env bash
# Measures how soon the published single file has answered, against the AWS CLI, one after the other in the same run.
#   bench/startup.sh [ROUNDS]      default: 20
set -euo pipefail
cd "$(dirname "$0")/.."
case "${1:-}" in -h | --help) sed -n '2,3s/^# \{0,1\}//p' "$0"; exit 0 ;; esac
rounds=${1:-20}
./farshore publish >&2
published=artifacts/release/farshore-linux-x64

milliseconds() { # milliseconds PROGRAM: until it has told its version
    local begun=$EPOCHREALTIME
    "$1" --version > /dev/null
    awk -v from="$begun" -v to="$EPOCHREALTIME" 'BEGIN { print (to - from) * 1000 }'
}

times=$(mktemp)
trap 'rm -f "$times"' EXIT
# The first of each is thrown away: it reads the program from the disk.
for ((round = 0; round <= rounds; round++)); do
    ours=$(milliseconds "$published") theirs=$(milliseconds aws)
    [ "$round" -eq 0 ] || echo "$ours $theirs" >> "$times"
done

median() { sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }
ours=$(awk '{ print $1 }' "$times" | median) theirs=$(awk '{ print $2 }' "$times" | median)
size=$(stat -c %s "$published" | awk '{ printf "%.0f", $1 / 1000000 }')
echo "$(aws --version 2>&1 | awk '{ print $1 }'), $size MB of farshore, median of $rounds"
awk -v ours="$ours" -v theirs="$theirs" 'BEGIN {
    printf "farshore --version %.0f ms, aws --version %.0f ms: %.1f times as fast, at least 5\n", ours, theirs, theirs / ours
    exit theirs / ours < 5
}'
