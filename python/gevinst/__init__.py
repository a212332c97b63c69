"""Benefit-realisation modelling: what an initiative costs, what it frees, for whom and how surely.

Examples
--------
>>> import gevinst as gv
>>> from gevinst.units import MDKK
>>> case = gv.BusinessCase("AI pool", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
>>> pool = case.account("AI pool", sector="region")
>>> screening = case.initiative("Screening", start="2026-07")
>>> screening.cost("Licence", 2 * MDKK, category="operations", payer=pool)
>>> case.budget()["total"].values.tolist()
[1.0, 2.0]
"""

from . import units
from ._core import __version__
from .business_case import (
    Account,
    Accounts,
    BusinessCase,
    Fate,
    Horizon,
    Resource,
    StaffGroup,
)
from .dependence import Correlation, correlation, nearest_correlation
from .distributions import (
    bernoulli,
    beta,
    between,
    binomial,
    discrete,
    empirical,
    gamma,
    lognormal,
    mixture,
    normal,
    pert,
    poisson,
    triangular,
    truncated,
    uniform,
)
from .effects import Benefit, Guard, not_above, not_below
from .errors import CaseError, Error, FaultError, FileError, UnitError
from .expressions import (
    Distribution,
    Expression,
    at_year,
    ceil,
    choose,
    cumulative,
    exp,
    floor,
    lag,
    log,
    max,
    min,
    missing,
    normal_excess,
    pow,
    rest,
    round,
    start,
    sum_years,
    this_year,
    within,
)
from .fates import FateWeight, shares
from .figures import FigureRow, FigureTable
from .files import from_json, load
from .formulas import parse_formula
from .gradients import Derivative, Gradient
from .indexes import Index, by, index
from .initiative import Initiative
from .listing import Appropriation, Assumption, Line
from .prices import PriceBasis, PriceIndex, fixed_prices, nominal
from .records import LineNotes
from .replay import Replay, ReplayStep
from .simulation import (
    OutputCorrelations,
    Sampling,
    SimulatedFigure,
    Simulation,
    latin_hypercube,
    merge,
    sobol,
)
from .tables import read_table
from .tariffs import packs, tiers
from .timing import bass, during, growth, logistic, once, ramp, step, table, years
from .units import Unit
from .variability import Variability, data, expected_excess, negative_binomial

__all__ = [
    "Account",
    "Accounts",
    "Appropriation",
    "Assumption",
    "Benefit",
    "BusinessCase",
    "CaseError",
    "Correlation",
    "Derivative",
    "Distribution",
    "Error",
    "Expression",
    "Fate",
    "FateWeight",
    "FaultError",
    "FigureRow",
    "FigureTable",
    "FileError",
    "Gradient",
    "Guard",
    "Horizon",
    "Index",
    "Initiative",
    "Line",
    "LineNotes",
    "OutputCorrelations",
    "PriceBasis",
    "PriceIndex",
    "Replay",
    "ReplayStep",
    "Resource",
    "Sampling",
    "SimulatedFigure",
    "Simulation",
    "StaffGroup",
    "Unit",
    "UnitError",
    "Variability",
    "__version__",
    "at_year",
    "bass",
    "bernoulli",
    "beta",
    "between",
    "binomial",
    "by",
    "ceil",
    "choose",
    "correlation",
    "cumulative",
    "data",
    "discrete",
    "during",
    "empirical",
    "exp",
    "expected_excess",
    "fixed_prices",
    "floor",
    "from_json",
    "gamma",
    "growth",
    "index",
    "lag",
    "latin_hypercube",
    "load",
    "log",
    "logistic",
    "lognormal",
    "max",
    "merge",
    "min",
    "missing",
    "mixture",
    "nearest_correlation",
    "negative_binomial",
    "nominal",
    "normal",
    "normal_excess",
    "not_above",
    "not_below",
    "once",
    "packs",
    "parse_formula",
    "pert",
    "poisson",
    "pow",
    "ramp",
    "read_table",
    "rest",
    "round",
    "shares",
    "sobol",
    "start",
    "step",
    "sum_years",
    "table",
    "this_year",
    "tiers",
    "triangular",
    "truncated",
    "uniform",
    "units",
    "within",
    "years",
]
