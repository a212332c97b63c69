"""Fates whose shares are drawn together, from Python."""

import numpy as np
import pytest
from conftest import Pool

import gevinst as gv
from gevinst.units import staff_hour


def test_shares_drawn_together_are_assumptions_and_sum_to_one_in_every_draw(pool: Pool) -> None:
    case = pool.case
    own = gv.Fate("research", cash=False)
    pool.spine.benefit(
        "Time",
        15_000 * staff_hour,
        receiver=pool.radiology,
        staff=pool.doctors,
        fate=gv.shares({"posts closed": 2, own: 3, "shorter queue": 5}),
    )
    assert gv.from_json(case.to_json()).to_json() == case.to_json()
    np.testing.assert_allclose(case.people()["research"].values, 3.0)
    first, second = (
        case.assumption("Spine/Time/posts closed"),
        case.assumption("Spine/Time/research"),
    )
    shares = {"posts": first, "research": (1 - first) * second}
    draws = case.simulate(16_384, seed=1, outputs=shares, keep=True)
    for name, weight in {"posts": 2, "research": 3}.items():
        error = np.sqrt(weight * (10 - weight) / 100 / 11 / 16_384)
        assert abs(draws.kept(name).mean() - weight / 10) < 4 * error
    # beta(2, 8) and beta(3, 7) with the covariance of the Dirichlet distribution
    covariance = np.cov(draws.kept("posts"), draws.kept("research"))[0, 1]
    assert abs(covariance + 2 * 3 / (100 * 11)) < 4 * 0.02 / np.sqrt(16_384)


def test_weights_that_are_no_numbers_above_zero_are_refused() -> None:
    with pytest.raises(gv.CaseError, match="the weight of 'quality' is 0"):
        gv.shares({"capacity": 1, "quality": 0})
    with pytest.raises(gv.CaseError, match="two fates or more"):
        gv.shares({"capacity": 1})
    with pytest.raises(TypeError, match="expected a number, not the text 'much'"):
        gv.shares({"capacity": 1, "quality": "much"})  # type: ignore[dict-item]
    with pytest.raises(TypeError, match="expected a dict"):
        gv.shares([1, 2])  # type: ignore[arg-type]
