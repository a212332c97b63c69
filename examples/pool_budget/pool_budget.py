# SPDX-License-Identifier: Apache-2.0
"""What Region Hovedstaden's Initiativ 5.6 sets aside for AI, as the budget office prints it.

Written as text and HTML too, into the current folder or the one that is given.
"""

import sys
from pathlib import Path

import gevinst as gv
from gevinst.units import MDKK, staff_year


# [readme]
def pool_budget() -> gv.FigureTable:
    source = "Initiativ 5.6, Region Hovedstaden, budget 2026-2029"
    note = "which of three purses pays cannot be read in the source"
    pool = gv.BusinessCase("Øget brug af AI", gv.Horizon(2026, 2029), prices=gv.fixed_prices(2026))
    fund = pool.account("AI-pulje", sector="region")
    pool.appropriate(fund, "establishment", 4.0 * MDKK, source=source, note=note)
    pool.appropriate(fund, "payroll", 3.0 * MDKK, staff=3 * staff_year, source=source, note=note)
    pool.appropriate(fund, "operations", 1.0 * MDKK, source=source, note=note)
    return pool.budget(account=fund, language="da")


# [readme end]


def write(path: Path, text: str) -> None:
    """Write beside and rename: nobody meets half a file."""
    beside = path.with_name(path.name + ".part")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)


folder = Path(sys.argv[1] if len(sys.argv) > 1 else "")
table = pool_budget()
page = f'<!doctype html>\n<meta charset="utf-8">\n<title>AI-pulje</title>\n{table.to_html()}'
print(table)
print("\nSource: Initiativ 5.6, Region Hovedstaden, budget 2026-2029.")
print("Financing: not known, the marks at its three purses cannot be read.\n")
for name, text in {"pool_budget.txt": f"{table}\n", "pool_budget.html": page}.items():
    write(folder / name, text)
    print("Wrote", folder / name)
