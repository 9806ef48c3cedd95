"""The facts of a page from one walk through it: plain data that the workers of a run share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pydantic import TypeAdapter

from tests.support.views import View


@dataclass(frozen=True)
class Appearance:
    """The text of a page, and by how many pixels it scrolls sideways."""

    text: str
    sideways: int


@dataclass(frozen=True)
class Width:
    """A page in a window of a width, with JavaScript and without."""

    px: int
    scripted: Appearance
    plain: Appearance


@dataclass(frozen=True)
class PageFacts:
    """A page: its address on the site and the root of that, its first view, its appearance, and
    what each script of `tests/support/scripts` finds wrong with it."""

    at: str
    root: str
    view: View
    widths: tuple[Width, ...]
    paper: tuple[str, ...]
    moving: tuple[str, ...]
    focus: tuple[str, ...]
    forced: tuple[str, ...]
    spaced: tuple[str, ...]


AS_JSON: Final = TypeAdapter(tuple[PageFacts, ...])
