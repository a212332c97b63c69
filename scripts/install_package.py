"""Build the Python package and install it into the virtual environment that runs this.

Usage: install_package.py     the quick way, which builds again only what has changed

The tests install it as a user does, `pip install .`: isolated, without the Boost of the system, so
that the package is seen to need a compiler and Python headers only. Either way nothing is done when
no source has changed since.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STAMP = Path(sysconfig.get_paths()["purelib"]) / "gevinst-installed-from.txt"
SOURCES = ["pyproject.toml", "CMakeLists.txt", "LICENSE", "README.md", "cmake", "include", "python"]
QUICK = ["--no-build-isolation", "--config-settings=build-dir=build/python"]
AS_A_USER = ["--config-settings=cmake.define.CMAKE_DISABLE_FIND_PACKAGE_Boost=ON"]


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
    probe = [sys.executable, "-c", "import gevinst"]
    return subprocess.run(probe, cwd="/", check=False, capture_output=True).returncode == 0


def install(*, as_a_user: bool = False) -> bool:
    """Install the package when its sources have changed; False when that fails."""
    sources = hash_of_sources()
    done_before = STAMP.read_text(encoding="utf-8").split() if STAMP.exists() else []
    if sources in done_before and ("user" in done_before or not as_a_user) and is_installed():
        print("   Python package: installed from these sources before")
        return True
    print("   Python package: building and installing", flush=True)
    STAMP.unlink(missing_ok=True)
    environment = dict(os.environ)
    if shutil.which("ccache"):
        environment.setdefault("CMAKE_CXX_COMPILER_LAUNCHER", "ccache")
    pip = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check"]
    done = subprocess.run(
        [*pip, "--force-reinstall", "--no-deps", *(AS_A_USER if as_a_user else QUICK), "."],
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
    STAMP.write_text(f"{'user' if as_a_user else 'quick'} {sources}\n", encoding="utf-8")
    return True


if __name__ == "__main__":
    sys.exit(not install())
