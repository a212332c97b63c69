"""Compile one program with every compiler and many options, and compare its bits.

Usage: check_same_bits.py [COMPILER ...]     g++ and clang++ when none is named

The program prints the hashes of tests/data/golden_hashes.json. With options that a macro does not
show it may refuse to run instead: then it prints the sentence of the self-test. One to three
minutes a build, so this is run by hand before a release and after a change of arithmetic.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = (ROOT / "tests" / "data" / "golden_hashes.json").read_text(encoding="utf-8")

# As if the processor had no more than every x86-64 has.
BASELINE = "-D__builtin_cpu_supports(x)=0"
# As if it had vectors of 32 bytes at most.
FOUR_LANES = "-D__builtin_cpu_supports(x)=((x)[3]=='2')"

SAME = [
    ["-O0"],
    ["-O1"],
    ["-O2"],
    ["-O3"],
    ["-O2", "-march=native"],
    ["-O2", BASELINE],
    ["-O2", FOUR_LANES],
    ["-O0", BASELINE],
    ["-O3", "-mavx2", "-mfma", BASELINE],
]
# clang contracts in the first whatever the source says, and is refused; g++ gives the same bits.
SAME_OR_REFUSED = [
    ["-O3", "-march=native", "-ffp-contract=fast"],
    ["-O2", "-mfma", "-ffp-contract=fast"],
    ["-O2", "-fassociative-math", "-fno-signed-zeros", "-fno-trapping-math"],
    ["-O2", "-freciprocal-math"],
    ["-O2", "-fno-signed-zeros"],
    ["-O2", "-funsafe-math-optimizations"],
    ["-O2", "-ffast-math"],
]


def outcome(compiler: str, options: list[str], program: Path) -> str:
    """What the program printed, or the first error of compiler or program."""
    command = [
        compiler,
        "-std=c++20",
        *options,
        f"-I{ROOT / 'include'}",
        f"-I{ROOT / 'tests'}",
        str(ROOT / "tests" / "same_bits" / "print_golden_hashes.cpp"),
        "-lpthread",
        "-o",
        str(program),
    ]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    if built.returncode != 0:
        errors = [line for line in built.stderr.splitlines() if "error:" in line]
        return errors[0] if errors else built.stderr
    ran = subprocess.run([str(program)], capture_output=True, text=True, check=False)
    return ran.stdout if ran.returncode == 0 else ran.stderr.strip()


def main() -> None:
    named = sys.argv[1:] or ["g++", shutil.which("clang++-19") or "clang++"]
    compilers = [compiler for compiler in named if shutil.which(compiler)]
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for compiler in compilers:
            for options in SAME + SAME_OR_REFUSED:
                found = outcome(compiler, options, Path(folder) / "program")
                same = found == GOLDEN
                refused = not same and not found.startswith("{")
                right = same or (refused and options in SAME_OR_REFUSED)
                wrong += not right
                verdict = "same bits" if same else f"refused: {found}" if refused else "OTHER BITS"
                print(
                    f"{Path(compiler).name} {' '.join(options)}: {verdict}"
                    + ("" if right else "  <- wrong"),
                    flush=True,
                )
    if wrong or not compilers:
        sys.exit(f"{wrong} wrong of {len(compilers) * len(SAME + SAME_OR_REFUSED)} builds")


if __name__ == "__main__":
    main()
