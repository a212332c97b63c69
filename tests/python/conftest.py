"""What the Python tests share: a small case in which everything is in place."""

from dataclasses import dataclass

import pytest

import gevinst as gv
from gevinst.units import DKK, MDKK, count, staff_hour, staff_minute, staff_year

exam = count("exam")


@dataclass
class Pool:
    """A case with an account, an assumption, a staff group and an initiative from 2026 on."""

    case: gv.BusinessCase
    region: gv.Account
    radiology: gv.Account
    exams: gv.Expression
    doctors: gv.StaffGroup
    spine: gv.Initiative


@pytest.fixture
def pool() -> Pool:
    case = gv.BusinessCase("AI pool", gv.Horizon(2026, 2029), prices=gv.fixed_prices(2026))
    region = case.account("Region", sector="region")
    radiology = case.account("Radiology", parent=region)
    exams = case.assume("exams", gv.pert(80_000, 90_000, 100_000), exam, source="Register")
    doctors = case.staff_group(
        "Doctors", pay=1.1 * MDKK / staff_year, net_hours=1_500 * staff_hour / staff_year
    )
    spine = case.initiative("Spine", start=2026, owner="Head of MR")
    return Pool(case, region, radiology, exams, doctors, spine)


@pytest.fixture
def case() -> gv.BusinessCase:
    """A cost that follows the exams, and reading time of which a part is at hand."""
    case = gv.BusinessCase("AI pool", gv.Horizon(2026, 2029), prices=gv.fixed_prices(2026))
    region = case.account("Region", sector="region")
    doctors = case.staff_group(
        "Doctors", pay=1.1 * MDKK / staff_year, net_hours=1_500 * staff_hour / staff_year
    )
    exams = case.assume("exams", gv.pert(80_000, 90_000, 100_000), exam)
    minutes = case.assume("minutes", gv.triangular(1.5, 2.5, 4.0), staff_minute / exam)
    spine = case.initiative("Spine", start=2026)
    spine.cost("Licence", exams * (12 * DKK / exam), category="operations", payer=region)
    spine.benefit(
        "Time",
        exams * minutes,
        receiver=region,
        staff=doctors,
        chain={"captured": spine.assume("captured", gv.beta(4, 6))},
        fate={"posts closed": 0.2, "shorter queue": gv.rest},
    )
    return case
