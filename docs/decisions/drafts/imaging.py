"""Imaging: mammography, tumour contouring, spine examinations, pregnancy ultrasound.

A draft, see README.md: a line that ends in `# waits: ...` uses a word that is not built yet.
All figures are illustrative.
"""

import gevinst as gv
from gevinst.units import DKK, MDKK, count, staff_hour, staff_minute, staff_year

exam, plan = count("exam"), count("treatment plan")
case = gv.BusinessCase("Imaging AI", gv.Horizon(2026, 2035), prices=gv.fixed_prices(2026))
region = case.account("Region", sector="region")
pool, radiology, oncology, obstetrics = (
    case.account(name, parent=region) for name in ("AI pool", "Radiology", "Oncology", "Obstetrics")
)
patients = case.account("Patients", sector="patients")

# Hours belong to a staff group, so that an oncologist's hour is not a radiologist's.
net = case.assume("net hours, doctors", gv.pert(1_380, 1_450, 1_600), staff_hour / staff_year)
radiologists = case.staff_group("Radiologists", pay=1.1 * MDKK / staff_year, net_hours=net)
oncologists = case.staff_group("Oncologists", pay=1.1 * MDKK / staff_year, net_hours=net)
midwives = case.staff_group(
    "Midwives", pay=0.6 * MDKK / staff_year, net_hours=1_420 * staff_hour / staff_year
)
reading_hours = case.resource(
    "Reading hours",
    62.0 * staff_year * net,
    account=radiology,
    staff=radiologists,
    already_freed=4_500 * staff_hour,
)
contouring_hours = case.resource(
    "Contouring hours", 28.0 * staff_year * net, account=oncology, staff=oncologists
)

# 1. Mammography: from two readers to one and an algorithm, on the share of low risk; arbitration goes up.
screens = case.assume("screens", gv.pert(85_000, 92_000, 100_000), exam)
reading = case.assume("reading time", gv.triangular(0.6, 1.0, 1.8), staff_minute / exam)
low_risk = case.assume("low-risk share", gv.beta(60, 40))
mammography = case.initiative("Mammography", start=2026, owner="Head of screening")
arbitration = mammography.assume("extra arbitration", gv.pert(0.0, 0.01, 0.03))
recalls = mammography.assume("recall change", gv.normal(-0.001, 0.002))
mammography.benefit(
    "Second reading dropped",
    before=screens * 2 * reading,
    after=screens * (2 - low_risk) * reading,
    receiver=radiology,
    resource=reading_hours,  # whose staff group it takes
    chain={
        "adoption": gv.ramp(gv.start, gv.start + 1),
        "released": 0.8,
        "captured": mammography.assume("captured", gv.beta(4, 6)),
    },
    fate={"shorter queue": 0.7, "purchases avoided": gv.rest},
    value={"purchases avoided": 1_450 * DKK / staff_hour},  # reading that is bought outside costs more than an own hour
)
mammography.burden(
    "Arbitration",
    screens * arbitration * (6 * staff_minute / exam),
    bearer=radiology,
    staff=radiologists,
)
mammography.outcome("Recalls", screens * recalls, receiver=patients)

# 2. Tumour contouring: an own algorithm.
plans = case.assume("plans", gv.pert(4_200, 5_000, 5_600), plan)
contouring = case.initiative("Contouring", start=2027, owner="Head of radiotherapy")
contouring_holds = contouring.assume("validated", gv.bernoulli(0.8), decided=2027)
contouring.benefit(
    "Contouring time",
    plans * ((45 - 20) * staff_minute / plan),
    given=contouring_holds,
    receiver=oncology,
    resource=contouring_hours,
    chain={
        "adoption": gv.logistic(gv.start + 1, steepness=1.5, ceiling=0.9),
        "released": 0.6,
        "captured": contouring.assume("captured", gv.beta(4, 6)),
    },
    fate={"shorter queue": 1.0},
)
contouring.staff(
    "Own development and monitoring",
    0.5 * staff_year,
    rate=1.0 * MDKK / staff_year,
    payer=pool,
    handover=(gv.start + 2, oncology),
)

# 3. Spine MR: a vendor, a licence in tiers, and the same doctors' reading hours.
spine_exams = case.assume("spine exams", gv.pert(14_000, 17_000, 20_000), exam)
spine = case.initiative("Spine", start=2027, owner="Head of MR")
spine_holds = spine.assume("validated", gv.bernoulli(0.65), decided=2027)
volume = spine_exams * gv.ramp(gv.start + 0.5, gv.start + 2, 0.9)
spine.cost(  # paid whatever the validation says
    "Validation on own data", gv.once(gv.start, 0.35 * MDKK), category="establishment", payer=pool
)
spine.burden(
    "Validation readings",
    gv.once(gv.start, 400 * staff_hour),
    bearer=radiology,
    staff=radiologists,
)
contracts = case.price_index("contract", {2025: 100, 2026: 102.5}, growth=0.02)  # the quote is in the prices of 2025
licence = gv.tiers(volume, {0: 60, 5_000: 45, 12_000: 35}, unit=DKK / exam, marginal=True)
spine.cost(
    "Licence",
    licence,
    given=spine_holds,
    prices=2025,
    index=contracts,
    category="operations",
    payer=pool,
    handover=(gv.start + 2, radiology),
)
spine.benefit(
    "Reading time",
    volume * (3 * staff_minute / exam),  # the ramp is in the volume, since the licence needs it: not in the chain again
    given=spine_holds,
    receiver=radiology,
    resource=reading_hours,
    chain={
        "released": 0.6,
        "captured": spine.assume("captured", gv.beta(4, 6)),
    },
    fate={"shorter queue": 1.0},
)

# 4. Pregnancy ultrasound: minutes a woman, below one post a site.
site = gv.index("site", ["A", "B", "C", "D"])
scans = case.assume(
    "scans", gv.by(site, {"A": 9_000, "B": 7_000, "C": 6_000, "D": 1_000}), exam
)
fetal = case.initiative("Pregnancy ultrasound", start="2028-07", owner="Head of obstetrics")
fetal.benefit(
    "Measuring time",
    scans * (4 * staff_minute / exam),
    receiver=obstetrics,
    staff=midwives,
    chain={"adoption": 0.8, "released": 0.5, "captured": 0.5},
    fate={"quality": 1.0},
)

case.people()
case.people(initiative="Spine")
case.resources()
case.lint()  # waits: 0.3 of a post at one site is not a post
case.with_changes({"*/captured": 0.2, "Spine/validated": 0}).people()
case.simulate(100_000, seed=7).summary()
case.save("imaging.json")  # which the pool includes
