"""Derivatives from Python: the same as small changes make, in units, with what they leave out."""

import pytest

import gevinst as gv
from gevinst.units import DKK, MDKK, count, staff_hour, staff_minute, staff_year, year

exam = count("exam")


@pytest.fixture
def case() -> gv.BusinessCase:
    """A licence that follows the exams, reading time of which a part is at hand, from 2027 on."""
    case = gv.BusinessCase("AI pool", gv.Horizon(2026, 2029), prices=gv.fixed_prices(2026))
    region = case.account("Region", sector="region")
    case.account("Fund", parent=region)
    doctors = case.staff_group(
        "Doctors", pay=1.1 * MDKK / staff_year, net_hours=1_500 * staff_hour / staff_year
    )
    exams = case.assume("exams", gv.pert(80_000, 90_000, 100_000), exam)
    minutes = case.assume("minutes", gv.triangular(1.5, 2.5, 4.0), staff_minute / exam)
    spine = case.initiative("Spine", start=case.assume("begin", 2027, year))
    spine.cost("Licence", exams * (12 * DKK / exam), category="operations", payer="Fund")
    spine.cost("Set-up", gv.once(gv.start, 1.5 * MDKK), category="establishment", payer="Fund")
    spine.benefit(
        "Time",
        exams * minutes,
        receiver=region,
        staff=doctors,
        chain={"captured": spine.assume("captured", gv.beta(4, 6))},
        fate={"posts closed": 0.2, "shorter queue": gv.rest},
    )
    return case


@pytest.mark.parametrize("path", ["exams", "minutes", "Spine/captured", "Doctors/pay"])
def test_derivatives_are_what_a_small_change_makes(case: gv.BusinessCase, path: str) -> None:
    gradient = case.gradient()
    one = gradient["money/all_years"][path]
    step = one.value / 1024
    more, less = (
        next(iter(changed.gradient()["money/all_years"].values())).figure
        for changed in (
            case.with_changes({path: one.value + step}),
            case.with_changes({path: one.value - step}),
        )
    )
    assert one.derivative == pytest.approx((more - less) / (2 * step), rel=1e-9)
    assert one.elasticity == pytest.approx(one.derivative * one.value / one.figure)


def test_a_derivative_has_its_figure_its_assumption_and_a_unit(case: gv.BusinessCase) -> None:
    one = case.gradient()["expenditure", 2028]["exams"]
    assert (one.output, one.year, one.assumption, one.assumption_year) == (
        "expenditure",
        2028,
        "exams",
        None,
    )
    assert one.figure == pytest.approx(1.08)
    assert one.value == pytest.approx(90_000)
    assert one.derivative == pytest.approx(12e-6)
    assert one.unit.text == "MDKK/exam"
    assert not one.jumps
    assert repr(one).startswith("<derivative of 'expenditure' in 2028 by 'exams': 0.000012 ")


def test_jumps_and_kinks_are_told(case: gv.BusinessCase) -> None:
    gradient = case.gradient(account="Fund")
    begin = gradient["expenditure/all_years"]["begin"]
    assert begin.derivative == pytest.approx(-1.08)
    assert begin.jumps
    assert begin.elasticity is None
    assert gradient.kinks == (
        "'active_share(begin, 2030)' in 2026 and 2027 turns here: the derivatives are those of a "
        "later time, those of an earlier one differ",
        "'once(begin, 1.5 MDKK)' in 2027 stands at a jump, which the derivatives leave out",
    )
    later = case.with_changes({"begin": "2027-07"}).gradient(account="Fund")
    assert later.kinks == ()
    assert "minutes" not in later["money/all_years"]
    assert "begin*" in repr(gradient)
    assert "Antagelse" in gradient.to_text(language="da")


def test_elements_and_years_of_assumptions_have_their_own(case: gv.BusinessCase) -> None:
    shift = gv.index("shift", ["day", "night"])
    demand = case.assume("demand", gv.by(shift, {"day": 2, "night": gv.years(2026, 1, 2, 3, 4)}))
    gradient = case.gradient(outputs={"freed": demand * 3}, point="mode")
    assert {key: one.derivative for key, one in gradient["freed[night]", 2028].items()} == {
        ("demand[night]", 2028): 3
    }
    assert list(gradient["freed[day]", 2026]) == ["demand[day]"]
    assert len(gradient) == 8
    frame = gradient.to_pandas()
    assert len(frame) == 8
    assert frame["derivative"].to_list() == [3] * 8
    assert frame.index.names == ["output", "year", "assumption", "assumption_year"]
    assert frame.attrs["kinks"] == ()


def test_a_figure_that_no_assumption_moves_has_no_derivatives(case: gv.BusinessCase) -> None:
    off = case.assume("off", 2)
    gradient = case.gradient(outputs={"lost": gv.max(off - 2, 0), "fixed": 3 * DKK, "off": off})
    assert gradient["lost"] == {}
    assert gradient["fixed"] == {}
    assert list(gradient["off"]) == ["off"]
    assert gradient.kinks[0].startswith("'max(off - 2, 0)' has equal operands")
    assert case.gradient(outputs={"fixed": 3 * DKK}).to_pandas().empty


def test_a_slope_lost_in_an_infinite_value_is_told(case: gv.BusinessCase) -> None:
    zero = case.assume("zero", 0)
    assert case.gradient(outputs={"share": 2 / (1 / zero)}).kinks == (
        "'2 / (1 / zero)' has an infinite operand: the derivatives leave out what comes through it",
    )


def test_what_cannot_be_differentiated_is_refused(case: gv.BusinessCase) -> None:
    with pytest.raises(gv.CaseError, match="no derivative of 'money'; there are those of expend"):
        case.gradient()["money"]
    root = gv.pow(case.assume("off", 0), 0.5)
    with pytest.raises(gv.FaultError) as fault:
        case.gradient(outputs={"root": root})
    assert str(fault.value) == "'off ^ 0.5' has an infinite derivative; its operands are 0, 0.5"
    with pytest.raises(gv.CaseError, match="the point value is 'mean' or 'mode'"):
        case.gradient(point="median")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="dict"):
        case.gradient(outputs="exams")
