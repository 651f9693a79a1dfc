#!/usr/bin/env bash
# Installs what the tests need, builds once, runs every test. Last line: "N passed, N failed[, N skipped]".
#   ./test.sh            everything that fits in a coffee break
#   ./test.sh --all      the same, and what takes minutes by itself; the crash tests kill four or five times as often
#   ./test.sh NAME…      only the test projects whose name contains one of the words, e.g. ./test.sh Aws Region
set -uo pipefail
cd "$(dirname "$0")" || exit 1

words=()
for argument in "$@"; do
    case "$argument" in
        --all) export FARSHORE_TEST_ALL=1 ;;
        -h | --help) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 0 ;;
        -*) echo "test.sh: unknown option $argument (there is --all)" >&2; exit 2 ;;
        *) words+=("$argument") ;;
    esac
done

# shellcheck source=build/tools.sh
. build/tools.sh
install_tools test || exit 1

echo "== build"
# One compiler for all projects, wherever the environment says otherwise: started anew for each it takes more than twice as long. It does not
# stay behind.
dotnet build Farshore.slnx -c Release -v quiet -nologo -p:UseSharedCompilation=true || { echo "the build failed; no test ran"; echo "0 passed, 1 failed"; exit 1; }
dotnet build-server shutdown --vbcscompiler > /dev/null

wanted() {
    [ "${#words[@]}" -eq 0 ] && return 0
    local word
    for word in "${words[@]}"; do [[ "$1" == *"$word"* ]] && return 0; done
    return 1
}

# Tests that take minutes by themselves bear this trait.
left_out=(-trait- "Suite=all")
[ -z "${FARSHORE_TEST_ALL:-}" ] || left_out=()

results=$(mktemp -d)
# Every suite is a process group of its own (set -m), so that Ctrl-C ends all that was started.
set -m
leave() {
    local job
    for job in $(jobs -rp); do kill -INT -- -"$job" 2> /dev/null; done
    wait
    rm -rf "$results"
}
trap leave EXIT
trap 'exit 130' INT TERM
passed=0 failed=0 skipped=0

count() { # count ATTRIBUTE FILE: the sum over the assemblies of one xunit result file
    grep -o "<assembly [^>]*" "$2" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ total += $1 } END { print total + 0 }'
}

run() { # run NAME: its tests, and what they printed
    "artifacts/bin/$1/release/$1" -noLogo -noColor "${left_out[@]}" -xml "$results/$1.xml" > "$results/$1.log" 2>&1
    echo "$?" > "$results/$1.code"
    {
        echo "== $1"
        grep -E "\[(FAIL|SKIP)\]" -A 12 "$results/$1.log" || true
        # A runner that dies has proved nothing.
        if [ -s "$results/$1.xml" ]; then tail -1 "$results/$1.log"; else tail -30 "$results/$1.log"; fi
    } > "$results/$1.told"
    cat "$results/$1.told"
}

# Two at a time, as much of every suite is waiting; the longest first.
lanes=2
names=()
for name in Farshore.{Cli,Interop,Browser,Region,Crash}.Tests $(basename -s .csproj tests/*/*.csproj); do
    wanted "$name" || continue
    [[ " ${names[*]} " == *" $name "* ]] || names+=("$name")
done
for name in "${names[@]}"; do
    while [ "$(jobs -rp | wc -l)" -ge "$lanes" ]; do wait -n; done
    run "$name" &
done
wait

for name in "${names[@]}"; do
    if [ ! -s "$results/$name.xml" ]; then
        failed=$((failed + 1))
        continue
    fi
    failures=$(($(count failed "$results/$name.xml") + $(count errors "$results/$name.xml")))
    [ "$(cat "$results/$name.code")" -ne 0 ] && [ "$failures" -eq 0 ] && failures=1
    passed=$((passed + $(count passed "$results/$name.xml")))
    skipped=$((skipped + $(count skipped "$results/$name.xml")))
    failed=$((failed + failures))
done

summary="$passed passed, $failed failed"
[ "$skipped" -gt 0 ] && summary="$summary, $skipped skipped"
echo "$summary"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
