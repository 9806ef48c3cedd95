"""The page that a preview shows in place of every other while there are problems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from markupsafe import Markup

from dissemination.problems import Problem
from dissemination.templating.environment import strict_environment

STYLE: Final = Path(__file__).parent / "templates/problems.css"


def problem_page(
    problems: Iterable[Problem], reports: Sequence[str] = (), style_sheet: str = ""
) -> str:
    """A whole HTML page that lists the problems, and the lines in which an engine has told others;
    it depends on nothing of the project. It has its style in itself, unless it gets the address of
    the `style_sheet`."""
    template = strict_environment("dissemination.site").get_template("problems.html")
    return template.render(
        problems=sorted(set(problems)),
        reports=reports,
        style_sheet=style_sheet,
        style=Markup(STYLE.read_text("utf-8")),
    )
