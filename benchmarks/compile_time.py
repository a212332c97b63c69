"""Time to compile one translation unit, and the templates it instantiates.

An empty unit that includes ``gevinst.hpp``, and the first case with and without optimisation,
from headers only and with GEVINST_COMPILED, as programs that link gevinst::compiled: the median
of three runs in seconds of user time. Instantiations are counted by clang's time trace, which
g++ does not have.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path


def user_seconds(command: list[str]) -> float:
    """User seconds of a command; the program ends when the command fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run(command, check=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def median_seconds(command: list[str]) -> float:
    """Time a command three times and take the median."""
    return statistics.median(user_seconds(command) for _ in range(3))


def instantiations(clang: str, flags: list[str], source: Path, folder: Path) -> int:
    """Count the class and function templates that clang instantiates for a source."""
    target = folder / "trace.o"
    subprocess.run(
        [
            clang,
            *flags,
            "-c",
            str(source),
            "-o",
            str(target),
            "-ftime-trace",
            "-ftime-trace-granularity=0",
        ],
        check=True,
    )
    events = json.loads((folder / "trace.json").read_text(encoding="utf-8"))["traceEvents"]
    kinds = {"InstantiateClass", "InstantiateFunction"}
    return sum(event.get("name") in kinds for event in events)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("first_case", type=Path)
    parser.add_argument("--compiler", default="g++")
    parser.add_argument("--clang", default="clang++-19")
    parser.add_argument("--include", action="append", default=[])
    arguments = parser.parse_args()
    flags = ["-std=c++20", *(f"-I{folder}" for folder in arguments.include)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        empty = folder / "empty.cpp"
        empty.write_text("#include <gevinst/gevinst.hpp>\n", encoding="utf-8")
        target = ["-o", str(folder / "unit.o")]
        compiled = "-DGEVINST_COMPILED"
        for label, source, options in (
            ("include only, -O2", empty, ["-O2"]),
            ("first case, -O2", arguments.first_case, ["-O2"]),
            ("first case, -O0", arguments.first_case, ["-O0"]),
            ("include only, -O2, compiled", empty, ["-O2", compiled]),
            ("first case, -O2, compiled", arguments.first_case, ["-O2", compiled]),
            ("first case, -O0, compiled", arguments.first_case, ["-O0", compiled]),
        ):
            seconds = median_seconds(
                [arguments.compiler, *flags, *options, "-c", str(source), *target]
            )
            print(f"compile {label:<28} {seconds:6.2f} s user")
        for label, source in (("include only", empty), ("first case", arguments.first_case)):
            count = instantiations(arguments.clang, flags, source, folder)
            print(f"template instantiations, {label:<14} {count:>7,}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
