"""Hold the stub python/gevinst/_core.pyi to the extension module that is installed.

Usage: check_stubs.py            print how the stub differs from the module; exit 1 when it does
       check_stubs.py --write    write the stub
"""

import difflib
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STUB = ROOT / "python" / "gevinst" / "_core.pyi"


def made_from_module() -> str:
    """The stub of gevinst._core as its signatures give it, in the project's layout."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "pybind11_stubgen",
            "gevinst._core",
            "-o",
            folder,
            "--exit-code",
        ]
        subprocess.run(command, cwd=folder, check=True)
        written = Path(folder) / "gevinst" / "_core.pyi"
        layout = [sys.executable, "-m", "ruff", "--config", str(ROOT / "pyproject.toml")]
        subprocess.run([*layout, "check", "--select", "I", "--fix", "-q", str(written)], check=True)
        subprocess.run([*layout, "format", "-q", str(written)], check=True)
        return written.read_text(encoding="utf-8")


def main() -> None:
    made = made_from_module()
    if "--write" in sys.argv:
        STUB.write_text(made, encoding="utf-8")
        return
    kept = STUB.read_text(encoding="utf-8") if STUB.exists() else ""
    print(
        *difflib.unified_diff(kept.splitlines(), made.splitlines(), "kept", "made", lineterm=""),
        sep="\n",
    )
    sys.exit(kept != made and "the stub is not what the module says: run make stubs")


if __name__ == "__main__":
    main()
