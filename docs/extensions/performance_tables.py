"""Fills the page on speed with tables of what `benchmarks/pool.py --store docs/performance` found.

The page names a table by a comment of its own: `% table: draws`, and so on.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

FOLDER = Path(__file__).resolve().parent.parent / "performance"
PLACE = re.compile(r"^% table: (\w+)$", re.MULTILINE)
NAMES = {"numpy": "NumPy", "jax": "JAX", "openturns": "OpenTURNS"}


def read(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def table(head: Sequence[str], rows: Sequence[Sequence[str]], numbers_from: int) -> str:
    lines = [head, ["---" if i < numbers_from else "--:" for i in range(len(head))], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def case_of(row: dict[str, Any]) -> list[str]:
    return [str(row["years"]), "yes" if row["corr"] else "no", f"{row['draws']:,}"]


def draws() -> str:
    rows = [
        [
            *case_of(row),
            f"{row['gevinst_wall_ns'] * row['draws'] * 1e-6:,.1f}",
            f"{row['gevinst_wall_ns']:,.0f}",
            f"{row['gevinst_cpu_ns']:,.0f}",
            f"{row['wall_ratio']:.3f}",
            f"{row['cpu_ratio']:.3f}",
        ]
        for row in read("pool")
    ]
    head = ["years", "correlated", "draws", "whole run, ms", "wall, ns", "processor, ns"]
    return table([*head, "wall to NumPy", "processor to NumPy"], rows, 2)


def peers() -> str:
    """Processor time a draw of everybody; a peer that was not measured has no column."""
    rows = read("pool")
    names = [key.removesuffix("_cpu_ns") for key in rows[0] if key.endswith("_cpu_ns")]
    cells = [[*case_of(row), *(f"{row[f'{name}_cpu_ns']:,.0f}" for name in names)] for row in rows]
    head = ["years", "correlated", "draws", *(NAMES.get(name, name) for name in names)]
    return table(head, cells, 2)


def process() -> str:
    found = read("process")
    rows = [
        [
            NAMES.get(name, name),
            f"{seconds:.2f}",
            f"{found['peak'][name]['draws']:,}",
            f"{found['peak'][name]['megabytes']:,.0f}",
        ]
        for name, seconds in found["first_result_s"].items()
    ]
    return table(["", "start to first result, s", "draws", "peak memory, MB"], rows, 1)


def threads() -> str:
    rows = [
        [
            str(row["years"]),
            f"{row['one_ns']:,.0f}",
            f"{row['two_ns']:,.0f}",
            f"{row['one_ns'] / row['two_ns']:.2f}",
        ]
        for row in read("process")["threads"]
    ]
    return table(["years", "one thread, ns", "two threads, ns", "times as fast"], rows, 0)


def machine() -> str:
    about = read("process")["machine"]
    return table(["", ""], [[name, str(value)] for name, value in about.items()], 2)


TABLES = {one.__name__: one for one in (draws, peers, process, threads, machine)}


def fill(app: Sphinx, docname: str, source: list[str]) -> None:
    if docname == "performance":
        for data in sorted(FOLDER.glob("*.json")):
            app.env.note_dependency(str(data))
        source[0] = PLACE.sub(lambda place: TABLES[place[1]](), source[0])


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("source-read", fill)
    return {"parallel_read_safe": True}
