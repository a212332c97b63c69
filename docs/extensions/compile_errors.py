"""Fills the page on compile errors with what the compilers say of the cases in tests/compile_fail.

The page holds the line `<!-- compile errors -->`. For each case whose code
must not compile it gets a section: the wrong code, the first lines of each compiler on this
machine, and the code that compiles. What a compiler said is kept in build/docs until a case or a
header changes.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

ROOT = Path(__file__).resolve().parent.parent.parent
CASES = ROOT / "tests" / "compile_fail"
KEPT = ROOT / "build" / "docs" / "compile_errors.json"
PLACE = "<!-- compile errors -->"
MOST_LINES = 6

sys.path.insert(0, str(CASES))
import check_compile_fail  # noqa: E402


def compilers() -> list[str]:
    """The compilers on this machine that the cases are tested with."""
    clang = shutil.which("clang++-19") or shutil.which("clang++")
    return [found for found in (shutil.which("g++"), clang) if found]


def branches(text: str) -> tuple[str, str]:
    """The code that must not compile and the code that must, between #if CONTROL, #else, #endif."""
    match = re.search(r"#if(n?)def CONTROL\n(.*?)(?:#else\n(.*?))?#endif", text, re.DOTALL)
    if match is None:
        return "", ""
    first, second = match[2], match[3] or ""
    return (first, second) if match[1] else (second, first)


def dedented(code: str) -> str:
    lines = [line for line in code.rstrip().splitlines() if "static_cast<void>" not in line]
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[margin:] for line in lines)


def said(case: Path, compiler: str) -> str:
    """The first lines of a compiler about a case, with short paths."""
    is_clang = "clang" in Path(compiler).name
    no_caret = "-fno-caret-diagnostics" if is_clang else "-fno-diagnostics-show-caret"
    flags = ["-I", str(ROOT / "include"), no_caret]
    done = check_compile_fail.compile_case(compiler, flags, case)
    if done.returncode == 0:
        raise ExtensionError(f"{case.name} compiles with {compiler}, but must not")
    text = done.stderr.replace(f"{ROOT}/include/", "").replace(f"{CASES}/", "")
    kept = ("error:", "note:", "required from here")
    lines = [line for line in text.splitlines() if any(word in line for word in kept)]
    return "\n".join(lines[:MOST_LINES])


def version_of(compiler: str) -> str:
    command = [compiler, "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[0]


def hash_of_sources(cases: list[Path], versions: list[str]) -> str:
    headers = sorted((ROOT / "include").rglob("*.hpp"))
    digest = hashlib.sha256("".join(versions).encode())
    for file in [*cases, *headers, Path(__file__)]:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def section(case: Path, outputs: list[tuple[str, str]]) -> str:
    text = case.read_text(encoding="utf-8")
    wrong, right = branches(text)
    title = case.stem.replace("_", " ").capitalize()
    cures = re.findall(r"^// cure: (.+)$", text, re.MULTILINE)
    parts = [f"## {title}", "```cpp\n" + dedented(wrong) + "\n```"]
    for version, output in outputs:
        parts += [f"{version}:", f"```{{code-block}} text\n:class: wrapped\n{output}\n```"]
    parts += cures
    if right.strip():
        parts += ["Instead:", "```cpp\n" + dedented(right) + "\n```"]
    return "\n\n".join(parts)


def page() -> str:
    """All sections in the order of the cases' names."""
    cases = [case for case in sorted(CASES.glob("*.cpp")) if "with-flags" not in case.read_text()]
    found = compilers()
    versions = [version_of(compiler) for compiler in found]
    key = hash_of_sources(cases, versions)
    if KEPT.exists():
        kept = json.loads(KEPT.read_text(encoding="utf-8"))
        if kept["key"] == key:
            return str(kept["page"])
    with ThreadPoolExecutor(max_workers=2) as pool:
        runs = [(case, [pool.submit(said, case, compiler) for compiler in found]) for case in cases]
        sections = [
            section(case, list(zip(versions, (run.result() for run in outputs), strict=True)))
            for case, outputs in runs
        ]
    text = "\n\n".join(sections)
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    KEPT.write_text(json.dumps({"key": key, "page": text}), encoding="utf-8")
    return text


def fill(app: Sphinx, docname: str, source: list[str]) -> None:
    if PLACE in source[0]:
        source[0] = source[0].replace(PLACE, page())


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("source-read", fill)
    return {"parallel_read_safe": True}
