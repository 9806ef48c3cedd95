"""Every picture that is published, with its sizes and formats, each made once and cached."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path
from typing import Final

from PIL.Image import Image

from dissemination import urls
from dissemination.cache import Cache
from dissemination.file_names import on_disk
from dissemination.images.decoded import decoded, every_frame, is_graphic
from dissemination.images.encoded import (
    ENDINGS,
    FORMATS,
    Format,
    clean_animation,
    encoded,
    narrowed,
    published_bytes,
)
from dissemination.library.library import Library
from dissemination.model.picture_format import ending_of, published_name
from dissemination.problems import Problem
from dissemination.source.picture_files import NOT_A_PICTURE

WIDTHS: Final = (360, 720, 1080, 1440)
UNREADABLE: Final = (OSError, SyntaxError, ValueError, EOFError)


@dataclass(frozen=True)
class Source:
    """A picture in one format: its MIME type, and address and width in pixels of each size."""

    type: str
    sizes: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class ResponsiveImage:
    """What a page needs to show a picture: its address, its size in pixels (None for an SVG without
    one), and its `sources`, none if it is published in one size only. The last source is in a
    format that all browsers read."""

    address: str
    width: int | None
    height: int | None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class _Properties:
    """What is known of a picture before its files are made: the digest of its file, the formats of
    its sizes (none if it has no sizes), whether it is a drawing, and the bytes of the file
    published at its own address."""

    digest: str
    formats: tuple[Format, ...]
    graphic: bool
    weight: int


class ImageSet:
    """The pictures of a library in a project's folder."""

    def __init__(self, library: Library, root: Path, cache: Cache) -> None:
        self._library = library
        self._root = root
        self._cache = cache
        self._properties: dict[str, _Properties] = {}
        self._problems: list[Problem] = []

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """The public address of each picture by its path in the project's folder."""
        return picture_addresses(self._library)

    @cached_property
    def weights(self) -> Mapping[str, int]:
        """The bytes of each file of the library by its path; of pictures, as they are published."""
        weights = {path: self._properties_of(path).weight for path in self.addresses}
        return {**self._library.file_sizes, **weights}

    @property
    def problems(self) -> Sequence[Problem]:
        """A problem for each published picture that cannot be decoded; all are looked at."""
        _ = self.weights
        return self._problems

    def image(self, path: str) -> ResponsiveImage:
        """A published picture by its path in the project's folder. Raises KeyError for others."""
        address, size = self.addresses[path], self._library.pictures[path]
        width, height = size or (None, None)
        sources = tuple(
            Source(
                f"image/{form.lower()}", tuple((a, w) for a, f, w in self._sizes(path) if f == form)
            )
            for form in self._properties_of(path).formats
        )
        return ResponsiveImage(address, width, height, sources)

    def published(self, path: str) -> bytes:
        """The bytes at the own address of a picture, by its path in the project's folder."""
        return self._whole(path)

    def files(self) -> Iterator[tuple[str, Callable[[], bytes]]]:
        """The address of each file, with a function that gives its bytes."""
        for path, address in self.addresses.items():
            yield address, partial(self._whole, path)
            for sized, form, width in self._sizes(path):
                if sized != address:
                    yield sized, partial(self._sized, path, form, width)

    def _sizes(self, path: str) -> Iterator[tuple[str, Format, int]]:
        size = self._library.pictures[path]
        address = self.addresses[path]
        for form in self._properties_of(path).formats if size else ():
            full = size[0] if size else 0
            widths = [*(w for w in WIDTHS if w < full), *([full] if full <= WIDTHS[-1] else [])]
            for width in widths:
                own = width == full and FORMATS[_ending(path)] == form
                ending = ENDINGS[form]
                yield address if own else urls.sized(address, width, ending), form, width

    def _properties_of(self, path: str) -> _Properties:
        if path not in self._properties:
            content = on_disk(self._root, path).read_bytes()
            digest = blake2b(content, digest_size=20).hexdigest()
            try:
                fields = json.loads(
                    self._cache.get_or_create(self._key(path, digest), partial(self._examine, path))
                )
            except UNREADABLE:
                self._problems.append(NOT_A_PICTURE.at(path, 1))
                fields = {"formats": [], "graphic": False, "weight": len(content)}
            properties = _Properties(
                digest, tuple(fields["formats"]), fields["graphic"], fields["weight"]
            )
            self._properties[path] = properties
        return self._properties[path]

    def _key(self, path: str, digest: str, *parts: object) -> str:
        size = self._library.pictures[path]
        return self._cache.key("picture", digest, _ending(path), size, *parts)

    def _examine(self, path: str) -> bytes:
        """Decode a picture, cache its published bytes, and return its properties as JSON."""
        content, size = on_disk(self._root, path).read_bytes(), self._library.pictures[path]
        ending = _ending(path)
        formats: list[Format] = []
        graphic = False
        if size is None or ending not in FORMATS:
            published = every_frame(content) if ending == "gif" else content
        elif (published := clean_animation(content, ending) or b"") == b"":
            image = decoded(content, size)
            graphic = is_graphic(image)
            formats = ["WEBP", _fallback_format(image, graphic=graphic)]
            published = published_bytes(content, ending, size, graphic=graphic)
        digest = blake2b(content, digest_size=20).hexdigest()
        self._cache.put(self._key(path, digest, "whole"), published)
        fields = {"formats": formats, "graphic": graphic, "weight": len(published)}
        return json.dumps(fields).encode()

    def _whole(self, path: str) -> bytes:
        properties = self._properties_of(path)
        key = self._key(path, properties.digest, "whole")
        if (content := self._cache.get(key)) is None:
            self._examine(path)
            content = self._cache.get(key)
        assert content is not None
        return content

    def _sized(self, path: str, form: Format, width: int) -> bytes:
        properties, size = self._properties_of(path), self._library.pictures[path]
        assert size is not None

        def make() -> bytes:
            image = decoded(on_disk(self._root, path).read_bytes(), size)
            return encoded(narrowed(image, width), form, graphic=properties.graphic)

        return self._cache.get_or_create(self._key(path, properties.digest, form, width), make)


def picture_addresses(library: Library) -> dict[str, str]:
    """The public address of each picture by its path in the project's folder."""
    owners = {e.folder: e for e in library.entries.values() if e.path.endswith("/index.md")}
    addresses = {}
    for path in library.pictures:
        folder, _, file = path.rpartition("/")
        if owner := owners.get(folder):
            addresses[path] = urls.picture(owner.kind, owner.slug, file)
    for partner in library.partners.values():
        if partner.logo:
            addresses[partner.logo_path] = urls.logo(partner.id, partner.logo)
    return addresses


def _ending(path: str) -> str:
    """The ending with which a picture is published, in small letters."""
    return ending_of(published_name(path))


def _fallback_format(image: Image, *, graphic: bool) -> Format:
    """The format beside WebP: JPEG, but PNG for a drawing that is transparent or smaller so."""
    if not graphic:
        return "JPEG"
    if image.mode == "RGBA":
        return "PNG"
    as_png, as_jpeg = (encoded(image, "PNG", graphic=True), encoded(image, "JPEG", graphic=True))
    return "PNG" if len(as_png) <= len(as_jpeg) else "JPEG"
