"""Every picture that is published, with its sizes and formats, each made once and cached."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import astuple, dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Final

from dissemination import urls
from dissemination.cache import Cache
from dissemination.file_names import on_disk
from dissemination.images.decoded import pixels
from dissemination.images.encoded import ENDINGS
from dissemination.images.made import WHOLE, Made, Offer, Order, file_digest, made
from dissemination.images.places import TEXT, logo_widths, portrait_widths
from dissemination.images.side_by_side import Task, side_by_side
from dissemination.library.data_pictures import lead_picture, portraits
from dissemination.library.library import Library
from dissemination.library.weight import Weight
from dissemination.model.picture_format import ending_of, published_name
from dissemination.output import Output, SourceChangedError
from dissemination.problems import Problem
from dissemination.source.picture_files import MOST_PIXELS, NOT_A_PICTURE, UNREADABLE

CHANGED: Final = (
    "nothing was published: {path} was changed while the site was built, and something emptied "
    ".cache/, so build again"
)


@dataclass(frozen=True)
class Source:
    """A picture in one format: its MIME type, and address and width in pixels of each size."""

    type: str
    sizes: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class ResponsiveImage:
    """What a page needs to show a picture: its address, its size in pixels (None for an SVG without
    one), address and width in pixels of each of its `sizes` in formats that all browsers read, and
    `sources` in others. A picture that is offered in one size only has neither."""

    address: str
    width: int | None
    height: int | None
    sizes: tuple[tuple[str, int], ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class _Picture:
    """What is known of a picture that was made: the digest of its file, the bytes published at its
    own address, and what is offered in WebP and in formats that all browsers read."""

    digest: str
    weight: int
    webp: tuple[Offer, ...] = ()
    common: tuple[Offer, ...] = ()

    @classmethod
    def of(cls, digest: str, record: bytes) -> _Picture:
        """The picture whose file has a digest, from its record."""
        weight, *offered = json.loads(record)
        return cls(digest, weight, *(tuple(Offer(*each) for each in offers) for offers in offered))


def _record(picture: Made) -> bytes:
    """What is kept of a picture beside its files."""
    offered = [[astuple(offer) for offer in offers] for offers in (picture.webp, picture.common)]
    return json.dumps([len(picture.files[WHOLE]), *offered]).encode()


class ImageSet:
    """The pictures of a library in a project's folder, made by so many workers at a time. Those of
    people are not kept, so that nothing of one is left behind when it may no longer be shown."""

    def __init__(
        self, library: Library, root: Path, cache: Cache, workers: int = os.cpu_count() or 1
    ) -> None:
        self._library = library
        self._root = root
        self._cache = cache
        self._workers = workers
        self._problems: list[Problem] = []
        self._unkept: dict[str, Made] = {}  # pictures of people by their paths

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """The public address of each picture by its path in the project's folder."""
        return picture_addresses(self._library)

    @cached_property
    def weights(self) -> Mapping[str, Weight]:
        """The weight of each file of the library by its path; of pictures, as they are published.
        Sizes and formats follow from a picture's file."""
        files = {path: Weight(size) for path, size in self._library.file_sizes.items()}
        pictures = {path: self._pictures[path] for path in self.addresses}
        return {**files, **{path: Weight(p.weight, p.digest) for path, p in pictures.items()}}

    @property
    def problems(self) -> Sequence[Problem]:
        """A problem for each published picture that cannot be decoded; all are made."""
        _ = self._pictures
        return sorted(self._problems)

    def image(self, path: str) -> ResponsiveImage:
        """A published picture by its path in the project's folder. Raises KeyError for others."""
        address, size = self.addresses[path], self._library.pictures[path]
        width, height = size or (None, None)
        webp, common = (
            tuple((_address(address, offer), offer.width) for offer in offers)
            for offers in (self._pictures[path].webp, self._pictures[path].common)
        )
        sources = (Source("image/webp", webp),) if webp else ()
        return ResponsiveImage(address, width, height, common, sources)

    def published(self, path: str) -> bytes:
        """The bytes at the own address of a picture, by its path in the project's folder."""
        return self._file(path, WHOLE)

    def files(self) -> Iterator[Output]:
        """Every published file of a picture."""
        for path, address in self.addresses.items():
            yield self._output(path, address, WHOLE)
            for offer in (*self._pictures[path].webp, *self._pictures[path].common):
                if not offer.whole:
                    yield self._output(path, _address(address, offer), offer.part)

    def _output(self, path: str, address: str, part: str) -> Output:
        key = self._key(path, self._pictures[path].digest, part)
        return Output(address, partial(self._file, path, part), key)

    @cached_property
    def _pictures(self) -> dict[str, _Picture]:
        """What is known of each picture by its path, when all are made."""
        pictures, digests = {}, self._digests()
        for path, digest in digests.items():
            if record := self._cache.get(self._key(path, digest)):
                pictures[path] = _Picture.of(digest, record)
        missing = [self._task(path) for path in self.addresses if path not in pictures]
        for path, outcome in side_by_side(missing, self._workers, MOST_PIXELS):
            try:
                pictures[path] = self._kept(path, outcome.result())
            except UNREADABLE:
                self._problems.append(NOT_A_PICTURE.at(path, 1))
                pictures[path] = _Picture(digests[path], self._library.file_sizes[path])
        return pictures

    def _digests(self) -> dict[str, str]:
        """The digest of each file by its path."""
        with ThreadPoolExecutor(self._workers) as pool:
            digests = pool.map(
                lambda path: file_digest(self._order(path).file.read_bytes()), self.addresses
            )
            return dict(zip(self.addresses, digests, strict=True))

    def _task(self, path: str) -> Task[Made]:
        order = self._order(path)
        held = 0
        with suppress(*UNREADABLE):  # the work itself will tell
            held = pixels(order.file) if order.size else 0
        return Task(path, held, partial(made, order))

    def _order(self, path: str) -> Order:
        size = self._library.pictures[path]
        is_logo = path.startswith("data/") and path != lead_picture(self._library)
        widths = logo_widths(size) if is_logo else TEXT
        if path in self._portraits:
            widths = portrait_widths(size)
        ending = ending_of(published_name(path))
        return Order(on_disk(self._root, path), ending, size, widths)

    @cached_property
    def _portraits(self) -> frozenset[str]:
        return portraits(self._library)

    def _key(self, path: str, digest: str, part: str = "") -> str:
        """The key of a part of a picture, or of its record."""
        order = self._order(path)
        return self._cache.key("picture", digest, order.ending, order.size, order.widths, part)

    def _kept(self, path: str, picture: Made) -> _Picture:
        """What is known of a picture that was just made, when all of it is kept, but for the files
        of a person's."""
        if path in self._portraits:
            self._unkept[path] = picture
        else:
            for part, content in picture.files.items():
                self._cache.put(self._key(path, picture.digest, part), content)
        record = self._cache.put(self._key(path, picture.digest), _record(picture))
        self._cache.keep()
        return _Picture.of(picture.digest, record)

    def _file(self, path: str, part: str) -> bytes:
        """The bytes of a part of a picture, which is made again if the cache has lost it. Raises
        SourceChangedError if its file is another by then."""
        digest = self._pictures[path].digest
        if path in self._unkept:
            return self._unkept[path].files[part]
        content = self._cache.get(self._key(path, digest, part))
        if content is None:
            order = self._order(path)
            if file_digest(order.file.read_bytes()) != digest:
                raise SourceChangedError(CHANGED.format(path=path))
            picture = made(order)
            self._kept(path, picture)
            content = picture.files[part]
        return content


def picture_addresses(library: Library) -> dict[str, str]:
    """The public address of each picture by its path in the project's folder."""
    owners = {e.folder: e for e in library.entries.apart.values() if e.path.endswith("/index.md")}
    addresses = {}
    for path in library.pictures:
        folder, _, file = path.rpartition("/")
        if owner := owners.get(folder):
            addresses[path] = urls.picture(owner.kind, owner.slug, file)
    return {**addresses, **library.data_pictures}


def _address(picture: str, offer: Offer) -> str:
    """The address of a file of the picture at an address."""
    return picture if offer.whole else urls.sized(picture, offer.width, ENDINGS[offer.form])
