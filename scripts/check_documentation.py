"""Hold what the documentation quotes and runs to what the library does, and count it as tests.

Usage: check_documentation.py            check README.md, the reference, the drafts, the pages
       check_documentation.py --write    write the quoted code of README.md anew

README.md quotes by a comment above a block of code: `<!-- quoted: PATH [region] -->` is what stands
between `[region]` and `[region end]` in that file, `<!-- quoted: PATH -->` the whole file.
Every header must have a place in docs/reference/cpp, unless it is named here as an inside.
A draft of docs/decisions/drafts must run when its lines that end in `# waits: ...` are struck out.
Pages whose code ran when the site was built are in build/docs/jupyter_execute.
"""

import json
import re
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
HEADERS = ROOT / "include"
REFERENCE = ROOT / "docs" / "reference" / "cpp"
DRAFTS = ROOT / "docs" / "decisions" / "drafts"
EXECUTED = ROOT / "build" / "docs" / "jupyter_execute"

# Headers that no user includes: what they define serves another header.
INSIDES = {
    "gevinst/appraisal/groups.hpp",
    "gevinst/appraisal/reading.hpp",
    "gevinst/appraisal/selection.hpp",
    "gevinst/case/define.hpp",
    "gevinst/case/define_prices.hpp",
    "gevinst/case/define_resources.hpp",
    "gevinst/case/define_labels.hpp",
    "gevinst/case/gate.hpp",
    "gevinst/case/line_checks.hpp",
    "gevinst/case/define_lines.hpp",
    "gevinst/case/duration.hpp",
    "gevinst/case/proration.hpp",
    "gevinst/case/argument.hpp",
    "gevinst/case/range_check.hpp",
    "gevinst/case/row_names.hpp",
    "gevinst/case/seats.hpp",
    "gevinst/case/shift.hpp",
    "gevinst/case/stated_names.hpp",
    "gevinst/case/stated_times.hpp",
    "gevinst/engine/adjoint_kernels.hpp",
    "gevinst/engine/draw_kernels.hpp",
    "gevinst/engine/draw_program.hpp",
    "gevinst/engine/faults.hpp",
    "gevinst/engine/figure_places.hpp",
    "gevinst/engine/kernels.hpp",
    "gevinst/engine/sampler.hpp",
    "gevinst/engine/simulation_run.hpp",
    "gevinst/engine/source_names.hpp",
    "gevinst/engine/worker_threads.hpp",
    "gevinst/expression/correlation_check.hpp",
    "gevinst/expression/formula_distributions.hpp",
    "gevinst/expression/formula_lexer.hpp",
    "gevinst/expression/mixture_curve.hpp",
    "gevinst/expression/node_numbers.hpp",
    "gevinst/expression/node_walk.hpp",
    "gevinst/expression/operations/adjoint.hpp",
    "gevinst/expression/known_parts.hpp",
    "gevinst/expression/standard_shape.hpp",
    "gevinst/expression/within_horizon.hpp",
    "gevinst/file/case_fields.hpp",
    "gevinst/file/case_names.hpp",
    "gevinst/file/case_reader.hpp",
    "gevinst/file/case_writer.hpp",
    "gevinst/file/file_message.hpp",
    "gevinst/file/json_lexer.hpp",
    "gevinst/numeric/contraction.hpp",
    "gevinst/numeric/correlated_columns.hpp",
    "gevinst/numeric/count_excess.hpp",
    "gevinst/numeric/exact_sum.hpp",
    "gevinst/numeric/monotone_curve.hpp",
    "gevinst/numeric/philox_lanes.hpp",
    "gevinst/numeric/quadrature.hpp",
    "gevinst/numeric/quantile_kernels.hpp",
    "gevinst/numeric/quantile_march.hpp",
    "gevinst/numeric/range_sums.hpp",
    "gevinst/numeric/replicate_sums.hpp",
    "gevinst/numeric/select_ranks.hpp",
    "gevinst/numeric/sobol_numbers.hpp",
    "gevinst/numeric/student_t.hpp",
    "gevinst/numeric/tail_distances.hpp",
    "gevinst/numeric/tail_sum.hpp",
    "gevinst/numeric/vectors.hpp",
    "gevinst/numeric/window_count.hpp",
    "gevinst/report/columns.hpp",
    "gevinst/report/html_cells.hpp",
    "gevinst/report/simulation_layout.hpp",
    "gevinst/report/simulation_words.hpp",
    "gevinst/report/words.hpp",
    "gevinst/units/fixed_string.hpp",
    "gevinst/units/number_text.hpp",
}

QUOTED = re.compile(
    r"<!-- quoted: (?P<path>\S+)(?: \[(?P<region>[\w ]+)\])? -->\n+"
    r"```(?P<language>\w*)\n(?P<code>.*?)```",
    re.DOTALL,
)
LANGUAGES = ("cpp", "python")
CODE = re.compile(rf"^```(?:{'|'.join(LANGUAGES)})$", re.MULTILINE)


def source_of(path: Path, region: str | None) -> str:
    """A whole file, or what stands between `[region]` and `[region end]` in it."""
    text = path.read_text(encoding="utf-8")
    if region is None:
        return text.rstrip("\n") + "\n"
    between = re.search(
        rf"^[^\n]*\[{re.escape(region)}\][^\n]*\n(.*?)^[^\n]*\[{re.escape(region)} end\]",
        text,
        re.DOTALL | re.MULTILINE,
    )
    if between is None:
        sys.exit(f"{path.name} has no region [{region}]")
    return textwrap.dedent(between[1])


def readme_results(text: str) -> Iterator[tuple[str, bool]]:
    """Each quotation of the README, and whether it is what stands in the file."""
    quoted = list(QUOTED.finditer(text))
    for match in quoted:
        name = f"README.md quotes {match['path']} {match['region'] or ''}".rstrip()
        yield name, match["code"] == source_of(ROOT / match["path"], match["region"])
    unquoted = len(CODE.findall(text)) - sum(match["language"] in LANGUAGES for match in quoted)
    yield "README.md quotes all its C++ and Python code", bool(quoted) and unquoted == 0


def rewritten(text: str) -> str:
    def fresh(match: re.Match[str]) -> str:
        before = match[0][: match.start("code") - match.start()]
        return f"{before}{source_of(ROOT / match['path'], match['region'])}```"

    return QUOTED.sub(fresh, text)


def header_results() -> Iterator[tuple[str, bool]]:
    """Whether every header has a place in the reference or is an inside, and not both."""
    pages = "".join(page.read_text(encoding="utf-8") for page in REFERENCE.glob("*.md"))
    headers = {header.relative_to(HEADERS).as_posix() for header in HEADERS.rglob("*.hpp")}
    headers = {header for header in headers if not header.endswith("_definitions.hpp")}
    shown = {header for header in headers if f"`<{header}>`" in pages}
    wrong = sorted((headers - shown) ^ INSIDES)
    if wrong:
        print(f"   shown nowhere, or shown and an inside: {', '.join(wrong)}")
    yield "every header has a place in the reference, or is an inside", not wrong


def draft_results() -> Iterator[tuple[str, bool]]:
    """Each draft, and whether what does not wait runs; one that includes others after them."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in DRAFTS.glob("*.py")}
    with tempfile.TemporaryDirectory() as folder:
        for name in sorted(texts, key=lambda name: ("case.include(" in texts[name], name)):
            built = "\n".join(line for line in texts[name].splitlines() if "# waits:" not in line)
            done = subprocess.run(
                [sys.executable, "-"],
                input=built,
                cwd=folder,
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode != 0:
                print(done.stderr)
            yield f"the draft {name} runs without the lines that wait", done.returncode == 0


def page_results() -> Iterator[tuple[str, bool]]:
    """Each piece of code on the pages that were built, and whether it ran without an error."""
    for page in sorted(EXECUTED.rglob("*.ipynb")):
        cells = json.loads(page.read_text(encoding="utf-8"))["cells"]
        code = [cell for cell in cells if cell["cell_type"] == "code"]
        for number, cell in enumerate(code, start=1):
            failed = any(output["output_type"] == "error" for output in cell["outputs"])
            yield f"code {number} of {page.relative_to(EXECUTED).with_suffix('')}", not failed


def check_all() -> tuple[int, int]:
    """Check everything; how many passed and failed."""
    passed = failed = 0
    for results in (
        readme_results(README.read_text(encoding="utf-8")),
        header_results(),
        draft_results(),
        page_results(),
    ):
        for name, good in results:
            passed, failed = passed + good, failed + (not good)
            if not good:
                print(f"   failed: {name}")
    return passed, failed


def main() -> None:
    if "--write" in sys.argv:
        README.write_text(rewritten(README.read_text(encoding="utf-8")), encoding="utf-8")
        return
    passed, failed = check_all()
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0 or passed == 0)


if __name__ == "__main__":
    main()
