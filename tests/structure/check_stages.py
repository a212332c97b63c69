"""Hold every #include line of the headers to the table of stages in cmake/stages.cmake.

Usage: check_stages.py INCLUDE_DIR STAGE=STAGE,STAGE ...
Prints a line for each include that is not allowed; exits 1 when there is one or no header was read.
"""

import re
import sys
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s*(<([^>]+)>|"([^"]+)")')

# Headers of others that belong to one stage: the tables need fmt, the kernels need intrinsics.
OWNERS = {
    "fmt/": "report",
    "immintrin.h": "numeric",
    "emmintrin.h": "numeric",
    "x86intrin.h": "numeric",
    "arm_neon.h": "numeric",
}
# Used in tests and bindings only.
NEVER = ("boost/math/", "pybind11/", "Python.h")
# Gather parts of all stages for users: the common set, and the bodies for a compiled library.
UMBRELLAS = ("gevinst.hpp", "definitions.hpp")


def visible_stages(table: dict[str, list[str]]) -> dict[str, set[str]]:
    """What each stage may include: itself and, transitively, the stages it names."""
    seen: dict[str, set[str]] = {}
    for stage, below in table.items():
        for name in below:
            if name not in seen:
                sys.exit(f"stages.cmake: {stage} names {name}, which does not stand above it")
        seen[stage] = {stage}.union(*(seen[name] for name in below))
    return seen


def included(root: Path, header: Path) -> list[tuple[int, str]]:
    """Line number and target of each include; our own are given relative to the root."""
    found = []
    for number, line in enumerate(header.read_text(encoding="utf-8").splitlines(), start=1):
        match = INCLUDE.match(line)
        if match is None:
            continue
        target = match[2] or match[3]
        beside = (header.parent / target).resolve()
        if match[3] and beside.is_relative_to(root.resolve()) and beside.exists():
            target = beside.relative_to(root.resolve()).as_posix()
        found.append((number, target))
    return found


def stage_of(place: str, seen: dict[str, set[str]]) -> str:
    """The stage of a header named from gevinst/ on: of file.hpp "file", of version.hpp ""."""
    first, _, rest = place.partition("/")
    if rest:
        return first
    name = first.removesuffix(".hpp")
    return name if name in seen else ""


def complaints(root: Path, header: Path, seen: dict[str, set[str]]) -> list[str]:
    place = header.relative_to(root / "gevinst").as_posix()
    stage = stage_of(place, seen)
    if stage and stage not in seen:
        return [f"{place}: the folder {stage} is no stage of cmake/stages.cmake"]
    may_include = seen.get(stage, set())
    wrong = []
    for number, target in included(root, header):
        owner = next((owner for start, owner in OWNERS.items() if target.startswith(start)), stage)
        ours = target.startswith("gevinst/")
        other = stage_of(target.removeprefix("gevinst/"), seen) if ours else ""
        if target.startswith(NEVER):
            wrong.append(f"{place}:{number}: no header may include <{target}>")
        elif owner != stage:
            wrong.append(f"{place}:{number}: only {owner} may include <{target}>")
        elif place in UMBRELLAS:
            continue
        elif other and other not in may_include:
            wrong.append(
                f"{place}:{number}: {stage or 'a shared one'} may not include {other}: <{target}>"
            )
        elif ours and target.removeprefix("gevinst/") in UMBRELLAS:
            wrong.append(f"{place}:{number}: <{target}> is for users, not for the library")
    return wrong


def main() -> None:
    root = Path(sys.argv[1])
    table = {}
    for argument in sys.argv[2:]:
        stage, _, below = argument.partition("=")
        table[stage] = [name for name in below.split(",") if name]
    seen = visible_stages(table)
    headers = sorted((root / "gevinst").rglob("*.hpp"))
    wrong = [line for header in headers for line in complaints(root, header, seen)]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"{len(headers)} headers, {len(wrong)} includes that the stages do not allow")
    sys.exit(bool(wrong) or not headers)


if __name__ == "__main__":
    main()
