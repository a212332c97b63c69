# SPDX-License-Identifier: Apache-2.0
"""A first case: one initiative with its costs and a benefit, read in four ways.

As a budget, as three bottom lines, as people, and once more with an assumption changed. The
figures are illustrative where no source stands.
"""

# [readme]
import gevinst as gv
from gevinst.units import DKK, MDKK, count, staff_hour, staff_minute, staff_year

exam = count("exam")
pool = gv.BusinessCase("AI pool", gv.Horizon(2026, 2029), prices=gv.fixed_prices(2026))
region = pool.account("Region", sector="region")
fund = pool.account("AI fund", parent=region)
radiology = pool.account("Radiology", parent=region)
doctors = pool.staff_group(
    "Radiologists", pay=1.1 * MDKK / staff_year, net_hours=1_500 * staff_hour / staff_year
)

exams = pool.assume("exams", gv.pert(80_000, 90_000, 100_000), exam)
minutes = pool.assume("reading time saved", gv.triangular(1.5, 2.5, 4.0), staff_minute / exam)
rollout = gv.logistic(gv.start + 1, steepness=1.4, ceiling=0.95)

m = pool.initiative("Mammography screening", start=2026)
captured = m.assume("captured", gv.beta(4, 6))
m.cost("Set-up", gv.once(gv.start, 1.2 * MDKK), category="establishment", payer=fund)
m.staff(
    "Implementation",
    1.0 * staff_year,
    rate=1.0 * MDKK / staff_year,
    payer=fund,
    source="Initiativ 5.6: 3,0 mio. kr., 3 årsværk",
)
m.cost("Licence", exams * rollout * (12 * DKK / exam), category="operations", payer=radiology)
m.benefit(
    "Reading time",
    exams * minutes,
    receiver=radiology,
    staff=doctors,
    chain={"adoption": rollout, "released": 0.6, "captured": captured},
    fate={"posts closed": 0.2, "shorter queue": gv.rest},
)

print(pool.budget(account=region, language="da"), end="\n\n")
print(pool.bottom_lines(account=region), end="\n\n")
print(pool.people(account=region), end="\n\n")
less = pool.with_changes({"*/captured": 0.2})
print("With 0.2 captured instead of 0.4:", end="\n\n")
print(less.bottom_lines(account=region), end="\n\n")
# [readme end]
print("Illustrative figures, but for the 1.0 MDKK a staff-year of Implementation:")
print("Initiativ 5.6 sets aside 3.0 MDKK for 3 staff-years.")
