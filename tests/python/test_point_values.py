"""Point values as a simulation without draws: the same figures, frames and sentences."""

from collections.abc import Callable

import pytest

import gevinst as gv
from gevinst.units import DKK, MDKK, count

exam = count("exam")


@pytest.fixture
def certain() -> gv.BusinessCase:
    """A case of which nothing varies, though distributions stand in it."""
    case = gv.BusinessCase("Certain", gv.Horizon(2026, 2029), prices=gv.fixed_prices(2026))
    region = case.account("Region", sector="region")
    ward = gv.index("ward", ["A", "B"])
    exams = case.assume("exams", gv.normal(90_001.7, 0), exam)
    price = case.assume("price", gv.discrete({12.3: 0.7, 14: 0}), DKK / exam)
    case.assume("share", gv.by(ward, {"A": 0.3, "B": 0.7}))
    case.initiative("AI", start="2026-07").cost(
        "Licence", exams * price * gv.growth(0.021), category="operations", payer=region
    )
    return case


def known(figure: gv.SimulatedFigure) -> tuple[object, ...]:
    """All that is said of a figure but how many draws there are."""
    return (
        (figure.output, figure.element, figure.unit.text, figure.year),
        (figure.point, figure.mean, figure.sd, figure.standard_error),
        (figure.minimum, figure.maximum),
        (figure.percentiles, figure.percentile_intervals),
        (figure.probability_above, figure.probability_errors),
        (figure.shortfalls, figure.shortfall_errors),
        figure.histogram[1].tolist(),
    )


def test_a_simulation_without_spread_has_the_same_figures(certain: gv.BusinessCase) -> None:
    licence = certain.bottom_lines()["money"].expression
    assert licence is not None
    share = certain.assumption("share")
    asked = {
        "outputs": {
            "money": "money",
            "all": "money/all_years",
            "by ward": licence * share,
            "dear": gv.sum_years(licence) < -2 * MDKK,
        },
        "scenarios": {"late": {"AI/start": 2027}, "cheap": {"price": 11}},
        "thresholds": {"money": [-1.2, 0 * MDKK], "late/all/change": [0]},
        "shortfalls": {"all": [0.05, 0.95]},
        "bins": 5,
        "percentiles": [0.025, 0.5, 0.9],
    }
    made = certain.at_point_values(**asked)  # type: ignore[arg-type]
    drawn = certain.simulate(3_000, seed=5, **asked)  # type: ignore[arg-type]
    assert made.names == drawn.names
    assert [known(figure) for figure in made] == [known(figure) for figure in drawn]
    assert made["by ward[A]", 2028].mean != 0
    assert made["late/money/change", 2026].mean == -made["money", 2026].mean
    assert made["dear"].mean == 1
    frame, frame_of_draws = made.to_pandas(), drawn.to_pandas()
    assert frame.equals(frame_of_draws)
    assert frame.attrs == {"draws": 0, "point": "mean"}
    assert frame_of_draws.attrs == {"draws": 3_000, "seed": 5, "point": "mean"}
    assert made.by_year("by ward[B]").equals(drawn.by_year("by ward[B]"))
    assert made.by_year("money").attrs["draws"] == 0


def test_figures_of_an_uncertain_case_are_those_of_its_views(case: gv.BusinessCase) -> None:
    for point in ("mean", "mode"):
        made = case.at_point_values(
            outputs=["money", "exams"],
            scenarios={"half": {"*/captured": 0.2}},
            point=point,
        )
        assert made.point == point
        assert made["exams"].mean == case.evaluate("exams", point=point)
    made = case.at_point_values(scenarios={"half": {"*/captured": 0.2}})
    assert made.draws == 0
    assert made.ranges == ()
    assert made.finished
    money = case.bottom_lines()["money"].values
    half = case.with_changes({"*/captured": 0.2}).bottom_lines()["money"].values
    drawn = case.simulate(100)
    for year in range(2026, 2030):
        figure = made["money", year]
        assert figure.draws == 0
        assert figure.mean == figure.point == figure.percentiles[0.95] == money[year - 2026]
        assert figure.mean == drawn["money", year].point
        change = made["half/money/change", year].mean
        assert change == pytest.approx(half[year - 2026] - money[year - 2026], rel=1e-12)
    assert case.at_point_values(account="Region")["expenditure", 2026].mean == 1.08


def test_table_and_sentence_say_that_these_are_point_values(case: gv.BusinessCase) -> None:
    made = case.at_point_values(thresholds={"money": [0]})
    text = str(made)
    assert text.startswith("Point values: AI pool, 2026-pl\n")
    assert "Point values: every assumption at its mean. Nothing is drawn" in text
    assert "draws" not in text
    modes = case.at_point_values(outputs=["exams"], point="mode")
    assert "alle antagelser ved deres typiske værdi" in modes.to_text(language="da")
    sentence = made.explain("expenditure", 2027, share=0.9)
    assert sentence.startswith(
        "P90 of 'Total expenditure' in 2027 is 1.080 MDKK, its point value: every assumption at "
    )
    assert repr(made["expenditure", 2027]) == (
        "<figure 'expenditure' in 2027 [MDKK]: point value 1.08>"
    )


ONLY_OF_DRAWS: dict[str, Callable[[gv.Simulation], object]] = {
    "keep": lambda made: made.kept("money", 2026),
    "replay": lambda made: made.replay(0),
    "correlate": lambda made: made.correlations(),
    "finish": lambda made: made.finish(),
    "merge": lambda made: gv.merge([made, made]),
    "seed": lambda made: made.seed,
}


@pytest.mark.parametrize("verb", ONLY_OF_DRAWS)
def test_what_only_draws_have_is_an_error(case: gv.BusinessCase, verb: str) -> None:
    made = case.at_point_values()
    expected = f"these are point values, without draws: there is nothing to {verb}; simulate"
    with pytest.raises(gv.CaseError, match=expected):
        ONLY_OF_DRAWS[verb](made)


def test_bad_use_is_named(case: gv.BusinessCase) -> None:
    made = case.at_point_values()
    for frame in (made.to_arrow, made.to_polars, made.draws_to_pandas):
        with pytest.raises(gv.CaseError, match="there is nothing to keep"):
            frame()
    with pytest.raises(gv.CaseError, match="there is nothing to replay"):
        made.drawn(-1)
    with pytest.raises(gv.CaseError, match="did you mean 'money'"):
        made["mony", 2026]
    with pytest.raises(gv.CaseError, match="thresholds names the output 'mony'"):
        case.at_point_values(thresholds={"mony": [0]})
    with pytest.raises(gv.CaseError, match="a percentile is a share between 0 and 1"):
        case.at_point_values(percentiles=[90])
    with pytest.raises(gv.CaseError, match="matches nothing"):
        case.at_point_values(scenarios={"typo": {"*/captued": 0.2}})
    with pytest.raises(TypeError, match="keep"):
        case.at_point_values(keep=True)  # type: ignore[call-arg]
    sign = case.assume("sign", gv.bernoulli(0.5))
    with pytest.raises(gv.FaultError, match="with every assumption at its point value: "):
        case.at_point_values(outputs={"y": 1 / (sign - 0.5)})
