# Sourced by run, test and bench: brings this checkout to the point where the station starts.
# Usage: station_setup run|test|bench. Quick when nothing changed: one hash is compared with a stamp.

station_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
station_python="$station_root/.venv/bin/python"

say() { printf '%s\n' "station set-up: $*" >&2; }

# Packages of the given groups that the machine lacks. A name may be a virtual one on newer releases
# (libglib2.0-0 became libglib2.0-0t64), so what provides it counts too.
missing_packages() {
    local wanted
    wanted=$(awk -v groups=" $* " '!/^#/ && NF == 2 && index(groups, " " $1 " ") {print $2}' "$station_root/scripts/packages.apt" | sort -u)
    dpkg-query -W -f='${Status}|${Package}|${Provides}\n' 2>/dev/null | awk -F'|' -v wanted="$wanted" '
        $1 == "install ok installed" { have[$2] = 1; n = split($3, p, /, */); for (i = 1; i <= n; i++) { sub(/[ (].*/, "", p[i]); have[p[i]] = 1 } }
        END { n = split(wanted, w, "\n"); for (i = 1; i <= n; i++) if (!(w[i] in have)) print w[i] }'
}

install_packages() {
    local missing as_root=()
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    if ! command -v apt-get >/dev/null; then
        say "these packages are missing and this is not Debian or Ubuntu; install them by hand:" $missing
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        say "sudo is needed once, to install:" $missing
        as_root=(sudo)
    fi
    say "installing system packages:" $missing
    "${as_root[@]}" apt-get update -qq >&2 &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2
}

pick_python() {
    local candidate
    for candidate in /usr/bin/python3 python3.13 python3.12 python3.11 python3; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    say "Python 3.11 or newer with venv is needed; install python3 and python3-venv"
    return 1
}

# Locked and hashed; python-sane is a source distribution, so its build tools are locked too.
install_python() {
    local lock=$1 pip=("$station_python" -m pip --disable-pip-version-check --quiet)
    if ! [ -x "$station_python" ]; then
        say "making the virtual environment"
        "$(pick_python)" -m venv "$station_root/.venv" || return 1
    fi
    say "installing locked Python packages ($(basename "$lock"))"
    "${pip[@]}" install --require-hashes -r "$station_root/requirements/build.lock" &&
        "${pip[@]}" install --require-hashes --no-build-isolation -r "$lock" &&
        "${pip[@]}" install --no-deps --no-build-isolation --editable "$station_root"
}

install_peers() {
    say "installing the peers that the benches measure against"
    "$(pick_python)" -m venv "$station_root/.venv-peers" &&
        "$station_root/.venv-peers/bin/python" -m pip --disable-pip-version-check --quiet install --require-hashes \
            -r "$station_root/requirements/peers.lock"
}

# Schemas of standards bodies, which packages ship: out of locked, hashed wheels, of which nothing is installed or run.
schemas_are_whole() {
    (cd "$station_root/resources/schemas" 2>/dev/null && sha256sum --check --status --strict SHA256SUMS 2>/dev/null)
}

take_schemas() {
    local downloads status
    say "taking the schemas of METS, PREMIS and E-ARK"
    downloads=$(mktemp -d) || return 1
    if "$station_python" -m pip --disable-pip-version-check --quiet download --no-deps --require-hashes \
        --only-binary :all: --dest "$downloads" -r "$station_root/requirements/schemas.lock" >&2 &&
        "$station_python" "$station_root/scripts/take_schemas.py" "$downloads"; then status=0; else status=1; fi
    rm -rf "$downloads"
    return $status
}

station_setup() {
    local groups lock stamp wanted
    case $1 in
        run) groups=run lock=runtime.lock ;;
        test) groups="run test" lock=dev.lock ;;
        bench) groups="run test bench" lock=dev.lock ;;
        *) say "unknown kind of set-up: $1"; return 2 ;;
    esac
    stamp="$station_root/.venv/.set-up-$1"
    wanted=$(cat "$station_root"/requirements/*.lock "$station_root/pyproject.toml" "$station_root/scripts/packages.apt" "$station_root/scripts/setup.sh" "$station_root/resources/schemas.toml" "$station_root/scripts/take_schemas.py" | sha256sum)
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
        # Without them the station still starts; it says so when a package needs them.
        schemas_are_whole || take_schemas || say "the schemas could not be taken; going on without them"
        return 0
    fi
    install_packages $groups && install_python "$station_root/requirements/$lock" && take_schemas || return 1
    if [ "$1" = bench ]; then install_peers || return 1; fi
    printf '%s' "$wanted" >"$stamp"
}
