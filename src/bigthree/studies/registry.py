"""The studies that there are: every folder of this package that declares one."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from bigthree import studies
from bigthree.errors import BadRequest, nearest
from bigthree.studies.study import Study


@cache
def study_names() -> list[str]:
    """The names of all studies, sorted."""
    return sorted(each.name for each in iter_modules(studies.__path__) if each.ispkg)


def study_named(name: str) -> Study:
    """Return the study of a name."""
    if name not in study_names():
        raise BadRequest(f"study={name}: no such study; {nearest(name, study_names())}")
    study: Study = import_module(f"bigthree.studies.{name}").STUDY
    return study


def all_studies() -> list[Study]:
    """Every study, by name."""
    return list(map(study_named, study_names()))
