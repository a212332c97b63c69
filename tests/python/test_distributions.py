"""Distributions in Python: units of their parameters, the ways to state them, what is refused."""

from collections.abc import Callable

import pytest

import gevinst as gv
from gevinst.units import DKK, MDKK


def test_bounds_and_parameters_are_in_one_unit() -> None:
    cost = gv.truncated(gv.normal(5 * MDKK, 1 * MDKK), low=0 * MDKK)
    assert cost.formula == "truncated(normal(5, 1), 0, inf) MDKK"
    assert cost.lower == 0
    with pytest.raises(gv.UnitError, match="are in two units, \\[MDKK\\] and \\[DKK\\]"):
        gv.truncated(gv.normal(5 * MDKK, 1 * MDKK), low=0 * DKK)
    with pytest.raises(gv.UnitError, match="shape of gamma must be a plain number"):
        gv.gamma(2 * DKK, 1 * DKK)
    with pytest.raises(gv.UnitError, match="the parameters of mixture are in two units"):
        gv.mixture([gv.normal(1 * DKK, 1 * DKK), gv.normal(1 * MDKK, 1 * MDKK)])


def test_an_interval_holds_nine_in_ten_values() -> None:
    assert gv.between(1, 4).formula.startswith("lognormal(")
    assert gv.between(-1, 4).formula.startswith("normal(")
    half = gv.between(1 * MDKK, 4 * MDKK, coverage=0.5, family="normal")
    assert half.quantile(0.25) == pytest.approx(1)
    assert half.cdf(4) == pytest.approx(0.75)
    with pytest.raises(ValueError, match="family is 'normal', 'lognormal' or None, not 'beta'"):
        gv.between(1, 4, family="beta")  # type: ignore[arg-type]


@pytest.mark.parametrize("make", [gv.pert, gv.triangular])
def test_three_points_may_be_percentiles(make: Callable[..., gv.Distribution]) -> None:
    fitted = make(2, 4, 10, points="p10-p90")
    assert fitted.quantile(0.1) == pytest.approx(2)
    assert fitted.quantile(0.9) == pytest.approx(10)
    assert fitted.mode() == 4
    with pytest.raises(ValueError, match="points is 'limits' or 'p10-p90', not 'p5'"):
        make(2, 4, 10, points="p5")


def test_a_lognormal_is_stated_in_one_of_two_ways() -> None:
    assert gv.lognormal(mean=10, sd=3).mean() == pytest.approx(10)
    with pytest.raises(TypeError, match="takes median and sigma, or mean= and sd="):
        gv.lognormal(10, sd=3)


def test_lists_have_a_weight_for_each_value() -> None:
    assert gv.discrete([1, 2], [1, 3]).mean() == 1.75
    assert gv.empirical(range(5)).upper == 4
    with pytest.raises(gv.CaseError, match="got 2 values and 1 weights"):
        gv.discrete([1, 2], [1])
    with pytest.raises(TypeError, match="expected a distribution, not 5"):
        gv.mixture([5])  # type: ignore[list-item]


def test_every_family_reads_back_from_its_formula() -> None:
    for x in [
        gv.gamma(2, 3),
        gv.binomial(4, 0.5),
        gv.poisson(3),
        gv.pert(0, 1, 4, shape=8),
        gv.truncated(gv.beta(2, 3), high=0.5),
        gv.discrete({0: 0.4, 10: 0.6}),
        gv.empirical([3, 1]),
        gv.mixture([gv.normal(0, 1), gv.uniform(2, 3)], [0.3, 0.7]),
    ]:
        assert gv.parse_formula(x.formula).formula == x.formula


def test_an_empirical_distribution_is_of_data_or_of_quantiles() -> None:
    waiting = gv.empirical(quantiles={0: 2 * DKK, 0.5: 10 * DKK, 1: 90 * DKK})
    assert str(waiting.unit) == "DKK"
    assert waiting.quantile(0.25) == 6
    with pytest.raises(gv.CaseError, match="made of data or of quantiles, one of them"):
        gv.empirical()
    with pytest.raises(gv.CaseError, match="begin at probability 0 and end at 1"):
        gv.empirical(quantiles={0.1: 2, 0.9: 3})


def test_a_distribution_of_many_data_is_shown_cut() -> None:
    assert len(repr(gv.empirical(range(100_000)))) < 250
