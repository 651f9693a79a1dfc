#!/usr/bin/env bash
# Called by ./farshore publish: makes what can be carried to a machine without this source tree.
#   ./farshore publish [--out DIR]      default: artifacts/release
#     farshore-linux-x64           one file with everything in it: no .NET, nothing to install (AWS CloudShell, a rescue machine)
#     farshore-linux-x64.gz        the same, a third of the size, to send somewhere
#     farshore-portable.tar.gz     for every system and processor that has the .NET 10 runtime: dotnet farshore.dll
#     SHA256SUMS                   checksums of the three: sha256sum -c SHA256SUMS
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)

out=$here/artifacts/release
while [ "$#" -gt 0 ]; do
    case "$1" in
        --out) [ -n "${2:-}" ] || { echo "farshore publish: --out needs a directory" >&2; exit 2; }; out=$2; shift 2 ;;
        --out=*) out=${1#--out=}; shift ;;
        -h | -\? | --help) sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
        *) echo "farshore publish: unknown argument $1 (there is --out DIR)" >&2; exit 2 ;;
    esac
done

# Made beside where they go, and moved there at the end: an interrupted publish leaves an earlier one whole.
mkdir -p "$out"
work=$(mktemp -d "$out/.making.XXXXXX")
trap 'rm -rf "$work"' EXIT

publish() { # publish TITLE FOLDER PROPERTY…
    local title=$1 folder=$2 log=$work/log
    shift 2
    echo "publishing $title ..." >&2
    if ! dotnet publish "$here/src/Farshore.Cli" -c Release -o "$folder" -v quiet -nologo -clp:NoSummary -p:RunAnalyzers=false "$@" > "$log" 2>&1; then
        cat "$log" >&2
        echo "farshore publish: $title could not be built, see above" >&2
        exit 1
    fi
}

publish "the single file for linux-x64" "$work/single" -r linux-x64 -p:PublishSingleFile=true
publish "the portable build" "$work/farshore" -p:UseAppHost=false -p:DebugType=none -p:CopyOutputSymbolsToPublishDirectory=false

mv "$work/single/farshore" "$work/farshore-linux-x64"
gzip --best --no-name --keep "$work/farshore-linux-x64"
find "$work/farshore" -name '*.pdb' -delete
# SQLite comes for telephones and browsers too.
find "$work/farshore/runtimes" -mindepth 1 -maxdepth 1 ! -name 'linux-*' ! -name 'osx-*' ! -name 'win-*' -exec rm -r {} +
tar --create --file - --directory "$work" --sort=name --owner=0 --group=0 --numeric-owner farshore \
    | gzip --best --no-name > "$work/farshore-portable.tar.gz"
(cd "$work" && sha256sum farshore-linux-x64 farshore-linux-x64.gz farshore-portable.tar.gz > SHA256SUMS)
mv "$work"/farshore-linux-x64 "$work"/farshore-linux-x64.gz "$work"/farshore-portable.tar.gz "$work"/SHA256SUMS "$out/"

cd "$out"
echo "$("./farshore-linux-x64" --version), in $out:"
for file in farshore-linux-x64 farshore-linux-x64.gz farshore-portable.tar.gz; do
    printf '  %-26s %6.1f MB\n' "$file" "$(stat -c %s "$file" | awk '{ print $1 / 1000000 }')"
done
echo "  SHA256SUMS                 sha256sum -c SHA256SUMS"
