"""Model files from Python: what is saved is loaded, errors have places, the schema holds."""

import json
import os
import pickle
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import Pool

import gevinst as gv
from gevinst.units import DKK, MDKK, staff_minute

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/schema/gevinst-0.json").read_text(encoding="utf-8"))
EXAMPLE = ROOT / "examples/pool_budget/pool_budget.json"


@pytest.fixture
def whole(pool: Pool) -> gv.BusinessCase:
    """A case with most words."""
    case, spine, region = pool.case, pool.spine, pool.region
    department = gv.index("department", ["Herlev", "Hvidovre"])
    departments = case.accounts(department, parent=region)
    exam = pool.exams.unit
    share = case.assume("share", gv.beta(4, 6), range=(0, 1), note='said "so"\nby æ')
    split = case.assume("split", gv.by(department, {"Herlev": 0.4, "Hvidovre": 0.6}))
    case.correlate(["exams", "share"], 0.4)
    price = 12 * DKK / exam
    spine.cost("Licence", pool.exams * price * split, category="operations", payer=departments)
    time = spine.benefit(
        "Time",
        pool.exams * (2.5 * staff_minute / exam),
        receiver=pool.radiology,
        staff=pool.doctors,
        chain={"adoption": gv.logistic(gv.start + 1), "released": 0.6, "captured": share},
        fate={"posts closed": 0.2, "shorter queue": gv.rest},
    )
    spine.benefit(
        "Scans",
        receiver=region,
        of=time,
        per=1 * exam / (20 * staff_minute),
        fate={"quality": 1.0},
    )
    case.appropriate(region, "operations", 3 * MDKK)
    return case


def errors_of(document: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    return [error.message for error in validator.iter_errors(document)]


def test_a_saved_case_is_loaded_with_the_same_figures_and_draws(
    whole: gv.BusinessCase, tmp_path: Path
) -> None:
    path = tmp_path / "case.json"
    whole.save(path)
    assert path.read_text(encoding="utf-8") == whole.to_json()
    loaded = gv.load(path)
    assert loaded.to_json() == whole.to_json()
    assert gv.load(os.fspath(path)).to_json() == whole.to_json()
    for sampling in (None, gv.latin_hypercube(), gv.sobol(points=1024, replicates=2)):
        runs = [one.simulate(2048, seed=2026, sampling=sampling) for one in (whole, loaded)]
        assert str(runs[0]) == str(runs[1])


def test_saved_cases_follow_the_schema(whole: gv.BusinessCase) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert errors_of(json.loads(whole.to_json())) == []
    assert errors_of(json.loads(EXAMPLE.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        (("gevinst",), 1),
        (("horizon",), [2026]),
        (("horizon",), [2026, 2027, 2028]),
        (("prices",), "2026"),
        (("nmae",), "Pool"),
        (("units", "exam"), "flow"),
        (("accounts", 0, "sector"), "regin"),
        (("assumptions", 0, "value"), 90_000),
        (("assumptions", 0, "range"), [0]),
        (("lines", 0, "word"), "costs"),
        (("lines", 0, "receiver"), "Region"),
        (("lines", 0, "nature"), "once"),
        (("lines", 1, "before"), "2 exam"),
        (("lines", 1, "fate", 0, "shares"), "0.2"),
        (("appropriations", 0, "category"), None),
    ],
)
def test_the_schema_and_the_reader_refuse_what_is_wrong(
    whole: gv.BusinessCase, pointer: tuple[str | int, ...], value: object
) -> None:
    document = json.loads(whole.to_json())
    place = document
    for step in pointer[:-1]:
        place = place[step]
    place[pointer[-1]] = value
    assert errors_of(document)
    with pytest.raises(gv.FileError):
        gv.from_json(json.dumps(document, ensure_ascii=False))


def test_an_error_has_its_place(whole: gv.BusinessCase) -> None:
    text = whole.to_json().replace("exams * 12", "exms * 12")
    with pytest.raises(gv.FileError, match="unknown name 'exms'; did you mean 'exams'") as caught:
        gv.from_json(text, name="case.json")
    error = caught.value
    line = text.splitlines()[error.line - 1]
    assert (error.file, error.pointer) == ("case.json", "/lines/0/amount")
    assert line[error.column - 1 :].startswith("exms * 12")
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.line, again.pointer) == (str(error), error.line, error.pointer)


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(gv.FileError, match="there is no such file") as caught:
        gv.load(tmp_path / "none.json")
    assert (caught.value.file, caught.value.line) == (os.fspath(tmp_path / "none.json"), 0)
    with pytest.raises(TypeError):
        gv.load(3)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        gv.from_json(b"{}")  # type: ignore[arg-type]


def test_the_example_file_is_the_example() -> None:
    pool = gv.load(EXAMPLE)
    assert pool.to_json() == EXAMPLE.read_text(encoding="utf-8")
    table = str(pool.budget(account="AI-pulje", language="da"))
    printed = (EXAMPLE.parent / "expected_output.txt").read_text(encoding="utf-8")
    assert printed.startswith(table)
