"""The package itself: what importing it loads, its documentation and its types."""

import doctest
import importlib
import inspect
import pkgutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import gevinst as gv

ROOT = Path(__file__).resolve().parents[2]


def modules() -> list[ModuleType]:
    names = [f"gevinst.{one.name}" for one in pkgutil.iter_modules(gv.__path__)]
    return [
        importlib.import_module(name) for name in ["gevinst", *names] if name != "gevinst._core"
    ]


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = (
        "import sys; import gevinst; heavy = 'numpy pandas matplotlib dataclasses inspect csv'\n"
        "print(*(name for name in heavy.split() if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []


def test_a_budget_without_arrays_loads_no_numpy() -> None:
    code = (
        "import sys; import gevinst as gv\n"
        "case = gv.BusinessCase('A', gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))\n"
        "pool = case.account('Pool', sector='region')\n"
        "case.appropriate(pool, 'operations', 5 * gv.units.MDKK)\n"
        "str(case.budget()), case.budget().to_html()\n"
        "print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"


def test_every_public_name_is_there_and_says_what_it_is() -> None:
    for name in gv.__all__:
        thing = getattr(gv, name)
        if inspect.isclass(thing) or inspect.isfunction(thing) or inspect.ismodule(thing):
            assert thing.__doc__, name
    assert len(set(gv.__all__)) == len(gv.__all__)


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.__name__)
def test_the_examples_in_the_documentation_run(module: ModuleType) -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    options = doctest.NORMALIZE_WHITESPACE
    runner = doctest.DocTestRunner(optionflags=options)
    report: list[str] = []
    for test in finder.find(module, extraglobs={"gv": gv}):
        runner.run(test, out=report.append)
    assert runner.summarize(verbose=False).failed == 0, "".join(report)


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.__name__)
def test_every_function_of_the_package_has_an_example_where_it_makes_something(
    module: ModuleType,
) -> None:
    public = getattr(module, "__all__", [])
    for name in public:
        thing = getattr(module, name)
        if inspect.isfunction(thing) and thing.__module__ == module.__name__:
            assert ">>> " in (thing.__doc__ or ""), name


def test_the_stub_says_what_the_module_says() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "check_stubs.py")],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_package_is_typed() -> None:
    assert (Path(inspect.getfile(gv)).parent / "py.typed").exists()
