"""The drafts of docs/decisions: run, saved, loaded and saved again, with the same bits."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import gevinst as gv

DRAFTS = Path(__file__).parents[2] / "docs/decisions/drafts"


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, gv.BusinessCase]:
    """The cases of the drafts, run without the lines that wait and without simulating."""
    patch = pytest.MonkeyPatch()
    patch.chdir(tmp_path_factory.mktemp("drafts"))
    found = {}
    for name in ("imaging", "shift_planning", "skin", "ai_pool"):
        lines = (DRAFTS / f"{name}.py").read_text(encoding="utf-8").splitlines()
        built = [line for line in lines if "# waits:" not in line and "simulate(" not in line]
        variables: dict[str, Any] = {}
        exec("\n".join(built), variables)
        found[name] = variables["case"]
    patch.undo()
    return found


@pytest.mark.parametrize("name", ["imaging", "shift_planning", "skin", "ai_pool"])
def test_a_draft_is_the_same_case_in_a_file(
    cases: Mapping[str, gv.BusinessCase], name: str
) -> None:
    case = cases[name]
    loaded = gv.from_json(case.to_json())
    assert loaded.to_json() == case.to_json()
    for one, other in (
        (case.budget(), loaded.budget()),
        (case.bottom_lines(), loaded.bottom_lines()),
        (case.people(), loaded.people()),
    ):
        assert one.to_pandas().to_csv() == other.to_pandas().to_csv()
    draws = [x.simulate(2_048, seed=7).to_pandas().to_csv() for x in (case, loaded)]
    assert draws[0] == draws[1]


def test_the_pool_holds_its_projects_and_shares_what_they_have_in_common(
    cases: Mapping[str, gv.BusinessCase],
) -> None:
    pool = cases["ai_pool"]
    assert pool.included == (
        "AI shift planning",
        "Imaging AI",
        "Skin diagnostics, other conditions",
    )
    assert [one.path for one in pool.assumptions if "net hours" in one.path] == [
        "net hours",
        "Imaging AI/net hours, doctors",
        "Imaging AI/Midwives/net hours",
    ]
    later = gv.BusinessCase("Later", pool.horizon, prices=pool.prices)
    later.include(cases["skin"], shift=1)
    parts = [
        cases["imaging"].bottom_lines(account="Region"),
        cases["shift_planning"].bottom_lines(account="Region"),
        later.bottom_lines(account="Skin diagnostics, other conditions/Region"),
    ]
    whole = pool.bottom_lines(account="Region")
    for key in ("money", "net_staff_years"):
        expected = sum(part[key].values for part in parts)
        np.testing.assert_allclose(whole[key].values, expected, rtol=1e-12, atol=1e-9)
    pilot = pool.budget(initiative="Skin diagnostics, other conditions/Pilot")["establishment"]
    own = cases["skin"].budget(initiative="Pilot")["establishment"]
    np.testing.assert_array_equal(pilot.values[1:], own.values[:-1])
