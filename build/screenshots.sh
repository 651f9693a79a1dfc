#!/usr/bin/env bash
# Takes the pictures of the console that are in docs/pictures: the browser test walks through a demo by clicks and pictures every page on the
# way, at three sizes, light and dark; some of them go into the docs.
#   build/screenshots.sh [DIR]      default: artifacts/screenshots, where all of them are
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
case "${1:-}" in -h | --help) sed -n '2,4s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;; esac
all=${1:-$here/artifacts/screenshots}
mkdir -p "$all"

dotnet build "$here/tests/Farshore.Browser.Tests" -c Release -v quiet -nologo -clp:NoSummary
FARSHORE_SCREENSHOTS=$all "$here/artifacts/bin/Farshore.Browser.Tests/release/Farshore.Browser.Tests" -noLogo -class '*WalkThroughTests'

for page in overview run failover set equality run-evidence plan regions runs evidence; do
    cp "$all/$page-1280-light.png" "$here/docs/pictures/$page.png"
done
cp "$all/overview-360-dark.png" "$here/docs/pictures/overview-telephone.png"
cp "$all/overview-1280-dark.png" "$here/docs/pictures/overview-dark.png"
echo "all pictures are in $all; those of the docs in docs/pictures"
