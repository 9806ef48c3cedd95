"""The front matter of pages of docs/, whose mistakes MkDocs would print on the page."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from dissemination.problems import Message, Problem
from dissemination.source import front_matter, text
from dissemination.source.tree import form_of
from dissemination.source.yaml_reading import NOT_FIELDS, tree

NO_DESCRIPTION: Final = Message(
    "description: missing; expected a sentence for search engines and previews",
    code="page-without-description",
)
HOME: Final = "docs/index.md"


def page_problems(file: Path, path: str) -> list[Problem]:
    """What is wrong with the front matter of the page at `path`; the home page needs no
    description of its own, it has the site's."""
    content, problems = text.read(file, path, front_matter.EXPECTED, text.MOST_OF_ITEM)
    if not content:
        return problems
    parts, more = front_matter.split(content, path)
    if parts is None:
        return [*problems, *more]
    fields, more = tree(parts.fields, path)
    problems += more
    if more:
        return problems
    if not isinstance(fields.data, dict | None):
        return [*problems, NOT_FIELDS.at(path, fields.line(()), value=form_of(fields.data))]
    if path != HOME and not (fields.data or {}).get("description"):
        problems.append(NO_DESCRIPTION.at(path, 1))
    return problems
