"""Other skin conditions: general practice, dermatology and hospital in one digital workflow.

A draft, see README.md: a line that ends in `# waits: ...` uses a word that is not built yet.
The claim of 100 staff-years, 40 of them in general practice, is the budget proposal's; all other figures are illustrative.
"""

import gevinst as gv
from gevinst.units import (
    DKK,
    MDKK,
    count,
    month,
    patient_day,
    patient_minute,
    staff_hour,
    staff_minute,
    staff_year,
)

consultation, procedure = count("consultation"), count("procedure")
case = gv.BusinessCase(
    "Skin diagnostics, other conditions", gv.Horizon(2026, 2035), prices=gv.fixed_prices(2026)
)
region = case.account("Region", sector="region")
pool = case.account("AI pool", parent=region)
fees = case.account("Primary care fees", parent=region)
hospital = case.account("Hospital dermatology", parent=region)
# Self-employed: an hour of theirs is never the region's payroll.
practice = case.account("General practice", sector="private provider")
dermatologists = case.account("Practising dermatologists", sector="private provider")
patients = case.account("Patients", sector="patients")

sector = gv.index("sector", ["general practice", "dermatology", "hospital"])
where = gv.Accounts(sector, [practice, dermatologists, hospital])
net = case.assume("net hours", gv.pert(1_400, 1_500, 1_640), staff_hour / staff_year)
clinicians = case.staff_group("Clinicians", pay=1.0 * MDKK / staff_year, net_hours=net)

# Scenario 0 is not nothing: the national skin-cancer project is rolled out anyway, and the caseload grows.
contacts = case.assume(
    "skin contacts, scenario 0",
    gv.by(
        sector,
        {
            "general practice": gv.pert(170_000, 200_000, 240_000),
            "dermatology": gv.pert(80_000, 95_000, 110_000),
            "hospital": gv.pert(20_000, 24_000, 30_000),
        },
    ),
    consultation,
)
moved = case.assume(
    "share already moved by the skin-cancer project",
    gv.by(sector, {"general practice": 0.10, "dermatology": 0.20, "hospital": 0.15}),
)
base = contacts * gv.growth(0.01) * (1 - moved)

# The pilot first; the roll-out exists only if the pilot holds.
# Written from its start, so that a pool may include it a year later.
last = gv.start + 21 * month
pilot = case.initiative("Pilot", start="2026-03", until=last, owner="Data and AI")
pilot.cost("Pilot", gv.during(gv.start, last, 1.5 * MDKK), category="establishment", payer=pool)
pilot.burden("Validation readings", 900 * staff_hour, bearer=hospital, staff=clinicians)
holds = case.assume("pilot holds", gv.bernoulli(0.6), decided=2028)
roll_out = case.initiative(
    "Roll-out",
    start=2028,
    given=holds,
    owner="Director of primary care",
)
ceiling = case.assume(
    "ceiling",
    gv.by(
        sector,
        {
            "general practice": gv.beta(5, 5),
            "dermatology": gv.beta(6, 4),
            "hospital": gv.beta(7, 3),
        },
    ),
)
effect = case.assume("avoidable share", gv.pert(0.02, 0.08, 0.15), owner="Lead GP")

# One driver, many effects: `of` continues its potential and chain, `per` says how much of the other comes of a unit.
adoption = gv.logistic(gv.start + 1.5, steepness=1.6, ceiling=ceiling)
avoided = roll_out.benefit(
    "Avoided consultations", base, receiver=None, chain={"adoption": adoption, "effect": effect}
)
per_contact = case.assume(
    "staff time a contact",
    gv.by(sector, {"general practice": 14, "dermatology": 18, "hospital": 45}),
    staff_minute / consultation,
)
roll_out.benefit(
    "Staff time freed",
    of=avoided,
    per=per_contact,
    claim=gv.by(sector, {"general practice": 40, "dermatology": gv.missing, "hospital": gv.missing}, total=100) * staff_year,  # waits: a total with unknown parts
    receiver=where,
    staff=clinicians,
    chain={
        "released": roll_out.assume(
            "released", gv.by(sector, {"general practice": 0.7, "dermatology": 0.7, "hospital": 0.5})
        ),
        "captured": roll_out.assume("captured", gv.beta(4, 6), over=sector),
        "sustained": 0.9,
    },
    fate={"capacity": roll_out.assume("to capacity", gv.beta(7, 3)), "quality": gv.rest},
    value={"capacity": 460 * DKK / staff_hour},  # not cash: for the region a GP's hour is no money
)
fee = case.assume(
    "fee a consultation",
    gv.by(sector, {"general practice": 160, "dermatology": 420, "hospital": 0}),
    DKK / consultation,
)
# For the region the fee is cash and the GP's time nothing; for society the fee cancels and the time stays.
roll_out.transfer("Fees not paid", avoided.realised * fee, payer=where, receiver=fees)
roll_out.benefit(
    "Patients' time",
    of=avoided,
    per=case.assume(
        "patient time a contact",
        gv.by(sector, {"general practice": 70, "dermatology": 110, "hospital": 150}),
        patient_minute / consultation,
    ),
    receiver=patients,
)
roll_out.benefit(  # days of waiting are not hours lost: an own unit and an own row
    "Waiting", of=avoided, per=9 * patient_day / consultation, receiver=patients
)
roll_out.benefit(
    "Procedures avoided",
    base.at(sector="hospital") * (0.2 * procedure / consultation),
    receiver=hospital,
    chain={
        "adoption": adoption.at(sector="hospital"),
        "effect": roll_out.assume("procedures avoided", gv.pert(0.05, 0.10, 0.20)),
    },
    fate={"purchases avoided": 1.0},
    # The variable cost: a DRG tariff is an average full cost and would overstate the cash.
    value={
        "purchases avoided": case.assume(
            "variable cost a procedure", gv.pert(300, 600, 1_200), DKK / procedure
        )
    },
)
extra_misses = case.assume("extra miss rate", gv.normal(0, 2e-6))
missed = base.sum(sector) * adoption.at(sector="general practice") * extra_misses
roll_out.outcome(
    "Missed melanomas", missed, receiver=patients, guard=gv.not_above(0 * consultation)
)
licence = gv.tiers(base.sum(sector), {0: 9, 100_000: 7, 250_000: 5}, unit=DKK / consultation)
roll_out.cost(
    "Licence",
    licence,
    category="operations",
    payer=pool,
    handover=(gv.start + 2, hospital),
)

case.bottom_lines(account=region)
case.people(account=practice)  # the 40 of general practice, after the chain
case.patients()
case.waterfall("Staff time freed", by=sector)  # waits: what each link takes away
case.appraise(perspective="region", discounting=gv.danish_discounting(timing="start"))  # waits: appraisal
case.appraise(perspective="society", discounting=gv.danish_discounting(timing="start"))  # waits: appraisal
case.reconcile("region", "society")  # waits: appraisal
case.save("skin.json")  # which the pool includes
