"""Hold what a program includes, and what it prints, to what a user of the core alone has.

Usage: check_included.py INCLUDED CHECK_EXAMPLES EXPECTED COMMAND ...

INCLUDED is what the compiler wrote by -M. The rest is run as it is.
"""

import subprocess
import sys
from pathlib import Path

NOT_NEEDED = ("/fmt/", "/boost/math/", "/Python.h", "/pybind11/")


def main() -> None:
    headers = Path(sys.argv[1]).read_text(encoding="utf-8").split()
    if not any(header.endswith("gevinst/file.hpp") for header in headers):
        sys.exit(f"{sys.argv[1]} does not name <gevinst/file.hpp>")
    included = [header for header in headers if any(part in header for part in NOT_NEEDED)]
    if included:
        sys.exit("\n".join(["a user of the core alone does not have:", *included]))
    sys.exit(subprocess.run([sys.executable, *sys.argv[2:]], check=False).returncode)


if __name__ == "__main__":
    main()
