"""The parts that `make test` runs: what each runs and how its tests are counted."""

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import check_documentation
import check_examples
import install_package

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
BUILD = ROOT / "build"


@dataclass(frozen=True)
class Tally:
    """How many tests passed and failed."""

    passed: int
    failed: int

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.passed + other.passed, self.failed + other.failed)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed"


@dataclass(frozen=True)
class Part:
    """One part of the tests; `run` prints the output of what fails and returns the tally."""

    name: str
    title: str
    run: Callable[[], Tally]


def run_quietly(command: list[str | Path]) -> bool:
    """Run a command in the root folder and print what it printed only when it fails."""
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
    except FileNotFoundError as error:
        print(f"   failed: {error}", flush=True)
        return False
    if done.returncode != 0:
        print(f"   failed: {' '.join(str(word) for word in command)}")
        print(done.stdout, flush=True)
    return done.returncode == 0


def read_junit(file: Path) -> Tally:
    """Count the tests of a JUnit file; skipped ones count neither way."""
    if not file.exists():
        return Tally(0, 0)
    passed = failed = 0
    for case in ElementTree.parse(file).iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        elif case.find("skipped") is None:
            passed += 1
    return Tally(passed, failed)


def run_counted(command: list[str | Path], junit: Path) -> Tally:
    """Run a command that writes a JUnit file; failing without a failed test is one failure."""
    junit.unlink(missing_ok=True)
    good = run_quietly(command)
    tally = read_junit(junit)
    return tally if good or tally.failed else tally + Tally(0, 1)


def run_steps(*commands: list[str | Path]) -> Tally:
    """Run commands that count as one test each."""
    results = [run_quietly(command) for command in commands]
    return Tally(results.count(True), results.count(False))


def run_preset(preset: str) -> Callable[[], Tally]:
    return lambda: run_counted(
        ["cmake", "--workflow", "--preset", preset], BUILD / preset / "tests.xml"
    )


def run_python_package() -> Tally:
    if not install_package.install(as_a_user=True):
        return Tally(0, 1)
    junit = BUILD / "python-tests.xml"
    return Tally(1, 0) + run_counted([PYTHON, "-m", "pytest", "-q", f"--junitxml={junit}"], junit)


def run_python_style() -> Tally:
    return run_steps(
        [PYTHON, "-m", "mypy"],
        [PYTHON, "-m", "ruff", "check"],
        [PYTHON, "-m", "ruff", "format", "--check"],
        [PYTHON, "scripts/check_stubs.py"],
    )


def run_examples() -> Tally:
    built = run_steps(
        ["cmake", "--preset", "dev"],
        ["cmake", "--build", "--preset", "dev", "--target", "examples"],
    )
    if built.failed:
        return Tally(0, 1)
    return Tally(*check_examples.check_all(BUILD / "dev" / "examples"))


def run_documentation() -> Tally:
    """Build the site, on which code runs, and check what is quoted; a warning is a failure."""
    if not install_package.install():
        return Tally(0, 1)
    docs = BUILD / "docs"
    for stale in ("xml", "jupyter_execute"):
        shutil.rmtree(docs / stale, ignore_errors=True)
    docs.mkdir(parents=True, exist_ok=True)
    # -E: what an earlier build kept names headers that may be gone.
    sphinx = ["-q", "-W", "-E", "--keep-going", "-b", "html", "docs", "build/docs/html"]
    built = run_steps(["doxygen", "docs/Doxyfile"], [PYTHON, "-m", "sphinx", *sphinx])
    return built + Tally(*check_documentation.check_all())


PARTS = [
    Part("dev", "C++ tests, package, compile errors (g++)", run_preset("dev")),
    Part("strict-gcc", "C++ tests, strict (g++)", run_preset("strict-gcc")),
    Part("strict-clang", "C++ tests, strict (clang)", run_preset("strict-clang")),
    Part("python", "Python package, built as a user builds it", run_python_package),
    Part("python-style", "Python types, style and stubs", run_python_style),
    Part("examples", "Examples: both languages print what is expected", run_examples),
    Part("documentation", "Documentation", run_documentation),
]
