"""Where each text of a card stands, and how large: the same as in `../typst/card.typ`.

Positions and sizes are in pixels, from the left and top of the card.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from dissemination.locale.locale import Locale
from dissemination.publication.cards.face import Face, face
from dissemination.publication.cards.text_run import TextRun

LEFT: Final = 76
WIDTH: Final = 720
LEADING: Final = 0.36  # between lines, of the size of the text
KIND: Final = (64, 30)  # top and size
TITLE: Final = (118, 310)  # top and height; the title stands in the middle of it
TITLE_SIZES: Final = (84, 76, 68, 60, 54, 48)
TITLE_LINES: Final = 3
LINE_TOP: Final = 446
LINE_SIZES: Final = ((30, 2), (26, 3), (22, 3))  # with the lines that have room at each
ACRONYM: Final = (124, 576, 34, 32)  # left, top, height and size
ACRONYM_WIDTH: Final = 1000
# Languages that say a hyphen again at the beginning of the next line.
HYPHEN_TWICE: Final = {"cs", "dsb", "es", "hr", "hsb", "pl", "pt", "sk", "sl"}


class UnsettableError(Exception):
    """Raised where a text needs a shaper, or has no place by words."""


@dataclass(frozen=True)
class Line:
    """A line of a text; `baseline` is that on which it stands, `size` that of its face, and
    `inks` names its colour and that of the ground."""

    face: Face
    run: TextRun
    start: int
    end: int
    size: int
    left: float
    baseline: float
    inks: tuple[str, str]


def lines(texts: Mapping[str, str]) -> Iterator[Line]:
    """The lines of a card from its texts (see `Cards.drawn`) but that of the acronym. Raises
    UnsettableError."""
    kind, title = texts["kind"], texts["title"]
    if kind and title:
        top, size = KIND
        yield from _lines(Paragraph("bold", kind, "en"), size, top, ("water-deep", "pool"))
    if title or kind:
        yield from _title(title or kind, texts["language"])
    if line := texts["line"]:
        paragraph = Paragraph("regular", line, "en")
        fitting = (size for size, most in LINE_SIZES if len(paragraph.lines(size)) <= most)
        if not (size := next(fitting, 0)):
            raise UnsettableError(line)
        yield from _lines(paragraph, size, LINE_TOP, ("ink", "pool"))


def acronym_line(acronym: str) -> Iterator[Line]:
    """The line of the acronym of a project, none for an empty one. Raises UnsettableError."""
    left, top, height, size = ACRONYM
    if acronym:
        paragraph = Paragraph("bold", acronym, "en", ACRONYM_WIDTH)
        if len(paragraph.lines(size)) > 1:
            raise UnsettableError(acronym)
        down = (height - paragraph.height(size, 1)) / 2
        yield from _lines(paragraph, size, top + down, ("ink", "paper"), left)


class Paragraph:
    """A text in a face, at most `width` wide. Raises UnsettableError."""

    def __init__(self, name: str, text: str, language: str, width: int = WIDTH) -> None:
        self.face = face(name)
        run = self.face.run(text, language)
        if run is None:
            raise UnsettableError(text)
        self.run = run
        self._width = width
        self._lines: dict[int, list[tuple[int, int]]] = {}

    def has_room(self, size: int) -> bool:
        """Whether each word has room in a line."""
        return self.run.widest_word <= self._available(size)

    def lines(self, size: int) -> list[tuple[int, int]]:
        """The glyphs of each line in a size. Raises UnsettableError if a word has no room."""
        if not self.has_room(size):
            raise UnsettableError(self.run.glyphs)
        if size not in self._lines:
            self._lines[size] = self.run.lines(self._available(size))
        return self._lines[size]

    def height(self, size: int, count: int) -> float:
        """The height of lines, from the capitals of the first to the foot of the last."""
        cap = self.face.cap_height / self.face.units
        return size * (count * cap + (count - 1) * LEADING)

    def _available(self, size: int) -> float:
        return self._width * self.face.units / size


def _title(text: str, language: str) -> Iterator[Line]:
    if Locale(language).direction == "rtl":
        raise UnsettableError(text)
    paragraph = Paragraph("title", text, language)
    fitting = (size for size in TITLE_SIZES if paragraph.has_room(size) and _fits(paragraph, size))
    size = next(fitting, TITLE_SIZES[-1])
    if not _fits(paragraph, size):
        paragraph = _beginning(text, language, size)
    top, height = TITLE
    spans = paragraph.lines(size)
    has_hyphen = any(paragraph.run.glyphs[end - 1] == "-" for _, end in spans[:-1])
    if has_hyphen and language in HYPHEN_TWICE:
        raise UnsettableError(text)
    down = (height - paragraph.height(size, len(spans))) / 2
    yield from _lines(paragraph, size, top + down, ("ink", "pool"))


def _fits(paragraph: Paragraph, size: int) -> bool:
    return len(paragraph.lines(size)) <= TITLE_LINES


def _beginning(text: str, language: str, size: int) -> Paragraph:
    """The longest beginning of a title that fits, cut at a word."""
    low, high = 0, len(text)
    while low + 1 < high:
        middle = (low + high) // 2
        if _fits(Paragraph("title", f"{text[:middle].rstrip()}…", language), size):
            low = middle
        else:
            high = middle
    beginning, _, _ = text[:low].rpartition(" ")
    return Paragraph("title", f"{beginning or text[:low]}…", language)


def _lines(
    paragraph: Paragraph, size: int, top: float, inks: tuple[str, str], left: int = LEFT
) -> Iterator[Line]:
    for number, (start, end) in enumerate(paragraph.lines(size), 1):
        baseline = top + paragraph.height(size, number)
        yield Line(paragraph.face, paragraph.run, start, end, size, left, baseline, inks)
