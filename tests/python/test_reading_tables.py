"""Tables of input figures: frames, dicts and CSV files, with exact labels."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import gevinst as gv
from gevinst.units import count, staff_hour

shift = count("shift")
department = gv.index("department", ["Herlev", "Hvidovre"])
shift_type = gv.index("shift type", ["day", "night"])
case = gv.BusinessCase("Rota", gv.Horizon(2026, 2026), prices=gv.fixed_prices(2026))

ROWS: list[dict[str, Any]] = [
    {"department": "Herlev", "shift type": "night", "shifts": 365, "demand": 7.5, "note": "x"},
    {"department": "Herlev", "shift type": "day", "shifts": 250, "demand": 9.0, "note": ""},
    {"department": "Hvidovre", "shift type": "day", "shifts": 240, "demand": 8.0, "note": ""},
    {"department": "Hvidovre", "shift type": "night", "shifts": 365, "demand": 6.5, "note": ""},
]
SHIFTS = [[250, 365], [240, 365]]
DEMAND = [[9.0, 7.5], [8.0, 6.5]]


def check(tables: dict[str, gv.Expression]) -> None:
    assert list(tables) == ["shifts", "demand"]
    np.testing.assert_array_equal(case.evaluate(tables["shifts"]), SHIFTS)
    np.testing.assert_array_equal(case.evaluate(tables["demand"]), DEMAND)


def test_dicts_and_frames_give_an_expression_a_column_of_numbers() -> None:
    check(gv.read_table(ROWS, department, shift_type))
    frame = pd.DataFrame(ROWS)
    check(gv.read_table(frame, department, shift_type))
    check(gv.read_table(frame.set_index(["department", "shift type"]), department, shift_type))


def test_files_have_decimal_points_or_danish_commas(tmp_path: Path) -> None:
    frame = pd.DataFrame(ROWS)
    frame.to_csv(tmp_path / "points.csv", index=False)
    frame.to_csv(tmp_path / "tabs.txt", sep="\t", decimal=",", index=False)
    check(gv.read_table(tmp_path / "tabs.txt", department, shift_type))
    frame.to_csv(tmp_path / "commas.csv", sep=";", decimal=",", index=False, encoding="utf-8-sig")
    check(gv.read_table(tmp_path / "points.csv", department, shift_type))
    check(gv.read_table(str(tmp_path / "commas.csv"), department, shift_type))


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (("7.5", "6"), (7.5, 6)),
        (("1.234", "2.5"), (1.234, 2.5)),
        (("0.125", "12.250"), (0.125, 12.25)),
        (("1.5e3", "-0.5"), (1500, -0.5)),
        (("7,5", "6"), (7.5, 6)),
        (("1,234", "2"), (1.234, 2)),
        (("1.234,5", "1.500"), (1234.5, 1500)),
        (("1.234.567", "-1.000"), (1_234_567, -1000)),
        (("1500", "750"), (1500, 750)),
    ],
)
def test_a_column_beside_semicolons_tells_what_its_points_are(
    tmp_path: Path, cells: tuple[str, str], numbers: tuple[float, float]
) -> None:
    file = tmp_path / "table.csv"
    file.write_text(f"department;n\nHerlev;{cells[0]}\nHvidovre;{cells[1]}\n", encoding="utf-8")
    read = case.evaluate(gv.read_table(file, department)["n"])
    assert isinstance(read, np.ndarray)
    assert tuple(read) == numbers


def test_columns_may_have_units() -> None:
    units = {"demand": staff_hour / shift}
    tables = gv.read_table(ROWS, department, shift_type, unit=units)
    assert tables["demand"].unit == staff_hour / shift
    assert tables["shifts"].unit.text == ""
    assert (tables["shifts"] * shift).unit == shift
    one = gv.read_table([{"department": d, "n": 1} for d in department], department, unit=shift)
    assert one["n"].unit == shift


def changed(row: int, **cells: Any) -> list[dict[str, Any]]:
    rows = [dict(one) for one in ROWS]
    rows[row - 1].update({name.replace("_", " "): cell for name, cell in cells.items()})
    return rows


READ = gv.read_table


@pytest.mark.parametrize(
    ("read", "error", "message"),
    [
        (
            lambda: READ(changed(2, department="Herlew"), department, shift_type),
            gv.CaseError,
            "row 2 of the table: the index 'department' has no label 'Herlew'; "
            "did you mean 'Herlev'?",
        ),
        (
            lambda: READ(changed(2, shift_type="night"), department, shift_type),
            gv.CaseError,
            "row 2 of the table: the cell [Herlev, night] stands twice",
        ),
        (
            lambda: READ(ROWS[:3], department, shift_type),
            gv.CaseError,
            "the table has 3 of 4 cells; missing: [Hvidovre, night]",
        ),
        (
            lambda: READ(changed(3, department=None), department, shift_type),
            gv.CaseError,
            "row 3 of the table: the label of 'department' is a text, not None",
        ),
        (
            lambda: READ(changed(3, demand="8,0"), department, shift_type),
            gv.CaseError,
            "row 3 of the table: 'demand' is '8,0', which is no number",
        ),
        (
            lambda: READ(changed(3, demand=None), department, shift_type),
            gv.CaseError,
            "row 3 of the table: 'demand' is None, which is no number",
        ),
        (
            lambda: READ(changed(3, demand=float("nan")), department, shift_type),
            gv.CaseError,
            "row 3 of the table: the cell [Hvidovre, day] is not a finite number",
        ),
        (
            lambda: READ(changed(3, demand=True), department, shift_type),
            gv.CaseError,
            "row 3 of the table: 'demand' is True, which is no number",
        ),
        (
            lambda: READ(ROWS, gv.index("ward", ["A"])),
            gv.CaseError,
            "the table has no column 'ward'; "
            "it has 'department', 'shift type', 'shifts', 'demand', 'note'",
        ),
        (
            lambda: READ(ROWS, department, shift_type)["note"],
            gv.CaseError,
            "the table has no column of numbers 'note'; it has 'shifts', 'demand'",
        ),
        (
            lambda: READ(ROWS, department, shift_type, unit={"shift": shift}),
            gv.CaseError,
            "the table has no column of numbers 'shift'; it has 'shifts', 'demand'",
        ),
        (
            lambda: READ(
                pd.DataFrame([["Herlev", 1, 2]], columns=["department", "n", "n"]), department
            ),
            gv.CaseError,
            "the table has the column 'n' twice: rename or remove one",
        ),
        (
            lambda: READ(
                pd.DataFrame(
                    {"department": ["Herlev"]}, index=pd.Index(["Herlev"], name="department")
                ),
                department,
            ),
            gv.CaseError,
            "the table has the column 'department' twice: rename or remove one",
        ),
        (lambda: READ(ROWS), gv.CaseError, "a table is read over at least one index"),
        (
            lambda: READ([], department),
            gv.CaseError,
            "the table has no column 'department'; it has no rows",
        ),
        (
            lambda: READ(ROWS, "department"),  # type: ignore[arg-type]
            TypeError,
            "expected an index made by gv.index, not 'department'",
        ),
        (
            lambda: READ(5, department),  # type: ignore[arg-type]
            TypeError,
            "expected rows: a DataFrame, a list of dicts or a path, not 5",
        ),
        (
            lambda: READ([1], department),  # type: ignore[list-item]
            TypeError,
            "row 1 of the table is no dict: 1",
        ),
    ],
)
def test_bad_tables_name_row_and_label(
    read: Callable[[], Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        read()
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "department;n\nHerlev;1,5\nHvidovre;1.500\n",
            "row 2 of the table: 'n' is '1.500', which is 1500 or 1,500: write one of them",
        ),
        (
            "department;n\nHerlev;1.234\nHvidovre;750\n",
            "row 1 of the table: 'n' is '1.234', which is 1234 or 1,234: write one of them",
        ),
        (
            "department;n\nHerlev;1,5\nHvidovre;2.5\n",
            "row 2 of the table: 'n' is '2.5', which is no number",
        ),
        (
            "department;n\nHerlev;1.234,5\nHvidovre;2.5\n",
            "row 2 of the table: 'n' is '2.5', which is no number",
        ),
        (
            "department,n\nHerlev,1,5\nHvidovre,2\n",
            "row 1 of the table has another number of cells than the first line",
        ),
        (
            "department,n,n\nHerlev,1,2\nHvidovre,2,3\n",
            "the table has the column 'n' twice: rename or remove one",
        ),
        (
            "department;department;n\nHerlev;Hvidovre;2\nHvidovre;Herlev;2\n",
            "the table has the column 'department' twice: rename or remove one",
        ),
        (
            "department,n\nHerlev\nHvidovre,2\n",
            "row 1 of the table has another number of cells than the first line",
        ),
    ],
)
def test_bad_files_name_the_row(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "table.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(gv.CaseError) as caught:
        gv.read_table(file, department)
    assert str(caught.value) == message


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16"])
def test_a_file_in_another_encoding_is_named_with_what_to_do(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "table.csv"
    file.write_text("afdeling;n\nHerlev;1\nKøge;2\n", encoding=encoding)
    with pytest.raises(gv.FileError) as caught:
        gv.read_table(file, gv.index("afdeling", ["Herlev", "Køge"]))
    line = 1 if encoding == "utf-16" else 3
    assert str(caught.value) == (
        f"the file '{file}' is not in UTF-8, as line {line} shows: save it as 'CSV UTF-8', or in "
        "UTF-8 by another program"
    )


def test_columns_without_a_name_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("department;n;;\nHerlev;1;;\nHvidovre;2;;\n", encoding="utf-8")
    assert list(gv.read_table(file, department)) == ["n"]
