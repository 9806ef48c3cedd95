"""Rules for the bytes of a page's first view, as far as its files show them: the page and its style
sheets and scripts in gzip, its fonts, and the pictures that a phone or a desk would load."""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from dissemination.rules.finding import Breach
from dissemination.rules.link import candidates
from dissemination.rules.page import Page, Picture
from dissemination.rules.site import LOST, Site

# Bytes on the wire. A news item, an event or a practice is one text; any other page may be a list
# that grows with the data, and has a limit that only a fault reaches. Names in other scripts bring
# their fonts, and what an officer writes of may be shown by a photograph as large as the album
# makes one.
ARTICLE: Final = 40_000
PAGE: Final = 150_000
FRAME: Final = 60_000
FONTS: Final = 120_000
PICTURES: Final = 600_000
VIEWS: Final = (360, 1440)  # CSS pixels: a phone and a desk
REM: Final = 16
FACE: Final = re.compile(r"@font-face\s*{([^}]*)}")
RANGE: Final = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", re.IGNORECASE)
CONDITION: Final = re.compile(r"\(\s*(min|max)-width:\s*(\d+(?:\.\d+)?)(px|em|rem)\s*\)\s*(.*)")
WIDE: Final = re.compile(r"[0-9]{1,9}w")
LENGTH: Final = re.compile(r"(\d+(?:\.\d+)?|\.\d+)(px|em|rem|vw)")


def heavy_pages(site: Site) -> Iterator[Breach]:
    """A page whose first view breaks a budget."""
    scale = _Scale(site)
    for at, page in site.full_pages.items():
        for part, weight, most in scale.budgets(at, page):
            if weight > most:
                message = f"{part} {_rounded(weight)} kB, at most {most // 1000} are allowed"
                yield Breach(site.file_of(at), message)


def _rounded(weight: int) -> int:
    return -(-weight // 1000)


@dataclass
class _Scale:
    """Weighs pages; what many pages share is weighed once, in bytes."""

    site: Site
    _packed: dict[str, int] = field(default_factory=dict)
    _faces: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def budgets(self, at: str, page: Page) -> Iterator[tuple[str, int, int]]:
        """For each part of a page: its name in a message, its bytes, and the most that are
        allowed."""
        most = ARTICLE if page.is_article else PAGE
        own = _packed(page.source.encode("utf-8", "replace"), most)
        styles = self._files(at, page, "href of <link>", ".css")
        scripts = self._files(at, page, "src of <script>", ".js")
        fonts = sum(map(self._size, self._fonts(styles, page)))
        pictures = max(self._pictures(at, page, width) for width in VIEWS)
        yield "the page itself has", own, most
        yield "its style sheets and scripts have", sum(map(self._weight, styles | scripts)), FRAME
        yield "its fonts have", fonts, FONTS
        yield "the pictures that it loads at once have", pictures, PICTURES

    def _files(self, at: str, page: Page, element: str, ending: str) -> set[str]:
        addresses = (link.address for link in page.links if link.element == element and link.loads)
        return {path for a in addresses if (path := self._path(at, a)) and path.endswith(ending)}

    def _path(self, at: str, address: str) -> str | None:
        whole = self.site.joined(at, address.strip())
        path = self.site.path(whole) if whole else None
        return path if path in self.site.files else None

    def _weight(self, file: str) -> int:
        if file not in self._packed:
            self._packed[file] = _packed(self.site.content(file))
        return self._packed[file]

    def _size(self, file: str) -> int:
        return (self.site.folder / file).stat().st_size

    def _fonts(self, styles: set[str], page: Page) -> set[str]:
        """The fonts that have a character of the page, by the ranges of its style sheets."""
        characters = "".join(sorted(set(page.text)))
        return {
            font
            for style in styles
            for font, characters_of_font in self._faces_of(style)
            if re.search(characters_of_font, characters)
        }

    def _faces_of(self, style: str) -> list[tuple[str, str]]:
        if style not in self._faces:
            self._faces[style] = list(self._read_faces(style))
        return self._faces[style]

    def _read_faces(self, style: str) -> Iterator[tuple[str, str]]:
        for face in FACE.findall(self.site.text(style)):
            address = re.search(r"""url\(\s*["']?([^"')]+)""", face)
            if address and (font := self._path(style, address[1])):
                ranges = RANGE.findall(face.partition("unicode-range")[2])
                yield font, _pattern(ranges) if ranges else ""

    def _pictures(self, at: str, page: Page, width: int) -> int:
        """The bytes of the pictures that a view of this width loads at once, each file once."""
        if at == LOST:
            return 0
        files = {
            path
            for picture in page.pictures
            if picture.get("loading") != "lazy"
            and (path := self._path(at, current_source(picture, width)))
        }
        return sum(self._weight(f) if f.endswith(".svg") else self._size(f) for f in files)


def _pattern(ranges: list[tuple[str, str]]) -> str:
    """A class of characters, from the ranges of a font."""
    points = [(int(first, 16), int(last or first, 16)) for first, last in ranges]
    points = [(first, last) for first, last in points if first <= last <= sys.maxunicode]
    if not points:
        return "(?!)"
    return "[" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in points) + "]"


def current_source(picture: Picture, width: int) -> str:
    """The address that a browser selects for a picture in a view of this width, in CSS pixels, on a
    screen with one dot to the pixel (HTML 4.8.4.3)."""
    for source in (*picture.sources, picture.attributes):
        listed = candidates(source.get("srcset", ""))
        if listed and _applies(source.get("media", ""), width):
            return _fitting(listed, slot(source.get("sizes", "100vw"), width))
    return picture.get("src") or ""


def _fitting(listed: list[tuple[str, str]], width: float) -> str:
    """The narrowest picture that is wide enough, else the widest; the first if none has a width."""
    wide = sorted((int(d[:-1]), address) for address, d in listed if WIDE.fullmatch(d))
    if not wide:
        return listed[0][0]
    return next((fitting for fitting in wide if fitting[0] >= width), wide[-1])[1]


def slot(sizes: str, width: int) -> float:
    """The width at which `sizes` shows a picture in a view of this width, in CSS pixels."""
    for part in sizes.split(","):
        condition = CONDITION.match(part.strip())
        if condition is None:
            return _pixels(part, width)
        if _applies(part, width):
            return _pixels(condition[4], width)
    return float(width)


def _applies(media: str, width: int) -> bool:
    condition = CONDITION.match(media.strip())
    if condition is None:
        return True
    limit = float(condition[2]) * (1 if condition[3] == "px" else REM)
    return width >= limit if condition[1] == "min" else width <= limit


def _pixels(length: str, width: int) -> float:
    match = LENGTH.search(length)
    if match is None:
        return float(width)
    return float(match[1]) * {"px": 1, "em": REM, "rem": REM, "vw": width / 100}[match[2]]


def _packed(content: bytes, most: int = 0) -> int:
    """The size in gzip; where that is below `most` anyhow, an upper bound of it."""
    quick = len(zlib.compress(content, 1))
    return quick if quick <= most else len(zlib.compress(content, 6))
