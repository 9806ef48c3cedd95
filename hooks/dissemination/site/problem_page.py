"""The page that a preview shows in place of every other while there are problems."""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import Environment, PackageLoader, StrictUndefined

from dissemination.problems import Problem


def problem_page(problems: Iterable[Problem]) -> str:
    """A whole HTML page that lists the problems; it needs no project to be made."""
    environment = Environment(
        loader=PackageLoader("dissemination.site"), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("problems.html").render(problems=sorted(set(problems)))
