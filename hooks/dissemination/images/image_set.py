"""The album: every picture that is published, with its sizes and formats, made once and kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path
from typing import Final

from PIL.Image import Image

from dissemination import urls
from dissemination.cache import Cache
from dissemination.images.decoded import decoded, is_graphic
from dissemination.images.encoded import (
    ENDINGS,
    FORMATS,
    Format,
    encoded,
    moving,
    narrowed,
    whole,
)
from dissemination.library.library import Library
from dissemination.problems import Problem
from dissemination.source.picture_files import NOT_A_PICTURE

WIDTHS: Final = (360, 720, 1080, 1440)
UNREADABLE: Final = (OSError, SyntaxError, ValueError, EOFError)


@dataclass(frozen=True)
class Source:
    """The same picture in a format: its MIME type, and address and width of each size."""

    type: str
    sizes: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Shown:
    """A picture as pages show it, by the address of its whole; no `sources` if it is published as
    it is, and no size if it has none. The last of the sources is in a format that all can read."""

    address: str
    width: int | None
    height: int | None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class _Facts:
    """What must be known of a picture before its files are made: in which formats its sizes are
    (none if it is published as it is), whether it is drawn, and the bytes of the whole."""

    digest: str
    formats: tuple[Format, ...]
    graphic: bool
    weight: int


class ImageSet:
    """The pictures of a library in a project's folder; `problems` are those that nobody can read,
    known when `weights` are."""

    def __init__(self, library: Library, root: Path, cache: Cache) -> None:
        self._library = library
        self._root = root
        self._cache = cache
        self._facts: dict[str, _Facts] = {}
        self.problems: list[Problem] = []

    @cached_property
    def places(self) -> Mapping[str, str]:
        """The public address of each picture by its path in the project's folder."""
        return places(self._library)

    @cached_property
    def weights(self) -> Mapping[str, int]:
        """The size in bytes of every picture of the library, of the published ones as published."""
        weights = {path: self._known(path).weight for path in self.places}
        return {**self._library.file_sizes, **weights}

    def shown(self, path: str) -> Shown:
        """A published picture, by its path in the project's folder."""
        address, size = self.places[path], self._library.pictures[path]
        width, height = size or (None, None)
        sources = tuple(
            Source(
                f"image/{form.lower()}", tuple((a, w) for a, f, w in self._sizes(path) if f == form)
            )
            for form in self._known(path).formats
        )
        return Shown(address, width, height, sources)

    def files(self) -> Iterator[tuple[str, Callable[[], bytes]]]:
        """Address of each file, and what makes its bytes when it is written."""
        for path, address in self.places.items():
            yield address, partial(self._whole, path)
            for sized, form, width in self._sizes(path):
                if sized != address:
                    yield sized, partial(self._sized, path, form, width)

    def _sizes(self, path: str) -> Iterator[tuple[str, Format, int]]:
        size = self._library.pictures[path]
        address = self.places[path]
        for form in self._known(path).formats if size else ():
            full = size[0] if size else 0
            widths = [*(w for w in WIDTHS if w < full), *([full] if full <= WIDTHS[-1] else [])]
            for width in widths:
                own = width == full and FORMATS[_ending(path)] == form
                ending = ENDINGS[form]
                yield address if own else urls.sized(address, width, ending), form, width

    def _known(self, path: str) -> _Facts:
        if path not in self._facts:
            content = (self._root / path).read_bytes()
            digest = blake2b(content, digest_size=20).hexdigest()
            try:
                told = json.loads(
                    self._cache.get_or_create(self._key(path, digest), partial(self._met, path))
                )
            except UNREADABLE:
                self.problems.append(NOT_A_PICTURE.at(path, 1))
                told = {"formats": [], "graphic": False, "weight": len(content)}
            facts = _Facts(digest, tuple(told["formats"]), told["graphic"], told["weight"])
            self._facts[path] = facts
        return self._facts[path]

    def _key(self, path: str, digest: str, *parts: object) -> str:
        size = self._library.pictures[path]
        return self._cache.key("picture", digest, _ending(path), size, *parts)

    def _met(self, path: str) -> bytes:
        """Meet a picture for the first time: look at its pixels, and make the whole."""
        content, size = (self._root / path).read_bytes(), self._library.pictures[path]
        ending = _ending(path)
        formats: list[Format] = []
        graphic = False
        if size is None or ending not in FORMATS:
            made = content
        elif (made := moving(content, ending) or b"") == b"":
            image = decoded(content, size)
            graphic = is_graphic(image)
            formats = ["WEBP", _common(image, graphic=graphic)]
            made = whole(content, ending, size, graphic=graphic)
        digest = blake2b(content, digest_size=20).hexdigest()
        self._cache.put(self._key(path, digest, "whole"), made)
        told = {"formats": formats, "graphic": graphic, "weight": len(made)}
        return json.dumps(told).encode()

    def _whole(self, path: str) -> bytes:
        facts = self._known(path)
        key = self._key(path, facts.digest, "whole")
        if (found := self._cache.get(key)) is None:
            self._met(path)
            found = self._cache.get(key)
        assert found is not None
        return found

    def _sized(self, path: str, form: Format, width: int) -> bytes:
        facts, size = self._known(path), self._library.pictures[path]
        assert size is not None

        def make() -> bytes:
            image = decoded((self._root / path).read_bytes(), size)
            return encoded(narrowed(image, width), form, graphic=facts.graphic)

        return self._cache.get_or_create(self._key(path, facts.digest, form, width), make)


def places(library: Library) -> dict[str, str]:
    """The public address of each picture by its path in the project's folder."""
    homes = {a.folder: a for a in library.entries.values() if a.path.endswith("/index.md")}
    found = {}
    for path in library.pictures:
        folder, _, file = path.rpartition("/")
        if home := homes.get(folder):
            found[path] = urls.item(home.kind, home.slug) + file
    for partner in library.partners.values():
        if partner.logo:
            found[f"data/{partner.logo}"] = urls.logo(partner.id, partner.logo)
    return found


def _ending(path: str) -> str:
    return path.rpartition(".")[2].lower()


def _common(image: Image, *, graphic: bool) -> Format:
    """The format beside WebP: PNG for what is drawn if it is transparent or smaller so."""
    if not graphic:
        return "JPEG"
    if image.mode == "RGBA":
        return "PNG"
    as_png, as_jpeg = (encoded(image, "PNG", graphic=True), encoded(image, "JPEG", graphic=True))
    return "PNG" if len(as_png) <= len(as_jpeg) else "JPEG"
