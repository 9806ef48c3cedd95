"""The problems of a drawing: each kind of loss once, at its first line."""

from __future__ import annotations

from typing import Final

from dissemination.problems import Message, Problem

NO_DRAWING: Final = Message(
    "this file is no drawing, since {value}: a drawing begins with "
    '<svg xmlns="http://www.w3.org/2000/svg">; save it again as SVG',
    code="no-drawing",
)
BROKEN_DRAWING: Final = Message(
    "from here on this drawing cannot be read ({value}); save it again, as plain SVG",
    code="broken-drawing",
)
COMPRESSED_DRAWING: Final = Message(
    "this drawing is compressed (SVGZ), which few programs read; save it as SVG",
    code="compressed-drawing",
)
ACTIVE_DRAWING: Final = Message(
    "this drawing holds {value}, which no drawing here may; take it out in the program that it was "
    "drawn with, or save the drawing as PNG",
    code="active-drawing",
)
DRAWING_WITH_PAGE: Final = Message(
    "this drawing holds a piece of a web page (<{value}>), which no drawing here may; turn it into "
    'text of the drawing (draw.io: without "Formatted Text"), or save the drawing as PNG',
    code="drawing-with-page",
)
DRAWING_FROM_ELSEWHERE: Final = Message(
    "this drawing takes a part from elsewhere ({value}), and would be seen without it; embed that "
    "part, or save the drawing as PNG",
    code="drawing-from-elsewhere",
)
DRAWING_WITH_FONT: Final = Message(
    "this drawing brings a font with it (@font-face), which no drawing here may; turn its text "
    "into paths (outlines), or save the drawing as PNG",
    code="drawing-with-font",
)
HEAVY_DRAWING: Final = Message(
    "this drawing has {value}, more than {most}; simplify it, or save it as PNG",
    code="heavy-drawing",
)
SIZE_OF_DRAWING: Final = Message(
    '{name}: expected {expected}, found "{value}"', code="size-of-drawing"
)
MOST_LOSSES: Final = 20


class Losses:
    """What is told of the drawing at a path from the project's root."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._problems: dict[tuple[str, str], Problem] = {}
        self.line = 1  # that of the element which is looked at

    def tell(self, message: Message, line: int | None = None, **values: object) -> None:
        """Remember a loss on a line, by default that of the element which is looked at."""
        problem = message.at(self._path, line or self.line, **values)
        if len(self._problems) < MOST_LOSSES:
            self._problems.setdefault((problem.code, problem.message), problem)

    @property
    def problems(self) -> list[Problem]:
        """All that was told."""
        return list(self._problems.values())
