"""The pool over all cases: what is set aside against what is used, purses, handover, three bottom lines.

A draft, see README.md: a line that ends in `# waits: ...` uses a word that is not built yet.
The appropriations are those of the budget proposal.
"""

import gevinst as gv
from gevinst.units import MDKK, staff_year

case = gv.BusinessCase("AI pool", gv.Horizon(2026, 2035), prices=gv.fixed_prices(2026))
region = case.account("Region", sector="region")
pool = case.account("AI pool", parent=region)
case.succeeds(region, "Region Østdanmark", "2027-01")  # waits: the account is another authority's from 2027 on

# 1. The decision, from above: money set aside. Outside its four years nothing is, and that is said.
case.appropriate(
    pool,
    "establishment",
    gv.years(2026, 4.0, 4.0, 4.0, 4.0, rest=0) * MDKK,
    source="Initiativ 5.6",
)
case.appropriate(
    pool,
    "payroll",
    gv.years(2026, 3.0, 3.0, 3.0, 3.0, rest=0) * MDKK,
    staff=gv.years(2026, 3.0, 3.0, 3.0, 3.0, rest=0) * staff_year,
    source="Initiativ 5.6",
)
case.appropriate(
    pool,
    "operations",
    gv.years(2026, 1.0, 1.0, 1.0, 1.0, rest=0) * MDKK,
    source="Initiativ 5.6",
)
case.finance(pool, {"Sundhed": gv.missing, "Regional udvikling": gv.missing, "Det sociale område": gv.missing})  # waits: purses; the marks in the form are not readable

# 2. The projects, from below: each a case of its own, by those who run it.
accounts = {"AI pool": pool, "Region": region}
case.include("shift_planning.json", accounts=accounts)
case.include("imaging.json", accounts=accounts)
case.include("skin.json", accounts=accounts, shift=1)  # only what is relative to a start moves
case.share("net hours")  # one variable in shift planning and skin; all else stays apart

# 3. Use against what is set aside.
case.budget(account=pool, years=(2026, 2029))  # the proposal's own table
case.budget(account=pool, years=(2026, 2029), use=True)  # set aside, used, free, by category and year
case.budget(account=region, years=(2026, 2029), net=True)  # net of savings
case.people(account=pool)
case.handover()  # what each account takes over, and when

# 4. Three tests, each with a year and a probability.
case.bottom_lines(account=region)
surplus = case.bottom_lines(account=region)["money"].expression.cumulative().at(2029)
outputs, above = {"surplus by 2029": surplus}, {"surplus by 2029": 0 * MDKK}  # how often it passes the test of money
draws = case.simulate(100_000, seed=2026, outputs=outputs, thresholds=above)
case.selection(max_a_year=4, budget=pool, staff=pool)  # waits: selection under a budget
