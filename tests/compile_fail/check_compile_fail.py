"""Compile one case that must not compile, and hold the compiler's words to what the case expects.

Usage: check_compile_fail.py CASE.cpp COMPILER [FLAG ...]

A case is a file with these comments, each a regular expression searched for in one line of output:
    // expect-first-error: cannot add .*     the first line with "error:"
    // expect-note: money                    some line with "note:"; may be given more than once
    // max-lines: 10                         lines of output at most, 10 when not given
    // with-flags: -ffast-math               flags that make the error; once with each line of them
    // with-g++-flags: -fno-signed-zeros     the same for g++ alone
With -DCONTROL, and without those flags, the same file must compile: so no case passes because of an
error of another kind.
"""

import re
import subprocess
import sys
from pathlib import Path

EXPECTATION = re.compile(
    r"^// (expect-first-error|expect-note|max-lines|with-flags|with-g\+\+-flags): (.+?)\s*$",
    re.MULTILINE,
)


def compile_case(compiler: str, flags: list[str], case: Path) -> subprocess.CompletedProcess[str]:
    command = [
        compiler,
        "-std=c++20",
        "-fsyntax-only",
        "-fdiagnostics-color=never",
        *flags,
        str(case),
    ]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def complaints(expectations: list[tuple[str, str]], output: str) -> list[str]:
    """What of the expectations the output of the compiler does not meet."""
    lines = output.splitlines()
    errors = [line for line in lines if "error:" in line]
    notes = [line for line in lines if "note:" in line]
    most = 10
    found = []
    for kind, value in expectations:
        if kind == "max-lines":
            most = int(value)
        elif kind == "expect-first-error" and not (errors and re.search(value, errors[0])):
            found.append(f"the first error is not: {value}")
        elif kind == "expect-note" and not any(re.search(value, note) for note in notes):
            found.append(f"no note says: {value}")
    if len(lines) > most:
        found.append(f"{len(lines)} lines of output, at most {most} are allowed")
    return found


def main() -> None:
    case, compiler, flags = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
    expectations = EXPECTATION.findall(case.read_text(encoding="utf-8"))
    if not any(kind == "expect-first-error" for kind, _ in expectations):
        sys.exit(f"{case.name}: no expect-first-error")

    control = compile_case(compiler, [*flags, "-DCONTROL"], case)
    if control.returncode != 0:
        sys.exit(f"{case.name}: the control does not compile\n{control.stderr}")

    # The sentence and its note count, not the quoted source with its caret.
    clang = "clang" in Path(compiler).name
    no_caret = "-fno-caret-diagnostics" if clang else "-fno-diagnostics-show-caret"
    kinds = ("with-flags",) if clang else ("with-flags", "with-g++-flags")
    for more in [value.split() for kind, value in expectations if kind in kinds] or [[]]:
        wrong = compile_case(compiler, [*flags, no_caret, *more], case)
        found = complaints(expectations, wrong.stderr) if wrong.returncode != 0 else ["it compiles"]
        print(wrong.stderr, end="")
        if found:
            about = " ".join([case.name, *more])
            sys.exit("\n".join(f"{about}: {line}" for line in found))


if __name__ == "__main__":
    main()
