"""``definitions.hpp`` includes every ``*_definitions.hpp``: a body that is left out would not link.

Usage: check_definitions.py INCLUDE_DIR
Prints a line for each file that is not listed, stands twice or does not exist; exits 1 when there
is one or no file was found.
"""

import re
import sys
from pathlib import Path

INCLUDE = re.compile(r'^#include "([^"]+)"', re.MULTILINE)


def main() -> None:
    """Compare the list with the folders."""
    root = Path(sys.argv[1])
    there = {path.relative_to(root).as_posix() for path in root.rglob("*_definitions.hpp")}
    listed = INCLUDE.findall((root / "gevinst/definitions.hpp").read_text(encoding="utf-8"))
    wrong = [
        f"gevinst/definitions.hpp does not include {name}" for name in sorted(there - set(listed))
    ]
    wrong += [
        f"gevinst/definitions.hpp includes {name}, which is no file of definitions"
        for name in listed
        if name not in there
    ]
    wrong += [
        f"gevinst/definitions.hpp includes {name} twice"
        for name in sorted(set(listed))
        if listed.count(name) > 1
    ]
    print("\n".join(wrong) or f"{len(there)} files of definitions are listed")
    sys.exit(bool(wrong) or not there)


if __name__ == "__main__":
    main()
