"""Money in other prices and other currencies, in Python, in model files and on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import gevinst as gv
from gevinst.command_line.commands import cli
from gevinst.units import DKK, EUR, MDKK, count, staff_hour, staff_year

exam = count("exam")


def wages() -> gv.BusinessCase:
    """Wages of 100, 105 and 120, then 10 % a year; prices of 100, then 5 % a year."""
    case = gv.BusinessCase("Pool", gv.Horizon(2026, 2028), prices=gv.fixed_prices(2026))
    region = case.account("Region", sector="region")
    wage = case.price_index(
        "wage", {2024: 100, 2025: 105, 2026: 120}, growth=0.1, default_for=["payroll"]
    )
    case.price_index(
        "price",
        {2024: 100, 2025: 100, 2026: 100},
        growth=0.05,
        default_for="*",
        source="Statistics",
    )
    fee = case.assume("fee", gv.pert(80, 100, 120), DKK / exam, prices=2024, index=wage)
    m = case.initiative("Spine", start=2026)
    m.cost("Fee", 1_000 * exam * fee, category="operations", payer=region)
    m.cost(
        "Contract",
        242_000 * DKK,
        category="operations",
        payer=region,
        prices=gv.nominal,
        index="price",
    )
    m.staff("Team", 1 * staff_year, rate=500_000 * DKK / staff_year, payer=region, prices=2024)
    return case


def test_money_is_converted_where_it_enters_and_read_by_its_index() -> None:
    case = wages()
    budget = case.budget(unit=DKK)
    assert budget["payroll"].values.tolist() == pytest.approx([600_000] * 3)
    fee, contract = 120_000, [242_000, 242_000 / 1.05, 242_000 / 1.05**2]
    assert budget["operations"].values.tolist() == pytest.approx([fee + x for x in contract])
    nominal = case.budget(unit=DKK, prices=gv.nominal)
    fees = [fee, fee * 1.1, fee * 1.21]
    assert nominal["operations"].values.tolist() == pytest.approx([x + 242_000 for x in fees])
    assert nominal["total"].values.tolist() == pytest.approx(
        [x * 6 + 242_000 for x in fees]  # the team is five fees
    )
    assert nominal.prices == gv.nominal
    assert nominal.prices.year is None
    assert str(nominal).startswith("Budget: Pool, nominal prices\n")
    assert str(case.budget(prices="nominal", language="da")).startswith(
        "Budget: Pool, løbende priser\n"
    )
    in_2024 = case.budget(unit=DKK, prices="2024-pl", initiative="Spine", years=(2026, 2026))
    assert in_2024["payroll"].values.tolist() == pytest.approx([500_000])


def test_a_basis_is_a_year_a_text_or_a_price_basis() -> None:
    case = wages()
    texts = {str(case.budget(prices=one)) for one in (2027, "2027-pl", gv.fixed_prices(2027))}
    assert len(texts) == 1
    assert repr(gv.nominal) == "nominal"
    with pytest.raises(gv.CaseError, match="'last year' is no price basis: write a year"):
        case.budget(prices="last year")
    with pytest.raises(TypeError, match="expected a price basis, as 2027"):
        case.budget(prices=2.5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="expected a price index, or its name, not"):
        case.assume("x", 5 * DKK, prices=2024, index=5)  # type: ignore[arg-type]


def test_own_prices_change_no_bit_in_any_view() -> None:
    case = wages()
    for view in (case.budget, case.bottom_lines, case.accounts, case.commitments, case.handover):
        own, asked = view(), view(prices=2026)
        assert [row.values.tolist() for row in own.rows] == [
            row.values.tolist() for row in asked.rows
        ]


def test_numbers_stay_as_entered_in_listings_and_overrides() -> None:
    case = wages()
    listed = {one.path: one for one in case.assumptions}
    assert listed["fee"].value == "pert(80, 100, 120) DKK/exam"
    assert (str(listed["fee"].prices), listed["fee"].price_index) == ("2024-pl", "wage")
    assert listed["prices/price/growth"].source == "Statistics"
    lines = {one.name: one for one in case.lines}
    assert lines["Fee"].formula == "1000 exam * fee"
    assert lines["Contract"].prices == gv.nominal
    assert "prices/wage/2024" in lines["Fee"].assumptions
    doubled = case.with_changes({"fee": 200})
    assert doubled.evaluate(doubled.assumption("fee")) == pytest.approx(240)
    assert [one.name for one in case.price_indexes] == ["wage", "price"]
    assert list(case.price_indexes[0].levels) == [2024, 2025, 2026]


def test_nominal_rows_are_outputs_of_a_simulation() -> None:
    case = wages().with_changes({"prices/price/growth": gv.uniform(0.04, 0.06)})
    row = case.budget(prices="nominal")["operations"]
    draws = case.simulate(2_048, outputs={"operations": row}, sampling=gv.latin_hypercube())
    assert draws["operations", 2028].mean == pytest.approx(0.12 * 1.21 + 0.242, rel=1e-2)


def test_two_currencies_are_one_by_a_rate_and_an_error_without() -> None:
    case = wages()
    case.initiative_named("Spine").cost(
        "Cloud", 10_000 * EUR, category="operations", payer="Region"
    )
    with pytest.raises(gv.CaseError, match="state an exchange rate, by exchange_rate, in DKK/EUR"):
        case.budget()
    before = wages().budget(unit=DKK)["total"].values
    case.exchange_rate(gv.normal(7.5, 0.1), DKK / EUR)
    assert (case.budget(unit=DKK)["total"].values - before).tolist() == pytest.approx([75_000] * 3)
    assert list(case.exchange_rates) == ["EUR"]
    assert case.budget(unit=EUR)["total"].values[0] == pytest.approx((before[0] + 75_000) / 7.5)


def test_pay_of_staff_groups_commitments_and_transfers_follow_an_index() -> None:
    case = gv.BusinessCase("Pool", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
    ward = case.account("Ward", sector="region")
    town = case.account("Town", sector="municipality")
    wage = case.price_index("wage", {2025: 100, 2026: 110}, growth=0.1)
    nurses = case.staff_group(
        "Nurses",
        pay=1 * MDKK / staff_year,
        net_hours=1_500 * staff_hour / staff_year,
        prices=2025,
        index=wage,
    )
    m = case.initiative("Rota", start=2026)
    m.benefit("Posts", 1_500 * staff_hour, receiver=ward, staff=nurses, fate={"posts closed": 1.0})
    m.commit("Cut", 1 * MDKK, account=ward, index=wage)
    m.transfer("Fee", 1 * MDKK, payer=town, receiver=ward, prices=2025, index=wage)
    m.burden(
        "Training",
        150 * staff_hour,
        bearer=town,
        staff=nurses,
        fate={"temps hired": 1.0},
        value={"temps hired": 1_000 * DKK / staff_hour},
        index=wage,
    )
    case.appropriate(town, "operations", 2 * MDKK, index=wage)
    shown = case.commitments(prices="nominal")
    assert shown["realised", "Rota/Cut"].values.tolist() == pytest.approx([1.1, 1.21])
    assert shown["booked", "Rota/Cut"].values.tolist() == pytest.approx([1, 1.1])
    accounts = case.accounts(prices="nominal")
    assert accounts["money", "Town"].values.tolist() == pytest.approx([-1.25, -1.375])
    budget = case.budget(account=town, use=True, prices="nominal")
    assert budget["operations/set_aside"].values.tolist() == pytest.approx([2, 2.2])


def test_a_file_keeps_all_of_it(tmp_path: Path) -> None:
    case = wages()
    case.exchange_rate(7.5 * DKK / EUR, source="Nationalbanken")
    path = tmp_path / "case.json"
    case.save(path)
    read = gv.load(path)
    assert read.to_json() == case.to_json()
    assert str(read.budget(prices="nominal")) == str(case.budget(prices="nominal"))
    stated = json.loads(path.read_text(encoding="utf-8"))
    fee = next(one for one in stated["assumptions"] if one["path"] == "fee")
    assert (fee["value"], fee["prices"], fee["index"]) == (
        "pert(80, 100, 120) DKK/exam",
        2024,
        "wage",
    )


def test_the_command_line_reads_in_other_prices(tmp_path: Path) -> None:
    case = wages()
    path = str(tmp_path / "case.json")
    case.save(path)

    def said(*arguments: str) -> str:
        done = CliRunner().invoke(cli, arguments)
        assert done.exit_code == 0, done.output
        return done.output

    assert said("budget", path, "--prices", "2027-pl") == f"{case.budget(prices=2027)}\n"
    assert said("bottom-lines", path, "--prices", "nominal") == (
        f"{case.bottom_lines(prices='nominal')}\n"
    )
    table = json.loads(said("accounts", path, "--prices", "nominal", "--format", "json"))
    assert table["prices"] == "nominal"
    sheet = said("budget", path, "--prices", "nominal", "--format", "csv", "--language", "da")
    assert sheet.lstrip("\ufeff").startswith("løbende priser;Enhed;2026")
    wrong = CliRunner().invoke(cli, ["budget", path, "--prices", "soon"])
    assert wrong.exit_code == 2
    assert "'soon' is no price basis: write a year, as 2027-pl, or nominal" in wrong.output
    refused = CliRunner().invoke(cli, ["people", path, "--prices", "2027"])
    assert "people shows no money: leave out --prices" in refused.output
    shown = said("show", path)
    assert "price index: wage" in shown
    assert "prices: 2024-pl" in shown


def test_the_file_of_a_case_of_two_currencies_needs_a_rate(tmp_path: Path) -> None:
    case = wages()
    case.initiative_named("Spine").cost("Cloud", 10 * EUR, category="operations", payer="Region")
    path = str(tmp_path / "case.json")
    case.save(path)
    assert CliRunner().invoke(cli, ["validate", path]).exit_code == 1
    refused = CliRunner().invoke(cli, ["budget", path])
    assert refused.exit_code == 1
    assert "by 'Spine/Cloud', which have no sum: state an exchange rate" in refused.output
    case.exchange_rate(7.5 * DKK / EUR)
    case.save(path)
    assert CliRunner().invoke(cli, ["validate", path]).exit_code == 0
    assert CliRunner().invoke(cli, ["budget", path]).output == f"{case.budget()}\n"
