"""The command line: what it prints, in which format, and how it ends."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import gevinst as gv
from gevinst.command_line.commands import cli
from gevinst.units import DKK, MDKK, count, staff_hour, staff_year

exam = count("exam")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    case = gv.BusinessCase("Pulje", gv.Horizon(2026, 2029), prices=gv.fixed_prices(2026))
    region = case.account("Region", sector="region")
    fund = case.account("AI-pulje", parent=region)
    ward = case.account("=Afdeling", parent=region)
    doctors = case.staff_group(
        "Doctors", pay=1.5 * MDKK / staff_year, net_hours=1_500 * staff_hour / staff_year
    )
    exams = case.assume("exams", gv.pert(80_000, 90_000, 100_000), exam, source="Register")
    case.appropriate(fund, "establishment", 4.0 * MDKK)
    case.appropriate(fund, "payroll", 3.0 * MDKK, staff=3 * staff_year)
    case.appropriate(fund, "operations", 1.0 * MDKK)
    m = case.initiative("Spine", start="2027-07", owner="Head of MR")
    m.cost("Licence", exams * (12 * DKK / exam), category="operations", payer=ward)
    m.benefit(
        "Time",
        3_000 * staff_hour,
        receiver=ward,
        staff=doctors,
        chain={"captured": 0.5},
        fate={"posts closed": 0.5, "quality": gv.rest},
    )
    path = tmp_path / "pulje.json"
    case.save(path)
    return path


def run(*arguments: str | Path, exit_code: int = 0) -> Result:
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    assert result.exit_code == exit_code, result.output
    return result


def test_the_budget_as_json_has_the_fields_that_scripts_read(file: Path) -> None:
    budget = json.loads(run("budget", file, "--account", "AI-pulje", "--format", "json").stdout)
    assert budget == {
        "unit": "MDKK",
        "prices": "2026-pl",
        "sign": "expenditure positive",
        "account": "AI-pulje",
        "years": [2026, 2027, 2028, 2029],
        "rows": [
            row("establishment", "Establishment", 4.0),
            row("payroll", "Payroll", 3.0),
            row("operations", "Other operations", 1.0),
            row("total", "Total expenditure", 8.0),
            row("staff_years", "Staff-years", 3.0) | {"unit": "staff_year", "total": None},
        ],
    }


def row(key: str, label: str, value: float) -> dict[str, object]:
    return {
        "key": key,
        "label": label,
        "unit": "MDKK",
        "values": [value] * 4,
        "total": 4 * value,
    }


def test_csv_in_danish_opens_right_in_excel(file: Path) -> None:
    done = run(
        "budget",
        file,
        "--format",
        "csv",
        "--language",
        "da",
        "--years",
        "2026-2027",
        "--unit",
        "kDKK",
    )
    assert done.stdout_bytes.startswith(b"\xef\xbb\xbf")
    lines = done.stdout_bytes.decode("utf-8-sig").split("\r\n")
    assert lines[0] == "2026-pl;Enhed;2026;2027;I alt"
    assert lines[1] == "Etableringsudgifter;kDKK;4000,0;4000,0;8000,0"
    assert lines[3] == "Øvrig drift;kDKK;1000,0;1540,0;2540,0"
    accounts = run("accounts", file, "--format", "csv").stdout_bytes.decode("utf-8-sig")
    assert "'=Afdeling,Money,MDKK," in accounts  # no formula for a program to run


def test_tables_are_those_of_the_case(file: Path) -> None:
    case = gv.load(file)
    assert run("people", file).stdout == f"{case.people()}\n"
    assert run("patients", file, "--language", "da").stdout == f"{case.patients(language='da')}\n"
    assert run("accounts", file).stdout == f"{case.accounts()}\n"
    net = case.budget(net=True, full_year=True, account="Region")
    assert run("budget", file, "--net", "--full-year", "--account", "Region").stdout == f"{net}\n"


def test_validate_and_show_say_what_a_case_is_made_of(file: Path) -> None:
    said = run("validate", file).stdout
    assert said.endswith(
        "is a valid case: 'Pulje', 2026-2029, 3 accounts, 5 assumptions, 1 initiative, 2 lines\n"
    )
    shown = run("show", file).stdout
    assert "exams = pert(80000, 90000, 100000) exam" in shown
    assert "      source: Register" in shown
    assert "  cost Licence: exams * 12 DKK/exam [DKK]" in shown
    diagram = run("show", file, "--diagram", "mermaid").stdout
    assert diagram.startswith("flowchart LR\n")
    assert '    a0("exams")' in diagram
    assert "    a0 --> l0" in diagram
    assert run("show", file, "--diagram", "svg").stdout.startswith("<svg ")


def test_show_leaves_out_nothing_that_decides_a_case(tmp_path: Path) -> None:
    case = gv.BusinessCase("Triage", gv.Horizon(2026, 2029), prices=gv.fixed_prices(2026))
    ward = case.account("Ward", sector="region")
    nurses = case.staff_group(
        "Nurses", pay=0.6 * MDKK / staff_year, net_hours=1_400 * staff_hour / staff_year
    )
    hours = case.resource("Night hours", 5_000 * staff_hour, account=ward, staff=nurses)
    holds = case.assume("pilot holds", gv.bernoulli(0.7))
    m = case.initiative("Model", start="2026-07", given=holds)
    m.staff("Leader", 1 * staff_year, payer=ward, staff=nurses, until=gv.start + 1)
    m.benefit(
        "Time",
        900 * staff_hour,
        receiver=ward,
        staff=nurses,
        resource=hours,
        fate={"temps avoided": 1.0},
        value={"temps avoided": 700 * DKK / staff_hour},
    )
    m.commit("Budget cut", 0.5 * MDKK, account=ward)
    case.appropriate(ward, "operations", 2 * MDKK)
    case.appropriate(ward, "operations", 1 * MDKK, name="Grant")
    case.label("Ward", da="Afsnit")
    file = tmp_path / "triage.json"
    case.save(file)
    shown = run("show", file).stdout
    for part in (
        "\nInitiative Model\n      start: 'Model/start'\n      given: 'pilot holds'\n",
        "      until: start + 1 year\n",
        "  commitment Budget cut: 'Model/Budget cut/booked'\n      account: Ward\n",
        "\n  Ward, operations: 2 MDKK\n  Ward, operations: 1 MDKK\n      name: Grant\n",
        "\nResources\n  Night hours\n      capacity: 'Night hours/capacity'\n",
        "\nStaff groups\n  Nurses\n      pay: 'Nurses/pay'\n",
        "\nLabels\n  Ward\n      da: Afsnit\n",
    ):
        assert part in shown
    diagram = run("show", file, "--diagram", "mermaid").stdout
    for name in (
        "pilot holds",
        "Nurses/pay",
        "Model/Budget cut, booked",
        "Ward/operations",
        "Ward/Grant/operations",
    ):
        assert f'"{name}"' in diagram


def test_a_wrong_file_ends_with_1_and_prints_nothing(file: Path, tmp_path: Path) -> None:
    half = tmp_path / "half.json"
    half.write_bytes(file.read_bytes()[:200])
    for wrong in (half, tmp_path, tmp_path / "none.json"):
        for command in ("validate", "show", "budget", "people", "accounts", "patients"):
            done = run(command, wrong, exit_code=1)
            assert done.stdout == ""
            assert str(wrong) in done.stderr


def test_wrong_use_ends_with_2_and_says_what_was_meant(file: Path) -> None:
    for arguments, said in (
        (("budget",), "Missing argument 'FILE'"),
        (("budget", file, "--account", "AI pulje"), "did you mean 'AI-pulje'?"),
        (("budget", file, "--years", "26-29"), "is not a span of years: write 2026-2029"),
        (("budget", file, "--years", "2031"), "outside the horizon 2026-2029"),
        (("budget", file, "--unit", "MDK"), "MDK"),
        (("budget", file, "--unit", "staff hour"), "cannot show money in [staff hour]"),
        (("people", file, "--unit", "MDKK"), "people shows no money"),
        (("resources", file, "--unit", "MDKK"), "resources shows no money"),
        (("budget", file, "--format", "xls"), "'xls' is not one of"),
        (("budgets", file), "No such command 'budgets'"),
        (("budget", file, "-o", file.parent), "it is a folder"),
    ):
        done = run(*arguments, exit_code=2)
        assert done.stdout == ""
        assert said in done.stderr


def test_standard_input_and_an_output_file_do(file: Path, tmp_path: Path) -> None:
    piped = CliRunner().invoke(cli, ["budget", "-"], input=file.read_bytes())
    assert piped.stdout == run("budget", file).stdout
    out = tmp_path / "budget.csv"
    run("budget", file, "--format", "csv", "--language", "da", "-o", out)
    assert (
        out.read_bytes() == run("budget", file, "--format", "csv", "--language", "da").stdout_bytes
    )


def test_python_runs_the_package_as_a_program(file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gevinst", "budget", str(file)],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.stdout == run("budget", file).stdout
