"""Assumptions that move together: how they are stated, and what is refused."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import gevinst as gv

HALF = [[1.0, 0.5], [0.5, 1.0]]


@pytest.fixture
def case() -> gv.BusinessCase:
    made = gv.BusinessCase("Case", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
    department = gv.index("department", ["Herlev", "Hvidovre"])
    made.assume("price", 5)
    made.assume("demand", gv.normal(100, 20))
    made.assume("minutes", gv.uniform(1, 2))
    made.assume("staff", gv.uniform(0, 1), over=department)
    made.assume("wait", gv.normal(0, 1), over=department)
    return made


def correlation_in(draws: gv.Simulation) -> float:
    return float(np.corrcoef(draws.kept("demand"), draws.kept("minutes"))[0, 1])


def test_a_correlation_of_the_case_holds_in_its_runs_and_scenarios(case: gv.BusinessCase) -> None:
    case.correlate(["demand", case.assumption("minutes")], 0.8)
    outputs = {"demand": "demand", "minutes": "minutes"}
    draws = case.simulate(8_192, outputs=outputs, keep=True, scenarios={"dear": {"price": 7}})
    # The standard error of a correlation of 0.8 is 0.004.
    assert abs(correlation_in(draws) - 0.79) < 0.02
    assert (draws.kept("dear/minutes") == draws.kept("minutes")).all()
    changed = case.with_changes({"price": 7})
    assert changed.correlations[0].paths == ("demand", "minutes")
    assert correlation_in(changed.simulate(8_192, outputs=outputs, keep=True)) == correlation_in(
        draws
    )


@pytest.mark.parametrize(
    "matrix",
    [
        0.5,
        np.float64(0.5),
        np.float32(0.5),
        HALF,
        np.array(HALF),
        [np.array([1, 0.5]), (np.float32(0.5), 1)],
        pd.DataFrame(HALF),
        pd.DataFrame(HALF, columns=["minutes", "demand"], index=["minutes", "demand"]),
    ],
)
def test_a_matrix_is_a_number_lists_an_array_or_a_frame(matrix: object) -> None:
    made = gv.correlation(["demand", "minutes"], matrix)  # type: ignore[arg-type]
    assert made.matrix == HALF


def test_a_frame_labelled_by_paths_is_taken_by_its_labels(case: gv.BusinessCase) -> None:
    history = pd.DataFrame(
        {"demand": [1.0, 2.0, 3.0], "minutes": [1.0, 3.0, 2.0], "wait": [0.0, 1.0, 0.5]}
    )
    found = history.corr()
    made = gv.correlation(found)
    assert made.paths == ("demand", "minutes", "wait")
    assert made.matrix == found.to_numpy().tolist()
    turned = gv.correlation(["wait", "demand", "minutes"], found)
    assert turned.matrix[0][2] == found.loc["wait", "minutes"]


def test_pairs_have_their_correlations_and_others_none() -> None:
    made = gv.correlation({("a", "b"): 0.5, ("c", "b"): 0.2}, rank=True)
    assert made.paths == ("a", "b", "c")
    assert made.matrix == [[1, 0.5, 0], [0.5, 1, 0.2], [0, 0.2, 1]]
    assert made.rank


@pytest.mark.parametrize("rank", [False, True])
def test_the_nearest_correlations_are_taken(case: gv.BusinessCase, rank: bool) -> None:
    members = ["demand", "minutes", "staff[Herlev]"]
    with pytest.raises(gv.CaseError, match="contradict each other"):
        case.correlate(members, -0.9, rank=rank)
    nearest = gv.nearest_correlation(members, -0.9, rank=rank)
    assert nearest.rank == rank
    assert nearest.matrix[0][1] == pytest.approx(-0.4826 if rank else -0.5, abs=1e-4)
    # Also as they are printed.
    case.correlate(members, np.round(np.array(nearest.matrix), 8), rank=rank)


@pytest.mark.parametrize(
    ("assumptions", "matrix", "message"),
    [
        (["a", "b"], [[1], [0.5, 0.5, 1]], "row 1 of the correlations of 2 assumptions has 1 numb"),
        (["a", "b"], [[1, 0.5]], "the correlations of 2 assumptions are a matrix of 2 rows, not"),
        (["a", "b"], [1, 0.5], "expected a row of correlations, as [1, 0.5], not 1"),
        (["a", "b"], None, "expected a correlation, or a matrix of them row by row, not None"),
        (["a", "b"], "half", "expected a number, not the text 'half'"),
        ("ab", 0.5, "expected assumptions or their paths, as ['exams', 'minutes'], not 'ab'"),
        ({("a", "b"): 0.5}, 0.5, "expected no matrix beside pairs that have their correlations"),
        ({"ab": 0.5}, None, "expected two assumptions, as ('exams', 'minutes'), not 'ab'"),
        (
            ["demnd", "minutes"],
            pd.DataFrame(HALF, columns=["demand", "minutes"], index=["demand", "minutes"]),
            "the DataFrame of correlations has no column 'demnd'; did you mean 'demand'?",
        ),
        (
            ["demand", "minutes"],
            pd.DataFrame(HALF, columns=["demand", "minutes"], index=["minutes", "demand"]),
            "the rows of a DataFrame of correlations have other labels than its columns",
        ),
    ],
)
def test_what_is_no_correlation_is_refused(
    assumptions: object, matrix: object, message: str
) -> None:
    with pytest.raises((TypeError, gv.CaseError)) as raised:
        gv.correlation(assumptions, matrix)  # type: ignore[arg-type]
    assert str(raised.value).startswith(message)


@pytest.mark.parametrize(
    ("assumptions", "message"),
    [
        (["demnd", "minutes"], "which is no assumption of 'Case'; did you mean 'demand'?"),
        (["demand", "price"], "which does not vary by itself in 'Case': it is 5"),
        (["demand", "staff"], "which is not: name the element, as 'staff[Herlev]'"),
    ],
)
def test_names_are_looked_up_by_the_case_and_by_a_run(
    case: gv.BusinessCase, assumptions: list[str], message: str
) -> None:
    with pytest.raises(gv.CaseError) as raised:
        case.correlate(assumptions, 0.5)
    assert message in str(raised.value)
    asked = gv.correlation(assumptions, 0.5)
    with pytest.raises(gv.CaseError) as again:
        case.simulate(100, outputs={"demand": "demand"}, correlations=[asked])
    assert str(again.value) == str(raised.value)


def test_a_change_to_uncertain_leaves_the_sobol_points_of_others(case: gv.BusinessCase) -> None:
    sampling = gv.sobol(1_024, 2)
    opened = {"price": gv.uniform(4, 6)}
    outputs = {"minutes": "minutes", "price": "price"}
    before = case.simulate(
        2_048, outputs=outputs, sampling=sampling, keep=True, scenarios={"open": opened}
    )
    after = case.with_changes(opened).simulate(2_048, outputs=outputs, sampling=sampling, keep=True)
    assert (before.kept("minutes") == after.kept("minutes")).all()
    assert (before.kept("open/price") == after.kept("price")).all()
