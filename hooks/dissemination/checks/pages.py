"""Pages of docs/: each has something to read."""

from __future__ import annotations

from collections.abc import Iterator

from dissemination.checks.loaded_project import LoadedProject
from dissemination.markdown.emptiness import EMPTY_TEXT, shows_something
from dissemination.markdown.rendering import render_with_positions
from dissemination.problems import Problem
from dissemination.source import front_matter, text
from dissemination.source.yaml_reading import tree


def empty_pages(project: LoadedProject) -> Iterator[Problem]:
    """Pages without a problem of which a reader would see nothing; one with a template of its own
    needs no text."""
    faulty = {problem.path for problem in project.reading.problems}
    for path in sorted(project.files - faulty):
        if not (path.startswith("docs/") and path.endswith(".md")):
            continue
        content, _ = text.read(project.reading.file(path), path, "", text.MOST_OF_ITEM)
        parts, _ = front_matter.split(content or "", path)
        if parts is None or shows_something(render_with_positions(parts.body, raw=True)):
            continue
        if "template" not in (tree(parts.fields, path)[0].data or {}):
            yield EMPTY_TEXT.at(path, parts.body_line)
