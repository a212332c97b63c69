"""Shift planning in emergency departments: cover by department and shift type.

A draft, see README.md: a line that ends in `# waits: ...` uses a word that is not built yet.
All figures are illustrative.
"""

import gevinst as gv
from gevinst.units import DKK, MDKK, count, percent, staff_hour, staff_year

shift = count("shift")  # shifts worked in a year: a flow
case = gv.BusinessCase("AI shift planning", gv.Horizon(2026, 2035), prices=gv.fixed_prices(2026))
region = case.account("Region", sector="region")
pool = case.account("AI pool", parent=region)

department = gv.index("department", ["Nordsjælland", "Herlev", "Bispebjerg"])
shift_type = gv.index("shift type", ["day", "evening", "night"])
departments = case.accounts(department, parent=region)  # one account a label
net = case.assume("net hours", gv.pert(1_400, 1_500, 1_640), staff_hour / staff_year)
nurses = case.staff_group("Emergency nurses", pay=0.6 * MDKK / staff_year, net_hours=net)

# By label; arithmetic takes the union of the indexes.
shifts = case.assume(
    "shifts",
    gv.by(department, {"Nordsjælland": 2_900, "Herlev": 3_600, "Bispebjerg": 3_300}),
    shift,
    source="Rota export 2025",
)
demand = case.assume(
    "demand", gv.by(shift_type, {"day": 30, "evening": 26, "night": 17}), staff_hour / shift
)
roster = case.assume(
    "roster", gv.by(shift_type, {"day": 31, "evening": 25, "night": 16}), staff_hour / shift
)
moved = case.assume(
    "hours moved by the model",
    gv.by(shift_type, {"day": -2, "evening": 1, "night": 1}),
    staff_hour / shift,
)
day_spread = case.assume("day-to-day spread", 3.0, staff_hour / shift)
case.check((shifts * moved).sum(shift_type) == 0 * staff_hour)  # waits: a law of the case, held on every run

# Uncertainty, what we do not know: one value for all departments, or an independent one for each.
shock = case.assume("demand level", gv.normal(1, 0.05))
local = case.assume("local demand", gv.normal(1, 0.04), over=department)
absence = case.assume("absence", gv.pert(3, 6, 11), percent, over=department)
better = case.assume("forecast error removed", gv.pert(0, 0.15, 0.30), evidence="Nordsjælland test")

mean = demand * gv.growth(1.5 * percent) * shock * local
on_duty = roster * (1 - absence)
on_duty_moved = (roster + moved) * (1 - absence)
# Variability, what differs from day to day, is integrated inside a draw:
spread = gv.normal(mean, day_spread)
less_spread = gv.normal(mean, day_spread * (1 - better))
before = shifts * gv.expected_excess(spread, on_duty)
after = shifts * gv.expected_excess(less_spread, on_duty_moved)
idle = shifts * gv.expected_excess(on_duty, spread)

temp_share = case.assume("share of shortage covered by temps", gv.beta(60, 40))
temp_price = case.assume("temp price", gv.pert(620, 760, 950), DKK / staff_hour)
extra_price = case.assume("extra shift price", gv.pert(520, 610, 720), DKK / staff_hour)

# Waves are data: one start a department, half years allowed.
go_live = case.assume(
    "go-live",
    gv.by(department, {"Nordsjælland": "2026-04", "Herlev": "2026-10"}, rest="2027-07"),
)
m = case.initiative(
    "Shift planning", start=go_live, over=department, owner="Head of emergency care"
)
m.cost(
    "Subscription",
    180_000 * DKK,  # of a full year, for each department from its own start
    category="operations",
    payer=pool,
    handover=(gv.start + 2, departments),
)
m.cost("Roll-out", gv.once(gv.start, 50_000 * DKK), category="establishment", payer=pool)
m.burden(
    "Planners' training", gv.once(gv.start, 200 * staff_hour), bearer=departments, staff=nurses
)
m.benefit(
    "Shortage covered by temps and extra shifts",
    # By shift type the difference may be negative, since the model moves hours; where every shift is short it is
    # nothing, but for the rounding of doubles: hence the lesser of the two.
    before=before.sum(shift_type),
    after=gv.min(after.sum(shift_type), before.sum(shift_type)),
    receiver=departments,
    staff=nurses,
    measure="hours of temps, payroll system",
    owner="Head nurse of each department",
    chain={
        "adoption": gv.logistic(gv.start + 0.5, steepness=3.0, ceiling=0.9),
        "effect": m.assume("effect", gv.beta(5, 5)),
    },
    fate={"temps avoided": temp_share, "overtime avoided": gv.rest},  # both cash, at two prices
    value={"temps avoided": temp_price, "overtime avoided": extra_price},
)
m.benefit(
    "Idle hours cut",
    idle,
    receiver=departments,
    staff=nurses,
    chain={"adoption": 0.9, "effect": 0.1, "released": 0.5},
    fate={"capacity": 1.0},
    value={"capacity": 420 * DKK / staff_hour},  # stated, so it is shown; not cash, so never money
)
m.commit("Booked cut of the temp budget", gv.step(2028, 2.0 * MDKK), account=departments)

# One team for all departments is not a line of an initiative that runs over them: it would be one team each.
team = case.initiative("Shift planning, roll-out team", start=2026, until=2028)
team.staff("Roll-out team", 0.8 * staff_year, rate=1.0 * MDKK / staff_year, payer=pool)

case.budget(account=region, years=(2026, 2029))  # four budget years of a ten-year case
case.budget(account=region, years=(2026, 2029), by=department)
case.bottom_lines(account=region)
case.commitments()
draws = case.simulate(100_000, seed=1)
draws.plot.tornado()  # waits: plots
case.with_changes({"absence": 8 * percent, "go-live[Herlev]": "2027-01"}).budget(account=region)
case.save("shift_planning.json")  # which the pool includes
