"""Run the examples and hold what they print to examples/<name>/expected_output.txt, byte for byte.

Usage: check_examples.py PROGRAMS_DIR             all examples, in the languages they are in
       check_examples.py EXPECTED COMMAND ...     one program

An example is a folder of examples/ with <name>.cpp, expected_output.txt and mostly <name>.py: both
print the same. A model file in it, case.json, is the program's argument. Each runs in an empty
folder, so what it writes lies there.
"""

import difflib
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def commands_of(example: Path, programs: Path) -> list[list[str]]:
    """The commands that run the example, C++ first."""
    script = example / f"{example.name}.py"
    case = example / "case.json"
    arguments = [str(case)] if case.exists() else []
    in_cpp = [str(programs / example.name), *arguments]
    return [in_cpp, [sys.executable, str(script)]] if script.exists() else [in_cpp]


def all_examples() -> list[Path]:
    return sorted(path.parent for path in (ROOT / "examples").glob("*/expected_output.txt"))


def run_example(command: list[str], folder: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )


def prints_expected(command: list[str], expected: Path) -> bool:
    """Whether the program prints what is expected; prints the difference when not."""
    with tempfile.TemporaryDirectory() as folder:
        done = run_example(command, folder)
    wanted = expected.read_bytes()
    if done.returncode == 0 and done.stdout == wanted:
        return True
    print(f"   {' '.join(command)}: exit {done.returncode}, prints something else than {expected}")
    before, after = (text.decode(errors="replace").splitlines() for text in (wanted, done.stdout))
    print(*difflib.unified_diff(before, after, "expected", "printed", lineterm=""), sep="\n")
    print(done.stderr.decode(errors="replace"), flush=True)
    return False


def check_all(programs: Path) -> tuple[int, int]:
    """Check every example in both languages; how many passed and failed."""
    results = [
        prints_expected(command, example / "expected_output.txt")
        for example in all_examples()
        for command in commands_of(example, programs)
    ]
    return results.count(True), results.count(False)


def main() -> None:
    if len(sys.argv) > 2:
        sys.exit(not prints_expected(sys.argv[2:], Path(sys.argv[1]).resolve()))
    passed, failed = check_all(Path(sys.argv[1]).resolve())
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0 or passed == 0)


if __name__ == "__main__":
    main()
