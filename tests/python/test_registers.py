"""What registers and tables ask for besides figures: records of lines, labels, totals."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import gevinst as gv
from gevinst.command_line.commands import cli
from gevinst.units import MDKK, count, patient_hour, staff_year

RECORD: gv.LineNotes = {
    "source": "Quote of 2026-03",
    "owner": "Head of MR",
    "note": "two sites",
    "nature": "permanent",
    "ceiling": "running",
    "purse": "Sundhed",
    "vat": "refunded",
    "baseline": "time study 2025",
    "target": "time study 2028",
    "evidence": "test at one site",
    "accepted_by": "Head nurse",
    "accepted_on": "2026-05-01",
}


def new_case() -> tuple[gv.BusinessCase, gv.Account, gv.Initiative]:
    case = gv.BusinessCase("Pool", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
    region = case.account("Region", sector="region")
    return case, region, case.initiative("Spine", start=2026)


def test_every_word_keeps_what_is_known_of_its_line(tmp_path: Path) -> None:
    case, region, m = new_case()
    patients = case.account("Patients", sector="patients")
    event = count("event")
    m.cost("cost", 1 * MDKK, category="operations", payer=region, **RECORD)
    m.staff("staff", 1 * staff_year, rate=1 * MDKK / staff_year, payer=region, **RECORD)
    m.benefit("benefit", 3 * patient_hour, receiver=patients, **RECORD)
    m.burden("burden", 3 * patient_hour, bearer=patients, **RECORD)
    m.transfer("transfer", 1 * MDKK, payer=region, receiver=patients, **RECORD)
    m.outcome("outcome", 3 * event, receiver=patients, **RECORD)
    kept = {key: text for key, text in RECORD.items() if key not in ("source", "owner", "note")}
    case.save(tmp_path / "case.json")
    for one in (case, gv.load(tmp_path / "case.json")):
        assert [line.kind for line in one.lines] == [line.name for line in one.lines]
        for line in one.lines:
            assert line.record == kept
            assert (line.source, line.owner, line.note) == (
                "Quote of 2026-03",
                "Head of MR",
                "two sites",
            )
    shown = CliRunner().invoke(cli, ["show", str(tmp_path / "case.json")]).output
    assert shown.count("      accepted by: Head nurse\n      accepted on: 2026-05-01\n") == 6
    assert json.loads((tmp_path / "case.json").read_text())["lines"][0]["purse"] == "Sundhed"


def test_what_no_line_knows_is_refused() -> None:
    _case, region, m = new_case()
    with pytest.raises(TypeError, match=r"keyword argument 'purze'; did you mean 'purse'\?"):
        m.cost("Licence", 1 * MDKK, category="operations", payer=region, purze="Sundhed")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="expected a text"):
        m.cost("Licence", 1 * MDKK, category="operations", payer=region, purse=3)  # type: ignore[arg-type]
    assert m._case.lines == ()


def test_tables_call_names_by_their_labels() -> None:
    case, region, m = new_case()
    m.cost("Validation", 1 * MDKK, category="validation", payer=region)
    case.label("validation", en="Validation on own data", da="Validering på egne data")
    case.label("Region", da="Regionen")
    assert case.budget(account=region)["validation"].label == "Validation on own data"
    table = case.budget(account=region, language="da")
    assert table["validation"].label == "Validering på egne data"
    assert "Budget: Pool, Regionen, 2026-pl" in table.to_text()
    assert case.accounts(language="da")["money", "Region"].group_label == "Regionen"
    assert "Regionen" in case.accounts(language="da").to_html()
    again = gv.from_json(case.to_json())
    assert again.to_json() == case.to_json()
    assert again.budget(language="da")["validation"].label == "Validering på egne data"
    with pytest.raises(gv.CaseError, match="no table of 'Pool' shows the name 'Regoin'"):
        case.label("Regoin", da="Regionen")


def test_a_total_is_known_where_its_parts_are_not() -> None:
    case, _region, m = new_case()
    purse = gv.index("purse", ["health", "development", "social"])
    purses = case.accounts(purse, sector="region")
    parts = {"health": 5 * MDKK, "development": gv.missing, "social": gv.missing}
    m.cost("Pool", gv.by(purse, parts, total=8 * MDKK), category="operations", payer=purses)
    for one in (case, gv.from_json(case.to_json())):
        assert one.budget()["total"].values.tolist() == [8.0, 8.0]
        assert one.budget(account="health")["total"].values.tolist() == [5.0, 5.0]
        assert one.budget(account="social")["total"].state == "missing"


def test_parts_of_a_run_are_merged_one_by_one_or_as_a_list() -> None:
    case, region, m = new_case()
    price = case.assume("price", gv.uniform(1, 2), MDKK)
    m.cost("Licence", price, category="operations", payer=region)
    parts = [case.simulate(range(k, k + 1024), planned=2048) for k in (0, 1024)]
    whole = case.simulate(2048)["money", 2026].mean
    assert gv.merge(parts)["money", 2026].mean == whole
    assert gv.merge(*parts)["money", 2026].mean == whole
    assert gv.merge(parts[0])["money", 2026].mean == parts[0]["money", 2026].mean


def test_a_simulation_shows_itself_as_a_page_and_names_what_is_missing() -> None:
    case, region, m = new_case()
    price = case.assume("price", gv.uniform(1, 2), MDKK)
    m.cost("Licence", price, category="operations", payer=region)
    m.benefit("Travel", 3 * patient_hour, receiver=region)
    assert case.simulate(1024)._repr_html_().count("<table") == 1
    m.cost("Validation", gv.missing, category="establishment", payer=region)
    note = "Left out, since they need a value that is missing: Total expenditure; Money"
    assert note in case.simulate(1024).to_text()
    assert note in case.simulate(1024).to_html()
