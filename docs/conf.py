"""Sphinx configuration: one site for both languages, built by `make docs`."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERSION_HEADER = ROOT / "include" / "gevinst" / "version.hpp"

project = "gevinst"
author = "The gevinst authors"
copyright = "The gevinst authors. Apache License 2.0"
release = re.findall(r'GEVINST_VERSION "(.+)"', VERSION_HEADER.read_text(encoding="utf-8"))[0]
version = release

extensions = ["myst_nb", "breathe", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["decisions/drafts/*"]

# Doxygen has read the /// comments of the headers into XML; docs/Doxyfile says how.
breathe_projects = {"gevinst": str(ROOT / "build" / "docs" / "xml")}
breathe_default_project = "gevinst"
breathe_default_members = ("members", "undoc-members")

# Pages run when the site is built, and an error in one fails the build.
nb_execution_mode = "cache"
nb_execution_cache_path = str(ROOT / "build" / "docs" / "executed")
nb_execution_raise_on_error = True
myst_enable_extensions = ["colon_fence", "deflist", "dollarmath"]
myst_heading_anchors = 3

napoleon_google_docstring = False
autodoc_member_order = "bysource"
autodoc_typehints = "description"

html_theme = "furo"
html_title = f"gevinst {release}"
