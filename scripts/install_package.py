"""Build the Python package and install it into the virtual environment that runs this.

The build is the one a user gets from `pip install .`: isolated, without the system's own Boost, so
that it is seen to need a compiler and Python headers only. Nothing is built when no source has
changed since.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STAMP = Path(sysconfig.get_paths()["purelib"]) / "gevinst-sources.sha256"
SOURCES = ["pyproject.toml", "CMakeLists.txt", "LICENSE", "README.md", "cmake", "include", "python"]


def hash_of_sources() -> str:
    digest = hashlib.sha256()
    for source in SOURCES:
        path = ROOT / source
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0")
                digest.update(file.read_bytes())
    return digest.hexdigest()


def is_installed() -> bool:
    probe = subprocess.run(
        [sys.executable, "-c", "import gevinst"], cwd="/", check=False, capture_output=True
    )
    return probe.returncode == 0


def install() -> bool:
    """Install the package when its sources have changed; False when that fails."""
    wanted = hash_of_sources()
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted and is_installed():
        print("   Python package: installed from these sources before")
        return True
    print("   Python package: building and installing", flush=True)
    STAMP.unlink(missing_ok=True)
    environment = dict(os.environ)
    if shutil.which("ccache"):
        environment.setdefault("CMAKE_CXX_COMPILER_LAUNCHER", "ccache")
    done = subprocess.run(
        [
            sys.executable,
            *(
                "-m",
                "pip",
                "install",
                "--disable-pip-version-check",
                "--force-reinstall",
                "--no-deps",
                ".",
            ),
            "--config-settings=cmake.define.CMAKE_DISABLE_FIND_PACKAGE_Boost=ON",
        ],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0 or not is_installed():
        print(done.stdout)
        return False
    STAMP.write_text(wanted, encoding="utf-8")
    return True


if __name__ == "__main__":
    sys.exit(not install())
