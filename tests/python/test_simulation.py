"""Simulations from Python: the same figures as in C++, kept draws without a copy, stopping."""

import gc
import math
import os
import signal
import threading

import numpy as np
import pytest

import gevinst as gv
from gevinst.units import MDKK, count, staff_hour

exam = count("exam")


def test_figures_lie_around_their_point_values(case: gv.BusinessCase) -> None:
    draws = case.simulate(50_000, seed=2026)
    assert draws.draws == 50_000
    assert draws.seed == 2026
    assert draws.names == (
        "expenditure",
        "expenditure/all_years",
        "money",
        "money/all_years",
        "net_staff_years",
    )
    cost = draws["expenditure", 2027]
    assert cost.year == 2027
    assert cost.unit.text == "MDKK"
    assert cost.point == pytest.approx(1.08)
    # sd of a PERT: sqrt((mean - min) (max - mean) / 7), here 3,780 exams of 12 DKK.
    assert cost.sd == pytest.approx(12e-6 * (1e8 / 7) ** 0.5, rel=0.02)
    assert abs(cost.mean - cost.point) < 4 * cost.standard_error
    assert cost.minimum < cost.percentiles[0.05] < cost.percentiles[0.5] < cost.maximum
    low, high = cost.percentile_intervals[0.5]
    assert low <= cost.percentiles[0.5] <= high
    assert draws["money/all_years"].year is None
    assert len(list(draws)) == len(draws) == 4 + 1 + 4 + 1 + 4


def test_the_same_seed_gives_the_same_bits_on_any_number_of_threads(case: gv.BusinessCase) -> None:
    one = case.simulate(20_000, seed=3, threads=1)
    many = case.simulate(20_000, seed=3, threads=5)
    assert [(f.mean, f.sd, f.percentiles) for f in one] == [
        (f.mean, f.sd, f.percentiles) for f in many
    ]
    assert case.simulate(20_000, seed=4)["money", 2026].mean != one["money", 2026].mean


def test_kept_draws_are_views_that_keep_their_owner_alive(case: gv.BusinessCase) -> None:
    draws = case.simulate(3_000, keep=["money"])
    money = draws.kept("money", 2028)
    assert money.shape == (3_000,)
    assert not money.flags.writeable
    figure = draws["money", 2028]
    assert np.mean(money) == pytest.approx(figure.mean, rel=1e-12)
    rank = int(np.ceil(0.9 * 3_000))
    assert np.sort(money)[rank - 1] == figure.percentiles[0.9]
    assert draws.replay(17)["money"][2] == money[17]
    first = float(money[0])
    del draws
    gc.collect()
    assert float(money[0]) == first
    with pytest.raises(gv.CaseError, match="are not kept: simulate with keep="):
        case.simulate(100).kept("money", 2028)


def test_a_draw_is_the_case_with_the_drawn_values(case: gv.BusinessCase) -> None:
    draws = case.simulate(2_000, seed=8)
    values = draws.drawn(1_500)
    assert set(values) == {"exams", "minutes", "Spine/captured"}
    table = case.with_changes(values).bottom_lines()
    assert draws.replay(1_500)["money"] == pytest.approx(table["money"].values.tolist(), rel=1e-12)


def test_outputs_of_ones_own_and_thresholds(case: gv.BusinessCase) -> None:
    exams = case.assumption("exams")
    draws = case.simulate(
        40_000,
        outputs={"exams": "exams", "twice": exams * 2},
        thresholds={"exams": [90_000, 95_000 * exam], "twice": [180_000]},
        percentiles=[0.5],
    )
    above = draws["exams"].probability_above
    assert list(above) == [90_000, 95_000]
    assert abs(above[90_000] - 0.5) < 0.01
    assert draws["exams"].probability_errors[90_000] == pytest.approx(
        (0.25 / 40_000) ** 0.5, rel=0.01
    )
    assert draws["twice"].probability_above[180_000] == above[90_000]
    assert list(draws["exams"].percentiles) == [0.5]


def test_outputs_are_named_lines_bottom_lines_and_rows_of_views(case: gv.BusinessCase) -> None:
    case.initiative("Liver", start="2027-07").cost(
        "Scanner",
        2 * MDKK,
        category="establishment",
        payer=case.chart_of_accounts[0],
    )
    total = case.budget()["total"]
    money = case.bottom_lines(initiative="Liver")["money"].expression
    assert money is not None
    growth = gv.growth(0.04)
    draws = case.simulate(
        2_048,
        outputs={
            "scanner": "Liver/Scanner",
            "Liver": "Liver/money",
            "all": "expenditure",
            "total": total,
            "present value": gv.sum_years(money / growth),
            "dear": total.expression > 3 * MDKK,  # type: ignore[operator]
        },
    )
    assert [draws["scanner", year].point for year in range(2026, 2030)] == [0, 1, 2, 2]
    assert [draws["Liver", year].point for year in range(2026, 2030)] == [0, -1, -2, -2]
    assert draws["total", 2028].mean == draws["all", 2028].mean
    assert draws["total", 2028].unit == MDKK
    assert draws["present value"].mean < -4
    assert 0 <= draws["dear", 2029].mean <= 1
    named = case.simulate(100, outputs=["Liver/money", "exams"])
    assert named.names == ("Liver/money", "exams")
    with pytest.raises(gv.CaseError) as raised:
        case.simulate(100, outputs=["Livr/money"])
    expected = f"the case '{case.name}' has no figure 'Livr/money'; did you mean 'Liver/money'?"
    assert str(raised.value) == expected


def test_sampling_and_correlations(case: gv.BusinessCase) -> None:
    plain = case.simulate(16_384, outputs={"exams": "exams"})["exams"]
    for sampling in (gv.latin_hypercube(), gv.sobol(2_048, 8)):
        figure = case.simulate(16_384, outputs={"exams": "exams"}, sampling=sampling)["exams"]
        assert 0 < figure.standard_error < plain.standard_error / 4
        assert abs(figure.mean - 90_000) < 5 * figure.standard_error
    together = case.simulate(
        20_000,
        outputs={"exams": "exams", "minutes": "minutes"},
        correlations=[gv.correlation([case.assumption("exams"), "minutes"], 0.8)],
        keep=True,
    )
    found = np.corrcoef(together.kept("exams"), together.kept("minutes"))[0, 1]
    assert abs(found - 0.79) < 0.02


def test_scenarios_share_the_draws(case: gv.BusinessCase) -> None:
    draws = case.simulate(
        20_000, seed=4, scenarios={"half": {"*/captured": 0.2}, "late": {"Spine/start": 2027}}
    )
    assert "late/money/all_years/change" in draws.names
    change = draws["half/money/change", 2028]
    base, half = draws["money", 2028], draws["half/money", 2028]
    assert change.mean == pytest.approx(half.mean - base.mean, rel=1e-9)
    assert draws["late/money/change", 2029].sd == 0
    kept = case.simulate(
        500, seed=4, scenarios={"late": {"Spine/start": 2027}}, keep=["late/money/change", "money"]
    )
    assert kept.kept("late/money/change", 2026) == pytest.approx(-kept.kept("money", 2026))
    with pytest.raises(gv.CaseError, match="matches nothing"):
        case.simulate(10, scenarios={"typo": {"*/captued": 0.2}})
    with pytest.raises(TypeError, match="the changes of a scenario as a dict"):
        case.simulate(10, scenarios={"typo": 5})  # type: ignore[dict-item]


@pytest.mark.parametrize("sampling", [None, gv.latin_hypercube(), gv.sobol(2_048, 4)])
def test_ranges_merge_to_one_run(case: gv.BusinessCase, sampling: gv.Sampling | None) -> None:
    def run(draws: int | range) -> gv.Simulation:
        return case.simulate(draws, seed=3, sampling=sampling, keep=["money"], planned=8_192)

    whole = gv.merge([run(range(5_120, 8_192)), run(range(1_024)), run(range(1_024, 5_120))])
    assert whole.ranges == (range(8_192),)
    assert whole.finished == (sampling is None)
    whole.finish()
    assert whole.finished
    one = run(8_192)
    assert [(f.mean, f.sd, f.standard_error, f.percentile_intervals) for f in whole] == [
        (f.mean, f.sd, f.standard_error, f.percentile_intervals) for f in one
    ]
    assert np.array_equal(whole.kept("money", 2027), one.kept("money", 2027))


def test_a_range_has_the_draws_of_its_numbers(case: gv.BusinessCase) -> None:
    part = case.simulate(range(2_048, 3_072), keep=["money"])
    assert part.draws == 1_024
    assert part.kept("money", 2028)[5] == part.replay(2_053)["money"][2]
    with pytest.raises(
        gv.CaseError, match="there is no draw 5: they are numbered from 2048 to 3071"
    ):
        part.replay(5)
    with pytest.raises(gv.CaseError, match="the nearest is 1,024"):
        case.simulate(range(1_000, 2_048))
    with pytest.raises(TypeError, match="a range of draws without gaps"):
        case.simulate(range(0, 4_096, 2))
    with pytest.raises(gv.CaseError, match="one has the seed 1, another 2"):
        gv.merge([case.simulate(range(1_024)), case.simulate(range(1_024, 2_048), seed=2)])


def test_shortfalls_and_histograms_are_those_of_the_draws(case: gv.BusinessCase) -> None:
    draws = case.simulate(10_000, shortfalls={"money": [0.05, 0.9]}, bins=30, keep=["money"])
    figure = draws["money", 2028]
    kept = np.sort(draws.kept("money", 2028))
    assert figure.shortfalls[0.05] == pytest.approx(kept[:500].mean(), rel=1e-12)
    assert figure.shortfalls[0.9] == pytest.approx(kept[9_000:].mean(), rel=1e-12)
    assert 0 < figure.shortfall_errors[0.05] < figure.sd
    assert draws["expenditure", 2028].shortfalls == {}
    counts, edges = figure.histogram
    assert len(edges) == len(counts) + 1 <= 31
    assert counts.sum() + sum(figure.outside) == 10_000
    found, _ = np.histogram(kept, edges)
    assert np.array_equal(counts, found)
    with pytest.raises(gv.CaseError, match="'money' in 2028 has no histogram: simulate with bins="):
        _ = case.simulate(100)["money", 2028].histogram


def test_correlations_of_outputs(case: gv.BusinessCase) -> None:
    names = ["money/all_years", "expenditure/all_years"]
    draws = case.simulate(20_000, correlate=names, keep=names)
    found = draws.correlations()
    assert found.labels == (("money/all_years", None), ("expenditure/all_years", None))
    expected = np.corrcoef(draws.kept(names[0]), draws.kept(names[1]))
    assert found.values == pytest.approx(expected, rel=1e-9)
    assert 0 < found.standard_errors[0, 1] < 0.01
    assert found.to_pandas().iloc[0, 1] == found.values[0, 1]
    with pytest.raises(gv.CaseError, match="was not asked for correlations"):
        case.simulate(100).correlations()


def test_figures_of_elements_are_found_by_their_labels() -> None:
    case = gv.BusinessCase("Wards", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
    shift = gv.index("shift", ["Day", "Night"])
    stays = case.assume("stays", gv.by(shift, {"Day": gv.uniform(1, 2), "Night": 5}))
    draws = case.simulate(
        100, outputs={"stays": stays, "by year": stays * gv.growth(0.1)}, keep=["by year"]
    )
    assert draws["stays[Night]"].mean == 5
    assert draws["by year[Night]", 2027].mean == pytest.approx(5.5)
    assert draws.kept("by year[Night]", 2027)[0] == pytest.approx(5.5)
    assert draws.explain("by year[Night]", 2027).startswith("P90 of 'by year[Night]' in 2027 is ")
    for key, message in [
        (
            "stays",
            "'stays' has a figure for each element: say which, as 'stays[Day]'; "
            "there are [Day], [Night]",
        ),
        ("stays[Noon]", "'stays' has no element [Noon]; there are [Day], [Night]"),
        ("by year[Day]", "'by year[Day]' has a figure a year: say which, as 2026"),
    ]:
        with pytest.raises(gv.CaseError) as raised:
            draws[key]
        assert str(raised.value) == message


def test_percentiles_by_output_are_those_of_a_run_that_asks_for_them(
    case: gv.BusinessCase,
) -> None:
    outputs = {"exams": "exams", "minutes": "minutes"}
    some = case.simulate(2_000, outputs=outputs, percentiles={"exams": (0.1, 0.9)})
    every = case.simulate(2_000, outputs=outputs)
    assert list(some["exams"].percentiles) == [0.1, 0.9]
    assert some["exams"].percentiles[0.9] == every["exams"].percentiles[0.9]
    assert some["minutes"].percentiles == every["minutes"].percentiles
    point = case.at_point_values(outputs=outputs, percentiles={"exams": [0.5]})
    assert list(point["exams"].percentiles) == [0.5]


def test_arguments_are_one_thing_a_sequence_or_an_array(case: gv.BusinessCase) -> None:
    moved = gv.correlation(["exams", "minutes"], 0.5)
    one = case.simulate(
        2_000,
        outputs={"exams": "exams", "minutes": "minutes"},
        correlations=moved,
        thresholds={"exams": np.array([85_000, 90_000])},
        percentiles=np.array([0.1, 0.9]),
    )
    assert list(one["exams"].probability_above) == [85_000, 90_000]
    assert list(one["exams"].percentiles) == [0.1, 0.9]
    two = case.simulate(
        2_000,
        outputs={"exams": "exams", "minutes": "minutes"},
        correlations=[moved],
        thresholds={"exams": 85_000},
    )
    assert one["minutes"].mean == two["minutes"].mean
    assert list(two["exams"].probability_above) == [85_000]


def test_a_draw_is_replayed_step_by_step(case: gv.BusinessCase) -> None:
    draws = case.simulate(2_000, seed=8, keep=["money/all_years"])
    replay = draws.replay(1_500)
    assert replay.draw == 1_500
    assert replay.fault is None
    assert [step.name for step in replay if step.kind == "drawn"] == list(draws.drawn(1_500))
    assert replay["exams"] == [draws.drawn(1_500)["exams"]]
    assert replay["Spine/Licence"] == pytest.approx([12 * replay["exams"][0]] * 4)
    assert replay["money/all_years"] == [draws.kept("money/all_years")[1_500]]
    assert case.replay(1_500, seed=8).to_text() == replay.to_text() == str(replay)
    assert str(replay).startswith("Draw 1500\n\nStep ")
    assert replay.to_text(language="da").startswith("Trækning 1500\n\nTrin ")
    assert len(draws.replay(1_500, operations=True)) > len(replay)
    frame = replay.to_pandas()
    assert frame["share"].count() == 3
    money = frame[frame.index.get_level_values("step") == "money"]
    assert money["value"].tolist() == replay["money"]
    with pytest.raises(gv.CaseError) as raised:
        replay["mony"]
    assert str(raised.value) == "draw 1500 has no step 'mony'; did you mean 'money'?"


def test_a_draw_with_a_fault_shows_how_far_it_got() -> None:
    case = gv.BusinessCase("Case", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
    share = case.assume("share", gv.uniform(0, 1))
    root = case.assume("root", gv.log(share - 0.25))
    with pytest.raises(gv.FaultError) as raised:
        case.simulate(1_000, outputs={"y": root + 1})
    where, _, fault = str(raised.value).partition(": ")
    replay = case.replay(int(where.removeprefix("in draw ")), outputs={"y": root + 1})
    assert replay.fault == fault
    assert [step.name for step in replay] == ["share", "root"]
    assert replay["share"][0] < 0.25
    assert "The draw ends in a fault: 'log(share - 0.25)' is not a number" in str(replay)


def test_progress_is_told_and_what_it_raises_ends_the_run(case: gv.BusinessCase) -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, all_draws: int) -> None:
        told.append((done, all_draws))
        raise ValueError("enough")

    with pytest.raises(ValueError, match="enough"):
        case.simulate(2_000_000_000, progress=stop)
    assert len(told) == 1
    assert 0 < told[0][0] < told[0][1] == 2_000_000_000


def test_a_run_stops_when_progress_says_false_and_goes_on_for_none(case: gv.BusinessCase) -> None:
    told: list[int] = []

    def go_on(done: int, _: int) -> bool:
        told.append(done)
        return len(told) < 3

    with pytest.raises(gv.Error) as raised:
        case.simulate(2_000_000_000, progress=go_on)
    assert str(raised.value) == "the simulation was stopped before it was done"
    assert len(told) == 3
    assert case.simulate(300_000, progress=lambda done, _: told.append(done)).draws == 300_000


def test_ctrl_c_stops_a_run(case: gv.BusinessCase) -> None:
    # What runs in the background of a shell is told to ignore Ctrl-C.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        case.simulate(2_000_000_000)
    timer.join()
    signal.signal(signal.SIGINT, before)
    assert case.simulate(1_000).draws == 1_000


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"draws": 0}, gv.CaseError, "a simulation needs at least one draw"),
        (
            {"draws": -1},
            gv.CaseError,
            "the number of draws is a whole number from 0 to 18446744073709551615, not -1",
        ),
        ({"draws": 1e3}, TypeError, "expected the number of draws as a whole number, not 1000.0"),
        (
            {"draws": 2**64 - 1},
            gv.CaseError,
            "a simulation has at most 288,230,376,151,711,744 draws, not "
            "18,446,744,073,709,551,615",
        ),
        (
            {"outputs": {}},
            gv.CaseError,
            "outputs names nothing: name an expression, or leave outputs out for the standard ones",
        ),
        (
            {"percentiles": "90"},
            TypeError,
            "expected a percentile as a share between 0 and 1, as 0.9, not '90'",
        ),
        (
            {"correlations": [0.5]},
            TypeError,
            "expected a correlation, as gv.correlation(['exams', 'minutes'], 0.5), not 0.5",
        ),
        (
            {"seed": -1},
            gv.CaseError,
            "the seed is a whole number from 0 to 18446744073709551615, not -1",
        ),
        (
            {"account": "Regio"},
            gv.CaseError,
            "the case 'AI pool' has no account 'Regio'; did you mean 'Region'?",
        ),
        (
            {"outputs": {"x": gv.pert(1, 2, 3)}},
            gv.CaseError,
            "the distribution 'pert(1, 2, 3)' has no name: make it an assumption, by assume, so "
            "that it is one variable",
        ),
        (
            {"thresholds": {"mony": [1]}},
            gv.CaseError,
            "thresholds names the output 'mony', which is not simulated; did you mean 'money'?",
        ),
        (
            {"thresholds": {"money": [1 * staff_hour]}},
            gv.UnitError,
            "a threshold of 'money' [MDKK] cannot be in [staff hour]",
        ),
        (
            {"percentiles": [10]},
            gv.CaseError,
            "a percentile is a share between 0 and 1, as 0.9, not 10",
        ),
        (
            {"percentiles": {"mony": [0.1]}},
            gv.CaseError,
            "percentiles names the output 'mony', which is not simulated; did you mean 'money'?",
        ),
        (
            {"percentiles": {"money": []}},
            gv.CaseError,
            "percentiles of the output 'money' are shares, as [0.1, 0.5, 0.9]",
        ),
        (
            {"shortfalls": {"money": [5]}},
            gv.CaseError,
            "an expected shortfall is that of a share between 0 and 1, as 0.9, not 5",
        ),
        (
            {"sampling": gv.sobol(2_048, 2)},
            gv.CaseError,
            "2 replicates of 2048 Sobol' points are not 100 draws: state their product",
        ),
        (
            {"sampling": "sobol"},
            TypeError,
            "expected a sampling, as gv.latin_hypercube() or gv.sobol(4096, 16), not 'sobol'",
        ),
        (
            {"progress": 5},
            TypeError,
            "expected progress as a function of the draws done and all draws, not 5",
        ),
        ({"keep": 1}, TypeError, "expected keep as True or as names of outputs, not 1"),
        (
            {"correlations": [gv.correlation(["exams", "minutes"], [[1, 2], [2, 1]])]},
            gv.CaseError,
            "the correlation of 'exams' and 'minutes' is 2, outside -1 to 1",
        ),
    ],
)
def test_bad_input(
    case: gv.BusinessCase, arguments: dict[str, object], error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as raised:
        case.simulate(**{"draws": 100, **arguments})  # type: ignore[arg-type]
    assert str(raised.value) == message


def test_thresholds_are_found_by_the_number_that_was_entered(case: gv.BusinessCase) -> None:
    share = case.assume("share", gv.triangular(0, 2, 6), gv.units.percent)
    entered = [tenths / 10 for tenths in range(1, 60)]
    draws = case.simulate(100, outputs={"share": share}, thresholds={"share": entered})
    assert list(draws["share"].probability_above) == entered
    assert list(draws["share"].probability_errors) == entered


def test_one_draw_in_a_tail_tells_no_error(case: gv.BusinessCase) -> None:
    draws = case.simulate(10, outputs=["exams"], shortfalls={"exams": [0.1, 0.2]})
    errors = draws["exams"].shortfall_errors
    assert math.isnan(errors[0.1])
    assert errors[0.2] > 0


def test_a_replay_of_a_draw_that_no_run_has_is_refused(case: gv.BusinessCase) -> None:
    with pytest.raises(gv.CaseError, match="numbered from 0 to 4095"):
        case.replay(4_096, sampling=gv.sobol(1_024, 4))
    with pytest.raises(gv.CaseError, match="there is no draw 288230376151711744"):
        case.replay(2**58)
    with pytest.raises(
        gv.CaseError, match=r"number of a draw is a whole number from 0 to .*, not -1"
    ):
        case.simulate(100).replay(-1)


def test_figures_that_are_not_there(case: gv.BusinessCase) -> None:
    draws = case.simulate(100)
    for key, message in [
        ("mony", "the simulation has no output 'mony'; did you mean 'money'?"),
        ("money", "'money' has a figure a year: say which, as 2026"),
        (("money", 2035), "the year 2035 is outside the horizon 2026-2029"),
        (
            ("money/all_years", 1900),
            "'money/all_years' is one figure for all years: leave out the year 1900",
        ),
    ]:
        with pytest.raises(gv.CaseError) as raised:
            draws[key]  # type: ignore[index]
        assert str(raised.value) == message
    with pytest.raises(gv.CaseError, match="numbered from 0 to 99"):
        draws.replay(100)
    for draw in (2.5, True):
        with pytest.raises(TypeError) as refused:
            draws.replay(draw)  # type: ignore[arg-type]
        assert str(refused.value) == f"expected the number of a draw as a whole number, not {draw}"


def test_what_a_number_raises_while_it_is_asked_reaches_the_caller(case: gv.BusinessCase) -> None:
    class Lazy:
        def __index__(self) -> int:
            raise ValueError("not yet")

    with pytest.raises(ValueError, match="not yet"):
        case.simulate(100, seed=Lazy())  # type: ignore[arg-type]
