"""How a run is measured: in turn with others, or in a process of its own; and on what machine."""

from __future__ import annotations

import datetime
import importlib.metadata
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent

# What a process that was started for one run says of itself.
MEMORY = """
import re, sys
from pathlib import Path
def megabytes(kind):
    text = Path("/proc/self/status").read_text()
    return int(re.search(kind + r":\\s+(\\d+)", text)[1]) / 1000
idle = megabytes("VmRSS")
{run}
print(megabytes("VmHWM") - idle)
"""


def timed(run: Callable[[], object]) -> tuple[Any, float, float]:
    """Run, and take the seconds of wall and of processor time."""
    before = resource.getrusage(resource.RUSAGE_SELF)
    began = time.perf_counter()
    found = run()
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return found, wall, cpu


def run_code(code: str) -> str:
    """Run code in a Python process of its own, which finds the peers; return what it printed."""
    path = os.pathsep.join([str(FOLDER), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout


def first_result_seconds(peer: str, draws: int, repeats: int) -> float:
    """Time Python from its start to the first result: the median of some processes after one."""
    code = f"from peers.with_{peer} import run; run(4, {draws}, False, 1)"
    run_code(code)
    return statistics.median(timed(lambda: run_code(code))[1] for _ in range(repeats))


def peak_megabytes(peer: str, draws: int) -> float:
    """Find how far above what the imported library takes the memory of a run goes."""
    code = f"from peers.with_{peer} import run\n"
    return float(run_code(code + MEMORY.format(run=f"run(4, {draws}, False, 1)")))


def compiler_of(extension: Path) -> str:
    """Find the compiler that an extension module names in itself."""
    found = re.search(rb"GCC: \([^)]*\) [\d.]+|clang version [\d.]+", extension.read_bytes())
    return found[0].decode().replace("GCC:", "g++") if found else "unknown"


def machine(extension: str, packages: list[str]) -> dict[str, Any]:
    """Say on what machine, with what versions and when."""
    models = re.findall(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    return {
        "date": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        "processor": models[0] if models else platform.machine(),
        "processors": os.cpu_count(),
        "busy before": round(os.getloadavg()[0], 1),
        "system": platform.freedesktop_os_release()["PRETTY_NAME"],
        "python": platform.python_version(),
        "compiler": compiler_of(Path(extension)),
        **{name: importlib.metadata.version(name) for name in packages},
    }
