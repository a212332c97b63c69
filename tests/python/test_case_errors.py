"""What a case says to bad input from Python: one error, which names the line and what is meant."""

from collections.abc import Callable
from typing import Any

import pytest
from conftest import Pool, exam

import gevinst as gv
from gevinst.units import (
    DKK,
    EUR,
    MDKK,
    paid_hour,
    patient_hour,
    staff_hour,
    staff_year,
)

untyped: Any = gv  # bad input is what types refuse
SITE = gv.index("site", ["Nord", "Syd"])
NO_VALUE = "None is not a value: one that nobody has stated is gv.missing"


def cost(pool: Pool, amount: Any, **options: Any) -> None:
    wanted: dict[str, Any] = {"category": "operations", "payer": pool.radiology} | options
    pool.spine.cost("Licence", amount, **wanted)


def benefit(pool: Pool, potential: Any = 1_000 * staff_hour, **options: Any) -> None:
    wanted: dict[str, Any] = {"receiver": pool.radiology, "staff": pool.doctors} | options
    pool.spine.benefit("Time", potential, **wanted)


@pytest.mark.parametrize(
    ("build", "error", "message"),
    [
        # The same mistakes as in C++, with the same words.
        (
            lambda p: 1 * MDKK + 1 * staff_year,
            gv.UnitError,
            "cannot add '1 MDKK' [MDKK] and '1 staff year' [staff year]; "
            "a staff group's pay turns staff-years into money",
        ),
        (
            lambda p: 1 * staff_hour + 1 * patient_hour,
            gv.UnitError,
            "cannot add '1 staff hour' [staff hour] and '1 patient hour' [patient hour]; "
            "staff time and patient time are two bottom lines",
        ),
        (
            lambda p: 1 * DKK + 1 * EUR,
            gv.UnitError,
            "cannot add '1 DKK' [DKK] and '1 EUR' [EUR]; "
            "an exchange rate between two currencies is an assumption",
        ),
        (
            lambda p: p.exams + 1 * staff_hour / exam,
            gv.UnitError,
            "cannot add 'exams' [exam] and '1 staff hour/exam' [staff hour/exam]",
        ),
        (
            lambda p: benefit(p, 5 * paid_hour),
            gv.UnitError,
            "the potential of 'Spine/Time' must be worked time, staff-years, patient time, "
            "waiting, money or a count a year, but '5 paid hour' is [paid hour]; paid time is "
            "gross and worked time is net: a staff-year of a staff group has both",
        ),
        (
            lambda p: cost(p, p.exams),
            gv.UnitError,
            "the cost 'Spine/Licence' must be money a year, but 'exams' is [exam]",
        ),
        (
            lambda p: benefit(p, chain={"captured": 1.2}),
            gv.CaseError,
            "the link 'captured' of 'Spine/Time' must lie between 0 and 1, not 1.2",
        ),
        (
            lambda p: benefit(p, chain={"captured": gv.normal(0.5, 0.2)}),
            gv.CaseError,
            "the link 'captured' of 'Spine/Time' must lie between 0 and 1, but normal(0.5, 0.2) "
            "reaches from -inf to inf: take a distribution on 0 to 1, as beta, "
            "or pert(0.2, 0.5, 0.7)",
        ),
        (
            lambda p: benefit(p, fate={"quality": 0.5, "capacity": 0.4}),
            gv.CaseError,
            "'Spine/Time' has fates that do not sum to one: 0.5 + 0.4 = 0.9; "
            "give one of them the rest",
        ),
        (
            lambda p: benefit(p, fate={"quality": gv.rest, "capacity": gv.rest}),
            gv.CaseError,
            "'Spine/Time' has 2 fates with the rest; one at most can have it",
        ),
        (
            lambda p: benefit(p, -5 * staff_hour),
            gv.CaseError,
            "the potential of 'Spine/Time' is negative: -5 staff hour; "
            "time or events that are taken are a burden, not a negative benefit",
        ),
        (
            lambda p: cost(p, -5 * MDKK),
            gv.CaseError,
            "the cost 'Spine/Licence' is negative: -5 MDKK; "
            "income and savings are benefits in money with a fate, as purchases avoided",
        ),
        (
            lambda p: cost(p, 5 * MDKK, category="Løn"),
            gv.CaseError,
            "the cost 'Spine/Licence' has the category 'Løn', which is the standard category "
            "'payroll' (Payroll, Løn in the tables): write 'payroll'",
        ),
        (
            lambda p: gv.Fate("posts closed", cash=False),
            gv.CaseError,
            "'posts closed' is a standard fate and cash: take it as it is, "
            'Fate("posts closed"), or give an own fate another name',
        ),
        (
            lambda p: gv.units.count("staff hour"),
            gv.UnitError,
            "'staff hour' cannot name an own unit: take the unit staff_hour, or another name",
        ),
        (
            lambda p: cost(p, 1 * DKK, payer="Radiolgy"),
            gv.CaseError,
            "the case 'AI pool' has no account 'Radiolgy'; did you mean 'Radiology'?",
        ),
        (
            lambda p: p.case.assume("exams", 5),
            gv.CaseError,
            "the assumption 'exams' is defined twice: one path is one assumption",
        ),
        (
            lambda p: p.case.with_changes({"*/captured": 0.2}),
            gv.CaseError,
            "the override '*/captured' matches nothing in 'AI pool'",
        ),
        (
            lambda p: p.case.initiative("Late", start=2030),
            gv.CaseError,
            "the initiative 'Late' starts in 2030, outside the horizon 2026-2029: "
            "it would post nothing",
        ),
        (
            lambda p: p.case.budget(years=2026),
            TypeError,
            "expected the first and the last year, as (2026, 2028), not 2026",
        ),
        (
            lambda p: p.case.people(years=(2026,)),
            TypeError,
            "expected the first and the last year, as (2026, 2028), not (2026,)",
        ),
        (
            lambda p: p.case.bottom_lines(years="26"),
            TypeError,
            "expected the first and the last year, as (2026, 2028), not '26'",
        ),
        (
            lambda p: p.case.patients(years=(2026, 2027.5)),
            TypeError,
            "expected a whole number, not 2027.5",
        ),
        (
            lambda p: p.case.budget(years=(2026, 2031)),
            gv.CaseError,
            "the year 2031 is outside the horizon 2026-2029 of 'AI pool'",
        ),
        (
            lambda p: p.case.assume("rollout", gv.ramp(gv.start, 2028)),
            gv.CaseError,
            "the assumption 'rollout' uses 'start': an assumption is one value for all "
            "initiatives, write the formula in the line",
        ),
        (
            lambda p: p.case.evaluate(gv.ramp(gv.start, 2028)),
            gv.CaseError,
            "'start' stands outside an initiative: "
            "it is bound when a line of an initiative is posted",
        ),
        (
            lambda p: p.case.evaluate(gv.missing * DKK),
            gv.CaseError,
            "a figure needs a value that is missing: state it, or leave the figure out",
        ),
        (
            lambda p: p.case.evaluate(p.exams / (p.exams - p.exams)),
            gv.FaultError,
            "'exams / (exams - exams)' is infinite; its operands are 90000 exam, 0 exam",
        ),
        (
            lambda p: gv.parse_formula("exams * (12 DKK/exam", {"exams": p.exams}, units=[exam]),
            gv.FileError,
            "formula, column 21: expected ')' to close '(' of column 9\n"
            "  exams * (12 DKK/exam\n"
            "                      ^",
        ),
        # What only Python can get wrong.
        (lambda p: cost(p, None), TypeError, f"the cost 'Spine/Licence': {NO_VALUE}"),
        (
            lambda p: cost(p, "8,0"),
            TypeError,
            "the cost 'Spine/Licence': expected a number, not the text '8,0'",
        ),
        (
            lambda p: cost(p, float("nan")),
            gv.CaseError,
            "the cost 'Spine/Licence': a number of a case must be finite, not NaN: "
            "state the value, or gv.missing",
        ),
        (
            lambda p: p.spine.assume("price", 10**400, DKK),
            gv.CaseError,
            "the assumption 'Spine/price': a number of a case must be finite, not infinite: "
            "state the value, or gv.missing",
        ),
        (
            lambda p: p.case.assume("price", 12 * DKK, DKK),
            gv.UnitError,
            "the value of 'price' has the unit [DKK] already, and [DKK] beside it: "
            "give the unit once",
        ),
        (
            lambda p: p.case.assume("price", 12, "DKK"),
            TypeError,
            "expected a unit, as DKK or MDKK / staff_year, not 'DKK'",
        ),
        (
            lambda p: p.case.assume("price", 2 * MDKK, range=(1 * DKK, 5 * exam)),
            gv.UnitError,
            "the range of an assumption [MDKK] cannot be in [exam]",
        ),
        (
            lambda p: cost(p, 1 * DKK, payer=5),
            TypeError,
            "expected an account of the case, its name, or accounts by label, not 5",
        ),
        (
            lambda p: gv.Accounts(SITE, [p.region]),
            gv.CaseError,
            "accounts by 'site': 1 accounts for 2 labels",
        ),
        (
            lambda p: gv.Accounts(SITE, {"Nord": p.region}),
            gv.CaseError,
            "accounts by 'site': the label 'Syd' has no account",
        ),
        (
            lambda p: gv.Accounts(SITE, {"Nord": p.region, "Sydd": p.region}),
            gv.CaseError,
            "the index 'site' has no label 'Sydd'; it has 'Nord', 'Syd'",
        ),
        (
            lambda p: untyped.Accounts(SITE, ["Region", "Radiology"]),
            TypeError,
            "expected an account for 'Nord', as case.account_named finds it by its name, "
            "not 'Region'",
        ),
        (
            lambda p: untyped.Accounts(SITE, p.region),
            TypeError,
            "expected accounts in the order of the labels or by label, as [radiology, heart], "
            "not <account 'Region', region>",
        ),
        (
            lambda p: untyped.Accounts("site", [p.region]),
            TypeError,
            "expected an index made by gv.index, not 'site'",
        ),
        (lambda p: cost(p, 1 * DKK, source=2024), TypeError, "expected a text, not 2024"),
        (
            lambda p: cost(p, 1 * DKK, source="\ud800"),
            TypeError,
            "expected a text that is Unicode throughout, not '\\ud800'",
        ),
        (
            lambda p: cost(p, 1 * DKK, payed_by=2028),
            TypeError,
            "Initiative.cost() got an unexpected keyword argument 'payed_by'",
        ),
        (
            lambda p: p.spine.cost("Licence", 1 * DKK, category="operations"),
            TypeError,
            "Initiative.cost() missing 1 required keyword-only argument: 'payer'",
        ),
        (
            lambda p: benefit(p, chain=[("captured", 0.5)]),
            TypeError,
            "expected a dict, as chain={'adoption': 0.9}, not [('captured', 0.5)]",
        ),
        (
            lambda p: benefit(p, chain={"captured": None}),
            TypeError,
            f"the link 'captured': {NO_VALUE}",
        ),
        (
            lambda p: benefit(p, fate={"quality": None}),
            TypeError,
            f"the fate 'quality': {NO_VALUE}",
        ),
        (
            lambda p: benefit(p, fate={5: gv.rest}),
            TypeError,
            "expected the name of a fate or a gv.Fate, not 5",
        ),
        (
            lambda p: benefit(p, staff="Doctors"),
            TypeError,
            "expected a staff group of the case, not 'Doctors'",
        ),
        (
            lambda p: p.case.with_changes({"exams": None}),
            TypeError,
            f"the override 'exams': {NO_VALUE}",
        ),
        (
            lambda p: p.case.with_changes([("exams", 5)]),
            TypeError,
            "expected a dict, as {'*/captured': 0.2}, not [('exams', 5)]",
        ),
        (
            lambda p: p.case.initiative("Y", start=None),
            TypeError,
            'None is not a point in time: write a year, 2026, or a month, "2026-07"',
        ),
        (
            lambda p: p.case.budget(by="department"),
            TypeError,
            "expected an index made by gv.index, not 'department'",
        ),
        (lambda p: p.case.budget(account=5), TypeError, "expected a text, not 5"),
        (
            lambda p: p.case.budget(language="fr"),
            gv.CaseError,
            "'fr' is not a language of the tables; they are 'en' and 'da'",
        ),
        (
            lambda p: p.case.budget()["totl"],
            gv.CaseError,
            "the table 'Budget' has no row 'totl'; did you mean 'total'?",
        ),
        (
            lambda p: p.case.evaluate("examms"),
            gv.CaseError,
            "the case 'AI pool' has no assumption 'examms'; did you mean 'exams'?",
        ),
        (
            lambda p: p.case.evaluate(p.exams, point="median"),
            gv.CaseError,
            "the point value is 'mean' or 'mode', not 'median'",
        ),
        (
            lambda p: untyped.BusinessCase("X", (2026, 2029), prices=gv.fixed_prices(2026)),
            TypeError,
            "expected a horizon, as gv.Horizon(2026, 2029), not (2026, 2029)",
        ),
        (
            lambda p: untyped.BusinessCase("X", gv.Horizon(2026, 2029), prices=2026),
            TypeError,
            "expected a price basis, as gv.fixed_prices(2026), not 2026",
        ),
    ],
)
def test_bad_input_gives_one_clear_error(
    pool: Pool, build: Callable[[Pool], Any], error: type[Exception], message: str
) -> None:
    before = (pool.case.assumptions, pool.case.lines, pool.case.chart_of_accounts)
    with pytest.raises(error) as caught:
        build(pool)
    assert str(caught.value) == message
    assert type(caught.value) is error
    assert (pool.case.assumptions, pool.case.lines, pool.case.chart_of_accounts) == before


def test_errors_of_the_library_have_one_base() -> None:
    for error in (gv.UnitError, gv.CaseError, gv.FileError, gv.FaultError):
        assert issubclass(error, gv.Error)
        assert error.__module__ == "gevinst"
