"""Run the examples of the demo, show what they print, and say which files were written.

Each example runs in both languages. They must print the same, so it is shown once.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import check_examples
import install_package

ROOT = Path(__file__).resolve().parent.parent
DEMO = ["pool_budget", "first_case"]


def build_programs() -> Path:
    """Build the C++ examples; the folder they lie in."""
    for command in (
        ["cmake", "--preset", "dev"],
        ["cmake", "--build", "--preset", "dev", "--target", "examples"],
    ):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"{done.stdout}{done.stderr}failed: {' '.join(command)}")
    return ROOT / "build" / "dev" / "examples"


def show(name: str, programs: Path) -> None:
    folder = ROOT / "out" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    printed = []
    for command in check_examples.commands_of(ROOT / "examples" / name, programs):
        done = check_examples.run_example(command, folder)
        if done.returncode != 0:
            sys.exit(f"{done.stderr.decode(errors='replace')}failed: {' '.join(command)}")
        printed.append(done.stdout)
    text = printed[0].decode()
    print(f"\n== {name}\n\n{text}", end="")
    if printed[1] != printed[0]:
        sys.exit(f"the Python script prints something else:\n{printed[1].decode(errors='replace')}")
    (folder / "printed.txt").write_text(text, encoding="utf-8")
    files = sorted(
        file.relative_to(ROOT).as_posix() for file in folder.rglob("*") if file.is_file()
    )
    print(f"\n(examples/{name}/{name}.cpp and {name}.py print the same; wrote {', '.join(files)})")


def main() -> None:
    print("demo: building the C++ examples (minutes the first time)", flush=True)
    programs = build_programs()
    print("demo: the Python package (minutes the first time)", flush=True)
    if not install_package.install():
        sys.exit("demo: the Python package was not built")
    for name in DEMO:
        show(name, programs)


if __name__ == "__main__":
    main()
