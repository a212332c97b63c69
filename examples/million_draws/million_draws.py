# SPDX-License-Identifier: Apache-2.0
"""A million futures of one initiative: how sure the licence, the time freed and the money are.

All figures are made up.
"""

# [readme]
import gevinst as gv
from gevinst.units import DKK, MDKK, count, staff_hour, staff_minute, staff_year

exam = count("exam")
reading = gv.BusinessCase("Reading", gv.Horizon(2026, 2029), prices=gv.fixed_prices(2026))
region = reading.account("Region", sector="region")
doctors = reading.staff_group(
    "Radiologists", pay=1.1 * MDKK / staff_year, net_hours=1_500 * staff_hour / staff_year
)
exams = reading.assume("exams", gv.pert(80_000, 90_000, 100_000), exam)
minutes = reading.assume("reading time saved", gv.triangular(1.5, 2.5, 4.0), staff_minute / exam)
screening = reading.initiative("Screening", start=2026)
captured = screening.assume("captured", gv.beta(4, 6))
screening.cost("Licence", exams * (5 * DKK / exam), category="operations", payer=region)
screening.benefit(
    "Reading time",
    exams * minutes,
    receiver=region,
    staff=doctors,
    chain={"captured": captured},
    fate={"posts closed": 0.5, "shorter queue": gv.rest},
)

draws = reading.simulate(1_000_000, seed=2026)
print(draws)
print()
print(draws.explain("money/all_years", share=0.1))
# [readme end]
