"""What a simulation is handed on as: frames of other libraries, tables and sentences."""

import sys

import numpy as np
import pytest

import gevinst as gv


def test_kept_draws_go_to_other_libraries_without_a_copy(case: gv.BusinessCase) -> None:
    import polars as pl
    import pyarrow as pa

    draws = case.simulate(3_000, keep=["money", "expenditure/all_years"])
    names = ["expenditure/all_years", *(f"money {year}" for year in range(2026, 2030))]
    table = draws.to_arrow()
    assert table.column_names == names
    address = table["money 2028"].chunk(0).buffers()[1].address
    assert address == draws.kept("money", 2028).__array_interface__["data"][0]
    assert pa.table(draws).equals(table)
    for frame in (draws.to_polars(), pl.DataFrame(draws)):
        assert frame.columns == names
        assert np.array_equal(frame["money 2026"].to_numpy(), draws.kept("money", 2026))
    pandas = case.simulate(range(1_024, 2_048), keep=["money"]).draws_to_pandas()
    assert pandas.index[0] == 1_024
    assert np.array_equal(pandas["money 2029"], draws.kept("money", 2029)[1_024:2_048])
    with pytest.raises(gv.CaseError, match="no draws are kept: simulate with keep=True"):
        case.simulate(100).to_arrow()


def test_a_library_that_is_missing_is_named(
    case: gv.BusinessCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(ImportError, match=r"pip install 'gevinst\[polars\]'"):
        case.simulate(100, keep=True).to_polars()


def test_percentiles_by_year(case: gv.BusinessCase) -> None:
    draws = case.simulate(2_000)
    frame = draws.by_year("money")
    assert list(map(int, frame.columns)) == [2026, 2027, 2028, 2029]
    assert frame.loc["P90", 2027] == draws["money", 2027].percentiles[0.9]
    assert frame.attrs == {"output": "money", "unit": "MDKK", "draws": 2_000, "point": "mean"}
    with pytest.raises(gv.CaseError, match="'money/all_years' has one figure for all years"):
        draws.by_year("money/all_years")
    with pytest.raises(gv.CaseError, match="did you mean 'money'"):
        draws.by_year("mony")


def test_tables_and_sentences(case: gv.BusinessCase) -> None:
    draws = case.simulate(10_000, seed=2026)
    text = str(draws)
    assert text.splitlines()[0] == "Simulation: AI pool, 2026-pl"
    assert text.splitlines()[2].split() == (
        ["Output", "Year", "Unit", "Point", "Mean", "+/-", "Sd", "P5", "P10", "P50", "P90", "P95"]
    )
    assert (
        "10,000 draws, seed 2026, independent draws. Point: every assumption at its mean." in text
    )
    assert "10.000 trækninger, frø 2026" in draws.to_text(language="da")
    sentence = draws.explain("money", 2027, share=0.9)
    assert sentence.startswith("P90 of 'Money, cash gains less expenditure' in 2027 is ")
    assert "of 10,000 draws in order of size it is number 9,000" in sentence
    frame = draws.to_pandas()
    assert frame.loc[("money", 2027), "P90"] == draws["money", 2027].percentiles[0.9]
    assert frame.attrs == {"draws": 10_000, "seed": 2026, "point": "mean"}


def test_a_percentile_has_all_its_digits_and_is_found_but_for_rounding(
    case: gv.BusinessCase,
) -> None:
    shares = [*np.arange(0.1, 1, 0.1), 0.025, 1 - 1e-7, 1 - 1e-9]
    draws = case.simulate(1_000, outputs={"exams": "exams"}, percentiles=shares)
    names = [name for name in draws.to_pandas().columns if name.startswith("P")]
    assert names == [
        *(f"P{tens}0" for tens in range(1, 10)),
        "P2.5",
        "P99.99999",
        "P99.9999999",
    ]
    assert draws.explain("exams", share=0.3).startswith("P30 of 'exams' is ")


def test_how_often_a_figure_is_above_a_threshold_has_an_error(case: gv.BusinessCase) -> None:
    draws = case.simulate(10_000, outputs={"exams": "exams"}, thresholds={"exams": 90_000})
    error = draws["exams"].probability_errors[90_000]
    assert error == pytest.approx(0.005, rel=1e-3)
    frame = draws.to_pandas()
    assert frame["P(> 90000)"].item() == draws["exams"].probability_above[90_000]
    assert frame["P(> 90000) error"].item() == error


def test_one_draw_tells_no_error_and_prints_none(case: gv.BusinessCase) -> None:
    one = case.simulate(1)
    assert np.isnan(one["money", 2026].standard_error)
    assert np.isnan(one.to_pandas()["sd"]).all()
    assert "nan" not in str(one)
    assert "-: one draw tells neither spread nor error." in str(one)
