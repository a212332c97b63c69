"""Sphinx configuration: one site for both languages, built by `make docs`."""

from __future__ import annotations

import hashlib
import re
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

ROOT = Path(__file__).resolve().parent.parent
VERSION_HEADER = ROOT / "include" / "gevinst" / "version.hpp"
sys.path.insert(0, str(ROOT / "docs" / "extensions"))

project = "gevinst"
author = "The gevinst authors"
copyright = "The gevinst authors. Apache License 2.0"
release = re.findall(r'GEVINST_VERSION "(.+)"', VERSION_HEADER.read_text(encoding="utf-8"))[0]
version = release

extensions = [
    "myst_nb",
    "breathe",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "compile_errors",
    "performance_tables",
]
exclude_patterns = ["decisions/drafts/*"]

# Doxygen has read the /// comments of the headers into XML; docs/Doxyfile says how.
breathe_projects = {"gevinst": str(ROOT / "build" / "docs" / "xml")}
breathe_default_project = "gevinst"
breathe_default_members = ("members", "undoc-members")


def installed_package() -> str:
    """What of gevinst is installed: pages that ran with another package run again."""
    stamp = Path(sysconfig.get_paths()["purelib"]) / "gevinst-installed-from.txt"
    return hashlib.sha256(stamp.read_bytes() if stamp.exists() else b"").hexdigest()[:16]


# The Python code of a page runs when the site is built; a cell that fails is a warning, hence an
# error with -W.
nb_execution_mode = "cache"
nb_execution_cache_path = str(ROOT / "build" / "docs" / "executed" / installed_package())
nb_execution_show_tb = True
nb_merge_streams = True
myst_enable_extensions = ["colon_fence", "deflist", "dollarmath"]
myst_heading_anchors = 3

napoleon_google_docstring = False
autodoc_member_order = "bysource"
autodoc_typehints = "description"
# In docstrings `single quotes` are code.
default_role = "literal"

html_theme = "furo"
html_title = f"gevinst {release}"
html_static_path = ["static"]
html_css_files = ["gevinst.css"]


def as_written(app: Sphinx, *what: Any) -> tuple[str | None, str | None]:
    """Show the signatures of bound classes as users write them: without self and the module."""
    signature, returns = (text and text.replace("gevinst._core.", "") for text in what[-2:])
    return signature and re.sub(r"^\(self: \w+(, )?", "(", signature), returns


def setup(app: Sphinx) -> None:
    app.connect("autodoc-process-signature", as_written)
