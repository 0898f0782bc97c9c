"""How the documentation site is built; see CONTRIBUTING for the command."""

from __future__ import annotations

import sys
from pathlib import Path

import bigthree

sys.path.insert(0, str(Path(__file__).parent))

project = "Big Three"
author = "The Big Three developers"
copyright = author  # the name that Sphinx knows it by  # noqa: A001
version = release = bigthree.__version__

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "numpydoc",
    "generated",
    "mathml",
]
exclude_patterns = ["_build", "notebooks/*/*"]  # what notebooks write

myst_enable_extensions = ["deflist", "dollarmath"]
myst_heading_anchors = 3
nb_execution_mode = "cache"
nb_execution_raise_on_error = True
nb_execution_timeout = 600
nb_ipywidgets_js: dict[str, dict[str, str]] = {}  # nothing is fetched from elsewhere

autodoc_member_order = "bysource"
autodoc_typehints = "none"  # the docstrings say it in words
numpydoc_show_class_members = False
default_role = "literal"
nitpick_ignore_regex = [("py:class", r"(?!bigthree\b).*")]  # other people's types

html_theme = "furo"
html_title = "Big Three"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_math_renderer = "mathml"
html_copy_source = False
html_show_sphinx = False
