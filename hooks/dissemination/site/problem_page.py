"""The page that a preview shows in place of every other while there are problems."""

from __future__ import annotations

from collections.abc import Iterable

from dissemination.problems import Problem
from dissemination.templating.environment import strict_environment


def problem_page(problems: Iterable[Problem]) -> str:
    """A whole HTML page that lists the problems; it depends on nothing of the project."""
    template = strict_environment("dissemination.site").get_template("problems.html")
    return template.render(problems=sorted(set(problems)))
