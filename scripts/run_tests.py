"""Run every test of the project, part by part, and print `N passed, N failed` as the last line.

Usage: run_tests.py [PART ...]     without a name all parts run; --list prints their names

A part fails when a test fails, when its commands fail, or when it ran nothing.
"""

import sys
import time
from pathlib import Path

from test_parts import PARTS, Part, Tally

ROOT = Path(__file__).resolve().parent.parent
SUMMARY = ROOT / "build" / "test-summary.txt"


def run_part(part: Part) -> Tally:
    print(f"== {part.title}", flush=True)
    began = time.monotonic()
    tally = part.run()
    if tally.failed == 0 and tally.passed == 0:
        print("   this part ran nothing, which counts as a failure")
        tally = Tally(0, 1)
    print(
        f"   {tally.passed} passed, {tally.failed} failed in {time.monotonic() - began:.0f} s",
        flush=True,
    )
    return tally


def main() -> None:
    if "--list" in sys.argv:
        print(*(f"{part.name:14} {part.title}" for part in PARTS), sep="\n")
        return
    wanted = sys.argv[1:]
    unknown = set(wanted) - {part.name for part in PARTS}
    if unknown:
        sys.exit(f"no such part: {', '.join(sorted(unknown))}; --list prints the parts")
    SUMMARY.unlink(missing_ok=True)
    total = Tally(0, 0)
    for part in PARTS:
        if not wanted or part.name in wanted:
            total += run_part(part)
    SUMMARY.parent.mkdir(exist_ok=True)
    SUMMARY.write_text(f"{total}\n", encoding="utf-8")
    print(total, flush=True)
    sys.exit(total.failed > 0 or total.passed == 0)


if __name__ == "__main__":
    main()
