"""The image set: every picture that is published, in its sizes and formats."""

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
class ResponsiveImage:
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
        weights = {path: self._facts_of(path).weight for path in self.places}
        return {**self._library.file_sizes, **weights}

    def image(self, path: str) -> ResponsiveImage:
        """A published picture, by its path in the project's folder."""
        address, size = self.places[path], self._library.pictures[path]
        width, height = size or (None, None)
        sources = tuple(
            Source(
                f"image/{form.lower()}", tuple((a, w) for a, f, w in self._sizes(path) if f == form)
            )
            for form in self._facts_of(path).formats
        )
        return ResponsiveImage(address, width, height, sources)

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
        for form in self._facts_of(path).formats if size else ():
            full = size[0] if size else 0
            widths = [*(w for w in WIDTHS if w < full), *([full] if full <= WIDTHS[-1] else [])]
            for width in widths:
                own = width == full and FORMATS[_ending(path)] == form
                ending = ENDINGS[form]
                yield address if own else urls.sized(address, width, ending), form, width

    def _facts_of(self, path: str) -> _Facts:
        if path not in self._facts:
            content = (self._root / path).read_bytes()
            digest = blake2b(content, digest_size=20).hexdigest()
            try:
                facts = json.loads(
                    self._cache.get_or_create(self._key(path, digest), partial(self._examine, path))
                )
            except UNREADABLE:
                self.problems.append(NOT_A_PICTURE.at(path, 1))
                facts = {"formats": [], "graphic": False, "weight": len(content)}
            self._facts[path] = _Facts(
                digest, tuple(facts["formats"]), facts["graphic"], facts["weight"]
            )
        return self._facts[path]

    def _key(self, path: str, digest: str, *parts: object) -> str:
        size = self._library.pictures[path]
        return self._cache.key("picture", digest, _ending(path), size, *parts)

    def _examine(self, path: str) -> bytes:
        """Facts about a picture as JSON, from its pixels; puts its whole into the cache."""
        content, size = (self._root / path).read_bytes(), self._library.pictures[path]
        ending = _ending(path)
        formats: list[Format] = []
        graphic = False
        if size is None or ending not in FORMATS:
            published = content
        elif (published := moving(content, ending) or b"") == b"":
            image = decoded(content, size)
            graphic = is_graphic(image)
            formats = ["WEBP", _common(image, graphic=graphic)]
            published = whole(content, ending, size, graphic=graphic)
        digest = blake2b(content, digest_size=20).hexdigest()
        self._cache.put(self._key(path, digest, "whole"), published)
        facts = {"formats": formats, "graphic": graphic, "weight": len(published)}
        return json.dumps(facts).encode()

    def _whole(self, path: str) -> bytes:
        facts = self._facts_of(path)
        key = self._key(path, facts.digest, "whole")
        if (content := self._cache.get(key)) is None:
            self._examine(path)
            content = self._cache.get(key)
        assert content is not None
        return content

    def _sized(self, path: str, form: Format, width: int) -> bytes:
        facts, size = self._facts_of(path), self._library.pictures[path]
        assert size is not None

        def make() -> bytes:
            image = decoded((self._root / path).read_bytes(), size)
            return encoded(narrowed(image, width), form, graphic=facts.graphic)

        return self._cache.get_or_create(self._key(path, facts.digest, form, width), make)


def places(library: Library) -> dict[str, str]:
    """The public address of each picture by its path in the project's folder."""
    folders = {e.folder: e for e in library.entries.values() if e.path.endswith("/index.md")}
    addresses = {}
    for path in library.pictures:
        folder, _, file = path.rpartition("/")
        if entry := folders.get(folder):
            addresses[path] = urls.item(entry.kind, entry.slug) + file
    for partner in library.partners.values():
        if partner.logo:
            addresses[f"data/{partner.logo}"] = urls.logo(partner.id, partner.logo)
    return addresses


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
