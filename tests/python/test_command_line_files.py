"""What the command line says of files that make no table, and how it chooses formats."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import gevinst as gv
from gevinst.command_line.commands import cli
from gevinst.units import DKK, MDKK, MEUR, count, patient_hour, staff_hour, staff_year


def run(*arguments: str | Path, exit_code: int = 0) -> Result:
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    assert result.exit_code == exit_code, result.output
    return result


def saved(case: gv.BusinessCase, path: Path) -> Path:
    case.save(path)
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    case = gv.BusinessCase("Pulje", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
    region = case.account("Region", sector="region")
    ward = case.account("Ward", parent=region)
    doctors = case.staff_group(
        "Doctors", pay=1.5 * MDKK / staff_year, net_hours=1_500 * staff_hour / staff_year
    )
    m = case.initiative("Spine", start=2026)
    m.cost("Licence", 1 * MDKK, category="operations", payer=ward)
    m.benefit("Time", 3_000 * staff_hour, receiver=ward, staff=doctors)
    m.benefit("Travel", 10 * patient_hour, receiver=case.account("Patients", sector="patients"))
    return saved(case, tmp_path / "pulje.json")


@pytest.fixture
def two_currencies(tmp_path: Path) -> Path:
    case = gv.BusinessCase("Mixed", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
    region = case.account("Region", sector="region")
    m = case.initiative("Spine", start=2026)
    m.cost("Licence", 1 * MDKK, category="operations", payer=region)
    m.cost("Cloud", 1 * MEUR, category="operations", payer=region)
    return saved(case, tmp_path / "mixed.json")


def test_a_file_of_which_no_budget_can_be_made_ends_with_1(two_currencies: Path) -> None:
    said = run("budget", two_currencies, exit_code=1)
    assert said.stdout == ""
    why = said.stderr.rstrip("\n")
    assert "DKK" in why
    assert "EUR" in why
    assert "Usage" not in why
    checked = run("validate", two_currencies, exit_code=1)
    assert checked.stdout == ""
    assert checked.stderr == (
        f"{two_currencies} can be read, but has no table of budget, accounts, bottom "
        f"lines, commitments and handover: "
        f"{why}\n"
    )
    # A wrong option is told so in such a file too.
    wrong = run("budget", two_currencies, "--account", "Regoin", exit_code=2)
    assert "did you mean 'Region'?" in wrong.stderr
    # Tables without money are there.
    assert "ikke opgjort" in run("people", two_currencies, "--language", "da").stdout


def test_wrong_options_are_told_in_a_file_that_makes_no_table(two_currencies: Path) -> None:
    case = gv.load(two_currencies)
    other = case.account("Other", sector="region")
    case.initiative("Second", start=2026).cost(
        "Lease", 1 * MDKK, category="operations", payer=other
    )
    file = saved(case, two_currencies)
    run("budget", file, "--account", "Other")
    for arguments, why in (
        (("--unit", "staff hour"), "cannot show money in [staff hour]"),
        (("--account", "Other", "--unit", "MEUR"), "cannot show money in [MEUR]"),
        (("--initiative", "Spin"), "did you mean 'Spine'?"),
        (("--years", "2031"), "outside the horizon 2026-2027"),
        (("--use", "--net"), "ask for one of them"),
    ):
        said = run("budget", file, *arguments, exit_code=2)
        assert said.stdout == ""
        assert why in said.stderr
    for arguments in (("--unit", "MEUR"), ("--account", "Region", "--unit", "MEUR")):
        assert "state an exchange rate" in run("budget", file, *arguments, exit_code=1).stderr


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    case = gv.BusinessCase("Faulty", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
    ward = case.account("Ward", sector="region")
    doctors = case.staff_group(
        "Doctors", pay=1.5 * MDKK / staff_year, net_hours=1_500 * staff_hour / staff_year
    )
    share = case.assume("share", 0.5)
    hours = case.assume("hours", gv.pert(2_000, 3_000, 4_000), staff_hour)
    case.initiative("Spine", start=2026).benefit(
        "Time", hours * 2 - hours * (2 - share), receiver=ward, staff=doctors
    )
    path = saved(case, tmp_path / "faulty.json")
    text = path.read_text(encoding="utf-8")
    assert '"path": "share", "value": "0.5"' in text
    path.write_text(text.replace('"value": "0.5"', '"value": "-1"'), "utf-8")
    return path


def test_a_fault_in_a_file_ends_with_its_message(faulty: Path) -> None:
    for arguments in ((), ("--account", "Ward"), ("--unit", "kDKK")):
        said = run("accounts", faulty, *arguments, exit_code=1)
        assert "'Spine/Time'" in said.stderr
        assert "below zero" in said.stderr
    for arguments, why in (
        (("--unit", "staff hour"), "cannot show money in [staff hour]"),
        (("--account", "Wart"), "did you mean 'Ward'?"),
        (("--years", "2031"), "outside the horizon 2026-2027"),
    ):
        said = run("accounts", faulty, *arguments, exit_code=2)
        assert said.stderr.startswith("Usage: ")
        assert why in said.stderr


def test_streams_that_are_closed_are_said_in_one_line(file: Path) -> None:
    program = "import sys; sys.{} = None; from gevinst.command_line import main; main()"
    for stream, argument, said in (
        ("stdout", str(file), "cannot write to standard output: it is closed\n"),
        ("stdin", "-", "Error: cannot read standard input: it is closed\n"),
    ):
        done = subprocess.run(
            [sys.executable, "-c", program.format(stream), "budget", argument],
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.stderr.endswith(said)
        assert "Traceback" not in done.stderr
        assert done.returncode == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_output_that_does_not_arrive_is_said_in_one_line(file: Path) -> None:
    for arguments in (("budget", str(file)), ("validate", str(file)), ("--help",)):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "gevinst", *arguments],
                check=False,
                stdout=full,
                stderr=subprocess.PIPE,
            )
        assert done.stderr == b"cannot write to standard output: No space left on device\n"
        assert done.returncode == 2


def test_validate_names_rows_that_need_a_missing_value(tmp_path: Path) -> None:
    case = gv.BusinessCase("Draft", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
    region = case.account("Region", sector="region")
    m = case.initiative("Spine", start=2026)
    m.cost("Licence", gv.missing * MDKK, category="operations", payer=region)
    path = saved(case, tmp_path / "draft.json")
    said = run("validate", path).stdout.splitlines()
    assert said[0] == (
        f"{path} is a valid case: 'Draft', 2026-2027, 1 account, 1 assumption, 1 initiative, 1 line"
    )
    assert said[1:3] == [
        "  not known in budget: Other operations needs a value that is missing",
        "  not known in budget: Total expenditure needs a value that is missing",
    ]


def test_what_options_ask_for_is_wrong_use(file: Path) -> None:
    for arguments, why in (
        (("--prices", "2024-pl"), "2024-pl"),
        (("--use", "--net"), "use"),
        (("--unit", "MEUR"), "EUR"),
        (("--years", "2031"), "outside the horizon 2026-2027"),
    ):
        said = run("budget", file, *arguments, exit_code=2)
        assert said.stdout == ""
        assert said.stderr.startswith("Usage: ")
        assert why in said.stderr


def test_the_ending_of_the_output_file_chooses_the_format(file: Path, tmp_path: Path) -> None:
    for name, form in (("x.csv", "csv"), ("x.JSON", "json"), ("x.txt", "table"), ("x", "table")):
        run("budget", file, "-o", tmp_path / name)
        shown = run("budget", file, "--format", form)
        assert (tmp_path / name).read_bytes() == shown.stdout_bytes
    run("budget", file, "--format", "json", "-o", tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_text(encoding="utf-8").startswith("{")
    for name, diagram in (("x.svg", "svg"), ("x.mmd", "mermaid")):
        run("show", file, "-o", tmp_path / name)
        shown = run("show", file, "--diagram", diagram)
        assert (tmp_path / name).read_bytes() == shown.stdout_bytes


def test_an_ending_that_promises_another_format_is_wrong_use(file: Path, tmp_path: Path) -> None:
    tables, drawn = ".csv, .json, .txt, .md", ".svg, .mmd, .txt, .md"
    for command, options, name, known in (
        ("budget", (), "budget.xlsx", tables),
        ("budget", ("--format", "csv"), "budget.xlsx", tables),
        ("accounts", (), "accounts.svg", tables),
        ("show", (), "s.PNG", drawn),
        ("show", ("--diagram", "svg"), "s.pdf", drawn),
        ("show", (), "s.csv", drawn),
    ):
        out = tmp_path / name
        said = run(command, file, *options, "-o", out, exit_code=2).stderr
        assert (
            f"nothing is written as {out.suffix}: let '{out}' end with {known} or nothing"
        ) in said
        assert not out.exists()
    for command, name in (("budget", "x.md"), ("show", "x.txt"), ("show", "x.MD"), ("show", "x")):
        run(command, file, "-o", tmp_path / name)
        assert (tmp_path / name).read_bytes() == run(command, file).stdout_bytes
    for command in ("budget", "show"):
        said = run(command, file, "-o", "", exit_code=2).stderr
        assert "it is empty: name a file, or leave it out for standard output" in said


def test_what_comes_by_standard_input_is_refused_as_a_file_is(tmp_path: Path) -> None:
    for wrong in (
        b'{"gevinst": 0, "name": "K\xf8b"}',
        '{"gevinst": 0}'.encode("utf-16"),
        b'\xef\xbb\xbf{"gevinst": 0}',
        b'{"gevinst": 0, "nmae": "Case"}',
        b"",
    ):
        path = tmp_path / "case.json"
        path.write_bytes(wrong)
        for command in ("validate", "budget"):
            piped = CliRunner().invoke(cli, [command, "-"], input=wrong)
            assert piped.exit_code == 1
            assert piped.stdout == ""
            said = run(command, path, exit_code=1).stderr.replace(str(path), "standard input")
            assert piped.stderr == said
            assert piped.stderr.startswith("standard input, line 1, column ")


def test_groups_have_a_key_whatever_the_language(file: Path) -> None:
    rows = json.loads(run("accounts", file, "--format", "json", "--language", "da").stdout)["rows"]
    assert [(row["group_key"], row["group"]) for row in rows if row["key"] == "money"] == [
        ("Ward", "Ward"),
        ("Suppliers", "Leverandører"),
        ("*balance", "Alle konti"),
    ]
    assert gv.load(file).accounts(language="da")["money", "balance"].values.tolist() == [0, 0]
    budget = json.loads(run("budget", file, "--format", "json").stdout)["rows"]
    assert not any("group" in row or "group_key" in row for row in budget)


def test_json_has_the_fields_of_a_dict_of_the_table(tmp_path: Path) -> None:
    case = gv.BusinessCase("Pool", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
    ward = case.account("Ward", sector="region")
    doctors = case.staff_group(
        "Doctors", pay=1.5 * MDKK / staff_year, net_hours=1_500 * staff_hour / staff_year
    )
    hours = case.resource("Hours", 9_000 * staff_hour, account=ward, staff=doctors)
    m = case.initiative("Spine", start=2026)
    m.cost("Licence", gv.missing * MDKK, category="operations", payer=ward)
    m.benefit("Time", 3_000 * staff_hour, receiver=ward, staff=doctors, resource=hours)
    big = count("big exam")
    m.outcome("Exams", 3 * big, receiver=ward)
    path = saved(case, tmp_path / "pool.json")
    for command in ("resources", "budget", "outcomes", "accounts"):
        shown = json.loads(run(command, path, "--format", "json").stdout)
        whole = getattr(case, command)().to_dict()
        assert whole == shown | {"title": whole["title"], "case": "Pool"}
    units = {row["unit"] for row in case.resources().to_dict()["rows"]}
    assert units == {"staff_hour", "percent"}
    operations = json.loads(run("budget", path, "--format", "json").stdout)["rows"][0]
    assert (operations["state"], operations["values"]) == ("missing", None)


def test_csv_has_the_prices_in_its_first_cell_and_units_in_its_language(file: Path) -> None:
    def lines(*arguments: str | Path) -> list[str]:
        text = run(*arguments, "--format", "csv", "--language", "da").stdout_bytes
        return text.decode("utf-8-sig").split("\r\n")

    accounts = lines("accounts", file)
    assert accounts[0] == "2026-pl;;Enhed;2026;2027;I alt"
    assert "Ward;Personaletid;timer;3000,0;3000,0;6000,0" in accounts
    assert "Patients;Patienternes tid;patienttimer;10,0;10,0;20,0" in accounts
    assert lines("people", file)[1].startswith("Frigjort, uden angivet anvendelse;årsværk;2,0;")
    assert lines("budget", file)[0] == "2026-pl;Enhed;2026;2027;I alt"


def test_sums_that_double_entry_makes_zero_print_as_zero(tmp_path: Path) -> None:
    case = gv.BusinessCase("Pool", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
    m = case.initiative("Spine", start=2026)
    for i in range(12):
        account = case.account(f"Account {i}", sector="region")
        m.cost(f"Cost {i}", 1e6 / (3 + i) * DKK, category="operations", payer=account)
    path = saved(case, tmp_path / "pool.json")
    for form in ("table", "csv", "json"):
        shown = run("accounts", path, "--format", form).stdout
        assert "e-" not in shown
        assert "-0.0" not in shown.split("All accounts")[1]


def test_an_error_in_a_file_points_at_the_field(file: Path, tmp_path: Path) -> None:
    text = file.read_text(encoding="utf-8")
    wrong = tmp_path / "wrong.json"
    wrong.write_text(text.replace('"category": "operations"', '"category": "operation"'), "utf-8")
    with pytest.raises(gv.FileError) as caught:
        gv.load(wrong)
    assert caught.value.pointer == "/lines/0/category"
    line, column = caught.value.line, caught.value.column
    assert text.splitlines()[line - 1][column - 1 :].startswith('"operations"')
    said = run("budget", wrong, exit_code=1).stderr
    assert said.startswith(f"{wrong}, line {line}, column {column}, at /lines/0/category: ")


def test_a_year_may_be_written_as_a_number(file: Path, tmp_path: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert '"value": "2026 year"' in text
    for year in ('"2026"', "2026"):
        by_hand = tmp_path / "by hand.json"
        by_hand.write_text(text.replace('"value": "2026 year"', f'"value": {year}'), "utf-8")
        assert gv.load(by_hand).to_json() == text
