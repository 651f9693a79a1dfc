# Sourced by ./farshore and ./test.sh: knows every program of the distribution that Farshore uses, why, and how to get it.
# shellcheck shell=bash

# One row a tool: the program that shows it is here | Debian package | what it is for | who needs it (demo, local, test)
farshore_tools='
initdb|postgresql|local RDS instances are PostgreSQL servers|demo local test
pgbench|postgresql|the demo makes database traffic with pgbench|demo test
qemu-system-x86_64|qemu-system-x86|local EC2 instances are QEMU machines|demo local test
busybox|busybox-static|the base machine image is built from it|demo local test
qemu-img|qemu-utils|snapshots of running local EC2 instances divert their writes|demo local test
mke2fs|e2fsprogs|disks of local EC2 instances are ext4|demo local test
dpkg-deb|dpkg|unpacks the machine kernel without installing it|demo local test
aws|awscli|the official client judges the local regions|test
rclone|rclone|an independent S3 client|test
s3cmd|s3cmd|another independent S3 client|test
node|nodejs|builds and tests the site of the console; the AWS SDK for JavaScript judges the local regions|test
npm|npm|fetches what builds the site of the console, and the AWS SDK for JavaScript|test
curl|curl|fetches the page of a restored machine|test
chromium|chromium|opens the console and the evidence page as people will|test
shellcheck|shellcheck|checks the shell scripts|test
'

has_tool() {
    case "$1" in
        initdb | pgbench) compgen -G "/usr/lib/postgresql/*/bin/$1" > /dev/null || command -v "$1" > /dev/null ;;
        *) command -v "$1" > /dev/null || [ -x "/usr/sbin/$1" ] || [ -x "/sbin/$1" ] ;;
    esac
}

require_dotnet() {
    command -v dotnet > /dev/null && return 0
    echo "Farshore needs the .NET 10 SDK (dotnet on PATH): https://dotnet.microsoft.com/download" >&2
    return 1
}

missing_tools() { # missing_tools demo|local|test: rows of what is not here
    local program package reason users
    while IFS='|' read -r program package reason users; do
        [ -n "$program" ] || continue
        [[ " $users " == *" $1 "* ]] || continue
        has_tool "$program" || printf '%s|%s|%s\n' "$program" "$package" "$reason"
    done <<< "$farshore_tools"
}

install_tools() { # install_tools demo|local|test: installs what is missing, saying what and why; asks first on a terminal
    local rows program package reason packages=() sudo=()
    require_dotnet || return 1
    rows=$(missing_tools "$1")
    # Local machines are amd64; elsewhere the demo says that it leaves them out.
    [ "$(uname -m)" = x86_64 ] || rows=$(grep -vE '^(qemu-system-x86_64|qemu-img|busybox|mke2fs|dpkg-deb)\|' <<< "$rows" || true)
    [ -n "$rows" ] || return 0
    echo "Missing on this machine:"
    while IFS='|' read -r program package reason; do
        echo "  $package ($program): $reason"
        [[ " ${packages[*]} " == *" $package "* ]] || packages+=("$package")
    done <<< "$rows"
    if ! command -v apt-get > /dev/null; then
        echo "apt-get is not here; install the packages above with your own package manager. Going on without them."
        return 0
    fi
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo > /dev/null || { echo "Not root and no sudo: cannot install. Going on without them."; return 0; }
        sudo=(sudo)
    fi
    if [ -t 0 ] && [ -z "${CI:-}" ]; then
        local answer
        read -r -p "Install them with apt-get now? [Y/n] " answer
        [[ "$answer" =~ ^([nN].*)$ ]] && { echo "Going on without them."; return 0; }
    fi
    # A server package would start a cluster of its own; Farshore runs its own servers.
    if [[ " ${packages[*]} " == *" postgresql "* ]] && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
        "${sudo[@]}" mkdir -p /etc/postgresql-common
        echo "create_main_cluster = false" | "${sudo[@]}" tee /etc/postgresql-common/createcluster.conf > /dev/null
    fi
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq || echo "apt-get update failed; trying with the lists that are here"
    # One by one, so that a package nobody offers does not take the others with it.
    for package in "${packages[@]}"; do
        "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" > /dev/null \
            || echo "could not install $package; going on without it"
    done
}
