#!/usr/bin/env bash
# Builds the console's site, web/, into src/Farshore.Console/Site, from where it is embedded in the program.
#   build/web.sh [--out DIR]        default: src/Farshore.Console/Site
#   build/web.sh --check            builds nothing: checks the types and runs the tests of the view logic
#   build/web.sh --packages         builds nothing: says where the packages are, having fetched them where needed
# Needs node 20.19 or newer; where there is none, or an older one, a newer is taken from npm's package `node`, into artifacts/web. The
# packages are taken from a node_modules beside or above web/; where there is none they are installed in artifacts/web. Nothing is written
# into web/. Two builds of the same sources are the same, byte for byte.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
node_version=22.23.3

out=$here/src/Farshore.Console/Site
act=build
while [ "$#" -gt 0 ]; do
    case "$1" in
        --out) [ -n "${2:-}" ] || { echo "build/web.sh: --out needs a directory" >&2; exit 2; }; out=$2; shift 2 ;;
        --out=*) out=${1#--out=}; shift ;;
        --check | --packages) act=${1#--}; shift ;;
        -h | -\? | --help) sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
        *) echo "build/web.sh: unknown argument $1 (there are --out DIR, --check, --packages)" >&2; exit 2 ;;
    esac
done

work=$here/artifacts/web
mkdir -p "$work"
exec 9> "$work/.lock"
flock 9

log=$work/log
quietly() { # quietly WHAT COMMAND…
    local what=$1
    shift
    if ! "$@" > "$log" 2>&1; then
        cat "$log" >&2
        echo "build/web.sh: $what failed, see above" >&2
        exit 1
    fi
}

recent() { # whether this node is as new as Vite needs
    "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)' \
        > /dev/null 2>&1
}

node=$(command -v node || true)
if [ -z "$node" ] || ! recent "$node"; then
    command -v npm > /dev/null || { echo "build/web.sh: npm is needed to build the console (apt-get install npm)" >&2; exit 1; }
    node=$work/node/node_modules/node/bin/node
    if ! recent "$node"; then
        echo "taking node $node_version from npm ..." >&2
        mkdir -p "$work/node"
        printf '{"private":true}\n' > "$work/node/package.json"
        quietly "taking a newer node" npm install --prefix "$work/node" --no-audit --no-fund --no-save "node@$node_version"
    fi
    PATH=$(dirname "$node"):$PATH
    export PATH
fi

# Built from a copy, so that no tool leaves anything beside the sources.
source=$work/source
rm -rf "$source"
mkdir -p "$source"
tar --create --file - --directory "$here/web" --exclude node_modules --exclude dist . | tar --extract --file - --directory "$source"

beside() { # the nearest folder above web/ that has the packages
    local folder=$here/web
    while :; do
        [ ! -f "$folder/node_modules/vite/package.json" ] || { echo "$folder/node_modules"; return; }
        [ "$folder" != / ] || return 0
        folder=$(dirname "$folder")
    done
}

packages=$(beside)
if [ -z "$packages" ]; then
    packages=$work/packages/node_modules
    if ! cmp --silent "$here/web/package-lock.json" "$work/packages/installed"; then
        echo "installing the console's packages ..." >&2
        mkdir -p "$work/packages"
        cp "$here/web/package.json" "$here/web/package-lock.json" "$here/web/.npmrc" "$work/packages/"
        quietly "installing the packages" npm ci --prefix "$work/packages" --no-audit --no-fund
        cp "$here/web/package-lock.json" "$work/packages/installed"
    fi
fi
if [ "$act" = packages ]; then
    echo "$packages"
    exit
fi
ln -s "$packages" "$source/node_modules"

cd "$source"
if [ "$act" = check ]; then
    quietly "checking the types" "$node" node_modules/typescript/bin/tsc --noEmit
    NO_COLOR=1 quietly "testing the view logic" "$node" node_modules/vitest/vitest.mjs run
    grep -E '^ *Tests ' "$log"
    exit
fi

quietly "building the console's site" "$node" node_modules/vite/bin/vite.js build --outDir "$work/site" --emptyOutDir

# What did not change keeps its time, so that nothing is built again for it.
mkdir -p "$out"
(cd "$work/site" && find . -type f) | while read -r file; do
    cmp --silent "$work/site/$file" "$out/$file" || { mkdir -p "$(dirname "$out/$file")"; cp "$work/site/$file" "$out/$file"; }
done
(cd "$out" && find . -type f) | while read -r file; do
    [ -e "$work/site/$file" ] || rm "$out/$file"
done
echo "the console's site is in $out: $(find "$out" -type f | wc -l) files, $(cat "$out"/assets/*.js | gzip --best | wc -c | awk '{ print int($1 / 1000) }') kB of script, gzipped"
