#!/bin/sh
# Sets up what building and testing need: system packages, a virtual environment .venv, the Python packages in it.
# Each step looks first whether it is done, and says what it does. A second run changes nothing.
set -eu
cd "$(dirname "$0")/.."

say() { printf 'set-up: %s\n' "$*"; }
fail() { printf 'set-up: %s\n' "$*" >&2; exit 1; }

packages="g++ clang-19 libclang-rt-19-dev cmake ninja-build ccache pkg-config ca-certificates
libfmt-dev catch2 libbenchmark-dev python3 python3-venv python3-dev doxygen"

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    elif command -v sudo >/dev/null; then
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    else
        fail "installing packages needs root or sudo: $*"
    fi
}

installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q '^install ok installed$'; }

system_packages() {
    if ! command -v apt-get >/dev/null; then
        say "no apt-get here: the packages are taken as present ($(echo $packages) and the Boost headers)"
        return
    fi
    missing=
    for package in $packages; do
        installed "$package" || missing="$missing $package"
    done
    # Any Boost from 1.74 on serves; Debian 12 has two.
    installed libboost1.81-dev || installed libboost-dev || missing="$missing libboost1.81-dev"
    if [ -z "$missing" ]; then
        say "system packages: all there"
        return
    fi
    say "system packages: reading the package lists"
    as_root apt-get -qq update
    case $missing in
        *libboost1.81-dev*)
            apt-cache show libboost1.81-dev >/dev/null 2>&1 ||
                missing=$(echo "$missing" | sed 's/libboost1\.81-dev/libboost-dev/') ;;
    esac
    say "system packages: installing$missing"
    as_root apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends $missing >/dev/null
}

# The Python must have venv and headers: the system's own, installed above, before any other on the path.
python_for_venv() {
    for candidate in "${PYTHON:-}" /usr/bin/python3 python3; do
        [ -n "$candidate" ] || continue
        "$candidate" - 2>/dev/null <<'CHECK' && { echo "$candidate"; return; }
import os, sys, sysconfig, ensurepip, venv
header = os.path.join(sysconfig.get_paths()["include"], "Python.h")
sys.exit(not (sys.version_info >= (3, 11) and os.path.exists(header)))
CHECK
    done
    fail "no Python 3.11 or newer with venv and headers (Python.h); name one with PYTHON=..."
}

virtual_environment() {
    if [ -x .venv/bin/python ] && .venv/bin/python -c 'import pip' 2>/dev/null; then
        say "virtual environment .venv: there"
        return
    fi
    python=$(python_for_venv)
    say "virtual environment .venv: made by $python ($("$python" --version))"
    rm -rf .venv
    "$python" -m venv .venv
}

python_packages() {
    if cat requirements.txt constraints.txt | cmp -s - .venv/installed-requirements.txt; then
        say "Python packages of requirements.txt: all there"
        return
    fi
    say "Python packages: installing requirements.txt into .venv"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -c constraints.txt
    cat requirements.txt constraints.txt > .venv/installed-requirements.txt
}

system_packages
virtual_environment
python_packages
