"""Tables of figures: rows, views of memory, frames, dicts, text and HTML."""

import gc
import json

import numpy as np
import pandas as pd
import pytest
from conftest import Pool

import gevinst as gv
from gevinst.units import MDKK, staff_year


@pytest.fixture
def table(pool: Pool) -> gv.FigureTable:
    pool.spine.cost("Licence", 8 * MDKK, category="operations", payer=pool.radiology)
    pool.spine.cost("Set-up", gv.once(2026, 1.5 * MDKK), category="establishment", payer="Region")
    return pool.case.budget(years=(2026, 2027))


def test_figures_are_read_only_views_that_keep_their_table_alive() -> None:
    case = gv.BusinessCase("Short-lived", gv.Horizon(2026, 2029), prices=gv.fixed_prices(2026))
    pool = case.account("Pool", sector="region")
    case.appropriate(pool, "operations", gv.years(2026, 1, 2, 3, 4) * MDKK)
    table = case.budget()
    row = table["operations"]
    view, same = row.values, row.values
    assert view.ctypes.data == same.ctypes.data
    assert not view.flags.owndata
    del case, pool, table, row, same
    gc.collect()
    junk = [np.full(4, 9.0) for _ in range(1000)]
    assert view.tolist() == [1, 2, 3, 4]
    assert len(junk) == 1000
    with pytest.raises(ValueError, match="read-only"):
        view[0] = 5
    with pytest.raises(ValueError, match="WRITEABLE"):
        view.flags.writeable = True


def test_evaluated_arrays_are_read_only_too(pool: Pool) -> None:
    values = pool.case.evaluate(gv.years(2026, 1, 2, 3, 4))
    assert isinstance(values, np.ndarray)
    del pool
    gc.collect()
    assert values.tolist() == [1, 2, 3, 4]
    with pytest.raises(ValueError, match="read-only"):
        values[0] = 5


def test_a_table_has_rows_years_and_what_it_is_about(pool: Pool, table: gv.FigureTable) -> None:
    assert [row.key for row in table] == ["establishment", "operations", "total", "staff_years"]
    assert [row.label for row in table.rows][:2] == ["Establishment", "Other operations"]
    assert len(table) == 4
    assert table.years == (2026, 2027)
    assert table.title == "Budget"
    assert table.case_name == "AI pool"
    assert table.account is None
    assert pool.case.budget(account=pool.region).account == "Region"
    assert table.unit == MDKK
    assert str(table.prices) == "2026-pl"
    assert table.language == "en"
    assert table["total"].is_total
    assert table["staff_years"].state == "not stated"
    assert table["staff_years"].values.size == 0
    assert table["staff_years"].unit == staff_year


def test_a_frame_has_years_as_columns_and_no_zero_for_what_is_not_stated(
    table: gv.FigureTable,
) -> None:
    frame = table.to_pandas()
    assert list(frame.columns) == [2026, 2027, "Total"]
    assert list(frame.index) == [
        "Establishment",
        "Other operations",
        "Total expenditure",
        "Staff-years",
    ]
    assert set(map(str, frame.dtypes)) == {"Float64"}
    assert list(frame.loc["Total expenditure"]) == [9.5, 8, 17.5]
    assert list(frame.isna().loc["Staff-years"]) == [True, True, True]
    assert frame.attrs == {
        "title": "Budget",
        "unit": "MDKK",
        "prices": "2026-pl",
        "account": None,
    }
    assert table.loc["Other operations", 2027] == 8
    assert frame[2026].iloc[:2].sum() == 9.5


def test_a_table_that_is_cut_asks_for_the_group(pool: Pool) -> None:
    site = gv.index("site", ["Nord", "Syd"])
    sites = pool.case.accounts(site, parent=pool.region)
    amount = gv.by(site, {"Nord": 1, "Syd": 3}) * MDKK
    pool.spine.cost("Licence", amount, category="operations", payer=sites)
    table = pool.case.budget(by=site)
    with pytest.raises(gv.CaseError) as caught:
        table["total"]
    assert str(caught.value) == (
        "the table 'Budget' is cut by 'site': name the group too, as (\"total\", \"Nord\"); "
        "it has 'Nord', 'Syd'"
    )
    assert table["total", "Nord"].values.tolist() == [1] * 4


def test_a_frame_by_label_has_groups_and_danish_names(pool: Pool) -> None:
    site = gv.index("site", ["Nord", "Syd"])
    sites = pool.case.accounts(site, parent=pool.region)
    amount = gv.by(site, {"Nord": 1, "Syd": 3}) * MDKK
    pool.spine.cost("Licence", amount, category="operations", payer=sites)
    frame = pool.case.budget(by=site, language="da").to_pandas()
    assert isinstance(frame.index, pd.MultiIndex)
    assert frame.loc[("Syd", "Øvrig drift"), 2027] == 3
    assert frame.columns[-1] == "I alt"


def test_a_dict_of_a_table_is_ready_for_json(table: gv.FigureTable) -> None:
    assert json.loads(json.dumps(table.to_dict())) == {
        "title": "Budget",
        "case": "AI pool",
        "account": None,
        "unit": "MDKK",
        "prices": "2026-pl",
        "sign": "expenditure positive",
        "years": [2026, 2027],
        "rows": [
            {
                "key": "establishment",
                "label": "Establishment",
                "unit": "MDKK",
                "values": [1.5, 0],
                "total": 1.5,
            },
            {
                "key": "operations",
                "label": "Other operations",
                "unit": "MDKK",
                "values": [8, 8],
                "total": 16,
            },
            {
                "key": "total",
                "label": "Total expenditure",
                "unit": "MDKK",
                "values": [9.5, 8],
                "total": 17.5,
            },
            {
                "key": "staff_years",
                "label": "Staff-years",
                "unit": "staff_year",
                "values": None,
                "total": None,
                "state": "not stated",
            },
        ],
    }


def test_the_sign_of_a_table_is_stated(pool: Pool) -> None:
    case = pool.case
    signs = {case.people().sign, case.patients().sign, case.bottom_lines().sign}
    assert signs == {"gain positive"}
    assert case.budget().sign == "expenditure positive"


def test_a_missing_amount_is_shown_as_missing(pool: Pool) -> None:
    pool.case.appropriate(pool.region, "operations", gv.missing * MDKK)
    row = pool.case.budget()["operations"]
    assert row.state == "missing"
    assert pool.case.budget(language="da").to_dict()["rows"][0]["state"] == "missing"
    assert "ikke oplyst" in str(pool.case.budget(language="da"))
    assert "not known" in str(pool.case.budget())


def test_a_table_prints_as_text_and_html(table: gv.FigureTable) -> None:
    text = table.to_text(totals=True, decimals=2)
    assert "Other operations" in text
    assert "17.50" in text
    assert repr(table) == table.to_text().rstrip("\n")
    html = table._repr_html_()
    assert html.startswith("<div")
    assert ">9.5<" in html
    assert ">17.5<" in table.to_html(totals=True)
    narrow = table.to_text(width=30)
    assert max(map(len, narrow.splitlines())) <= 30 or len(narrow) > len(text)


def test_set_aside_used_and_free_stand_beside_each_other(pool: Pool) -> None:
    pool.case.appropriate(pool.radiology, "operations", 3 * MDKK)
    pool.spine.cost("Licence", 2 * MDKK, category="operations", payer=pool.radiology)
    table = pool.case.budget(account=pool.radiology, use=True)
    free = {row.key: row.values[0] for row in table if row.state == "stated"}
    assert free["operations/set_aside"] == 3
    assert free["operations/used"] == 2
    assert free["operations/free"] == 1
