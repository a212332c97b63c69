"""Including cases in a case from Python, and what they share."""

import json
from pathlib import Path

import jsonschema
import numpy as np
import pytest

import gevinst as gv
from gevinst.units import DKK, MDKK, staff_hour, staff_year

ROOT = Path(__file__).parents[2]
HORIZON = gv.Horizon(2026, 2029)


def empty(name: str = "Pool of all") -> gv.BusinessCase:
    return gv.BusinessCase(name, HORIZON, prices=gv.fixed_prices(2026))


def project(name: str, start: int = 2026) -> gv.BusinessCase:
    case = empty(name)
    region = case.account("Region", sector="region")
    fund, ward = case.account("Fund", parent=region), case.account("Ward", parent=region)
    net = case.assume("net hours", gv.pert(1_400, 1_500, 1_640), staff_hour / staff_year)
    nurses = case.staff_group("Nurses", pay=0.6 * MDKK / staff_year, net_hours=net)
    price = case.assume("temp price", gv.pert(620, 760, 950), DKK / staff_hour)
    case.assume("price of two hours", price * 2)
    m = case.initiative("Model", start=start)
    m.cost("Licence", 0.3 * MDKK, category="operations", payer=fund, handover=(gv.start + 2, ward))
    m.benefit(
        "Hours",
        9_000 * staff_hour,
        receiver=ward,
        staff=nurses,
        chain={"captured": gv.beta(4, 6)},
        fate={"temps avoided": 0.5, "quality": gv.rest},
        value={"temps avoided": price},
    )
    return case


def figures(case: gv.BusinessCase) -> list[str]:
    return [case.budget().to_pandas().to_csv(), case.bottom_lines().to_pandas().to_csv()]


def test_a_case_or_its_file_is_included_with_the_figures_it_has(tmp_path: Path) -> None:
    one = project("Rota")
    one.save(tmp_path / "rota.json")
    for other in (one, tmp_path / "rota.json", str(tmp_path / "rota.json")):
        pool = empty()
        pool.include(other)
        assert pool.included == ("Rota",)
        assert figures(pool) == figures(one)
        assert gv.from_json(pool.to_json()).to_json() == pool.to_json()


def test_accounts_are_given_by_name_or_as_accounts_and_a_shift_moves_starts() -> None:
    pool = empty()
    fund = pool.account("AI pool", sector="region")
    pool.include(project("Rota"), accounts={"Fund": fund}, shift=1)
    pool.include(project("Rota"), accounts={"Fund": "AI pool"}, name="Again")
    assert [one.name for one in pool.chart_of_accounts if "/" not in one.name] == ["AI pool"]
    operations = pool.budget(account=fund)["operations"].values
    np.testing.assert_allclose(operations, [0.3, 0.6, 0.3, 0.0])
    assert pool.initiative_named("Again/Model").name == "Again/Model"


def test_accounts_by_label_stay_together_and_the_schema_holds() -> None:
    department = gv.index("department", ["Herlev", "Hvidovre"])
    one = empty("Wards")
    wards = one.accounts(department, sector="region")
    cost = gv.by(department, {"Herlev": 1, "Hvidovre": 2}) * MDKK
    m = one.initiative("Rota", start=2026)
    m.cost("Rules", cost, category="operations", payer=wards)
    pool = empty()
    pool.include(one)
    schema = json.loads((ROOT / "docs/schema/gevinst-0.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(pool.to_json()), schema)
    table = gv.from_json(pool.to_json()).budget(by=department)
    assert table["operations", "Hvidovre"].values.tolist() == [2.0, 2.0, 2.0, 2.0]


def test_what_is_shared_is_one_variable_and_the_rest_is_independent() -> None:
    pool = empty()
    pool.include(project("A"))
    pool.include(project("B"))
    outputs = {name: pool.assumption(f"{name}/price of two hours") for name in "AB"}
    apart = pool.simulate(16_384, seed=1, outputs=outputs, keep=True)
    assert abs(np.corrcoef(apart.kept("A"), apart.kept("B"))[0, 1]) < 4 / 128
    pool.share("temp price", "net hours*")
    outputs = {name: pool.assumption(f"{name}/price of two hours") for name in "AB"}
    together = pool.simulate(16_384, seed=1, outputs=outputs, keep=True)
    assert np.array_equal(together.kept("A"), together.kept("B"))


def test_what_cannot_be_included_or_shared_says_why_and_changes_nothing() -> None:
    pool = empty()
    pool.include(project("A"))
    before = pool.to_json()
    with pytest.raises(gv.CaseError, match=r"cannot include 'B' in 'Pool of all': .*2035"):
        pool.include(project("B"), shift=9)
    with pytest.raises(gv.CaseError, match="is the only assumption of its name"):
        pool.share("temp price")
    with pytest.raises(gv.FileError, match=r"missing\.json"):
        pool.include("missing.json")
    with pytest.raises(TypeError, match="expected a dict, as accounts="):
        pool.include(project("B"), accounts=["Fund"])  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        pool.include(5)  # type: ignore[arg-type]
    assert pool.to_json() == before


def claiming(name: str, hours: float) -> gv.BusinessCase:
    case = project(name)
    ward, fund = case.account_named("Ward"), case.account_named("Fund")
    of_ward = case.resource("Ward hours", 9_000 * staff_hour, account=ward)
    m = case.initiative_named("Model")
    nurses = case.staff_groups[0]
    m.benefit(
        "Claimed", hours * staff_hour, receiver=ward, staff=nurses, resource=of_ward, until=2027
    )
    case.appropriate(fund, "operations", 1 * MDKK)
    return case


def test_included_cases_claim_one_resource_and_what_they_set_aside_adds_up() -> None:
    pool = empty()
    region = pool.account("Region", sector="region")
    fund, ward = pool.account("AI pool", parent=region), pool.account("Ward", parent=region)
    hours = pool.resource(
        "Hours", 10_000 * staff_hour, account=ward, already_freed=500 * staff_hour
    )
    accounts = {"Region": region, "Fund": fund, "Ward": ward}
    pool.include(claiming("Rota", 6_000), accounts=accounts, resources={"Ward hours": hours})
    pool.include(
        claiming("Imaging", 3_000), accounts=accounts, resources={"Ward hours": "Hours"}, shift=1
    )
    assert pool.resources()["left", "Hours"].values.tolist() == [3_500, 500, 6_500, 9_500]
    assert pool.resource_named("Hours").name == "Hours"
    assert pool.budget(account=fund, use=True)["operations/set_aside"].values.tolist() == [2] * 4
    assert [one.name for one in pool.appropriations] == ["Rota/Fund", "Imaging/Fund"]
    assert gv.from_json(pool.to_json()).to_json() == pool.to_json()
    schema = json.loads((ROOT / "docs/schema/gevinst-0.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(pool.to_json()), schema)
    with pytest.raises(gv.CaseError, match="has no resource 'Hour'; did you mean 'Hours'"):
        pool.include(claiming("Skin", 1), accounts=accounts, resources={"Ward hours": "Hour"})
    with pytest.raises(TypeError, match="a resource for 'Ward hours'"):
        pool.include(claiming("Skin", 1), accounts=accounts, resources={"Ward hours": ward})  # type: ignore[dict-item]
    with pytest.raises(TypeError, match="expected a dict, as resources="):
        pool.include(claiming("Skin", 1), resources=["Ward hours"])  # type: ignore[arg-type]
